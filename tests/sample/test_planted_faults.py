"""Faults planted on purpose: in the share of rows asked for, nowhere else, and found by ravo."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest

from ravo.blanks.survey import SurveyFrames, write_survey
from ravo.changes.comparison import compare
from ravo.changes.year import year_of
from ravo.criteria import edition_for_year
from ravo.faults import UsageProblem
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.sample import Plants, Sample, plants_of, write_samples
from ravo.sample.planted import PLANTS
from ravo.survey.reader import read_survey
from support.made_up_samples import make_sample

CODE, SHARE = "30205", 0.1
FOUND_IN_A_SURVEY = {
    "villages": "RV-498",
    "units": "RV-230",
    "size": "RV-301",
    "citizens": "RV-402",
    "answers": "RV-352",
}
FOUND_BETWEEN_YEARS = {"opening": "RV-634", "recoded": "RV-620"}


@cache
def made(kind: str | None, year: int = 2024) -> Sample:
    plants = Plants({kind: SHARE}) if kind else Plants()
    (sample,) = make_sample(year, CODE, 150, 2024, plants)
    return sample


@cache
def judged(kind: str | None, year: int = 2024) -> Review:
    """Return the review of a sample that went through a workbook."""
    sample = made(kind, year)
    frames = SurveyFrames(sample.info, sample.households, sample.members, sample.income)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{year}.xlsx"
        write_survey(path, edition_for_year(year), frames)
        return judge(read_survey(path))


def differing(one: pd.DataFrame, other: pd.DataFrame) -> list[int]:
    """Return the rows in which two frames of the same rows differ."""
    same = one.astype(object).eq(other.astype(object)) | (one.isna() & other.isna())
    return [int(row) for row in one.index[~same.all(axis=1)]]


@pytest.mark.parametrize("kind", [kind for kind in PLANTS if kind != "units"])
def test_a_share_of_a_tenth_is_in_a_tenth_of_the_rows(kind: str) -> None:
    clean, faulty = made(None).households, made(kind).households
    rows = differing(clean, faulty)
    assert len(rows) == round(SHARE * len(clean))
    assert list(faulty.loc[rows, "code"]) == list(made(kind).planted[kind])


def test_wrong_units_are_in_a_tenth_of_the_rows_or_all_that_were_measured() -> None:
    clean, faulty = made(None), made("units")
    rows = differing(clean.households, faulty.households)
    measured = clean.households["income"].notna()
    assert len(rows) == min(round(SHARE * len(measured)), measured.sum())
    assert (faulty.households.loc[rows, "income"] < 10_000).all()
    assert not faulty.income["code"].isin(faulty.households.loc[rows, "code"]).any()


def test_only_the_last_year_and_the_communes_named_have_faults(tmp_path: Path) -> None:
    plants = plants_of(["size=0,5"], ["23537"])
    clean = write_samples(tmp_path / "a", [2023, 2024], "618", 4, 2024)
    faulty = write_samples(tmp_path / "b", [2023, 2024], "618", 4, 2024, plants)
    pairs = zip(clean, faulty, strict=True)
    assert len(clean) == 6
    changed = [one.name for one, other in pairs if one.read_bytes() != other.read_bytes()]
    assert changed == ["23537-ia-dom-2024.xlsx"]


def test_bunching_empties_the_points_over_the_line_and_fills_those_under_it() -> None:
    clean, faulty = (made(kind).households["b1"] for kind in (None, "bunching"))
    moved = made("bunching").planted["bunching"]
    assert clean.between(141, 145).sum() >= 5
    assert faulty.between(141, 145).sum() == 0
    assert faulty.between(138, 140).sum() == clean.between(138, 140).sum() + len(moved)


def test_a_careless_reviewer_writes_one_dwelling_for_everybody() -> None:
    sample = made("careless")
    rows = sample.households[sample.households["code"].isin(sample.planted["careless"])]
    assert rows["visit_date"].nunique() == 1
    assert rows[["wall_durable", "water_source", "toilet"]].drop_duplicates().shape[0] == 1
    assert (rows["b1"].dropna() % 10 == 0).all()
    busiest = made(None).households.dropna(subset="size")["reviewer"].value_counts().index[0]
    assert set(rows["reviewer"]) == {busiest}


@pytest.mark.parametrize(("kind", "code"), FOUND_IN_A_SURVEY.items())
def test_a_check_of_the_survey_finds_each_planted_row(kind: str, code: str) -> None:
    found = [fault for fault in judged(kind).faults if fault.code == code]
    planted = set(made(kind).planted[kind])
    if code == "RV-498":
        assert sum(int(str(fault.params["count"])) for fault in found) >= 3
    else:
        assert planted <= {fault.household for fault in found}
    assert code not in {fault.code for fault in judged(None).faults}


@pytest.mark.parametrize(("kind", "code"), FOUND_BETWEEN_YEARS.items())
def test_a_comparison_of_the_years_finds_what_differs(kind: str, code: str) -> None:
    old = year_of(2023, [judged(None, 2023)])
    found: dict[str | None, dict[str, Any]] = {}
    for name in (None, kind):
        changes = compare(old, year_of(2024, [judged(name)]))
        found[name] = {fault.code: fault.params.get("count", 0) for fault in changes.faults}
    assert found[kind].get(code, 0) > found[None].get(code, 0)
    # Whoever leaves in the sample does so with a reason.
    assert "RV-1414" not in found[None]
    if code == "RV-634":
        assert found[kind][code] >= len(made(kind).planted[kind])


def test_careless_and_bunched_workbooks_read_without_an_error() -> None:
    for kind in ("careless", "bunching"):
        assert {fault.code for fault in judged(kind).faults} <= {"RV-307", "RV-4095"}


@pytest.mark.parametrize(
    "word", ["villages", "villages=0", "villages=1.5", "nothing=0.1", "size=x"]
)
def test_what_cannot_be_planted_is_refused(word: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        plants_of([word], [])
    assert caught.value.fault.code == "RV-1070"
    assert "villages" in str(caught.value.fault.params["kinds"])


def test_a_commune_that_is_not_made_is_refused(tmp_path: Path) -> None:
    plants = plants_of(["size=0.1"], ["99999"])
    with pytest.raises(UsageProblem) as caught:
        write_samples(tmp_path, [2024], "875", 2, 1, plants)
    assert caught.value.fault.code == "RV-1071"
    assert not list(tmp_path.iterdir())
