"""Letters to those who asked and were not recognised: who gets one, and what it says."""

import pytest

from ravo.contract.columns import columns_of
from ravo.documents.gathered import REQUESTS
from ravo.documents.refusals import refusals_values, refused, unjudged
from ravo.documents.templates import filled_paper
from ravo.results.facts_sheets import REQUEST_MARKS
from ravo.review.explainer import explain_several
from support.paper_homes import ISSUER, commune_papers, lines, paper_home, papers_of_years
from support.years import home, review

ENTER, LEAVE = "Vào danh sách (Mẫu 01)", "Ra khỏi danh sách (Mẫu 04)"
AVERAGE = "Mức sống trung bình (Mẫu 01)"


def test_every_request_of_the_survey_is_known_and_kept_by_results() -> None:
    words = {name: item.vocabulary for item in columns_of("households") if (name := item.name)}
    assert set(REQUESTS) == set(words["request"])
    for name, letters in REQUEST_MARKS.items():
        assert set(letters) == set(words[name])


@pytest.mark.parametrize(
    ("request_", "klass", "start", "letter"),
    [
        ("enter", "poor", None, False),
        ("enter", "near_poor", None, False),
        ("enter", "average_living", None, True),
        ("enter", "not_poor", None, True),
        ("enter", "undetermined", None, False),
        ("enter", None, None, False),
        ("leave", "poor", "poor", True),
        ("leave", "near_poor", "poor", True),
        ("leave", "not_poor", "poor", False),
        ("average", "average_living", None, False),
        ("average", "not_poor", None, True),
        ("average", "poor", None, False),
        ("unnamed", "not_poor", None, True),
        ("unnamed", "not_poor", "poor", False),
        ("unnamed", "poor", None, False),
        (None, "not_poor", None, False),
    ],
)
def test_who_asked_and_did_not_become_that_gets_a_letter(
    request_: str | None, klass: str | None, start: str | None, letter: bool
) -> None:
    papers = commune_papers([paper_home(0, klass, request=request_, start=start)])
    assert bool(refused(papers)) is letter


def test_requests_are_read_from_the_columns_of_the_survey() -> None:
    papers = papers_of_years(
        [
            home("A", "not_poor", request=ENTER),
            home("B", "poor", request=LEAVE),
            home("C", "not_poor", review_reason="Có giấy đề nghị"),
            home("D", "not_poor", review_reason="Trong danh sách"),
            home("E", "not_poor", request=AVERAGE),
            home("F", "not_poor", asked_average_living=True),
            home("G", "not_poor", asked_average_living=True, request=ENTER),
        ]
    )
    assert [one.request for one in papers.households] == [
        "enter",
        "leave",
        "unnamed",
        None,
        "average",
        "average",
        "enter",
    ]
    assert papers.requests_known


def letters(*records: dict[str, object]) -> list[str]:
    item = review(records)
    papers = papers_of_years(item)
    homes = refused(papers)
    explained = list(explain_several(item, [one.place for one in homes]))
    assert item.edition is not None
    values = refusals_values(papers, ISSUER, homes, explained, item.edition)
    return lines(filled_paper("refusals", None, values, len(homes)).data)


def test_a_letter_has_the_result_the_reasons_the_article_and_where_to_complain() -> None:
    words = letters(home("A", "not_poor", b1=146.0, deprived=1, request=ENTER))
    assert "Kính gửi: Ông (bà) Nguyễn Thử A" in words
    assert any(
        "là hộ không nghèo, chưa đủ điều kiện để được công nhận là hộ nghèo, hộ cận nghèo." in one
        for one in words
    )
    assert any("(B1) của gia đình là 146, vượt mức 140 điểm" in one for one in words)
    assert any("Gia đình thiếu hụt 1 trong 12 chỉ số" in one for one in words)
    assert "Điều khoản áp dụng: Thông tư 07/2021/TT-BLĐTBXH Điều 1 khoản 1." in words
    assert "- Nhận đến hết ngày …… tháng …… năm ………." in words
    assert any("khiếu nại theo quy định của pháp luật" in one for one in words)


def test_who_asked_to_leave_the_list_learns_why_it_is_still_on_it() -> None:
    words = letters(home("A", "poor", b1=120.0, request=LEAVE))
    assert any("chưa đủ điều kiện để được công nhận là hộ thoát nghèo" in one for one in words)
    assert any("không vượt mức 140 điểm" in one for one in words)


def test_who_asked_for_the_average_class_learns_its_limits() -> None:
    words = letters(home("A", "not_poor", income=3_000_000.0, request=AVERAGE, deprived=0))
    said = "Thu nhập tính được của hộ là 3.000.000 đồng một người một tháng"
    assert any("thu nhập trên 1.500.000 đồng đến 2.250.000 đồng" in one for one in words)
    assert any(said in one for one in words)
    assert any("Nghị định 07/2021/NĐ-CP Điều 3 khoản 2 điểm c" in one for one in words)


@pytest.mark.parametrize(
    ("more", "lack"),
    [
        ({"b1": 150.0}, "income"),
        ({"income": 2_250_000.0}, "asked"),
        ({"income": 2_250_001.0}, None),
        (
            {"income": 2e6, "asked_average_living": True, "works_in_agriculture": False},
            None,
        ),
        ({"b1": 150.0, "request": ENTER}, None),
    ],
)
def test_the_average_class_is_refused_only_where_it_was_judged(
    more: dict[str, object], lack: str | None
) -> None:
    item = review([home("A", "not_poor", deprived=0, **{"request": AVERAGE, **more})])
    (own,) = refused(papers_of_years(item))
    (explained,) = explain_several(item, [own.place])
    assert item.edition is not None
    assert unjudged(own, explained, item.edition) == lack


def test_a_request_that_names_nothing_is_not_refused_the_average_class() -> None:
    words = letters(home("A", "not_poor", review_reason="Có giấy đề nghị"))
    assert any("là hộ nghèo, hộ cận nghèo." in one for one in words)
    assert not any("mức sống trung bình" in one for one in words)


def test_every_letter_is_on_a_page_of_its_own() -> None:
    words = letters(home("A", "not_poor", request=ENTER), home("B", "not_poor", request=ENTER))
    assert [one for one in words if one.startswith("Kính gửi")] == [
        "Kính gửi: Ông (bà) Nguyễn Thử A",
        "Kính gửi: Ông (bà) Nguyễn Thử B",
    ]
