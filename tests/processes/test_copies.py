"""Work in a copy of the process: done once, failures raised here, nothing left running."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ravo.processes.copies import meanwhile

HERE = os.getpid()
LONG = 60.0
copied = pytest.mark.skipif(sys.platform != "linux", reason="no copies there")


def noting(file: Path, then: Callable[[], object] = lambda: None) -> Callable[[], None]:
    """Return work that leaves the number of its process as a line of a file, and then goes on."""

    def work() -> None:
        with file.open("a", encoding="ascii") as lines:
            lines.write(f"{os.getpid()}\n")
        then()

    return work


def by(file: Path) -> list[bool]:
    """Return for each time that the work was done whether it was this process."""
    return [int(line) == HERE for line in file.read_text(encoding="ascii").split()]


def fail() -> None:
    raise ValueError("work")


@copied
def test_a_copy_does_the_work_once_and_prints_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    done: list[str] = []

    def printing() -> None:
        print("out")
        print("err", file=sys.stderr)

    with meanwhile(noting(tmp_path / "by", printing), lambda: done.append("done")):
        done.append("block")
    assert by(tmp_path / "by") == [False]
    assert done == ["block", "done"]
    assert capfd.readouterr() == ("", "")


def test_what_the_work_raises_is_raised_here(tmp_path: Path) -> None:
    done: list[str] = []
    with (
        pytest.raises(ValueError, match="work"),
        meanwhile(noting(tmp_path / "by", fail), lambda: done.append("done")),
    ):
        done.append("block")
    assert by(tmp_path / "by")[-1]
    assert done == ["block"]


@copied
def test_work_whose_copy_is_killed_is_done_here(tmp_path: Path) -> None:
    def die() -> None:
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)

    done: list[str] = []
    with meanwhile(noting(tmp_path / "by", die), lambda: done.append("done")):
        pass
    assert by(tmp_path / "by") == [False, True]
    assert done == ["done"]


@copied
@pytest.mark.parametrize(("work", "expected"), [(lambda: None, ["done"]), (fail, [])])
def test_where_the_block_fails_its_error_is_raised_and_the_work_not_repeated(
    tmp_path: Path, work: Callable[[], None], expected: list[str]
) -> None:
    done: list[str] = []
    with (
        pytest.raises(LookupError, match="block"),
        meanwhile(noting(tmp_path / "by", work), lambda: done.append("done")),
    ):
        raise LookupError("block")
    assert by(tmp_path / "by") == [False]
    assert done == expected


def _interrupt_once_there_is(file: Path) -> None:
    while not file.is_file():
        time.sleep(0.01)
    raise KeyboardInterrupt


@copied
def test_an_interrupt_ends_the_copy(tmp_path: Path) -> None:
    file, done = tmp_path / "by", list[str]()
    with (
        pytest.raises(KeyboardInterrupt),
        meanwhile(noting(file, lambda: time.sleep(LONG)), lambda: done.append("done")),
    ):
        _interrupt_once_there_is(file)
    assert by(file) == [False]
    assert done == []
