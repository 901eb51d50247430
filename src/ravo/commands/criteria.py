"""`ravo criteria`: the editions of the criteria listed, shown, checked and written."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ravo.commands.options import EditionId, LangOpt, OutFile, OutFileOpt, Quiet, command, group
from ravo.console import lang as lang_of_run

if TYPE_CHECKING:
    from ravo.criteria import Edition

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
) -> int:
    """Check a local edition file and its cases: every fault at once, with file and line."""
    from ravo.console import tell_fault
    from ravo.criteria import load_edition
    from ravo.criteria.cases import case_faults
    from ravo.criteria.loader import faults_of_file
    from ravo.faults.exit_codes import ExitCode

    faults = faults_of_file(file)
    edition = None if faults else load_edition(file)
    if edition is not None:
        faults = case_faults(edition)
    for fault in faults:
        tell_fault(fault)
    if edition is None or any(fault.severity == "error" for fault in faults):
        return ExitCode.UNREADABLE
    if not quiet:
        _print_usable(edition)
    return ExitCode.DONE


@command(criteria_app, "export", "criteria_export")
def criteria_export(
    edition: EditionId, out: OutFile, lang: LangOpt = None, quiet: Quiet = False
) -> None:
    """Write an edition as a workbook for the legal officer."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.blanks import export_criteria

    listener = terminal(quiet=quiet)
    export_criteria(edition, out, listener.lang, listener)


@command(criteria_app, "import", "criteria_import")
def criteria_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.arg.edition_workbook")],
    out: OutFileOpt = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Read a criteria set back from its workbook; every faulty cell is printed at once."""
    from ravo.commands.terminal import terminal
    from ravo.console import tell, tell_fault
    from ravo.faults.exit_codes import ExitCode
    from ravo.messages import say
    from ravo.pipeline.editions import import_criteria

    listener = terminal(quiet=quiet)
    outcome = import_criteria(file, out, listener.lang, listener)
    if outcome.edition is None:
        tell(say("criteria.import_faults", listener.lang, count=len(outcome.faults)))
        for fault in outcome.faults:
            tell_fault(fault)
        return ExitCode.UNREADABLE
    if not quiet:
        _print_usable(outcome.edition)
    return ExitCode.DONE


def _print_usable(edition: "Edition") -> None:
    """Print that an edition is usable, with its years and its number of indicators."""
    from ravo.console import words
    from ravo.printable import without_controls

    line = words(
        "edition_ok",
        edition=edition.id,
        first=str(edition.first_year),
        last=str(edition.last_year),
        indicators=len(edition.indicators),
    )
    sys.stdout.write(without_controls(line + "\n"))
