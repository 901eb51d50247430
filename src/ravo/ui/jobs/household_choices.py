"""Households that match the typed words, listed to choose from."""

from collections.abc import Sequence

from ravo.messages import text
from ravo.pipeline.chosen_households import HouseholdSeen
from ravo.ui.answer import CardAnswer, FoundHousehold

LISTED = 100
"""The most households of a search that are listed."""


def listed_households(seen: Sequence[HouseholdSeen]) -> list[FoundHousehold]:
    """Return the first of the households in the form of the page."""
    return [FoundHousehold(one.code, one.head, one.village, one.born) for one in seen[:LISTED]]


def nobody_named(words: str, near: Sequence[HouseholdSeen]) -> CardAnswer:
    """Return the answer where nobody has the name, with households of similar names."""
    lines = [text("ui.household_near")] if near else []
    return CardAnswer(
        "bad",
        text("ui.household_none").filled(words=words),
        [text("ui.household_none_next"), *lines],
        households=listed_households(near),
        same_file=True,
    )


def several_named(words: str, seen: Sequence[HouseholdSeen]) -> CardAnswer:
    """Return the answer where several households match, one of which is to be chosen."""
    more = [text("ui.household_more").filled(count=LISTED)] if len(seen) > LISTED else []
    headline = text("ui.household_several").filled(count=len(seen), words=words)
    return CardAnswer("care", headline, more, households=listed_households(seen), same_file=True)
