"""The monthly review: the workbook of a month's requests, and the requests applied to the list."""

from collections.abc import Iterator

from ravo.messages import LANGS, Text, text
from ravo.monthly.calendar import month_of
from ravo.monthly.words import month_lines
from ravo.pipeline.blanks import TemplateRequest, write_next_survey, write_requests_template
from ravo.pipeline.monthly import MonthlyOutcome, MonthlyRequest, apply_month
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.jobs.check import kinds_of
from ravo.ui.jobs.page_listener import Saying, sentence, shown_fault, unread_lines
from ravo.ui.jobs.read_options import layout_of
from ravo.ui.order import RunOrder

OFFERED = ("ui.file_month_list", "ui.file_month_papers")


def month_requests(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the workbook of a month's requests: opened with the list, or empty."""
    written = order.value("month") or ""
    out = order.out / f"de-nghi-{month_of(written)}.xlsx"
    request = TemplateRequest(
        out,
        None,
        code=order.value("code"),
        province=order.value("province"),
        district=order.value("district"),
        commune=order.value("commune"),
        kept_points=order.value("b1_questions") == "kept_points",
        reading=layout_of(order),
        month=written,
    )
    headline = text("ui.month_empty")
    if lists := order.paths("state"):
        done = write_next_survey(request, lists, saying)
        carried = {"households": done.content.carried, "members": done.content.members}
        headline = text("ui.month_opened").filled(**carried)
    else:
        write_requests_template(request, saying)
    offered = OfferedFile(out.name, text("ui.file_requests"))
    lines = [text("ui.month_requests_next")]
    return CardAnswer("care" if saying.faults else "good", headline, lines, files=[offered])


def monthly(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the list after a month and its papers, and what has to be cleared up."""
    (state,), (requests,) = order.paths("state"), order.paths("requests")
    month, reading = order.value("month"), layout_of(order)
    done = apply_month(
        MonthlyRequest(state, requests, order.out, reading, order.lang, month=month), saying
    )
    saying.faults = [fault for fault in saying.faults if fault not in done.faults]
    faults = [*done.faults, *done.review.to_correct.faults]
    headline, *lines = _came_to(done)
    unclear = bool(done.review.unclear) or any(fault.severity == "error" for fault in faults)
    step = text("ui.month_unclear" if unclear else "ui.month_next")
    return CardAnswer(
        "care" if unclear or saying.faults else "good",
        headline,
        [*lines, step, *unread_lines(done.unread)],
        kinds=kinds_of(faults),
        faults=[shown_fault(fault) for fault in faults],
        files=[
            OfferedFile(path.name, text(k)) for path, k in zip(done.files, OFFERED, strict=True)
        ],
    )


def _came_to(done: MonthlyOutcome) -> Iterator[Text]:
    """Yield the result of the month, in both languages."""
    for texts in zip(*(month_lines(done.review, lang) for lang in LANGS), strict=True):
        yield sentence(dict(zip(LANGS, texts, strict=True)).__getitem__)
