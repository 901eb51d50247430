"""Corrections as frozen values: the officer's lines, and the outcome of each."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from ravo.faults import Fault
from ravo.messages import Lang, say, spoken

CorrectionKind = Literal["changed", "confirmed"]
JSON_KEYS = (
    "line",
    "ma_ho",
    "sheet",
    "cell",
    "column",
    "old",
    "new",
    "kind",
    "reason",
    "who",
    "date",
)
SHOWN_HEADS = (
    "line",
    "household",
    "sheet",
    "cell",
    "column",
    "old",
    "new",
    "kind",
    "reason",
    "who",
    "on",
)
"""The columns of a table of applied corrections; their headings are `corrections.head_…`."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a corrections file.

    `line` is its row in the file, from 1. `old` and `new` are its raw cells; None is blank. With
    `confirms` the line states that the old value is correct. `sheet`, `row` (as Excel numbers it),
    `member` (the last four digits of a citizen number) and `file` narrow down which cell is meant;
    None where the line does not give them.
    """

    line: int
    household: str
    column: str
    old: Any
    new: Any
    confirms: bool
    reason: str
    who: str
    on: date | None
    sheet: str | None = None
    row: int | None = None
    member: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One line of a corrections file about a whole column, for every household.

    With `leaves_out` it states that an unread column is left out on purpose; otherwise that every
    value of the column is correct. The other fields are those of a `Correction`.
    """

    line: int
    column: str
    leaves_out: bool
    reason: str
    who: str
    on: date | None
    sheet: str | None = None
    file: str | None = None


@dataclass(frozen=True)
class Corrections:
    """A corrections file: its path as given, the SHA-256 of its bytes, its usable lines.

    `columns` are its lines about whole columns. `faults` name the unusable lines, which are not
    among `lines`.
    """

    path: str
    sha256: str
    lines: tuple[Correction, ...]
    faults: tuple[Fault, ...] = ()
    columns: tuple[ColumnLine, ...] = ()

    def without(self, taken: Collection[int]) -> "Corrections":
        """Return the corrections without the lines numbered in `taken`."""
        return replace(self, lines=tuple(x for x in self.lines if x.line not in taken))


@dataclass(frozen=True, slots=True)
class AppliedLine:
    """A correction that took effect, ready to show.

    `household` is its code after all corrections, `column` the heading as the officer wrote it.
    `old` and `new` are masked; None in columns of names, an empty string for blank.
    """

    line: int
    household: str | None
    sheet: str
    cell: str
    column: str
    old: str | None
    new: str | None
    kind: CorrectionKind
    reason: str
    who: str
    on: date | None


@dataclass(frozen=True)
class Applied:
    """The outcome of corrections on one sheet.

    `cells` contains the new raw value of each changed cell by (row, column), both from 0. `taken`
    are the numbers of the lines that belong to this sheet, refused ones included: the next sheet
    gets the corrections `without` them.
    """

    cells: Mapping[tuple[int, int], Any]
    lines: tuple[AppliedLine, ...]
    faults: tuple[Fault, ...]
    taken: frozenset[int]


def to_json(line: AppliedLine) -> dict[str, Any]:
    """Return an applied line as JSON; the date as yyyy-mm-dd."""
    on = line.on.isoformat() if line.on else None
    values = (
        line.line,
        line.household,
        line.sheet,
        line.cell,
        line.column,
        line.old,
        line.new,
        line.kind,
        line.reason,
        line.who,
        on,
    )
    return dict(zip(JSON_KEYS, values, strict=True))


def corrections_json(corrections: Corrections, lines: Iterable[AppliedLine]) -> dict[str, Any]:
    """Return the corrections file and its applied lines as JSON."""
    applied = [to_json(line) for line in sorted(lines, key=lambda line: line.line)]
    return {"path": corrections.path, "sha256": corrections.sha256, "applied": applied}


def shown_row(line: AppliedLine, lang: Lang) -> list[str | int | None]:
    """Return an applied line as the cells of a table, in the order of `SHOWN_HEADS`."""
    kind = say(f"corrections.{line.kind}", lang)
    old, new = (say("corrections.hidden", lang) if v is None else v for v in (line.old, line.new))
    on = spoken(line.on, lang)
    return [
        line.line,
        line.household,
        line.sheet,
        line.cell,
        line.column,
        old,
        new,
        kind,
        line.reason,
        line.who,
        on,
    ]
