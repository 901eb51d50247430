"""`ravo batch`: many communes, unattended."""

from pathlib import Path
from typing import Annotated, Any

import typer

from ravo.commands.options import LangOpt, Quiet, StrictOpt
from ravo.commands.reading_options import reads_workbooks
from ravo.survey.options import FLAGS, ReadOptions


def _option(name: str, metavar: str | None = None, **more: Any) -> Any:
    """Return an option of `ravo batch`; its help is the text `batch.opt_<name>`."""
    key = name.lstrip("-").replace("-", "_")
    return typer.Option(name, metavar=metavar, help=f"batch.opt_{key}", show_default=False, **more)


@reads_workbooks(name for name in FLAGS if name != "commune")
def batch(
    *,
    target: Annotated[
        Path | None,
        typer.Argument(metavar="RUN.toml|IN_DIR", help="batch.arg_target", show_default=False),
    ] = None,
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT_DIR", help="batch.arg_out", show_default=False)
    ] = None,
    init: Annotated[Path | None, _option("--init", "FILE.toml")] = None,
    force: Annotated[bool, _option("--force")] = False,
    jobs: Annotated[int | None, _option("--jobs", "N", min=1, max=512)] = None,
    wait: Annotated[float | None, _option("--wait", "SECONDS", min=0)] = None,
    previous: Annotated[Path | None, _option("--previous", "DIR")] = None,
    pattern: Annotated[str | None, _option("--pattern", "GLOB")] = None,
    log: Annotated[Path | None, _option("--log", "FILE")] = None,
    notify_command: Annotated[list[str] | None, _option("--notify-command", "WORD")] = None,
    dask: Annotated[str | None, _option("--dask", "ADDRESS")] = None,
    archive: Annotated[Path | None, _option("--archive", "DIR")] = None,
    register: Annotated[str | None, _option("--register", "FILE|URL")] = None,
    strict: StrictOpt = False,
    reading: ReadOptions,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Score the workbooks of many communes, unattended."""
    from ravo.batch.night import BatchRequest, config_of
    from ravo.commands.night import run_batch, write_template
    from ravo.faults.exit_codes import ExitCode

    if init is not None:
        write_template(init, quiet=quiet)
        return ExitCode.DONE
    request = BatchRequest(
        reading,
        previous,
        pattern,
        jobs,
        wait,
        log,
        notify_command or (),
        dask,
        archive,
        register,
        strict,
    )
    return run_batch(config_of(target, out, request), force=force, quiet=quiet)
