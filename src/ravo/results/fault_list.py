"""The faults of a review as a list to read or to open in Excel."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np

from ravo.contract.columns import SHEETS
from ravo.fault_words import spoken_faults
from ravo.faults import RANKS, Fault
from ravo.faults.table import FaultTable
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, say
from ravo.messages.sheet_files import is_text_file
from ravo.printable import printable, wrapped
from ravo.quotes import code_words, heading_words, quoted
from ravo.results.fault_lines import first_cells, places_in_order
from ravo.results.habits import OtherCells, habits
from ravo.results.machine import FAULT_KEYS, as_text, faults_json
from ravo.results.words import counts_of_rows, verdict_word
from ravo.review.review import Review
from ravo.typed_columns import given_in, repeated


def faults_text(review: Review, lang: Lang, width: int | None = None) -> str:
    """Return the file's verdict, its counts, every fault by sheet and row, and counts by kind.

    A row is named with the code of its household and the initials of its head. Lines are cut
    between words at `width` letters; None leaves them whole. Where a habit of writing causes many
    faults in a column, the first is listed with the cells of the others.
    """
    initials = _initials(review)
    lines = [_head(review, lang)]
    every, rows = _by_place(review.faults)
    kept, others = habits(every)
    ordered = every.taken(kept)
    shown = spoken_faults(ordered, lang)
    placed = [rows[place] for place in kept.tolist()]
    more = [others.get(place) for place in kept.tolist()]
    entries = zip(ordered, placed, shown.cells, shown.messages, shown.hints, more, strict=True)
    for (sheet, row, _), group in groupby(entries, key=_at):
        its = list(group)
        if sheet or row:
            codes = {entry[0].household for entry in its if entry[0].household}
            lines.append(_heading(sheet, row, codes, initials, lang))
        for fault, _, cell, message, hint, cells in its:
            lines += _entry(fault, (cell, message, hint), lang)
            if cells is not None:
                key = "alike_rows" if is_text_file(fault.sheet) else "alike"
                lines.append(f"      {say(f'cli.check_{key}', lang, **cells._asdict())}")
    lines += _counted(review.faults, lang)
    return "\n".join(wrapped(line, width, "  ") for line in lines) + "\n"


def _head(review: Review, lang: Lang) -> str:
    return say(
        "cli.check_head",
        lang,
        path=review.survey.source.path,
        verdict=verdict_word(review.verdict, lang),
        **counts_of_rows(review.counts, lang),
    )


def _initials(review: Review) -> dict[str, str]:
    """Return the initials of the head of each household whose code no other has."""
    columns = review.survey.households.columns
    single = columns.at(given_in(columns["code"]) & ~repeated(columns["code"]))
    heads = zip(single["code"], single["head_name"], strict=True)
    return {code: quoted(name) for code, name in heads if name is not None}


def _at(
    entry: tuple[Fault, int, str | None, str, str, OtherCells | None],
) -> tuple[str, int, bool]:
    """Return the sort key of a fault; within a row, faults of no single household come first."""
    return entry[0].sheet or "", entry[1], entry[0].household is not None


def _by_place(faults: FaultTable) -> tuple[FaultTable, list[int]]:
    """Return the faults by sheet and row, and the row of each, 0 where it names no cell.

    Sheets are in the order of the contract, after the faults of no sheet. Within a row, faults of
    no single household come first: they begin there and concern many rows.
    """
    order = {name: place for place, name in enumerate(SHEETS.values())}
    letters, rows = first_cells(faults)
    in_cell = np.array([bool(name) for name in letters], dtype=bool)[faults.which]
    rows = np.where(in_cell, rows, 0)
    own = np.array([home is not None for home in faults.households], dtype=bool)
    sheets = places_in_order(
        [
            (order.get(s, len(order)) if s else -1, s)
            for s in (f.sheet or "" for f in faults.distinct)
        ]
    )
    columns = places_in_order([(len(name), name) for name in letters])
    keys = (columns[faults.which], own, rows, sheets[faults.which])
    positions = np.lexsort(keys)
    return faults.taken(positions), rows[positions].tolist()


def _heading(sheet: str, row: int, codes: set[str], initials: Mapping[str, str], lang: Lang) -> str:
    """Return the heading of a row's faults: the place, and the household if there is one."""
    code = next(iter(codes)) if len(codes) == 1 else None
    key = "check_row" if row else "check_sheet"
    words = say(f"cli.{key}", lang, sheet=heading_words(sheet), row=str(row))
    if code is None:
        return f"  {words}"
    who = say("cli.check_household", lang, code=code_words(code))
    head = initials.get(code)
    return f"  {words}, {who}" + (f" ({head})" if head else "")


def _entry(fault: Fault, shown: Sequence[str | None], lang: Lang) -> Iterator[str]:
    """Yield a fault and what to do about it; its cell is named once."""
    cell, message, hint = shown
    by_row = is_text_file(printable(fault.sheet or ""))
    named = not cell or by_row or _names(message or "", cell)
    where = "" if named else f" {cell}"
    yield f"    {say(f'cli.{fault.rank}', lang)} {fault.code}{where}: {message}"
    yield f"      {hint}"


def _names(message: str, cell: str) -> bool:
    return re.search(rf"(?<![A-Z0-9]){re.escape(cell)}(?![0-9])", message) is not None


def _counted(faults: FaultTable, lang: Lang) -> Iterator[str]:
    """Yield the numbers of faults by rank, then by kind."""
    if not faults:
        return
    totals = faults.counts()
    yield say("cli.check_total_open" if totals["open"] else "cli.check_total", lang, **totals)
    for kind in sorted(faults.shares(), key=lambda kind: (RANKS.index(kind.rank), kind.code)):
        title = kind_of(kind.code).title
        words = {"severity": say(f"cli.{kind.rank}", lang), "code": kind.code, "title": title}
        yield "  " + say("cli.check_kind", lang, count=kind.count, **words)


def faults_csv(review: Review, lang: Lang, *, heading: bool) -> Iterator[str]:
    """Yield the faults as CSV, one per line; text that a spreadsheet would run stays text."""
    return csv_of(review.survey.source.path, review.faults, lang, heading=heading)


def csv_of(path: str, faults: Iterable[Fault], lang: Lang, *, heading: bool) -> Iterator[str]:
    """Yield the faults of a workbook or of a folder as CSV, one per line."""
    if heading:
        yield _csv_line(["path", *FAULT_KEYS])
    path = printable(path)
    for one in faults_json(faults, lang):
        row = [path, *one.values()]
        yield _csv_line([as_text("" if item is None else str(item)) for item in row])


def _csv_line(cells: Sequence[str]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerow(cells)
    return file.getvalue()
