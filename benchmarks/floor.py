"""The least work that any program must do: read every cell with calamine, write cells plainly.

    python benchmarks/floor.py IN.xlsx OUT.xlsx ROWSxCOLUMNS...
    python benchmarks/floor.py sizes BOOK.xlsx

The first reads IN and writes sheets of these sizes to OUT without any format, filled with the
values just read, over and over; the second prints the sizes of a workbook's sheets.
"""

import sys
from itertools import cycle
from typing import Any

import python_calamine
import xlsxwriter

PLAIN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def read(path: str) -> dict[str, list[list[Any]]]:
    """Return every cell of every sheet."""
    book = python_calamine.CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def sizes(path: str) -> list[str]:
    """Return each sheet of a workbook as rows x cells, filled cells only."""
    shapes = []
    for rows in read(path).values():
        filled = sum(value not in ("", None) for row in rows for value in row)
        if rows:
            shapes.append(f"{len(rows)}x{round(filled / len(rows))}")
    return shapes


def write(sheets: dict[str, list[list[Any]]], shapes: list[str], path: str) -> None:
    """Write sheets of the sizes wanted, with the values of `sheets`."""
    known = [
        v
        for rows in sheets.values()
        for row in rows
        for v in row
        if isinstance(v, str | float) and v != ""
    ]
    values = cycle(known)
    with xlsxwriter.Workbook(path, PLAIN) as book:
        for shape in shapes:
            rows, columns = map(int, shape.split("x"))
            sheet = book.add_worksheet()
            for row in range(rows):
                for column in range(columns):
                    sheet.write(row, column, next(values))


if __name__ == "__main__":
    if sys.argv[1] == "sizes":
        print(*sizes(sys.argv[2]))
    else:
        write(read(sys.argv[1]), sys.argv[3:], sys.argv[2])
