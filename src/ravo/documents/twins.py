"""Households that look the same on paper: heads with equal names in one village."""

from collections.abc import Sequence

from ravo.documents.holders import PaperHousehold
from ravo.messages import say
from ravo.places.villages import village_words
from ravo.text import tidy


def twins_of(households: Sequence[PaperHousehold]) -> list[tuple[PaperHousehold, ...]]:
    """Return groups of classed households whose heads have equal names in one village."""
    homes_by_name: dict[tuple[object, str], list[PaperHousehold]] = {}
    for home in households:
        if home.classed and home.head.name:
            key = (village_words(home.village).key, tidy(home.head.name).casefold())
            homes_by_name.setdefault(key, []).append(home)
    return [tuple(homes) for homes in homes_by_name.values() if len(homes) > 1]


def birth_words(households: Sequence[PaperHousehold]) -> dict[int, str]:
    """Return by record the year of birth to print after a name that occurs twice.

    Unknown or equal years do not help to distinguish, and are left out.
    """
    words: dict[int, str] = {}
    for homes in twins_of(households):
        years = [home.head.birth_year for home in homes]
        for home, year in zip(homes, years, strict=True):
            if year is not None and years.count(year) == 1:
                words[home.place] = say("papers.born", "vi", year=str(year))
    return words
