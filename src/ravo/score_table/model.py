"""The model of a score table of B1: items, answers, and a points column for each region.

The official table is in the annexes of tt07-2021; ravo does not contain its points, so a score
table is always one that an office typed from the gazette.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from ravo.text import match_key, sort_key

Counting = Literal["choose_one", "add", "per_unit"]
Effect = Literal["not_scored", "rural", "column"]
COUNTING_WORDS: dict[str, Counting] = {
    "chọn một": "choose_one",
    "cộng dồn": "add",
    "theo số lượng": "per_unit",
}
WORDS_OF_COUNTING = {counting: words for words, counting in COUNTING_WORDS.items()}
EFFECT_WORDS: dict[str, Effect] = {
    "không tính điểm mục này": "not_scored",
    "dùng cột nông thôn của vùng": "rural",
    "dùng cột của vùng khác": "column",
}


@dataclass(frozen=True)
class Answer:
    """One answer of an item, with its points by column (see `COLUMNS`).

    In an item counted `per_unit` the points are for each unit, and units over `cap` add none.
    `row` is its row in the workbook, which is not part of the score table's contents.
    """

    words: str
    points: tuple[float, ...]
    cap: float | None = None
    row: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Item:
    """One item of the score table and how its answers count.

    `choose_one`: the points of the one answer chosen; `add`: each ticked answer adds its own;
    `per_unit`: the number given under each answer, up to its cap, times its points.
    """

    number: int
    words: str
    counting: Counting
    answers: tuple[Answer, ...]

    def bounds(self, column: int) -> tuple[float, float]:
        """Return the lowest and the highest points that the item can give in a column."""
        points = [answer.points[column] * (answer.cap or 1) for answer in self.answers]
        if self.counting == "choose_one":
            return min(points), max(points)
        return sum(min(p, 0) for p in points), sum(max(p, 0) for p in points)

    def place_of(self, words: str) -> int:
        """Return the place of an answer by its words, -1 for unknown words."""
        key = match_key(words)
        places = [at for at, answer in enumerate(self.answers) if match_key(answer.words) == key]
        return places[0] if places else -1


@dataclass(frozen=True)
class ScoreTableException:
    """A named exception of the annex, for the households to which the form applies it.

    With the effect `not_scored` the items have no points; with `rural` their points are those of
    the rural column of the commune's region, with `column` those of the column `column`.
    """

    name: str
    items: tuple[int, ...]
    effect: Effect
    column: int | None = None


@dataclass(frozen=True)
class ScoreTableSource:
    """The source of the points, who typed them, and who compared them with the gazette."""

    document: str
    annex: str
    gazette: str
    date: date
    typed_by: str | None = None
    checked_by: str | None = None

    @property
    def checked(self) -> bool:
        """True where a second person compared the score table with the gazette."""
        typed, checked = self.typed_by, self.checked_by
        return bool(typed and checked and match_key(typed) != match_key(checked))


@dataclass(frozen=True)
class ScoreTable:
    """A score table: items by number, answers as `ordered_answers`, exceptions by name.

    The order in which the rows were typed does not matter. `sha256` is the checksum of the file
    that it was read from.
    """

    items: tuple[Item, ...]
    exceptions: tuple[ScoreTableException, ...]
    source: ScoreTableSource
    sha256: str = field(default="", compare=False)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the items, in order."""
        return tuple(item.number for item in self.items)

    @property
    def answer_count(self) -> int:
        """The number of answers of the score table, which is that of its rows."""
        return sum(len(item.answers) for item in self.items)

    def bounds(self, column: int) -> tuple[float, float]:
        """Return the lowest and the highest possible B1 in a column, without exceptions."""
        each = [item.bounds(column) for item in self.items]
        return sum(low for low, _ in each), sum(high for _, high in each)


def ordered_answers(counting: Counting, answers: list[Answer]) -> tuple[Answer, ...]:
    """Return an item's answers in an order that does not depend on the order of typing.

    Those of a choice are ordered by their points, ascending. Ticks and units are ordered by their
    words: each has a column in the survey that is numbered by its place, and a survey that is
    already filled in must stay valid when points of the score table are corrected.
    """
    if counting == "choose_one":
        return tuple(sorted(answers, key=lambda a: (a.points, sort_key(a.words), a.words)))
    return tuple(sorted(answers, key=lambda a: (sort_key(a.words), a.words)))
