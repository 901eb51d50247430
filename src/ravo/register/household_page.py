"""One household's years as a page: a picture of its classes, its periods, what happened."""

import itertools
from dataclasses import dataclass

from ravo.criteria.terms import CLASSES, HouseholdClass
from ravo.messages import Lang
from ravo.register.history import HouseholdHistory
from ravo.register.life import HouseholdLife
from ravo.register.shown import (
    PEOPLE,
    YEARS,
    event_sentence,
    life_sentences,
    open_complaint_words,
    period_word,
    person_cells,
    place_of,
    word,
    year_cells,
)

LEVELS = tuple(reversed(CLASSES[:-1]))
"""The classes of the picture from the top down; what has none stands on a line below them."""
LEFT, STEP, TOP, ROW, FOOT = 130, 90, 20, 38, 34
"""Lengths of the picture: left margin, a period, top margin, a class, the periods' names."""


@dataclass(frozen=True, slots=True)
class LifePoint:
    """A period in the picture: its place, the words under it, and its class."""

    x: int
    y: int
    label: str
    klass: str


@dataclass(frozen=True)
class LifePicture:
    """The picture of a household's classes: its title and size, the classes' lines, the points.

    `ways` has the two ends of each stretch between two periods that both have a class.
    """

    title: str
    width: int
    height: int
    levels: tuple[tuple[int, str], ...]
    points: tuple[LifePoint, ...]
    ways: tuple[tuple[LifePoint, LifePoint], ...]


def picture_of(history: HouseholdHistory, lang: Lang) -> LifePicture:
    """Return the picture of a household's periods in their order."""
    heights = {klass: TOP + ROW * place for place, klass in enumerate(LEVELS)}
    open_height = TOP + ROW * len(LEVELS)
    points = []
    for place, entry in enumerate(history.entries):
        lost = entry.departed or entry.unreviewed or entry.klass not in heights
        klass = HouseholdClass.undetermined.value if lost or not entry.klass else entry.klass
        height = heights.get(klass, open_height)
        points.append(
            LifePoint(LEFT + STEP * place + STEP // 2, height, period_word(entry.period), klass)
        )
    levels = [(height, word(f"class_{klass}", lang)) for klass, height in heights.items()]
    if any(point.y == open_height for point in points):
        levels.append((open_height, word("class_undetermined", lang)))
    known = [point for point in points if point.y != open_height]
    return LifePicture(
        word("page_picture", lang),
        LEFT + STEP * len(points),
        levels[-1][0] + FOOT,
        tuple(levels),
        tuple(points),
        tuple(itertools.pairwise(known)),
    )


def household_html(history: HouseholdHistory, life: HouseholdLife, lang: Lang) -> str:
    """Return the page of a household for an officer; citizen numbers are masked."""
    from ravo.page_templates import render

    last = history.last
    periods = dict.fromkeys(item.period for item in life.events)
    happened = [
        (
            period_word(period),
            "; ".join(event_sentence(item, lang) for item in life.events if item.period == period),
        )
        for period in periods
    ]
    return render(
        "ho-qua-cac-nam.html.j2",
        lang=lang,
        title=word("page_title", lang, head=last.head_name),
        where=word("page_where", lang, code=last.code, place=place_of(last, ", ")),
        sentences=[
            *(open_complaint_words(item, lang) for item in history.complaints),
            *life_sentences(life, lang),
        ],
        picture=picture_of(history, lang),
        picture_title=word("page_picture", lang),
        heads=[word(f"head_{name}", lang) for name in YEARS],
        years=[year_cells(entry, lang) for entry in history.entries],
        years_title=word("page_years", lang),
        people_heads=[word(f"head_{name}", lang) for name in PEOPLE],
        people=[person_cells(person, history.people_period, lang) for person in history.people],
        people_title=word("people", lang, period=period_word(history.people_period)),
        happened=happened,
        happened_title=word("page_happened", lang),
        note=word("page_note", lang, uid=history.uid),
    )
