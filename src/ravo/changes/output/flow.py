"""The flow picture: classes of last year on the left, of this year on the right, bands between."""

from dataclasses import dataclass

from ravo.changes.comparison import Changes
from ravo.messages import Lang, say
from ravo.results.class_colours import CLASS_COLOURS
from ravo.text import format_number

HEIGHT, BAR, GAP, TOP = 380.0, 14.0, 16.0, 24.0
"""Units of the picture; it is scaled to the page."""
NOTHING = "#BFBFBF"


@dataclass(frozen=True)
class FlowFrame:
    """The width of a picture, the margin for its labels, and the kind of words on them."""

    width: float
    margin: float
    words: str


WIDE, NARROW = FlowFrame(760.0, 190.0, "short"), FlowFrame(370.0, 124.0, "brief")
"""The frames for a page and for a telephone."""


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
    width: float
    height: float = HEIGHT


def flow_of(changes: Changes, lang: Lang, frame: FlowFrame = WIDE) -> FlowPicture:
    """Return the picture of the matrix; the width of a band is its number of households."""
    matrix = changes.matrix
    names = [str(name) for name in matrix.columns]
    table = [[int(value) for value in row] for row in matrix.to_numpy()]
    total = max(sum(map(sum, table)), 1)
    left = [sum(row) for row in table]
    right = [sum(column) for column in zip(*table, strict=True)]
    scale = (HEIGHT - 2 * TOP - GAP * (len(names) - 1)) / total
    starts = _starts(left, scale), _starts(right, scale)
    pen = _FlowPen(frame, scale, names, lang)
    bars = [
        *pen.bars(left, starts[0], frame.margin - BAR, "end"),
        *pen.bars(right, starts[1], frame.width - frame.margin, "start"),
    ]
    return FlowPicture(tuple(bars), tuple(pen.bands(table, starts)), frame.width)


def _starts(counts: list[int], scale: float) -> list[float]:
    at, starts = TOP, []
    for count in counts:
        starts.append(at)
        at += count * scale + (GAP if count else 0)
    return starts


@dataclass(frozen=True)
class _FlowPen:
    """Draws bars and bands of the classes `names` for one frame."""

    frame: FlowFrame
    scale: float
    names: list[str]
    lang: Lang

    def word(self, name: str) -> str:
        """Return the word for a class that fits the frame."""
        return say(f"changes.{self.frame.words}_{name}", self.lang)

    def bars(self, counts: list[int], starts: list[float], x: float, anchor: str) -> list[FlowBar]:
        """Return the bars of one year with their labels outside."""
        label_x = x - 6 if anchor == "end" else x + BAR + 6
        return [
            FlowBar(
                x,
                round(y, 1),
                max(round(count * self.scale, 1), 0.5),
                CLASS_COLOURS.get(name, NOTHING),
                f"{self.word(name)}: {format_number(count, self.lang)}",
                label_x,
                anchor,
            )
            for name, count, y in zip(self.names, counts, starts, strict=True)
            if count
        ]

    def bands(
        self, table: list[list[int]], starts: tuple[list[float], list[float]]
    ) -> list[FlowBand]:
        """Return a band for every pair of classes between which households went."""
        out, into = list(starts[0]), list(starts[1])
        bands = []
        for i, before in enumerate(self.names):
            for j, after in enumerate(self.names):
                count = table[i][j]
                if not count:
                    continue
                height = count * self.scale
                figure = format_number(count, self.lang)
                title = f"{self.word(before)} → {self.word(after)}: {figure}"
                colour = CLASS_COLOURS.get(before if before != "none" else after, NOTHING)
                bands.append(FlowBand(self.outline(out[i], into[j], height), colour, title))
                out[i] += height
                into[j] += height
        return bands

    def outline(self, y: float, to: float, height: float) -> str:
        """Return the path of a band between the two bars: two curves and two straight sides."""
        x, end = self.frame.margin, self.frame.width - self.frame.margin
        middle = (x + end) / 2
        low, foot = y + height, to + height
        return (
            f"M{x:.1f},{y:.1f} C{middle:.1f},{y:.1f} {middle:.1f},{to:.1f} {end:.1f},{to:.1f} "
            f"L{end:.1f},{foot:.1f} "
            f"C{middle:.1f},{foot:.1f} {middle:.1f},{low:.1f} {x:.1f},{low:.1f} Z"
        )
