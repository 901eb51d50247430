"""Workbooks with faults, of clean ones: faults.py CLEAN.xlsx FAULTY.xlsx EVERY CELLS.

Of every EVERY-th household as many CELLS are wrong, in turn those of `WRONG`. Values alone are
copied, not the look of the workbook.
"""

import sys
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook, SheetVisibleEnum

WRONG: dict[str, Any] = {
    "Giới tính": "Trai",
    "Năm sinh": "năm bảy mươi",
    "Số nhân khẩu": 60,
    "Phân loại đầu kỳ": "nghèo",
    "Điểm B1": "cao",
    "Diện tích nhà ở (m2)": "rộng",
    "Nguồn nước chính": "giếng làng",
    "Loại nhà tiêu": "kiểu cũ",
    "Ngày rà soát": "31/02/2024",
}
HOUSEHOLDS, HEADING = "Hộ", "Giới tính"
Rows = list[list[Any]]


def spoil(rows: Rows, every: int, cells: int) -> int:
    """Put wrong cells into the rows of households; return how many households have them."""
    head = next(at for at, row in enumerate(rows[:10]) if HEADING in row)
    places = [(rows[head].index(name), value) for name, value in WRONG.items()]
    turns, first = cycle(places), rows[head].index("Mã hộ")
    households = [row for row in rows[head + 1 :] if str(row[first])[:1].isdigit()]
    for row in households[::every]:
        for _ in range(cells):
            column, value = next(turns)
            row[column] = value
    return len(households[::every])


def sheets_of(book: CalamineWorkbook) -> Iterator[tuple[str, Rows]]:
    """Return every visible sheet and its cells, one after another."""
    for sheet in book.sheets_metadata:
        if sheet.visible is SheetVisibleEnum.Visible:
            yield sheet.name, book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)


def copy(clean: Path, faulty: Path, every: int, cells: int) -> None:
    """Write the values of a workbook with wrong cells among them."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    spoilt = 0
    with xlsxwriter.Workbook(faulty, options) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets_of(CalamineWorkbook.from_path(clean)):
            if name == HOUSEHOLDS:
                spoilt = spoil(rows, every, cells)
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, column, value, day)
                    elif value != "":
                        sheet.write(number, column, value)
    if not spoilt:
        sys.exit("no household")


if __name__ == "__main__":
    copy(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
