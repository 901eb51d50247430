"""`ravo template`: an empty survey workbook."""

from pathlib import Path
from typing import Annotated

from ravo.commands.options import LangOpt, OutFile, Quiet, option
from ravo.commands.reading import reading_option


def template(
    *,
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
    from ravo.commands.terminal import terminal
    from ravo.pipeline.blanks import TemplateRequest, write_survey_template

    request = TemplateRequest(
        out, year, code, province, district, commune, edition, compact, b1_grid
    )
    write_survey_template(request, terminal(quiet=quiet))
