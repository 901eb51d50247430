"""A function called with one item at a time, in worker processes with limits of time and memory.

Each worker handles one item at a time over its own pipe, so that a crash affects no other worker.
The run watches its time and memory, and the worker ends by itself when the run has ended. Modules
that only workers need are imported with the first worker, because most nights have no work.
"""

import contextlib
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from ravo.faults import usage
from ravo.processes import worker

if TYPE_CHECKING:
    from multiprocessing import connection
    from multiprocessing.process import BaseProcess

PooledItem = TypeVar("PooledItem")
LOOK_SECONDS = 0.1
RECYCLE_AFTER = 50
"""The workbooks after which a worker is replaced, so that libraries' leaks do not add up."""
RECYCLE_SHARE = 0.5
"""The share of the memory limit above which a worker is replaced after a workbook."""
MOST_FALSE_STARTS = 3
START_SECONDS = 120
"""The time in which a worker must have imported its modules, perhaps from a slow share."""
MIB = 1 << 20
PENDING = object()
"""The placeholder for an answer that has not arrived yet."""


@dataclass(frozen=True, slots=True)
class LostItem:
    """The reason why a process gave no answer (`time`, `memory`, `crash`, `bug`), and details."""

    why: Literal["time", "memory", "crash", "bug"]
    how: str = ""


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """The limits of an item: seconds, and MiB of memory of its process (0: no limit)."""

    seconds: float
    memory_mib: int


@dataclass
class _Hand:
    """A worker process, the pipe to it, and the item that it is handling."""

    process: "BaseProcess"
    pipe: "connection.Connection[Any, Any]"
    item: Any = None
    ready: bool = False
    since: float = 0.0
    served: int = 0

    def give(self, item: Any) -> bool:
        """Send an item to the worker; return whether the worker was still running."""
        try:
            self.pipe.send(item)
        except OSError:  # it ended while idle, which `_heard` detects
            return False
        self.item, self.since = item, time.monotonic()
        return True

    def memory(self) -> int:
        """Return the memory of the process in bytes; 0 where it has ended."""
        import psutil

        try:
            return int(psutil.Process(self.process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def end(self, *, at_once: bool) -> None:
        """End the process: by closing its pipe if it is idle, else (`at_once`) by killing it."""
        self.pipe.close()
        if at_once:
            self.process.kill()
        self.process.join()
        self.process.close()


@dataclass
class Isolation(Generic[PooledItem]):
    """Calls a function, by its dotted name, with one item at a time in processes of their own."""

    function: str
    jobs: int
    limits: ProcessLimits
    hands: list[_Hand] = field(default_factory=list)
    false_starts: int = 0

    def run(
        self, items: Iterable[PooledItem], stop: Callable[[], bool]
    ) -> Generator[tuple[PooledItem, Any], None, None]:
        """Yield each item with the value that the function returned, or with a `LostItem`.

        No new items are started once `stop` returns True. Raises UsageProblem (exit code 2) where
        no worker can be started.
        """
        waiting = deque(items)
        try:
            while True:
                self._go_on(waiting, stop)
                if not waiting and not any(hand.item is not None for hand in self.hands):
                    return
                answers = list(self._heard())
                # Workers get the next items before these answers are handled.
                self._go_on(waiting, stop)
                yield from answers
        finally:
            for hand in self.hands:
                hand.end(at_once=hand.item is not None or not hand.ready)
            self.hands.clear()

    def _go_on(self, waiting: deque[PooledItem], stop: Callable[[], bool]) -> None:
        """Send waiting items to workers, or drop them where the run must stop."""
        if stop():
            waiting.clear()
        self._staff(waiting)

    def _staff(self, waiting: deque[PooledItem]) -> None:
        """Send waiting items to idle workers, and start as many workers as there is work for."""
        for hand in self.hands:
            if hand.ready and hand.item is None and waiting and hand.give(waiting[0]):
                waiting.popleft()
        busy = sum(hand.item is not None for hand in self.hands)
        while len(self.hands) < min(self.jobs, busy + len(waiting)):
            self.hands.append(self._started())

    def _started(self) -> _Hand:
        from multiprocessing import get_context

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        setup = worker.WorkerSetup(self.function, self.limits.memory_mib * MIB)
        process = context.Process(target=worker.serve, args=(theirs, setup), daemon=True)
        with _signals_held():
            process.start()
        theirs.close()
        return _Hand(process, ours, since=time.monotonic())

    def _heard(self) -> Iterator[tuple[PooledItem, Any]]:
        """Wait a moment for answers; yield items with their answers, or as lost."""
        from multiprocessing import connection

        connection.wait([hand.pipe for hand in self.hands], timeout=LOOK_SECONDS)
        for hand in list(self.hands):
            answer = self._answer(hand)
            if answer is PENDING:
                continue
            item, hand.item = hand.item, None
            lost = isinstance(answer, LostItem)
            if lost or self._worn(hand):
                self.hands.remove(hand)
                hand.end(at_once=lost)
            if item is not None:
                yield item, answer

    def _answer(self, hand: _Hand) -> Any:
        """Return a worker's answer, a `LostItem` where it gave none, or PENDING while it works."""
        try:
            if hand.pipe.poll():
                return self._received(hand)
        except (EOFError, OSError):
            return self._dead(hand)
        taken = time.monotonic() - hand.since
        if not hand.ready:
            return PENDING if taken <= START_SECONDS else self._false_start("timeout")
        if hand.item is None:
            return PENDING
        if taken > self.limits.seconds:
            return LostItem("time")
        most = self.limits.memory_mib * MIB
        return LostItem("memory") if most and hand.memory() > most else PENDING

    def _received(self, hand: _Hand) -> Any:
        kind, value = hand.pipe.recv()
        if kind == worker.READY:
            hand.ready, self.false_starts = True, 0
            return PENDING
        hand.served += 1
        return value if kind == worker.ANSWER else LostItem(*value)

    def _dead(self, hand: _Hand) -> LostItem:
        hand.process.join()
        how = ending_of(hand.process.exitcode)
        return LostItem("crash", how) if hand.ready else self._false_start(how)

    def _false_start(self, how: str) -> LostItem:
        """Return the loss of a worker that ended before its first item.

        Raises UsageProblem (RV-136), which ends the run, after several in a row.
        """
        self.false_starts += 1
        if self.false_starts >= MOST_FALSE_STARTS:
            raise usage("RV-136", path="–", how=how)
        return LostItem("crash", how)

    def _worn(self, hand: _Hand) -> bool:
        most = self.limits.memory_mib * MIB * RECYCLE_SHARE
        return hand.served >= RECYCLE_AFTER or bool(most and hand.memory() > most)


def ending_of(code: int | None) -> str:
    """Return the name of the signal that ended a process, or its exit code, as text."""
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return str(code)


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Block the stopping signals while a process starts, until it ignores them itself."""
    if os.name == "nt":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, worker.STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
