"""The figures of the page: rates, the target, what compares with last year, what is not known."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.places import units
from ravo.report.figures.model import CAUSES, CommuneFigures, Quality, Village
from ravo.report.forms.settings import PlannedRate, ReportSettings
from ravo.report.page.figures import figures_of
from ravo.report.page.model import PageFigures
from ravo.results.summary import Share
from support.page_districts import commune, district, group, place, two_years, with_last
from support.report_settings import with_target

SETTINGS = with_target()


def figures(*communes: CommuneFigures, last: tuple[CommuneFigures, ...] = ()) -> PageFigures:
    now = district(*communes)
    return figures_of(with_last(now, district(*last, year=2023)) if last else now, SETTINGS)


def verdict_of(found: PageFigures) -> str | None:
    return found.target.verdict if found.target is not None else None


def test_rates_are_shares_of_all_residents_and_sums_are_rates_of_sums() -> None:
    found = figures_of(two_years(), SETTINGS)
    assert [row.poor.rate for row in found.communes] == [1.0, 3.0, 2.0]
    poor = found.classes.poor
    assert (poor.households, poor.members, poor.rate) == (60, 240, 2.0)
    # 62 of 3,000 is 2.0667 %; the change is that of the printed rates.
    assert (poor.last_households, poor.last_rate, poor.change) == (62, 2.07, -0.07)
    assert found.classes.listed.rate == 4.0


def test_halves_are_rounded_up_as_the_forms_round_them() -> None:
    assert figures(commune(1, 1, 0, 800)).classes.poor.rate == 0.13


@pytest.mark.parametrize(
    ("last", "verdict", "reduction"),
    [
        (119, "missed", 0.19),
        (120, "met", 0.2),
        (150, "met", 0.5),
        (151, "exceeded", 0.51),
        (90, "missed", -0.1),
    ],
)
def test_the_target_is_met_from_its_least_reduction_on(
    last: int, verdict: str, reduction: float
) -> None:
    found = figures(commune(1, 100, total=10_000), last=(commune(1, last, total=10_000),))
    target = found.target
    assert target is not None
    assert (target.verdict, target.reduction) == (verdict, reduction)
    assert found.communes[0].target == target
    assert getattr(found.tally, verdict) == 1


def test_the_targets_bounds_are_settings() -> None:
    now = with_last(district(commune(1, 10)), district(commune(1, 20), year=2023))
    assert verdict_of(figures_of(now, SETTINGS)) == "exceeded"
    assert verdict_of(figures_of(now, with_target(1.5, 3.0))) == "missed"


def test_nothing_is_judged_in_a_year_without_a_target() -> None:
    now = with_last(district(commune(1, 10)), district(commune(1, 20), year=2023))
    for settings in (ReportSettings(), with_target(year=2025)):
        found = figures_of(now, settings)
        assert (found.target, found.tally, found.communes[0].target) == (None, None, None)


def test_a_target_may_be_about_poor_and_near_poor_together() -> None:
    now = with_last(district(commune(1, 10, near=10)), district(commune(1, 10, near=25), year=2023))
    cases: tuple[tuple[PlannedRate, float, str], ...] = (
        ("poor", 0.0, "missed"),
        ("multidimensional", 1.5, "met"),
    )
    for rate, reduction, verdict in cases:
        found = figures_of(now, with_target(1.0, 1.5, rate=rate)).target
        assert found is not None
        assert (found.reduction, found.verdict, found.rate) == (reduction, verdict, rate)


def test_a_gap_of_two_years_leaves_the_yearly_target_open() -> None:
    now = with_last(district(commune(1, 10)), district(commune(1, 20), year=2022))
    found = figures_of(now, SETTINGS)
    assert found.target is not None
    assert (found.target.reduction, found.target.verdict) == (1.0, "unknown")


def test_communes_of_one_year_only_leave_the_total_without_a_change() -> None:
    found = figures(commune(1, 10), commune(2, 10), last=(commune(1, 20), commune(3, 5)))
    assert not found.coverage.compared
    assert (found.coverage.only_now, found.coverage.only_last) == (("Xã Thử 2",), ("Xã Thử 3",))
    assert found.classes.poor.change is None
    assert verdict_of(found) == "unknown"
    assert [row.poor.change for row in found.communes] == [-1.0, None]
    assert [row.rate for row in found.indicators] != [None] * 3
    assert [row.last_rate for row in found.indicators] == [None] * 3


@pytest.mark.parametrize("total", [None, 0, 29])
def test_without_a_usable_total_there_is_no_rate_here_nor_in_the_district(
    total: int | None,
) -> None:
    found = figures(commune(1, 10, 20, total), commune(2, 10, 20))
    assert found.communes[0].poor.rate is None
    assert found.communes[0].poor.households == 10
    assert found.communes[1].poor.rate == 1.0
    assert (found.classes.poor.households, found.classes.poor.rate) == (20, None)
    assert found.coverage.without_total == ("Xã Thử 1",)


def test_a_total_as_large_as_its_parts_is_a_total() -> None:
    assert figures(commune(1, 10, 20, 30)).classes.listed.rate == 100.0


def test_a_commune_that_sent_nothing_has_no_figure_and_no_zero() -> None:
    found = figures_of(replace(two_years(), missing=(place(9),)), SETTINGS)
    row = found.communes[-1]
    assert (row.name, row.sent, row.residents) == ("Xã Thử 9", False, None)
    assert (row.poor.households, row.poor.rate, row.poor.last_rate) == (None, None, None)
    assert row.deprived == (None, None, None)
    assert set(vars_of(row.quality)) == {None}
    assert (found.coverage.sent, found.coverage.expected) == (3, 4)
    assert found.classes.poor.rate == 2.0


def vars_of(row: object) -> list[object]:
    return [getattr(row, name) for name in row.__slots__]  # type: ignore[attr-defined]


def merged() -> tuple[str, list[str]]:
    """Return a commune made on 1/7/2025 of three whole old ones, and their codes."""
    made: dict[str, list[str]] = {}
    for unit in units.communes(2024).values():
        for code in unit.successors:
            made.setdefault(code, []).append(unit.code)
    old = units.communes(2024)
    return next(
        (code, codes)
        for code, codes in sorted(made.items())
        if len(codes) == 3 and all(old[one].successors == (code,) for one in codes)
    )


def test_a_commune_made_of_whole_old_ones_is_compared_with_their_sum() -> None:
    new, old = merged()
    now = district(commune(1, 30, total=3000, place=replace(place(1), code=new)), year=2025)
    parts = [commune(n, 15, place=replace(place(n), code=code)) for n, code in enumerate(old, 2)]
    whole = figures_of(with_last(now, district(*parts, year=2024)), SETTINGS)
    assert whole.coverage.compared
    assert (whole.classes.poor.last_rate, whole.communes[0].poor.change) == (1.5, -0.5)
    part = figures_of(with_last(now, district(*parts[:2], year=2024)), SETTINGS)
    assert not part.coverage.compared
    assert part.communes[0].poor.last_rate is None


def test_shares_of_no_poor_households_are_not_zero() -> None:
    found = figures(commune(1, 0, 0))
    assert found.communes[0].poor.rate == 0.0
    assert found.communes[0].deprived == (None, None, None)
    assert {row.rate for row in found.indicators} == {None}
    assert {row.poor_rate for row in found.groups} == {None}
    assert {row.poor_rate for row in found.causes} == {None}


def test_an_indicator_unknown_in_one_commune_is_unknown_in_the_district() -> None:
    odd = {"poor": (None, 4, 0), "near_poor": (0, 0, 0)}
    found = figures(commune(1), commune(2, deprived=odd))
    assert [row.households for row in found.indicators] == [None, 14, 0]
    assert found.indicators[2].rate == 0.0
    assert found.communes[1].deprived == (None, 40.0, 0.0)
    assert found.indicators[0].unknown == 2


def test_the_profile_compares_the_same_indicator() -> None:
    found = figures(
        commune(1, 10),
        last=(commune(1, 20, deprived={"poor": (5, 20, 1), "near_poor": (0, 0, 0)}),),
    )
    assert [row.last_rate for row in found.indicators] == [25.0, 100.0, 5.0]
    assert [row.change for row in found.indicators] == [25.0, 0.0, -5.0]


def test_causes_come_by_frequency_and_their_cumulative_share_ends_at_100() -> None:
    causes = figures(commune(1, 20)).causes
    assert [row.poor for row in causes] == [8, 7, 6, 5, 4, 3, 2, 1]
    assert causes[0].poor_rate == 40.0
    assert [causes[0].cumulative, causes[1].cumulative, causes[-1].cumulative] == [
        22.22,
        41.67,
        100.0,
    ]


def test_a_cause_never_asked_comes_last_and_is_left_out_of_what_is_named() -> None:
    asked = {**dict.fromkeys(CAUSES, 2), "land": None, "illness": 6}
    causes = figures(commune(1, 20, causes={"poor": asked, "near_poor": asked})).causes
    assert (causes[0].id, causes[0].cumulative) == ("illness", 33.33)
    assert (causes[-1].id, causes[-1].poor, causes[-1].cumulative) == ("land", None, None)
    assert causes[-2].cumulative == 100.0


def test_a_group_not_asked_is_not_zero() -> None:
    groups = {"poor": group(10, minority=None, woman=5), "near_poor": group(20, minority=None)}
    rows = {row.id: row for row in figures(commune(1, groups=groups)).groups}
    assert (rows["minority"].poor, rows["minority"].poor_rate) == (None, None)
    assert (rows["woman"].poor_rate, rows["merit"].poor_rate) == (50.0, 0.0)


def test_movements_keep_the_sign_of_the_form() -> None:
    moves = figures_of(two_years(), SETTINGS).moves
    assert moves is not None
    # 40-5-4-3+6+0+7+2 = 43 against 41 at the end.
    assert (moves.poor.unexplained, moves.poor.unexplained_members) == (2, 8)
    assert moves.near_poor.unexplained == 0


def test_communes_without_movements_are_named() -> None:
    base = two_years()
    assert base.movements is not None
    some = {n: dict(list(flows.items())[:2]) for n, flows in base.movements.forms.items()}
    moves = figures_of(replace(base, movements=replace(base.movements, forms=some)), SETTINGS).moves
    assert moves is not None
    assert (moves.communes, moves.left_out) == (2, ("Xã Thử 3",))


def village(name: str, poor: int = 0, near: tuple[int, int, int] = (0, 0, 0)) -> Village:
    return Village(name, poor, 0, *near)


def test_a_household_near_both_ways_counts_once() -> None:
    near = figures(commune(1, villages=(village("Ấp 1", 1, (4, 5, 2)), village("Ấp 2")))).near
    assert [(row.name, row.near) for row in near.villages] == [("Ấp 1", 7)]
    assert (near.total.villages, near.total.near, near.rest.villages) == (1, 7, 0)


def test_villages_beyond_the_table_are_summed() -> None:
    many = tuple(village(f"Ấp {n}", 1, (n, 1, 0)) for n in range(1, 26))
    near = figures(commune(1, villages=many)).near
    assert (len(near.villages), near.rest.villages) == (20, 5)
    assert near.rest.near == sum(range(2, 7))
    assert near.total.near == sum(row.near for row in near.villages) + near.rest.near


def test_the_ten_poorest_villages_tell_who_is_tied_and_who_has_no_village() -> None:
    many = (*(village(f"Ấp {n}", 5) for n in range(12)), village("Ấp Cao", 9), village("", 30))
    poorest = figures(commune(1, villages=many)).poorest
    assert (poorest.villages[0].name, len(poorest.villages)) == ("Ấp Cao", 10)
    assert (poorest.tied, poorest.unnamed) == (3, 30)


def test_faults_that_are_not_known_stay_unknown_in_the_sum() -> None:
    unknown = Quality(10, 9, 1, 0, 0, None, None)
    known = figures(commune(1), commune(2)).quality
    mixed = figures(commune(1), commune(2, quality=unknown)).quality
    assert (known.errors, known.warnings, known.rejected) == (4, 6, 0)
    assert (mixed.errors, mixed.warnings, mixed.rejected) == (None, None, 1)


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 400), st.integers(800, 3000)),
        min_size=1,
        max_size=8,
    )
)
def test_the_districts_rate_lies_between_those_of_its_communes(
    rows: list[tuple[int, int, int]],
) -> None:
    found = figures(*(commune(n, *row) for n, row in enumerate(rows)))
    rates = [row.poor.rate for row in found.communes if row.poor.rate is not None]
    assert found.classes.poor.households == sum(row[0] for row in rows)
    assert found.classes.poor.rate is not None
    assert min(rates) <= found.classes.poor.rate <= max(rates)
    exact = sum(row[0] for row in rows) / sum(row[2] for row in rows) * 100
    assert abs(found.classes.poor.rate - exact) <= 0.005 + 1e-9


def test_shares_add_households_and_members() -> None:
    odd = {**commune(2).classes, "poor": Share(7, 11)}
    found = figures(commune(1, 10), commune(2, classes=odd)).classes.poor
    assert (found.households, found.members) == (17, 51)
