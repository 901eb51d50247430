"""The cases of an edition: both sides of every line, read, compared and missed."""

from pathlib import Path

import pytest

from ravo.criteria import load_edition
from ravo.criteria.cases import (
    Case,
    case_faults,
    cases_text,
    class_of,
    failing,
    first_cases,
    read_cases,
    untried,
)
from ravo.criteria.loader import SHIPPED
from ravo.fault_words import fault_message
from ravo.faults import InputProblem
from ravo.yamlfile import cases_path

NATIONAL = load_edition("nd07-2021")
SOURCE = NATIONAL.path.read_text("utf-8")


def case(value: float, deprived: int, klass: str, *, asked: bool = False) -> Case:
    return Case("ca", "income", "rural", value, deprived, klass, asked)


@pytest.mark.parametrize("name", SHIPPED)
def test_first_cases_stand_on_both_sides_of_every_line_and_hold(name: str) -> None:
    edition = load_edition(name)
    cases = first_cases(edition)
    assert untried(edition, cases) == ()
    assert failing(edition, cases) == ()
    assert {(item.measure, item.area) for item in cases} == {
        (measure, area) for measure in ("income", "b1") for area in ("rural", "urban")
    }
    assert len({(c.measure, c.area, c.value, c.deprived, c.asked) for c in cases}) == len(cases)


def test_the_first_cases_of_one_measure_in_full() -> None:
    cases = [c for c in first_cases(NATIONAL) if (c.measure, c.area) == ("income", "rural")]
    assert [(c.value, c.deprived, c.klass, c.asked) for c in cases] == [
        (1500000, 2, "near_poor", False),
        (1500000, 3, "poor", False),
        (1500001, 2, "not_poor", False),
        (1500001, 3, "not_poor", False),
        (1500000, 0, "near_poor", True),
        (1500001, 0, "average_living", True),
        (2250000, 0, "average_living", True),
        (2250001, 0, "not_poor", True),
    ]
    assert [c.name for c in cases[:3]] == [
        "rural income 1500000 ≤ 1500000, 2 indicators",
        "rural income 1500000 ≤ 1500000, 3 indicators",
        "rural income 1500001 > 1500000, 2 indicators",
    ]
    assert cases[-1].name == "rural income asked 2250001 > 2250000, 0 indicators"


def test_a_line_that_is_absent_has_its_case_too() -> None:
    found = [c for c in first_cases(load_edition("nd351-2025")) if c.area == "urban"]
    assert [(c.name, c.value, c.klass) for c in found if c.klass == "absent"] == [
        ("urban income asked 2800001 > 2800000, 0 indicators", 2800001, "absent"),
        ("urban b1: no line is at hand", 100, "absent"),
    ]


@pytest.mark.parametrize(
    ("item", "klass"),
    [
        (case(1500000, 3, ""), "poor"),
        (case(1500000, 2, "", asked=True), "near_poor"),
        (case(1500001, 3, ""), "not_poor"),
        (case(2250000, 0, "", asked=True), "average_living"),
        (case(2250001, 0, "", asked=True), "not_poor"),
    ],
)
def test_the_class_of_a_case(item: Case, klass: str) -> None:
    assert class_of(NATIONAL, item) == klass


def test_cases_are_read_as_they_were_written(tmp_path: Path) -> None:
    cases = first_cases(NATIONAL)
    file = tmp_path / "x.cases.yaml"
    file.write_text(cases_text(cases, "Dòng 1\nDòng 2"), encoding="utf-8")
    assert read_cases(file) == cases
    assert file.read_text("utf-8").startswith("# Dòng 1\n# Dòng 2\ncases:\n  - {name: ")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("class: poor", "class: rich", "RV-557"),
        ("deprived: 3", "deprived: -1", "RV-557"),
        ("deprived: 3", "deprived: '3'", "RV-557"),
        ("measure: income, ", "", "RV-556"),
        ("cases:", "cass:", "RV-556"),
        ("cases:", "path: x\ncases:", "RV-555"),
        ("class: poor}", "class: poor, colour: red}", "RV-555"),
    ],
)
def test_a_file_of_cases_that_cannot_be_used_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    text = cases_text(first_cases(NATIONAL), "Ca")
    assert old in text
    edition = tmp_path / "tinh.yaml"
    edition.write_text(SOURCE, encoding="utf-8")
    file = cases_path(edition)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputProblem) as caught:
        read_cases(file)
    assert caught.value.fault.code == code
    assert case_faults(load_edition(edition)) == (caught.value.fault,)


def local(tmp_path: Path, cases: tuple[Case, ...] | None) -> list[tuple[str, str]]:
    """Return the codes and messages of a local edition with these cases beside it."""
    file = tmp_path / "tinh.yaml"
    file.write_text(SOURCE, encoding="utf-8")
    cases_path(file).unlink(missing_ok=True)
    if cases is not None:
        cases_path(file).write_text(cases_text(cases, "Ca"), encoding="utf-8")
    faults = case_faults(load_edition(file))
    return [(fault.code, fault_message(fault, "vi")[0]) for fault in faults]


def test_what_is_wrong_with_the_cases_of_an_edition_is_said(tmp_path: Path) -> None:
    assert local(tmp_path, first_cases(NATIONAL)) == []
    assert local(tmp_path, None) == [
        ("RV-567", "tinh.yaml chưa có tệp ca thử tinh.cases.yaml đi kèm.")
    ]
    wrong = (*first_cases(NATIONAL), case(1500001, 3, "poor"))
    assert local(tmp_path, wrong) == [
        ("RV-569", "tinh.cases.yaml: ca ca phải ra poor, bộ tiêu chí cho ra not_poor.")
    ]
    fewer = tuple(c for c in first_cases(NATIONAL) if c.value not in (141, 2250000))
    ((code, message),) = local(tmp_path, fewer)
    assert code == "RV-568"
    assert message.endswith("của mức income.rural 2250000, b1.rural 140.")


def test_shipped_editions_have_nothing_wrong_with_their_cases() -> None:
    assert [case_faults(load_edition(name)) for name in SHIPPED] == [()] * len(SHIPPED)
