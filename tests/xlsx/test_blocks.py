"""Blocks of rows come out as XlsxWriter writes the same cells one by one."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.xlsx import blocks
from ravo.xlsx.blocks import BlockColumns, BlockSheet, BlockValue, ColumnLook, Marked, SpooledBlock
from ravo.xlsx.new_workbook import CREATED, new_workbook
from support.plain_blocks import even_parts, put_plainly

Make = Callable[[Any, Any], None]
ODD: Sequence[Sequence[BlockValue]] = [
    ["=1+1", "+84", "-x", "@sum", "http://x.vn", "mailto:a@b.vn", "007", "1.0"],
    ["<b>&amp;\"'", " a", "a\n", "\x00\x1f_x0000_\r", "\ufffe\uffff", "_x0041_", "ộ😀", "\t"],
    ["", None, "", " ", "\u3000x", None, "x" * 32767, "_"],
    [1, 1.0, "1", 0, 0.0, -0.0, 1 / 3, 10**17],
    [-0.0, 0.0, 0, -1, 1e300, 5e-324, 123456789.123456789, True],
    ["Có", None, None, None, None, None, None, None],
    ["Có", "=1+1", "", -0.0, 0.0, 1, True, "&"],
    [Marked("Có"), Marked("=1"), Marked(None), "Có", Marked(0), 0, Marked(date(2024, 2, 29)), None],
    [date(1900, 2, 28), date(1900, 3, 1), datetime(2024, 2, 29, 13, 5, 7), "Có", 2, 3, 4, 5],
]
ODD_COLUMNS: BlockColumns = [*zip(*ODD, strict=True)]


def book_of(make: Make, **options: object) -> bytes:
    target = io.BytesIO()
    with new_workbook(target, **options) as book:
        book.set_properties({"created": CREATED, "author": "ravo"})
        make(book, book.add_worksheet("Kết quả"))
        book.add_worksheet("Lỗi").write_string(0, 0, "=1+1")
    return target.getvalue()


def both(make: Make, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, str], dict[str, str]]:
    """Return the parts of a workbook with blocks, and with the same cells by XlsxWriter."""
    fast = even_parts(book_of(make))
    with monkeypatch.context() as patched:
        patched.setattr(BlockSheet, "put_block", put_plainly)
        return fast, even_parts(book_of(make))


def dressed(book: Any, sheet: Any) -> None:
    """Fill a sheet with all that sheets of blocks have beside them."""
    bold = book.add_format({"num_format": "0.00", "bold": True})
    wrapped, day = (
        book.add_format(look) for look in ({"text_wrap": True}, {"num_format": "dd/mm"})
    )
    quoted = book.add_format({"quote_prefix": True, "border": 1})
    marked = book.add_format({"bg_color": "#FCE4D6"})
    sheet.set_default_row(16)
    sheet.set_column(0, 0, 20, bold)
    sheet.set_column(2, 3, 20, wrapped)
    sheet.set_row(0, 40, bold)
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.write_row(0, 0, ["Mã hộ", "Có", 1])
    sheet.write_row(1, 0, ["ma_ho", "x"])
    looks = [
        ColumnLook(day=day, marked=bold),
        *[ColumnLook(bold, marked=wrapped)] * 2,
        *[ColumnLook(wrapped, bold, quoted, day, marked)] * 4,
    ]
    sheet.put_block(2, ODD_COLUMNS, looks, [None, 31, 16, 45.5, None, 16, 16, 16, 16])
    sheet.merge_range(11, 0, 11, 3, "Thôn 2", bold)
    sheet.put_block(12, [["Có", "Không"], ["x", None]], [ColumnLook(), ColumnLook(wrapped)])
    sheet.write_formula(14, 5, "=SUM(A4:A5)", bold, 1)
    sheet.data_validation(2, 1, 12, 1, {"validate": "list", "source": ["Có", "Không"]})
    sheet.conditional_format(2, 0, 12, 7, {"type": "formula", "criteria": "=TRUE", "format": bold})
    sheet.autofilter(0, 0, 12, 7)
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, 14, 7)
    sheet.set_h_pagebreaks([10])
    sheet.set_landscape()
    sheet.set_header("&L&BKết quả")
    sheet.write_comment(0, 1, "Có hay không")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Kết quả'!$B$1:$C$1"})
    sheet.insert_chart(20, 0, chart)


def test_a_workbook_with_blocks_is_that_of_xlsxwriter_part_by_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fast, plain = both(dressed, monkeypatch)
    assert {name for name in plain if fast.get(name) != plain[name]} == set()
    assert fast.keys() == plain.keys()
    assert len([name for name in fast if "chart" in name or "comment" in name]) >= 2


CELLS = st.one_of(
    st.none(),
    st.text(max_size=6),
    st.sampled_from(["Có", "Không", "=1", "_x0041_", ""]),
    st.integers(-3, 3),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.0, -0.0, 1.0, 2.5, date(2024, 2, 29)]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=40))
def test_any_values_are_those_of_xlsxwriter(rows: list[list[BlockValue]]) -> None:
    rows = [["<x>", *row] for row in rows if not any(str(v).startswith("<r>") for v in row)]

    def make(book: Any, sheet: Any) -> None:
        one, other = (book.add_format({"num_format": form}) for form in ("0.0", "0.000"))
        sheet.set_column(1, 1, 9, other)
        looks = [ColumnLook(), ColumnLook(), ColumnLook(one), ColumnLook(one, other, other, other)]
        sheet.put_block(3, [*zip(*rows, strict=True)], looks)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(blocks, "AT_ONCE", 7)
        fast, plain = both(make, patched)
    assert fast == plain


def test_calamine_and_openpyxl_read_what_was_put() -> None:
    rows = [*ODD[:2], ["_x0041_x0042_"] * 8]
    data = book_of(lambda _, sheet: sheet.put_block(1, [*zip(*rows, strict=True)]))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Kết quả"]
    assert sheet.dimensions == "A2:H4"
    assert {cell.data_type for row in sheet["A2:H4"] for cell in row} == {"s"}
    assert sheet["A4"].value == "_x0041_x0042_"
    read = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_name("Kết quả").to_python()
    safe = [at for at, text in enumerate(rows[1]) if str(text) in (ODD[1][0], " a", "a\n", "ộ😀")]
    assert (read[0], read[2]) == (rows[0], rows[2])
    assert [read[1][at] for at in safe] == [rows[1][at] for at in safe]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_no_number_is_refused(value: float) -> None:
    with pytest.raises(TypeError, match="number"):
        book_of(lambda _, sheet: sheet.put_block(0, [[1, value]]))


def test_nothing_else_may_be_in_the_rows_of_a_block() -> None:
    def make(_: Any, sheet: Any) -> None:
        sheet.put_block(3, [["a", "b"]])
        sheet.write_string(4, 3, "x")

    with pytest.raises(ValueError, match="block"):
        book_of(make)


@pytest.mark.parametrize("row", [1_048_575, 1_048_576])
def test_rows_behind_the_last_of_a_sheet_are_refused(row: int) -> None:
    with pytest.raises(ValueError, match="block"):
        book_of(lambda _, sheet: sheet.put_block(row, [["a", "b"]]))


def test_the_last_row_of_a_sheet_is_written() -> None:
    data = book_of(lambda _, sheet: sheet.put_block(1_048_574, [["a", "b"]]))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b'<c r="A1048576" t="s">' in package.read("xl/worksheets/sheet1.xml")


def test_a_longer_text_is_cut_where_a_cell_ends() -> None:
    data = book_of(lambda _, sheet: sheet.put_block(0, [["x" * 32_768]]))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Kết quả"]
    assert sheet["A1"].value == "x" * 32_767


def test_no_columns_and_no_rows_are_no_block() -> None:
    def make(_: Any, sheet: Any) -> None:
        sheet.put_block(0, [])
        sheet.put_block(0, [[], []])
        sheet.begin(SpooledBlock(4, [ColumnLook()]))
        sheet.write_string(6, 0, "x")

    sheet = openpyxl.load_workbook(io.BytesIO(book_of(make)))["Kết quả"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [[None]] * 6 + [["x"]]


def test_a_spooled_block_reads_like_another(monkeypatch: pytest.MonkeyPatch) -> None:
    columns: BlockColumns = [["Có", "=1", None, "a\nb"], [1, 2.5, "ộ😀", None]]

    def spooled(book: Any, sheet: Any) -> None:
        looks = [ColumnLook(quoted=book.add_format({"quote_prefix": True})), ColumnLook()]
        block = sheet.begin(SpooledBlock(1, looks))
        for few in (slice(0, 3), slice(3, 4)):
            block.add([column[few] for column in columns])

    def put(book: Any, sheet: Any) -> None:
        looks = [ColumnLook(quoted=book.add_format({"quote_prefix": True}))]
        sheet.put_block(1, columns, looks)

    name = "xl/worksheets/sheet1.xml"
    by_rows = even_parts(book_of(spooled, constant_memory=True))
    assert by_rows[name] == even_parts(book_of(put))[name]


def test_the_same_blocks_are_the_same_bytes_at_any_path(tmp_path: Path) -> None:
    def make(_: Any, sheet: Any) -> None:
        sheet.put_block(0, ODD_COLUMNS)

    for name in ("a.xlsx", "b.xlsx"):
        with new_workbook(tmp_path / name) as book:
            book.set_properties({"created": CREATED})
            make(book, book.add_worksheet())
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_shared_texts_are_counted_once_with_those_of_xlsxwriter() -> None:
    def make(_: Any, sheet: Any) -> None:
        sheet.write_string(0, 0, "Mã hộ")
        sheet.put_block(1, [["Có", "Không", "Có"], ["Có", None, "H1"]])

    with zipfile.ZipFile(io.BytesIO(book_of(make))) as package:
        shared = package.read("xl/sharedStrings.xml").decode()
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert re.search(' uniqueCount="5"', shared)
    assert shared.count("<si>") == 5
    numbers = [int(number) for number in re.findall(r't="s"><v>(\d+)</v>', sheet)]
    texts = re.findall("<t>(.*?)</t>", shared)
    assert [texts[number] for number in numbers] == ["Mã hộ", "Có", "Có", "Không", "Có", "H1"]
