"""The households of a year of workbooks, followed in a register's lists before that year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from ravo.changes.year import Year
from ravo.faults import Fault, UsageProblem
from ravo.json_text import json_value
from ravo.register.earlier_lists import NOWHERE, RecordPairs, paired_records
from ravo.register.lists import CLASSED, CommuneUnit, unit_of
from ravo.register.parts import ActiveParts, active_parts
from ravo.register.period_years import PeriodYear, is_same_commune, lists_of_commune, period_year
from ravo.register.periods import is_month, order_of, year_in
from ravo.register.portions import portions
from ravo.register.tables import ALIAS, PART, REVIEW

STATES = {"1": 1, "0": 0}
"""The states of the letters in a household's answers; any other letter is unknown (-1)."""


@dataclass(frozen=True, slots=True)
class ListedYearBefore:
    """A household in a list of the register: year, class, and the state of each indicator by id."""

    year: int
    klass: str
    states: Mapping[str, int]


@dataclass(frozen=True)
class YearsBefore:
    """The earlier lists of a year's households in a register, by their rows in the year.

    `last` is the year just before, None where the register lacks it. `rows` are the households that
    the register has, each with its lists of whole years.
    """

    last: Year | None
    rows: Mapping[int, tuple[ListedYearBefore, ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def years_before(connection: Connection, year: Year) -> YearsBefore:
    """Return the entries of a year's households in a register's lists before that year.

    Reported are communes that are not clear (RV-1262), communes without an earlier list in the
    register (RV-1261), and households with a likely but unconfirmed household there (RV-1366).
    """
    units, faults = _units(year)
    active = active_parts(connection)
    entries: dict[int, tuple[ListedYearBefore, ...]] = {}
    for place, unit in units.items():
        own = lists_of_commune(active, unit, str(year.year))
        file = year.parts[place].source.path
        if not own.parts:
            params = {"path": file, "commune": unit.name or unit.key, "year": str(year.year)}
            faults.append(Fault("RV-1261", params=params))
            continue
        part, rows = _part_of(year, place)
        new = _as_period(part, [unit])
        pairs = paired_records(connection, own, new)
        if doubtful := int(pairs.doubtful.sum()):
            faults.append(Fault("RV-1366", params={"path": file, "count": doubtful}))
        entries |= _lists(connection, pairs, rows, str(year.year))
    last = _last_year(connection, active, year, list(units.values()))
    return YearsBefore(last, entries, tuple(faults))


def _units(year: Year) -> tuple[dict[int, CommuneUnit], list[Fault]]:
    """Return the commune of each workbook of a year, and faults for communes that are not clear."""
    units: dict[int, CommuneUnit] = {}
    faults = []
    for place, part in enumerate(year.parts):
        try:
            units[place] = unit_of(part.info, part.map_year(year.year), part.source.path)
        except UsageProblem:
            faults.append(Fault("RV-1262", params={"path": part.source.path}))
    return units, faults


def _part_of(year: Year, place: int) -> tuple[Year, Sequence[int]]:
    """Return one workbook of a year by itself, and the rows of its households in the year."""
    here = (year.households["part"] == place).to_numpy(dtype=bool)
    rows = np.flatnonzero(here)
    number = np.cumsum(here) - 1
    owner = year.members["household"].to_numpy(dtype=np.int64)
    mine = here[owner] if len(owner) else np.zeros(0, dtype=bool)
    members = year.members[mine].assign(household=number[owner[mine]]).reset_index(drop=True)
    households = year.households[here].assign(part=0).reset_index(drop=True)
    alone = replace(year, parts=(year.parts[place],), households=households, members=members)
    return alone, rows.tolist()


def _as_period(year: Year, units: Sequence[CommuneUnit]) -> PeriodYear:
    """Return a year of workbooks in the form of a period of the register."""
    period = str(year.year)
    periods = (period,) * len(units)
    return PeriodYear(period, year, tuple(units), periods, (), NOWHERE, NOWHERE)


def _lists(
    connection: Connection, pairs: RecordPairs, rows: Sequence[int], before: str
) -> dict[int, tuple[ListedYearBefore, ...]]:
    numbers = pairs.household.tolist()
    entries: dict[int, list[ListedYearBefore]] = {}
    wanted = sorted({number for number in numbers if number})
    names = _indicators(connection)
    for some in portions(wanted):
        for row in connection.execute(_query(some)):
            # A list of a month is passed over: the review of its year has the line.
            if is_month(row.period) or order_of(row.period) >= order_of(before):
                continue
            if row.klass and not (row.departed or row.unreviewed or row.rejected):
                states = dict(zip(names.get(row.part, ()), _states(row.answers), strict=False))
                item = ListedYearBefore(year_in(row.period), row.klass, states)
                entries.setdefault(row.household, []).append(item)
    return {
        at: tuple(entries.get(number, ()))
        for at, number in zip(rows, numbers, strict=True)
        if number
    }


def _states(answers: str | None) -> list[int]:
    return [STATES.get(letter, -1) for letter in answers or ""]


def _indicators(connection: Connection) -> dict[int, tuple[str, ...]]:
    """Return for each list the indicators of its letters of answers."""
    rows = connection.execute(select(PART.c.id, PART.c.about))
    return {row.id: tuple(json_value(row.about).get("indicators", ())) for row in rows}


def _query(households: Sequence[int]) -> Any:
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    columns = (REVIEW.c.klass, REVIEW.c.answers, REVIEW.c.departed, REVIEW.c.unreviewed)
    query = select(ALIAS.c.household, ALIAS.c.part, PART.c.period, REVIEW.c.rejected, *columns)
    query = query.select_from(ALIAS).join(REVIEW, here).join(PART, PART.c.id == ALIAS.c.part)
    return query.where(ALIAS.c.household.in_(households))


def _last_year(
    connection: Connection, active: ActiveParts, year: Year, units: Sequence[CommuneUnit]
) -> Year | None:
    """Return the lists of the year just before; None where the register lacks them."""
    period = str(year.year - 1)
    parts = [
        part
        for part in active.in_period(period)
        if any(is_same_commune(part.unit, unit) for unit in units)
    ]
    return period_year(connection, parts, period, names=CLASSED).year if parts else None
