"""The programmes that ravo carries: their cases hold, and what they state is as sure as it is."""

import pytest

from ravo.criteria.model import Mark
from ravo.programmes.cases import case_faults
from ravo.programmes.loader import chosen_programmes, shipped_programmes
from ravo.programmes.model import Programme
from ravo.programmes.shipped import SHIPPED

HEALTH = {"suy_dinh_duong", "mang_thai", "cho_con_bu", "mang_thai_con_nho", "khuyet_tat"}
ABSENT_POLICIES = ("bhyt", "hoc-phi", "vay-von", "tro-giup-phap-ly")


def programme(id: str) -> Programme:
    return chosen_programmes(shipped_programmes(), [id])[0]


@pytest.mark.parametrize("id", SHIPPED)
def test_every_condition_holds_on_both_sides_in_the_cases_beside_it(id: str) -> None:
    item = programme(id)
    assert case_faults([item], item.path) == ()


@pytest.mark.parametrize("id", SHIPPED)
def test_what_is_not_at_hand_is_on_every_list(id: str) -> None:
    assert Mark.absent in {remark.mark for remark in programme(id).remarks}


@pytest.mark.parametrize("id", ABSENT_POLICIES)
def test_the_groups_of_the_policies_are_not_taken_for_their_conditions(id: str) -> None:
    item = programme(id)
    assert {condition.mark for condition in item.conditions} == {Mark.unverified}
    assert {condition.citation.place for condition in item.conditions} == {"mục II.1"}


def test_groups_of_households_and_firms_are_named_as_outside_the_data() -> None:
    for id in ("da2-sinh-ke", "da3.1-nong-nghiep"):
        assert "doanh nghiệp" in " ".join(one.sentence.vi for one in programme(id).remarks)


def test_an_office_sees_health_only_for_nutrition_and_nobody_sees_citizen_numbers() -> None:
    for item in shipped_programmes():
        seen = set(item.office.columns)
        assert "cccd" not in seen
        assert (not seen & HEALTH) or item.id == "da3.2-dinh-duong"
    assert set(programme("da6.1-thong-tin").office.columns) == {"chu_ho", "thon", "phan_loai"}


def test_no_condition_has_more_than_the_plan_as_a_source() -> None:
    marks = {item.mark for one in shipped_programmes() for item in one.requirements}
    assert marks == {Mark.secondary, Mark.unverified}


def test_a_citation_names_its_document() -> None:
    item = programme("da5-nha-o")
    assert item.cited(item.conditions[0].citation, "vi") == (
        "Kế hoạch giảm nghèo năm 2024 của huyện Lấp Vò, mục 2.4"
    )
    assert item.cited(item.conditions[0].citation, "en") == (
        "Poverty reduction plan of Lấp Vò district for 2024, item 2.4"
    )
