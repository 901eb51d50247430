"""The shapes of a picture. Sizes are in units of the picture: one pixel at its own width."""

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
LETTER = 0.56
"""The width of an average letter, as a share of the type size."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `look` is its class in the style sheet, `title` its text under the pointer."""

    x: float
    y: float
    width: float
    height: float
    look: str
    title: str = ""
    kind: str = "box"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: str
    kind: str = "stroke"


@dataclass(frozen=True, slots=True)
class Label:
    """A text; `of` is the path of the figure that it prints, "" for words and axis marks.

    `turned` text runs upwards.
    """

    x: float
    y: float
    text: str
    look: str = ""
    anchor: Anchor = "start"
    of: str = ""
    kind: str = "label"
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through points, each with a dot."""

    points: tuple[tuple[float, float], ...]
    look: str
    kind: str = "trace"


@dataclass(frozen=True, slots=True)
class Outline:
    """An area within closed lines; `path` has its corners as an SVG path."""

    path: str
    look: str
    title: str = ""
    kind: str = "outline"


DrawnShape = Box | Stroke | Label | Trace | Outline


@dataclass(frozen=True)
class Picture:
    """Shapes and the size of their frame."""

    width: float
    height: float
    shapes: tuple[DrawnShape, ...]


@dataclass(frozen=True)
class Chart:
    """One chart: drawn once for wide and once for narrow pages; `table` is the id of its table."""

    title: str
    description: str
    table: str
    wide: Picture
    narrow: Picture


def width_of(text: str, size: float) -> float:
    """Return an estimate of the width of a text, on the large side."""
    return len(text) * size * LETTER


def cut(text: str, width: float, size: float) -> str:
    """Return a text that fits a width, cut with an ellipsis where it is longer."""
    most = max(int(width / (size * LETTER)), 2)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def folded(text: str, width: float, size: float) -> tuple[str, ...]:
    """Return a text on one line, or on two where it is too long for one."""
    if width_of(text, size) <= width:
        return (text,)
    words = text.split(" ")
    fits = [n for n in range(1, len(words)) if width_of(" ".join(words[:n]), size) <= width]
    at = max(fits, default=0)
    return (" ".join(words[:at]), " ".join(words[at:])) if at else (text,)
