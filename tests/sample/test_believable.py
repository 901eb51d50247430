"""The whole synthetic district as a statistician looks at it: shapes, shares, what agrees."""

from collections import Counter
from functools import cache

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from ravo.places.units import communes_of_district
from ravo.sample import Sample
from ravo.sample.years import survey_frames

YEARS = (2023, 2024)
LISTED = ("Hộ nghèo", "Hộ cận nghèo")
LINES = {"urban": 175, "rural": 140}


@cache
def years() -> dict[int, list[Sample]]:
    """Return the samples of both years: each commune is followed through them once."""
    found: dict[int, list[Sample]] = {year: [] for year in YEARS}
    for unit in communes_of_district("875"):
        for year, frames in survey_frames(unit, max(YEARS), 150, 2024).items():
            found[year].append(Sample(unit, *frames))
    return found


def district(year: int) -> list[Sample]:
    return years()[year]


@cache
def households(year: int) -> pd.DataFrame:
    parts = [
        s.households.assign(line=LINES[s.unit.area or "rural"], unit=s.unit.name)
        for s in district(year)
    ]
    return pd.concat(parts, ignore_index=True)


@cache
def members(year: int) -> pd.DataFrame:
    return pd.concat([s.members for s in district(year)], ignore_index=True)


def beside_the_line(year: int) -> NDArray[np.int64]:
    """Return the households 12 points under the line to 12 over it, one number a point."""
    frame = households(year).dropna(subset="b1")
    distance = (frame["b1"] - frame["line"]).astype(int)
    counts = Counter(distance)
    return np.array([counts[point] for point in range(-12, 13)])


@pytest.mark.parametrize("year", YEARS)
def test_points_have_no_cliff_and_no_heap_at_the_line(year: int) -> None:
    counts = beside_the_line(year)
    at = 12
    assert counts[at] > 25
    assert 2 / 3 < counts[at] / counts[at + 1] < 3 / 2
    # A parabola through all other points foretells both, within three of its standard errors.
    others = np.array([i for i in range(25) if i not in (at, at + 1)])
    curve = np.polyval(np.polyfit(others, counts[others], 2), [at, at + 1])
    assert (np.abs(counts[[at, at + 1]] - curve) < 3 * np.sqrt(curve)).all()


@pytest.mark.parametrize("year", YEARS)
def test_points_grow_rarer_above_the_line(year: int) -> None:
    fives = beside_the_line(year)[2:22].reshape(4, 5).sum(axis=1)
    assert list(fives) == sorted(fives, reverse=True)
    assert fives[1] / fives[2] < 2


@pytest.mark.parametrize("year", YEARS)
def test_causes_differ_in_size(year: int) -> None:
    frame = households(year)
    names = [name for name in frame if str(name).startswith("cause_")]
    counts = frame[names].fillna(False).astype(bool).sum()
    assert len(names) == 8
    assert counts.max() > 6 * counts.min() > 0
    assert counts.nunique() == 8
    listed = frame[frame["b1"].notna() & (frame["b1"] <= frame["line"])]
    assert listed[names].astype(bool).any(axis=1).all()


@pytest.mark.parametrize("year", YEARS)
def test_villages_are_those_of_the_place_and_of_different_size(year: int) -> None:
    numbers = set()
    for sample in district(year):
        counts = sample.households["village"].value_counts()
        kind = "Khóm" if sample.unit.area == "urban" else "Ấp"
        assert all(village.startswith(f"{kind} ") for village in counts.index)
        assert counts.max() > 1.2 * counts.min()
        numbers.add(len(counts))
    assert len(numbers) > 2
    assert min(numbers) >= 3
    assert max(numbers) <= 8


def test_residents_change_between_the_years() -> None:
    for old, new in zip(*(district(year) for year in YEARS), strict=True):
        for name in ("total_households", "total_members"):
            assert old.info[name] != new.info[name]
            assert 0.98 < new.info[name] / old.info[name] < 1.03
    sizes = [s.info["total_members"] / s.info["total_households"] for s in district(2024)]
    assert 3.2 < min(sizes) < max(sizes) - 0.1 < 3.8


def test_who_was_listed_and_left_says_why() -> None:
    old, new = (households(year).set_index("code") for year in YEARS)
    listed = old.index[(old["b1"] <= old["line"]) & old["size"].notna()]
    gone = listed.difference(new.index)
    merged = set(new.loc[new["change_reason"] == "Nhập hộ", "origin_code"])
    assert set(gone) == merged & set(listed)
    left = new[new["size"].isna()]
    assert len(left) > 10
    assert set(left["change_reason"]) <= {"Chuyển đi", "Chết"}
    assert left[["b1", "income"]].isna().all(axis=None)
    assert left["opening_class"].isin(LISTED).all()


def test_who_came_says_why_and_opens_without_a_class() -> None:
    new, old = households(2024), households(2023)
    came = new[new["change_reason"].isin(["Chuyển đến", "Tách hộ"])]
    assert set(came["change_reason"]) == {"Chuyển đến", "Tách hộ"}
    assert came["opening_class"].isna().all()
    assert not came["code"].isin(old["code"]).any()
    split = came[came["change_reason"] == "Tách hộ"]
    assert split["origin_code"].isin(new["code"]).all()
    assert split["separated_on"].str.endswith("/2024").all()


@pytest.mark.parametrize("year", YEARS)
def test_every_household_has_its_reviewer_and_a_day_of_the_review(year: int) -> None:
    for sample in district(year):
        frame = sample.households
        per_village = frame.groupby("village")["reviewer"].nunique()
        assert frame["reviewer"].notna().all()
        assert frame["reviewer"].nunique() >= 2
        assert per_village.max() == 2
    days = households(year)["visit_date"]
    assert days.nunique() > 30
    assert all(day.year == year and 9 <= day.month <= 11 and day.weekday() < 6 for day in days)


@pytest.mark.parametrize("year", YEARS)
def test_people_are_of_all_ages_and_some_children_are_without_insurance(year: int) -> None:
    frame = members(year)
    ages = year - frame["birth"].map(lambda birth: birth.year)
    assert 35 < ages.mean() < 46
    assert 0.15 < (ages < 16).mean() < 0.3
    assert 0.15 < (ages >= 60).mean() < 0.35
    uninsured = ~frame["insured"].astype(bool)
    assert (uninsured & (ages < 16)).sum() > 30
    assert (uninsured & (ages >= 16)).sum() > (uninsured & (ages < 16)).sum()
    numbers = frame["citizen_id"].dropna()
    assert not numbers.duplicated().any()
    assert numbers.str.fullmatch(r"087[0-3]\d\d9\d{5}").all()


def test_the_further_columns_agree_with_the_others() -> None:
    people, homes = members(2024), households(2024)
    schooled = people["school_level"].notna()
    assert people.loc[schooled, "attends_school"].all()
    assert 0 < (people["attends_school"] & ~schooled).sum() < 0.05 * schooled.sum()
    mothers = people[people["pregnant"].eq(True) | people["nursing"].eq(True)]
    assert mothers["maternity"].all()
    assert (mothers["sex"] == "Nữ").all()
    assert mothers["birth"].map(lambda birth: 15 <= 2024 - birth.year < 50).all()
    assert people.loc[people["pregnant"].isna(), "sex"].eq("Nữ").all()
    assert 0 < people["pregnant"].isna().mean() < 0.02
    assert people["stable_livelihood"].dropna().nunique() == 2
    recognised = homes["decision_number"].notna()
    assert (recognised == homes["opening_class"].isin(LISTED)).all()
    assert (recognised == homes["decision_date"].notna()).all()
    assert homes.loc[recognised, "decision_date"].map(lambda day: day.year).max() == 2023
    helped = homes["housing_support_year"]
    assert 0.02 < (helped > 0).mean() < 0.12
    assert 0 < helped[homes["size"].notna()].isna().mean() < 0.05
    floors = homes["floor_durable"]
    assert 0.5 < floors.dropna().astype(bool).mean() < 0.95
    assert 0 < floors[homes["size"].notna()].isna().mean() < 0.05
    durable = homes[["wall_durable", "pillar_durable", "roof_durable"]].eq(True).all(axis=1)
    assert floors[durable].eq(True).mean() > floors[~durable].eq(True).mean() + 0.2


def test_a_household_keeps_what_it_recalls_from_year_to_year() -> None:
    """When it was separated and supported are facts of the past: they are the same every year."""
    old, new = (households(year).set_index("code") for year in (2023, 2024))
    for name in ("separated_on", "housing_support_year"):
        both = pd.DataFrame({"old": old[name], "new": new[name]}).dropna()
        assert len(both) > 30
        assert (both["old"] == both["new"]).mean() > 0.97
    months = new["separated_on"].dropna()
    months = months[months.str.fullmatch(r"(0[6-9]|1[01])/2021")]
    assert months.nunique() > 2
    assert new["separated_on"].notna().mean() > 0.5
