"""A yearly list added to a register whose figures are those of another year of the commune."""

from ravo.register.added import AddedLists
from support.register_homes import Home, add, home, made_list, person


def homes(first: float = 100.0, letter: str = "H") -> list[Home]:
    people = [person(f"Nguyễn Văn {at}", 1950 + at, f"0870{at:08}") for at in range(25)]
    return [home(f"{letter}{at}", one, value=first + at) for at, one in enumerate(people)]


def named(added: AddedLists) -> list[tuple[object, ...]]:
    """Return commune, periods and households of each warning."""
    found = [fault.params for fault in added.faults if fault.code == "RV-1538"]
    return [tuple(one[name] for name in ("commune", "old", "new", "count")) for one in found]


def test_a_list_that_is_added_under_another_year_is_named(register: str) -> None:
    assert named(add(register, made_list(homes(), "2021"))) == []
    assert named(add(register, made_list(homes(110.0), "2022"))) == []
    town = "Thị trấn Lấp Vò"
    assert named(add(register, made_list(homes(), "2024"))) == [(town, "2021", "2024", 25)]
    assert named(add(register, made_list(homes(110.0), "2020"))) == [(town, "2020", "2022", 25)]


def test_two_years_that_are_added_at_once_are_compared(register: str) -> None:
    added = add(register, made_list(homes(), "2023"), made_list(homes(letter="K"), "2024"))
    assert named(added) == [("Thị trấn Lấp Vò", "2023", "2024", 25)]


def test_a_commune_of_before_the_merger_is_compared_with_todays(register: str) -> None:
    add(register, made_list(homes(), "2024", "30178"))
    whole = [*homes(), home("Z1", person("Lê Thị Xa", 1944), value=90.0)]
    added = add(register, made_list(whole, "2025", "30178@2025"))
    assert named(added) == [("Xã Mỹ An Hưng", "2024", "2025", 25)]


def test_other_communes_and_months_are_not_compared(register: str) -> None:
    add(register, made_list(homes(), "2023"))
    assert named(add(register, made_list(homes(), "2024", "30172"))) == []
    assert named(add(register, made_list(homes(), "2024-03"))) == []
    assert named(add(register, made_list(homes(101.0), "2024"))) == []
