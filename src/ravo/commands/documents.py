"""`ravo documents`: the papers of an office about the households of a review."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ravo.commands.given_days import day_option, optional_day
from ravo.commands.options import (
    AnyCommand,
    LangOpt,
    LinksOpt,
    Quiet,
    RecursiveOpt,
    SettingsOpt,
    StrictOpt,
    command,
    group,
    option,
)
from ravo.commands.previous_years import OpeningOpt, PreviousCommand
from ravo.commands.reading_options import reads_workbooks
from ravo.commands.together import takes
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.pipeline.documents import DocumentsOutcome

documents_app = group("documents")
ResultsArg = Annotated[
    list[Path],
    typer.Argument(metavar="RESULTS...", help="cli.arg.documents_results", show_default=False),
]
OutcomesOpt = Annotated[
    list[Path] | None, option("--votes", metavar="FILE|DIR", key="meeting_outcomes")
]
TemplatesOpt = Annotated[
    Path | None, option("--templates", metavar="DIR", key="documents_templates")
]
OutOpt = Annotated[Path, option("--out", "-o", metavar="DIR", key="documents_out")]


def _paper(name: str) -> Callable[[AnyCommand], AnyCommand]:
    """Return a decorator that makes a function the command of a paper."""
    return documents_app.command(name, cls=PreviousCommand, help=f"cli.cmd.documents_{name}")


@dataclass(frozen=True)
class PaperOptions:
    """The options of papers beside their results; fields are those of `DocumentsRequest`."""

    previous: Annotated[
        list[Path] | None, option("--previous", metavar="RESULTS...", key="previous")
    ] = None
    register: Annotated[
        str | None, option("--register", metavar="FILE|URL", key="documents_register")
    ] = None
    opening: OpeningOpt = "last-year"
    links: LinksOpt = None
    settings: SettingsOpt = None
    templates: TemplatesOpt = None
    votes: OutcomesOpt = None
    on: Annotated[str | None, day_option("--on", key="documents_on")] = None
    recursive: RecursiveOpt = False

    @property
    def day(self) -> date | None:
        """The day of the papers."""
        return optional_day(self.on, "--on")

    def given(self) -> dict[str, Any]:
        """Return the options that were typed, and the defaults that are not None."""
        typed = {name: value for name, value in vars(self).items() if value is not None}
        return typed if self.on is None else {**typed, "on": self.day}


@_paper("decision")
@takes(PaperOptions)
@reads_workbooks()
def documents_decision(
    *,
    results: ResultsArg,
    out: OutOpt,
    options: PaperOptions,
    reading: ReadOptions,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Write the decision that recognises the lists of each commune."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.documents import DocumentsRequest, write_decisions

    listener = terminal(quiet=quiet)
    request = DocumentsRequest(results=results, out=out, reading=reading, **options.given())
    return close_documents(write_decisions(request, listener), strict=strict, quiet=quiet)


@_paper("certificates")
@takes(PaperOptions)
@reads_workbooks()
def documents_certificates(
    *,
    results: ResultsArg,
    out: OutOpt,
    options: PaperOptions,
    whole_numbers: Annotated[bool, option("--whole-numbers")] = False,
    reading: ReadOptions,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Write the certificates of poor and near-poor households."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.documents import DocumentsRequest, write_certificates

    listener = terminal(quiet=quiet)
    request = DocumentsRequest(results=results, out=out, reading=reading, **options.given())
    outcome = write_certificates(request, listener, whole_numbers=whole_numbers)
    _print_count("papers.certificates", {"count": outcome.papers}, quiet=quiet)
    return close_documents(outcome, strict=strict, quiet=quiet)


@_paper("refusals")
@takes(PaperOptions)
@reads_workbooks()
def documents_refusals(
    *,
    results: ResultsArg,
    out: OutOpt,
    options: PaperOptions,
    reading: ReadOptions,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Write a letter to each household whose request was refused."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.documents import DocumentsRequest, write_refusals

    listener = terminal(quiet=quiet)
    request = DocumentsRequest(results=results, out=out, reading=reading, **options.given())
    outcome = write_refusals(request, listener)
    key = "papers.refusals" if outcome.papers else "papers.no_refusals"
    _print_count(key, {"count": outcome.papers}, quiet=quiet)
    return close_documents(outcome, strict=strict, quiet=quiet)


@command(documents_app, "templates", "documents_templates")
def documents_templates(*, out: OutOpt, lang: LangOpt = None, quiet: Quiet = False) -> int:
    """Write the templates of the papers for an office to edit."""
    from ravo.commands.terminal import terminal
    from ravo.faults.exit_codes import ExitCode
    from ravo.pipeline.documents import write_paper_templates

    listener = terminal(quiet=quiet)
    write_paper_templates(out, listener.lang, listener)
    return ExitCode.DONE


def _print_count(key: str, counts: dict[str, int], *, quiet: bool) -> None:
    from ravo.console import lang, tell
    from ravo.messages import say

    if not quiet:
        tell(say(key, lang(), **counts))


def close_documents(outcome: "DocumentsOutcome", *, strict: bool, quiet: bool) -> int:
    """Print the account of the households of each workbook; return the exit code."""
    from ravo.commands.unread_report import close_with
    from ravo.console import lang, tell
    from ravo.faults.exit_codes import ExitCode
    from ravo.messages import say, text

    if not quiet:
        for one in outcome.communes:
            if one.lists:
                tell(say("papers.lists", lang(), commune=one.commune, **one.lists))
            parts = {name: getattr(one.account, name) for name in one.account.__slots__}
            words = {
                f"{key}_as": text(f"papers.{key}_{outcome.kind}") for key in ("named", "others")
            }
            key = "papers.account_by_meetings" if one.by_meetings else "papers.account"
            tell(say(key, lang(), commune=one.commune, **words, **parts))
    code = close_with(outcome.unread, strict=strict, quiet=quiet)
    agrees = all(one.account.agrees for one in outcome.communes)
    return code if agrees else ExitCode.NOT_ALL
