"""`ravo FILE…`: files dropped on the program, without a command."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ravo.commands import desktop
from ravo.commands.options import LangOpt, Quiet, RecursiveOpt, StrictOpt
from ravo.commands.reading_options import reads_workbooks
from ravo.console import lang as lang_of_run
from ravo.console import print_line
from ravo.faults import RavoError
from ravo.faults.exit_codes import ExitCode
from ravo.messages import Text, text
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.commands.drop_terminal import DropTerminal
    from ravo.pipeline.drop import DropOutcome, DropRequest

YES = ("c", "y")
"""The first letters of an answer that agrees: có, yes."""


@reads_workbooks()
def drop(
    *,
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="cli.arg.workbooks", show_default=False)
    ],
    reading: ReadOptions,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Check, score and give back the dropped files."""
    from ravo.commands.drop_terminal import drop_terminal
    from ravo.fault_words import plain_words
    from ravo.pipeline.drop import DropRequest

    listener = drop_terminal(quiet=quiet)
    request = DropRequest(paths, listener.lang, reading, recursive)
    with _console_kept():
        try:
            return _handled(request, listener, strict=strict)
        except RavoError as problem:
            _print(plain_words(problem.fault))
            return problem.exit_code
        except Exception as error:  # noqa: BLE001  its line stands before the console closes
            return listener.failed(error)


def _handled(request: "DropRequest", listener: "DropTerminal", *, strict: bool) -> int:
    """Process everything that was dropped; return the exit code."""
    from ravo.commands.unread_report import close_with
    from ravo.pipeline.drop import drop as handle

    quiet = listener.quiet
    if not quiet:
        _announce(request.paths)
    outcome = handle(request, listener)
    for words in outcome.problems if quiet else outcome.sentences:
        _print(words)
    code = max(outcome.code, close_with(outcome.unread, strict=strict, quiet=quiet))
    if quiet:
        return code
    more, folders = _reported(outcome, request, listener)
    desktop.open_folders([*outcome.folders, *folders])
    return max(code, more)


def _reported(
    outcome: "DropOutcome", request: "DropRequest", listener: "DropTerminal"
) -> tuple[int, list[Path]]:
    """Offer the report and write it if the user agrees; return its exit code and its folder."""
    if outcome.offer is None or not desktop.is_attended():
        return ExitCode.DONE, []
    from ravo.pipeline.drop_report import question_of, report_on

    print_line(question_of(outcome.offer).say(lang_of_run()), end=" ")
    answer = sys.stdin.buffer.readline().decode("utf-8", "replace").strip().casefold()
    if not answer.startswith(YES):
        return ExitCode.DONE, []
    report = report_on(outcome.offer, request, listener)
    _print(report.sentence)
    return report.code, [] if report.folder is None else [report.folder]


def _announce(paths: Sequence[Path]) -> None:
    """Print which files are being processed, for a user who waits."""
    from ravo.pipeline.drop_words import names_of

    if sys.stdout.isatty():
        _print(text("drop.busy").filled(names=names_of(paths)))


def _print(words: Text) -> None:
    print_line(words.say(lang_of_run()))


@contextmanager
def _console_kept() -> Iterator[None]:
    """Keep the console that was opened for this program until its output is read.

    One without a window, as other programs give to what they start, is nobody's to press a key in.
    """
    try:
        yield
    finally:
        if desktop.has_own_console() and desktop.is_attended():
            _print(text("drop.press_key"))
            desktop.wait_for_key()
