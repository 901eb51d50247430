"""Sheets as communes shape them: merged headings, totals, signatures, hidden rows, copies."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from ravo.fault_words import fault_message
from ravo.faults import Fault, InputProblem
from ravo.review.review import Review
from ravo.survey.lines import is_numbering_row
from ravo.survey.reader import read_survey
from ravo.workbook.cell_notes import AUTHOR, RULE
from ravo.xlsx.sheet_names import METHOD, RESULTS
from support import books
from support.archives import ods_cell, ods_parts, written
from support.reviews import codes, review


def changed(tmp_path: Path, change: Callable[[Worksheet], None], **more: Any) -> Review:
    """Return the review of a workbook of three poor households whose sheet Hộ was changed."""
    rows = [books.household(f"H{i + 1}", **more) for i in range(3)]
    path = books.write(tmp_path / "a.xlsx", rows, change=lambda book: change(book["Hộ"]))
    return review(path)


def column(sheet: Worksheet, heading: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == heading)


def only(found: Review) -> Fault:
    assert len(found.faults) == 1, codes(found)
    return found.faults[0]


def test_a_totals_row_at_the_foot_is_no_household(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B5"] = "Tổng cộng"
        sheet[f"{column(sheet, 'Số nhân khẩu')}5"] = 6

    found = changed(tmp_path, change)
    assert (only(found).code, only(found).cell) == ("RV-422", "5:5")
    assert (found.counts.read, found.counts.scored, found.counts.blank) == (4, 3, 1)


@pytest.mark.parametrize("words", ["Cộng", "TỔNG SỐ HỘ", "Tổng cộng toàn xã"])
@pytest.mark.parametrize("at", ["A5", "B5"])
def test_totals_are_known_by_their_words(tmp_path: Path, words: str, at: str) -> None:
    assert codes(changed(tmp_path, lambda sheet: sheet.__setitem__(at, words))) == ["RV-422"]


def test_a_household_whose_head_has_a_name_like_a_total_is_a_household(tmp_path: Path) -> None:
    found = changed(tmp_path, lambda sheet: None, **{"Họ và tên chủ hộ": "Tống Cộng"})
    assert (len(found.faults), found.counts.scored) == (0, 3)


def test_a_row_that_only_lacks_its_code_is_a_household_with_a_fault(tmp_path: Path) -> None:
    found = changed(tmp_path, lambda sheet: sheet.__setitem__("A3", None))
    assert (only(found).code, only(found).cell) == ("RV-214", "A3")
    assert found.counts.rejected == 1


def test_signatures_under_the_table_are_no_households(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B7"] = "Lấp Vò, ngày 14 tháng 12 năm 2024"
        sheet["A8"], sheet["E8"] = "Người lập biểu", "Chủ tịch UBND xã"

    found = changed(tmp_path, change)
    assert (only(found).code, only(found).params["count"]) == ("RV-423", 2)
    assert found.counts.scored == 3


def test_headings_again_as_data_are_no_household(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(4)
        for place, cell in enumerate(sheet[1], start=1):
            sheet.cell(4, place).value = cell.value

    found = changed(tmp_path, change)
    assert (only(found).code, only(found).cell) == ("RV-421", "4:4")
    assert found.counts.scored == 3


def test_a_village_across_the_table_is_no_household(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(2)
        sheet["A2"] = "Ấp An Bình"
        sheet.merge_cells("A2:F2")

    found = changed(tmp_path, change)
    assert (only(found).code, only(found).cell) == ("RV-424", "2:2")


def test_a_merged_village_speaks_for_each_of_its_rows(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        letter = column(sheet, "Thôn/ấp/bản/tổ dân phố")
        sheet.merge_cells(f"{letter}2:{letter}4")

    rows = [books.household(f"H{i}") for i in range(3)]
    path = books.write(tmp_path / "a.xlsx", rows, change=lambda book: change(book["Hộ"]))
    survey = read_survey(path)
    assert survey.faults == ()
    assert survey.households.frame["village"].tolist() == ["Ấp Thử"] * 3


def test_a_merged_figure_is_not_copied_to_other_households(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        letter = column(sheet, "Số nhân khẩu")
        sheet.merge_cells(f"{letter}2:{letter}3")

    found = changed(tmp_path, change)
    assert (only(found).code, found.counts.rejected) == ("RV-214", 1)


def test_a_code_merged_over_the_members_of_a_household_belongs_to_each(tmp_path: Path) -> None:
    members = [books.member("H1"), books.member("H1", "Con", **{"Ngày/năm sinh": "2010"})]
    path = books.write(
        tmp_path / "a.xlsx",
        [books.household()],
        members,
        change=lambda book: book["Thành viên"].merge_cells("A2:A3"),
    )
    assert review(path).faults == ()


def test_merged_headings_of_several_rows_are_read_downwards(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 3)
        sheet["A1"] = "DANH SÁCH HỘ RÀ SOÁT"
        sheet.merge_cells("A1:F1")
        first, last = 9, 20
        sheet.cell(3, first, "Chỉ số thiếu hụt")
        sheet.merge_cells(start_row=3, end_row=3, start_column=first, end_column=last)
        for place in range(1, first):
            sheet.cell(3, place, sheet.cell(4, place).value)
            sheet.cell(4, place).value = None
            sheet.merge_cells(start_row=3, end_row=4, start_column=place, end_column=place)

    found = changed(tmp_path, change)
    assert found.faults == ()
    assert list(found.verdicts.klass) == ["poor"] * 3


def test_a_group_tells_which_of_two_like_headings_is_meant(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(1)
        for place, group, below in ((2, "Chủ hộ", "Họ và tên"), (22, "Người báo tin", "Họ và tên")):
            sheet.cell(1, place, group)
            sheet.merge_cells(start_row=1, end_row=1, start_column=place, end_column=place + 1)
            sheet.cell(2, place, below)

    rows = [{**books.household(f"H{i}"), "Cột riêng": "x"} for i in range(2)]
    path = books.write(tmp_path / "a.xlsx", rows, change=lambda book: change(book["Hộ"]))
    survey = read_survey(path)
    assert [fault.code for fault in survey.faults] == ["RV-270"]
    assert survey.households.letters["head_name"] == "B"


def test_hidden_rows_and_columns_are_read_and_said(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions[column(sheet, "Điểm B1")].hidden = True

    found = changed(tmp_path, change)
    assert sorted(codes(found)) == ["RV-425", "RV-427"]
    assert found.counts.scored == 3


def parted(heading: str, *parts: tuple[str, Any]) -> Callable[[Worksheet], None]:
    """Return the change that merges a heading over columns with words and values of their own."""

    def change(sheet: Worksheet) -> None:
        first = next(cell.column for cell in sheet[1] if cell.value == heading)
        sheet.insert_cols(first + 1, len(parts) - 1)
        sheet.insert_rows(2)
        for place, (words, value) in enumerate(parts, first):
            sheet.cell(2, place).value = words
            for row in range(3, 6):
                sheet.cell(row, place).value = value
        end = first + len(parts) - 1
        sheet.merge_cells(start_row=1, end_row=1, start_column=first, end_column=end)

    return change


def two_of(heading: str) -> dict[str, str]:
    """Return answers by which an indicator is the third one, if the heading is an indicator's."""
    return {books.ANSWERS[2]: "Không"} if heading in books.ANSWERS else {}


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("Điểm B1", (("Năm 2023", 120), ("Năm 2024", 150))),
        ("Điểm B1", (("Lần đầu", 120), ("Phúc tra", 150))),
        (books.ANSWERS[3], (("Không", "x"), ("Có", None))),
        (books.ANSWERS[3], (("Đạt", "x"), ("Không đạt", None))),
        (books.ANSWERS[3], (("Đủ", "x"), ("Thiếu", None))),
    ],
)
def test_a_merged_heading_over_other_words_is_not_that_of_its_first_column(
    tmp_path: Path, heading: str, parts: tuple[tuple[str, Any], ...]
) -> None:
    found = changed(tmp_path, parted(heading, *parts), **two_of(heading))
    assert list(found.verdicts.klass) == ["undetermined"] * 3
    assert sorted(set(codes(found))) == ["RV-270", "RV-511"]


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("Điểm B1", (("(13)", 120), ("(14)", None))),
        (books.ANSWERS[3], (("Có", "x"), ("Không", None))),
        (books.ANSWERS[3], (("Thiếu", "x"), ("Đủ", None))),
        ("Số nhân khẩu", (("Tổng số", 2), ("Trong đó: nữ", 1))),
    ],
)
def test_a_merged_heading_is_that_of_a_part_that_says_the_same(
    tmp_path: Path, heading: str, parts: tuple[tuple[str, Any], ...]
) -> None:
    found = changed(tmp_path, parted(heading, *parts), **two_of(heading))
    assert list(found.verdicts.klass) == ["poor"] * 3


@pytest.mark.parametrize(
    ("words", "first"), [("Điểm B1", 180), ("3. Dinh dưỡng", "Không"), ("3. Dinh dưỡng", None)]
)
def test_of_two_columns_below_one_merged_heading_neither_is_chosen(
    tmp_path: Path, words: str, first: Any
) -> None:
    """With 180 points or two indicators the households would not be poor."""

    def change(sheet: Worksheet) -> None:
        at = next(cell.column for cell in sheet[1] if cell.value == words)
        sheet.insert_cols(at + 1)
        sheet.merge_cells(start_row=1, start_column=at, end_row=1, end_column=at + 1)
        for row in range(2, 5):
            sheet.cell(row, at + 1).value = sheet.cell(row, at).value
            sheet.cell(row, at).value = first

    found = changed(tmp_path, change)
    assert codes(found) == ["RV-270", *["RV-511"] * 3]
    assert found.verdicts.klass.tolist() == ["undetermined"] * 3


@pytest.mark.parametrize(
    ("group", "klass"),
    [
        ("Các chỉ số đạt (đánh dấu x)", "undetermined"),
        ("Các chỉ số không thiếu hụt", "undetermined"),
        ("Các chỉ số chưa đạt", "poor"),
        ("Thiếu hụt các chỉ số (x: thiếu hụt; 0: không thiếu hụt)", "poor"),
    ],
)
def test_a_group_of_indicators_that_are_fulfilled_is_not_read_as_deprived(
    tmp_path: Path, group: str, klass: str
) -> None:
    def change(sheet: Worksheet) -> None:
        places = [cell.column for cell in sheet[1] if cell.value in books.ANSWERS]
        for place in places:
            cell = sheet.cell(1, place)
            cell.value = str(cell.value).removeprefix("Thiếu hụt ")
        sheet.insert_rows(1)
        sheet.cell(1, places[0]).value = group
        first, end = places[0], places[-1]
        sheet.merge_cells(start_row=1, end_row=1, start_column=first, end_column=end)

    found = changed(tmp_path, change)
    assert list(found.verdicts.klass) == [klass] * 3


def test_a_second_table_beside_the_first_is_moved_and_not_removed(tmp_path: Path) -> None:
    rows = [books.household(f"H{i}") for i in range(4)]

    def beside(book: openpyxl.Workbook) -> None:
        sheet = book["Hộ"]
        width = sheet.max_column
        for row in (1, 4, 5):
            for place in range(1, width + 1):
                cell = sheet.cell(row, place)
                sheet.cell(max(row - 2, 1), width + 1 + place).value = cell.value
                cell.value = cell.value if row == 1 else None

    found = review(books.write(tmp_path / "a.xlsx", rows, change=beside))
    assert found.counts.scored == 0
    doubled = [fault for fault in found.faults if fault.code == "RV-408"]
    assert doubled[0].column == "Mã hộ"
    for fault in doubled:
        assert "đừng xóa, chuyển các dòng của bảng ấy xuống dưới" in fault_message(fault, "vi")[1]
    below = review(books.write(tmp_path / "b.xlsx", rows))
    assert (below.counts.scored, codes(below)) == (4, [])


def test_rows_struck_through_are_read_and_said(tmp_path: Path) -> None:
    """Headings may be struck through, and cells that hold nothing."""

    def change(sheet: Worksheet) -> None:
        sheet["A1"].font = Font(strike=True)
        sheet["AZ2"].font = Font(strike=True)
        for cell in sheet[3]:
            cell.font = Font(strike=True)
        sheet[f"{column(sheet, 'Điểm B1')}4"].font = Font(strike=True)

    found = changed(tmp_path, change)
    fault = only(found)
    assert (fault.code, fault.sheet, fault.cell) == ("RV-4097", "Hộ", "3:3")
    assert (fault.params["rows"], fault.params["count"]) == (["3", "4"], 2)
    assert found.counts.scored == 3


def test_comments_of_officers_are_said_and_those_of_headings_and_of_ravo_are_not(
    tmp_path: Path,
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B1"].comment = Comment("Ghi đủ họ tên", "Cán bộ xã")
        sheet["B2"].comment = Comment("Hộ này đã chuyển đi", "Cán bộ xã")
        sheet["B3"].comment = Comment(f"{RULE}\nLỗi RV-301", "Khác")
        sheet["C3"].comment = Comment("Lỗi RV-301", AUTHOR)
        sheet["D3"].comment = Comment(f"Đã hỏi\n{RULE}\nLỗi RV-301", AUTHOR)
        sheet["E3"].comment = Comment(" ", "Cán bộ xã")

    found = changed(tmp_path, change)
    fault = only(found)
    assert (fault.code, fault.sheet, fault.cell) == ("RV-4098", "Hộ", "B2")
    assert (fault.params["cells"], fault.params["count"]) == (["B2", "D3"], 2)
    assert found.counts.scored == 3


def test_a_filter_left_on_hides_nothing_from_the_review(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = f"A1:T{sheet.max_row}"
        sheet.auto_filter.add_filter_column(0, ["H1"])
        sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True

    found = changed(tmp_path, change)
    assert (only(found).code, only(found).params["count"]) == ("RV-426", 2)
    assert found.counts.scored == 3


def test_a_hidden_sheet_is_read_and_said(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"

    assert codes(changed(tmp_path, change)) == ["RV-428"]


def test_a_copy_of_the_sheet_is_told(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.create_sheet("Hộ (2)")

    fault = only(review(books.write(tmp_path / "a.xlsx", [books.household()], change=change)))
    assert (fault.code, fault.params["sheets"]) == ("RV-416", ("Hộ (2)",))


def test_two_sheets_that_could_be_the_households_are_asked_about(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Hộ"].title = "Ho"
        book.copy_worksheet(book["Ho"]).title = "Hộ."

    found = review(books.write(tmp_path / "a.xlsx", [books.household()], change=change))
    assert (only(found).code, only(found).params["sheets"]) == ("RV-413", ("Ho", "Hộ."))
    assert found.verdict == "rejected"


def test_a_sheet_of_another_name_is_known_by_its_headings(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Hộ"].title = "Sheet1"

    found = review(books.write(tmp_path / "a.xlsx", [books.household()], change=change))
    assert (only(found).code, only(found).sheet) == ("RV-417", "Sheet1")
    assert list(found.verdicts.klass) == ["poor"]


def test_a_key_merged_over_two_columns_has_its_value_after_them(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Thông tin"]
        sheet["C1"] = sheet["B1"].value
        sheet["B1"] = None
        sheet.merge_cells("A1:B1")

    found = review(books.write(tmp_path / "a.xlsx", [books.household()], change=change))
    assert (len(found.faults), found.survey.info.year) == (0, 2024)


def test_headings_in_another_order_below_reject_the_sheet(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(4)
        for place, cell in enumerate(sheet[1], start=1):
            sheet.cell(4, place).value = cell.value
        two = [column(sheet, words) for words in ("1. Việc làm", "4. Bảo hiểm y tế")]
        a, b = (f"{letter}4" for letter in two)
        sheet[a], sheet[b] = sheet[b].value, sheet[a].value

    found = changed(tmp_path, change)
    assert (only(found).code, only(found).cell) == ("RV-470", "4:4")
    assert found.verdict == "rejected"


def test_signers_stand_under_their_titles_in_any_column(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        village = column(sheet, "Thôn/ấp/bản/tổ dân phố")
        sheet["B6"], sheet[f"{village}6"] = "Người lập biểu", "TM. UBND xã"
        sheet["B9"], sheet[f"{village}9"] = "Lê Văn B", "Trần Thị C"

    found = changed(tmp_path, change)
    assert (only(found).code, only(found).params["count"]) == ("RV-423", 2)
    assert found.counts.scored == 3


def test_results_in_another_format_are_named_as_such(tmp_path: Path) -> None:
    row = f"<table:table-row>{ods_cell('Mã hộ')}</table:table-row>"
    tables = "".join(
        f'<table:table table:name="{name}">{row}</table:table>' for name in (RESULTS, METHOD)
    )
    path = written(tmp_path / "xa.ket-qua.ods", ods_parts(tables))
    with pytest.raises(InputProblem) as caught:
        read_survey(path)
    assert caught.value.fault.code == "RV-1327"
    other = written(tmp_path / "xa.ods", ods_parts(tables.replace(METHOD, "Ghi chú")))
    assert "RV-1327" not in {fault.code for fault in read_survey(other).faults}


NUMBERED = {
    "in brackets": lambda at: f"[{at + 1}]",
    "with a formula": lambda at: "(8)=(6)+(7)" if at == 7 else f"({at + 1})",
    "by words": lambda at: f"Cột {at + 1}",
    "by letters": lambda at: chr(ord("a") + at),
    "with gaps": lambda at: at + 1 if at % 3 else None,
}


@pytest.mark.parametrize("number", NUMBERED.values(), ids=NUMBERED.keys())
def test_a_row_that_numbers_the_columns_is_no_household(
    tmp_path: Path, number: Callable[[int], Any]
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(2)
        for at in range(sheet.max_column):
            sheet.cell(2, at + 1, number(at))

    found = changed(tmp_path, change)
    assert (codes(found), found.counts.read, found.counts.scored) == ([], 3, 3)


@pytest.mark.parametrize(
    "row",
    [
        ["x", "x", "x"],
        [1, "", 3, "", 5, 7],
        ["1", 2, 5],
        ["1", 60, 6, "", 9],
        ["", "", 3, 5, 7, 9, 11],
        ["H1", 2, 3],
    ],
)
def test_figures_and_ticks_of_a_record_number_no_columns(row: list[Any]) -> None:
    assert not is_numbering_row(row)


@pytest.mark.parametrize("above", [1, 2, 3])
def test_rows_above_a_heading_that_was_sorted_with_them_are_named(
    tmp_path: Path, above: int
) -> None:
    """They were passed over: of three households two, one or none were left, without a word."""

    def change(sheet: Worksheet) -> None:
        sheet.move_range("A1:Z1", rows=10)
        sheet.move_range(f"A2:Z{above + 1}", rows=-1)
        sheet.move_range("A11:Z11", rows=above - 10)

    found = changed(tmp_path, change)
    fault = found.faults[0]
    rows = [str(at + 1) for at in range(above)]
    assert (fault.code, fault.params["rows"], fault.params["row"]) == (
        "RV-1329",
        rows,
        str(above + 1),
    )
    assert found.survey.workbook_rejected


@pytest.mark.parametrize(
    "row",
    [
        ["Mẫu07", "UBND XÃ", "", "", "", "", 2024],
        [str(at) for at in range(1, 21)],
        [f"nhom1/{at}" for at in "abcdefghijklmnopqrst"],
        ["H0", "", "Nam", 1970, "Kinh", "Ấp Thử", 2, 120, *(["Có"] * 12)],
        ["Tổng số", "Hộ", 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ],
    ids=["title", "numbers", "keys", "no name", "summary"],
)
def test_titles_keys_and_numbers_above_a_heading_are_no_records(
    tmp_path: Path, row: list[Any]
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(1)
        for at, cell in enumerate(row, start=1):
            sheet.cell(1, at, cell)

    found = changed(tmp_path, change)
    assert (codes(found), found.counts.scored) == ([], 3)


@pytest.mark.parametrize("code", ["VD", "Ví dụ", "VD:", "Thí dụ mẫu"])
def test_a_row_that_shows_how_to_fill_in_others_is_no_household(tmp_path: Path, code: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A2"] = code

    found = changed(tmp_path, change)
    assert (only(found).code, only(found).cell) == ("RV-423", "2:2")
    assert found.counts.scored == 2


def test_codes_that_begin_with_vd_are_of_households(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for row in (2, 3, 4):
            sheet[f"A{row}"] = f"VD 00{row}"

    found = changed(tmp_path, change)
    assert (codes(found), found.counts.scored) == ([], 3)
