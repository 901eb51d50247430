"""Builds a Survey value from households under the contract's ids, without any workbook."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import SHEETS, Column, TableName, columns_of
from ravo.criteria import Edition
from ravo.criteria.terms import Area
from ravo.faults.table import FaultTable
from ravo.survey.survey import Info, Source, Survey, Table
from ravo.survey.unusual_values import doubts_of
from ravo.typed_columns import TypedColumns
from support.small_reviews import typed_column

Record = dict[str, Any]


WORDS: dict[Any, bool] = {"Có": True, "Không": False}


def table(name: TableName, edition: Edition, records: Sequence[Record]) -> Table:
    """Return one sheet; a column that no record mentions is blank, as in a real workbook."""
    columns = columns_of(name, edition.indicators)
    read = Table(
        SHEETS[name],
        TypedColumns({c.name: _column(c, records) for c in columns}, len(records)),
        np.arange(3, len(records) + 3, dtype=np.int64),
        {column.name: f"A{chr(65 + i % 26)}" for i, column in enumerate(columns)},
    )
    return read.with_doubts(doubts_of(read, columns))


def _column(column: Column, records: Sequence[Record]) -> NDArray[Any]:
    values = [record.get(column.id) for record in records]
    if column.type == "yes_no":
        values = [WORDS.get(value) for value in values]
    return typed_column(column.type, tuple(values))


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
