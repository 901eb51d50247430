"""What meetings decided: who is in no paper, and that every row stays counted."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ravo.documents.certificates import certified, uncertified
from ravo.documents.decision import decision_values
from ravo.documents.holders import CommunePapers
from ravo.documents.lists import account_of, decided_in, lists_of
from ravo.documents.meeting_results import held_back_in, with_meetings
from ravo.documents.posted import ComplaintBox, posted_values
from ravo.documents.refusals import refused
from ravo.documents.village_homes import homes_of
from support.paper_homes import ISSUER, commune_papers, paper_home

AGREED = {"H0": "poor", "H1": "near_poor", "H3": "poor", "H5": "average_living"}
BOX = ComplaintBox("Bộ phận Một cửa", date(2024, 11, 22), date(2024, 11, 25))


def commune() -> CommunePapers:
    """Return a commune with a household of each kind, in two villages."""
    return commune_papers(
        [
            paper_home(0, "poor"),
            paper_home(1, "poor"),
            paper_home(2, "near_poor", village="Ấp Hai"),
            paper_home(3, "undetermined"),
            paper_home(4, None),
            paper_home(5, "average_living"),
            paper_home(6, "not_poor", escaped="poor", start="poor"),
            paper_home(7, "not_poor", request="enter"),
        ]
    )


def test_who_was_not_agreed_to_in_the_class_of_today_is_in_no_list() -> None:
    papers = with_meetings(commune(), AGREED)
    lists = {name: [home.code for home in homes] for name, homes in lists_of(papers).items()}
    assert lists == {
        "ngheo": ["H0"],
        "can_ngheo": [],
        "trung_binh": ["H5"],
        "thoat_ngheo": [],
        "thoat_can_ngheo": [],
    }
    values = decision_values(papers, ISSUER)
    assert values["ngheo"]["gom"] == "1 hộ, 3 nhân khẩu"
    account = account_of(papers, decided_in(papers))
    assert (account.named, account.others, account.not_agreed) == (2, 0, 4)
    assert (account.undetermined, account.rejected, account.agrees) == (1, 1, True)
    named = {code: [home.code for home in homes] for code, homes in held_back_in(papers)}
    assert named == {"RV-1430": ["H2", "H6", "H7"], "RV-1431": ["H1"]}


def test_without_the_outcome_every_household_is_where_its_class_puts_it() -> None:
    papers = commune()
    account = account_of(papers, decided_in(papers))
    assert (account.named, account.others, account.not_agreed) == (5, 1, 0)
    assert account.agrees
    assert not list(held_back_in(papers))
    assert [home.code for home in refused(papers)] == ["H7"]


def test_who_was_held_back_gets_no_certificate_and_none_is_missing() -> None:
    papers = with_meetings(commune(), AGREED)
    parts = certified(papers)
    assert [(part.village, [home.code for home in part.households]) for part in parts] == [
        ("Ấp Một", ["H0"])
    ]
    assert not uncertified(papers, parts)
    nameless = replace(papers.households[0], head=replace(papers.households[0].head, name=""))
    papers = replace(papers, households=(nameless, *papers.households[1:]))
    assert uncertified(papers, certified(papers)) == ["H0"]
    assert not refused(papers)


def test_a_code_of_two_households_is_agreed_to_for_neither() -> None:
    homes = [paper_home(place, "poor", code="H0") for place in (0, 1)]
    assert not decided_in(with_meetings(commune_papers(homes), {"H0": "poor"}))
    # One of them without a class was not voted on: the other one was.
    homes[1] = paper_home(1, None, code="H0")
    assert decided_in(with_meetings(commune_papers(homes), {"H0": "poor"})) == {0}


@pytest.mark.parametrize(
    ("agreed", "codes", "words"),
    [
        (
            None,
            ["Nguyễn Thử 0", "Nguyễn Thử 1", "Nguyễn Thử 2", "Nguyễn Thử 6", "Nguyễn Thử 7"],
            "Còn 2 hộ chưa có kết quả nên chưa có tên trong danh sách này.",
        ),
        (
            AGREED,
            ["Nguyễn Thử 0"],
            "Còn 2 hộ chưa có kết quả nên chưa có tên trong danh sách này. "
            "Còn 4 hộ chưa được họp thôn thông qua nên chưa có tên trong danh sách này.",
        ),
    ],
)
def test_a_posted_list_says_how_many_a_meeting_held_back(
    agreed: dict[str, str] | None, codes: list[str], words: str
) -> None:
    papers = commune() if agreed is None else with_meetings(commune(), agreed)
    homes = homes_of(papers)
    boxes: Any = {"review": BOX, "average": BOX}
    values = posted_values(homes, None, ISSUER, boxes)
    rows = [line["chu_ho"] for line in values["danh_sach"][0]["dong"]]
    assert sorted(rows) == codes
    assert values["chua_co"] == words
    # A village of which every household was held back has a list that says so.
    parts = {part.name: part for part in homes.villages()}
    assert sorted(parts) == ["Ấp Hai", "Ấp Một"]
    assert parts["Ấp Hai"].held_back == (0 if agreed is None else 1)
