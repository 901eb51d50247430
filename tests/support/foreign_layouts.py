"""Workbooks of other layouts, made for a test each; every person in them is invented."""

from pathlib import Path
from typing import Any

import openpyxl

MIS_KEYS = (
    "date",
    "family.hostName",
    "family.code",
    "family.coDanTocTaiCho",
    "family.hostGender",
    "family.numberOfMembers",
    "quickReview.result",
    "b1Point",
    "b2Point",
    "classify",
    "reviewer",
)
MIS_LABELS = (
    "Thời gian rà soát",
    "Chủ hộ",
    "Mã hộ",
    "Dân tộc tại chỗ",
    "Giới tính",
    "Số nhân khẩu",
    "Phiếu A",
    "Phiếu B1",
    "Phiếu B2",
    "Kết quả rà soát",
    "Người rà soát",
)
NAMES = ("Nguyễn Văn Thử", "Trần Thị Mẫu", "H'Ví Dụ", "Y Thử Nghiệm", "Lê Văn Giả", "Phạm Thị Bịa")
RESULTS = ("Hộ nghèo", "Hộ cận nghèo", "Hộ không nghèo")


def mis_rows(count: int = 12) -> list[list[Any]]:
    """Return the province software's export: keys, labels, households of two villages."""
    records = [
        [
            "05/11/2024",
            NAMES[i % 6].upper(),
            i % (count // 2) + 1,
            "Có" if i % 3 == 0 else None,
            ("Nam", "Nữ", None)[i % 3],
            i % 5 + 1,
            "--",
            120 + 5 * i,
            10 * (i % 6),
            RESULTS[i % 3],
            "Cán bộ Thử",
        ]
        for i in range(count)
    ]
    return [list(MIS_KEYS), list(MIS_LABELS), *records]


LEGEND = (
    "1 Hộ nghèo · 2 Hộ cận nghèo · 3 Hộ thoát nghèo · 4 Hộ có khả năng tái nghèo; "
    "khu vực 1 thành thị · 2 nông thôn"
)


def keyed_rows(count: int = 12) -> list[list[Any]]:
    """Return the layout with keys in row 4 from column C, groups, sub-labels, a legend, row 8.

    One key ends in a blank, one labelled column has no key, the birth date is in three columns
    of which day and month are often missing.
    """
    keys = [
        "code",
        "hostName ",
        "gender",
        "birthDay",
        "birthMonth",
        "birthYear",
        None,
        "area",
        "numberOfMembers",
        "reviewDate",
        "classify",
    ]
    groups = [
        "Mã hộ",
        "Chủ hộ",
        None,
        "Ngày sinh",
        None,
        None,
        "Dân tộc",
        "Khu vực",
        "Số nhân khẩu",
        "Ngày rà soát",
        "Kết quả rà soát",
    ]
    subs = [None, "Họ và tên", "Giới tính", "Ngày", "Tháng", "Năm", None, None, None, None, None]
    legend = [None] * 10 + [LEGEND]
    records = [
        [
            f"{i + 1}.0",
            NAMES[i % 6],
            "FM"[i % 2],
            5 if i % 4 == 0 else None,
            3 if i % 4 == 0 else None,
            1950 + i,
            ("Kinh", "Ê-đê", "Mnông")[i % 3],
            i % 2 + 1,
            i % 5 + 1,
            "2024-11-05",
            i % 4 + 1,
        ]
        for i in range(count)
    ]
    title = ["DANH SÁCH HỘ NĂM 2024"]
    body: list[list[Any]] = [keys, groups, subs, legend, *records]
    shifted = [[None, None, *row] for row in body]
    return [title, [], [], *shifted]


def member_rows(count: int = 12) -> list[list[Any]]:
    """Return a sheet of members whose birth dates stand in three columns."""
    head = [
        "Mã hộ",
        "Họ và tên",
        "Quan hệ với chủ hộ",
        "Giới tính",
        "Ngày sinh",
        "Tháng sinh",
        "Năm sinh",
        "Số CCCD",
        "Thẻ BHYT",
    ]
    records = [
        [
            f"H{i // 2}",
            NAMES[i % 6],
            ("Chủ hộ", "Con")[i % 2],
            "FM"[i % 2],
            None if i % 2 else 7,
            None if i % 3 else 9,
            1960 + i,
            f"0{40200000000 + i}",
            "Có" if i % 2 else None,
        ]
        for i in range(count)
    ]
    return [head, *records]


def lost(rows: list[list[Any]]) -> list[list[Any]]:
    """Return the cells as they come back from an ANSI code page: every marked letter is `?`."""
    return [
        [
            "".join(c if c.isascii() else "?" for c in cell) if isinstance(cell, str) else cell
            for cell in row
        ]
        for row in rows
    ]


def write_book(
    path: Path, sheets: dict[str, list[list[Any]]], merged: tuple[str, ...] = ()
) -> Path:
    """Write a workbook of raw cells; `merged` are ranges of the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    book.save(path)
    return path
