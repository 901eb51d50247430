"""Who signs a printed table signs under some of its lines."""

import pytest

from ravo.xlsx.last_page import LEAST_LINES, PrintedTable


def table(lines: int, foot: int, room: float, starts: range | None = None) -> PrintedTable:
    """Return a table of lines of 10 points under two rows of heading, with a foot below."""
    end = 2 + lines
    return PrintedTable([10.0] * (end + foot), 2, end, 20.0, room, starts or range(2, end))


@pytest.mark.parametrize(
    ("lines", "foot", "room", "begin"),
    [
        (5, 3, 100, None),
        (6, 3, 100, 2 + 6 - LEAST_LINES),
        (8, 1, 100, 2 + 8 - LEAST_LINES),
        (9, 1, 100, 2 + 9 - LEAST_LINES),
        (13, 2, 100, 10),
        (13, 3, 100, 10),
        (13, 4, 100, 2 + 13 - LEAST_LINES),
        (3, 9, 100, None),
    ],
)
def test_the_last_page_has_lines_beside_the_foot(
    lines: int, foot: int, room: float, begin: int | None
) -> None:
    assert table(lines, foot, room).last_page() == begin


def test_a_unit_of_two_lines_is_not_torn() -> None:
    assert table(9, 3, 100, range(2, 11, 2)).last_page() == 6
