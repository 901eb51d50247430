"""A household searched by its code or its head, and explained."""

from ravo.messages import text
from ravo.pipeline.explanations import ExplainRequest, LikeOutcome, explain_like
from ravo.ui.answer import CardAnswer, OfferedFile, Tone
from ravo.ui.jobs.household_choices import nobody_named, several_named
from ravo.ui.jobs.page_listener import Saying, unread_lines
from ravo.ui.jobs.read_options import reading_of
from ravo.ui.jobs.register_place import past_of
from ravo.ui.order import RunOrder

FAMILY, OFFICER = "giai-thich.html", "giai-thich-can-bo.html"


def explain(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the pages that explain the one household that matches, or a list to choose from."""
    (path,) = order.paths("file")
    words = order.value("household") or ""
    request = ExplainRequest(
        path=path,
        household=words,
        reading=reading_of(order),
        format="html",
        lang=order.lang,
        out=order.out / FAMILY,
        register=past_of(order),
    )
    done = explain_like(request, order.out / OFFICER, saying)
    if done.unnamed:
        return nobody_named(words, done.seen)
    if len(done.seen) > 1:
        return several_named(words, done.seen)
    return _explained(done)


def _explained(done: LikeOutcome) -> CardAnswer:
    (household,), classed = done.seen, done.classed
    key = "ui.household_classed" if classed else "ui.household_open"
    headline = text(key).filled(head=household.head, code=household.code)
    files = [
        OfferedFile(FAMILY, text("ui.file_family")),
        OfferedFile(OFFICER, text("ui.file_officer")),
    ]
    tone: Tone = "good" if classed else "care"
    return CardAnswer(tone, headline, unread_lines(done.unread), files=files)
