"""What `add` counts of a list whose contents the register has already, among contradicting ones."""

from pathlib import Path

from support.register_homes import add, home, made_list, person
from support.register_unions import merge

HEAD = person("Trần Văn An", 1960)
OTHER = person("Lê Thị Bi", 1962)


def test_a_list_that_is_chosen_among_two_is_counted_as_in_a_register_of_its_own(
    tmp_path: Path,
) -> None:
    before = made_list([home("H1", HEAD), home("H2", OTHER)], "2023")
    chosen = made_list([home("H1", HEAD), home("H3", person("Võ Cam", 1990))], "2024")
    one, other = (str(tmp_path / f"{name}.sqlite") for name in "ab")
    add(one, before)
    alone = add(one, chosen)
    add(other, before)
    add(other, made_list([home("H1", HEAD, klass="near_poor")], "2024"))
    merge(one, other)
    again = add(one, chosen, replacing=True)
    assert (alone.paired, alone.new, alone.left) == (1, 1, 1)
    assert (again.paired, again.new, again.left) == (1, 1, 1)
