"""The command line: each command parses, calls one function and prints. Nothing else.

Help strings are keys of `ravo.messages.texts.cli`. Rooms are imported inside the commands, so
that `ravo --help` loads neither pandas, numpy, openpyxl nor pydantic.
"""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ravo import __version__
from ravo.commands.groups import GROUPS
from ravo.commands.options import (
    Household,
    LangOpt,
    OutDir,
    OutFile,
    OutFileOpt,
    Quiet,
    RecursiveOpt,
    ReturnOpt,
    StrictOpt,
    Workbook,
    Workbooks,
    command,
    option,
)
from ravo.commands.reading import FLAGS, YearsOptions, reading_option, reads_workbooks, reads_years
from ravo.console import SpokenCommand, SpokenGroup
from ravo.survey.options import ReadOptions

app = typer.Typer(
    cls=SpokenGroup,
    help="cli.app",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
)
for _name, _group in GROUPS.items():
    app.add_typer(_group, name=_name)


def _batch(name: str, metavar: str | None = None, **more: Any) -> Any:
    """Return an option of `ravo batch`; its help is the text `batch.opt_<name>`."""
    key = name.lstrip("-").replace("-", "_")
    return typer.Option(name, metavar=metavar, help=f"batch.opt_{key}", show_default=False, **more)


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
    """Hold the options that stand before a command."""


@command(app, "template")
def template(
    out: OutFile,
    year: Annotated[int, option("--year", metavar="N", key="template_year")],
    code: Annotated[str | None, option("--code", metavar="30172")] = None,
    province: Annotated[str | None, reading_option("province")] = None,
    district: Annotated[str | None, reading_option("district")] = None,
    commune: Annotated[str | None, reading_option("commune")] = None,
    edition: Annotated[str | None, reading_option("edition")] = None,
    compact: Annotated[bool, option("--compact")] = False,
    b1_grid: Annotated[Path | None, option("--b1-grid", metavar="FILE")] = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Write an empty survey workbook."""
    from ravo.commands.blanks import make_template

    make_template(
        out,
        year,
        code=code,
        province=province,
        district=district,
        commune=commune,
        edition=edition,
        compact=compact,
        b1_grid=b1_grid,
        quiet=quiet,
    )


@command(app, "check")
@reads_workbooks()
def check(
    *,
    workbooks: Workbooks,
    reading: ReadOptions,
    return_to: ReturnOpt = None,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    format: Annotated[
        Literal["text", "json", "csv"],
        option("--format", metavar="text|json|csv", key="check_format"),
    ] = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Say everything that is wrong with survey workbooks."""
    from ravo.commands.check import check_workbooks
    from ravo.survey.settings import load_settings

    return check_workbooks(
        workbooks,
        load_settings(reading),
        format,
        return_to=return_to,
        recursive=recursive,
        strict=strict,
        quiet=quiet,
    )


@command(app, "score")
@reads_workbooks()
def score(
    *,
    workbooks: Workbooks,
    out: OutFileOpt = None,
    out_dir: OutDir = None,
    reading: ReadOptions,
    return_to: ReturnOpt = None,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    format: Annotated[
        Literal["xlsx", "json", "csv", "parquet"],
        option("--format", metavar="xlsx|json|csv|parquet", key="score_format"),
    ] = "xlsx",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Score every household and write results."""
    from ravo.commands.score import score_workbooks
    from ravo.survey.settings import load_settings

    return score_workbooks(
        workbooks,
        load_settings(reading),
        format,
        out=out,
        out_dir=out_dir,
        return_to=return_to,
        recursive=recursive,
        strict=strict,
        quiet=quiet,
    )


@command(app, "explain")
@reads_workbooks()
def explain(
    *,
    workbook: Workbook,
    household: Household,
    format: Annotated[
        Literal["text", "json", "html"],
        option("--format", metavar="text|json|html", key="explain_format"),
    ] = "text",
    out: OutFileOpt = None,
    reading: ReadOptions,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Explain one household's class."""
    from ravo.commands.explain import explain_household
    from ravo.survey.settings import load_settings

    return explain_household(
        workbook,
        household,
        load_settings(reading),
        format,
        out,
        quiet=quiet,
    )


@command(app, "diff")
@reads_years
def diff(
    *,
    old: Annotated[Path, typer.Argument(metavar="OLD", help="cli.arg.diff_old")],
    new: Annotated[
        Path | None, typer.Argument(metavar="NEW", help="cli.arg.diff_new", show_default=False)
    ] = None,
    out: Annotated[Path | None, option("--out", "-o", metavar="FILE", key="diff_out")] = None,
    html: Annotated[Path | None, option("--html", metavar="FILE")] = None,
    format: Annotated[
        Literal["text", "json"], option("--format", metavar="text|json", key="diff_format")
    ] = "text",
    links: Annotated[Path | None, option("--links", metavar="FILE")] = None,
    history: Annotated[list[Path] | None, option("--history", metavar="DIR")] = None,
    opening: Annotated[
        Literal["last-year", "recorded"], option("--opening", metavar="last-year|recorded")
    ] = "last-year",
    map: Annotated[Literal["old", "new"] | None, option("--map", metavar="old|new")] = None,
    what_if: Annotated[str | None, option("--what-if", metavar="ID|FILE")] = None,
    max_changes: Annotated[int | None, option("--max-changes", metavar="N")] = None,
    reading: YearsOptions,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    answers_confirmed: Annotated[bool, reading_option("answers_confirmed")] = False,
    ignored: Annotated[list[str] | None, reading_option("ignored")] = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Say what changed between two years."""
    from ravo.commands.diff import ComparisonRequest, diff_years
    from ravo.survey.settings import load_settings

    both = {"answers_confirmed": answers_confirmed, "ignored": tuple(ignored or ())}
    first, second = reading.of(1 if what_if else 2, **both)
    surveys = (load_settings(first), load_settings(second))
    asked = ComparisonRequest(
        surveys,
        out,
        html,
        format,
        links,
        history or (),
        opening,
        map,
        what_if,
        max_changes,
        recursive=recursive,
        strict=strict,
    )
    return diff_years(old, new, asked, quiet=quiet)


class _ReportCommand(SpokenCommand):
    """Takes several paths after one --previous, as a shell's wildcard gives them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Repeat --previous before each of the paths that follow it."""
        spread: list[str] = []
        follows = False
        for word in args:
            follows = word == "--previous" or (follows and not word.startswith("-"))
            if follows and word != "--previous" and spread[-1] != "--previous":
                spread.append("--previous")
            spread.append(word)
        ctx.meta[QUIET] = bool({"--quiet", "-q"} & set(args))
        return super().parse_args(ctx, spread)


QUIET = "ravo.report.quiet"
"""Whether --quiet stands on the line, for the option that is carried out before it is read."""


def _export_templates(ctx: typer.Context, folder: Path | None) -> None:
    """Give the office the templates of the written report, and do nothing else."""
    if folder is None:
        return
    from ravo.commands.blanks import give_templates

    give_templates(folder, quiet=ctx.meta[QUIET])
    raise typer.Exit


@app.command("report", cls=_ReportCommand, help="cli.cmd.report")
@reads_workbooks(("profile", "password_file", "grid", "answers_confirmed", "ignored"))
def report(
    *,
    results: Annotated[
        list[Path],
        typer.Argument(metavar="RESULTS...", help="cli.arg.report_results", show_default=False),
    ],
    out: Annotated[Path, option("--out", "-o", metavar="DIR", key="report_out")],
    previous: Annotated[list[Path] | None, option("--previous", metavar="RESULTS...")] = None,
    forms: Annotated[str | None, option("--forms", metavar="1,2,4")] = None,
    level: Annotated[
        Literal["commune", "district", "province"] | None,
        option("--level", metavar="commune|district|province"),
    ] = None,
    settings: Annotated[Path | None, option("--settings", metavar="FILE")] = None,
    links: Annotated[Path | None, option("--links", metavar="FILE")] = None,
    history: Annotated[list[Path] | None, option("--history", metavar="DIR")] = None,
    opening: Annotated[
        Literal["last-year", "recorded"], option("--opening", metavar="last-year|recorded")
    ] = "last-year",
    reading: ReadOptions,
    format: Annotated[
        str | None, option("--format", metavar="xlsx,html,docx,json,csv", key="report_format")
    ] = None,
    document: Annotated[
        Literal["year", "half-year"], option("--document", metavar="year|half-year")
    ] = "year",
    templates: Annotated[Path | None, option("--templates", metavar="DIR")] = None,
    export_templates: Annotated[
        Path | None,
        typer.Option(
            "--export-templates",
            metavar="DIR",
            help="cli.opt.export_templates",
            show_default=False,
            is_eager=True,
            callback=_export_templates,
        ),
    ] = None,
    recursive: RecursiveOpt = False,
    strict: StrictOpt = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Write the district's forms and what belongs to them."""
    from ravo.commands.report import ReportRequest, report_on
    from ravo.survey.settings import load_settings

    survey = load_settings(reading)
    asked = ReportRequest(
        survey,
        out,
        forms,
        level,
        settings,
        format,
        links,
        history or (),
        opening,
        document=document,
        templates=templates,
        recursive=recursive,
        strict=strict,
    )
    return report_on(results, previous or (), asked, quiet=quiet)


@app.command("batch", cls=SpokenCommand, help="batch.cmd")
@reads_workbooks(name for name in FLAGS if name != "commune")
def batch(
    *,
    target: Annotated[
        Path | None,
        typer.Argument(metavar="RUN.toml|IN_DIR", help="batch.arg_target", show_default=False),
    ] = None,
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT_DIR", help="batch.arg_out", show_default=False)
    ] = None,
    init: Annotated[Path | None, _batch("--init", "FILE.toml")] = None,
    force: Annotated[bool, _batch("--force")] = False,
    jobs: Annotated[int | None, _batch("--jobs", "N", min=1, max=512)] = None,
    wait: Annotated[float | None, _batch("--wait", "SECONDS", min=0)] = None,
    previous: Annotated[Path | None, _batch("--previous", "DIR")] = None,
    pattern: Annotated[str | None, _batch("--pattern", "GLOB")] = None,
    log: Annotated[Path | None, _batch("--log", "FILE")] = None,
    notify_command: Annotated[list[str] | None, _batch("--notify-command", "WORD")] = None,
    dask: Annotated[str | None, _batch("--dask", "ADDRESS")] = None,
    archive: Annotated[Path | None, _batch("--archive", "DIR")] = None,
    strict: StrictOpt = False,
    reading: ReadOptions,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Score the workbooks of many communes, unattended."""
    from ravo.commands.batch import BatchRequest, config_of, run_batch, write_template

    if init is not None:
        write_template(init, quiet=quiet)
        return 0
    asked = BatchRequest(
        reading, previous, pattern, jobs, wait, log, notify_command or (), dask, archive, strict
    )
    return run_batch(config_of(target, out, asked), force=force, quiet=quiet)


@command(app, "sample")
def sample(
    out: Annotated[Path, option("--out", "-o", metavar="DIR", key="sample_out")],
    year: Annotated[list[int], option("--year", metavar="N", key="sample_year")],
    district: Annotated[str, option("--district", metavar="875", key="sample_district")] = "875",
    households: Annotated[int, option("--households", metavar="N")] = 150,
    seed: Annotated[int, option("--seed", metavar="S")] = 2024,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Write synthetic survey workbooks of a district."""
    from ravo.commands.blanks import make_samples

    make_samples(out, year, district, households, seed, quiet=quiet)
