"""One report or comparison, made in a worker by the commands that people use."""

import contextlib
import io
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ravo.batch.task import TaskOptions

CHANGES_BOOK, CHANGES_PAGE = "so-sanh.xlsx", "so-sanh.html"
DONE, SOME_WRONG = 0, 1


@dataclass(frozen=True, slots=True)
class RenderOrder:
    """What to make: a report or a comparison, of which files, into which new folder."""

    kind: Literal["report", "diff"]
    folder: str
    now: tuple[str, ...]
    before: tuple[str, ...]
    level: str
    settings: str | None
    formats: str | None
    options: TaskOptions


@dataclass(frozen=True, slots=True)
class RenderedReport:
    """A folder with what was made: `code` is 1 where its figures do not agree or are not whole.

    `problem` is the line that says why nothing was made.
    """

    folder: str
    code: int = DONE
    problem: str | None = None


def preload() -> None:
    """Load what rendering needs, before time is counted."""
    import ravo.commands.diff
    import ravo.commands.report  # noqa: F401


def render(order: RenderOrder) -> RenderedReport:
    """Make what is ordered; return its folder, or why it could not be made."""
    from ravo.cli import app
    from ravo.console import run

    folder = Path(order.folder)
    folder.mkdir()
    out, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        code = run(app, [*_words(order, folder), "--lang", order.options.lang, "-q"])
    if code not in (DONE, SOME_WRONG):
        lines = said.getvalue().strip().splitlines() or [str(code)]
        return RenderedReport(order.folder, code, lines[-1].removeprefix("ravo: "))
    # A comparison that finds differences did what it is for.
    return RenderedReport(order.folder, code if order.kind == "report" else DONE)


def _words(order: RenderOrder, folder: Path) -> list[str]:
    if order.kind == "diff":
        old, new = (_gathered(folder, name, paths) for name, paths in _years(order))
        page = ["-o", str(folder / CHANGES_BOOK), "--html", str(folder / CHANGES_PAGE)]
        return ["diff", str(old), str(new), *page, *_reading(order)]
    words = ["report", *order.now, "-o", order.folder, "--level", order.level]
    words += ["--previous", *order.before] if order.before else []
    words += ["--settings", order.settings] if order.settings else []
    words += ["--format", order.formats] if order.formats else []
    return words + _reading(order)


def _reading(order: RenderOrder) -> list[str]:
    """Return the options by which last year's workbooks are read, where they are surveys."""
    told = order.options.reading
    named = {"--profile": told.profile, "--password-file": told.password_file, "--grid": told.grid}
    words = [word for name, value in named.items() if value for word in (name, str(value))]
    words += [word for heading in told.ignored for word in ("--ignore", heading)]
    return [*words, "--answers-confirmed"] if told.answers_confirmed else words


def _years(order: RenderOrder) -> tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]]:
    return ("truoc", order.before), ("nay", order.now)


def _gathered(folder: Path, name: str, paths: tuple[str, ...]) -> Path:
    """Return a folder beside that of the report in which the files of one year lie side by side."""
    place = folder.with_name(f"{folder.name}-{name}")
    place.mkdir()
    for number, path in enumerate(paths):
        target = place / f"{number:04d}-{Path(path).name}"
        try:
            os.link(path, target)
        except OSError:
            shutil.copyfile(path, target)
    return place
