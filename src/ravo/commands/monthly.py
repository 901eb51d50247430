"""`ravo monthly`: a month's requests applied to the commune's list."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ravo.commands.options import EarlierOpt, HistoryOpt, LangOpt, Quiet, StrictOpt, option
from ravo.commands.reading_options import reads_workbooks
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.pipeline.monthly import MonthlyOutcome


@reads_workbooks()
def monthly(
    *,
    state: Annotated[Path, typer.Argument(metavar="STATE", help="cli.arg.state")],
    requests: Annotated[Path, typer.Argument(metavar="REQUESTS", help="cli.arg.requests")],
    out: Annotated[Path, option("-o", metavar="DIR", key="monthly_out")],
    month: Annotated[str | None, option("--month", metavar="2026-03")] = None,
    history: HistoryOpt = None,
    register: EarlierOpt = None,
    reading: ReadOptions,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Apply a month's requests to a list."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.faults.exit_codes import ExitCode
    from ravo.pipeline.monthly import MonthlyRequest, apply_month

    listener = terminal(quiet=quiet)
    request = MonthlyRequest(
        state,
        requests,
        out,
        reading,
        listener.lang,
        month=month,
        history=history or (),
        register=register,
    )
    outcome = apply_month(request, listener)
    if not quiet:
        _report(outcome)
    code = ExitCode.NOT_ALL if outcome.review.unclear else ExitCode.DONE
    return max(code, close_with(outcome.unread, strict=strict, quiet=quiet))


def _report(outcome: "MonthlyOutcome") -> None:
    """Print what the month changed, the list after it, and when its report is due."""
    from ravo.console import lang, tell
    from ravo.monthly.words import month_lines

    for line in month_lines(outcome.review, lang()):
        tell(line)
