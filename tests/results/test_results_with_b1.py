"""Workbooks with B1 answers: which evidence decides, what is warned of, what every output says."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pandas as pd
import pytest

from ravo.cli import app
from ravo.console import run
from ravo.results import b1_table
from ravo.results.columns import result_columns
from ravo.results.explanation import explanation_html, explanation_json, explanation_text
from ravo.results.machine import write_csv, write_parquet
from ravo.results.workbook import write_results
from ravo.review.explainer import explain
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.score_table import store
from ravo.score_table.answers import score_table_columns
from ravo.score_table.model import ScoreTable
from ravo.score_table.reader import read_score_table
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from ravo.xlsx.blocks import BlockSheet
from support import books
from support.made_up_score_table import (
    ANSWERS,
    BOATS,
    DOCUMENT,
    LAND,
    NOT_SCORED,
    write_made_up,
)
from support.plain_blocks import even_parts, put_plainly
from support.results_json import results_json
from support.reviews import codes

pytestmark = pytest.mark.usefixtures("kept_tables")

MEKONG = 6
URBAN_COMMUNE = {"Xã/phường/thị trấn": "Thị trấn Lấp Vò"}
NO_TOTAL = {"Điểm B1": None}


B1 = 130.0


def row(grid: ScoreTable, code: str = "H1", deprived: int = 3, /, **answers: Any) -> dict[str, Any]:
    """Return a household by headings that answered as in ANSWERS, changed by column id."""
    headings = {column.id: column.heading for column in score_table_columns(grid)}
    said = {k: v for k, v in {**ANSWERS, **answers}.items() if k in headings}
    more = {k: v for k, v in answers.items() if k not in headings}
    return books.household(
        code, deprived, **{**NO_TOTAL, **{headings[k]: v for k, v in said.items()}, **more}
    )


Score = Callable[..., Review]
AS_USUAL = ReadSettings()


@pytest.fixture
def score_rows(tmp_path: Path, boats_table: ScoreTable) -> Score:
    def read(
        *rows: dict[str, Any],
        info: Mapping[str, Any] | None = None,
        wanted: ReadSettings = AS_USUAL,
        used: ScoreTable | None = boats_table,
    ) -> Review:
        path = books.write(tmp_path / "xa.xlsx", rows, info=info)
        return judge(read_survey(path, replace(wanted, grid_for=lambda edition: used)))

    return read


def outcome(review: Review, record: int = 0) -> tuple[Any, Any, Any]:
    verdicts = review.verdicts
    return verdicts.klass[record], verdicts.evidence[record], float(verdicts.value[record])


def test_answers_are_scored_by_the_column_of_the_communes_region(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    assert outcome(score_rows(row(boats_table))) == ("poor", "b1_grid", B1)


@pytest.mark.parametrize(("pigs", "klass"), [(6, "poor"), (7, "not_poor")])
def test_both_sides_of_the_line(
    boats_table: ScoreTable, score_rows: Score, pigs: int, klass: str
) -> None:
    # 130 + 1.5 for each pig: 139 and 140.5 against 140.
    assert outcome(score_rows(row(boats_table, b1_05_1=pigs))) == (
        klass,
        "b1_grid",
        B1 + 1.5 * pigs,
    )


def test_an_urban_household_has_the_urban_column(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    review = score_rows(row(boats_table), info=URBAN_COMMUNE)
    assert outcome(review) == ("poor", "b1_grid", 67.0)


def test_the_land_exception_gives_an_urban_household_rural_points(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    review = score_rows(row(boats_table, b1_nl_2="Có"), info=URBAN_COMMUNE)
    assert outcome(review) == ("poor", "b1_grid", 67.0 + 45.0)


def test_a_total_on_the_form_comes_first_and_a_difference_is_told(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    review = score_rows(row(boats_table, **{"Điểm B1": 150}))
    assert outcome(review) == ("not_poor", "b1", 150.0)
    (fault,) = [fault for fault in review.faults if fault.code == "RV-541"]
    assert fault.cell == "H2"
    assert fault.params["form"] == 150
    assert str(fault.params["computed"]).find("130") > 0
    assert "4: 45" in str(fault.params["items"])
    assert "RV-541" not in codes(score_rows(row(boats_table, **{"Điểm B1": 130})))


@pytest.mark.parametrize(("total", "told"), [(129.5, True), (130, False), (130.5, True)])
def test_a_total_is_compared_to_the_point(
    boats_table: ScoreTable, score_rows: Score, total: float, told: bool
) -> None:
    assert ("RV-541" in codes(score_rows(row(boats_table, **{"Điểm B1": total})))) is told


def test_a_total_is_compared_with_what_open_answers_allow(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    blank = {"b1_02": None}
    # Without item 2: 93 to 151.
    assert "RV-541" not in codes(score_rows(row(boats_table, **blank, **{"Điểm B1": 151})))
    assert "RV-541" not in codes(score_rows(row(boats_table, **blank, **{"Điểm B1": 93})))
    assert "RV-541" in codes(score_rows(row(boats_table, **blank, **{"Điểm B1": 92})))
    assert "RV-541" in codes(score_rows(row(boats_table, **blank, **{"Điểm B1": 152})))


INCOME = "Thu nhập bình quân (đồng/người/tháng)"


def test_answers_come_before_income_and_the_two_sides_are_told(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    review = score_rows(row(boats_table, **{INCOME: 1_600_000}))
    assert outcome(review) == ("poor", "b1_grid", B1)
    assert "RV-542" in codes(review)
    assert "RV-542" not in codes(score_rows(row(boats_table, **{INCOME: 1_400_000})))


def test_a_missing_answer_leaves_the_class_open_where_it_matters(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    review = score_rows(row(boats_table, b1_02=None))
    klass, kind, value = outcome(review)
    assert (klass, kind) == ("undetermined", "b1_grid")
    assert value != value
    assert review.verdicts.value_ends[0].tolist() == [93.0, 151.0]
    (fault,) = [fault for fault in review.faults if fault.code == "RV-511"]
    assert fault.params["answers"] == ["B1.2 Việc làm phi nông nghiệp"]


def test_a_missing_answer_that_cannot_matter_does_not(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    below = score_rows(row(boats_table, b1_03_2=None, b1_04_1=0))
    assert outcome(below)[:2] == ("poor", "b1_grid")
    # Without the tick 85 to 98 points, both below the line.
    assert below.verdicts.value_ends[0].tolist() == [85.0, 98.0]
    above = score_rows(row(boats_table, b1_05_2=5, b1_02=None))
    assert outcome(above)[:2] == ("not_poor", "b1_grid")
    assert "RV-511" not in codes(above)


def test_open_answers_give_way_to_measured_income(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    review = score_rows(row(boats_table, b1_02=None, **{INCOME: 1_400_000}))
    assert outcome(review) == ("poor", "income", 1_400_000.0)


def test_a_blank_exception_counts_as_neither(boats_table: ScoreTable, score_rows: Score) -> None:
    review = score_rows(row(boats_table, b1_nl_2=None), info=URBAN_COMMUNE)
    assert review.verdicts.value_ends[0].tolist() == [67.0, 112.0]
    rural = score_rows(row(boats_table, b1_nl_2=None))
    assert outcome(rural) == ("poor", "b1_grid", B1)


def test_no_answers_at_all_are_no_evidence(boats_table: ScoreTable, score_rows: Score) -> None:
    nothing = dict.fromkeys(ANSWERS)
    review = score_rows(row(boats_table, **nothing), row(boats_table, "H2"))
    assert outcome(review)[:2] == ("undetermined", None)
    assert outcome(review, 1)[1] == "b1_grid"
    review = score_rows(row(boats_table, **nothing, **{INCOME: 1_000_000}), row(boats_table, "H2"))
    assert outcome(review)[:2] == ("poor", "income")


def test_an_unknown_region_is_told_and_bounds_b1(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    info = {"Tỉnh/thành phố": "Tỉnh Không Có", "Xã/phường/thị trấn": "Xã Không Có"}
    review = score_rows(row(boats_table), info=info)
    assert "RV-543" in codes(review)
    assert review.verdicts.klass[0] == "poor"
    least, most = review.verdicts.value_ends[0].tolist()
    assert least < most == B1


def test_a_wrong_answer_is_a_fault_in_its_cell(boats_table: ScoreTable, score_rows: Score) -> None:
    review = score_rows(row(boats_table, b1_01="Mười người"))
    (fault,) = [fault for fault in review.faults if fault.code == "RV-203"]
    assert fault.column == "B1.1 Số người trong hộ"
    assert review.verdicts.klass[0] is None


def test_answers_without_a_grid_are_told_not_passed_over(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    review = score_rows(row(boats_table), used=None)
    assert "RV-545" in codes(review)
    assert review.b1 is None


def test_a_workbook_without_answers_asks_for_no_grid(tmp_path: Path) -> None:
    def asked(edition: object) -> ScoreTable | None:
        raise AssertionError(edition)

    path = books.write(tmp_path / "xa.xlsx", [books.household()])
    review = judge(read_survey(path, ReadSettings(grid_for=asked)))
    assert outcome(review) == ("poor", "b1", 120.0)
    assert review.b1 is None


def one_person(grid: ScoreTable) -> ScoreTable:
    return replace(grid, source=replace(grid.source, checked_by=None))


def test_one_persons_grid_is_marked_on_every_output(
    boats_table: ScoreTable, score_rows: Score, tmp_path: Path
) -> None:
    review = score_rows(row(boats_table), used=one_person(boats_table))
    assert "RV-544" in codes(review)
    assert results_json(review, "vi")["b1_grid"]["checked_by_two"] is False
    write_results(review, tmp_path / "kq.xlsx", "vi")
    book = openpyxl.load_workbook(tmp_path / "kq.xlsx")
    for name in ("Cách tính", "Điểm B1", "Bảng điểm B1"):
        cells = [str(cell.value) for line in book[name].iter_rows() for cell in line]
        assert any("CHỈ MỘT NGƯỜI" in cell for cell in cells)
    write_csv(review, tmp_path / "kq.csv", "vi")
    write_parquet(review, tmp_path / "kq.parquet", "vi")
    assert "mới một người kiểm tra" in (tmp_path / "kq.csv").read_text(encoding="utf-8")
    (reason,) = pd.read_parquet(tmp_path / "kq.parquet")["ly_do"]
    assert "mới một người kiểm tra" in reason
    found = explain(review, 0)
    assert "CHỈ MỘT NGƯỜI" in explanation_text(found, "vi")
    assert "CHỈ MỘT NGƯỜI" in explanation_html(found, "vi")
    assert explanation_json(found, "vi")["b1"]["grid"]["checked_by"] is None


def test_a_reason_that_no_grid_decided_says_nothing_of_it(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    review = score_rows(
        row(boats_table), row(boats_table, "H2", **{"Điểm B1": 130}), used=one_person(boats_table)
    )
    reasons = next(c.values for c in result_columns(review, "vi") if c.id == "ly_do")
    assert ["một người" in reason for reason in reasons] == [True, False]


def test_two_names_are_shown_and_nothing_is_warned(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    review = score_rows(row(boats_table))
    assert "RV-544" not in codes(review)
    text = explanation_text(explain(review, 0), "vi")
    assert "Trần Thị Nhập" in text
    assert "Lê Văn Soát" in text


def test_the_explanation_goes_item_by_item(boats_table: ScoreTable, score_rows: Score) -> None:
    review = score_rows(row(boats_table, b1_nl_1="Có"))
    page = explanation_json(explain(review, 0), "vi")["b1"]
    assert [(i["number"], i["answer"], i["least"]) for i in page["items"]] == [
        (1, "4 đến 6 người", 26),
        (2, "Có một người", 37),
        (3, "Xe máy", 22),
        (4, "1.000 m2 đất: 6", 45),
        (5, "không có", 0),
    ]
    assert page["columns"] == ["Nông thôn: Đồng bằng sông Cửu Long"]
    assert page["provinces"] == ["Tỉnh Đồng Tháp"]
    assert page["items"][2]["exceptions"] == [BOATS[0]]
    assert page["crossing"]["points"] == 10.5
    text = explanation_text(explain(review, 0), "vi")
    assert "1. Số người trong hộ: 4 đến 6 người → 26 điểm" in text
    assert "Tỉnh Đồng Tháp" in text


def told_of(review: Review, begin: str) -> list[str]:
    """Return the lines of the explanation of points that begin so, without the begin."""
    lines = map(str.strip, explanation_text(explain(review, 0), "vi").splitlines())
    return [line.removeprefix(begin) for line in lines if line.startswith(begin)]


BY_LAND = (
    "ngoại lệ: Hộ phường dùng mục đất, vật nuôi nông thôn; "
    "dùng cột Nông thôn: Đồng bằng sông Cửu Long"
)


@pytest.mark.parametrize(
    ("answers", "info", "begin", "words"),
    [
        ({}, None, "3. ", "Đồ dùng: Xe máy → 22 điểm"),
        ({"b1_nl_1": "Có"}, None, "3. ", "Đồ dùng: Xe máy → 22 điểm [ngoại lệ: Hộ gần sông nước]"),
        (
            {"b1_nl_2": "Có"},
            URBAN_COMMUNE,
            "4. ",
            f"Đất trồng: 1.000 m2 đất: 6 → 45 điểm [{BY_LAND}]",
        ),
        ({}, URBAN_COMMUNE, "4. ", "Đất trồng: 1.000 m2 đất: 6 → 0 điểm"),
        ({"b1_02": None}, None, "2. ", "Việc làm phi nông nghiệp: chưa trả lời → 0–58 điểm"),
        (
            {"b1_03_1": None},
            None,
            "3. ",
            "Đồ dùng: chưa rõ Tàu, thuyền; Xe máy → 22–47 điểm",
        ),
    ],
)
def test_an_item_is_explained_with_its_answer_and_what_makes_its_points(
    boats_table: ScoreTable,
    score_rows: Score,
    answers: dict[str, Any],
    info: Mapping[str, Any] | None,
    begin: str,
    words: str,
) -> None:
    # The items come before the indicators, which have numbers too.
    assert told_of(score_rows(row(boats_table, **answers), info=info), begin)[0] == words


def test_an_item_that_an_exception_takes_out_is_explained(
    tmp_path: Path, score_rows: Score
) -> None:
    other = read_score_table(write_made_up(tmp_path, exceptions=[NOT_SCORED])).grid
    assert other is not None
    assert told_of(score_rows(row(other, b1_nl_1="Có"), used=other), "2. ")[0] == (
        "Việc làm phi nông nghiệp: Có một người → 0 điểm "
        "[ngoại lệ: Hộ không tính mục 2; không tính điểm]"
    )


@pytest.mark.parametrize(
    ("info", "end"),
    [
        (
            None,
            "Nông thôn: Đồng bằng sông Cửu Long (vì hộ ở khu vực nông thôn; xã thuộc "
            "Tỉnh Đồng Tháp trước 1/7/2025, thuộc vùng Đồng bằng sông Cửu Long).",
        ),
        (URBAN_COMMUNE, "Thành thị (vì hộ ở khu vực thành thị)."),
        (
            {"Tỉnh/thành phố": "Tỉnh Không Có", "Xã/phường/thị trấn": "Xã Không Có"},
            "(chưa rõ khu vực hoặc vùng của hộ).",
        ),
    ],
)
def test_the_column_of_points_is_explained(
    boats_table: ScoreTable, score_rows: Score, info: Mapping[str, Any] | None, end: str
) -> None:
    (column,) = told_of(score_rows(row(boats_table), info=info), "Cột dùng: ")
    assert column.endswith(end)


def test_open_points_are_explained_by_their_bounds(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    open_ = score_rows(row(boats_table, b1_02=None))
    begin = "Điểm B1 còn từ "
    assert told_of(open_, begin) == ["93 đến 151 vì thiếu câu trả lời hoặc chưa rõ vùng."]
    assert told_of(open_, "Thay đổi nhỏ nhất để qua chuẩn: ") == []
    assert told_of(score_rows(row(boats_table)), begin) == []


def test_a_total_on_the_form_is_explained_as_what_decides(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    begin = "Phiếu ghi tổng điểm B1 = "
    with_total = score_rows(row(boats_table, **{"Điểm B1": 150}))
    assert told_of(with_total, begin) == ["150; tổng này quyết định."]
    assert told_of(with_total, "Cộng theo bảng điểm: ") == ["130 điểm."]
    assert told_of(score_rows(row(boats_table)), begin) == []


def test_a_tick_that_crosses_the_line_is_yes_or_no(
    boats_table: ScoreTable, score_rows: Score
) -> None:
    # 37 + 30 + 65 = 132; the television gives 13, the least that is enough.
    nothing = {"b1_01": "7 người trở lên", "b1_03_3": "Không", "b1_04_1": 0}
    review = score_rows(row(boats_table, **nothing, b1_05_1=20, b1_05_2=5))
    assert told_of(review, "Thay đổi nhỏ nhất để qua chuẩn: ") == [
        "mục 3 Ti vi: Không → Có (tăng 13 điểm)."
    ]


def test_results_have_the_distance_and_b1_item_by_item(
    boats_table: ScoreTable, score_rows: Score, tmp_path: Path
) -> None:
    far = row(boats_table, "H2", b1_02="Không có")
    open_ = row(boats_table, "H3", b1_02=None)
    review = score_rows(row(boats_table), far, open_)
    write_results(review, tmp_path / "kq.xlsx", "vi")
    book = openpyxl.load_workbook(tmp_path / "kq.xlsx")
    ids = [cell.value for cell in book["Kết quả"][2]]
    place = ids.index("khoang_cach_chuan")
    told = [line[place].value for line in book["Kết quả"].iter_rows(min_row=3, max_row=5)]
    # Seven pigs more are 10.5 points, and no other single answer gives less.
    assert told == ["tăng 10,5 điểm: mục 5 Con lợn: 0 → 7", None, None]
    sheet = book["Điểm B1"]
    assert sheet["A2"].value == (
        "Hộ nông thôn dùng cột của vùng Đồng bằng sông Cửu Long, vì xã thuộc Tỉnh Đồng Tháp "
        "trước 1/7/2025; hộ thành thị dùng cột Thành thị."
    )
    first = [cell.value for cell in sheet[5]]
    column = "Nông thôn: Đồng bằng sông Cửu Long"
    assert first == ["H1", column, None, 130, "1b: 26; 2b: 37; 3c: 22; 4a×6: 45; 5: 0"]
    open_row = [cell.value for cell in sheet[7]]
    assert open_row[3] == "93–151"
    assert open_row[4] == "1b: 26; 2?: 0–58; 3c: 22; 4a×6: 45; 5: 0"


def test_answers_stand_by_their_letters_and_the_grid_says_which(
    boats_table: ScoreTable, score_rows: Score, tmp_path: Path
) -> None:
    answers = {"b1_01": None, "b1_03_1": "Có", "b1_03_2": None, "b1_05_1": 2.5, "b1_05_2": 9}
    review = score_rows(
        row(boats_table, b1_nl_1="Có", **answers), row(boats_table, "H2", b1_04_1=None)
    )
    write_results(review, tmp_path / "kq.xlsx", "vi")
    book = openpyxl.load_workbook(tmp_path / "kq.xlsx")
    told = [[cell.value for cell in line][2:5:2] for line in book["Điểm B1"].iter_rows(min_row=5)]
    # Five of the nine buffaloes count: 65 points, and 2.5 pigs 3.75.
    assert told == [
        [BOATS[0], "1?: 0–51; 2b: 37; 3ab?c: 47–60; 4a×6: 45; 5a×2,5 b×9: 68,75"],
        [None, "1b: 26; 2b: 37; 3c: 22; 4a?: 0–45; 5: 0"],
    ]
    used = [[cell.value for cell in line] for line in book["Bảng điểm B1"].iter_rows(min_row=5)]
    assert used[0][:6] == [
        "Số mục",
        "Mục",
        "Cách tính",
        "Ký hiệu",
        "Câu trả lời",
        "Số lượng tối đa",
    ]
    letters = {line[3]: (line[4], line[5], *line[6:]) for line in used[1:13]}
    assert len(letters) == boats_table.answer_count
    assert letters["3a"] == ("Tàu, thuyền", None, 3, 4, 5, 9, 7, 8, 25)
    assert letters["5b"] == ("Con trâu, bò", 5, 0, 8, 9, 10, 11, 12, 13)
    assert BOATS[0] in str(used[14][0])


def test_households_of_both_areas_have_the_points_of_their_own(
    boats_table: ScoreTable, score_rows: Score, tmp_path: Path
) -> None:
    no_land = {"b1_nl_2": "Không"}
    homes = [
        row(boats_table, code, **no_land, **{"Khu vực": area})
        for code, area in (("H1", "Nông thôn"), ("H2", "Thành thị"))
    ]
    review = score_rows(*homes, info={"Khu vực": None})
    items = [home["b1"]["items"] for home in results_json(review, "vi")["households"]]
    assert [[item["least"] for item in each] for each in items] == [
        [26, 37, 22, 45, 0],
        [20, 31, 16, 0, 0],
    ]
    write_results(review, tmp_path / "kq.xlsx", "vi")
    sheet = openpyxl.load_workbook(tmp_path / "kq.xlsx")["Điểm B1"]
    lines = [[cell.value for cell in line][:4] for line in sheet.iter_rows(min_row=5)]
    assert lines == [
        ["H1", "Nông thôn: Đồng bằng sông Cửu Long", None, B1],
        ["H2", "Thành thị", None, 67],
    ]


def test_many_different_answers_are_written_as_a_few_are(
    boats_table: ScoreTable, score_rows: Score, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[dict[str, Any]] = [{}, {"b1_03_1": "Có", "b1_03_2": None}, {"b1_05_1": 2.5}, {}]
    review = score_rows(*(row(boats_table, f"H{n}", **own) for n, own in enumerate(answers)))

    def written() -> list[Any]:
        write_results(review, tmp_path / "kq.xlsx", "vi")
        sheet = openpyxl.load_workbook(tmp_path / "kq.xlsx")["Điểm B1"]
        return [[cell.value for cell in line] for line in sheet.iter_rows()]

    few = written()
    # The product of the numbers of different answers no longer fits a whole number.
    monkeypatch.setattr(b1_table, "LARGEST", 2)
    assert written() == few


def test_reasons_show_the_bounds_that_decided(boats_table: ScoreTable, score_rows: Score) -> None:
    review = score_rows(row(boats_table, b1_03_2=None, b1_04_1=0))
    (household,) = results_json(review, "vi")["households"]
    assert "85–98 ≤ 140" in household["reason"]
    assert household["citations"]
    assert household["evidence"] == {"kind": "b1_grid", "value": None, "line": 140}
    assert household["b1"]["items"][0] == {
        "item": 1,
        "answer": "4 đến 6 người",
        "least": 26.0,
        "most": 26.0,
    }
    open_ = score_rows(row(boats_table, b1_02=None))
    (household,) = results_json(open_, "vi")["households"]
    assert "từ 93 đến 151" in household["reason"]


def test_the_template_with_a_grid_is_read_back(tmp_path: Path, boats_table: ScoreTable) -> None:
    made = tmp_path / "bang.xlsx"
    file = write_made_up(tmp_path, exceptions=[LAND, BOATS])
    words = ["template", "--year", "2024", "--code", "30172", "--b1-grid", str(file)]
    assert run(app, [*words, "-o", str(made), "-q"]) == 0
    book = openpyxl.load_workbook(made)
    sheet = book["Hộ"]
    headings = [cell.value for cell in sheet[1]]
    at = headings.index("Điểm B1") + 1
    assert headings[at : at + 10] == [column.heading for column in score_table_columns(boats_table)]
    listed = [
        rule
        for rule in sheet.data_validations.dataValidation
        if "7 người trở lên" in str(rule.formula1)
    ]
    assert len(listed) == 1
    told = " ".join(str(line[0].value) for line in book["Hướng dẫn"].iter_rows(max_row=20))
    assert DOCUMENT in told
    assert "Người kiểm tra: Lê Văn Soát" in told
    for heading, value in row(boats_table).items():
        found = next(at for at, cell in enumerate(headings) if str(cell).endswith(heading))
        sheet.cell(2, found + 1).value = value
    book["Thông tin"]["B8"], book["Thông tin"]["B9"] = 2000, 7000
    book.save(made)
    review = judge(read_survey(made, ReadSettings(grid_for=lambda edition: boats_table)))
    assert outcome(review) == ("poor", "b1_grid", B1)


def test_the_kept_grid_is_used_without_asking_and_a_file_instead_of_it(
    tmp_path: Path, boats_table: ScoreTable, capsys: pytest.CaptureFixture[str]
) -> None:
    book = str(books.write(tmp_path / "xa.xlsx", [row(boats_table)]))
    score_json = ["score", book, "--format", "json", "-q"]
    file = tmp_path / "grids"
    file.mkdir()
    path = str(write_made_up(file, exceptions=[LAND, BOATS]))
    run(app, [*score_json, "--grid", path])
    with_file = json.loads(capsys.readouterr().out)
    assert with_file["households"][0]["evidence"]["kind"] == "b1_grid"
    run(app, score_json)
    without = json.loads(capsys.readouterr().out)
    assert without["households"][0]["evidence"]["kind"] is None
    assert "RV-545" in [fault["code"] for fault in without["faults"]]
    assert run(app, ["b1", "import", path, "--edition", "nd07-2021", "-q"]) == 0
    capsys.readouterr()
    run(app, score_json)
    kept = json.loads(capsys.readouterr().out)
    assert kept["households"][0]["evidence"] == {"kind": "b1_grid", "value": 130, "line": 140}
    assert run(app, ["explain", book, "--household", "H1", "--officer", "--grid", path, "-q"]) == 0
    assert "Điểm B1 từng mục" in capsys.readouterr().out


def test_an_altered_kept_grid_stops_only_workbooks_with_answers(
    tmp_path: Path, boats_table: ScoreTable, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = store.store(boats_table, "nd07-2021", "a.xlsx")
    kept.path.write_bytes(kept.path.read_bytes() + b" ")
    plain = str(books.write(tmp_path / "plain.xlsx", [books.household()]))
    answers = str(books.write(tmp_path / "answers.xlsx", [row(boats_table)]))
    assert run(app, ["check", plain, "--format", "json", "-q"]) == 0
    assert run(app, ["check", answers, "-q"]) == 3
    assert "RV-184" in capsys.readouterr().err


def test_a_grid_file_with_faults_is_refused_before_any_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Bảng điểm"]["G4"] = None

    path = write_made_up(tmp_path, change=change)
    assert run(app, ["check", str(tmp_path / "khong-co.xlsx"), "--grid", str(path)]) == 3
    assert "RV-187" in capsys.readouterr().err


def test_an_item_not_scored_gives_no_points(tmp_path: Path, score_rows: Score) -> None:
    other = read_score_table(write_made_up(tmp_path, exceptions=[NOT_SCORED])).grid
    assert other is not None
    answers = {k: v for k, v in ANSWERS.items() if not k.startswith("b1_nl")}
    review = score_rows(row(other, **{**answers, "b1_nl_1": "Có"}), used=other)
    assert outcome(review) == ("poor", "b1_grid", B1 - 37)


def one_year(
    tmp_path: Path, grid: ScoreTable, year: int, *, by_two: bool, results: bool
) -> tuple[Path, str]:
    """Write a commune's year scored by a grid: results, or the survey; return it with the grid."""
    folder = tmp_path / str(year)
    folder.mkdir()
    source = None if by_two else {"Người kiểm tra": None}
    path = write_made_up(folder, source=source, exceptions=[LAND, BOATS])
    book = books.write(folder / "xa.xlsx", [row(grid)], info={"Năm rà soát": year})
    if results:
        run(app, ["score", str(book), "--grid", str(path), "-q"])
        book = folder / "xa.ket-qua.xlsx"
    return book, str(path)


@pytest.mark.parametrize("results", [True, False])
@pytest.mark.parametrize("by_two", [True, False])
def test_one_persons_grid_is_marked_on_what_is_made_of_results(
    tmp_path: Path,
    boats_table: ScoreTable,
    capsys: pytest.CaptureFixture[str],
    results: bool,
    by_two: bool,
) -> None:
    old, _ = one_year(tmp_path, boats_table, 2023, by_two=True, results=True)
    new, file = one_year(tmp_path, boats_table, 2024, by_two=by_two, results=results)
    capsys.readouterr()
    grid_words = [] if results else ["--grid", file]
    run(app, ["report", str(new), "--previous", str(old), "-o", str(tmp_path / "bc"), *grid_words])
    told = capsys.readouterr().err
    report = json.loads((tmp_path / "bc" / "report.json").read_text(encoding="utf-8"))
    sheet = openpyxl.load_workbook(tmp_path / "bc" / "bieu-mau.xlsx")["Đối chiếu"]
    words = [str(cell.value) for line in sheet.iter_rows() for cell in line]
    page = (tmp_path / "bc" / "bao-cao.html").read_text(encoding="utf-8")
    letter = "\n".join(
        line.text for line in docx.Document(str(tmp_path / "bc" / "bao-cao.docx")).paragraphs
    )
    run(app, ["diff", str(old), str(new), "--format", "json", *grid_words])
    changes = json.loads(capsys.readouterr().out)
    mark = "mới một người kiểm tra"
    found = [
        "RV-480" in told,
        "RV-480" in {fault["code"] for fault in report["faults"]},
        any(mark in word for word in words),
        mark in page,
        mark in letter,
        "RV-480" in {fault["code"] for fault in changes["faults"]},
    ]
    assert found == [not by_two] * 6
    if not by_two:
        (fault,) = [item for item in changes["faults"] if item["code"] == "RV-480"]
        assert "2024" in fault["message"]
        assert "1 xã" in fault["message"]


def test_the_results_are_those_of_xlsxwriter_cell_by_cell(
    score_rows: Score, boats_table: ScoreTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        row(boats_table, f"H{n}", n % 5, **{"b1_04_1": n, "Họ và tên chủ hộ": "=1+1"})
        for n in range(9)
    ]
    review = score_rows(*rows, row(boats_table, "H9", b1_03_1=None))

    def written(name: str) -> dict[str, str]:
        path = tmp_path / name
        write_results(review, path, "vi")
        return even_parts(books.timeless(path.read_bytes()))

    blocks = written("blocks.xlsx")
    monkeypatch.setattr(BlockSheet, "put_block", put_plainly)
    assert blocks == written("plain.xlsx")
