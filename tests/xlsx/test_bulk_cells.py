"""The fast worksheet writes what XlsxWriter's own writes, byte for byte, or is not used."""

import io
import re
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ravo.xlsx import bulk_cells
from ravo.xlsx.bulk_cells import (
    BulkSheet,
    ColumnLook,
    OnceText,
    Value,
    put_block,
    put_row,
    put_styled_block,
    sheet_class,
)

Rows = Sequence[Sequence[Value]]
ODD: Rows = [
    ["=1+1", "+84", "-x", "@sum", "http://x.vn", "mailto:a@b.vn", "12", "1.0"],
    ["<r>", "<r><t>x</t></r>", "<b>&amp;\"'", " a", "a\n", "\x00\x1f_x0000_", "\ufffe", "ộ"],
    ["", None, "", " ", "\t", None, "x" * 32767, "x" * 32768],
    [1, 1.0, "1", 0, 0.0, -0.0, 1 / 3, 10**17],
    [-0.0, 0.0, 0, -1, 1e300, 5e-324, 123456789.123456789, True],
    [None] * 8,
    [],
    [None, None, "x", None],
    ["=1+1", "x" * 32768, "", -0.0, 0.0, 1, True, "<r>"],
]


@pytest.fixture(autouse=True)
def _fresh_trial() -> Iterator[None]:
    sheet_class.cache_clear()
    yield
    sheet_class.cache_clear()


def parts(
    kind: type[Worksheet],
    rows: Rows,
    more: Callable[[Any, Any], None],
    memory: str = "in_memory",
) -> dict[str, bytes]:
    target = io.BytesIO()
    options = {memory: True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        book.set_properties({"created": datetime(2024, 12, 14)})
        sheet = book.add_worksheet("Kết quả", kind)
        more(book, sheet)
        for row, values in enumerate(rows, start=1):
            put_row(sheet, row, values)
        other = book.add_worksheet("Lỗi")
        other.write_string(0, 0, "=1+1")
    with zipfile.ZipFile(target) as found:
        return {name: found.read(name) for name in found.namelist()}


def dressed(book: Any, sheet: Any) -> None:
    """Give some columns, a row and a cell formats, so that styles stand among the cells."""
    look = book.add_format({"num_format": "0.00", "bold": True})
    sheet.set_column(0, 0, 20, look)
    sheet.set_column(2, 3, 20, book.add_format({"text_wrap": True}))
    sheet.set_row(2, 40, look)
    sheet.set_row(3, 50)
    sheet.write_string(0, 1, "Mã hộ", look)
    sheet.write_formula(0, 5, "=1+1")
    sheet.write_boolean(0, 6, True)


def bare(book: Any, sheet: Any) -> None:
    """Leave the sheet as it is."""


def commented(book: Any, sheet: Any) -> None:
    """Give cells beside the table comments, which count as columns of their rows."""
    dressed(book, sheet)
    sheet.write_comment(2, 12, "x")
    sheet.write_comment(30, 3, "x")


def test_the_installed_xlsxwriter_is_as_expected() -> None:
    assert sheet_class() is BulkSheet


@pytest.mark.parametrize("more", [bare, dressed, commented])
def test_odd_cells_are_those_of_the_public_api(more: Callable[[Any, Any], None]) -> None:
    fast, plain = parts(BulkSheet, ODD, more), parts(Worksheet, ODD, more)
    assert fast == plain


@pytest.mark.parametrize("more", [bare, dressed])
def test_rows_that_no_memory_keeps_are_those_of_the_public_api(
    more: Callable[[Any, Any], None],
) -> None:
    rows = [*ODD, ["Có", 1, None, "Có"], *ODD]
    both = [parts(kind, rows, more, "constant_memory") for kind in (BulkSheet, Worksheet)]
    assert both[0] == both[1]


def test_repeats_may_lie_outside_the_columns_of_their_first() -> None:
    rows: Rows = [[None, None, "Có"], *[[None, None, "Có"]] * 20, ["Có", "Có"], [None] * 6 + ["Có"]]
    assert parts(BulkSheet, rows, bare) == parts(Worksheet, rows, bare)


CELLS = st.one_of(
    st.none(),
    st.text(max_size=6),
    st.sampled_from(["Có", "Không", "=1", "<r>", ""]),
    st.integers(-3, 3),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.0, -0.0, 1.0, 2.5]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=40))
def test_any_rows_are_those_of_the_public_api(rows: list[list[Value]]) -> None:
    assert parts(BulkSheet, rows, dressed) == parts(Worksheet, rows, dressed)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=40))
def test_columns_hold_what_the_public_api_puts(rows: list[list[Value]]) -> None:
    rows = [["0", *row] for row in rows]

    def read(kind: type[Worksheet]) -> tuple[list[list[Any]], list[bytes]]:
        target = io.BytesIO()
        options = {"strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(target, options) as book:
            sheet = book.add_worksheet(None, kind)
            put_row(sheet, 0, ["Có", 1, None])
            put_block(sheet, 7, list(zip(*rows, strict=True)))
        with zipfile.ZipFile(target) as found:
            texts = found.read("xl/sharedStrings.xml")
        cells = openpyxl.load_workbook(target).active
        assert cells is not None
        values = [[(c.value, c.data_type) for c in row] for row in cells.iter_rows()]
        return values, re.findall(rb'[cC]ount="\d+"', texts)

    assert read(BulkSheet) == read(Worksheet)


STYLED = st.lists(
    st.lists(
        st.one_of(CELLS, st.sampled_from([date(2024, 2, 29), datetime(2024, 2, 29, 12)])),
        min_size=3,
        max_size=3,
    ),
    min_size=1,
    max_size=20,
)


@settings(max_examples=25, deadline=None)
@given(STYLED)
def test_a_styled_block_holds_what_the_public_api_puts(rows: list[list[Any]]) -> None:
    def read(kind: type[Worksheet]) -> list[list[tuple[Any, ...]]]:
        target = io.BytesIO()
        options = {"strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(target, options) as book:
            one, other = (book.add_format({"num_format": form}) for form in ("0.0", "0.000"))
            sheet = book.add_worksheet(None, kind)
            sheet.set_row(0, 40, other)
            put_row(sheet, 0, ["Có", 1, None])
            styles = [ColumnLook(one, other), ColumnLook(one, one), ColumnLook(other, one)]
            put_styled_block(sheet, 7, list(zip(*rows, strict=True)), styles, 27)
        cells = openpyxl.load_workbook(target).active
        assert cells is not None
        return [
            [(c.value, c.data_type, c.number_format, cells.row_dimensions[at].height) for c in row]
            for at, row in enumerate(cells.iter_rows(), start=1)
        ]

    assert read(BulkSheet) == read(Worksheet)


def test_a_styled_block_is_byte_for_byte_that_of_the_public_api() -> None:
    def put(book: Any, sheet: Any) -> None:
        dressed(book, sheet)
        put_row(sheet, 1, ["Có", "=1", "Không"])
        one, other = (book.add_format({"num_format": form}) for form in ("0.0", "dd/mm"))
        rows = [["Có", "=1", None, 1.5], ["Không", 2, None, date(2024, 2, 29)], [None, "=1", 7, 0]]
        styles = [ColumnLook(one, other), ColumnLook(other, one)] * 2
        put_styled_block(sheet, 60, list(zip(*rows, strict=True)), styles, 30)

    assert parts(BulkSheet, [], put) == parts(Worksheet, [], put)


def test_a_block_is_byte_for_byte_that_of_the_public_api() -> None:
    def put(book: Any, sheet: Any) -> None:
        dressed(book, sheet)
        put_row(sheet, 1, ["Có", "=1", "Không"])
        rows: Rows = [["Có", "=1", None, 1.5], ["Không", 2, None, 1 / 3], ["Có", "=1", 7, 0.0]]
        put_block(sheet, 60, list(zip(*rows, strict=True)))

    assert parts(BulkSheet, [], put) == parts(Worksheet, [], put)


def test_no_cell_may_follow_a_block() -> None:
    sheet = Workbook(io.BytesIO()).add_worksheet(None, BulkSheet)
    put_block(sheet, 3, [["a", "b"]])
    put_row(sheet, 4, ["x"])
    sheet._set_xml_writer(io.StringIO())
    with pytest.raises(ValueError, match="block"):
        sheet._assemble_xml_file()


def test_texts_are_shared_by_the_sheets_of_one_workbook_only() -> None:
    def two(kind: type[Worksheet]) -> dict[str, bytes]:
        target = io.BytesIO()
        with Workbook(target, {"in_memory": True}) as book:
            book.set_properties({"created": datetime(2024, 12, 14)})
            for name, first, second in (("a", "Có", "Không"), ("b", "Không", "Có")):
                sheet = book.add_worksheet(name, kind)
                for row in range(3):
                    put_row(sheet, row, [first, second, 1, f"{name}{row}"])
        with zipfile.ZipFile(target) as found:
            return {name: found.read(name) for name in found.namelist()}

    assert two(BulkSheet) == two(Worksheet)
    assert two(BulkSheet) == two(BulkSheet)


@pytest.mark.parametrize("kind", [BulkSheet, Worksheet])
@settings(max_examples=30, deadline=None)
@given(texts=st.lists(st.text(st.characters(exclude_categories=["C"]), max_size=8), max_size=9))
def test_texts_that_stand_once_read_like_any_text(kind: type[Worksheet], texts: list[str]) -> None:
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet(None, kind)
        sheet.set_column(1, 1, 20, book.add_format({"text_wrap": True}))
        sheet.set_row(2, 30, book.add_format({"bold": True}))
        odd = ["=1+1", "<b>&amp;", " a ", "_x0041_", "1: 3,5; 2: 0–4", "x"]
        for row, text in enumerate([*odd, *texts]):
            put_row(sheet, row, [row, OnceText(text)])
    read = openpyxl.load_workbook(target).active
    assert read is not None
    assert [read.cell(row + 1, 2).value or "" for row in range(len(texts) + 6)] == [
        *odd,
        *(re.sub("\r\n?", "\n", text) for text in texts),
    ]
    assert read["B1"].data_type == "s"
    assert read["B3"].font.bold


def test_a_text_that_stands_once_is_not_among_the_shared_ones() -> None:
    def put(book: Any, sheet: Any) -> None:
        put_row(sheet, 0, ["Mã hộ"])
        put_row(sheet, 1, [OnceText("1: 3,5")])
        put_block(sheet, 2, [[OnceText("1: 4")], ["Mã hộ"]])

    found = parts(BulkSheet, [], put)
    assert b"1: 3,5" in found["xl/worksheets/sheet1.xml"]
    assert b"1: 4" in found["xl/worksheets/sheet1.xml"]
    assert b"1: " not in found["xl/sharedStrings.xml"]


def test_rows_come_back_as_they_were_put() -> None:
    target = io.BytesIO()
    with Workbook(target) as book:
        sheet = book.add_worksheet(None, BulkSheet)
        for row in range(40):
            put_row(sheet, row, ["=1+1", row, None, 1, "1", 1.5])
    read = openpyxl.load_workbook(target).active
    assert read is not None
    assert [[cell.value for cell in row] for row in read.iter_rows()] == [
        ["=1+1", row, None, 1, "1", 1.5] for row in range(40)
    ]
    assert {read.cell(row, 1).data_type for row in range(1, 41)} == {"s"}


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_no_number_is_refused_every_time(value: float) -> None:
    sheet = Workbook(io.BytesIO()).add_worksheet(None, BulkSheet)
    for row in range(2):
        with pytest.raises(TypeError):
            put_row(sheet, row, [1, value])


def test_rows_outside_the_sheet_are_left_out_as_by_the_public_api() -> None:
    sheet = Workbook(io.BytesIO()).add_worksheet(None, BulkSheet)
    put_row(sheet, 1_048_576, ["x"])
    put_block(sheet, 1_048_576, [["x"]])
    assert (sheet.dim_rowmax, dict(sheet.table)) == (None, {})


def _other_words(self: Any, row: int, col: int, cell: Any) -> None:
    self.fh.write(f'<c r="R{row + 1}C{col + 1}"/>')


def _other_record(self: Any, row: int, col: int, string: str, look: Any = None) -> int:
    self.table[row, col] = string
    return 0


def _missing(self: Any) -> Any:
    raise AttributeError


REACHED = (
    "_check_dimensions",
    "_set_xml_writer",
    "_assemble_xml_file",
    "table",
    "str_table",
    "row_info",
    "row_spans",
    "comments",
    "constant_memory",
    "fh",
)
"""Members of XlsxWriter's own affair that the fast worksheet uses."""


@pytest.mark.parametrize(
    ("name", "other"),
    [("_write_string", _other_record), *((name, property(_missing)) for name in REACHED)],
)
def test_a_release_with_other_insides_gets_the_plain_worksheet(
    monkeypatch: pytest.MonkeyPatch, name: str, other: Any
) -> None:
    monkeypatch.setattr(BulkSheet, name, other, raising=False)
    assert sheet_class() is Worksheet
    rows: Rows = [["Có", 1, None, "=1"], ["Có", 1, None, "=1"]]
    assert parts(sheet_class(), rows, dressed) == parts(Worksheet, rows, dressed)


def test_a_worksheet_that_writes_something_else_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(BulkSheet, "_write_cell", _other_words)
    assert sheet_class() is Worksheet


def test_a_release_that_shares_every_text_gets_the_plain_worksheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def shared(self: Any, row: int, col: int, cell: Any) -> None:
        own = cell.__class__ is bulk_cells._Own
        Worksheet._write_cell(self, row, col, self._shared().text(cell[0], None) if own else cell)

    monkeypatch.setattr(BulkSheet, "_write_slowly", shared)
    assert sheet_class() is Worksheet


def test_the_major_version_of_xlsxwriter_is_bounded() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert "xlsxwriter>=3.3,<4" in project["project"]["dependencies"]


def test_cells_whose_xml_has_no_known_pattern_are_left_to_xlsxwriter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = Worksheet._write_cell

    def spaced(self: Any, row: int, col: int, cell: Any) -> None:
        if self.constant_memory:
            usual(self, row, col, cell)
            return
        self.fh.write(f"<c r='{row}:{col}'><v>{cell[0]}</v></c >")

    monkeypatch.setattr(Worksheet, "_write_cell", spaced)
    rows: Rows = [["Có", 1], ["Có", 2], ["Có", 1]]
    assert parts(BulkSheet, rows, bare) == parts(Worksheet, rows, bare)
    assert bulk_cells.sheet_class() is BulkSheet
