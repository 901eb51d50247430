"""The heading row of a sheet, and the contract column of each of its headings."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from ravo.contract import aliases as data
from ravo.contract.aliases import heading_key, reading_key
from ravo.contract.columns import ANSWER, Column
from ravo.contract.lexicon import (
    Aliases,
    Lexicon,
    bare_number,
    group_kind,
    keys_of,
    lexicon_of,
    number_of,
    shared_fronts,
)
from ravo.contract.near_headings import (
    NearMiss,
    Unclaimed,
    differing,
    doubts_of,
    is_total,
    near_keys,
    near_misses,
    nearest,
)
from ravo.contract.samples import ColumnSamples, settled
from ravo.contract.unclaimed import Bearings
from ravo.contract.values import DEPRIVED_WORDS, YES_WORDS
from ravo.text import loose_key

__all__ = [
    "DoubledHeading",
    "Heading",
    "NearMiss",
    "Unclaimed",
    "WideHeading",
    "find_heading",
    "heading_key",
    "keys_of",
    "known_keys",
    "letters_of",
    "near_misses",
]
SEARCHED_ROWS = 30
LONGEST_HEADING = 1000
"""The characters of a cell that are read as a heading; notes of households are far longer."""
HEADING_ROWS = 4
SURE_HEADINGS = 12
"""The number of known columns from which a row is surely the heading and the search ends."""
ALIKE = 60.0
_FULFILLED = re.compile(r"(?<!không )(?<!chưa )\bđạt\b|\bkhông (?:bị )?thiếu hụt\b")
_LACKING = re.compile(r"\bthiếu hụt\b|\b(?:không|chưa) đạt\b")


def letters_of(place: int) -> str:
    """Return the Excel letters of a column counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def known_keys(
    columns: Iterable[Column], aliases: Aliases, *, contract: bool = True
) -> dict[str, Column]:
    """Return the columns by every key of a heading; a profile's alias precedes the contract's.

    Without `contract` only aliases count: in another layout `Ngày` need not be the review's day.
    """
    return dict(lexicon_of(columns, aliases, contract=contract).known)


class DoubledHeading(NamedTuple):
    """A column that two headings name: its name, both cells in order, and the cell that is used.

    `same` is True where no filled cell under the other heading differs from the used one.
    """

    name: str
    first: str
    second: str
    kept: str
    same: bool


@dataclass(frozen=True, eq=False, repr=False)
class Heading:
    """The place of a sheet's headings, and the columns that they mean.

    `row` is the last heading row, from 0. `places` maps column names to their place from 0,
    `words` to the heading as written; `twice` lists the columns that two headings name, `near`
    the misspelt headings of missing columns, `unclaimed` the headings of no known column.
    `lexicon` contains the known wordings of the table, `columns` the recognised headings with their
    columns.
    """

    row: int
    places: dict[str, int]
    words: dict[str, str]
    twice: tuple[DoubledHeading, ...]
    near: tuple[NearMiss, ...]
    lexicon: Lexicon
    columns: tuple[tuple[str, Column], ...]
    unclaimed: tuple[Unclaimed, ...]

    @cached_property
    def known(self) -> Mapping[str, Column]:
        """The columns by the keys of all headings known here."""
        return {**self.lexicon.known, **{heading_key(words): c for words, c in self.columns}}


class WideHeading(NamedTuple):
    """A heading merged over several columns: rows and columns from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class _Word(NamedTuple):
    """A heading: its cell, its column from 0, its words, and the words of the groups above it."""

    cell: str
    place: int
    words: str
    group: str = ""


SheetRows = Sequence[Sequence[Any]]
"""The rows of a sheet, a value for each of their cells."""
CellPlace = tuple[int, int]
"""Row and column of a cell, both from 0."""


class _HeadingFinder:
    """The first rows of a sheet, and the columns that their words mean."""

    def __init__(self, rows: SheetRows, lexicon: Lexicon, wide: Sequence[WideHeading]) -> None:
        self.rows, self.lexicon = rows, lexicon
        searched = min(len(rows), SEARCHED_ROWS + HEADING_ROWS)
        self.groups = [block for block in wide if block.first_row < searched]
        self._over: dict[tuple[int, int], str] = {}
        self._found: dict[tuple[str, str], Column | None] = {}
        self.shared = frozenset[str]()

    def column(self, words: str, group: str = "") -> Column | None:
        """Return the column that a heading means below the words of a group, or None."""
        key = (words, group)
        if key not in self._found:
            meaning = self.lexicon.find(words, group, self.shared)
            turned = (
                meaning is not None
                and meaning.name.startswith(ANSWER)
                and _means_not_deprived(group)
            )
            self._found[key] = None if turned else meaning
        return self._found[key]

    def share(self, last: int) -> None:
        """Record the words before a slash that several headings of row `last` share."""
        cells = self.rows[last] if last < len(self.rows) else ()
        shared = shared_fronts(cell for cell in cells if isinstance(cell, str))
        if shared != self.shared:
            self.shared = shared
            self._found.clear()

    def filled(self, first: int, last: int) -> int:
        """Return the number of columns with a filled cell in the rows `first` to `last`."""
        return len(
            {
                place
                for row in self.rows[first : last + 1]
                for place, cell in enumerate(row)
                if cell not in (None, "")
            }
        )

    def stacked(self, first: int, last: int, *, pinned: bool) -> list[_Word]:
        """Return the headings of the columns in rows `first` to `last`; empty if one holds records.

        Below words that name a column, a heading has only blanks or words that name one too.
        Anything else is a record, unless the words above belong to a group or the rows are `pinned`
        as the heading.
        """
        groups = [block for block in self.groups if first <= block.first_row <= last]
        stacks: dict[int, list[_Word]] = {}
        for at in range(first, min(last + 1, len(self.rows))):
            for place, cell in enumerate(self.rows[at]):
                if cell is None or cell == "":
                    continue
                words = self._words(cell, at, place)
                above = stacks.get(place)
                odd = (
                    above
                    and self.column(above[-1].words, self.under(above[-1].words, at - 1, place))
                    and self.column(words, self.under(words, at, place)) is None
                )
                over = words and above and any(_covers(b, above[-1]) for b in groups)
                if odd and not pinned and not over:
                    return []
                if words:
                    word = _Word(f"{letters_of(place)}{at + 1}", place, words)
                    stacks.setdefault(place, []).append(word)
        return [self._chosen(stacks[place], groups, last) for place in sorted(stacks)]

    def _words(self, cell: Any, at: int, place: int) -> str:
        """Return a cell's words; a bare figure counts as words below a group of indicators."""
        if isinstance(cell, str):
            return " ".join(cell[:LONGEST_HEADING].split())
        if isinstance(cell, bool) or not isinstance(cell, int | float):
            return ""
        if not math.isfinite(cell) or cell != int(cell):
            return ""
        words = str(int(cell))
        return words if group_kind(self.under(words, at, place)) == "answers" else ""

    def under(self, words: str, at: int, place: int) -> str:
        """Return the words of the groups above a heading; empty for a running column number.

        Bare numbers are indicators' only where their row has no other cells; a row that numbers
        every column has more.
        """
        group = self.group_over(at, place)
        return "" if group and bare_number(words) is not None and not self._lone(at) else group

    def _lone(self, at: int) -> bool:
        cells = [
            (place, cell) for place, cell in enumerate(self.rows[at]) if cell not in (None, "")
        ]
        return all(group_kind(self.group_over(at, place)) == "answers" for place, _ in cells)

    def group_over(self, last: int, place: int) -> str:
        """Return the words of the merged groups above a column within the heading's rows."""
        if not self.groups:
            return ""
        if (last, place) not in self._over:
            self._over[last, place] = self._groups_over(last, place)
        return self._over[last, place]

    def _groups_over(self, last: int, place: int) -> str:
        over = [
            block
            for block in self.groups
            if last - HEADING_ROWS < block.first_row < last
            and block.first_column <= place <= block.last_column
            and not self._is_title(block, last)
        ]
        return " / ".join(self._group_words(sorted(over, key=lambda block: block.first_row)))

    def _is_title(self, block: WideHeading, last: int) -> bool:
        """Return whether a merged block spans nearly the whole heading, as a title does."""
        filled = {
            place
            for row in self.rows[block.first_row : last + 1]
            for place, cell in enumerate(row)
            if cell not in (None, "")
        }
        outside = [p for p in filled if not block.first_column <= p <= block.last_column]
        return len(filled) > 2 and len(outside) < 2

    def goes_on(self, first: int, last: int) -> bool:
        """Return whether the row below belongs to the heading: it has words only below groups."""
        if last + 1 >= len(self.rows) or last + 1 - first >= HEADING_ROWS:
            return False
        over = [
            b
            for b in self.groups
            if first <= b.first_row <= b.last_row <= last and not self._is_title(b, last)
        ]
        below = [
            (place, cell)
            for place, cell in enumerate(self.rows[last + 1])
            if cell not in (None, "")
        ]
        return bool(below) and all(
            isinstance(cell, str) and any(b.first_column <= place <= b.last_column for b in over)
            for place, cell in below
        )

    def _group_words(self, blocks: Sequence[WideHeading]) -> list[str]:
        cells = (
            self.rows[b.first_row][b.first_column]
            for b in blocks
            if b.first_column < len(self.rows[b.first_row])
        )
        texts = [cell[:LONGEST_HEADING] for cell in cells if isinstance(cell, str) and cell.strip()]
        return [" ".join(text.split()) for text in texts]

    def _chosen(self, stack: list[_Word], groups: Sequence[WideHeading], last: int) -> _Word:
        """Return a column's heading out of its stack of words.

        That is the stack as a whole where it is a known heading, else the lowest known words, else
        the lowest words.
        """
        lowest = stack[-1]
        group = self.under(lowest.words, last, lowest.place)
        over = [b for b in groups if b.first_column <= lowest.place <= b.last_column]
        above = self._group_words(sorted(over, key=lambda block: block.first_row))
        chain = list(dict.fromkeys([*above, *(word.words for word in stack)]))
        for words in (" ".join(chain), " ".join(reversed(chain))) if len(chain) > 1 else ():
            if self._is_whole(words):
                return _Word(lowest.cell, lowest.place, words)
        apart = any(self._is_part(block, lowest, last) for block in over)
        for word in reversed(stack):
            under = group if word.words not in above else ""
            if apart and word is not lowest and any(_covers(block, word) for block in over):
                continue
            if self.column(word.words, under) is not None:
                return _Word(word.cell, word.place, word.words, under)
        return _Word(lowest.cell, lowest.place, lowest.words, group)

    def _is_part(self, block: WideHeading, lowest: _Word, last: int) -> bool:
        """Return whether a merged heading has parts of other meanings, of which this is one.

        Such as Không and Có, or last year's and this year's: cells below a part are not simply the
        merged heading's. Those below the only part with words are.
        """
        places = range(block.first_column, block.last_column + 1)
        rows = self.rows[block.last_row + 1 : last + 1]
        parts = {p for row in rows for p in places if p < len(row) and row[p] not in (None, "")}
        return (
            lowest.place in parts and len(parts) > 1 and not _belongs_to_heading_above(lowest.words)
        )

    def _is_whole(self, words: str) -> bool:
        """Return whether the joined words of a group and a heading are a known heading."""
        column = self.column(words)
        return column is not None and (
            heading_key(words) in self.lexicon.known or reading_key(words) in self.lexicon.known
        )


def _belongs_to_heading_above(words: str) -> bool:
    """Return whether cells below these words are those of the heading above.

    So they are below a word for yes, a total, or the bare number of a column.
    """
    yes = loose_key(words) in DEPRIVED_WORDS or words.casefold() in YES_WORDS
    return yes or is_total(words) or bare_number(words) is not None


def _means_not_deprived(group: str) -> bool:
    """Return whether a mark below the words of a group means not deprived (đạt)."""
    words = " ".join(group.casefold().split())
    rest, count = _FULFILLED.subn("", words)
    return count > 0 and _LACKING.search(rest) is None


def _covers(block: WideHeading, word: _Word) -> bool:
    """Return whether a word is the text of a merged block, that is of a group of columns."""
    return word.cell == f"{letters_of(block.first_column)}{block.first_row + 1}"


def find_heading(
    rows: SheetRows,
    columns: Iterable[Column],
    *,
    aliases: Aliases | None = None,
    wide: Sequence[WideHeading] = (),
    last_row: int | None = None,
    contract: bool = True,
) -> Heading | None:
    """Return the heading that names most columns among the first rows; None if none does.

    A heading of several merged rows is read downwards: a group's words are joined to those below
    it, else the lowest known words of a column count. `last_row` (from 0) is the end of the heading
    by a profile; without `contract` only aliases are headings. Where words may mean either of two
    columns, the cells below decide; in doubt neither is chosen.

    `rows` are the first rows of a sheet, `columns` those to look for, `aliases` a profile's
    headings by column, and `wide` the headings merged over several columns.
    """
    finder = _HeadingFinder(rows, lexicon_of(columns, aliases, contract=contract), wide)
    best: tuple[int, int, list[_Word]] | None = None
    most = 0
    # Titles, groups and column numbers may be above or between headings in any order, so every
    # stack of rows is tried. The one that names most columns is chosen, of equals the highest and
    # shortest. By the places of columns alone, a shifted sheet would pass as correct.
    ends = range(min(len(rows), SEARCHED_ROWS)) if last_row is None else (last_row,)
    for last in ends:
        if best is not None and most >= SURE_HEADINGS and last - best[1] > HEADING_ROWS:
            break
        finder.share(last)
        for height in range(1, min(HEADING_ROWS, last + 1) + 1):
            first = last - height + 1
            # Rows with too few filled cells cannot name more columns than the best stack so far.
            if finder.filled(first, last) <= most:
                continue
            words = finder.stacked(first, last, pinned=last_row is not None)
            columns_named = (finder.column(word.words, word.group) for word in words)
            named = len({column.name for column in columns_named if column is not None})
            if named > most:
                best, most = (first, last, words), named
    if best is None:
        return None
    first, last, words = best
    finder.share(last)
    while last_row is None and finder.goes_on(first, last):
        last += 1
        words = finder.stacked(first, last, pinned=True)
    return _Resolved(finder, words, last).heading()


class _Resolved:
    """The chosen heading, whose columns are determined by words, cells below and neighbours."""

    def __init__(self, finder: _HeadingFinder, words: list[_Word], row: int) -> None:
        self.finder, self.words, self.row = finder, words, row
        self.lexicon = finder.lexicon
        self.below = ColumnSamples(finder.rows, row)
        self.columns = [self._meant(word) for word in words]
        self._by_neighbours()

    @cached_property
    def _all_keys(self) -> Mapping[str, Column]:
        return near_keys(self.lexicon.columns)

    @cached_property
    def _running(self) -> bool:
        """Whether the headings have running numbers, so that a number is not an indicator's."""
        numbers = [number_of(word.words) for word in self.words]
        return 2 * sum(n == at for at, n in enumerate(numbers, 1)) > len(numbers)

    def _meant(self, word: _Word) -> Column | None:
        """Return the column of a heading, if the cells below it agree, else None."""
        column = self.finder.column(word.words, word.group)
        if not self.lexicon.forms:
            return column
        return settled(column, word.words, self.lexicon, self.below, word.place, self._running)

    def _by_neighbours(self) -> None:
        """Recognise an indicator by its short wording between the indicators next to it."""
        numbers = {column.name: n for n, column in self.lexicon.numbers.items()}
        at = {
            w.place: numbers.get(c.name) for w, c in zip(self.words, self.columns, strict=True) if c
        }
        for i, word in enumerate(self.words):
            if self.columns[i] is not None or word.group:
                continue
            answer = self.lexicon.within.get(reading_key(word.words))
            if answer is None:
                continue
            if reading_key(word.words) in map(reading_key, data.held(answer)):
                continue
            n = numbers[answer.name]
            near = [(word.place - 1, n - 1), (word.place + 1, n + 1)]
            sides = [
                at.get(place) == number for place, number in near if number in self.lexicon.numbers
            ]
            if sides and all(sides) and self.below.kind(word.place) in ("yes_no", "none"):
                self.columns[i] = answer

    def heading(self) -> Heading:
        """Return the heading with its columns, columns named twice, and unknown headings."""
        claims: dict[str, list[_Word]] = {}
        for word, column in zip(self.words, self.columns, strict=True):
            if column is not None:
                claims.setdefault(column.name, []).append(word)
        kept = {name: self._kept(words) for name, words in claims.items()}
        twice = [
            self._twice(name, kept[name], other)
            for name, words in claims.items()
            for other in words
            if other is not kept[name]
        ]
        loose = [w for w, c in zip(self.words, self.columns, strict=True) if c is None]
        missing = tuple(c for c in self.lexicon.columns if c.name not in kept)
        return Heading(
            self.row,
            {name: word.place for name, word in kept.items()},
            {name: word.words for name, word in kept.items()},
            tuple(twice),
            tuple(self._near(loose, missing)),
            self.lexicon,
            tuple((w.words, c) for w, c in zip(self.words, self.columns, strict=True) if c),
            tuple(self._unclaimed(loose, set(kept))),
        )

    def _twice(self, name: str, kept: _Word, other: _Word) -> DoubledHeading:
        first, second = sorted((kept, other), key=lambda word: word.place)
        same = self.below.agrees(kept.place, other.place)
        return DoubledHeading(name, first.cell, second.cell, kept.cell, same)

    def _near(self, loose: Sequence[_Word], missing: tuple[Column, ...]) -> Iterable[NearMiss]:
        if not self.lexicon.forms:
            given = [column for column in missing if column.name in _given(self.lexicon)]
            missing = tuple(given)
        free = [word for word in loose if self.finder.column(word.words, word.group) is None]
        return near_misses([(word.cell, word.words) for word in free], missing)

    def _kept(self, words: Sequence[_Word]) -> _Word:
        """Return which of a column's several headings is used.

        One with cells below it precedes an empty one, then the contract's own wording, then the
        leftmost.
        """
        if len(words) == 1:
            return words[0]
        return max(
            words,
            key=lambda word: (
                self.below.holds(word.place),
                heading_key(word.words) in self.lexicon.own,
                -word.place,
            ),
        )

    def _unclaimed(self, loose: Sequence[_Word], claimed: set[str]) -> Iterable[Unclaimed]:
        every = [*loose, *self._wordless()]
        if not every:
            return
        places = {word.place: c.name for word, c in zip(self.words, self.columns, strict=True) if c}
        shown = Bearings(self.lexicon, self.below, places, self._running).doubts(every)
        for word in every:
            yield self._one(word, claimed, shown.get(word.place, set()))

    def _wordless(self) -> Iterable[_Word]:
        """Yield an empty heading for each column that has cells but no heading."""
        used = {word.place for word in self.words}
        end = max(used) + 1
        inside = (p for p in range(end) if p not in used and self.below.kind(p) != "none")
        for place in [*inside, *sorted(self.below.beyond(end))]:
            group = self.finder.group_over(self.row + 1, place)
            yield _Word(f"{letters_of(place)}{self.row + 1}", place, "", group)

    def _nearest(self, words: str) -> tuple[Column | None, float, str]:
        """Return the column with the most similar heading, the score of 100, the heading's key.

        Words that mean a column only in a context or with certain cells are nearest to that column.
        """
        key = reading_key(words)
        open_ = self.lexicon.within.get(key) or self.lexicon.by_values.get(key)
        if open_ is not None and self.lexicon.known.get(key) is None:
            return nearest(words, near_keys((open_,)))
        return nearest(words, self._all_keys)

    def _one(self, word: _Word, claimed: set[str], shown: AbstractSet[str]) -> Unclaimed:
        near, score, key = self._nearest(word.words) if word.words else (None, 0.0, "")
        differs = None
        if near is not None:
            differs = differing(word.words, near, key)
            # The words alone mean a column, but the cells below or the group contradict it.
            differs = differs or ("subject" if self.lexicon.find(word.words) is not None else None)
        if score < ALIKE and differs not in ("unit", "unstated"):
            near, score, differs = None, 0.0, None
        doubts = doubts_of(word.words, word.group, near, score, self.lexicon, claimed) or shown
        group = word.group or None
        return Unclaimed(
            word.cell, word.place, word.words, group, near, round(score), differs, frozenset(doubts)
        )


def _given(lexicon: Lexicon) -> set[str]:
    return {column.name for column in lexicon.known.values()}
