"""Households that this year's review has not come to yet, in a comparison of two years."""

from pathlib import Path
from typing import Any

from ravo.changes.comparison import Changes, compare
from ravo.changes.output.terminal import changes_text
from ravo.changes.output.workbook import write_changes
from ravo.changes.year import year_of
from ravo.pipeline.reviews import review_workbook
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from support import books

BLANK = {**dict.fromkeys(books.ANSWERS), "Điểm B1": None, "Phân loại đầu kỳ": "Hộ nghèo"}


def judged(path: Path, year: int, homes: list[dict[str, Any]]) -> Any:
    book = books.write(path / f"{year}.xlsx", homes, info={"Năm rà soát": year})
    return review_workbook(book, load_settings(ReadOptions())).review


def compared(path: Path, *last: dict[str, Any]) -> Changes:
    codes = [f"H{n}" for n in range(1, 4)]
    old = judged(path, 2023, [books.household(code) for code in codes])
    new = judged(path, 2024, list(last))
    return compare(year_of(2023, [old]), year_of(2024, [new]))


def test_a_list_not_filled_in_yet_has_one_line_and_no_difference(tmp_path: Path) -> None:
    changes = compared(tmp_path, *(books.household(f"H{n}", **BLANK) for n in range(1, 4)))
    assert changes.breaches == ()
    assert [(f.code, f.params["count"]) for f in changes.faults] == [("RV-650", 3)]
    said = changes_text(changes, "vi")
    assert said.startswith("Năm 2024: 3 hộ chưa rà soát.")
    assert "Chưa rõ biến động" not in said
    assert "Nguyên nhân đổi loại" not in said
    assert changes.counts() == {"undetermined": 3}


def test_a_household_that_lacks_an_answer_is_still_a_difference(tmp_path: Path) -> None:
    """Of three one stayed, one was not reviewed and one lacks its evidence: that one is behind."""
    lacking = books.household("H2", **{**BLANK, "4. Bảo hiểm y tế": "Có"})
    stayed = books.household("H1", **{"Phân loại đầu kỳ": "Hộ nghèo"})
    changes = compared(tmp_path, stayed, lacking, books.household("H3", **BLANK))
    codes = [changes.rows["new"].to_numpy()[breach.rows].tolist() for breach in changes.breaches]
    assert codes == [[1], [1]]
    assert [breach.difference for breach in changes.breaches] == [-1, -2]
    said = changes_text(changes, "vi")
    assert "1 hộ chưa rõ biến động, 1 hộ chưa rà soát" in said
    write_changes(changes, tmp_path / "so-sanh.xlsx", "vi")
