"""The households of a year of workbooks over the lists of a register: who, in which years, what."""

from pathlib import Path

import pytest

from ravo.register.store import address_of, reading
from ravo.register.years_before import ListedYearBefore, YearsBefore, years_before
from support.register_homes import add, made_list, person
from support.register_homes import home as listed
from support.years import Record, home, year

AN = person("Nguyễn Văn An", 1970, "087070000001")
BINH = person("Lê Thị Bình", 1980, "087080000002")


@pytest.fixture(scope="module")
def register_with_answers(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A register of 2022 and 2023, in which Bình is off the list of 2023."""
    address = str(tmp_path_factory.mktemp("register") / "so.sqlite")
    homes = [listed("H1", AN, answers="1?"), listed("H2", BINH, klass="near_poor")]
    add(address, made_list(homes, "2022", "30172"))
    add(address, made_list([listed("H1", AN, klass="near_poor", answers="01")], "2023", "30172"))
    add(address, made_list([listed("H9", AN)], "2023", "30178"))
    return address


def found(register: str, *records: Record, **info: object) -> YearsBefore:
    from support.years import review

    now = year(2024, review(records, 2024, **info))
    with reading(address_of(register)) as connection:
        return years_before(connection, now)


def of(code: str, who: tuple[object, ...]) -> Record:
    return home(code, "poor", head_name=who[0], head_birth_year=1970, head_citizen_id=None)


def test_each_household_has_its_classes_and_indicators_by_year(register_with_answers: str) -> None:
    before = found(register_with_answers, of("H1", AN), home("N", "poor", head_birth_year=1999))
    assert before.rows == {
        0: (
            ListedYearBefore(2022, "poor", {"employment": 1, "dependency": -1}),
            ListedYearBefore(2023, "near_poor", {"employment": 0, "dependency": 1}),
        )
    }
    assert before.faults == ()


def test_a_household_off_the_last_list_is_known_by_an_earlier_one(
    register_with_answers: str,
) -> None:
    binh = home("H2", "poor", head_name=BINH[0], head_birth_year=1980)
    before = found(register_with_answers, binh)
    assert [(one.year, one.klass) for one in before.rows[0]] == [(2022, "near_poor")]


def test_the_year_before_is_that_of_the_same_commune(register_with_answers: str) -> None:
    last = found(register_with_answers, of("H1", AN)).last
    assert last is not None
    assert (last.year, last.households["code"].tolist()) == (2023, ["H1"])


def test_a_commune_that_the_register_lacks_is_named(register_with_answers: str) -> None:
    before = found(
        register_with_answers, of("H1", AN), commune="Thị trấn Lấp Vò", commune_code="30169"
    )
    assert (before.last, before.rows) == (None, {})
    assert [fault.code for fault in before.faults] == ["RV-1261"]
    unclear = found(register_with_answers, of("H1", AN), commune=None, commune_code=None)
    assert [fault.code for fault in unclear.faults] == ["RV-1262"]


def test_lists_of_the_year_itself_do_not_count(register_with_answers: str, tmp_path: Path) -> None:
    later = str(tmp_path / "so.sqlite")
    add(later, made_list([listed("H1", AN)], "2024", "30172"))
    before = found(later, of("H1", AN))
    assert (before.rows, before.last) == ({}, None)
