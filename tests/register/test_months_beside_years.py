"""Lists of months beside yearly reviews: any order, movements of a month, events dated by it."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from ravo.changes.comparison import Changes
from ravo.register.compared import movements
from ravo.register.lists import StoredList
from ravo.register.movements_text import movements_text
from ravo.register.record_sheet import EVENTS, RecordRow
from ravo.register.recorded import checked_records
from ravo.register.store import address_of, reading
from ravo.xlsx.sheet_names import RECORDED_EVENTS
from support.register_homes import add, dump, home, made_list, person
from support.registers import ON_FILES

TODAY = date(2026, 11, 29)
PERIODS = ("2025", "2026-03", "2026-04", "2026-06", "2026")
CLASSES = {
    # In each period, None where it is not in the list.
    "H1": ("poor", "near_poor", "near_poor", "poor", "poor"),
    "H2": ("poor", "poor", "not_poor", "poor", "poor"),
    "H3": ("not_poor", "poor", "not_poor", "poor", "near_poor"),
    "H4": (None, None, "poor", "poor", "poor"),
    "H5": ("poor", "poor", "poor", "poor", None),
}
HEADS = {code: person(f"Mai Văn {code}", 1950 + place) for place, code in enumerate(CLASSES)}


def listed(period: str) -> StoredList:
    """Return the list of a period."""
    at = PERIODS.index(period)
    classed = ((code, classes[at]) for code, classes in CLASSES.items())
    homes = [home(code, HEADS[code], klass=klass) for code, klass in classed if klass is not None]
    return made_list(homes, period, "30178@2025")


def moved(register: str, period: str) -> Changes:
    """Return the movements of a period."""
    with reading(address_of(register)) as connection:
        return movements(connection, period)


def counts(changes: Changes, form: str) -> dict[str, int]:
    """Return the columns of a form in which anything is."""
    return {name: count for name, count in changes.forms[form].total("households").items() if count}


@pytest.fixture
def register_of_months(register: str) -> str:
    for period in PERIODS:
        add(register, listed(period))
    return register


def test_lists_of_months_and_years_in_any_order_are_one_register(tmp_path: Path) -> None:
    orders = list(permutations(PERIODS))
    dumps = set()
    for place, order in enumerate(orders[::55]):
        path = str(tmp_path / f"{place}.sqlite")
        for period in order:
            add(path, listed(period))
        dumps.add(dump(path))
    assert len(dumps) == 1


@ON_FILES
def test_movements_of_a_month_are_against_the_list_before_it(register_of_months: str) -> None:
    # H1 left to near-poor, H3 is new: that of the last year's review was not poor.
    assert counts(moved(register_of_months, "2026-03"), "2") == {"1": 3, "2": 1, "7": 1, "9": 3}
    assert counts(moved(register_of_months, "2026-04"), "2") == {"1": 3, "3": 2, "7": 1, "9": 2}
    june = moved(register_of_months, "2026-06")
    # H1 from near-poor; H2 and H3 were on a list of the year: they fell again.
    assert counts(june, "2") == {"1": 2, "5": 1, "6": 2, "9": 5}
    words = movements_text(june, "2026-06", "vi")
    assert words.startswith("Tháng 6/2026: ")
    assert "So với danh sách trước đó: kỳ 4/2026." in words
    first = movements_text(moved(register_of_months, "2026-03"), "2026-03", "en")
    assert first.startswith("3/2026: ")
    assert "Compared with the list before: 2025." in first
    year = moved(register_of_months, "2026")
    # Against the year before, whatever months are between: H4 is new, it was in no review.
    assert counts(year, "2") == {"1": 3, "4": 1, "7": 1, "9": 3}
    assert counts(year, "3") == {"7": 1, "9": 1}
    assert movements_text(year, "2026", "vi").startswith("Năm 2026: ")


def test_an_event_is_dated_by_a_month_as_officers_write_it(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    add(path, listed("2026-03"))
    cells = {
        **dict.fromkeys(EVENTS, ""),
        "xa": "Xã Mỹ An Hưng",
        "ma_ho": "H3",
        "loai": "Quyết định",
        "ngay": "25/3/2026",
        "so_van_ban": "5/QĐ",
    }
    letters = dict.fromkeys(EVENTS, "A")
    rows = [
        RecordRow(RECORDED_EVENTS, 4, {**cells, "ky": written}, letters)
        for written in ("3/2026", "2026-03", "2026-3")
    ]
    with reading(address_of(path)) as connection:
        found = checked_records(connection, rows, "a.xlsx", TODAY)
    assert found.faults == ()
    place = ("decision", "2026-03-25", "2026-03", "30178@2025", "H3")
    assert [event[:5] for event in found.events] == [place] * 3
