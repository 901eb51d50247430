"""The balance per commune and per district, the average-living account, and where both are
shown.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.changes.accounts import LINES
from ravo.changes.average import COLUMNS
from ravo.changes.comparison import Changes, breach_fault, compare
from ravo.changes.forms import OF_AREA
from ravo.changes.identity import CLOSING, FORM_OF, SIGNS, closing_formula
from ravo.changes.output.machine import changes_json
from ravo.changes.output.terminal import changes_text
from ravo.changes.output.words import lines_of
from ravo.changes.output.workbook import write_changes
from ravo.criteria.terms import HouseholdClass
from ravo.fault_words import fault_message
from ravo.messages import text
from ravo.report.forms.facts import form_facts
from ravo.text import MINUS
from support.examples import examples
from support.years import diff, home, review, year

AVERAGE = HouseholdClass.average_living.value
TAN_MY: dict[str, Any] = {"commune": "Xã Tân Mỹ", "commune_code": "30175"}
CAO_LANH: dict[str, Any] = {
    "district": "Huyện Cao Lãnh",
    "commune": "Xã Gáo Giồng",
    "commune_code": "30079",
}
RICH = {
    "income": 2_000_000.0,
    "b1": None,
    "deprived": 0,
    "works_in_agriculture": True,
    "asked_average_living": True,
}


def named(prefix: str, klass: str, place: int) -> dict[str, Any]:
    heads = ("Trần An", "Lê Bình", "Phạm Cúc", "Võ Dũng", "Bùi Em", "Đỗ Phú")
    more = RICH if klass == AVERAGE else {}
    return home(f"{prefix}{place}", "not_poor" if more else klass, head_name=heads[place], **more)


def three(before: Sequence[str], after: Sequence[str]) -> Changes:
    """Return two communes of one district and one of another; a household of a class in each."""
    sides = []
    for number, classes in ((2023, before), (2024, after)):
        places: tuple[dict[str, Any], ...] = ({}, TAN_MY, CAO_LANH)
        made = [
            review([named("H", klass, at)], number, **place)
            for at, (klass, place) in enumerate(zip(classes, places, strict=True))
        ]
        sides.append(year(number, *made))
    return compare(*sides)


def test_a_breach_of_a_commune_is_one_of_its_district_and_names_the_households() -> None:
    changes = three(["poor", "poor", "poor"], ["poor", "undetermined", "poor"])
    found = [
        (b.place, b.area, b.form, b.line, b.difference, b.rows.tolist()) for b in changes.breaches
    ]
    assert found == [
        (1, None, "2", "households", -1, [1]),
        (1, None, "2", "members", -3, [1]),
        (OF_AREA, "Huyện Lấp Vò", "2", "households", -1, [1]),
        (OF_AREA, "Huyện Lấp Vò", "2", "members", -3, [1]),
    ]
    faults = [fault for fault in changes.faults if fault.code == "RV-613"]
    assert [fault.params["commune"] for fault in faults] == ["Xã Tân Mỹ"] * 2 + ["Huyện Lấp Vò"] * 2
    assert {fault.params["households"] for fault in faults} == {"H1"}


def test_what_two_forms_give_each_other_otherwise_has_a_message_of_its_own() -> None:
    changes = three(["poor", "poor", "poor"], ["poor", "undetermined", "poor"])
    first = changes.breaches[0]
    both = (replace(first, identity="balance"), replace(first, identity="forms"))
    for breach, code in zip(both, ("RV-613", "RV-619"), strict=True):
        fault = breach_fault(changes, breach)
        told = fault_message(fault, "vi")[0]
        assert (fault.code, fault.severity) == (code, "error")
        assert all(words in told for words in ("Xã Tân Mỹ", "\N{MINUS SIGN}1", "H1"))


def test_lines_are_the_communes_their_districts_and_the_whole() -> None:
    changes = three(["poor"] * 3, ["poor", "near_poor", "not_poor"])
    lines = [(line.name, line.places, line.total) for line in lines_of(changes, "vi")]
    assert lines == [
        ("Xã Mỹ An Hưng A", (0,), False),
        ("Xã Tân Mỹ", (1,), False),
        ("Cộng Huyện Lấp Vò", (0, 1), True),
        ("Xã Gáo Giồng", (2,), False),
        ("Cộng Huyện Cao Lãnh", (2,), True),
        ("Cộng", (0, 1, 2), True),
    ]


def test_the_lines_of_one_district_end_with_its_total() -> None:
    old, new = (
        year(n, review([home("A1")], n), review([home("B1")], n, **TAN_MY)) for n in (2023, 2024)
    )
    lines = lines_of(compare(old, new), "vi")
    assert [line.name for line in lines][-1] == "Cộng Huyện Lấp Vò"
    assert [line.places for line in lines] == [(0,), (1,), (0, 1)]
    single = lines_of(diff([home("A1")], [home("A1")]), "vi")
    assert [(line.name, line.total) for line in single] == [
        ("Xã Mỹ An Hưng A", False),
        ("Cộng", True),
    ]


classes = st.lists(
    st.sampled_from(["poor", "near_poor", "not_poor", AVERAGE, "undetermined"]),
    min_size=3,
    max_size=3,
)


@settings(max_examples=examples(15), deadline=None)
@given(before=classes, after=classes)
def test_every_difference_of_every_line_has_its_breach(before: list[str], after: list[str]) -> None:
    changes = three(before, after)
    told = {
        (b.area or changes.layout.names[b.place], b.form, b.line): b.difference
        for b in changes.breaches
        if b.identity == "balance"
    }
    expected = {}
    for line in lines_of(changes, "vi")[:-1]:
        name = line.name.removeprefix("Cộng ")
        for number, form in changes.forms.items():
            for unit in LINES:
                left = -int(np.array(form.summed(unit, line.places)) @ SIGNS)
                if left and (not line.total or len(line.places) > 1):
                    expected[name, number, unit] = left
    assert told == expected


@settings(max_examples=examples(15), deadline=None)
@given(before=classes, after=classes)
def test_the_average_living_account_closes(before: list[str], after: list[str]) -> None:
    changes = three(before, after)
    total = changes.average.total("households")
    assert (total["opening"], total["closing"]) == (before.count(AVERAGE), after.count(AVERAGE))
    signs = [1, -1, -1, -1, -1, 1, 1, 1, 1, -1]
    for line in LINES:
        figures = changes.average.total(line)
        assert sum(figures[name] * sign for name, sign in zip(COLUMNS, signs, strict=True)) == 0
    into = sum(now == AVERAGE and was == "poor" for was, now in zip(before, after, strict=True))
    assert total["from_poor"] == into


def rows_of(path: Path, sheet: str) -> list[list[Any]]:
    book = openpyxl.load_workbook(path, read_only=True)
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def test_the_sheet_has_a_line_per_commune_and_district_and_every_household_behind(
    tmp_path: Path,
) -> None:
    changes = three(["poor", "poor", "poor"], ["poor", "undetermined", "poor"])
    write_changes(changes, tmp_path / "d.xlsx", "vi")
    rows = rows_of(tmp_path / "d.xlsx", "Đối chiếu")
    start = next(at for at, row in enumerate(rows) if row[0] == "Biểu 2. Diễn biến hộ nghèo")
    shown = {(row[0], row[1]): row[2:12] for row in rows[start + 2 : start + 14]}
    assert shown["Cộng Huyện Lấp Vò", "Số hộ"] == [2, 0, 0, 0, 0, 0, 0, 0, 1, -1]
    assert shown["Xã Tân Mỹ", "Số nhân khẩu"] == [3, 0, 0, 0, 0, 0, 0, 0, 0, -3]
    assert shown["Cộng", "Số hộ"] == [3, 0, 0, 0, 0, 0, 0, 0, 2, -1]
    behind = [row[:6] for row in rows if row[5] == "H1" and row[1] in ("2", "3")]
    assert [(row[0], row[2], row[3]) for row in behind] == [
        ("Xã Tân Mỹ", "Số hộ", -1),
        ("Xã Tân Mỹ", "Số nhân khẩu", -3),
        ("Huyện Lấp Vò", "Số hộ", -1),
        ("Huyện Lấp Vò", "Số nhân khẩu", -3),
    ]


@pytest.mark.parametrize("count", [30])
def test_no_list_of_households_is_cut(tmp_path: Path, count: int) -> None:
    heads = [f"Người {chr(97 + i % 26)}{'xyz'[i // 26]}" for i in range(count)]
    old = [home(f"H{i:02}", head_name=heads[i]) for i in range(count)]
    new = [
        home(f"H{i:02}", "undetermined", head_name=heads[i], opening_class="Hộ cận nghèo")
        for i in range(count)
    ]
    changes = diff(old, new)
    write_changes(changes, tmp_path / "d.xlsx", "vi")
    rows = rows_of(tmp_path / "d.xlsx", "Đối chiếu")
    opening = {row[1] for row in rows if row[4] == "Hai năm ghi khác loại"}
    behind = {row[5] for row in rows if row[1] == "2" and row[2] == "Số hộ"}
    codes = {f"H{i:02}" for i in range(count)}
    assert opening == codes
    assert behind == codes
    told = changes_json(changes, "vi")
    assert {item["ma_ho"] for item in told["opening"]["households"]} == codes
    assert set(told["breaches"][0]["households"]) == codes
    text = changes_text(changes, "vi")
    assert "30 hộ có Phân loại đầu kỳ" in text
    assert "(+18)" in text


def test_a_breach_by_what_results_lost_is_listed_and_no_fault() -> None:
    old, new = (
        year(number, [home("H1", klass, rejected=klass == "undetermined")])
        for number, klass in ((2023, "poor"), (2024, "undetermined"))
    )
    whole = compare(old, new)
    lost = tuple(replace(part, facts_lost=frozenset({"old"})) for part in new.parts)
    changes = compare(old, replace(new, parts=lost))
    listed = [changes_json(one, "vi")["breaches"] for one in (whole, changes)]
    assert [item["households"] for item in listed[0]] == [["H1"]] * 2
    assert listed[1] == listed[0]
    codes = [{fault.code for fault in one.faults} for one in (whole, changes)]
    assert ["RV-613" in some for some in codes] == [True, False]


def test_a_commune_of_one_year_only_has_no_line_and_no_figure() -> None:
    far = review([home("B1", head_name="Lê Bình")], 2023, **TAN_MY)
    changes = compare(year(2023, review([home("A1")], 2023), far), year(2024, [home("A1")]))
    assert [line.name for line in lines_of(changes, "vi")] == ["Xã Mỹ An Hưng A", "Cộng"]
    assert "RV-612" in {fault.code for fault in changes.faults}


def test_the_forms_and_the_messages_print_the_identity_that_is_reckoned_with() -> None:
    printed = closing_formula()
    for number in FORM_OF.values():
        formula = {c.code: c.formula for c in form_facts()[number].columns}[CLOSING]
        assert formula.replace("-", MINUS) == printed
    for words in text("changes.identity"):
        said = re.sub(r"[() ]", "", words)
        assert f"={CLOSING}{MINUS}[{printed}]," in said
