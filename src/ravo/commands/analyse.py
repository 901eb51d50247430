"""`ravo analyse`: the measures of a year's deprivations."""

import sys
from pathlib import Path
from typing import Annotated

from ravo.analysis.choices import CountedUnit, GroupBy
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
from ravo.formats import AnalysisFormat
from ravo.survey.options import ReadOptions


@reads_workbooks()
def analyse(
    *,
    results: YearResults,
    previous: Annotated[
        list[Path] | None, option("--previous", metavar="RESULTS...", key="analyse_previous")
    ] = None,
    by: Annotated[GroupBy | None, choice("--by", GroupBy)] = None,
    unit: Annotated[CountedUnit, choice("--unit", CountedUnit)] = "household",
    k: Annotated[int, option("--k", metavar="N")] = 3,
    out: Annotated[Path | None, option("--out", "-o", metavar="FILE", key="analyse_out")] = None,
    format: Annotated[
        AnalysisFormat, choice("--format", AnalysisFormat, key="analyse_format")
    ] = "text",
    reading: ReadOptions,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Work out H, A and M0 of a year's deprivations."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.pipeline.analysis import AnalyseRequest, write_analysis

    listener = terminal(quiet=quiet)
    request = AnalyseRequest(
        results,
        listener.lang,
        reading,
        previous=previous or (),
        by=by,
        unit=unit,
        k=k,
        out=out,
        format=format,
        recursive=recursive,
    )
    unread = write_analysis(request, listener, to=sys.stdout)
    return close_with(unread, strict=strict, quiet=quiet)
