"""Programmes of support on the explanation of a household: for the family, and for the officer."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ravo.commands.explain import supports_wanted
from ravo.faults import UsageProblem
from ravo.pipeline.household_supports import SupportsWanted, supports_of, with_supports
from ravo.pipeline.listener import SILENCE
from ravo.programmes.loader import chosen_programmes, shipped_programmes
from ravo.programmes.output.office_book import failing
from ravo.results.explanation import explanation_json, explanation_text
from ravo.results.explanation_family import family_html, family_page, family_text
from ravo.review.explainer import explain
from ravo.review.explanation import Explanation
from support.books import household, member, write
from support.made_up_programmes import judged_one, made_book, made_facts
from support.reviews import review

ON = date(2025, 1, 15)
CHANGE = "Lý do biến động"
PLAN = "Kế hoạch giảm nghèo năm 2024 của huyện Lấp Vò"


@pytest.fixture(scope="module")
def survey_of_families(tmp_path_factory: pytest.TempPathFactory) -> Path:
    gone = {"Số nhân khẩu": None, CHANGE: "Chuyển đi"}
    homes = [
        household("H0", 4, **gone),
        household("H1", 4, **{"Tường bền chắc": "Không", "Ngày tách hộ": "2019"}),
        household("H2", 1, **{"Điểm B1": 200}),
    ]
    mother = {"Họ và tên": "Lê Thị Em", "Giới tính": "Nữ", "Ngày/năm sinh": "03/1990"}
    child = {"Họ và tên": "Lê Văn Út", "Ngày/năm sinh": "15/01/2020", "Khuyết tật": "Không"}
    people = [
        member("H1", **mother, **{"Đang mang thai": "Có", "Khuyết tật": "Không"}),
        member("H1", "Con", **child),
        member("H2", **{"Họ và tên": "Võ Văn Cao"}),
        member("H2", "Con", **{"Họ và tên": "Võ Thị Dư"}),
    ]
    return write(tmp_path_factory.mktemp("a") / "a.xlsx", homes, people)


def explained(survey: Path, record: int, wanted: SupportsWanted | None) -> Explanation:
    found = review(survey)
    (one,) = with_supports([explain(found, record)], found, [record], wanted, None, SILENCE)
    return one


def test_the_family_reads_what_it_gets_what_it_is_asked_and_what_not(
    survey_of_families: Path,
) -> None:
    page = family_page(explained(survey_of_families, 1, SupportsWanted(ON)), "vi")
    assert page.gives == (
        "Khi có quyết định công nhận, gia đình được cấp Giấy chứng nhận hộ nghèo.",
        "Tính đến ngày 15/01/2025, gia đình thuộc diện xét: cải thiện dinh dưỡng (cả nhà); "
        "giảm nghèo về thông tin; hỗ trợ bảo hiểm y tế (cả nhà); tín dụng ưu đãi cho hộ nghèo, "
        "hộ cận nghèo, hộ mới thoát nghèo; trợ giúp pháp lý (cả nhà).",
        "Mức hỗ trợ và thủ tục do cơ quan phụ trách từng chính sách hướng dẫn.",
        "Để xét thêm chính sách, xin gia đình cho biết: Tình trạng việc làm (Lê Thị Em); "
        "Năm đã được hỗ trợ nhà ở; Đang đi học đúng cấp (Lê Thị Em, Lê Văn Út).",
    )


def test_who_is_above_the_line_is_not_asked_what_the_commune_looks_up(
    survey_of_families: Path,
) -> None:
    words = " ".join(
        family_text(explained(survey_of_families, 2, SupportsWanted(ON)), "vi").split()
    )
    assert "- Cán bộ xã tra thêm hồ sơ các năm trước để xét cho gia đình." in words
    assert "sổ theo dõi" not in words
    assert (
        "- Chưa thuộc diện: hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo – chỉ dành cho trường hợp “là "
        "hộ nghèo hoặc hộ cận nghèo trong danh sách của xã”." in words
    )


def test_a_family_reads_every_group_of_a_programme_that_none_of_it_belongs_to(
    survey_of_families: Path,
) -> None:
    (nutrition,) = chosen_programmes(shipped_programmes(), ["da3.2-dinh-duong"])
    home = {"phan_loai": "not_poor", "moi_thoat_ngheo": False}
    man = {"ho_ten": "Lê Văn Tư", "gioi_tinh": "Nam", "ngay_sinh": date(1980, 1, 1)}
    boy = {"ho_ten": "Lê Văn Út", "gioi_tinh": "Nam", "ngay_sinh": date(2015, 1, 1)}
    facts = made_facts(made_book([home], [(0, man), (0, boy)]))
    findings = judged_one(nutrition, facts)
    assert [findings.case(at).failed for at in (0, 1)] == ["ho-thuoc-dien", "ho-thuoc-dien"]
    (one,) = supports_of([findings], 0)
    assert one.people == ("Lê Văn Tư", "Lê Văn Út")
    bare = explain(review(survey_of_families), 1)
    *_, line = family_page(replace(bare, supports=(one,), supports_on=ON), "vi").gives
    groups = [
        "trẻ em dưới 16 tuổi của hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo",
        "trẻ em đang đi học từ trên 5 đến 16 tuổi của các hộ ấy",
        "phụ nữ mang thai",
        "bà mẹ cho con bú",
        "hỗ trợ trực tiếp: bà mẹ mang thai, cho con bú của hộ nghèo, hộ cận nghèo",
        "hỗ trợ trực tiếp: trẻ em dưới 5 tuổi của hộ nghèo, hộ cận nghèo",
    ]
    assert line == (
        "Chưa thuộc diện: cải thiện dinh dưỡng – gia đình không có ai thuộc các nhóm được xét: "
        f"{'; '.join(groups)}."
    )
    assert failing(findings, "vi") == [
        (f"không thuộc nhóm nào: {'; '.join(groups)} ({PLAN}, mục 2.2b)", 2)
    ]


def test_a_familys_page_has_no_ids_codes_or_numbers_of_projects(survey_of_families: Path) -> None:
    words = family_html(explained(survey_of_families, 1, SupportsWanted(ON)), "vi")
    ids = {item.id for one in shipped_programmes() for item in one.requirements}
    for id in {*ids, *(one.id for one in shipped_programmes()), "RV-", "Dự án", "mục 2"}:
        assert id not in words


def test_the_officer_reads_every_programme_with_its_article(survey_of_families: Path) -> None:
    text = explanation_text(explained(survey_of_families, 1, SupportsWanted(ON)), "vi")
    _, _, after = text.partition("Chương trình hỗ trợ, tính đến ngày 15/01/2025\n")
    lines = [line.strip() for line in after.splitlines()]
    assert (
        "Dự án 5: hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo – cần hỏi thêm: Năm đã được hỗ trợ nhà ở"
        in lines
    )
    assert (
        "Dự án 2: đa dạng hóa sinh kế, phát triển mô hình giảm nghèo – Lê Văn Út: không thuộc "
        "diện: không thuộc nhóm nào: người lao động của hộ nghèo, hộ cận nghèo, hộ mới thoát "
        f"nghèo; người khuyết tật ({PLAN}, mục 2.1)" in lines
    )
    value = explanation_json(explained(survey_of_families, 1, SupportsWanted(ON)), "vi")[
        "programmes"
    ]
    assert value["on"] == "2025-01-15"
    assert {one["standing"] for one in value["programmes"]} == {
        "eligible",
        "to_ask",
        "not_eligible",
    }


def test_without_a_day_every_page_is_as_before(survey_of_families: Path) -> None:
    bare = explain(review(survey_of_families), 1)
    assert explained(survey_of_families, 1, None) == bare
    assert "programmes" not in explanation_json(bare, "vi")
    page = family_page(bare, "vi")
    assert page.gives[-1].startswith("Chính sách gia đình được hưởng (cán bộ xã ghi): …")


def test_who_left_has_no_programmes_and_keeps_the_others_in_their_rows(
    survey_of_families: Path,
) -> None:
    gone = explained(survey_of_families, 0, SupportsWanted(ON))
    assert gone.supports == ()
    assert "Tính đến ngày" not in family_text(gone, "vi")
    names = {
        name
        for one in explained(survey_of_families, 2, SupportsWanted(ON)).supports
        for name in one.people
    }
    assert names == {"Võ Văn Cao", "Võ Thị Dư"}


def test_a_file_of_programmes_wants_a_day() -> None:
    with pytest.raises(UsageProblem) as refused:
        supports_wanted(None, Path("a.yaml"))
    assert refused.value.fault.code == "RV-1331"
    assert supports_wanted(None, None) is None
