"""Sums of money in another unit, given by a profile, converted exactly to the contract's.

The contract counts income in đồng per person and month, and the sheet `Thu nhập` in đồng per
household and year. Only the scale of the unit, twelve months and the size of the household are
converted; nothing else can be computed with certainty.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import Column
from ravo.contract.measures import StatedMeasure, stated_income
from ravo.contract.models import ColumnFinding, ReadColumn, read_column
from ravo.contract.slips import MONTHS

KNOWN_UNITS = (
    "nghìn đồng/người/tháng",
    "triệu đồng/người/tháng",
    "đồng/người/năm",
    "nghìn đồng/người/năm",
    "triệu đồng/người/năm",
    "đồng/hộ/tháng",
    "nghìn đồng/hộ/tháng",
    "triệu đồng/hộ/tháng",
    "đồng/hộ/năm",
    "nghìn đồng/hộ/năm",
    "triệu đồng/hộ/năm",
)
"""Examples of units for a message; `đồng/người/tháng` is the contract's own."""
OWN_UNITS = {"households": "đồng/người/tháng", "income": "đồng/hộ/năm"}


class Conversion(NamedTuple):
    """A column with converted sums: its sheet, Excel letter, heading, old and new unit."""

    sheet: str
    letter: str
    heading: str
    unit: str
    into: str


def unit_of(words: str, column: Column) -> StatedMeasure | None:
    """Return the unit in words such as `nghìn đồng/người/tháng`; None if it cannot be converted."""
    stated = stated_income(f"thu nhập {words}")
    if column.type != "money" or stated is None or stated.more or stated.scale is None:
        return None
    if column.table == "income":
        # Twelve times the income of one month is not a household's income of a year.
        whole = stated.per in (None, "household") and stated.period in (None, "year")
        return replace(stated, per="household", period="year") if whole else None
    return stated if stated.per is not None and stated.period in ("month", "year") else None


def needs_size(words: str, column: Column) -> bool:
    """Return whether converting a unit takes the number of a household's members."""
    stated = unit_of(words, column)
    return stated is not None and column.table == "households" and stated.per == "household"


def read_converted(
    column: Column, words: str, cells: Sequence[Any], sizes: Sequence[Any] | None
) -> ReadColumn:
    """Return a column of money in the contract's unit, and the faults of its cells.

    `cells` are the raw cells in the unit of `words`, `sizes` the numbers of members (NaN where
    not known) where the unit is per household. Sums are exact; only the last division is rounded.
    The fault is RV-224 where a sum cannot be converted because the household's size is missing.
    Raises ValueError for `words` that are no unit of the column.
    """
    stated = unit_of(words, column)
    if stated is None:
        raise ValueError(words)
    plain = replace(column, type="number", low=None, high=None, soft_low=None, soft_high=None)
    read = read_column(plain, cells)
    members = sizes if sizes is not None and needs_size(words, column) else None
    sums, lacking = _sums(read.values, stated, members, column)
    limits = read_column(replace(column, required=False), sums)
    findings = [*read.findings, *limits.findings]
    if len(lacking):
        findings.append(ColumnFinding("RV-224", {}, lacking))
    return ReadColumn(limits.values, tuple(findings))


def _sums(
    values: Any, measure: StatedMeasure, members: Sequence[Any] | None, column: Column
) -> tuple[list[float | None], NDArray[np.int64]]:
    factor = Fraction(measure.scale or 1)
    if column.table == "households" and measure.period == "year":
        factor /= MONTHS
    sums: list[float | None] = []
    lacking: list[int] = []
    known: dict[tuple[float, float], float] = {}
    for at, value in enumerate(values):
        size = 1.0 if members is None else float(members[at])
        if np.isnan(value) or not size >= 1:
            sums.append(None)
            if not np.isnan(value):
                lacking.append(at)
            continue
        pair = (float(value), size)
        if pair not in known:
            known[pair] = float(Fraction(repr(pair[0])) * factor / Fraction(repr(size)))
        sums.append(known[pair])
    return sums, np.array(lacking, dtype=np.int64)
