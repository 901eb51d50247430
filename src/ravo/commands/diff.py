"""`ravo diff`: what changed between two years, or what another edition would change."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ravo.changes.choices import Map
from ravo.commands.options import (
    EarlierOpt,
    HistoryOpt,
    LangOpt,
    LinksOpt,
    Quiet,
    RecursiveOpt,
    StrictOpt,
    choice,
    option,
)
from ravo.commands.previous_years import OpeningOpt
from ravo.commands.reading_options import YearsOptions, reading_option, reads_years
from ravo.formats import DiffFormat


@reads_years
def diff(
    *,
    old: Annotated[Path, typer.Argument(metavar="OLD", help="cli.arg.diff_old")],
    new: Annotated[
        Path | None, typer.Argument(metavar="NEW", help="cli.arg.diff_new", show_default=False)
    ] = None,
    out: Annotated[Path | None, option("--out", "-o", metavar="FILE", key="diff_out")] = None,
    html: Annotated[Path | None, option("--html", metavar="FILE")] = None,
    format: Annotated[DiffFormat, choice("--format", DiffFormat, key="diff_format")] = "text",
    links: LinksOpt = None,
    history: HistoryOpt = None,
    register: EarlierOpt = None,
    opening: OpeningOpt = "last-year",
    map: Annotated[Map | None, choice("--map", Map)] = None,
    what_if: Annotated[str | None, option("--what-if", metavar="ID|FILE")] = None,
    max_changes: Annotated[int | None, option("--max-changes", metavar="N")] = None,
    reading: YearsOptions,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    answers_confirmed: Annotated[bool, reading_option("answers_confirmed")] = False,
    ignored: Annotated[list[str] | None, reading_option("ignored")] = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """List what changed between two years."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.faults.exit_codes import ExitCode
    from ravo.pipeline.comparison import ComparisonRequest, compare_years
    from ravo.printable import width_of

    listener = terminal(quiet=quiet)
    both = {"answers_confirmed": answers_confirmed, "ignored": tuple(ignored or ())}
    request = ComparisonRequest(
        old,
        new,
        reading.of(1 if what_if else 2, **both),
        listener.lang,
        out=out,
        html=html,
        format=format,
        links=links,
        history=history or (),
        register=register,
        opening=opening,
        map=map,
        what_if=what_if,
        max_changes=max_changes,
        recursive=recursive,
        width=width_of(sys.stdout),
    )
    outcome = compare_years(request, listener, to=sys.stdout)
    code = close_with(outcome.unread, strict=strict, quiet=quiet)
    return ExitCode.NOT_ALL if outcome.differs else code
