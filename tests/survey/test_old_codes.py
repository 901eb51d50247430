"""Whole workbooks saved in an old Vietnamese code."""

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font

from support import books
from support.reviews import review


def test_a_sheet_in_tcvn3_is_read_as_if_in_unicode(tmp_path: Path) -> None:
    """ "Hé" is Hộ, "Hä" is Họ: headings and values typed in .VnTime."""
    old = {
        "Mã hộ": "M· hé",
        "Họ và tên chủ hộ": "Hä vµ tªn chñ hé",
        "Giới tính": "Giíi tÝnh",
        "Năm sinh": "N¨m sinh",
        "Dân tộc": "D©n téc",
        "Số nhân khẩu": "Sè nh©n khÈu",
        "Điểm B1": "§iÓm B1",
        "Thôn/ấp/bản/tổ dân phố": "Th«n/Êp/b¶n/tæ d©n phè",
    }
    row: dict[str, Any] = {old.get(key, key): value for key, value in books.household().items()}
    row |= {"Hä vµ tªn chñ hé": "NguyÔn V¨n Thö", "Th«n/Êp/b¶n/tæ d©n phè": "Xãm Thö"}

    def change(book: openpyxl.Workbook) -> None:
        for line in book["Hộ"].iter_rows():
            for cell in line:
                if cell.coordinate[0] in "BF" or cell.row == 1:
                    cell.font = Font(name=".VnTime")

    found = review(books.write(tmp_path / "a.xlsx", [row], change=change))
    assert {fault.code for fault in found.faults} == {"RV-240"}
    assert list(found.verdicts.klass) == ["poor"]
    assert found.survey.households.frame["head_name"].tolist() == ["Nguyễn Văn Thử"]
    assert found.survey.households.frame["village"].tolist() == ["Xóm Thử"]


def test_letters_lost_to_question_marks_reject_the_workbook(tmp_path: Path) -> None:
    names = ["Nguy?n V?n Th?", "Tr?n Th? M?u", "L? V?n Th?", "Ph?m Th? Th?", "Hu?nh V?n M?u"]
    rows = [
        books.household(f"H{i}", **{"Họ và tên chủ hộ": name, "Thôn/ấp/bản/tổ dân phố": "?p Th?"})
        for i, name in enumerate(names)
    ]
    found = review(books.write(tmp_path / "a.xlsx", rows))
    assert "RV-243" in {fault.code for fault in found.faults}
    assert found.verdict == "rejected"
