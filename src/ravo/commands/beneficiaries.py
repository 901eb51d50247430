"""`ravo beneficiaries`: who is on the list of each programme of support, and who may be."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from ravo.commands.given_days import day_given, day_option
from ravo.commands.options import (
    LangOpt,
    PastOpt,
    ProgrammesOpt,
    Quiet,
    RecursiveOpt,
    StrictOpt,
    Workbooks,
    choice,
    option,
)
from ravo.commands.reading_options import reads_workbooks
from ravo.formats import format_by_ending
from ravo.survey.options import ReadOptions

BeneficiariesFormat = Literal["text", "xlsx", "json"]
BOOKS = "chuong-trinh"
"""The default folder of the workbooks."""


@reads_workbooks()
def beneficiaries(
    *,
    workbooks: Workbooks,
    on: Annotated[str, day_option("--on", key="beneficiaries_on")],
    programme: Annotated[
        list[str] | None, option("--programme", metavar="ID", key="beneficiaries_programme")
    ] = None,
    programmes: ProgrammesOpt = None,
    register: PastOpt = None,
    reading: ReadOptions,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    format: Annotated[
        BeneficiariesFormat | None,
        choice("--format", BeneficiariesFormat, key="beneficiaries_format"),
    ] = None,
    out: Annotated[Path | None, option("-o", metavar="PATH", key="beneficiaries_out")] = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """List who is on the list of each programme."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.console import lang as lang_of_run
    from ravo.files import write_whole_text
    from ravo.messages import say
    from ravo.pipeline.beneficiaries import (
        BeneficiariesRequest,
        beneficiaries_of,
        write_beneficiaries_json,
    )
    from ravo.pipeline.outputs import checked_folder, checked_output
    from ravo.programmes.overview import render_counts

    listener = terminal(quiet=quiet)
    written = format or _format_of(out)
    if written != "xlsx":
        out = None if out is None else checked_output(out, written)
    else:
        checked_folder(out or Path(BOOKS))
    request = BeneficiariesRequest(
        workbooks, day_given(on, "--on"), programme or (), programmes, register, reading, recursive
    )
    outcome = beneficiaries_of(request, listener)
    if written == "json":
        write_beneficiaries_json(outcome, out, listener, to=sys.stdout)
    elif written == "xlsx":
        from ravo.pipeline.beneficiary_books import write_beneficiary_books

        write_beneficiary_books(outcome, out or Path(BOOKS), lang_of_run(), listener)
    else:
        words = render_counts(outcome.findings, lang_of_run())
        if outcome.departed:
            words += say("programmes.departed", lang_of_run(), count=outcome.departed) + "\n"
        if out is None:
            sys.stdout.write(words)
        else:
            write_whole_text(out, words)
            listener.written(out)
    return max(outcome.code, close_with(outcome.unread, strict=strict, quiet=quiet))


def _format_of(out: Path | None) -> BeneficiariesFormat:
    """Return the format of an output path: a folder means workbooks."""
    if out is None or out == Path("-"):
        return "text"
    return format_by_ending(out.suffix, ("json", "text"), "xlsx")
