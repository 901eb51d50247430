"""Two years of a commune compared."""

import io

from ravo.messages import Text, text
from ravo.pipeline.comparison import ComparisonOutcome, ComparisonRequest, compare_years
from ravo.survey.options import ReadOptions
from ravo.ui.answer import CardAnswer, OfferedFile, Tone
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.jobs.register_place import past_of
from ravo.ui.order import RunOrder

BOOK, PAGE = "bien-dong.xlsx", "bien-dong.html"


def compare(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return what changed between the year before and this one."""
    (old,), (new,) = order.paths("old"), order.paths("new")
    request = ComparisonRequest(
        old,
        new,
        (ReadOptions(), ReadOptions()),
        order.lang,
        out=order.out / BOOK,
        html=order.out / PAGE,
        links=order.path("links"),
        register=past_of(order),
        audience="plain",
    )
    done = compare_years(request, saying, to=io.StringIO())
    files = [
        OfferedFile(PAGE, text("ui.file_changes_page")),
        OfferedFile(BOOK, text("ui.file_changes")),
    ]
    if done.years is not None and done.years[0] >= done.years[1]:
        before, after = map(str, done.years)
        headline = text("ui.compared_order").filled(old=before, new=after)
        return CardAnswer("bad", headline, [text("ui.compared_order_next")], files=files)
    tone: Tone = "care" if done.open_points else "good"
    return CardAnswer(tone, done.sentence or text("ui.compared"), _next(done), files=files)


def _next(done: ComparisonOutcome) -> list[Text]:
    """Return what has to be done before the pages are signed."""
    steps = {"compared_pairs": done.to_confirm, "compared_openings": done.openings}
    lines = [text(f"ui.{key}").filled(count=count) for key, count in steps.items() if count]
    if lines:
        return lines
    return [text("ui.compared_look" if done.open_points else "ui.compared_none")]
