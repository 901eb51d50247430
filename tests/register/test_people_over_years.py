"""The people of a household over its lists: who came, from where, who is gone and where to."""

from pathlib import Path

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
