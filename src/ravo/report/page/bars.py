"""Charts of rows: each row has a name and one or more bars on a common axis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ravo.messages import Lang
from ravo.report.page.axis import Axis
from ravo.report.page.shapes import (
    Box,
    Chart,
    DrawnShape,
    Label,
    Picture,
    Stroke,
    Trace,
    cut,
    folded,
    width_of,
)
from ravo.text import format_number

WIDE, NARROW = 560.0, 350.0
"""Widths of the two pictures: with names beside the bars, and above them."""
NAME_SIZE, SMALL = 13.0, 12.0
"""Sizes of type: names and figures, marks of the axis."""
GAP = 8.0
LEAST_NAMES, MOST_NAMES = 90.0, 226.0
"""The least and greatest width of names beside the bars."""
TOP, BOTTOM, NAME_LINE = 8.0, 36.0, 16.5
MARKER_LINE, INDENT = 17.0, 7.0
THINNEST = 2.5
"""The width of the bar of the smallest figure above 0."""
END_GAP, TWO_LINES = 5.0, 30.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from one figure to another, in a lane of its row, and the figure printed at its end."""

    start: float
    end: float
    look: str
    title: str
    lane: int = 0
    text: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class BarRow:
    """A name and its bars; `missing` has by lane the reason for a missing bar, in words."""

    name: str
    bars: tuple[Bar, ...]
    missing: tuple[tuple[int, str], ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class BarMarker:
    """A line across all rows at one figure, with a text above."""

    at: float
    text: str


@dataclass(frozen=True)
class Plot:
    """The contents of a chart of rows; `band` shades a range, `trace` joins one point per row."""

    rows: tuple[BarRow, ...]
    axis: Axis
    lang: Lang
    lanes: int = 1
    thickness: float = 15.0
    marker: BarMarker | None = None
    band: tuple[float, float] | None = None
    trace: tuple[float | None, ...] = ()
    steps: bool = False
    names: float = MOST_NAMES


@dataclass(frozen=True, slots=True)
class _PlotFrame:
    plot: Plot
    width: float
    left: float
    right: float
    stacked: bool

    def x(self, value: float) -> float:
        """Return the place of a value from the left."""
        return round(self.left + self.plot.axis.share(value) * (self.right - self.left), 2)

    def centred(self, x: float, y: float, text: str, look: str) -> Label:
        """Return small words centred on `x`, or as near to it as the picture allows."""
        half = width_of(text, SMALL) / 2 + 1
        return Label(round(max(min(x, self.width - half), half), 1), y, text, look, "middle")

    @property
    def top(self) -> float:
        """Where the first row begins."""
        return TOP + (MARKER_LINE if self.plot.marker else 0)

    @property
    def row(self) -> float:
        """Height of one row, gaps included."""
        bars = self.plot.lanes * self.plot.thickness + (self.plot.lanes - 1) * 2
        return bars + (NAME_LINE + 5 if self.stacked else GAP)

    def bar_y(self, place: int, lane: int) -> float:
        """Return the upper edge of a bar of a row."""
        start = self.top + place * self.row + (NAME_LINE if self.stacked else GAP / 2)
        return round(start + lane * (self.plot.thickness + 2), 2)

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.top + len(self.plot.rows) * self.row


def chart_of(plot: Plot, title: str, description: str, table: str) -> Chart:
    """Return the chart in both widths; `description` is for people who cannot see it."""
    return Chart(
        title,
        description,
        table,
        _draw(plot, WIDE, stacked=False),
        _draw(plot, NARROW, stacked=True),
    )


def _draw(plot: Plot, width: float, *, stacked: bool) -> Picture:
    figures = [width_of(bar.text, NAME_SIZE) for row in plot.rows for bar in row.bars]
    room = max([*figures, 10.0]) + END_GAP + 2
    left = 2.0 if stacked else plot.names + 8
    if plot.axis.low < 0:
        left += room
    frame = _PlotFrame(plot, width, left, width - room, stacked)
    shapes: list[DrawnShape] = [*_grid(frame)]
    for place, row in enumerate(plot.rows):
        shapes += _row(frame, place, row)
    shapes += [*_steps(frame), *_trace(frame), *_marker(frame)]
    # Words are drawn last, so that no bar or line covers them.
    shapes.sort(key=lambda shape: isinstance(shape, Label))
    return Picture(width, round(frame.bottom + BOTTOM, 1), tuple(shapes))


def _grid(frame: _PlotFrame) -> Iterator[DrawnShape]:
    axis, top, bottom = frame.plot.axis, frame.top, frame.bottom
    if frame.plot.band is not None:
        low, high = frame.plot.band
        yield Box(frame.x(low), top, max(frame.x(high) - frame.x(low), 1), bottom - top, "band")
    for mark in axis.marks:
        yield Stroke(frame.x(mark), top, frame.x(mark), bottom, "zero" if mark == 0 else "grid")
    words = [format_number(mark, frame.plot.lang) for mark in axis.marks]
    room = max(width_of(word, SMALL) for word in words) + 6
    every = 1 if room * (len(words) - 1) <= frame.right - frame.left else 2
    for n, (mark, word) in enumerate(zip(axis.marks, words, strict=True)):
        if (n - axis.marks.index(0)) % every:
            continue
        yield frame.centred(frame.x(mark), bottom + 14, word, "mark")
    yield frame.centred((frame.left + frame.right) / 2, bottom + 30, axis.unit, "mark")


def _row(frame: _PlotFrame, place: int, row: BarRow) -> Iterator[DrawnShape]:
    y = frame.top + place * frame.row
    look = "name strong" if row.strong else "name"
    if frame.stacked:
        yield Label(INDENT, y + 12, cut(row.name, frame.width - INDENT, NAME_SIZE), look)
    else:
        yield from _name(frame, row, y + frame.row / 2, look)
    for bar in row.bars:
        yield from _bar(frame, place, bar)
    for lane, words in row.missing:
        yield from _missing(frame, place, lane, words)


def _name(frame: _PlotFrame, row: BarRow, middle: float, look: str) -> Iterator[DrawnShape]:
    """Write a name before its bars, on two lines where it is long and the row is high enough."""
    width = frame.plot.names
    lines = folded(row.name, width, NAME_SIZE) if frame.row >= TWO_LINES else (row.name,)
    for n, line in enumerate(lines):
        y = middle + 4.5 + (n - (len(lines) - 1) / 2) * 14
        yield Label(width, round(y, 1), cut(line, width, NAME_SIZE), look, "end")


def _bar(frame: _PlotFrame, place: int, bar: Bar) -> Iterator[DrawnShape]:
    ends = sorted((frame.x(bar.start), frame.x(bar.end)))
    y, thick = frame.bar_y(place, bar.lane), frame.plot.thickness
    if bar.start != bar.end:
        width = max(round(ends[1] - ends[0], 2), THINNEST)
        yield Box(ends[0], y, width, thick, bar.look, bar.title)
    if bar.text:
        middle = round(y + thick / 2 + 4.5, 1)
        if bar.end < 0 and not frame.plot.steps:
            yield Label(ends[0] - END_GAP, middle, bar.text, "figure", "end", bar.of)
        else:
            yield Label(ends[1] + END_GAP, middle, bar.text, "figure", "start", bar.of)


def _missing(frame: _PlotFrame, place: int, lane: int, words: str) -> Iterator[DrawnShape]:
    y, thick = frame.bar_y(place, lane), frame.plot.thickness
    start = frame.x(0)
    yield Box(start, y, 46, thick, "nodata", words)
    yield Label(start + 46 + END_GAP, round(y + thick / 2 + 4.5, 1), words, "nowords")


def _steps(frame: _PlotFrame) -> Iterator[DrawnShape]:
    """Draw lines from the end of each bar to the start of the next, as in a waterfall."""
    if not frame.plot.steps:
        return
    for place, row in enumerate(frame.plot.rows[:-1]):
        x = frame.x(row.bars[-1].end)
        end = frame.bar_y(place, 0) + frame.plot.thickness
        yield Stroke(x, end, x, frame.bar_y(place + 1, 0), "step")


def _trace(frame: _PlotFrame) -> Iterator[DrawnShape]:
    points = tuple(
        (frame.x(value), round(frame.bar_y(place, 0) + frame.plot.thickness / 2, 1))
        for place, value in enumerate(frame.plot.trace)
        if value is not None
    )
    if points:
        yield Trace(points, "trace")


def _marker(frame: _PlotFrame) -> Iterator[DrawnShape]:
    marker = frame.plot.marker
    if marker is None:
        return
    x = frame.x(marker.at)
    yield Stroke(x, frame.top - 3, x, frame.bottom, "marker")
    yield frame.centred(x, frame.top - 7, marker.text, "markwords")


def room_of(rows: Sequence[BarRow]) -> float:
    """Return the width of the longest name, within bounds."""
    longest = max((width_of(row.name, NAME_SIZE) for row in rows), default=0.0)
    return min(max(longest, LEAST_NAMES), MOST_NAMES)


def chunks(rows: Sequence[BarRow], most: int) -> list[tuple[BarRow, ...]]:
    """Return the rows in parts of nearly the same size, none longer than `most`."""
    count = max(-(-len(rows) // most), 1)
    size = -(-len(rows) // count) if rows else 1
    return [tuple(rows[at : at + size]) for at in range(0, len(rows), size)] or [()]
