"""Supervision put together: districts, communes alone, no last year, the sample."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from ravo.supervision.households import SupervisedDeaths
from ravo.supervision.revisits import RevisitedHousehold
from ravo.supervision.supervised import SampleRule, supervise
from ravo.supervision.words import note_of, remarks
from support.supervised_rows import LINES, a_district, supervised

CODES = ("30169", "30172")


def test_a_district_whose_households_were_lifted_is_to_be_looked_at() -> None:
    findings = {one.crossing.kind: one.crossing.finding for one in a_district(1600, 80).crossings}
    assert findings == {"leave": "look", "enter": "nothing"}
    honest = {one.crossing.kind: one.crossing.finding for one in a_district(1600).crossings}
    assert honest["leave"] == "nothing"


def test_one_commune_alone_is_too_few() -> None:
    (leave, _) = a_district(1600, 80, communes=1).crossings
    assert leave.crossing.finding == "too_few"
    assert leave.crossing.p is None
    assert leave.crossing.at_line.near > 0


def test_without_last_year_nothing_is_compared_with_it() -> None:
    alone = supervise(supervised(200), LINES, (2024, None), None, CODES)
    assert (alone.crossings, alone.changes, alone.sample) == ((), (), None)
    assert alone.digits


def test_honest_reviewers_and_communes_pass() -> None:
    honest = a_district(400)
    # Nobody left an answer blank: six villages of two reviewers are compared by everything else.
    figures = {one.figure for one in honest.reviewers.figures}
    assert figures == {"answer_1", "answer_2", "b1_tens", "likeness", "rows_a_day"}
    villages = {one.village for one in honest.reviewers.figures}
    assert villages == {f"Xã {xa}: Ấp {ap}" for xa in (1, 2) for ap in (1, 2, 3)}
    assert honest.reviewers.alike >= 6
    assert not [one for one in honest.reviewers.figures if one.look]
    assert not [one for one in honest.digits if one.look]


def test_the_sample_is_of_the_size_that_meets_a_wrong_one() -> None:
    sample = a_district(1000).sample
    assert sample is not None
    assert len(sample.rows) == 57


@pytest.mark.parametrize("count", [1, 29])
def test_few_households_raise_nothing(count: int) -> None:
    few = a_district(count)
    assert {one.crossing.finding for one in few.crossings} <= {"too_few"}
    assert few.sample is not None
    assert 1 <= len(few.sample.rows) <= count


def test_the_same_input_gives_the_same_findings() -> None:
    first, again = (
        supervise(supervised(200), LINES, (2024, 2023), SampleRule(date(2024, 9, 1)), CODES)
        for _ in range(2)
    )
    assert first.reviewers == again.reviewers
    assert first.sample == again.sample


def test_nobody_is_drawn_where_nobody_is_alive() -> None:
    """The others of the sample stay; who takes the place is named by the letter and the sheet."""
    rows = supervised(400)
    rule = SampleRule(date(2024, 9, 1))
    years = (2024, 2023)
    before = supervise(rows, LINES, years, rule, ("30169",)).sample
    assert before is not None
    gone, headless, smaller = before.rows[:3]
    dead, nobody, heads = np.zeros(400), np.zeros(400, dtype=bool), np.zeros(400, dtype=bool)
    dead[[gone, headless]], dead[smaller], nobody[gone], heads[headless] = 1, 2, True, True
    deaths = SupervisedDeaths(dead, nobody, heads)
    known = replace(rows, deaths=deaths)
    found = supervise(known, LINES, years, rule, ("30169",))
    assert found.sample is not None
    assert set(before.rows) - set(found.sample.rows) == {gone}
    assert len(found.sample.rows) == len(before.rows)
    assert "1 hộ không còn ai sống theo sổ theo dõi" in " ".join(remarks(found, "vi"))
    notes = [note_of(known, row, "vi") for row in (gone, headless, smaller)]
    assert notes == [
        "Sổ theo dõi: không còn ai sống",
        "Sổ theo dõi: chủ hộ đã chết",
        "Sổ theo dõi: 2 người đã chết",
    ]
    assert note_of(rows, gone, "vi") == ""


@pytest.mark.parametrize(
    ("visit", "dead", "agrees"),
    [(3, 0, True), (2, 0, False), (2, 1, True), (1, 1, False), (3, 1, True), (4, 1, False)],
)
def test_who_died_since_the_review_is_no_difference(visit: int, dead: int, agrees: bool) -> None:
    one = RevisitedHousehold(
        *(0, "poor", "poor", 3.0, float(visit), None, None), False, False, float(dead)
    )
    assert one.size_agrees is agrees
