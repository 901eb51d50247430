"""The list as a workbook of results with two hidden sheets: written here, and read back here."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ravo.criteria import Edition
from ravo.faults import unreadable
from ravo.messages import Lang
from ravo.monthly.calendar import ReviewMonth
from ravo.monthly.details import SUM_KEYS as DETAILS_KEYS
from ravo.monthly.details import (
    ListDetails,
    details_sheets,
    read_details,
    sum_of,
    with_details,
)
from ravo.monthly.households import as_kept, homes_of_results, kept_of, review_of
from ravo.monthly.state import (
    LedgerLine,
    Lineage,
    MonthlyList,
    PersonLine,
    StartHousehold,
    opened,
    start_of,
)
from ravo.results.checksum import results_checksum
from ravo.results.facts import ResultsFacts, facts_of_rows
from ravo.results.listed_deaths import ListedDeath, once
from ravo.results.method_sheet import MONTH_KEY, RESULTS_KEY, UNCHECKED_KEY
from ravo.results.reader import parsed
from ravo.results.results import Results
from ravo.results.workbook import FurtherContents, write_results
from ravo.review.review import Review
from ravo.survey.departures import departed
from ravo.survey.left_members import CAME, DIED
from ravo.survey.survey import Departures, Table
from ravo.text import unpointed
from ravo.typed_columns import columns_of_frame
from ravo.workbook.calamine_cells import guarded, load
from ravo.workbook.opened import Opened
from ravo.workbook.own_sheets import OwnColumns
from ravo.xlsx.sheet_names import METHOD, MONTH_LEDGER, MONTH_PEOPLE, YEAR_START
from ravo.xlsx.sheets import safe_text

MONTHS_KEY = "months_applied"
TOTALS_KEY = "totals_year"
BASE_KEY, BASE_NAME_KEY = "list_before_sha256", "list_before"
"""The keys of the checksum and the file name of the list to which a month was applied."""
SUM_KEYS = {
    MONTH_LEDGER: "ledger_sha256",
    YEAR_START: "year_start_sha256",
    MONTH_PEOPLE: "people_sha256",
}
"""The key of the checksum of each hidden sheet."""
START_IDS = {
    "ma_ho": "code",
    "ma_phan_loai": "klass",
    "so_khau": "size",
    "chu_ho": "head",
    "thon": "village",
}
LEDGER_IDS = {
    "thang": "month",
    "ma_ho": "code",
    "chu_ho": "head",
    "thon": "village",
    "loai_truoc": "before",
    "loai_sau": "after",
    "so_khau_truoc": "size_before",
    "so_khau_sau": "size_after",
    "ly_do_bien_dong": "reason",
    "can_cu": "why",
}
PEOPLE_IDS = {
    "thang": "month",
    "ma_ho": "code",
    "chu_ho": "head",
    "thon": "village",
    "ho_ten": "name",
    "quan_he": "relation",
    "nam_sinh": "birth_year",
    "ly_do_bien_dong": "reason",
}
FIGURES = ("size", "size_before", "size_after", "month", "birth_year")
BLANK_TEXTS = ("head", "village", "why", "code", "name", "relation")
"""Text columns that are empty, not None, where blank."""


def write_list(listed: MonthlyList, path: Path, lang: Lang) -> None:
    """Write the list as results; raises UsageProblem (exit code 2) where it cannot be written."""
    sheets: dict[str, OwnColumns] = {
        MONTH_LEDGER: _columns(listed.ledger, LEDGER_IDS),
        YEAR_START: _columns(listed.start, START_IDS),
        MONTH_PEOPLE: _columns(listed.people, PEOPLE_IDS),
    }
    facts = {MONTH_KEY: str(listed.month), MONTHS_KEY: " ".join(map(str, listed.months))}
    facts |= {SUM_KEYS[name]: sum_of(columns) for name, columns in sheets.items()}
    kept = replace(kept_of(listed.homes), deaths=deaths_of(listed))
    details = details_sheets(as_kept(listed.homes))
    facts |= {DETAILS_KEYS[name]: sum_of(columns) for name, columns in details.items()}
    facts |= {BASE_KEY: listed.lineage.base, BASE_NAME_KEY: listed.lineage.base_name}
    if listed.totals_year is not None:
        facts[TOTALS_KEY] = str(listed.totals_year)
    if listed.unchecked:
        facts[UNCHECKED_KEY] = "1"
    review = review_of(listed.homes, listed.info, listed.source, listed.edition)
    review = _with_people(review, listed.people)
    further = FurtherContents(kept, sheets | details, facts)
    write_results(review, path, lang, further=further)


def deaths_of(listed: MonthlyList) -> tuple[ListedDeath, ...]:
    """Return the people who died in the months of a list, heads of died-out households too."""
    deaths = [
        (line.month, line.code, line.name, line.birth_year)
        for line in listed.people
        if line.reason == DIED
    ]
    deaths += [
        (line.month, line.code, line.head, np.nan)
        for line in listed.ledger
        if line.reason == DIED and line.size_after != line.size_after
    ]
    year = listed.month.year
    return once(
        ListedDeath(code, name, None if born != born else int(born), f"{year}-{month:02}")
        for month, code, name, born in sorted(deaths, key=lambda one: one[0])
        if code and name
    )


def _with_people(review: Review, people: Sequence[PersonLine]) -> Review:
    """Return the review of a list with the people who left or came in the year, for their sheet.

    People of a household that left later are not named separately.
    """
    survey = review.survey
    gone = departed(survey)
    here = set(survey.households.frame["code"][~gone])
    lines = [line for line in people if line.code in here]
    came, left = (
        _people_table([line for line in lines if (line.reason in CAME) == new])
        for new in (True, False)
    )
    departures = Departures(gone, left if len(left.rows) else None)
    members = came if len(came.rows) else None
    return replace(review, survey=replace(survey, members=members, departures=departures))


def _people_table(lines: Sequence[PersonLine]) -> Table:
    births = [pd.NaT if line.birth_year != line.birth_year else _first_day(line) for line in lines]
    data: dict[str, Any] = {
        "code": [line.code for line in lines],
        "name": [line.name or None for line in lines],
        "relation": [line.relation or None for line in lines],
        "change_reason": [line.reason for line in lines],
    }
    frame = pd.DataFrame(data, dtype=object).assign(birth=pd.Series(births, dtype="datetime64[s]"))
    return Table(
        MONTH_PEOPLE, columns_of_frame(frame), np.arange(1, len(lines) + 1, dtype=np.int64)
    )


def _first_day(line: PersonLine) -> pd.Timestamp:
    return pd.Timestamp(int(line.birth_year), 1, 1)


def _columns(
    records: Sequence[StartHousehold] | Sequence[LedgerLine] | Sequence[PersonLine],
    ids: Mapping[str, str],
) -> OwnColumns:
    return {id: [_cell(getattr(record, name)) for record in records] for id, name in ids.items()}


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return safe_text(value) or None
    if isinstance(value, float):
        return None if value != value else unpointed(value)
    return value


def list_of(results: Results, opened_book: Opened, edition: Edition) -> MonthlyList:
    """Return the list of a results workbook: of a month, or of the yearly review before the year.

    Raises InputProblem (exit code 3) where the hidden sheets of a month were altered.
    """
    rows = parsed(opened_book)[METHOD].to_python(skip_empty_area=False)
    facts = facts_of_rows(rows)
    homes = homes_of_results(results, edition)
    year = results.info.year or 0
    monthly_list = MonthlyList(
        month=ReviewMonth(year + 1, 0),
        info=results.info,
        source=results.source,
        edition=edition,
        homes=homes,
        start=start_of(homes),
        unchecked=results.by_unchecked_grid,
        lineage=_lineage(facts),
        totals_year=facts.whole(TOTALS_KEY) or results.info.year,
    )
    written = facts.first(MONTH_KEY)
    if written is None and MONTH_LEDGER not in opened_book.parts:
        return replace(monthly_list, homes=opened(homes))
    months = tuple(int(word) for word in (facts.first(MONTHS_KEY) or "").split())
    tables = [
        _read(opened_book, name, ids, facts.first(SUM_KEYS[name]))
        for name, ids in ((YEAR_START, START_IDS), (MONTH_LEDGER, LEDGER_IDS))
    ]
    if None in tables or not months:
        raise unreadable("RV-1147", path=opened_book.path.name)
    start, ledger = tables
    lost = 0
    try:
        people = people_of(opened_book, facts)
        details = details_of(opened_book, facts)
        if details is not None:
            homes, lost = with_details(homes, details)
    except ValueError:
        raise unreadable("RV-1147", path=opened_book.path.name) from None
    return replace(
        monthly_list,
        homes=homes,
        month=ReviewMonth(year, months[-1]),
        start=tuple(StartHousehold(**record) for record in start or ()),
        ledger=tuple(LedgerLine(**record) for record in ledger or ()),
        people=people,
        months=months,
        without_details=lost,
    )


def people_of(book: Opened, facts: ResultsFacts) -> tuple[PersonLine, ...]:
    """Return the people who left or came in the months of a list.

    Raises ValueError where their hidden sheet was altered.
    """
    checksum = facts.first(SUM_KEYS[MONTH_PEOPLE])
    # A list of an earlier ravo has no sheet of people who moved.
    records = [] if checksum is None else _read(book, MONTH_PEOPLE, PEOPLE_IDS, checksum)
    if records is None:
        raise ValueError(MONTH_PEOPLE)
    return tuple(PersonLine(**record) for record in records)


def details_of(book: Opened, facts: ResultsFacts) -> ListDetails | None:
    """Return the facts that a list keeps for the next workbook; None where it keeps none.

    Raises ValueError where its hidden sheets were altered.
    """
    return read_details(book, {name: facts.first(key) for name, key in DETAILS_KEYS.items()})


def facts_in(book: Opened) -> ResultsFacts:
    """Return the facts on `Cách tính` of a workbook of results."""
    with guarded(book):
        rows = load(book).get_sheet_by_name(METHOD).to_python(skip_empty_area=False)
    return facts_of_rows(rows)


def lineage_of(book: Opened) -> Lineage:
    """Return the lineage of a workbook of results; an empty one where it has no facts."""
    if METHOD not in book.parts:
        return Lineage()
    return _lineage(facts_in(book))


def _lineage(facts: ResultsFacts) -> Lineage:
    """Return the lineage in the facts, with the checksum of `Kết quả` and the hidden sheets."""
    always = (RESULTS_KEY, SUM_KEYS[MONTH_LEDGER], SUM_KEYS[YEAR_START])
    later = (SUM_KEYS[MONTH_PEOPLE], *DETAILS_KEYS.values())
    sums = [facts.first(key) or "" for key in always]
    sums += [checksum for key in later if (checksum := facts.first(key))]
    own = hashlib.sha256(" ".join(sums).encode()).hexdigest() if any(sums) else ""
    return Lineage(own, facts.first(BASE_KEY) or "", facts.first(BASE_NAME_KEY) or "")


def _read(
    book: Opened, name: str, ids: Mapping[str, str], checksum: str | None
) -> list[dict[str, Any]] | None:
    """Return the records of a hidden sheet; None where it is missing or was altered."""
    if name not in book.parts or checksum is None:
        return None
    with guarded(book):
        rows = load(book).get_sheet_by_name(name).to_python(skip_empty_area=False)
    if not rows or tuple(rows[0]) != tuple(ids):
        return None
    kept = [row for row in rows[1:] if any(cell != "" for cell in row)]
    columns = [list(column) for column in zip(*kept, strict=True)] or [[] for _ in ids]
    if results_checksum([list(ids)], columns) != checksum:
        return None
    return [dict(_record(row, ids)) for row in kept]


def _record(row: Sequence[Any], ids: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for name, cell in zip(ids.values(), row, strict=True):
        if name in FIGURES:
            figure = float("nan") if cell == "" else float(cell)
            yield name, int(figure) if name == "month" else figure
        elif cell == "":
            yield name, "" if name in BLANK_TEXTS else None
        else:
            yield name, str(cell)
