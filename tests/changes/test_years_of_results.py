"""Pairing of two years from results: the pairs that the surveys give, without any number."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from ravo.changes.pairs import Pairing, pair_years
from ravo.changes.year import EVIDENCE, Year, part_of, year_of
from ravo.results.results import Results
from ravo.results.workbook import write_results
from ravo.review.review import Review
from support.results_files import read_results_file
from support.reviews import review
from support.years import home, person
from support.years import review as reviewed

Pairs = set[tuple[str, str]]


def stored(found: Review, folder: Path, name: str) -> Results:
    path = folder / f"{name}.ket-qua.xlsx"
    write_results(found, path, "vi")
    return read_results_file(path)


def pairs(pairing: Pairing, old: Year, new: Year, table: str = "pairs") -> Pairs:
    frame: pd.DataFrame = getattr(pairing, table)
    codes = [year.households["code"].tolist() for year in (old, new)]
    return {
        (codes[0][i], codes[1][j])
        for i, j in zip(frame["old"].tolist(), frame["new"].tolist(), strict=True)
    }


def all_pairs(old: Sequence[Any], new: Sequence[Any]) -> dict[str, Pairs]:
    years = year_of(2023, old), year_of(2024, new)
    pairing = pair_years(*years)
    return {name: pairs(pairing, *years, name) for name in ("pairs", "to_confirm", "relations")}


@pytest.fixture(scope="module")
def reviews_of_two_years(
    made_up_surveys: tuple[list[Path], list[Path]],
) -> tuple[list[Review], list[Review]]:
    last, now = made_up_surveys
    return [review(path) for path in last], [review(path) for path in now]


def test_the_same_households_are_paired(
    reviews_of_two_years: tuple[list[Review], list[Review]], tmp_path: Path
) -> None:
    """Codes changed, names misspelt, households rejected: what is one stays one."""
    last, now = (
        [stored(item, tmp_path, f"{year}-{n}") for n, item in enumerate(items)]
        for year, items in enumerate(reviews_of_two_years)
    )
    due = all_pairs(*reviews_of_two_years)
    assert len(due["pairs"]) > 40
    assert sum(old != new for old, new in due["pairs"]) > 10
    assert all_pairs(last, now) == due
    assert all_pairs(last, reviews_of_two_years[1]) == due
    assert all_pairs(reviews_of_two_years[0], now) == due


HEAD = {"head_citizen_id": "087055012345", "head_birth_year": 1955, "head_sex": "Nữ"}
OTHERS = [home(f"X{n}", head_name=f"Trần Khác {n}") for n in range(4)]


def one_pair(tmp_path: Path, old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Return whether two households of other codes and villages are paired from results."""
    years = [
        [stored(reviewed([*OTHERS, record], year), tmp_path, str(year))]
        for year, record in ((2023, old), (2024, new))
    ]
    return (old["code"], new["code"]) in all_pairs(*years)["pairs"]


def test_the_last_digits_settle_a_head_with_one_half_of_the_name(tmp_path: Path) -> None:
    old = home("A1", head_name="Nguyễn Thị Bưởi", **HEAD)
    new = home("B1", head_name="Lý Kim Bưởi", village="Ấp Xa", size=9, **HEAD)
    assert one_pair(tmp_path, old, new)


@pytest.mark.parametrize(
    "other",
    [
        {"head_citizen_id": "087055012346"},
        {"head_citizen_id": None},
        {"head_birth_year": 1956},
        {"head_sex": "Nam"},
        {"head_name": "Lý Kim Cam"},
    ],
)
def test_digits_birth_year_sex_and_half_a_name_must_all_agree(
    tmp_path: Path, other: dict[str, Any]
) -> None:
    old = home("A1", head_name="Nguyễn Thị Bưởi", **HEAD)
    new = home("B1", **{"head_name": "Lý Kim Bưởi", "village": "Ấp Xa", "size": 9, **HEAD, **other})
    assert not one_pair(tmp_path, old, new)


def test_years_of_results_have_members_and_rejected_households(tmp_path: Path) -> None:
    homes = [
        home("A1", members=[person("Lê Thị Con", 2001, "087301000001")]),
        home("A2", rejected=True, head_name="Võ Văn Sót", village="Ấp Sau", **HEAD),
    ]
    year = year_of(2024, [stored(reviewed(homes), tmp_path, "a")])
    frame = year.households
    assert frame["code"].tolist() == ["A1", "A2"]
    assert frame["rejected"].tolist() == [False, True]
    rejected = frame.iloc[1]
    assert (rejected["head_name"], rejected["village"]) == ("Võ Văn Sót", "Ấp Sau")
    assert (rejected["head_birth_year"], rejected["head_sex"]) == (1955, "Nữ")
    assert frame["head_tail"].tolist() == [None, "2345"]
    assert frame["head_citizen_id"].tolist() == [None, None]
    assert year.members[["household", "name", "birth_year"]].values.tolist() == [
        [0, "Lê Thị Con", 2001]
    ]
    assert year.members["citizen_id"].tolist() == [None]


def test_where_nothing_is_explained_evidence_and_review_are_left_out() -> None:
    judged = reviewed([home("A1"), home("A2", "not_poor")])
    whole, short = part_of(judged), part_of(judged, explain=False)
    assert (whole.part.review, short.part.review) == (judged, None)
    left_out = {name for name in whole.households if name.startswith("deprived_")} | {*EVIDENCE}
    # The value shows whether a list repeats that of another year.
    left_out.remove("value")
    assert whole.households.keys() - short.households.keys() == left_out
    assert short.households["klass"].tolist() == ["poor", "not_poor"]


def test_codes_that_restart_keep_the_whole_record_that_identifies_a_household() -> None:
    judged = reviewed([home("A1"), home("A2")])
    survey = replace(judged.survey, codes_restart=True)
    short = part_of(replace(judged, survey=survey), explain=False)
    assert (short.part.review, short.part.codes_unique) == (None, False)
    assert {*EVIDENCE} <= short.households.keys()


def test_who_left_is_known_from_results_as_from_the_survey(tmp_path: Path) -> None:
    gone = {"size": None, "b1": None, "rejected": True, "change_reason": "Chết"}
    judged = reviewed([home("A1"), home("A2", **gone), home("A3", **{**gone, "size": 2})])
    of_results = year_of(2024, [stored(judged, tmp_path, "a")])
    assert of_results.households["code"].tolist() == ["A1", "A2", "A3"]
    assert of_results.departed.tolist() == [False, True, True]
    assert year_of(2024, [judged]).departed.tolist() == [False, True, True]
