"""Work for the process beside a command, done in the tests' own: no copy of it is made.

A copy of a process of many tests takes longer than most of what it does, and what is worked out in
it, as compiled templates, is lost with it. Items and answers are packed as between processes.
"""

import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any, TextIO

from ravo.pipeline import reviews, years
from ravo.processes import beside as processes
from ravo.processes.beside import beside
from ravo.processes.copies import COPIES

NAME = "beside"
COPIED = "COPIES"


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


def work_here() -> None:
    """Have commands start no process beside theirs, and no copy of theirs."""
    _work(answered_here, copies=False)


def work_apart() -> None:
    """Have commands start processes beside theirs, as they do for officers."""
    _work(beside, copies=COPIES)


def _work(place: Any, *, copies: bool) -> None:
    # A page of the tests that needs no report does not load it.
    from ravo.pipeline import report

    for module in (reviews, years):
        setattr(module, NAME, place)
    setattr(report, COPIED, copies)
