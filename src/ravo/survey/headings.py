"""Which column of a sheet is which: headings are found, not counted."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from ravo.survey.columns import SHEETS, Column, TableName
from ravo.text import loose_key, tidy

SEARCHED_ROWS = 30
HEADING_ROWS = 4
NEAR = 85.0
_NUMBER = re.compile(r"^\s*[(\[]?\d+(?:\.\d+)*\s*[.)\]:\-]*\s+|^\s*\d+\.")
_ASIDE = re.compile(r"\([^)]*\)")
Aliases = Mapping[str, Sequence[str]]
"""Other headings of a column by its English name, as a profile gives them."""


def letters_of(place: int) -> str:
    """Return the Excel letters of a column counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=4096)
def heading_key(words: str) -> str:
    """Return a heading without number, marks, case, line breaks and punctuation."""
    return loose_key(_NUMBER.sub("", tidy(words)))


def keys_of(column: Column) -> set[str]:
    """Return every key under which a column is known: its heading, also without an aside; its id."""
    short = heading_key(_ASIDE.sub("", column.heading))
    form = heading_key(column.form_heading)
    return {heading_key(column.heading), short, form, loose_key(column.id)} - {""}


def known_keys(
    columns: Iterable[Column], aliases: Aliases, *, contract: bool = True
) -> dict[str, Column]:
    """Return the column behind every key; an alias of a profile goes before a contract heading.

    Without `contract` only aliases count: in another layout `Ngày` is no day of the review.
    """
    columns = list(columns)
    known = {key: column for column in columns for key in keys_of(column) if contract}
    for column in columns:
        for alias in aliases.get(column.name, ()):
            known[heading_key(alias)] = column
    return known


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

    `row` is the last heading row, from 0. `places` maps column names to their place from 0,
    `words` to the heading as written; `twice` lists (name, kept cell, other cell) for columns
    claimed by two headings. `known` holds the column behind every key that is understood here.
    """

    row: int
    places: dict[str, int]
    words: dict[str, str]
    twice: tuple[tuple[str, str, str], ...]
    near: tuple[NearMiss, ...]
    known: Mapping[str, Column] = field(default_factory=dict)


@dataclass(frozen=True)
class Wide:
    """A heading merged over several columns: rows and columns from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class _Word:
    """A heading as it is read: its cell, its place from 0, its words."""

    cell: str
    place: int
    words: str


def find_heading(
    rows: Sequence[Sequence[Any]],
    columns: Iterable[Column],
    *,
    aliases: Aliases | None = None,
    wide: Sequence[Wide] = (),
    last_row: int | None = None,
    contract: bool = True,
) -> Heading | None:
    """Return the heading that names most columns among the first rows; None if none does.

    A heading of several merged rows is read downwards: a group's words go with those below it,
    else the lowest known words of a column count. `last_row` (from 0) says where a profile
    knows the heading to end; without `contract` only aliases are headings.
    """
    known = known_keys(columns, aliases or {}, contract=contract)
    best: tuple[int, list[_Word]] | None = None
    most = 0
    ends = range(min(len(rows), SEARCHED_ROWS)) if last_row is None else (last_row,)
    for last in ends:
        for height in range(1, min(HEADING_ROWS, last + 1) + 1):
            groups = [b for b in wide if last - height < b.first_row <= last]
            words = _downwards(rows, last - height + 1, last, known, groups, last_row is not None)
            named = len({known[k].name for w in words if (k := heading_key(w.words)) in known})
            if named > most:
                best, most = (last, words), named
    return None if best is None else _resolve(best[1], best[0], known)


def _downwards(
    rows: Sequence[Sequence[Any]],
    first: int,
    last: int,
    known: Mapping[str, Column],
    groups: Sequence[Wide],
    pinned: bool,
) -> list[_Word]:
    """Return the heading of each column in a stack of rows; nothing if a row of it holds data.

    Below words that already name a column a heading has blanks or better words; anything else
    there is a record, unless the words above are a group's or the stack is `pinned` as heading.
    """
    stacks: dict[int, list[_Word]] = {}
    for at in range(first, min(last + 1, len(rows))):
        for place, cell in enumerate(rows[at]):
            if cell is None or cell == "":
                continue
            words = " ".join(cell.split()) if isinstance(cell, str) else ""
            above = stacks.get(place)
            odd = above and _names(above[-1], known) and heading_key(words) not in known
            if (
                above
                and odd
                and not pinned
                and not (words and any(_covers(b, above[-1]) for b in groups))
            ):
                return []
            if words:
                word = _Word(f"{letters_of(place)}{at + 1}", place, words)
                stacks.setdefault(place, []).append(word)
    return [_chosen(stacks[place], _group_words(groups, rows, place), known) for place in sorted(stacks)]  # fmt: skip


def _names(word: _Word, known: Mapping[str, Column]) -> bool:
    return heading_key(word.words) in known


def _covers(block: Wide, word: _Word) -> bool:
    """Tell whether a word is that of a group: it stands in a block of several columns."""
    return word.cell == f"{letters_of(block.first_column)}{block.first_row + 1}"


def _group_words(groups: Sequence[Wide], rows: Sequence[Sequence[Any]], place: int) -> list[str]:
    """Return the words of the groups over a column, from the top."""
    over = [b for b in groups if b.first_column <= place <= b.last_column]
    cells = (rows[b.first_row][b.first_column] for b in sorted(over, key=lambda b: b.first_row))
    return [" ".join(cell.split()) for cell in cells if isinstance(cell, str) and cell.strip()]


def _chosen(stack: list[_Word], groups: list[str], known: Mapping[str, Column]) -> _Word:
    """Return a column's heading: with its group's words where that is known, else the lowest known."""
    lowest = stack[-1]
    chain = list(dict.fromkeys([*groups, *(word.words for word in stack)]))
    for words in (" ".join(chain), " ".join(reversed(chain))) if len(chain) > 1 else ():
        if heading_key(words) in known:
            return _Word(lowest.cell, lowest.place, words)
    return next((word for word in reversed(stack) if _names(word, known)), lowest)


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
    missing = {c.name: c for c in known.values() if c.name not in kept}.values()
    return Heading(
        row,
        {name: word.place for name, word in kept.items()},
        {name: word.words for name, word in kept.items()},
        tuple(twice),
        tuple(near_misses(((word.cell, word.words) for word in unknown), missing)),
        known,
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


def find_sheet(names: Sequence[str], table: TableName) -> list[str]:
    """Return the sheets whose name means `table`: the equal one, else all that are alike."""
    wanted = SHEETS[table]
    if wanted in names:
        return [wanted]
    return [name for name in names if loose_key(name) == loose_key(wanted)]


def copies_of(names: Sequence[str], table: TableName) -> list[str]:
    """Return the sheets that look like copies of `table`'s: `Hộ (2)`, `Hộ - Copy`, `Hộ cũ`."""
    wanted = loose_key(SHEETS[table])
    copy = re.compile(rf"(?:copy of )?{wanted}(?: (?:copy|ban sao|sao|cu|moi|backup|\d+))*")
    return [name for name in names if loose_key(name) != wanted and copy.fullmatch(loose_key(name))]
