"""Two periods of the register compared: the movements that forms 2 and 3 count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from ravo.changes.comparison import (
    OF_HOUSEHOLDS,
    Changes,
    compare,
    without_opening,
)
from ravo.changes.doubtful_pairs import TO_CONFIRM
from ravo.changes.earlier_reviews import EarlierListed, gone_after, listed_among
from ravo.changes.movements import LEVELS
from ravo.changes.year import Year
from ravo.criteria.terms import LISTED
from ravo.faults import Fault, usage
from ravo.register.answers import links_between
from ravo.register.heads_before import heads_before
from ravo.register.list_years import commune_gaps, gap_faults, is_near, known_lists
from ravo.register.lists import CommuneUnit
from ravo.register.parts import ActiveParts, PartHeader, active_parts, plain_rows
from ravo.register.period_years import (
    PeriodYear,
    TextsByGround,
    forerunners,
    ground_of,
    household_numbers,
    lists_as_year,
    period_year,
    shares_ground,
)
from ravo.register.periods import is_month, is_period, order_of, year_in
from ravo.register.shown import period_word
from ravo.register.tables import ALIAS, REVIEW
from ravo.text import first_named

CONFIRMED_HERE = "RV-4084"
"""The warning about doubtful pairs whose answers go into the register."""
OPENINGS_HERE = "RV-1456"
"""The warning about differing opening classes, where no workbook of changes lists them."""


def movements(connection: Connection, period: str) -> Changes:
    """Return what changed in a period: a year since the year before, a month since the last list.

    Households that were on the list in any earlier year of the register have fallen again; in a
    month also those that were on an earlier month's list. Communes without a list of the year
    before are compared with their last list, and reported. Raises UsageProblem (exit code 2) where
    the register lacks the period or has nothing before.
    """
    active = active_parts(connection)
    if period not in active.periods:
        wanted = period_word(period) if is_period(period) else period
        known = [period_word(one) for one in active.periods]
        raise usage("RV-1213", period=wanted, periods=known)
    held: TextsByGround = {}
    new = period_year(connection, active.in_period(period), period, held=held)
    old = lists_as_year(connection, _before(active, period), held=held)
    links = links_between(connection, old, new)
    earlier = _earlier_listed(connection, active, new, old)
    changes = compare(old.year, new.year, links=links, history=earlier)
    apart = far_apart(old, new)
    again = earlier_gap_faults(connection, year_in(old.period), new.units)
    changes = without_opening(changes, apart.new) if apart.faults else changes
    own = map(_answered_here, changes.faults)
    return replace(changes, faults=(*apart.faults, *own, *again))


def units_compared(connection: Connection, period: str) -> frozenset[str]:
    """Return the communes (keys, of both maps) whose movements in a period are counted."""
    active = active_parts(connection)
    before = [part.unit for part in _before(active, period)]
    here = [part.unit for part in active.in_period(period)]
    mine = [unit for unit in here if shares_ground([unit], before)]
    # A death may be recorded by the former commune.
    mine += [unit for unit in before if shares_ground([unit], mine)]
    return frozenset(unit.key for unit in mine)


def earlier_gap_faults(
    connection: Connection, before: int, units: Sequence[CommuneUnit] | None = None
) -> list[Fault]:
    """Return faults for the communes that lack reviews of years before a year.

    A household that was on the list only in a missing year is not recognised as fallen again. With
    `units` given, other communes are left out.
    """
    known = known_lists(connection)
    mine = None if units is None else {unit.key for unit in units}
    gaps = commune_gaps(known, before - 1)
    return gap_faults(
        (gap for gap in gaps if mine is None or is_near(gap.unit, known, mine)), "RV-1272"
    )


@dataclass(frozen=True)
class FarApart:
    """Communes without the review just before: the faults about them, flags of their households."""

    faults: tuple[Fault, ...]
    new: NDArray[np.bool_]


def far_apart(old: PeriodYear, new: PeriodYear) -> FarApart:
    """Return the communes of a period whose list before it is older than the year before."""
    year = year_in(new.period)
    far: dict[int, list[CommuneUnit]] = {}
    newer = frozenset(unit.key for unit in old.units if unit.map == "new")
    here = frozenset(key for unit in new.units for key in ground_of(unit))
    gone = set[str]()
    for unit, period in zip(old.units, old.periods, strict=True):
        # An older list counts only for ground without a newer one.
        mine = ground_of(unit) - newer if unit.map == "old" else ground_of(unit)
        if year_in(period) < year - 1 and mine & here:
            far.setdefault(year_in(period), []).append(unit)
            gone |= mine
    parts = [at for at, unit in enumerate(new.units) if ground_of(unit) & gone]
    flags = new.year.households["part"].isin(parts).to_numpy(dtype=bool)
    return FarApart(
        tuple(_apart_fault(new, before, units) for before, units in sorted(far.items())), flags
    )


def _apart_fault(new: PeriodYear, before: int, units: Sequence[CommuneUnit]) -> Fault:
    year = year_in(new.period)
    params = {
        "communes": first_named(sorted(unit.name or unit.key for unit in units)),
        "period": period_word(new.period),
        "before": str(before),
        "years": [str(one) for one in range(before + 1, year)],
        "count": year - before,
    }
    return Fault("RV-1270", params=params)


def _answered_here(fault: Fault) -> Fault:
    """Return a fault of a comparison with the advice for a register."""
    if fault.code == OF_HOUSEHOLDS:
        return replace(fault, code=OPENINGS_HERE)
    if fault.code != TO_CONFIRM:
        return fault
    return Fault(CONFIRMED_HERE, params={"count": fault.params["count"]})


def _earlier_listed(
    connection: Connection, active: ActiveParts, new: PeriodYear, old: PeriodYear
) -> EarlierListed:
    """Return which households of a period were on a list before `old`.

    Households of a year are compared with the yearly reviews before, those of a month with every
    list before. They are followed over all lists of the register, as in `register history`.
    """
    before = old.period
    every = active.periods if is_month(new.period) else _earlier_years(active, str(year_in(before)))
    periods = [item for item in every if order_of(item) < order_of(before)]
    lists = [part for period in periods for part in active.in_period(period)]
    parts = [part.id for part in lists]
    numbers = np.concatenate([household_numbers(connection, part) for part in new.parts])
    listed = listed_among(numbers, (_listed_in(connection, part) for part in parts))
    again = replace(listed, back=np.isin(numbers, _gone_before(connection, active, new.period)))
    heads = heads_before(connection, connection, lists, old)
    return EarlierListed(again, tuple(sorted({year_in(item) for item in periods})), heads)


def _listed_in(connection: Connection, part: int) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """Return the poor and near-poor households of a list, and their levels of living."""
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    query = (
        select(ALIAS.c.household, REVIEW.c.klass)
        .join(REVIEW, here)
        .where(ALIAS.c.part == part, REVIEW.c.klass.in_(LISTED), REVIEW.c.departed == 0)
    )
    rows = plain_rows(connection, query)
    households = np.fromiter((row[0] for row in rows), np.int64, len(rows))
    return households, np.fromiter((LEVELS[row[1]] for row in rows), np.int8, len(rows))


def _gone_before(connection: Connection, active: ActiveParts, period: str) -> NDArray[np.int64]:
    """Return the households that their last list before a period records as gone."""
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    gone = np.empty(0, dtype=np.int64)
    for part in sorted(active.parts, key=lambda part: order_of(part.period)):
        if order_of(part.period) >= order_of(period):
            break
        query = select(ALIAS.c.household).join(REVIEW, here)
        left = query.where(ALIAS.c.part == part.id, REVIEW.c.departed == 1)
        departed = np.array([row[0] for row in plain_rows(connection, left)], dtype=np.int64)
        there = household_numbers(connection, part.id) if len(gone) else departed
        gone = gone_after(gone, there, departed)
    return gone


def reviews_before(connection: Connection, year: int) -> list[Year]:
    """Return the yearly reviews of the register before a year, the earliest first."""
    active = active_parts(connection)
    return [
        period_year(connection, active.in_period(period), period).year
        for period in _earlier_years(active, str(year))
    ]


def last_review_before(
    connection: Connection, year: int, units: Sequence[CommuneUnit]
) -> Year | None:
    """Return the last yearly review before a year on the ground of some communes; None for none.

    Facts that a register does not keep (such as the area of a house) are missing.
    """
    active = active_parts(connection)
    for period in reversed(_earlier_years(active, str(year))):
        parts = [part for part in active.in_period(period) if shares_ground([part.unit], units)]
        if parts:
            return period_year(connection, parts, period).year
    return None


def _before(active: ActiveParts, period: str) -> Sequence[PartHeader]:
    """Return the last list of each commune before a period, on both maps.

    A year's review is compared with reviews of years only. Raises UsageProblem (exit code 2) where
    there is no list before.
    """
    parts = tuple(part for part in active.parts if is_month(period) or not is_month(part.period))
    lists_by_map = forerunners(ActiveParts(parts, ()), period)
    if not lists_by_map:
        raise usage("RV-1214", period=period_word(period))
    return [part for some in lists_by_map.values() for part in some]


def _earlier_years(active: ActiveParts, period: str) -> list[str]:
    years = [item for item in active.periods if not is_month(item)]
    return [item for item in years if order_of(item) < order_of(period)]


def contradiction_faults(connection: Connection) -> list[Fault]:
    """Return a fault for each commune and period whose lists contradict each other."""
    return [
        Fault(
            "RV-1215",
            params={"commune": item.unit.name or item.unit.key, "period": item.period},
        )
        for item in active_parts(connection).contradictions
    ]
