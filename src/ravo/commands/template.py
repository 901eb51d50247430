"""`ravo template`: a survey workbook to fill in, empty or opened with last year's list."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ravo.commands.options import CodeOpt, LangOpt, OutFile, Quiet, option
from ravo.commands.reading_options import reading_option, reads_workbooks
from ravo.survey.options import FLAGS, ReadOptions

if TYPE_CHECKING:
    from ravo.pipeline.next_year import NextYearList


OF_LAST_YEAR = (
    "area",
    "profile",
    "corrections",
    "password_file",
    "grid",
    "answers_confirmed",
    "ignored",
)
"""Options for reading that apply to last year's workbooks; the others apply to the new one."""


@reads_workbooks(OF_LAST_YEAR)
def template(
    *,
    out: OutFile,
    year: Annotated[int | None, option("--year", metavar="N", key="template_year")] = None,
    month: Annotated[str | None, option("--month", metavar="2026-03", key="template_month")] = None,
    last_year: Annotated[
        list[str] | None, option("--from", metavar="LAST_YEAR", key="template_from")
    ] = None,
    keep_facts: Annotated[bool, option("--keep-facts")] = False,
    code: CodeOpt = None,
    province: Annotated[str | None, reading_option("province")] = None,
    district: Annotated[str | None, reading_option("district")] = None,
    commune: Annotated[str | None, reading_option("commune")] = None,
    edition: Annotated[str | None, reading_option("edition")] = None,
    compact: Annotated[bool, option("--compact")] = False,
    b1_grid: Annotated[Path | None, option("--b1-grid", metavar="FILE")] = None,
    reading: ReadOptions,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Write a survey workbook to fill in."""
    from ravo.commands.terminal import terminal
    from ravo.faults import usage
    from ravo.pipeline.blanks import (
        TemplateRequest,
        write_next_survey,
        write_requests_template,
        write_survey_template,
    )

    request = TemplateRequest(
        out,
        year,
        code,
        province,
        district,
        commune,
        edition,
        compact,
        b1_grid,
        reading=reading,
        month=month,
    )
    listener = terminal(quiet=quiet)
    if last_year:
        next_list = write_next_survey(request, last_year, listener, keep_facts=keep_facts or None)
        if not quiet:
            _report(next_list)
        return
    if keep_facts:
        raise usage("RV-1077")
    if given := list(reading.given()):
        raise usage("RV-1091", option=FLAGS[given[0]])
    if month is not None:
        write_requests_template(request, listener)
        return
    if year is None:
        raise usage("RV-1078")
    write_survey_template(request, year, listener)


def _report(carried: "NextYearList") -> None:
    """Print what was carried into the new workbook, and what was left out."""
    from ravo.console import lang, tell
    from ravo.pipeline.next_year_words import became_sentences, carried_sentence

    became = list(became_sentences(carried))
    first = sum((carried.list_month is not None, carried.renamed != "" or carried.officers_left))
    for sentence in (*became[:first], carried_sentence(carried), *became[first:]):
        tell(sentence.say(lang()))
