"""Households near a line: a few points of B1 or an indicator away from another class."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from ravo.report.figures.communes import count_commune, scored_of_review
from ravo.report.figures.model import NearHousehold, NearRule
from ravo.report.figures.near import near_households
from support.books import household, write
from support.reviews import review

POINTS, INDICATORS = NearRule(3, 0), NearRule(0, 1)


def near(path: Path, rule: NearRule, *homes: tuple[float, int]) -> tuple[NearHousehold, ...]:
    """Return who is near of rural households with these points and deprived indicators."""
    rows = [
        household(f"H{n}", deprived, **{"Điểm B1": b1, "Họ và tên chủ hộ": f"Nguyễn Văn A{n}"})
        for n, (b1, deprived) in enumerate(homes)
    ]
    found = review(write(path / "a.xlsx", rows))
    return near_households(scored_of_review(found), found.edition, rule)


@pytest.mark.parametrize(
    ("b1", "deprived", "turn"),
    [
        (136.9, 3, None),
        (137, 3, (-3, "not_poor")),
        (140, 2, (0, "not_poor")),
        (140.5, 3, (0.5, "poor")),
        (143, 2, (3, "near_poor")),
        (143.1, 3, None),
    ],
)
def test_near_by_points_is_up_to_three_on_either_side(
    tmp_path: Path, b1: float, deprived: int, turn: tuple[float, str] | None
) -> None:
    found = near(tmp_path, POINTS, (b1, deprived))
    assert [(t.amount, t.klass) for home in found for t in home.turns] == ([turn] if turn else [])


@pytest.mark.parametrize(
    ("b1", "deprived", "turn"),
    [
        (100, 1, None),
        (100, 2, (1, "poor")),
        (100, 3, (-1, "near_poor")),
        (100, 4, None),
        (150, 2, None),
        (150, 3, None),
    ],
)
def test_near_by_indicators_is_one_from_the_bound_and_under_the_line(
    tmp_path: Path, b1: float, deprived: int, turn: tuple[float, str] | None
) -> None:
    found = near(tmp_path, INDICATORS, (b1, deprived))
    assert [(t.amount, t.klass) for home in found for t in home.turns] == ([turn] if turn else [])


def by_hand(b1: float, deprived: int) -> str:
    """Return the class by nd07-2021 in a rural area, written out anew."""
    return "not_poor" if b1 > 140 else "poor" if deprived >= 3 else "near_poor"


@pytest.mark.parametrize(("points", "indicators"), [(3, 1), (10, 2), (0, 0)])
def test_who_is_near_is_who_would_change_class(
    tmp_path: Path, points: int, indicators: int
) -> None:
    homes = list(product((129, 130, 137, 140, 141, 150, 151), range(7)))
    found = near(tmp_path, NearRule(points, indicators), *homes)
    wanted = set()
    for n, (b1, deprived) in enumerate(homes):
        now = by_hand(b1, deprived)
        moved = [by_hand(140 if b1 > 140 else 140.001, deprived)] if abs(b1 - 140) <= points else []
        moved += [by_hand(b1, deprived + k) for k in range(-indicators, indicators + 1)]
        if any(klass != now for klass in moved):
            wanted.add(f"Nguyễn Văn A{n}")
    assert {home.head for home in found} == wanted
    assert all(home.klass == by_hand(home.b1 or 0, home.deprived or 0) for home in found)


def test_answers_that_are_not_known_leave_open_which_class_it_would_be(tmp_path: Path) -> None:
    found = review(write(tmp_path / "a.xlsx", [household("H1", 2, **{"Điểm B1": 141})]))
    scored = scored_of_review(found)
    states = scored.deprived.copy()
    states[0, 5] = -1
    (home,) = near_households(replace(scored, deprived=states), found.edition, NearRule(3, 1))
    assert home.deprived is None
    assert [(turn.by, turn.klass) for turn in home.turns] == [("points", None)]


def test_villages_count_who_is_near(tmp_path: Path) -> None:
    rows = [
        household("H1", 3, **{"Điểm B1": 139, "Thôn/ấp/bản/tổ dân phố": "Ấp A"}),
        household("H2", 5, **{"Điểm B1": 139, "Thôn/ấp/bản/tổ dân phố": "Ấp A"}),
        household("H3", 2, **{"Điểm B1": 100, "Thôn/ấp/bản/tổ dân phố": "Ấp B"}),
        household("H4", 5, **{"Điểm B1": 100, "Thôn/ấp/bản/tổ dân phố": "Ấp B"}),
    ]
    found = review(write(tmp_path / "a.xlsx", rows))
    scored = scored_of_review(found)
    counted = count_commune(scored, near_households(scored, found.edition, NearRule()))
    assert [(v.name, v.near_b1, v.near_count, v.near_both) for v in counted.villages] == [
        ("Ấp A", 2, 1, 1),
        ("Ấp B", 0, 1, 0),
    ]
    assert [(v.poor, v.near_poor, v.deprived[2:5]) for v in counted.villages] == [
        (2, 0, (2, 1, 1)),
        (1, 1, (1, 1, 1)),
    ]


def test_without_an_edition_nobody_is_near(tmp_path: Path) -> None:
    found = review(write(tmp_path / "a.xlsx", [household("H1", 3, **{"Điểm B1": 140})]))
    assert near_households(scored_of_review(found), None, NearRule()) == ()
