"""One workbook: checked, scored, its files written. All of its problems are recorded."""

import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.batch.ingredients import digest_of
from ravo.batch.task import Failure, StagedFile, Task, TaskOptions, TaskOutcome
from ravo.criteria.terms import HouseholdClass
from ravo.fault_words import fault_message
from ravo.faults import Fault, InputProblem, RavoError
from ravo.faults.taxonomy import kind_of
from ravo.files import as_closed_as, fresh_folder, output_problem, whole_file
from ravo.messages import Lang
from ravo.places import WrittenPlace

if TYPE_CHECKING:
    from ravo.batch.archive import WaitingVerdicts
    from ravo.review.review import Review
    from ravo.survey.settings import ReadSettings
    from ravo.workbook.opened import Opened


def handle(task: Task) -> TaskOutcome:
    """Return the outcome of a workbook; its files are in a new folder inside `task.staging`.

    Runs in any process: it changes nothing but that folder. A workbook that cannot be read, or
    whose files cannot be written, is a failed `TaskOutcome` with its reason. The one exception is
    MemoryError, which the surrounding process reports.
    """
    started = time.perf_counter()
    try:
        folder = fresh_folder(Path(task.staging))
    except OSError as error:
        problem = output_problem(error, Path(task.staging))
        return failed(task, problem.fault, passing=True)
    with _libraries_in(folder), as_closed_as([Path(task.path)]):
        done = _handled(task, folder)
    if not done.staged:
        # On a full disk unfinished files would block the next workbook.
        shutil.rmtree(folder, ignore_errors=True)
    return replace(done, seconds=round(time.perf_counter() - started, 3))


def preload() -> None:
    """Import the modules for handling, once per process and before time is measured."""
    import ravo.pipeline.reviews
    import ravo.results.machine
    import ravo.results.workbook
    import ravo.returned.copy  # noqa: F401  loaded, not used


@contextmanager
def _libraries_in(folder: Path) -> Iterator[None]:
    """Make libraries put their temporary files into a task's own folder."""
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _handled(task: Task, folder: Path) -> TaskOutcome:
    if digest_of(task.options) != task.ingredients:
        return failed(task, Fault("RV-138"), passing=True)
    try:
        opened, review = _reviewed(task)
    except InputProblem as problem:
        if isinstance(problem.__context__, MemoryError):
            # It is no fault of the workbook, and may have passed by the next run.
            raise problem.__context__ from None
        return _unreadable(task, problem.fault, folder)
    except RavoError as problem:
        return failed(task, problem.fault, passing=True)
    if opened.sha256 != task.sha256:
        return changing(task)
    try:
        staged = tuple(_written(task, review, folder))
        verdicts = _archived(task, review)
    except RavoError as problem:
        return failed(task, problem.fault, passing=True)
    returned, notes = _returned(task, review, opened, folder)
    scored = _scored(task, review)
    return replace(scored, staged=(*staged, *returned), notes=notes, verdicts=verdicts)


def _reviewed(task: Task) -> "tuple[Opened, Review]":
    from ravo.review.verdicts import judge
    from ravo.survey.reader import survey_of
    from ravo.workbook.opened import open_workbook

    settings = _settings(task.options, task.ingredients)
    settings = replace(settings, corrections=task.corrections)
    opened = open_workbook(Path(task.path), settings.passwords)
    return opened, judge(survey_of(opened, settings))


@lru_cache(maxsize=2)
def _settings(options: TaskOptions, _ingredients: str) -> "ReadSettings":
    """Return the settings for reading; files are read once per process, unless they change."""
    from ravo.survey.settings import load_settings

    return load_settings(replace(options.reading, corrections=None))


# what becomes of it


def failed(task: Task, fault: Fault, *, passing: bool) -> TaskOutcome:
    """Return the outcome of a workbook without a result, with the reason as a fault."""
    reason = failure(fault, task.options.lang, passing=passing)
    return TaskOutcome(task.name, task.sha256, task.key, "failed", error=reason)


def failure(fault: Fault, lang: Lang, *, passing: bool) -> Failure:
    """Return a fault as the one line that the manifest keeps."""
    return Failure(fault.code, " ".join(fault_message(fault, lang)), passing)


def changing(task: Task) -> TaskOutcome:
    """Return the outcome of a workbook whose bytes changed since they were planned."""
    reason = failure(Fault("RV-137", params={"path": task.name}), task.options.lang, passing=True)
    return TaskOutcome(task.name, task.sha256, task.key, "waiting", error=reason)


def _unreadable(task: Task, fault: Fault, folder: Path) -> TaskOutcome:
    """Return the outcome of a workbook that cannot be read, with its JSON."""
    from ravo.results.machine import streamed, unreadable_json

    done = failed(task, fault, passing=kind_of(fault.code).passing)
    if done.error and done.error.passing:
        return done
    try:
        value = unreadable_json(task.path, fault, task.options.lang)
        staged = _json_file(streamed(value, {}), folder, task.targets.json)
    except RavoError as problem:
        return failed(task, problem.fault, passing=True)
    return replace(done, staged=(staged,))


def _scored(task: Task, review: "Review") -> TaskOutcome:
    info, counts = review.survey.info, review.counts
    return TaskOutcome(
        task.name,
        task.sha256,
        task.key,
        "scored",
        verdict=review.verdict,
        counts=counts.for_machines(),
        departed=counts.departed,
        undetermined=int((review.verdicts.klass == HouseholdClass.undetermined).sum()),
        place=WrittenPlace.of(info),
        unread={kind: n for kind, n in review.survey.unread.as_dict().items() if n},
    )


# its files


def _written(task: Task, review: "Review", folder: Path) -> Iterator[StagedFile]:
    from ravo.results.machine import json_pieces
    from ravo.results.workbook import write_results

    results = folder / "results.xlsx"
    yield _json_file(json_pieces(review, task.options.lang), folder, task.targets.json)
    write_results(review, results, task.options.lang)
    yield _staged(results, task.targets.results)


def _json_file(pieces: Iterator[str], folder: Path, target: str) -> StagedFile:
    """Write the output of `ravo score --format json` for the workbook, byte for byte."""
    path = folder / "results.json"
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as line:
        line.writelines(pieces)
    return _staged(path, target)


def _archived(task: Task, review: "Review") -> "WaitingVerdicts | None":
    """Write the verdicts for the archive, if one is kept."""
    if task.archive is None:
        return None
    from ravo.batch.archive import stage_verdicts

    return stage_verdicts(review, Path(task.archive), task.name, task.staging)


def _returned(
    task: Task, review: "Review", opened: "Opened", folder: Path
) -> tuple[tuple[StagedFile, ...], tuple[Failure, ...]]:
    """Return the marked copy of a faulty workbook, or why it cannot be written."""
    from ravo.returned.copy import write_returned
    from ravo.workbook.book import book_bytes

    if not _is_faulty(review, task.options.give_back):
        return (), ()
    target = folder / "returned.xlsx"
    try:
        write_returned(
            review,
            book_bytes(opened),
            target,
            task.options.lang,
            kind=opened.format,
            had_password=opened.had_password,
        )
    except RavoError as problem:
        return (), (failure(problem.fault, task.options.lang, passing=False),)
    return (_staged(target, task.targets.returned),), ()


def _is_faulty(review: "Review", give_back: str) -> bool:
    """Return whether the commune has to correct anything, by the limit in the run file."""
    if give_back == "never":
        return False
    errors = review.faults.errors > 0
    open_ = bool((review.verdicts.klass == HouseholdClass.undetermined).any())
    return errors or open_ or (give_back == "warnings" and bool(review.to_clear_up))


def _staged(path: Path, target: str) -> StagedFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return StagedFile(str(path), target, digest)
