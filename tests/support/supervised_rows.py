"""Made-up households of two years for supervision."""

from datetime import date
from functools import cache
from typing import Any

import numpy as np

from ravo.supervision.households import SupervisedHouseholds, SupervisedLine
from ravo.supervision.supervised import SampleRule, Supervision, supervise
from ravo.typed_columns import Figures

LINES = (SupervisedLine("b1", "rural", 140.0, 1.0), SupervisedLine("b1", "urban", 175.0, 1.0))


def texts(*values: str) -> Any:
    """Return texts as a column."""
    return np.array(values, dtype=object)


def supervised(
    count: int, seed: int = 1, *, lifted: int = 0, communes: int = 2
) -> SupervisedHouseholds:
    """Return so many rural households of two communes, `lifted` of them just over the line."""
    draw = np.random.default_rng(seed)
    last: Figures = np.round(np.clip(draw.normal(115, 22, count), 40, 140)).astype(np.float64)
    change = np.where(draw.random(count) < 0.5, 0, draw.normal(8, 12, count))
    b1: Figures = np.round(last + change).astype(np.float64)
    b1[:lifted] = 141 + np.arange(lifted) % 5
    commune = [f"Xã {n % communes + 1}" for n in range(count)]
    village = [f"Ấp {n // communes % 3 + 1}" if n < 400 else "" for n in range(count)]
    answers = (draw.random((count, 2)) < 0.4).astype(float)
    unknown = np.full(count, np.nan)
    return SupervisedHouseholds(
        code=texts(*(f"H{n}" for n in range(count))),
        head=texts(*(f"Nguyễn Văn {n}" for n in range(count))),
        unit=texts(*["Huyện Thử"] * count),
        commune=texts(*commune),
        village=texts(*village),
        area=texts(*["rural"] * count),
        klass=texts(*["poor"] * count),
        reviewer=texts(*("An" if n // communes % 2 else "Bình" for n in range(count))),
        day=np.arange(count, dtype=float) % 20,
        answers=answers,
        deprived=answers,
        b1=b1,
        income=unknown,
        floor_area=np.full(count, 50.0),
        size=np.full(count, 3.0),
        ages=np.repeat(draw.integers(20, 70, count), 2).astype(np.float64),
        age_rows=np.repeat(np.arange(count), 2),
        line_gap=np.abs(b1 - 140),
        indicators=("housing_quality", "water"),
        last={
            "b1": last,
            "income": unknown,
            "floor_area": np.full(count, 50.0),
            "size": np.full(count, 3.0),
            "deprived_1": unknown,
            "deprived_2": unknown,
        },
    )


@cache
def a_district(count: int, lifted: int = 0, communes: int = 2) -> Supervision:
    """Return the supervision of so many households, with a sample."""
    rows = supervised(count, lifted=lifted, communes=communes)
    return supervise(rows, LINES, (2024, 2023), SampleRule(date(2024, 9, 1)), ("30169", "30172"))
