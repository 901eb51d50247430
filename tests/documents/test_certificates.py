"""Certificates: whose they are, the members, a line for each year, what stays to be filled in."""

import re
from dataclasses import replace
from typing import Any

import pytest

from ravo.documents.certificates import (
    certificates_values,
    certified,
    new_to_register,
    number_words,
    uncertified,
    unknown_years,
    years_of,
)
from ravo.documents.gathered import classes_in
from ravo.documents.holders import ClassedYear, CommunePlace, PaperHousehold, PaperPerson
from ravo.documents.paper import address_words, inside
from ravo.documents.templates import filled_paper
from support.paper_homes import (
    ISSUER,
    commune_papers,
    lines,
    paper_home,
    papers_of_years,
    tables,
)
from support.years import home, person, review

YES_NO = (1, 0, -1) + (0,) * 9
AN = PaperPerson("Võ Thị An", "Chủ hộ", "Nữ", "Khơ-me", 1960, "1234", "087160001234")
BINH = PaperPerson("Võ Văn Bình", "Con", "Nam", "Kinh", 1990)
FAMILY = paper_home(
    0,
    "poor",
    head=AN,
    members=(AN, BINH),
    size=4,
    states=YES_NO,
    earlier={
        2023: ClassedYear(2023, "not_poor", (0,) * 12),
        2022: ClassedYear(2022, "near_poor", (1,) * 12),
    },
)


def values(homes: list[PaperHousehold], year: int = 2024, **more: Any) -> list[dict[str, Any]]:
    papers = commune_papers(homes, year=year)
    (part,) = certified(papers)
    made: list[dict[str, Any]] = certificates_values(papers, ISSUER, part, **more)["households"]
    return made


def document(*homes: PaperHousehold) -> bytes:
    papers = commune_papers(homes)
    (part,) = certified(papers)
    return filled_paper("certificates", None, certificates_values(papers, ISSUER, part)).data


def test_each_year_has_its_class_and_its_twelve_indicators() -> None:
    (one,) = values([FAMILY])
    assert [(line["nam"], line["loai"]) for line in one["cac_nam"]] == [
        ("2022", "CN"),
        ("2023", "–"),
        ("2024", "N"),
        ("2025", ""),
    ]
    marks = [line["chi_so"] for line in one["cac_nam"]]
    assert marks[0] == ["x"] * 12
    assert marks[1] == ["–"] * 12
    # An indicator that nobody knows stays empty: it is not taken for one that is not deprived.
    assert marks[2] == ["x", "–", "", *["–"] * 9]
    assert marks[3] == [""] * 12


@pytest.mark.parametrize(
    ("year", "years"),
    [
        (2021, (2021, 2022, 2023, 2024, 2025)),
        (2022, (2022, 2023, 2024, 2025)),
        (2025, (2022, 2023, 2024, 2025)),
        (2026, (2022, 2023, 2024, 2025, 2026)),
    ],
)
def test_the_table_has_the_years_of_the_form_and_the_reviews_own(
    year: int, years: tuple[int, ...]
) -> None:
    assert years_of(year) == years


def test_a_year_that_nobody_knows_is_empty_and_named() -> None:
    known = replace(FAMILY, earlier={2023: ClassedYear(2023, "poor", ())})
    open_ = replace(FAMILY, earlier={2022: ClassedYear(2022, "undetermined", ())})
    assert unknown_years(FAMILY, 2024) == ()
    assert unknown_years(known, 2024) == (2022,)
    assert unknown_years(open_, 2024) == (2022, 2023)
    assert unknown_years(paper_home(1, "poor"), 2022) == ()


def test_who_is_new_to_a_register_has_no_other_to_choose() -> None:
    both = {year: ClassedYear(year, "poor", ()) for year in (2022, 2023)}
    old, new, half = (
        replace(FAMILY, earlier=both),
        replace(FAMILY, earlier={}),
        replace(FAMILY, earlier={2023: ClassedYear(2023, "undetermined", ())}),
    )
    assert new_to_register(commune_papers([old, new]), new)
    assert not new_to_register(commune_papers([half, new]), new)
    assert not new_to_register(commune_papers([old, half]), half)


def test_what_a_register_says_of_the_reviews_own_year_or_later_is_not_printed() -> None:
    ahead = {2024: ClassedYear(2024, "near_poor", ()), 2025: ClassedYear(2025, "poor", ())}
    (one,) = values([replace(FAMILY, earlier=ahead)])
    assert [line["loai"] for line in one["cac_nam"]] == ["", "", "N", ""]


def test_members_are_by_sex_with_empty_lines_for_those_not_named() -> None:
    (one,) = values([FAMILY])
    people = [(p["tt"], p["ten"], p["nam_sinh_nam"], p["nam_sinh_nu"]) for p in one["thanh_vien"]]
    assert people == [
        ("1", "Võ Thị An", "", "1960"),
        ("2", "Võ Văn Bình", "1990", ""),
        ("", "", "", ""),
        ("", "", "", ""),
    ]


@pytest.mark.parametrize(
    ("head", "whole", "words"),
    [
        (AN, False, "……………………1234"),
        (AN, True, "087160001234"),
        (replace(AN, number=""), True, "……………………1234"),
        (replace(AN, number="", tail=""), True, "……………………"),
    ],
)
def test_a_citizen_number_is_whole_only_where_that_is_asked_for(
    head: PaperPerson, whole: bool, words: str
) -> None:
    assert number_words(head, whole=whole) == words


def test_a_document_has_a_certificate_for_each_household_and_no_whole_number() -> None:
    other = paper_home(1, "near_poor", members=(PaperPerson("Lê Văn Chín"),), size=1)
    data = document(FAMILY, other, paper_home(2, "not_poor"))
    words = lines(data)
    heads = [line for line in words if line.startswith("Họ và tên chủ hộ: ")]
    assert heads == ["Họ và tên chủ hộ: Võ Thị An", "Họ và tên chủ hộ: Nguyễn Thử 1"]
    assert words.count("II. Kết quả phân loại giai đoạn 2022 – 2025") == 2
    everything = " ".join([*words, *(str(table) for table in tables(data))])
    assert not re.search(r"\d{9}", everything)
    assert "Nơi thường trú: Ấp Một, xã Mỹ An Hưng A, huyện Lấp Vò, tỉnh Đồng Tháp" in words
    assert [t[0][0] for t in tables(data)].count("Năm") == 2


def test_the_same_households_make_the_same_bytes() -> None:
    assert document(FAMILY) == document(FAMILY)


def test_certificates_are_as_many_as_the_classes_of_the_workbook() -> None:
    records = [home("A", "poor"), home("B", "near_poor"), home("C", "not_poor")]
    item = review([*records, home("D", "poor", village="Ấp Hai"), home("E", "undetermined")])
    papers = papers_of_years(item)
    parts = certified(papers)
    assert [(part.village, len(part.households)) for part in parts] == [
        ("Ấp Thử", 2),
        ("Ấp Hai", 1),
    ]
    assert uncertified(papers, parts) == []
    counts = classes_in(item)
    assert sum(len(part.households) for part in parts) == counts["poor"] + counts["near_poor"]


def test_a_household_whose_head_has_no_name_gets_no_certificate_and_is_named() -> None:
    papers = commune_papers([FAMILY, paper_home(1, "poor", head=PaperPerson())])
    assert uncertified(papers, certified(papers)) == ["H1"]


def test_members_and_numbers_come_from_the_survey() -> None:
    people = [
        {**person("Võ Thị An", 1960), "relation": "Chủ hộ", "sex": "Nữ", "ethnicity": "Kinh"},
        {**person("Võ Văn Bình", 1990), "relation": "Con", "sex": "Nam", "ethnicity": "Kinh"},
    ]
    records = [home("A", "poor", members=people, head_citizen_id="087160001234")]
    earlier = {0: {2023: ClassedYear(2023, "poor", (1,))}}
    (one,) = papers_of_years(records, earlier=earlier).households
    assert [(p.name, p.relation, p.sex, p.birth_year) for p in one.members] == [
        ("Võ Thị An", "Chủ hộ", "Nữ", 1960),
        ("Võ Văn Bình", "Con", "Nam", 1990),
    ]
    assert (one.head.tail, one.head.number) == ("1234", "087160001234")
    assert "087160001234" not in repr(one)
    assert one.earlier[2023].klass == "poor"
    assert one.states == (1, 1, 1, 1, *[0] * 8)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Xã Mỹ An Hưng A", "xã Mỹ An Hưng A"),
        ("THỊ TRẤN Lấp Vò", "thị trấn Lấp Vò"),
        ("Thành phố Cao Lãnh", "thành phố Cao Lãnh"),
        ("Khóm An Phước", "khóm An Phước"),
        # A kind before a number is part of the name, and so it is here.
        ("Phường 11", "Phường 11"),
        ("Ấp 1", "Ấp 1"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        # Names without a word for their kind are no words of a sentence.
        ("Mỹ An Hưng A", "Mỹ An Hưng A"),
        ("Bản", "Bản"),
        ("", ""),
    ],
)
def test_the_kind_of_a_place_is_small_inside_a_sentence(name: str, said: str) -> None:
    assert inside(name) == said


def test_an_address_begins_with_a_capital_wherever_it_begins() -> None:
    place = CommunePlace("Phường 11", "", "Tỉnh Đồng Tháp")
    assert address_words("Khóm 2", place) == "Khóm 2, Phường 11, tỉnh Đồng Tháp"
    assert address_words("", CommunePlace("Xã A", "Huyện B")) == "Xã A, huyện B"
    assert address_words("", CommunePlace()) == ""
