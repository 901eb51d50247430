"""Synthetic districts: invented households like those of a real review, marked as invented."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from ravo.faults import usage
from ravo.messages import text
from ravo.places.units import (
    FIRST_YEAR_OF_NEW_MAP,
    Unit,
    commune,
    communes_of_district,
    successors,
)
from ravo.sample.years import FIRST_YEAR, Frames, survey_frames
from ravo.text import loose_key

NOTICE = "{0.vi} ({0.en})".format(text("sample.notice"))
LAST_YEAR = 2026
"""The last year with B1 lines and cut-offs in its edition, to invent households for."""
CODE_DIGITS = 5
MOST_HOUSEHOLDS = 200_000
"""Households of a commune with members that still fit on one sheet."""
TOTALS = ("total_households", "total_members", "minority_households", "minority_members")

__all__ = ["FIRST_YEAR", "LAST_YEAR", "NOTICE", "Sample", "make_sample", "write_samples"]


class Sample(NamedTuple):
    """One invented survey: the commune, its sheet `Thông tin`, and the frames of its records."""

    unit: Unit
    info: dict[str, Any]
    households: pd.DataFrame
    members: pd.DataFrame
    income: pd.DataFrame


def make_sample(year: int, district: str, households: int, seed: int) -> list[Sample]:
    """Return the surveys of one year, as `write_samples` writes them.

    Raises UsageProblem for an unknown district, a year out of reach or a number too small.
    """
    return [sample for _, sample in _samples([year], district, households, seed)]


def write_samples(
    out: Path, years: Sequence[int], district: str, households: int, seed: int
) -> list[Path]:
    """Write one synthetic workbook per commune and year under `out/<year>/`; return the paths.

    `district` is a district's code of before 1/7/2025, or the code of one of its communes.
    The same seed gives the same files, whichever years are asked for together: every commune
    is followed from 2023 on. Since 2025 the communes are those of the new map, each with the
    households of the communes that formed it. Raises UsageProblem for an unknown district,
    a year out of reach or a number too small.
    """
    from ravo.blanks.survey import SurveyFrames, write_survey
    from ravo.criteria import edition_for_year

    written = []
    for year, (unit, info, homes, members, income) in _samples(years, district, households, seed):
        path = out / str(year) / file_name(unit, year)
        frames = SurveyFrames(info, homes, members, income)
        write_survey(path, edition_for_year(year), frames, notice=NOTICE)
        written.append(path)
    return written


def _samples(
    years: Sequence[int], district: str, households: int, seed: int
) -> Iterator[tuple[int, Sample]]:
    """Yield the surveys, all years of the communes of one successor at a time."""
    _check_request(years, households, seed)
    units = sorted(_units(district), key=lambda unit: (unit.successors[:1], unit.code))
    for _, group in groupby(units, key=lambda unit: unit.successors[:1]):
        old = list(group)
        frames = [survey_frames(unit, max(years), households, seed) for unit in old]
        for year in years:
            parts = [made[year] for made in frames]
            if year < FIRST_YEAR_OF_NEW_MAP:
                yield from ((year, Sample(u, *part)) for u, part in zip(old, parts, strict=True))
            else:
                yield year, _joined(successors(old[0].code)[0], parts)


def _check_request(years: Sequence[int], households: int, seed: int) -> None:
    for year in years:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise usage("RV-133", year=str(year), first=str(FIRST_YEAR), last=str(LAST_YEAR))
    if households < 1:
        raise usage("RV-134", option="--households", value=str(households), least="1")
    if households > MOST_HOUSEHOLDS:
        told = {"value": str(households), "least": "1", "most": str(MOST_HOUSEHOLDS)}
        raise usage("RV-1050", option="--households", **told)
    if seed < 0:
        raise usage("RV-134", option="--seed", value=str(seed), least="0")


def _units(district: str) -> tuple[Unit, ...]:
    if len(district) == CODE_DIGITS:
        return (commune(district, FIRST_YEAR_OF_NEW_MAP - 1),)
    return communes_of_district(district)


def _joined(unit: Unit, parts: Sequence[Frames]) -> Sample:
    """Return the survey of a commune of the new map, joined from those that formed it."""
    infos, *tables = zip(*parts, strict=True)
    info = {
        **infos[0],
        **{name: sum(part[name] for part in infos) for name in TOTALS},
        "province": unit.province,
        "district": None,
        "commune": unit.name,
        "commune_code": unit.code,
    }
    return Sample(unit, info, *(pd.concat(table, ignore_index=True) for table in tables))


def file_name(unit: Unit, year: int) -> str:
    """Return a commune's file name, such as `30172-my-an-hung-a-2024.xlsx`."""
    bare = unit.name.removeprefix(unit.kind.capitalize()).strip()
    return f"{unit.code}-{loose_key(bare).replace(' ', '-')}-{year}.xlsx"
