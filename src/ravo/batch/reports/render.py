"""One report or comparison, written in a worker by the functions that commands use."""

import io
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ravo.batch.task import TaskOptions
from ravo.fault_words import fault_message
from ravo.faults import Fault, RavoError
from ravo.faults.exit_codes import ExitCode
from ravo.printable import printable

CHANGES_BOOK, CHANGES_PAGE = "so-sanh.xlsx", "so-sanh.html"


@dataclass(frozen=True, slots=True)
class RenderOrder:
    """A report or a comparison to write: its input files, and its new folder."""

    kind: Literal["report", "diff"]
    folder: str
    now: tuple[str, ...]
    before: tuple[str, ...]
    level: Literal["district", "province"]
    settings: str | None
    formats: str | None
    options: TaskOptions


@dataclass(frozen=True, slots=True)
class RenderedReport:
    """A folder with the files written: `code` is 1 where its figures disagree or are incomplete.

    `problem` is the reason why nothing was written, as one line.
    """

    folder: str
    code: int = ExitCode.DONE
    problem: str | None = None


def preload() -> None:
    """Import the modules for rendering, before time is measured."""
    import ravo.pipeline.comparison
    import ravo.pipeline.report  # noqa: F401  loaded, not used


def render(order: RenderOrder) -> RenderedReport:
    """Write the ordered report; return its folder, or why it could not be written."""
    Path(order.folder).mkdir()
    make = _report if order.kind == "report" else _comparison
    try:
        return RenderedReport(order.folder, make(order))
    except RavoError as problem:
        return RenderedReport(order.folder, problem.exit_code, _line(problem.fault, order))


def _report(order: RenderOrder) -> ExitCode:
    """Write a report; return `NOT_ALL` where its figures disagree or are incomplete."""
    from ravo.pipeline.listener import SILENCE
    from ravo.pipeline.report import ReportRequest, write_report

    request = ReportRequest(
        [Path(path) for path in order.now],
        Path(order.folder),
        order.options.lang,
        order.options.reading.of_any_year(),
        [Path(path) for path in order.before],
        level=order.level,
        settings=None if order.settings is None else Path(order.settings),
        format=order.formats,
    )
    return ExitCode.DONE if write_report(request, SILENCE).agrees else ExitCode.NOT_ALL


def _comparison(order: RenderOrder) -> ExitCode:
    """Write a comparison; differences are no failure."""
    from ravo.pipeline.comparison import ComparisonRequest, compare_years
    from ravo.pipeline.listener import SILENCE

    folder, reading = Path(order.folder), order.options.reading.of_any_year()
    old, new = (
        _gathered(folder, name, paths)
        for name, paths in (("truoc", order.before), ("nay", order.now))
    )
    request = ComparisonRequest(
        old,
        new,
        (reading, reading),
        order.options.lang,
        out=folder / CHANGES_BOOK,
        html=folder / CHANGES_PAGE,
    )
    compare_years(request, SILENCE, to=io.StringIO())
    return ExitCode.DONE


def _line(fault: Fault, order: RenderOrder) -> str:
    """Return a fault as one line for the account of a night."""
    words = " ".join(fault_message(fault, order.options.lang))
    return printable(f"{fault.code}: {words}").strip()


def _gathered(folder: Path, name: str, paths: tuple[str, ...]) -> Path:
    """Return a folder beside that of the report with the input files of one year."""
    place = folder.with_name(f"{folder.name}-{name}")
    place.mkdir()
    for number, path in enumerate(paths):
        target = place / f"{number:04d}-{Path(path).name}"
        try:
            _linked(Path(path), target)
        except OSError:
            shutil.copyfile(path, target)
    return place


def _linked(path: Path, target: Path) -> None:
    """Create a hard link. Raises OSError where that fails or could not be undone."""
    if not os.access(path, os.W_OK):
        # Windows cannot delete a link to a read-only file.
        raise PermissionError
    os.link(path, target)
