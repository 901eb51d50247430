"""The list as a workbook of results with two hidden sheets: written here, and read back here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ravo.criteria import Edition
from ravo.faults import unreadable
from ravo.messages import Lang
from ravo.monthly.calendar import ReviewMonth
from ravo.monthly.households import homes_of_results, kept_of, review_of
from ravo.monthly.state import LedgerLine, MonthlyList, StartHousehold, opened, start_of
from ravo.results.checksum import results_checksum
from ravo.results.facts import facts_of_rows
from ravo.results.method_sheet import UNCHECKED_KEY
from ravo.results.reader import parsed
from ravo.results.results import Results
from ravo.results.workbook import FurtherContents, write_results
from ravo.workbook.calamine_cells import guarded, load
from ravo.workbook.opened import Opened
from ravo.xlsx.sheet_names import METHOD, MONTH_LEDGER, YEAR_START
from ravo.xlsx.sheets import safe_text

MONTH_KEY, MONTHS_KEY = "month", "months_applied"
SUM_KEYS = {MONTH_LEDGER: "ledger_sha256", YEAR_START: "year_start_sha256"}
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
FIGURES = ("size", "size_before", "size_after", "month")
BLANK_TEXTS = ("head", "village", "why", "code")
"""Texts that are empty, not None, where nothing is written."""
Cells = dict[str, list[Any]]


def write_list(listed: MonthlyList, path: Path, lang: Lang) -> None:
    """Write the list as results; raises UsageProblem (exit code 2) where it cannot be written."""
    sheets: dict[str, Cells] = {
        MONTH_LEDGER: _columns(listed.ledger, LEDGER_IDS),
        YEAR_START: _columns(listed.start, START_IDS),
    }
    facts = {MONTH_KEY: str(listed.month), MONTHS_KEY: " ".join(map(str, listed.months))}
    facts |= {SUM_KEYS[name]: _sum_of(columns) for name, columns in sheets.items()}
    if listed.unchecked:
        facts[UNCHECKED_KEY] = "1"
    review = review_of(listed.homes, listed.info, listed.source, listed.edition)
    further = FurtherContents(kept_of(listed.homes), sheets, facts)
    write_results(review, path, lang, further=further)


def _columns(
    records: Sequence[StartHousehold] | Sequence[LedgerLine], ids: Mapping[str, str]
) -> Cells:
    return {id: [_cell(getattr(record, name)) for record in records] for id, name in ids.items()}


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return safe_text(value) or None
    if isinstance(value, float):
        return None if value != value else int(value) if value.is_integer() else value
    return value


def _sum_of(columns: Mapping[str, Sequence[Any]]) -> str:
    return results_checksum([list(columns)], list(columns.values()))


def list_of(results: Results, opened_book: Opened, edition: Edition) -> MonthlyList:
    """Return the list of a results workbook: of a month, or of the yearly review before the year.

    Raises InputProblem (exit code 3) where the hidden sheets of a month are not as they were
    written.
    """
    rows = parsed(opened_book)[METHOD].to_python(skip_empty_area=False)
    facts = facts_of_rows(rows)
    homes = homes_of_results(results, edition)
    year = results.info.year or 0
    found = MonthlyList(
        month=ReviewMonth(year + 1, 0),
        info=results.info,
        source=results.source,
        edition=edition,
        homes=homes,
        start=start_of(homes),
        unchecked=results.by_unchecked_grid,
    )
    written = facts.first(MONTH_KEY)
    if written is None and MONTH_LEDGER not in opened_book.parts:
        return replace(found, homes=opened(homes))
    months = tuple(int(word) for word in (facts.first(MONTHS_KEY) or "").split())
    tables = [
        _read(opened_book, name, ids, facts.first(SUM_KEYS[name]))
        for name, ids in ((YEAR_START, START_IDS), (MONTH_LEDGER, LEDGER_IDS))
    ]
    if None in tables or not months:
        raise unreadable("RV-1147", path=opened_book.path.name)
    start, ledger = tables
    return replace(
        found,
        month=ReviewMonth(year, months[-1]),
        start=tuple(StartHousehold(**record) for record in start or ()),
        ledger=tuple(LedgerLine(**record) for record in ledger or ()),
        months=months,
    )


def _read(
    book: Opened, name: str, ids: Mapping[str, str], checksum: str | None
) -> list[dict[str, Any]] | None:
    """Return the records of a hidden sheet; None where it is not as it was written."""
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
