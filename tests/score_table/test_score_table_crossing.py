"""The smallest change over the line, against trying every change there is."""

from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.contract.models import read_column
from ravo.score_table.answers import score_table_columns
from ravo.score_table.crossings import MOST_CHANGES, NEAR, Crossings, near_line
from ravo.score_table.model import ScoreTable
from ravo.score_table.points import score_points
from ravo.typed_columns import TypedColumns, joined_columns
from support.made_up_score_table import BOATS, NOT_SCORED, read_made_up

COLUMN = 6


@pytest.fixture(scope="module")
def unscored_table(tmp_path_factory: pytest.TempPathFactory) -> ScoreTable:
    return read_made_up(tmp_path_factory.mktemp("grid"), exceptions=[NOT_SCORED, BOATS])


def columns_of(grid: ScoreTable, cells: dict[str, Any]) -> TypedColumns:
    return TypedColumns(
        {c.name: read_column(c, [cells[c.name]]).values for c in score_table_columns(grid)}
    )


def places(column: int) -> np.ndarray[Any, np.dtype[np.int8]]:
    return np.array([column], dtype=np.int8)


def b1_of(grid: ScoreTable, cells: dict[str, Any]) -> float:
    return float(score_points(grid, columns_of(grid, cells), COLUMN, COLUMN).b1[0])


def alternatives(grid: ScoreTable, cells: dict[str, Any]) -> dict[str, list[Any]]:
    """Return what each question could have been answered instead; exceptions stay as they are."""
    caps = {"b1_04_1": 6, "b1_05_1": 20, "b1_05_2": 5}
    found = {}
    for column in score_table_columns(grid):
        if column.name.startswith("b1_nl_"):
            continue
        every: list[Any] = list(column.vocabulary) or ["Có", "Không"]
        if column.type == "number":
            every = list(range(caps[column.name] + 1))
        found[column.name] = [value for value in every if value != cells[column.name]]
    return found


def crosses(b1: float, line: float, other: float) -> bool:
    return (b1 <= line) != (other <= line)


def smallest_by_trying(
    grid: ScoreTable, cells: dict[str, Any], line: float
) -> tuple[int, float] | None:
    b1 = b1_of(grid, cells)
    others = alternatives(grid, cells)
    for count in (1, 2):
        found = []
        for names in combinations(others, count):
            for values in product(*(others[name] for name in names)):
                other = b1_of_fast(grid, {**cells, **dict(zip(names, values, strict=True))})
                if crosses(b1, line, other):
                    found.append(abs(other - b1))
        if found:
            return count, round(min(found), 6)
    return None


def b1_of_fast(grid: ScoreTable, cells: dict[str, Any]) -> float:
    total = 0.0
    for item in grid.items:
        column = COLUMN
        if item.number == 2 and cells["b1_nl_2"] == "Có":
            continue
        if item.counting == "choose_one":
            said = cells[f"b1_{item.number:02d}"]
            total += next(a.points[column] for a in item.answers if a.words == said)
            continue
        for at, answer in enumerate(item.answers, start=1):
            value = cells[f"b1_{item.number:02d}_{at}"]
            units = int(value == "Có") if item.counting == "add" else min(value, answer.cap or 0)
            total += units * answer.points[column]
    return total


@st.composite
def answers(draw: st.DrawFn, grid: ScoreTable) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for column in score_table_columns(grid):
        words = column.vocabulary or ("Có", "Không")
        number = column.type == "number"
        cells[column.name] = draw(st.integers(0, 3) if number else st.sampled_from(words))
    return cells


@settings(deadline=None, max_examples=40)
@given(data=st.data(), gap=st.sampled_from([-14, -6, -1, 0, 1, 2.5, 6, 14]))
def test_it_is_the_fewest_answers_then_the_least_points(
    unscored_table: ScoreTable, data: st.DataObject, gap: float
) -> None:
    cells = data.draw(answers(unscored_table))
    b1 = b1_of(unscored_table, cells)
    line = b1 - gap
    crossing = Crossings(
        unscored_table, columns_of(unscored_table, cells), places(COLUMN), places(COLUMN)
    ).of(0, b1, line)
    wanted = smallest_by_trying(unscored_table, cells, line)
    if wanted is None:
        assert crossing is None or len(crossing.changes) > 2
    else:
        assert crossing is not None
        assert (len(crossing.changes), abs(crossing.points)) == wanted
        assert crosses(b1, line, b1 + crossing.points)
        assert len({(c.item, c.answer) for c in crossing.changes}) == len(crossing.changes)


def base(**more: Any) -> dict[str, Any]:
    return {
        "b1_01": "7 người trở lên",
        "b1_02": "Không có",
        "b1_03_1": "Không",
        "b1_03_2": "Không",
        "b1_03_3": "Không",
        "b1_04_1": 0,
        "b1_05_1": 0,
        "b1_05_2": 0,
        "b1_nl_1": "Không",
        "b1_nl_2": "Không",
        **more,
    }


def test_on_the_line_one_must_rise_above_it_and_over_it_one_may_fall_to_it(
    unscored_table: ScoreTable,
) -> None:
    cells = base(b1_03_2="Có", b1_05_1=2)
    crossings = Crossings(
        unscored_table, columns_of(unscored_table, cells), places(COLUMN), places(COLUMN)
    )
    b1 = b1_of(unscored_table, cells)
    assert b1 == 13 + 2 * 1.5
    rising = crossings.of(0, b1, b1)
    assert rising is not None
    assert rising.points == 1.5
    (change,) = rising.changes
    assert (change.item, change.answer, change.before, change.after) == (5, "Con lợn", 2.0, 3.0)
    falling = crossings.of(0, b1, b1 - 1.5)
    assert falling is not None
    assert falling.points == -1.5


def test_an_item_that_is_not_scored_is_no_way_over_the_line(unscored_table: ScoreTable) -> None:
    cells = base(b1_nl_2="Có")
    crossings = Crossings(
        unscored_table, columns_of(unscored_table, cells), places(0), places(COLUMN)
    )
    # In the urban column only items 1, 2 and 3 give points; item 1 gives 20 or 45 at once.
    found = crossings.of(0, 0, 30)
    assert found is not None
    assert [change.item for change in found.changes] == [1]
    assert crossings.of(0, 0, 45 + 7 + 16 + 3) is None


def test_more_changes_than_anyone_would_make_are_not_told(unscored_table: ScoreTable) -> None:
    crossings = Crossings(
        unscored_table, columns_of(unscored_table, base()), places(COLUMN), places(COLUMN)
    )
    assert crossings.of(0, 0, 308) is None
    assert MOST_CHANGES < 8


def test_only_households_near_the_line_with_every_answer_are_asked(
    unscored_table: ScoreTable,
) -> None:
    near = base(b1_01="1 đến 3 người")
    blank = {**near, "b1_03_1": None}
    frame = joined_columns([columns_of(unscored_table, cells) for cells in (near, blank)])
    scored = score_points(unscored_table, frame, COLUMN, COLUMN)
    at = float(scored.b1[0])
    for line, wanted in ((at + NEAR, [0]), (at - NEAR, [0]), (at + NEAR + 0.5, [])):
        assert near_line(scored, np.array([line, line])).tolist() == wanted


@settings(deadline=None, max_examples=25)
@given(data=st.data(), line=st.sampled_from([60.0, 118.5, 140.0]))
def test_all_households_at_once_get_what_each_gets_alone(
    unscored_table: ScoreTable, data: st.DataObject, line: float
) -> None:
    households = data.draw(st.lists(answers(unscored_table), min_size=1, max_size=6))
    frame = joined_columns([columns_of(unscored_table, cells) for cells in households])
    size = len(households)
    own = np.array(data.draw(st.lists(st.sampled_from([0, 6]), min_size=size, max_size=size)), "i1")
    rural = np.full(size, COLUMN, dtype=np.int8)
    b1 = score_points(unscored_table, frame, own, rural).b1
    # Some stand on the line itself, where B1 must rise.
    b1[0] = line if data.draw(st.booleans()) else b1[0]
    finder = Crossings(unscored_table, frame, own, rural)
    alone = [finder.of(at, float(points), line) for at, points in enumerate(b1)]
    assert finder.each(b1, line) == alone


def test_of_two_answers_with_the_same_points_the_first_item_is_told_in_both_ways(
    unscored_table: ScoreTable,
) -> None:
    # Item 3's television and nothing else gives 13; buffalo at 13 each stand in item 5.
    cells = base()
    finder = Crossings(
        unscored_table, columns_of(unscored_table, cells), places(COLUMN), places(COLUMN)
    )
    (together,) = finder.each(np.array([0.0]), 12.5)
    assert together == finder.of(0, 0.0, 12.5)
    assert together is not None
    assert together.points == 13
    assert [change.item for change in together.changes] == [3]
