"""`ravo score`: the results of the workbooks, and a closing table."""

import os
import sys
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Annotated

from ravo.commands.options import (
    LangOpt,
    OutDir,
    OutFileOpt,
    PastOpt,
    Quiet,
    RecursiveOpt,
    ReturnOpt,
    StrictOpt,
    Workbooks,
    choice,
    option,
)
from ravo.commands.reading_options import reads_workbooks
from ravo.files import is_visible_file
from ravo.formats import ScoreFormat
from ravo.survey.options import FLAGS, ReadOptions

if TYPE_CHECKING:
    from ravo.pipeline.scores import ScoreOutcome


Editions = Annotated[list[str] | None, option("--edition", metavar="ID|FILE", key="score_edition")]


@reads_workbooks(tuple(name for name in FLAGS if name != "edition"))
def score(
    *,
    workbooks: Workbooks,
    out: OutFileOpt = None,
    out_dir: OutDir = None,
    edition: Editions = None,
    reading: ReadOptions,
    return_to: ReturnOpt = None,
    register: PastOpt = None,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    format: Annotated[ScoreFormat, choice("--format", ScoreFormat, key="score_format")] = "xlsx",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Score every household and write results."""
    # Nothing here multiplies matrices: numpy's threads for that would only use up processor time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.pipeline.scores import ScoreRequest, score_workbooks

    listener = terminal(quiet=quiet)
    if len(workbooks) == 1 and is_visible_file(workbooks[0]):
        # Several workbooks are read in a copy of this process, which must not be forked during an
        # import.
        Thread(target=_load_writers, args=(format, quiet), daemon=True).start()
    first, second = _two_editions(edition or [])
    reading = replace(reading, edition=first)
    request = ScoreRequest(
        workbooks,
        reading,
        format,
        listener.lang,
        out,
        out_dir,
        return_to,
        recursive,
        second,
        register,
    )
    outcome = score_workbooks(request, listener, to=sys.stdout)
    if not quiet:
        _print_closing(outcome, to_stdout=format == "xlsx")
    return max(outcome.code, close_with(outcome.unread, strict=strict, quiet=quiet))


def _load_writers(format: ScoreFormat, quiet: bool) -> None:
    """Import the modules that write results while workbooks are unpacked outside the interpreter.

    A missing library is reported where it is needed.
    """
    with suppress(Exception):
        if format == "xlsx":
            import_module("ravo.results.workbook")
        if not quiet:
            import_module("ravo.results.terminal")


def _two_editions(given: list[str]) -> tuple[str | None, str | None]:
    """Return the edition that judges and the one to compare with; None where not given."""
    from ravo.faults import usage

    if len(given) > 2:
        raise usage("RV-1057", count=len(given))
    first, second, *_ = (*given, None, None)
    return first, second


def _print_closing(outcome: "ScoreOutcome", *, to_stdout: bool) -> None:
    from ravo.console import lang
    from ravo.results.terminal import print_closing

    if outcome.summaries:
        stream = sys.stdout if to_stdout else sys.stderr
        print_closing(list(outcome.summaries), lang(), stream)
