"""`ravo criteria`: the editions of the criteria listed, shown, checked and written."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ravo.commands.options import EditionId, LangOpt, OutFile, Quiet, command, group
from ravo.console import lang as lang_of_run

criteria_app = group("criteria")


@command(criteria_app, "list", "criteria_list")
def criteria_list(lang: LangOpt = None, quiet: Quiet = False) -> None:
    """List the editions."""
    from ravo.criteria.overview import render_list

    typer.echo(render_list(lang_of_run()))


@command(criteria_app, "show", "criteria_show")
def criteria_show(edition: EditionId, lang: LangOpt = None, quiet: Quiet = False) -> None:
    """Show every value of an edition."""
    from ravo.criteria import load_edition
    from ravo.criteria.overview import render_show

    typer.echo(render_show(load_edition(edition), lang_of_run()))


@command(criteria_app, "coverage", "criteria_coverage")
def criteria_coverage(edition: EditionId, lang: LangOpt = None, quiet: Quiet = False) -> None:
    """Show which articles an edition encodes."""
    from ravo.criteria import load_edition
    from ravo.criteria.overview import render_coverage

    typer.echo(render_coverage(load_edition(edition), lang_of_run()))


@command(criteria_app, "check", "criteria_check")
def criteria_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.arg.edition_file")],
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Check a local edition file; an unusable one raises InputProblem with file and line."""
    from ravo.console import words
    from ravo.criteria import load_edition
    from ravo.printable import without_controls

    edition = load_edition(file)
    if not quiet:
        line = words(
            "edition_ok",
            edition=edition.id,
            first=str(edition.first_year),
            last=str(edition.last_year),
            indicators=len(edition.indicators),
        )
        sys.stdout.write(without_controls(line + "\n"))


@command(criteria_app, "export", "criteria_export")
def criteria_export(
    edition: EditionId, out: OutFile, lang: LangOpt = None, quiet: Quiet = False
) -> None:
    """Write an edition as a workbook for the legal officer."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.blanks import export_criteria

    listener = terminal(quiet=quiet)
    export_criteria(edition, out, listener.lang, listener)
