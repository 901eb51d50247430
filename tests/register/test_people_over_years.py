"""The people of a household over its lists: who came, from where, who is gone and where to."""

from pathlib import Path

from ravo.register.lists import PEOPLE
from ravo.register.people_over_years import PersonStay, people_over_years
from ravo.register.store import address_of, reading
from support.register_homes import add, home, made_list, person

AN = person("Nguyễn An", 1970, "087070000001")
BA = person("Nguyễn Thị Ba", 2001, "087070000002")
HAI = person("Trần Hai", 1960, "087070000003")
TU = person("Trần Thị Tư", 1999, "087070000004")


def people_of(path: str, code: str) -> tuple[PersonStay, ...]:
    with reading(address_of(path)) as connection:
        return people_over_years(connection, f"30169/2021/{code}")


def test_a_person_who_moves_is_gone_from_one_household_and_came_to_the_other(
    tmp_path: Path,
) -> None:
    path = str(tmp_path / "so.sqlite")
    add(path, made_list([home("H1", AN, BA), home("H2", HAI)], "2021"))
    add(path, made_list([home("H1", AN), home("H2", HAI, BA)], "2022"))
    add(path, made_list([home("H1", AN, TU), home("H2", HAI, BA)], "2023"))
    one, other = (people_of(path, code) for code in ("H1", "H2"))
    assert [(stay.name, stay.periods, stay.came, stay.gone) for stay in one] == [
        ("Nguyễn An", ("2021", "2022", "2023"), None, None),
        ("Nguyễn Thị Ba", ("2021",), None, "2022"),
        ("Trần Thị Tư", ("2023",), "2023", None),
    ]
    gone_to = one[1].gone_to
    assert gone_to is not None
    assert gone_to.code == "H2"
    assert one[2].came_from is None
    came_from = other[1].came_from
    assert (other[1].came, other[1].gone) == ("2022", None)
    assert came_from is not None
    assert came_from.code == "H1"


def test_a_person_who_comes_back_is_not_gone(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    for year, people in (("2021", (AN, BA)), ("2022", (AN,)), ("2023", (AN, BA))):
        add(path, made_list([home("H1", *people), home("H2", HAI)], year))
    stay = people_of(path, "H1")[1]
    assert (stay.name, stay.periods) == ("Nguyễn Thị Ba", ("2021", "2023"))
    assert (stay.came, stay.gone) == (None, None)


def test_lists_without_numbers_have_the_same_people(tmp_path: Path) -> None:
    """Results have no citizen numbers, surveys have: a person is one over both."""
    path = str(tmp_path / "so.sqlite")
    bare = [person("Nguyễn An", 1970), person("Nguyễn Thị Ba", 2001)]
    add(path, made_list([home("H1", *bare), home("H2", HAI)], "2021"))
    add(path, made_list([home("H1", AN, BA), home("H2", HAI)], "2022"))
    add(path, made_list([home("H1", AN), home("H2", HAI, BA)], "2023"))
    add(path, made_list([home("H1", bare[0]), home("H2", HAI, bare[1])], "2024"))
    one, two = people_of(path, "H1")
    assert one.periods == ("2021", "2022", "2023", "2024")
    assert one.citizen_id == AN[PEOPLE.index("citizen_id")]
    assert (one.came, one.gone) == (None, None)
    assert (two.periods, two.came, two.gone) == (("2021", "2022"), None, "2023")
    assert two.gone_to is not None
    assert two.gone_to.code == "H2"
    assert people_of(path, "H2")[1].periods == ("2023", "2024")


def test_a_person_is_elsewhere_from_the_list_that_has_them_there(tmp_path: Path) -> None:
    """Also where their first household is in no list after they left it."""
    path = str(tmp_path / "so.sqlite")
    add(path, made_list([home("H1", BA), home("H2", HAI)], "2021"))
    add(path, made_list([home("H2", HAI, BA)], "2022"))
    (stay,) = people_of(path, "H1")
    assert stay.gone == "2022"
    assert stay.gone_to is not None


def test_a_number_that_two_of_a_list_have_makes_them_nobody_else(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    twin = person("Nguyễn Bình", 1972, "087070000001")
    for year in ("2021", "2022"):
        add(path, made_list([home("H1", AN, twin)], year))
    assert [(stay.name, stay.periods) for stay in people_of(path, "H1")] == [
        ("Nguyễn An", ("2021", "2022")),
        ("Nguyễn Bình", ("2021", "2022")),
    ]


def test_children_without_a_number_move_with_who_has_one(tmp_path: Path) -> None:
    """A child of another name, or who lives elsewhere, is nobody of the household."""
    path = str(tmp_path / "so.sqlite")
    child, other = person("Trần Bé", 2015), person("Trần Khác", 2016)
    add(path, made_list([home("H1", AN, BA, child), home("H2", HAI)], "2021"))
    gone = home("H1", departed=1, klass="undetermined", change_reason="Nhập hộ", origin_code="H2")
    after = [(gone[0], ()), home("H2", HAI, AN, BA, child, other), home("H3", TU, child)]
    add(path, made_list(after, "2022"))
    stays = {stay.name: stay for stay in people_of(path, "H1")}
    moved = {name: stay.gone_to and stay.gone_to.code for name, stay in stays.items()}
    assert moved == {"Nguyễn An": "H2", "Nguyễn Thị Ba": "H2", "Trần Bé": "H2"}
    came = {stay.name: stay.came_from and stay.came_from.code for stay in people_of(path, "H2")}
    assert (came["Trần Bé"], came["Trần Khác"]) == ("H1", None)
