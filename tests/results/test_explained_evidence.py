"""What each piece of evidence, and each that is missing, says on both pages of a household."""

from dataclasses import replace
from typing import Any

import pytest

from ravo.criteria import load_edition
from ravo.faults import Fault
from ravo.profiles.loader import load_profile
from ravo.results.explanation import explanation_text
from ravo.results.explanation_family import family_page
from ravo.results.method_sheet import count_words
from ravo.review.explainer import explain
from ravo.review.explanation import Explanation, MemberFact
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from support.folders import WORKBOOKS
from support.small_reviews import build, household

FARMING = {"works_in_agriculture": True, "asked_average_living": True}


def explained(home: dict[str, Any], **more: Any) -> Explanation:
    return explain(build([home], **more), 0)


def of_income(income: float, edition: str, **info: Any) -> Explanation:
    """Return the explanation of a household that only its income is known of."""
    home = {"code": "H1", "head_name": "A", "income": income, "size": 3}
    return explained(home, edition=edition, **info)


def lines_of(found: Explanation) -> list[str]:
    return [line.strip() for line in explanation_text(found, "vi").splitlines()]


# step 1


def test_a_form_without_points_and_income_has_no_evidence() -> None:
    lines = lines_of(explained(household("H1", None, 3)))
    assert "Phiếu chưa có điểm B1 hoặc thu nhập dùng được." in lines


def test_a_household_of_average_living_has_the_income_that_decided() -> None:
    home = household("H1", 150, 1, income=2_250_000, **FARMING)
    (evidence,) = (line for line in lines_of(explained(home)) if "Thu nhập đo được" in line)
    assert evidence.startswith("Điểm B1 = 150 > 140 điểm: trên chuẩn nghèo. Thu nhập đo được: ")
    assert "2.250.000 đồng/người/tháng" in evidence
    assert "Thu nhập đo được" not in explanation_text(explained(household("H1", 150, 1)), "vi")


@pytest.fixture(scope="module")
def recorded_class() -> Explanation:
    """A household with a class that its list brought along, points included."""
    path = WORKBOOKS / "mis-clean.xlsx"
    review: Review = judge(read_survey(path, ReadSettings(profile=load_profile("mis"), year=2024)))
    return explain(review, 3)


def test_a_recorded_class_without_figures_is_named_alone(recorded_class: Explanation) -> None:
    words = "Giữ phân loại đã ghi trong bảng: Hộ nghèo, vì thiếu điểm B1, B2 hoặc khu vực."
    assert words in lines_of(replace(recorded_class, value=None))
    assert words not in lines_of(recorded_class)


def test_a_recorded_income_is_not_taken_for_points(recorded_class: Explanation) -> None:
    value = replace(recorded_class, value=1_700_000.0, income=1_700_000.0)
    (line,) = (line for line in lines_of(value) if line.startswith("Giữ phân loại"))
    assert line.endswith("Thu nhập = 1.700.000 đồng/người/tháng, mỗi khu vực cho một kết quả khác.")


@pytest.mark.parametrize(("b2", "sentences"), [(30, 2), (None, 1)])
def test_a_family_reads_that_its_class_is_that_of_the_list(
    recorded_class: Explanation, b2: int | None, sentences: int
) -> None:
    why = family_page(replace(recorded_class, b2=b2), "vi").why
    assert why[0].startswith("Giữ theo danh sách ")
    assert ["không ghi rõ từng chỉ số" in line for line in why] == [False, True][:sentences]


# step 2


def test_no_deprived_indicator_is_no_points() -> None:
    lines = lines_of(explained(household("H1", 150, 0)))
    assert "Không thiếu hụt chỉ số nào, B2 = 0 điểm." in lines


def test_facts_of_the_dwelling_stand_below_the_indicator() -> None:
    facts = {"answer_housing_area": None, "floor_area": 20.0}
    lines = lines_of(explained(household("H1", 130, 3, **facts)))
    (place,) = (at for at, line in enumerate(lines) if line.startswith("8. "))
    assert "Thiếu hụt" in lines[place]
    assert lines[place + 1 : place + 3] == [
        "Suy ra từ dữ kiện của phiếu",
        "Diện tích nhà ở (m2): 20; Số nhân khẩu: 4",
    ]


UNINSURED = [
    {"code": "H1", "name": f"Trần {name}", "birth": "1990-05-03", "insured": False}
    for name in ("An", "Bo", "Cà", "Dư", "Em", "Gấm")
]


@pytest.fixture
def uninsured() -> Explanation:
    home = household("H1", 130, 3, answer_health_insurance=None)
    return explained(home, members=UNINSURED)


def test_a_member_is_named_with_the_sheet_where_there_are_several(uninsured: Explanation) -> None:
    assert "Trần An, 34 tuổi (dòng 2)" in "\n".join(lines_of(uninsured))
    member = MemberFact(7, "Trần An", 34, "", sheet="Ấp 1")
    steps = list(uninsured.steps)
    steps[3] = replace(steps[3], members=(member,))
    assert "Trần An, 34 tuổi (dòng 7 trang Ấp 1)" in lines_of(replace(uninsured, steps=(*steps,)))


def test_a_family_reads_four_names_and_how_many_more(uninsured: Explanation) -> None:
    (point,) = (p for p in family_page(uninsured, "vi").points if p.name == "Bảo hiểm y tế")
    (names,) = point.about
    assert names.startswith("Trần An (34 tuổi), Trần Bo (34 tuổi), ")
    assert names.endswith("Trần Dư (34 tuổi), và 2 người nữa")


def test_an_edition_without_indicators_says_so() -> None:
    lines = lines_of(of_income(600_000.0, "qd59-2015", year=2018))
    assert "Bộ tiêu chí chưa có danh mục chỉ số." in lines


# step 3


@pytest.mark.parametrize(
    ("income", "edition", "year", "rules"),
    [
        (
            600_000.0,
            "qd59-2015",
            2018,
            [
                "Hộ nghèo: từ 700.000 đồng/người/tháng trở xuống, dù thiếu hụt bao nhiêu chỉ số",
                "Hộ nghèo: trên 700.000 đến 1.000.000 đồng/người/tháng, thiếu hụt ≥ 3 chỉ số",
            ],
        ),
        (
            3_800_000.0,
            "tphcm-2021",
            2022,
            [
                "Hộ nghèo: từ 46.000.000 đồng/người/năm trở xuống, "
                "số chỉ số thiếu hụt chưa có trong tay",
                "Hộ cận nghèo: trên 46.000.000 đến 54.000.000 đồng/người/năm, "
                "dù thiếu hụt bao nhiêu chỉ số",
            ],
        ),
        (
            5_000_000.0,
            "dong-nai-2022",
            2024,
            [
                "Hộ nghèo: từ 2.000.000 đồng/người/tháng trở xuống, thiếu hụt ≥ 2 chỉ số",
                "Hộ cận nghèo: văn bản chưa có trị số tại đây",
            ],
        ),
    ],
)
def test_each_line_is_named_by_what_is_in_hand(
    income: float, edition: str, year: int, rules: list[str]
) -> None:
    lines = lines_of(of_income(income, edition, year=year))
    place = lines.index("Bước 3. Kết luận") + 1
    assert [line.partition(" [")[0] for line in lines[place : place + 2]] == rules


def test_the_line_of_average_living_counts_no_indicators() -> None:
    lines = lines_of(explained(household("H1", 150, 1, income=2_250_000, **FARMING)))
    (rule,) = (line for line in lines if "2.250.000 đồng/người/tháng [" in line)
    assert "trên 1.500.000 đến 2.250.000" in rule
    assert "chỉ số" not in rule


@pytest.mark.parametrize(
    ("least", "most", "words"), [(2, 4, "2–4"), (3, None, "≥ 3"), (0, 2, "< 3"), (0, None, None)]
)
def test_a_count_is_written_with_the_bounds_that_a_line_has(
    least: int, most: int | None, words: str | None
) -> None:
    (line, *_) = load_edition("nd07-2021").find_lines("b1", "rural")
    changed = line.model_copy(update={"at_least": least, "at_most": most})
    assert count_words(changed, "vi") == (words or "bất kỳ")


# why, for the family


def test_a_household_of_no_known_area_is_asked_for_it() -> None:
    why = family_page(explained(household("H1", 150, 3), area=None), "vi").why
    assert why[0] == "Phiếu còn thiếu: nhà ở thuộc khu vực nông thôn hay thành thị."
    assert why[1].startswith("Xin gia đình gặp rà soát viên")


def test_a_complete_form_waits_for_the_document_that_has_the_limits() -> None:
    (why,) = family_page(of_income(3_800_000.0, "tphcm-2021", year=2022), "vi").why
    assert why.startswith("Phiếu đã đủ, nhưng văn bản quy định mức để xếp loại chưa có tại xã")


def test_an_open_class_names_what_is_missing_and_what_is_doubtful() -> None:
    doubt = Fault("RV-230", household="H1", sheet="Hộ", cell="N2", column="Thu nhập bình quân")
    plain = explained(household("H1", None, 3))
    why = family_page(replace(plain, faults=(*plain.faults, doubt)), "vi").why
    assert why[0].startswith("Phiếu còn thiếu: thu nhập, ")
    assert why[1] == "Trên phiếu có chỗ ghi chưa đúng hoặc cần xem lại: Thu nhập bình quân."
    assert why[2].startswith("Xin gia đình gặp rà soát viên")
    assert "chưa đúng hoặc" not in " ".join(family_page(plain, "vi").why)


def test_a_refused_form_names_the_heading_without_its_number() -> None:
    doubt = Fault("RV-203", household="H1", sheet="Hộ", cell="G2", column="8. Diện tích", value="?")
    rejected = explained(household("H1", 120, 3), rejected=[0], faults=[doubt])
    why = family_page(rejected, "vi").why
    assert why[0] == "Trên phiếu có chỗ ghi chưa đúng hoặc cần xem lại: Diện tích."


@pytest.mark.parametrize(
    ("edition", "year", "known"), [("nd07-2021", 2024, 2), ("qd59-2015", 2018, 1)]
)
def test_a_monthly_review_names_its_term_only_under_the_decree_that_sets_it(
    edition: str, year: int, known: int
) -> None:
    found = of_income(600_000.0, edition, year=year, period="Thường xuyên")
    complain = family_page(found, "vi").complain
    assert ["trong 15 ngày" in line for line in complain] == [False, True][:known]


def test_a_page_without_known_documents_cites_none() -> None:
    found = explained(household("H1", 130, 3))
    assert family_page(found, "vi").foot[0].startswith("Căn cứ: Nghị định 07/2021/NĐ-CP; ")
    foot = family_page(replace(found, documents={}), "vi").foot
    assert foot == ("Giấy này giải thích kết quả, không phải quyết định công nhận.",)
