"""Columns with data that are not read: reported once, or left out on purpose."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.contract.headings import Heading, heading_key, letters_of
from ravo.contract.merged_marks import PROVENANCE_KEYS
from ravo.contract.models import is_blank
from ravo.contract.near_headings import Unclaimed, is_apart
from ravo.contract.values import is_meaningless, plain
from ravo.faults import Fault
from ravo.messages import Text, text
from ravo.quotes import heading_words
from ravo.survey.lines import Lines
from ravo.workbook.cell_scan import LACKING
from ravo.workbook.layout import Sheet

if TYPE_CHECKING:
    from ravo.survey.settings import ReadSettings

Asker = Literal["command", "profile", "corrections"]
"""Who leaves a column out: the command line, a profile, or the file of corrections."""
COUNTS = frozenset({"stt", "tt", "so tt", "so thu tu", "thu tu", "no"})
"""Headings of columns with running numbers, which are no data."""
LONGEST_COUNT = 8
ALIKE = 65
"""The likeness, of 100, from which a fault names the nearest column of an unread heading."""
Ignored = Mapping[str, Asker]
"""Who leaves out a heading, by its key."""


class LeftOut(NamedTuple):
    """A column that is left out on purpose: its heading cell, its words, its rows with data.

    `key` is the key of the words by which it was left out.
    """

    sheet: str
    cell: str
    words: str
    rows: int
    by: Asker
    key: str


@dataclass(frozen=True)
class UnreadColumns:
    """The columns of a sheet with data that are not read.

    `doubted` flags, by the name of a column, the records whose evidence may be under an unknown
    heading, `letters` contains the Excel column of that heading. `fault` names all unread columns
    with data; None where there are none.
    """

    fault: Fault | None = None
    left_out: tuple[LeftOut, ...] = ()
    doubted: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)


class _UnknownColumn(NamedTuple):
    """An unknown heading, and which rows below it hold something, from 0."""

    heading: Unclaimed
    rows: tuple[int, ...]


def ignored_headings(wanted: "ReadSettings") -> dict[str, Asker]:
    """Return who leaves out each heading on purpose, by the key of the heading."""
    profile = wanted.profile.ignored if wanted.profile is not None else ()
    lines = wanted.corrections.columns if wanted.corrections is not None else ()
    matched: dict[str, Asker] = {heading_key(words): "profile" for words in profile}
    matched |= {heading_key(line.column): "corrections" for line in lines if line.leaves_out}
    return matched | {heading_key(words): "command" for words in wanted.ignored}


def not_left_out(wanted: "ReadSettings", left_out: Sequence[LeftOut]) -> tuple[Fault, ...]:
    """Return a fault for each heading to leave out that no unread column has.

    Headings of a profile, or of a command on several workbooks, are not reported: they may be of
    other workbooks.
    """
    if not wanted.alone:
        return ()
    lines = wanted.corrections.columns if wanted.corrections is not None else ()
    matched = [*wanted.ignored, *(line.column for line in lines if line.leaves_out)]
    keys = {column.key for column in left_out}
    return tuple(
        Fault("RV-271", params={"words": heading_words(words)})
        for words in dict.fromkeys(matched)
        if heading_key(words) not in keys
    )


def unread_columns(
    sheet: Sheet,
    heading: Heading,
    lines: Lines,
    ignored: Ignored,
    named: AbstractSet[str] = frozenset(),
) -> UnreadColumns:
    """Return the columns of a sheet with data that are no column of the contract.

    `ignored` are the headings that are left out on purpose; `named` are cells of headings that
    already have another fault.
    """
    columns = [column for column in _with_data(sheet, heading, lines) if column.rows]
    matched = {c.heading.cell: key for c in columns if (key := _matching_key(c.heading, ignored))}
    left_out = tuple(
        LeftOut(
            sheet.name,
            c.heading.cell,
            heading_words(c.heading.words),
            len(c.rows),
            ignored[key],
            key,
        )
        for c in columns
        if (key := matched.get(c.heading.cell))
    )
    unread = [column for column in columns if column.heading.cell not in matched]
    reported = [column for column in unread if column.heading.cell not in named]
    return UnreadColumns(
        _fault(sheet.name, reported) if reported else None,
        left_out,
        *_doubts(unread, lines.records),
    )


def _matching_key(heading: Unclaimed, ignored: Ignored) -> str | None:
    """Return the key in `ignored` of a heading's words, alone or with its group's; else None."""
    keys = [heading_key(heading.words)] if heading.words else []
    if heading.group:
        keys += [heading_key(f"{heading.group} {heading.words}")]
    return next((key for key in keys if key in ignored), None)


def _with_data(sheet: Sheet, heading: Heading, lines: Lines) -> list[_UnknownColumn]:
    """Return the unknown headings with the filled rows below them.

    For a column without a heading only the rows from the first to the last record count.
    """
    if not heading.unclaimed:
        return []
    aside = {row for row, _ in lines.others}
    first = lines.records[0] if lines.records else heading.row + 1
    last = lines.records[-1] if lines.records else heading.row
    below = [at for at in range(first, len(sheet.rows)) if at not in aside]
    broken = {(cell.row - 1, cell.column) for cell in sheet.bad if cell.value != LACKING}
    columns = []
    for unclaimed in heading.unclaimed:
        if heading_key(unclaimed.words) in PROVENANCE_KEYS:
            continue
        rows = below if unclaimed.words else [at for at in below if at <= last]
        held = tuple(at for at in rows if _holds(sheet.rows[at], at, unclaimed.place, broken))
        cells = [_cell(sheet.rows[at], unclaimed.place) for at in held]
        counts = not unclaimed.words or heading_key(unclaimed.words) in COUNTS
        if not (counts and _count_rows(cells)):
            columns.append(_UnknownColumn(unclaimed, held))
    return columns


def _cell(row: Sequence[Any], place: int) -> Any:
    return row[place] if place < len(row) else None


def _count_rows(cells: Sequence[Any]) -> bool:
    """Return whether cells only count the rows: each is one more than the last, or 1 again."""
    last = 0
    for cell in cells:
        text = plain(cell).removesuffix(".0").rstrip(".")
        if not (text.isascii() and text.isdecimal() and len(text) < LONGEST_COUNT):
            return False
        if int(text) not in (last + 1, 1):
            return False
        last = int(text)
    return True


def _holds(row: Sequence[Any], at: int, place: int, broken: AbstractSet[tuple[int, int]]) -> bool:
    if (at, place) in broken:
        return True
    cell = _cell(row, place)
    return not is_blank(cell) and not (isinstance(cell, str) and is_meaningless(cell))


def _doubts(
    unread: Sequence[_UnknownColumn], records: Sequence[int]
) -> tuple[dict[str, NDArray[np.bool_]], dict[str, str]]:
    """Return, by column name, flags of the records with data under a heading that may be its own.

    The second mapping has the Excel column of the heading.
    """
    at = {row: record for record, row in enumerate(records)}
    doubted: dict[str, NDArray[np.bool_]] = {}
    letters: dict[str, str] = {}
    for column in unread:
        held = [at[row] for row in column.rows if row in at]
        for name in column.heading.doubts if held else ():
            flags = doubted.setdefault(name, np.zeros(len(records), dtype=bool))
            flags[held] = True
            letters.setdefault(name, letters_of(column.heading.place))
    return doubted, letters


def _fault(sheet: str, columns: Sequence[_UnknownColumn]) -> Fault:
    """Return the one fault of a sheet's unread columns."""
    cells = tuple(column.heading.cell for column in columns)
    open_ones = tuple(c.heading.cell for c in columns if c.heading.doubts)
    params: dict[str, object] = {
        "marked": cells,
        "count": len(columns),
        "columns": tuple(_in_words(column) for column in columns),
        "open": text("unread.open").filled(cells=", ".join(open_ones)) if open_ones else "",
    }
    words = columns[0].heading.words or None
    decides = bool(open_ones)
    return Fault("RV-270", None, sheet, cells[0], words, params=params, decides=decides)


def _in_words(column: _UnknownColumn) -> Text:
    """Return an unread column in words: its cell, heading and rows, and the most similar column."""
    heading = column.heading
    alike = heading.near is not None and (
        (heading.score >= ALIKE and not is_apart(heading.words))
        or heading.differs in ("unit", "unstated")
    )
    key = f"unread.{heading.differs or 'near'}" if alike else "unread.unlike"
    near = heading.near.form_heading if heading.near is not None else ""
    return text(key).filled(
        cell=heading.cell,
        words=heading_words(heading.words) or "–",
        rows=len(column.rows),
        near=near,
        score=heading.score,
    )
