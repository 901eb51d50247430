"""`ravo explain`: why one household has its class."""

import sys
from typing import Annotated

from ravo.commands.options import Household, LangOpt, OutFileOpt, Quiet, Workbook, choice, option
from ravo.commands.reading_options import reads_workbooks
from ravo.formats import ExplainFormat
from ravo.survey.options import ReadOptions


@reads_workbooks()
def explain(
    *,
    workbook: Workbook,
    household: Household,
    format: Annotated[
        ExplainFormat, choice("--format", ExplainFormat, key="explain_format")
    ] = "text",
    officer: Annotated[bool, option("--officer")] = False,
    out: OutFileOpt = None,
    reading: ReadOptions,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Explain one household's class."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.faults.exit_codes import ExitCode
    from ravo.pipeline.explanations import ExplainRequest, explain_household

    listener = terminal(quiet=quiet)
    request = ExplainRequest(workbook, household, reading, format, listener.lang, out, officer)
    outcome = explain_household(request, listener)
    if outcome.printed is not None:
        sys.stdout.write(outcome.printed.rstrip("\n") + "\n")
    close_with(outcome.unread, strict=False, quiet=quiet)
    return ExitCode.DONE if outcome.classed else ExitCode.NOT_ALL
