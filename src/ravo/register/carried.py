"""Facts of households and people in a workbook that comparisons do not read, as plain values."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from ravo.results.results import Results
from ravo.review.review import Review
from ravo.survey.members import owners
from ravo.survey.survey import Table
from ravo.typed_columns import TypedColumns

HOUSEHOLD = ("ethnicity", "separated_on", "housing_support_year", "merit", "local_ethnic")
DECISION = ("decision_number", "decision_date")
PERSON = ("relation", "sex", "ethnicity")
CarriedValues = list[Any]


def carried_columns(item: Review | Results, size: int) -> list[CarriedValues]:
    """Return the columns of HOUSEHOLD and DECISION, a value per household of `part_of`."""
    if isinstance(item, Review):
        table = item.survey.households
        return [_of_table(table, name) for name in (*HOUSEHOLD, *DECISION)]
    frames: list[pd.DataFrame | TypedColumns] = [item.households]
    if item.kept is not None:
        frames.append(item.kept.unscored)
    return [_of_frames(frames, name, size) for name in (*HOUSEHOLD, *DECISION)]


def _of_table(table: Table, name: str) -> CarriedValues:
    if name not in table.frame:
        return [None] * len(table.frame)
    column = table.frame[name]
    if isinstance(column.dtype, pd.DatetimeTZDtype) or column.dtype.kind == "M":
        return [None if value is None else str(value) for value in table.births(name)]
    return [plain(value) for value in column.tolist()]


def _of_frames(
    frames: Sequence[pd.DataFrame | TypedColumns], name: str, size: int
) -> CarriedValues:
    values = [
        plain(value)
        for frame in frames
        for value in (frame[name].tolist() if name in frame else [None] * len(frame))
    ]
    return [*values, *[None] * (size - len(values))]


def member_columns(item: Review | Results, size: int) -> list[CarriedValues]:
    """Return the births as written (ISO, None for a year alone), then the columns of PERSON."""
    if isinstance(item, Review):
        return _members_of_survey(item, size)
    members = item.kept.members if item.kept is not None else None
    if members is None:
        return [[None] * size for _ in range(1 + len(PERSON))]
    return [[None] * size, *([plain(v) for v in members[name].tolist()] for name in PERSON)]


def _members_of_survey(review: Review, size: int) -> list[CarriedValues]:
    survey = review.survey
    if survey.members is None:
        return [[None] * size for _ in range(1 + len(PERSON))]
    known = owners(survey.households, survey.members) >= 0
    births = [plain_birth(value) for value in survey.members.births("birth")]
    frame = survey.members.frame[known]
    kept = [birth for birth, here in zip(births, known.tolist(), strict=True) if here]
    return [kept, *([plain(v) for v in frame[name].tolist()] for name in PERSON)]


def plain_birth(value: date | int | str | None) -> str | None:
    """Return a day or month as text; a year alone is kept elsewhere."""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else None


def plain(value: Any) -> Any:
    """Return a cell as text, a whole number, 1 or 0; None for a blank."""
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, pd.Timestamp | date):
        return (value.date() if isinstance(value, pd.Timestamp) else value).isoformat()
    if isinstance(value, bool):
        return int(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
