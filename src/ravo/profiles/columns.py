"""The columns that a profile can map: the contract's, and results that other software recorded."""

import re
from collections.abc import Iterable
from functools import cache

from ravo.contract.columns import SHEETS, Column, TableName, columns_of, contract
from ravo.criteria import Indicator

TABLES: tuple[TableName, ...] = tuple(SHEETS)
ANSWER_ID = re.compile(r"th_(\d\d)")
_OPENING = next(column for column in contract() if column.name == "opening_class")
RECORDED: tuple[Column, ...] = (
    Column("households", "b2_ghi", "recorded_b2", "Điểm B2 đã ghi", "number", False, (), 0.0),
    Column(
        "households",
        "phan_loai_ghi",
        "recorded_class",
        "Phân loại đã ghi",
        "choice",
        False,
        ("Hộ nghèo", "Hộ cận nghèo", "Hộ không nghèo"),
        read_as=_OPENING.read_as,
    ),
)
"""Columns of households in exports of other software that the contract workbook does not have."""


def mappable(table: TableName, indicators: Iterable[Indicator] = ()) -> tuple[Column, ...]:
    """Return the columns of one sheet that a profile may map, recorded ones last."""
    more = RECORDED if table == "households" else ()
    return (*columns_of(table, indicators), *more)


@cache
def tables_of(id_: str) -> tuple[TableName, ...]:
    """Return the sheets that have a contract id; none for an id that does not exist."""
    if ANSWER_ID.fullmatch(id_):
        return ("households",) if id_ != "th_00" else ()
    return tuple(table for table in TABLES if any(column.id == id_ for column in mappable(table)))


@cache
def columns_with(id_: str) -> tuple[Column, ...]:
    """Return the columns of all sheets with this id; empty for an answer to an indicator."""
    return tuple(column for column in (*contract(), *RECORDED) if column.id == id_)


def known_ids() -> tuple[str, ...]:
    """Return every id that a profile may name, without the answers to indicators."""
    return tuple(dict.fromkeys(column.id for column in (*contract(), *RECORDED)))
