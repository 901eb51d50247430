"""Whatever is done to a good workbook's headings, sheets and keys: its verdicts stay, or it is
told.

In `TWO_MINDED` the evidence that comes second contradicts the one that comes first, so that
passing over a column in silence would change a class. In `AGREEING` all evidence agrees.
"""

import copy
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from ravo.fault_words import fault_message
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from support.books import ANSWERS, quickly_written
from support.examples import examples

Sheets = dict[str, list[list[Any]]]
INCOME = "Thu nhập bình quân (đồng/người/tháng)"
FACTS = (
    "Tường bền chắc",
    "Cột bền chắc",
    "Mái bền chắc",
    "Diện tích nhà ở (m2)",
    "Nguồn nước chính",
    "Loại nhà tiêu",
    "Có thành viên dùng internet",
    "Có phương tiện nghe nhìn/thông tin",
)
WELL = ("Có", "Có", "Có", 200, "Nước máy", "Tự hoại/bán tự hoại", "Có", "Có")
BADLY = ("Không", "Không", "Không", 5, "Nguồn khác", "Không có", "Không", "Không")
HOUSEHOLDS = 6
WHOLE_SHEET = {"RV-407"}
"""Faults that name what a sheet lacks, and reject it."""


def _home(
    number: int, b1: int, income: int, deprived: tuple[int, ...], facts: tuple[Any, ...]
) -> list[Any]:
    who = [f"H{number}", "Nguyễn Văn Thử", "Nam", 1970, "Kinh", "Ấp An Bình", "Nông thôn", 2]
    answers = ["Có" if n in deprived else "Không" for n in range(1, 13)]
    return [*who, b1, income, *answers, *facts]


def _book(homes: list[list[Any]], insured: str) -> Sheets:
    heads = [
        "Mã hộ",
        "Họ và tên chủ hộ",
        "Giới tính",
        "Năm sinh",
        "Dân tộc",
        "Thôn/ấp/bản/tổ dân phố",
        "Khu vực",
        "Số nhân khẩu",
        "Điểm B1",
        INCOME,
    ]
    members = [
        [
            "Mã hộ",
            "Họ và tên",
            "Quan hệ với chủ hộ",
            "Giới tính",
            "Ngày/năm sinh",
            "Có thẻ bảo hiểm y tế",
        ]
    ]
    for home in homes:
        members.append([home[0], home[1], "Chủ hộ", "Nam", "1970", insured])
        members.append([home[0], "Trần Thị Mẫu", "Vợ/chồng", "Nữ", "1972", insured])
    info: list[list[Any]] = [
        ["Năm rà soát", 2024],
        ["Tỉnh/thành phố", "Tỉnh Đồng Tháp"],
        ["Huyện/quận/thị xã", "Huyện Lấp Vò"],
        ["Xã/phường/thị trấn", "Thị trấn Lấp Vò"],
        ["Tổng số hộ dân cư", 2000],
        ["Tổng số nhân khẩu", 7000],
    ]
    return {"Thông tin": info, "Hộ": [[*heads, *ANSWERS, *FACTS], *homes], "Thành viên": members}


TWO_MINDED = _book(
    [
        _home(i, 120, 9_000_000, (4, 7, 8) if i % 2 else (9, 10), WELL)
        for i in range(1, HOUSEHOLDS + 1)
    ],
    "Có",
)
"""Poor or near-poor by B1 and the answers; rich and well housed by everything else; rural by
their own column in a commune that is urban."""
AGREEING = _book(
    [
        _home(i, 120, 1_000_000, tuple(range(4, 5)) + tuple(range(7, 13)), BADLY)
        for i in range(1, HOUSEHOLDS + 1)
    ],
    "Không",
)


def _write_slowly(path: Path, sheets: Sheets) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def reviewed(sheets: Sheets) -> Review:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "xa.xlsx"
        if (found := quickly_written(sheets)) is not None:
            path.write_bytes(found)
        else:
            _write_slowly(path, sheets)
        return judge(read_survey(path))


def classes(review: Review) -> dict[str, Any]:
    codes = review.survey.households.frame["code"]
    return dict(zip(codes, review.verdicts.klass, strict=True))


@cache
def good_classes(name: Literal["two-minded", "agreeing"]) -> dict[str, Any]:
    """Return the classes of a workbook before anything was done to it."""
    return classes(reviewed(TWO_MINDED if name == "two-minded" else AGREEING))


def test_the_good_workbooks_are_classed_whole() -> None:
    assert set(good_classes("two-minded").values()) == {"poor", "near_poor"}
    assert set(good_classes("agreeing").values()) == {"poor"}
    for book in (TWO_MINDED, AGREEING):
        assert {f.severity for f in reviewed(book).faults} <= {"warning"}


@dataclass(frozen=True)
class Done:
    """What was done to a workbook: the sheet, and the cell that a message must name (or None)."""

    sheets: Sheets
    sheet: str
    cell: str | None


def told(review: Review, done: Done) -> bool:
    """Tell whether some fault names the cell, or the whole sheet where there is no one cell."""
    for fault in review.faults:
        message = fault_message(fault, "vi")[0]
        if done.sheet in f"{fault.sheet} {message}" and (
            done.cell is None or fault.code in WHOLE_SHEET
        ):
            return True
        marked = fault.params.get("marked", ())
        cells = {fault.cell, *(marked if isinstance(marked, tuple) else ())}
        cells |= set(re.findall(r"\b[A-Z]{1,3}[0-9]+\b", message))
        if fault.sheet == done.sheet and done.cell in cells:
            return True
    return False


def never_silent(good: Sheets, done: Done) -> None:
    review = reviewed(done.sheets)
    counts = review.counts
    assert counts.read == counts.scored + counts.rejected + counts.blank + counts.departed
    if classes(review) != good_classes("two-minded" if good is TWO_MINDED else "agreeing"):
        assert told(review, done), (done.sheet, done.cell, [f.code for f in review.faults])


WORDS = st.sampled_from(
    (
        "Bảo hiểm y tế",
        "BHYT",
        "4. BHYT",
        "Thiếu hụt BHYT",
        "Tổng điểm B1",
        "Điểm B2",
        "Phiếu B1",
        "Thu nhập",
        "Thu nhập (nghìn đồng)",
        "Thu nhập bình quân (đồng/hộ/tháng)",
        "Khu vực (NT/TT)",
        "Thành thị/Nông thôn",
        "KV",
        "8. Diện tích nhà ở",
        "DT nhà ở",
        "Nguồn nước",
        "9. Nguồn nước",
        "Nhà tiêu",
        "10. Nhà tiêu",
        "Nhà ở",
        "Chỉ số 7",
        "Chỉ số thiếu hụt 8",
        "(4)",
        "7",
        "Ghi chú",
        "Việc làm",
        "Không có lao động",
        "Người phụ thuộc",
        "Điểm",
        "Tổng điểm",
        "Diện hộ",
        "Khác",
        "Y tế",
        "Giáo dục",
        "Internet",
        "Phương tiện thông tin",
        "Trạng thái",
        "x",
        "Mục A",
        "SĐT",
        "Xếp loại",
        "Kết quả",
        "Số khẩu",
        "Giới",
        "Nam",
        "Nữ",
        "Năm",
        "Mã",
        "STT",
        "Cột mới",
    )
)
"""Wordings near and far, those of other columns among them."""


@st.composite
def wording(draw: st.DrawFn, old: str) -> str:
    """Return another wording of a heading: a slip of the pen, a part of it, more of it, or
    others.
    """
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return draw(WORDS)
    at = draw(st.integers(0, max(len(old) - 1, 0)))
    if kind == 1:
        return old[:at] + draw(st.sampled_from("axyz đô1 ")) + old[at + 1 :]
    if kind == 2:
        return old[:at] + old[at + 1 :]
    parts = old.split(" ")
    if kind == 3:
        kept = parts[: draw(st.integers(1, len(parts)))]
        return " ".join(kept)
    if kind == 4:
        more = ("(đồng/hộ)", "(3)", "năm 2023", "mới", "(nghìn đồng)", "B2")
        return f"{old} {draw(st.sampled_from(more))}"
    return draw(st.text(min_size=0, max_size=12))


@st.composite
def renamed(draw: st.DrawFn) -> Done:
    sheets = copy.deepcopy(TWO_MINDED)
    name = draw(st.sampled_from(("Hộ", "Thành viên")))
    place = draw(st.integers(0, len(sheets[name][0]) - 1))
    sheets[name][0][place] = clean(draw(wording(sheets[name][0][place])))
    return Done(sheets, name, f"{get_column_letter(place + 1)}1")


def clean(words: str) -> str:
    """Return words that a workbook can hold: control characters are none of an officer's."""
    return "".join(c for c in words if c.isprintable()).lstrip("=")


@st.composite
def added(draw: st.DrawFn) -> Done:
    sheets = copy.deepcopy(TWO_MINDED)
    name = draw(st.sampled_from(("Hộ", "Thành viên")))
    old = draw(st.sampled_from(sheets[name][0]))
    words = clean(draw(wording(old)))
    values = draw(
        st.sampled_from(
            (("Có", "Không"), (300, 20), (9_000_000, 100_000), ("Thành thị",), ("x", None))
        )
    )
    sheets[name][0].append(words)
    for i, row in enumerate(sheets[name][1:]):
        row.append(values[i % len(values)])
    return Done(sheets, name, f"{get_column_letter(len(sheets[name][0]))}1")


@st.composite
def key_changed(draw: st.DrawFn) -> Done:
    sheets = copy.deepcopy(TWO_MINDED)
    at = draw(st.integers(0, len(sheets["Thông tin"]) - 1))
    old = str(sheets["Thông tin"][at][0])
    words = clean(draw(wording(old)))
    if draw(st.booleans()):
        sheets["Thông tin"][at][0] = words
        return Done(sheets, "Thông tin", None)
    value = draw(st.sampled_from((2023, "Nông thôn", "Xã Mỹ An Hưng A", 12, "Huyện Lai Vung")))
    sheets["Thông tin"].append([words, value])
    return Done(sheets, "Thông tin", None)


@st.composite
def sheet_changed(draw: st.DrawFn) -> Done:
    sheets = copy.deepcopy(AGREEING)
    name = draw(st.sampled_from(("Hộ", "Thành viên", "Thông tin")))
    new = draw(
        st.sampled_from(("Sheet1", "Nhân khẩu", "Hộ bổ sung", "Ấp Một", "Hộ (2)", "Trang cũ"))
    )
    if draw(st.booleans()):
        return Done({new if key == name else key: rows for key, rows in sheets.items()}, new, None)
    rows = copy.deepcopy(sheets[draw(st.sampled_from(("Hộ", "Thành viên")))])
    again = draw(st.booleans())
    for row in rows[1:]:
        row[0] = row[0] if again else f"{row[0]}-b"
    return Done({**sheets, new: rows}, new, None)


@st.composite
def dropped(draw: st.DrawFn) -> Done:
    sheets = copy.deepcopy(AGREEING)
    name = draw(st.sampled_from(("Hộ", "Thành viên", "Thông tin")))
    if draw(st.booleans()):
        del sheets[name]
        return Done(sheets, name, None)
    if name == "Thông tin":
        at = draw(st.integers(0, len(sheets[name]) - 1))
        del sheets[name][at]
    else:
        at = draw(st.integers(0, len(sheets[name][0]) - 1))
        for row in sheets[name]:
            del row[at]
    return Done(sheets, name, None)


@given(renamed())
@settings(max_examples=examples(20))
def test_a_renamed_heading_is_understood_or_named(done: Done) -> None:
    never_silent(TWO_MINDED, done)


@given(added())
@settings(max_examples=examples(20))
def test_an_added_column_changes_nothing_or_is_named(done: Done) -> None:
    never_silent(TWO_MINDED, done)


@given(key_changed())
@settings(max_examples=examples(20))
def test_a_changed_key_changes_nothing_or_is_named(done: Done) -> None:
    never_silent(TWO_MINDED, done)


@given(sheet_changed())
@settings(max_examples=examples(20))
def test_a_sheet_renamed_or_added_changes_nothing_or_is_named(done: Done) -> None:
    never_silent(AGREEING, done)


@given(dropped())
@settings(max_examples=examples(20))
def test_what_is_dropped_leaves_the_verdicts_or_is_named(done: Done) -> None:
    never_silent(AGREEING, done)
