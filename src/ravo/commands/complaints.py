"""`ravo complaints`: complaints about a review, kept in the register."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ravo.commands.given_days import day_given, day_option, optional_day
from ravo.commands.options import (
    LangOpt,
    OutFile,
    Quiet,
    RegisterOpt,
    choice,
    command,
    group,
    option,
)
from ravo.commands.register import ByOpt, FormatOpt, RegisterFormat, print_json
from ravo.register.choices import ComplaintResult

if TYPE_CHECKING:
    from ravo.register.recorded_complaints import RecordedComplaint

complaints_app = group("complaints")
About = Literal["not-listed", "listed", "class", "facts", "other"]
ReviewOfList = Literal["periodic", "average-living"]
HolidaysOpt = Annotated[Path | None, option("--holidays", metavar="FILE")]
ComplaintArg = Annotated[str, typer.Argument(metavar="ID|CODE", help="cli.arg.complaint")]
ComplaintSettingsOpt = Annotated[
    Path | None, option("--settings", metavar="FILE", key="complaint_settings")
]
CommuneOpt = Annotated[
    str | None, option("--commune", metavar="NAME|CODE", key="complaints_commune")
]
WITHIN = 3


def _today() -> date:
    return date.today()  # noqa: DTZ011  the officer's day


@command(complaints_app, "add", "complaints_add")
def complaints_add(
    *,
    household: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="cli.arg.complaint_household", show_default=False),
    ] = None,
    name: Annotated[str | None, option("--name", metavar="NAME", key="complaint_name")] = None,
    village: Annotated[
        str | None, option("--village", metavar="NAME", key="complaint_village")
    ] = None,
    commune: Annotated[
        str | None, option("--commune", metavar="NAME|CODE", key="complaint_commune")
    ] = None,
    complainant: Annotated[str, option("--from", metavar="NAME", key="complainant")],
    about: Annotated[About, choice("--about", About, key="complaint_about")],
    text: Annotated[str | None, option("--text", metavar="TEXT", key="complaint_text")] = None,
    posted: Annotated[str | None, day_option("--posted", key="complaint_posted")] = None,
    received: Annotated[str, day_option("--received", key="complaint_received")],
    review: Annotated[
        ReviewOfList, choice("--review", ReviewOfList, key="complaint_review")
    ] = "periodic",
    days: Annotated[
        int | None,
        typer.Option(
            "--days",
            metavar="N",
            min=1,
            max=60,
            help="cli.opt.complaint_days",
            show_default=False,
        ),
    ] = None,
    holidays: HolidaysOpt = None,
    settings: ComplaintSettingsOpt = None,
    register: RegisterOpt = None,
    by: ByOpt = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Record a complaint."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.complaints import OfficeTerms, add_complaint
    from ravo.register.recorded_complaints import TypedComplaint, TypedHousehold

    typed = TypedComplaint(
        TypedHousehold(household, name, village, commune),
        _word(about),
        complainant,
        day_given(received, "--received"),
        text=text,
        posted=optional_day(posted, "--posted"),
        review=_word(review),
    )
    terms = OfficeTerms(days, holidays, settings)
    listener = terminal(quiet=quiet)
    done = add_complaint(register, typed, terms, by, listener, today=_today())
    _show(done, "added", format, quiet=quiet)


def _word(typed: str) -> Any:
    """Return a word of an option in the form of the register."""
    return typed.replace("-", "_")


@command(complaints_app, "list", "complaints_list")
def complaints_list(
    *,
    commune: CommuneOpt = None,
    only_open: Annotated[bool, option("--open", key="complaints_open")] = False,
    register: RegisterOpt = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """List complaints."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.complaints import complaints_in_register
    from ravo.register.complaints_output import complaints_json, complaints_text

    listener, today = terminal(quiet=quiet), _today()
    book = complaints_in_register(register, today, listener, commune=commune)
    book = book.kept(only_open=only_open)
    if format == "json":
        print_json(complaints_json(book, today))
    else:
        sys.stdout.write(complaints_text(book, today, listener.lang))


@command(complaints_app, "due", "complaints_due")
def complaints_due(
    *,
    on: Annotated[str | None, day_option("--on", key="complaints_on")] = None,
    within: Annotated[
        int,
        typer.Option(
            "--within",
            metavar="N",
            min=0,
            max=60,
            help="cli.opt.complaints_within",
            show_default=False,
        ),
    ] = WITHIN,
    commune: CommuneOpt = None,
    holidays: HolidaysOpt = None,
    settings: ComplaintSettingsOpt = None,
    register: RegisterOpt = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """List the complaints that are overdue or soon due."""
    from ravo.commands.terminal import terminal
    from ravo.faults.exit_codes import ExitCode
    from ravo.pipeline.complaints import OfficeTerms, due_complaints
    from ravo.register.complaints_output import complaints_json, due_text

    listener = terminal(quiet=quiet)
    day = optional_day(on, "--on") or _today()
    terms = OfficeTerms(holidays=holidays, settings=settings)
    due = due_complaints(register, day, within, terms, listener, commune=commune)
    if format == "json":
        print_json(complaints_json(due.book, due.on, due.until))
    else:
        sys.stdout.write(due_text(due.book, due.on, due.until, listener.lang))
    return ExitCode.NOT_ALL if due.overdue else ExitCode.DONE


@command(complaints_app, "close", "complaints_close")
def complaints_close(
    *,
    complaint: ComplaintArg,
    result: Annotated[ComplaintResult, choice("--result", ComplaintResult, key="complaint_result")],
    on: Annotated[str, day_option("--on", key="complaint_closed")],
    text: Annotated[
        str | None, option("--text", metavar="TEXT", key="complaint_result_text")
    ] = None,
    settled_by: Annotated[
        str | None,
        option("--settled-by", metavar="PERIOD|BATCH", key="complaint_settled_by"),
    ] = None,
    register: RegisterOpt = None,
    by: ByOpt = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Record the result of a complaint."""
    from ravo.pipeline.complaints import close_in_register
    from ravo.register.recorded_complaints import TypedResult

    typed = TypedResult(result, day_given(on, "--on"), text, settled_by)
    done = close_in_register(register, complaint, typed, by, today=_today())
    _show(done, "closed", format, quiet=quiet)


@command(complaints_app, "receipt", "complaints_receipt")
def complaints_receipt(
    *,
    complaint: ComplaintArg,
    out: OutFile,
    settings: Annotated[
        Path | None, option("--settings", metavar="FILE", key="receipt_settings")
    ] = None,
    register: RegisterOpt = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Write the receipt of a complaint."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.complaints import write_receipt

    write_receipt(register, complaint, out, settings, terminal(quiet=quiet))


def _show(done: "RecordedComplaint", key: str, format: RegisterFormat, *, quiet: bool) -> None:
    """Print a complaint that was recorded or closed: as JSON on stdout, or in a sentence."""
    from ravo.console import lang, tell
    from ravo.register.complaints_output import complaint_json, done_sentence

    if format == "json":
        shown = complaint_json(done.complaint, done.complaint.received)
        print_json({"batch": done.batch.id, "complaint": shown})
    elif not quiet:
        tell(done_sentence(done.complaint, key, done.batch.short, lang()))
