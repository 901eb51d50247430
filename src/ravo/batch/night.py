"""A night: its settings from a run file and options, its engine, its work."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ravo.batch.config import YEAR, NotifyPart, RunConfig, located, read_config
from ravo.faults import usage
from ravo.files import comparable_path
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.batch.engines.engine import Engine
    from ravo.batch.reports.reports import Reports
    from ravo.batch.run import RunCounts, Watcher
    from ravo.messages import Lang

CLUSTER = "cluster"
"""The name of the optional dependencies for several machines and for the archive."""


@dataclass(frozen=True)
class BatchRequest:
    """The options of the command line that override the run file; None keeps the file's."""

    reading: ReadOptions = field(default_factory=ReadOptions)
    previous: Path | None = None
    pattern: str | None = None
    jobs: int | None = None
    wait: float | None = None
    log: Path | None = None
    notify: Sequence[str] = ()
    dask: str | None = None
    archive: Path | None = None
    register: str | None = None
    strict: bool = False


@dataclass(frozen=True)
class Night:
    """The result of a night: its workbooks, its reports, its exit code and its summary line."""

    account: "RunCounts"
    reports: "Reports"
    code: int
    line: str


def config_of(target: Path | None, out: Path | None, request: BatchRequest) -> RunConfig:
    """Return the settings of the command line, from a run file or two folders.

    Raises UsageProblem (exit code 2) where neither is given, InputProblem (exit code 3) for an
    unusable run file.
    """
    is_file = target is not None and target.suffix.lower() == ".toml" and not target.is_dir()
    if target is None or is_file != (out is None):
        raise usage("RV-148", given=[str(path) for path in (target, out) if path] or ["–"])
    config = read_config(target) if out is None else RunConfig(input=target, output=out)
    config = located(_overridden(config, request), Path.cwd())
    if comparable_path(config.input) == comparable_path(config.output):
        raise usage("RV-148", given=[str(config.input), str(config.output)])
    _refuse_around(config)
    return config


def _refuse_around(config: RunConfig) -> None:
    """Refuse excluded folders that contain the surveys: none would be read."""
    surveys = comparable_path(config.input)
    for key in ("output", "previous", "archive"):
        other = getattr(config, key)
        if other is not None and surveys.is_relative_to(comparable_path(other)):
            raise usage("RV-1051", path=str(config.input), key=key, other=str(other))


def _overridden(config: RunConfig, request: BatchRequest) -> RunConfig:
    """Return the settings of the file, overridden by the options of the command line."""
    if request.wait is not None and not request.wait <= YEAR:
        raise usage("RV-134", option="--wait", value=str(request.wait), least="0")
    limits = {"jobs": request.jobs, "wait_seconds": request.wait}
    values: dict[str, Any] = {
        "previous": request.previous,
        "pattern": request.pattern,
        "dask": request.dask,
        "archive": request.archive,
        "household_register": request.register,
        "strict": request.strict or None,
        "review": config.review.model_copy(update=request.reading.given()),
        "limits": config.limits.model_copy(update=_given(limits)),
        "log": config.log.model_copy(update=_given({"file": request.log})),
    }
    if request.notify:
        values["notify"] = NotifyPart(command=list(request.notify), seconds=config.notify.seconds)
    return config.model_copy(update=_given(values))


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def night(
    config: RunConfig,
    engine: "Engine",
    watcher: "Watcher",
    stop: Callable[[], bool],
    lang: "Lang",
    *,
    force: bool,
) -> Night:
    """Handle the workbooks of a run, write its reports, add its results to the register.

    The caller holds the lock of the output folder. `config` names the folders and limits, `engine`
    handles the workbooks, `watcher` receives each event; `lang` is the language of what is written,
    `force` handles unchanged workbooks too. `stop` returns whether the run is to end. Raises
    InputProblem (exit code 3) where the folder of the surveys cannot be read.
    """
    from ravo.batch.registered import register_results
    from ravo.batch.reports.reports import Reports, make_reports
    from ravo.batch.run import Run, options_of
    from ravo.batch.summary import exit_code, summary_line

    run = Run(config, options_of(config, lang), watcher, config.limits.jobs or cores())
    try:
        account = run.workbooks(engine, stop, force=force)
        began = time.monotonic() - account.seconds
        reports = Reports() if account.interrupted else make_reports(run, account, stop)
        if not (account.interrupted or reports.interrupted):
            kept = register_results(run, account, stop)
            reports = replace(reports, unregistered=not kept)
    finally:
        run.clean()
    account = replace(account, seconds=time.monotonic() - began)
    code = exit_code(account, reports, strict=config.strict)
    return Night(account, reports, code, summary_line(account, reports, lang))


def engine_of(config: RunConfig) -> "Engine":
    """Return the engine of a run: this machine, or a cluster where one is named.

    Raises UsageProblem (exit code 2) where a library that it needs is not installed.
    """
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
    """Refuse an option whose library is not installed, naming the extra that installs it."""
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
