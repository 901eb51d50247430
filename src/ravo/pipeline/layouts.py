"""Layouts of other workbooks: a first profile guessed from one of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ravo.files import as_closed_as, write_whole_text
from ravo.messages import Lang
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_output, refuse_inputs, spare

if TYPE_CHECKING:
    from ravo.profiles.guess import GuessedProfile


@dataclass(frozen=True, slots=True)
class GuessOutcome:
    """The numbers of lines of a profile that are sure, unsure, and unmatched.

    `printed` is the profile where it is written to no file.
    """

    sure: int
    unsure: int
    rest: int
    printed: str | None = None


def guess_layout(workbook: Path, out: Path, lang: Lang, listener: Listener) -> GuessOutcome:
    """Return a first profile of a workbook, or write it; each line has its confidence."""
    from ravo.profiles.draft import render_yaml
    from ravo.profiles.guess import guess_profile

    target = checked_output(out, "yaml")
    refuse_inputs(target, [workbook])
    guess = guess_profile(sheet_rows(workbook), workbook.name)
    if target is None:
        return _counted(guess, render_yaml(guess, lang))
    spare(target, listener, _never)
    with as_closed_as([workbook]):
        write_whole_text(target, render_yaml(guess, lang))
    return _counted(guess)


def _counted(guess: "GuessedProfile", printed: str | None = None) -> GuessOutcome:
    lines = [line for table in guess.tables for line in table.lines]
    sure = sum(line.sure for line in lines) + sum(bool(table.birth) for table in guess.tables)
    unsure = sum(not line.sure for line in lines)
    return GuessOutcome(sure, unsure, sum(len(table.rest) for table in guess.tables), printed)


def _never(_: Path) -> bool:
    """Return False: a file that is meant to be edited is always kept."""
    return False


def sheet_rows(workbook: Path) -> dict[str, list[list[Any]]]:
    """Return the cells of every sheet of a workbook, from A1 on.

    Raises InputProblem (exit code 3) for a workbook that is unsafe or cannot be read.
    """
    from ravo.workbook.book import open_book

    book = open_book(workbook)
    return {name: book.read(name).rows for name in book.names}
