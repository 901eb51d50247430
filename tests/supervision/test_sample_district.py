"""The sample district: where nobody was lifted nothing points at it; where some were, it does."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from ravo.places.units import communes_of_district
from ravo.sample.planted import planted
from ravo.sample.years import survey_frames
from ravo.supervision.crossings import KINDS, Cells, LineCrossing, corrected, crossing

DISTRICT, HOUSEHOLDS, SEED = "875", 150, 2024
YEARS = (2021, 2022, 2023, 2024)
LINES = {"b1": (140.0, 1.0), "income": (1_500_000.0, 15_000.0)}


@pytest.fixture(scope="module")
def sample_years() -> dict[int, list[tuple[pd.DataFrame, ...]]]:
    """Return (households, members, income) of the rural communes of the sample by year."""
    rural = [unit for unit in communes_of_district(DISTRICT) if unit.area == "rural"]
    made = [survey_frames(unit, YEARS[-1], HOUSEHOLDS, SEED, YEARS[0]) for unit in rural]
    return {year: [one[year][1:] for one in made] for year in YEARS}


def compared(old: Sequence[pd.DataFrame], new: Sequence[pd.DataFrame]) -> list[LineCrossing]:
    """Return the crossings of the rural lines by the households of one code."""
    both = pd.concat(old).merge(pd.concat(new), on="code", suffixes=("_old", "_new"))
    found = []
    for measure, (line, width) in LINES.items():
        was, now = (both[f"{measure}_{end}"].to_numpy(dtype=np.float64) for end in ("old", "new"))
        found += [crossing(was, now, line, width, kind) for kind in KINDS]
    return list(corrected(found))


def households(tables: Sequence[tuple[pd.DataFrame, ...]]) -> list[pd.DataFrame]:
    return [frames[0] for frames in tables]


def test_no_pair_of_years_is_pointed_at(
    sample_years: dict[int, list[tuple[pd.DataFrame, ...]]],
) -> None:
    for old, new in pairwise(YEARS):
        found = compared(households(sample_years[old]), households(sample_years[new]))
        assert [one.finding for one in found] == ["nothing"] * 4, (old, new)
        assert min(one.compared for one in found) >= 30


def test_households_planted_just_under_the_line_are_pointed_at(
    sample_years: dict[int, list[tuple[pd.DataFrame, ...]]],
) -> None:
    now = []
    for number, (homes, members, income) in enumerate(sample_years[2024]):
        (changed, _, _), _ = planted(
            (homes, members, income), 140, {"bunching": 0.2}, [SEED, number]
        )
        now.append(changed)
    found = compared(households(sample_years[2023]), now)
    assert [one.finding for one in found] == ["too_few", "look", "nothing", "nothing"]
    # All who were just over the line were moved: nobody is left there to compare.
    assert found[0].at_line == Cells(0, 0)
    assert found[1].kind == "enter"
