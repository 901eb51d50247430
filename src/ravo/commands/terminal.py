"""The terminal as the listener of a run: events are printed as lines on stderr."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ravo.console import lang, reported_code, speak, tell, tell_fault, words
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.files import shared_folder
from ravo.messages import Lang, Text, say
from ravo.pipeline.listener import Step, TakenWords, no_step
from ravo.printable import printable

if TYPE_CHECKING:
    from rich.progress import Progress

_CODE = r"(?<!\d)\d{5}(?!\d)"
_YEAR = r"(?<!\d)20\d\d(?!\d)"


class Terminal(NamedTuple):
    """Prints events in a language; with `quiet` only faults."""

    lang: Lang
    quiet: bool

    def prepare(self) -> None:
        """Set the language of a process beside this one."""
        speak(self.lang)

    def fault(self, fault: Fault) -> None:
        """Print a fault in one line."""
        tell_fault(fault)

    def often(self, code: str, count: int, where: Text) -> None:
        """Print the number of faults of a kind, with its title and the file that lists them."""
        title = kind_of(code).title
        words = say("forms.fault_counted", self.lang, title=title, count=count, where=where)
        tell(f"ravo: {code}: {words}")

    def passed_over(self, faults: Sequence[Fault]) -> None:
        """Print the faults about other contents of folders than workbooks."""
        for fault in faults:
            if not (self.quiet and kind_of(fault.code).hidden_by_quiet):
                tell_fault(fault)

    def taken(self, path: Path, taken: Sequence[TakenWords]) -> None:
        """Print the values taken from the names of a workbook and its folders."""
        if not self.quiet:
            pairs = [
                words(f"taken_{name}", value=value, source=source) for name, value, source in taken
            ]
            tell(words("taken", path=path.name, pairs="; ".join(pairs)))

    def written(self, *paths: Path) -> None:
        """Print the path of a written file; for several, their number and their common folder.

        On Windows that is one line for each drive.
        """
        if self.quiet or not paths:
            return
        by_drive: dict[str, list[Path]] = {}
        for path in paths:
            by_drive.setdefault(path.absolute().drive.lower(), []).append(path)
        for files in by_drive.values():
            if len(files) == 1:
                tell(say("cli.wrote", self.lang, path=str(files[0])))
                continue
            folder = shared_folder(path.absolute().parent for path in files)
            tell(say("cli.wrote_all", self.lang, count=len(files), folder=_as_given(folder)))

    def watched(self, paths: Sequence[Path]) -> Iterator[Path]:
        """Yield the paths, with a progress bar if a user is watching.

        The bar shows the commune being processed and the remaining time.
        """
        if self.quiet or len(paths) < 2 or not sys.stderr.isatty():
            yield from paths
            return
        with _bar() as bar:
            task = bar.add_task("", total=len(paths))
            for path in paths:
                bar.update(task, description=commune_in(path), refresh=True)
                yield path
                bar.advance(task)

    @contextmanager
    def stepping(self, count: int) -> Iterator[Step]:
        """Yield a function that shows each step on a progress bar, if a user is watching."""
        if self.quiet or not count or not sys.stderr.isatty():
            yield no_step
            return
        with _bar() as bar:
            task, begun = bar.add_task("", total=count), 0

            def step(name: Text) -> None:
                """Show the step that begins; earlier steps are complete."""
                nonlocal begun
                shown = name.say(self.lang)
                bar.update(task, completed=begun, description=shown, refresh=True)
                begun += 1

            yield step

    def failed(self, error: Exception) -> int:
        """Print that the program failed; return the exit code."""
        return reported_code(error)


def _as_given(folder: Path) -> str:
    """Return a folder as people type it: relative to the current folder, with a final slash."""
    here = Path.cwd()
    shown = folder.relative_to(here) if folder.is_relative_to(here) else folder
    return str(shown).rstrip("/\\") + os.sep


def _bar() -> "Progress":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.table import Column

    return Progress(
        TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, ratio=2)),
        BarColumn(bar_width=None, table_column=Column(ratio=1)),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        expand=True,
        transient=True,
    )


def commune_in(path: Path) -> str:
    """Return the name of the commune whose code is in a workbook's name, else that name."""
    from ravo.places import units

    code, year = re.search(_CODE, path.stem), re.search(_YEAR, path.stem)
    maps = [int(year[0])] if year else [first := units.FIRST_YEAR_OF_NEW_MAP, first - 1]
    communes = [units.unit_of_code(code[0], on) for on in maps] if code else []
    return next((unit.name for unit in communes if unit), printable(path.stem))


def terminal(*, quiet: bool) -> Terminal:
    """Return the listener of this command, in the language of the run."""
    return Terminal(lang(), quiet)
