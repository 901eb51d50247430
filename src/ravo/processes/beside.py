"""The handling of workbooks in a second process, so that one which ends it costs only itself.

Code of other libraries that reads a file may end its process. The output of the second process
comes back over the pipe with each answer, so that it is printed in the order of the workbooks.
"""

import gc
import io
import os
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, suppress
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, Generic, TextIO, TypeVar, cast

from ravo.faults import InputProblem, RavoError, unreadable
from ravo.files import folders_reported, permission_problem, sweep_again
from ravo.interrupts import ask_to_end, ending_with_parent
from ravo.processes.isolation import LOOK_SECONDS, ending_of
from ravo.processes.worker import silence, watch_parent, where

if TYPE_CHECKING:
    from multiprocessing import connection
    from multiprocessing.process import BaseProcess

WorkItem = TypeVar("WorkItem")
Answered = TypeVar("Answered")
PIECE = 1 << 18
"""The letters of output that are sent over the pipe at once."""
END_SECONDS = 5.0 if os.name == "nt" else 20.0
"""The seconds that a process has to remove its unfinished files once it has to end. It needs them
only on a busy machine, or inside code of other libraries; on Windows it may miss the signal."""
FORKS = sys.platform == "linux"
"""Whether the process is forked, with everything imported already; else it starts anew."""


@dataclass(frozen=True, slots=True)
class _Reply:
    """A reply: its kind (`answer`, `problem`, `interrupt`, `bug`, `memory`, `crash`) and value."""

    kind: str
    value: Any


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of output: data for stdout, or `talk` for stderr."""

    text: str
    talk: bool


@dataclass(frozen=True, slots=True)
class _Begun:
    """A folder in which the process began a file."""

    folder: str


class _Piped(io.TextIOBase):
    """A stream that sends its output over a pipe in pieces, so that it is never whole in memory.

    Output held in the stream `first` is sent before. With `watched` it is sent at once, as for a
    terminal.
    """

    def __init__(
        self, pipe: Any, lock: Any, first: "_Piped | None" = None, *, watched: bool = False
    ) -> None:
        self.pipe, self.lock, self.first, self.watched = pipe, lock, first, watched
        self.held, self.size = list[str](), 0

    def isatty(self) -> bool:
        """Return whether the output goes to a terminal."""
        return self.watched

    def write(self, text: str) -> int:
        """Keep a text until there is enough for a piece, then send it."""
        with self.lock:
            self.held.append(text)
            self.size += len(text)
        if self.watched or self.size >= PIECE:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Send the kept text."""
        if self.first is not None:
            self.first.flush()
        # The progress bar is drawn by another thread, which sends its output too.
        with self.lock:
            if self.held:
                self.pipe.send(_Piece("".join(self.held), self.first is not None))
                self.held, self.size = [], 0


class _LockedPipe:
    """The end of a pipe to which several threads write, one at a time."""

    def __init__(self, pipe: Any) -> None:
        self.pipe, self.lock = pipe, threading.RLock()

    def send(self, value: Any) -> None:
        """Send a value as a whole."""
        with self.lock:
            self.pipe.send(value)


@contextmanager
def beside(
    work: Callable[[WorkItem, TextIO], Answered],
    out: IO[str],
    prepare: Callable[[], None],
    stopped: Callable[[], bool] | None = None,
) -> Iterator[Callable[[str, WorkItem], Answered | InputProblem]]:
    """Yield a function that does `work` on an item in a second process.

    The function takes a name for messages and the item, and returns the answer of `work`, or the
    InputProblem of an item that ended the process. `work`, `prepare` (which the process calls
    first) and the items must be picklable. Output that `work` writes to its stream goes to `out`,
    other output to stderr; a RavoError of `work` is raised here.

    A server gives `stopped`, which returns whether the work must end: then KeyboardInterrupt is
    raised. Its process is not forked, because it would inherit the server's open connections.
    """
    there = _Beside(work, prepare, stopped)

    def ask(name: str, item: WorkItem) -> Answered | InputProblem:
        """Return the answer for an item, or its problem."""
        reply = there.ask(item, out)
        answer: Answered | InputProblem = _answer(reply, name)
        return answer

    try:
        yield ask
    finally:
        there.end()


def _print(piece: _Piece, out: IO[str]) -> None:
    if not piece.talk:
        out.write(piece.text)
        return
    with suppress(OSError, ValueError):
        sys.stderr.write(piece.text)


def _answer(reply: _Reply, name: str) -> Any:
    if reply.kind == "problem":
        raise reply.value
    if reply.kind == "answer":
        return reply.value
    if reply.kind == "interrupt":
        raise KeyboardInterrupt
    code = {"bug": "RV-146", "memory": "RV-199"}.get(reply.kind, "RV-136")
    return unreadable(code, path=name, how=reply.value)


@dataclass
class _Beside(Generic[WorkItem]):
    """The second process, which is started again after it ended."""

    work: Callable[[WorkItem, TextIO], Any]
    prepare: Callable[[], None]
    stopped: Callable[[], bool] | None = None
    process: "BaseProcess | None" = None
    pipe: "connection.Connection[Any, Any] | None" = None
    busy: bool = field(default=False)
    folders: set[str] = field(default_factory=set)

    def ask(self, item: WorkItem, out: IO[str]) -> _Reply:
        """Return the reply for an item; its output goes to `out` as it arrives.

        An exception that ends the wait, such as an interrupt, also ends the process.
        """
        pipe = self.pipe or self._started()
        self.busy = True
        try:
            reply = self._replied(pipe, item, out)
        except BaseException:
            self.end()
            raise
        self.busy = False
        return reply

    def _replied(self, pipe: Any, item: WorkItem, out: IO[str]) -> _Reply:
        heard = self._heard(pipe, item)
        while not isinstance(heard, _Reply):
            if isinstance(heard, _Piece):
                _print(heard, out)
            else:
                self.folders.add(heard.folder)
            heard = self._heard(pipe)
        return heard

    def _heard(self, pipe: Any, item: WorkItem | None = None) -> _Reply | _Piece | _Begun:
        """Return the next message of the process, after sending it `item` if there is one."""
        try:
            if item is not None:
                pipe.send(item)
            self._wait(pipe)
            heard: _Reply | _Piece | _Begun = pipe.recv()
        except (EOFError, OSError):
            return _Reply("crash", self._how())
        return heard

    def _wait(self, pipe: Any) -> None:
        """Wait for a message. Raises KeyboardInterrupt where `stopped` returns True."""
        while self.stopped is not None and not pipe.poll(LOOK_SECONDS):
            if self.stopped():
                raise KeyboardInterrupt

    def _started(self) -> "connection.Connection[Any, Any]":
        from multiprocessing import get_context

        forks = FORKS and self.stopped is None
        context = get_context("fork" if forks else "spawn")
        ours, theirs = context.Pipe()
        process = context.Process(  # type: ignore[attr-defined]
            target=_serve,
            args=(theirs, ours if forks else None, self.work, self.prepare),
            daemon=True,
        )
        sys.stdout.flush()
        with warnings.catch_warnings():
            # numpy's threads are idle at this time and hold no locks.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()
        self.process, self.pipe = process, ours
        return ours

    def _how(self) -> str:
        """Return a description of how the process ended, and drop the process."""
        process, pipe = self.process, self.pipe
        self.process = self.pipe = None
        if process is None or pipe is None:
            return "?"
        pipe.close()
        process.join()
        how = ending_of(process.exitcode)
        process.close()
        sweep_again(self.folders)
        return how

    def end(self) -> None:
        """End the process; a busy one may remove its unfinished files first."""
        if self.process is None or self.pipe is None:
            return
        if self.busy:
            ask_to_end(self.process.pid)
            self._take_folders(self.pipe)
        self.pipe.close()
        try:
            self.process.join(END_SECONDS)
        finally:
            # After a second interrupt there is no more waiting.
            self._killed(self.process)

    def _take_folders(self, pipe: Any) -> None:
        """Read the folders that the process reported before the wait for it was interrupted."""
        last = time.monotonic() + END_SECONDS
        with suppress(EOFError, OSError):
            while time.monotonic() < last and pipe.poll():
                heard = pipe.recv()
                if isinstance(heard, _Begun):
                    self.folders.add(heard.folder)

    def _killed(self, process: "BaseProcess") -> None:
        """Drop the process; one that still runs is killed, and its unfinished files removed."""
        self.process = self.pipe = None
        if process.is_alive():
            process.kill()
            process.join()
            sweep_again(self.folders)
        process.close()


def _serve(
    pipe: Any, other: Any, work: Callable[[Any, TextIO], Any], prepare: Callable[[], None]
) -> None:
    """Handle each item that arrives over the pipe, until the pipe is closed."""
    if other is not None:
        other.close()
    sent, this = _LockedPipe(pipe), os.getpid()

    def begun(folder: str) -> None:
        """Report a folder to the parent, which sweeps it if this process cannot."""
        if os.getpid() == this:  # a copy of it has no pipe of its own
            with suppress(OSError):
                sent.send(_Begun(folder))

    with suppress(KeyboardInterrupt), ending_with_parent(), folders_reported(begun):
        prepare()
        watched = sys.stderr is not None and sys.stderr.isatty()
        watch_parent()
        silence()
        gc.freeze()
        with suppress(EOFError, OSError):
            while True:
                pipe.send(_reply_of(work, pipe.recv(), sent, watched=watched))
                gc.collect()


def _reply_of(work: Callable[[Any, TextIO], Any], item: Any, pipe: Any, *, watched: bool) -> _Reply:
    lock = threading.RLock()
    out = _Piped(pipe, lock)
    talk = _Piped(pipe, lock, out, watched=watched)
    with redirect_stderr(talk):
        try:
            kind, value = "answer", work(item, cast(TextIO, out))
        except RavoError as problem:
            kind, value = "problem", problem
        except MemoryError:
            kind, value = "memory", ""
        except KeyboardInterrupt:
            # The signal may have reached this process only: the parent must end by it too.
            with suppress(OSError, ValueError):
                pipe.send(_Reply("interrupt", ""))
            raise
        except BaseException as error:  # noqa: BLE001  native panics come as these
            closed = permission_problem(error)
            kind, value = ("problem", closed) if closed else ("bug", where(error))
    talk.flush()
    return _Reply(kind, value)
