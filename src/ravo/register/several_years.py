"""The communes of a report over the years of a register: counts, years on the list."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.json_text import json_value
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, communes, map_year
from ravo.register.lists import CommuneUnit
from ravo.register.parts import PartHeader, active_parts
from ravo.register.period_years import ground_of
from ravo.register.periods import is_month, year_in
from ravo.register.tables import ALIAS, PART, REVIEW
from ravo.report.figures.several_years import (
    CommuneCounts,
    MissingLists,
    SeveralYears,
    YearCounts,
    YearsOnList,
)


def several_years(connection: Connection, year: int, wanted: Mapping[str, str]) -> SeveralYears:
    """Return the years up to `year` of the `wanted` communes: names by code on that year's map.

    Communes of another map count where they are, or became, one of these.
    """
    active = active_parts(connection)
    is_here = _is_of(year, set(wanted))
    by_year: dict[int, list[PartHeader]] = {}
    for part in active.parts:
        if is_month(part.period) or year_in(part.period) > year:
            continue
        if is_here(part.unit):
            by_year.setdefault(year_in(part.period), []).append(part)
    lists = {at: _listed(connection, parts) for at, parts in sorted(by_year.items())}
    counts = [_counts(connection, at, by_year[at], classes) for at, classes in lists.items()]
    now = lists.get(year, {})
    earlier = [set(classes) for at, classes in lists.items() if at < year]
    times = Counter(1 + sum(number in listed for listed in earlier) for number in now)
    on_list = tuple(YearsOnList(years, count) for years, count in sorted(times.items()))
    return SeveralYears(
        tuple(counts),
        on_list,
        sum(_again(number, seen) for number, seen in _seen(connection, by_year, year, lists)),
        tuple(_missing(by_year, year, wanted)),
        tuple(_own(connection, by_year.get(year, ()))),
    )


def _missing(
    by_year: Mapping[int, Sequence[PartHeader]], year: int, wanted: Mapping[str, str]
) -> Iterator[MissingLists]:
    """Yield the years, from the first list on, in which a commune lacks its list."""
    for at in range(min(by_year, default=year + 1), year + 1):
        there = {part.unit.key for part in by_year.get(at, ())}
        lacking = [name for key, name in _expected(at, year, wanted).items() if key not in there]
        if lacking:
            yield MissingLists(at, tuple(lacking), not there)


def _expected(at: int, year: int, wanted: Mapping[str, str]) -> dict[str, str]:
    """Return the communes of a year's map that are, or became, the wanted ones, by key."""
    if map_year(at) == map_year(year):
        mark = "" if at < FIRST_YEAR_OF_NEW_MAP else f"@{FIRST_YEAR_OF_NEW_MAP}"
        return {f"{code}{mark}": name for code, name in wanted.items()}
    here = wanted.keys()
    return {unit.code: unit.name for unit in communes(at).values() if here & set(unit.successors)}


def _own(connection: Connection, parts: Sequence[PartHeader]) -> Iterator[CommuneCounts]:
    """Yield the numbers of poor and near-poor households of each commune of a year."""
    for part in parts:
        counted = Counter(_listed(connection, [part]).values())
        poor, near_poor = counted[HouseholdClass.poor], counted[HouseholdClass.near_poor]
        yield CommuneCounts(part.unit.code or part.unit.key, poor, near_poor)


def _is_of(year: int, codes: set[str]) -> Callable[[CommuneUnit], bool]:
    """Return a test whether a list is of some communes of a year's map, or of their forerunners."""
    if year < FIRST_YEAR_OF_NEW_MAP:
        return lambda unit: unit.key in codes
    ground = {f"{code}@{FIRST_YEAR_OF_NEW_MAP}" for code in codes}
    return lambda unit: bool(ground_of(unit) & ground)


def _seen(
    connection: Connection,
    by_year: Mapping[int, Sequence[PartHeader]],
    year: int,
    lists: Mapping[int, Mapping[int, str]],
) -> Iterator[tuple[int, list[Mapping[int, str]]]]:
    """Yield each household of the last year's list with the earlier lists of its ground.

    A year that lacks a part of that ground is left out, because the missing list may have had the
    household.
    """
    there = {at: {part.unit.key for part in parts} for at, parts in by_year.items()}
    for part in by_year.get(year, ()):
        commune = {part.unit.code or part.unit.key: ""}
        known = [
            listed
            for at, listed in lists.items()
            if at < year and there[at].issuperset(_expected(at, year, commune))
        ]
        for number in _listed(connection, [part]):
            yield number, known


def _again(number: int, earlier: Sequence[Mapping[int, str]]) -> bool:
    """Return whether a listed household was listed before, and not in a year between."""
    seen = [number in listed for listed in earlier]
    return True in seen and not all(seen[seen.index(True) :])


def _listed(connection: Connection, parts: Sequence[PartHeader]) -> dict[int, str]:
    """Return the class of each household on the lists of a year, by its number."""
    classes: dict[int, str] = {}
    for part in parts:
        rows = connection.execute(
            select(ALIAS.c.household, REVIEW.c.klass)
            .join(REVIEW, (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row))
            .where(ALIAS.c.part == part.id, REVIEW.c.klass.in_(LISTED))
        )
        classes |= {row.household: row.klass for row in rows}
    return classes


def _counts(
    connection: Connection, year: int, parts: Sequence[PartHeader], classes: dict[int, str]
) -> YearCounts:
    counted = Counter(classes.values())
    totals = [_total(connection, part) for part in parts]
    known = [total for total in totals if total]
    residents = sum(known) if len(known) == len(totals) else None
    poor, near_poor = counted[HouseholdClass.poor], counted[HouseholdClass.near_poor]
    return YearCounts(year, len(parts), poor, near_poor, residents)


def _total(connection: Connection, part: PartHeader) -> int | None:
    about = connection.execute(select(PART.c.about).where(PART.c.id == part.id)).scalar()
    total = json_value(about or "{}").get("info", {}).get("total_households")
    return int(total) if total is not None else None
