"""B1 from answers: the vectorised points against a plain sum, one household at a time."""

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.contract.models import read_column
from ravo.places.regions import COLUMNS
from ravo.score_table.answers import exception_column, score_table_columns
from ravo.score_table.model import Item, ScoreTable
from ravo.score_table.points import joined, score_points
from ravo.score_table.reader import read_score_table
from ravo.typed_columns import TypedColumns, blanks
from support.examples import examples
from support.made_up_score_table import EXCEPTIONS, ROWS, write_made_up


@dataclass(frozen=True)
class Household:
    """Answers as raw cells by column id, and where the household lives."""

    cells: dict[str, Any]
    column: int
    region: int


def columns_of(grid: ScoreTable, households: list[Household]) -> TypedColumns:
    columns = score_table_columns(grid)
    return TypedColumns(
        {c.name: read_column(c, [h.cells.get(c.name) for h in households]).values for c in columns}
    )


def points_by_hand(
    grid: ScoreTable, item: Item, household: Household, column: int
) -> tuple[float, float]:
    """Return the fewest and most points of an item in one column, by plain sums."""
    cells = household.cells
    if item.counting == "choose_one":
        said = cells.get(f"b1_{item.number:02d}")
        offered = [a.points[column] for a in item.answers if said in (None, a.words)]
        return min(offered), max(offered)
    low = high = 0.0
    for at, answer in enumerate(item.answers, start=1):
        said = cells.get(f"b1_{item.number:02d}_{at}")
        if item.counting == "add":
            units: list[float] = [0, 1] if said is None else [int(said == "Có")]
        else:
            assert answer.cap is not None
            units = [0, answer.cap] if said is None else [min(said, answer.cap)]
        low += min(u * answer.points[column] for u in units)
        high += max(u * answer.points[column] for u in units)
    return low, high


def b1_by_hand(grid: ScoreTable, household: Household) -> tuple[float, float]:
    """Return the fewest and most points of a household, trying every reading of an exception."""
    total_low = total_high = 0.0
    for item in grid.items:
        readings = [points_by_hand(grid, item, household, household.column)]
        for at, exception in enumerate(grid.exceptions):
            said = household.cells.get(exception_column(at))
            if item.number not in exception.items or said == "Không":
                continue
            place = household.region if exception.column is None else exception.column
            other = points_by_hand(grid, item, household, place)
            other = (0.0, 0.0) if exception.effect == "not_scored" else other
            readings = [other] if said == "Có" else [*readings, other]
        total_low += min(low for low, _ in readings)
        total_high += max(high for _, high in readings)
    return total_low, total_high


@st.composite
def households(draw: st.DrawFn, grid: ScoreTable) -> Household:
    cells: dict[str, Any] = {}
    for column in score_table_columns(grid):
        said: Any
        if column.type == "choice":
            said = draw(st.sampled_from([None, *column.vocabulary]))
        elif column.type == "yes_no":
            said = draw(st.sampled_from([None, "Có", "Không"]))
        else:
            said = draw(st.one_of(st.none(), st.integers(0, 40), st.just(2.5)))
        cells[column.name] = said
    region = draw(st.integers(1, len(COLUMNS) - 1))
    return Household(cells, draw(st.sampled_from([0, region])), region)


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_the_columns_of_points_are_a_plain_sum_over_the_answers(
    exceptions_table: ScoreTable, data: st.DataObject
) -> None:
    some = data.draw(st.lists(households(exceptions_table), min_size=1, max_size=8))
    own, region = (
        np.array([getattr(h, name) for h in some], dtype=np.int8) for name in ("column", "region")
    )
    scored = score_points(exceptions_table, columns_of(exceptions_table, some), own, region)
    wanted = [b1_by_hand(exceptions_table, household) for household in some]
    assert scored.least.tolist() == [low for low, _ in wanted]
    assert scored.most.tolist() == [high for _, high in wanted]
    known = [low == high for low, high in wanted]
    assert (~np.isnan(scored.b1)).tolist() == known


@settings(deadline=None, max_examples=examples(8))
@given(seed=st.integers(0, 10_000), data=st.data())
def test_shuffling_the_typed_rows_changes_no_score(
    exceptions_table: ScoreTable,
    seed: int,
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rows = list(ROWS)
    random.Random(seed).shuffle(rows)
    folder = tmp_path_factory.mktemp("shuffled")
    other = read_score_table(write_made_up(folder, rows, exceptions=EXCEPTIONS)).grid
    assert other is not None
    assert score_table_columns(other) == score_table_columns(exceptions_table)
    some = [data.draw(households(exceptions_table))]
    first, second = (
        score_points(one, columns_of(one, some), some[0].column, some[0].region)
        for one in (exceptions_table, other)
    )
    assert first.least.tolist() == second.least.tolist()
    assert first.most.tolist() == second.most.tolist()
    assert first.low.tolist() == second.low.tolist()


cell = st.one_of(
    st.none(),
    st.text(max_size=6),
    st.integers(-5, 50),
    st.floats(-5, 50),
    st.sampled_from(["Có", "Không", "x", "Ti vi", "7 người trở lên", "4 đến 6 người", "Không có"]),
)


@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_every_answer_gets_points_or_a_fault_or_leaves_b1_open(
    exceptions_table: ScoreTable, data: st.DataObject
) -> None:
    column = data.draw(st.sampled_from(score_table_columns(exceptions_table)))
    raw = data.draw(cell)
    read = read_column(column, [raw])
    complete = {
        c.name: (c.vocabulary[0] if c.type == "choice" else "Không" if c.type == "yes_no" else 0)
        for c in score_table_columns(exceptions_table)
    }
    household = Household(complete, 3, 3)
    frame = columns_of(exceptions_table, [household]).with_columns({column.name: read.values})
    blank = bool(blanks(frame[column.name])[0])
    scored = score_points(exceptions_table, frame, 3, 3)
    if not blank:
        assert not np.isnan(scored.b1[0])
    else:
        assert raw is None or not str(raw).strip() or read.findings
        assert scored.missing[0].any() or scored.unsettled[0].any()
        assert scored.least[0] < scored.most[0] or scored.b1[0] == scored.least[0]


def test_a_missing_answer_is_not_zero(exceptions_table: ScoreTable) -> None:
    scored = score_points(
        exceptions_table, columns_of(exceptions_table, [Household({}, 0, 6)]), 0, 6
    )
    assert np.isnan(scored.b1).all()
    assert scored.missing.all()
    assert scored.least[0] == 0


@pytest.mark.parametrize(("said", "missing"), [("Có", False), ("Không", True), (None, True)])
def test_an_item_that_is_not_scored_misses_no_answer(
    exceptions_table: ScoreTable, said: str | None, missing: bool
) -> None:
    at = next(
        at for at, one in enumerate(exceptions_table.exceptions) if one.effect == "not_scored"
    )
    household = Household({exception_column(at): said}, 0, 6)
    scored = score_points(exceptions_table, columns_of(exceptions_table, [household]), 0, 6)
    assert bool(scored.missing[0, exceptions_table.numbers.index(2)]) is missing
    assert scored.missing[0, exceptions_table.numbers.index(1)]


def test_units_over_the_cap_add_nothing(exceptions_table: ScoreTable) -> None:
    both = [Household({"b1_04_1": units}, 6, 6) for units in (6, 60)]
    scored = score_points(exceptions_table, columns_of(exceptions_table, both), 6, 6)
    assert scored.low[:, 3].tolist() == [45.0, 45.0]


def test_a_region_that_is_not_settled_bounds_b1(exceptions_table: ScoreTable) -> None:
    frame = columns_of(exceptions_table, [Household({"b1_01": "1 đến 3 người"}, 1, 1)])
    both = joined([score_points(exceptions_table, frame, column, column) for column in (1, 6)])
    assert (both.low[0, 0], both.high[0, 0]) == (46, 51)


def test_a_column_that_the_sheet_lacks_is_a_question_nobody_answered(
    exceptions_table: ScoreTable,
) -> None:
    frame = columns_of(exceptions_table, [Household({"b1_01": "7 người trở lên"}, 1, 1)])
    frame = frame.only(name for name in frame if name != "b1_02")
    scored = score_points(exceptions_table, frame, 1, 1)
    assert scored.missing[0, 1]


def test_headings_name_item_and_answer_and_ids_are_the_contracts(
    exceptions_table: ScoreTable,
) -> None:
    ids = [column.id for column in score_table_columns(exceptions_table)]
    assert ids == [
        "b1_01",
        "b1_02",
        "b1_03_1",
        "b1_03_2",
        "b1_03_3",
        "b1_04_1",
        "b1_05_1",
        "b1_05_2",
        "b1_nl_1",
        "b1_nl_2",
        "b1_nl_3",
    ]
    headings = [column.heading for column in score_table_columns(exceptions_table)]
    assert len(set(headings)) == len(headings)
    assert headings[0] == "B1.1 Số người trong hộ"


def test_made_up_grids_stay_in_the_tests() -> None:
    package = Path(__file__).resolve().parents[2] / "src"
    assert [p for p in package.rglob("*") if p.suffix in {".xlsx", ".json"}] == []
