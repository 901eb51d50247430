"""A night on the command line: its signals, its log, its output."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ravo.console import lang, tell, tell_fault, words
from ravo.faults import Fault, RavoError, usage
from ravo.messages import say
from ravo.printable import printable

if TYPE_CHECKING:
    from ravo.batch.config import RunConfig
    from ravo.batch.engines.engine import Engine
    from ravo.batch.journal import Journal
    from ravo.batch.manifest import ManifestEntry
    from ravo.batch.plan import Plan
    from ravo.batch.run import RunCounts

TEMPLATE = "run_template.toml"


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


def run_batch(
    config: "RunConfig", *, force: bool, quiet: bool, engine: "Engine | None" = None
) -> int:
    """Run, print one line about it, and return the exit code.

    It is that of `exit_code` in `batch/summary.py`: 0 all well, 1 some household got no class or a
    report could not be made, 3 a workbook could not be handled, 130 stopped by a signal. Raises
    RavoError with exit code 2, 3 or 4 where nothing could be run. The notification program is
    started after every ending.
    """
    from ravo.batch.journal import Journal
    from ravo.batch.night import engine_of

    journal = Journal(config.log)
    ending: str | None = f"ravo: {say('batch.cut_off', lang())}"
    try:
        code = _run(config, engine or engine_of(config), journal, force=force, quiet=quiet)
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
    from ravo.batch.night import night
    from ravo.batch.run_lock import held

    with held(config.output, config.limits.wait_seconds), _stopping(journal) as stop:
        watcher = _BatchNotices(journal, quiet=quiet)
        done = night(config, engine, watcher, stop, lang(), force=force)
    journal.write("ended", code=done.code, summary=done.line)
    if done.code or not quiet:
        _print_failures(done.account)
        sys.stdout.write(printable(done.line) + "\n")
        sys.stdout.flush()
    _notify(config, done.line, journal)
    return done.code


def _print_failures(account: "RunCounts") -> None:
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
        """Log the plan of the run."""
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

            outcome = say(f"batch.outcome_{outcome_of(entry)}", lang())
            tell(f"{place}/{all} {entry.input}: {outcome}")

    def reported(self, name: str, *, written: bool) -> None:
        """Log and print that a report was written; log that it could not be."""
        self.journal.write("reported", name=name, made=written)
        if written and not self.quiet:
            tell(words("wrote", path=name))

    def fault(self, fault: Fault) -> None:
        """Log and print a fault that belongs to no single workbook."""
        from ravo.faults.taxonomy import kind_of

        self.journal.write("told", "warning", code=fault.code)
        if not (self.quiet and kind_of(fault.code).hidden_by_quiet):
            tell_fault(fault)


@contextmanager
def _stopping(journal: "Journal") -> "Iterator[Any]":
    """Yield a function that returns whether the run is to stop.

    The first SIGINT or SIGTERM lets the workbook in progress be finished, the second ends the run
    at once.
    """
    wishes: list[int] = []

    def heard(number: int, frame: Any) -> None:
        """Record the first signal; end at once on the second."""
        if wishes:
            raise KeyboardInterrupt
        wishes.append(number)
        journal.write("stopping", "warning", signal=number)
        tell(say("batch.stopping", lang()))

    names = ("SIGINT", "SIGTERM", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, heard) for number in numbers}
    try:
        yield lambda: bool(wishes)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
