"""Who is asked what keeps a class open, and whose age is to be looked at again."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from ravo.programmes.findings import ProgrammeFindings
from ravo.programmes.machine import beneficiaries_json
from ravo.programmes.output.commune_book import write_commune_book
from ravo.programmes.output.lists import ProgrammeLists
from ravo.programmes.output.office_book import office_columns
from ravo.programmes.output.paper import PaperUnit
from support.made_up_programmes import ON, judged_one, made_book, made_facts, made_programme

UNIT = PaperUnit("Xã A", "Xã A")


def open_class(unit: str) -> ProgrammeFindings:
    """Return a programme over a household whose class waits for the sex of one of its three."""
    people: list[tuple[int, dict[str, Any]]] = [
        (0, {"ho_ten": "Lê Một", "gioi_tinh": "Nam"}),
        (0, {"ho_ten": "Lê Hai", "gioi_tinh": None}),
        (0, {"ho_ten": "Lê Ba", "gioi_tinh": "Nữ"}),
    ]
    book = made_book([{"chu_ho": "Lê Một", "thon": "Ấp Một", "phan_loai": None}], people)
    lacks = {**book.households, "lop": np.array([0], dtype=np.int32)}
    lacks["phan_loai"] = np.array([None], dtype=object)
    book = replace(book, households=lacks, class_lacks=(("gioi_tinh",),))
    programme = made_programme(unit, conditions=['phan_loai == "poor"'])
    return judged_one(programme, made_facts(book))


def questions(findings: ProgrammeFindings, path: Path) -> list[str]:
    lists = ProgrammeLists(ON, (findings,), (), register=True)
    write_commune_book(lists, "Xã A", UNIT, path, "vi")
    rows = openpyxl.load_workbook(path)["Cần hỏi thêm"].iter_rows(values_only=True)
    return [str(row[4]) for row in rows if row[1] == "Lê Một"]


@pytest.mark.parametrize("unit", ["person", "household"])
def test_the_one_whose_sex_is_missing_is_asked_for_it(unit: str, tmp_path: Path) -> None:
    findings = open_class(unit)
    assert questions(findings, tmp_path / "a.xlsx") == ["Lê Hai: Giới tính (để xét Thử)"]


def test_a_person_with_a_sex_lacks_the_class_alone() -> None:
    findings = open_class("person")
    missing = [("phan_loai",), ("gioi_tinh",), ("phan_loai",)]
    assert [findings.case(place).missing for place in range(3)] == missing
    lists = ProgrammeLists(ON, (findings,), (), register=True)
    assert lists.missing(findings, np.arange(3)) == missing
    written = "".join(beneficiaries_json(ON, [findings]))
    assert [written.count(f'"missing": ["{one}"]') for one in ("phan_loai", "gioi_tinh")] == [2, 1]


@pytest.mark.parametrize(
    ("born", "odd"),
    [
        (date(2013, 1, 15), False),
        (date(2013, 1, 16), True),
        (date(1969, 1, 16), False),
        (date(1969, 1, 15), True),
        (None, False),
    ],
)
@pytest.mark.parametrize("pregnant", [True, False])
def test_an_unlikely_age_is_noted_and_nobody_is_left_off(
    born: date | None, odd: bool, pregnant: bool
) -> None:
    """From 12 to 55 whole years nothing is noted: 56 years, or under 12, are."""
    people: list[tuple[int, dict[str, Any]]] = [
        (0, {"ho_ten": "Lê Một", "ngay_sinh": born, "mang_thai": pregnant}),
        (0, {"ho_ten": "Lê Hai", "ngay_sinh": date(1990, 1, 1), "mang_thai": False}),
    ]
    book = made_book([{"chu_ho": "Lê Một"}], people)
    findings = judged_one(made_programme("person", conditions=["mang_thai"]), made_facts(book))
    assert findings.counts.listed == int(pregnant)
    lists = ProgrammeLists(ON, (findings,), (), register=True)
    notes = office_columns(lists, findings, np.array([0]), "vi")[-1].values
    assert notes == (["xem lại tuổi"] if odd and pregnant else [None])
