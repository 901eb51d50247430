"""`ravo profile`: layouts of other workbooks guessed, checked and shown."""

import sys
from pathlib import Path
from typing import Any

from ravo.commands.backups import never, spare
from ravo.commands.outputs import checked_output
from ravo.console import lang, tell
from ravo.files import as_closed_as, whole_file
from ravo.messages import say
from ravo.printable import without_controls
from ravo.profiles.loader import load_profile, profile_source
from ravo.profiles.overview import render_list, render_summary


def list_profiles() -> None:
    """Print the shipped profiles."""
    sys.stdout.write(without_controls(render_list(lang()) + "\n"))


def show_profile(ref: str) -> None:
    """Print a profile's own file, to write another one after it."""
    sys.stdout.write(without_controls(profile_source(ref)))


def check_profile(file: Path, *, quiet: bool) -> None:
    """Check a profile, by file or by name; an unusable one raises InputProblem with file and line."""
    profile = load_profile(str(file))
    if not quiet:
        sys.stdout.write(without_controls(render_summary(profile, lang()) + "\n"))


def guess_layout(workbook: Path, out: Path, *, quiet: bool) -> None:
    """Write a first profile of a workbook, each line with how sure it is."""
    from ravo.profiles.draft import render_yaml
    from ravo.profiles.guess import guess_profile

    target = checked_output(out, "yaml")
    guess = guess_profile(sheet_rows(workbook), workbook.name)
    if target is None:
        sys.stdout.write(render_yaml(guess, lang()))
        return
    spare(target, never)
    with as_closed_as([workbook]), whole_file(target) as temporary:
        temporary.write_text(render_yaml(guess, lang()), encoding="utf-8", newline="\n")
    if not quiet:
        lines = [line for table in guess.tables for line in table.lines]
        sure = sum(line.sure for line in lines) + sum(bool(table.birth) for table in guess.tables)
        tell(
            say(
                "profile.written",
                lang(),
                path=str(out),
                sure=sure,
                unsure=sum(not line.sure for line in lines),
                rest=sum(len(table.rest) for table in guess.tables),
            )
        )


def sheet_rows(workbook: Path) -> dict[str, list[list[Any]]]:
    """Return the cells of every sheet of a workbook, from A1 on.

    Raises InputProblem (exit code 3) for a workbook that is not safe or not possible to read.
    """
    from ravo.workbook.book import open_book

    book = open_book(workbook)
    return {name: book.read(name).rows for name in book.names}
