"""The last page of a printed table: who signs it signs under lines of the table."""

from collections.abc import Sequence
from typing import NamedTuple

LEAST_LINES = 4
"""Lines of the table that stand with the signature on the last page, at least."""


class PrintedTable(NamedTuple):
    """A table with its head and foot, as it is printed.

    `points` are the heights of all rows up to the end of the foot; `first` and `end` are the first
    row of the table and the one behind it. `head` is the height of what is repeated on every page,
    `room` what a page holds, and `starts` are the rows with which a page may begin.
    """

    points: Sequence[float]
    first: int
    end: int
    head: float
    room: float
    starts: Sequence[int]

    def last_page(self) -> int | None:
        """Return the row before which the last page begins; None where one page holds everything.

        The last page has lines of the table beside the foot. None as well where the table has too
        few lines to take along.
        """
        if sum(self.points) <= self.room:
            return None
        used, begin = 0.0, 0
        for row in range(self.end):
            if used + self.points[row] > self.room:
                used, begin = self.head, row
            used += self.points[row]
        kept = [row for row in self.starts if self.end - row >= LEAST_LINES]
        if not kept:
            return None
        # What the page has already stays on it, where the foot leaves room for that.
        here = [row for row in kept if row >= begin]
        fits = self.head + sum(self.points[begin:]) <= self.room
        return here[0] if begin and here and fits else kept[-1]
