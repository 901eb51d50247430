"""The model of a profile: how the layout of another workbook maps to the contract.

An officer writes contract ids (`ma_ho`, `th_04`); the accessors use the English names of
frames. A profile never changes a value: it records the place of values and the meaning of words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fnmatch import translate
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from ravo.contract.columns import Column, TableName
from ravo.contract.headings import heading_key
from ravo.contract.named_sheets import without_ending
from ravo.criteria import Indicator
from ravo.messages import Text
from ravo.profiles.columns import columns_with, mappable
from ravo.text import match_key, tidy, unpointed
from ravo.yamlfile import text_of

CodeNumbering = Literal["unique", "restart"]
PLACE_FIELDS = ("year", "province", "district", "commune")


def _many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


FilledText = Annotated[str, Field(min_length=1)]
Spellings = Annotated[tuple[FilledText, ...], BeforeValidator(_many), Field(min_length=1)]
RowNumber = Annotated[int, Field(ge=1, le=200)]


class _FrozenProfile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SheetRef(_FrozenProfile):
    """The sheet of a table: by its name, by a pattern with `*` and `?`, or the first one."""

    name: FilledText | None = None
    pattern: FilledText | None = None
    first: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> "SheetRef":
        if sum((self.name is not None, self.pattern is not None, self.first)) != 1:
            raise ValueError("one of name, pattern, first")
        return self

    def among(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return those sheets of `names` that are meant; case and spelling variants are ignored."""
        if self.first:
            return tuple(names[:1])
        if self.name is not None:
            exact = tuple(name for name in names if name == self.name)
            wanted = match_key(self.name)
            return exact or tuple(n for n in names if match_key(without_ending(n)) == wanted)
        # A name may have a bracket, which would begin a choice of letters.
        words = tidy(self.pattern or "").casefold().replace("[", "[[]")
        wild = re.compile(translate(words))
        return tuple(n for n in names if wild.fullmatch(tidy(without_ending(n)).casefold()))


class HeadingRows(_FrozenProfile):
    """Rows of a sheet, from 1 as in Excel; rows that are not given are searched for.

    `row` is the last heading row, `technical_row` the one with the software's own keys,
    `data_row` the first record; `skip_rows` hold neither, such as a legend of codes.
    """

    row: RowNumber | None = None
    technical_row: RowNumber | None = None
    data_row: RowNumber | None = None
    skip_rows: tuple[RowNumber, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> "HeadingRows":
        heads = [row for row in (self.row, self.technical_row) if row is not None]
        if self.data_row is not None and any(row >= self.data_row for row in heads):
            raise ValueError("data below heading")
        if set(self.skip_rows) & {*heads, self.data_row}:
            raise ValueError("skipped row in use")
        return self


class BirthParts(_FrozenProfile):
    """The headings of a birth date in up to three columns, of which the year is required."""

    year: Spellings
    month: Spellings | None = None
    day: Spellings | None = None


class PlaceRules(_FrozenProfile):
    """The patterns for year and place in the names of a file and of its folders.

    `patterns` are regular expressions with groups named year, province, district or commune,
    searched in the file's name and then in its folders, from the nearest. With `units`, words
    of these names are also compared with the names of districts and communes.
    """

    patterns: tuple[FilledText, ...] = ()
    units: bool = True
    folders: Annotated[int, Field(ge=0, le=6)] = 3


ByTable = dict[TableName, dict[str, Spellings]]


class Profile(_FrozenProfile):
    """One foreign layout, its columns under contract ids."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: Annotated[Text, BeforeValidator(text_of)]
    notes: Annotated[tuple[FilledText, ...], BeforeValidator(_many)] = ()
    sheets: Annotated[dict[TableName, SheetRef], Field(min_length=1)]
    heading: dict[TableName, HeadingRows] = {}
    columns: ByTable
    birth: dict[str, BirthParts] = {}
    words: dict[str, dict[FilledText, FilledText]] = {}
    constants: dict[str, FilledText] = {}
    units: dict[str, FilledText] = {}
    ticks: tuple[FilledText, ...] = ()
    blanks: tuple[FilledText, ...] = ()
    lacks: tuple[FilledText, ...] = ()
    may_be_blank: tuple[FilledText, ...] = ()
    ignored: Annotated[tuple[FilledText, ...], BeforeValidator(_many)] = ()
    codes: CodeNumbering = "unique"
    place: PlaceRules | None = None
    path: Path | None = Field(default=None, exclude=True)
    checksum: str = Field(default="", exclude=True)

    def tables(self) -> tuple[TableName, ...]:
        """Return the tables that the layout has."""
        return tuple(self.sheets)

    def sheet_of(self, table: TableName, names: Sequence[str]) -> tuple[str, ...]:
        """Return the sheets of a workbook that hold `table`: one, none, or several candidates."""
        ref = self.sheets.get(table)
        return ref.among(names) if ref else ()

    def rows_of(self, table: TableName) -> HeadingRows:
        """Return the rows of headings and records, from 1; None where they are searched for."""
        return self.heading.get(table, HeadingRows())

    def columns_of(
        self, table: TableName, indicators: Iterable[Indicator] = ()
    ) -> tuple[Column, ...]:
        """Return the columns of a table as this layout has them.

        Those that it lacks or may leave blank are not required; recorded columns are added
        where the profile maps them.
        """
        mapped = self.columns.get(table, {})
        eased = {*self.lacks, *self.may_be_blank}
        columns = mappable(table, indicators)
        kept = [c for c in columns if c.name not in RECORDED_NAMES or c.id in mapped]
        return tuple(replace(c, required=c.required and c.id not in eased) for c in kept)

    def aliases(
        self, table: TableName, indicators: Iterable[Indicator] = ()
    ) -> Mapping[str, tuple[str, ...]]:
        """Return the headings and technical keys of each mapped column, by its English name."""
        mapped = self.columns.get(table, {})
        return {c.name: mapped[c.id] for c in mappable(table, indicators) if c.id in mapped}

    def headings(
        self, table: TableName, indicators: Iterable[Indicator] = ()
    ) -> Mapping[str, Column]:
        """Return the columns by the `heading_key` of every heading that the profile names.

        With a profile only these headings count: a foreign `Ngày` below `Ngày sinh` is not the day
        of the review, though the contract has a column of that name.
        """
        columns = {column.name: column for column in self.columns_of(table, indicators)}
        return {
            heading_key(alias): columns[name]
            for name, aliases in self.aliases(table, indicators).items()
            for alias in aliases
        }

    def birth_parts(self, table: TableName) -> Mapping[str, BirthParts]:
        """Return the columns of a birth date in parts, by the English name of the date."""
        return {c.name: self.birth[c.id] for c in mappable(table) if c.id in self.birth}

    def constants_of(
        self, table: TableName, indicators: Iterable[Indicator] = ()
    ) -> Mapping[str, str]:
        """Return the constant values of a table, as an officer would type them, by English name."""
        columns = mappable(table, indicators)
        return {c.name: self.constants[c.id] for c in columns if c.id in self.constants}

    def unit_for(self, column: Column) -> str | None:
        """Return the unit of a column's sums; None where it is the contract's."""
        return self.units.get(column.id)

    def word_for(self, column: Column, raw: Any) -> str | None:
        """Return the contract's word for a foreign word or code; None where the profile has none.

        Words are compared as a whole; `1`, `1.0` and 1 are one code.
        """
        return self._folded_words.get(column.id, {}).get(word_key(raw))

    def is_tick(self, column: Column) -> bool:
        """Return whether a blank in this column means Không."""
        return column.id in self.ticks

    def is_blank_word(self, raw: Any) -> bool:
        """Return whether a word means that nothing was filled in."""
        return isinstance(raw, str) and word_key(raw) in self._blank_keys

    def lacking(self, table: TableName, indicators: Iterable[Indicator] = ()) -> frozenset[str]:
        """Return the English names of the columns that this layout does not have."""
        return frozenset(c.name for c in mappable(table, indicators) if c.id in self.lacks)

    def answers_beyond(self, indicators: Sequence[Indicator]) -> tuple[str, ...]:
        """Return the ids of answers that the profile maps but an edition does not have."""
        answer_ids = {f"th_{item.number:02d}" for item in indicators}
        mapped = self.columns.get("households", {})
        return tuple(id_ for id_ in mapped if id_.startswith("th_") and id_ not in answer_ids)

    @cached_property
    def _blank_keys(self) -> frozenset[str]:
        return frozenset(word_key(word) for word in self.blanks)

    @cached_property
    def _folded_words(self) -> dict[str, dict[str, str]]:
        return {
            id_: {word_key(word): meaning for word, meaning in words.items()}
            for id_, words in self.words.items()
        }


RECORDED_NAMES = frozenset(
    column.name for id_ in ("b2_ghi", "phan_loai_ghi") for column in columns_with(id_)
)


def word_key(raw: Any) -> str:
    """Return the key by which a profile's word and a cell are compared: whole, without case."""
    text = tidy(str(unpointed(raw)))
    return match_key(re.sub(r"^(\d+)\.0?$", r"\1", text))
