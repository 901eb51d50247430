"""A workbook comes back with exactly its faults marked, and otherwise as it was."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from ravo.faults import Fault
from ravo.returned import added_sheets
from ravo.workbook.cell_notes import RULE
from ravo.workbook.own_sheets import own_sheets
from support import books
from support.archives import written
from support.examples import examples
from support.marked_copies import (
    FAULTS,
    LETTER,
    cells,
    coloured,
    comments,
    error,
    give_back,
    links,
    opened,
    parts_of,
    review_of,
    sheet,
    small,
    told,
    warning,
    words,
)

WRONG = {
    "Số nhân khẩu": 60,
    "3. Dinh dưỡng": "Có thể",
    "Điểm B1": "một trăm",
    "4. Bảo hiểm y tế": "Chắc có",
    "Dân tộc": "#",
    "9. Nguồn nước sinh hoạt": "Hình như",
}


def planted(path: Path, wanted: int) -> set[tuple[str, str]]:
    """Write a workbook with so many wrong cells, a few in a row; return their addresses."""
    homes = [books.household(f"H{n}") for n in range(1, wanted // 2 + 1)]
    headings = list(homes[0])
    places = [(row, name) for row in range(len(homes)) for name in WRONG if name != "Dân tộc"]
    chosen = random.Random(7).sample(places, wanted)
    for row, name in chosen:
        homes[row][name] = WRONG[name]
    books.write(path, homes)
    return {
        ("Hộ", f"{get_column_letter(headings.index(name) + 1)}{row + 2}") for row, name in chosen
    }


def test_a_thousand_faults_come_back_as_exactly_those_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    wrong = planted(path, 1000)
    review = review_of(path)
    errors = {(f.sheet, f.cell) for f in review.faults if f.severity == "error"}
    assert errors == wrong
    copy = opened(give_back(path))
    assert {place for place, kind in coloured(copy).items() if kind == "error"} == wrong
    named = {(str(f.sheet), str(f.cell)) for f in review.faults if f.cell}
    assert set(coloured(copy)) == set(comments(copy)) == named
    locations = {f"'{name}'!{cell}" for name, cell in named}
    assert set(links(copy)) == locations
    assert len(links(copy)) == len(review.faults)
    assert sheet(copy, FAULTS).max_row == len(review.faults) + 1


def test_a_comment_says_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household("H1", 3, **{"Giới tính": "Trai"})])
    copy = opened(give_back(path))
    said = comments(copy)[("Hộ", "C2")]
    assert "RV-203" in said
    assert "Trai" in said
    assert "→" in said
    where = sheet(copy, "Hộ")["C2"].comment
    assert where is not None
    assert where.author == "ravo"


def test_faults_of_one_cell_share_a_comment_and_the_error_gives_the_colour(tmp_path: Path) -> None:
    faults = [warning("Hộ", "H2"), error("Hộ", "H2"), warning("Hộ", "A3")]
    copy = opened(give_back(small(tmp_path / "a.xlsx"), faults))
    assert coloured(copy) == {("Hộ", "H2"): "error", ("Hộ", "A3"): "warning"}
    assert "RV-409" in comments(copy)[("Hộ", "H2")]
    assert "RV-201" in comments(copy)[("Hộ", "H2")]


def test_a_fault_of_a_row_colours_it_up_to_its_last_value(tmp_path: Path) -> None:
    copy = opened(give_back(small(tmp_path / "a.xlsx"), [warning("Hộ", "3:3"), error("Hộ", "B3")]))
    width = sheet(copy, "Hộ").max_column
    row = {("Hộ", f"{get_column_letter(n)}3"): "warning" for n in range(1, width + 1)}
    assert coloured(copy) == {**row, ("Hộ", "B3"): "error"}
    assert set(comments(copy)) == {("Hộ", "A3"), ("Hộ", "B3")}


def test_cells_that_the_sheet_lacks_are_marked_in_their_place(tmp_path: Path) -> None:
    def gap(book: Workbook) -> None:
        sheet(book, "Hộ")["B9"] = "xa"
        sheet(book, "Hộ").delete_cols(3)

    path = small(tmp_path / "a.xlsx", gap)
    faults = [error("Hộ", cell) for cell in ("A9", "D9", "C7", "AB2", "B30", "AA30")]
    copy = opened(give_back(path, faults))
    assert set(coloured(copy)) == {("Hộ", str(fault.cell)) for fault in faults}
    assert sheet(copy, "Hộ")["B9"].value == "xa"


def test_a_mark_inside_a_merged_block_stands_at_its_first_cell(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx", lambda book: sheet(book, "Hộ").merge_cells("F2:F4"))
    copy = opened(give_back(path, [error("Hộ", "F3"), error("Hộ", "F4")]))
    assert coloured(copy) == {("Hộ", "F2"): "error"}
    assert comments(copy)[("Hộ", "F2")].count("RV-201") == 2


def test_a_fault_of_the_key_value_sheet_is_marked_there(tmp_path: Path) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household()], info={"Năm rà soát": "hai"})
    review = review_of(path)
    copy = opened(give_back(path))
    named = {(f.sheet, f.cell) for f in review.faults if f.sheet == "Thông tin" and f.cell}
    assert ("Thông tin", "B1") in named
    assert named <= set(coloured(copy))


def test_a_fault_without_a_cell_is_in_the_letter_and_the_list_only(tmp_path: Path) -> None:
    fault = Fault("RV-406", sheet="Thu nhập", params={"name": "Thu nhập", "sheets": ("Hộ",)})
    copy = opened(give_back(small(tmp_path / "a.xlsx"), [fault, error("Không có", "A1")]))
    assert coloured(copy) == {}
    assert links(copy) == links(copy, LETTER) == []
    assert "RV-406" in words(copy, FAULTS)
    assert "RV-406" in words(copy, LETTER)


# the sheets that are added


def test_the_letter_gives_verdict_counts_and_the_commonest_faults(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx")
    faults = [*(error("Hộ", f"H{n}") for n in (2, 3, 4)), warning("Hộ", "A1")]
    copy = opened(give_back(path, faults))
    said = words(copy, LETTER)
    for part in (
        "Xã Mỹ An Hưng A",
        "Huyện Lấp Vò",
        "2024",
        "a.xlsx",
        "Chấp nhận",
        "3 lỗi, 1 cảnh báo",
    ):
        assert part in said
    assert "3 dòng đã đọc = 3 đã chấm điểm + 0 bị từ chối + 0 trống" in said
    table = [
        [cell.value for cell in row]
        for row in sheet(copy, LETTER).iter_rows(max_col=5)
        if str(row[0].value).startswith("RV-")
    ]
    assert [(row[0], row[3], row[4]) for row in table] == [
        ("RV-201", 3, "trang Hộ, ô H2"),
        ("RV-409", 1, "trang Hộ, ô A1"),
    ]
    assert links(copy, LETTER) == ["'Hộ'!H2", "'Hộ'!A1"]


def test_the_letter_names_sender_recipient_days_and_whom_to_call(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx")
    wrong, right = (opened(give_back(path, faults)) for faults in ([error("Hộ", "H2")], []))
    for copy, due in ((wrong, True), (right, False)):
        rows = {row[0].value: row[1].value for row in sheet(copy, LETTER).iter_rows(max_col=2)}
        assert rows["Kính gửi"] == "Ủy ban nhân dân xã Mỹ An Hưng A"
        assert all("……" in str(rows[key]) for key in ("Nơi gửi", "Ngày gửi", "Cần hỏi, xin gọi"))
        assert ("Gửi lại trước" in rows) is due
        assert "ravo" not in words(copy, LETTER)


def test_the_table_of_the_letter_is_named_by_what_it_has(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx")
    doubt = Fault(
        "RV-352",
        sheet="Hộ",
        cell="H2",
        params={"number": 4, "label": "Bảo hiểm y tế", "answer": "Không", "facts": "dòng 3"},
    )
    mild, grave = (
        words(opened(give_back(path, faults)), LETTER)
        for faults in ([doubt, warning("Hộ", "A1")], [error("Hộ", "H2"), doubt])
    )
    assert "2 điều cần xem" in mild
    assert "loại lỗi" not in mild
    assert "2 loại lỗi, cảnh báo gặp nhiều nhất" in grave
    assert mild.count("(một trong hai phải sửa)") == 1


def test_the_letter_tells_of_households_without_a_class_though_nothing_is_an_error(
    tmp_path: Path,
) -> None:
    homes = [books.household("H1"), books.household("H2")]
    homes[1]["Điểm B1"] = 0
    open_ = words(opened(give_back(books.write(tmp_path / "a.xlsx", homes))), LETTER)
    assert "0 lỗi" in open_
    assert "1 hộ CHƯA ĐỦ THÔNG TIN" in open_
    homes[1]["Điểm B1"] = 130
    settled = words(opened(give_back(books.write(tmp_path / "b.xlsx", homes))), LETTER)
    assert "CHƯA ĐỦ THÔNG TIN" not in settled


def test_the_letter_speaks_english_on_request(tmp_path: Path) -> None:
    copy = opened(give_back(small(tmp_path / "a.xlsx"), [error("Hộ", "H2")], "en"))
    assert "1 error, 0 warnings" in words(copy, LETTER)
    assert "What to do" in words(copy, FAULTS)


def test_the_letter_is_the_first_sheet_and_the_only_one_chosen(tmp_path: Path) -> None:
    def second(book: Workbook) -> None:
        book.active = book["Hộ"]

    copy = opened(give_back(small(tmp_path / "a.xlsx", second)))
    assert copy.sheetnames[:2] == [LETTER, FAULTS]
    assert copy.active is sheet(copy, LETTER)
    chosen = [s.title for s in copy.worksheets if s.sheet_view.tabSelected]
    assert chosen == [LETTER]


def test_a_sheet_of_the_commune_with_the_same_name_is_left_alone(tmp_path: Path) -> None:
    def theirs(book: Workbook) -> None:
        book.create_sheet("lỗi")["A1"] = "của xã"
        book.create_sheet("Thư trả lời")["A1"] = "thư của xã"

    copy = opened(give_back(small(tmp_path / "a.xlsx", theirs), [error("Hộ", "H2")]))
    assert copy.sheetnames[:2] == ["Thư trả lời (ravo)", "Lỗi (ravo)"]
    assert sheet(copy, "lỗi")["A1"].value == "của xã"
    assert sheet(copy, "Thư trả lời")["A1"].value == "thư của xã"
    assert links(copy, "Lỗi (ravo)") == ["'Hộ'!H2"]


@pytest.mark.parametrize("name", ["Ghi chú 'A' & B", 'Thu "x" <y>', "a!b", "=1+1"])
def test_links_lead_to_sheets_of_any_name(tmp_path: Path, name: str) -> None:
    path = small(tmp_path / "a.xlsx", lambda book: book.create_sheet(name).append([1]))
    copy = opened(give_back(path, [error(name, "A1")]))
    assert set(coloured(copy)) == {(name, "A1")}
    assert links(copy) == ["'" + name.replace("'", "''") + "'!A1"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, start: str) -> None:
    fault = Fault("RV-201", start + "cmd", "Hộ", "H2", start + "cột", start + "1+1")
    copy = opened(give_back(small(tmp_path / "a.xlsx"), [fault]))
    row = next(row for row in sheet(copy, FAULTS).iter_rows(min_row=2))
    risky = [cell for cell in row if str(cell.value).startswith(start)]
    assert len(risky) == 3
    assert {cell.data_type for cell in risky} == {"s"}
    assert all(cell.quotePrefix for cell in risky)


def test_text_that_looks_like_a_code_of_a_letter_is_not_decoded(tmp_path: Path) -> None:
    fault = Fault("RV-201", None, "Hộ", "H2", "Điểm B1", "_x0041_\x07")
    copy = opened(give_back(small(tmp_path / "a.xlsx"), [fault]))
    assert sheet(copy, FAULTS)["H2"].value == "_x005F_x0041_"


def test_no_more_links_than_excel_opens_and_every_fault_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert added_sheets.MOST_LINKS == 65_490
    most = 5_490
    for module in ("added_sheets", "copy"):
        monkeypatch.setattr(f"ravo.returned.{module}.MOST_LINKS", most)
    faults = [error("Hộ", f"{'HIJK'[n % 4]}2") for n in range(most + 10)]
    parts = parts_of(give_back(small(tmp_path / "a.xlsx"), faults))
    listed = max(parts.values(), key=lambda part: part.count(b"<hyperlink "))
    assert listed.count(b"<hyperlink ") == most
    assert listed.count(b"<row ") == len(faults) + 1
    comment = next(part for name, part in parts.items() if name.startswith("xl/comments"))
    said = re.search(rb"<t [^>]*>(.*?)</t>", comment, re.DOTALL)
    assert said is not None
    assert len(said[1].decode()) <= 32_767
    letter = next(part for part in parts.values() if b"5.490" in part)
    assert letter


# what stays as it was


def rich(path: Path) -> Path:
    """Write a workbook with formulas and their saved values, a chart, lists and formats."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        info = book.add_worksheet("Thông tin")
        for row, (key, value) in enumerate(books.INFO.items()):
            info.write_row(row, 0, [key, value])
        homes = [books.household(f"H{n}") for n in range(1, 6)]
        table = book.add_worksheet("Hộ")
        table.write_row(0, 0, list(homes[0]))
        for row, home in enumerate(homes, start=1):
            table.write_row(row, 0, list(home.values()))
        table.write_formula("H2", "=100+20", None, 120)
        table.write_formula("C3", '=IF(1,"Nữ")', None, "Nữ")
        table.write_formula("H4", "=NA()", None, "#N/A")
        table.write_array_formula("X2:X3", "{=D2:D3*2}", None, 3940)
        table.data_validation("C2:C9", {"validate": "list", "source": ["Nam", "Nữ"]})
        table.data_validation("F2:F9", {"validate": "list", "source": "='Thông tin'!$A$1:$A$4"})
        table.conditional_format("H2:H9", {"type": "data_bar", "data_bar_2010": True})
        table.add_sparkline("Z2", {"range": "Hộ!D2:D6"})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Hộ!$H$2:$H$6"})
        table.insert_chart("AA3", chart)
        table.freeze_panes(1, 1)
        table.autofilter(0, 0, 5, 8)
        table.set_column(0, 0, 33)
        table.protect("khoa")
        table.merge_range("AC1:AD2", "gộp")
        book.define_name("Diem", "=Hộ!$H$2:$H$6")
    return path


PLACES = st.tuples(st.integers(1, 12), st.integers(1, 28))


class Original:
    """A rich workbook as it was before anything was marked in it."""

    def __init__(self, path: Path) -> None:
        self.path = rich(path)
        self.cells = {values: shown_cells(self.path, values=values) for values in (False, True)}
        review = review_of(self.path)
        self.told, self.classes = told(review), list(review.verdicts.klass)


def shown_cells(path: Path, *, values: bool) -> dict[str, dict[str, Any]]:
    """Return what every cell of a workbook holds, by sheet and address."""
    book = opened(path, values=values)
    return {
        name: {
            c.coordinate: _shown(c.value) for c in cells(sheet(book, name)) if c.value is not None
        }
        for name in book.sheetnames
    }


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    return Original(tmp_path_factory.mktemp("original") / "a.xlsx")


@settings(max_examples=examples(10), deadline=None)
@given(
    places=st.lists(PLACES, max_size=12, unique=True), rows=st.sets(st.integers(1, 8), max_size=2)
)
def test_every_value_formula_and_verdict_survives_any_marks(
    original: Original, places: list[tuple[int, int]], rows: set[int]
) -> None:
    faults = [error("Hộ", f"{get_column_letter(column)}{row}") for row, column in places]
    faults += [warning("Hộ", f"{row}:{row}") for row in rows]
    copy = give_back(original.path, faults)
    for values in (False, True):
        now = shown_cells(copy, values=values)
        assert {name: now[name] for name in original.cells[values]} == original.cells[values]
    review = review_of(copy)
    assert told(review) == original.told
    assert list(review.verdicts.klass) == original.classes


def _shown(value: Any) -> Any:
    return (value.ref, value.text) if hasattr(value, "ref") else value


def test_what_other_programs_drop_is_still_there(tmp_path: Path) -> None:
    path = rich(tmp_path / "a.xlsx")
    was, now = parts_of(path), parts_of(give_back(path, [error("Hộ", "H2"), warning("Hộ", "F3")]))
    untouched = [n for n in was if "chart" in n or "drawing" in n or "theme" in n]
    assert len(untouched) >= 3
    assert all(now[name] == was[name] for name in untouched)
    before, after = was["xl/worksheets/sheet2.xml"], now["xl/worksheets/sheet2.xml"]
    for tag in (b"extLst", b"dataValidations", b"cols", b"sheetProtection", b"mergeCells"):
        part = re.search(b"<" + tag + b"[ >].*?(</" + tag + b">|/>)", before, re.DOTALL)
        assert part is not None
        assert part[0] in after
    order = [after.rindex(b"<" + tag) for tag in (b"drawing ", b"legacyDrawing ", b"extLst")]
    assert order == sorted(order)


def test_names_that_belong_to_a_sheet_move_along(tmp_path: Path) -> None:
    copy = opened(give_back(rich(tmp_path / "a.xlsx")))
    assert str(sheet(copy, "Hộ").auto_filter.ref) == "A1:I6"
    assert "_xlnm._FilterDatabase" not in sheet(copy, "Thông tin").defined_names
    assert copy.defined_names["Diem"].attr_text == "Hộ!$H$2:$H$6"
    assert str(sheet(copy, FAULTS).print_title_rows) == "$1:$1"


# a copy that comes back


def test_a_copy_that_comes_back_is_marked_anew_not_twice(tmp_path: Path) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household("H1", 3, **{"Giới tính": "Trai"})])
    first = give_back(path)
    second = give_back(first)
    one, two = opened(first), opened(second)
    assert two.sheetnames == one.sheetnames
    assert coloured(two) == coloured(one)
    assert comments(two) == comments(one)
    assert told(review_of(second)) == told(review_of(path))


def test_a_mended_copy_comes_back_without_marks(tmp_path: Path) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household("H1", 3, **{"Giới tính": "Trai"})])
    first = give_back(path)
    mended = opened(first)
    sheet(mended, "Hộ")["C2"] = "Nam"
    saved = tmp_path / "b.xlsx"
    mended.save(saved)
    copy = opened(give_back(saved))
    assert coloured(copy) == comments(copy) == {}
    assert copy.sheetnames[:2] == [LETTER, FAULTS]
    assert len(copy.sheetnames) == len(mended.sheetnames)


def test_the_cells_own_colour_and_white_letters_come_back(tmp_path: Path) -> None:
    def heading(book: Workbook) -> None:
        cell = sheet(book, "Hộ")["A1"]
        cell.fill = PatternFill("solid", fgColor="FF1F3864")
        cell.font = Font(color="FFFFFFFF", bold=True)

    first = give_back(small(tmp_path / "a.xlsx", heading), [warning("Hộ", "A1")])
    marked = sheet(opened(first), "Hộ")["A1"]
    assert coloured(opened(first)) == {("Hộ", "A1"): "warning"}
    assert marked.font.color is not None
    assert marked.font.color.rgb != "FFFFFFFF"
    assert marked.font.bold
    cleared = sheet(opened(give_back(first, [])), "Hộ")["A1"]
    assert cleared.fill.fgColor.rgb == "FF1F3864"
    assert cleared.font.color is not None
    assert cleared.font.color.rgb == "FFFFFFFF"


def test_the_officers_comment_is_kept_above_ours_and_alone_afterwards(tmp_path: Path) -> None:
    def noted(book: Workbook) -> None:
        sheet(book, "Hộ")["H2"].comment = Comment("Đã hỏi trưởng ấp", "Cán bộ")
        sheet(book, "Hộ")["B3"].comment = Comment("Ghi chú khác", "Cán bộ")

    first = give_back(small(tmp_path / "a.xlsx", noted), [error("Hộ", "H2")])
    said = comments(opened(first))
    assert said[("Hộ", "H2")].startswith(f"Đã hỏi trưởng ấp\n{RULE}\n")
    assert "RV-201" in said[("Hộ", "H2")]
    assert said[("Hộ", "B3")] == "Ghi chú khác"
    second = give_back(first, [error("Hộ", "H3")])
    said = comments(opened(second))
    assert said[("Hộ", "H2")] == "Đã hỏi trưởng ấp"
    assert set(said) == {("Hộ", "H2"), ("Hộ", "B3"), ("Hộ", "H3")}
    shapes = next(p for n, p in parts_of(second).items() if n.endswith(".vml"))
    assert shapes.count(b":Row>") == 2 * 3


def test_a_reader_can_tell_ravos_sheets_from_the_communes(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx", lambda book: book.create_sheet("Lỗi").append([1]))
    assert own_sheets(parts_of(path)["xl/workbook.xml"]) == frozenset()
    book = parts_of(give_back(path))["xl/workbook.xml"]
    assert own_sheets(book) == {"Thư trả lời", "Lỗi (ravo)"}


def test_our_comments_are_known_where_a_program_dropped_their_author(tmp_path: Path) -> None:
    first = give_back(small(tmp_path / "a.xlsx"), [error("Hộ", "H2"), error("Hộ", "H3")])
    parts = parts_of(first)
    name = next(name for name in parts if name.startswith("xl/comments"))
    nameless = parts[name].replace(b"<author>ravo</author>", b"<author> </author>")
    answered = nameless.replace(RULE.encode(), b"Xong\n" + RULE.encode(), 1)
    assert nameless != parts[name]
    copy = opened(give_back(written(first, {**parts, name: answered}), []))
    assert comments(copy) == {("Hộ", "H2"): "Xong"}
