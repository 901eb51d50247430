"""What supervision prints and writes: no word of guilt, sentences where nothing is concluded."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

from ravo.messages import say
from ravo.messages.texts.supervision import TEXTS
from ravo.supervision.crossings import Cells, concluded
from ravo.supervision.letters import reasons_by_row
from ravo.supervision.reviewers import ReviewerComparison, ReviewerFigure
from ravo.supervision.supervised import Supervision, supervise
from ravo.supervision.supervision_json import supervision_json
from ravo.supervision.supervision_page import supervision_page
from ravo.supervision.supervision_text import supervision_lines
from ravo.supervision.supervision_workbook import (
    write_sample_workbook,
    write_supervision_workbook,
)
from ravo.supervision.village_differences import village_differences
from ravo.supervision.words import (
    finding_words,
    remarks,
    settle_note,
    to_settle,
    to_visit,
    visit_counts,
)
from support.supervised_rows import LINES, a_district, supervised, texts

CODES = ("30169", "30172")
CROSSING = {"unit", "area", "line", "kind", "observed", "expected", "excess", "p", "verdict"}


def lifted() -> Supervision:
    """Return the supervision of a district where many households are just over the line."""
    return a_district(1600, 80)


@cache
def honest() -> Supervision:
    """Return the supervision of a few households without a year before and without a sample."""
    return supervise(supervised(60), LINES, (2024, None), None, CODES)


def test_the_contract() -> None:
    value = supervision_json(lifted(), "vi")
    assert set(value) >= {"schema", "crossings", "reviewers", "digits", "changes", "sample"}
    assert set(value["crossings"][0]) >= CROSSING
    first = value["crossings"][0]
    assert (first["unit"], first["area"], first["line"]) == ("Huyện Thử", "rural", 140)
    assert (first["kind"], first["verdict"]) == ("leave", "look")
    assert first["excess"] == first["observed"] - first["expected"]
    assert value["sample"]["size"] == len(value["sample"]["households"]) == 58


def test_a_line_that_is_to_be_looked_at_says_which_households_and_how_many() -> None:
    lines = list(supervision_lines(lifted(), "vi"))
    assert max(map(len, lines)) <= 80
    words = " ".join(" ".join(lines).split())
    assert "vừa vượt chuẩn 140 (điểm B1," in words
    assert "thăm lại các hộ" in words


def test_the_page_begins_with_whom_to_visit() -> None:
    page = supervision_page(lifted(), "vi")
    assert page.index("vừa vượt chuẩn 140") < page.index("Đã so sánh những gì")
    assert "không gửi xã" in page
    assert page.index("Số hộ thăm lại ở từng xã") < page.index("Đã so sánh những gì")
    assert "Không có gì khác thường" in supervision_page(honest(), "vi")


def test_nothing_unusual_is_a_sentence() -> None:
    words = " ".join(supervision_lines(honest(), "vi"))
    assert "Không có gì khác thường để thăm lại trong những gì so được" in words
    assert "Không có kết quả năm trước" in words
    assert "Chưa rút mẫu thăm lại" in words


def differing() -> Supervision:
    """Return a supervision in which two reviewers of one village differ, mirrored."""
    seen = [
        ReviewerFigure("Xã 1: Ấp 1", name, "blanks", 20, value, other, 0.0001, 0.001)
        for name, value, other in (("An", 0.5, 0.0), ("Bình", 0.0, 0.5))
    ]
    seen.append(ReviewerFigure("Xã 1: Ấp 2", "An", "blanks", 20, 0.1, 0.3, 0.5, 0.9))
    comparison = ReviewerComparison(tuple(seen), ())
    rows = {"Xã 1: Ấp 1": list(range(0, 60, 6))}
    villages = village_differences(comparison, lifted().households, rows, 7)
    return replace(lifted(), reviewers=comparison, villages=villages)


def test_a_village_of_two_reviewers_is_one_row_that_is_in_no_count(tmp_path: Path) -> None:
    one = differing()
    place = next(iter(to_settle(one, "vi")))
    assert place.where == "Xã 1: Ấp 1"
    assert "câu bỏ trống: 0,0 % và 50,0 % (các ấp khác 10,0 %)" in place.what
    # Three of each reviewer; the ten rows are five of An and five of Bình.
    assert place.drawn == 6
    (village,) = one.villages
    assert set(village.rows) <= set(range(0, 60, 6))
    assert "rút theo ngày đã công bố" in settle_note(one, "vi")
    none = replace(one, villages=(replace(village, rows=()),))
    assert "Công bố một ngày thì rút được" in settle_note(none, "vi")
    assert list(to_visit(one, "vi")) == list(to_visit(lifted(), "vi"))
    assert visit_counts(one) == visit_counts(lifted())
    assert reasons_by_row(one) == reasons_by_row(lifted())
    page = supervision_page(one, "vi")
    for printed in (page, "\n".join(supervision_lines(one, "vi"))):
        assert "50,0 %" in printed
        assert "Bình" not in printed
    path = tmp_path / "1.xlsx"
    write_supervision_workbook(one, path, "vi")
    drawn = list(load_workbook(path)["Ấp ghi khác nhau"].iter_rows(min_row=4, values_only=True))
    assert [row[1] for row in drawn] == [lifted().households.code[row] for row in village.rows]
    assert {row[3] for row in drawn} == {"An", "Bình"}


def test_the_counts_by_commune_add_up_to_those_of_the_letters() -> None:
    counts, named = visit_counts(lifted()), reasons_by_row(lifted())
    assert sum(every for _, _, every in counts.communes) == counts.every == len(named)
    assert [visit.households for visit in to_visit(lifted(), "vi")] == [
        number for number in counts.total if number
    ]
    assert sum(counts.total) - counts.every >= counts.several > 0
    assert f"Tất cả {counts.every} hộ, trong đó {counts.several} hộ" in supervision_page(
        lifted(), "vi"
    )


def test_changes_and_the_sample_are_reasons_to_visit() -> None:
    reasons = [(visit.where, visit.households) for visit in to_visit(lifted(), "vi")]
    sample = lifted().sample
    assert sample is not None
    assert ("Các xã", len(sample.rows)) in reasons
    near = lifted().crossings[0]
    assert (near.unit, len(near.rows)) in reasons
    assert len(near.rows) == near.crossing.at_line.near
    assert "Không có gì khác thường" not in " ".join(supervision_lines(lifted(), "vi"))


def test_a_line_that_nobody_crossed_is_not_a_line_where_nothing_is_unusual() -> None:
    one = concluded("enter", 200, Cells(0, 0), Cells(150, 120))
    assert (one.finding, one.expected) == ("too_few", None)
    assert finding_words(one, "vi") == "không có hộ nào để so"
    few = concluded("enter", 29, Cells(1, 0), Cells(150, 120))
    assert finding_words(few, "vi") == "quá ít để kết luận"
    assert concluded("enter", 200, Cells(1, 0), Cells(150, 120)).finding == "nothing"


def test_last_year_of_another_commune_is_no_comparison() -> None:
    rows = supervised(120)
    strangers = {name: np.full(120, np.nan) for name in rows.last}
    found = supervise(replace(rows, last=strangers), LINES, (2024, 2023), None, CODES)
    words = " ".join(supervision_lines(found, "vi"))
    assert "Không hộ nào của năm nay có trong số liệu năm 2023" in words
    assert "không ghi nên không so được" not in words
    assert "chưa so được với năm trước" in words


@pytest.mark.parametrize("years", [("now",), ("last",), ("now", "last")])
def test_floor_area_that_a_year_lacks_is_named_with_the_year(years: tuple[str, ...]) -> None:
    rows = supervised(120)
    unknown = np.full(120, np.nan)
    if "now" in years:
        rows = replace(rows, floor_area=unknown)
    if "last" in years:
        rows = replace(rows, last={**rows.last, "floor_area": unknown})
    found = supervise(rows, LINES, (2024, 2023), None, CODES)
    year = 2024 if "now" in years else 2023
    named = [line for line in remarks(found, "vi") if "Diện tích nhà ở" in line]
    assert named == [f"Năm {year} không ghi nên không so được: Diện tích nhà ở."]


def test_the_reviewers_that_are_printed_are_those_to_look_at(tmp_path: Path) -> None:
    write_supervision_workbook(differing(), tmp_path / "1.xlsx", "vi")
    sheet = load_workbook(tmp_path / "1.xlsx")["Rà soát viên"]
    findings = {row: sheet.cell(row, 9).value for row in range(1, sheet.max_row + 1)}
    looked = max(row for row, words in findings.items() if words == "cần thăm lại")
    assert sheet.print_area == f"'Rà soát viên'!$A$1:$I${looked}"
    assert findings[looked + 1] == "không có gì khác"


def test_villages_of_one_reviewer_are_counted_on_paper_and_named_below_it(tmp_path: Path) -> None:
    found = differing()
    alone = tuple(f"Xã 1: Ấp {n}" for n in (10, 2, 300))
    found = replace(found, reviewers=replace(found.reviewers, one_reviewer=alone))
    write_supervision_workbook(found, tmp_path / "1.xlsx", "vi")
    sheet = load_workbook(tmp_path / "1.xlsx")["Rà soát viên"]
    words = [str(row[0]) for row in sheet.iter_rows(values_only=True)]
    assert words[2].startswith("3 ấp chỉ có một rà soát viên")
    last = int(str(sheet.print_area).rpartition("$")[2])
    assert sheet.cell(last, 9).value in ("Kết luận", "cần thăm lại")
    below = words[last:]
    assert [line.partition(": không")[0] for line in below[-3:]] == [alone[1], alone[0], alone[2]]


def test_the_sheet_of_the_sample_goes_by_commune_and_by_the_number_of_the_village(
    tmp_path: Path,
) -> None:
    count = lifted().households.count
    rows = replace(
        lifted().households, village=texts(*(f"Ấp {n // 2 % 12 + 1}" for n in range(count)))
    )
    write_sample_workbook(replace(lifted(), households=rows), tmp_path / "mau.xlsx", "vi")
    sheet = load_workbook(tmp_path / "mau.xlsx")["Mẫu thăm lại"]
    places = [
        (row[1], int(str(row[2]).split()[1]))
        for row in sheet.iter_rows(min_row=5, values_only=True)
    ]
    assert places == sorted(places)
    assert {number for _, number in places} >= {2, 10}


def test_nobody_is_accused() -> None:
    for text in TEXTS.values():
        for words in text:
            assert not [bad for bad in ("gian lận", "fraud", "cheat") if bad in words.casefold()]


def test_the_workbook_has_the_crossings_and_the_sample(tmp_path: Path) -> None:
    path, again = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    write_supervision_workbook(lifted(), path, "vi")
    write_supervision_workbook(lifted(), again, "vi")
    assert path.read_bytes() == again.read_bytes()
    book = load_workbook(path)
    crossings = list(book["Qua chuẩn"].iter_rows(min_row=4, values_only=True))
    assert crossings[0][:5] == ("Huyện Thử", "nông thôn", "điểm B1", 140, "vượt lên")
    assert crossings[0][-1] == "cần thăm lại"
    near = list(book["Hộ vừa qua chuẩn"].iter_rows(min_row=4, values_only=True))
    assert len(near) == crossings[0][6]
    assert all(140 < float(str(row[6])) <= 145 and float(str(row[5])) <= 140 for row in near)
    few = tmp_path / "few.xlsx"
    write_supervision_workbook(a_district(1600, 80, 1), few, "vi")
    alone = list(load_workbook(few)["Qua chuẩn"].iter_rows(min_row=4, values_only=True))
    assert alone[0][-4:] == (None, None, None, "quá ít để kết luận")
    write_sample_workbook(lifted(), tmp_path / "mau.xlsx", "vi")
    sample = list(
        load_workbook(tmp_path / "mau.xlsx")["Mẫu thăm lại"].iter_rows(min_row=5, values_only=True)
    )
    assert len(sample) == 58
    # A reviewer is named for the district, never beside a household to visit.
    assert "An" not in {cell for row in sample for cell in row}


def test_the_page_begins_with_the_notice_of_invented_data() -> None:
    notice = say("sample.notice", "vi")
    page = supervision_page(replace(lifted(), invented={"Xã A": True}), "vi")
    assert page.count(notice) == 1
    assert notice in page.partition("</header>")[0]
    assert notice not in supervision_page(lifted(), "vi")
