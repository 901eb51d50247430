"""Last year's closing against the recorded opening on rows made by hand: figures and kinds."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest

from ravo.changes.opening_check import OpeningCheck, check_opening
from ravo.changes.year import Year

Row = tuple[str | None, str | None, int, int]
"""Last year's class, the recorded opening, the place before, the place now."""


def check(*rows: Row, places: int = 2, old: Any = None, new: Any = None) -> OpeningCheck:
    frame = pd.DataFrame(
        {
            "old": range(len(rows)) if old is None else old,
            "new": range(len(rows)) if new is None else new,
            "class_old": [row[0] for row in rows],
            "place_old": [row[2] for row in rows],
            "place_new": [row[3] for row in rows],
            "gone": False,
        }
    )
    opening = pd.Series([row[1] for row in rows], dtype="object")
    year = SimpleNamespace(households=pd.DataFrame({"opening": opening}))
    return check_opening(cast(Year, year), frame, places)


def test_figures_of_both_years_by_place() -> None:
    found = check(
        ("poor", "poor", 0, 0),
        ("poor", "near_poor", 0, 1),
        ("near_poor", "not_poor", 1, 1),
        ("near_poor", None, -1, -1),
        ("not_poor", "poor", 1, 1),
        ("undetermined", None, 0, 0),
    )
    assert found.closing["poor"].tolist() == [2, 0, 0]
    assert found.closing["near_poor"].tolist() == [0, 1, 1]
    assert found.recorded["poor"].tolist() == [1, 1, 0]
    assert found.recorded["near_poor"].tolist() == [0, 1, 0]
    assert found.filled.tolist() == [True, True, False]
    assert found.recorded_class.tolist() == ["poor", "near_poor", "not_poor", None, "poor", None]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("poor", "poor", 0, 0), None),
        (("near_poor", "near_poor", 0, 0), None),
        (("not_poor", "average_living", 0, 0), None),
        (("not_poor", None, 0, 0), None),
        (("undetermined", "not_poor", 0, 0), None),
        (("poor", "near_poor", 0, 0), "class"),
        (("near_poor", "not_poor", 0, 0), "class"),
        (("not_poor", "near_poor", 0, 0), "class"),
        (("undetermined", "poor", 0, 0), "unknown"),
        (("near_poor", None, 0, 0), "blank_now"),
        (("poor", "poor", 0, 1), "moved"),
        (("not_poor", "not_poor", 0, 1), None),
    ],
)
def test_each_difference_has_its_kind(row: Row, kind: str | None) -> None:
    filled = ("not_poor", "not_poor", 0, 0), ("not_poor", "not_poor", 1, 1)
    found = check(*filled, row)
    assert list(zip(found.rows.tolist(), found.kinds.tolist(), strict=True)) == (
        [] if kind is None else [(2, kind)]
    )


def test_a_household_of_one_year_only_is_named_as_that() -> None:
    rows: tuple[Row, ...] = (
        ("poor", None, 0, -1),
        (None, "poor", -1, 0),
        ("undetermined", None, 0, -1),
        (None, "not_poor", -1, 0),
    )
    found = check(*rows, old=[0, -1, 2, -1], new=[-1, 1, -1, 3])
    assert list(zip(found.rows.tolist(), found.kinds.tolist(), strict=True)) == [
        (0, "not_now"),
        (1, "not_last"),
    ]


def test_where_a_commune_has_filled_nothing_in_nothing_is_compared() -> None:
    found = check(("poor", None, 0, 0), ("near_poor", None, 0, 0), ("poor", "poor", 1, 1))
    assert found.filled.tolist() == [False, True, False]
    assert found.rows.tolist() == []
    across = check(("poor", "poor", 0, 1), ("poor", None, 0, 0))
    assert across.filled.tolist() == [False, True, False]
    assert (across.rows.tolist(), across.kinds.tolist()) == ([0], ["moved"])


def test_places_that_are_not_known_are_counted_last() -> None:
    found = check(("poor", "poor", -1, -1), ("poor", "near_poor", -1, -1), places=1)
    assert found.closing["poor"].tolist() == [0, 2]
    assert found.recorded["near_poor"].tolist() == [0, 1]
    assert found.closing["poor"].dtype == np.int64
    assert found.rows.tolist() == [1]
