"""Sheets of paper to fill in at each household: one document, or one for each village."""

from collections.abc import Iterator
from dataclasses import replace

from ravo.faults import InputProblem, UsageProblem, usage
from ravo.messages import Text, text
from ravo.pipeline.sheets import MOST_BLANK, SheetsOutcome, SheetsRequest, pdf_of, write_sheets
from ravo.ui.answer import CardAnswer, CountedSum, OfferedFile
from ravo.ui.jobs.packed_files import pack
from ravo.ui.jobs.page_listener import Saying, refused, unread_lines
from ravo.ui.jobs.paper_files import WITH_PDF
from ravo.ui.jobs.read_options import reading_of
from ravo.ui.order import RunOrder

DOCUMENT, PDF, ARCHIVE = "phieu.docx", "phieu.pdf", "phieu-theo-thon.zip"
VILLAGES = "sheets"
"""The folder of the villages' documents, which are offered only as one archive."""


def sheets(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the sheets in the chosen files, or a refusal."""
    request = _request(order)
    try:
        done = write_sheets(request, saying)
    except UsageProblem as problem:
        return replace(refused(problem.fault), same_file=request.survey is not None)
    name = DOCUMENT
    if request.by_village:
        name = ARCHIVE
        pack(done.files, order.out / name)
    printed, pdf = _printed(order, request, done, saying)
    lacks_pdf = order.value("paper") == WITH_PDF and not pdf
    return CardAnswer(
        "care" if saying.faults or lacks_pdf else "good",
        text("ui.sheets_done").filled(count=done.sheets),
        [*printed, *_lines(done), *unread_lines(done.unread)],
        [_sum(done)],
        files=[*pdf, OfferedFile(name, text(f"ui.file_{_kind(request)}"))],
    )


def _printed(
    order: RunOrder, request: SheetsRequest, done: SheetsOutcome, saying: Saying
) -> tuple[list[Text], list[OfferedFile]]:
    """Return how to print the sheets, and their PDF where it is requested and possible."""
    key = f"ui.{_kind(request)}_next"
    usual = text(key).filled(files=len(done.files))
    if order.value("paper") != WITH_PDF:
        return [usual], []
    if request.by_village:
        return [usual, text("ui.sheets_pdf_by_village")], []
    try:
        pdf_of(request.out, order.out / PDF, done.sheets, saying)
    except UsageProblem:
        return [text("ui.sheets_no_pdf")], []
    except InputProblem:
        return [text("ui.sheets_pdf_failed")], []
    return [text("ui.sheets_next_pdf")], [OfferedFile(PDF, text("ui.file_sheets_pdf"))]


def _request(order: RunOrder) -> SheetsRequest:
    by_village = order.value("split") == "by_village"
    return SheetsRequest(
        order.folder / VILLAGES if by_village else order.out / DOCUMENT,
        order.path("file"),
        _blank(order.value("blank") or "0"),
        by_village,
        order.path("office_template"),
        order.value("code"),
        reading_of(order),
    )


def _blank(typed: str) -> int:
    """Return a number of blank sheets. Raises UsageProblem (RV-1126) for an invalid number."""
    if not (typed.isascii() and typed.isdigit() and len(typed) <= len(str(MOST_BLANK))):
        raise usage("RV-1126", value=typed, most=MOST_BLANK)
    return int(typed)


def _kind(request: SheetsRequest) -> str:
    return "sheets_by_village" if request.by_village else "sheets"


def _lines(done: SheetsOutcome) -> Iterator[Text]:
    if done.left:
        yield text("sheets.left").filled(count=done.left)


def _sum(done: SheetsOutcome) -> CountedSum:
    of_households = (text("ui.count_of_households"), done.sheets - done.blank)
    parts = [of_households, (text("ui.count_blank_sheets"), done.blank)]
    return CountedSum(text("ui.sum_sheets"), done.sheets, parts)
