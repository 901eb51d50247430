"""`ravo report`: the district's forms and the other files of its report."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from ravo.commands.options import (
    EarlierOpt,
    HistoryOpt,
    LangOpt,
    LinksOpt,
    Quiet,
    RecursiveOpt,
    SettingsOpt,
    StrictOpt,
    YearResults,
    choice,
    option,
)
from ravo.commands.previous_years import OpeningOpt, with_each_previous
from ravo.commands.reading_options import reads_workbooks
from ravo.commands.together import takes
from ravo.console import SpokenCommand
from ravo.formats import ReportFormat, ReportKind, UnitLevel
from ravo.survey.options import ReadOptions

QUIET, RESULTS = "ravo.report.quiet", "ravo.report.results"
"""Whether --quiet is on the line, and the paths: for options carried out before they are read."""


class ReportCommand(SpokenCommand):
    """Accepts several paths after one --previous, as expanded from a shell's wildcard."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Repeat --previous before each of the paths that follow it."""
        spread = with_each_previous(args)
        ctx.meta[QUIET] = bool({"--quiet", "-q"} & set(args))
        typed, _, _ = self.make_parser(ctx).parse_args(args=list(spread))
        ctx.meta[RESULTS] = [Path(str(path)) for path in typed.get("results") or ()]
        return super().parse_args(ctx, spread)


def _export_templates(ctx: typer.Context, folder: Path | None) -> None:
    """Write the templates of the written report for the office, and do nothing else."""
    if folder is None:
        return
    from ravo.commands.terminal import terminal
    from ravo.pipeline.blanks import write_report_templates

    listener = terminal(quiet=ctx.meta[QUIET])
    write_report_templates(folder, listener.lang, listener)
    raise typer.Exit


def _init_settings(ctx: typer.Context, file: Path | None) -> None:
    """Write a file of settings to fill in, and do nothing else."""
    if file is None:
        return
    from ravo.commands.terminal import terminal
    from ravo.pipeline.blanks import write_report_settings

    listener = terminal(quiet=ctx.meta[QUIET])
    write_report_settings(file, ctx.meta[RESULTS], listener.lang, listener)
    raise typer.Exit


def _instead(name: str, metavar: str, carried_out: Callable[..., None]) -> Any:
    """Return an option that is executed in place of the report."""
    key = f"cli.opt.{name.lstrip('-').replace('-', '_')}"
    return typer.Option(
        name,
        metavar=metavar,
        help=key,
        show_default=False,
        is_eager=True,
        callback=carried_out,
    )


@dataclass(frozen=True)
class ReportOptions:
    """The options of a report beside its results; the fields are those of `ReportRequest`."""

    previous: Annotated[list[Path] | None, option("--previous", metavar="RESULTS...")] = None
    forms: Annotated[str | None, option("--forms", metavar="1,2,4")] = None
    level: Annotated[UnitLevel | None, choice("--level", UnitLevel)] = None
    settings: SettingsOpt = None
    links: LinksOpt = None
    history: HistoryOpt = None
    register: EarlierOpt = None
    opening: OpeningOpt = "last-year"
    format: Annotated[
        str | None,
        option("--format", metavar=",".join(get_args(ReportFormat)), key="report_format"),
    ] = None
    document: Annotated[ReportKind, choice("--document", ReportKind)] = "year"
    templates: Annotated[Path | None, option("--templates", metavar="DIR")] = None
    map_file: Annotated[Path | None, option("--map-file", metavar="FILE")] = None
    map_code: Annotated[str | None, option("--map-code", metavar="NAME")] = None
    recursive: RecursiveOpt = False

    def given(self) -> dict[str, Any]:
        """Return the options that were typed, and the defaults that are not None."""
        return {name: value for name, value in vars(self).items() if value is not None}


ReportTemplatesOpt = Annotated[
    Path | None, _instead("--export-templates", "DIR", _export_templates)
]
InitOpt = Annotated[Path | None, _instead("--init", "FILE", _init_settings)]


@takes(ReportOptions)
@reads_workbooks(("profile", "password_file", "grid", "answers_confirmed", "ignored"))
def report(
    *,
    results: YearResults,
    out: Annotated[Path, option("--out", "-o", metavar="DIR", key="report_out")],
    options: ReportOptions,
    reading: ReadOptions,
    export_templates: ReportTemplatesOpt = None,
    init: InitOpt = None,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Write the district's forms and the other files of its report."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.faults.exit_codes import ExitCode
    from ravo.pipeline.report import ReportRequest, write_report

    listener = terminal(quiet=quiet)
    request = ReportRequest(results, out, listener.lang, reading, **options.given())
    outcome = write_report(request, listener)
    code = close_with(outcome.unread, strict=strict, quiet=quiet)
    return code if outcome.agrees else ExitCode.NOT_ALL
