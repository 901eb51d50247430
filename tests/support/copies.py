"""Copies of one carried list as merge reads them, made in memory; everybody in them is invented."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from ravo.blanks.prefilled import packed
from ravo.contract.columns import TableName, columns_of
from ravo.merged.source import SourceFile, SourceRow

TABLES: tuple[TableName, ...] = ("households", "members")
SHEET = {"households": "Hộ", "members": "Thành viên"}
COLUMNS = {table: {c.name: c for c in columns_of(table)} for table in (*TABLES, "income")}
Row = dict[str, Any]
Rows = Mapping[TableName, Sequence[Row]]


def listed(sizes: Sequence[int]) -> dict[TableName, list[Row]]:
    """Return a list with a household for each of the sizes, with so many members."""
    homes: list[Row] = []
    people: list[Row] = []
    for at, size in enumerate(sizes):
        code, head = f"H{at}", f"Lê Văn {chr(65 + at)}"
        homes.append(
            {
                "code": code,
                "head_name": head,
                "head_birth_year": 1950 + at,
                "village": f"Ấp {at % 2}",
                "size": size,
                "opening_class": "Hộ nghèo",
                "housing_support_year": 2015 + at,
                "wall_durable": "Không",
                "floor_area": 20.5 + at,
            }
        )
        for place in range(size):
            people.append(
                {
                    "code": code,
                    "name": head if place == 0 else f"Lê Thị {chr(65 + at)}{place}",
                    "relation": "Chủ hộ" if place == 0 else "Con",
                    "sex": "Nam",
                    "birth": f"{1 + place}/3/{1950 + 10 * at + place}",
                    "citizen_id": f"0{at}{place}1990{at}{place:05}",
                }
            )
    return {"households": homes, "members": people}


def prefilled(rows: Rows, source: str = "") -> str:
    """Return what a carried workbook keeps of such a list."""
    columns = {table: tuple(COLUMNS[table].values()) for table in TABLES}
    frames = {table: pd.DataFrame(rows[table]).astype(object) for table in TABLES}
    return packed({**columns, "info": columns_of("info")}, {"year": 2024}, frames, source)


def copy_of(name: str, rows: Rows, text: str = "") -> SourceFile:
    """Return a file with these rows in their order; with `text` it is a copy of that list."""
    found = tuple(
        SourceRow(
            table,
            SHEET[table],
            at,
            str(row["code"]),
            {column: value for column, value in row.items() if value is not None},
        )
        for table in TABLES
        for at, row in enumerate(rows[table], start=2)
    )
    headings = {table: {n: c.form_heading for n, c in COLUMNS[table].items()} for table in TABLES}
    empty = SourceFile(name, name, (), headings, {"year": 2024})
    counts: dict[str, int] = {table: len(rows[table]) for table in TABLES}
    return replace(empty, rows=found, read=counts, prefilled=text)
