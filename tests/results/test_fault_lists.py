"""`ravo check` and the closing table at 80 columns: order, initials, cells once, counts."""

import io
import re

import pytest

from ravo.faults import Fault
from ravo.messages import LANGS, Lang
from ravo.results.fault_list import faults_csv, faults_text
from ravo.results.summary import summarise
from ravo.results.terminal import print_closing
from ravo.review.review import Review
from support.small_reviews import build, household

HOMES = [
    household("30172-0001", 120, 4, head_name="Trần Hữu Đức"),
    household("30172-0002", 120, 1, head_name="Nguyễn Thị Lành"),
    household("30172-0003", 300, 1),
    household("30172-0003", 100, 5, head_name="Phạm Văn Bé"),
]
LONG = "Chọn một giá trị trong danh sách, rồi " * 4
FAULTS = (
    Fault("RV-207", "30172-0002", "Hộ", "I3", "Điểm B1", "x"),
    Fault("RV-207", "30172-0001", "Hộ", "H10", "Điểm B1", LONG[:60]),
    Fault("RV-214", sheet="Thông tin", cell="B8", params={"key": "Tổng số hộ dân cư"}),
    Fault("RV-207", "30172-0001", "Hộ", "H2", "Điểm B1", "x12"),
    Fault("RV-207", "30172-0001", "Hộ", "AB2", "Thu nhập", "y"),
    Fault("RV-207", "30172-0003", "Hộ", "H4", "Điểm B1", "z"),
    Fault("RV-412", sheet="Hộ"),
)


@pytest.fixture
def review_with_faults() -> Review:
    found = build(HOMES, faults=FAULTS)
    assert {fault.code for fault in found.faults} >= {fault.code for fault in FAULTS}
    return found


def places(text: str) -> list[str]:
    return re.findall(r"^  ((?:Trang|Sheet) .*)$", text, re.MULTILINE)


def test_faults_stand_by_sheet_and_row_with_the_heads_initials(review_with_faults: Review) -> None:
    found = [
        place
        for place in places(faults_text(review_with_faults, "vi"))
        if "Hộ" in place or "tin" in place
    ]
    wanted = [
        "Trang Thông tin, dòng 8",
        "Trang Hộ",
        "Trang Hộ, dòng 2, hộ 30172-0001 (T. H. Đ.)",
        "Trang Hộ, dòng 3, hộ 30172-0002 (N. T. L.)",
        "Trang Hộ, dòng 4, hộ 30172-0003",
        "Trang Hộ, dòng 10, hộ 30172-0001 (T. H. Đ.)",
    ]
    assert [place for place in found if place in wanted] == wanted
    assert not re.search(
        "Trần|Hữu|Lành|Phạm",
        faults_text(review_with_faults, "vi") + faults_text(review_with_faults, "en"),
    )


@pytest.mark.parametrize("lang", LANGS)
def test_a_cell_is_named_once_and_counts_by_kind_close_the_list(
    review_with_faults: Review, lang: Lang
) -> None:
    lines = faults_text(review_with_faults, lang).splitlines()
    entry = [line for line in lines if " RV-207" in line and "H2" in line]
    assert len(entry) == 1
    assert entry[0].count("H2") == 1
    closing = lines[
        lines.index(next(line for line in lines if line.startswith(("Cộng", "Total")))) :
    ]
    errors = sum(fault.severity == "error" for fault in review_with_faults.faults)
    numbers = [int(line.split()[0]) for line in closing[1:]]
    assert str(errors) in closing[0]
    assert sum(numbers) == len(review_with_faults.faults)
    assert any(line.strip().startswith("5 ") and "RV-207" in line for line in closing)


def test_a_fault_of_the_whole_file_comes_first_and_below_no_place() -> None:
    whole = Fault("RV-153", params={"path": "xa.xlsx"})
    lines = faults_text(build(HOMES[:1], faults=[FAULTS[3], whole]), "vi").splitlines()
    place = next(at for at, line in enumerate(lines) if "RV-153" in line)
    heading = next(at for at, line in enumerate(lines) if line.startswith("  Trang"))
    assert (place, heading > place) == (1, True)


def test_a_survey_without_faults_has_its_counts_only() -> None:
    text = faults_text(build(HOMES[:1], total_households=None, total_members=None), "vi")
    assert re.findall("RV-|Cộng", text) == []
    assert "Đọc 1 dòng = 1 chấm điểm" in text


def test_the_lines_of_a_second_workbook_have_no_heading() -> None:
    found = build(HOMES[:1], faults=FAULTS[3:4])
    heading, *rows = faults_csv(found, "vi", heading=True)
    assert heading.startswith("path,")
    assert list(faults_csv(found, "vi", heading=False)) == rows


def test_one_error_is_no_errors_in_english() -> None:
    found = build(HOMES[:1], faults=FAULTS[3:4])
    assert "Total: 1 error, 0 warnings." in faults_text(found, "en")


@pytest.mark.parametrize("lang", LANGS)
def test_lines_end_between_words_at_80(review_with_faults: Review, lang: Lang) -> None:
    whole, cut = faults_text(review_with_faults, lang), faults_text(review_with_faults, lang, 80)
    assert max(map(len, whole.splitlines())) > 80
    assert max(map(len, cut.splitlines())) <= 80
    assert whole.split() == cut.split()


@pytest.mark.parametrize("lang", LANGS)
def test_the_closing_table_wraps_no_cell_at_80(monkeypatch: pytest.MonkeyPatch, lang: Lang) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: True)
    names = ["Xã Mỹ An Hưng A", "Xã Tân Khánh Trung", "Thị trấn Lấp Vò"]
    print_closing([summarise(build(HOMES[:3], commune=name)) for name in names], lang, stream)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue()).rstrip().splitlines()
    assert max(map(len, lines)) <= 80
    assert len([line for line in lines if line.strip()]) == 2 * (1 + 1 + 3 + 1 + 1)
    for name in names:
        assert len([line for line in lines if line.startswith(name)]) == 2
    assert "…" not in stream.getvalue()
