"""The JSON of beneficiaries: the keys of the contract, in the order of the lists."""

import json
from datetime import date
from typing import Any

from ravo.programmes.findings import ProgrammeFindings
from ravo.programmes.machine import beneficiaries_json
from support.made_up_programmes import ON, judged_one, made_book, made_facts, made_programme


def written(*found: ProgrammeFindings) -> dict[str, Any]:
    value: dict[str, Any] = json.loads("".join(beneficiaries_json(ON, found)))
    return value


def test_people_are_known_by_the_rows_of_their_sheet() -> None:
    programme = made_programme("person", conditions=["tuoi < 16", "khuyet_tat"])
    people: list[tuple[int, dict[str, Any]]] = [
        (0, {"ngay_sinh": date(2020, 1, 1), "khuyet_tat": True}),
        (0, {"ngay_sinh": date(2020, 1, 1), "khuyet_tat": None}),
        (0, {"ngay_sinh": date(1990, 1, 1), "khuyet_tat": None}),
    ]
    book = made_book([{"ma_ho": "H0"}, {"ma_ho": None}], people)
    findings = judged_one(programme, made_facts(book))
    found = written(findings)
    assert found["schema"] == 1
    assert found["on"] == "2025-01-15"
    (only,) = found["programmes"]
    assert list(only) == ["id", "unit", "listed", "to_ask", "not", "counts"]
    assert only["listed"] == [{"ma_ho": "H0", "member": 2, "reasons": ["c1", "c2"]}]
    assert only["to_ask"] == [
        {"ma_ho": "H0", "member": 3, "missing": ["khuyet_tat"]},
        {"ma_ho": None, "member": None, "missing": ["ngay_sinh", "khuyet_tat", "thanh_vien"]},
    ]
    assert only["not"] == [{"ma_ho": "H0", "member": 4, "failed": "c1"}]
    assert only["counts"] == {"read": 4, "listed": 1, "to_ask": 2, "not": 1}


def test_households_have_no_member_and_a_quota_shows_its_cut() -> None:
    plain = made_programme(conditions=["nen"])
    cut = made_programme(quota="most: 1", conditions=["nen"])
    facts = made_facts(made_book([{"nen": True}, {"nen": True}, {"nen": False}]))
    found = written(judged_one(plain, facts), judged_one(cut, facts))["programmes"]
    assert found[0]["listed"][0] == {"ma_ho": "H0", "member": None, "reasons": ["c1"]}
    assert found[1]["listed"][1] == {
        "ma_ho": "H1",
        "member": None,
        "reasons": ["c1"],
        "order": 1,
        "beyond_quota": False,
        "tied": True,
    }
    assert found[1]["not"] == [{"ma_ho": "H2", "member": None, "failed": "c1"}]


def test_without_cases_the_lists_are_empty() -> None:
    findings = judged_one(made_programme(conditions=["nen"]), made_facts(made_book([{}])))
    only = written(findings)["programmes"][0]
    assert (only["listed"], only["not"]) == ([], [])
