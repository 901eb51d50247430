"""`ravo b1`: the grid of B1 points typed in from the gazette, kept, and shown."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ravo.commands.backups import spare
from ravo.commands.outputs import checked_output
from ravo.console import lang, tell, words
from ravo.criteria import load_edition, shipped_editions
from ravo.fault_words import fault_message
from ravo.faults import Fault, usage
from ravo.messages import say
from ravo.printable import without_controls
from ravo.score_table import store
from ravo.score_table.model import Grid
from ravo.score_table.overview import grid_text, history_lines, mark_line
from ravo.score_table.reader import read_grid

DONE, REFUSED = 0, 3


def make_grid_template(out: Path, *, quiet: bool) -> None:
    """Write the workbook that a grid is typed into."""
    from ravo.blanks.score_table import write_grid_template

    checked_output(out, "xlsx")
    spare(out)
    write_grid_template(out)
    if not quiet:
        tell(words("wrote", path=str(out)))


def import_grid(
    file: Path, edition: str, typed_by: str | None, checked_by: str | None, *, quiet: bool
) -> int:
    """Show a typed grid, ask for the two names, and keep it; return the exit code.

    A grid with anything wrong is refused with all its faults (exit code 3) and nothing is kept.
    """
    wanted = load_edition(edition)
    read = read_grid(file)
    if read.grid is None:
        _print_faults(read.faults)
        return REFUSED
    sys.stdout.write(without_controls(grid_text(read.grid, wanted.id, lang())))
    sys.stdout.flush()
    grid = _named(read.grid, typed_by, checked_by)
    kept = store.store(grid, wanted.id, file.name)
    sys.stdout.write(without_controls(mark_line(kept.grid.source, lang()) + "\n"))
    if not grid.source.checked:
        tell(say("score_table.kept_one", lang()))
    if not quiet:
        tell(say("score_table.kept", lang(), edition=wanted.id, path=str(kept.path)))
    return DONE


def show_grid(edition: str | None, *, quiet: bool) -> None:
    """Show the grid in use for an edition, or for every edition that has one."""
    if edition is not None:
        found = [store.needed(load_edition(edition).id)]
    else:
        each = (store.stored(one.id) for one in shipped_editions())
        found = [one for one in each if one is not None]
    if not found:
        raise usage("RV-183", edition=", ".join(one.id for one in shipped_editions()))
    for one in found:
        sys.stdout.write(without_controls(grid_text(one.grid, one.edition, lang())))
        sys.stdout.write(without_controls(mark_line(one.grid.source, lang()) + "\n"))
        sys.stdout.write(without_controls("\n".join(history_lines(one.history, lang())) + "\n"))


def _print_faults(faults: Sequence[Fault]) -> None:
    lines = [say("score_table.faults", lang(), count=len(faults))]
    for fault in faults:
        message, hint = fault_message(fault, lang())
        where = "!".join(part for part in (fault.sheet, fault.cell) if part)
        lines += [f"  {fault.code} {where}: {message}", f"      {hint}"]
    sys.stdout.write(without_controls("\n".join(lines) + "\n"))


def _named(grid: Grid, typed_by: str | None, checked_by: str | None) -> Grid:
    """Return the grid with the names given, else those on its sheet, else those asked for."""
    asking = sys.stdin.isatty() and sys.stderr.isatty()
    if asking and not (typed_by and checked_by):
        tell(say("score_table.compare", lang()))
    typed = typed_by or grid.source.typed_by
    if asking and not typed_by:
        typed = _ask("score_table.ask_typed", typed)
    checked = checked_by or grid.source.checked_by
    if asking and not checked_by:
        checked = _ask("score_table.ask_checked", checked)
    return replace(grid, source=replace(grid.source, typed_by=typed, checked_by=checked))


def _ask(key: str, default: str | None) -> str | None:
    """Ask for a name on the terminal; an empty answer keeps the one that is known."""
    import typer

    answer: str = typer.prompt(say(key, lang()), default=default or "", err=True)
    return answer.strip() or None
