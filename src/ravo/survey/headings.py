"""Which column of a sheet is which: headings are found, not counted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from ravo.survey.columns import SHEETS, Column, TableName
from ravo.text import loose_key

SEARCHED_ROWS = 30
HEADING_ROWS = 3
NEAR = 85.0
_NUMBER = re.compile(r"^\s*[(\[]?\d+(?:\.\d+)*\s*[.)\]:\-]*\s+|^\s*\d+\.")
_ASIDE = re.compile(r"\([^)]*\)")


def letters_of(place: int) -> str:
    """Return the Excel letters of a column counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def heading_key(words: str) -> str:
    """Return a heading without number, marks, case, line breaks and punctuation."""
    return loose_key(_NUMBER.sub("", words))


def keys_of(column: Column) -> set[str]:
    """Return every key under which a column is known: its heading, also without an aside; its id."""
    short = heading_key(_ASIDE.sub("", column.heading))
    return {heading_key(column.heading), short, loose_key(column.id)} - {""}


@dataclass(frozen=True)
class NearMiss:
    """A heading close to a column's but not equal: its cell, its words, the score of 100."""

    cell: str
    words: str
    column: Column
    score: float


@dataclass(frozen=True)
class Heading:
    """Where a sheet's headings stand and what they mean.

    `row` is the last heading row, from 0. `places` maps column names to their place from 0;
    `twice` lists (name, kept cell, other cell) for ids claimed by two columns.
    """

    row: int
    places: dict[str, int]
    words: dict[str, str]
    twice: tuple[tuple[str, str, str], ...]
    near: tuple[NearMiss, ...]


@dataclass(frozen=True)
class _Word:
    """A heading as it is read: its cell, its place from 0, its words."""

    cell: str
    place: int
    words: str


def find_heading(rows: Sequence[Sequence[Any]], columns: Iterable[Column]) -> Heading | None:
    """Return the heading that names most columns among the first rows; None if none does.

    A heading of several merged rows is read downwards: the lowest known words of a column.
    """
    known = {key: column for column in columns for key in keys_of(column)}
    best: tuple[int, list[_Word]] | None = None
    most = 0
    for last in range(min(len(rows), SEARCHED_ROWS)):
        for height in range(1, min(HEADING_ROWS, last + 1) + 1):
            words = _downwards(rows, last - height + 1, last, known)
            named = len({known[k].name for w in words if (k := heading_key(w.words)) in known})
            if named > most:
                best, most = (last, words), named
    return None if best is None else _resolve(best[1], best[0], known)


def _downwards(
    rows: Sequence[Sequence[Any]], first: int, last: int, known: dict[str, Column]
) -> list[_Word]:
    """Return the heading of each column in a stack of rows; nothing if a row of it holds data.

    Below words that already name a column a heading has blanks or better words; anything else
    there is a record.
    """
    found: dict[int, _Word] = {}
    for at in range(first, last + 1):
        for place, cell in enumerate(rows[at]):
            if cell is None or cell == "":
                continue
            words = " ".join(cell.split()) if isinstance(cell, str) else ""
            named = bool(words) and heading_key(words) in known
            above = found.get(place)
            if above is not None and heading_key(above.words) in known and not named:
                return []
            if words:
                found[place] = _Word(f"{letters_of(place)}{at + 1}", place, words)
    return [found[place] for place in sorted(found)]


def _resolve(words: list[_Word], row: int, known: dict[str, Column]) -> Heading:
    kept: dict[str, _Word] = {}
    twice, unknown = [], []
    for word in words:
        column = known.get(heading_key(word.words))
        if column is None:
            unknown.append(word)
        elif column.name in kept:
            twice.append((column.name, kept[column.name].cell, word.cell))
        else:
            kept[column.name] = word
    missing = [column for column in known.values() if column.name not in kept]
    return Heading(
        row,
        {name: word.place for name, word in kept.items()},
        {name: word.words for name, word in kept.items()},
        tuple(twice),
        tuple(near_misses(((word.cell, word.words) for word in unknown), missing)),
    )


def near_misses(
    unknown: Iterable[tuple[str, str]], missing: Iterable[Column]
) -> Iterator[NearMiss]:
    """Yield the unknown (cell, words) that come close to a missing column, the closest of each."""
    keys = [(key, column) for column in missing for key in keys_of(column)]
    for cell, words in unknown:
        scored = [(fuzz.ratio(heading_key(words), key), column) for key, column in keys]
        score, column = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if column is not None and score >= NEAR:
            yield NearMiss(cell, words, column, round(score))


def is_numbering_row(row: Sequence[Any]) -> bool:
    """Tell whether a row only numbers the columns: A, B, 1, 2, 3 … or (1), (2), (3) …"""
    marks = [str(cell).strip(" ()").removesuffix(".0") for cell in row if cell not in ("", None)]
    figures = [int(mark) for mark in marks if mark.isdecimal()]
    letters = [mark for mark in marks if not mark.isdecimal()]
    counted = figures == list(range(1, len(figures) + 1))
    return len(marks) > 2 and counted and all(re.fullmatch("[A-Z]", mark) for mark in letters)


def is_id_row(row: Sequence[Any], columns: Iterable[Column]) -> bool:
    """Tell whether a row repeats the contract's ids (the hidden second heading row)."""
    ids = {column.id for column in columns}
    filled = [cell for cell in row if cell not in ("", None)]
    return bool(filled) and sum(cell in ids for cell in filled) > len(filled) / 2


def find_sheet(names: Sequence[str], table: TableName) -> list[str]:
    """Return the sheets whose name means `table`: the equal one, else all that are alike."""
    wanted = SHEETS[table]
    if wanted in names:
        return [wanted]
    return [name for name in names if loose_key(name) == loose_key(wanted)]
