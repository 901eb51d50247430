"""The explanation of a household in three forms, and the closing table."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ravo.faults import Fault
from ravo.messages import LANGS, Lang
from ravo.page_templates import templates_dir
from ravo.results.explanation import explanation_html, explanation_json, explanation_text
from ravo.results.summary import summarise
from ravo.results.terminal import print_closing
from ravo.review.explainer import explain
from ravo.review.explanation import Explanation
from ravo.review.review import Review

MakeReview = Callable[..., Review]
MakeHousehold = Callable[..., dict[str, Any]]


@pytest.fixture
def poor(make_review: MakeReview, make_household: MakeHousehold) -> Explanation:
    """A poor household whose indicator 4 rests on one uninsured member."""
    household = make_household(
        "H1", 130, 4, answer_health_insurance=None, head_name="<script>alert(1)</script>"
    )
    members = [
        {"code": "H1", "name": "Trần Thị B", "birth": "1990-05-03", "insured": False},
        {"code": "H1", "name": "Lê Văn C", "birth": "1980-05-03", "insured": True},
    ]
    return explain(make_review([household], members=members), 0)


def test_text_gives_every_step_and_its_article(poor: Explanation) -> None:
    text = explanation_text(poor, "vi")
    assert "Điểm B1 = 130 ≤ 140 điểm" in text
    assert "Thiếu hụt 4 chỉ số, B2 = 4 × 10 = 40 điểm." in text
    assert "Trần Thị B, 34 tuổi (dòng 2)" in text
    assert "Lê Văn C" not in text
    assert "từ 140 điểm trở xuống, thiếu hụt ≥ 3 chỉ số [tt07-2021 Điều 1 khoản 1" in text
    assert "Điểm B1 tăng thêm 11 điểm" in text
    assert "Bớt 2 chỉ số thiếu hụt (trong các chỉ số 1, 2, 3, 4): Hộ cận nghèo." in text


def test_unknown_indicators_leave_b2_out(
    make_review: MakeReview, make_household: MakeHousehold
) -> None:
    found = explain(make_review([make_household("H1", 120, 2, answer_information=None)]), 0)
    text = explanation_text(found, "vi")
    assert "chưa rõ chỉ số 12, nên chưa tính được B2" in text
    assert "Phiếu chưa trả lời" in text
    assert explanation_json(found, "vi")["b2"] is None


@pytest.mark.parametrize("lang", LANGS)
def test_page_is_self_contained_and_escaped(poor: Explanation, lang: Lang) -> None:
    page = explanation_html(poor, lang)
    assert not re.search(r"https?:|src=|href=|@import|url\(|<link|<script|<img", page)
    assert "&lt;script&gt;alert(1)" in page
    assert f'<html lang="{lang}">' in page
    assert "size: A4" in page


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_shown_to_a_household_has_no_codes_and_no_commands(
    mixed: Review, lang: Lang
) -> None:
    rejected = explain(mixed, 5)
    assert "RV-511" in explanation_text(rejected, lang)
    page = explanation_html(rejected, lang)
    assert not re.search(r"RV-\d|--\w|nd07-2021|tt07-2021", page[page.index("<body") :])
    assert "07/2021/NĐ-CP" in page


def test_an_open_class_names_what_would_settle_it(poor: Explanation) -> None:
    found = replace(
        poor,
        klass="undetermined",
        faults=(Fault("RV-511", household="H1", params={"answers": ["Điểm B1", "x"]}),),
    )
    assert "Chưa đủ thông tin; còn thiếu: Điểm B1, x" in explanation_text(found, "vi")


@pytest.mark.parametrize("lang", LANGS)
def test_json_holds_the_steps(poor: Explanation, lang: Lang) -> None:
    value = json.loads(json.dumps(explanation_json(poor, lang), allow_nan=False))
    assert value["class"] == "poor"
    assert value["deprived"] == [1, 2, 3, 4]
    assert value["b2"] == 40
    step = value["indicators"][3]
    assert (step["number"], step["state"], step["source"]) == (4, "deprived", "facts")
    assert [member["row"] for member in step["members"]] == [2]
    assert {line["class"] for line in value["lines"]} == {"poor"}


def test_text_of_a_rejected_household_says_that_it_has_no_class(mixed: Review) -> None:
    assert "Kết quả: Không phân loại" in explanation_text(explain(mixed, 5), "vi")


def test_templates_are_found() -> None:
    assert (templates_dir() / "explain.html.j2").is_file()


def test_closing_table_is_plain_wide_and_totals(mixed: Review, make_review: MakeReview) -> None:
    long = "Xã [Mỹ An Hưng] " + "dài " * 20
    other = make_review([], commune=long.strip())
    stream = io.StringIO()
    print_closing([summarise(mixed), summarise(other)], "vi", stream)
    lines = stream.getvalue().splitlines()
    assert any(line.startswith(long.strip()) for line in lines)
    assert "\x1b" not in stream.getvalue()
    total = next(line for line in lines if line.startswith("Cộng Huyện Lấp Vò"))
    assert total.split()[-9:] == ["9", "5", "1", "3", "1", "1", "1", "1", "1"]


def test_one_commune_needs_no_total(mixed: Review) -> None:
    stream = io.StringIO()
    print_closing([summarise(mixed)], "en", stream)
    assert "Total" not in stream.getvalue()


class _Window(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [72, 80, 100, 140])
def test_closing_table_cuts_no_word_in_a_narrow_window(
    mixed: Review, monkeypatch: pytest.MonkeyPatch, width: int, lang: Lang
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    stream = _Window()
    print_closing([summarise(mixed)] * 2, lang, stream)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())
    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= width
    for word in (
        ("Trống", "Nghèo", "Không nghèo") if lang == "vi" else ("Blank", "Near-poor", "Not")
    ):
        assert word in shown
