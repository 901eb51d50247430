"""Workbooks of tests are written quickly, and are those of openpyxl byte for byte."""

import io
import zipfile
from typing import Any

import pytest
from openpyxl.writer.excel import ExcelWriter

from support import books

PLAIN: list[dict[str, Any]] = [
    books.household("H1", 3, a=" đầu", b="cuối ", c="<&>\"'", d=1e7 / 3, e=-0.0, f=2**52, g=True),
    books.household("H2", 0, a=None, b="Ê-đê ữỹ\u200b\u0301😀", c="_x0041_", d=0.1, e=1e-7, f=-3),
]
MEMBERS: list[dict[str, Any]] = [books.member("H1"), books.member("H2", "Con", x=False)]


def by_openpyxl(tables: books.Tables, info: dict[str, Any]) -> bytes:
    saved = io.BytesIO()
    ExcelWriter(books._made(tables, info), zipfile.ZipFile(saved, "w")).save()
    return books.timeless(saved.getvalue())


@pytest.mark.parametrize("members", [[], MEMBERS], ids=["households", "members"])
def test_a_workbook_is_that_of_openpyxl(members: list[dict[str, Any]]) -> None:
    tables = {"Hộ": PLAIN, "Thành viên": members, "Thu nhập": ()}
    info = {"Năm rà soát": 2023, "Xã/phường/thị trấn": None}
    assert books.quickly_written(books._sheets(tables, info)) == by_openpyxl(tables, info)


@pytest.mark.parametrize("value", ["", "=1", "#N/A", "a\nb", "x" * 40_000, 1e300, 2**60, b"x"])
def test_what_is_no_plain_cell_is_left_to_openpyxl(value: Any) -> None:
    assert books.quickly_written({"Hộ": [["Mã hộ", "x"], ["H1", value]]}) is None
    assert books.quickly_written({"Hộ": [[]]}) is None
    assert books.quickly_written({"Hộ": []}) is None
