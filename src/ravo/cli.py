"""The command line: every command by its name. What they do is in `ravo.commands`.

Help strings are keys of `ravo.messages.texts.cli`. A command's module is imported when the
command is used, and the module imports other rooms inside its functions, so that `ravo --help`
loads neither pandas, numpy, openpyxl nor pydantic.
"""

from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer

from ravo import __version__
from ravo.commands.drop_group import CommandsByName, DropGroup
from ravo.commands.options import LangOpt, command
from ravo.console import SpokenCommand


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ravo {__version__}")
        raise typer.Exit


def _alone() -> typer.Typer:
    return typer.Typer(add_completion=False, rich_markup_mode=None)


def _plain(name: str) -> Any:
    """Return the command `name`, the function `name` of the module `commands.<name>`."""
    app = _alone()
    command(app, name)(getattr(import_module(f"ravo.commands.{name}"), name))
    return typer.main.get_command(app)


def _of_two_years(name: str) -> Any:
    """Return the command `name` of `commands.<name>`, with `--previous` for last year's results."""
    from ravo.commands.previous_years import PreviousCommand

    app = _alone()
    function = getattr(import_module(f"ravo.commands.{name}"), name)
    app.command(name, cls=PreviousCommand, help=f"cli.cmd.{name}")(function)
    return typer.main.get_command(app)


def _report() -> Any:
    from ravo.commands.report import ReportCommand, report

    app = _alone()
    app.command("report", cls=ReportCommand, help="cli.cmd.report")(report)
    return typer.main.get_command(app)


def _batch() -> Any:
    from ravo.commands.batch import batch

    app = _alone()
    app.command("batch", cls=SpokenCommand, help="batch.cmd")(batch)
    return typer.main.get_command(app)


def _group(name: str) -> Any:
    """Return the group `<name>_app` of `commands.<name>`, with its commands of other modules."""
    app = getattr(import_module(f"ravo.commands.{name}"), f"{name}_app")
    group = typer.main.get_group(app)
    if name in _ADDED:
        more = _alone()
        _ADDED[name](more)
        group.commands.update(typer.main.get_group(more).commands)
    group.name = name
    return group


def _add_to_register(app: typer.Typer) -> None:
    from ravo.commands.register_check import register_check
    from ravo.commands.register_exchange import (
        bundle_app,
        register_link,
        register_merge,
        register_record,
    )
    from ravo.commands.register_queries import (
        register_history,
        register_newly_escaped,
        register_show,
    )

    command(app, "show", "register_show")(register_show)
    command(app, "history", "register_history")(register_history)
    command(app, "newly-escaped", "register_newly_escaped")(register_newly_escaped)
    command(app, "check", "register_check")(register_check)
    command(app, "merge", "register_merge")(register_merge)
    command(app, "link", "register_link")(register_link)
    command(app, "record", "register_record")(register_record)
    app.add_typer(bundle_app, name="bundle")


def _add_to_documents(app: typer.Typer) -> None:
    from ravo.commands.documents_village import (
        documents_minutes,
        documents_posted,
        documents_requests,
        documents_votes,
    )

    command(app, "posted", "documents_posted")(documents_posted)
    command(app, "minutes", "documents_minutes")(documents_minutes)
    command(app, "votes", "documents_votes")(documents_votes)
    command(app, "requests", "documents_requests")(documents_requests)


_ADDED = {"register": _add_to_register, "documents": _add_to_documents}
# In the order of the help, groups after commands.
_FIRST = ("template", "sheets", "merge", "check", "score", "explain", "diff")
_OF_TWO_YEARS = ("analyse", "supervise")
_LAST = ("export", "beneficiaries", "monthly", "calendar", "ui", "sample")
_GROUPS = (
    *("register", "documents", "complaints", "criteria", "programmes", "profile"),
    *("corrections", "b1"),
)


class _Commands(DropGroup):
    """The commands of the program by name, each imported when it is used."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: Any = CommandsByName(
            {
                **{name: partial(_plain, name) for name in _FIRST},
                "report": _report,
                "batch": _batch,
                **{name: partial(_of_two_years, name) for name in _OF_TWO_YEARS},
                **{name: partial(_plain, name) for name in _LAST},
                **{name: partial(_group, name) for name in _GROUPS},
            }
        )


app = typer.Typer(
    cls=_Commands,
    help="cli.app",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
)


@app.callback()
def _app(
    version: Annotated[
        bool, typer.Option("--version", help="cli.opt.version", is_eager=True, callback=_version)
    ] = False,
    lang: LangOpt = None,
) -> None:
    """Declare the options that are typed before the name of a command."""
