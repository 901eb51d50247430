"""Expressions in three values: what is known decides, and exactly what is missing is named."""

from datetime import date

import numpy as np
import pytest

from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.programmes.expressions import Evaluator, UnfitExpression
from ravo.programmes.findings import ProgrammeCase, Standing
from support.made_up_programmes import judged_one, made_book, made_facts, made_programme


def states(expression: str, *homes: dict[str, object], on: date = date(2025, 1, 15)) -> list[int]:
    facts = made_facts(made_book(homes), on=on)
    found: list[int] = Evaluator(facts, "household").states(expression, {}).state.tolist()
    return found


def only(expression: str, **home: object) -> ProgrammeCase:
    findings = judged_one(made_programme(conditions=[expression]), made_facts(made_book([home])))
    return findings.case(0)


@pytest.mark.parametrize(
    ("expression", "home", "missing"),
    [
        ("nen and mai", {"nen": True}, {"mai"}),
        ("nen and mai", {}, {"nen", "mai"}),
        ("nen or mai", {"mai": False}, {"nen"}),
        ("nen and (mai or cot)", {"mai": True}, {"nen"}),
        ("nen and (mai or cot)", {"mai": False, "nen": True}, {"cot"}),
        ("not (nen and mai)", {"nen": True}, {"mai"}),
        ("so_khau > 3 or nen", {"nen": False}, {"so_khau"}),
        ('phan_loai == "poor" and thu_nhap < 5', {}, {"phan_loai", "thu_nhap"}),
        ("over(ngay_tach_ho, 36, 0)", {}, {"ngay_tach_ho"}),
        ('helped("bhyt") or nen', {"nen": False}, {"so_theo_doi"}),
    ],
)
def test_exactly_what_would_settle_it_is_missing(
    expression: str, home: dict[str, object], missing: set[str]
) -> None:
    found = only(expression, **home)
    assert found.standing is Standing.to_ask
    assert set(found.missing) == missing


def test_what_cannot_change_the_answer_is_not_missing() -> None:
    assert only("nen and mai", nen=False).standing is Standing.not_eligible
    assert only("nen or mai", nen=True).standing is Standing.eligible
    assert only("nen or mai", nen=True).missing == ()


def test_comparisons_of_figures_hold_at_their_bounds() -> None:
    homes: list[dict[str, object]] = [{"so_khau": 3}, {"so_khau": 4}, {"so_khau": None}]
    assert states("so_khau >= 4", *homes) == [NO, YES, UNKNOWN]
    assert states("so_khau > 3", *homes) == [NO, YES, UNKNOWN]
    assert states("so_khau <= 3", *homes) == [YES, NO, UNKNOWN]
    assert states("so_khau == 3", *homes) == [YES, NO, UNKNOWN]
    assert states("so_khau != 3", *homes) == [NO, YES, UNKNOWN]


def test_words_are_in_a_list_or_not() -> None:
    homes: list[dict[str, object]] = [{"phan_loai": word} for word in ("poor", "not_poor", None)]
    assert states('phan_loai in ("poor", "near_poor")', *homes) == [YES, NO, UNKNOWN]
    assert states('phan_loai not in ("poor", "near_poor")', *homes) == [NO, YES, UNKNOWN]
    assert states('phan_loai != "poor"', *homes) == [NO, YES, UNKNOWN]


@pytest.mark.parametrize(
    ("day", "on", "strictly", "with_day"),
    [
        (date(2022, 1, 14), date(2025, 1, 15), YES, YES),
        (date(2022, 1, 15), date(2025, 1, 15), NO, YES),
        (date(2022, 1, 16), date(2025, 1, 15), NO, NO),
        (date(2021, 2, 28), date(2024, 2, 29), YES, YES),
        (date(2020, 2, 29), date(2023, 2, 28), NO, YES),
        (date(2020, 2, 29), date(2023, 3, 1), YES, YES),
    ],
)
def test_more_than_so_many_months(day: date, on: date, strictly: int, with_day: int) -> None:
    home: dict[str, object] = {"ngay_tach_ho": day}
    assert states("over(ngay_tach_ho, 36, 0)", home, on=on) == [strictly]
    assert states("over(ngay_tach_ho, 36, 1)", home, on=on) == [with_day]


def test_a_figure_between_two_ends_is_known_where_both_agree() -> None:
    book = made_book([{}], [(0, {"ngay_sinh": date(2009, 1, 1), "ho_ten": "A"})])
    book.members["ngay_sinh_den"] = np.array([date(2009, 12, 31)], dtype="datetime64[D]")
    facts = made_facts(book)
    evaluator = Evaluator(facts, "person")
    found = {
        words: int(evaluator.states(words, {}).state[0])
        for words in ("tuoi < 15", "tuoi < 16", "tuoi < 17", "tuoi == 15", "tuoi == 20")
    }
    assert found == {
        "tuoi < 15": NO,
        "tuoi < 16": UNKNOWN,
        "tuoi < 17": YES,
        "tuoi == 15": UNKNOWN,
        "tuoi == 20": NO,
    }


def test_the_first_condition_that_fails_is_named_then_those_of_groups_then_exclusions() -> None:
    programme = made_programme(conditions=[("nen", "a"), "mai", ("cot", "b")], exclusions=["tuong"])
    rows = [
        {"nen": False, "mai": False, "cot": False, "tuong": True},
        {"nen": False, "mai": True, "cot": False, "tuong": True},
        {"nen": True, "mai": True, "cot": False, "tuong": True},
        {"nen": True, "mai": True, "cot": False, "tuong": False},
        {"nen": True, "mai": True, "cot": True, "tuong": False},
    ]
    findings = judged_one(programme, made_facts(made_book(rows)))
    assert [findings.case(at).failed for at in range(5)] == ["c2", "c1", "e1", None, None]
    assert [findings.case(at).reasons for at in (3, 4)] == [("c1", "c2"), ("c1", "c2", "c3")]


@pytest.mark.parametrize(
    ("expression", "part"),
    [
        ("so_khau > 'ba'", "'ba'"),
        ("so_khau > -so_khau", "-so_khau"),
        ("phan_loai == ('poor', 3)", "('poor', 3)"),
        ("nen and", "nen and"),
    ],
)
def test_an_expression_that_does_not_fit_is_named_by_its_part(expression: str, part: str) -> None:
    with pytest.raises(UnfitExpression) as unfit:
        states(expression, {"so_khau": 3, "nen": True, "phan_loai": "poor"})
    assert str(unfit.value) == part
