"""The settings of reading a workbook, with the contents of the files that options name.

The readers of these files are imported only where a file is named, so that a nightly run that names
none starts without pandas.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.criteria import Edition, load_edition
from ravo.criteria.terms import Area
from ravo.faults import usage
from ravo.score_table.finder import score_table_finder
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.corrections.model import Corrections
    from ravo.profiles.model import Profile
    from ravo.score_table.model import ScoreTable

YEARS = (1990, 2100)
"""The first and last possible review year, with or without an edition."""


@dataclass(frozen=True)
class ReadSettings:
    """The settings of reading workbooks; None leaves the workbook's own value.

    `year` … `area` replace the values of the sheet `Thông tin`. `profile` is that of a foreign
    layout, `corrections` are applied to cells, `passwords` are tried on a locked file.
    `answers_confirmed` states that Có and Không are not reversed, even where the facts suggest it.
    `grid_for` returns the score table of an edition, for a workbook with B1 answers. `ignored` are
    headings of columns that are left out on purpose. `alone` is True where no other workbook is
    read with the same settings.
    """

    edition: Edition | None = None
    year: int | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    commune_code: str | None = None
    area: Area | None = None
    profile: "Profile | None" = None
    corrections: "Corrections | None" = None
    passwords: tuple[str, ...] = ()
    answers_confirmed: bool = False
    grid_for: "Callable[[Edition], ScoreTable | None] | None" = None
    ignored: tuple[str, ...] = ()
    alone: bool = True


def load_settings(options: ReadOptions) -> ReadSettings:
    """Return the settings of options, after reading the files that they name.

    Raises UsageProblem (exit code 2) for a year of no review and for a name of no edition or
    profile, the empty one included; InputProblem (exit code 3) for a file that cannot be used.
    """
    year = options.year
    if year is not None and not YEARS[0] <= year <= YEARS[1]:
        limits = {"value": str(year), "least": str(YEARS[0]), "most": str(YEARS[1])}
        raise usage("RV-1050", option="--year", **limits)
    return ReadSettings(
        edition=None if options.edition is None else load_edition(options.edition),
        year=year,
        province=options.province,
        district=options.district,
        commune=options.commune,
        area=options.area,
        profile=_profile(options.profile),
        corrections=_corrections(options.corrections),
        passwords=_passwords(options.password_file),
        grid_for=score_table_finder(options.grid),
        answers_confirmed=options.answers_confirmed,
        ignored=options.ignored,
    )


def _profile(name: str | None) -> "Profile | None":
    if name is None:
        return None
    from ravo.profiles.loader import load_profile

    return load_profile(name)


def _corrections(file: Path | None) -> "Corrections | None":
    if not file:
        return None
    from ravo.corrections.reader import read_corrections

    return read_corrections(file)


def _passwords(file: Path | None) -> tuple[str, ...]:
    if file is None:
        return ()
    from ravo.workbook.opened import read_passwords

    return read_passwords(file)
