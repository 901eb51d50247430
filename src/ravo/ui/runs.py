"""The runs of the page: each has a folder, a thread that follows its work, and a state.

The work itself is in a process beside the server: only that process ends by a stop or a crash.
"""

import asyncio
import io
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from ravo.faults import Fault, RavoError
from ravo.messages import Lang
from ravo.ui.order import OUT, RunOrder

RunState = Literal["waiting", "working", "done", "stopped"]
AT_ONCE = 2
"""The most runs that work at the same time; others wait for their turn."""
KEPT = 50
"""The most runs that are kept for one user; beyond that the oldest is removed with its files."""
ENDED: frozenset[RunState] = frozenset({"done", "stopped"})


@dataclass
class PageRun:
    """One run: its owner, its items, and its progress.

    `step` is the last line from the process beside the server, such as `written xa.ket-qua.xlsx` or
    `2/5 xa.xlsx`. `taken` is whether any of its files was downloaded.
    """

    id: str
    owner: str
    card: str
    orders: Sequence[RunOrder]
    names: Sequence[str]
    folder: Path
    lang: Lang
    state: RunState = "waiting"
    at: int = 0
    step: str = ""
    problems: dict[int, Fault] = field(default_factory=dict)
    taken: bool = False
    version: int = 0
    ended: threading.Event = field(default_factory=threading.Event)
    asked_to_stop: threading.Event = field(default_factory=threading.Event)
    listeners: set[Callable[[], None]] = field(default_factory=set)

    def change(self, state: RunState | None = None, *, step: str = "") -> None:
        """Set a new state or step, and wake the listeners of the run."""
        self.state = state or self.state
        self.step = step
        self.version += 1
        if self.state in ENDED:
            self.ended.set()
        for hear in tuple(self.listeners):
            hear()

    def stop(self) -> None:
        """Signal the run to stop; a run that has ended is unchanged."""
        self.asked_to_stop.set()

    def files(self) -> Iterator[tuple[int, Path]]:
        """Yield the files to download, each with the number of its item."""
        for place, order in enumerate(self.orders):
            for path in sorted(order.out.rglob("*")):
                if path.is_file() and not path.name.startswith("."):
                    yield place, path

    def file(self, place: int, name: str) -> Path | None:
        """Return a file to download; None where the run has none of that name."""
        paths = (path for item, path in self.files() if item == place and path.name == name)
        return next(paths, None)

    async def next_change(self, seen: int, seconds: float) -> None:
        """Return when the run has another version than the one seen, or after some seconds."""
        loop, changed = asyncio.get_running_loop(), asyncio.Event()

        def hear() -> None:
            """Wake the server's event loop from the thread of the run."""
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(changed.set)

        self.listeners.add(hear)
        try:
            if self.version == seen:
                with suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), seconds)
        finally:
            self.listeners.discard(hear)


class _Steps(io.StringIO):
    """A stream for lines about the progress from the process beside the server."""

    def __init__(self, run: PageRun) -> None:
        super().__init__()
        self.run, self.rest = run, ""

    def write(self, text: str) -> int:
        """Take the complete lines; the last one becomes the step of the run."""
        *lines, self.rest = (self.rest + text).split("\n")
        if lines:
            self.run.change(step=lines[-1])
        return len(text)


@dataclass
class PageRuns:
    """All runs of the server, each in a folder below `folder`; `gone` counts dropped ones."""

    folder: Path
    runs: dict[str, PageRun] = field(default_factory=dict)
    gone: int = 0
    turn: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(AT_ONCE))

    def new_folder(self) -> Path:
        """Return a new folder with a name that nobody can guess."""
        path = self.folder / secrets.token_urlsafe(12)
        path.mkdir(mode=0o700)
        return path

    def start(self, run: PageRun) -> None:
        """Start a run; it waits while the most possible runs are working."""
        self.runs[run.id] = run
        self._forget(run.owner)
        threading.Thread(target=self._follow, args=(run,), daemon=True).start()

    def all(self) -> list[PageRun]:
        """Return every run, the oldest first; others may begin at the same time."""
        return list(self.runs.values())

    def of(self, owner: str) -> list[PageRun]:
        """Return the runs of one browser, the newest first."""
        return [run for run in reversed(self.all()) if run.owner == owner]

    def one(self, id: str, owner: str) -> PageRun | None:
        """Return a run of one browser; None for another's."""
        run = self.runs.get(id)
        return run if run is not None and run.owner == owner else None

    @property
    def busy(self) -> bool:
        """Whether any run has not ended."""
        return any(run.state not in ENDED for run in self.all())

    def end(self, seconds: float) -> None:
        """Stop every run, and wait until each has removed its unfinished files."""
        for run in self.all():
            run.stop()
        for run in self.all():
            run.ended.wait(seconds)

    def _forget(self, owner: str) -> None:
        for run in self.of(owner)[KEPT:]:
            if run.state in ENDED:
                del self.runs[run.id]
                self.gone += 1
                shutil.rmtree(run.folder, ignore_errors=True)

    def _follow(self, run: PageRun) -> None:
        """Process each item of a run, until its end or until it is stopped."""
        state: RunState = "stopped"
        try:
            with self.turn:
                state = _worked(run)
        finally:
            if state == "stopped":
                _clear_unfinished(run)
            run.change(state)


def _clear_unfinished(run: PageRun) -> None:
    """Remove the hidden temporary files of outputs, after their process has ended."""
    for order in run.orders:
        for path in order.out.glob(".*"):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _worked(run: PageRun) -> RunState:
    # Imported with the first run, so that the page appears sooner.
    from ravo.processes.beside import beside
    from ravo.ui.jobs.worker import carry_out, prepare

    stopped = run.asked_to_stop.is_set
    try:
        with beside(carry_out, _Steps(run), partial(prepare, run.lang), stopped) as ask:
            for place, (order, name) in enumerate(zip(run.orders, run.names, strict=True)):
                if stopped():
                    return "stopped"
                run.at = place
                run.change("working")
                _item(run, ask, order, name)
    except KeyboardInterrupt:
        return "stopped"
    except OSError as error:
        from ravo.files import output_problem

        run.problems[run.at] = output_problem(error, Path(OUT)).fault
    return "done"


def _item(
    run: PageRun, ask: "Callable[[str, RunOrder], object]", order: RunOrder, name: str
) -> None:
    """Process one item; an exception becomes its problem."""
    try:
        done = ask(name, order)
    except RavoError as problem:
        done = problem
    if isinstance(done, RavoError):
        run.problems[run.at] = done.fault
