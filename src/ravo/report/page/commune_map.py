"""The map of communes: each in its borders, shaded by its rate, with the rate printed on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ravo.report.areas.model import AreaMap
from ravo.report.areas.outlines import TENTHS, Grid, Outlines, PictureFrame, outlines
from ravo.report.page.label_room import LabelRoom, room_for
from ravo.report.page.shades import DARK
from ravo.report.page.shapes import (
    Box,
    DrawnShape,
    Label,
    Outline,
    Picture,
    Stroke,
    folded,
    width_of,
)

WIDE, NARROW = PictureFrame(760.0, 760.0), PictureFrame(350.0, 480.0)
SIZE, LINE = 12.0, 14.0
SPOT = 7.0
"""The side of the square drawn for a commune that is too small."""
LONGEST = (150.0, 75.0)
"""The longest line of a name: on a single line, and, where that does not fit, on two lines."""
MARGIN = 5.0
"""The margin around words, in pixels."""
REACHES = (0.0, 14.0, 24.0, 36.0, 50.0)
AROUND = ((0, -1), (0, 1), (0.7, -0.7), (-0.7, 0.7), (-0.7, -0.7), (0.7, 0.7), (1, 0), (-1, 0))


@dataclass(frozen=True, slots=True)
class MapPlace:
    """One commune of the map: its key and its words; without a shade it has no figure."""

    key: str
    name: str
    text: str
    of: str
    shade: int | None
    title: str


@dataclass(frozen=True)
class MapPictures:
    """The map in both widths, and the keys of communes with a number in place of a figure.

    `numbered` are those of both pictures, counted from 1, followed by those of the narrow picture
    only.
    """

    wide: Picture
    narrow: Picture
    numbered: tuple[str, ...]
    narrow_alone: tuple[str, ...]


@dataclass
class _Taken:
    """The boxes of the words already placed on a picture."""

    width: float
    height: float
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    def put(self, x: float, y: float, width: float) -> bool:
        """Reserve the box of a text centred on x and y if it is free; return whether it was."""
        box = (x - width / 2 - 2, y - LINE / 2, x + width / 2 + 2, y + LINE / 2)
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= self.width and box[3] <= self.height
        if not inside or any(_overlap(box, other) for other in self.boxes):
            return False
        self.boxes.append(box)
        return True


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart


def map_pictures(places: Sequence[MapPlace], areas: AreaMap, outside: str) -> MapPictures:
    """Return the map of some communes; `outside` is the title of all others.

    Where a figure does not fit into its commune, a number is drawn for it.
    """
    drawn = [place for place in places if place.key in areas.shapes]
    wide, narrow = (_outlined(drawn, areas, frame) for frame in (WIDE, NARROW))
    numbered = tuple(_without_room(drawn, wide))
    more = tuple(key for key in _without_room(drawn, narrow) if key not in numbered)
    numbers = {key: str(n) for n, key in enumerate((*numbered, *more), 1)}
    return MapPictures(
        _draw(drawn, wide, WIDE.width, numbers, outside),
        _draw(drawn, narrow, NARROW.width, numbers, outside),
        numbered,
        more,
    )


def _outlined(places: Sequence[MapPlace], areas: AreaMap, frame: PictureFrame) -> Outlines:
    others = {f"outside {n}": rings for n, rings in enumerate(areas.outside)}
    shapes = {place.key: areas.shapes[place.key] for place in places}
    return outlines(shapes, others, areas.plane, frame)


def _without_room(places: Sequence[MapPlace], drawing: Outlines) -> Iterator[str]:
    for place in places:
        lines = drawing.lines.get(place.key)
        if lines is None or not _value_room(place, lines).fits:
            yield place.key


def _value_room(place: MapPlace, lines: Sequence[Grid]) -> LabelRoom:
    return room_for(lines, width_of(place.text, SIZE) + 2, LINE)


def _draw(
    places: Sequence[MapPlace],
    drawing: Outlines,
    width: float,
    numbers: Mapping[str, str],
    outside: str,
) -> Picture:
    by_key = {place.key: place for place in places}
    shapes: list[DrawnShape] = []
    for key, lines in drawing.lines.items():
        place = by_key.get(key)
        look, title = ("area outside", outside) if place is None else (_look(place), place.title)
        shapes.append(Outline(_path(lines), look, title))
    for key, (x, y) in drawing.spots.items():
        if (place := by_key.get(key)) is not None:
            side = SPOT / 2
            shapes.append(Box(x - side, y - side, SPOT, SPOT, _look(place), place.title))
    taken = _Taken(width, drawing.height)
    crowded: list[MapPlace] = []
    for place in places:
        labels = _labels(place, drawing.lines.get(place.key, ()), taken)
        shapes += labels
        if not labels:
            crowded.append(place)
    for place in crowded:
        number = numbers[place.key]
        shapes += _number(number, _middle(place, drawing, number), taken)
    return Picture(width, round(drawing.height, 1), tuple(shapes))


def _look(place: MapPlace) -> str:
    return "area nodata" if place.shade is None else f"area heat h{place.shade}"


def _path(lines: Sequence[Grid]) -> str:
    """Return closed lines as an SVG path: the first corner, then relative steps to the others."""
    parts = []
    for line in lines:
        steps = (line[1:] - line[:-1]).tolist()
        first = f"M{_tenths(int(line[0, 0]))} {_tenths(int(line[0, 1]))}"
        parts.append(first + "".join(f"l{_tenths(x)} {_tenths(y)}" for x, y in steps) + "z")
    return "".join(parts)


def _tenths(value: int) -> str:
    whole, rest = divmod(abs(value), TENTHS)
    return f"{'-' if value < 0 else ''}{whole}{f'.{rest}' if rest else ''}"


def _labels(place: MapPlace, lines: Sequence[Grid], taken: _Taken) -> list[Label]:
    """Return a commune's name and figure, or the figure alone, where they fit within its shape."""
    if not lines:
        return []
    words, room = _words(place, lines)
    if not room.fits:
        return []
    light = " light" if place.shade is not None and place.shade >= DARK else ""
    top = room.y - (len(words) - 1) / 2 * LINE
    labels = []
    for n, line in enumerate(words):
        y, is_value = top + n * LINE, n == len(words) - 1
        taken.put(room.x, y, width_of(line, SIZE))
        look = f"onmap value{light}" if is_value else f"onmap{light}"
        of = place.of if is_value else ""
        labels.append(Label(room.x, round(y + 4.2, 1), line, look, "middle", of))
    return labels


def _words(place: MapPlace, lines: Sequence[Grid]) -> tuple[tuple[str, ...], LabelRoom]:
    """Return the words for a shape, and their place: name and figure, else the figure alone."""
    for longest in LONGEST:
        words = (*folded(place.name, longest, SIZE), place.text)
        widest = max(width_of(line, SIZE) for line in words)
        room = room_for(lines, widest + MARGIN, LINE * len(words) + MARGIN)
        if room.fits:
            return words, room
    return (place.text,), _value_room(place, lines)


def _middle(place: MapPlace, drawing: Outlines, number: str) -> tuple[float, float]:
    lines = drawing.lines.get(place.key)
    if lines is None:
        return drawing.spots[place.key]
    room = room_for(lines, width_of(number, SIZE), LINE - 3)
    return room.x, room.y


def _number(number: str, at: tuple[float, float], taken: _Taken) -> Iterator[DrawnShape]:
    """Yield a number in the middle of a small commune, or beside it with a line to it."""
    width = width_of(number, SIZE)
    for reach in REACHES:
        for x, y in AROUND if reach else ((0, 0),):
            to = (round(at[0] + x * reach, 1), round(at[1] + y * reach, 1))
            if taken.put(*to, width):
                if reach:
                    yield Stroke(*at, *to, "pointer")
                yield Label(to[0], round(to[1] + 4.2, 1), number, "onmap value", "middle")
                return
