"""Synthetic districts: invented households that look like a real review, and say so."""

from collections.abc import Sequence
from pathlib import Path

from ravo.sample.village import NOTICE, survey_frames
from ravo.text import loose_key
from ravo.units import Unit, communes_of_district

FIRST_YEAR = 2023

__all__ = ["FIRST_YEAR", "NOTICE", "write_samples"]


def write_samples(
    out: Path, years: Sequence[int], district: str, households: int, seed: int
) -> list[Path]:
    """Write one synthetic workbook per commune and year under `out/<year>/`; return the paths.

    The same seed gives the same files, whichever years are asked for together: every commune
    is followed from 2023 on. Raises UsageProblem for an unknown district or year.
    """
    from ravo.criteria import edition_for_year
    from ravo.survey.template import write_survey

    written = []
    for unit in communes_of_district(district):
        frames = survey_frames(unit, max(years), households, seed)
        for year in years:
            edition = edition_for_year(year)
            info, homes, members, income = frames[max(year, FIRST_YEAR)]
            path = out / str(year) / file_name(unit, year)
            write_survey(
                path, edition, {**info, "year": year}, homes, members, income, notice=NOTICE
            )
            written.append(path)
    return written


def file_name(unit: Unit, year: int) -> str:
    """Return a commune's file name, such as `30172-my-an-hung-a-2024.xlsx`."""
    bare = unit.name.removeprefix(unit.kind.capitalize()).strip()
    return f"{unit.code}-{loose_key(bare).replace(' ', '-')}-{year}.xlsx"
