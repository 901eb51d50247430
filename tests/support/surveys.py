"""Builds a Survey value from households under the contract's ids, without any workbook."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ravo.contract.columns import SHEETS, Column, TableName, columns_of
from ravo.criteria import Edition
from ravo.criteria.terms import Area
from ravo.faults.table import FaultTable
from ravo.survey.survey import Info, Source, Survey, Table
from ravo.survey.unusual_values import doubts_of
from ravo.typed_columns import columns_of_frame

Record = dict[str, Any]


def typed(values: list[Any], column: Column) -> pd.Series:
    """Return one column with the type that `ravo.survey.survey.Table` documents."""
    if column.type == "yes_no":
        words = {"Có": True, "Không": False}
        return pd.Series([words.get(value, pd.NA) for value in values], dtype="boolean")
    if column.type in ("integer", "number", "money"):
        return pd.Series([np.nan if v is None else v for v in values], dtype="float64")
    if column.type in ("date", "birth"):
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")))
    return pd.Series(values, dtype="object")


def table(name: TableName, edition: Edition, records: Sequence[Record]) -> Table:
    """Return one sheet; a column that no record mentions is blank, as in a real workbook."""
    columns = columns_of(name, edition.indicators)
    frame = pd.DataFrame({c.name: typed([r.get(c.id) for r in records], c) for c in columns})
    letters = {column.name: f"A{chr(65 + i % 26)}" for i, column in enumerate(columns)}
    rows = np.arange(3, len(records) + 3, dtype=np.int64)
    read = Table(SHEETS[name], columns_of_frame(frame), rows, letters)
    return read.with_doubts(doubts_of(read, columns))


def survey_of(
    edition: Edition,
    households: Sequence[Record],
    *,
    year: int,
    day: date,
    area: Area | None = None,
    order: Sequence[int] | None = None,
) -> Survey:
    """Return the survey of one commune; `order` shuffles the member rows."""
    coded = [{"ma_ho": f"H{i:05d}", **record} for i, record in enumerate(households)]
    members = [{"ma_ho": h["ma_ho"], **m} for h in coded for m in h.get("members", ())]
    members = members if order is None else [members[i] for i in order]
    income = [
        {"ma_ho": h["ma_ho"], **h["thu_nhap_sheet"]} for h in coded if h.get("thu_nhap_sheet")
    ]
    return Survey(
        source=Source("random.xlsx", "0" * 64),
        info=Info(year=year, commune="Xã Thử", area=area, review_date=day),
        households=table("households", edition, coded),
        members=table("members", edition, members),
        income=table("income", edition, income),
        faults=FaultTable.of(()),
        rejected=np.zeros(len(coded), dtype=np.bool_),
        blank_rows=0,
        edition=edition,
    )
