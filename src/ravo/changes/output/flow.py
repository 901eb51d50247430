"""The flow picture: classes of last year on the left, of this year on the right, bands between."""

from dataclasses import dataclass

from ravo.changes.comparison import Changes
from ravo.messages import Lang, say
from ravo.results.class_colours import CLASS_COLOURS
from ravo.text import format_number

WIDTH, HEIGHT, BAR, MARGIN, GAP, TOP = 680.0, 380.0, 14.0, 150.0, 14.0, 24.0
"""Units of the picture; it is scaled to the page."""
NOTHING = "#BFBFBF"


@dataclass(frozen=True)
class FlowBar:
    """One class of one year: its place, height, colour and label."""

    x: float
    y: float
    height: float
    colour: str
    label: str
    label_x: float
    anchor: str


@dataclass(frozen=True)
class FlowBand:
    """Households that went from one class to another: outline, colour and label of the band."""

    path: str
    colour: str
    title: str


@dataclass(frozen=True)
class FlowPicture:
    """The picture: bars, bands, and the size of its frame."""

    bars: tuple[FlowBar, ...]
    bands: tuple[FlowBand, ...]
    width: float = WIDTH
    height: float = HEIGHT


def flow_of(changes: Changes, lang: Lang) -> FlowPicture:
    """Return the picture of the matrix; a band is as wide as its households are many."""
    matrix = changes.matrix
    names = [str(name) for name in matrix.columns]
    table = [[int(value) for value in row] for row in matrix.to_numpy()]
    total = max(sum(map(sum, table)), 1)
    left = [sum(row) for row in table]
    right = [sum(column) for column in zip(*table, strict=True)]
    scale = (HEIGHT - 2 * TOP - GAP * (len(names) - 1)) / total
    starts = _starts(left, scale), _starts(right, scale)
    bars = [
        *_bars(names, left, starts[0], scale, MARGIN - BAR, lang, anchor="end"),
        *_bars(names, right, starts[1], scale, WIDTH - MARGIN, lang, anchor="start"),
    ]
    return FlowPicture(tuple(bars), tuple(_bands(names, table, starts, scale, lang)))


def _starts(counts: list[int], scale: float) -> list[float]:
    at, found = TOP, []
    for count in counts:
        found.append(at)
        at += count * scale + (GAP if count else 0)
    return found


def _short(name: str, lang: Lang) -> str:
    return say(f"changes.short_{name}", lang)


def _bars(
    names: list[str],
    counts: list[int],
    starts: list[float],
    scale: float,
    x: float,
    lang: Lang,
    *,
    anchor: str,
) -> list[FlowBar]:
    label_x = x - 6 if anchor == "end" else x + BAR + 6
    return [
        FlowBar(
            x,
            round(y, 1),
            max(round(count * scale, 1), 0.5),
            CLASS_COLOURS.get(name, NOTHING),
            f"{_short(name, lang)}: {format_number(count, lang)}",
            label_x,
            anchor,
        )
        for name, count, y in zip(names, counts, starts, strict=True)
        if count
    ]


def _bands(
    names: list[str],
    table: list[list[int]],
    starts: tuple[list[float], list[float]],
    scale: float,
    lang: Lang,
) -> list[FlowBand]:
    out, into = list(starts[0]), list(starts[1])
    bands = []
    for i, before in enumerate(names):
        for j, after in enumerate(names):
            count = table[i][j]
            if not count:
                continue
            height = count * scale
            title = f"{_short(before, lang)} → {_short(after, lang)}: {format_number(count, lang)}"
            colour = CLASS_COLOURS.get(before if before != "none" else after, NOTHING)
            bands.append(FlowBand(_outline(out[i], into[j], height), colour, title))
            out[i] += height
            into[j] += height
    return bands


def _outline(y: float, to: float, height: float) -> str:
    """Return the path of a band between the two bars: two curves and two straight sides."""
    x, end = MARGIN, WIDTH - MARGIN
    middle = (x + end) / 2
    return (
        f"M{x:.1f},{y:.1f} C{middle:.1f},{y:.1f} {middle:.1f},{to:.1f} {end:.1f},{to:.1f} "
        f"L{end:.1f},{to + height:.1f} "
        f"C{middle:.1f},{to + height:.1f} {middle:.1f},{y + height:.1f} {x:.1f},{y + height:.1f} Z"
    )
