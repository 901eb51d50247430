"""The picture of a household's classes: a wide one for a page, a slim one for a telephone."""

import itertools
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from ravo.criteria.terms import CLASSES, UNDETERMINED
from ravo.messages import Lang
from ravo.register.history import HouseholdHistory, PeriodEntry
from ravo.register.shown import class_in_words, period_word, word

GONE = "gone"
KNOWN = tuple(reversed(CLASSES[:-1]))
"""The classes that every picture has, from the top down; the others are added where they occur."""
LEFT, TOP, ROW, FOOT = 130, 20, 38, 34
"""Sizes in the wide picture: left margin, top margin, height of a class, height of the periods'
names."""
STEP, LEAST_STEP, PAPER = 90, 50, 700
"""The width of a period in it, the least such width, and the width of a sheet of A4."""
SLIM_LEFT, SLIM_TOP, SLIM_ROW, SLIM_WIDTH, NAME = 56, 58, 34, 352, 8
"""Sizes in the slim picture: width of the periods' names, height of the classes' names, height
of a period, the whole width; letters of a class in one line."""


@dataclass(frozen=True, slots=True)
class LifePoint:
    """A period in the picture: its position, name and class (`gone` where the household left)."""

    x: int
    y: int
    label: str
    klass: str


@dataclass(frozen=True, slots=True)
class LifeLevel:
    """A class in the picture: the ends of its line, the lines of its name and their positions."""

    x: int
    y: int
    end_x: int
    end_y: int
    names: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class LifePicture:
    """A picture: its title, kind (`wide`, `slim`) and size, the classes' lines, the points.

    `ways` has the two ends of each stretch between two periods that both have a class.
    """

    title: str
    kind: str
    width: int
    height: int
    levels: tuple[LifeLevel, ...]
    points: tuple[LifePoint, ...]
    ways: tuple[tuple[LifePoint, LifePoint], ...]


def pictures_of(history: HouseholdHistory, lang: Lang) -> tuple[LifePicture, LifePicture]:
    """Return the wide and the slim picture of a household's periods in their order."""
    return _wide(history.entries, lang), _slim(history.entries, lang)


def _wide(entries: Sequence[PeriodEntry], lang: Lang) -> LifePicture:
    rows = _rows(entries, lang)
    step = max(LEAST_STEP, min(STEP, (PAPER - LEFT) // len(entries)))
    width = LEFT + step * len(entries)
    heights = {name: TOP + ROW * place for place, name in enumerate(rows)}
    levels = [
        LifeLevel(LEFT, y, width, y, ((LEFT - 8, y + 4, name),)) for name, y in heights.items()
    ]
    points = [
        LifePoint(LEFT + step * at + step // 2, heights[row], period_word(one.period), _class(one))
        for at, (one, row) in enumerate(zip(entries, _levels(entries, lang), strict=True))
    ]
    height = TOP + ROW * (len(rows) - 1) + FOOT
    return _picture("wide", (width, height), levels, points, lang)


def _slim(entries: Sequence[PeriodEntry], lang: Lang) -> LifePicture:
    rows = _rows(entries, lang)[::-1]
    step = (SLIM_WIDTH - SLIM_LEFT) // len(rows)
    height = SLIM_TOP + SLIM_ROW * len(entries)
    places = {name: SLIM_LEFT + step * at + step // 2 for at, name in enumerate(rows)}
    levels = [
        LifeLevel(x, SLIM_TOP, x, height, tuple(_stacked(x, name))) for name, x in places.items()
    ]
    points = [
        LifePoint(
            places[row],
            SLIM_TOP + SLIM_ROW * at + SLIM_ROW // 2,
            period_word(one.period),
            _class(one),
        )
        for at, (one, row) in enumerate(zip(entries, _levels(entries, lang), strict=True))
    ]
    return _picture("slim", (SLIM_WIDTH, height), levels, points, lang)


def _picture(
    kind: str,
    size: tuple[int, int],
    levels: Sequence[LifeLevel],
    points: Sequence[LifePoint],
    lang: Lang,
) -> LifePicture:
    known = [point for point in points if point.klass in KNOWN]
    ways = tuple(itertools.pairwise(known))
    return LifePicture(word("page_picture", lang), kind, *size, tuple(levels), tuple(points), ways)


def _stacked(x: int, name: str) -> list[tuple[int, int, str]]:
    """Return the words of a name one below the other, ending above its line."""
    lines = textwrap.wrap(name, NAME, break_long_words=False)
    return [(x, SLIM_TOP - 8 - 15 * (len(lines) - 1 - at), line) for at, line in enumerate(lines)]


def _rows(entries: Sequence[PeriodEntry], lang: Lang) -> list[str]:
    """Return the names of the picture's lines: the classes, and why a period has none."""
    names = [word(f"class_{klass}", lang) for klass in KNOWN]
    return list(dict.fromkeys([*names, *_levels(entries, lang)]))


def _levels(entries: Sequence[PeriodEntry], lang: Lang) -> list[str]:
    return [class_in_words(one, lang) for one in entries]


def _class(entry: PeriodEntry) -> str:
    if entry.departed:
        return GONE
    return entry.klass if entry.klass in KNOWN and not entry.unreviewed else UNDETERMINED
