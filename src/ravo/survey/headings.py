"""Which column of a sheet is which: headings are found, not counted."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from ravo.survey.columns import SHEETS, Column, TableName
from ravo.text import loose_key

SEARCHED_ROWS = 30
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
    """A heading close to a column's but not equal: its place, its words, the score of 100."""

    place: int
    words: str
    column: Column
    score: float


@dataclass(frozen=True)
class Heading:
    """Where a sheet's headings stand and what they mean.

    `row` counts from 0. `places` maps column names to their place from 0; `twice` lists
    (name, kept place, other place) for ids claimed by two columns.
    """

    row: int
    places: dict[str, int]
    words: dict[str, str]
    twice: tuple[tuple[str, int, int], ...]
    near: tuple[NearMiss, ...]


def find_heading(rows: Sequence[Sequence[Any]], columns: Iterable[Column]) -> Heading | None:
    """Return the heading row that names most columns among the first rows; None if none does."""
    known = {key: column for column in columns for key in keys_of(column)}
    best: tuple[int, int] | None = None
    for at, row in enumerate(rows[:SEARCHED_ROWS]):
        named = len({known[k].name for cell in row if isinstance(cell, str) and (k := heading_key(cell)) in known})  # fmt: skip
        if named and (best is None or named > best[1]):
            best = (at, named)
    return None if best is None else _resolve(rows[best[0]], best[0], known)


def _resolve(row: Sequence[Any], at: int, known: dict[str, Column]) -> Heading:
    places: dict[str, int] = {}
    words: dict[str, str] = {}
    twice, unknown = [], []
    for place, cell in enumerate(row):
        if not isinstance(cell, str) or not cell.strip():
            continue
        column = known.get(heading_key(cell))
        if column is None:
            unknown.append((place, cell))
        elif column.name in places:
            twice.append((column.name, places[column.name], place))
        else:
            places[column.name], words[column.name] = place, " ".join(cell.split())
    near = tuple(_near(unknown, known, places))
    return Heading(at, places, words, tuple(twice), near)


def _near(
    unknown: list[tuple[int, str]], known: dict[str, Column], places: dict[str, int]
) -> Iterable[NearMiss]:
    for place, cell in unknown:
        scored = [
            (fuzz.ratio(heading_key(cell), key), column)
            for key, column in known.items()
            if column.name not in places
        ]
        score, column = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if column is not None and score >= NEAR:
            yield NearMiss(place, " ".join(cell.split()), column, round(score))


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
