"""The cells below a heading, used where its words alone do not decide which column is meant."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Literal

from ravo.contract.aliases import heading_key, reading_key
from ravo.contract.columns import ANSWER, Column
from ravo.contract.lexicon import Lexicon, number_of
from ravo.text import loose_key, match_key, whole_number

SampleKind = Literal["yes_no", "figures", "words", "none"]
SAMPLE = 60
FACTS = frozenset({"floor_area", "water_source", "toilet"})
_YES_NO = frozenset(
    {"co", "khong", "x", "c", "k", "yes", "no", "thieu hut", "khong thieu hut", "✓", "✔"}
)


class ColumnSamples:
    """The cells under a heading row, read column by column and only when needed."""

    def __init__(self, rows: Sequence[Sequence[Any]], row: int) -> None:
        self._rows, self._row = rows, row
        self._kinds: dict[int, SampleKind] = {}

    @cached_property
    def _first(self) -> int:
        """The row at which records begin: after the contract's ids and a row of numbers."""
        at = self._row + 1
        while at < len(self._rows) and at < self._row + 3 and _is_mark_row(self._rows[at]):
            at += 1
        return at

    def values(self, place: int, most: int = SAMPLE) -> list[Any]:
        """Return at most `most` filled cells of a column, from the top."""
        cells: list[Any] = []
        for at in range(self._first, len(self._rows)):
            row = self._rows[at]
            cell = row[place] if place < len(row) else None
            if cell is None or (isinstance(cell, str) and not cell.strip()):
                continue
            cells.append(cell)
            if len(cells) == most:
                break
        return cells

    def is_total(
        self, place: int, gains: Sequence[int], costs: Sequence[int], aside: Sequence[int]
    ) -> bool:
        """Return whether a column holds sums of other columns: of gains, costs or the difference.

        `gains`, `costs` and `aside` (allowances) are the places of the columns that may be added.
        """
        rows = self._rows[self._first : self._first + SAMPLE]
        sums = [
            (_sum(row, [place]), _sum(row, gains), _sum(row, costs), _sum(row, aside))
            for row in rows
            if _sum(row, [place])
        ]
        return any(
            all(
                abs(total - expected) < 1
                for total, expected in ((t, of(g, c, a)) for t, g, c, a in sums)
            )
            for of in _TOTALS
        )

    def holds(self, place: int) -> bool:
        """Return whether a column has a filled cell."""
        return bool(self.values(place, 1))

    def beyond(self, width: int) -> set[int]:
        """Return the columns from `width` on that have a filled cell."""
        columns: set[int] = set()
        for at in range(self._first, len(self._rows)):
            tail = self._rows[at][width:]
            if len(tail) > tail.count(None) + tail.count(""):
                columns.update(p for p, cell in enumerate(tail, width) if cell not in (None, ""))
        return columns

    def kind(self, place: int) -> SampleKind:
        """Return the kind of a column's contents: `yes_no`, `figures`, `words` or `none`."""
        if place not in self._kinds:
            self._kinds[place] = _kind(self.values(place))
        return self._kinds[place]

    def agrees(self, kept: int, other: int) -> bool:
        """Return whether every filled cell of the other column equals the kept one's."""
        for at in range(self._first, len(self._rows)):
            row = self._rows[at]
            a, b = (_plain(row[place] if place < len(row) else None) for place in (kept, other))
            if b and a != b:
                return False
        return True


_TOTALS: tuple[Callable[[float, float, float], float], ...] = (
    lambda gains, _costs, _aside: gains,
    lambda _gains, costs, _aside: costs,
    lambda gains, costs, _aside: gains - costs,
    lambda gains, _costs, aside: gains + aside,
    lambda gains, costs, aside: gains + aside - costs,
)


def _sum(row: Sequence[Any], places: Sequence[int]) -> float:
    """Return the sum of the numbers in some columns of a row."""
    cells = (row[place] for place in places if place < len(row))
    return float(sum(c for c in cells if isinstance(c, int | float) and not isinstance(c, bool)))


def _plain(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return match_key(str(cell)).strip()


def _is_mark_row(row: Sequence[Any]) -> bool:
    """Return whether a row holds only column numbers or the contract's ids."""
    cells = [str(cell).strip(" ()") for cell in row if cell not in (None, "")]
    if len(cells) < 3:
        return False
    numbers = [whole_number(cell.removesuffix(".0")) for cell in cells]
    figures = [number for number in numbers if number is not None]
    letters = sum(len(cell) == 1 and cell.isalpha() for cell in cells)
    marks = figures == list(range(1, len(figures) + 1)) and len(figures) + letters == len(cells)
    ids = sum(cell.isascii() and ("_" in cell or cell == "cccd") for cell in cells)
    return marks or 2 * ids > len(cells)


def _kind(values: Sequence[Any]) -> SampleKind:
    if not values:
        return "none"
    words = [loose_key(value) or value.strip() for value in values if isinstance(value, str)]
    if any(word in _YES_NO for word in words):
        return "yes_no"
    figures = [value for value in values if _is_figure(value)]
    if len(figures) == len(values):
        return "yes_no" if {_plain(value) for value in figures} <= {"0", "1"} else "figures"
    return "figures" if 2 * len(figures) > len(values) else "words"


def _is_figure(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return True
    text = value.strip() if isinstance(value, str) else ""
    return bool(text) and text.replace(".", "").replace(",", "").replace(" ", "").isdecimal()


def settled(
    column: Column | None,
    words: str,
    lexicon: Lexicon,
    below: ColumnSamples,
    place: int,
    running: bool,
) -> Column | None:
    """Return the column of a heading, if its number and the cells below agree; else None.

    `column` is the one by the words alone, `words` those of the heading, `lexicon` those of the
    table. `below` gives the cells under the heading, `place` is its column from 0, and `running` is
    True where the sheet's headings have running numbers. A heading with an indicator's number in
    front, above answers, means the answer to that indicator. The words of a fact above Có/Không,
    and those of an answer above square metres, mean no column.
    """
    if column is None:
        return _by_values(words, lexicon, below, place)
    if _is_unambiguous(column, words, lexicon):
        return column
    answer = lexicon.within.get(reading_key(words))
    if column.name in FACTS and answer is not None:
        return _fact_or_answer(column, answer, words, lexicon, below.kind(place), running)
    if column.name in FACTS and below.kind(place) == "yes_no":
        return None
    if column.name == f"{ANSWER}housing_area" and below.kind(place) == "figures":
        return None
    return column


def _is_unambiguous(column: Column, words: str, lexicon: Lexicon) -> bool:
    """Return whether a heading is unambiguous: the contract's own, a numbered indicator."""
    if words in (column.heading, column.form_heading):
        return True
    if not column.name.startswith(ANSWER):
        return heading_key(words) == heading_key(column.heading)
    key = reading_key(words)
    return lexicon.numbers.get(number_of(words) or 0) == column or "thieu hut" in key


def _fact_or_answer(
    fact: Column, answer: Column, words: str, lexicon: Lexicon, kind: SampleKind, running: bool
) -> Column | None:
    """Return which of two columns a heading means, by the cells below it; None where undecided.

    `fact` and `answer` have the same wording; `words` is the heading, `kind` that of its cells, and
    `running` is True where the sheet's headings have running numbers; `lexicon` contains the
    numbers of the indicators.
    """
    numbered = lexicon.numbers.get(number_of(words) or 0) == answer
    if kind == "yes_no":
        return answer if numbered else None
    if not numbered or running:
        return fact
    if kind == "none":
        return answer
    # "8. Diện tích nhà ở" over figures: of the household or per person? The officer decides.
    return fact if fact.type == "choice" and kind == "words" else None


def _by_values(words: str, lexicon: Lexicon, below: ColumnSamples, place: int) -> Column | None:
    column = lexicon.by_values.get(reading_key(words))
    values = below.values(place) if column is not None else []
    if column is None or not values:
        return None
    return column if all(fits(value, column) for value in values) else None


def fits(value: Any, column: Column) -> bool:
    """Return whether a column can hold a cell: a word of its vocabulary, an answer, a year."""
    if column.type == "choice":
        return match_key(str(value)) in {match_key(word) for word in column.vocabulary}
    if column.type == "yes_no":
        return isinstance(value, str) and loose_key(value) in _YES_NO
    year = whole_number(_plain(value)) if _is_figure(value) else None
    return year is not None and 1900 <= year <= 2100
