"""The probable contents of a column without a known heading, by its place and its cells."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol

from ravo.contract.aliases import heading_key
from ravo.contract.lexicon import Lexicon, bare_number, group_kind, number_of
from ravo.contract.near_headings import is_apart, is_beside_sums, is_total
from ravo.contract.samples import ColumnSamples, fits

_NO_EVIDENCE = ("needs", "causes", "before", "others")
_SUM_ENDS = ("_in", "_out")
_SUMS_OF_POINTS = frozenset({"tong", "tong cong", "cong"})
_OF_B2 = r"(?i)^(?:phiếu )?b2[\s.\-_:]+(?=[\d(])"


class UnclaimedHeading(Protocol):
    """A heading of no known column: its place from 0, its words, those of its group."""

    @property
    def place(self) -> int:
        """The column, from 0."""

    @property
    def words(self) -> str:
        """The heading as written; empty where there is none."""

    @property
    def group(self) -> str:
        """The words of the merged headings above."""


class Bearings(NamedTuple):
    """The surroundings of a heading row: known wordings, cells below, recognised columns by place.

    `running` is True where the headings have running numbers, so that none is an indicator's.
    """

    lexicon: Lexicon
    below: ColumnSamples
    claimed: Mapping[int, str]
    running: bool

    def doubts(self, loose: Iterable[UnclaimedHeading]) -> dict[int, set[str]]:
        """Return the names of columns whose evidence unknown headings may hold, by their places."""
        if not self.lexicon.columns or not self.lexicon.forms:
            return {}
        free = [word for word in loose if group_kind(word.group) not in _NO_EVIDENCE]
        table = self.lexicon.columns[0].table
        if table == "income":
            return self._sums([word for word in free if not is_apart(word.words)])
        return self._of_households(free) if table == "households" else {}

    def _sums(self, free: Sequence[UnclaimedHeading]) -> dict[int, set[str]]:
        """Return the doubts on the sheet of income, where unknown figures may belong to a sum."""
        names = [c.name for c in self.lexicon.columns if c.name.endswith(_SUM_ENDS)]
        left = [name for name in names if name not in self.claimed.values()] or names[-1:]
        return {
            word.place: set(left[:1])
            for word in free
            if left and self._kind(word) == "figures" and not self._is_beside(word)
        }

    def _is_beside(self, word: UnclaimedHeading) -> bool:
        """Return whether figures are no income of their own: a year, or a total of read columns."""
        if is_total(word.words):
            return self.below.is_total(word.place, *self._signed())
        return is_beside_sums(word.words)

    def _signed(self) -> tuple[list[int], list[int], list[int]]:
        """Return the places of the columns of income, of costs and of state allowances."""
        by_end = [
            [p for p, name in self.claimed.items() if name.endswith(end)] for end in _SUM_ENDS
        ]
        aside = [p for p, name in self.claimed.items() if name == "state_allowance"]
        return by_end[0], by_end[1], aside

    def _of_households(self, free: Sequence[UnclaimedHeading]) -> dict[int, set[str]]:
        doubts: dict[int, set[str]] = {}
        for word in free:
            doubts[word.place] = {
                name
                for name in ("area", "b1", "asked_average_living")
                if name in self.lexicon.by_name
                and name not in self.claimed.values()
                and self._is_filled_as(name, word)
            }
        for place, names in self._answers(free).items():
            doubts[place] = names or doubts[place]
        return {place: names for place, names in doubts.items() if names}

    def _is_filled_as(self, name: str, word: UnclaimedHeading) -> bool:
        """Return whether the cells fit column `name`; only figures without words may be points."""
        column, values = self.lexicon.by_name[name], self.below.values(word.place)
        if not values:
            return False
        if name == "area":
            return all(fits(value, column) for value in values)
        if word.words and not (name == "b1" and heading_key(word.words) in _SUMS_OF_POINTS):
            return False
        if name != "b1":
            return self._kind(word) == "yes_no"
        low, high = column.usual
        return all(isinstance(value, int | float) and low <= value <= high for value in values)

    def _answers(self, free: Sequence[UnclaimedHeading]) -> dict[int, set[str]]:
        """Return the answers that columns of Có/Không may hold, by their number or neighbours."""
        numbers = {n: c.name for n, c in self.lexicon.numbers.items()}
        open_ = {n for n, name in numbers.items() if name not in self.claimed.values()}
        headings = [w for w in free if self._kind(w) == "yes_no" and not is_apart(_within(w.words))]
        by_place: dict[int, set[int]] = {word.place: set() for word in headings}
        for word in headings:
            words = _within(word.words)
            own = bare_number(words) or number_of(words)
            if own is not None and not self.running:
                by_place[word.place].add(own)
        for run in _runs(word.place for word in headings):
            for place, indicators in self._in_a_row(run, numbers, open_).items():
                by_place[place] |= indicators
        return {
            place: {numbers[n] for n in indicators & open_}
            for place, indicators in by_place.items()
        }

    def _in_a_row(
        self, run: Sequence[int], numbers: Mapping[int, str], open_: Collection[int]
    ) -> dict[int, set[int]]:
        """Return the numbers of indicators that a run of columns may answer, by its neighbours.

        `run` are adjoining places, `numbers` the answers' names by number, `open_` the numbers of
        the answers that are missing.
        """
        by_name = {name: n for n, name in numbers.items()}
        before = by_name.get(self.claimed.get(run[0] - 1, ""))
        behind = by_name.get(self.claimed.get(run[-1] + 1, ""))
        by_place: dict[int, set[int]] = {}
        for at, place in enumerate(run):
            by_place[place] = {before + 1 + at} if before is not None else set()
            by_place[place] |= {behind - len(run) + at} if behind is not None else set()
            if len(open_) == len(numbers) <= len(run):
                by_place[place] = set(open_)
        return by_place

    def _kind(self, word: UnclaimedHeading) -> str:
        return self.below.kind(word.place)


def _within(words: str) -> str:
    """Return the words of an item of form B2 without the form's name, such as `B2.4`."""
    return re.sub(_OF_B2, "", words)


def _runs(places: Iterable[int]) -> list[list[int]]:
    """Return places grouped into runs of adjoining ones."""
    ordered = enumerate(sorted(places))
    return [[p for _, p in run] for _, run in groupby(ordered, key=lambda item: item[1] - item[0])]
