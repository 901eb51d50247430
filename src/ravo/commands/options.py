"""Arguments and options that several commands have in common.

Their help is a key of `ravo.messages.texts.cli`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

import typer

from ravo.console import SpokenCommand, SpokenGroup
from ravo.messages import Lang

AnyCommand = TypeVar("AnyCommand", bound=Callable[..., Any])


def command(
    owner: typer.Typer, name: str, key: str | None = None
) -> Callable[[AnyCommand], AnyCommand]:
    """Return a decorator that makes a function a command with the help text `cli.cmd.<key>`."""
    return owner.command(name, cls=SpokenCommand, help=f"cli.cmd.{key or name}")


def option(name: str, *more: str, metavar: str | None = None, key: str | None = None) -> Any:
    """Return a typer option with the help text `cli.opt.<key>`; `key` defaults to the name."""
    key = key or name.lstrip("-").replace("-", "_")
    return typer.Option(name, *more, metavar=metavar, help=f"cli.opt.{key}", show_default=False)


def choice(name: str, words: Any, *, key: str | None = None) -> Any:
    """Return an option whose value is one of the words of a `Literal`, in their order."""
    return option(name, metavar="|".join(get_args(words)), key=key)


LangOpt = Annotated[Lang | None, choice("--lang", Lang)]


def group(name: str) -> typer.Typer:
    """Return a group of commands whose help is the text `cli.<name>`."""
    app = typer.Typer(
        cls=SpokenGroup, help=f"cli.{name}", add_completion=False, rich_markup_mode=None
    )
    app.callback()(_of_group)
    return app


def _of_group(lang: LangOpt = None) -> None:
    """Accept the options of a group of commands, before the command."""


Workbooks = Annotated[
    list[Path], typer.Argument(metavar="WORKBOOK...", help="cli.arg.workbooks", show_default=False)
]
YearResults = Annotated[
    list[Path],
    typer.Argument(metavar="RESULTS...", help="cli.arg.report_results", show_default=False),
]
WorkbookArg = Annotated[Path, typer.Argument(metavar="WORKBOOK", help="cli.arg.workbook")]
EditionId = Annotated[str, typer.Argument(metavar="ID", help="cli.arg.edition")]
Quiet = Annotated[bool, option("--quiet", "-q")]
HouseholdOpt = Annotated[str | None, option("--household", metavar="CODE")]
ClassesOpt = Annotated[list[str] | None, option("--class", metavar="CLASS")]
VillagesOpt = Annotated[list[str] | None, option("--village", metavar="NAME")]
NamesOpt = Annotated[list[str] | None, option("--name", metavar="NAME")]
OutFile = Annotated[Path, option("-o", metavar="FILE", key="out")]
OutFileOpt = Annotated[Path | None, option("-o", metavar="FILE", key="out")]
ReturnOpt = Annotated[Path | None, option("--return", metavar="DIR")]
OutDir = Annotated[Path | None, option("--out-dir", metavar="DIR")]
StrictOpt = Annotated[bool, option("--strict")]
LinksOpt = Annotated[Path | None, option("--links", metavar="FILE")]
HistoryOpt = Annotated[list[Path] | None, option("--history", metavar="DIR")]
RegisterOpt = Annotated[str | None, option("--register", metavar="FILE|URL")]
EarlierOpt = Annotated[str | None, option("--register", metavar="FILE|URL", key="earlier_register")]
PastOpt = Annotated[str | None, option("--register", metavar="FILE|URL", key="past_register")]
SettingsOpt = Annotated[Path | None, option("--settings", metavar="FILE")]
ProgrammesOpt = Annotated[
    Path | None, option("--programmes", metavar="FILE", key="beneficiaries_programmes")
]
CodeOpt = Annotated[str | None, option("--code", metavar="30172")]
RecursiveOpt = Annotated[bool, option("--recursive", "-r")]
