"""The heat map: places × indicators, each field shaded by its share and printed with it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ravo.report.page.shapes import Box, Chart, DrawnShape, Label, Picture, cut, folded, width_of

WIDE, NARROW = 760.0, 350.0
NAMES, SIZE = 178.0, 13.0
FIELD, NAME_LINE = 26.0, 17.0
HEAD_LENGTH, HEAD_SIZE, HEAD_LINE = 150.0, 12.0, 13.5
"""The longest line of a column's name, which is vertical above it, its type size and line
height."""
STEPS = (10, 20, 30, 40, 50, 60, 70, 80)
"""Bounds of the nine shades, in %."""


@dataclass(frozen=True, slots=True)
class HeatField:
    """One field: its share in % (None where unknown), as printed, and its explanation."""

    share: float | None
    text: str
    title: str
    of: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One commune or village, or the row of the whole unit."""

    name: str
    fields: tuple[HeatField, ...]
    strong: bool = False


def shade_of(share: float) -> int:
    """Return the shade of a share, 0 (lightest) to 8."""
    return sum(share >= bound for bound in STEPS)


def heat_map(
    rows: Sequence[HeatRow],
    heads: Sequence[str],
    title: str,
    description: str,
    table: str,
    shade: Callable[[float], int] = shade_of,
) -> Chart:
    """Return the map in both widths; on the narrow one a name is over its fields.

    `rows` are the units with their shares, under `heads`; `title` is above the map, `description`
    a sentence for those who cannot see it, `table` the id of the table with its figures. `shade`
    gives the shade of a share, 0 (lightest) to 8.
    """
    return Chart(
        title,
        description,
        table,
        _draw(rows, heads, WIDE, shade, stacked=False),
        _draw(rows, heads, NARROW, shade, stacked=True),
    )


def _draw(
    rows: Sequence[HeatRow],
    heads: Sequence[str],
    width: float,
    shade: Callable[[float], int],
    *,
    stacked: bool,
) -> Picture:
    left = 0.0 if stacked else NAMES + 8
    field = (width - left) / max(len(heads), 1)
    names = [folded(head, HEAD_LENGTH, HEAD_SIZE) for head in heads]
    longest = max((width_of(line, HEAD_SIZE) for lines in names for line in lines), default=0.0)
    top = round(min(longest, HEAD_LENGTH) + 10, 1)
    shapes: list[DrawnShape] = []
    for n, lines in enumerate(names):
        shapes += _head(lines, left + (n + 0.5) * field, top - 5)
    height = FIELD + (NAME_LINE + 3 if stacked else 0)
    for place, row in enumerate(rows):
        y = top + place * height
        look = "name strong" if row.strong else "name"
        if stacked:
            shapes.append(Label(0, y + 13, cut(row.name, width, SIZE), look))
        else:
            shapes.append(
                Label(NAMES, y + FIELD / 2 + 4.5, cut(row.name, NAMES, SIZE), look, "end")
            )
        shapes += _fields(row, left, y + (NAME_LINE if stacked else 0), field, shade)
    return Picture(width, top + len(rows) * height + 4, tuple(shapes))


def _head(lines: Sequence[str], x: float, y: float) -> Iterator[DrawnShape]:
    """Draw a column's name vertically above the column, on one line or two."""
    for n, line in enumerate(lines):
        at = x + 4 + (n - (len(lines) - 1) / 2) * HEAD_LINE
        words = cut(line, HEAD_LENGTH, HEAD_SIZE)
        yield Label(round(at, 1), y, words, "upright", turned=True)


def _fields(
    row: HeatRow, left: float, y: float, width: float, shade: Callable[[float], int]
) -> Iterator[DrawnShape]:
    for n, field in enumerate(row.fields):
        x = round(left + n * width, 2)
        box = (
            "nodata"
            if not field.known
            else "nobody"
            if field.share is None
            else f"heat h{shade(field.share)}"
        )
        yield Box(x + 0.75, y + 0.75, round(width - 1.5, 2), FIELD - 1.5, box, field.title)
        dark = field.share is not None and shade(field.share) > 4
        look = "field light" if dark else "field"
        yield Label(
            round(x + width / 2, 1), y + FIELD / 2 + 4, field.text, look, "middle", field.of
        )
