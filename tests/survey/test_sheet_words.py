"""Words outside the records of a sheet: units of money, years, legends of colours; and notes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ravo.contract.leaving_words import notes_departure
from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.merge import MergeRequest, merge_workbooks
from ravo.review.review import Review
from ravo.survey.options import ReadOptions
from support import books
from support.reviews import codes, review

INCOME = "Thu nhập bình quân (đồng/người/tháng)"
CROPS, COSTS = "Thu: trồng trọt", "Chi: trồng trọt"
UNIT, YEAR, LEGEND, NOTED = "RV-1345", "RV-1346", "RV-1347", "RV-360"


def without_points(**more: Any) -> list[dict[str, Any]]:
    """Return two households with three deprivations, whose class depends on their income."""
    homes = [books.household(f"H{at}", **more) for at in (1, 2)]
    for home in homes:
        del home["Điểm B1"]
    return homes


def titled(sheet: Worksheet, titles: Sequence[str | Sequence[str]]) -> None:
    """Insert titles above the heading of a sheet, each in column A or in several columns."""
    sheet.insert_rows(1, len(titles))
    for row, words in enumerate(titles, start=1):
        for column, cell in enumerate([words] if isinstance(words, str) else words, start=1):
            sheet.cell(row, column, cell)


def with_titles(
    tmp_path: Path, sheet: str, *titles: str | Sequence[str], thousands: bool = False
) -> Review:
    """Return the review of two households, one of them with an income row, below such titles."""
    homes = without_points()
    homes[0][INCOME] = 1_400_000
    sums = {"Mã hộ": "H2", CROPS: 60_000_000, COSTS: 6_000_000}
    if thousands:
        sums = {"Mã hộ": "H2", CROPS: 60_000, COSTS: 6_000}

    def change(book: openpyxl.Workbook) -> None:
        titled(book[sheet], titles)

    return review(books.write(tmp_path / "a.xlsx", homes, (), [sums], change=change))


def of(found: Review, code: str) -> list[Fault]:
    return [fault for fault in found.faults if fault.code == code]


def kinds(found: Review) -> list[str | None]:
    return list(map(str, found.verdicts.klass.tolist()))


OTHERS = [
    "ĐVT: 1.000 đồng",
    "ĐVT: 1,000 đồng",
    "Đơn vị tính: triệu đồng",
    "(ĐVT: 1000đ)",
    "BẢNG KÊ THU NHẬP CỦA HỘ\n(Đơn vị: nghìn đồng)",
    "Đơn vị tính: hộ, nghìn đồng",
    "BẢNG KÊ THU NHẬP\nĐVT: nghìn đồng\nNgày 12 tháng 12 năm 2024",
    "(ĐVT:\n1.000\nđồng)",
    "Các khoản thu, chi ghi bằng ngàn đồng",
    "ĐVT: x 1.000 đồng",
    "ĐVT: Tr.đ",
    "DVT: 1000 dong",
    "Đơn vị tính: 1.000.000 đồng",
    "ĐVT: triệu đồng Việt Nam",
    "ĐVT: đồng/người/tháng",
    "ĐVT: đồng/tháng",
]
OWN = [
    "ĐVT: đồng",
    "Đơn vị tính: đồng/hộ/năm",
    "ĐVT: VNĐ",
    "Đơn vị: xã Triệu Phong, huyện Triệu Sơn",
    "Đơn vị tính: hộ, khẩu, đồng",
    "Mức vay tối đa: 100 triệu đồng",
    "Chuẩn nghèo: 1.500.000 đồng/người/tháng",
    "Hộ có thu nhập từ 1,5 triệu đồng trở xuống",
    "Đơn vị: Phòng Lao động",
    "Ngân",
    "Từ\nngân\nsách",
]


@pytest.mark.parametrize("words", OTHERS)
def test_another_unit_above_the_incomes_leaves_their_class_open(tmp_path: Path, words: str) -> None:
    """In đồng the household is not poor; read so, thousands made it poor with a warning."""
    found = with_titles(tmp_path, "Thu nhập", "BẢNG KÊ", words)
    (fault,) = of(found, UNIT)
    assert (fault.sheet, fault.cell, fault.params["columns"]) == ("Thu nhập", "A2", ("B", "C"))
    assert fault.params["own"] == "đồng/hộ/năm"
    assert kinds(found) == ["poor", "undetermined"]


@pytest.mark.parametrize("words", OWN)
def test_the_units_of_the_template_and_of_other_figures_change_nothing(
    tmp_path: Path, words: str
) -> None:
    found = with_titles(tmp_path, "Thu nhập", "BẢNG KÊ", words)
    assert codes(found) == []
    assert kinds(found) == ["poor", "not_poor"]


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("ĐVT: 1.000 đồng", False),
        ("ĐVT: đồng/hộ/tháng", False),
        ("ĐVT: đồng/năm", False),
        ("ĐVT: đồng/người/tháng", True),
        ("ĐVT: đồng", True),
    ],
)
def test_a_unit_above_the_households_is_that_of_their_income(
    tmp_path: Path, words: str, own: bool
) -> None:
    found = with_titles(tmp_path, "Hộ", words)
    assert [fault.cell for fault in of(found, UNIT)] == ([] if own else ["A1"])
    assert kinds(found) == ["poor" if own else "undetermined", "not_poor"]


def test_a_unit_in_the_name_of_the_sheet_is_found(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Thu nhập"].title = "Thu nhập (nghìn đồng)"

    sums = [{"Mã hộ": "H1", CROPS: 60_000, COSTS: 6_000, "Thu: chăn nuôi": 9_000}]
    rows = without_points()[:1]
    found = review(books.write(tmp_path / "a.xlsx", rows, (), sums, change=change))
    (fault,) = of(found, UNIT)
    assert (fault.cell, fault.params["columns"]) == (None, ("B", "C", "D"))
    assert kinds(found) == ["undetermined"]


@pytest.mark.parametrize("unit", ["đồng", "đ", "VNĐ", "đồng/năm", "đồng/hộ/năm"])
def test_headings_of_incomes_in_the_unit_of_the_template_are_read(
    tmp_path: Path, unit: str
) -> None:
    sums = [{"Mã hộ": "H1", f"{CROPS} ({unit})": 60_000_000, f"{COSTS} ({unit})": 6_000_000}]
    found = review(books.write(tmp_path / "a.xlsx", without_points()[:1], (), sums))
    assert (codes(found), kinds(found)) == ([], ["not_poor"])


@pytest.mark.parametrize("unit", ["nghìn đồng", "1.000 đồng", "đồng/tháng", "triệu đồng/năm"])
def test_headings_of_incomes_in_another_unit_are_named_with_the_reason(
    tmp_path: Path, unit: str
) -> None:
    sums = [{"Mã hộ": "H1", f"{CROPS} ({unit})": 60_000}]
    found = review(books.write(tmp_path / "a.xlsx", without_points()[:1], (), sums))
    assert kinds(found) == ["undetermined"]
    message, _ = fault_message(of(found, "RV-270")[0], "vi")
    assert "khác đơn vị với 'Thu: trồng trọt'" in message


@pytest.mark.parametrize(
    ("units", "own"),
    [
        (("", "1.000 đồng", "1.000 đồng"), False),
        (("(chữ)", "(triệu đồng)", "(triệu đồng)"), False),
        (("", "đồng", "đồng"), True),
        (("", "", "(đồng/năm)"), True),
    ],
)
def test_a_row_of_units_below_the_headings_is_no_record(
    tmp_path: Path, units: tuple[str, ...], own: bool
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Thu nhập"]
        sheet.insert_rows(2)
        for column, unit in enumerate(units, start=1):
            sheet.cell(2, column, unit or None)

    sums = [{"Mã hộ": "H1", CROPS: 60_000_000, COSTS: 6_000_000}]
    rows = without_points()[:1]
    found = review(books.write(tmp_path / "a.xlsx", rows, (), sums, change=change))
    assert [fault.cell for fault in of(found, UNIT)] == ([] if own else ["B2"])
    assert found.faults.errors == 0
    assert kinds(found) == ["not_poor" if own else "undetermined"]


def test_units_of_households_below_their_headings_are_no_household(tmp_path: Path) -> None:
    words = {"Số nhân khẩu": "(người)", "Điểm B1": "điểm", "Năm sinh": "năm"}

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Hộ"]
        sheet.insert_rows(2)
        for at, cell in enumerate(sheet[1], start=1):
            sheet.cell(2, at).value = words.get(str(cell.value))

    found = review(books.write(tmp_path / "a.xlsx", [books.household()], change=change))
    assert (codes(found), found.counts.read, kinds(found)) == ([], 1, ["poor"])


def test_points_settle_a_class_whatever_the_unit_of_the_income(tmp_path: Path) -> None:
    rows = [books.household(**{INCOME: 900_000})]

    def change(book: openpyxl.Workbook) -> None:
        titled(book["Hộ"], ["ĐVT: 1.000 đồng"])

    found = review(books.write(tmp_path / "a.xlsx", rows, change=change))
    assert (codes(found), kinds(found)) == ([UNIT], ["poor"])


def test_a_unit_above_columns_without_incomes_is_no_fault(tmp_path: Path) -> None:
    rows = [books.household(**{INCOME: None})]

    def change(book: openpyxl.Workbook) -> None:
        titled(book["Hộ"], ["ĐVT: 1.000 đồng"])

    assert codes(review(books.write(tmp_path / "a.xlsx", rows, change=change))) == []


def test_obeyed_the_advice_of_a_unit_gives_the_right_class(tmp_path: Path) -> None:
    """Sums worked out in đồng under a corrected line; the line alone corrected would be wrong."""
    found = with_titles(tmp_path, "Thu nhập", "ĐVT: 1.000 đồng", thousands=True)
    assert kinds(found) == ["poor", "undetermined"]
    mended = with_titles(tmp_path, "Thu nhập", "ĐVT: đồng/hộ/năm")
    assert (codes(mended), kinds(mended)) == ([], ["poor", "not_poor"])


def test_a_unit_beside_other_titles_is_found(tmp_path: Path) -> None:
    found = with_titles(tmp_path, "Thu nhập", ("ĐVT:", "1.000 đồng"))
    assert [fault.cell for fault in of(found, UNIT)] == ["B1"]
    found = with_titles(tmp_path, "Thu nhập", ("BẢNG KÊ", "ĐVT: 1.000 đồng", "Mẫu 3", "Tờ 1"))
    assert [fault.cell for fault in of(found, UNIT)] == ["B1"]


def test_a_title_merged_over_some_columns_is_that_of_the_whole_table(tmp_path: Path) -> None:
    """The income is in the last column, far beyond the merged title."""

    def change(book: openpyxl.Workbook) -> None:
        titled(book["Hộ"], ["DANH SÁCH HỘ (ĐVT: đồng/hộ/tháng)"])
        book["Hộ"].merge_cells("A1:D1")

    rows = without_points(**{INCOME: 2_800_000})
    found = review(books.write(tmp_path / "a.xlsx", rows, change=change))
    assert [fault.params["columns"] for fault in of(found, UNIT)] == [("T",)]
    assert kinds(found) == ["undetermined"] * 2


def test_a_unit_in_the_letterhead_is_that_of_the_whole_table(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        titled(book["Hộ"], [("UBND XÃ", "CỘNG HÒA", "Mẫu 3 (ĐVT: đồng/hộ/tháng)")])
        book["Hộ"].merge_cells("C1:E1")

    rows = without_points(**{INCOME: 2_800_000})
    found = review(books.write(tmp_path / "a.xlsx", rows, change=change))
    assert [fault.cell for fault in of(found, UNIT)] == ["C1"]


def test_the_unit_of_one_group_of_columns_is_not_that_of_others(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Thu nhập"]
        sheet["D1"], sheet["E1"], sheet["D2"] = "Số tiền vay", "Ngân hàng", 30
        titled(sheet, [("", "Trồng trọt", "", "Vốn vay (triệu đồng)")])
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("D1:E1")

    sums = [{"Mã hộ": "H1", CROPS: 60_000_000, COSTS: 6_000_000}]
    rows = without_points()[:1]
    found = review(books.write(tmp_path / "a.xlsx", rows, (), sums, change=change))
    assert of(found, UNIT) == []


def test_the_unit_of_a_merged_group_is_that_of_its_columns(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Thu nhập"]
        titled(sheet, [("", "Trồng trọt (triệu đồng)", "", "Chăn nuôi (đồng)")])
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("D1:E1")

    sums = {"Mã hộ": "H1", CROPS: 60, COSTS: 6, "Thu: chăn nuôi": 9_000_000, "Chi: chăn nuôi": 0}
    rows = without_points()[:1]
    found = review(books.write(tmp_path / "a.xlsx", rows, (), [sums], change=change))
    (fault,) = of(found, UNIT)
    assert (fault.cell, fault.params["columns"]) == ("B1", ("B", "C"))
    assert kinds(found) == ["undetermined"]


def test_a_merged_workbook_no_longer_shows_units_so_that_merging_names_them(
    tmp_path: Path,
) -> None:
    parts = []
    for code in ("H1", "H2"):
        rows = [{**without_points()[0], "Mã hộ": code}]
        sums = [{"Mã hộ": code, CROPS: 60_000, COSTS: 6_000}]

        def change(book: openpyxl.Workbook, code: str = code) -> None:
            titled(book["Thu nhập"], ["ĐVT: 1.000 đồng"] if code == "H2" else ["BẢNG KÊ"])

        parts.append(books.write(tmp_path / f"{code}.xlsx", rows, (), sums, change=change))
    request = MergeRequest(parts, tmp_path / "m.xlsx", ReadOptions())
    done = merge_workbooks(request, SILENCE)
    assert [(name, fault.code) for name, fault in done.notes] == [("H2.xlsx", UNIT)]


@pytest.mark.parametrize(
    "words",
    [
        "KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2022",
        "Kết quả rà soát hộ nghèo năm 2022 (Kèm theo Báo cáo ngày 12 tháng 12 năm 2024)",
        "TỔNG ĐIỀU TRA, RÀ SOÁT CUỐI NĂM 2023",
        "RA SOAT HO NGHEO NAM 2025",
        "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2022",
    ],
)
@pytest.mark.parametrize("sheet", ["Hộ", "Thông tin"])
def test_a_title_of_another_year_is_named(tmp_path: Path, sheet: str, words: str) -> None:
    found = with_titles(tmp_path, sheet, "UBND XÃ", words)
    assert codes(found) == [YEAR]
    (fault,) = of(found, YEAR)
    assert (fault.sheet, fault.cell, fault.params["year"]) == (sheet, "A2", "2024")
    assert str(fault.params["written"]) in words


@pytest.mark.parametrize(
    "words",
    [
        "KẾT QUẢ RÀ SOÁT HỘ NGHÈO NĂM 2024",
        "DANH SÁCH HỘ NGHÈO NĂM 2025 (Theo kết quả rà soát cuối năm 2024)",
        "DANH SÁCH HỘ NGHÈO NĂM 2023 ĐỂ RÀ SOÁT NĂM 2024",
        "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2023",
        "DANH SÁCH HỘ NGHÈO NĂM 2025",
        "RÀ SOÁT HỘ NGHÈO THEO CHUẨN GIAI ĐOẠN 2022-2025",
        "Rà soát theo Thông tư số 07 năm 2021",
        "Rà soát hộ nghèo theo chuẩn nghèo đa chiều năm 2021",
        "Rà soát hộ nghèo năm 2022 - 2025",
        "Rà soát, lập ngày 27 tháng 01 năm 2021",
    ],
)
def test_titles_with_years_of_decrees_periods_and_lists_are_sane(
    tmp_path: Path, words: str
) -> None:
    assert codes(with_titles(tmp_path, "Hộ", words)) == []


@pytest.mark.parametrize(
    ("name", "named"),
    [("Hộ 2023", True), ("Danh sách 2025", False), ("Hộ 2021-2024", False), ("Hộ 2024", False)],
)
def test_a_sheet_named_by_an_earlier_year_is_named(tmp_path: Path, name: str, named: bool) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Hộ"].title = name

    found = review(books.write(tmp_path / "a.xlsx", [books.household()], change=change))
    assert codes(found) == ["RV-417", *([YEAR] if named else [])]


@pytest.mark.parametrize(
    ("row", "place"),
    [(1, "above"), (9, "below")],
)
def test_a_legend_of_colours_is_named_wherever_it_is(tmp_path: Path, row: int, place: str) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Hộ"]
        if place == "above":
            sheet.insert_rows(1)
        sheet.cell(row, 2, "Màu vàng: chưa xác minh; ô màu đỏ: đã thoát nghèo")

    rows = [books.household("H1"), books.household("H2")]
    found = review(books.write(tmp_path / "a.xlsx", rows, change=change))
    foot = [] if place == "above" else ["RV-423"]
    assert codes(found) == [*foot, LEGEND]
    assert of(found, LEGEND)[0].cell == f"B{row}"
    assert found.counts.scored == 2


def test_a_sheet_with_nothing_but_a_legend_is_named(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.create_sheet("Chú thích")["A1"] = "Bôi vàng là hộ chưa xác minh"
        book.create_sheet("Lời dặn")["A1"] = "Gửi lại trước ngày 15"

    found = review(books.write(tmp_path / "a.xlsx", [books.household()], change=change))
    assert [(fault.code, fault.sheet) for fault in found.faults] == [(LEGEND, "Chú thích")]


@pytest.mark.parametrize(
    "words",
    [
        "Ô màu vàng là ô bắt buộc",
        "Các ô màu xanh có công thức, không sửa",
        "Ô màu vàng là dữ kiện năm trước: xem lại tại hộ",
        "Hội Chữ thập đỏ xã Bàu Xanh",
    ],
)
def test_colours_that_show_where_to_write_are_no_legend(tmp_path: Path, words: str) -> None:
    assert codes(with_titles(tmp_path, "Hộ", words)) == []


GONE = [
    "đã chuyển đi",
    "Hộ đã chuyển đi Bình Dương",
    "Chuyển khẩu đi tỉnh khác T5/2024",
    "Chuyển nhà sang xã Bình Thành",
    "da chuyen di",
    "Cả hộ chuyển khỏi xã",
    "Đi khỏi địa phương từ năm 2023",
    "Không còn ở địa phương",
    "Hộ nghèo năm 2023; đã chuyển đi",
    "hộ trùng",
    "Trùng với hộ H1",
    "ghi 2 lần",
    "chết",
    "Đã mất",
    "Chủ hộ đã chết năm 2023",
    "Nhập vào hộ H3",
    "Xóa tên khỏi danh sách",
    "Đã cắt khẩu",
]
STAYS = [
    "chồng chết",
    "Vợ mất năm 2020",
    "con chuyển đi Sài Gòn",
    "mất việc",
    "Mất mùa",
    "Trung",
    "mat",
    "mới chuyển về xã",
    "Chuyển đến tháng 3",
    "Trùng tên với hộ H5",
    "đi làm ăn xa",
    "chuyển đi học",
    "mới nhập hộ khẩu về",
    "đề nghị xóa hộ nghèo",
    "xóa nhà tạm",
    "Trùng tu nhà",
    "không còn khả năng lao động",
    "",
]


def test_notes_that_a_household_is_gone_are_told_from_others() -> None:
    assert [note for note in GONE if not notes_departure(note)] == []
    assert [note for note in STAYS if notes_departure(note)] == []


def test_a_note_that_a_household_is_gone_is_named_where_nothing_else_records_it(
    tmp_path: Path,
) -> None:
    rows = [
        books.household("H1", **{"Ghi chú": "đã chuyển đi"}),
        books.household("H2", **{"Ghi chú": "đã chuyển đi", "Lý do biến động": "Chuyển đi"}),
        books.household("H3", **{"Ghi chú": "chồng chết"}),
    ]
    found = review(books.write(tmp_path / "a.xlsx", rows))
    (fault,) = of(found, NOTED)
    assert (fault.household, fault.sheet, found.counts.scored) == ("H1", "Hộ", 2)
    rows[0]["Lý do biến động"] = "Chuyển đi"
    mended = review(books.write(tmp_path / "a.xlsx", rows))
    assert (of(mended, NOTED), mended.counts.scored) == ([], 1)
