"""`ravo register show`, `history` and `newly-escaped`: queries of the register."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ravo.commands.given_days import day_given, day_option
from ravo.commands.options import LangOpt, OutFileOpt, Quiet, RegisterOpt, choice, option
from ravo.commands.register import FormatOpt, print_json
from ravo.formats import NewlyEscapedFormat, format_by_ending

Wanted = Annotated[str, typer.Argument(metavar="CODE|CCCD|NAME", help="cli.arg.register_wanted")]


def register_show(
    wanted: Wanted,
    register: RegisterOpt = None,
    year: Annotated[str | None, option("--year", metavar="YEAR", key="register_show_year")] = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Show the households that match words, or a single match in full."""
    from ravo.commands.terminal import terminal
    from ravo.console import lang as spoken
    from ravo.pipeline.register_queries import find_in_register
    from ravo.register.periods import period_of_month

    period = None if year is None else period_of_month(year)
    lookup = find_in_register(register, wanted, period, terminal(quiet=quiet))
    if format == "json":
        from ravo.register.machine import shown_json

        print_json(shown_json(lookup.matches, lookup.history, period))
        return
    from ravo.register.shown import household_text, matches_text

    if lookup.history is None:
        sys.stdout.write(matches_text(wanted, lookup.matches, spoken()))
    else:
        sys.stdout.write(household_text(lookup.history, spoken(), period))


def register_history(
    wanted: Wanted,
    register: RegisterOpt = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Print the events of one household over the years."""
    from ravo.commands.terminal import terminal
    from ravo.console import lang as spoken
    from ravo.pipeline.register_queries import find_in_register, life_in_register
    from ravo.register.machine import life_json, match_json
    from ravo.register.shown import life_text, matches_text

    lookup = find_in_register(register, wanted, listener=terminal(quiet=quiet))
    life = None if lookup.history is None else life_in_register(lookup.history)
    if format == "json":
        household = life and lookup.history and life_json(lookup.history, life)
        matches = [match_json(match) for match in lookup.matches]
        print_json({"matches": matches, "household": household})
    elif lookup.history is None or life is None:
        sys.stdout.write(matches_text(wanted, lookup.matches, spoken()))
    else:
        sys.stdout.write(life_text(lookup.history, life, spoken()))


def register_newly_escaped(
    *,
    on: Annotated[str, day_option("--on", key="register_on")],
    commune: Annotated[
        str | None, option("--commune", metavar="NAME|CODE", key="register_commune")
    ] = None,
    register: RegisterOpt = None,
    format: Annotated[
        NewlyEscapedFormat | None,
        choice("--format", NewlyEscapedFormat, key="newly_escaped_format"),
    ] = None,
    out: OutFileOpt = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """List the households that count as newly escaped on a day."""
    from ravo.commands.terminal import terminal
    from ravo.faults import usage
    from ravo.formats import FORMATS
    from ravo.pipeline.outputs import checked_output
    from ravo.pipeline.register_queries import (
        newly_escaped_in_register,
        write_newly_escaped_list,
    )
    from ravo.register.newly_escaped_output import rendered
    from ravo.register.store import closed_as_register, register_address

    day = day_given(on, "--on")
    chosen = format or _format_of(out)
    if chosen == "xlsx" and out is None:
        raise usage("RV-1012", option="-o", format=chosen, endings=FORMATS[chosen].endings)
    out = None if out is None else checked_output(out, chosen)
    listener = terminal(quiet=quiet)
    escaped = newly_escaped_in_register(register, day, commune, listener)
    if out is not None:
        with closed_as_register(register_address(register)):
            write_newly_escaped_list(escaped, chosen, out, listener.lang, listener)
    elif chosen != "xlsx":
        sys.stdout.write(rendered(escaped, chosen, listener.lang))


def _format_of(out: Path | None) -> NewlyEscapedFormat:
    """Return the format of a file by its ending; text without a file."""
    return "text" if out is None else format_by_ending(out.suffix, ("xlsx", "json"), "text")
