"""A night on the command line: its run file, its signals, what is said of it, its one line."""

import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ravo.console import lang, tell, tell_fault, words
from ravo.faults import Fault, RavoError, usage
from ravo.messages import say
from ravo.printable import printable
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.batch.config import RunConfig
    from ravo.batch.engines.engine import Engine
    from ravo.batch.journal import Journal
    from ravo.batch.manifest import ManifestEntry
    from ravo.batch.plan import Plan
    from ravo.batch.run import RunCounts

TEMPLATE = "run_template.toml"
CLUSTER = "cluster"


@dataclass(frozen=True)
class BatchRequest:
    """The options of the command line in place of the run file; None leaves the file's."""

    reading: ReadOptions = field(default_factory=ReadOptions)
    previous: Path | None = None
    pattern: str | None = None
    jobs: int | None = None
    wait: float | None = None
    log: Path | None = None
    notify: Sequence[str] = ()
    dask: str | None = None
    archive: Path | None = None
    strict: bool = False


def write_template(path: Path, *, quiet: bool) -> None:
    """Write a commented run file. Raises UsageProblem (exit code 2) where the file exists."""
    from importlib.resources import files

    from ravo.files import whole_file
    from ravo.pipeline.outputs import checked_output

    checked_output(path, "toml", "--init")
    if path.exists():
        raise usage("RV-149", path=str(path))
    with whole_file(path) as temporary:
        temporary.write_bytes(files("ravo.batch").joinpath(TEMPLATE).read_bytes())
    if not quiet:
        tell(words("wrote", path=str(path)))


def config_of(target: Path | None, out: Path | None, asked: BatchRequest) -> "RunConfig":
    """Return the run of the command line, by a run file or by two folders.

    Raises UsageProblem (exit code 2) where it is neither, InputProblem (exit code 3) for a run
    file that cannot be used.
    """
    from ravo.batch.config import RunConfig, located, read_config

    is_file = target is not None and target.suffix.lower() == ".toml" and not target.is_dir()
    if target is None or is_file != (out is None):
        raise usage("RV-148", given=[str(path) for path in (target, out) if path] or ["–"])
    config = read_config(target) if out is None else RunConfig(input=target, output=out)
    config = located(_overridden(config, asked), Path.cwd())
    if config.input.resolve() == config.output.resolve():
        raise usage("RV-148", given=[str(config.input), str(config.output)])
    _refuse_around(config)
    return config


def _refuse_around(config: "RunConfig") -> None:
    """Refuse folders that are passed over and hold the surveys: nothing would be found."""
    surveys = config.input.resolve()
    for key in ("output", "previous", "archive"):
        other = getattr(config, key)
        if other is not None and surveys.is_relative_to(other.resolve()):
            raise usage("RV-1051", path=str(config.input), key=key, other=str(other))


def _overridden(config: "RunConfig", asked: BatchRequest) -> "RunConfig":
    """Return the run with the options of the command line in place of the file's."""
    from ravo.batch.config import YEAR, NotifyPart

    if asked.wait is not None and not asked.wait <= YEAR:
        raise usage("RV-134", option="--wait", value=str(asked.wait), least="0")
    limits = {"jobs": asked.jobs, "wait_seconds": asked.wait}
    values: dict[str, Any] = {
        "previous": asked.previous,
        "pattern": asked.pattern,
        "dask": asked.dask,
        "archive": asked.archive,
        "strict": asked.strict or None,
        "review": config.review.model_copy(update=asked.reading.given()),
        "limits": config.limits.model_copy(update=_given(limits)),
        "log": config.log.model_copy(update=_given({"file": asked.log})),
    }
    if asked.notify:
        values["notify"] = NotifyPart(command=list(asked.notify), seconds=config.notify.seconds)
    return config.model_copy(update=_given(values))


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def run_batch(
    config: "RunConfig", *, force: bool, quiet: bool, engine: "Engine | None" = None
) -> int:
    """Run, print one line about it, and return the exit code.

    0 all well, 1 some household got no class or a report could not be made, 3 a workbook could
    not be handled, 130 stopped by a signal. Raises RavoError with exit code 2, 3 or 4 where
    nothing could be run. Whoever is to be notified hears of every ending.
    """
    from ravo.batch.journal import Journal

    journal = Journal(config.log)
    ending: str | None = f"ravo: {say('batch.cut_off', lang())}"
    try:
        code = _run(config, engine or _engine(config), journal, force=force, quiet=quiet)
    except RavoError as problem:
        journal.write("refused", "error", code=problem.fault.code)
        ending = _fault_line(problem.fault)
        raise
    else:
        ending = None  # the summary was sent
        return code
    finally:
        if ending is not None:
            _notify(config, ending, journal)
        if not journal.close():
            tell_fault(Fault("RV-151", params={"path": str(config.log.file)}))


def _run(
    config: "RunConfig", engine: "Engine", journal: "Journal", *, force: bool, quiet: bool
) -> int:
    from ravo.batch.reports.reports import Reports, make_reports
    from ravo.batch.run import Run, options_of
    from ravo.batch.run_lock import held
    from ravo.batch.summary import exit_code, summary_line

    with held(config.output, config.limits.wait_seconds), _stopping(journal) as stop:
        watcher = _BatchNotices(journal, quiet=quiet)
        run = Run(config, options_of(config, lang()), watcher, config.limits.jobs or cores())
        try:
            account = run.workbooks(engine, stop, force=force)
            began = time.monotonic() - account.seconds
            reports = Reports() if account.interrupted else make_reports(run, account, stop)
        finally:
            run.clean()
    account = replace(account, seconds=time.monotonic() - began)
    code = exit_code(account, reports, strict=config.strict)
    line = summary_line(account, reports, lang())
    journal.write("ended", code=code, summary=line)
    if code or not quiet:
        _tell_failures(account)
        sys.stdout.write(printable(line) + "\n")
        sys.stdout.flush()
    _notify(config, line, journal)
    return code


def _tell_failures(account: "RunCounts") -> None:
    for entry in account.entries:
        if entry.error is not None:
            tell(f"ravo: {entry.error.code}: {entry.input}: {entry.error.message}")


def _notify(config: "RunConfig", line: str, journal: "Journal") -> None:
    from ravo.batch.notice import notify

    fault = notify(config.notify.command, line, config.notify.seconds)
    if fault is not None:
        journal.write("not_notified", "warning", code=fault.code)
        tell_fault(fault)


def _fault_line(fault: Fault) -> str:
    from ravo.fault_words import fault_message

    return f"ravo: {fault.code}: {' '.join(fault_message(fault, lang()))}"


class _BatchNotices:
    """Reports events to the log, and to the terminal unless it is quiet."""

    def __init__(self, journal: "Journal", *, quiet: bool) -> None:
        self.journal, self.quiet = journal, quiet

    def planned(self, plan: "Plan") -> None:
        """Log what is to be done."""
        counts: dict[str, Any] = {
            "todo": len(plan.todo),
            "unchanged": len(plan.unchanged),
            "waiting": len(plan.waiting),
            "clashing": len(plan.clashing),
            "gone": len(plan.gone),
        }
        self.journal.write("planned", pid=os.getpid(), **counts)

    def handled(self, entry: "ManifestEntry", place: int, all: int) -> None:
        """Log and print the outcome of a workbook, the `place`-th of `all`."""
        error = entry.error.code if entry.error else None
        self.journal.write(
            "handled",
            "error" if error else "info",
            input=entry.input,
            sha256=entry.sha256,
            status=entry.status,
            verdict=entry.verdict,
            counts=dict(entry.counts),
            seconds=entry.seconds,
            error=error,
        )
        if not self.quiet:
            from ravo.batch.summary import outcome_of

            said = say(f"batch.outcome_{outcome_of(entry)}", lang())
            tell(f"{place}/{all} {entry.input}: {said}")

    def reported(self, name: str, *, made: bool) -> None:
        """Log and print that a report was written; log that it could not be."""
        self.journal.write("reported", name=name, made=made)
        if made and not self.quiet:
            tell(words("wrote", path=name))

    def told(self, fault: Fault) -> None:
        """Log and print a fault that belongs to no single workbook."""
        from ravo.faults.taxonomy import kind_of

        self.journal.write("told", "warning", code=fault.code)
        if not (self.quiet and kind_of(fault.code).hidden_by_quiet):
            tell_fault(fault)


@contextmanager
def _stopping(journal: "Journal") -> "Iterator[Any]":
    """Give a function that returns whether somebody wants the run to stop.

    The first SIGINT or SIGTERM lets the workbook in hand be finished, the second ends the run
    at once.
    """
    asked: list[int] = []

    def heard(number: int, frame: Any) -> None:
        """Note the first wish to stop; end at once on the second."""
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        journal.write("stopping", "warning", signal=number)
        tell(say("batch.stopping", lang()))

    names = ("SIGINT", "SIGTERM", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, heard) for number in numbers}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _engine(config: "RunConfig") -> "Engine":
    from ravo.batch.engines.local import LocalEngine
    from ravo.processes.isolation import ProcessLimits

    limits = ProcessLimits(config.limits.seconds, config.limits.memory_mib)
    if config.archive is not None:
        _needed("--archive", "pyarrow")
    if config.dask is None:
        return LocalEngine(config.limits.jobs or cores(), limits)
    _needed("--dask", "distributed")
    from ravo.batch.engines.cluster import DaskEngine

    return DaskEngine(config.dask, limits)


def _needed(option: str, library: str) -> None:
    """Refuse an option whose library is not installed, naming the extra that brings it."""
    from importlib.util import find_spec

    if find_spec(library) is None:
        raise usage("RV-145", option=option, extra=CLUSTER)


def cores() -> int:
    """Return the number of processor cores for this process."""
    count = getattr(os, "process_cpu_count", None)
    if count is not None:
        return count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
