"""Adding lists to a register, on both databases."""

from support.register_homes import add, dump, home, made_list, person

AN = person("Nguyễn Văn An", 1970, "087070000001")
BA = person("Trần Thị Ba", 1980, "087080000002")


def test_register_add_pairs_with_the_period_before(register: str) -> None:
    add(register, made_list([home("H1", AN), home("H2", BA)], "2023"))
    found = add(register, made_list([home("H1", AN), home("H3")], "2024"))
    counts = (found.added, found.unchanged, found.paired, found.new, found.left)
    assert counts == (2, 0, 1, 1, 1)


def test_register_same_list_twice_changes_nothing(register: str) -> None:
    one = made_list([home("H1", AN)], "2023")
    add(register, one)
    before = dump(register)
    found = add(register, one)
    assert (found.batch, found.unchanged, dump(register)) == (None, 1, before)
