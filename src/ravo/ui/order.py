"""The work that a card's run asks of the process beside the server, as plain values."""

import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.messages import Lang

if TYPE_CHECKING:
    from ravo.ui.answer import CardAnswer

IN, OUT = "in", "out"
CHECKED = "check.json"
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class RunOrder:
    """One item of a run: the function that works on it, its folder, and what was given.

    `files` are the paths of each field below the folder `in`.
    """

    work: str
    folder: Path
    files: Mapping[str, tuple[str, ...]]
    values: Mapping[str, str]
    lang: Lang

    def paths(self, field: str) -> list[Path]:
        """Return the files of a field, by the names that they were given with."""
        return [Path(name) for name in self.files.get(field, ())]

    def path(self, field: str) -> Path | None:
        """Return the one file of a field; None where none was given."""
        return next(iter(self.paths(field)), None)

    def value(self, field: str) -> str | None:
        """Return what was typed into a field; None for nothing."""
        return self.values.get(field) or None

    def year(self) -> int:
        """Return the year that was typed. Raises UsageProblem (exit code 2) for no year."""
        from ravo.faults import usage

        typed = self.value("year") or ""
        if not (typed.isascii() and typed.isdigit() and len(typed) == YEAR_DIGITS):
            raise usage("RV-1081", value=typed)
        return int(typed)

    @property
    def out(self) -> Path:
        """The folder of what is given back."""
        return self.folder / OUT


def prepare(lang: Lang) -> None:
    """Make the process beside the server ready: what it writes is for nobody else."""
    from ravo.console import speak

    os.umask(0o077)
    speak(lang)


def carry_out(order: RunOrder) -> str:
    """Do the work of an item and keep its answer in its folder; return the answer's tone.

    Files are named as they were given: no message tells where the server keeps them.
    """
    from ravo.faults import RavoError
    from ravo.pipeline.failure import ReportedFailure
    from ravo.ui.answer import CardAnswer
    from ravo.ui.jobs.saying import Saying, refused

    os.chdir(order.folder / IN)
    tempfile.tempdir = os.fspath(order.folder)
    saying = Saying(partial(_tell, sys.stdout))
    try:
        answer = _work(order)(order, saying)
    except ReportedFailure as failure:
        raise RuntimeError from failure
    except RavoError as problem:
        answer = refused(problem.fault)
    finally:
        os.chdir(order.folder)
    kept: CardAnswer = saying.added_to(answer)
    kept.write(order.folder)
    return kept.tone


def _work(order: RunOrder) -> "Worker":
    module, _, function = order.work.partition(":")
    return getattr(import_module(module), function)  # type: ignore[no-any-return]


def _tell(stream: "Stream", line: str) -> None:
    """Send a line about the progress to the server at once."""
    stream.write(line + "\n")
    stream.flush()


if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from ravo.ui.jobs.saying import Saying

    Stream = TextIO
    Worker = Callable[[RunOrder, Saying], CardAnswer]
