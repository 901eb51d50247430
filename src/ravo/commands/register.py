"""`ravo register`: the households of communes over the years, in one file or on a server."""

import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ravo.commands.given_days import day_given, day_option
from ravo.commands.options import (
    LangOpt,
    OutFile,
    Quiet,
    RecursiveOpt,
    RegisterOpt,
    Workbooks,
    choice,
    command,
    group,
    option,
)
from ravo.commands.reading_options import reads_workbooks
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.register.added import AddedLists

register_app = group("register")
RegisterFormat = Literal["text", "json"]
ByOpt = Annotated[str | None, option("--by", metavar="NAME", key="register_by")]
FormatOpt = Annotated[RegisterFormat, choice("--format", RegisterFormat, key="register_format")]


def print_json(values: Mapping[str, Any]) -> None:
    """Print plain values as JSON on stdout, part by part."""
    from ravo.printable import printable_json_parts

    sys.stdout.writelines(printable_json_parts(values))
    sys.stdout.write("\n")


@command(register_app, "add", "register_add")
@reads_workbooks()
def register_add(
    *,
    workbooks: Workbooks,
    register: RegisterOpt = None,
    replace: Annotated[bool, option("--replace", key="register_replace")] = False,
    without_members: Annotated[bool, option("--without-members")] = False,
    decision_number: Annotated[str | None, option("--decision-number", metavar="NUMBER")] = None,
    decision_date: Annotated[str | None, day_option("--decision-date")] = None,
    reading: ReadOptions,
    by: ByOpt = None,
    confirm: Annotated[Path | None, option("--confirm", metavar="FILE")] = None,
    format: FormatOpt = "text",
    recursive: RecursiveOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Add results or surveys to the register."""
    from ravo.commands.terminal import terminal
    from ravo.console import lang as lang_now
    from ravo.console import tell
    from ravo.messages import say
    from ravo.pipeline.outputs import checked_output
    from ravo.pipeline.register import AddRequest, add_to_register
    from ravo.pipeline.register_exchange import write_doubtful_pairs
    from ravo.register.store import register_address

    decided = None if decision_date is None else day_given(decision_date, "--decision-date")
    if confirm is not None:
        checked_output(confirm, "xlsx", "--confirm")
    listener = terminal(quiet=quiet)
    request = AddRequest(
        workbooks,
        register,
        reading,
        by=by,
        replace=replace,
        losing=without_members,
        recursive=recursive,
        decision_number=decision_number,
        decision_date=decided,
    )
    added = add_to_register(request, listener)
    _show_added(added, format, quiet=quiet)
    address = register_address(register, workbooks)
    if format == "text" and not quiet:
        tell(say("register.written_to", lang_now(), path=address.shown))
    if confirm is not None:
        write_doubtful_pairs(address, confirm, listener.lang, listener)


def _show_added(added: "AddedLists", format: RegisterFormat, *, quiet: bool) -> None:
    """Print what was added: as JSON on stdout, or as a sentence on stderr."""
    counts = {
        name: getattr(added, name)
        for name in ("added", "unchanged", "paired", "to_confirm", "new", "left")
    }
    batch = added.batch.short if added.batch else None
    if format == "json":
        print_json({"batch": added.batch.id if added.batch else None, **counts})
    elif not quiet:
        from ravo.console import lang, tell
        from ravo.messages import say

        key = "register.added" if batch else "register.nothing_new"
        tell(say(key, lang(), batch=batch, **counts))
        if added.to_confirm:
            tell(say("register.to_confirm", lang(), count=added.to_confirm))


@command(register_app, "movements", "register_movements")
def register_movements(
    *,
    year: Annotated[int | None, option("--year", metavar="YEAR", key="register_year")] = None,
    month: Annotated[str | None, option("--month", metavar="2026-03", key="register_month")] = None,
    out: Annotated[Path | None, option("-o", metavar="FILE", key="register_movements_out")] = None,
    register: RegisterOpt = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Print forms 2 and 3 of a year or month."""
    from ravo.changes.output.machine import changes_values
    from ravo.commands.terminal import terminal
    from ravo.faults import usage
    from ravo.faults.exit_codes import ExitCode
    from ravo.pipeline.outputs import checked_output
    from ravo.pipeline.register import (
        deaths_in_register,
        movements_in_register,
        write_movements,
    )
    from ravo.register.movements_text import is_far_apart, movements_text
    from ravo.register.periods import period_of_month

    if (year is None) == (month is None):
        raise usage("RV-1216")
    if out is not None:
        checked_output(out, "xlsx")
    listener = terminal(quiet=quiet)
    period = str(year) if month is None else period_of_month(month)
    changes = movements_in_register(register, period, listener)
    deaths = deaths_in_register(register, period)
    if out is not None:
        write_movements(changes, register, out, listener.lang, listener)
    if format == "json":
        print_json({**changes_values(changes, listener.lang), "deaths": asdict(deaths)})
    else:
        sys.stdout.write(movements_text(changes, period, listener.lang, deaths))
    return ExitCode.NOT_ALL if changes.breaches or is_far_apart(changes) else ExitCode.DONE


@command(register_app, "undo", "register_undo")
def register_undo(
    batch: Annotated[str, typer.Argument(metavar="BATCH", help="cli.arg.batch")],
    register: RegisterOpt = None,
    by: ByOpt = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Take back a batch."""
    from ravo.commands.terminal import terminal
    from ravo.console import lang as spoken
    from ravo.console import tell
    from ravo.messages import say
    from ravo.pipeline.register import undo_in_register

    done = undo_in_register(register, batch, by, terminal(quiet=quiet))
    if not quiet:
        tell(say("register.undone", spoken(), batch=batch, undo=done.short))


@command(register_app, "export", "register_export")
def register_export(
    out: OutFile,
    canonical: Annotated[bool, option("--canonical", key="register_canonical")] = False,
    communes: Annotated[
        list[str] | None, option("--commune", metavar="CODE|NAME", key="register_export_commune")
    ] = None,
    year: Annotated[
        int | None, option("--year", metavar="YEAR", key="register_export_year")
    ] = None,
    register: RegisterOpt = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Write the register to a file."""
    from ravo.commands.terminal import terminal
    from ravo.faults import usage
    from ravo.pipeline.register import dump_register
    from ravo.pipeline.register_exchange import export_register

    if canonical and (communes or year is not None):
        raise usage("RV-1558")
    listener = terminal(quiet=quiet)
    if canonical:
        dump_register(register, out, listener)
    else:
        export_register(register, out, listener.lang, listener, communes or (), year)
