"""B1 by the answers: which points decide, how they add up item by item, what is warned of."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ravo.messages import Text
from ravo.review.explainer import explain
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.score_table.answers import score_table_columns
from ravo.score_table.model import ScoreTable
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from support import books
from support.made_up_score_table import ANSWERS, LAND
from support.reviews import account

TOTAL, INCOME, AREA = "Điểm B1", "Thu nhập bình quân (đồng/người/tháng)", "Khu vực"
NOWHERE = {
    "Tỉnh/thành phố": "Tỉnh Bịa",
    "Huyện/quận/thị xã": "Huyện Bịa",
    "Xã/phường/thị trấn": "Xã Bịa",
}
Score = Callable[..., Review]
Row = dict[str, Any]


@pytest.fixture
def score_answers(tmp_path: Path, boats_table: ScoreTable) -> Score:
    """Judge households given by what they answered otherwise than in ANSWERS."""
    headings = {column.id: column.heading for column in score_table_columns(boats_table)}

    def read(*rows: Row, info: Row | None = None) -> Review:
        homes = []
        for number, row in enumerate(rows, start=1):
            cells = {headings[key]: row.get(key, said) for key, said in ANSWERS.items()}
            more = {key: said for key, said in row.items() if key not in headings}
            homes.append(books.household(f"H{number}", 3, **{TOTAL: None, **cells, **more}))
        path = books.write(tmp_path / "xa.xlsx", homes, info=info)
        return judge(read_survey(path, ReadSettings(grid_for=lambda _: boats_table)))

    return read


URBAN = {AREA: "Thành thị"}


@pytest.mark.parametrize(
    ("row", "klass", "kind", "ends", "line"),
    [
        ({}, "poor", "b1_grid", (130, 130), 140),
        ({"b1_05_1": 7}, "not_poor", "b1_grid", (140.5, 140.5), 140),
        ({"b1_02": None}, "undetermined", "b1_grid", (93, 151), 140),
        ({"b1_02": None, TOTAL: 160}, "not_poor", "b1", (160, 160), 140),
        (
            {"b1_02": None, INCOME: 1_600_000},
            "not_poor",
            "income",
            (1_600_000, 1_600_000),
            1_500_000,
        ),
        ({INCOME: 1_600_000}, "poor", "b1_grid", (130, 130), 140),
        ({"b1_03_1": None, "b1_05_2": 3}, "not_poor", "b1_grid", (169, 194), 140),
        (URBAN, "poor", "b1_grid", (67, 67), 175),
        ({"b1_nl_2": "Có", **URBAN}, "poor", "b1_grid", (112, 112), 175),
        ({"b1_nl_2": None, **URBAN}, "poor", "b1_grid", (67, 112), 175),
    ],
)
def test_the_evidence_that_decides_and_its_ends(
    score_answers: Score, row: Row, klass: str, kind: str, ends: tuple[float, float], line: float
) -> None:
    verdicts = score_answers(row).verdicts
    assert (verdicts.klass[0], verdicts.evidence[0], verdicts.line[0]) == (klass, kind, line)
    assert verdicts.value_ends[0].tolist() == list(ends)
    known = ends[0] if ends[0] == ends[1] else np.nan
    assert np.array_equal(verdicts.value[:1], np.array([known]), equal_nan=True)


def test_without_any_answer_nothing_is_bounded(score_answers: Score) -> None:
    verdicts = score_answers(dict.fromkeys(ANSWERS), {}).verdicts
    assert (verdicts.klass[0], verdicts.evidence[0]) == ("undetermined", None)
    assert np.isnan(verdicts.value_ends[0]).all()


def test_items_add_up_each_with_its_answer_points_and_column(
    score_answers: Score, boats_table: ScoreTable
) -> None:
    found = account(score_answers({}))
    assert [(item.number, item.words) for item in found.items] == [
        (1, "Số người trong hộ"),
        (2, "Việc làm phi nông nghiệp"),
        (3, "Đồ dùng"),
        (4, "Đất trồng"),
        (5, "Vật nuôi"),
    ]
    assert [item.answers for item in found.items] == [
        (("4 đến 6 người", True),),
        (("Có một người", True),),
        (("Tàu, thuyền", False), ("Ti vi", False), ("Xe máy", True)),
        (("1.000 m2 đất", 6.0),),
        (("Con lợn", 0.0), ("Con trâu, bò", 0.0)),
    ]
    assert [(item.least, item.most) for item in found.items] == [
        (x, x) for x in (26, 37, 22, 45, 0)
    ]
    assert {(item.column, item.scored, item.exceptions) for item in found.items} == {(6, True, ())}
    assert (found.least, found.most, found.form) == (130, 130, None)
    assert (found.columns, found.provinces) == ((6,), ("Tỉnh Đồng Tháp",))
    assert (found.source, found.sha256) == (boats_table.source, boats_table.sha256)


def test_the_smallest_change_over_the_line_is_named(score_answers: Score) -> None:
    crossing = account(score_answers({})).crossing
    assert crossing is not None
    (change,) = crossing.changes
    assert (change.item, change.answer, change.before, change.after) == (5, "Con lợn", 0, 7)
    assert (change.points, crossing.points) == (10.5, 10.5)
    for row in ({"b1_02": None}, {"b1_02": None, TOTAL: 130}, {TOTAL: 130}, URBAN):
        assert account(score_answers(row)).crossing is None


def test_what_was_not_answered_is_open_between_its_bounds(score_answers: Score) -> None:
    found = account(score_answers({"b1_02": None, "b1_03_1": None, "b1_05_2": None, TOTAL: 150}))
    items = {item.number: item for item in found.items}
    assert (items[2].answers, items[2].least, items[2].most) == ((("", None),), 0, 58)
    assert items[3].answers[0] == ("Tàu, thuyền", None)
    assert (items[3].least, items[3].most) == (22, 47)
    assert items[5].answers[1] == ("Con trâu, bò", None)
    assert found.form == 150


def test_an_exception_that_applies_is_named_where_it_changes_the_column(
    score_answers: Score,
) -> None:
    found = account(score_answers({"b1_nl_2": "Có", **URBAN}))
    assert [item.column for item in found.items] == [0, 0, 0, 6, 6]
    assert [item.exceptions for item in found.items] == [(), (), (), (LAND[0],), (LAND[0],)]
    assert [item.least for item in found.items] == [20, 31, 16, 45, 0]
    assert (found.columns, found.least) == ((0,), 112)


def test_a_household_without_answers_has_no_account(score_answers: Score) -> None:
    review = score_answers(dict.fromkeys(ANSWERS), {})
    assert explain(review, 0).b1 is None
    assert explain(review, 1).b1 is not None


def test_an_unknown_region_leaves_all_columns_and_is_told(score_answers: Score) -> None:
    review = score_answers({}, info=NOWHERE)
    found = account(review)
    assert (found.columns, found.least, found.most) == ((1, 2, 3, 4, 5, 6), 82, 130)
    assert {item.column for item in found.items} == {None}
    assert (found.provinces, found.crossing) == ((), None)
    (fault,) = [fault for fault in review.faults if fault.code == "RV-543"]
    assert len(fault.params["regions"]) == 6  # type: ignore[arg-type]
    assert fault.params["provinces"] == (Text("chưa rõ", "not known"),)
    urban = score_answers(URBAN, info={**NOWHERE, AREA: "Thành thị"})
    assert "RV-543" not in [fault.code for fault in urban.faults]


def told(review: Review, code: str) -> list[tuple[Any, ...]]:
    found = [fault for fault in review.faults if fault.code == code]
    return [(fault.household, fault.sheet, fault.column, dict(fault.params)) for fault in found]


def test_a_total_that_is_not_the_sum_is_told_with_every_item(score_answers: Score) -> None:
    review = score_answers({TOTAL: 130}, {"b1_02": None, TOTAL: 160}, {TOTAL: 129}, {TOTAL: 131})
    open_ = Text(*["1: 26; 2: 0–58; 3: 22; 4: 45; 5: 0"] * 2)
    whole = Text(*["1: 26; 2: 37; 3: 22; 4: 45; 5: 0"] * 2)
    sums = Text("93–151", "93–151"), Text("130", "130")
    assert told(review, "RV-541") == [
        ("H2", "Hộ", TOTAL, {"form": 160.0, "computed": sums[0], "items": open_}),
        ("H3", "Hộ", TOTAL, {"form": 129.0, "computed": sums[1], "items": whole}),
        ("H4", "Hộ", TOTAL, {"form": 131.0, "computed": sums[1], "items": whole}),
    ]


def test_points_are_written_as_each_language_writes_them(score_answers: Score) -> None:
    ((_, _, _, params),) = told(score_answers({"b1_05_1": 1, TOTAL: 150}), "RV-541")
    assert params["computed"] == Text("131,5", "131.5")
    assert params["items"].en.endswith("5: 1.5")
    assert params["items"].vi.endswith("5: 1,5")


def test_measured_income_on_the_other_side_of_its_line_is_told(score_answers: Score) -> None:
    rows = [
        {INCOME: 1_500_000},
        {INCOME: 1_500_001},
        {"b1_05_1": 7, INCOME: 1_500_000},
        {"b1_05_1": 7, INCOME: 1_500_001},
        {INCOME: 2_000_001, **URBAN},
        {INCOME: 2_000_000, **URBAN},
        {TOTAL: 130, INCOME: 1_600_000},
    ]
    rural = {"points": 140.0, "money": 1_500_000.0}
    assert told(score_answers(*rows), "RV-542") == [
        ("H2", "Hộ", INCOME, {"least": 130.0, "most": 130.0, "income": 1_500_001, **rural}),
        ("H3", "Hộ", INCOME, {"least": 140.5, "most": 140.5, "income": 1_500_000, **rural}),
        (
            "H5",
            "Hộ",
            INCOME,
            {
                "least": 67.0,
                "most": 67.0,
                "income": 2_000_001,
                "points": 175.0,
                "money": 2_000_000.0,
            },
        ),
    ]


def test_answers_that_would_settle_b1_are_named_by_their_headings(score_answers: Score) -> None:
    item = "B1.2 Việc làm phi nông nghiệp"
    assert told(score_answers({"b1_02": None}), "RV-511") == [
        ("H1", "Hộ", item, {"answers": [item]})
    ]
    ((_, _, column, params),) = told(score_answers({"b1_02": None, "b1_01": None}), "RV-511")
    assert (column, params["answers"]) == ("B1.1 Số người trong hộ", [column, item])
