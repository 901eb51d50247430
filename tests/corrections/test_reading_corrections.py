"""A corrections file is a workbook or a CSV file; every unusable line is named at once."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import Cell

from ravo.blanks.corrections import write_blank
from ravo.corrections.model import Correction
from ravo.corrections.reader import read_corrections
from ravo.corrections.workbooks import for_workbook, unplaced
from ravo.fault_words import fault_message
from ravo.faults import InputProblem
from ravo.messages import Lang
from support.corrected_sheets import corrections, line
from support.reviews import codes

HEADS = (
    "Mã hộ",
    "Trang",
    "Dòng",
    "Thành viên",
    "Cột",
    "Giá trị cũ",
    "Giá trị mới",
    "Lý do",
    "Người sửa",
    "Ngày",
    "Tệp",
)
GOOD: tuple[Any, ...] = (
    "012",
    "Hộ",
    5,
    77,
    "Điểm B1",
    120,
    130,
    "Gõ nhầm",
    "Cán bộ Thử",
    datetime(2024, 11, 20),
    "xa-a.xlsx",
)
READ = Correction(
    2,
    "012",
    "Điểm B1",
    120.0,
    130.0,
    False,
    "Gõ nhầm",
    "Cán bộ Thử",
    date(2024, 11, 20),
    "Hộ",
    5,
    "0077",
    "xa-a.xlsx",
)


def workbook(path: Path, rows: Sequence[Sequence[Any]], *, errors: Sequence[str] = ()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for address in errors:
        cell = sheet[address]
        assert isinstance(cell, Cell)
        cell.data_type = "e"
    book.save(path)
    return path


def good(**more: Any) -> list[Any]:
    return [more.get(name, value) for name, value in zip(HEADS, GOOD, strict=True)]


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def refused(path: Path) -> str:
    with pytest.raises(InputProblem) as caught:
        read_corrections(path)
    fault_message(caught.value.fault, "vi")
    return caught.value.fault.code


def test_a_workbook_is_read_with_its_types(tmp_path: Path) -> None:
    path = workbook(tmp_path / "sua.xlsx", [HEADS, GOOD])
    found = read_corrections(path)
    assert found.lines == (READ,)
    assert found.faults == ()
    assert found.path == str(path)
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_headings_are_found_in_any_order_under_titles_and_in_english(tmp_path: Path) -> None:
    heads = ("Remarks", "Date", "Who", "Reason", "New value", "Old value", "Column", "Household")
    row = ("", "20/11/2024", "Cán bộ Thử", "Gõ nhầm", 130, 120, "Điểm B1", "012")
    path = workbook(tmp_path / "sua.xlsx", [["Các chỗ sửa"], [], heads, row])
    (found,) = read_corrections(path).lines
    assert (found.line, found.household, found.new, found.sheet) == (4, "012", 130.0, None)


def test_a_correction_of_the_code_is_not_taken_for_a_heading(tmp_path: Path) -> None:
    rows = [HEADS, good(Cột="Mã hộ"), good(Cột="Dòng")]
    found = read_corrections(workbook(tmp_path / "sua.xlsx", rows))
    assert [x.column for x in found.lines] == ["Mã hộ", "Dòng"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_in_every_writing_of_excel(tmp_path: Path, encoding: str, mark: str) -> None:
    heads, row = (
        mark.join(HEADS),
        mark.join(
            [
                "012",
                "Hộ",
                "5",
                "0077",
                "Điểm B1",
                "120",
                "130",
                "Gõ nhầm",
                "Cán bộ Thử",
                "20/11/2024",
                "xa-a.xlsx",
            ]
        ),
    )
    found = read_corrections(text(tmp_path / "sua.csv", f"{heads}\r\n{row}\r\n", encoding))
    assert found.faults == ()
    assert [(x.household, x.old, x.new, x.on, x.row, x.member) for x in found.lines] == [
        ("012", "120", "130", date(2024, 11, 20), 5, "0077")
    ]


CSV_HEAD = "Mã hộ,Cột,Giá trị cũ,Giá trị mới,Lý do,Người sửa,Ngày\n"


def test_csv_lines_are_numbered_as_an_editor_shows_them(tmp_path: Path) -> None:
    body = '1,Ghi chú,a,"b\nc",r,w,1/2/2024\n\n2,Ghi chú,=1+1,-x,"r, s",w,1/2/2024\n'
    found = read_corrections(text(tmp_path / "sua.csv", CSV_HEAD + body))
    assert [(x.line, x.old, x.new, x.reason) for x in found.lines] == [
        (2, "a", "b\nc", "r"),
        (5, "=1+1", "-x", "r, s"),
    ]


def test_a_csv_row_split_in_the_wrong_place_is_not_used(tmp_path: Path) -> None:
    body = "1,Điểm B1,120,130,gõ nhầm, sửa lại,w,1/2/2024\n2,Điểm B1,1,2,r,w,1/2/2024,,\n"
    found = read_corrections(text(tmp_path / "sua.csv", CSV_HEAD + body))
    assert codes(found) == ["RV-436"]
    assert [x.household for x in found.lines] == ["2"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("(trống)", None), ("(TRONG)", None), ("(blank)", None), ("trống", "trống"), ("Đúng", "Đúng")],
)
def test_a_new_value_may_be_a_blank(tmp_path: Path, written: str, meant: str | None) -> None:
    path = workbook(tmp_path / "sua.xlsx", [HEADS, good(**{"Giá trị mới": written})])
    (found,) = read_corrections(path).lines
    assert (found.new, found.confirms) == (meant, False)


@pytest.mark.parametrize(
    "written", ["đúng như vậy", "ĐÚNG NHƯ VẬY.", "dung nhu vay", "As is", "Correct as is"]
)
def test_a_new_value_may_confirm_the_old_one(tmp_path: Path, written: str) -> None:
    path = workbook(tmp_path / "sua.xlsx", [HEADS, good(**{"Giá trị mới": written})])
    (found,) = read_corrections(path).lines
    assert (found.new, found.confirms, found.old) == (None, True, 120.0)


def test_an_error_typed_as_the_old_value_is_one_and_elsewhere_it_is_a_fault(tmp_path: Path) -> None:
    rows = [HEADS, good(**{"Giá trị cũ": "#N/A"}), good(**{"Giá trị mới": "#N/A"})]
    found = read_corrections(workbook(tmp_path / "sua.xlsx", rows, errors=["F2", "G3"]))
    assert [x.old for x in found.lines] == ["#N/A"]
    assert [(f.code, f.params["line"], f.params["text"]) for f in found.faults] == [
        ("RV-435", 3, "#N/A")
    ]


def test_a_formula_without_a_value_is_never_a_blank_old_value(tmp_path: Path) -> None:
    rows = [HEADS, good(**{"Giá trị cũ": "=1+1"})]
    found = read_corrections(workbook(tmp_path / "sua.xlsx", rows))
    assert (codes(found), found.lines) == (["RV-435"], ())


@pytest.mark.parametrize("name", ["Mã hộ", "Cột", "Giá trị mới", "Lý do", "Người sửa", "Ngày"])
def test_a_line_needs_every_required_entry(tmp_path: Path, name: str) -> None:
    path = workbook(tmp_path / "sua.xlsx", [HEADS, GOOD, good(**{name: "\u00a0"})])
    found = read_corrections(path)
    assert len(found.lines) == 1
    assert [(f.code, f.params["line"], f.params["columns"]) for f in found.faults] == [
        ("RV-434", 3, [name])
    ]


def test_the_old_value_and_the_narrowing_columns_may_be_blank(tmp_path: Path) -> None:
    blank = dict.fromkeys(("Giá trị cũ", "Trang", "Dòng", "Thành viên", "Tệp"))
    (found,) = read_corrections(workbook(tmp_path / "sua.xlsx", [HEADS, good(**blank)])).lines
    assert (found.old, found.sheet, found.row, found.member, found.file) == (None,) * 5


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ngày", "31/02/2024"),
        ("Ngày", True),
        ("Dòng", "năm"),
        ("Dòng", 0),
        ("Dòng", 2.5),
        ("Thành viên", "77"),
        ("Thành viên", "abcd"),
        ("Dòng", "²"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, name: str, written: object) -> None:
    found = read_corrections(workbook(tmp_path / "sua.xlsx", [HEADS, good(**{name: written})]))
    assert [(f.code, f.params["name"]) for f in found.faults] == [("RV-435", name)]
    assert found.lines == ()


@pytest.mark.parametrize("written", ["079000000077", "0077", 79000000077, 77])
def test_a_member_is_known_by_the_last_four_digits(tmp_path: Path, written: object) -> None:
    path = workbook(tmp_path / "sua.xlsx", [HEADS, good(**{"Thành viên": written})])
    assert read_corrections(path).lines[0].member == "0077"


def test_all_problems_of_all_lines_come_at_once(tmp_path: Path) -> None:
    rows = [HEADS, good(**{"Lý do": None, "Ngày": "x"}), GOOD, good(Dòng="x"), good(Cột=None)]
    found = read_corrections(workbook(tmp_path / "sua.xlsx", rows))
    assert [(f.code, f.params["line"]) for f in found.faults] == [
        ("RV-434", 2),
        ("RV-435", 2),
        ("RV-435", 4),
        ("RV-434", 5),
    ]
    assert [x.line for x in found.lines] == [3]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "RV-108"),
        (b"M\xe3 h\xf4,C\xf4t", "RV-431"),
        (b"\xff\xfea", "RV-431"),
        (b'Ma ho,Cot\n1,"x', "RV-431"),
        (b"a,b\n1,2\n", "RV-432"),
        (b"Ma ho,Cot\n1,2\n", "RV-432"),
        (CSV_HEAD.replace("Lý do", "Mã hộ").encode(), "RV-433"),
        (b"\x00\x01", "RV-432"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "sua.csv"
    path.write_bytes(content)
    assert refused(path) == code


def test_missing_files_folders_and_other_files_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.csv") == "RV-101"
    assert refused(tmp_path / "a.xlsx") == "RV-101"
    (tmp_path / "b.csv").mkdir()
    assert refused(tmp_path / "b.csv") == "RV-102"
    assert refused(text(tmp_path / "c.xlsx", "không phải")) == "RV-103"


def test_missing_columns_are_all_named_with_the_headings_that_come_close(tmp_path: Path) -> None:
    content = CSV_HEAD.replace("Lý do", "Lý doo").replace("Người sửa", "Ai")
    with pytest.raises(InputProblem) as caught:
        read_corrections(text(tmp_path / "sua.csv", content))
    message, _ = fault_message(caught.value.fault, "vi")
    assert "Lý do, Người sửa" in message
    assert "Lý doo" in message


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_empty_file_is_read_and_can_be_filled_in(tmp_path: Path, lang: Lang) -> None:
    path = tmp_path / "sua.xlsx"
    write_blank(path, lang)
    empty = read_corrections(path)
    assert (codes(empty), empty.lines, empty.faults[0].severity) == (["RV-447"], (), "warning")
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    places = {name: i for i, name in enumerate(("Mã hộ", "Trang", "Dòng", "Thành viên", "Cột"), 1)}
    assert lang == "en" or all(sheet.cell(1, i).value == name for name, i in places.items())
    for place, value in enumerate(GOOD, start=1):
        sheet.cell(2, place, value)
    book.save(path)
    assert read_corrections(path).lines == (READ,)


def test_the_empty_file_explains_itself_and_keeps_codes_as_text(tmp_path: Path) -> None:
    path = tmp_path / "sua.xlsx"
    write_blank(path, "vi")
    first = path.read_bytes()
    write_blank(path, "vi")
    assert path.read_bytes() == first
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert all(sheet.cell(1, place).comment for place in range(1, len(HEADS) + 1))
    assert sheet.column_dimensions["A"].number_format == "@"
    rules = sheet.data_validations.dataValidation
    assert len(rules) == len(HEADS)
    assert all(rule.prompt and rule.errorStyle == "warning" for rule in rules)


# several workbooks

ONE, OTHER = Path("d/xa-a.xlsx"), Path("d/Xã B.xlsx")


def test_one_workbook_gets_every_line_that_names_no_other() -> None:
    given = corrections(line(2), line(3, file="XA-A.xlsx"), line(4, file="xa-a"), line(5, file="c"))
    assert [x.line for x in for_workbook(given, ONE, [ONE]).lines] == [2, 3, 4]
    (fault,) = unplaced(given, [ONE])
    assert (fault.code, fault.severity, fault.params["lines"]) == ("RV-448", "warning", [5])


def test_among_several_workbooks_a_line_has_to_name_its_own() -> None:
    given = corrections(line(2), line(3, file="xa-a.xlsx"), line(4, file="XÃ B"))
    assert [x.line for x in for_workbook(given, ONE, [ONE, OTHER]).lines] == [3]
    assert [x.line for x in for_workbook(given, OTHER, [ONE, OTHER]).lines] == [4]
    (fault,) = unplaced(given, [ONE, OTHER])
    assert (fault.code, fault.severity, fault.params["line"]) == ("RV-446", "error", 2)


def test_workbooks_of_one_name_are_told_apart_by_their_folder() -> None:
    books = [Path("2023/a.xlsx"), Path("2024/a.xlsx")]
    given = corrections(line(2, file="a.xlsx"), line(3, file="2024\\a.xlsx"))
    assert [x.line for x in for_workbook(given, books[1], books).lines] == [3]
    assert [(f.code, f.params["count"]) for f in unplaced(given, books)] == [("RV-446", 2)]
