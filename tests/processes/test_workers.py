"""Processes of their own: whatever one item does, the others get their answers."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from ravo.faults import UsageProblem
from ravo.processes import isolation as pool
from ravo.processes.isolation import Isolation, LostItem, ProcessLimits
from support.programs import environment

Item = tuple[str, Any]
ACT = "support.hands:act"
HOUR = 3600.0
POSIX = os.name == "posix"


@dataclass
class Clock:
    """Stands in for the clock by which workers are timed: it stands still until it is moved."""

    now: float = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(pool, "time", found)
    return found


def answers(*items: Item, jobs: int = 1, seconds: float = 60, memory: int = 512) -> list[Any]:
    """Return what became of each item, in the order of the items."""
    isolation: Isolation[Item] = Isolation(ACT, jobs, ProcessLimits(seconds, memory))
    found = list(isolation.run(items, lambda: False))
    assert len(found) == len(items)
    return [next(answer for item, answer in found if item is wanted) for wanted in items]


def around(item: Item, **limits: Any) -> Any:
    """Return what became of an item that stands between two others, which are answered."""
    first, found, last = answers(("echo", 1), item, ("echo", 2), **limits)
    assert (first, last) == (1, 2)
    return found


@pytest.mark.parametrize(
    ("item", "how"),
    [
        (("exit", 7), "7"),
        (("exit", 0), "0"),
        # Windows has no signals: a killed process ends with the number, a broken one with its own.
        (("kill", 9), "SIGKILL" if POSIX else "9"),
        (("segfault", None), "SIGSEGV" if POSIX else str(0xC0000005)),
    ],
)
def test_a_crash_costs_its_item_alone(item: Item, how: str) -> None:
    assert around(item) == LostItem("crash", how)


def test_a_bug_is_told_by_its_place_without_its_words() -> None:
    found = around(("raise", ValueError("Nguyễn Văn Thử 087123456789")))
    assert found.why == "bug"
    assert found.how.startswith("ValueError worker.py:")
    assert "hands.py" in found.how
    assert "Thử" not in found.how
    assert "087" not in found.how


def test_an_exception_that_is_none_is_survived_too() -> None:
    assert around(("raise", KeyboardInterrupt())).why == "bug"
    assert around(("raise", SystemExit(3))).why == "bug"


def test_an_item_may_not_take_for_ever(tmp_path: Path, clock: Clock) -> None:
    begun = tmp_path / "begun"

    def an_hour_passes() -> bool:
        """Move the clock once the item is in hand; nobody asks for a stop."""
        if begun.exists() and clock.now == 0:
            clock.now = HOUR
        return False

    items: list[Item] = [("echo", 1), ("orphan", str(begun)), ("echo", 2)]
    isolation: Isolation[Item] = Isolation(ACT, 1, ProcessLimits(HOUR - 1, 512))
    found = [answer for _, answer in isolation.run(items, an_hour_passes)]
    assert found == [1, LostItem("time"), 2]


def test_a_worker_that_never_comes_to_its_first_item_ends_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pool, "START_SECONDS", 0.3)
    isolation: Isolation[Item] = Isolation("support.never_there:act", 1, ProcessLimits(60, 512))
    with pytest.raises(UsageProblem) as told:
        list(isolation.run([("echo", 1)], lambda: False))
    assert told.value.fault.code == "RV-136"
    assert told.value.fault.params["how"] == "timeout"
    assert multiprocessing.active_children() == []


def test_time_is_counted_for_each_item_alone(clock: Clock) -> None:
    isolation: Isolation[Item] = Isolation(ACT, 1, ProcessLimits(HOUR + 1, 512))
    answered = []
    for _, answer in isolation.run([("echo", number) for number in range(4)], lambda: False):
        answered.append(answer)
        clock.now += HOUR
    assert answered == [0, 1, 2, 3]


def test_an_item_may_not_swell_for_ever() -> None:
    assert around(("swell", None), memory=256) == LostItem("memory")


def test_memory_asked_for_at_once_is_refused_at_once() -> None:
    assert around(("hold", 64 << 30), memory=256) == LostItem("memory")


def test_memory_within_the_limit_is_given() -> None:
    assert around(("hold", 100 << 20), memory=512) == 100 << 20


def test_workers_are_as_many_as_asked_for(tmp_path: Path) -> None:
    pids = answers(*[("pid", n) for n in range(4)], jobs=1)
    assert len(set(pids)) == 1
    assert pids[0] != os.getpid()
    together = answers(*[("meet", (str(tmp_path), 3)) for _ in range(3)], jobs=3)
    assert len(set(together)) == 3
    assert {path.name for path in tmp_path.iterdir()} == set(map(str, together))


def test_a_worker_is_replaced_before_it_is_worn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "RECYCLE_AFTER", 2)
    pids = answers(*[("pid", n) for n in range(5)])
    assert pids[0] == pids[1]
    assert len(set(pids)) == 3


def test_a_stop_lets_the_item_in_hand_end_and_gives_out_no_other() -> None:
    isolation: Isolation[Item] = Isolation(ACT, 1, ProcessLimits(60, 512))
    asked: list[int] = []
    items = [("echo", 1), ("echo", 2), ("echo", 3), ("echo", 4)]
    for _, answer in isolation.run(items, lambda: bool(asked)):
        asked.append(answer)
    # The second was handed over before the first was heard of.
    assert asked == [1, 2]
    assert isolation.hands == []


def test_whoever_stops_listening_leaves_no_process() -> None:
    isolation: Isolation[Item] = Isolation(ACT, 2, ProcessLimits(60, 512))
    running = isolation.run([("echo", 1), ("sleep", 600)], lambda: False)
    next(running)
    pids = [hand.process.pid for hand in isolation.hands]
    running.close()
    assert pids
    assert not any(psutil.pid_exists(pid) for pid in pids if pid)


def test_a_module_that_cannot_be_loaded_ends_the_run() -> None:
    from ravo.faults import UsageProblem

    isolation: Isolation[Item] = Isolation("no_such_module:act", 1, ProcessLimits(60, 512))
    with pytest.raises(UsageProblem):
        list(isolation.run([("echo", 1)], lambda: False))


def test_what_native_code_prints_stays_out_of_the_mail(capfd: pytest.CaptureFixture[str]) -> None:
    assert answers(("print", None)) == [None]
    assert capfd.readouterr() == ("", "")


RUN = """
import sys
from ravo.processes.isolation import Isolation, ProcessLimits
if __name__ == "__main__":
    items = [("orphan", sys.argv[1]), ("orphan", sys.argv[2])]
    list(Isolation("support.hands:act", 2, ProcessLimits(60, 512)).run(items, lambda: False))
"""


def written(paths: Sequence[Path]) -> list[int]:
    """Wait until every worker has told its number."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        told = [path.read_text(encoding="utf-8") if path.exists() else "" for path in paths]
        if all(told):
            return list(map(int, told))
        time.sleep(0.05)
    raise TimeoutError


def test_workers_end_when_their_run_is_killed(tmp_path: Path) -> None:
    script, paths = tmp_path / "run.py", [tmp_path / "a", tmp_path / "b"]
    script.write_text(RUN, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script), *map(str, paths)], env=environment()
    ) as process:
        workers = [psutil.Process(pid) for pid in written(paths)]
        process.kill()
    _, alive = psutil.wait_procs(workers, timeout=60)
    assert alive == []


@pytest.mark.skipif(not POSIX, reason="Windows sends no signal to one process")
def test_workers_leave_stopping_to_their_run(tmp_path: Path) -> None:
    script, paths = tmp_path / "run.py", [tmp_path / "a", tmp_path / "b"]
    script.write_text(RUN, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script), *map(str, paths)], env=environment()
    ) as process:
        workers = [psutil.Process(pid) for pid in written(paths)]
        for worker in workers:
            worker.send_signal(signal.SIGTERM)
            worker.send_signal(signal.SIGINT)
        _, alive = psutil.wait_procs(workers, timeout=2)
        process.kill()
    assert len(alive) == 2
