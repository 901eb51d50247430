"""`Danh sách` cell by cell, and every text of it in words that an officer writes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.criteria import shipped_editions
from ravo.messages import Lang
from ravo.results.law_words import cited_words, edition_words
from ravo.results.workbook import write_results
from ravo.review.review import Review
from support.books import INFO, household, write
from support.reviews import review

VILLAGE, HEAD, B1 = "Thôn/ấp/bản/tổ dân phố", "Họ và tên chủ hộ", "Điểm B1"
INCOME = "Thu nhập bình quân (đồng/người/tháng)"
HOMES = [
    household("H1", 4, **{HEAD: "Lê Văn Ý", VILLAGE: "Ấp Đông", "Lý do biến động": "Tách hộ"}),
    household("H2", 1, **{HEAD: "Trần Thị Ánh", VILLAGE: "Ấp Đông", "Số nhân khẩu": 5}),
    household("H3", 4, **{HEAD: "@Đỗ An", VILLAGE: "Ấp An", B1: None, INCOME: 1_250_000}),
    household("H4", 0, **{HEAD: "Võ Bình", VILLAGE: "Ấp An", B1: 151.5}),
    household("H5", 4, **{HEAD: "Võ Sót", VILLAGE: "Ấp An", "Số nhân khẩu": "?"}),
    household(
        "H6",
        2,
        **{HEAD: "Bùi Em", VILLAGE: "Ấp Đông", "12. Phương tiện phục vụ tiếp cận thông tin": None},
    ),
]
LAST = ("Hộ nghèo", "Hộ cận nghèo", None, "Hộ không nghèo", None, "Hộ nghèo")
FORBIDDEN = re.compile(
    r"RV-|ravo|nd\d+-\d+|tt\d+-\d+|[a-z]+_[a-z]+|\b(poor|near|class|None|nan|True|False|b1_grid)\b"
    r"|\bH[1-9]\b|[{}<>$#]|\.xlsx|--",
    re.IGNORECASE,
)
ENGLISH = re.compile(r"\b(the|of|and|household|year|members?|page|list|village)\b", re.IGNORECASE)


def listed(found: Review, folder: Path, lang: Lang = "vi") -> Any:
    path = folder / "a.ket-qua.xlsx"
    write_results(found, path, lang)
    return openpyxl.load_workbook(path)["Danh sách"]


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("list")
    homes = [{**home, "Phân loại đầu kỳ": last} for home, last in zip(HOMES, LAST, strict=True)]
    info = {**INFO, "Người lập biểu": "Nguyễn Lập", "Thủ trưởng đơn vị": "Trần Ký"}
    return listed(review(write(folder / "a.xlsx", homes, info=info)), folder)


def rows(sheet: Any) -> list[list[Any]]:
    """Return what each row says, blank cells left out."""
    found = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    return [row for row in found if row]


def test_the_list_is_this_cell_by_cell(sheet: Any) -> None:
    assert rows(sheet) == [
        ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["XÃ MỸ AN HƯNG A", "Độc lập - Tự do - Hạnh phúc"],
        ["DANH SÁCH KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO"],
        ["Xã Mỹ An Hưng A, Huyện Lấp Vò, Tỉnh Đồng Tháp – Năm 2024"],
        ["(Theo Nghị định 07/2021/NĐ-CP)"],
        [
            "Điểm B1 (thu nhập) so với mức 140 (nông thôn), 175 (thành thị); "
            "điểm B2 (thiếu hụt) so với mức 30"
        ],
        [
            *("STT", "Họ và tên chủ hộ", "Thôn/ấp/bản/tổ dân phố", "Số nhân khẩu", "Điểm B1"),
            *("Điểm B2", "Phân loại", "Phân loại năm trước (theo phiếu)", "Ghi chú"),
        ],
        ["Ấp An: 2 hộ, 4 nhân khẩu"],
        [1, "@Đỗ An", "Ấp An", 2, 40, "Hộ nghèo", "Thu nhập 1.250.000 đồng/người/tháng"],
        [2, "Võ Bình", "Ấp An", 2, 151.5, 0, "Hộ không nghèo", "Hộ không nghèo"],
        ["Ấp Đông: 3 hộ, 9 nhân khẩu"],
        [3, "Trần Thị Ánh", "Ấp Đông", 5, 120, 10, "Hộ cận nghèo", "Hộ cận nghèo"],
        [4, "Bùi Em", "Ấp Đông", 2, 120, "Chưa đủ thông tin", "Hộ nghèo"],
        [5, "Lê Văn Ý", "Ấp Đông", 2, 120, 40, "Hộ nghèo", "Hộ nghèo", "Tách hộ"],
        ["Tổng cộng: 5 hộ, 13 nhân khẩu. Trong đó:"],
        ["– Hộ nghèo: 2 hộ, 4 nhân khẩu"],
        ["– Hộ cận nghèo: 1 hộ, 5 nhân khẩu"],
        ["– Hộ không nghèo: 1 hộ, 2 nhân khẩu"],
        ["– Chưa đủ thông tin: 1 hộ, 2 nhân khẩu"],
        [
            "Chưa có trong danh sách này: 1 hộ có phiếu còn lỗi, phải sửa trước khi phân loại.",
        ],
        ["Mỹ An Hưng A, ngày … tháng … năm …"],
        ["NGƯỜI LẬP DANH SÁCH", "TM. ỦY BAN NHÂN DÂN"],
        ["(Ký, ghi rõ họ tên)", "CHỦ TỊCH"],
        ["(Ký tên, đóng dấu)"],
        ["Nguyễn Lập", "Trần Ký"],
    ]


def test_it_prints_on_a4_portrait_with_headings_and_page_numbers(sheet: Any) -> None:
    assert sheet.parent.active.title == "Danh sách"
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("portrait", "9")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$8:$8"
    assert "&P" in sheet.oddFooter.center.text
    assert sheet.print_area == f"'Danh sách'!$A$1:$I${sheet.max_row}"
    assert "&N" not in sheet.oddFooter.center.text
    assert sheet.page_setup.useFirstPageNumber
    assert sheet["B10"].quotePrefix
    assert sheet["B10"].data_type == "s"


def texts(sheet: Any) -> Iterator[str]:
    for row in sheet.iter_rows():
        yield from (cell.value for cell in row if isinstance(cell.value, str))
    for part in (sheet.oddHeader, sheet.oddFooter):
        for side in (part.left, part.center, part.right):
            # What stands before the words are commands of Excel, not print.
            yield re.sub(r'&"[^"]*"|&\d+|&[A-Z]', "", side.text or "")


def test_no_text_holds_a_code_an_id_or_english(sheet: Any) -> None:
    said = list(texts(sheet))
    assert len(said) > 40
    assert [text for text in said if FORBIDDEN.search(text) or ENGLISH.search(text)] == []


def test_nothing_scored_is_said(tmp_path: Path) -> None:
    homes = [household("H5", 4, **{"Số nhân khẩu": "?"})]
    found = rows(listed(review(write(tmp_path / "a.xlsx", homes)), tmp_path))
    assert ["Không có hộ nào được phân loại."] in found
    assert ["Tổng cộng: 0 hộ, 0 nhân khẩu. Trong đó:"] not in found
    assert ["Tổng cộng: 0 hộ, 0 nhân khẩu."] in found


def test_the_list_is_in_english_where_that_is_asked(tmp_path: Path) -> None:
    found = rows(listed(review(write(tmp_path / "a.xlsx", HOMES[:1])), tmp_path, "en"))
    assert ["LIST OF THE REVIEW OF POOR AND NEAR-POOR HOUSEHOLDS"] in found
    assert ["(By Decree 07/2021/NĐ-CP)"] in found


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_edition_and_no_article_is_named_by_its_id(lang: Lang) -> None:
    for edition in shipped_editions():
        assert not re.search(r"[a-z]+\d*-\d{4}", edition_words(edition, lang)), edition.id
        for measure in ("income", "b1"):
            for area in ("rural", "urban"):
                for line in edition.find_lines(measure, area):
                    cited = cited_words(line.citation.say(lang), edition, lang)
                    assert not re.search(r"[a-z]+\d*-\d{4}", cited), cited
