"""`ravo explain`: why one household has its class, or each of those that are chosen."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

from ravo.commands.given_days import day_given, day_option
from ravo.commands.options import (
    ClassesOpt,
    HouseholdOpt,
    LangOpt,
    NamesOpt,
    OutFileOpt,
    ProgrammesOpt,
    Quiet,
    VillagesOpt,
    WorkbookArg,
    choice,
    option,
)
from ravo.commands.reading_options import reads_workbooks
from ravo.formats import ExplainFormat, format_by_ending
from ravo.printable import width_of, wrapped
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.messages import Lang
    from ravo.pipeline.chosen_households import HouseholdSeen
    from ravo.pipeline.explanations import ChosenOutcome
    from ravo.pipeline.household_supports import SupportsWanted


@reads_workbooks()
def explain(
    *,
    workbook: WorkbookArg,
    household: HouseholdOpt = None,
    classes: ClassesOpt = None,
    villages: VillagesOpt = None,
    names: NamesOpt = None,
    format: Annotated[
        ExplainFormat | None, choice("--format", ExplainFormat, key="explain_format")
    ] = None,
    officer: Annotated[bool, option("--officer")] = False,
    out: OutFileOpt = None,
    register: Annotated[
        str | None, option("--register", metavar="FILE|URL", key="explain_register")
    ] = None,
    programmes_on: Annotated[
        str | None, day_option("--programmes-on", key="explain_programmes_on")
    ] = None,
    programmes: ProgrammesOpt = None,
    reading: ReadOptions,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Explain the class of one household, or of many in one file."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.faults import usage
    from ravo.faults.exit_codes import ExitCode
    from ravo.pipeline.chosen_households import HouseholdsWanted
    from ravo.pipeline.explanations import ChosenRequest, explain_chosen

    listener = terminal(quiet=quiet)
    wanted = HouseholdsWanted(household, *(tuple(v or ()) for v in (classes, villages, names)))
    if not wanted.options and out is None:
        raise usage("RV-1167")
    kind = format or _format_of(out)
    request = ChosenRequest(
        path=workbook,
        wanted=wanted,
        reading=reading,
        format=kind,
        lang=listener.lang,
        out=out,
        officer=officer,
        register=register,
        supports=supports_wanted(programmes_on, programmes),
    )
    outcome = explain_chosen(request, listener)
    _refuse_open(outcome, listener.lang)
    if out is not None and not quiet:
        _name_heads(outcome, listener.lang)
    if outcome.printed is not None:
        lines = outcome.printed.rstrip("\n").split("\n")
        # A terminal that breaks lines itself breaks words; data for programs is whole.
        width = width_of(sys.stdout) if kind == "text" else None
        sys.stdout.write("\n".join(wrapped(line, width, "  ") for line in lines) + "\n")
    if outcome.pages and not quiet:
        _count_pages(outcome, listener.lang)
    close_with(outcome.unread, strict=False, quiet=quiet)
    return ExitCode.DONE if outcome.classed else ExitCode.NOT_ALL


def supports_wanted(on: str | None, own: Path | None) -> "SupportsWanted | None":
    """Return the day for which programmes of support are requested; None without one.

    Raises UsageProblem (exit code 2): RV-1331 for a file of programmes without a day, others for
    words that are no day.
    """
    from ravo.faults import usage
    from ravo.pipeline.household_supports import SupportsWanted

    if on is None and own is not None:
        raise usage("RV-1331")
    return None if on is None else SupportsWanted(day_given(on, "--programmes-on"), own)


def _format_of(out: Path | None) -> ExplainFormat:
    """Return the format of a file by its ending; text without a file."""
    formats: tuple[ExplainFormat, ...] = get_args(ExplainFormat)
    return "text" if out is None else format_by_ending(out.suffix, formats, "text")


def _refuse_open(outcome: "ChosenOutcome", lang: "Lang") -> None:
    """List the households to choose from, and end the command; do nothing where there are none."""
    from ravo.faults import usage
    from ravo.messages import Text, text

    for one in outcome.candidates:
        sys.stdout.write(_seen_line(one, lang) + "\n")
    count = len(outcome.candidates)
    if outcome.unnamed:
        near = text("explain.near_names").filled(count=count) if count else Text("", "")
        raise usage("RV-1163", near=near)
    if count:
        raise usage("RV-1160", count=count)


def _name_heads(outcome: "ChosenOutcome", lang: "Lang") -> None:
    """Print the present head of households that were chosen by another person's name."""
    from ravo.messages import say

    for one in outcome.by_member:
        line = say("explain.head_now", lang, household=_seen_line(one, lang).strip())
        sys.stdout.write(line + "\n")


def _seen_line(one: "HouseholdSeen", lang: "Lang") -> str:
    from ravo.messages import say

    key = "explain.seen" if one.born else "explain.seen_unborn"
    village = one.village or say("explain.no_village", lang)
    return say(key, lang, code=one.code, head=one.head, village=village, born=str(one.born))


def _count_pages(outcome: "ChosenOutcome", lang: "Lang") -> None:
    """Print the number of pages of a file, by class."""
    from ravo.console import tell
    from ravo.messages import say, text
    from ravo.pipeline.chosen_households import CHOICES, DEPARTED

    parts = [
        say("explain.pages_of", lang, count=count, klass=text(f"explain.choose_{klass}"))
        for klass in (*CHOICES, DEPARTED)
        if (count := outcome.pages.get(klass, 0))
    ]
    count = sum(outcome.pages.values())
    tell(say("explain.pages", lang, count=count, parts="; ".join(parts)))
