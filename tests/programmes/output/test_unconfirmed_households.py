"""Newly escaped households that only a register has: to be asked about before anything is sent."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from ravo.pipeline.programme_facts import facts_of_escaped
from ravo.programmes.findings import ProgrammeFindings, Standing
from ravo.programmes.loader import chosen_programmes, shipped_programmes
from ravo.programmes.output.commune_book import CommuneLists, _to_ask
from ravo.programmes.output.lists import ProgrammeLists
from ravo.programmes.output.office_book import office_columns
from ravo.register.programme_pasts import EscapedHousehold, RegisteredPerson
from support.made_up_programmes import ON, judged_one, made_book, made_facts

THERE = "Không có trong danh sách rà soát năm nay: hỏi thôn xem hộ còn ở xã không trước khi gửi"
CHILD = RegisteredPerson("Lê Út", "Con", "Nam", "2015-05-01")
ELDER = RegisteredPerson("Lê Ông", "Chủ hộ", "Nam", "1950")
SELF = {"quan_he": "Chủ hộ", "gioi_tinh": "Nam", "ngay_sinh": date(1970, 1, 1)}
ADULT = RegisteredPerson("Lê Tư", "Con", "Nam", "1982-02")


def found_of(id: str, people: Sequence[RegisteredPerson] = (ELDER, ADULT, CHILD)) -> Any:
    place = ("H9", "Lê Ông", "Ấp Hai", "Xã A")
    gone = EscapedHousehold(*place, "not_poor", "rural", 3.0, tuple(people), derived=True)
    here = made_book(
        [{"phan_loai": "poor", "thon": "Ấp Một", "chu_ho": "Lê An", "moi_thoat_ngheo": False}],
        [(0, {"ho_ten": "Lê An", "dang_hoc": True, **SELF})],
    )
    facts = made_facts(here, *facts_of_escaped([gone]))
    (programme,) = chosen_programmes(shipped_programmes(), [id])
    return judged_one(programme, facts)


def rows(findings: ProgrammeFindings, standing: Standing) -> list[dict[str, Any]]:
    lists = ProgrammeLists(ON, (findings,), (), register=True)
    columns = office_columns(lists, findings, lists.places(findings, standing), "vi")
    names = [column.id for column in columns]
    cells = zip(*(column.values for column in columns), strict=True)
    return [dict(zip(names, row, strict=True)) for row in cells]


def test_a_household_of_the_register_alone_is_to_be_asked_about_and_counts_as_such() -> None:
    findings = found_of("vay-von")
    assert (findings.counts.listed, findings.counts.to_ask) == (1, 1)
    assert findings.case(1).missing == ("con_o_xa",)
    (listed,), (asked,) = (rows(findings, one) for one in (Standing.eligible, Standing.to_ask))
    assert listed["ghi_chu"] is None
    assert asked["ghi_chu"] == THERE
    assert asked["phan_loai"] == "Mới thoát nghèo, thoát cận nghèo (suy ra)"
    assert listed["phan_loai"] == "Hộ nghèo"


def test_its_people_are_asked_about_once_and_counted_each() -> None:
    findings = found_of("hoc-phi")
    assert findings.counts.to_ask == 3
    (row,) = rows(findings, Standing.to_ask)
    assert row["ghi_chu"] == f"Cả hộ, 3 người; {THERE}; Cần hỏi: Đang đi học đúng cấp"
    assert (row["chu_ho"], row["ho_ten"], row["ngay_sinh"]) == ("Lê Ông", None, None)
    lists = ProgrammeLists(ON, (findings,), (), register=True)
    own = CommuneLists(lists, "Xã A", "vi", {"hoc-phi": "Học phí"})
    assert _to_ask(own) == {
        1: "Hộ còn ở xã không (hỏi thôn; hộ không có trong danh sách rà soát năm nay), "
        "Đang đi học đúng cấp (để xét Học phí)"
    }


def test_who_lacks_nothing_else_stays_in_a_row_of_their_own() -> None:
    findings = found_of("da3.2-dinh-duong")
    (row,) = rows(findings, Standing.to_ask)
    assert (row["ho_ten"], row["ngay_sinh"], row["ghi_chu"]) == ("Lê Út", "01/05/2015", THERE)
    standing = findings.standing[np.flatnonzero(findings.households == 1)].tolist()
    assert standing.count(2) == 2
