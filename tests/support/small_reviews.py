"""Small reviews made by hand: a frame of households in, a judged review out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.contract.columns import TableName, columns_of
from ravo.criteria import Edition, load_edition
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.survey import Info, Source, Survey, Table
from ravo.typed_columns import UNKNOWN, TypedColumns, blanked

MakeReview = Callable[..., Review]
_KINDS = {
    "yes_no": "int8",
    "integer": "float64",
    "number": "float64",
    "money": "float64",
    "date": "datetime64[s]",
    "birth": "datetime64[s]",
}
_BLANKS = {"int8": UNKNOWN, "float64": np.nan, "datetime64[s]": "NaT", "object": None}

ASIDE = ("request", "facts_confirmed")
"""Columns of the month and of carried lists, which the survey of a year has not: they come last."""
NUMBERS = {"poor": (120.0, 3), "near_poor": (120.0, 2), "not_poor": (150.0, 3)}
"""B1 points and deprived indicators (rural: 140 points, three indicators) of a class."""


@cache
def _blank(kind: str, size: int) -> NDArray[Any]:
    """Return a column without any value: most of small reviews are."""
    return np.full(size, _BLANKS[kind], dtype=kind)


@cache
def _answers(values: tuple[Any, ...]) -> NDArray[np.int8]:
    return pd.array(values, dtype="boolean").to_numpy(dtype=np.int8, na_value=UNKNOWN)


@cache
def _days(values: tuple[Any, ...]) -> NDArray[np.datetime64]:
    return pd.Series(values, dtype="datetime64[s]").to_numpy()


def typed_column(kind: str, values: tuple[Any, ...]) -> NDArray[Any]:
    """Return a column of a type of the contract; no column is changed once it is in a table."""
    dtype = _KINDS.get(kind, "object")
    if all(value is None for value in values):
        return _blank(dtype, len(values))
    if dtype == "float64":
        return np.array(values, dtype=dtype)
    if dtype == "int8":
        return _answers(values)
    if dtype != "object":
        return _days(values)
    found = np.fromiter(values, dtype=object, count=len(values))
    return blanked(found, np.asarray(pd.isna(found), dtype=bool))


_TYPES: dict[tuple[str, ...], dict[str, str]] = {}


def _types_of(name: TableName, edition: Edition) -> dict[str, str]:
    """Return the type of each column of a sheet by its name, the same for equal indicators."""
    key = (name, *(indicator.id for indicator in edition.indicators))
    if key not in _TYPES:
        columns = columns_of(name, edition.indicators)
        ordered = sorted(columns, key=lambda column: column.name in ASIDE)
        _TYPES[key] = {column.name: column.type for column in ordered}
    return _TYPES[key]


def columns_of_records(
    name: TableName, edition: Edition, records: Sequence[Mapping[str, Any]]
) -> TypedColumns:
    """Return the records of a sheet as the reader would: every column of its kind, blanks where
    a record has none."""
    return TypedColumns(
        {
            column: typed_column(kind, tuple(record.get(column) for record in records))
            for column, kind in _types_of(name, edition).items()
        },
        len(records),
    )


def _table(
    sheet: str, name: TableName, edition: Edition, records: Sequence[dict[str, Any]]
) -> Table:
    columns = columns_of_records(name, edition, records)
    letters = {
        column: f"{chr(65 + place // 26 - 1) if place > 25 else ''}{chr(65 + place % 26)}"
        for place, column in enumerate(columns)
    }
    return Table(sheet, columns, np.arange(2, len(records) + 2, dtype=np.int64), letters)


def household(code: str, b1: float | None, deprived: int, **more: Any) -> dict[str, Any]:
    """A household whose first `deprived` indicators are Có and all others Không."""
    edition = load_edition("nd07-2021")
    answers = {f"answer_{item.id}": item.number <= deprived for item in edition.indicators}
    base = {
        "code": code,
        "head_name": "Nguyễn Văn A",
        "head_sex": "Nam",
        "head_birth_year": 1970,
        "ethnicity": "Kinh",
        "village": "Ấp 1",
        "size": 4,
        "b1": b1,
        "head_citizen_id": "087070001234",
    }
    return {**base, **answers, **more}


def build(
    records: Sequence[dict[str, Any]],
    *,
    members: Sequence[dict[str, Any]] | None = None,
    rejected: Sequence[int] = (),
    faults: Sequence[Fault] = (),
    edition: str = "nd07-2021",
    blank: int = 0,
    **info: Any,
) -> Review:
    chosen = load_edition(edition)
    place = {
        "year": 2024,
        "province": "Tỉnh Đồng Tháp",
        "district": "Huyện Lấp Vò",
        "commune": "Xã Mỹ An Hưng A",
        "area": "rural",
        "total_households": 1000,
        "total_members": 4000,
        "review_date": date(2024, 12, 14),
    }
    survey = Survey(
        source=Source("xa.xlsx", "ab" * 32),
        info=Info(**{**place, **info}),
        households=_table("Hộ", "households", chosen, records),
        members=None if members is None else _table("Thành viên", "members", chosen, members),
        income=None,
        faults=FaultTable.of(faults),
        rejected=np.isin(np.arange(len(records)), list(rejected)),
        blank_rows=blank,
        edition=chosen,
    )
    return judge(survey)


def home(code: str, klass: str = "poor", **more: Any) -> dict[str, Any]:
    """Return the record of a household that the review finds to be of a class."""
    b1, deprived = NUMBERS[klass]
    number = sum(ord(letter) * 7**place for place, letter in enumerate(code))
    own = {"head_name": f"Lê Văn {code}", "head_birth_year": 1900 + number % 90}
    return {**household(code, b1, deprived), **own, "head_citizen_id": None, **more}
