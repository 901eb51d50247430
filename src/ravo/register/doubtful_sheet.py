"""The sheet `Cần xác nhận` of a register: the doubtful pairs of all its periods, to be answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ravo.changes.links import PERIODS
from ravo.changes.output.confirm_sheet import PairColumns, pair_columns, pair_rows, write_pairs
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.register.doubtful import DoubtfulPairs
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import CONFIRM
from ravo.xlsx.sheets import make_styles

PERIOD_WIDTH = 9.0


@dataclass(frozen=True, slots=True)
class DoubtfulCounts:
    """The number of pairs on a sheet without an answer, and with one."""

    open: int
    answered: int


def write_doubtful(pairs: Iterable[DoubtfulPairs], path: Path, lang: Lang) -> DoubtfulCounts:
    """Write a workbook with a row per pair, the unanswered ones first; return their numbers.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    waiting: list[list[Any]] = []
    answered: list[list[Any]] = []
    for item in pairs:
        for row in _rows(item, lang):
            (waiting if row[0] is None else answered).append(row)
    with whole_file(path) as temporary:
        book = new_output(temporary, font=TYPEFACE)
        styles = make_styles(book)
        note = say("register.confirm_note" if waiting else "changes.confirm_none", lang)
        rows = [*waiting, *answered]
        write_pairs(book, book.add_worksheet(CONFIRM), note, _columns(lang), rows, styles, lang)
        book.close()
    return DoubtfulCounts(len(waiting), len(answered))


def _rows(item: DoubtfulPairs, lang: Lang) -> list[list[Any]]:
    """Return the cells of the pairs of two periods; the periods follow the answer."""
    old, new = item.old, item.new
    parts = old.year.households["part"].tolist()
    pairs = [*item.to_confirm["old"].tolist(), *(one for one, _ in item.links.confirmed)]
    pairs += [one for one, _ in sorted(item.links.refused)]
    rows = pair_rows(old.year, new.year, item.to_confirm, item.links, lang)
    return [
        [row[0], old.periods[parts[one]], new.period, *row[1:]]
        for row, one in zip(rows, pairs, strict=True)
    ]


def _columns(lang: Lang) -> PairColumns:
    sides = {side: say(f"register.side_{side}", lang) for side in ("old", "new")}

    def head(key: str, side: str) -> str:
        """Return the heading of what both households have."""
        return say(f"register.pair_{key}", lang, side=sides[side])

    columns = pair_columns(head, lang)
    periods = [head("period", side) for side in sides]
    return PairColumns(
        [columns.ids[0], *PERIODS, *columns.ids[1:]],
        [columns.heads[0], *periods, *columns.heads[1:]],
        [columns.widths[0], *[PERIOD_WIDTH] * 2, *columns.widths[1:]],
    )
