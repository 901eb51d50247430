"""`ravo template`, `sample` and `criteria`: what is written without a survey."""

import sys
from collections.abc import Sequence
from pathlib import Path

from ravo.commands.backups import spare
from ravo.commands.outputs import checked_folder, checked_output
from ravo.console import lang, tell, tell_fault, words
from ravo.criteria import Edition, edition_for_year, load_edition
from ravo.faults import Fault, usage
from ravo.printable import without_controls


def make_template(
    out: Path,
    year: int,
    *,
    code: str | None,
    province: str | None,
    district: str | None,
    commune: str | None,
    edition: str | None,
    compact: bool,
    b1_grid: Path | None,
    quiet: bool,
) -> None:
    """Write an empty survey workbook for a review year."""
    from ravo.blanks.survey import write_template
    from ravo.places import WrittenPlace, commune_of, units
    from ravo.score_table.finder import grid_of

    checked_output(out, "xlsx")
    unit = units.commune(code, year) if code else None
    chosen = _edition(edition, year)
    grid = grid_of(b1_grid, chosen) if b1_grid else None
    spare(out)
    write_template(
        out,
        chosen,
        year,
        unit=unit,
        written=WrittenPlace(year, province, district, commune),
        compact=compact,
        grid=grid,
    )
    found = commune_of(WrittenPlace(year, province, district, commune, code))
    if commune and found.unlike:
        params = {"written": found.written, "taken": found.official, "year": str(year)}
        tell_fault(Fault("RV-632", params=params))
    if not quiet:
        tell(words("wrote", path=str(out)))


def _edition(ref: str | None, year: int) -> Edition:
    if ref is None:
        return edition_for_year(year)
    edition = load_edition(ref)
    if not edition.covers(year):
        raise usage("RV-502", edition=edition.id, year=str(year), years=edition.years)
    return edition


def make_samples(
    out: Path, years: Sequence[int], district: str, households: int, seed: int, *, quiet: bool
) -> None:
    """Write synthetic survey workbooks of a district, a folder per year."""
    from ravo.sample import write_samples

    checked_folder(out)
    written = write_samples(out, years, district, households, seed)
    if not quiet:
        for path in written:
            tell(words("wrote", path=str(path)))


def check_edition(file: Path, *, quiet: bool) -> None:
    """Check an edition file; an unusable one raises InputProblem with file and line."""
    edition = load_edition(file)
    if not quiet:
        line = words(
            "edition_ok",
            edition=edition.id,
            first=str(edition.first_year),
            last=str(edition.last_year),
            indicators=len(edition.indicators),
        )
        sys.stdout.write(without_controls(line + "\n"))


def export_criteria(ref: str, out: Path, *, quiet: bool) -> None:
    """Write an edition as a workbook for the legal officer."""
    from ravo.criteria.overview import export_edition

    checked_output(out, "xlsx")
    chosen = load_edition(ref)
    spare(out)
    export_edition(chosen, out, lang())
    if not quiet:
        tell(words("wrote", path=str(out)))


def make_corrections(out: Path, *, quiet: bool) -> None:
    """Write an empty corrections workbook for an officer to fill in."""
    from ravo.blanks.corrections import write_blank

    checked_output(out, "xlsx")
    spare(out)
    write_blank(out, lang())
    if not quiet:
        tell(words("wrote", path=str(out)))


def give_templates(folder: Path, *, quiet: bool) -> None:
    """Write the Word templates of the report, with a list of their fields, for an office to edit."""
    from ravo.report.document.export import export_templates

    checked_folder(folder, "--export-templates")
    for path in export_templates(folder, lang()):
        if not quiet:
            tell(words("wrote", path=str(path)))
