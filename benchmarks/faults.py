"""A workbook in which every household is faulty, against its clean twin: faults.py HOUSEHOLDS.

Nine cells of each household are wrong. Ratios of time and peak memory are those of one run.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

import openpyxl

from run import Cost, line, python, repeated, run, score

HERE = Path(__file__).parent
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


def spoil(clean: Path, faulty: Path) -> None:
    """Write a workbook with the same households, nine cells of each wrong."""
    book = openpyxl.load_workbook(clean)
    sheet = book["Hộ"]
    row = next(r for r in sheet.iter_rows(max_row=10) if any(c.value == "Giới tính" for c in r))
    places = {cell.column: WRONG[str(cell.value)] for cell in row if str(cell.value) in WRONG}
    if len(places) != len(WRONG):
        sys.exit("headings")
    for number in range((row[0].row or 1) + 1, sheet.max_row + 1):
        for column, value in places.items():
            sheet.cell(number, column or 0, value)
    book.save(faulty)


def compare(name: str, faulty: Cost, clean: Cost, target: str) -> None:
    """Print the costs of both, their ratio, and what is aimed at."""
    line(f"{name}, clean", clean)
    line(f"{name}, every household faulty", faulty, clean, target)


def main() -> None:
    """Measure `score` into a workbook and `check` into JSON."""
    households = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        clean, faulty = Path(name) / "clean.xlsx", Path(name) / "faulty.xlsx"
        run(python(HERE / "households.py", clean, households))
        run(python(__file__, "spoil", clean, faulty))
        print(
            f"  {households:,} households, {len(WRONG) * households:,} faults or more", flush=True
        )
        target = "target <= 3x, peak <= 600 MiB"
        costs = [
            repeated(score(book, Path(name) / "out.xlsx"), 3, (0, 1)) for book in (faulty, clean)
        ]
        compare("ravo score", costs[0], costs[1], target)
        words = [
            python("-m", "ravo", "check", book, "--format", "json", "-q")
            for book in (faulty, clean)
        ]
        costs = [repeated(word, 3, (0, 1)) for word in words]
        compare("ravo check --format json", costs[0], costs[1], target)


if __name__ == "__main__":
    if sys.argv[1:2] == ["spoil"]:
        spoil(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
