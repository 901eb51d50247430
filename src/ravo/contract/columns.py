"""The contract of the survey workbook: sheets and columns, read from one table.

`columns.csv` is the only place where the workbook's ids and headings meet the English names
used in the code. The answers to an edition's indicators (`th_01` …) are added from that
edition, because each edition has its own indicators in its own order.
"""

import csv
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

from ravo.messages import Text
from ravo.places.peoples import people_names

TableName = Literal["info", "households", "members", "income"]
ColumnType = Literal[
    "text",
    "name",
    "code",
    "citizen",
    "choice",
    "yes_no",
    "integer",
    "number",
    "money",
    "date",
    "birth",
]

SHEETS: dict[TableName, str] = {
    "info": "Thông tin",
    "households": "Hộ",
    "members": "Thành viên",
    "income": "Thu nhập",
}
RECORDS: tuple[TableName, ...] = ("households", "members", "income")
"""The tables of which each row is a record."""
ANSWER = "answer_"
Decides = Literal["class", "sum", "no"]
"""What depends on a column: the class, the class by a sum computed from it, or no class."""
DEPRIVED = "Thiếu hụt"
YES_NO = ("Có", "Không")
HEAD_RELATION = "Chủ hộ"
"""What the column of relations says of a household's head."""
SPLIT = "Tách hộ"
"""The reason of people who left to live apart; in the new household, of people who came."""
MERGED = "Nhập hộ"
"""The reason of a household that went into another one, which its `Mã hộ gốc` names.

Some lists have it at the household that took the other in, with the code of the one that came,
whose own row is missing. They are read too, and no household is counted twice.
"""
ANSWERS = (DEPRIVED, "Không thiếu hụt")
"""The words of an answer to an indicator; Có there means deprived, which is easily mistaken."""
PEOPLES = "@peoples"


class _IndicatorLike(Protocol):
    @property
    def id(self) -> str:
        """The indicator's own name."""

    @property
    def number(self) -> int:
        """Its place in the edition, from 1."""

    @property
    def label(self) -> Text:
        """Its name on the form."""

    @property
    def deprived_when(self) -> Text:
        """The rule in words: what makes a household deprived."""


FIGURE_TYPES: tuple[Literal["integer", "number", "money"], ...] = ("integer", "number", "money")
DAY_TYPES: tuple[ColumnType, ...] = ("date", "birth")
NEVER_YEARS = frozenset({"housing_support_year"})
"""Columns of a year, by name, in which 0 stands for never."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the contract.

    `id` is the workbook's id, `name` the English name in frames, `heading` the Vietnamese
    heading. `vocabulary` holds the words a `choice` accepts; for a `text` column they are the
    usual words, and any other gives a warning only. `read_as` pairs further words with the only
    word of the vocabulary that each can mean.

    `low` and `high` are inclusive hard limits: a value outside them is refused. `soft_low` and
    `soft_high` bound what is usual: a value outside them gives a warning, and no class depends on
    it until it is confirmed. Soft limits are what an office finds plausible and catch typing
    errors; no law sets them. Limits of a day or a birth are years.

    `decides` states whether a class depends on the column. Where none does, every fault of a cell
    is a warning and the cell counts as missing. `rule` explains, for the answer to an indicator,
    when a household is deprived.
    """

    table: TableName
    id: str
    name: str
    heading: str
    type: ColumnType
    required: bool
    vocabulary: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    soft_low: float | None = None
    soft_high: float | None = None
    decides: Decides = "class"
    read_as: tuple[tuple[str, str], ...] = ()
    rule: Text | None = None

    @property
    def matters(self) -> bool:
        """Whether any class depends on the column."""
        return self.decides != "no"

    @property
    def has_never(self) -> bool:
        """Whether the column is a year in whose place 0 means never."""
        return self.name in NEVER_YEARS

    @property
    def usual(self) -> tuple[float, float]:
        """The soft limits, infinite where there is none."""
        low = -math.inf if self.soft_low is None else self.soft_low
        return low, math.inf if self.soft_high is None else self.soft_high

    @property
    def form_heading(self) -> str:
        """The heading in a workbook to be filled in, which explains what an answer means."""
        return f"{DEPRIVED} {self.heading}" if self.rule is not None else self.heading

    @property
    def words(self) -> tuple[str, ...]:
        """The words to choose from, yes before no; empty where any value is accepted."""
        if self.type != "yes_no":
            return self.vocabulary
        return ANSWERS if self.rule is not None else YES_NO

    @property
    def sheet(self) -> str:
        """The name of the column's sheet in the contract workbook."""
        return SHEETS[self.table]


def _column(row: dict[str, str]) -> Column:
    return Column(
        table=row["table"],  # type: ignore[arg-type]
        id=row["id"],
        name=row["name"],
        heading=row["heading"],
        type=row["type"],  # type: ignore[arg-type]
        required=row["required"] == "yes",
        vocabulary=_vocabulary(row["vocabulary"]),
        low=_limit(row["low"]),
        high=_limit(row["high"]),
        soft_low=_limit(row["soft_low"]),
        soft_high=_limit(row["soft_high"]),
        decides=row["decides"],  # type: ignore[arg-type]
        read_as=_pairs(row["read_as"]),
    )


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (pair.partition("=") for pair in text.split("|") if pair)
    return tuple((other, word) for other, _, word in pairs)


def _vocabulary(words: str) -> tuple[str, ...]:
    """Return the words of a column; PEOPLES is replaced by the list of peoples."""
    if words == PEOPLES:
        return people_names()
    return tuple(words.split("|")) if words else ()


def _limit(text: str) -> float | None:
    return float(text) if text else None


@cache
def contract() -> tuple[Column, ...]:
    """Return every column of the contract that does not depend on an edition, in order."""
    table = (Path(__file__).parent / "columns.csv").read_text(encoding="utf-8")
    return tuple(_column(row) for row in csv.DictReader(table.splitlines()))


def answer_column(indicator: _IndicatorLike) -> Column:
    """Return the column in which the form answers `indicator` (Có, Thiếu hụt = deprived)."""
    return Column(
        table="households",
        id=f"th_{indicator.number:02d}",
        name=ANSWER + indicator.id,
        heading=f"{indicator.number}. {indicator.label.vi}",
        type="yes_no",
        required=False,
        rule=indicator.deprived_when,
    )


def columns_of(table: TableName, indicators: Iterable[_IndicatorLike] = ()) -> tuple[Column, ...]:
    """Return the columns of one sheet; the answers of `indicators` follow the income column."""
    plain = [column for column in contract() if column.table == table]
    if table != "households":
        return tuple(plain)
    at = next(i for i, column in enumerate(plain) if column.name == "income") + 1
    return (*plain[:at], *(answer_column(item) for item in indicators), *plain[at:])
