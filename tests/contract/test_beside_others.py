"""Cells whose meaning shows only beside the other cells of their column."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np
import pytest

from ravo.contract.beside_others import LEAST_DAYS
from ravo.contract.columns import contract
from ravo.contract.models import read_column

INSURED = next(c for c in contract() if c.name == "insured")
HELPED = next(c for c in contract() if c.name == "need_health")
BIRTH = next(c for c in contract() if c.name == "birth")


def faulty(column: Any, cells: Sequence[Any]) -> dict[str, list[int]]:
    """Return the records with a fault, by its code."""
    found: dict[str, list[int]] = {}
    for finding in read_column(column, cells).findings:
        found.setdefault(finding.code, []).extend(finding.records.tolist())
    return found


# the number 0


def test_a_0_among_words_is_named() -> None:
    assert faulty(INSURED, ["Có", 0, "Không", 0.0]) == {"RV-226": [1, 3]}


@pytest.mark.parametrize(
    "cells",
    [
        ["Có", 0, "Không", 1],
        [0, 0, 0],
        ["x", 0, "x"],
        ["Có", "0", "Không"],
        ["Có", False, "Không"],
        [0, "0", 0.0, "0.0"],
    ],
    ids=["ones as well", "nothing else", "ticks", "typed as text", "a truth value", "zeros"],
)
def test_a_0_that_others_write_too_is_an_answer(cells: list[Any]) -> None:
    assert faulty(INSURED, cells) == {}
    assert 0 in read_column(INSURED, cells).values.tolist()


def test_a_0_on_which_no_class_rests_is_left() -> None:
    assert faulty(HELPED, ["Có", 0, "Không"]) == {}


# years of birth with a digit too many


@pytest.mark.parametrize("cell", [19805, 19805.0, "19805"])
def test_a_year_with_a_digit_too_many_is_no_day(cell: Any) -> None:
    cells = [datetime(1975, 9, 13), "1980", cell]
    assert faulty(BIRTH, cells) == {"RV-208": [2]}
    (finding,) = read_column(BIRTH, cells).findings
    assert [str(value) for value in finding.params.values()] == ["1954-03-22", "1980"]


def test_in_a_column_of_serial_numbers_it_is_a_day() -> None:
    read = read_column(BIRTH, [29367, 19805])
    assert read.findings == ()
    assert read.values[1] == np.datetime64("1954-03-22")


# days and months that are turned round


def days(up_to_12: int, above: int) -> list[Any]:
    dates = [datetime(1970, at + 1, at + 2) for at in range(up_to_12)]
    return [*dates, *(f"{at + 13}/{at + 1:02}/1970" for at in range(above))]


def test_dates_with_days_up_to_12_beside_texts_above_are_said_once() -> None:
    cells = days(LEAST_DAYS, LEAST_DAYS)
    read = read_column(BIRTH, ["1970", *cells, cells[0]])
    (finding,) = read.findings
    assert (finding.code, finding.records.tolist()) == ("RV-227", [1])
    assert finding.params == {"count": LEAST_DAYS, "texts": LEAST_DAYS}
    assert read.values[1] == np.datetime64("1970-01-02")


@pytest.mark.parametrize(
    "cells",
    [
        days(LEAST_DAYS - 1, LEAST_DAYS),
        days(LEAST_DAYS, LEAST_DAYS - 1),
        [*days(LEAST_DAYS, LEAST_DAYS), datetime(1970, 1, 13)],
        [*days(LEAST_DAYS, LEAST_DAYS), "12/01/1970"],
    ],
    ids=["few dates", "few texts", "a date above 12", "a text up to 12"],
)
def test_days_that_fall_so_by_chance_are_not(cells: list[Any]) -> None:
    assert faulty(BIRTH, cells) == {}


def test_days_of_visits_may_fall_so() -> None:
    visits = next(c for c in contract() if c.name == "visit_date")
    dates = [datetime(2024, 11, day) for day in range(1, 13)]
    assert faulty(visits, [*dates, *(f"{day}/11/2024" for day in range(13, 25))]) == {}
