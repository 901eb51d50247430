"""`ravo beneficiaries`: who is on the list of each programme of support, who is to be asked."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from ravo.commands.options import (
    LangOpt,
    OutFileOpt,
    PastOpt,
    Quiet,
    RecursiveOpt,
    Workbooks,
    choice,
    option,
)
from ravo.commands.reading_options import reads_workbooks
from ravo.survey.options import ReadOptions

BeneficiariesFormat = Literal["text", "xlsx", "json"]


@reads_workbooks()
def beneficiaries(
    *,
    workbooks: Workbooks,
    on: Annotated[
        datetime,
        typer.Option(
            "--on",
            metavar="YYYY-MM-DD",
            formats=["%Y-%m-%d"],
            help="cli.opt.beneficiaries_on",
            show_default=False,
        ),
    ],
    programme: Annotated[
        list[str] | None, option("--programme", metavar="ID", key="beneficiaries_programme")
    ] = None,
    programmes: Annotated[
        Path | None, option("--programmes", metavar="FILE", key="beneficiaries_programmes")
    ] = None,
    register: PastOpt = None,
    reading: ReadOptions,
    recursive: RecursiveOpt = False,
    format: Annotated[
        BeneficiariesFormat, choice("--format", BeneficiariesFormat, key="beneficiaries_format")
    ] = "text",
    out: OutFileOpt = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """List who is on the list of each programme."""
    from ravo.commands.terminal import terminal
    from ravo.console import lang as lang_of_run
    from ravo.messages import say
    from ravo.pipeline.beneficiaries import (
        BeneficiariesRequest,
        beneficiaries_of,
        write_beneficiaries_json,
    )
    from ravo.pipeline.beneficiary_books import write_beneficiary_books
    from ravo.programmes.overview import render_counts

    listener = terminal(quiet=quiet)
    request = BeneficiariesRequest(
        workbooks, on.date(), programme or (), programmes, register, reading, recursive
    )
    found = beneficiaries_of(request, listener)
    if format == "json":
        write_beneficiaries_json(found, out, listener)
    elif format == "text":
        sys.stdout.write(render_counts(found.findings, lang_of_run()))
        if found.departed:
            words = say("programmes.departed", lang_of_run(), count=found.departed)
            sys.stdout.write(words + "\n")
    elif format == "xlsx" and out is not None:
        write_beneficiary_books(found, out, lang_of_run(), listener)
    return found.code
