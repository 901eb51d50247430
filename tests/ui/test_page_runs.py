"""Runs of the page: stopped, crashed, each in its own folder, forgotten when there are many."""

import asyncio
import os
import threading
from pathlib import Path

import pytest

from ravo.ui import runs as runs_module
from ravo.ui.answer import read_answer
from ravo.ui.order import IN, OUT, RunOrder
from ravo.ui.runs import PageRun, PageRuns

PATIENCE = 120.0


def order(folder: Path, work: str, name: str) -> RunOrder:
    for inner in (IN, OUT):
        (folder / inner).mkdir(parents=True)
    (folder / IN / name).write_bytes(b"x")
    return RunOrder(f"support.card_work:{work}", folder, {"file": (name,)}, {}, "vi")


def run_of(runs: PageRuns, work: str, *names: str, owner: str = "a") -> PageRun:
    folder = runs.new_folder()
    orders = [order(folder / str(at), work, name) for at, name in enumerate(names)]
    return PageRun(folder.name, owner, "check", orders, names, folder, "vi")


def test_a_run_that_is_stopped_leaves_nothing_half_written(tmp_path: Path) -> None:
    runs = PageRuns(tmp_path)
    run = run_of(runs, "endless", "xa.xlsx")
    begun = threading.Event()
    run.listeners.add(lambda: begun.set() if run.step == "begun" else None)
    runs.start(run)
    assert begun.wait(PATIENCE)
    assert runs.busy
    run.stop()
    assert run.ended.wait(PATIENCE)
    assert run.state == "stopped"
    assert not runs.busy
    assert list(run.orders[0].out.iterdir()) == []


def test_a_file_that_ends_the_process_costs_no_other(tmp_path: Path) -> None:
    runs = PageRuns(tmp_path)
    run = run_of(runs, "ending", "crash.xlsx", "xa.xlsx")
    runs.start(run)
    assert run.ended.wait(PATIENCE)
    assert run.state == "done"
    assert {place: fault.code for place, fault in run.problems.items()} == {0: "RV-136"}
    answer = read_answer(run.orders[1].folder, "en")
    assert answer is not None
    assert answer["headline"] == "done"


def test_a_run_is_seen_by_its_own_browser_alone(tmp_path: Path) -> None:
    runs = PageRuns(tmp_path)
    mine, theirs = (run_of(runs, "ending", "xa.xlsx", owner=owner) for owner in "ab")
    runs.runs = {run.id: run for run in (mine, theirs)}
    assert runs.of("a") == [mine]
    assert runs.one(theirs.id, "a") is None
    assert runs.one(theirs.id, "b") is theirs
    if os.name == "posix":  # a folder of Windows has the rights of the one around it
        assert mine.folder.stat().st_mode & 0o777 == 0o700


def test_only_files_of_its_own_outputs_can_be_taken(tmp_path: Path) -> None:
    runs = PageRuns(tmp_path)
    run = run_of(runs, "ending", "xa.xlsx", "ban.xlsx")
    (run.orders[1].out / "ban.ket-qua.xlsx").write_bytes(b"1")
    (run.orders[1].out / ".ban-ravo.xlsx").write_bytes(b"unfinished")
    assert [(at, path.name) for at, path in run.files()] == [(1, "ban.ket-qua.xlsx")]
    assert run.file(1, "ban.ket-qua.xlsx") is not None
    for place, name in [(0, "ban.ket-qua.xlsx"), (1, "../in/ban.xlsx"), (1, "ban.xlsx"), (2, "x")]:
        assert run.file(place, name) is None


def test_the_oldest_of_many_runs_goes_with_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs_module, "KEPT", 1)
    runs = PageRuns(tmp_path)
    old, new = (run_of(runs, "ending", "xa.xlsx") for _ in range(2))
    old.state = "done"
    runs.runs = {old.id: old}
    runs.start(new)
    assert new.ended.wait(PATIENCE)
    assert runs.of("a") == [new]
    assert not old.folder.exists()


def test_who_follows_a_run_hears_of_a_change_from_another_thread(tmp_path: Path) -> None:
    runs = PageRuns(tmp_path)
    run = run_of(runs, "ending", "xa.xlsx")

    async def follow() -> int:
        seen = run.version
        threading.Thread(target=run.change, args=("working",)).start()
        while run.version == seen:
            await run.next_change(seen, PATIENCE)
        return run.version

    assert asyncio.run(follow()) == 1
    assert run.listeners == set()
