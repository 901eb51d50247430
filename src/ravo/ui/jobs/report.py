"""The report of a year's results: forms, page, written report."""

from ravo.formats import ReportKind
from ravo.messages import text
from ravo.pipeline.report import ReportRequest, write_report
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.jobs.register_place import past_of
from ravo.ui.order import RunOrder

DOCUMENTS: dict[str, ReportKind] = {"yearly": "year", "half_year": "half-year"}
OFFERED = {
    "bao-cao.docx": "ui.file_document",
    "bieu-mau.xlsx": "ui.file_forms",
    "bao-cao.html": "ui.file_page",
    "viec-can-lam.html": "ui.file_todo",
    "ho-sat-chuan.xlsx": "ui.file_near",
}
"""The files of a report in the order in which they are offered, with their descriptions."""


def report(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the report of the given results or surveys."""
    request = ReportRequest(
        order.paths("results"),
        order.out,
        order.lang,
        previous=order.paths("previous"),
        settings=order.path("settings"),
        map_file=order.path("map_file"),
        format="xlsx,html,docx",
        more_links=order.paths("links"),
        document=DOCUMENTS[order.value("document") or "yearly"],
        register=past_of(order),
        audience="plain",
    )
    done = write_report(request, saying)
    written = {path.name for path in order.out.iterdir() if path.is_file()}
    files = [OfferedFile(name, text(key)) for name, key in OFFERED.items() if name in written]
    if done.agrees:
        return CardAnswer("good", text("ui.report_agrees"), files=files)
    return CardAnswer("care", text("ui.report_open"), [text("ui.report_open_next")], files=files)
