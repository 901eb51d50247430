"""Reads a results workbook as a check of the kit: python tools/read_results.py FILE.

Fails where a sheet is missing or no household has a class.
"""

import sys
from pathlib import Path

import openpyxl

SHEETS = ("Danh sách", "Kết quả", "Tổng hợp", "Lỗi", "Cách tính")
CLASSES = ("Hộ nghèo", "Hộ cận nghèo", "Hộ không nghèo")


def classed(path: Path) -> int:
    """Return how many cells of the results hold a class. Raises KeyError for a missing sheet."""
    book = openpyxl.load_workbook(path, read_only=True)
    sheets = {name: book[name] for name in SHEETS}
    rows = sheets["Kết quả"].iter_rows(values_only=True)
    return sum(value in CLASSES for row in rows for value in row)


def main(words: list[str]) -> int:
    """Return 0 for results with classes."""
    count = classed(Path(words[0]))
    print(f"{count} cells hold a class")
    return 0 if count else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
