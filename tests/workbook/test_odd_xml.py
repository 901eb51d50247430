"""Legal but odd, or illegal, XML of a sheet: read as Excel reads it, or refused with its cell."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from ravo.fault_words import fault_message
from ravo.faults import Fault, InputProblem
from ravo.workbook.book import open_book
from ravo.workbook.cell_scan import BadCell
from ravo.workbook.layout import MergedRange, Sheet
from support.archives import MAIN, SHEET, STRINGS, number_rows, written, xlsx, xlsx_parts

SEVEN = '<c r="A1"><v>7</v></c>'
TEXTS = ("first", "second")


def sheet_of(path: Path) -> Sheet:
    return open_book(path).read("S")


def with_cell(tmp_path: Path, cell: str, texts: Any = TEXTS) -> Path:
    """Write a workbook with a cell behind a 7 in A1."""
    return xlsx(tmp_path / "a.xlsx", f'<row r="1">{SEVEN}{cell}</row>', texts=texts)


def refused(path: Path) -> Fault:
    with pytest.raises(InputProblem) as caught:
        sheet_of(path)
    fault = caught.value.fault
    assert all(part for lang in ("vi", "en") for part in fault_message(fault, lang))
    return fault


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="B1"><v>1<!-- x -->2</v></c>', 12.0),
        ('<c r="B1"><v>1<?p x?>2</v></c>', 12.0),
        ('<c r="B1"><v>1<![CDATA[2]]></v></c>', 12.0),
        ('<c r="B1"><v>1&#50;</v></c>', 12.0),
        ('<c r="B1"><v>-1.5E2</v></c>', -150.0),
        ('<c r="B1"><v>1E+300</v></c>', 1e300),
        ('<c r="B1"><v>9.99E+307</v></c>', 9.99e307),
        ('<c r="B1"><v>1E-300</v></c>', 1e-300),
        (f'<c r="B1"><v>{0.1:.55f}</v></c>', 0.1),
        (f'<c r="B1"><v>1{"0" * 40}</v></c>', 1e40),
        ('<c r="B1" t="s"><v>&#49;</v></c>', "second"),
        ('<c r="B1" t="s"><v><?p?>1</v></c>', "second"),
        ('<c r="&#66;1" t="&#115;"><v>1</v></c>', "second"),
        ("<c r = 'B1' t = 's'><v>1</v></c>", "second"),
        ('<c data-t="s" data-r="Z9" r="B1"><v>1</v></c>', 1.0),
        ('<c xmlns:q="urn:q" q:t="s" q:r="Z9" r="B1"><v>1</v></c>', 1.0),
        ("<c><v>12</v></c>", 12.0),
        (f'<x:c xmlns:x="{MAIN}" r="B1"><x:v>12</x:v></x:c>', 12.0),
        ('<c r="B1" t="inlineStr"><is><t>a</t></is></c>', "a"),
        (
            '<c r="B1" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> '
            "b</t></r></is></c>",
            "a b",
        ),
        ('<c r="B1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c>', "a"),
        ('<c r="B1" t="inlineStr"><is><t>a<!--x-->b&amp;_x0041_</t></is></c>', "ab&A"),
        ('<c r="B1" t="str"><f>A1</f><v>a&amp;b<!--x--></v></c>', "a&b"),
        ('<c r="B1" t="b"><v>1</v></c>', True),
        ('<c r="B1" t="b"><v><!--x-->0</v></c>', False),
        ('<c r="B1" t="n"><v>5</v></c>', 5.0),
        ('<c r="B1" t="d"><v>2024-01-05</v></c>', datetime.date(2024, 1, 5)),
        ('<c r="B1" t="d"><v>2024-01-05T10:30:00</v></c>', datetime.datetime(2024, 1, 5, 10, 30)),
        ('<c r="B1" s="1"><v>5</v><extLst><ext uri="x"><y/></ext></extLst></c>', 5.0),
    ],
)
def test_odd_but_clear_cells_are_read(tmp_path: Path, cell: str, value: Any) -> None:
    (row,) = sheet_of(with_cell(tmp_path, cell)).rows
    assert row == [7.0, value]
    assert type(row[1]) is type(value)


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        *(
            (f'<c r="B1" t="s"><v>{index}</v></c>', "B1")
            for index in (
                "-1",
                "1.5",
                " 1",
                "+1",
                "2",
                "",
                "1e0",
                "99999999999999999999",
                "9" * 5000,
            )
        ),
        *(
            (f'<c r="B1"><v>{figure}</v></c>', "B1")
            for figure in (
                "1 5",
                "1,5",
                " 5",
                "abc",
                "inf",
                "nan",
                "1e400",
                f"{'9' * 20}E305",
                "0x10",
                "1_0",
                "１２",
                "1.2.3",
                "9" * 5000,
                "--1",
                "1-2",
                ".",
                "1e",
            )
        ),
        ('<c r="B1" t="n"><v>abc</v></c>', "B1"),
        ('<c r="B1"><v>5</v><v>6</v></c>', "B1"),
        ('<c r="B1"><v>1<x/>2</v><v>3</v></c>', "B1"),
        ('<c r="B1"><v>1</v></c><c r="B1"><v>2</v></c>', "B1"),
        ('<c r="B1" t="b"><v>true</v></c>', "B1"),
        ('<c r="B1" t="b"><v>2</v></c>', "B1"),
        ('<c r="B1" t="d"><v>2024-13-45</v></c>', "B1"),
        ('<c r="B1" t="zz"><v>5</v></c>', "B1"),
        ('<c r="B1" t="inlineStr"><v>9</v><is><t>a</t></is></c>', "B1"),
        ('<c r="B1"><is><t>a</t></is></c>', "B1"),
        ('<c r="b1"><v>1</v></c>', "b1"),
        ('<c r="B5"><v>1</v></c>', "B5"),
        ('<c r="B0"><v>1</v></c>', "B0"),
        ('<c r="XFE1"><v>1</v></c>', "XFE1"),
        (f'<c r="B{"9" * 5000}"><v>1</v></c>', "B99999999999"),
        ('<c r="B1"><c r="C1"><v>1</v></c></c>', "B1"),
        ("<x><v>1</v></x>", ""),
    ],
)
def test_cells_without_one_meaning_are_refused_by_name(
    tmp_path: Path, cell: str, place: str
) -> None:
    fault = refused(with_cell(tmp_path, cell))
    assert fault.code == "RV-1020"
    assert (fault.params["sheet"], fault.params["place"]) == ("S", place or "–")


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1" t="e"><v>#N/A</v></c>',
        "<c r='B1' t='e'><v>#N/A</v></c>",
        '<c r = "B1" t = "e"><v>#N/A</v></c>',
        '<c data-r="Z9" r="B1" t="e"><v>#N/A</v></c>',
        '<c xmlns:q="urn:q" q:r="Z9" q:t="s" r="B1" t="e"><v>#N/A</v></c>',
        f'<x:c xmlns:x="{MAIN}" r="B1" t="e"><x:v>#N/A</x:v></x:c>',
        '<c t="e"><v>#N/A</v></c>',
        '<c r="B1" t="&#101;"><v>#<!--x-->N/A</v></c>',
    ],
)
def test_an_error_cell_is_found_however_it_is_written(tmp_path: Path, cell: str) -> None:
    sheet = sheet_of(with_cell(tmp_path, cell))
    assert sheet.bad == [BadCell(1, 1, "#N/A")]
    assert sheet.rows == [[7.0, ""]]


def test_cells_and_rows_in_disorder_stand_where_they_say(tmp_path: Path) -> None:
    rows = (
        '<row r="3"><c r="B3"><v>6</v></c><c r="A3"><v>5</v></c></row>'
        '<row><c r="C4"><v>7</v></c><c><v>8</v></c></row><row r="1"><c><v>1</v></c></row>'
    )
    assert sheet_of(xlsx(tmp_path / "a.xlsx", rows)).rows == [
        [1.0, "", "", ""],
        [""] * 4,
        [5.0, 6.0, "", ""],
        ["", "", 7.0, 8.0],
    ]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (f'<row r="1">{SEVEN}</row><row r="1"><c r="B1"><v>8</v></c></row>', "1:1"),
        ('<row r="1048577"/>', "1048577:1048577"),
        ('<row r="0"/>', "0"),
        (f'<row r="{"1" * 5000}"/>', "1" * 12),
    ],
)
def test_rows_without_one_meaning_are_refused_by_name(
    tmp_path: Path, rows: str, place: str
) -> None:
    fault = refused(xlsx(tmp_path / "a.xlsx", rows))
    assert (fault.code, fault.params["place"]) == ("RV-1020", place)


def test_the_last_row_and_column_of_a_sheet_are_inside(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
    assert len(sheet_of(xlsx(tmp_path / "a.xlsx", rows)).rows[0]) == 16_384


@pytest.mark.parametrize("blanks", [10, 1100 << 10])
@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/workbook.xml", "xl/styles.xml"])
def test_a_document_type_is_refused_wherever_it_stands(
    tmp_path: Path, part: str, blanks: int
) -> None:
    parts = xlsx_parts(number_rows(1), texts=TEXTS)
    parts[part] = " " * blanks + '<!DOCTYPE x [<!ENTITY e "9">]>' + parts[part]
    assert refused(written(tmp_path / "a.xlsx", parts)).code == "RV-111"


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_marks_of_the_byte_order_are_no_content(tmp_path: Path, mark: bytes) -> None:
    parts: dict[str, bytes | str] = {**xlsx_parts(number_rows(1, 1))}
    parts[SHEET] = mark + str(parts[SHEET]).encode()
    assert sheet_of(written(tmp_path / "a.xlsx", parts)).rows == [[1.5]]


def test_the_layout_of_an_odd_sheet_is_kept(tmp_path: Path) -> None:
    rows = (
        f'<row r="1" hidden="true">{SEVEN}<c r="B1"><v>1<!--x--></v></c></row><row r="2"><c '
        'r="A2"><v>1</v></c></row>'
    )
    after = (
        '<autoFilter ref="A1:B2"><filterColumn colId="0"/></autoFilter><mergeCells><mergeCell '
        'ref="A1:A2"/></mergeCells>'
    )
    before = '<cols><col min="2" max="2" hidden="1"/></cols>'
    layout = sheet_of(xlsx(tmp_path / "a.xlsx", rows, after, before)).layout
    assert layout.merged == (MergedRange(0, 0, 1, 0),)
    assert (layout.hidden_rows, layout.hidden_columns) == (frozenset({0}), frozenset({1}))
    assert layout.filtered


@pytest.mark.parametrize(
    ("strings", "texts"),
    [
        ("<si><t>a<!--x-->b</t></si><!--<si><t>no</t></si>--><si><t>c</t></si>", ["ab", "c"]),
        ("<si><t>a<?p?>b</t></si><si><t><![CDATA[q<]]>c</t></si>", ["ab", "q<c"]),
        (
            "<si><r><t>a</t></r><r><t xml:space='preserve'> b</t></r><rPh><t>x</t></rPh></si><si/>",
            ["a b", ""],
        ),
        ("<x:si xmlns:x='urn:x'><t>no</t></x:si><si><t>a</t></si><si><t>b</t></si>", ["a", "b"]),
        ("<si><t>_x0041_&#66;&amp;</t></si><si><t>c</t></si>", ["AB&", "c"]),
    ],
)
def test_odd_shared_strings_are_read(tmp_path: Path, strings: str, texts: list[str]) -> None:
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    parts = xlsx_parts(row)
    parts[STRINGS] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    assert sheet_of(written(tmp_path / "a.xlsx", parts)).rows == [texts]
