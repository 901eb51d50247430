"""A grid of points that somebody made up for the tests: no figure of it stands in any law.

It is written into the template that an office would type the gazette's grid into, and says in
its file name and on its source sheet that it is made up.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl

from ravo.blanks.score_table import write_score_table_blank
from ravo.places.regions import COLUMNS
from ravo.score_table.model import ScoreTable
from ravo.score_table.reader import read_score_table
from ravo.xlsx.sheet_names import POINTS_SHEET, SOURCE_SHEET

NAME = "bang-diem-BIA-DAT-de-kiem-thu.xlsx"
DOCUMENT = "KHÔNG CÓ THẬT: bảng điểm bịa đặt để kiểm thử"
# By the Mekong column: 26 + 37 + 22 + 45 = 130 points; the urban one: 20 + 31 + 16 = 67.
ANSWERS: dict[str, Any] = {
    "b1_01": "4 đến 6 người",
    "b1_02": "Có một người",
    "b1_03_1": "Không",
    "b1_03_2": "Không",
    "b1_03_3": "Có",
    "b1_04_1": 6,
    "b1_05_1": 0,
    "b1_05_2": 0,
    "b1_nl_1": "Không",
    "b1_nl_2": "Không",
}
"""What a household answered that is scored."""


@dataclass(frozen=True)
class Typed:
    """One row as it would be typed: the points are given by column, or one for all."""

    number: int
    item: str
    counting: str
    answer: str
    points: float | tuple[float, ...]
    cap: float | None = None

    def cells(self) -> list[object]:
        points = self.points if isinstance(self.points, tuple) else (self.points,) * len(COLUMNS)
        return [self.number, self.item, self.counting, self.answer, self.cap, *points]


def spread(first: float) -> tuple[float, ...]:
    """Return points that differ in every column."""
    return tuple(first + at for at in range(len(COLUMNS)))


ROWS = (
    Typed(1, "Số người trong hộ", "chọn một", "7 người trở lên", 0),
    Typed(1, "Số người trong hộ", "chọn một", "4 đến 6 người", spread(20)),
    Typed(1, "Số người trong hộ", "chọn một", "1 đến 3 người", spread(45)),
    Typed(2, "Việc làm phi nông nghiệp", "chọn một", "Không có", 0),
    Typed(2, "Việc làm phi nông nghiệp", "chọn một", "Có một người", spread(31)),
    Typed(2, "Việc làm phi nông nghiệp", "chọn một", "Có từ hai người", spread(52)),
    Typed(3, "Đồ dùng", "cộng dồn", "Ti vi", spread(7)),
    Typed(3, "Đồ dùng", "cộng dồn", "Xe máy", spread(16)),
    Typed(3, "Đồ dùng", "cộng dồn", "Tàu, thuyền", (3, 4, 5, 9, 7, 8, 25)),
    Typed(4, "Đất trồng", "theo số lượng", "1.000 m2 đất", (0, 2, 3, 4, 5, 6, 7.5), 6),
    Typed(5, "Vật nuôi", "theo số lượng", "Con trâu, bò", (0, 8, 9, 10, 11, 12, 13), 5),
    Typed(5, "Vật nuôi", "theo số lượng", "Con lợn", (0, 1, 1, 1, 1, 1, 1.5), 20),
)
SOURCE: dict[str, object] = {
    "Văn bản": DOCUMENT,
    "Phụ lục": "Phụ lục bịa đặt",
    "Số công báo": "000/0000",
    "Ngày": date(2021, 7, 18),
    "Người nhập": "Trần Thị Nhập",
    "Người kiểm tra": "Lê Văn Soát",
}
NOT_SCORED = ["Hộ không tính mục 2", "Có", "2", "không tính điểm mục này", None]
LAND = [
    "Hộ phường dùng mục đất, vật nuôi nông thôn",
    "Có",
    "4, 5",
    "dùng cột nông thôn của vùng",
    None,
]
BOATS = [
    "Hộ gần sông nước",
    "Có",
    "3",
    "dùng cột của vùng khác",
    "Nông thôn: Đồng bằng sông Cửu Long",
]
EXCEPTIONS = (NOT_SCORED, LAND, BOATS)
FIRST_EXCEPTION_ROW = 10


def write_made_up(
    folder: Path,
    rows: Sequence[Typed] = ROWS,
    *,
    source: Mapping[str, object] | None = None,
    exceptions: Sequence[Sequence[object]] = (),
    change: Callable[[openpyxl.Workbook], None] | None = None,
) -> Path:
    """Type a made-up grid into the template and return its path; `change` may damage it."""
    path, key = folder / NAME, repr((rows, source, exceptions))
    if change is not None or key not in _WRITTEN:
        _type(path, rows, source, exceptions, change)
        if change is None:
            _WRITTEN[key] = path.read_bytes()
    else:
        path.write_bytes(_WRITTEN[key])
    return path


_WRITTEN: dict[str, bytes] = {}
"""The tables that were written undamaged, each by what was typed: many tests write the same."""


@cache
def _blank() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        write_score_table_blank(path)
        return path.read_bytes()


def _type(
    path: Path,
    rows: Sequence[Typed],
    source: Mapping[str, object] | None,
    exceptions: Sequence[Sequence[object]],
    change: Callable[[openpyxl.Workbook], None] | None,
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_blank()))
    points, said = book[POINTS_SHEET], book[SOURCE_SHEET]
    for at, row in enumerate(rows, start=2):
        for place, value in enumerate(row.cells(), start=1):
            points.cell(at, place).value = value  # type: ignore[assignment]
    values = {**SOURCE, **(source or {})}
    for (key,) in said.iter_rows(max_row=6, max_col=1):
        said.cell(key.row, 2).value = values[str(key.value)]  # type: ignore[assignment,arg-type]
    for at, exception in enumerate(exceptions, start=FIRST_EXCEPTION_ROW):
        for place, value in enumerate(exception, start=1):
            said.cell(at, place).value = value  # type: ignore[assignment]
    if change is not None:
        change(book)
    book.save(path)


_READ: dict[str, ScoreTable] = {}


def read_made_up(folder: Path, **written: Any) -> ScoreTable:
    """Return the table as it is read back; `written` is what `write_made_up` takes.

    What was written before is not written anew: a table that was read does not change.
    """
    key = repr(sorted(written.items()))
    if key not in _READ:
        found = read_score_table(write_made_up(folder, **written)).grid
        assert found is not None
        _READ[key] = found
    return _READ[key]
