"""Codes and states take a byte for each household, as their types say: a province has millions."""

import numpy as np
import pandas as pd
import pytest

from ravo.criteria import Edition, load_edition
from ravo.criteria.indicators import HouseholdFacts, derive, members_behind
from ravo.criteria.model import MEASURES
from ravo.criteria.rules import average_living, classify
from ravo.criteria.truth import answers_in
from ravo.typed_columns import columns_of_frame

EDITIONS = [load_edition(name) for name in ("nd07-2021", "nd351-2025", "qd59-2015")]
VALUES, COUNTS = np.array([1.0, 1_600_000.0]), np.array([3, 0])


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.id))
def test_codes_of_classes(edition: Edition) -> None:
    for measure in MEASURES:
        assert classify(edition, measure, "rural", VALUES, COUNTS).dtype == np.int8
    assert average_living(edition, "rural", VALUES).dtype == np.int8


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("edition", EDITIONS[:2], ids=lambda edition: str(edition.id))
def test_states_of_indicators(edition: Edition, *, listed: bool) -> None:
    words = ("work", "sex", "highest_degree", "water_source", "toilet")
    flags = (
        "insured",
        "attends_school",
        "malnourished",
        "disabled",
        "social_allowance",
        "wall_durable",
        "pillar_durable",
        "roof_durable",
        "internet_use",
        "information_means",
    )
    frame = pd.DataFrame(
        {
            **{name: pd.Series([True, None], dtype="boolean") for name in flags},
            **{name: pd.Series(["x", None], dtype="object") for name in words},
            **{name: pd.Series([4.0, None], dtype="float64") for name in ("floor_area", "size")},
        }
    )
    owner, months = np.array([0, 1]), np.array([400.0, np.nan])
    columns = columns_of_frame(frame)
    facts = HouseholdFacts(columns, columns if listed else None, owner, months, 2024)
    for indicator in edition.indicators:
        assert derive(edition, indicator, facts).dtype == np.int8
        behind = members_behind(edition, indicator, facts)
        assert behind is None or behind.dtype == np.int8
    assert answers_in(frame, "insured").dtype == np.int8


def test_answers_that_came_as_objects_or_numbers_are_read_like_true_and_false() -> None:
    frame = pd.DataFrame({"a": pd.Series([1.0, 0.0, None]), "b": [True, False, None]})
    for name in frame:
        found = answers_in(frame, str(name))
        assert found.tolist() == [1, 0, -1]
        assert found.dtype == np.int8
