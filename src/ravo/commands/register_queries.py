"""`ravo register show`, `history` and `newly-escaped`: what the register answers."""

import sys
from typing import Annotated

import typer

from ravo.commands.options import LangOpt, Quiet, command, option
from ravo.commands.register import FormatOpt, RegisterOpt, print_json, register_app

Wanted = Annotated[
    str, typer.Argument(metavar="CODE|CCCD|NAME", help="cli.arg.register_wanted")
]


@command(register_app, "show", "register_show")
def register_show(
    wanted: Wanted,
    register: RegisterOpt = None,
    year: Annotated[str | None, option("--year", metavar="YEAR", key="register_show_year")] = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Show the households that words fit, or the only one whole."""
    from datetime import date

    from ravo.console import lang as spoken
    from ravo.pipeline.register_queries import find_in_register

    found = find_in_register(register, wanted, year)
    today = date.today()  # noqa: DTZ011  the officer's day
    if format == "json":
        from ravo.register.machine import shown_json

        print_json(shown_json(found.matches, found.history, today, year))
        return
    from ravo.register.shown import household_text, matches_text

    if found.history is None:
        sys.stdout.write(matches_text(wanted, found.matches, spoken()))
    else:
        sys.stdout.write(household_text(found.history, spoken(), today, year))
