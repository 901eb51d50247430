"""The last page of a printed table, where the signature must follow lines of the table."""

from collections.abc import Sequence
from typing import NamedTuple

LEAST_LINES = 4
"""The fewest lines of the table on the last page, with the signature."""


class PrintedTable(NamedTuple):
    """A table with its head and foot, as it is printed; all heights are in points.

    `points` are the heights of all rows up to the end of the foot; `first` and `end` are the first
    row of the table and the row after it. `head` is the height of the rows repeated on every page,
    `room` the height of a page, and `starts` are the rows with which a page may begin.
    """

    points: Sequence[float]
    first: int
    end: int
    head: float
    room: float
    starts: Sequence[int]

    def last_page(self) -> int | None:
        """Return the row before which the last page begins; None where one page holds everything.

        The last page contains lines of the table above the foot. None also where the table has too
        few lines for that.
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
        # The last page by itself is kept, where the foot fits on it below its lines.
        here = [row for row in kept if row >= begin]
        fits = self.head + sum(self.points[begin:]) <= self.room
        return here[0] if begin and here and fits else kept[-1]
