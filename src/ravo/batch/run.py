"""A run over many workbooks: listed, planned, handled, put in place, counted."""

import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from ravo.batch.config import EVERY, RunConfig
from ravo.batch.engines.engine import Engine
from ravo.batch.ingredients import check_files, digest_of
from ravo.batch.manifest import (
    TORN_NAME,
    Manifest,
    ManifestEntry,
    append,
    put_torn_aside,
    read_manifest,
)
from ravo.batch.placement import (
    begun_in,
    empty,
    in_place,
    note_begun,
    outputs_hold,
    put_in_place,
    written_checksums,
)
from ravo.batch.plan import FoundWorkbook, Plan, key_of, make_plan, targets_of
from ravo.batch.report_folders import restore_folders
from ravo.batch.scan import look_twice, names_in
from ravo.batch.task import Task, TaskOptions, TaskOutcome
from ravo.batch.work import failure
from ravo.corrections.model import Corrections
from ravo.faults import Fault, RavoError, unreadable
from ravo.faults.unread import Unread, unread_of
from ravo.files import is_special, is_text, output_problem, shown
from ravo.messages import Lang
from ravo.processes.isolation import ProcessLimits
from ravo.workbook.folders import passed_over
from ravo.workbook.products import MANIFEST

WORK = ".ravo"
"""The folder for unfinished files inside the outputs; every run empties it."""


class Watcher(Protocol):
    """Receives the events of a run in progress."""

    def planned(self, plan: Plan) -> None:
        """Receive the plan of the run."""

    def handled(self, entry: ManifestEntry, place: int, all: int) -> None:
        """Receive the outcome of a workbook, the `place`-th of `all`."""

    def fault(self, fault: Fault) -> None:
        """Receive a fault that belongs to no single workbook."""

    def reported(self, name: str, *, written: bool) -> None:
        """Receive that a report was written, or could not be."""


@dataclass(frozen=True)
class RunCounts:
    """The counts of a run.

    `entries` are the existing workbooks, each with its current entry; `results` those whose results
    are in place. `handled` were processed in this run, `left` were not begun before the run was
    stopped. `unused_corrections` is whether corrections fitted no workbook, `unread` what in and
    beside the workbooks was not read.
    """

    entries: tuple[ManifestEntry, ...]
    results: tuple[ManifestEntry, ...]
    handled: int
    unchanged: int
    left: int
    gone: int
    interrupted: bool
    unused_corrections: bool
    seconds: float = 0.0
    unread: Unread = field(default_factory=Unread)


@dataclass
class Run:
    """One run that holds the lock of its output folder."""

    config: RunConfig
    options: TaskOptions
    watcher: Watcher
    jobs: int
    manifest: Manifest = field(init=False)
    now: dict[str, ManifestEntry] = field(default_factory=dict)
    good: dict[str, ManifestEntry] = field(default_factory=dict)
    begun: dict[str, set[str]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    unused_corrections: bool = False
    unread: Unread = field(default_factory=Unread)

    @property
    def out(self) -> Path:
        """The folder of the outputs."""
        return self.config.output

    @property
    def work(self) -> Path:
        """The folder for unfinished files, on the disk of the outputs."""
        return self.out / WORK

    @property
    def limits(self) -> ProcessLimits:
        """The limits for one workbook."""
        return ProcessLimits(self.config.limits.seconds, self.config.limits.memory_mib)

    def workbooks(self, engine: Engine, stop: Callable[[], bool], *, force: bool) -> RunCounts:
        """Handle the planned workbooks and account for every workbook.

        Raises InputProblem (exit code 3) where there are none, UsageProblem (exit code 2) where
        nothing more can be written; what was done until then stays.
        """
        began = time.monotonic()
        self._prepare()
        ingredients = digest_of(self.options)
        basis = sha256(f"{ingredients}\0{self.config.input}".encode()).hexdigest()
        workbooks, lines = self._workbooks()
        plan = make_plan(workbooks, self.manifest.standing, basis, self._holds, force=force)
        self.watcher.planned(plan)
        self._note(plan)
        if plan.todo:
            check_files(self.options.reading)
        tasks = [self._task(item, basis, ingredients, lines) for item in plan.todo]
        handled = 0
        for done in engine.run(tasks, stop):
            handled += 1
            self.watcher.handled(self._settled(done), handled, len(tasks))
        if handled == len(tasks):
            note_begun(self.work, {})
        return self._account(plan, handled, time.monotonic() - began)

    def clean(self) -> None:
        """Empty the folder for unfinished files; displaced files are restored."""
        restore_folders(self.work, self.out)
        empty(self.work)

    def _prepare(self) -> None:
        """Read the manifest and clear up after an interrupted run."""
        try:
            self.begun = begun_in(self.work)
            self.clean()
            self.work.mkdir(parents=True, exist_ok=True)
            if self.config.archive is not None:
                from ravo.batch.archive import sweep

                sweep(self.config.archive, str(self.work))
        except OSError as error:
            raise output_problem(error, self.out) from error
        path = self.out / MANIFEST
        self.manifest = read_manifest(path)
        self.good = dict(self.manifest.good)
        if self.manifest.torn:
            put_torn_aside(path, self.work)
            self.watcher.fault(Fault("RV-140", params={"path": MANIFEST, "aside": TORN_NAME}))
        if self.manifest.damaged:
            params = {"path": MANIFEST, "lines": [str(line) for line in self.manifest.damaged]}
            self.watcher.fault(Fault("RV-139", params=params))

    def _workbooks(self) -> tuple[list[FoundWorkbook], Mapping[str, Corrections]]:
        config = self.config
        places = (config.output, config.previous, config.archive)
        aside = [path for path in places if path is not None]
        every = names_in(config.input, config.pattern, aside)
        if not every:
            raise unreadable("RV-179", path=str(config.input), pattern=config.pattern)
        unfit = {name: fault for name in every if (fault := _unfit(config.input / name, name))}
        names = [name for name in every if name not in unfit]
        self._note_unfit(unfit)
        self._report_passed_over(aside)
        self.names = frozenset(names)
        lines = self._corrections(names)
        workbooks = look_twice(config.input, names, config.limits.settle_seconds)
        if not lines:
            return workbooks, lines
        return [replace(item, corrections=_numbers(lines[item.name])) for item in workbooks], lines

    def _report_passed_over(self, aside: list[Path]) -> None:
        """Report other files beside the workbooks, unless a pattern selects the files."""
        if self.config.pattern != EVERY:
            return
        faults = passed_over(self.config.input, aside)
        self.unread = unread_of(faults)
        for fault in faults:
            self.watcher.fault(fault)

    def _note_unfit(self, unfit: Mapping[str, Fault]) -> None:
        """Record workbooks that cannot be opened or whose name cannot be used for outputs."""
        for name, fault in unfit.items():
            label = shown(Path(name))
            reason = failure(fault, self.options.lang, passing=True)
            self.now[label] = ManifestEntry(label, None, "failed", error=reason, at=_now())
        append(self.out / MANIFEST, [self.now[name] for name in sorted(self.now)])

    def _corrections(self, names: list[str]) -> dict[str, Corrections]:
        """Return the corrections for each workbook; faults of the file are reported once."""
        file = self.options.reading.corrections
        if file is None:
            return {}
        from ravo.corrections.reader import read_corrections
        from ravo.corrections.workbooks import for_workbook, unplaced

        books = {name: self.config.input / name for name in names}
        read = read_corrections(file)
        faults = unplaced(read, list(books.values()))
        if len(books) > 1:
            faults, read = (*read.faults, *faults), replace(read, faults=())
        for fault in faults:
            self.watcher.fault(fault)
        self.unused_corrections = any(fault.severity == "error" for fault in faults)
        every = list(books.values())
        return {name: for_workbook(read, path, every) for name, path in books.items()}

    def _holds(self, entry: ManifestEntry) -> bool:
        return outputs_hold(entry.outputs, self.out) and self._is_archived(entry)

    def _is_archived(self, entry: ManifestEntry) -> bool:
        folder = self.config.archive
        if folder is None or entry.verdict is None:
            return True
        if entry.archived == "":
            return any(
                other.archived and other.place == entry.place
                for name, other in self.good.items()
                if name in self.names
            )
        return entry.archived is not None and (folder / entry.archived).is_file()

    def _task(
        self, item: FoundWorkbook, basis: str, ingredients: str, lines: Mapping[str, Corrections]
    ) -> Task:
        return Task(
            path=str(self.config.input / item.name),
            name=item.name,
            sha256=item.sha256 or "",
            key=key_of(item, basis),
            ingredients=ingredients,
            staging=str(self.work),
            targets=targets_of(item.name),
            options=self.options,
            corrections=lines.get(item.name),
            archive=_path_text(self.config.archive),
        )

    def _note(self, plan: Plan) -> None:
        """Write the lines of the workbooks that are not handled."""
        entries = [
            replace(entry, status="unchanged", seconds=0.0, at=_now()) for entry in plan.unchanged
        ]
        lines = [
            entry
            for entry, old in zip(entries, plan.unchanged, strict=True)
            if old.status != "unchanged"
        ]
        for item in plan.waiting:
            fault = Fault("RV-137", params={"path": item.name})
            entries.append(self._undone(item, "waiting", fault))
        for item, other in plan.clashing:
            fault = Fault("RV-128", params={"path": item.name, "other": other})
            entries.append(self._undone(item, "failed", fault))
        lines += entries[len(plan.unchanged) :]
        append(self.out / MANIFEST, lines)
        self.now |= {entry.input: entry for entry in entries}

    def _undone(self, item: FoundWorkbook, status: str, fault: Fault) -> ManifestEntry:
        reason = failure(fault, self.options.lang, passing=True)
        waiting = status == "waiting"
        return ManifestEntry(
            item.name, item.sha256, "waiting" if waiting else "failed", error=reason, at=_now()
        )

    def _settled(self, done: TaskOutcome) -> ManifestEntry:
        """Put the files of a workbook in place, then write its line to the manifest."""
        good = self.good.get(done.name)
        entry = ManifestEntry(
            done.name,
            done.sha256 or None,
            done.status,
            done.verdict,
            done.counts,
            done.undetermined,
            done.place,
            {},
            done.seconds,
            done.error,
            done.key,
            _now(),
            unread=done.unread,
            departed=done.departed,
        )
        if done.status == "scored" or done.staged:
            try:
                outputs = self._placed(done, good)
                entry = replace(entry, outputs=outputs, archived=self._archived(done, good))
            except RavoError as problem:
                reason = failure(problem.fault, self.options.lang, passing=True)
                there = in_place(done, self.out)
                entry = replace(entry, status="failed", verdict=None, error=reason, outputs=there)
        for staged in done.staged[:1]:
            shutil.rmtree(Path(staged.path).parent, ignore_errors=True)
        append(self.out / MANIFEST, [entry])
        checksums = written_checksums(done)
        self.begun = {name: of for name, of in self.begun.items() if name not in checksums}
        note_begun(self.work, self.begun)
        self.now[done.name] = entry
        if entry.verdict is not None:
            self.good[done.name] = entry
        elif entry.error and not entry.error.passing:
            self.good.pop(done.name, None)
        return entry

    def _placed(self, done: TaskOutcome, good: ManifestEntry | None) -> dict[str, str]:
        """Put the files of a workbook in place; report the ones that had been edited."""
        for name, digest in written_checksums(done).items():
            self.begun[name] = {*self.begun.get(name, ()), digest}
        note_begun(self.work, self.begun)
        known = {name: set(of) for name, of in self.begun.items()}
        for entry in (good, self.manifest.standing.get(done.name)):
            for name, digest in (entry.outputs if entry else {}).items():
                known.setdefault(name, set()).add(digest)
        placed = put_in_place(done, good, known, self.out, self.work)
        for name, kept in placed.kept:
            self.watcher.fault(Fault("RV-100", params={"path": name, "kept": kept}))
        return placed.outputs

    def _archived(self, done: TaskOutcome, good: ManifestEntry | None) -> str | None:
        """Move the verdicts of a workbook into the archive; return their place there."""
        if done.verdicts is None or self.config.archive is None:
            return None
        from ravo.batch.archive import settle

        place, fault = settle(
            done.verdicts,
            self.config.archive,
            present=self.names,
            earlier=(good.archived if good else None) or None,
        )
        if fault is not None:
            self.watcher.fault(fault)
        return place or ""

    def _in_place(self, name: str) -> bool:
        """Return whether the results of a workbook are in place, new or older."""
        new = self.now[name].verdict is not None
        return new or outputs_hold(self.good[name].outputs, self.out)

    def _account(self, plan: Plan, handled: int, seconds: float) -> RunCounts:
        names = sorted(self.now)
        results = [self.good[name] for name in names if name in self.good and self._in_place(name)]
        left = len(plan.todo) - handled
        return RunCounts(
            entries=tuple(self.now[name] for name in names),
            results=tuple(results),
            handled=handled,
            unchanged=len(plan.unchanged),
            left=left,
            gone=sum(entry.input not in self.now for entry in plan.gone),
            interrupted=left > 0,
            unused_corrections=self.unused_corrections,
            seconds=seconds,
            unread=sum((Unread(**self.now[name].unread) for name in names), self.unread),
        )


def _unfit(path: Path, name: str) -> Fault | None:
    """Return why a file is not opened at all; None where it is."""
    if not is_text(name):
        return Fault("RV-180", params={"path": shown(Path(name))})
    return Fault("RV-1005", params={"path": name}) if is_special(path) else None


def options_of(config: RunConfig, lang: Lang) -> TaskOptions:
    """Return the options for every workbook of a run."""
    return TaskOptions(lang, config.review.options(), config.give_back)


def _path_text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _numbers(corrections: Corrections) -> str:
    return ",".join(str(line.line) for line in corrections.lines)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
