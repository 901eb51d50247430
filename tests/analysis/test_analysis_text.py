"""The text of an analysis: 80 columns, sentences where there is no number."""

from dataclasses import replace
from math import nan

import pytest

from ravo.analysis.analysis_text import analysis_lines
from ravo.analysis.profile import Analysis, analyse
from ravo.messages.texts.analysis import TEXTS
from support.analysed_rows import ROWS, rows_of


def words(analysis: Analysis) -> str:
    """Return the lines as one text, its breaks gone."""
    lines = list(analysis_lines(analysis, "vi"))
    assert max(map(len, lines)) <= 80
    return " ".join(" ".join(lines).split())


def test_bounds_and_what_is_missing() -> None:
    shown = words(analyse(ROWS, 2, by="thon"))
    assert "H tỷ lệ thiếu hụt nhiều chiều: 50,00 – 75,00 %" in shown
    assert "Còn câu trả lời chưa biết" in shown
    assert "Chỉ có 4, ít hơn 30" in shown
    assert "(không ghi)" in shown
    assert "Không có kết quả năm trước" in shown
    assert "nan" not in shown.casefold()


def test_nobody_poor_is_a_sentence() -> None:
    shown = words(analyse(rows_of([[0, 0, 0, 0]], [1]), 2))
    assert "Không có ai thiếu hụt nhiều chiều" in shown
    assert "Còn câu trả lời" not in shown
    assert "nan" not in shown.casefold()


@pytest.mark.parametrize(
    ("answers", "is_open"),
    [([0, 0, 0, nan], True), ([1, 1, nan, nan], True), ([1, 1, 0, 0], False), ([0] * 4, False)],
)
def test_bounds_of_any_indicator_are_explained(answers: list[float], is_open: bool) -> None:
    assert ("Còn câu trả lời chưa biết" in words(analyse(rows_of([answers], [1]), 2))) is is_open


def test_a_change_and_its_parts() -> None:
    before = rows_of([[1, 1, 1, 1], [0, 0, 0, 0]], [1, 1], year=2023)
    now = rows_of([[1, 1, 0, 0], [0, 0, 0, 0]], [1, 1])
    assert (
        "M0 thay đổi −0,2500 (số âm là tốt lên), trong đó do số hộ thiếu hụt nhiều chiều 0,0000"
        in words(analyse(now, 2, previous=before))
    )
    nobody = rows_of([[0, 0, 0, 0]], [1], year=2023)
    assert "một trong hai năm không có ai thiếu hụt nhiều chiều" in words(
        analyse(now, 2, previous=nobody)
    )


def test_people_of_unknown_number_are_a_sentence() -> None:
    assert "1 hộ chưa rõ số nhân khẩu" in words(analyse(ROWS, 2, "person"))


def test_sizes_that_are_all_blank_are_a_sentence() -> None:
    shown = words(analyse(rows_of([[1, 1, 1, 1]] * 2, [nan, nan]), 2, "person"))
    assert "cả 2 hộ đều trống số nhân khẩu" in shown
    assert "Không có hộ nào" not in shown


def test_an_empty_year_is_one_sentence() -> None:
    empty = rows_of([[0, 0, 0, 0]], [1])
    none = replace(
        empty,
        deprived=empty.deprived[:0],
        size=empty.size[:0],
        poor=empty.poor[:0],
        near_poor=empty.near_poor[:0],
        labels=dict.fromkeys(empty.labels, ()),
    )
    shown = words(analyse(none, 2))
    assert "Không có hộ nào để phân tích." in shown
    assert "%" not in shown


def test_a_share_that_does_not_exist_is_a_dash() -> None:
    assert "A trong số đó, phần chỉ số thiếu hụt trung bình: – %" in words(
        analyse(rows_of([[0, 0, 0, 0]], [1]), 2)
    )


def test_no_column_of_these_measures_has_the_word_of_the_decree() -> None:
    heads = {key: text for key, text in TEXTS.items() if key.startswith("analysis.head_")}
    decree = {key for key in heads if "decree" in key}
    assert len(heads) > 20
    assert {key for key, text in heads.items() if "nghèo" in text.vi or "oor" in text.en} == decree
    assert all("Nghị định" in heads[key].vi for key in decree)
