"""`ravo programmes`: the programmes of support listed, shown and checked."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ravo.commands.options import LangOpt, OutFile, ProgrammesOpt, Quiet, command, group
from ravo.console import lang as lang_of_run

programmes_app = group("programmes")


@command(programmes_app, "list", "programmes_list")
def programmes_list(
    programmes: ProgrammesOpt = None, lang: LangOpt = None, quiet: Quiet = False
) -> None:
    """List the programmes."""
    from ravo.programmes.loader import known_programmes
    from ravo.programmes.overview import render_programme_list

    sys.stdout.write(render_programme_list(known_programmes(programmes), lang_of_run()))


@command(programmes_app, "show", "programmes_show")
def programmes_show(
    programme: Annotated[str, typer.Argument(metavar="ID", help="cli.arg.programme")],
    programmes: ProgrammesOpt = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Show all statements of a programme."""
    from ravo.programmes.loader import chosen_programmes, known_programmes
    from ravo.programmes.overview import render_programme

    chosen = chosen_programmes(known_programmes(programmes), [programme])
    sys.stdout.write(render_programme(chosen[0], lang_of_run()))


@command(programmes_app, "template", "programmes_template")
def programmes_template(out: OutFile, lang: LangOpt = None, quiet: Quiet = False) -> None:
    """Write a file of programmes to fill in, and its cases beside it."""
    from ravo.commands.terminal import terminal
    from ravo.files import write_whole_text
    from ravo.pipeline.outputs import checked_output, spare
    from ravo.programmes.loader import blank_files
    from ravo.yamlfile import cases_path

    checked_output(out, "yaml", prints=False)
    listener = terminal(quiet=quiet)
    for path, words in zip((out, cases_path(out)), blank_files(), strict=True):
        spare(path, listener)
        write_whole_text(path, words)
        listener.written(path)


@command(programmes_app, "check", "programmes_check")
def programmes_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.arg.programmes_file")],
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Check a file of programmes and its cases: every fault at once, with file and line."""
    from ravo.console import tell_fault
    from ravo.faults.exit_codes import ExitCode
    from ravo.messages import say
    from ravo.printable import printable
    from ravo.programmes.cases import checked_file

    checked = checked_file(file)
    for fault in checked.faults:
        tell_fault(fault)
    if any(fault.severity == "error" for fault in checked.faults):
        return ExitCode.UNREADABLE
    if not quiet:
        ids = [item.id for item in checked.programmes]
        words = say("programmes.usable", lang_of_run(), count=len(ids), ids=ids)
        sys.stdout.write(printable(words) + "\n")
    return ExitCode.DONE
