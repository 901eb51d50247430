"""Heads of one name in one village: told apart on decision and minutes, never on a posted list."""

from datetime import date
from typing import Any

from ravo.documents.decision import decision_values
from ravo.documents.holders import PaperHousehold, PaperPerson
from ravo.documents.minutes import minutes_values
from ravo.documents.posted import ComplaintBox, posted_values
from ravo.documents.twins import twins_of
from ravo.documents.village_homes import homes_of
from support.paper_homes import ISSUER, commune_papers, paper_home

HAI = "Trần Thanh Hải"


def head_of(place: int, name: str, born: int | None, **more: Any) -> PaperHousehold:
    return paper_home(place, "poor", head=PaperPerson(name, birth_year=born), **more)


def test_heads_of_one_name_have_their_year_of_birth_on_decision_and_minutes_alone() -> None:
    homes = [
        head_of(0, HAI, 1975),
        head_of(1, HAI, 1982),
        head_of(2, HAI, 1975, village="Ấp Hai"),
        head_of(3, "Lê Thị Tư", 1960),
        head_of(4, "Lê Thị Năm", 1961),
        head_of(5, "Lê Thị Năm", 1961),
        head_of(6, "Lê Thị Sáu", None),
        head_of(7, "Lê Thị Sáu", 1962),
    ]
    papers = commune_papers(homes)
    assert [[home.place for home in one] for one in twins_of(homes)] == [[0, 1], [4, 5], [6, 7]]
    told = {
        f"{HAI} (sinh 1975)",
        f"{HAI} (sinh 1982)",
        HAI,
        "Lê Thị Tư",
        "Lê Thị Năm",
        "Lê Thị Sáu",
        "Lê Thị Sáu (sinh 1962)",
    }
    decision = decision_values(papers, ISSUER)
    assert {line["chu_ho"] for line in decision["ngheo"]["dong"]} == told
    village = homes_of(papers)
    parts = list(village.villages())
    minutes = [minutes_values(village, part, ISSUER, 1) for part in parts]
    assert {line["chu_ho"] for one in minutes for line in one["dong"]} == told
    box = ComplaintBox("Một cửa", date(2024, 11, 22), date(2024, 11, 25))
    posted = posted_values(village, None, ISSUER, {"review": box})
    assert not any(str(born) in str(posted["danh_sach"]) for born in (1975, 1982, 1962))


def test_who_has_no_class_reads_like_nobody() -> None:
    assert twins_of([head_of(0, HAI, 1975), paper_home(1, None, head=PaperPerson(HAI))]) == []
