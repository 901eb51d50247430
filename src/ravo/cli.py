"""The command line: every command by its name. What they do is in `ravo.commands`.

Help strings are keys of `ravo.messages.texts.cli`. Rooms are imported inside the commands, so
that `ravo --help` loads neither pandas, numpy, openpyxl nor pydantic.
"""

from typing import Annotated

import typer

from ravo import __version__
from ravo.commands.analyse import analyse
from ravo.commands.b1 import b1_app
from ravo.commands.batch import batch
from ravo.commands.beneficiaries import beneficiaries
from ravo.commands.calendar import calendar
from ravo.commands.check import check
from ravo.commands.complaints import complaints_app
from ravo.commands.corrections import corrections_app
from ravo.commands.criteria import criteria_app
from ravo.commands.diff import diff
from ravo.commands.documents import documents_app
from ravo.commands.documents_village import (
    documents_minutes,
    documents_posted,
    documents_requests,
    documents_votes,
)
from ravo.commands.drop_group import DropGroup
from ravo.commands.explain import explain
from ravo.commands.export import export
from ravo.commands.merge import merge
from ravo.commands.monthly import monthly
from ravo.commands.options import LangOpt, command
from ravo.commands.profile import profile_app
from ravo.commands.programmes import programmes_app
from ravo.commands.register import register_app
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
from ravo.commands.report import ReportCommand, report
from ravo.commands.sample import sample
from ravo.commands.score import score
from ravo.commands.sheets import sheets
from ravo.commands.supervise import supervise
from ravo.commands.template import template
from ravo.commands.ui import ui
from ravo.console import SpokenCommand

app = typer.Typer(
    cls=DropGroup,
    help="cli.app",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ravo {__version__}")
        raise typer.Exit


@app.callback()
def _app(
    version: Annotated[
        bool, typer.Option("--version", help="cli.opt.version", is_eager=True, callback=_version)
    ] = False,
    lang: LangOpt = None,
) -> None:
    """Hold the options in front of a command."""


# In the order of the help, groups after commands.
command(app, "template")(template)
command(app, "sheets")(sheets)
command(app, "merge")(merge)
command(app, "check")(check)
command(app, "score")(score)
command(app, "explain")(explain)
command(app, "diff")(diff)
app.command("report", cls=ReportCommand, help="cli.cmd.report")(report)
app.command("batch", cls=SpokenCommand, help="batch.cmd")(batch)
command(app, "analyse")(analyse)
command(app, "supervise")(supervise)
command(app, "export")(export)
command(app, "beneficiaries")(beneficiaries)
command(app, "monthly")(monthly)
command(app, "calendar")(calendar)
command(app, "ui")(ui)
command(app, "sample")(sample)
command(register_app, "show", "register_show")(register_show)
command(register_app, "history", "register_history")(register_history)
command(register_app, "newly-escaped", "register_newly_escaped")(register_newly_escaped)
command(register_app, "check", "register_check")(register_check)
command(register_app, "merge", "register_merge")(register_merge)
command(register_app, "link", "register_link")(register_link)
command(register_app, "record", "register_record")(register_record)
register_app.add_typer(bundle_app, name="bundle")
app.add_typer(register_app, name="register")
command(documents_app, "posted", "documents_posted")(documents_posted)
command(documents_app, "minutes", "documents_minutes")(documents_minutes)
command(documents_app, "votes", "documents_votes")(documents_votes)
command(documents_app, "requests", "documents_requests")(documents_requests)
app.add_typer(documents_app, name="documents")
app.add_typer(complaints_app, name="complaints")
app.add_typer(criteria_app, name="criteria")
app.add_typer(programmes_app, name="programmes")
app.add_typer(profile_app, name="profile")
app.add_typer(corrections_app, name="corrections")
app.add_typer(b1_app, name="b1")
