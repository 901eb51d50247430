"""The page that a family gets: golden words, nothing of an office's, one A4 page."""

import os
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from ravo.criteria import load_edition
from ravo.faults import Fault
from ravo.messages import LANGS, Lang
from ravo.messages.texts.family import TEXTS
from ravo.results.explanation_family import WIDTH, family_html, family_page, family_text
from ravo.review.explainer import explain
from ravo.review.explanation import Explanation
from support.accessible import violations
from support.page_browser import chromium
from support.small_reviews import build, household

OFFICE = re.compile(
    r"RV-\d|\bravo\b|--\w|\b(?!B[12]\b)[A-Z]{1,2}\d{1,4}\b|[a-z]+\d{2}-\d{4}|\.xlsx|\.toml|"
    r"th_\d|\bĐiều \d|\bkhoản\b|unverified|theo một nguồn|trích nguyên văn|chưa đối chiếu",
)
"""Codes, commands, cells, ids, articles and marks: nothing of it is a family's."""
ENGLISH = re.compile(r"\b(the|of|and|not|household|income|indicator|review)\b", re.IGNORECASE)
MEMBERS = [
    {"code": "H1", "name": "Trần Thị B", "birth": "1990-05-03", "insured": False},
    {"code": "H1", "name": "Lê Văn C", "birth": "1980-05-03", "insured": True},
]
HOMES = (
    household(
        "H1", 130, 4, answer_health_insurance=None, head_name="Trần Hữu Đức", reviewer="Lê D"
    ),
    household("H2", 140, 2),
    household("H3", 141, 5),
    household("H4", 150, 1, income=2_250_000, works_in_agriculture=True, asked_average_living=True),
    household("H5", 120, 2, answer_information=None),
    household("H6", 100, 6, size=9),
    household("H7", None, 1, income=1_500_000),
    household("H8", None, 3),
    household("H9", 90, 12, head_name="Nguyễn Thị Ngọc Phương Thảo"),
)
WRONG = Fault("RV-209", household="H6", sheet="Hộ", cell="G7", column="6. Số nhân khẩu", value="9")


def explained(**info: Any) -> list[Explanation]:
    homes = [dict(home) for home in HOMES]
    homes[0]["visit_date"] = date(2024, 10, 2)
    review = build(
        homes, members=MEMBERS, rejected=[5], faults=[WRONG], **{"period": "Định kỳ", **info}
    )
    return [explain(review, place) for place in range(len(homes))]


@pytest.fixture(scope="module")
def every() -> list[Explanation]:
    return explained()


def words_of(page: object) -> Iterator[str]:
    for name in getattr(page, "__dataclass_fields__", ()):
        value = getattr(page, name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, str):
                    yield item
                elif isinstance(item, tuple):
                    yield from item
                else:
                    yield from words_of(item)


POOR = """\
ỦY BAN NHÂN DÂN XÃ MỸ AN HƯNG A

GIẢI THÍCH KẾT QUẢ RÀ SOÁT HỘ NGHÈO NĂM 2024

Kính gửi gia đình ông/bà: Trần Hữu Đức
Nơi ở: Ấp 1, Xã Mỹ An Hưng A. Số người trong hộ: 4

Kết quả rà soát: HỘ NGHÈO
Đây là kết quả rà soát. Gia đình được công nhận khi Chủ tịch Ủy ban nhân dân
xã ký quyết định.

1. Đã xem xét những gì
- Điểm thu nhập (B1) của gia đình là 130, không vượt mức 140 điểm, tương ứng
  chuẩn nghèo ở nông thôn là 1.500.000 đồng một người một tháng.
- Gia đình thiếu hụt 4 trong 12 chỉ số về dịch vụ xã hội cơ bản:
"""


def test_the_page_of_a_poor_household_word_by_word(every: list[Explanation]) -> None:
    text = family_text(every[0], "vi")
    assert text.startswith(POOR)
    flat = " ".join(text.split())
    for said in (
        "+ Bảo hiểm y tế: Có ít nhất một người từ đủ 6 tuổi trở lên không có bảo hiểm y tế. "
        "Trần Thị B (34 tuổi).",
        "- Không thiếu hụt: Trình độ giáo dục của người lớn; Tình trạng đi học của trẻ em; ",
        "- Trên danh sách kết quả của xã, dòng của gia đình ghi: điểm B1 (thu nhập) "
        "130, so với mức 140; điểm B2 (thiếu hụt) 40, so với mức 30.",
        "Theo quy định, hộ có thu nhập không vượt chuẩn nghèo và thiếu hụt từ 3 chỉ số trở lên "
        "là hộ nghèo.",
        "- Người đến rà soát: Lê D, ngày 02/10/2024",
        "trong 3 ngày, từ ngày ……/……/……… đến hết ngày ……/……/………",
        "- Ủy ban nhân dân xã xem lại và trả lời gia đình trước ngày ……/……/……….",
        "gia đình được cấp Giấy chứng nhận hộ nghèo.",
    ):
        assert said in flat
    assert "Lê Văn C" not in flat


@pytest.mark.parametrize(
    ("place", "result", "why", "gives"),
    [
        (1, "Hộ cận nghèo", "thiếu hụt dưới 3 chỉ số là hộ cận nghèo", "chứng nhận hộ cận nghèo"),
        (2, "Hộ không nghèo", "trên chuẩn nghèo không thuộc hộ nghèo", "không được cấp"),
        (3, "mức sống trung bình", "có giấy đề nghị", "công nhận là hộ có mức sống trung bình"),
        (
            4,
            "Chưa xếp loại được",
            "còn thiếu: Phương tiện phục vụ tiếp cận",
            "cho đến khi xếp loại",
        ),
        (5, "Chưa xếp loại được", "cần xem lại: Số nhân khẩu.", "cho đến khi xếp loại"),
        (6, "Hộ cận nghèo", "thiếu hụt dưới 3 chỉ số là hộ cận nghèo", "chứng nhận hộ cận nghèo"),
        (7, "Chưa xếp loại được", "còn thiếu: thu nhập, hoặc các câu hỏi", "cho đến khi xếp loại"),
    ],
)
def test_each_class_is_told_with_its_reason_and_what_it_gives(
    every: list[Explanation], place: int, result: str, why: str, gives: str
) -> None:
    page = family_page(every[place], "vi")
    assert result in page.result[1]
    assert why in " ".join(page.why)
    assert gives in " ".join(page.gives)


def test_a_form_that_is_refused_has_no_findings(every: list[Explanation]) -> None:
    page = family_page(every[5], "vi")
    assert (page.points, page.rest, page.deprived) == ((), (), "")
    assert "chưa dùng được" in page.income


def test_income_is_on_its_side_of_the_line(every: list[Explanation]) -> None:
    said = [family_page(every[place], "vi").income for place in (1, 2, 6)]
    assert ["không vượt" in words for words in said] == [True, False, True]
    assert "là 141, vượt mức 140 điểm" in said[1]
    assert said[2].startswith("Thu nhập tính được: 1.500.000 đồng")
    assert "điểm" not in said[2]


def test_the_points_of_the_posted_list_stand_with_what_they_are_compared_with(
    every: list[Explanation],
) -> None:
    said = [family_page(every[place], "vi").listed for place in (1, 2, 4, 5, 6, 7)]
    lead = "Trên danh sách kết quả của xã, dòng của gia đình ghi: "
    assert said == [
        f"{lead}điểm B1 (thu nhập) 140, so với mức 140; điểm B2 (thiếu hụt) 20, so với mức 30.",
        f"{lead}điểm B1 (thu nhập) 141, so với mức 140; điểm B2 (thiếu hụt) 50, so với mức 30.",
        f"{lead}điểm B1 (thu nhập) 120, so với mức 140.",
        "",
        f"{lead}điểm B2 (thiếu hụt) 10, so với mức 30.",
        f"{lead}điểm B2 (thiếu hụt) 30.",
    ]
    both = build([household("H1", 150, 1, income=1_400_000, area="Thành thị")])
    found = explain(both, 0)
    assert (found.evidence_kind, found.b2_line) == ("b1", 30)
    assert "150, so với mức 175" in family_page(found, "vi").listed


def test_what_is_not_known_is_a_line_to_fill_in(every: list[Explanation]) -> None:
    page = family_page(every[1], "vi")
    assert [value.count("…") > 9 for _, value in page.who] == [True, True, True]
    assert page.complain[0].count("…") > 9


def test_days_are_named_only_for_the_review_of_which_they_are_known() -> None:
    yearly, monthly, unsaid = (
        explained(period=period) for period in ("Định kỳ", "Thường xuyên", None)
    )
    said = [" ".join(family_page(found[0], "vi").complain) for found in (yearly, monthly, unsaid)]
    assert [re.findall(r"\d+ ngày", words) for words in said] == [["3 ngày"], ["15 ngày"], []]
    average = [" ".join(family_page(found[3], "vi").complain) for found in (yearly, unsaid)]
    assert all("5 ngày làm việc" in words for words in average)


@pytest.mark.parametrize(
    ("commune", "unit", "village"),
    [
        ("Phường Cao Lãnh", "phường", "khóm, tổ dân phố"),
        ("Thị trấn Lấp Vò", "thị trấn", "khóm, tổ dân phố"),
        ("Xã Tân Mỹ", "xã", "thôn, ấp"),
        (None, "xã", "thôn, ấp"),
    ],
)
def test_a_commune_and_its_villages_go_by_their_kind(
    commune: str | None, unit: str, village: str
) -> None:
    page = family_page(explained(commune=commune)[0], "vi")
    assert f"Chủ tịch Ủy ban nhân dân {unit} ký" in page.note
    assert page.complain[0].startswith(f"Nói tại cuộc họp {village}, ")
    assert page.who[2][0] == f"Cán bộ {unit}"
    assert page.office == (f"Ủy ban nhân dân {commune[0].lower()}{commune[1:]}" if commune else "")


def test_another_standard_has_none_of_these_days() -> None:
    other = load_edition("qd59-2015")
    homes = [{"code": "H1", "head_name": "A", "income": 600_000.0, "size": 3}]
    review = build(homes, edition=other.id, year=2018, period="Định kỳ")
    said = " ".join(family_page(explain(review, 0), "vi").complain)
    assert not re.search(r"\d ngày", said)


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_an_office_is_on_the_page(every: list[Explanation], lang: Lang) -> None:
    for found in every:
        for words in words_of(family_page(found, lang)):
            assert not OFFICE.search(words), words
            assert lang == "en" or not ENGLISH.search(words), words
        for page in (family_text(found, lang), family_html(found, lang)):
            assert "thêm 1" not in page
            assert "H1" not in page[page.find("<main") :]


def test_the_sentences_themselves_are_a_familys() -> None:
    for key, text in TEXTS.items():
        for words in text:
            assert not OFFICE.search(re.sub(r"\{[^}]*\}", "", words)), key
        assert not ENGLISH.search(re.sub(r"\{[^}]*\}", "", text.vi)), key


@pytest.mark.parametrize("lang", LANGS)
def test_lines_of_the_text_fit_a_screen(every: list[Explanation], lang: Lang) -> None:
    for found in every:
        assert max(map(len, family_text(found, lang).splitlines())) <= WIDTH


def test_the_page_is_escaped_and_loads_nothing() -> None:
    (found,) = (explain(build([household("H1", 1, 3, head_name="<script>1")]), 0),)
    page = family_html(found, "vi")
    assert "&lt;script&gt;1" in page
    assert not re.search(r"https?:|src=|href=|@import|url\(|<link|<script|<img", page)


@pytest.mark.skipif(
    os.environ.get("RAVO_BROWSER") == "none", reason="told that this machine has no browser"
)
def test_every_page_is_one_a4_page_in_a_size_that_is_read(every: list[Explanation]) -> None:
    with chromium() as browser:
        tab = browser.new_page(viewport={"width": 390, "height": 800})
        homes = [household(f"K{count}", 120, count) for count in (0, 3, 6, 12)]
        review = build(homes, period="Định kỳ")
        for found in [*every, *(explain(review, place) for place in range(4))]:
            tab.set_content(family_html(found, "vi"))
            assert tab.evaluate("document.documentElement.scrollWidth") <= 390
            size = tab.evaluate(
                "parseFloat(getComputedStyle(document.querySelector('li')).fontSize)"
            )
            assert round(size * 0.75, 2) >= 10
            pdf = tab.pdf(prefer_css_page_size=True)
            assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, found.code
            assert violations(tab) == []


def test_a_household_that_left_is_not_called_wrong() -> None:
    note = Fault("RV-307", household="H1", sheet="Hộ", cell="I2", params={"reason": "Chuyển đi"})
    home = household("H1", None, 0, size=None, change_reason="Chuyển đi")
    page = family_text(explain(build([home], rejected=[0], faults=[note]), 0), "vi")
    assert "KHÔNG CÒN TRONG DANH SÁCH RÀ SOÁT" in page
    flat = " ".join(page.split())
    assert "lý do biến động của hộ: chuyển đi." in flat
    assert "chưa đúng." not in page
    assert "2. Vì sao không xếp loại Hộ không còn trong danh sách rà soát (chuyển đi), nên" in flat
    assert "được gì - Không có, vì hộ không còn trong danh sách rà soát của xã." in flat
    assert "cho đến khi xếp loại" not in flat
    assert "danh sách kết quả của xã" not in flat
    assert "Trưởng thôn, ấp" in flat
    assert "4. Nếu gia đình thấy chưa đúng" in flat


def test_an_answer_that_the_form_contradicts_is_named() -> None:
    doubt = Fault(
        "RV-352", household="H1", sheet="Hộ", cell="Q2", column="10. Nhà tiêu hợp vệ sinh"
    )
    whole = build([household("H1", 130, 4)])
    doubted = build([household("H1", 130, 4)], faults=[doubt])
    words = "Phiếu có chỗ ghi khác nhau về: Nhà tiêu hợp vệ sinh."
    assert words in family_text(explain(doubted, 0), "vi")
    assert "ghi khác nhau" not in family_text(explain(whole, 0), "vi")
