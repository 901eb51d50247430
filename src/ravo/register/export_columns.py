"""The parts of a table of the exported register: columns with headings and kinds, rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from ravo.messages import Lang, say

CellKind = Literal["text", "integer", "number", "day"]
TableKey = Literal[
    "households", "people", "passages", "decisions", "events", "supports", "complaints"
]
ColumnSpecs = tuple[tuple[str, CellKind, float], ...]
"""The id, kind and width of each column."""
PLACE: ColumnSpecs = (
    ("ky", "text", 9),
    ("xa", "text", 20),
    ("ma_xa", "text", 12),
    ("ma_ho", "text", 13),
)


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column: its id, its heading, the kind of its values, its width in a sheet.

    Days are ISO texts.
    """

    id: str
    heading: str
    kind: CellKind
    width: float


@dataclass(frozen=True)
class ExportTable:
    """A table with its rows, which can be read once.

    `is_printed` is a test for the printed rows, which come first; None where all are printed.
    """

    key: TableKey
    columns: tuple[ExportColumn, ...]
    rows: Iterator[tuple[Any, ...]]
    is_printed: Callable[[tuple[Any, ...]], bool] | None = None


@dataclass(frozen=True, slots=True)
class ExportPage:
    """The facts on each printed page: the communes of a register, the day of the export.

    `notice` is the notice that data of communes is invented; empty for real data.
    """

    communes: tuple[str, ...]
    day: date
    notice: str = ""


def columns_of(columns: ColumnSpecs, lang: Lang) -> tuple[ExportColumn, ...]:
    """Return columns with their headings."""
    return tuple(
        ExportColumn(id, say(f"register.col_{id}", lang), kind, width)
        for id, kind, width in columns
    )
