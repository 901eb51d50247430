"""Small reviews made by hand: a frame of households in, a judged review out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from ravo.contract.columns import TableName, columns_of
from ravo.criteria import Edition, load_edition
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.survey import Info, Source, Survey, Table
from ravo.typed_columns import columns_of_frame

MakeReview = Callable[..., Review]
_TYPES = {
    "yes_no": "boolean",
    "integer": "float64",
    "number": "float64",
    "money": "float64",
    "date": "datetime64[s]",
    "birth": "datetime64[s]",
}

ASIDE = ("request", "facts_confirmed")
"""Columns of the month and of carried lists, which the survey of a year has not: they come last."""
NUMBERS = {"poor": (120.0, 3), "near_poor": (120.0, 2), "not_poor": (150.0, 3)}
"""B1 points and deprived indicators (rural: 140 points, three indicators) of a class."""


@cache
def _typed(kind: str, values: tuple[Any, ...]) -> ExtensionArray:
    """Return a column of a kind: most of small reviews are blank, or the same many times."""
    return pd.Series(values, dtype=kind).array


def _column(kind: str, values: tuple[Any, ...]) -> Any:
    if kind == "object":
        return np.fromiter(values, dtype=object, count=len(values))
    if kind == "float64":
        return np.array(values, dtype=kind)
    return _typed(kind, values).copy()


def frame_of_records(
    name: TableName, edition: Edition, records: Sequence[Mapping[str, Any]]
) -> pd.DataFrame:
    """Return the records of a sheet as the reader would: every column of its kind, blanks where
    a record has none."""
    columns = sorted(columns_of(name, edition.indicators), key=lambda column: column.name in ASIDE)
    kinds = {column.name: _TYPES.get(column.type, "object") for column in columns}
    made = [
        _column(kind, tuple(record.get(column) for record in records))
        for column, kind in kinds.items()
    ]
    # Ten times as fast as by columns of a mapping, each of which pandas looks at for its kind.
    frame: pd.DataFrame = pd.DataFrame._from_arrays(  # type: ignore[attr-defined]
        made, pd.Index(list(kinds)), pd.RangeIndex(len(records)), verify_integrity=False
    )
    return frame


def _table(
    sheet: str, name: TableName, edition: Edition, records: Sequence[dict[str, Any]]
) -> Table:
    frame = frame_of_records(name, edition, records)
    letters = {
        str(column): f"{chr(65 + place // 26 - 1) if place > 25 else ''}{chr(65 + place % 26)}"
        for place, column in enumerate(frame)
    }
    return Table(
        sheet, columns_of_frame(frame), np.arange(2, len(records) + 2, dtype=np.int64), letters
    )


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
