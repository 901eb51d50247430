"""`ravo sheets`: sheets of paper to fill in by hand at each household."""

from pathlib import Path
from typing import Annotated

import typer

from ravo.commands.options import CodeOpt, LangOpt, Quiet, option
from ravo.commands.reading_options import reads_workbooks
from ravo.survey.options import ReadOptions


def _export_templates(folder: Path | None) -> None:
    """Write the template of the sheets for the office, and do nothing else."""
    if folder is None:
        return
    from ravo.commands.terminal import terminal
    from ravo.pipeline.sheets import write_sheets_template

    listener = terminal(quiet=False)
    write_sheets_template(folder, listener.lang, listener)
    raise typer.Exit


SheetTemplatesOpt = Annotated[
    Path | None,
    typer.Option(
        "--export-templates",
        metavar="DIR",
        help="cli.opt.sheets_export",
        is_eager=True,
        callback=_export_templates,
        show_default=False,
    ),
]


@reads_workbooks()
def sheets(
    *,
    survey: Annotated[
        Path | None,
        typer.Argument(metavar="SURVEY", help="cli.arg.sheets_survey", show_default=False),
    ] = None,
    out: Annotated[Path, option("-o", metavar="FILE|DIR", key="sheets_out")],
    by_village: Annotated[bool, option("--by-village")] = False,
    blank: Annotated[int, option("--blank", metavar="N")] = 0,
    template: Annotated[
        Path | None, option("--template", metavar="FILE", key="sheets_template")
    ] = None,
    code: CodeOpt = None,
    export_templates: SheetTemplatesOpt = None,
    reading: ReadOptions,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Write sheets to fill in by hand, one for each household."""
    from ravo.commands.terminal import terminal
    from ravo.commands.unread_report import close_with
    from ravo.console import tell
    from ravo.messages import say
    from ravo.pipeline.sheets import SheetsRequest, write_sheets

    listener = terminal(quiet=quiet)
    request = SheetsRequest(out, survey, blank, by_village, template, code, reading)
    outcome = write_sheets(request, listener)
    if not quiet:
        counts = {"count": outcome.sheets, "blank": outcome.blank, "files": len(outcome.files)}
        tell(say("sheets.wrote", listener.lang, **counts))
        if outcome.left:
            tell(say("sheets.left", listener.lang, count=outcome.left))
    return close_with(outcome.unread, strict=False, quiet=quiet)
