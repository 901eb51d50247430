"""What an answer means: Thiếu hụt or Có, columns the wrong way round, households deprived of
all.
"""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from ravo.blanks.survey import write_template
from ravo.contract.columns import columns_of
from ravo.corrections.reader import read_corrections
from ravo.criteria import edition_for_year
from support import books
from support.reviews import codes, review

EDITION = edition_for_year(2024)
WATER, TOILET = books.ANSWERS[8], books.ANSWERS[9]
SOURCE = "Nguồn nước chính"


def homes(count: int, apart: int, **more: Any) -> list[dict[str, Any]]:
    """Return households with two deprivations besides water, `apart` of them against the facts."""
    rows = []
    for number in range(count):
        good = number >= apart
        answer, water = ("Không", "Nước máy") if good else ("Có", "Nước máy")
        two = dict.fromkeys(books.ANSWERS[number % 3 :][:2], "Có")
        row = books.household(f"H{number}", 0, **two, **{WATER: answer, SOURCE: water}, **more)
        rows.append(row)
    return rows


# the form


def test_the_form_says_what_an_answer_means(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx", EDITION, 2024)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Hộ"]
    headings: list[Any] = [cell.value for cell in sheet[1]]
    at = headings.index("Thiếu hụt 4. Bảo hiểm y tế")
    letter = get_column_letter(at + 1)
    rule = next(
        r for r in sheet.data_validations.dataValidation if str(r.sqref).startswith(f"{letter}2:")
    )
    assert rule.formula1 == '"Thiếu hụt,Không thiếu hụt"'
    assert "không có bảo hiểm y tế" in rule.prompt
    assert len([h for h in headings if h.startswith("Thiếu hụt ") and h[10].isdigit()]) == 12


def test_every_rule_fits_a_hint_of_excel() -> None:
    from ravo.blanks.instructions import hint_of

    for year in (2016, 2024, 2027):
        for column in columns_of("households", edition_for_year(year).indicators):
            assert len(hint_of(column)) <= 255, column.heading


@pytest.mark.parametrize("front", ["", "Thiếu hụt "])
@pytest.mark.parametrize(
    ("yes", "no"),
    [("Có", "Không"), ("Thiếu hụt", "Không thiếu hụt"), ("THIẾU HỤT", "khong thieu hut"), (1, 0)],
)
def test_both_headings_and_both_ways_of_answering_are_read(
    tmp_path: Path, front: str, yes: object, no: object
) -> None:
    row = {
        (front + key if key in books.ANSWERS else key): (
            (yes if value == "Có" else no) if key in books.ANSWERS else value
        )
        for key, value in books.household("H1", 3).items()
    }
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    assert codes(found) == []
    assert found.verdicts.klass.tolist() == ["poor"]
    assert found.verdicts.fewest.tolist() == [3]


@pytest.mark.parametrize("word", ["TH", "KTH", "đạt", "thiếu hay không", "không rõ thiếu hụt"])
def test_a_word_that_may_mean_either_is_asked(tmp_path: Path, word: str) -> None:
    found = review(books.write(tmp_path / "a.xlsx", [books.household("H1", **{WATER: word})]))
    assert codes(found) == ["RV-204"]


def test_thieu_hut_is_no_answer_to_a_fact(tmp_path: Path) -> None:
    row = books.household("H1", **{"Tường bền chắc": "Thiếu hụt"})
    assert codes(review(books.write(tmp_path / "a.xlsx", [row]))) == ["RV-204"]


# columns the wrong way round


@pytest.mark.parametrize(("count", "apart"), [(20, 18), (30, 27), (40, 40)])
def test_a_reversed_column_decides_nothing_and_facts_do_not_stand_in(
    tmp_path: Path, count: int, apart: int
) -> None:
    found = review(books.write(tmp_path / "a.xlsx", homes(count, apart)))
    told = [fault for fault in found.faults if fault.code == "RV-356"]
    assert len(told) == 1
    params = told[0].params
    assert (params["apart"], params["known"], params["answers"]) == (apart, count, count)
    assert set(found.verdicts.klass) == {"undetermined"}
    assert "RV-352" not in codes(found)


@pytest.mark.parametrize(("count", "apart"), [(19, 19), (20, 17), (30, 26)])
def test_below_the_share_or_the_number_answers_decide_with_a_warning_each(
    tmp_path: Path, count: int, apart: int
) -> None:
    found = review(books.write(tmp_path / "a.xlsx", homes(count, apart)))
    assert codes(found) == ["RV-352"] * apart
    assert found.verdicts.klass.tolist() == ["poor"] * apart + ["near_poor"] * (count - apart)


def test_households_whose_class_does_not_rest_on_the_column_keep_it(tmp_path: Path) -> None:
    rows = homes(20, 20)
    rows[0]["Điểm B1"] = 300
    rows[1] = books.household("H1", 4, **{WATER: "Có", SOURCE: "Nước máy"})
    found = review(books.write(tmp_path / "a.xlsx", rows))
    assert found.verdicts.klass.tolist()[:3] == ["not_poor", "poor", "undetermined"]


def test_the_option_says_that_the_answers_are_right(tmp_path: Path) -> None:
    path = books.write(tmp_path / "a.xlsx", homes(20, 20))
    found = review(path, answers_confirmed=True)
    assert codes(found) == ["RV-352"] * 20
    assert set(found.verdicts.klass) == {"poor"}


@pytest.mark.parametrize("household", ["", "*"])
def test_a_correction_of_the_named_cell_or_of_the_column_says_so_too(
    tmp_path: Path, household: str
) -> None:
    path = books.write(tmp_path / "a.xlsx", homes(20, 20))
    told = next(fault for fault in review(path).faults if fault.code == "RV-356")
    file = tmp_path / "dinh-chinh.csv"
    file.write_text(
        "Mã hộ,Trang,Cột,Giá trị cũ,Giá trị mới,Lý do,Người sửa,Ngày\n"
        f"{household or told.household},Hộ,{WATER},Có,đúng như vậy,mỗi hộ đã xem lại,Lê Văn "
        "Soát,14/12/2024\n",
        encoding="utf-8",
    )
    found = review(path, corrections=read_corrections(file))
    assert "RV-356" not in codes(found)
    assert set(found.verdicts.klass) == {"poor"}


@pytest.mark.parametrize(("deprived", "told"), [(19, True), (18, False), (20, True)])
def test_a_column_deprived_nearly_throughout_without_facts_is_told_once(
    tmp_path: Path, deprived: int, told: bool
) -> None:
    rows = [
        books.household(f"H{n}", 0, **{TOILET: "Có" if n < deprived else "Không"})
        for n in range(20)
    ]
    found = review(books.write(tmp_path / "a.xlsx", rows))
    assert codes(found) == ["RV-357"] * told
    assert "undetermined" not in found.verdicts.klass


def test_facts_that_agree_answer_the_question(tmp_path: Path) -> None:
    rows = [books.household(f"H{n}", 0, **{WATER: "Có", SOURCE: "Nguồn khác"}) for n in range(30)]
    assert codes(review(books.write(tmp_path / "a.xlsx", rows))) == []


# households


@pytest.mark.parametrize(("deprived", "told"), [(9, []), (10, ["RV-355"]), (12, ["RV-355"])])
def test_a_household_deprived_of_nearly_all_is_asked_about_and_keeps_its_class(
    tmp_path: Path, deprived: int, told: list[str]
) -> None:
    found = review(books.write(tmp_path / "a.xlsx", [books.household("H1", deprived)]))
    assert codes(found) == told
    assert found.verdicts.klass.tolist() == ["poor"]


@pytest.mark.parametrize(
    ("column", "sheet", "told"),
    [
        (WATER, "Hộ", []),
        ("Thiếu hụt " + WATER, "", []),
        ("Điểm B1", "Hộ", ["RV-472"]),
        ("Cột không có", "", ["RV-472"]),
        (WATER, "Thành viên", ["RV-472"]),
    ],
)
def test_a_line_about_a_whole_column_that_confirms_nothing_is_told(
    tmp_path: Path, column: str, sheet: str, told: list[str]
) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household("H1")])
    file = tmp_path / "dinh-chinh.csv"
    file.write_text(
        "Mã hộ,Trang,Cột,Giá trị cũ,Giá trị mới,Lý do,Người sửa,Ngày\n"
        f"*,{sheet},{column},,đúng như vậy,đã xem lại,Lê Văn Soát,14/12/2024\n",
        encoding="utf-8",
    )
    assert codes(review(path, corrections=read_corrections(file))) == told
