"""The synthetic district: the same seed, the same files; true to scale; it says what it is."""

import zipfile
from collections import Counter
from html import escape
from pathlib import Path

import numpy as np
import pytest

from ravo.faults import UsageProblem
from ravo.places.units import communes_of_district
from ravo.sample import NOTICE, write_samples
from ravo.survey.reader import read_survey
from support.folders import SAMPLES, ScoredSample
from support.forms_oracle import totals_of

SMALL = "618"
"""A district of three communes, of which the new map made two."""
PLANTED = {"RV-352", "RV-402", "RV-498"}


def test_the_same_seed_gives_the_same_bytes_whichever_years_are_asked_for(tmp_path: Path) -> None:
    both = write_samples(tmp_path / "a", [2023, 2024], SMALL, 6, 7)
    alone = write_samples(tmp_path / "b", [2024], SMALL, 6, 7)
    second = {path.name: path.read_bytes() for path in both if path.parent.name == "2024"}
    assert len(second) == len(communes_of_district(SMALL)) == 3
    assert second == {path.name: path.read_bytes() for path in alone}
    other = write_samples(tmp_path / "c", [2024], "23537", 6, 8)
    assert other
    assert all(path.read_bytes() != second[path.name] for path in other)


def test_unknown_district_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem):
        write_samples(tmp_path, [2024], "000", 5, 1)


@pytest.mark.parametrize("year", [2023, 2024])
def test_rates_are_near_the_districts_real_scale(year: int, scored_sample: ScoredSample) -> None:
    residents, classes = 0, Counter[str]()
    scored = scored_sample(year)
    assert len(scored) == 13
    for told in scored:
        path = Path(told["input"]["path"])
        planted = PLANTED if path.name.startswith("30205-") and year == 2024 else set()
        assert {fault["code"] for fault in told["faults"]} <= {"RV-307", "RV-4095"} | planted
        residents += int(totals_of(path)["Tổng số hộ dân cư"])
        classes.update(home["class"] for home in told["households"])
    assert 0.015 <= classes["poor"] / residents <= 0.027
    assert 0.03 <= classes["near_poor"] / residents <= 0.05
    assert not classes["undetermined"]


def test_most_households_persist_and_the_rest_say_why() -> None:
    old = read_survey(SAMPLES / "2023" / "30172-my-an-hung-a-2023.xlsx").households.frame
    new = read_survey(SAMPLES / "2024" / "30172-my-an-hung-a-2024.xlsx").households.frame
    kept = new["code"].isin(old["code"])
    assert 0.8 < kept.mean() < 1
    reasons = set(new["change_reason"].dropna())
    assert {"Tách hộ", "Chuyển đến"} <= reasons
    origins = new.loc[new["change_reason"] == "Tách hộ", "origin_code"]
    assert origins.notna().all()
    left = new["change_reason"].isin(["Chuyển đi", "Chết"])
    assert new.loc[left, "code"].isin(old["code"]).all()
    assert new.loc[left, "opening_class"].isin(["Hộ nghèo", "Hộ cận nghèo"]).all()


def test_every_file_says_that_it_is_synthetic() -> None:
    books = list(SAMPLES.glob("*/*.xlsx"))
    assert books
    for path in books:
        assert NOTICE in totals_of(path)
        with zipfile.ZipFile(path) as parts:
            told = parts.read("docProps/core.xml").decode()
        assert f"<dc:description>{escape(NOTICE)}</dc:description>" in told


def test_the_poor_lack_what_the_poor_lack(scored_sample: ScoredSample) -> None:
    homes = [home for told in scored_sample(2024) for home in told["households"]]
    deprived = [home["deprived"] for home in homes if home["class"] == "poor"]
    shares = {number: np.mean([number in lacks for lacks in deprived]) for number in (8, 9)}
    assert 3.5 < np.mean([len(lacks) for lacks in deprived]) < 4.5
    assert shares[8] > 0.4
    assert shares[9] < 0.15
