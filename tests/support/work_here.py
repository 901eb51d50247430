"""Work for the process beside a command, done in the tests' own: no copy of it is made.

A copy of a process of many tests takes longer than most of what it does, and what is worked out in
it, as compiled templates, is lost with it. Items and answers are packed as between processes.
"""

import pickle
import runpy
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import IO, Any, TextIO
from unittest.mock import patch

from ravo.pipeline import reviews, years
from ravo.processes import beside as processes
from ravo.processes.beside import beside
from ravo.processes.copies import COPIES
from ravo.word import apart as filling
from ravo.word import filling_process
from ravo.word.apart import FillLimits

NAME = "beside"
COPIED = "COPIES"
FINISHED = "_finished"
LIMIT = "_limit"
finished_apart = filling._finished


@dataclass
class _Streams:
    """Prints pieces at once, on the streams of the process that asked for the work."""

    out: IO[str]
    talk: IO[str]

    def send(self, piece: Any) -> None:
        """Print a piece; word of an interrupt, which is raised here as well, is none."""
        if isinstance(piece, processes._Piece):
            (self.talk if piece.talk else self.out).write(piece.text)


@contextmanager
def answered_here(
    work: Callable[[Any, TextIO], Any], out: IO[str], prepare: Callable[[], None]
) -> Iterator[Callable[[str, Any], Any]]:
    """Stand for `beside`: what it gives works in this process."""
    prepare()

    def ask(name: str, item: Any) -> Any:
        """Return what became of an item."""
        streams, given = _Streams(out, sys.stderr), pickle.loads(pickle.dumps(item))
        reply = processes._reply_of(work, given, streams, watched=sys.stderr.isatty())
        return processes._answer(pickle.loads(pickle.dumps(reply)), name)

    yield ask


def finished_here(program: str, place: Path, limits: FillLimits) -> bool:
    """Stand for the process that fills in an office's template: its program runs in this one.

    Its limits would hold for the tests' process: templates that need any are filled in apart.
    """
    with (
        warnings.catch_warnings(),
        patch.object(filling_process, LIMIT, lambda memory, seconds: None),
        patch.object(sys, "argv", [program, str(place)]),
    ):
        # That a test has imported the program before makes no difference to it.
        warnings.filterwarnings("ignore", ".* found in sys.modules after import", RuntimeWarning)
        runpy.run_module(program, run_name="__main__")
    return True


class IsolatedHere:
    """Stands for the processes of a night, whose function is called in this one."""

    def __init__(self, function: str, jobs: int, limits: object) -> None:
        self.call: Callable[[Any], Any] = resolve_name(function)

    def __class_getitem__(cls, item: object) -> "type[IsolatedHere]":
        return cls

    def run(self, items: Iterable[Any], stop: Callable[[], bool]) -> Iterator[tuple[Any, Any]]:
        """Yield each item with what the function returns, packed as between processes."""
        for item in items:
            if stop():
                return
            yield item, pickle.loads(pickle.dumps(self.call(pickle.loads(pickle.dumps(item)))))


def work_here() -> None:
    """Have commands start no process beside theirs, no copy of theirs, none to fill in papers."""
    _work(answered_here, copies=False)
    setattr(filling, FINISHED, finished_here)


def work_apart() -> None:
    """Have commands start processes beside theirs, as they do for officers."""
    _work(beside, copies=COPIES)
    setattr(filling, FINISHED, finished_apart)


def _work(place: Any, *, copies: bool) -> None:
    # A page of the tests that needs no report does not load it.
    from ravo.pipeline import report

    for module in (reviews, years):
        setattr(module, NAME, place)
    setattr(report, COPIED, copies)
