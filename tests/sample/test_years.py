"""The synthetic communes through the years: who stays, what the sums say, the new map of 2025."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from python_calamine import CalamineWorkbook

from ravo.blanks.survey import SurveyFrames, write_survey
from ravo.criteria import edition_for_year
from ravo.faults import UsageProblem
from ravo.places.units import communes_of_district
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.sample import Sample, plants_of, write_samples
from ravo.survey.reader import read_survey
from support.folders import ROOT, SAMPLES
from support.made_up_samples import make_sample

SAMPLE_YEARS = [2021, 2022, 2023, 2024]
OPENED_AS = {
    "poor": "Hộ nghèo",
    "near_poor": "Hộ cận nghèo",
    "not_poor": "Hộ không nghèo",
    "average_living": "Hộ không nghèo",
}


def reviewed(sample: Sample, tmp_path: Path) -> Review:
    path = tmp_path / f"{sample.info['year']}-{sample.unit.code}.xlsx"
    edition = edition_for_year(sample.info["year"])
    frames = SurveyFrames(sample.info, sample.households, sample.members, sample.income)
    write_survey(path, edition, frames)
    return judge(read_survey(path))


@pytest.mark.parametrize("year", [2022, 2024])
def test_a_year_opens_with_the_verdicts_of_the_year_before(year: int, tmp_path: Path) -> None:
    old = reviewed(make_sample(year - 1, "30169", 150, 2024)[0], tmp_path)
    new = make_sample(year, "30169", 150, 2024)[0].households
    closed = dict(zip(old.survey.households.frame["code"], old.verdicts.klass, strict=True))
    kept = new[new["code"].isin(closed)]
    assert len(kept) > 100
    assert list(kept["opening_class"]) == [OPENED_AS[closed[code]] for code in kept["code"]]


def test_income_sheets_add_up_to_the_income_on_the_form() -> None:
    sample = make_sample(2024, "30172", 150, 2024)[0]
    homes = sample.households.set_index("code")
    sheets = sample.income.set_index("code").fillna(0)
    gains = sheets.filter(like="_in").sum(axis=1)
    costs = sheets.filter(like="_out").sum(axis=1)
    size = homes.loc[sheets.index, "size"]
    assert len(sheets) > 10
    assert (gains - costs == homes.loc[sheets.index, "income"] * size * 12).all()
    assert (sheets["state_allowance"] > 0).any()


def test_members_are_those_the_household_counts_with_one_head() -> None:
    for year in (2023, 2024):
        sample = make_sample(year, "30175", 150, 7)[0]
        counted = sample.members.groupby("code").size()
        homes = sample.households.dropna(subset="size").set_index("code")
        assert (counted.loc[homes.index] == homes["size"]).all()
        assert counted.sum() == homes["size"].sum()
        heads = sample.members[sample.members["relation"] == "Chủ hộ"].set_index("code")
        assert len(heads) == len(homes)
        assert (heads.loc[homes.index, "name"] == homes["head_name"]).all()
        assert max(birth.year for birth in sample.members["birth"]) <= year


def test_who_is_at_school_is_said_to_be_at_school() -> None:
    members = make_sample(2024, "30175", 150, 7)[0].members
    studying = members["work"] == "Đang đi học"
    assert studying.sum() > 20
    assert members.loc[studying, "attends_school"].all()
    assert not (members["attends_school"] & members["work"].eq("Có việc làm")).any()


def people(sample: Sample, codes: set[str]) -> set[tuple[str, str, date]]:
    rows = sample.members[sample.members["code"].isin(codes)]
    return set(zip(rows["code"], rows["name"], rows["birth"], strict=True))


def test_people_are_born_die_and_stay_between_two_years() -> None:
    old, new = (make_sample(year, "30178", 300, 5)[0] for year in (2023, 2024))
    shared = set(old.households["code"]) & set(new.households["code"])
    before, after = people(old, shared), people(new, shared)
    assert len(before & after) > 0.95 * len(before)
    assert any(birth.year == 2024 for _, _, birth in after - before)
    assert any(birth.year < 1957 for _, _, birth in before - after)


def test_since_2025_the_communes_are_those_of_the_new_map(tmp_path: Path) -> None:
    samples = make_sample(2025, "875", 12, 3)
    named = {sample.unit.name: sample for sample in samples}
    assert set(named) == {"Xã Lấp Vò", "Xã Mỹ An Hưng", "Xã Tân Khánh Trung", "Xã Lai Vung"}
    assert 13 * 9 <= sum(len(sample.households) for sample in samples) <= 13 * 15
    joined = named["Xã Lấp Vò"]
    assert joined.info["district"] is None
    assert joined.households["code"].is_unique
    review = reviewed(joined, tmp_path)
    assert {fault.code for fault in review.faults} <= {"RV-307", "RV-4095"}
    assert review.survey.info.area == "rural"
    town = joined.households["code"].str.startswith("30169-")
    points = joined.households.loc[town, "b1"].dropna()
    assert (points <= 140).mean() > 0.5, "the town's households are measured by the rural line"


@pytest.mark.parametrize(
    ("years", "households", "seed", "code"),
    [
        ([2020], 5, 1, "RV-133"),
        ([2024, 2027], 5, 1, "RV-133"),
        ([2024], 0, 1, "RV-134"),
        ([2024], 5, -1, "RV-134"),
    ],
)
def test_what_cannot_be_invented_is_refused(
    years: list[int], households: int, seed: int, code: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageProblem) as caught:
        write_samples(tmp_path, years, "875", households, seed)
    assert caught.value.fault.code == code
    assert not list(tmp_path.iterdir())


def test_one_commune_may_be_asked_for_by_its_code(tmp_path: Path) -> None:
    paths = write_samples(tmp_path, [2024], "30172", 3, 1)
    assert [path.name for path in paths] == ["30172-my-an-hung-a-2024.xlsx"]


def test_both_edges_of_the_years_on_offer() -> None:
    assert len(make_sample(2021, "618", 1, 1)) == len(communes_of_district("618")) == 3
    assert len(make_sample(2026, "618", 1, 1)) == 2


def test_sizes_of_households_are_those_of_the_delta() -> None:
    sizes = make_sample(2023, "30172", 1000, 11)[0].households["size"]
    assert 3.3 < np.mean(sizes) < 3.9


def cells(path: Path) -> dict[str, list[Any]]:
    """Return what every sheet says: compressed bytes differ between releases of zlib."""
    book = CalamineWorkbook.from_path(str(path))
    return {name: [*book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}


def test_the_committed_workbooks_are_what_the_program_writes(tmp_path: Path) -> None:
    folder = SAMPLES / "2024"
    made = write_samples(tmp_path, [2024], "30172", 150, 2024)[0]
    assert cells(made) == cells(folder / made.name), "run: make sample"


def test_the_commune_of_the_readme_has_the_faults_that_make_sample_plants(tmp_path: Path) -> None:
    words = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    defined = {
        name: value.strip()
        for name, _, value in (line.partition(" := ") for line in words.splitlines())
        if name in ("PLANTED", "PLANTED_IN")
    }
    told = defined["PLANTED"].replace("$(PLANTED_IN)", defined["PLANTED_IN"]).split()
    plants = plants_of(*_planted(told))
    made = write_samples(tmp_path, SAMPLE_YEARS, "30205", 150, 2024, plants)
    assert [int(path.parent.name) for path in made] == SAMPLE_YEARS
    for path in made:
        assert cells(path) == cells(SAMPLES / path.parent.name / path.name), "run: make sample"
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(
        f"{option} {value}" in readme for option, value in zip(told[::2], told[1::2], strict=True)
    )


def _planted(told: list[str]) -> tuple[list[str], list[str]]:
    pairs = list(zip(told[::2], told[1::2], strict=True))
    return (
        [value for option, value in pairs if option == "--plant"],
        [value for option, value in pairs if option == "--plant-in"],
    )
