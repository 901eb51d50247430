"""The report on dropped workbooks of several communes or years."""

from dataclasses import dataclass
from pathlib import Path

from ravo.fault_words import plain_words
from ravo.faults import RavoError
from ravo.faults.exit_codes import ExitCode
from ravo.formats import TODO_PAGE
from ravo.messages import Text, text
from ravo.pipeline.drop import DropRequest, ReportOffer
from ravo.pipeline.drop_words import names_of
from ravo.pipeline.listener import Listener
from ravo.pipeline.report import ReportRequest, write_report


@dataclass(frozen=True, slots=True)
class DropReport:
    """The result of the report, in one sentence; `folder` is None where none was written."""

    sentence: Text
    code: int
    folder: Path | None = None


def question_of(offer: ReportOffer) -> Text:
    """Return the question whether to write the report: of which year, compared with which."""
    compared = left_out = Text("", "")
    if offer.before is not None:
        compared = text("drop.report_compared").filled(year=str(offer.before))
    if offer.left_out:
        left_out = text("drop.report_without").filled(names=names_of(offer.left_out))
    parts = {"compared": compared, "left_out": left_out}
    counted = {"count": len(offer.results), "year": str(offer.year)}
    return text("drop.report_wanted").filled(**counted, **parts)


def report_on(offer: ReportOffer, request: DropRequest, listener: Listener) -> DropReport:
    """Write the report into the folder of the offer; a problem becomes its sentence."""
    wanted = ReportRequest(
        offer.results,
        offer.out,
        request.lang,
        request.reading.of_any_year(),
        offer.previous,
        audience="plain",
    )
    try:
        outcome = write_report(wanted, listener)
    except RavoError as problem:
        refused = text("drop.report_refused").filled(reason=plain_words(problem.fault))
        return DropReport(refused, problem.exit_code)
    key = "drop.report_agrees" if outcome.agrees else "drop.report_open"
    sentence = text(key).filled(folder=str(offer.out), page=TODO_PAGE)
    code = ExitCode.DONE if outcome.agrees else ExitCode.NOT_ALL
    return DropReport(sentence, code, offer.out)
