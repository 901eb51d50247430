"""What supervision prints and writes: no word of guilt, sentences where nothing is concluded."""

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from ravo.messages.texts.supervision import TEXTS
from ravo.supervision.letters import reasons_by_row
from ravo.supervision.reviewers import ReviewerComparison, ReviewerFigure
from ravo.supervision.supervised import supervise
from ravo.supervision.supervision_json import supervision_json
from ravo.supervision.supervision_page import supervision_page
from ravo.supervision.supervision_text import supervision_lines
from ravo.supervision.supervision_workbook import write_supervision_workbook
from ravo.supervision.words import to_visit, visits_by_commune
from support.supervised_rows import LINES, a_district, supervised

CODES = ("30169", "30172")
LIFTED = a_district(1600, 80)
HONEST = supervise(supervised(60), LINES, (2024, None), None, CODES)
CROSSING = {"unit", "area", "line", "kind", "observed", "expected", "excess", "p", "verdict"}


def test_the_contract() -> None:
    value = supervision_json(LIFTED, "vi")
    assert set(value) >= {"schema", "crossings", "reviewers", "digits", "changes", "sample"}
    assert set(value["crossings"][0]) >= CROSSING
    first = value["crossings"][0]
    assert (first["unit"], first["area"], first["line"]) == ("Huyện Thử", "rural", 140)
    assert (first["kind"], first["verdict"]) == ("leave", "look")
    assert first["excess"] == first["observed"] - first["expected"]
    assert value["sample"]["size"] == len(value["sample"]["households"]) == 58


def test_a_line_that_is_to_be_looked_at_says_which_households_and_how_many() -> None:
    lines = list(supervision_lines(LIFTED, "vi"))
    assert max(map(len, lines)) <= 80
    words = " ".join(" ".join(lines).split())
    assert "vừa vượt chuẩn 140 (điểm B1," in words
    assert "thăm lại các hộ" in words


def test_the_page_begins_with_whom_to_visit() -> None:
    page = supervision_page(LIFTED, "vi")
    assert page.index("vừa vượt chuẩn 140") < page.index("Đã so sánh những gì")
    assert "không gửi xã" in page
    # The numbers by commune are those of the letters, each household once.
    named = reasons_by_row(LIFTED)
    everywhere = [every for _, _, every in visits_by_commune(LIFTED)]
    assert sum(everywhere) == len(named)
    assert page.index("Số hộ thăm lại ở từng xã") < page.index("Đã so sánh những gì")
    assert "Không có gì khác thường" in supervision_page(HONEST, "vi")


def test_nothing_unusual_is_a_sentence() -> None:
    words = " ".join(supervision_lines(HONEST, "vi"))
    assert "Không có gì khác thường để thăm lại." in words
    assert "Không có kết quả năm trước" in words
    assert "Chưa rút mẫu thăm lại" in words


def test_a_reviewer_is_named_in_the_workbook_alone() -> None:
    figure = ReviewerFigure("Xã 1: Ấp 1", "Trần Văn Rà", "blanks", 20, 0.5, 0.0, 0.0001, 0.001)
    one = replace(LIFTED, reviewers=ReviewerComparison((figure,), ()))
    assert any("Trần Văn Rà" in visit.why for visit in to_visit(one, "vi"))
    assert "Trần Văn Rà" not in " ".join(supervision_lines(one, "vi"))
    assert "Trần Văn Rà" not in supervision_page(one, "vi")
    assert "một rà soát viên" in supervision_page(one, "vi")


def test_changes_and_the_sample_are_reasons_to_visit() -> None:
    reasons = [(visit.where, visit.households) for visit in to_visit(LIFTED, "vi")]
    assert LIFTED.sample is not None
    assert ("Các xã", len(LIFTED.sample.rows)) in reasons
    near = LIFTED.crossings[0]
    assert (near.unit, len(near.rows)) in reasons
    assert len(near.rows) == near.crossing.at_line.near
    assert "Không có gì khác thường" not in " ".join(supervision_lines(LIFTED, "vi"))


def test_nobody_is_accused() -> None:
    for text in TEXTS.values():
        for words in text:
            assert not [bad for bad in ("gian lận", "fraud", "cheat") if bad in words.casefold()]


def test_the_workbook_has_the_crossings_and_the_sample(tmp_path: Path) -> None:
    path, again = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    write_supervision_workbook(LIFTED, path, "vi")
    write_supervision_workbook(LIFTED, again, "vi")
    assert path.read_bytes() == again.read_bytes()
    book = load_workbook(path)
    crossings = list(book["Qua chuẩn"].iter_rows(min_row=4, values_only=True))
    assert crossings[0][:5] == ("Huyện Thử", "nông thôn", "điểm B1", 140, "vượt lên")
    assert crossings[0][-1] == "cần thăm lại"
    near = list(book["Hộ vừa qua chuẩn"].iter_rows(min_row=4, values_only=True))
    assert len(near) == crossings[0][6]
    assert all(140 < float(str(row[5])) <= 145 and float(str(row[4])) <= 140 for row in near)
    few = tmp_path / "few.xlsx"
    write_supervision_workbook(a_district(1600, 80, 1), few, "vi")
    alone = list(load_workbook(few)["Qua chuẩn"].iter_rows(min_row=4, values_only=True))
    assert alone[0][-4:] == (None, None, None, "quá ít để kết luận")
    sample = list(book["Mẫu thăm lại"].iter_rows(min_row=5, values_only=True))
    assert len(sample) == 58
    # A reviewer is named for the district, never beside a household to visit.
    assert "An" not in {cell for row in sample for cell in row}
