"""`ravo merge`: several reviewers' files as one commune workbook."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ravo.commands.options import LangOpt, OutFile, Quiet, choice
from ravo.commands.reading_options import reads_workbooks
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.pipeline.merge import MergeOutcome

MergeFormat = Literal["text", "json"]
OF_MERGE = (
    "edition",
    "year",
    "province",
    "district",
    "commune",
    "area",
    "profile",
    "password_file",
    "grid",
)


@reads_workbooks(OF_MERGE)
def merge(
    *,
    workbooks: Annotated[
        list[Path],
        typer.Argument(metavar="WORKBOOK...", help="cli.arg.merged", show_default=False),
    ],
    out: OutFile,
    reading: ReadOptions,
    format: Annotated[MergeFormat, choice("--format", MergeFormat, key="merge_format")] = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Merge several reviewers' files into one commune workbook."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.merge import MergeRequest, merge_workbooks

    outcome = merge_workbooks(MergeRequest(workbooks, out, reading), terminal(quiet=quiet))
    if format == "json":
        _print_json(outcome)
    elif not quiet:
        _print_closing(outcome)
    return outcome.code


def _print_json(outcome: "MergeOutcome") -> None:
    import json
    import sys

    from ravo.pipeline.merge import as_data

    sys.stdout.write(json.dumps(as_data(outcome), ensure_ascii=False) + "\n")


def _print_closing(outcome: "MergeOutcome") -> None:
    """Print the account of every file, and what remains to be decided."""
    from ravo.console import lang, print_line, tell
    from ravo.fault_words import fault_message
    from ravo.messages import say
    from ravo.pipeline.merge import totals_of
    from ravo.pipeline.typed import as_typed, path_word

    for file, fault in outcome.notes:
        message, _ = fault_message(fault, lang())
        where = f"{file}, {fault.sheet}" if fault.sheet else file
        tell(say("merge.note", lang(), file=where, code=fault.code, message=message))
    for name, params in totals_of(outcome):
        key = "merge.line" if name else "merge.closing"
        print_line(say(key, lang(), file=name, **params))
    decided = sum(one.decision is not None for one in outcome.merged.conflicts)
    if decided:
        print_line(say("merge.closing_decided", lang(), count=decided))
    if outcome.edited:
        print_line(say("merge.closing_edited", lang(), count=outcome.edited))
    if outcome.open:
        codes = {conflict.code for conflict in outcome.merged.open if conflict.code}
        words = ["ravo", "merge", path_word(outcome.out), "-o", path_word(outcome.out)]
        counts = {"open": outcome.open, "households": len(codes)}
        print_line(say("merge.closing_open", lang(), **counts, command=as_typed(words)))
