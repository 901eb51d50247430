"""What visits found: agreement, shares by reviewer, cells that cannot be used; nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openpyxl import load_workbook

from ravo.faults import InputProblem
from ravo.messages import text
from ravo.results.words import class_word
from ravo.supervision.revisit_sheet import IDS, read_revisit_sheet
from ravo.supervision.revisits import RevisitCell, Revisits, class_of, revisits_of
from ravo.supervision.supervised import Supervision
from ravo.supervision.supervision_page import supervision_page
from ravo.supervision.supervision_text import supervision_lines
from ravo.supervision.supervision_workbook import (
    write_sample_workbook,
    write_supervision_workbook,
)
from ravo.supervision.words import revisit_lines
from support.supervised_rows import a_district

FIRST = 5
"""The row of the first household on the sheet."""
Fill = Callable[[Any, int], None]


def came_back(tmp_path: Path, fill: Fill) -> tuple[Supervision, Revisits]:
    """Return the sheet of a sample after `fill` has typed into each row of it."""
    supervision, path = a_district(100), tmp_path / "mau-tham-lai.xlsx"
    write_sample_workbook(supervision, path, "vi")
    book = load_workbook(path)
    sheet = book["Mẫu thăm lại"]
    for row in range(FIRST, sheet.max_row + 1):
        fill(sheet, row)
    book.save(path)
    return supervision, revisits_of(supervision.households, read_revisit_sheet(path))


def put(sheet: Any, row: int, id: str, value: object) -> None:
    """Type a value into the column of an id."""
    sheet.cell(row, IDS.index(id) + 1).value = value


def test_blank_rows_were_not_visited(tmp_path: Path) -> None:
    supervision, found = came_back(tmp_path, lambda sheet, row: None)
    assert supervision.sample is not None
    assert (found.listed, found.not_visited) == (len(supervision.sample.rows),) * 2
    assert (found.visited, found.faults, found.whole.visited) == ((), (), 0)


def test_classes_and_figures_are_compared_by_reviewer(tmp_path: Path) -> None:
    def fill(sheet: Any, row: int) -> None:
        put(sheet, row, "phan_loai_tham_lai", "Hộ cận nghèo" if row == FIRST else "hộ nghèo")
        put(sheet, row, "nhan_khau_tham_lai", 4 if row == FIRST + 1 else 3)

    _, found = came_back(tmp_path, fill)
    assert found.listed == len(found.visited)
    assert (found.whole.visited, found.whole.wrong) == (found.listed, 2)
    assert sum(share.wrong for share in found.by_reviewer.values()) == 2
    assert set(found.by_reviewer) == {"An", "Bình"}
    assert 0 < found.whole.lower < 2 / found.listed < found.whole.upper


@pytest.mark.parametrize(("away", "agrees"), [(5, True), (-5, True), (6, False), (None, None)])
def test_points_agree_within_their_range(
    tmp_path: Path, away: float | None, agrees: bool | None
) -> None:
    known = a_district(100).households

    def fill(sheet: Any, row: int) -> None:
        put(sheet, row, "phan_loai_tham_lai", "Hộ nghèo")
        code = sheet.cell(row, IDS.index("ma_ho") + 1).value
        if away is not None:
            put(sheet, row, "b1_tham_lai", float(known.b1[known.code.tolist().index(code)]) + away)

    _, found = came_back(tmp_path, fill)
    assert {one.b1_agrees for one in found.visited} == {agrees}
    assert found.whole.wrong == (found.listed if agrees is False else 0)


@pytest.mark.parametrize(
    ("id", "value", "code"),
    [
        ("ma_ho", "H9999", "RV-1425"),
        ("phan_loai_tham_lai", "Đúng", "RV-1426"),
        ("nhan_khau_tham_lai", "bốn", "RV-1427"),
        ("b1_tham_lai", "#N/A", "RV-1427"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_counted(
    tmp_path: Path, id: str, value: str, code: str
) -> None:
    def fill(sheet: Any, row: int) -> None:
        put(sheet, row, "phan_loai_tham_lai", "Hộ nghèo")
        if row == FIRST:
            put(sheet, row, id, value)

    _, found = came_back(tmp_path, fill)
    assert [fault.code for fault in found.faults] == [code]
    assert found.faults[0].cell == f"{'ABCDEFGHI'[IDS.index(id)] if code != 'RV-1425' else 'D'}5"
    assert found.listed == len(found.visited) + found.not_visited + found.unusable
    assert found.unusable == 1


def test_another_workbook_is_none(tmp_path: Path) -> None:
    from openpyxl import Workbook

    path = tmp_path / "khac.xlsx"
    Workbook().save(path)
    with pytest.raises(InputProblem) as caught:
        read_revisit_sheet(path)
    assert caught.value.fault.code == "RV-1428"


def test_one_household_counts_once_however_often_it_comes(tmp_path: Path) -> None:
    def fill(sheet: Any, row: int) -> None:
        put(sheet, row, "phan_loai_tham_lai", "Hộ cận nghèo")
        if row > FIRST:
            for column in range(2, sheet.max_column + 1):
                sheet.cell(row, column).value = sheet.cell(FIRST, column).value

    _, found = came_back(tmp_path, fill)
    assert (found.whole.visited, found.whole.wrong) == (1, 1)
    assert {fault.code for fault in found.faults} == {"RV-1429"}
    assert found.listed == 1 + found.unusable


def test_a_household_outside_the_sample_does_not_count(tmp_path: Path) -> None:
    supervision, _ = came_back(tmp_path, lambda sheet, row: None)
    assert supervision.sample is not None
    drawn = set(supervision.sample.rows)
    other = next(row for row in range(100) if row not in drawn)

    def fill(sheet: Any, row: int) -> None:
        put(sheet, row, "phan_loai_tham_lai", "N")
        if row == FIRST:
            put(sheet, row, "xa", supervision.households.commune[other])
            put(sheet, row, "ma_ho", supervision.households.code[other])
            put(sheet, row, "chu_ho", supervision.households.head[other])

    _, found = came_back(tmp_path, fill)
    assert [fault.code for fault in found.faults] == ["RV-1423"]
    assert len(found.visited) == found.listed - 1


def test_a_result_corrected_after_the_visit_does_not_hide_the_difference(tmp_path: Path) -> None:
    def fill(sheet: Any, row: int) -> None:
        put(sheet, row, "phan_loai_tham_lai", "Hộ cận nghèo" if row == FIRST else "Hộ nghèo")
        put(sheet, row, "nhan_khau_tham_lai", 4 if row == FIRST + 1 else 3)

    supervision, before = came_back(tmp_path, fill)
    first, second = (one.row for one in before.different)
    klass, size = supervision.households.klass.copy(), supervision.households.size.copy()
    klass[first], size[second] = "near_poor", 4
    now = replace(supervision.households, klass=klass, size=size)
    found = revisits_of(now, read_revisit_sheet(tmp_path / "mau-tham-lai.xlsx"))
    assert [one.row for one in found.different] == [first, second]
    assert found.whole == before.whole
    assert [(one.reclassed, one.corrected) for one in found.visited][:2] == [
        (True, True),
        (False, True),
    ]
    assert not any(one.corrected for one in found.visited[2:])
    shown = replace(supervision, households=now, revisits=found)
    text = " ".join(" ".join(supervision_lines(shown, "vi")).split())
    assert "1 hộ đã đổi loại, 1 hộ khác đã đổi" in text
    # The outcome of the visits comes first; the households are named, by code and not by reviewer.
    code = supervision.households.code
    assert text.index("Kết quả thăm lại") < text.index("Bảng này chỉ trả lời")
    assert "Không có gì khác thường" not in text
    page = supervision_page(shown, "vi")
    assert page.index('id="revisits"') < page.index('id="visit"')
    assert f"{code[first]}</td>" in page
    assert "phân loại: khi rà soát Hộ nghèo, khi thăm lại Hộ cận nghèo" in page
    assert "số nhân khẩu: khi rà soát 3, khi thăm lại 4" in page
    assert "Bình" not in page
    write_supervision_workbook(shown, tmp_path / "g.xlsx", "vi")
    rows = load_workbook(tmp_path / "g.xlsx")["Thăm lại thấy khác"].iter_rows(
        min_row=3, values_only=True
    )
    assert [row[2] for row in rows] == [code[first], code[second]]


def test_after_a_recheck_nothing_says_that_no_sample_was_drawn(tmp_path: Path) -> None:
    supervision, found = came_back(
        tmp_path, lambda sheet, row: put(sheet, row, "phan_loai_tham_lai", "Hộ nghèo")
    )
    quiet = replace(supervision, crossings=(), changes=(), digits=(), sample=None, revisits=found)
    for printed in (" ".join(supervision_lines(quiet, "vi")), supervision_page(quiet, "vi")):
        assert "0 trên" in printed
        assert "Không có gì khác thường" not in printed
        assert "Chưa rút mẫu" not in printed


def test_why_no_reviewer_has_a_share_is_a_sentence(tmp_path: Path) -> None:
    def fill(sheet: Any, row: int) -> None:
        if row < FIRST + 4:
            put(sheet, row, "phan_loai_tham_lai", "Hộ nghèo")

    supervision, found = came_back(tmp_path, fill)
    lines = list(revisit_lines(replace(supervision, revisits=found), "vi"))
    assert any(line.startswith("Theo từng rà soát viên: chưa ai có đủ 5 hộ") for line in lines)


def test_a_sheet_of_other_data_with_the_same_codes_is_named(tmp_path: Path) -> None:
    supervision, _ = came_back(
        tmp_path, lambda sheet, row: put(sheet, row, "phan_loai_tham_lai", "Hộ nghèo")
    )
    households = supervision.households
    sheet = read_revisit_sheet(tmp_path / "mau-tham-lai.xlsx")
    assert sheet.years == ("2024",)
    heads = np.array([f"Lê Thị {n}" for n in range(100)], dtype=object)
    other = revisits_of(replace(households, head=heads), sheet)
    assert {fault.code for fault in other.faults} == {"RV-1489"}
    assert other.unusable == other.listed
    # Communes that were not given are one warning, and no code is to be corrected.
    moved = np.where(households.commune == "Xã 1", "Xã 9", households.commune)
    left = revisits_of(replace(households, commune=moved), sheet)
    assert [fault.code for fault in left.faults] == ["RV-1490"]
    assert left.faults[0].params["communes"] == ["Xã 1"]
    assert left.listed == len(left.visited) + left.unusable
    assert 0 < left.unusable < left.listed


def test_figures_alone_are_a_visit_and_what_cannot_be_compared_is_in_no_share(
    tmp_path: Path,
) -> None:
    def fill(sheet: Any, row: int) -> None:
        if row == FIRST:
            put(sheet, row, "nhan_khau_tham_lai", 9)
        if row == FIRST + 1:
            put(sheet, row, "nhan_khau_tham_lai", 3)

    _, found = came_back(tmp_path, fill)
    assert (len(found.visited), found.whole.visited, found.whole.wrong) == (2, 2, 1)
    households = a_district(100).households
    sheet = read_revisit_sheet(tmp_path / "mau-tham-lai.xlsx")
    unclear, poor = RevisitCell("F5", class_word("undetermined", "vi")), RevisitCell("G5", "nghèo")
    lines = tuple(replace(line, reviewed=unclear, klass=poor) for line in sheet.lines[2:])
    open_ = revisits_of(households, replace(sheet, lines=lines))
    assert open_.visited
    assert (open_.whole.visited, open_.whole.wrong) == (0, 0)


@pytest.mark.parametrize(
    ("words", "klass"),
    [("Hộ nghèo", "poor"), ("nghèo", "poor"), ("cận nghèo", "near_poor"), ("CN", "near_poor")],
)
def test_classes_are_understood_as_people_write_them(words: str, klass: str) -> None:
    assert class_of(words) == klass
    assert class_of("không biết") is None


def test_a_merged_cell_has_its_value_in_every_row(tmp_path: Path) -> None:
    supervision, path = a_district(100), tmp_path / "mau-tham-lai.xlsx"
    write_sample_workbook(supervision, path, "vi")
    book = load_workbook(path)
    sheet = book["Mẫu thăm lại"]
    column = IDS.index("phan_loai_tham_lai") + 1
    sheet.cell(FIRST, column).value = "Hộ nghèo"
    sheet.merge_cells(start_row=FIRST, end_row=FIRST + 3, start_column=column, end_column=column)
    book.save(path)
    found = revisits_of(supervision.households, read_revisit_sheet(path))
    assert len(found.visited) == 4


@pytest.mark.parametrize("value", ["nan", -3, 1e9, 4.5, 0])
def test_figures_of_no_household_are_refused(tmp_path: Path, value: object) -> None:
    def fill(sheet: Any, row: int) -> None:
        if row == FIRST:
            put(sheet, row, "nhan_khau_tham_lai", value)

    _, found = came_back(tmp_path, fill)
    assert [fault.code for fault in found.faults] == ["RV-1427"]


def test_a_word_for_no_class_is_quoted_whole_or_not_at_all(tmp_path: Path) -> None:
    def fill(sheet: Any, row: int) -> None:
        for place, words in enumerate(("khá", "Nguyễn Thị Lan")):
            if row == FIRST + place:
                put(sheet, row, "phan_loai_tham_lai", words)

    _, found = came_back(tmp_path, fill)
    assert [fault.params["value"] for fault in found.faults] == [
        "khá",
        text("supervision.other_words"),
    ]
