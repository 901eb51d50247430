"""A year's results examined: which households to visit again, and measures of deprivations."""

import io
from dataclasses import replace
from typing import cast

from ravo.analysis.choices import CountedUnit, GroupBy
from ravo.faults import UsageProblem
from ravo.messages import text
from ravo.pipeline.analysis import AnalyseRequest, write_analysis
from ravo.pipeline.supervision import FILE, PAGE, SAMPLE, SuperviseRequest, write_supervision
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.cards import BY_GROUP, COUNT_PEOPLE
from ravo.ui.jobs.page_listener import Saying, fault_lines, refused, unread_lines
from ravo.ui.jobs.paper_files import SHEET, WORD, offered_papers
from ravo.ui.jobs.read_options import reading_of
from ravo.ui.jobs.register_place import past_of
from ravo.ui.jobs.typed_days import typed_day
from ravo.ui.order import RunOrder

MEASURES = "phan-tich.xlsx"
OFFERED = {
    ".html": "ui.file_supervision_page",
    SHEET: "ui.file_supervision",
    SAMPLE: "ui.file_revisit_sheet",
    WORD: "ui.file_revisit_letter",
}


def supervise(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return which households to visit again and why, with a letter for each commune."""
    announced = typed_day(order, "announced")
    if isinstance(announced, CardAnswer):
        return announced
    given = order.path("register")
    request = SuperviseRequest(
        order.paths("file"),
        order.lang,
        reading_of(order),
        previous=order.paths("previous"),
        register=past_of(order) if given is None else str(given),
        out=order.out,
        announced=announced,
        recheck=order.path("recheck"),
    )
    try:
        # The page of findings has the text that would be printed.
        unread = write_supervision(request, saying, to=io.StringIO())
    except UsageProblem as problem:
        return replace(refused(problem.fault), same_file=True)
    sample = [path for path in (order.out / SAMPLE,) if path.is_file()]
    letters = sorted(path for path in order.out.glob("*.docx") if not path.name.startswith("."))
    heard = [*fault_lines(saying), *unread_lines(unread)]
    return CardAnswer(
        "care" if heard else "good",
        text("ui.supervised"),
        [text("ui.supervised_next"), *heard],
        files=offered_papers(
            order, [order.out / PAGE, order.out / FILE, *sample, *letters], OFFERED
        ),
    )


def analyse(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the workbook of the measures of a year's deprivations."""
    group = (order.value("group_by") or "").partition(BY_GROUP)[2]
    unit: CountedUnit = "person" if order.value("count_unit") == COUNT_PEOPLE else "household"
    request = AnalyseRequest(
        order.paths("file"),
        order.lang,
        reading_of(order),
        previous=order.paths("previous"),
        by=cast("GroupBy", group) if group else None,
        unit=unit,
        out=order.out / MEASURES,
        format="xlsx",
    )
    try:
        unread = write_analysis(request, saying, to=io.StringIO())
    except UsageProblem as problem:
        return replace(refused(problem.fault), same_file=True)
    heard = [*fault_lines(saying), *unread_lines(unread)]
    return CardAnswer(
        "care" if heard else "good",
        text("ui.analysed"),
        [text("ui.analysed_next"), *heard],
        files=[OfferedFile(MEASURES, text("ui.file_analysis"))],
    )
