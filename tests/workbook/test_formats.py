"""Every format gives the same cells, error cells, layout and fonts."""

import struct
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from ravo.faults import InputProblem
from ravo.workbook.book import Book, MergedRange, Sheet, open_book
from ravo.workbook.cell_scan import BadCell
from ravo.workbook.xls import commented_in
from ravo.workbook.xlsb import FONT
from ravo.workbook.xlsb_records import has_short_cells, record, records
from support.archives import (
    FORMATS,
    MAIN,
    STRINGS,
    cell,
    ods,
    ods_cell,
    row,
    wide,
    written,
    xlsb,
    xlsx,
    xlsx_parts,
)

EVERY = ("xlsx", "xls", "ods", "xlsb")
ROWS = [
    ["Mã hộ", "Họ và tên chủ hộ", "Ngày", "Điểm B1", "Có đất"],
    ["A1", "Nguyễn Văn Thử", date(2024, 12, 14), 120.0, True],
    ["A2", "Trần Thị Mẫu", datetime(2024, 12, 14, 9, 30), "", False],
    ["A3", "", "", "", ""],
    ["A4", "NguyÔn V¨n A", "", 120.5, ""],
    ["A5", "", "", 95.5, ""],
]


def sheet_of(path: Path, name: str = "S") -> Sheet:
    return open_book(path).read(name)


@pytest.mark.parametrize("suffix", EVERY)
def test_cells_are_the_same_in_every_format(suffix: str) -> None:
    sheet = sheet_of(FORMATS / f"households.{suffix}", "Hộ")
    assert sheet.rows == ROWS
    assert {type(row[3]) for row in sheet.rows[1:]} == {float, str}


@pytest.mark.parametrize("suffix", EVERY)
def test_error_cells_are_told_in_every_format(suffix: str) -> None:
    sheet = sheet_of(FORMATS / f"households.{suffix}", "Hộ")
    assert sheet.bad == [BadCell(3, 3, "#DIV/0!"), BadCell(3, 4, "#N/A")]


@pytest.mark.parametrize("suffix", EVERY)
def test_hidden_sheets_are_read_and_told(suffix: str) -> None:
    book = open_book(FORMATS / f"households.{suffix}")
    assert book.names == ["Hộ", "Năm trước"]
    assert [book.read(name).hidden for name in book.names] == [False, True]
    assert book.read("Năm trước").rows == [["", ""], ["", ""], ["", "ẩn"]]
    assert book.notes == ()


@pytest.mark.parametrize("suffix", EVERY)
def test_merged_cells_and_hidden_columns_are_told(suffix: str) -> None:
    layout = sheet_of(FORMATS / f"households.{suffix}", "Hộ").layout
    assert (layout.merged, layout.hidden_columns) == ((MergedRange(5, 1, 6, 2),), frozenset({4}))


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_hidden_rows_filters_and_old_fonts_are_told(suffix: str) -> None:
    sheet = sheet_of(FORMATS / f"households.{suffix}", "Hộ")
    assert (sheet.layout.hidden_rows, sheet.layout.filtered) == (frozenset({5}), True)
    assert sheet.fonts == {(4, 1): ".VnTime"}


def test_cells_struck_through_are_told_in_binary_formats(tmp_path: Path) -> None:
    """The bit of a line through the text is set in the font of one cell, and in every font."""
    data = bytearray((FORMATS / "households.xls").read_bytes())
    data[data.index(".VnTime".encode("utf-16-le")) - 14] |= 8
    (tmp_path / "a.xls").write_bytes(data)
    assert sheet_of(tmp_path / "a.xls", "Hộ").struck == {(4, 1)}
    with ZipFile(FORMATS / "households.xlsb") as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    styles = parts["xl/styles.bin"]
    for kind, at, _ in records(bytes(styles)):
        if kind == FONT:
            styles[at + 2] |= 8
    with ZipFile(tmp_path / "a.xlsb", "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, bytes(part))
    sheet = sheet_of(tmp_path / "a.xlsb", "Hộ")
    assert sheet.struck >= {(0, 0), (1, 1)}
    for suffix in EVERY:
        assert sheet_of(FORMATS / f"households.{suffix}", "Hộ").struck == frozenset()


@pytest.mark.parametrize(
    ("runs", "is_named"),
    [
        ("<r><rPr><strike/></rPr><t>12</t></r><r><t>9</t></r>", True),
        ('<x:r><x:t>9</x:t></x:r><x:r><x:rPr><x:strike val="1"/></x:rPr><x:t>2</x:t></x:r>', True),
        ('<r><rPr><strike val="0"/></rPr><t>12</t></r><r><t>9</t></r>', False),
        ("<r><rPr><strike/></rPr><t>12</t></r><r><t> </t></r>", False),
        ("<t>129</t>", False),
    ],
    ids=["old before new", "new before old", "no line", "no other words", "plain"],
)
def test_cells_of_which_a_part_is_struck_through_are_told(
    tmp_path: Path, runs: str, is_named: bool
) -> None:
    """An old 12 with a line through it, and a new 9, read as 129."""
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    parts = xlsx_parts(rows, texts=["129", "Có &amp; không"])
    shared = parts[STRINGS].replace("<si><t>129</t>", f"<si>{runs}")
    parts[STRINGS] = shared.replace("<sst ", f'<sst xmlns:x="{MAIN}" ')
    sheet = sheet_of(written(tmp_path / "a.xlsx", parts), "S")
    assert sheet.struck == (frozenset({(0, 0)}) if is_named else frozenset())


def test_cells_struck_through_and_with_comments_are_told_in_open_document(tmp_path: Path) -> None:
    line = 'style:text-line-through-style="{}"'
    styles = "".join(
        f'<style:style style:name="{name}"><style:text-properties {line.format(kind)}/>'
        "</style:style>"
        for name, kind in (("gach", "solid"), ("khong", "none"))
    )
    note = '<office:annotation><dc:creator xmlns:dc="{}">{}</dc:creator><text:p>{}</text:p>'
    dc = "http://purl.org/dc/elements/1.1/"
    cells = [
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"{note.format(dc, author, words)}</office:annotation><text:p>A</text:p></table:table-cell>"
        for style, author, words in (
            ("gach", "Cán bộ xã", "Đã chuyển đi"),
            ("khong", "ravo", "Lỗi"),
            ("gach", "Cán bộ xã", ""),
        )
    ]
    rows = f"<table:table-row>{''.join(cells)}</table:table-row>"
    sheet = sheet_of(ods(tmp_path / "a.ods", rows, styles))
    assert sheet.rows == [["A", "A", "A"]]
    assert sheet.struck == frozenset({(0, 0), (0, 2)})
    assert sheet.noted == frozenset({(0, 0)})


def test_comments_of_an_old_workbook_are_an_officers_or_ravos() -> None:
    note = SimpleNamespace
    notes = {
        (1, 1): note(text="Đã chuyển đi", author="Cán bộ xã"),
        (2, 1): note(text="Lỗi", author="ravo"),
        (3, 1): note(text=" ", author=""),
    }
    assert commented_in(notes) == {(1, 1)}


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    for suffix in EVERY:
        data = (FORMATS / f"households.{suffix}").read_bytes()
        (tmp_path / "a.xlsx").write_bytes(data)
        assert sheet_of(tmp_path / "a.xlsx", "Hộ").rows == ROWS


def test_a_sheet_that_is_not_there_is_a_problem() -> None:
    with pytest.raises(InputProblem):
        open_book(FORMATS / "households.xlsx").read("Không có")


# .xlsx


def test_prefixed_sheets_are_read_like_others(tmp_path: Path) -> None:
    from support.archives import MAIN, SHEET, written, xlsx_parts

    parts = xlsx_parts("")
    parts[SHEET] = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:cols><x:col min="2" max="2" hidden="true"/></x:cols>'
        '<x:sheetData><x:row r="1" hidden="1"><x:c r="A1"><x:v>1</x:v></x:c>'
        '<x:c r="B1" t="e"><x:v>#REF!</x:v></x:c><x:c r="C1"><x:f>A1</x:f></x:c></x:row>'
        '</x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>'
    )
    sheet = sheet_of(written(tmp_path / "a.xlsx", parts))
    assert sheet.bad == [BadCell(1, 1, "#REF!"), BadCell(2, 1, None)]
    assert sheet.layout.merged == (MergedRange(0, 0, 0, 1),)
    assert (sheet.layout.hidden_rows, sheet.layout.hidden_columns) == (
        frozenset({0}),
        frozenset({1}),
    )


def test_rows_reach_as_far_as_formulas_without_a_value(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3"><f>A1</f></c></row>'
    sheet = sheet_of(xlsx(tmp_path / "a.xlsx", rows))
    assert sheet.rows == [[1.0, ""], ["", ""], ["", ""]]
    assert sheet.bad == [BadCell(1, 3, None)]


@pytest.mark.parametrize(
    ("after", "hidden", "filtered"),
    [
        ('<autoFilter ref="A1:B2"/>', "", False),
        ('<autoFilter ref="A1:B2"/>', ' hidden="1"', True),
        ('<autoFilter ref="A1:B2"><filterColumn colId="0"/></autoFilter>', "", True),
        ("", ' hidden="1"', False),
    ],
    ids=["buttons only", "rows held back", "a condition", "rows hidden by hand"],
)
def test_a_filter_is_told_where_it_holds_back_rows(
    tmp_path: Path, after: str, hidden: str, filtered: bool
) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"{hidden}><c r="A2"><v>1</v></c></row>'
    layout = sheet_of(xlsx(tmp_path / "a.xlsx", rows, after)).layout
    assert layout.filtered is filtered
    assert layout.hidden_rows == ({1} if hidden else set())


def test_old_fonts_are_told_by_cell_and_only_where_something_stands(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2" s="0"><v>1</v></c><c r="B2" s="1"><v>1</v></c><c r="C2" s="1"/>'
        '<c r="D2" s="2" t="inlineStr"><is><t>x</t></is></c></row>'
    )
    assert sheet_of(xlsx(tmp_path / "a.xlsx", rows)).fonts == {
        (1, 1): ".VnTime",
        (1, 3): "vni-times",
    }


def test_sections_that_calamine_drops_are_read(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v><![CDATA[7]]></v></c></row>'
    assert sheet_of(xlsx(tmp_path / "a.xlsx", rows)).rows == [[7.0]]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_another_encoding_that_would_read_as_blank_is_read(tmp_path: Path, encoding: str) -> None:
    from support.archives import SHEET, number_rows, written, xlsx_parts

    parts: dict[str, str | bytes] = {**xlsx_parts(number_rows(3))}
    parts[SHEET] = str(parts[SHEET]).encode(encoding)
    assert sheet_of(written(tmp_path / "a.xlsx", parts)).rows == [[1.5] * 3] * 3


# .xlsb


def test_binary_cells_keep_errors_and_layout(tmp_path: Path) -> None:
    cells = row(0) + cell(6, 0, wide("Mã hộ"), style=1) + cell(5, 1, struct.pack("<d", 2.5))
    cells += row(1, hidden=True) + cell(3, 0, b"\x2a") + cell(11, 1, b"\x17" + bytes(10))
    after = record(161, bytes(16)) + record(163, bytes(6)) + record(162, b"")
    after += record(177, b"\1\0\0\0") + record(176, struct.pack("<IIII", 0, 1, 0, 0))
    before = record(390, b"") + record(60, struct.pack("<IIIIH", 1, 1, 9, 0, 1)) + record(391, b"")
    sheet = sheet_of(xlsb(tmp_path / "a.xlsb", cells, after, before))
    assert sheet.rows == [["Mã hộ", 2.5], ["", ""]]
    assert sheet.bad == [BadCell(0, 2, "#N/A"), BadCell(1, 2, "#REF!")]
    assert sheet.layout.merged == (MergedRange(0, 0, 1, 0),)
    assert (sheet.layout.hidden_rows, sheet.layout.hidden_columns) == (
        frozenset({1}),
        frozenset({1}),
    )
    assert sheet.layout.filtered
    assert sheet.fonts == {(0, 0): ".VnTime"}


def test_binary_cells_without_columns_are_not_blanks(tmp_path: Path) -> None:
    cells = row(0) + cell(5, 2, struct.pack("<d", 1.5))
    cells += record(16, bytes(4) + struct.pack("<d", 2.5)) + record(12, bytes(4))
    cells += record(14, bytes(4) + b"\x07") + row(1) + record(17, bytes(4) + wide("x"))
    assert has_short_cells(cells)
    sheet = sheet_of(xlsb(tmp_path / "a.xlsb", cells))
    assert sheet.rows == [["", "", 1.5, 2.5, "", ""], ["x", "", "", "", "", ""]]
    assert sheet.bad == [BadCell(5, 1, "#DIV/0!")]


def test_a_binary_cell_that_the_reader_passes_over_is_refused(tmp_path: Path) -> None:
    cells = row(0) + cell(62, 0, b"\0" + wide("x"))
    with pytest.raises(InputProblem) as caught:
        sheet_of(xlsb(tmp_path / "a.xlsb", cells))
    assert caught.value.fault.code == "RV-103"


# .ods


def test_open_document_errors_and_unsaved_formulas_are_told(tmp_path: Path) -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/>'
        + ods_cell("#N/A", 'calcext:value-type="error" table:formula="of:=NA()"')
        + '<table:table-cell table:formula="of:=1+1"/>'
        + ods_cell("#REF!", 'table:formula="of:=B9"')
        + '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2">'
        "<text:p>2</text:p></table:table-cell>"
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '</table:table-row><table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    sheet = sheet_of(ods(tmp_path / "a.ods", rows))
    expected = [("#N/A", 1), (None, 2), ("#REF!", 3)]
    assert sheet.bad == [BadCell(c, r, value) for r in (1, 2) for value, c in expected]
    assert sheet.rows == [["", "", "", "", 2.0, True]] * 2


def test_blanks_between_the_cells_of_open_document_are_no_damage(tmp_path: Path) -> None:
    cells = ods_cell("một\n  hai") + "\n      " + ods_cell("ba")
    rows = f"\n  <table:table-row>\n    {cells}\n  </table:table-row>\n"
    assert sheet_of(ods(tmp_path / "a.ods", rows)).rows[0][1] == "ba"


def test_a_text_that_looks_like_an_error_is_text(tmp_path: Path) -> None:
    rows = f"<table:table-row>{ods_cell('#N/A')}</table:table-row>"
    sheet = sheet_of(ods(tmp_path / "a.ods", rows))
    assert (sheet.rows, sheet.bad) == ([["#N/A"]], [])


def test_repeated_columns_and_styles_of_columns_count_in_open_document(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="old"><style:text-properties style:font-name=".VnTime"/>'
        "</style:style>"
    )
    rows = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="old" table:visibility="collapse"/>'
        '<table:table-row table:visibility="filter"><table:table-cell '
        f'table:number-columns-repeated="2"/>{ods_cell("x")}</table:table-row>'
    )
    sheet = sheet_of(ods(tmp_path / "a.ods", rows, styles))
    assert sheet.rows == [["", "", "x"]]
    assert sheet.fonts == {(0, 2): ".VnTime"}
    assert (sheet.layout.hidden_rows, sheet.layout.hidden_columns) == (
        frozenset({0}),
        frozenset({2}),
    )
    assert sheet.layout.filtered


def test_a_chart_sheet_is_no_sheet_of_cells(tmp_path: Path) -> None:
    book = Workbook()
    book.create_chartsheet("Biểu đồ")
    book.save(tmp_path / "a.xlsx")
    assert open_book(tmp_path / "a.xlsx").names == ["Sheet"]


def test_a_book_is_made_of_an_opened_file(tmp_path: Path) -> None:
    from ravo.workbook.opened import open_workbook

    opened = open_workbook(FORMATS / "households.ods")
    assert Book(opened).read("Hộ").rows == ROWS
