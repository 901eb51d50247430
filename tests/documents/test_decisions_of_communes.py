"""The lists of a decision, what becomes of every row, and the decision as it is signed."""

from dataclasses import replace
from datetime import date

import pytest

from ravo.changes.comparison import compare
from ravo.documents.decision import decision_values
from ravo.documents.gathered import papers_of
from ravo.documents.lists import (
    ListName,
    account_of,
    decided_in,
    lists_of,
    named_nowhere,
)
from ravo.documents.paper import day_words, issuer_of, round_words
from ravo.documents.templates import filled_paper
from ravo.report.forms.settings import ReportSettings
from support.paper_homes import (
    ISSUER,
    commune_papers,
    lines,
    paper_home,
    papers_of_years,
    tables,
)
from support.years import diff, home, review, row_of, year


def codes(papers: object, name: ListName) -> list[str]:
    return [one.code for one in lists_of(papers)[name]]  # type: ignore[arg-type]


OLD = [
    home("A", "poor"),
    home("B", "poor"),
    home("C", "near_poor"),
    home("D", "not_poor"),
    home("E", "near_poor"),
    home("F", "poor"),
]
NEW = [
    home("A", "not_poor"),
    home("B", "near_poor"),
    home("C", "not_poor"),
    home("D", "poor"),
    home("E", "near_poor"),
    home("F", "undetermined"),
    home("G", "not_poor"),
]


def test_who_left_for_a_class_above_the_list_escaped_and_nobody_else() -> None:
    papers = papers_of_years(NEW, OLD)
    # B left the poor for the near-poor: it is still on the list.
    assert codes(papers, "thoat_ngheo") == ["A"]
    assert codes(papers, "thoat_can_ngheo") == ["C"]
    assert codes(papers, "ngheo") == ["D"]
    assert codes(papers, "can_ngheo") == ["B", "E"]


def test_the_escapes_are_as_many_as_forms_2_and_3_count() -> None:
    changes = diff(OLD, NEW)
    papers = papers_of_years(NEW, OLD)
    two, three = (changes.forms[number].summed("households", (0,)) for number in ("2", "3"))
    assert len(codes(papers, "thoat_ngheo")) == two[2] == 1
    assert len(codes(papers, "thoat_can_ngheo")) == three[1] == 1
    assert len(codes(papers, "ngheo")) == two[8]
    assert len(codes(papers, "can_ngheo")) == three[8]


@pytest.mark.parametrize(
    ("opening", "klass", "escaped"),
    [
        ("Hộ nghèo", "not_poor", "poor"),
        ("Hộ cận nghèo", "not_poor", "near_poor"),
        ("Hộ nghèo", "near_poor", None),
        ("Hộ không nghèo", "not_poor", None),
        (None, "not_poor", None),
        ("Hộ nghèo", "undetermined", None),
    ],
)
def test_without_another_list_the_opening_class_says_who_escaped(
    opening: str | None, klass: str, escaped: str | None
) -> None:
    papers = papers_of_years([home("A", klass, opening_class=opening)])
    (one,) = papers.households
    assert one.escaped == escaped
    unknown = named_nowhere(papers)["RV-1360"]
    assert bool(unknown) == (opening is None)


def test_last_years_class_goes_before_the_opening_class_unless_it_is_asked_for() -> None:
    old, new = [home("A", "poor")], [home("A", "not_poor", opening_class="Hộ không nghèo")]
    assert papers_of_years(new, old).households[0].escaped == "poor"
    assert papers_of_years(new, old, opening="recorded").households[0].escaped is None


def test_who_came_from_another_commune_left_the_list_of_that_one() -> None:
    number = "087070001234"
    here = {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"}
    before = [home("A", "poor", head_citizen_id=number), home("B", "poor")]
    old = year(2023, review(before, 2023), review([home("C", "poor")], 2023, **here))
    after = [home("C", "not_poor"), home("X", "not_poor", head_citizen_id=number)]
    after[1] |= {name: before[0][name] for name in ("head_name", "head_birth_year")}
    items = [review([home("B", "not_poor")]), review(after, 2024, **here)]
    new = year(2024, *items)
    changes = compare(old, new, explain=False)
    papers = papers_of(new, items, changes)
    assert row_of(changes, "X")["crossed"]
    assert [codes(one, "thoat_ngheo") for one in papers] == [["B"], ["C"]]
    places = range(len(changes.layout.names))
    assert changes.forms["2"].summed("households", tuple(places))[2] == 2


def test_a_household_listed_without_members_left_and_did_not_escape() -> None:
    papers = papers_of_years(
        [home("A", "not_poor", size=0), home("B", "not_poor")],
        [home("A", "poor"), home("B", "poor")],
    )
    assert codes(papers, "thoat_ngheo") == ["B"]


def test_who_is_new_in_the_year_before_is_no_open_question() -> None:
    papers = papers_of_years([home("A", "poor"), home("Z", "not_poor")], [home("A", "poor")])
    assert not named_nowhere(papers)["RV-1360"]


def test_a_rejected_household_is_in_no_list_and_is_named() -> None:
    papers = papers_of_years(
        [home("A", "poor"), home("B", "poor", rejected=True), home("C", "undetermined")]
    )
    assert codes(papers, "ngheo") == ["A"]
    named = {code: [one.code for one in homes] for code, homes in named_nowhere(papers).items()}
    assert (named["RV-1358"], named["RV-1359"]) == (["C"], ["B"])
    account = account_of(papers, decided_in(papers))
    assert (account.named, account.undetermined, account.rejected) == (1, 1, 1)
    assert account.agrees


def test_every_row_is_in_one_part_of_the_account() -> None:
    homes = [
        paper_home(0, "poor"),
        paper_home(1, "average_living", start="poor", escaped="poor"),
        paper_home(2, "not_poor"),
        paper_home(3, "undetermined"),
        paper_home(4, None),
        paper_home(5, None, departed=True),
    ]
    papers = commune_papers(homes, read=8, blank=2)
    account = account_of(papers, decided_in(papers))
    parts = (account.named, account.others, account.undetermined, account.rejected)
    # The household of the average class that escaped is in two lists, and counts once.
    assert parts == (2, 1, 1, 1)
    assert (account.departed, account.blank, account.agrees) == (1, 2, True)
    # A row that is in no part is noticed.
    assert not account_of(replace(papers, read=9), decided_in(papers)).agrees


def test_lists_go_by_village_in_the_order_of_the_workbook() -> None:
    homes = [
        paper_home(0, "poor", village="Ấp Hai"),
        paper_home(1, "poor", village="Ấp Một"),
        paper_home(2, "poor", village="Ấp Hai"),
    ]
    assert codes(commune_papers(homes), "ngheo") == ["H0", "H2", "H1"]


NAMED = {
    0: paper_home(0, "poor", size=4),
    1: paper_home(1, "near_poor", size=2, village="Ấp Hai"),
    2: paper_home(2, "poor", size=1, village="Ấp Hai"),
    3: paper_home(3, "not_poor", size=5, start="poor", escaped="poor"),
}


def test_a_decision_has_its_lists_numbered_and_names_those_that_are_empty() -> None:
    papers = commune_papers(list(NAMED.values()))
    made = filled_paper("decision", None, decision_values(papers, ISSUER))
    words = lines(made.data)
    assert "1. Hộ nghèo: 2 hộ, 5 nhân khẩu (danh sách số 1 kèm theo)." in words
    assert "2. Hộ cận nghèo: 1 hộ, 2 nhân khẩu (danh sách số 2 kèm theo)." in words
    assert "3. Hộ thoát nghèo: 1 hộ, 5 nhân khẩu (danh sách số 3 kèm theo)." in words
    assert "Đợt này không có: hộ có mức sống trung bình; hộ thoát cận nghèo." in words
    titles = [line for line in words if line.startswith("DANH SÁCH")]
    assert titles == [
        "DANH SÁCH HỘ NGHÈO NĂM 2024",
        "DANH SÁCH HỘ CẬN NGHÈO NĂM 2024",
        "DANH SÁCH HỘ THOÁT NGHÈO NĂM 2024",
    ]
    lists = [table for table in tables(made.data) if table[0][0] == "STT"]
    assert [[row[0] for row in table[1:]] for table in lists] == [["1", "2"], ["1"], ["1"]]
    assert lists[0][1:] == [
        ["1", "Nguyễn Thử 0", "Ấp Một", "4"],
        ["2", "Nguyễn Thử 2", "Ấp Hai", "1"],
    ]


def test_people_of_an_unknown_size_are_not_counted_as_none() -> None:
    papers = commune_papers([paper_home(0, "poor", size=None), paper_home(1, "poor", size=4)])
    values = decision_values(papers, ISSUER)
    assert (values["ngheo"]["gom"], values["ngheo"]["khau"]) == ("2 hộ", "")
    assert values["ngheo"]["dong"][0]["khau"] == ""


def test_number_day_and_signature_are_left_to_the_office() -> None:
    papers = commune_papers(list(NAMED.values()))
    made = filled_paper("decision", None, decision_values(papers, ISSUER))
    head = tables(made.data)[0]
    assert head[1] == ["Số: …………/QĐ-UBND", "Mỹ An Hưng A, ngày …… tháng …… năm ………"]
    assert "XÃ MỸ AN HƯNG A" in head[0][0]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head[0][1]


def test_the_basis_has_the_acts_by_their_full_names_those_of_2026_too() -> None:
    papers = papers_of_years([home("A", "poor")])
    assert papers.basis[0] == "Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ"
    assert any(
        "Thông tư số 02/2022/TT-BLĐTBXH ngày 30 tháng 3 năm 2022" in one for one in papers.basis
    )
    assert not any("351/2025" in one for one in papers.basis)
    own = ReportSettings(
        basis=("Kế hoạch số 12/KH-UBND",), signed_by="Trần Thị B", unit="UBND xã Thử"
    )
    issuer = issuer_of(papers, own, None, alone=True)
    assert issuer.basis[-1] == "Kế hoạch số 12/KH-UBND"
    assert (issuer.unit, issuer.signer, issuer.at) == ("xã Thử", "Trần Thị B", "Mỹ An Hưng A")
    # The settings of one office are not those of several communes.
    several = issuer_of(papers, own, None, alone=False)
    assert (several.unit, several.signer) == ("Xã Mỹ An Hưng A", "")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, "ngày …… tháng …… năm ………"),
        (date(2024, 12, 5), "ngày 05 tháng 12 năm 2024"),
        (date(2024, 2, 15), "ngày 15 tháng 02 năm 2024"),
        (date(2024, 3, 15), "ngày 15 tháng 3 năm 2024"),
    ],
)
def test_a_day_is_written_as_papers_write_it(day: date | None, words: str) -> None:
    assert day_words(day) == words


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"period": "Định kỳ"}, "rà soát định kỳ năm 2024"),
        ({"period": "Thường xuyên"}, "rà soát thường xuyên năm 2024"),
        ({"period": None}, "rà soát năm 2024"),
        ({"list_month": "2024-03"}, "rà soát thường xuyên tháng 03 năm 2024"),
    ],
)
def test_the_review_is_named_by_its_kind(more: dict[str, str | None], words: str) -> None:
    assert round_words(commune_papers([], **more)) == words
