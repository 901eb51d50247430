"""Two periods of the register compared: the movements that forms 2 and 3 count."""

from collections.abc import Iterable, Iterator, Sequence
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
from ravo.changes.earlier_reviews import EarlierListed, EarlierReviews
from ravo.changes.movements import LEVEL_NEAR_POOR, LEVEL_POOR, LEVELS, RejudgedClass
from ravo.changes.year import Year
from ravo.criteria.terms import LISTED
from ravo.faults import Fault, usage
from ravo.register.answers import links_between
from ravo.register.list_years import commune_gaps, gap_faults, is_near, known_lists
from ravo.register.lists import COMPARED, PAIRED, CommuneUnit
from ravo.register.parts import ActiveParts, PartHeader, active_parts, have_unique_codes
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
from ravo.register.periods import is_month, order_of, year_in
from ravo.register.tables import ALIAS, REVIEW
from ravo.text import first_named

CONFIRMED_HERE = "RV-4084"
"""The warning about doubtful pairs whose answers go into the register."""
OPENINGS_HERE = "RV-1456"
"""The warning about opening classes that differ, where no workbook of changes lists them."""


def movements(connection: Connection, period: str) -> Changes:
    """Return what changed in a period: a year against the year before, a month against its list.

    Households that were on the list in any earlier year of the register have fallen again; in a
    month those too that were on an earlier month's list.
    Communes that lack the year before are compared with their last one, which is reported.
    Raises UsageProblem (exit code 2) where the register lacks the period or has nothing before.
    """
    active = active_parts(connection)
    if period not in active.periods:
        raise usage("RV-1213", period=period, periods=list(active.periods))
    held: TextsByGround = {}
    new = period_year(connection, active.in_period(period), period, held=held)
    old = lists_as_year(connection, _before(active, period), held=held)
    links = links_between(connection, old, new)
    earlier = _earlier_listed(connection, active, new, old.period, held)
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
    # A death may be recorded by the commune of before.
    mine += [unit for unit in before if shares_ground([unit], mine)]
    return frozenset(unit.key for unit in mine)


def earlier_gap_faults(
    connection: Connection, before: int, units: Sequence[CommuneUnit] | None = None
) -> list[Fault]:
    """Return a fault for the communes that lack reviews of years before a year.

    Households that were on the list only then are not known to have fallen again. Where `units`
    are given, communes elsewhere are left out.
    """
    known = known_lists(connection)
    mine = None if units is None else {unit.key for unit in units}
    gaps = commune_gaps(known, before - 1)
    return gap_faults(
        (gap for gap in gaps if mine is None or is_near(gap.unit, known, mine)), "RV-1272"
    )


@dataclass(frozen=True)
class FarApart:
    """Communes that lack the review just before: a fault of them, their households (flags)."""

    faults: tuple[Fault, ...]
    new: NDArray[np.bool_]


def far_apart(old: PeriodYear, new: PeriodYear) -> FarApart:
    """Return the communes of a period whose list before it is not that of the year before."""
    year = year_in(new.period)
    far: dict[int, list[CommuneUnit]] = {}
    newer = frozenset(unit.key for unit in old.units if unit.map == "new")
    here = frozenset(key for unit in new.units for key in ground_of(unit))
    gone = set[str]()
    for unit, period in zip(old.units, old.periods, strict=True):
        # An older list counts for what no newer one is of.
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
        "period": new.period,
        "before": str(before),
        "years": [str(one) for one in range(before + 1, year)],
        "count": year - before,
    }
    return Fault("RV-1270", params=params)


def _answered_here(fault: Fault) -> Fault:
    """Return a fault of a comparison with what can be done about it in a register."""
    if fault.code == OF_HOUSEHOLDS:
        return replace(fault, code=OPENINGS_HERE)
    if fault.code != TO_CONFIRM:
        return fault
    return Fault(CONFIRMED_HERE, params={"count": fault.params["count"]})


def _earlier_listed(
    connection: Connection, active: ActiveParts, new: PeriodYear, before: str, held: TextsByGround
) -> EarlierListed | EarlierReviews:
    """Return which households of a period were on the list before a period, or the lists of it.

    A year is held against the yearly reviews before as a comparison with them as its history is,
    a month against the households of every list before.
    """
    if not is_month(new.period):
        periods = _earlier_years(active, str(year_in(before)))
        years = tuple(map(year_in, periods))
        lists = [active.in_period(period) for period in periods]
        return EarlierReviews(years, lambda: _classes_of(connection, lists, held), new.year)
    periods = [item for item in active.periods if order_of(item) < order_of(before)]
    parts = [part.id for period in periods for part in active.in_period(period)]
    known: dict[int, set[int]] = {LEVEL_POOR: set(), LEVEL_NEAR_POOR: set()}
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    for part in parts:
        query = (
            select(ALIAS.c.household, REVIEW.c.klass)
            .join(REVIEW, here)
            .where(ALIAS.c.part == part, REVIEW.c.klass.in_(LISTED), REVIEW.c.departed == 0)
        )
        for row in connection.execute(query):
            known[LEVELS[row.klass]].add(row.household)
    numbers = [number for part in new.parts for number in household_numbers(connection, part)]
    poor = np.isin(numbers, list(known[LEVEL_POOR]))
    listed = poor | np.isin(numbers, list(known[LEVEL_NEAR_POOR]))
    return EarlierListed(
        RejudgedClass(poor, listed), tuple(sorted({year_in(item) for item in periods}))
    )


def _classes_of(
    connection: Connection, lists: Iterable[Sequence[PartHeader]], held: TextsByGround
) -> Iterator[Year]:
    """Yield the lists of each period as a year, with what pairing households needs alone."""
    for parts in lists:
        # The whole record of a household identifies it where its code does not.
        names = PAIRED if have_unique_codes(connection, parts) else COMPARED
        period = parts[0].period
        yield period_year(connection, parts, period, names=names, held=held, adding=False).year


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
    """Return the last yearly review before a year of communes on the ground of some; None without.

    What a register does not keep (such as the area of a house) is missing in it.
    """
    active = active_parts(connection)
    for period in reversed(_earlier_years(active, str(year))):
        parts = [part for part in active.in_period(period) if shares_ground([part.unit], units)]
        if parts:
            return period_year(connection, parts, period).year
    return None


def _before(active: ActiveParts, period: str) -> Sequence[PartHeader]:
    """Return the last list of each commune before a period, those of both maps.

    A year's review is compared with reviews of years only. Raises UsageProblem (exit code 2)
    where there is nothing before.
    """
    parts = tuple(part for part in active.parts if is_month(period) or not is_month(part.period))
    found = forerunners(ActiveParts(parts, ()), period)
    if not found:
        raise usage("RV-1214", period=period)
    return [part for some in found.values() for part in some]


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
