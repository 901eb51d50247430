"""A household's past in earlier lists, in the words of results."""

import re

from ravo.messages import Lang, say
from ravo.review.earlier_lists import HouseholdPasts, PastOfHousehold

_MONTH = r"(\d{4})-0?(\d+)"


def first_year_words(past: PastOfHousehold, lang: Lang) -> str | None:
    """Return the first year on the list of the poor: 2021, or before 2021; None for never."""
    if past.first_year is None:
        return None
    key = "before_year" if past.earlier else "in_year"
    return say(f"results.first_listed_{key}", lang, year=str(past.first_year))


def escape_words(past: PastOfHousehold, lang: Lang) -> str | None:
    """Return the day on which a household rose above the near-poor line.

    None where it did not, or is on the list again: that escape has ended.
    """
    if not past.escaped or past.ended:
        return None
    if past.escaped_on is None:
        return say("results.escaped_undated", lang)
    key = "escaped_derived" if past.derived else "escaped_day"
    return say(f"results.{key}", lang, day=past.escaped_on)


def lists_words(lists: HouseholdPasts, lang: Lang) -> str:
    """Return the earlier lists that a review was compared with.

    With the number of households that are similar to one of them, but not certainly the same.
    """
    if not lists.periods:
        return say("results.lists_none", lang, source=lists.source)
    periods = [re.sub(_MONTH, r"\2/\1", period) for period in lists.periods]
    key = "lists_open" if lists.doubtful else "lists_all"
    return say(f"results.{key}", lang, source=lists.source, periods=periods, count=lists.doubtful)
