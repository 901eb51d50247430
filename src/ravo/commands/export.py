"""`ravo export`: results or a register as tables for other tools."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ravo.commands.options import LangOpt, Quiet, RecursiveOpt, StrictOpt, option
from ravo.commands.reading_options import reads_workbooks
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.pipeline.exports import ExportDone, ExportRequest


class ToWord(StrEnum):
    """The words of --to: an option that can be repeated does not accept literal types."""

    csv = "csv"
    parquet = "parquet"
    duckdb = "duckdb"
    xlsx = "xlsx"


@reads_workbooks()
def export(
    *,
    results: Annotated[
        list[str] | None,
        typer.Argument(metavar="RESULTS...", help="cli.arg.export_results", show_default=False),
    ] = None,
    register: Annotated[
        str | None, option("--register", metavar="FILE|URL", key="export_register")
    ] = None,
    out: Annotated[Path, option("--out", "-o", metavar="DIR", key="export_out")],
    to: Annotated[list[ToWord], option("--to", metavar="|".join(ToWord))],
    key: Annotated[Path | None, option("--key", metavar="FILE")] = None,
    new_key: Annotated[Path | None, option("--new-key", metavar="FILE")] = None,
    with_names: Annotated[bool, option("--with-names")] = False,
    public: Annotated[bool, option("--public")] = False,
    smallest_cell: Annotated[int | None, option("--smallest-cell", metavar="N")] = None,
    reading: ReadOptions,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Export tables for other tools."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.pipeline.exports import ExportRequest, write_export

    listener = terminal(quiet=quiet)
    request = ExportRequest(
        results or [],
        out,
        [word.value for word in to],
        listener.lang,
        register=register,
        reading=reading,
        key=key,
        new_key=new_key,
        names=with_names,
        public=public,
        smallest=smallest_cell,
        recursive=recursive,
    )
    done = write_export(request, listener)
    if not quiet:
        _print_done(done, request)
    return close_with(done.unread, strict=strict, quiet=quiet)


def _print_done(done: "ExportDone", request: "ExportRequest") -> None:
    """Print the account of the rows, and how to keep the files safe."""
    from ravo.console import lang, tell
    from ravo.messages import say

    counts = done.counts
    parts = {
        "read": counts.read,
        "out": counts.scored,
        "rejected": counts.rejected,
        "blank": counts.blank,
        "departed": counts.departed,
    }
    key = "rows_counted" if request.public else "rows"
    tell(say(f"exports.{key}", lang(), **parts))
    if request.public:
        tell(say("exports.hidden", lang(), count=done.hidden, smallest=request.limit))
    elif request.names:
        tell(say("exports.with_names", lang()))
    else:
        tell(say("exports.still_personal", lang()))
    if request.new_key is not None:
        tell(say("exports.key_begun", lang(), path=str(request.new_key)))
