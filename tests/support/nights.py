"""Folders of tiny workbooks, and runs over them; every person in them is invented."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl

from ravo.batch.config import RunConfig
from ravo.batch.manifest import ManifestEntry, entry_of
from ravo.batch.plan import Plan
from ravo.batch.run import Run, RunCounts, options_of
from ravo.batch.task import Task, TaskOutcome
from ravo.batch.work import handle
from ravo.faults import Fault
from ravo.workbook.products import MANIFEST
from support import books
from support.programs import home_environment

COMMUNES = ("Xã Mỹ An Hưng A", "Xã Mỹ An Hưng B", "Xã Tân Mỹ", "Xã Long Hưng A", "Xã Định An")


def commune(folder: Path, number: int = 0, /, households: int = 2, **info: Any) -> Path:
    """Write the tiny workbook of one commune; its households are poor, the last one is not."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [books.household(f"H{row + 1}", 3 if row else 0) for row in range(households)]
    named = {"Xã/phường/thị trấn": COMMUNES[number % len(COMMUNES)], **info}
    return books.write(folder / f"xa-{number}.xlsx", rows, info=named)


def faulty(folder: Path, number: int = 0) -> Path:
    """Write a workbook with one household that is rejected and one that is not."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [books.household("H1"), books.household("H2", **{"Điểm B1": "nhiều"})]
    return books.write(folder / f"xa-{number}.xlsx", rows)


def long_unchanged(folder: Path) -> None:
    """Have the files of a folder look as if they were written a minute ago: no run waits for them
    to be whole.
    """
    for path in folder.iterdir():
        written = path.stat().st_mtime_ns - 60 * 10**9
        os.utime(path, ns=(written, written))


def unreadable(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"not a workbook")
    return path


@dataclass
class Inline:
    """An engine that handles tasks in this process; `around` may stand in for handling."""

    around: Callable[[Task], TaskOutcome] = handle
    seen: list[str] = field(default_factory=list)

    def run(self, tasks: Iterable[Task], stop: Callable[[], bool]) -> Iterator[TaskOutcome]:
        for task in tasks:
            if stop():
                return
            self.seen.append(task.name)
            yield self.around(task)


@dataclass
class Ear:
    """Hears what a run tells."""

    faults: list[str] = field(default_factory=list)
    reports: list[tuple[str, bool]] = field(default_factory=list)
    plan: Plan | None = None

    def planned(self, plan: Plan) -> None:
        self.plan = plan

    def handled(self, entry: ManifestEntry, place: int, all: int) -> None:
        assert 1 <= place <= all

    def fault(self, fault: Fault) -> None:
        self.faults.append(fault.code)

    def reported(self, name: str, *, written: bool) -> None:
        self.reports.append((name, written))


def config(folder: Path, **more: Any) -> RunConfig:
    """Return a run from `vao` to `ra` that makes no reports and waits for nobody."""
    values: dict[str, Any] = {
        "input": folder / "vao",
        "output": folder / "ra",
        "report": {"make": False},
        "diff": {"make": False},
        "limits": {"settle_seconds": 0.0},
        **more,
    }
    return RunConfig.model_validate(values)


@dataclass
class Night:
    """One run and what came of it."""

    account: RunCounts
    engine: Inline
    ear: Ear
    run: Run

    @property
    def done(self) -> list[str]:
        """The workbooks that were handled."""
        return self.engine.seen


def night(
    told: RunConfig,
    engine: Inline | None = None,
    *,
    force: bool = False,
    stop: Callable[[], bool] = lambda: False,
) -> Night:
    """Run once in this process."""
    engine, ear = engine or Inline(), Ear()
    run = Run(told, options_of(told, "vi"), ear, 1)
    account = run.workbooks(engine, stop, force=force)
    run.clean()
    return Night(account, engine, ear, run)


def lines(out: Path) -> list[dict[str, Any]]:
    """Return the lines of a manifest, each of which holds its own checksum."""
    found = (out / MANIFEST).read_text(encoding="utf-8").splitlines()
    assert all(entry_of(line) is not None for line in found)
    return [json.loads(line) for line in found]


def standing(out: Path) -> dict[str, dict[str, Any]]:
    """Return the last line of each workbook."""
    return {line["input"]: line for line in lines(out)}


def files(out: Path) -> set[str]:
    """Return every file below a folder, hidden ones too."""
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def cells(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return the values of every sheet of a workbook."""
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def same_outputs(one: Path, other: Path) -> None:
    """The two folders hold the same: JSON byte for byte, workbooks cell for cell."""
    assert files(one) == files(other)
    for name in files(one) - {MANIFEST}:
        if name.endswith(".json"):
            assert (one / name).read_bytes() == (other / name).read_bytes(), name
        elif name.endswith(".xlsx"):
            assert cells(one / name) == cells(other / name), name


def start(*words: object, home: Path, **more: Any) -> "subprocess.Popen[str]":
    """Start `ravo batch` as its users do."""
    return subprocess.Popen(
        [sys.executable, "-m", "ravo", "batch", *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=home_environment(home),
        **more,
    )


def batch(*words: object, home: Path, **more: Any) -> "subprocess.CompletedProcess[str]":
    """Run `ravo batch` to its end."""
    with start(*words, home=home, **more) as process:
        out, err = process.communicate(timeout=300)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)
