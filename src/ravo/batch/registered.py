"""After the reports: the results of a night are added to the register of households."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ravo.batch.plan import targets_of
from ravo.batch.run import Run, RunCounts
from ravo.batch.task import TaskOptions
from ravo.fault_words import fault_message
from ravo.faults import Fault, RavoError
from ravo.faults.taxonomy import kind_of
from ravo.messages import text
from ravo.places.senders import sent_once
from ravo.printable import printable
from ravo.processes.isolation import Isolation, LostItem, ProcessLimits

KEEP = "ravo.batch.registered:keep"
NIGHT = "ravo batch"
"""The author of the batches of a night."""


@dataclass(frozen=True, slots=True)
class RegisterOrder:
    """Which results are added to which register."""

    results: tuple[str, ...]
    register: str
    options: TaskOptions


@dataclass(frozen=True, slots=True)
class RegisteredResults:
    """The number of households added to the register; `problem` is the reason why there are none.

    `faults` are warnings that are needed to read the figures of movements correctly.
    """

    added: int = 0
    problem: str | None = None
    faults: tuple[Fault, ...] = ()


def preload() -> None:
    """Import the modules for adding, before time is measured."""
    import ravo.pipeline.register  # noqa: F401  loaded, not used


def keep(order: RegisterOrder) -> RegisteredResults:
    """Add results to a register, all of them or none; changed results replace older ones."""
    from ravo.pipeline.listener import SILENCE
    from ravo.pipeline.register import AddRequest, add_to_register

    request = AddRequest(
        [Path(path) for path in order.results],
        order.register,
        order.options.reading.of_any_year(),
        by=NIGHT,
        replace=True,
    )
    try:
        added = add_to_register(request, SILENCE)
    except RavoError as problem:
        words = " ".join(fault_message(problem.fault, order.options.lang))
        return RegisteredResults(problem=printable(f"{problem.fault.code}: {words}").strip())
    warned = tuple(fault for fault in added.faults if kind_of(fault.code).before_figures)
    return RegisteredResults(added.added, faults=warned)


def register_results(run: Run, account: RunCounts, stop: Callable[[], bool]) -> bool:
    """Add a night's results to the register of the run; return whether they are in it.

    Communes that sent several workbooks are left out, as in reports. True where there is nothing to
    add.
    """
    register = run.config.household_register
    once, _ = sent_once(account.results, lambda entry: entry.place)
    names = [targets_of(entry.input).results for entry in once]
    paths = tuple(
        str(run.out / name)
        for name, entry in zip(names, once, strict=True)
        if name in entry.outputs
    )
    if register is None or not paths:
        return True
    order = RegisterOrder(paths, str(register), run.options)
    part = run.config.report
    isolation: Isolation[RegisterOrder] = Isolation(
        KEEP, 1, ProcessLimits(part.seconds, part.memory_mib)
    )
    problem: str | None = None
    for _, answer in isolation.run([order], stop):
        problem = _problem(run, answer)
        for fault in answer.faults if isinstance(answer, RegisteredResults) else ():
            run.watcher.fault(fault)
    if problem is not None:
        run.watcher.fault(Fault("RV-1260", params={"reason": problem}))
    return problem is None


def _problem(run: Run, answer: RegisteredResults | LostItem) -> str | None:
    if isinstance(answer, RegisteredResults):
        return answer.problem
    how = " ".join(part for part in (answer.why, answer.how) if part)
    return text("batch.lost").say(run.options.lang, how=how)
