"""What the workbooks of tests/workbooks/ are made of: invented people, rows, sheets.

Every person and figure is invented, and every file says so.
"""

import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "workbooks"
SYNTHETIC = "Số liệu tổng hợp để thử phần mềm; không có hộ hay người thật."
README = """# One small workbook per difficulty

Every person and figure is invented; `tools/workbooks.py` writes the files and this page.
`expected.yaml` says what reading must give: counts, verdict, classes, every fault with its cell.
The workbooks of other formats and with passwords are in `formats/`.

| file | what it shows |
| --- | --- |
"""
Row = dict[str, Any]
Parts = dict[str, bytes]

ANSWERS = (
    "1. Việc làm",
    "2. Người phụ thuộc trong hộ gia đình",
    "3. Dinh dưỡng",
    "4. Bảo hiểm y tế",
    "5. Trình độ giáo dục của người lớn",
    "6. Tình trạng đi học của trẻ em",
    "7. Chất lượng nhà ở",
    "8. Diện tích nhà ở bình quân đầu người",
    "9. Nguồn nước sinh hoạt",
    "10. Nhà tiêu hợp vệ sinh",
    "11. Sử dụng dịch vụ viễn thông",
    "12. Phương tiện phục vụ tiếp cận thông tin",
)
HEADS = (("Nguyễn Văn Thử", "Nam", 1970), ("Trần Thị Mẫu", "Nữ", 1958), ("Lê Văn Dụ", "Nam", 1985))
VILLAGE, SIZE, B1 = "Thôn/ấp/bản/tổ dân phố", "Số nhân khẩu", "Điểm B1"
NAME, SEX, YEAR, CITIZEN = "Họ và tên chủ hộ", "Giới tính", "Năm sinh", "Số định danh cá nhân/CCCD"
AREA, INCOME = "Diện tích nhà ở (m2)", "Thu nhập bình quân (đồng/người/tháng)"
BIRTH, VISIT = "Ngày/năm sinh", "Ngày rà soát"
INFO: Row = {
    "Năm rà soát": 2024,
    "Tỉnh/thành phố": "Tỉnh Đồng Tháp",
    "Huyện/quận/thị xã": "Huyện Lấp Vò",
    "Xã/phường/thị trấn": "Xã Mỹ An Hưng A",
    "Tổng số hộ dân cư": 2000,
    "Tổng số nhân khẩu": 7000,
}


def day(year: int, month: int, number: int) -> datetime:
    """Return a day as Excel keeps it, which knows no zones."""
    return datetime(year, month, number)  # noqa: DTZ001


WHEN = day(2026, 1, 1)


@dataclass(frozen=True)
class Maker:
    """What writes one workbook: `damage` changes the parts of the finished file."""

    make: Callable[[], Workbook]
    damage: Callable[[Parts], Parts] | None

    @property
    def shows(self) -> str:
        """What the workbook shows, in one line."""
        return " ".join((self.make.__doc__ or "").split())


MAKERS: dict[str, Maker] = {}


def workbook(
    name: str, damage: Callable[[Parts], Parts] | None = None
) -> Callable[[Callable[[], Workbook]], Callable[[], Workbook]]:
    """Register a function that makes the workbook of this file name."""

    def register(make: Callable[[], Workbook]) -> Callable[[], Workbook]:
        MAKERS[name] = Maker(make, damage)
        return make

    return register


# rows and sheets


def home(number: int = 1, b1: Any = 120, deprived: int = 3, /, **more: Any) -> Row:
    """Return a household by headings: rural and poor unless told otherwise."""
    name, sex, year = HEADS[(number - 1) % len(HEADS)]
    row: Row = {
        "Mã hộ": f"H{number}",
        NAME: name,
        SEX: sex,
        YEAR: year,
        "Dân tộc": "Kinh",
        VILLAGE: "Ấp An Bình",
        SIZE: 2,
        B1: b1,
    }
    row |= {name: "Có" if i >= 12 - deprived else "Không" for i, name in enumerate(ANSWERS)}
    return {**row, **more}


def three(**more: Any) -> list[Row]:
    """Return a poor household, a near poor one and one that is neither."""
    return [home(1, 120, 3, **more), home(2, 120, 2, **more), home(3, 190, 0, **more)]


def by_income(*sums: Any) -> list[Row]:
    """Return households of three deprived indicators measured by income alone."""
    return [home(i, None, 3, **{INCOME: each}) for i, each in enumerate(sums, start=1)]


def head(number: int, **more: Any) -> Row:
    """Return the head of a household as a member."""
    name, sex, year = HEADS[(number - 1) % len(HEADS)]
    row = {
        "Mã hộ": f"H{number}",
        "Họ và tên": name,
        "Quan hệ với chủ hộ": "Chủ hộ",
        SEX: sex,
        BIRTH: str(year),
    }
    return {**row, **more}


def child(number: int, **more: Any) -> Row:
    """Return a child of the household."""
    row = head(number, **{"Họ và tên": "Nguyễn Thị Con", "Quan hệ với chủ hộ": "Con", SEX: "Nữ"})
    return {**row, BIRTH: "2012", **more}


def fill(sheet: Worksheet, rows: Sequence[Row], at: int = 1) -> Worksheet:
    """Write rows by heading, the headings in row `at`."""
    headings = list(dict.fromkeys(key for row in rows for key in row))
    lines: list[list[Any]] = [headings, *([row.get(h) for h in headings] for row in rows)]
    for down, values in enumerate(lines):
        for place, value in enumerate(values, start=1):
            sheet.cell(at + down, place, value)
    return sheet


def contract(
    homes: Sequence[Row], people: Sequence[Row] = (), income: Sequence[Row] = (), at: int = 1
) -> Workbook:
    """Return a survey workbook; `at` is the row of the headings on the sheet Hộ."""
    book = Workbook()
    info = first(book)
    info.title = "Thông tin"
    for pair in INFO.items():
        info.append(pair)
    info.append((SYNTHETIC,))
    fill(book.create_sheet("Hộ"), homes, at)
    for name, rows in (("Thành viên", people), ("Thu nhập", income)):
        if rows:
            fill(book.create_sheet(name), rows)
    return book


def first(book: Workbook) -> Worksheet:
    """Return the first sheet of a workbook."""
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def letter(sheet: Worksheet, heading: str, row: int = 1) -> str:
    """Return the letters of the column under a heading."""
    return next(c.column_letter for c in cells(sheet, row) if c.value == heading)


def cells(sheet: Worksheet, row: int) -> list[Cell]:
    """Return the cells of a row; those under a merged one are left out."""
    return [cell for cell in sheet[row] if isinstance(cell, Cell)]


def every(book: Workbook) -> Iterable[Cell]:
    """Yield every cell of text of a workbook but its note that the data are synthetic."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if (
                    isinstance(cell, Cell)
                    and isinstance(cell.value, str)
                    and cell.value != SYNTHETIC
                ):
                    yield cell


def headed(**changes: str) -> Workbook:
    """Return a workbook of three households some of whose headings are written otherwise."""
    return contract(
        [{changes.get(key, key): value for key, value in row.items()} for row in three()]
    )


def reheaded(change: Callable[[int, str], str]) -> Workbook:
    """Return a workbook of three households with every heading of Hộ changed."""
    book = contract(three())
    for cell in cells(sheet_of(book), 1):
        cell.value = change(cell.column, str(cell.value))
    return book


def sheet_of(book: Workbook, name: str = "Hộ") -> Worksheet:
    """Return a sheet by its name."""
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def parts_of(path: Path) -> Parts:
    """Return the parts of a zip file by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def damaged(parts: Parts, edits: dict[str, tuple[bytes, bytes]]) -> Parts:
    """Return parts with a piece of some of them replaced."""
    for name, (old, new) in edits.items():
        assert old in parts[name], name
        parts[name] = parts[name].replace(old, new, 1)
    return parts
