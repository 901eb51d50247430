"""`ravo profile`: layouts of other workbooks listed, shown, checked and guessed."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ravo.commands.options import LangOpt, OutFile, Quiet, command, group
from ravo.console import lang as lang_of_run

profile_app = group("profile")


@command(profile_app, "list", "profile_list")
def profile_list(lang: LangOpt = None, quiet: Quiet = False) -> None:
    """List the layouts of other workbooks that ravo supports."""
    from ravo.printable import without_controls
    from ravo.profiles.overview import render_list

    sys.stdout.write(without_controls(render_list(lang_of_run()) + "\n"))


@command(profile_app, "show", "profile_show")
def profile_show(
    profile: Annotated[str, typer.Argument(metavar="NAME", help="cli.arg.profile")],
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Print a profile's own file, as a model for another one."""
    from ravo.printable import without_controls
    from ravo.profiles.loader import profile_source

    sys.stdout.write(without_controls(profile_source(profile)))


@command(profile_app, "check", "profile_check")
def profile_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.arg.profile_file")],
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Check a profile by file or name; InputProblem names the file and line of a fault."""
    from ravo.printable import without_controls
    from ravo.profiles.loader import load_profile
    from ravo.profiles.overview import render_summary

    profile = load_profile(str(file))
    if not quiet:
        sys.stdout.write(without_controls(render_summary(profile, lang_of_run()) + "\n"))


@command(profile_app, "guess", "profile_guess")
def profile_guess(
    workbook: Annotated[Path, typer.Argument(metavar="WORKBOOK", help="cli.arg.foreign_workbook")],
    out: OutFile,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Write a first profile of a workbook of another layout."""
    from ravo.commands.terminal import terminal
    from ravo.console import tell
    from ravo.messages import say
    from ravo.pipeline.layouts import guess_layout

    listener = terminal(quiet=quiet)
    guess = guess_layout(workbook, out, listener.lang, listener)
    if guess.printed is not None:
        sys.stdout.write(guess.printed)
    elif not quiet:
        counts = {"sure": guess.sure, "unsure": guess.unsure, "rest": guess.rest}
        tell(say("profile.written", listener.lang, path=str(out), **counts))
