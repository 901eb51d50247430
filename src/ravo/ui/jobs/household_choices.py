"""Households that fit what was typed, listed to be chosen from."""

from collections.abc import Sequence

from ravo.messages import text
from ravo.pipeline.chosen_households import HouseholdSeen
from ravo.ui.answer import CardAnswer, FoundHousehold

LISTED = 100
"""Households that a search brings at most."""


def listed_households(seen: Sequence[HouseholdSeen]) -> list[FoundHousehold]:
    """Return the first of the households as the page lists them."""
    return [FoundHousehold(one.code, one.head, one.village, one.born) for one in seen[:LISTED]]


def nobody_named(words: str, near: Sequence[HouseholdSeen]) -> CardAnswer:
    """Return the answer where nobody has the name, with those of a name like it."""
    lines = [text("ui.household_near")] if near else []
    return CardAnswer(
        "bad",
        text("ui.household_none").filled(words=words),
        [text("ui.household_none_next"), *lines],
        households=listed_households(near),
        same_file=True,
    )


def several_named(words: str, seen: Sequence[HouseholdSeen]) -> CardAnswer:
    """Return the answer where many households fit, one of which is to be chosen."""
    more = [text("ui.household_more").filled(count=LISTED)] if len(seen) > LISTED else []
    headline = text("ui.household_several").filled(count=len(seen), words=words)
    return CardAnswer("care", headline, more, households=listed_households(seen), same_file=True)
