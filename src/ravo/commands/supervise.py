"""`ravo supervise`: which households to visit again, why, how many."""

import sys
from pathlib import Path
from typing import Annotated

from ravo.commands.given_days import day_given, day_option
from ravo.commands.options import (
    LangOpt,
    Quiet,
    RecursiveOpt,
    StrictOpt,
    YearResults,
    choice,
    option,
)
from ravo.commands.reading_options import reads_workbooks
from ravo.formats import SuperviseFormat
from ravo.survey.options import ReadOptions


@reads_workbooks()
def supervise(
    *,
    results: YearResults,
    previous: Annotated[
        list[Path] | None, option("--previous", metavar="RESULTS...", key="supervise_previous")
    ] = None,
    register: Annotated[
        str | None, option("--register", metavar="FILE|URL", key="supervise_register")
    ] = None,
    out: Annotated[Path | None, option("--out", "-o", metavar="DIR", key="supervise_out")] = None,
    announced: Annotated[str | None, day_option("--announced")] = None,
    tolerable: Annotated[str, option("--tolerable", metavar="0,05")] = "0,05",
    recheck: Annotated[Path | None, option("--recheck", metavar="FILE")] = None,
    format: Annotated[
        SuperviseFormat, choice("--format", SuperviseFormat, key="supervise_format")
    ] = "text",
    reading: ReadOptions,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Compare a year's households and list those that the district should visit again."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.pipeline.supervision import SuperviseRequest, share_given, write_supervision

    listener = terminal(quiet=quiet)
    request = SuperviseRequest(
        results,
        listener.lang,
        reading,
        previous=previous or (),
        register=register,
        out=out,
        format=format,
        announced=None if announced is None else day_given(announced, "--announced"),
        tolerable=share_given(tolerable),
        recheck=recheck,
        recursive=recursive,
    )
    unread = write_supervision(request, listener, to=sys.stdout)
    return close_with(unread, strict=strict, quiet=quiet)
