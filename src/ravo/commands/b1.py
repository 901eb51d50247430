"""`ravo b1`: the table of B1 points, typed from the gazette: kept, and shown."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ravo.commands.options import LangOpt, OutFile, Quiet, command, group, option
from ravo.console import lang as lang_of_run
from ravo.console import tell
from ravo.messages import say
from ravo.printable import without_controls

if TYPE_CHECKING:
    from ravo.faults import Fault
    from ravo.score_table.model import ScoreTable

b1_app = group("b1")


@command(b1_app, "template", "b1_template")
def b1_template(out: OutFile, lang: LangOpt = None, quiet: Quiet = False) -> None:
    """Write the workbook for typing in the score table."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.blanks import write_score_table_template

    write_score_table_template(out, terminal(quiet=quiet))


@command(b1_app, "import", "b1_import")
def b1_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.arg.grid_file")],
    edition: Annotated[str, option("--edition", metavar="ID|FILE", key="b1_edition")],
    typed_by: Annotated[str | None, option("--typed-by", metavar="NAME")] = None,
    checked_by: Annotated[str | None, option("--checked-by", metavar="NAME")] = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Check a typed score table and keep it for an edition."""
    return _import_score_table(file, edition, typed_by, checked_by, quiet=quiet)


@command(b1_app, "show", "b1_show")
def b1_show(
    edition: Annotated[str | None, option("--edition", metavar="ID|FILE", key="b1_edition")] = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Show the score table that is kept."""
    _show_score_table(edition)


def _import_score_table(
    file: Path, edition: str, typed_by: str | None, checked_by: str | None, *, quiet: bool
) -> int:
    """Show a typed score table, read the two names, and keep it; return the exit code.

    A score table with anything wrong is refused with all its faults (exit code 3); nothing is kept.
    """
    from ravo.faults.exit_codes import ExitCode
    from ravo.pipeline.score_tables import typed_score_table
    from ravo.score_table import store
    from ravo.score_table.overview import mark_line, score_table_text

    typed = typed_score_table(file, edition)
    if typed.read.grid is None:
        _print_faults(typed.read.faults)
        return ExitCode.UNREADABLE
    _print(score_table_text(typed.read.grid, typed.edition, lang_of_run()))
    grid = _named(typed.read.grid, typed_by, checked_by)
    kept = store.store(grid, typed.edition, file.name)
    _print(mark_line(kept.grid.source, lang_of_run()) + "\n")
    if not grid.source.checked:
        tell(say("score_table.kept_one", lang_of_run()))
    if not quiet:
        tell(say("score_table.kept", lang_of_run(), edition=typed.edition, path=str(kept.path)))
    return ExitCode.DONE


def _show_score_table(edition: str | None) -> None:
    """Show the score table in use for an edition, or for every edition that has one."""
    from ravo.pipeline.score_tables import kept_score_tables
    from ravo.score_table.overview import history_lines, mark_line, score_table_text

    for one in kept_score_tables(edition):
        _print(score_table_text(one.grid, one.edition, lang_of_run()))
        _print(mark_line(one.grid.source, lang_of_run()) + "\n")
        _print("\n".join(history_lines(one.history, lang_of_run())) + "\n")


def _print(text: str) -> None:
    """Print a text at once, so that it precedes a question on the terminal."""
    sys.stdout.write(without_controls(text))
    sys.stdout.flush()


def _print_faults(faults: "Sequence[Fault]") -> None:
    from ravo.fault_words import fault_message

    lines = [say("score_table.faults", lang_of_run(), count=len(faults))]
    for fault in faults:
        message, hint = fault_message(fault, lang_of_run())
        where = "!".join(part for part in (fault.sheet, fault.cell) if part)
        lines += [f"  {fault.code} {where}: {message}", f"      {hint}"]
    _print("\n".join(lines) + "\n")


def _named(grid: "ScoreTable", typed_by: str | None, checked_by: str | None) -> "ScoreTable":
    """Return the score table with the given names, else those on its sheet, else typed ones."""
    asking = sys.stdin.isatty() and sys.stderr.isatty()
    if asking and not (typed_by and checked_by):
        tell(say("score_table.compare", lang_of_run()))
    typed = typed_by or grid.source.typed_by
    if asking and not typed_by:
        typed = _ask("score_table.ask_typed", typed)
    checked = checked_by or grid.source.checked_by
    if asking and not checked_by:
        checked = _ask("score_table.ask_checked", checked)
    return replace(grid, source=replace(grid.source, typed_by=typed, checked_by=checked))


def _ask(key: str, default: str | None) -> str | None:
    """Read a name from the terminal; an empty answer keeps the known one."""
    answer: str = typer.prompt(say(key, lang_of_run()), default=default or "", err=True)
    return answer.strip() or None
