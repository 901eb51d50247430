"""Small survey workbooks made for one test each; every person in them is invented."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.writer.excel import ExcelWriter

TIMES = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*<")
INFO: dict[str, Any] = {
    "Năm rà soát": 2024,
    "Tỉnh/thành phố": "Tỉnh Đồng Tháp",
    "Huyện/quận/thị xã": "Huyện Lấp Vò",
    "Xã/phường/thị trấn": "Xã Mỹ An Hưng A",
    "Tổng số hộ dân cư": 2000,
    "Tổng số nhân khẩu": 7000,
}
MOST_KEPT = 20_000
_WRITTEN: dict[str, bytes] = {}
"""The workbooks of few rows that were written, each by its rows: many tests write the same ones."""
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


def household(code: str = "H1", deprived: int = 3, /, **more: Any) -> dict[str, Any]:
    """Return a household by headings: B1 = 120, the first `deprived` indicators Có."""
    row: dict[str, Any] = {
        "Mã hộ": code,
        "Họ và tên chủ hộ": "Nguyễn Văn Thử",
        "Giới tính": "Nam",
        "Năm sinh": 1970,
        "Dân tộc": "Kinh",
        "Thôn/ấp/bản/tổ dân phố": "Ấp Thử",
        "Số nhân khẩu": 2,
        "Điểm B1": 120,
    }
    row.update({name: "Có" if i < deprived else "Không" for i, name in enumerate(ANSWERS)})
    return {**row, **more}


def member(code: str = "H1", relation: str = "Chủ hộ", /, **more: Any) -> dict[str, Any]:
    row = {
        "Mã hộ": code,
        "Họ và tên": "Nguyễn Văn Thử",
        "Quan hệ với chủ hộ": relation,
        "Giới tính": "Nam",
        "Ngày/năm sinh": "1970",
    }
    return {**row, **more}


def write(
    path: Path,
    households: Sequence[Mapping[str, Any]],
    members: Sequence[Mapping[str, Any]] = (),
    income: Sequence[Mapping[str, Any]] = (),
    info: Mapping[str, Any] | None = None,
    change: Callable[[openpyxl.Workbook], None] | None = None,
) -> Path:
    """Write a contract workbook from rows by heading; `change` may damage it before saving."""
    tables = {"Hộ": households, "Thành viên": members, "Thu nhập": income}
    key = repr((info, tables))
    # Of an object that shows nothing but its address another may show the same.
    known = change is None and " object at 0x" not in key
    found = _WRITTEN.get(key) if known else None
    if found is None:
        book = _made(tables, info)
        if change is not None:
            change(book)
        saved = io.BytesIO()
        # What is unpacked again at once is not packed.
        ExcelWriter(book, zipfile.ZipFile(saved, "w")).save()
        found = timeless(saved.getvalue())
        if known and len(found) < MOST_KEPT:
            _WRITTEN[key] = found
    path.write_bytes(found)
    return path


def _made(
    tables: Mapping[str, Sequence[Mapping[str, Any]]], info: Mapping[str, Any] | None
) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Thông tin"
    for key, value in {**INFO, **(info or {})}.items():
        first.append([key, value])
    for name, rows in tables.items():
        if rows or name == "Hộ":
            sheet = book.create_sheet(name)
            headings = list(dict.fromkeys(key for row in rows for key in row))
            sheet.append(headings)
            for row in rows:
                sheet.append([row.get(heading) for heading in headings])
    return book


def timeless(book: bytes) -> bytes:
    """Return a workbook without the time at which it was saved: the same rows, the same bytes."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = TIMES.sub(rb"\g<1>2024-01-01T00:00:00Z<", part)
            target.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
