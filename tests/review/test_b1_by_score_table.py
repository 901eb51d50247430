"""B1 by the answers where area, region or table leave something open, and the way over the line.

By the Mekong column the answers below make 26 + 37 + 22 + 45 = 130 points, by the urban one
20 + 31 + 16 = 67, where animals give none; the lines are at 140 points in the country, 175 in town.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ravo.criteria.terms import Area
from ravo.faults import Fault
from ravo.review.b1 import B1Evidence, own_column
from ravo.review.b1_account import b1_account, crossings
from ravo.review.b1_findings import unchecked_score_table
from ravo.review.evidence import evidence_of
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.score_table.answers import score_table_columns
from ravo.score_table.model import ScoreTable
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from support import books
from support.made_up_score_table import ANSWERS, NOT_SCORED, read_made_up
from support.reviews import account, codes

MEKONG = 6
NOWHERE = {"Tỉnh/thành phố": "Tỉnh Không Có", "Xã/phường/thị trấn": "Xã Không Có"}
NO_ANSWERS: dict[str, Any] = dict.fromkeys(ANSWERS)
Judge = Callable[..., Review]


def row(grid: ScoreTable, code: str, answers: dict[str, Any]) -> dict[str, Any]:
    """Return a household without a B1 total; `answers` change those of ANSWERS, or add cells."""
    headings = {column.id: column.heading for column in score_table_columns(grid)}
    said = {headings.get(key, key): value for key, value in {**ANSWERS, **answers}.items()}
    return books.household(code, 3, **{"Điểm B1": None, **said})


@pytest.fixture
def judged(tmp_path: Path, boats_table: ScoreTable) -> Judge:
    """Read and judge households H1, H2 … by their answers; `area` stands in for the commune's."""

    def read(
        *homes: dict[str, Any],
        used: ScoreTable = boats_table,
        area: Area | None = "rural",
        **info: Any,
    ) -> Review:
        rows = [row(used, f"H{at}", home) for at, home in enumerate(homes, start=1)]
        path = books.write(tmp_path / "xa.xlsx", rows, info=info)
        survey = read_survey(path, ReadSettings(grid_for=lambda edition: used))
        return judge(replace(survey, info=replace(survey.info, area=area)))

    return read


def outcomes(review: Review) -> list[tuple[Any, Any, list[float]]]:
    """Return class, evidence, and fewest and most points of every household."""
    verdicts = review.verdicts
    ends = verdicts.value_ends.tolist()
    return [*zip(verdicts.klass.tolist(), verdicts.evidence.tolist(), ends, strict=True)]


def by_answers(review: Review) -> B1Evidence:
    assert review.b1 is not None
    return review.b1


def of_code(review: Review, code: str) -> Fault:
    (fault,) = [fault for fault in review.faults if fault.code == code]
    return fault


def test_a_table_without_it_scores_a_town_of_no_known_region_all_the_same(
    judged: Judge, tmp_path: Path
) -> None:
    plain = read_made_up(tmp_path)
    answers: dict[str, Any] = {"b1_nl_1": None, "b1_nl_2": None}
    review = judged(answers, used=plain, area="urban", **NOWHERE)
    assert outcomes(review) == [("poor", "b1_grid", [67.0, 67.0])]


def test_an_unknown_area_is_read_as_both(judged: Judge) -> None:
    review = judged({}, {"b1_05_2": 5}, area=None)
    assert outcomes(review) == [
        ("poor", "b1_grid", [67.0, 130.0]),
        ("undetermined", "b1_grid", [67.0, 195.0]),
    ]
    assert own_column(by_answers(review), None) is None


def test_the_column_of_a_household_is_that_of_its_area(judged: Judge) -> None:
    found = by_answers(judged({}))
    assert [own_column(found, area) for area in ("rural", "urban")] == [MEKONG, 0]
    unknown = by_answers(judged({}, **NOWHERE))
    assert [own_column(unknown, area) for area in ("rural", "urban")] == [None, 0]


def test_where_no_household_lives_in_an_area_there_are_no_points_of_it(judged: Judge) -> None:
    found = by_answers(judged({}, NO_ANSWERS))
    assert [ends.tolist() for ends in found.ends("rural")] == [
        pytest.approx([130.0, np.nan], nan_ok=True)
    ] * 2
    assert all(np.isnan(ends).all() for ends in found.ends("urban"))


def test_answers_missing_for_the_class_are_named_by_their_columns(
    judged: Judge, boats_table: ScoreTable
) -> None:
    review = judged({"b1_02": None, "b1_04_1": None, "b1_nl_1": None}, {"b1_02": None})
    assert [outcome[0] for outcome in outcomes(review)] == ["undetermined"] * 2
    lost = [by_answers(review).lost(record, review.verdicts.area) for record in range(2)]
    assert lost == [["b1_02", "b1_04_1", "b1_nl_1"], ["b1_02"]]
    named = [fault.params["answers"] for fault in review.faults if fault.code == "RV-511"]
    headings = {column.name: column.heading for column in score_table_columns(boats_table)}
    assert named == [[headings[name] for name in names] for names in lost]


def test_an_item_that_is_left_out_has_no_column(judged: Judge, tmp_path: Path) -> None:
    used = read_made_up(tmp_path, exceptions=[NOT_SCORED])
    said = {"b1_nl_1": "Có", "b1_nl_2": None}
    items = {item.number: item for item in account(judged(said, used=used)).items}
    assert (items[2].scored, items[2].column, items[2].most) == (False, None, 0)
    assert items[2].exceptions == (NOT_SCORED[0],)
    assert (items[1].scored, items[1].column) == (True, MEKONG)


def test_the_account_of_an_unknown_area_has_both_columns(judged: Judge) -> None:
    found = account(judged({}, area=None))
    assert found.columns == (MEKONG, 0)
    assert (found.least, found.most) == (67.0, 130.0)
    first = found.items[0]
    assert (first.least, first.most, first.column, first.scored) == (20.0, 26.0, None, True)


def test_the_smallest_change_over_the_line_is_told_of_households_near_it(judged: Judge) -> None:
    far, over = {"b1_02": "Không có"}, {"b1_05_1": 7}
    review = judged({}, far, over, {"Điểm B1": 130}, {"b1_04_1": None})
    found = crossings(review, by_answers(review), np.arange(5))
    assert sorted(found) == [0, 2]
    (rise,), (fall,) = found[0].changes, found[2].changes
    assert (rise.item, rise.answer, rise.before, rise.after, rise.points) == (
        5,
        "Con lợn",
        0.0,
        7.0,
        10.5,
    )
    assert (fall.answer, fall.before, fall.after, fall.points) == ("Con lợn", 7.0, 6.0, -1.5)
    assert account(review).crossing == found[0]
    assert crossings(review, by_answers(review), np.array([1, 3])) == {}


def test_in_town_the_line_and_the_column_of_towns_are_used(judged: Judge) -> None:
    said = {"b1_01": "1 đến 3 người", "b1_02": "Có từ hai người", "b1_nl_2": "Có"}
    review = judged({**said, "b1_03_2": "Có"}, area="urban")
    # 45 + 52 + 7 + 16 and the land's 45 by the rural column.
    assert outcomes(review) == [("poor", "b1_grid", [165.0, 165.0])]
    crossing = account(review).crossing
    assert crossing is not None
    (change,) = crossing.changes
    # By the rural column seven pigs are 10.5 points; a boat is 3 by that of towns.
    assert (change.answer, change.after, change.points) == ("Con lợn", 7.0, 10.5)


def test_without_region_or_edition_no_change_is_offered(judged: Judge) -> None:
    review = judged({})
    assert crossings(replace(review, edition=None), by_answers(review), np.array([0])) == {}
    unknown = judged({}, **NOWHERE)
    assert crossings(unknown, by_answers(unknown), np.array([0])) == {}


def test_a_table_that_one_person_checked_is_told_with_its_households(
    judged: Judge, boats_table: ScoreTable
) -> None:
    alone = replace(
        boats_table, source=replace(boats_table.source, checked_by=boats_table.source.typed_by)
    )
    review = judged({}, NO_ANSWERS, {}, used=alone)
    assert of_code(review, "RV-544").params == {"households": 2}
    assert review.by_unchecked_grid
    assert not judged({}).by_unchecked_grid
    assert not judged(NO_ANSWERS, used=alone).by_unchecked_grid


def test_communes_with_an_unchecked_table_are_told_once_and_none_are_not() -> None:
    (fault,) = unchecked_score_table(2024, ["Xã A", "Xã B"])
    assert fault.code == "RV-480"
    assert (fault.params["year"], fault.params["count"]) == ("2024", 2)
    assert [*unchecked_score_table(2024, [])] == []


def test_a_sheet_without_answers_has_no_b1_by_them(judged: Judge, boats_table: ScoreTable) -> None:
    review = judged({**NO_ANSWERS, "Điểm B1": 120})
    assert outcomes(review) == [("poor", "b1", [120.0, 120.0])]
    assert not {"RV-541", "RV-543", "RV-544"} & {*codes(review)}
    assert review.edition is not None
    assert b1_account(review, evidence_of(review.survey, review.edition), 0) is None
