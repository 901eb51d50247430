"""What files hold differently is asked, never guessed; decisions and edits by hand are kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.contract.merged_marks import CONFLICTS
from ravo.faults import RavoError
from ravo.merged.conflict_sheet import HEADINGS
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.merge import MergeOutcome, MergeRequest, merge_workbooks
from ravo.survey.options import ReadOptions
from ravo.workbook.book import open_book
from ravo.workbook.products import product_of
from support import books
from support.edited_books import changed
from support.reviews import classes, review

Household = dict[str, Any]


def home(code: str, letter: str = "", /, **more: Any) -> Household:
    at = int(code.strip("AHX"))
    own = {"Họ và tên chủ hộ": f"Nguyễn Văn {letter or chr(64 + at)}", "Năm sinh": 1950 + at}
    return books.household(code, at % 5, **{**own, "Số nhân khẩu": 1, **more})


def person(code: str, name: str, **more: Any) -> dict[str, Any]:
    return books.member(code, **{"Họ và tên": name, "Ngày/năm sinh": "1960", **more})


def merge(out: Path, *files: Path) -> MergeOutcome:
    return merge_workbooks(MergeRequest(files, out, ReadOptions()), SILENCE)


def refused(out: Path, *files: Path) -> str:
    with pytest.raises(RavoError) as caught:
        merge(out, *files)
    assert not out.exists() or out in files
    return caught.value.fault.code


def column(path: Path, heading: str, sheet: str = "Hộ") -> dict[Any, Any]:
    rows = openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True)
    heads = next(rows)
    return {row[heads.index("Mã hộ")]: row[heads.index(heading)] for row in rows}


def conflicts(path: Path) -> list[dict[str, Any]]:
    rows = openpyxl.load_workbook(path)[CONFLICTS].iter_rows(min_row=3, values_only=True)
    return [dict(zip(HEADINGS, row, strict=False)) for row in rows if row[HEADINGS.index("Khóa")]]


def decide(path: Path, word: str, heading: str = "Quyết định") -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[CONFLICTS]
        for row in range(3, sheet.max_row + 1):
            if sheet.cell(row, 1).value == "Chưa quyết định":
                sheet.cell(row, HEADINGS.index(heading) + 1).value = word

    changed(path, change)


def two(tmp_path: Path, one: Sequence[Household], other: Sequence[Household]) -> list[Path]:
    return [
        books.write(tmp_path / "ap1.xlsx", one),
        books.write(tmp_path / "ap2.xlsx", other),
    ]


def test_equal_households_are_once_and_different_cells_are_asked(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    files = two(
        tmp_path,
        [home("H1"), home("H2"), home("H3")],
        [home("H2"), home("H3", **{"Điểm B1": 160}), home("H4")],
    )
    found = merge(out, *files)
    assert (found.households, found.open, found.code) == (4, 1, 1)
    assert [(c.read, c.written, c.folded) for c in found.counts if c.table == "households"] == [
        (3, 3, 0),
        (3, 1, 2),
    ]
    (row,) = conflicts(out)
    assert [row[f"Giá trị {side}"] for side in "AB"] == [120, 160]
    assert [row[f"Nơi ghi {side}"] for side in "AB"] == ["Hộ!4", "Hộ!3"]
    assert column(out, "Điểm B1")["H3"] == "#N/A"
    scored = review(out)
    assert [f.household for f in scored.faults if f.severity == "error"] == ["H3"]
    assert {f.code for f in scored.faults} == {"RV-4090"}
    assert classes(out)["H3"] is None
    # The order of the files changes neither the question nor its answer.
    decide(out, "Tệp B")
    again = merge(out, *reversed(files))
    assert (again.open, column(out, "Điểm B1")["H3"]) == (0, 160)
    assert {f.code for f in review(out).faults} == set()
    decide(out, "Chưa biết")
    assert merge(out, out).open == 0
    assert column(out, "Điểm B1")["H3"] == 160


def test_another_value_may_be_typed_on_either_sheet(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    files = two(tmp_path, [home("H1"), home("H2")], [home("H1", **{"Điểm B1": 90}), home("H3")])
    merge(out, *files)
    decide(out, "100", "Giá trị đúng (nếu khác cả hai)")
    assert merge(out, out).open == 0
    assert str(column(out, "Điểm B1")["H1"]) == "100"
    other = tmp_path / "khac.xlsx"
    merge(other, *files)

    def typed(book: openpyxl.Workbook) -> None:
        sheet = book["Hộ"]
        heads = [cell.value for cell in sheet[1]]
        sheet.cell(2, heads.index("Điểm B1") + 1).value = 111

    changed(other, typed)
    found = merge(other, other)
    assert (found.open, found.edited, column(other, "Điểm B1")["H1"]) == (0, 1, 111)
    assert merge(other, other).edited == 0


def test_one_code_of_two_households_and_one_household_under_two_codes(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    village = {"Thôn/ấp/bản/tổ dân phố": "Ấp Khác"}
    files = two(
        tmp_path,
        [home("H1"), home("H2"), home("H3")],
        [home("H2", "Y", **village, **{"Năm sinh": 1980}), home("X1", "A"), home("H5")],
    )
    found = merge(out, *files)
    assert (found.households, found.open) == (6, 2)
    assert {row["Mã hộ"] for row in conflicts(out)} == {"H2", "H1 / X1"}
    assert {code for code, klass in classes(out).items() if klass is None} == {"H1", "X1", "H2"}
    decide(out, "Giữ cả hai")
    assert (merge(out, out).open, sorted(column(out, "Mã hộ"))) == (
        0,
        ["H1", "H2", "H2-2", "H3", "H5", "X1"],
    )
    decide(out, "")

    def one_of_them(book: openpyxl.Workbook) -> None:
        sheet = book[CONFLICTS]
        for row in (3, 4):
            sheet.cell(row, HEADINGS.index("Quyết định") + 1).value = "Tệp A"

    changed(out, one_of_them)
    found = merge(out, out)
    assert (found.open, sorted(column(out, "Mã hộ"))) == (0, ["H1", "H2", "H3", "H5"])
    assert column(out, "Họ và tên chủ hộ")["H2"] == "Nguyễn Văn B"


def test_a_member_of_one_file_alone_is_asked_about(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    row = home("H1", **{"Số nhân khẩu": 2})
    one = books.write(tmp_path / "a.xlsx", [row], [person("H1", "Lê A"), person("H1", "Lê B")])
    other = books.write(tmp_path / "b.xlsx", [row, home("H2")], [person("H1", "Lê A")])
    found = merge(out, one, other)
    (asked,) = conflicts(out)
    assert (asked["Chủ hộ hoặc thành viên"], asked["Ảnh hưởng phân loại"]) == ("Lê B", "Có")
    assert (found.code, classes(out)["H1"]) == (1, None)
    decide(out, "Tệp B")
    found = merge(out, out)
    assert (found.code, len(found.merged.of("members"))) == (0, 1)


def test_a_later_version_and_what_was_changed_by_hand(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    files = two(tmp_path, [home("H1"), home("H2"), home("H3")], [home("H4"), home("H5")])
    merge(out, *files)
    written = out.read_bytes()

    def by_hand(book: openpyxl.Workbook) -> None:
        sheet = book["Hộ"]
        at = {cell.value: place for place, cell in enumerate(sheet[1], start=1)}
        sheet.cell(2, at["Điểm B1"]).value = 140
        sheet.cell(5, at["Dân tộc"]).value = "Tày"
        sheet.delete_rows(6)
        for heading, value in home("H9").items():
            sheet.cell(6, at[heading]).value = value

    changed(out, by_hand)
    later = books.write(
        tmp_path / "ap1-lan2.xlsx",
        [home("H1", **{"Điểm B1": 150}), home("H2", **{"Điểm B1": 70}), home("H6")],
    )
    found = merge(out, out, later)
    (change,) = found.replaced
    assert (change.before, change.after, change.changed) == (
        "ap1.xlsx",
        "ap1-lan2.xlsx",
        ("H1", "H2"),
    )
    assert (change.new, change.gone, change.same) == (1, ("H3",), 0)
    assert column(out, "Điểm B1") == {
        "H1": "#N/A",
        "H2": 70,
        "H3": 120,
        "H6": 120,
        "H4": 120,
        "H9": 120,
    }
    assert column(out, "Dân tộc")["H4"] == "Tày"
    assert {row["Mã hộ"]: (row["Giá trị A"], row["Giá trị B"]) for row in conflicts(out)} == {
        "H1": (140, 150),
        "H3": ("có", "không có"),
    }
    assert (found.edited, found.merged.removed) == (4, 1)
    kept = tmp_path / "xa.xlsx.truoc"
    assert kept.read_bytes() != written
    assert {code for code, klass in classes(out).items() if klass is None} == {"H1", "H3"}
    decide(out, "Tệp B")
    found = merge(out, out)
    assert (found.open, sorted(column(out, "Điểm B1"))) == (0, ["H1", "H2", "H4", "H6", "H9"])
    assert column(out, "Điểm B1")["H1"] == 150
    assert merge(out, out).edited == 0


def test_nothing_is_lost(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"

    def more(book: openpyxl.Workbook) -> None:
        sheet = book["Hộ"]
        at = {cell.value: place for place, cell in enumerate(sheet[1], start=1)}
        sheet.cell(2, at["Điểm B1"]).value = "#DIV/0!"
        sheet.cell(1, len(at) + 1).value = "Số sổ"
        sheet.cell(2, len(at) + 1).value = "@sổ"
        sheet.row_dimensions[3].hidden = True
        other = book.create_sheet("Quỹ vì người nghèo")
        for row in (["Mã", "Số tiền", "Ngày"], ["Q1", 500, "1/2"], ["Q2", 7, "3/4"]):
            other.append(row)
        book.create_sheet("Danh sách ấp").append(["Danh sách ấp"])
        book["Danh sách ấp"].append(["Ấp Thử"])
        book["Thông tin"].append(["Số quyết định", "12/QĐ"])

    info = {**books.INFO, "Người lập biểu": "Nguyễn Văn Rà"}
    one = books.write(tmp_path / "a.xlsx", [home("H1"), home("H2")], info=info, change=more)
    info = {**books.INFO, "Người lập biểu": "Trần Văn Soát", "Tổng số hộ dân cư": 1900}
    other = books.write(tmp_path / "b.xlsx", [home("H3")], info=info)
    found = merge(out, one, other)
    assert column(out, "Số sổ") == {"H1": "@sổ", "H2": None, "H3": None}
    assert column(out, "Nguồn gộp: rà soát viên") == {
        "H1": "Nguyễn Văn Rà",
        "H2": "Nguyễn Văn Rà",
        "H3": "Trần Văn Soát",
    }
    assert column(out, "Nguồn gộp: trang và dòng")["H3"] == "Hộ!2"
    book = open_book(out)
    assert [cell.value for cell in book.read("Hộ").bad] == ["#DIV/0!"]
    assert book.read("Quỹ vì người ng – a").rows[2] == ["Q2", 7, "3/4"]
    assert book.read("Danh sách ấp").rows[1][0] == "Ấp Thử"
    keys = {row[0]: row[1] for row in book.read("Thông tin").rows}
    assert (keys["Số quyết định"], keys["Người lập biểu"]) == ("12/QĐ", "")
    assert found.merged.differing_info == ("Người lập biểu",)
    assert [row["Cột"] for row in conflicts(out)] == ["Tổng số hộ dân cư"]
    assert [(name, fault.code) for name, fault in found.notes] == [("a.xlsx", "RV-425")]


def test_files_that_are_not_of_one_commune_year_and_numbering(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    one = books.write(tmp_path / "a.xlsx", [home(f"H{at}") for at in range(1, 7)])
    info = books.INFO
    year = books.write(tmp_path / "b.xlsx", [home("H9")], info={**info, "Năm rà soát": 2023})
    place = {**info, "Xã/phường/thị trấn": "Xã Mỹ An Hưng B"}
    commune = books.write(tmp_path / "c.xlsx", [home("H9")], info=place)
    codes = [home(f"A{at}", chr(64 + at)) for at in range(1, 7)]
    own = books.write(tmp_path / "d.xlsx", codes)
    others = [
        home(f"H{at}", f"{at}Y", **{"Thôn/ấp/bản/tổ dân phố": "Ấp Khác"}) for at in range(1, 7)
    ]
    village = books.write(tmp_path / "e.xlsx", others)
    bad = tmp_path / "hong.xlsx"
    bad.write_bytes(b"PK\x03\x04 no workbook")
    assert refused(out, one, year) == "RV-1108"
    assert refused(out, one, commune) == "RV-1109"
    assert refused(out, one, own) == "RV-1113"
    assert refused(out, one, village) == "RV-1112"
    assert refused(out, one, bad) == "RV-103"
    assert refused(out, one, one) == "RV-1102"
    assert refused(one, one, year) == "RV-1105"
    merge(out, one, books.write(tmp_path / "f.xlsx", [home("H9")]))
    with pytest.raises(RavoError) as caught:
        merge(out, one)
    assert caught.value.fault.code == "RV-1111"
    changed(out, lambda book: book["Dữ liệu gộp"].delete_rows(2))
    with pytest.raises(RavoError) as caught:
        merge(out, out)
    assert caught.value.fault.code == "RV-1101"


PROFILE = """
id: may-in
title: {vi: Bảng của phần mềm, en: Another layout}
sheets: {households: {name: DS}}
columns:
  households:
    ma_ho: [Ký hiệu]
    chu_ho: [Đại diện]
    diem_b1: [Tổng B]
    th_01: [TH1]
words: {th_01: {x: Có, o: Không}}
lacks: [gioi_tinh, so_khau]
codes: unique
"""


def test_a_file_of_another_layout_is_merged_by_its_profile_alone(tmp_path: Path) -> None:
    other = openpyxl.Workbook()
    sheet = other.active
    assert sheet is not None
    sheet.title = "DS"
    for row in (["Ký hiệu", "Đại diện", "Tổng B", "TH1"], ["K1", "Lê Thử", 130, "x"]):
        sheet.append(row)
    other.save(tmp_path / "b.xlsx")
    profile = tmp_path / "may-in.yaml"
    profile.write_text(PROFILE, encoding="utf-8")
    files = [books.write(tmp_path / "a.xlsx", [home("H1")]), tmp_path / "b.xlsx"]
    out = tmp_path / "xa.xlsx"
    assert refused(out, *files) == "RV-1106"
    request = MergeRequest(files, out, ReadOptions(profile=str(profile)))
    assert merge_workbooks(request, SILENCE).households == 2
    assert column(out, "Điểm B1") == {"H1": 120, "K1": 130}
    assert column(out, "Thiếu hụt 1. Việc làm")["K1"] == "Có"
    assert column(out, "Họ và tên chủ hộ")["K1"] == "Lê Thử"
    restarting = MergeRequest(files, tmp_path / "y.xlsx", ReadOptions(profile="mis"))
    with pytest.raises(RavoError) as caught:
        merge_workbooks(restarting, SILENCE)
    assert caught.value.fault.code == "RV-4092"


DWELLING = {"Tường bền chắc": "Không", "Nguồn nước chính": "Giếng khoan"}
CONFIRMED = "Đã xác nhận dữ kiện nhà ở năm trước"


def listed(code: str, **more: Any) -> Household:
    """Return a household of a list that a reviewer fills in, with last year's facts."""
    answered = {**dict.fromkeys(books.ANSWERS), "Điểm B1": None, **DWELLING, CONFIRMED: None}
    return home(code, **{**answered, **more})


def test_copies_of_one_list_each_filled_in_for_some_villages_are_one(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    answers = dict.fromkeys(books.ANSWERS, "Không")
    done = {**answers, "Điểm B1": 90, CONFIRMED: "Có", "Tường bền chắc": "Có"}
    # What was taken off with the confirmation is no blank to be filled in with last year's.
    mine = listed("H1", **{**done, "Nguồn nước chính": None})
    people = [person("H1", "Lê A"), person("H2", "Lê B")]
    files = [
        books.write(
            tmp_path / "a.xlsx",
            [mine, listed("H2"), listed("H3")],
            [*people, person("H1", "Lê Mới")],
            info={**books.INFO, "Người lập biểu": "A"},
        ),
        books.write(
            tmp_path / "b.xlsx",
            [listed("H1"), listed("H2", **done), listed("H3")],
            people,
            info={**books.INFO, "Người lập biểu": "B"},
        ),
    ]
    for order in (files, files[::-1]):
        found = merge(out, *order)
        assert (found.open, found.households) == (0, 3)
        assert column(out, "Nguồn gộp: tệp")["H1"] == "a.xlsx"
        assert column(out, "Nguồn gộp: tệp")["H2"] == "b.xlsx"
        assert column(out, "Nguồn gộp: rà soát viên")["H2"] == "B"
        assert column(out, "Điểm B1") == {"H1": 90, "H2": 90, "H3": None}
        assert column(out, "Tường bền chắc") == {"H1": "Có", "H2": "Có", "H3": "Không"}
        assert column(out, "Nguồn nước chính")["H1"] is None
        assert column(out, "Nguồn nước chính")["H3"] == "Giếng khoan"
        assert [row.cells["name"] for row in found.merged.of("members")].count("Lê Mới") == 1
        assert merge(out, out).edited == 0
        out.unlink()


def test_only_what_two_files_wrote_is_asked_about(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    error = {"Điểm B1": "#N/A"}
    one = [listed("H1", **{"Điểm B1": 90}), listed("H2", **error), listed("H3"), listed("H4")]
    other = [
        listed("H1", **{"Điểm B1": 91}),
        listed("H2", **{"Điểm B1": 80}),
        listed("H3", **{CONFIRMED: "Không", "Tường bền chắc": "Có"}),
        listed("H4", **{"Số nhân khẩu": 3}),
    ]
    files = two(tmp_path, one, other)
    assert merge(out, *files).open == 4
    assert {(row["Mã hộ"], row["Cột"]) for row in conflicts(out)} == {
        ("H1", "Điểm B1"),
        ("H2", "Điểm B1"),
        ("H3", "Tường bền chắc"),
        ("H4", "Số nhân khẩu"),
    }
    # A cell that the later version of a file no longer has is gone.
    later = books.write(tmp_path / "ap1-lan2.xlsx", [listed("H1"), *one[1:]])
    assert "H1" not in {one.code for one in merge(out, out, later).merged.open}
    assert column(out, "Điểm B1")["H1"] == 91


def test_cells_of_a_merged_workbook_take_what_those_of_a_blank_one_do(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    merge(out, *two(tmp_path, [home("H1")], [home("H2")]))
    assert merge(out, out).edited == 0
    book = openpyxl.load_workbook(out)
    assert product_of(out) is None
    heads = [cell.value for cell in book["Hộ"][1]]
    rules = {}
    for rule in book["Hộ"].data_validations.dataValidation:
        for cells in rule.sqref.ranges:
            rules[heads[cells.min_col - 1]] = (rule.type, rule.formula1, rule.formula2)
            assert (cells.min_row, cells.max_row >= 200) == (2, True)
    assert rules["Giới tính"] == ("list", '"Nam,Nữ"', None)
    assert rules["Năm sinh"][2] == "2024"
    assert not set(heads[-3:]) & set(rules)


def test_rows_of_a_sheet_that_is_not_read_are_counted_as_such(tmp_path: Path) -> None:
    def more(book: openpyxl.Workbook) -> None:
        copy = book.copy_worksheet(book["Hộ"])
        copy.title = "Hộ (2)"
        copy.cell(2, 1).value = "H9"

    out = tmp_path / "xa.xlsx"
    rows = [home(f"H{at}") for at in range(1, 5)]
    files = [books.write(tmp_path / "a.xlsx", rows, change=more)]
    files.append(books.write(tmp_path / "b.xlsx", [home("H5")]))
    found = merge(out, *files)
    (count, _) = [one for one in found.counts if one.table == "households"]
    assert (count.read, count.written, count.repeated, count.unread) == (8, 4, 3, 1)
    assert (found.open, found.code) == (0, 1)
    assert "RV-488" in {fault.code for _, fault in found.notes}
    assert merge(out, out).code == 1


def test_an_old_version_does_not_come_back(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    same = [home("H1"), home("H2")]
    files = two(tmp_path, same, same)
    merge(out, *files)
    later = books.write(tmp_path / "ap2-lan2.xlsx", [home("H1", **{"Điểm B1": 70}), home("H2")])
    renamed = tmp_path / "ap2.xlsx"
    # Whatever the order, the version that is there already is the earlier one.
    found = merge(out, out, later, renamed)
    assert {one.file for one in found.counts} == {"ap1.xlsx", "ap2-lan2.xlsx"}
    assert refused(out, out, renamed) == "RV-1134"
    # The same bytes are still what another reviewer's file is.
    assert merge(out, out, files[0]).open == 1


def test_one_decision_may_be_for_a_household_or_for_all_of_two_files(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    other = {"Điểm B1": 70, "Dân tộc": "Tày"}
    files = two(
        tmp_path,
        [home("H1"), home("H2"), home("H3")],
        [home("H1", **other), home("H2", **other), home("H3", **other)],
    )
    assert merge(out, *files).open == 6
    plain = out.read_bytes()

    def decided(*words: tuple[str, str, str]) -> tuple[int, dict[Any, Any], dict[Any, Any]]:
        out.write_bytes(plain)

        def change(book: openpyxl.Workbook) -> None:
            sheet = book[CONFLICTS]
            at = {heading: place for place, heading in enumerate(HEADINGS, start=1)}
            for row in range(3, sheet.max_row + 1):
                for code, heading, word in words:
                    key = (sheet.cell(row, at["Mã hộ"]).value, sheet.cell(row, at["Cột"]).value)
                    if key == (code, heading):
                        sheet.cell(row, at["Quyết định"]).value = word

        changed(out, change)
        return merge(out, out).open, column(out, "Điểm B1"), column(out, "Dân tộc")

    left, score, people = decided(("H1", "Dân tộc", "Tệp B – cả hộ"))
    assert (left, score["H1"], people["H1"], score["H2"]) == (4, 70, "Tày", "#N/A")
    # A row's own decision comes before its household's, and that before the file's.
    left, score, people = decided(
        ("H1", "Dân tộc", "Tệp B – cả hộ"),
        ("H2", "Điểm B1", "Tệp A"),
        ("H3", "Điểm B1", "tệp a – MỌI HỘ"),
    )
    assert (left, score) == (0, {"H1": 70, "H2": 120, "H3": 120})
    assert people == {"H1": "Tày", "H2": "Kinh", "H3": "Kinh"}
    # Two wide choices that contradict each other decide their own rows alone.
    left, score, people = decided(
        ("H1", "Dân tộc", "Tệp B – mọi hộ"), ("H2", "Dân tộc", "Tệp A – mọi hộ")
    )
    assert (left, people) == (4, {"H1": "Tày", "H2": "Kinh", "H3": "#N/A"})
