"""The years of a report's communes in a register: counted by hand from small lists."""

from pathlib import Path

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


def fill(register: Path, commune: str = "30169") -> None:
    for place, year in enumerate(("2022", "2023", "2024")):
        homes = [
            home(code, head, klass=classes[place])
            for (code, classes), head in zip(CLASSES.items(), (A, B, C, D), strict=True)
        ]
        add(str(register), made_list(homes, year, commune))


def years_of(register: Path, year: int, *codes: str) -> SeveralYears:
    with reading(address_of(register)) as connection:
        return several_years(connection, year, {code: f"Xã {code}" for code in codes})


def test_years_are_counted_and_who_left_and_fell_again_is_told_apart(tmp_path: Path) -> None:
    fill(tmp_path / "so.sqlite")
    counted = years_of(tmp_path / "so.sqlite", 2024, "30169")
    assert counted.years == (
        YearCounts(2022, 1, 2, 1, None),
        YearCounts(2023, 1, 1, 2, None),
        YearCounts(2024, 1, 2, 1, None),
    )
    # H1 three years; H2 two, with one between; H3 two in a row.
    assert counted.on_list == (YearsOnList(2, 2), YearsOnList(3, 1))
    assert counted.again == 1


def test_later_years_and_other_communes_do_not_count(tmp_path: Path) -> None:
    fill(tmp_path / "so.sqlite")
    fill(tmp_path / "so.sqlite", "30172")
    counted = years_of(tmp_path / "so.sqlite", 2023, "30169")
    assert [item.year for item in counted.years] == [2022, 2023]
    assert [item.communes for item in counted.years] == [1, 1]
    assert counted.on_list == (YearsOnList(1, 1), YearsOnList(2, 2))
    assert counted.again == 0


def test_a_commune_of_today_has_the_years_of_those_that_it_was(tmp_path: Path) -> None:
    from ravo.places.units import successors

    fill(tmp_path / "so.sqlite")
    now = successors("30169")[0].code
    counted = years_of(tmp_path / "so.sqlite", 2025, now)
    assert [item.year for item in counted.years] == [2022, 2023, 2024]
    assert counted.on_list == ()


def test_who_is_in_no_list_of_a_year_that_a_commune_lacks_has_not_left_it(tmp_path: Path) -> None:
    """The year between has another commune alone: nothing is known of who was on the list."""
    register = tmp_path / "so.sqlite"
    for year in ("2022", "2024"):
        add(str(register), made_list([home("H1", A), home("H2", B)], year))
    for year, klass in (("2022", "poor"), ("2023", "not_poor"), ("2024", "poor")):
        add(str(register), made_list([home("K1", C, klass=klass)], year, "30172"))
    both = years_of(register, 2024, "30169", "30172")
    assert both.again == 1
    assert both.on_list == (YearsOnList(2, 3),)


def test_years_that_lack_communes_name_them(tmp_path: Path) -> None:
    register = tmp_path / "so.sqlite"
    fill(register)
    add(str(register), made_list([home("K1", A)], "2024", "30172"))
    for year in ("2020", "2021"):
        add(str(register), made_list([home("K1", A)], year, "30172"))
    both = years_of(register, 2024, "30169", "30172")
    assert both.missing == (
        MissingLists(2020, ("Xã 30169",), whole=False),
        MissingLists(2021, ("Xã 30169",), whole=False),
        MissingLists(2022, ("Xã 30172",), whole=False),
        MissingLists(2023, ("Xã 30172",), whole=False),
    )
    assert both.own == (CommuneCounts("30169", 2, 1), CommuneCounts("30172", 1, 0))
    assert years_of(register, 2024, "30169").missing == ()
    alone = years_of(register, 2024, "30172").missing
    assert [(item.year, item.whole) for item in alone] == [(2022, True), (2023, True)]


def test_a_year_of_the_map_before_lacks_the_communes_of_that_map(tmp_path: Path) -> None:
    from ravo.places.units import successors

    register = tmp_path / "so.sqlite"
    fill(register)
    now = successors("30169")[0].code
    first, *_, last = years_of(register, 2025, now).missing
    assert "Thị trấn Lấp Vò" not in first.communes
    assert (first.year, first.whole) == (2022, False)
    assert len(first.communes) >= 1
    assert last == MissingLists(2025, (f"Xã {now}",), whole=True)
