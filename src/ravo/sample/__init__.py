"""Synthetic districts: invented households like those of a real review, marked as invented."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
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
from ravo.sample.planted import PLANTS, planted
from ravo.sample.records import line_of
from ravo.sample.years import FIRST_YEAR, Frames, survey_frames
from ravo.survey.survey import TOTALS
from ravo.text import loose_key

NOTICE = "{0.vi} ({0.en})".format(text("sample.notice"))
LAST_YEAR = 2026
"""The last year for which households can be invented: its edition has B1 lines and cut-offs."""
CODE_DIGITS = 5
MOST_HOUSEHOLDS = 200_000
"""The most households of a commune whose members fit on one sheet."""

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "NOTICE",
    "Plants",
    "Sample",
    "SampleDistrict",
    "plants_of",
    "samples",
    "write_samples",
]


@dataclass(frozen=True)
class Plants:
    """The faults to plant in the last of the years: the share of households for each kind.

    `communes` are the codes of the communes that get them; all where it is empty.
    """

    shares: Mapping[str, float] = field(default_factory=dict)
    communes: frozenset[str] = frozenset()


NO_PLANTS = Plants()


def plants_of(words: Sequence[str], communes: Sequence[str]) -> Plants:
    """Return the shares of words such as `villages=0.1`. Raises UsageProblem for any other word."""
    shares = {}
    for word in words:
        kind, _, share = word.partition("=")
        value = _share(share)
        if kind not in PLANTS or not 0 < value <= 1:
            raise usage("RV-1070", value=word, kinds=", ".join(PLANTS))
        shares[kind] = value
    return Plants(shares, frozenset(communes))


def _share(word: str) -> float:
    """Return a share as written, with a point or a comma; 0 for any other word."""
    try:
        return float(word.replace(",", "."))
    except ValueError:
        return 0.0


class Sample(NamedTuple):
    """One invented survey: the commune, its sheet `Thông tin`, and the frames of its records.

    `planted` holds the codes of the households with planted faults, by kind.
    """

    unit: Unit
    info: dict[str, Any]
    households: pd.DataFrame
    members: pd.DataFrame
    income: pd.DataFrame
    planted: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class SampleDistrict:
    """The request: a district or a commune, the approximate households a commune, the seed.

    `code` is a district's code of before 1/7/2025, or the code of one of its communes.
    """

    code: str
    households: int
    seed: int


def write_samples(
    out: Path,
    years: Sequence[int],
    district: str,
    households: int,
    seed: int,
    plants: Plants = NO_PLANTS,
) -> list[Path]:
    """Write one synthetic workbook per commune and year under `out/<year>/`; return the paths.

    `years` are the review years, `households` the number in the whole district, `seed` starts the
    draws. `district` is a district's code of before 1/7/2025, or the code of one of its communes.
    The same seed gives the same files, whichever years are asked for together: every commune
    is followed through all of them. Since 2025 the communes are those of the new map, each with the
    households of the communes that formed it. The faults of `plants` are in the last of the years
    only. Raises UsageProblem for an unknown district, a year out of reach or a number too small.
    """
    from ravo.blanks.survey import SurveyFrames, write_survey
    from ravo.criteria import edition_for_year

    written = []
    wanted = SampleDistrict(district, households, seed)
    for year, sample in samples(years, wanted, plants):
        path = out / str(year) / file_name(sample.unit, year)
        frames = SurveyFrames(sample.info, sample.households, sample.members, sample.income)
        write_survey(path, edition_for_year(year), frames, notice=NOTICE)
        written.append(path)
    return sorted(written)


def samples(
    years: Sequence[int], wanted: SampleDistrict, plants: Plants
) -> Iterator[tuple[int, Sample]]:
    """Yield the year of each survey and the survey, all years of one successor's communes together.

    Raises UsageProblem for an unknown district, a year outside the supported range or a number that
    is too small.
    """
    _check_request(years, wanted.households, wanted.seed)
    units = sorted(_units(wanted.code), key=lambda unit: (unit.successors[:1], unit.code))
    last = max(years)
    span = last, wanted.households, wanted.seed, min(years)
    _check_communes(units, last, plants)
    for _, group in groupby(units, key=lambda unit: unit.successors[:1]):
        old = list(group)
        frames = [survey_frames(unit, *span) for unit in old]
        for year in years:
            parts = [by_year[year] for by_year in frames]
            if year < FIRST_YEAR_OF_NEW_MAP:
                surveys = [Sample(unit, *part) for unit, part in zip(old, parts, strict=True)]
            else:
                surveys = [_joined(successors(old[0].code)[0], parts)]
            for sample in surveys:
                yield year, _planted(sample, plants, wanted.seed) if year == last else sample


def _check_communes(units: Sequence[Unit], year: int, plants: Plants) -> None:
    """Raise UsageProblem for planted faults in a commune that the year does not have."""
    new = year >= FIRST_YEAR_OF_NEW_MAP
    there = {code for unit in units for code in (unit.successors[:1] if new else (unit.code,))}
    for code in sorted(plants.communes - there):
        raise usage("RV-1071", commune_code=code, communes=", ".join(sorted(there)))


def _planted(sample: Sample, plants: Plants, seed: int) -> Sample:
    """Return the survey with the planted faults for its commune."""
    code = sample.unit.code
    if not plants.shares or (plants.communes and code not in plants.communes):
        return sample
    tables = sample.households, sample.members, sample.income
    line = line_of("b1", sample.unit.area)
    tables, codes = planted(tables, line, plants.shares, [seed, int(code), 2])
    return Sample(sample.unit, sample.info, *tables, planted=codes)


def _check_request(years: Sequence[int], households: int, seed: int) -> None:
    for year in years:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise usage("RV-133", year=str(year), first=str(FIRST_YEAR), last=str(LAST_YEAR))
    if households < 1:
        raise usage("RV-134", option="--households", value=str(households), least="1")
    if households > MOST_HOUSEHOLDS:
        limits = {"value": str(households), "least": "1", "most": str(MOST_HOUSEHOLDS)}
        raise usage("RV-1050", option="--households", **limits)
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
