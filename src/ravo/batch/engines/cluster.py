"""A Dask cluster as the engine: one workbook per task, files in a folder that machines share.

A scheduler and its workers run whatever a client sends them, so a cluster belongs into a network
whose every machine is trusted; for `tls://` addresses the certificates are those of Dask's own
configuration. On a worker each workbook is handled in a process of its own, as on one machine: a
workbook that kills its process does not kill the worker, and is not passed to the next one.
"""

import atexit
import contextlib
import logging
import multiprocessing
import os
import queue
import tempfile
import threading
import time
import uuid
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.batch.engines.local import HANDLE, LocalEngine
from ravo.batch.task import Task, TaskOutcome
from ravo.batch.work import failed
from ravo.faults import Fault, UsageProblem, usage
from ravo.messages import Text, text
from ravo.processes.isolation import Isolation, LostItem, ProcessLimits

if TYPE_CHECKING:
    from distributed import Client, Future

    GivenOut = Future["TaskOutcome | Refusal"]

LOOK_SECONDS = 0.2
COUNT_SECONDS = 1.0
FETCH_SECONDS = 30.0
MOST_TRIES = 3
"""The most times a workbook is sent out: Dask gives it up after several lost workers."""
CRASHED = "RV-136"
Versions = dict[str, str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """The answer of a worker that processes nothing, because its versions differ from the run's."""

    worker: str
    versions: Versions


# on the workers


class StandingProcess(Isolation[Task]):
    """A process that handles one workbook after another, and stays alive in between."""

    def one(self, task: Task) -> TaskOutcome | LostItem:
        """Return the outcome of a workbook, or how its process was lost."""
        waiting = deque([task])
        while True:
            self._staff(waiting)
            for _, answer in self._heard():
                return answer  # type: ignore[no-any-return]

    def end(self) -> None:
        """End the process."""
        for hand in self.hands:
            hand.end(at_once=True)
        self.hands.clear()


@dataclass
class _Post:
    """The process of one thread of a worker, and whether it is handling a workbook."""

    standing: StandingProcess
    busy: bool = False


_POSTS: dict[int, _Post] = {}
_DOOR = threading.Lock()
"""A lock that is held while posts are taken, left or ended."""


def isolated(
    task: Task, function: str, limits: ProcessLimits, expected: Versions
) -> TaskOutcome | Refusal:
    """Return the outcome of a workbook, handled in a process beside this worker.

    A worker whose versions differ from the `expected` ones handles nothing and returns a Refusal.
    """
    versions = versions_here()()
    if versions != expected:
        from distributed import get_worker

        return Refusal(get_worker().address, versions)
    with _taken_post(function, limits) as standing:
        answer = standing.one(task)
    if isinstance(answer, LostItem):
        return LocalEngine(1, limits, function)._lost(task, answer)
    return answer


@contextlib.contextmanager
def _taken_post(function: str, limits: ProcessLimits) -> Iterator[StandingProcess]:
    """Yield this thread's own process; a new one where the last run had other limits."""
    thread = threading.get_ident()
    with _DOOR:
        post = _POSTS.get(thread)
        if post is None or (post.standing.function, post.standing.limits) != (function, limits):
            if post is not None:
                post.standing.end()
            post = _POSTS[thread] = _Post(_new_standing(function, limits))
        post.busy = True
    try:
        yield post.standing
    finally:
        post.busy = False


def _new_standing(function: str, limits: ProcessLimits) -> StandingProcess:
    if not _POSTS:
        # Dask's nanny marks a worker as one that must not start processes; this code ends its own.
        multiprocessing.current_process().daemon = False
        atexit.register(_kill_posts)
    return StandingProcess(function, 1, limits)


def end_posts() -> None:
    """End the idle processes, so that a finished run leaves none behind."""
    with _DOOR:
        for thread in [thread for thread, post in _POSTS.items() if not post.busy]:
            _POSTS.pop(thread).standing.end()


def _kill_posts() -> None:
    for post in _POSTS.values():
        for hand in post.standing.hands:
            hand.process.kill()


def versions_here() -> Callable[[], Versions]:
    """Return a function that returns the versions on which results depend.

    It is defined inside this one so that it is sent to a worker as source, whatever is installed
    there.
    """

    def installed_versions() -> Versions:
        """Return the versions installed where this is called."""
        import sys
        from contextlib import suppress
        from importlib import import_module
        from importlib.metadata import PackageNotFoundError, version

        versions = {"Python": f"{sys.version_info[0]}.{sys.version_info[1]}"}
        with suppress(ImportError):
            versions["ravo"] = str(import_module("ravo").__version__)
        for name in ("pandas", "numpy", "python-calamine", "openpyxl", "xlsxwriter"):
            with suppress(PackageNotFoundError):
                versions[name] = version(name)
        return versions

    return installed_versions


# on the machine that runs


class DaskEngine:
    """Handles tasks on the workers of a Dask scheduler, one workbook a task.

    `wait_seconds` is the time that a scheduler may be silent, or without workers, before the run
    gives up. Results are those of `LocalEngine`, byte for byte in JSON.
    """

    def __init__(
        self,
        address: str,
        limits: ProcessLimits,
        function: str = HANDLE,
        wait_seconds: float = 60.0,
    ) -> None:
        self.address, self.limits, self.function = address, limits, function
        self.wait_seconds = wait_seconds

    def run(self, tasks: Iterable[Task], stop: Callable[[], bool]) -> Iterator[TaskOutcome]:
        """Yield the outcome of each task, in the order in which they end.

        The workbooks of a lost worker are processed again on another one; each task is yielded
        once. At most one per thread is sent out at a time, so that none has to be called back after
        `stop`.

        Raises UsageProblem (exit code 2) where Dask is not installed, the scheduler or every worker
        is gone, or a worker has other versions or does not see the shared folder.
        """
        waiting = deque(tasks)
        if not waiting:
            return
        with _quiet(), _connected(self) as client:
            _check_workers(self, client, waiting[0].staging)
            try:
                yield from _Round(self, client).run(waiting, stop)
            finally:
                # A client that has lost its scheduler raises AttributeError when it is called.
                with contextlib.suppress(OSError, RuntimeError, TimeoutError, AttributeError):
                    client.run(end_posts, on_error="ignore")


def unusable(address: str, key: str, **params: object) -> UsageProblem:
    """Return the exception for an unusable cluster; `key` names the reason."""
    reason, advice = (_filled(text(f"cluster.{name}"), params) for name in (key, f"{key}_advice"))
    return usage("RV-150", address=address, reason=reason, advice=advice)


def _filled(words: Text, params: dict[str, object]) -> Text:
    texts = (words.say("vi", **params), words.say("en", **params))
    return Text(*(item.replace("{", "{{").replace("}", "}}") for item in texts))


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Suppress Dask's own messages in a nightly mail; relevant problems are reported as faults."""
    logger = logging.getLogger("distributed")
    before, logger.level = logger.level, logging.CRITICAL + 1
    try:
        yield
    finally:
        logger.level = before


@contextlib.contextmanager
def _connected(engine: DaskEngine) -> "Iterator[Client]":
    try:
        from distributed import Client
        from distributed.versions import VersionMismatchWarning
    except ImportError as error:
        raise usage("RV-145", option="--dask", extra="cluster") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", VersionMismatchWarning)
            client = Client(engine.address, timeout=engine.wait_seconds, set_as_default=False)  # type: ignore[no-untyped-call]
    except OSError as error:
        raise unusable(engine.address, "silent", seconds=engine.wait_seconds) from error
    except (ValueError, TypeError) as error:
        raise unusable(engine.address, "address") from error
    with client:
        yield client


def _check_workers(engine: DaskEngine, client: "Client", staging: str) -> None:
    """Refuse a cluster without workers, with other versions, or without the shared folder."""
    try:
        client.wait_for_workers(1, timeout=engine.wait_seconds)
        ours = versions_here()()
        # The scheduler reads tasks too, so it needs ravo like the workers.
        versions = {engine.address: client.run_on_scheduler(versions_here())}  # type: ignore[no-untyped-call]
        versions |= client.run(versions_here(), on_error="return")
        for worker, theirs in versions.items():
            _check_versions(engine, worker, ours, theirs)
        with tempfile.NamedTemporaryFile(dir=staging) as mark:
            seen = client.run(_sees, mark.name, on_error="return")
    except TimeoutError as error:
        raise unusable(engine.address, "idle", seconds=engine.wait_seconds) from error
    for worker, answer in seen.items():
        if answer is not True:
            raise unusable(engine.address, "folder", worker=worker, path=staging)


def _check_versions(engine: DaskEngine, worker: str, ours: Versions, theirs: object) -> None:
    if not isinstance(theirs, dict) or "ravo" not in theirs:
        raise unusable(engine.address, "without_ravo", worker=worker)
    if theirs != ours:
        names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
        pair = [", ".join(f"{name} {of.get(name, '–')}" for name in names) for of in (ours, theirs)]
        raise unusable(engine.address, "versions", worker=worker, ours=pair[0], theirs=pair[1])


def _sees(path: str) -> bool:
    """Return whether a worker sees a file of the shared folder and may write beside it."""
    return Path(path).is_file() and os.access(Path(path).parent, os.W_OK)


@dataclass
class _Round:
    """The workbooks sent out, by their futures, with how often each was sent."""

    engine: DaskEngine
    client: "Client"
    out: "dict[GivenOut, tuple[Task, int]]" = field(default_factory=dict)
    ended: "queue.SimpleQueue[GivenOut]" = field(default_factory=queue.SimpleQueue)
    ours: Versions = field(default_factory=lambda: versions_here()())
    threads: int = 0
    counted: float = 0.0
    worked: float = field(default_factory=time.monotonic)

    def run(self, waiting: deque[Task], stop: Callable[[], bool]) -> Iterator[TaskOutcome]:
        """Yield the outcomes of the tasks; send out no more once `stop` returns True."""
        while waiting or self.out:
            if stop():
                waiting.clear()
            self._count()
            while waiting and len(self.out) < self.threads:
                self._give(waiting.popleft(), 1)
            try:
                future = self.ended.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                continue
            done = self._fetched(future)
            if done is not None:
                yield done

    def _give(self, task: Task, time: int) -> None:
        from distributed.client import ClosedClientError

        engine = self.engine
        try:
            future = self.client.submit(
                isolated,
                task,
                engine.function,
                engine.limits,
                self.ours,
                key=f"ravo-{uuid.uuid4().hex}",
                pure=False,
            )
        except ClosedClientError as error:
            # Tasks in progress come back as cancelled, maybe before the loss of the scheduler
            # shows.
            raise unusable(engine.address, "silent", seconds=engine.wait_seconds) from error
        self.out[future] = (task, time)
        future.add_done_callback(self.ended.put)  # type: ignore[no-untyped-call]

    def _count(self) -> None:
        """Count the threads of the workers now and then; give up after a long time without any."""
        now = time.monotonic()
        if now - self.counted < COUNT_SECONDS:
            return
        self.counted = now
        try:
            self.threads = sum(self.client.nthreads().values())  # type: ignore[no-untyped-call]
        except (OSError, RuntimeError, TypeError, TimeoutError):
            self.threads = 0
        seconds = self.engine.wait_seconds
        if self.client.status != "running":
            raise unusable(self.engine.address, "silent", seconds=seconds)
        if self.threads:
            self.worked = now
        elif now - self.worked > seconds:
            raise unusable(self.engine.address, "idle", seconds=seconds)

    def _fetched(self, future: "GivenOut") -> TaskOutcome | None:
        """Return the outcome of a workbook; None where it is not known yet."""
        task, times = self.out[future]
        if future.status == "finished":
            try:
                answer = future.result(timeout=FETCH_SECONDS)
            except TimeoutError:  # its worker is gone with the answer; it is being done again
                future.add_done_callback(self.ended.put)  # type: ignore[no-untyped-call]
                return None
            except CancelledError:  # given up between the look at its state and the answer
                answer = None
        else:
            answer = None
        del self.out[future]
        if isinstance(answer, Refusal):
            _check_versions(self.engine, answer.worker, self.ours, answer.versions)
        if isinstance(answer, TaskOutcome):
            return answer
        if times < MOST_TRIES:
            self._give(task, times + 1)
            return None
        fault = Fault(CRASHED, params={"path": task.name, "how": "Dask"})
        return failed(task, fault, passing=True)
