"""Communes as tiles of one size, in the order of the report: not a map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ravo.report.page.shades import DARK
from ravo.report.page.shapes import Box, Chart, DrawnShape, Label, Picture, folded, width_of

WIDE, NARROW = 760.0, 350.0
COLUMNS, FEW_COLUMNS = 5, 2
HEIGHT, GAP, SIZE, LINE = 60.0, 5.0, 12.0, 14.5
MOST_TILES = 60
"""The most tiles of one picture: as many as fit on a printed page."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One commune: its figure as printed, the path of it, and the shade; None without a figure."""

    name: str
    text: str
    of: str
    shade: int | None
    title: str


def tile_chart(tiles: Sequence[Tile], title: str, description: str, table: str) -> Chart:
    """Return the tiles in both widths."""
    return Chart(
        title, description, table, _draw(tiles, WIDE, COLUMNS), _draw(tiles, NARROW, FEW_COLUMNS)
    )


def _draw(tiles: Sequence[Tile], width: float, columns: int) -> Picture:
    across = (width - GAP * (columns - 1)) / columns
    shapes: list[DrawnShape] = []
    for n, tile in enumerate(tiles):
        row, column = divmod(n, columns)
        x, y = round(column * (across + GAP), 1), round(row * (HEIGHT + GAP), 1)
        shapes += _tile(tile, x, y, round(across, 1))
    rows = -(-len(tiles) // columns)
    return Picture(width, rows * (HEIGHT + GAP), tuple(shapes))


def _tile(tile: Tile, x: float, y: float, width: float) -> Iterator[DrawnShape]:
    look = "area nodata" if tile.shade is None else f"area heat h{tile.shade}"
    yield Box(x + 0.5, y + 0.5, width - 1, HEIGHT - 1, look, tile.title)
    light = " light" if tile.shade is not None and tile.shade >= DARK else ""
    middle = round(x + width / 2, 1)
    names = [_short(line, width - 8) for line in folded(tile.name, width - 8, SIZE)]
    top = y + (HEIGHT - (len(names) + 1) * LINE) / 2 + SIZE - 1
    for n, line in enumerate(names):
        yield Label(middle, round(top + n * LINE, 1), line, f"onmap{light}", "middle")
    bottom = round(top + len(names) * LINE, 1)
    yield Label(middle, bottom, tile.text, f"onmap value{light}", "middle", tile.of)


def _short(text: str, width: float) -> str:
    """Return a name's line shortened in its middle, as names often differ only at their ends."""
    if width_of(text, SIZE) <= width:
        return text
    most = max(int(width / width_of("n", SIZE)), 4)
    return f"{text[: most - most // 3 - 1].rstrip()}…{text[-(most // 3) :].lstrip()}"
