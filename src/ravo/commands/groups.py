"""Commands of several words: criteria, profile, corrections, b1. Like `cli.py`, nothing but parsing."""

from pathlib import Path
from typing import Annotated

import typer

from ravo.commands.options import EditionId, LangOpt, OutFile, Quiet, command, option
from ravo.console import SpokenGroup
from ravo.console import lang as lang_of_run


def _group(name: str) -> typer.Typer:
    return typer.Typer(
        cls=SpokenGroup, help=f"cli.{name}", add_completion=False, rich_markup_mode=None
    )


GROUPS = {name: _group(name) for name in ("criteria", "profile", "corrections", "b1")}
"""The groups by their first word, in the order of the help."""
criteria_app, profile_app, corrections_app, b1_app = GROUPS.values()


@command(criteria_app, "list", "criteria_list")
def criteria_list(lang: LangOpt = None, quiet: Quiet = False) -> None:
    """List the editions."""
    from ravo.criteria.overview import render_list

    typer.echo(render_list(lang_of_run()))


@command(criteria_app, "show", "criteria_show")
def criteria_show(edition: EditionId, lang: LangOpt = None, quiet: Quiet = False) -> None:
    """Show every value of an edition."""
    from ravo.criteria import load_edition
    from ravo.criteria.overview import render_show

    typer.echo(render_show(load_edition(edition), lang_of_run()))


@command(criteria_app, "coverage", "criteria_coverage")
def criteria_coverage(edition: EditionId, lang: LangOpt = None, quiet: Quiet = False) -> None:
    """Show which articles an edition encodes."""
    from ravo.criteria import load_edition
    from ravo.criteria.overview import render_coverage

    typer.echo(render_coverage(load_edition(edition), lang_of_run()))


@command(criteria_app, "check", "criteria_check")
def criteria_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.arg.edition_file")],
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Check a local edition file."""
    from ravo.commands.blanks import check_edition

    check_edition(file, quiet=quiet)


@command(criteria_app, "export", "criteria_export")
def criteria_export(
    edition: EditionId, out: OutFile, lang: LangOpt = None, quiet: Quiet = False
) -> None:
    """Write an edition as a workbook for the legal officer."""
    from ravo.commands.blanks import export_criteria

    export_criteria(edition, out, quiet=quiet)


@command(b1_app, "template", "b1_template")
def b1_template(out: OutFile, lang: LangOpt = None, quiet: Quiet = False) -> None:
    """Write the workbook that the B1 grid is typed into."""
    from ravo.commands.b1 import make_grid_template

    make_grid_template(out, quiet=quiet)


@command(b1_app, "import", "b1_import")
def b1_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.arg.grid_file")],
    edition: Annotated[str, option("--edition", metavar="ID|FILE", key="b1_edition")],
    typed_by: Annotated[str | None, option("--typed-by", metavar="NAME")] = None,
    checked_by: Annotated[str | None, option("--checked-by", metavar="NAME")] = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Check a typed B1 grid and keep it for an edition."""
    from ravo.commands.b1 import import_grid

    return import_grid(file, edition, typed_by, checked_by, quiet=quiet)


@command(b1_app, "show", "b1_show")
def b1_show(
    edition: Annotated[str | None, option("--edition", metavar="ID|FILE", key="b1_edition")] = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Show the B1 grid that is kept."""
    from ravo.commands.b1 import show_grid

    show_grid(edition, quiet=quiet)


@command(corrections_app, "template", "corrections_template")
def corrections_template(out: OutFile, lang: LangOpt = None, quiet: Quiet = False) -> None:
    """Write an empty file of corrections."""
    from ravo.commands.blanks import make_corrections

    make_corrections(out, quiet=quiet)


@command(profile_app, "list", "profile_list")
def profile_list(lang: LangOpt = None, quiet: Quiet = False) -> None:
    """List the layouts of other workbooks that ravo knows."""
    from ravo.commands.profile import list_profiles

    list_profiles()


@command(profile_app, "show", "profile_show")
def profile_show(
    profile: Annotated[str, typer.Argument(metavar="NAME", help="cli.arg.profile")],
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Print the file of a profile."""
    from ravo.commands.profile import show_profile

    show_profile(profile)


@command(profile_app, "check", "profile_check")
def profile_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.arg.profile_file")],
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Check a profile file and say what maps to what."""
    from ravo.commands.profile import check_profile

    check_profile(file, quiet=quiet)


@command(profile_app, "guess", "profile_guess")
def profile_guess(
    workbook: Annotated[Path, typer.Argument(metavar="WORKBOOK", help="cli.arg.foreign_workbook")],
    out: OutFile,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Write a first profile of a workbook of another layout."""
    from ravo.commands.profile import guess_layout

    guess_layout(workbook, out, quiet=quiet)
