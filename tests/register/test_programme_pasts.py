"""What a register knows for programmes: newly escaped within 36 months, helped, nowhere else."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.register.added import DecisionPaper
from ravo.register.newly_escaped import newly_escaped
from ravo.register.programme_pasts import (
    EscapedHousehold,
    RegisteredPasts,
    escaped_elsewhere,
    registered_pasts,
)
from ravo.register.recorded import CheckedRecords, record
from ravo.register.store import address_of, reading
from ravo.review.review import Review
from support.register_lists import add, author, home, made_list, within
from support.small_reviews import build

ON = date(2025, 1, 15)
DECIDED = DecisionPaper("12/QĐ", "2022-12-20")
BORN = pd.Timestamp("2012-05-01")
CHILD = {"code": "A2", "name": "Lê Thị Út", "birth": BORN, "sex": "Nữ", "relation": "Con"}
Homes = Sequence[dict[str, Any]]


def known(*codes: str, klass: str = "poor") -> list[dict[str, Any]]:
    return [home(code, klass) for code in codes]


FOUR_YEARS: dict[int, Homes] = {
    2021: known("A1", "A2", "A3") + known("A4", klass="not_poor"),
    2022: known("A1", klass="not_poor") + known("A2", "A3") + known("A4", klass="not_poor"),
    2023: known("A1", "A2", klass="not_poor") + known("A3") + known("A4", klass="not_poor"),
}
NOW = known("A1", "A2", klass="not_poor") + known("A3") + known("A4", klass="not_poor")


@pytest.fixture(scope="module")
def register_of_pasts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Three years of a commune; the list of 2022 was decided, A2 was helped with its house."""
    address = str(tmp_path_factory.mktemp("so") / "so.sqlite")
    unit = ""
    for year, homes in FOUR_YEARS.items():
        stored = made_list(year, homes, members=[CHILD], review_date=date(year, 12, 14))
        unit = stored.unit.key
        decision = DECIDED if year == 2022 else DecisionPaper()
        add(address, stored, decision=decision, day=year - 2020)
    given = ("2022", unit, "A2", None, "da5-nha-o", "2023-03-01", 60_000_000.0, "xã")
    within(address, record, CheckedRecords((), (given,), ()), author(9), [])
    return address


def survey(homes: Homes, year: int = 2024, commune: str = "Bình Thành") -> Review:
    closing = date(year, 12, 14)
    place: dict[str, Any] = {"commune": commune, "district": "Lấp Vò", "province": "Đồng Tháp"}
    return build(homes, year=year, review_date=closing, **place)


def pasts(path: str, item: Review, on: date = ON) -> RegisteredPasts:
    with reading(address_of(path)) as connection:
        return registered_pasts(connection, item, on)


def elsewhere(path: str, item: Review, on: date = ON) -> tuple[EscapedHousehold, ...]:
    with reading(address_of(path)) as connection:
        return escaped_elsewhere(connection, [registered_pasts(connection, item, on)], on)


@pytest.mark.parametrize(
    ("on", "states"),
    [
        (date(2025, 12, 20), [YES, YES]),
        (date(2025, 12, 21), [NO, YES]),
        (date(2026, 12, 14), [NO, YES]),
        (date(2026, 12, 15), [NO, NO]),
    ],
)
def test_an_escape_counts_for_36_months_from_its_decision_else_from_the_closing_day(
    register_of_pasts: str, on: date, states: list[int]
) -> None:
    assert pasts(register_of_pasts, survey(NOW), on).escaped.tolist()[:2] == states


def test_who_is_on_the_list_or_never_was_is_not_newly_escaped(register_of_pasts: str) -> None:
    found = pasts(register_of_pasts, survey(NOW))
    assert found.escaped.tolist()[2:] == [NO, NO]
    assert found.faults == ()


def test_who_escapes_by_this_very_review_is_newly_escaped(register_of_pasts: str) -> None:
    assert pasts(register_of_pasts, survey(known("A3", klass="not_poor"))).escaped.tolist() == [YES]


def test_a_year_that_the_register_lacks_leaves_others_open_while_its_escapes_count(
    tmp_path: Path,
) -> None:
    path = str(tmp_path / "so.sqlite")
    add(path, made_list(2023, FOUR_YEARS[2023], review_date=date(2023, 12, 14)))
    for on, years in (
        (date(2025, 1, 31), ("2021", "2022")),
        (date(2025, 2, 1), ("2022",)),
        (date(2026, 2, 1), ()),
    ):
        found = pasts(path, survey(NOW), on)
        other = UNKNOWN if years else NO
        assert found.escaped.tolist() == [other, other, NO, other]
        assert [fault.params["years"] for fault in found.faults] == ([years] if years else [])


def test_a_commune_without_lists_is_unknown(register_of_pasts: str) -> None:
    found = pasts(register_of_pasts, survey(known("A1", klass="not_poor"), commune="Vĩnh Thạnh"))
    assert set(found.escaped.tolist()) == {UNKNOWN}
    assert [fault.code for fault in found.faults] == ["RV-1308"]


def test_who_was_poor_by_the_opening_class_alone_or_split_off_is_to_be_asked(
    register_of_pasts: str,
) -> None:
    opened = home("B8", "not_poor", opening_class="Hộ nghèo")
    split = home("B9", "not_poor", change_reason="Tách hộ", origin_code="A1")
    plain = home("B7", "not_poor")
    found = pasts(register_of_pasts, survey([*NOW, opened, split, plain]))
    assert found.escaped.tolist()[-3:] == [UNKNOWN, UNKNOWN, NO]


def test_a_newly_escaped_household_that_no_workbook_has_is_found_with_its_people(
    register_of_pasts: str,
) -> None:
    (found,) = elsewhere(register_of_pasts, survey(known("A1", klass="not_poor") + known("A3")))
    assert (found.code, found.klass, found.commune) == ("A2", "not_poor", "Bình Thành")
    assert [(one.name, one.sex, one.born) for one in found.people] == [
        ("Lê Thị Út", "Nữ", "2012-05-01")
    ]
    assert elsewhere(register_of_pasts, survey(NOW)) == ()
    assert (
        elsewhere(register_of_pasts, survey(known("A1", klass="not_poor")), date(2026, 12, 15))
        == ()
    )


def test_help_is_known_by_the_household_over_the_years(register_of_pasts: str) -> None:
    found = pasts(register_of_pasts, survey(NOW))
    assert set(found.help) == {1}
    (item,) = found.help[1]
    assert (item.programme, item.member) == ("da5-nha-o", None)
    assert (item.help.year, item.help.amount, item.help.source) == (2023, 6e7, "register")
    assert found.households.all()


def test_an_escape_by_the_opening_class_is_open_as_long_as_the_list_of_escapes_names_it(
    tmp_path: Path,
) -> None:
    path = str(tmp_path / "so.sqlite")
    for year in (2021, 2022, 2023):
        opening = "Hộ cận nghèo" if year == 2021 else None
        homes = [home("B8", "not_poor", opening_class=opening), home("B9", "poor")]
        add(path, made_list(year, homes, review_date=date(year, 12, 14)), day=year - 2020)
    now = survey([home("B8", "not_poor"), home("B9", "poor")])
    for on, state, codes in (
        (date(2024, 12, 14), UNKNOWN, ["B8"]),
        (date(2024, 12, 15), NO, []),
        (date(2025, 1, 15), NO, []),
    ):
        with reading(address_of(path)) as connection:
            named = [one.ma_ho for one in newly_escaped(connection, on).left_out]
        assert (pasts(path, now, on).escaped.tolist(), named) == ([state, NO], codes)


def test_whose_term_runs_from_the_closing_day_is_known(register_of_pasts: str) -> None:
    found = pasts(register_of_pasts, survey(NOW))
    assert (found.escaped.tolist()[:2], found.derived) == ([YES, YES], frozenset({1}))
    (one,) = elsewhere(register_of_pasts, survey(known("A1", klass="not_poor") + known("A3")))
    assert one.derived
