"""A large synthetic survey whose B1 is answered item by item, and a made-up grid for it.

No point of the grid stands in any law: it says in its file and on its source sheet that it is
made up, and stays in this folder. A household's total on the form is the sum of its answers.

python benchmarks/b1_grid.py [HOUSEHOLDS]           prints what the grid adds to scoring
python benchmarks/b1_grid.py FOLDER HOUSEHOLDS    writes the grid and the workbooks
"""

import random
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl

import households
from grid import ANSWERS, BOTH, GRID, TOTALS
from grid import grid as compare
from ravo.blanks.score_table import write_score_table_blank
from ravo.places.regions import COLUMNS
from ravo.score_table.answers import exception_column, names_of
from ravo.score_table.model import Item, ScoreTable
from ravo.score_table.reader import read_score_table
from ravo.xlsx.sheet_names import POINTS_SHEET, SOURCE_SHEET

RURAL = 6
"""The points column of the commune's region: Đồng Tháp lies in the Mekong delta."""
SOURCE: tuple[Any, ...] = (
    "KHÔNG CÓ THẬT: bảng điểm bịa đặt để đo tốc độ",
    "Phụ lục bịa đặt",
    "000/0000",
    date(2021, 7, 18),
    "Trần Thị Nhập",
    "Lê Văn Soát",
)
EXCEPTIONS = (
    ("Hộ không tính mục 20", "Có", "20", "không tính điểm mục này", None),
    ("Hộ dùng cột vùng khác", "Có", "18", "dùng cột của vùng khác", "Nông thôn: Tây Nguyên"),
)
FIRST_EXCEPTION_ROW = 10
CHOICES, TICKS, UNITS = 12, 5, 3
"""Items by how they count: twenty in all. More than a third of households come near the line."""
Row = tuple[str, str, float | None, int]


def _answers(number: int) -> list[Row]:
    """Return how an item counts, its answers, their caps and points in the first column."""
    if number <= CHOICES:
        top = 11 + number % 3
        return [("chọn một", f"Mức {at}", None, at * top // 3) for at in range(4)]
    if number <= CHOICES + TICKS:
        return [("cộng dồn", f"Đồ dùng {at}", None, 2 + at + number % 3) for at in range(3)]
    return [("theo số lượng", f"Loại {at}", 6.0, 1 + at) for at in range(2)]


def write_grid(path: Path) -> None:
    """Type the made-up grid into the template."""
    write_score_table_blank(path)
    book = openpyxl.load_workbook(path)
    points, said = book[POINTS_SHEET], book[SOURCE_SHEET]
    row = 2
    for number in range(1, CHOICES + TICKS + UNITS + 1):
        for counting, words, cap, first in _answers(number):
            each = [first + at / 4 if first else 0 for at in range(len(COLUMNS))]
            _fill(points, row, [number, f"Mục bịa đặt {number}", counting, words, cap, *each])
            row += 1
    for at, value in enumerate(SOURCE, start=1):
        said.cell(at, 2, value)
    for at, exception in enumerate(EXCEPTIONS, start=FIRST_EXCEPTION_ROW):
        _fill(said, at, exception)
    book.save(path)


def _fill(sheet: Any, row: int, values: Sequence[object]) -> None:
    for place, value in enumerate(values, start=1):
        sheet.cell(row, place, value)


def _answer(rng: random.Random, item: Item) -> tuple[dict[str, Any], float]:
    """Return one household's answers to an item by column, and their points."""
    names, column = names_of(item), RURAL
    if item.counting == "choose_one":
        one = rng.choice(item.answers)
        return {names[0]: one.words}, one.points[column]
    high = 1 if item.counting == "add" else 2
    units = [rng.randint(0, high) for _ in names]
    given = [bool(n) for n in units] if item.counting == "add" else [float(n) for n in units]
    pairs = zip(units, item.answers, strict=True)
    return dict(zip(names, given, strict=True)), sum(n * a.points[column] for n, a in pairs)


def household(rng: random.Random, grid: ScoreTable, *, total: bool) -> dict[str, Any]:
    """Return a household's answers, with no exception applying; with `total` their sum as B1.

    Without it the grid decides, with it the form.
    """
    cells: dict[str, Any] = {exception_column(at): False for at in range(len(grid.exceptions))}
    points = 0.0
    for item in grid.items:
        answers, own = _answer(rng, item)
        cells |= answers
        points += own
    return cells | {"b1": points if total else None, "income": None}


def write(folder: Path, count: int) -> None:
    """Write the grid, and the same households answering it, with totals as well, totals alone."""
    write_grid(folder / GRID)
    grid = read_score_table(folder / GRID).grid
    assert grid is not None
    for name, total, shown in ((ANSWERS, False, grid), (BOTH, True, grid), (TOTALS, True, None)):
        draw = partial(household, grid=grid, total=total)
        households.write_workbook(folder / name, count, b1=draw, grid=shown)


def measure(count: int) -> None:
    """Print what the grid adds, by both bases, in a folder that does not stay."""
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        compare(Path(name), count, ignored=True)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        write(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
