"""One run at a time: who holds the folder is said, a killed run holds nothing."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ravo.batch.run_lock import ROOM, held
from ravo.faults import UsageProblem
from ravo.locks import LockHolder, lock_file

pytestmark = pytest.mark.usefixtures("user_home")

HOLD = """
import os, sys
from pathlib import Path
from ravo.batch.run_lock import held
with held(Path(sys.argv[1]), 0.0):
    print("held", os.getpid(), flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(out: Path) -> "Iterator[tuple[subprocess.Popen[str], str]]":
    """Give a process that holds the lock until its input ends, and its number by itself.

    On Windows the process of a virtual environment starts the one that works.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(out)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    word, number = process.stdout.readline().split()
    assert word == "held"
    with process:
        yield process, number
        process.kill()


def test_a_second_run_says_who_holds_it_and_since_when(tmp_path: Path) -> None:
    with (
        holder(tmp_path / "ra") as (_, number),
        pytest.raises(LockHolder) as caught,
        held(tmp_path / "ra", 0.0),
    ):
        pass
    params = caught.value.fault.params
    assert caught.value.exit_code == 4
    assert params["pid"] == number
    assert str(params["since"]).startswith("20")
    assert set(params) == {"path", "pid", "host", "since"}


def test_a_lock_that_cannot_be_made_is_told_with_its_path(tmp_path: Path) -> None:
    path = lock_file(tmp_path / "ra", ROOM)
    path.mkdir(parents=True)
    with pytest.raises(UsageProblem) as told, held(tmp_path / "ra", 0.0):
        pass
    # To Windows a folder in the place of a file is one that may not be opened.
    assert told.value.fault.params["path"] == (path.name if os.name == "nt" else str(path))


def test_the_lock_holds_where_its_holder_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ravo.locks.NAMED_SECONDS", 0.1)
    lock_file(tmp_path / "ra", ROOM).with_suffix(".json").mkdir(parents=True)
    with (
        held(tmp_path / "ra", 0.0),
        pytest.raises(LockHolder) as told,
        held(tmp_path / "ra", 0.0),
    ):
        pass
    assert told.value.fault.params["pid"] == "?"


def test_a_holder_that_has_just_taken_the_lock_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    holder_file = lock_file(tmp_path / "ra", ROOM).with_suffix(".json")

    def written_meanwhile(seconds: float) -> None:
        waited.append(seconds)
        lock_file(tmp_path / "ra", ROOM).with_suffix(".json").write_text(
            '{"pid": 42}', encoding="utf-8"
        )

    with held(tmp_path / "ra", 0.0):
        holder_file.write_text("{", encoding="utf-8")
        monkeypatch.setattr("ravo.locks.time.sleep", written_meanwhile)
        with pytest.raises(LockHolder) as told, held(tmp_path / "ra", 0.0):
            pass
    assert told.value.fault.params["pid"] == "42"
    assert len(waited) == 1


def test_another_folder_is_free(tmp_path: Path) -> None:
    with holder(tmp_path / "ra"), held(tmp_path / "ra2", 0.0):
        pass


def test_the_same_folder_by_another_name_is_not(tmp_path: Path) -> None:
    (tmp_path / "ra").mkdir()
    try:
        (tmp_path / "link").symlink_to(tmp_path / "ra")
    except OSError:
        pytest.skip("Windows lets not everybody make a link")
    with holder(tmp_path / "ra"), pytest.raises(LockHolder), held(tmp_path / "link", 0.0):
        pass


def test_a_killed_run_holds_nothing(tmp_path: Path) -> None:
    with holder(tmp_path / "ra") as (process, _):
        process.kill()
        process.wait()
        with held(tmp_path / "ra", 0.0):
            pass


def test_a_run_may_wait_for_its_turn(tmp_path: Path) -> None:
    with holder(tmp_path / "ra") as (process, _):
        ended = subprocess.Popen(
            [sys.executable, "-c", f"import time, os; time.sleep(1); os.kill({process.pid}, 9)"]
        )
        with held(tmp_path / "ra", 60.0):
            # Windows ends a process with the number itself.
            assert abs(process.wait()) == 9
        ended.wait()


def test_waiting_has_an_end(tmp_path: Path) -> None:
    with holder(tmp_path / "ra"):
        began = time.monotonic()
        with pytest.raises(LockHolder), held(tmp_path / "ra", 0.3):
            pass
        assert time.monotonic() - began >= 0.3


def test_the_lock_lies_on_this_machine_and_names_nobody(user_home: Path, tmp_path: Path) -> None:
    with held(tmp_path / "ra", 0.0):
        words = lock_file(tmp_path / "ra", ROOM).with_suffix(".json").read_text(encoding="utf-8")
    assert lock_file(tmp_path / "ra", ROOM).is_relative_to(user_home)
    assert f'"pid": {os.getpid()}' in words
    assert sorted(json.loads(words)) == ["host", "pid", "since"]
    assert not lock_file(tmp_path / "ra", ROOM).with_suffix(".json").exists()
