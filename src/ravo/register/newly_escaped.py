"""Which households of a register count as newly escaped on a day: the list and what is left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, select

from ravo.criteria.terms import LISTED
from ravo.faults import usage
from ravo.register.class_periods import ListFacts, classed_row, facts_of_lists
from ravo.register.communes_on import (
    NamedCommune,
    communes_on,
    is_of_new_map,
    is_one_of,
)
from ravo.register.escapes import (
    ABOVE,
    ClassedPeriod,
    Escape,
    escapes,
    is_known_on,
    known_from,
    recognised,
)
from ravo.register.law_days import term_of
from ravo.register.periods import order_of
from ravo.register.recorded_events import (
    decisions_of,
)
from ravo.register.search import AT_ONCE, name_key, number_key
from ravo.register.tables import ALIAS, HOUSEHOLD, PASSAGE, REVIEW
from ravo.text import first_named, person_sort_key, sort_key

ROWS_AT_ONCE = 10_000
"""Rows that a query holds in memory."""


@dataclass(frozen=True, slots=True)
class NewlyEscapedHousehold:
    """A household that counts as newly escaped, as its last list by the day has it.

    `commune` is the one of the day that was asked for, `old_commune` that of the list where it has
    another name. `until` is the last day that counts; `derived` that the term runs from the closing
    day of the review, as no decision is known.
    """

    uid: str
    ma_ho: str | None
    head_name: str | None
    commune: str | None
    village: str | None
    from_class: str
    to_class: str
    escaped_on: date
    until: date
    derived: bool
    off_list: bool
    old_commune: str | None = None


@dataclass
class LeftOutCounts:
    """How many households are not in the list for what is not known of them, or are in it so.

    `undated` have no day of escape, `without_term` no term in the edition of their year,
    `recorded` were poor or near-poor only by the opening class of their first list, `split` came
    out of a household that counts. `unsettled` are in the list though a later review gave them no
    class, `off_list` though the later list of their commune does not have them.
    """

    undated: int = 0
    without_term: int = 0
    recorded: int = 0
    split: int = 0
    unsettled: int = 0
    off_list: int = 0


@dataclass(frozen=True)
class NewlyEscaped:
    """The households that count as newly escaped on a day, by commune, village and head.

    `last_period` is the last one whose lists were known by the day: who fell again since is not.
    """

    on: date
    households: tuple[NewlyEscapedHousehold, ...]
    left_out: LeftOutCounts
    last_period: str | None


@dataclass(frozen=True, slots=True)
class _Lived:
    """A household over its lists known by a day."""

    id: int
    rows: tuple[Any, ...]
    periods: tuple[ClassedPeriod, ...]


_COLUMNS = (
    *(ALIAS.c.household, ALIAS.c.part, REVIEW.c.code, REVIEW.c.head_name, REVIEW.c.village),
    *(REVIEW.c.klass, REVIEW.c.opening, REVIEW.c.departed, REVIEW.c.unreviewed),
    *(REVIEW.c.decision_date, REVIEW.c.head_citizen_id),
)


def newly_escaped(connection: Connection, on: date, commune: str | None = None) -> NewlyEscaped:
    """Return the households that count as newly escaped on a day, of one commune where it is given.

    A household that left (by its last row, or into another household) is not listed. One that is
    only missing from a later list is: a household above the line is often not reviewed again; but
    not where the same head is on the list again later, as a household that is new there. One
    that split from a household that counts is not: the decision named the other one. Raises
    UsageProblem (exit code 2) for a commune that the register does not have.
    """
    lists = facts_of_lists(connection)
    wanted = None if commune is None else _wanted(lists, commune, on)
    gone = _passed(connection, lists, on)
    left_out, counting = LeftOutCounts(), []
    back: dict[tuple[str, ...], tuple[int, int]] = {}
    for lived in _lives(connection, lists, on):
        last = lists[lived.rows[-1].part]
        if lived.periods[-1].klass in LISTED:
            since = order_of(lived.periods[0].period)
            for mark in _marks_of(lived, last):
                back[mark] = max(since, back.get(mark, since))
        here = wanted is None or any(row.part in wanted for row in _places_of(lived, lists))
        if here and not (lived.rows[-1].departed or "merge" in gone.get(lived.id, ())):
            found = _counting(lived, on, left_out)
            counting += [(lived, last, escape, until) for escape, until in found]
    counting = [item for item in counting if not _is_back(item[0], item[1], back)]
    households = _as_listed(connection, counting, gone, on)
    left_out.off_list = sum(item.off_list for item in households)
    left_out.unsettled = sum(not _settled(lived) for lived, *_ in counting)
    by_household = {lived.id: escape for lived, _, escape, _ in counting}
    left_out.split = _split_off(connection, lists, by_household, on)
    return NewlyEscaped(
        on, tuple(sorted(households, key=_place)), left_out, _last_period(lists, on)
    )


def _marks_of(lived: _Lived, last: ListFacts) -> Iterator[tuple[str, ...]]:
    """Yield by what a household is known again: its head with citizen number, or with code."""
    row = lived.rows[-1]
    head = name_key(row.head_name or "")
    if head and row.head_citizen_id:
        yield "number", number_key(row.head_citizen_id), head
    if head and row.code:
        yield last.unit, row.code, head


def _is_back(
    lived: _Lived, last: ListFacts, back: Mapping[tuple[str, ...], tuple[int, int]]
) -> bool:
    """Return whether a household's head came onto the list again after its last period."""
    nowhere = (0, 0)
    since = max((back.get(mark, nowhere) for mark in _marks_of(lived, last)), default=nowhere)
    return since > order_of(last.period)


def _wanted(lists: Mapping[int, ListFacts], commune: str, on: date) -> frozenset[int]:
    """Return the lists (their numbers) of a commune of the day, else of one before 1/7/2025.

    Raises UsageProblem (exit code 2) for a commune that no list is of.
    """
    today = {number: _today(item, on) for number, item in lists.items()}
    found = [number for number, communes in today.items() if is_one_of(communes, commune)]
    found = found or [
        number for number, item in lists.items() if is_one_of((_named(item),), commune)
    ]
    if not found:
        names = {one.name for communes in today.values() for one in communes if one.name}
        raise usage("RV-1233", commune=commune, communes=first_named(sorted(names)))
    return frozenset(found)


def _named(item: ListFacts) -> NamedCommune:
    return NamedCommune(item.code, item.commune)


def _today(item: ListFacts, on: date) -> tuple[NamedCommune, ...]:
    """Return the commune of a list on a day."""
    return communes_on(item.unit, _named(item), on)


def _places_of(lived: _Lived, lists: Mapping[int, ListFacts]) -> Iterator[Any]:
    """Yield the last row of a household, and its last one on the map before 1/7/2025.

    So a household that is listed on the new map is met by its old commune too.
    """
    yield lived.rows[-1]
    if is_of_new_map(lists[lived.rows[-1].part].unit):
        before = (row for row in reversed(lived.rows) if not is_of_new_map(lists[row.part].unit))
        yield from islice(before, 1)


def _last_period(lists: Mapping[int, ListFacts], on: date) -> str | None:
    known = [period for period, day in _days_of_periods(lists).items() if day <= on]
    return max(known, key=order_of, default=None)


def _settled(lived: _Lived) -> bool:
    return lived.periods[-1].klass in (*LISTED, *ABOVE)


def _lives(connection: Connection, lists: Mapping[int, ListFacts], on: date) -> Iterator[_Lived]:
    """Yield every household that is in a list known by the day, with those lists in their order."""
    query = (
        select(*_COLUMNS)
        .select_from(ALIAS)
        .join(REVIEW, (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row))
        .order_by(ALIAS.c.household)
    )
    decisions = decisions_of(connection)
    rows = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(query)
    for household, group in groupby(rows, key=lambda row: row.household):
        ordered = sorted(group, key=lambda row: order_of(lists[row.part].period))
        pairs = [(row, classed_row(row, lists[row.part], decisions)) for row in ordered]
        known = [(row, item) for row, item in pairs if is_known_on(item, on)]
        if known:
            mine, periods = zip(*known, strict=True)
            yield _Lived(household, tuple(mine), tuple(periods))


def _counting(lived: _Lived, on: date, left_out: LeftOutCounts) -> Iterator[tuple[Escape, date]]:
    """Yield the escape of a household that counts on the day, with its last day."""
    found = escapes(lived.periods)
    if not found:
        left_out.recorded += _is_recorded(lived, on)
    elif found[-1].ended is None:
        escape, term = found[-1], term_of(found[-1].period)
        if escape.day is None:
            left_out.undated += 1
        elif term is None:
            left_out.without_term += 1
        elif on <= term.last_day(escape.day):
            yield escape, term.last_day(escape.day)


def _is_recorded(lived: _Lived, on: date) -> bool:
    """Return whether a household would count by the opening class that its first list has."""
    first, item = lived.rows[0], lived.periods[0]
    if first.opening not in LISTED or item.klass not in ABOVE or item.day is None:
        return False
    term = term_of(item.period)
    return term is not None and on <= term.last_day(item.day)


def _passed(
    connection: Connection, lists: Mapping[int, ListFacts], on: date
) -> dict[int, set[str]]:
    """Return what became of households by the day: those that went into others or off the lists."""
    kinds = ("merge", "out")
    days = _days_of_periods(lists)
    found: dict[int, set[str]] = {}
    for row in connection.execute(select(PASSAGE).where(PASSAGE.c.kind.in_(kinds))):
        if days[row.period] <= on:
            found.setdefault(row.household, set()).add(row.kind)
    return found


def _days_of_periods(lists: Mapping[int, ListFacts]) -> dict[str, date]:
    """Return the first day on which anything of a period is known."""
    days: dict[str, date] = {}
    for item in lists.values():
        about = recognised(item.period, None, (None, item.decision_date), item.review_date)
        day = known_from(about)
        days[item.period] = min(day, days.get(item.period, day))
    return days


def _as_listed(
    connection: Connection,
    counting: Sequence[tuple[_Lived, ListFacts, Escape, date]],
    gone: Mapping[int, set[str]],
    on: date,
) -> list[NewlyEscapedHousehold]:
    uids = _uids(connection, [lived.id for lived, *_ in counting])
    return [
        NewlyEscapedHousehold(
            uid=uids[lived.id],
            ma_ho=lived.rows[-1].code,
            head_name=lived.rows[-1].head_name,
            commune=_commune_of(last, on),
            village=lived.rows[-1].village,
            from_class=escape.from_class,
            to_class=escape.to_class,
            escaped_on=escape.day or until,
            until=until,
            derived=escape.derived,
            off_list="out" in gone.get(lived.id, ()),
            old_commune=None if _commune_of(last, on) == last.commune else last.commune,
        )
        for lived, last, escape, until in counting
    ]


def _commune_of(item: ListFacts, on: date) -> str | None:
    """Return the name of a list's commune on a day; all of them where it was divided."""
    return " / ".join(one.name for one in _today(item, on) if one.name) or item.commune


def _uids(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(ids), AT_ONCE):
        here = HOUSEHOLD.c.id.in_(ids[start : start + AT_ONCE])
        for row in connection.execute(select(HOUSEHOLD.c.id, HOUSEHOLD.c.uid).where(here)):
            found[row.id] = row.uid
    return found


def _split_off(
    connection: Connection,
    lists: Mapping[int, ListFacts],
    counting: Mapping[int, Escape],
    on: date,
) -> int:
    """Return how many households split from those that count, since their escape."""
    days = _days_of_periods(lists)
    rows = connection.execute(select(PASSAGE).where(PASSAGE.c.kind == "split"))
    return sum(
        row.other in counting
        and days[row.period] <= on
        and order_of(row.period) >= order_of(counting[row.other].period)
        for row in rows
    )


def _place(item: NewlyEscapedHousehold) -> tuple[Any, ...]:
    words = (item.commune, item.old_commune, item.village)
    return (
        *(sort_key(word or "") for word in words),
        person_sort_key(item.head_name or ""),
        item.uid,
    )
