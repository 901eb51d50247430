"""`ravo check`: every fault of the workbooks."""

import sys
from typing import Annotated

from ravo.commands.options import (
    LangOpt,
    Quiet,
    RecursiveOpt,
    ReturnOpt,
    StrictOpt,
    Workbooks,
    choice,
)
from ravo.commands.reading_options import reads_workbooks
from ravo.formats import CheckFormat
from ravo.survey.options import ReadOptions


@reads_workbooks()
def check(
    *,
    workbooks: Workbooks,
    reading: ReadOptions,
    return_to: ReturnOpt = None,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    format: Annotated[CheckFormat, choice("--format", CheckFormat, key="check_format")] = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """List everything that is wrong with survey workbooks."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.pipeline.checks import CheckRequest, check_workbooks

    listener = terminal(quiet=quiet)
    request = CheckRequest(workbooks, reading, format, listener.lang, return_to, recursive)
    outcome = check_workbooks(request, listener, to=sys.stdout)
    return max(outcome.code, close_with(outcome.unread, strict=strict, quiet=quiet))
