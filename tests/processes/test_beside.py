"""Work in a process beside the command's: what it began is cleared away, however it ends."""

import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest

from ravo.faults import InputProblem
from ravo.files import whole_file
from ravo.processes import beside as processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it starts as a copy there only")


@contextmanager
def working(work: Callable[[Path], object]) -> Iterator[Callable[[Path], object]]:
    """Give a function that does work with a file that is begun, in a process of its own."""

    def begun(path: Path, _: TextIO) -> object:
        with whole_file(path) as temporary:
            temporary.write_text("half")
            return work(temporary)

    with processes.beside(begun, io.StringIO(), lambda: None) as ask:
        yield lambda path: ask(path.name, path)


@pytest.fixture(autouse=True)
def _ctrl_c_is_heard() -> Iterator[None]:
    """Hear Ctrl-C here also where a shell started the tests in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def die(_: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def end_parent(path: Path) -> None:
    """Have the command end, while this process is at work for much longer."""
    os.kill(os.getppid(), signal.SIGINT)
    for _ in range(6_000):
        time.sleep(0.01)
    path.with_name("never ended").touch()


def end_both(path: Path) -> None:
    """Press Ctrl-C, which a terminal sends to both processes."""
    try:
        os.kill(os.getppid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
    finally:
        # Here the parent asks this process to end, while it is about to clear away.
        time.sleep(0.3)
        path.with_name("cleared").touch()


def stay(path: Path) -> None:
    """Take no notice of a wish to end, as code of another library may."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    end_parent(path)


def test_what_a_process_that_died_had_begun_is_removed(tmp_path: Path) -> None:
    with working(die) as ask:
        problem = ask(tmp_path / "new" / "xa.xlsx")
        assert isinstance(problem, InputProblem)
        assert problem.fault.params["how"] == "SIGKILL"
        assert list((tmp_path / "new").iterdir()) == []


def stumble(path: Path) -> None:
    raise ZeroDivisionError


def test_an_error_of_the_program_in_it_is_a_problem_of_the_file(tmp_path: Path) -> None:
    with working(stumble) as ask:
        problem = ask(tmp_path / "new" / "xa.xlsx")
    assert isinstance(problem, InputProblem)
    assert (problem.fault.code, problem.fault.params["path"]) == ("RV-146", "xa.xlsx")
    assert "ZeroDivisionError" in str(problem.fault.params["how"])
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(("work", "left"), [(end_parent, []), (end_both, ["cleared"]), (stay, [])])
def test_what_a_process_had_begun_is_removed_where_the_command_is_ended(
    work: Callable[[Path], None], left: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if work is stay:
        monkeypatch.setattr(processes, "END_SECONDS", 0.2)
    with working(work) as ask, pytest.raises(KeyboardInterrupt):
        ask(tmp_path / "new" / "xa.xlsx")
    # The process has ended before the interrupt goes on, not only when the block does.
    assert [path.name for path in (tmp_path / "new").iterdir()] == left
