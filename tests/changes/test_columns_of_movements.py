"""Rows of movements made by hand: their levels, their columns in the forms, what is left over."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ravo.changes.accounts import LINES
from ravo.changes.average import average_of
from ravo.changes.earlier_reviews import EarlierListed
from ravo.changes.forms import Breach, breaches_of, form_of
from ravo.changes.movements import (
    MOVEMENTS,
    RejudgedClass,
    first_of,
    households_of,
    levels_of,
    matrix_of,
    movements,
    related,
    sizes_at,
    standing,
    taken,
)

Row = dict[str, Any]
NOBODY = np.zeros(0, dtype=bool)


def moved(start: str | None, end: str | None, movement: str = "", /, **more: Any) -> Row:
    """Return a household of both years in commune 0, with 3 members before and 5 after."""
    base = {
        "old": 0,
        "new": 0,
        "start": start,
        "class_old": start,
        "class_new": end,
        "movement": movement,
        "place_old": 0,
        "place_new": 0,
        "members_old": 3.0,
        "members_new": 5.0,
        "relation": None,
    }
    return {**base, **more}


def frame(*rows: Row) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def counts(number: str, *rows: Row, places: int = 1) -> dict[str, list[list[float]]]:
    form = form_of(number, frame(*rows), places)
    assert (form.number, form.columns) == (number, tuple("123456789"))
    return {line: form.counts[line].tolist() for line in LINES}


def columns(**figures: float) -> list[float]:
    """Return nine figures, by column: c1=…, c9=…; 0 elsewhere."""
    return [float(figures.get(f"c{number}", 0)) for number in range(1, 10)]


def test_levels_are_poor_near_poor_and_all_above_as_one() -> None:
    words = ["poor", "near_poor", "average_living", "not_poor", "undetermined", "no_class", None]
    assert levels_of(np.array(words, dtype=object)).tolist() == [2, 1, 0, 0, -1, -1, -2]
    assert levels_of(np.array([np.nan, "poor"], dtype=object)).tolist() == [-2, 2]
    assert levels_of(np.array(["poor"], dtype=object)).dtype == np.int8


def test_the_first_case_that_holds_gives_the_word() -> None:
    one, two = np.array([True, False, True, False]), np.array([True, True, False, False])
    found = first_of([(one, "a"), (two, "b")], "none")
    assert found.tolist() == ["a", "b", "a", "none"]


@pytest.mark.parametrize(
    ("start", "end", "more", "movement"),
    [
        ("poor", "poor", {}, "stayed_poor"),
        ("poor", "near_poor", {}, "poor_to_near_poor"),
        ("poor", "not_poor", {}, "poor_to_above"),
        ("poor", "average_living", {}, "poor_to_above"),
        ("poor", None, {}, "poor_left"),
        ("near_poor", "near_poor", {}, "stayed_near_poor"),
        ("near_poor", "poor", {}, "near_poor_to_poor"),
        ("near_poor", "not_poor", {}, "near_poor_to_above"),
        ("near_poor", None, {}, "near_poor_left"),
        ("not_poor", "poor", {}, "new_poor"),
        ("not_poor", "near_poor", {}, "new_near_poor"),
        (None, "poor", {"old": -1}, "new_poor"),
        (None, "near_poor", {"old": -1}, "new_near_poor"),
        (None, "poor", {"old": -1, "relation": "split"}, "arrived_poor"),
        (None, "near_poor", {"old": -1, "relation": "split"}, "arrived_near_poor"),
        (None, "poor", {"old": -1, "reason": True}, "arrived_poor"),
        ("not_poor", "poor", {"reason": True}, "new_poor"),
        ("not_poor", "poor", {"relation": "merge"}, "new_poor"),
        ("not_poor", "poor", {"again": "poor"}, "poor_again"),
        ("not_poor", "near_poor", {"again": "poor"}, "new_near_poor"),
        ("not_poor", "near_poor", {"again": "listed"}, "near_poor_again"),
        ("not_poor", "poor", {"again": "listed"}, "new_poor"),
        ("near_poor", "poor", {"again": "poor"}, "near_poor_to_poor"),
        (None, "poor", {"old": -1, "reason": True, "again": "poor"}, "arrived_poor"),
        (None, "not_poor", {"old": -1}, "arrived_above"),
        (None, "not_poor", {}, "undetermined"),
        ("average_living", "not_poor", {}, "stayed_above"),
        ("not_poor", None, {}, "left_above"),
        ("undetermined", "poor", {}, "undetermined"),
        ("poor", "undetermined", {}, "undetermined"),
        ("undetermined", None, {}, "undetermined"),
        (None, "undetermined", {"old": -1}, "undetermined"),
    ],
)
def test_each_pair_of_classes_is_one_movement(
    start: str | None, end: str | None, more: Row, movement: str
) -> None:
    again, reason = more.get("again", ""), bool(more.get("reason"))
    flags = RejudgedClass(np.array([again == "poor"]), np.array([again == "listed"]))
    rows = frame(moved(start, end, **more))
    assert movements(rows, np.array([reason]), flags).tolist() == [movement]
    assert movement in MOVEMENTS


def test_without_earlier_results_nobody_is_on_the_list_again() -> None:
    rows = frame(moved("not_poor", "poor"), moved("poor", None, new=-1))
    found = movements(rows, np.zeros(2, dtype=bool), RejudgedClass(NOBODY, NOBODY))
    assert found.tolist() == ["new_poor", "poor_left"]


def test_a_household_that_is_gone_was_not_on_the_list_again() -> None:
    rows = frame(moved("not_poor", "poor", new=0), moved(None, None, new=-1))
    again = RejudgedClass(np.array([False, True]), np.array([False, True]))
    assert movements(rows, np.zeros(2, dtype=bool), again)[0] == "new_poor"


# columns of the forms

STAY = {"members_old": 3.0, "members_new": 3.0}


@pytest.mark.parametrize(
    ("number", "row", "households", "members"),
    [
        (
            "2",
            moved("poor", "poor", "stayed_poor"),
            {"c1": 1, "c9": 1},
            {"c1": 3, "c8": 2, "c9": 5},
        ),
        (
            "2",
            moved("poor", "poor", "stayed_poor", members_new=1.0),
            {"c1": 1, "c9": 1},
            {"c1": 3, "c4": 2, "c9": 1},
        ),
        (
            "2",
            moved("poor", "near_poor", "poor_to_near_poor"),
            {"c1": 1, "c2": 1},
            {"c1": 3, "c2": 3},
        ),
        ("2", moved("poor", "not_poor", "poor_to_above"), {"c1": 1, "c3": 1}, {"c1": 3, "c3": 3}),
        (
            "2",
            moved("poor", None, "poor_left", place_new=-1, new=-1),
            {"c1": 1, "c4": 1},
            {"c1": 3, "c4": 3},
        ),
        (
            "2",
            moved("near_poor", "poor", "near_poor_to_poor"),
            {"c5": 1, "c9": 1},
            {"c5": 5, "c9": 5},
        ),
        ("2", moved("not_poor", "poor", "poor_again"), {"c6": 1, "c9": 1}, {"c6": 5, "c9": 5}),
        ("2", moved("not_poor", "poor", "new_poor"), {"c7": 1, "c9": 1}, {"c7": 5, "c9": 5}),
        (
            "2",
            moved(None, "poor", "arrived_poor", old=-1, place_old=-1),
            {"c8": 1, "c9": 1},
            {"c8": 5, "c9": 5},
        ),
        ("2", moved("undetermined", "poor", "undetermined"), {"c9": 1}, {"c9": 5}),
        ("2", moved("near_poor", "near_poor", "stayed_near_poor"), {}, {}),
        (
            "3",
            moved("near_poor", "not_poor", "near_poor_to_above"),
            {"c1": 1, "c2": 1},
            {"c1": 3, "c2": 3},
        ),
        (
            "3",
            moved("near_poor", "poor", "near_poor_to_poor"),
            {"c1": 1, "c3": 1},
            {"c1": 3, "c3": 3},
        ),
        (
            "3",
            moved("near_poor", None, "near_poor_left", new=-1, place_new=-1),
            {"c1": 1, "c4": 1},
            {"c1": 3, "c4": 3},
        ),
        (
            "3",
            moved("poor", "near_poor", "poor_to_near_poor"),
            {"c5": 1, "c9": 1},
            {"c5": 5, "c9": 5},
        ),
        (
            "3",
            moved("not_poor", "near_poor", "near_poor_again"),
            {"c6": 1, "c9": 1},
            {"c6": 5, "c9": 5},
        ),
        (
            "3",
            moved("not_poor", "near_poor", "new_near_poor"),
            {"c7": 1, "c9": 1},
            {"c7": 5, "c9": 5},
        ),
        (
            "3",
            moved(None, "near_poor", "arrived_near_poor", old=-1, place_old=-1),
            {"c8": 1, "c9": 1},
            {"c8": 5, "c9": 5},
        ),
    ],
)
def test_each_movement_has_its_column(
    number: str, row: Row, households: dict[str, float], members: dict[str, float]
) -> None:
    found = counts(number, row)
    here = [sum(place) for place in zip(*found["households"], strict=True)]
    people = [sum(place) for place in zip(*found["members"], strict=True)]
    assert (here, people) == (columns(**households), columns(**members))


def test_a_household_that_moved_between_communes_is_an_other_change_in_both() -> None:
    crossed = moved("poor", "near_poor", "poor_to_near_poor", place_old=1, place_new=0)
    assert counts("2", crossed, places=2) == {
        "households": [columns(), columns(c1=1, c4=1), columns()],
        "members": [columns(), columns(c1=3, c4=3), columns()],
    }
    assert counts("3", crossed, places=2) == {
        "households": [columns(c8=1, c9=1), columns(), columns()],
        "members": [columns(c8=5, c9=5), columns(), columns()],
    }
    stayed = moved("poor", "poor", "stayed_poor", place_old=1)
    assert counts("2", stayed, places=2)["members"] == [
        columns(c8=5, c9=5),
        columns(c1=3, c4=3),
        columns(),
    ]


def test_a_place_that_is_not_known_has_the_last_row() -> None:
    found = counts("2", moved("poor", "poor", "stayed_poor", place_old=-1, place_new=-1), places=2)
    assert found["households"] == [columns(), columns(), columns(c1=1, c9=1)]


def test_a_start_without_a_size_counts_with_the_size_now_and_nobody_else_counts() -> None:
    row = moved("poor", "poor", "stayed_poor", members_old=np.nan)
    assert counts("2", row)["members"][0] == columns(c1=5, c9=5)
    row = moved("poor", "poor", "stayed_poor", members_new=np.nan)
    assert counts("2", row)["members"][0] == columns(c1=3, c4=3)


def test_totals_and_the_sums_of_some_places() -> None:
    rows = [
        moved("poor", "poor", "stayed_poor", place_old=at, place_new=at, **STAY) for at in (0, 1, 1)
    ]
    form = form_of("2", frame(*rows), 2)
    assert form.total("members") == {**dict.fromkeys("2345678", 0), "1": 9, "9": 9}
    assert form.summed("households", (1, 2)) == [2, 0, 0, 0, 0, 0, 0, 0, 2]
    assert form.summed("members", (0,)) == [3, 0, 0, 0, 0, 0, 0, 0, 3]


# what is left over


def breaches(*rows: Row, places: int = 1, groups: Any = ()) -> list[Breach]:
    forms = {number: form_of(number, frame(*rows), places) for number in ("2", "3")}
    return list(breaches_of(forms, frame(*rows), groups))


def said(found: list[Breach]) -> list[tuple[Any, ...]]:
    return [
        (b.place, b.area, b.form, b.line, b.identity, b.difference, b.rows.tolist()) for b in found
    ]


def test_known_classes_balance_however_they_moved() -> None:
    rows = [
        moved("poor", "poor", "stayed_poor"),
        moved("poor", "near_poor", "poor_to_near_poor", members_new=9.0),
        moved("near_poor", "poor", "near_poor_to_poor"),
        moved("not_poor", "poor", "new_poor"),
        moved("near_poor", None, "near_poor_left", new=-1, place_new=-1),
    ]
    assert breaches(*rows) == []


def test_an_unknown_class_leaves_something_over_with_its_sign_and_household() -> None:
    rows = [
        moved("poor", "poor", "stayed_poor"),
        moved("undetermined", "poor", "undetermined"),
        moved("near_poor", "undetermined", "undetermined"),
    ]
    assert said(breaches(*rows)) == [
        (0, None, "2", "households", "balance", 1, [1]),
        (0, None, "2", "members", "balance", 5, [1]),
        (0, None, "3", "households", "balance", -1, [2]),
        (0, None, "3", "members", "balance", -3, [2]),
    ]


def test_a_breach_is_of_its_commune_and_of_a_district_of_several() -> None:
    rows = [
        moved("poor", "undetermined", "undetermined", place_old=1, place_new=1),
        moved("poor", "undetermined", "undetermined", place_old=-1, place_new=-1),
    ]
    found = said(breaches(*rows, places=2, groups=[("Huyện A", (0, 1)), ("Huyện B", (1,))]))
    assert [item for item in found if item[3] == "households"] == [
        (1, None, "2", "households", "balance", -1, [0]),
        (-1, None, "2", "households", "balance", -1, [1]),
        (-2, "Huyện A", "2", "households", "balance", -1, [0]),
    ]


def test_what_one_form_gives_the_other_must_take() -> None:
    left = moved("poor", "near_poor", "poor_to_near_poor", place_old=0, place_new=0)
    rows = frame(
        left, moved("near_poor", "poor", "near_poor_to_poor"), moved("poor", "poor", "stayed_poor")
    )
    forms = {number: form_of(number, rows, 1) for number in ("2", "3")}
    forms["3"].counts["households"][0, 4] += 2
    forms["2"].counts["households"][0, 4] += 1
    found = [item for item in said(list(breaches_of(forms, rows))) if item[4] == "forms"]
    assert found == [
        (0, None, "2", "households", "forms", -2, [0]),
        (0, None, "3", "households", "forms", -1, [1]),
    ]


# the average-living class


AVERAGE = "average_living"


@pytest.mark.parametrize(
    ("row", "figures"),
    [
        (moved(AVERAGE, AVERAGE, **STAY), {"opening": 1, "closing": 1}),
        (moved(AVERAGE, "poor"), {"opening": 1, "to_poor": 1}),
        (moved(AVERAGE, "near_poor"), {"opening": 1, "to_near_poor": 1}),
        (moved(AVERAGE, "not_poor"), {"opening": 1, "to_not_poor": 1}),
        (moved(AVERAGE, None, new=-1, place_new=-1), {"opening": 1, "left": 1}),
        (moved(AVERAGE, "undetermined"), {"opening": 1, "left": 1}),
        (moved("poor", AVERAGE), {"from_poor": 1, "closing": 1}),
        (moved("near_poor", AVERAGE), {"from_near_poor": 1, "closing": 1}),
        (moved("not_poor", AVERAGE), {"from_not_poor": 1, "closing": 1}),
        (moved(None, AVERAGE, old=-1, place_old=-1), {"came": 1, "closing": 1}),
        (moved("poor", "poor"), {}),
    ],
)
def test_the_account_of_average_living(row: Row, figures: dict[str, int]) -> None:
    total = average_of(frame(row), 1).total("households")
    assert {name: value for name, value in total.items() if value} == figures


def test_a_changed_size_of_an_average_living_household_left_or_came() -> None:
    grown = average_of(frame(moved(AVERAGE, AVERAGE)), 1).total("members")
    assert (grown["opening"], grown["left"], grown["came"], grown["closing"]) == (3, 0, 2, 5)
    shrunk = average_of(frame(moved(AVERAGE, AVERAGE, members_new=1.0)), 1).total("members")
    assert (shrunk["opening"], shrunk["left"], shrunk["came"], shrunk["closing"]) == (3, 2, 0, 1)


def test_an_average_living_household_of_another_commune_left_one_and_came_to_the_other() -> None:
    account = average_of(frame(moved(AVERAGE, AVERAGE, place_old=0, place_new=1)), 2)
    at = {name: place for place, name in enumerate(account.columns)}
    figures = account.counts["households"]
    assert (figures[0, at["left"]], figures[1, at["came"]]) == (1, 1)
    assert (figures[0, at["closing"]], figures[1, at["opening"]]) == (0, 0)


def test_the_matrix_has_every_class_and_none_before_and_after() -> None:
    rows = frame(
        moved("poor", "not_poor"),
        moved(None, "poor"),
        moved("poor", None),
        moved("poor", "not_poor"),
    )
    found = matrix_of(rows)
    order = ["poor", "near_poor", "average_living", "not_poor", "undetermined", "none"]
    assert list(found.index) == list(found.columns) == order
    assert (
        found.loc["poor", "not_poor"],
        found.loc["none", "poor"],
        found.loc["poor", "none"],
    ) == (2, 1, 1)
    assert int(found.to_numpy().sum()) == 4


# which households there are, and where each stands


def pairing(pairs: list[tuple[int, int, str]], relations: list[tuple[int, int, str, str]]) -> Any:
    frame = pd.DataFrame(pairs, columns=["old", "new", "how"]).assign(score=0.5, gap=1.0)
    return SimpleNamespace(
        pairs=frame,
        relations=pd.DataFrame(relations, columns=["old", "new", "kind", "how"]).astype(
            {"old": np.int64, "new": np.int64}
        ),
        compared_old=np.array([True, True, True, False]),
        compared_new=np.array([True, True, True, True, False]),
    )


def test_pairs_come_first_then_who_left_then_who_arrived() -> None:
    rows = households_of(pairing([(1, 0, "code")], []))
    assert rows["old"].tolist() == [1, 0, 2, -1, -1, -1]
    assert rows["new"].tolist() == [0, -1, -1, 1, 2, 3]
    assert rows["how"].tolist() == ["code", "none", "none", "none", "none", "none"]
    assert rows["score"].dtype == np.float64
    assert rows["score"][0] == 0.5
    assert rows["score"][1:].isna().all()
    assert rows["relation"].isna().all()
    assert rows["other"].tolist() == [-1] * 6
    assert set(rows.columns) == {"old", "new", "how", "score", "relation", "other"}


NAMES = ["relation", "other", "how"]


def test_splits_and_merges_name_the_household_of_the_other_year() -> None:
    related = [
        (1, 1, "split", "origin"),
        (0, 2, "split", "members"),
        (2, 0, "merge", "reason"),
        (0, 1, "split", "late"),
    ]
    rows = households_of(pairing([(1, 0, "code")], related))
    at = {
        "new": {row["new"]: row for _, row in rows.iterrows() if row["old"] < 0},
        "old": {row["old"]: row for _, row in rows.iterrows() if row["new"] < 0},
    }
    assert at["new"][1][NAMES].tolist() == ["split", 1, "origin"]
    assert at["new"][2][NAMES].tolist() == ["split", 0, "members"]
    assert at["old"][2][NAMES].tolist() == ["merge", 0, "reason"]
    assert (at["new"][3]["relation"], at["new"][3]["other"]) == (None, -1)
    assert (at["old"][0]["relation"], rows["relation"][0]) == (None, None)


def of_year(**columns_: list[Any]) -> Any:
    made = {name: pd.Series(values, dtype="object") for name, values in columns_.items()}
    return SimpleNamespace(households=pd.DataFrame(made))


BEFORE = of_year(klass=["poor", "near_poor", "not_poor"], size=[3.0, 4.0, np.nan])
NOW = of_year(
    klass=["near_poor", "poor", "poor", "poor", "poor"],
    size=[5.0, 0.0, 2.0, 2.0, np.nan],
    departed=[False, False, True, False, False],
    opening=[None, "poor", "near_poor", None, None],
    change_reason=[None, None, "Chết", "Tách hộ", "Chuyển đi"],
)


def words(column: "pd.Series[Any]") -> list[str | None]:
    return [None if pd.isna(word) else word for word in column]


def test_a_column_is_taken_at_rows_and_blank_where_there_is_none() -> None:
    assert taken(BEFORE, np.array([2, -1, 0]), "klass", "x").tolist() == ["not_poor", "x", "poor"]
    sizes = sizes_at(BEFORE, np.array([1, -1, 2]))
    assert sizes.dtype == np.float64
    assert np.array_equal(sizes, np.array([4, np.nan, np.nan]), equal_nan=True)


@pytest.mark.parametrize(
    ("opening", "starts"),
    [
        ("last-year", ["poor", "near_poor", None, None, None, "not_poor"]),
        ("recorded", ["poor", "poor", "near_poor", None, None, "not_poor"]),
    ],
)
def test_where_each_household_stands(opening: Any, starts: list[str | None]) -> None:
    rows = pd.DataFrame({"old": [0, 1, -1, -1, -1, 2], "new": [0, 1, 2, 3, 4, -1]})
    found = standing(BEFORE, NOW, rows, opening)
    assert words(found["class_old"]) == ["poor", "near_poor", None, None, None, "not_poor"]
    assert words(found["start"]) == starts
    assert found["gone"].tolist() == [False, True, True, False, False, False]
    assert words(found["class_new"]) == ["near_poor", None, None, "poor", "poor", None]
    old, new = found["members_old"].to_numpy(), found["members_new"].to_numpy()
    nan = np.nan
    assert np.array_equal(old, np.array([3, 4, nan, nan, nan, nan]), equal_nan=True)
    assert np.array_equal(new, np.array([5, nan, nan, 2, nan, nan]), equal_nan=True)


def test_a_relation_is_looked_up_in_the_year_of_the_other_household() -> None:
    """A household that split off came out of one of last year, one that merged is in another."""
    old: Any = SimpleNamespace(households=pd.DataFrame({"code": ["A1", "A2"]}))
    new: Any = SimpleNamespace(households=pd.DataFrame({"code": ["B1", "B2"]}))
    rows = pd.DataFrame({"other": [1, 0, 1, 1], "relation": ["split", "merge", "merge", None]})
    assert related(old, new, rows, "code").tolist() == ["A2", "B1", "B2", None]


def test_those_listed_earlier_are_cut_to_some_households() -> None:
    again = RejudgedClass(np.array([True, False, False]), np.array([True, True, False]))
    found = EarlierListed(again, (2022,)).of(np.array([False, True, True]))
    assert (found.again.poor.tolist(), found.again.listed.tolist()) == (
        [False, False],
        [True, False],
    )
    assert found.years == (2022,)
