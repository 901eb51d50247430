"""The contents of a survey workbook as frozen values: the input of a review."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ravo.contract.money_units import Conversion
from ravo.criteria import Edition
from ravo.criteria.terms import Area, HouseholdClass
from ravo.faults.table import FaultTable
from ravo.faults.unread import Unread, unread_in
from ravo.places.units import map_year_on
from ravo.typed_columns import TypedColumns, blanked

if TYPE_CHECKING:
    import pandas as pd

    from ravo.corrections.model import AppliedLine, Corrections
    from ravo.score_table.model import ScoreTable
    from ravo.survey.unread_columns import LeftOut

COUNTED = "size"
"""The column by which people are counted, even where its value is in doubt for a class."""
PERIODIC, MONTHLY = "Định kỳ", "Thường xuyên"
"""The words of `Kỳ rà soát`: the yearly review, and that of a month's requests."""
TO_CONFIRM, ALL_CONFIRMED = "Phải xác nhận từng hộ", "Đã xác nhận mọi hộ"
"""The words of `Dữ kiện nhà ở mang từ năm trước`, which only lists with last year's facts have."""
TOTALS = ("total_households", "total_members", "minority_households", "minority_members")
"""The totals of a commune by their names in `Info`."""
PLACE = ("province", "district", "commune", "commune_code")
"""What says by its names in `Info` which commune a survey is of."""
OFFICERS = ("prepared_by", "signed_by")
"""The names of officers by theirs in `Info`."""
CLASS_OF_WORD: dict[str | None, str] = {
    "Hộ nghèo": HouseholdClass.poor.value,
    "Hộ cận nghèo": HouseholdClass.near_poor.value,
    "Hộ không nghèo": HouseholdClass.not_poor.value,
}
"""The classes that the contract's vocabulary can record."""
AREA_WORDS: dict[str, Area] = {"Nông thôn": "rural", "Thành thị": "urban"}


@dataclass(frozen=True, slots=True)
class Source:
    """The file of a survey: its path as given and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Info:
    """The sheet `Thông tin`. None where the workbook gives no (valid) value.

    `area` is the default area of the households: the sheet's own, else the kind of commune
    (xã rural; phường and thị trấn urban). `review_date` falls back to 14/12 of the year.
    `dwelling_facts` is TO_CONFIRM where facts of dwellings are last year's and each household must
    be confirmed, ALL_CONFIRMED where all are confirmed; None where they are of this year.
    """

    year: int | None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    commune_code: str | None = None
    area: Area | None = None
    total_households: int | None = None
    total_members: int | None = None
    minority_households: int | None = None
    minority_members: int | None = None
    review_date: date | None = None
    period: str | None = None
    prepared_by: str | None = None
    signed_by: str | None = None
    dwelling_facts: str | None = None
    synthetic: bool | None = None

    @property
    def map_year(self) -> int | None:
        """A year with the applicable map of communes: the review year, or that of the month."""
        day = self.review_date
        if self.period != MONTHLY or day is None or day.year != self.year:
            return self.year
        return map_year_on(day)


@dataclass(frozen=True, slots=True)
class TablePart:
    """The records of a table on one sheet, from the record `first` on.

    `letters`, `headings` and `doubted_letters` are those of this sheet, as in `Table`.
    """

    sheet: str
    first: int
    letters: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    doubted_letters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, repr=False)
class Table:
    """One table as read, from one sheet or several: a record per row, columns by English names.

    Column types: text, name, code, citizen, choice: object (str or None); yes_no: int8
    (UNKNOWN = no answer); integer, number, money: float64 (NaN = blank); date, birth:
    datetime64[s]. Every contract column is present, all blank where the sheet lacks it (see
    `given`). `frame` has the same columns for pandas. `rows` holds the Excel row number of each
    record on its own sheet, `letters` the Excel column of each name that the table has, `headings`
    the heading as the officer wrote it, `blank_rows` the number of blank rows between records.

    `doubted` flags, by column, the records with a value on which no class may depend: a figure
    beyond the usual range, an answer in an unknown column, reversed answers. Such a value is
    missing evidence, and no other evidence replaces it. `doubted_letters` contains the Excel column
    of doubted values that are not in the column of their name.

    For several sheets read together, `parts` lists each with its first record, in order, and
    `sheet`, `letters`, `headings` are those of the first sheet that has them; `sheet_of`, `cell`
    and `heading` return the place of a record. `parts` is empty for a single sheet.

    `short_days` contains, by column of births, the year or month of records that give no day (2013,
    "05/2024"), None elsewhere; the column itself then has the first day.
    """

    sheet: str
    columns: TypedColumns
    rows: NDArray[np.int64]
    letters: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    blank_rows: int = 0
    doubted: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    doubted_letters: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[TablePart, ...] = ()
    short_days: Mapping[str, NDArray[np.object_]] = field(default_factory=dict)

    @property
    def frame(self) -> "pd.DataFrame":
        """The columns as a frame of pandas, whose answers are its nullable booleans."""
        return self.columns.frame

    @cached_property
    def codes(self) -> list[Any]:
        """The household's code of each record, None where it has none."""
        codes: list[Any] = self.columns["code"].tolist()
        return codes

    @cached_property
    def _numbers(self) -> list[int]:
        numbers: list[int] = self.rows.tolist()
        return numbers

    def births(self, name: str) -> list[date | int | str | None]:
        """Return a column of births as written: a year or a month where no day is given."""
        days = self.columns[name].astype("datetime64[D]").tolist()
        short = self.short_days.get(name, [None] * len(days))
        pairs = zip(days, short, strict=True)
        return [None if day is None else part or day for day, part in pairs]

    def in_doubt(self, name: str) -> NDArray[np.bool_]:
        """Return flags of the records whose value of `name` is in doubt."""
        flags = self.doubted.get(name)
        return np.zeros(len(self.rows), dtype=bool) if flags is None else flags

    def with_doubts(self, doubted: Mapping[str, NDArray[np.bool_]]) -> "Table":
        """Return the table with more values in doubt, which become blank; earlier doubts stay.

        A size in doubt is not blanked, because people are counted by it in any case.
        """
        more = {name: self.in_doubt(name) | flags for name, flags in doubted.items()}
        kept = {name: flags for name, flags in more.items() if flags.any()}
        blank = {
            name: blanked(self.columns[name], flags)
            for name, flags in kept.items()
            if name != COUNTED and name in self.columns
        }
        columns = self.columns.with_columns(blank) if blank else self.columns
        return replace(self, columns=columns, doubted={**self.doubted, **kept})

    def with_columns(self, columns: Mapping[str, NDArray[Any]]) -> "Table":
        """Return the table with other values in some of its columns, or with more columns."""
        return replace(self, columns=self.columns.with_columns(columns))

    def only(self, kept: NDArray[np.bool_]) -> "Table":
        """Return the table with the flagged records, which keep their rows on the sheet."""
        if kept.all():
            return self
        before = np.concatenate([[0], np.cumsum(kept)])
        parts = tuple(replace(part, first=int(before[part.first])) for part in self.parts)
        columns = self.columns.at(kept)
        doubted = {name: flags[kept] for name, flags in self.doubted.items()}
        short = {name: days[kept] for name, days in self.short_days.items()}
        rows = self.rows[kept]
        return replace(
            self, columns=columns, rows=rows, doubted=doubted, parts=parts, short_days=short
        )

    def given(self, name: str) -> bool:
        """Return whether one of the table's sheets has the column `name`."""
        return name in self.letters

    def given_at(self, name: str, record: int) -> bool:
        """Return whether the sheet of a record has the column `name`."""
        return name in self._part(record).letters

    def value(self, name: str, record: int) -> Any:
        """Return one value of a record as a Python object; None or NaN where it is blank."""
        return self.columns.value(name, record)

    def sheet_of(self, record: int) -> str:
        """Return the name of the sheet with a record."""
        return self._part(record).sheet

    def heading(self, name: str, record: int) -> str | None:
        """Return a column's heading on the sheet of a record; None where the sheet lacks it."""
        return self._part(record).headings.get(name)

    def cell(self, name: str, record: int) -> str:
        """Return the Excel address of a value, such as `"H12"`; of its row without the column."""
        part = self._part(record)
        letter = part.letters.get(name) or part.doubted_letters.get(name)
        row = self._numbers[record]
        return f"{letter}{row}" if letter else f"{row}:{row}"

    def place(self, name: str, record: int) -> str:
        """Return the address of a value, with its sheet in front where there are several."""
        cell = self.cell(name, record)
        return f"{self.sheet_of(record)}!{cell}" if self.parts else cell

    def sheets(self) -> tuple[str, ...]:
        """Return the names of the sheets that the table was read from."""
        return tuple(part.sheet for part in self.parts) or (self.sheet,)

    def rows_on(self, sheet: str) -> tuple[int, NDArray[np.int64]]:
        """Return the first record of a sheet, and the Excel rows of its records."""
        ends = [part.first for part in self.parts[1:]] + [len(self.rows)]
        for part, end in zip(self.parts, ends, strict=False):
            if part.sheet == sheet:
                return part.first, self.rows[part.first : end]
        return 0, self.rows if sheet == self.sheet and not self.parts else self.rows[:0]

    def _part(self, record: int) -> "Table | TablePart":
        if not self.parts:
            return self
        return self.parts[bisect_right(self.parts, record, key=_first) - 1]


def _first(part: TablePart) -> int:
    return part.first


@dataclass(frozen=True)
class Departures:
    """The households and people who left the list by the survey's own words.

    `households` flags the records of households that left; `people` are the members who left a
    household that stays, with their rows as read. Neither is judged: of a household that left only
    its identity, opening class and reason stay in `Survey.households`, and its members and income
    are in no table; the people are not in `Survey.members`. `rows` is the number of members' rows
    of the households that left. `followers` contains, by household, the row of `Survey.members`
    whose facts became those of the head. `lost` are the people who died or moved away while their
    household joined another one, `died` all people who died, those of households that died out
    included.
    """

    households: NDArray[np.bool_]
    people: Table | None = None
    rows: int = 0
    followers: Mapping[int, int] = field(default_factory=dict)
    lost: Table | None = None
    died: Table | None = None


@dataclass(frozen=True)
class Survey:
    """One commune's review of one year, as read and checked.

    `households` has a record for every non-blank row, rejected ones included; `members` and
    `income` are None where the workbook has no such sheet. `rejected` (bool per household) is True
    where an error is on the household's row, its members or its income. `workbook_rejected` is
    True where the class of every household depends on an error in `Thông tin` or on a missing
    sheet. `read` is the number of non-blank and blank rows of the sheet `Hộ`: read = scored +
    rejected + blank + departed. `applied` are the lines of `corrections` that took effect.
    `taken` contains (field, value, words) of all that was taken from the names of file and folders.
    `codes_restart` is True where written codes are unique only in their village. `grid` is the
    score table whose columns the sheet `Hộ` may have. Villages and peoples have unified names;
    `villages_written` are the villages as written. `left_out` are the columns with data that are
    left out on purpose, `conversions` those whose sums were converted from a profile's unit.
    `answers_confirmed` is True where an officer confirmed that the answers are not reversed.
    `departures` are those who left; None while the survey is not checked. `unconfirmed` contains
    last year's facts of dwellings that are not confirmed yet, by the rows of `households`, which
    lack them; None where there are none. `year_people` are people who left or came during the
    months of the year before this review (columns code, name, relation, birth, change_reason);
    None where the workbook has none.
    """

    source: Source
    info: Info
    households: Table
    members: Table | None
    income: Table | None
    faults: FaultTable
    rejected: NDArray[np.bool_]
    blank_rows: int
    workbook_rejected: bool = False
    edition: Edition | None = None
    taken: tuple[tuple[str, str, str], ...] = ()
    codes_restart: bool = False
    applied: "tuple[AppliedLine, ...]" = ()
    corrections: "Corrections | None" = None
    grid: "ScoreTable | None" = None
    villages_written: NDArray[np.object_] | None = None
    conversions: tuple[Conversion, ...] = ()
    left_out: "tuple[LeftOut, ...]" = ()
    answers_confirmed: bool = False
    departures: Departures | None = None
    unconfirmed: TypedColumns | None = None
    year_people: TypedColumns | None = None

    @property
    def unread(self) -> Unread:
        """The counts of the data that was not read."""
        return unread_in(self.faults)

    @property
    def read(self) -> int:
        """The number of rows read on the sheet `Hộ`, blank ones included."""
        return len(self.households.rows) + self.blank_rows
