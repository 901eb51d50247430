"""A household looked for by its code or its head, and explained."""

from ravo.messages import text
from ravo.pipeline.explanations import (
    ExplainOutcome,
    ExplainRequest,
    HouseholdNamed,
    explain_household,
    households_like,
)
from ravo.ui.answer import CardAnswer, FoundHousehold, OfferedFile
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.jobs.read_options import reading_of
from ravo.ui.order import RunOrder

LISTED = 100
"""Households that a search brings at most."""
FAMILY, OFFICER = "giai-thich.html", "giai-thich-can-bo.html"


def explain(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the pages that explain the one household that fits, or those to choose from."""
    (path,) = order.paths("file")
    words = order.value("household") or ""
    found = households_like(path, words, reading_of(order))
    if not found:
        line = text("ui.household_none_next")
        return CardAnswer("bad", text("ui.household_none").filled(words=words), [line])
    if len(found) > 1:
        return _choice(found, words)
    return _explained(order, found[0], saying)


def _choice(candidates: tuple[HouseholdNamed, ...], words: str) -> CardAnswer:
    shown = [FoundHousehold(one.code, one.head, one.village) for one in candidates[:LISTED]]
    more = [text("ui.household_more").filled(count=LISTED)] if len(candidates) > LISTED else []
    headline = text("ui.household_several").filled(count=len(candidates), words=words)
    return CardAnswer("care", headline, more, households=shown)


def _explained(order: RunOrder, household: HouseholdNamed, saying: Saying) -> CardAnswer:
    _page(order, household.code, FAMILY, saying, officer=False)
    done = _page(order, household.code, OFFICER, saying, officer=True)
    key = "ui.household_classed" if done.classed else "ui.household_open"
    headline = text(key).filled(head=household.head, code=household.code)
    files = [
        OfferedFile(FAMILY, text("ui.file_family")),
        OfferedFile(OFFICER, text("ui.file_officer")),
    ]
    return CardAnswer("good" if done.classed else "care", headline, files=files)


def _page(
    order: RunOrder, code: str, name: str, saying: Saying, *, officer: bool
) -> ExplainOutcome:
    (path,) = order.paths("file")
    request = ExplainRequest(
        path, code, reading_of(order), "html", order.lang, order.out / name, officer
    )
    return explain_household(request, saying)
