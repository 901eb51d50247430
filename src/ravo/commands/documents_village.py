"""`ravo documents posted`, `minutes`, `votes` and `requests`: the papers of villages."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ravo.commands.documents import OutcomesOpt, OutOpt, ResultsArg, TemplatesOpt
from ravo.commands.given_days import day_option, optional_day
from ravo.commands.options import (
    ClassesOpt,
    LangOpt,
    Quiet,
    RecursiveOpt,
    SettingsOpt,
    StrictOpt,
    VillagesOpt,
    choice,
    option,
)
from ravo.commands.reading_options import reads_workbooks
from ravo.commands.together import takes
from ravo.documents.choices import RequestForm
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.pipeline.documents_village import VillageOutcome

PdfOpt = Annotated[bool, option("--pdf", key="documents_pdf")]


@dataclass(frozen=True)
class PostedOptions:
    """The options of lists to post; fields are those of `PostedRequest`."""

    complaints_at: Annotated[str | None, option("--complaints-at", metavar="TEXT")] = None
    posted_on: Annotated[str | None, day_option("--posted-on")] = None
    until: Annotated[str | None, day_option("--until", key="posted_until")] = None
    holidays: Annotated[
        Path | None, option("--holidays", metavar="FILE", key="posted_holidays")
    ] = None
    register: Annotated[
        str | None, option("--register", metavar="FILE|URL", key="posted_register")
    ] = None
    settings: SettingsOpt = None
    templates: TemplatesOpt = None
    votes: OutcomesOpt = None
    pdf: PdfOpt = False

    def given(self) -> dict[str, Any]:
        """Return the options in the form of the request."""
        days = {
            "posted_on": optional_day(self.posted_on, "--posted-on"),
            "until": optional_day(self.until, "--until"),
        }
        return {**vars(self), **days, "votes": tuple(self.votes or ())}


@dataclass(frozen=True)
class MinutesOptions:
    """The options of minutes; fields are those of `MinutesRequest`."""

    number: Annotated[
        int | None,
        typer.Option("--meeting", min=1, help="cli.opt.meeting_number", show_default=False),
    ] = None
    again: Annotated[Path | None, option("--again", metavar="FILE", key="meeting_again")] = None
    villages: Annotated[
        list[str] | None, option("--village", metavar="NAME", key="meeting_village")
    ] = None
    settings: SettingsOpt = None
    templates: TemplatesOpt = None
    pdf: PdfOpt = False

    def given(self) -> dict[str, Any]:
        """Return the options in the form of the request."""
        return {**vars(self), "villages": tuple(self.villages or ())}


@dataclass(frozen=True)
class RequestsOptions:
    """The options of requests of households; fields are those of `RequestsRequest`."""

    form: Annotated[RequestForm | None, choice("--form", RequestForm, key="request_form")] = None
    code: Annotated[str | None, option("--household", metavar="CODE", key="request_household")] = (
        None
    )
    classes: ClassesOpt = None
    villages: VillagesOpt = None
    settings: SettingsOpt = None
    templates: TemplatesOpt = None
    pdf: PdfOpt = False

    def given(self) -> dict[str, Any]:
        """Return the options in the form of the request."""
        several = {name: tuple(getattr(self, name) or ()) for name in ("classes", "villages")}
        return {**vars(self), **several}


@takes(PostedOptions)
@reads_workbooks()
def documents_posted(
    *,
    results: ResultsArg,
    out: OutOpt,
    options: PostedOptions,
    reading: ReadOptions,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Write the lists to post, of each village and the whole commune."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.documents_village import PostedRequest, write_posted

    request = PostedRequest(results=results, out=out, reading=reading, **options.given())
    return _close(write_posted(request, terminal(quiet=quiet)), strict=strict, quiet=quiet)


@takes(MinutesOptions)
@reads_workbooks()
def documents_minutes(
    *,
    results: ResultsArg,
    out: OutOpt,
    options: MinutesOptions,
    recursive: RecursiveOpt = False,
    reading: ReadOptions,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Write the minutes of village meetings, and workbooks to type the votes."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.documents_village import MinutesRequest, write_minutes

    request = MinutesRequest(
        results=results, out=out, reading=reading, recursive=recursive, **options.given()
    )
    return _close(write_minutes(request, terminal(quiet=quiet)), strict=strict, quiet=quiet)


def _close(outcome: "VillageOutcome", *, strict: bool, quiet: bool) -> int:
    """Print the numbers of each commune's papers; return the exit code."""
    from ravo.commands.unread_report import close_with
    from ravo.console import lang, tell
    from ravo.messages import say

    if not quiet:
        for one in outcome.communes:
            counts = {name: getattr(one, name) for name in one.__slots__}
            key = "wrote" if one.held_back is None else "wrote_by_meetings"
            tell(say(f"village_papers.{key}", lang(), **counts))
        for words in outcome.last_days():
            tell(words.say(lang()))
    return close_with(outcome.unread, strict=strict, quiet=quiet)


@reads_workbooks()
def documents_votes(
    *,
    results: ResultsArg,
    votes: Annotated[list[Path], option("--votes", metavar="FILE")],
    out: OutOpt,
    recursive: RecursiveOpt = False,
    reading: ReadOptions,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Count the votes of village meetings."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.console import tell
    from ravo.faults.exit_codes import ExitCode
    from ravo.messages import say
    from ravo.pipeline.documents_votes import VotesRequest, count_votes

    listener = terminal(quiet=quiet)
    request = VotesRequest(
        results=results,
        out=out,
        reading=reading,
        recursive=recursive,
        votes=votes,
        lang=listener.lang,
    )
    outcome = count_votes(request, listener)
    if not quiet:
        for one in outcome.communes:
            counts = say("village_papers.votes_counts", listener.lang, **one.counts())
            named = {"commune": one.homes.papers.shown_name}
            tell(say("village_papers.votes_commune_counts", listener.lang, counts=counts, **named))
    code = ExitCode.DONE if outcome.complete else ExitCode.NOT_ALL
    return max(code, close_with(outcome.unread, strict=strict, quiet=quiet))


@takes(RequestsOptions)
@reads_workbooks()
def documents_requests(
    *,
    results: Annotated[
        list[Path] | None,
        typer.Argument(metavar="RESULTS...", help="cli.arg.requests_results", show_default=False),
    ] = None,
    out: OutOpt,
    options: RequestsOptions,
    recursive: RecursiveOpt = False,
    reading: ReadOptions,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Write requests of households, blank or prefilled."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.console import tell
    from ravo.messages import say
    from ravo.pipeline.documents_requests import RequestsRequest, write_requests

    listener = terminal(quiet=quiet)
    request = RequestsRequest(
        results=results or (), out=out, reading=reading, recursive=recursive, **options.given()
    )
    outcome = write_requests(request, listener)
    if not quiet:
        key = "requests" if results else "blank_requests"
        for form, count in outcome.forms.items():
            tell(say(f"village_papers.{key}", listener.lang, form=form, count=count))
    return close_with(outcome.unread, strict=strict, quiet=quiet)
