"""The law as data: every shipped edition against its cases, its tiling and its citations."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ravo.criteria import Edition, edition_for_year, load_edition, shipped_editions
from ravo.criteria.loader import SHIPPED
from ravo.criteria.model import MEASURES, Mark
from ravo.criteria.overview import ValueRow, render_coverage, render_show, rows_of
from ravo.criteria.rules import ABSENT, CLASS_IDS, NOT_POOR, average_living, classify
from ravo.criteria.terms import AREAS
from ravo.criteria.tiling import counts, probes, untiled
from ravo.fault_words import fault_message
from ravo.faults import InputProblem, UsageProblem
from support.folders import plain_yaml
from support.local_editions import under_own_id

DATA = Path(load_edition("nd07-2021").path).parent


@cache
def cases_of(edition: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = plain_yaml(DATA / f"{edition}.cases.yaml")["cases"]
    return cases


ALL_CASES = [(name, case) for name in SHIPPED for case in cases_of(name)]


@pytest.mark.parametrize(
    ("name", "case"), ALL_CASES, ids=[f"{n}: {c['name']}" for n, c in ALL_CASES]
)
def test_case(name: str, case: dict[str, Any]) -> None:
    edition = load_edition(name)
    value, deprived = np.array([float(case["value"])]), np.array([case["deprived"]])
    code = classify(edition, case["measure"], case["area"], value, deprived)[0]
    if case.get("asked") and code == NOT_POOR:
        inside = average_living(edition, case["area"], value)[0]
        code = {1: CLASS_IDS.index("average_living"), 0: code, ABSENT: ABSENT}[int(inside)]
    assert ("absent" if code == ABSENT else CLASS_IDS[code]) == case["class"]


@pytest.mark.parametrize("name", SHIPPED)
def test_cases_stand_on_both_sides_of_every_line(name: str) -> None:
    edition = load_edition(name)
    for measure in MEASURES:
        for area in AREAS:
            tried = {
                c["value"] for c in cases_of(name) if (c["measure"], c["area"]) == (measure, area)
            }
            assert tried, (measure, area)
            for line in edition.find_lines(measure, area):
                if line.upto is not None:
                    assert {line.upto, line.upto + 1} <= tried, (measure, area, line.upto)


@pytest.mark.parametrize("edition", shipped_editions(), ids=lambda e: str(e.id))
def test_each_evidence_gets_exactly_one_class(edition: Edition) -> None:
    assert untiled(edition) == []
    for measure in MEASURES:
        for area in AREAS:
            lines = edition.find_lines(measure, area)
            for value in probes(lines):
                for count in counts(lines, len(edition.indicators)):
                    code = int(
                        classify(edition, measure, area, np.array([value]), np.array([count]))[0]
                    )
                    holding = [
                        CLASS_IDS.index(x.klass)
                        for x in lines
                        if x.klass != "average_living" and x.holds(value, count)
                    ]
                    assert holding == ([] if code in (ABSENT, NOT_POOR) else [code])


@pytest.mark.parametrize("edition", shipped_editions(), ids=lambda e: str(e.id))
def test_every_value_has_citation_mark_and_a_known_document(edition: Edition) -> None:
    for row in rows_of(edition):
        assert row.citation.document in edition.documents
        assert (row.value.vi == "chưa có trong tay") == (
            row.mark is Mark.absent
        ) or "indicators." in row.path


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (2016, "qd59-2015"),
        (2020, "qd59-2015"),
        (2021, "nd07-2021"),
        (2026, "nd07-2021"),
        (2027, "nd351-2025"),
        (2030, "nd351-2025"),
    ],
)
def test_a_year_chooses_its_own_edition(year: int, name: str) -> None:
    assert edition_for_year(year).id == name


@pytest.mark.parametrize("year", [2015, 2031])
def test_a_year_outside_every_edition_names_the_editions_there_are(year: int) -> None:
    with pytest.raises(UsageProblem) as caught:
        edition_for_year(year)
    message, _ = fault_message(caught.value.fault, "vi")
    assert str(year) in message
    assert "nd07-2021 (2021–2026)" in message


def test_indicators_of_2027_have_waste_in_and_devices_out() -> None:
    ids = [indicator.id for indicator in load_edition("nd351-2025").indicators]
    assert "household_waste" in ids
    assert "information" not in ids
    assert not any(indicator.derivable for indicator in load_edition("nd351-2025").indicators)


def test_absent_points_are_none_not_zero() -> None:
    assert load_edition("nd07-2021").points_per_indicator == 10
    assert load_edition("nd351-2025").points_per_indicator is None


def test_retirement_age_of_2024_is_61_years_for_men_and_56_years_4_months_for_women() -> None:
    table = load_edition("nd07-2021").retirement
    assert table["men"][2024].value == 61 * 12
    assert table["women"][2024].value == 56 * 12 + 4
    assert table["men"][2028].value == 62 * 12
    assert table["women"][2035].value == 60 * 12


NATIONAL = (DATA / "nd07-2021.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code", "named"),
    [
        ("scope: national", "scope: national\nscope: national", "RV-554", "scope"),
        ("scope: national", "scope: national\ncolour: red", "RV-555", "colour"),
        (
            "upto: 1500000, at_least: 3, citation: nd07-2021 Điều 3 khoản 2 điểm a, ",
            "upto: 1500000, at_least: 3, ",
            "RV-556",
            "citation",
        ),
        ("at_most: 2", "at_most: 3", "RV-558", "income"),
        ("at_most: 2", "at_most: 1", "RV-559", "income"),
        ("upto: 140, at_least: 3", "upto: 141, at_least: 3", "RV-559", "b1"),
        (
            "upto: 2250000, citation: nd07-2021 Điều 3 khoản 2 điểm c, mark: secondary",
            "upto: 2250000, citation: nd07-2021 Điều 3 khoản 2 điểm c, mark: absent",
            "RV-557",
            "income",
        ),
        ("id: nd07-2021", "id: [", "RV-553", "dòng"),
        (
            "citation: nd07-2021 Điều 3 khoản 2 điểm b",
            "citation: nd08-2021 Điều 3 khoản 2 điểm b",
            "RV-560",
            "nd08-2021",
        ),
    ],
)
def test_a_broken_edition_is_refused_with_file_and_line(
    tmp_path: Path, old: str, new: str, code: str, named: str
) -> None:
    assert old in NATIONAL
    file = tmp_path / "tinh.yaml"
    file.write_text(NATIONAL.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputProblem) as caught:
        load_edition(file)
    message, _ = fault_message(caught.value.fault, "vi")
    assert caught.value.fault.code == code, message
    assert message.startswith("tinh.yaml, dòng ")
    assert named in message


def test_the_line_named_is_the_line_of_the_mistake(tmp_path: Path) -> None:
    file = tmp_path / "tinh.yaml"
    file.write_text(NATIONAL + "colour: red\n", encoding="utf-8")
    with pytest.raises(InputProblem) as caught:
        load_edition(file)
    assert caught.value.fault.params["line"] == str(len(NATIONAL.splitlines()) + 1)


def test_a_province_may_raise_the_line_and_keep_the_rest(tmp_path: Path) -> None:
    local = (DATA / "dong-nai-2022.yaml").read_text("utf-8").replace("2000000", "2100000")
    file = tmp_path / "tinh.yaml"
    file.write_text(under_own_id(local), encoding="utf-8")
    edition = load_edition(file)
    assert edition.income.poor.rural[0].upto == 2100000
    assert len(edition.indicators) == 12


def test_pages_name_values_articles_and_what_is_absent() -> None:
    shown = render_show(load_edition("nd351-2025"), "vi")
    assert "2.200.000" in shown
    assert "Chưa có trong tay: " in shown
    assert "b1.poor.rural" in shown.splitlines()[-1]
    assert "Article 3 clause 2" in render_show(load_edition("nd07-2021"), "en")
    assert "một phần" in render_coverage(load_edition("nd07-2021"), "vi")


def test_a_unit_stands_behind_its_own_number() -> None:
    shown = render_show(load_edition("nd07-2021"), "en").splitlines()
    assert "b1.poor.urban = ≤ 175 điểm, 3 or more deprived indicators" in shown
    unit = "đồng/người/tháng"
    assert f"income.average_living.rural = > 1,500,000 {unit}, ≤ 2,250,000 {unit}" in shown
    assert f"income.average_living.rural = chưa có trong tay ({unit})" in render_show(
        load_edition("nd351-2025"), "vi"
    )


def test_what_is_absent_is_listed_by_its_path() -> None:
    missing = render_show(load_edition("nd351-2025"), "vi").splitlines()[-1]
    for path in ("income.average_living.urban", "indicators.household_waste.cutoffs"):
        assert path in missing
    missing = render_show(load_edition("nd07-2021"), "en").splitlines()[-1]
    assert missing.endswith("b1_grid.rural, b1_grid.urban, nutrition_table.children")


def rows_by_path(name: str) -> dict[str, ValueRow]:
    return {row.path: row for row in rows_of(load_edition(name))}


def test_a_value_is_published_with_the_document_it_cites() -> None:
    rows = rows_by_path("nd07-2021")
    assert rows["income.poor.rural"].published == date(2021, 1, 27)
    assert rows["b1.poor.rural"].published == date(2021, 7, 18)
    assert rows["low_income_worker.rural"].published == date(2025, 2, 24)
    assert rows["retirement.men.2024"].published is None


def test_a_date_written_null_is_unknown_and_not_the_editions() -> None:
    rows = rows_by_path("nd07-2021")
    assert rows["income.poor.rural"].applies_from == date(2021, 9, 1)
    assert rows["low_income_worker.rural"].applies_from is None
    assert rows["low_income_worker.rural"].applies_to is None
    assert rows["retirement.men.2024"].applies_to == date(2024, 12, 31)


def test_no_value_applies_before_the_document_it_cites_was_published() -> None:
    for edition in shipped_editions():
        for row in rows_of(edition):
            assert not (row.published and row.applies_from) or row.published <= row.applies_from


def test_notes_stand_beside_their_values() -> None:
    assert "Phụ lục không ghi số tuổi" in render_show(load_edition("nd07-2021"), "vi")


def test_a_local_edition_may_hold_values_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "tinh.yaml"
    own = (
        "values:\n  local_support:\n    rural: {value: 5, unit: đồng, citation: "
        "dong-nai-2022, mark: unverified}\n"
    )
    source = under_own_id((DATA / "dong-nai-2022.yaml").read_text("utf-8"))
    file.write_text(source + own, encoding="utf-8")
    assert "local_support.rural = 5 đồng" in render_show(load_edition(file), "vi")


def test_what_a_province_inherits_is_the_national_value_itself() -> None:
    national, local = load_edition("nd07-2021"), load_edition("dong-nai-2022")
    assert local.indicators == national.indicators
    assert local.retirement == national.retirement
    assert local.points_per_indicator == 10
    assert local.applies_to == national.applies_to
