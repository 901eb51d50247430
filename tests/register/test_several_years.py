"""The years of a report's communes in a register: counted by hand from small lists."""

import pytest

from ravo.register.several_years import several_years
from ravo.register.store import address_of, reading
from ravo.report.figures.several_years import (
    CommuneCounts,
    MissingLists,
    SeveralYears,
    YearCounts,
    YearsOnList,
)
from support.register_homes import add, home, made_list, person
from support.registers import ON_FILES, BegunRegister

pytestmark = ON_FILES
A, B, C, D = (
    person(f"Trần Văn {name}", 1960 + n) for n, name in enumerate(("An", "Bi", "Cam", "Du"))
)
CLASSES = {
    # By household: its class in each year.
    "H1": ("poor", "poor", "poor"),
    "H2": ("poor", "not_poor", "near_poor"),
    "H3": ("not_poor", "near_poor", "poor"),
    "H4": ("near_poor", "near_poor", "not_poor"),
}


def fill(register: str, commune: str = "30169") -> None:
    for place, year in enumerate(("2022", "2023", "2024")):
        homes = [
            home(code, head, klass=classes[place])
            for (code, classes), head in zip(CLASSES.items(), (A, B, C, D), strict=True)
        ]
        add(register, made_list(homes, year, commune))


@pytest.fixture
def register_of_several_years(begun: BegunRegister) -> str:
    return begun(fill)


def years_of(register: str, year: int, *codes: str) -> SeveralYears:
    with reading(address_of(register)) as connection:
        return several_years(connection, year, {code: f"Xã {code}" for code in codes})


def test_years_are_counted_and_who_left_and_fell_again_is_told_apart(
    register_of_several_years: str,
) -> None:
    counted = years_of(register_of_several_years, 2024, "30169")
    assert counted.years == (
        YearCounts(2022, 1, 2, 1, None),
        YearCounts(2023, 1, 1, 2, None),
        YearCounts(2024, 1, 2, 1, None),
    )
    # H1 three years; H2 two, with one between; H3 two in a row.
    assert counted.on_list == (YearsOnList(2, 2), YearsOnList(3, 1))
    assert counted.again == 1


def test_later_years_and_other_communes_do_not_count(register_of_several_years: str) -> None:
    fill(register_of_several_years, "30172")
    counted = years_of(register_of_several_years, 2023, "30169")
    assert [item.year for item in counted.years] == [2022, 2023]
    assert [item.communes for item in counted.years] == [1, 1]
    assert counted.on_list == (YearsOnList(1, 1), YearsOnList(2, 2))
    assert counted.again == 0


def test_a_commune_of_today_has_the_years_of_those_that_it_was(
    register_of_several_years: str,
) -> None:
    from ravo.places.units import successors

    now = successors("30169")[0].code
    counted = years_of(register_of_several_years, 2025, now)
    assert [item.year for item in counted.years] == [2022, 2023, 2024]
    assert counted.on_list == ()


def test_who_is_in_no_list_of_a_year_that_a_commune_lacks_has_not_left_it(register: str) -> None:
    """The year between has another commune alone: nothing is known of who was on the list."""
    for year in ("2022", "2024"):
        add(register, made_list([home("H1", A), home("H2", B)], year))
    for year, klass in (("2022", "poor"), ("2023", "not_poor"), ("2024", "poor")):
        add(register, made_list([home("K1", C, klass=klass)], year, "30172"))
    both = years_of(register, 2024, "30169", "30172")
    assert both.again == 1
    assert both.on_list == (YearsOnList(2, 3),)


def test_years_that_lack_communes_name_them(register_of_several_years: str) -> None:
    add(register_of_several_years, made_list([home("K1", A)], "2024", "30172"))
    for year in ("2020", "2021"):
        add(register_of_several_years, made_list([home("K1", A)], year, "30172"))
    both = years_of(register_of_several_years, 2024, "30169", "30172")
    assert both.missing == (
        MissingLists(2020, ("Xã 30169",), whole=False),
        MissingLists(2021, ("Xã 30169",), whole=False),
        MissingLists(2022, ("Xã 30172",), whole=False),
        MissingLists(2023, ("Xã 30172",), whole=False),
    )
    assert both.own == (CommuneCounts("30169", 2, 1), CommuneCounts("30172", 1, 0))
    assert years_of(register_of_several_years, 2024, "30169").missing == ()
    alone = years_of(register_of_several_years, 2024, "30172").missing
    assert [(item.year, item.whole) for item in alone] == [(2022, True), (2023, True)]


def test_a_year_of_the_map_before_lacks_the_communes_of_that_map(
    register_of_several_years: str,
) -> None:
    from ravo.places.units import successors

    now = successors("30169")[0].code
    first, *_, last = years_of(register_of_several_years, 2025, now).missing
    assert "Thị trấn Lấp Vò" not in first.communes
    assert (first.year, first.whole) == (2022, False)
    assert len(first.communes) >= 1
    assert last == MissingLists(2025, (f"Xã {now}",), whole=True)
