"""One commune of the sample, derived again from the bare cells by the second scorer."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

import openpyxl
import pandas as pd

from ravo.contract.columns import columns_of
from ravo.criteria import load_edition
from ravo.sample.records import with_blank_columns
from support.folders import sample
from support.oracle import judge_household
from support.programs import inside_json

BOOK = sample("30172", 2024)


def records(book: Any, table: Any) -> list[dict[str, Any]]:
    """Return the rows of a sheet under the contract's ids, as openpyxl reads them."""
    columns = columns_of(table, load_edition("nd07-2021").indicators)
    ids = {
        heading: column.id
        for column in columns
        for heading in (column.heading, column.form_heading)
    }
    rows = list(book[columns[0].sheet].iter_rows(values_only=True))
    return [
        {ids[h]: v for h, v in zip(rows[0], row, strict=True) if h} for row in rows[1:] if any(row)
    ]


def born(text: object) -> date:
    return datetime.strptime(str(text), "%d/%m/%Y").date()


def by_hand() -> dict[str, Any]:
    book = openpyxl.load_workbook(BOOK, read_only=True)
    members: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records(book, "members"):
        members[row["ma_ho"]].append({**row, "ngay_sinh": born(row["ngay_sinh"])})
    income = {row["ma_ho"]: row for row in records(book, "income")}
    found = {}
    for row in records(book, "households"):
        code = row["ma_ho"]
        if row["so_khau"] is None:
            assert row["ly_do_bien_dong"] in ("Chết", "Chuyển đi")
            continue
        facts = {
            **row,
            "khu_vuc": "Nông thôn",
            "members": members[code],
            "thu_nhap_sheet": income.get(code),
        }
        found[code] = judge_household(facts, 2024, date(2024, 12, 14))
    book.close()
    return found


def test_the_sample_commune_is_classed_as_a_plain_reading_of_its_cells_says() -> None:
    _, found = inside_json("score", BOOK)
    scored = {h["ma_ho"]: h for h in found["households"]}
    expected = by_hand()
    assert set(scored) == set(expected)
    assert len(expected) > 100
    for code, finding in expected.items():
        household = scored[code]
        assert household["class"] == finding.klass, code
        assert set(household["deprived"]) == finding.deprived, code
        assert set(household["unknown"]) == finding.unknown, code
        assert household["evidence"]["value"] == finding.value, code


def test_every_class_occurs_in_the_sample_commune() -> None:
    classes = {finding.klass for finding in by_hand().values()}
    assert classes >= {"poor", "near_poor", "not_poor", "average_living"}


def test_a_column_that_the_sample_does_not_fill_is_blank_to_the_formulas() -> None:
    frame = with_blank_columns(pd.DataFrame({"code": ["H1"], "b1": [120.0]}), "households")
    assert list(frame.columns[:2]) == ["code", "b1"]
    assert {column.name for column in columns_of("households")} <= set(frame.columns)
    assert frame["toilet"].isna().all()
