"""An analysis put together: universes, classes of the decree beside it, groups, the year before."""

from dataclasses import replace
from math import isnan

import pytest

from ravo.analysis.choices import GroupBy
from ravo.analysis.profile import ResidentTotals, analyse
from support.analysed_rows import ROWS, rows_of


def test_a_household_without_a_class_widens_the_bounds_and_is_not_dropped() -> None:
    analysis = analyse(ROWS, 2)
    assert analysis.reviewed == 4
    assert (analysis.measures.bounds.h.lower, analysis.measures.bounds.h.upper) == (0.5, 0.75)
    assert analysis.of_residents is not None
    assert (analysis.of_residents.lower, analysis.of_residents.upper) == (0.02, 0.03)


def test_people_of_unknown_number_are_left_out_and_counted() -> None:
    analysis = analyse(ROWS, 2, "person")
    assert (analysis.reviewed, analysis.uncounted) == (11, 1)
    assert analysis.measures.h == pytest.approx(9 / 11)
    assert analysis.residents is None
    assert analysis.of_residents is None


def test_the_classes_of_the_decree_are_beside_it() -> None:
    assert analyse(ROWS, 2).by_decree.poor == 0.25
    assert analyse(ROWS, 2, "person").by_decree.poor == pytest.approx(4 / 11)


def test_services_sum_their_indicators() -> None:
    analysis = analyse(rows_of([[1, 1, 1, 0]], [3]), 2)
    assert [one.numbers for one in analysis.services] == [(1, 2), (3, 4)]
    assert [one.contribution for one in analysis.services] == pytest.approx([2 / 3, 1 / 3])


def test_groups_keep_the_rows_without_one() -> None:
    groups = analyse(ROWS, 2, by="thon").groups
    assert groups is not None
    assert [(one.group.group, one.group.measures.rows) for one in groups] == [("Ấp 1", 2), ("", 2)]
    assert [one.by_decree.poor for one in groups] == [0.5, 0]


def test_villages_go_by_commune_and_number() -> None:
    names = ["Xã B: Ấp 2", "", "Xã B: Ấp 10", "Xã A: Ấp 3"]
    rows = replace(ROWS, labels={**ROWS.labels, "thon": names, "gioi_tinh": names})
    cases: list[tuple[GroupBy, list[int]]] = [("thon", [3, 0, 2, 1]), ("gioi_tinh", [0, 1, 2, 3])]
    for by, order in cases:
        groups = analyse(rows, 2, by=by).groups
        assert groups is not None
        assert [one.group.group for one in groups] == [names[n] for n in order]
        # The share by the decree is that of the same group: the first row alone is poor.
        assert [one.by_decree.poor for one in groups] == [float(n == 0) for n in order]


def test_every_cut_off_has_its_measures() -> None:
    curve = analyse(rows_of([[1, 1, 0, 0], [1, 0, 0, 0]], [1, 1]), 2).curve
    assert [one.h for one in curve] == [1, 0.5, 0, 0]
    assert isnan(curve[3].a)


def test_the_year_before_is_compared_where_its_indicators_are_the_same() -> None:
    before = rows_of([[1, 1, 1, 1], [0, 0, 0, 0]], [1, 1], year=2023)
    now = rows_of([[1, 1, 0, 0], [0, 0, 0, 0]], [1, 1])
    change = analyse(now, 2, previous=before).before
    assert change is not None
    assert change.change is not None
    assert change.change.m0 == pytest.approx(-0.25)
    assert change.change.incidence == 0
    other = replace(before, indicators=before.indicators[::-1])
    changed = analyse(now, 2, previous=other).before
    assert changed is not None
    assert changed.change is None


@pytest.mark.parametrize("k", [0, 5])
def test_a_cut_off_of_no_indicator_or_of_more_than_there_are(k: int) -> None:
    with pytest.raises(ValueError, match="not from 1 to 4"):
        analyse(ROWS, k)


def test_other_communes_last_year_are_not_compared() -> None:
    now = replace(rows_of([[1, 1, 0, 0]], [1]), ground=frozenset({"1", "2"}))
    before = replace(rows_of([[1, 1, 1, 1]], [1], year=2023), ground=frozenset({"1"}))
    compared = analyse(now, 2, previous=before).before
    assert compared is not None
    assert compared.measures is not None
    assert compared.change is None


def test_people_of_unknown_number_leave_the_share_of_residents_open() -> None:
    rows = replace(ROWS, residents=ResidentTotals(100, 400))
    assert analyse(rows, 2, "person").of_residents is None
    assert analyse(rows, 2).of_residents is not None


@pytest.mark.parametrize(("k", "fits"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_cut_off_is_a_number_of_indicators(k: int, fits: bool) -> None:
    if fits:
        assert analyse(ROWS, k).k == k
        return
    with pytest.raises(ValueError, match=f"k is {k}, not from 1 to 4"):
        analyse(ROWS, k)
