"""A draft profile guessed from an unknown workbook: every line with its confidence.

Uncertain lines are written as comments. A class or word that the contract does not have is left
to the officer: a class is not guessed because its name shares a word with another.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from ravo.contract.columns import RECORDS, TableName
from ravo.contract.headings import SheetRows, heading_key
from ravo.contract.lexicon import shared_fronts
from ravo.faults import unreadable
from ravo.profiles.columns import columns_with, mappable
from ravo.profiles.likeness import (
    BLANK_WORDS,
    NEAR,
    SEXES,
    TICK_WORDS,
    column_of,
    figures,
    is_blank_word,
    keys_in,
    near_any,
    score,
)
from ravo.profiles.model import word_key
from ravo.profiles.sketch import Legend, SheetSketch, SketchedColumn, letters_lost, look_at
from ravo.text import loose_key, match_key, tidy

SURE = 80.0
"""The confidence from which a line is written; below it, it is a comment."""
SHOWN = 60.0
BY_LEGEND = 95.0
BY_LETTER = 95.0
BY_PARTS = 92.0
TICKED = 70.0
REPEATED = 0.05
MOST_WORDS = 12
ROLES: Mapping[str, frozenset[str]] = {
    "day": frozenset({"ngay", "day"}),
    "month": frozenset({"thang", "month"}),
    "year": frozenset({"nam", "year"}),
}
LIMITS: Mapping[str, tuple[int, int]] = {"day": (1, 31), "month": (1, 12), "year": (1900, 2100)}
BIRTH_WORDS = frozenset({"sinh", "birth", "dob"})


@dataclass(frozen=True)
class GuessedLine:
    """An id and the column that probably holds it; `confidence` is from 0 to 100."""

    id: str
    seen: SketchedColumn
    confidence: float

    @property
    def sure(self) -> bool:
        """Whether the line is written rather than commented out."""
        return self.confidence >= SURE and bool(self.seen.names)


@dataclass(frozen=True)
class GuessedWord:
    """A foreign word of a column and the contract's word; None where the officer must decide."""

    id: str
    word: str
    meaning: str | None
    shown: str
    confidence: float


@dataclass(frozen=True)
class GuessedTable:
    """A sheet, the table it probably holds, its columns, and the columns that were not assigned.

    The columns of a birth date in parts are by their role: day, month, year.
    """

    table: TableName
    sheet: str
    look: SheetSketch
    lines: tuple[GuessedLine, ...]
    birth: Mapping[str, SketchedColumn]
    rest: tuple[SketchedColumn, ...]

    def ids(self) -> set[str]:
        """Return the ids of the lines with enough confidence to be written."""
        ids = {line.id for line in self.lines if line.sure}
        return ids | ({"ngay_sinh"} if self.birth else set())


@dataclass(frozen=True)
class GuessedProfile:
    """A first profile: its tables and the probable properties of the whole layout."""

    id: str
    title: str
    tables: tuple[GuessedTable, ...]
    words: tuple[GuessedWord, ...]
    ticks: tuple[str, ...]
    blanks: tuple[str, ...]
    lacks: tuple[str, ...]
    partly_blank: tuple[str, ...]
    restarts: bool


def guess_profile(rows_by_sheet: Mapping[str, SheetRows], source_name: str) -> GuessedProfile:
    """Return a first profile of a workbook from its headings, legends and values.

    Raises InputProblem (exit code 3) where no sheet has known headings, and where a sheet's
    Vietnamese letters were lost in saving.
    """
    for sheet, rows in rows_by_sheet.items():
        if letters_lost(rows):
            raise unreadable("RV-178", path=source_name, sheet=sheet)
    tables = _tables(rows_by_sheet)
    if not tables:
        raise unreadable("RV-177", path=source_name)
    stem = Path(source_name).stem
    name = re.sub(r"[^a-z0-9]+", "-", loose_key(stem)).strip("-") or "mau"
    return GuessedProfile(
        id=name,
        title=tidy(stem) or name,
        tables=tables,
        words=tuple(word for table in tables for word in _words(table)),
        ticks=_ticks(tables),
        blanks=_blanks(tables),
        lacks=_lacks(tables),
        partly_blank=_partly_blank(tables),
        restarts=any(_restarts(table) for table in tables if table.table == "households"),
    )


# The tables of the sheets


def _tables(rows_by_sheet: Mapping[str, SheetRows]) -> tuple[GuessedTable, ...]:
    looks = {sheet: look_at(rows, near_any) for sheet, rows in rows_by_sheet.items()}
    guesses = [
        _table(table, sheet, look) for sheet, look in looks.items() if look for table in RECORDS
    ]
    best: list[GuessedTable] = []
    for guess in sorted(guesses, key=_weight, reverse=True):
        free = all(guess.table != other.table and guess.sheet != other.sheet for other in best)
        if free and _holds(guess):
            best.append(guess)
    return tuple(sorted(best, key=lambda guess: RECORDS.index(guess.table)))


def _weight(guess: GuessedTable) -> float:
    own = sum(line.confidence for line in guess.lines if line.sure)
    return own + 100.0 * len(guess.birth)


def _holds(guess: GuessedTable) -> bool:
    """Return whether a sheet has at least three columns of a table, so that it may hold it."""
    return len(guess.ids()) >= 3


def _table(table: TableName, sheet: str, look: SheetSketch) -> GuessedTable:
    birth = _birth(look.columns)
    parts = {seen.place for seen in birth.values()}
    free = [seen for seen in look.columns if seen.place not in parts]
    lines = _assigned(table, free)
    if birth and table == "households":
        lines = [line for line in lines if line.id != "nam_sinh"]
        lines.append(GuessedLine("nam_sinh", birth["year"], BY_PARTS))
    taken = {line.seen.place for line in lines} | parts
    order = [column.id for column in mappable(table)]
    lines.sort(
        key=lambda line: order.index(line.id) if line.id in order else order.index("thu_nhap")
    )
    rest = tuple(seen for seen in look.columns if seen.place not in taken)
    return GuessedTable(table, sheet, look, tuple(lines), birth if table == "members" else {}, rest)


def _assigned(table: TableName, columns: Sequence[SketchedColumn]) -> list[GuessedLine]:
    """Return the most probable columns of ids: at most one per id, and one id per column."""
    shared = shared_fronts(name for seen in columns for name in (*seen.names, seen.own))
    pairs = [
        GuessedLine(id_, seen, value)
        for seen in columns
        for id_ in keys_in(table)
        if (value := score(seen, table, id_, shared)) >= SHOWN
    ]
    pairs.sort(key=lambda line: (-line.confidence, line.seen.place))
    lines: list[GuessedLine] = []
    for pair in pairs:
        if all(pair.id != line.id and pair.seen is not line.seen for line in lines):
            lines.append(pair)
    return lines


# Birth dates as three columns


def _birth(columns: Sequence[SketchedColumn]) -> dict[str, SketchedColumn]:
    """Return the columns of a birth date in parts; empty unless there are a year and another."""
    parts: dict[str, SketchedColumn] = {}
    for seen in columns:
        role = _role(seen)
        if role is not None and seen.names and _within(seen.values, LIMITS[role]):
            parts.setdefault(role, seen)
    return parts if "year" in parts and len(parts) > 1 else {}


def _role(seen: SketchedColumn) -> str | None:
    tokens = [_tokens(name) for name in (*seen.names, seen.own)]
    if not any(token & BIRTH_WORDS for token in tokens):
        return None
    for own in (_tokens(seen.own), *tokens):
        roles = [role for role, words in ROLES.items() if own & words]
        if len(roles) == 1:
            return roles[0]
    return None


def _tokens(name: str) -> set[str]:
    return set(loose_key(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).split(" "))


def _within(values: Sequence[Any], limits: tuple[int, int]) -> bool:
    numbers = figures(value for value in values if not is_blank_word(value))
    return all(limits[0] <= figure <= limits[1] for figure in numbers)


# Words and codes


def _words(table: GuessedTable) -> Iterator[GuessedWord]:
    """Yield the foreign words of columns with a vocabulary, by letter, legend or contents."""
    for line in table.lines:
        column = column_of(table.table, line.id)
        if column is None or column.type != "choice" or not line.sure:
            continue
        codes = _codes(table, line, column.vocabulary)
        present = Counter(word_key(v) for v in line.seen.values if not is_blank_word(v))
        shown = {word_key(v): tidy(str(v)).removesuffix(".0") for v in line.seen.values}
        for code, legend_word in codes.items():
            meaning = _known(legend_word, column.vocabulary)
            yield GuessedWord(line.id, code, meaning, legend_word, BY_LEGEND if meaning else 0.0)
        known = {word_key(word) for word in (*column.vocabulary, *codes)}
        for key in sorted(present.keys() - known)[:MOST_WORDS]:
            meaning = SEXES.get(key) if line.id == "gioi_tinh" else None
            yield GuessedWord(line.id, shown[key], meaning, "", BY_LETTER if meaning else 0.0)


def _known(word: str, vocabulary: Sequence[str]) -> str | None:
    """Return the vocabulary's spelling of a word, compared as a whole; None if it is none."""
    return next((known for known in vocabulary if match_key(known) == match_key(word)), None)


def _codes(table: GuessedTable, line: GuessedLine, vocabulary: Sequence[str]) -> Mapping[str, str]:
    """Return the words of a column's codes, from a legend that names it or has its words."""
    for legend in table.look.legends:
        named = bool(legend.label) and _is_about(legend, table.table, line.id)
        meanings = [_known(word, vocabulary) for word in legend.codes.values()]
        here = legend.place == line.seen.place and not legend.label
        if (named or here or not legend.label) and any(meanings):
            return legend.codes
    return {}


def _is_about(legend: Legend, table: TableName, id_: str) -> bool:
    key = heading_key(legend.label)
    return any(fuzz.ratio(key, known) >= NEAR for known in keys_in(table)[id_])


# Properties of the whole layout


def _ticks(tables: Sequence[GuessedTable]) -> tuple[str, ...]:
    """Return the yes/no columns whose only contents are Có or a tick, and blanks."""
    ids = []
    for table in tables:
        for line in table.lines:
            column = column_of(table.table, line.id)
            words = {tidy(str(value)).casefold() for value in line.seen.values}
            half = 0 < len(line.seen.values) < line.seen.records
            yes_no = column is None or column.type == "yes_no"
            if line.sure and yes_no and half and words <= TICK_WORDS:
                ids.append(line.id)
    return tuple(dict.fromkeys(ids))


def _blanks(tables: Sequence[GuessedTable]) -> tuple[str, ...]:
    words = [
        tidy(value)
        for table in tables
        for seen in table.look.columns
        for value in seen.values
        if isinstance(value, str) and is_blank_word(value)
    ]
    kept: dict[str, str] = {}
    for word in words:
        kept.setdefault(word.casefold(), word)
    return tuple(kept[word] for word in sorted(kept) if word in BLANK_WORDS)


def _lacks(tables: Sequence[GuessedTable]) -> tuple[str, ...]:
    """Return the ids that the reader requires and that no column is similar to."""
    lacking: dict[str, None] = {}
    for table in tables:
        near = {line.id for line in table.lines} | table.ids()
        for column in mappable(table.table):
            if column.required and column.id not in near:
                lacking[column.id] = None
    given = {id_ for table in tables for id_ in table.ids()}
    return tuple(id_ for id_ in lacking if id_ not in given)


def _partly_blank(tables: Sequence[GuessedTable]) -> tuple[str, ...]:
    ids = [
        line.id
        for table in tables
        for line in table.lines
        if line.sure
        and any(column.required for column in columns_with(line.id) if column.table == table.table)
        and sum(not is_blank_word(v) for v in line.seen.values) < line.seen.records
    ]
    return tuple(dict.fromkeys(ids))


def _restarts(table: GuessedTable) -> bool:
    """Return whether household codes repeat in the sheet of households."""
    line = next((line for line in table.lines if line.id == "ma_ho" and line.sure), None)
    if line is None or not line.seen.values:
        return False
    codes = Counter(word_key(value) for value in line.seen.values)
    again = sum(count for count in codes.values() if count > 1)
    return again > REPEATED * len(line.seen.values)
