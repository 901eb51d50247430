"""Which households of a register count as newly escaped on a day, and which are left out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, islice
from typing import Any, Literal

from sqlalchemy import Connection, select

from ravo.criteria.terms import ABOVE, LISTED
from ravo.faults import usage
from ravo.register.class_periods import (
    ListedPeriod,
    ListFacts,
    classed_row,
    facts_of_lists,
    may_count_by_opening,
)
from ravo.register.codes_over_lists import CodesOverLists, codes_over_lists
from ravo.register.communes_on import (
    NamedCommune,
    communes_on,
    is_of_new_map,
    is_one_of,
)
from ravo.register.dead_members import emptied_rows
from ravo.register.deaths import days_of_list
from ravo.register.escapes import (
    ClassedPeriod,
    Escape,
    escapes,
    is_known_on,
    known_from,
)
from ravo.register.home_departures import LastListed, homes_gone
from ravo.register.invented_lists import invented_communes
from ravo.register.law_days import term_of
from ravo.register.list_years import CommuneGap, commune_gaps, known_lists
from ravo.register.periods import is_month, order_of, year_in
from ravo.register.portions import portions
from ravo.register.recognition import recognised
from ravo.register.recorded_events import decisions_of
from ravo.register.search import name_key, number_key
from ravo.register.tables import ALIAS, HOUSEHOLD, PASSAGE, REVIEW
from ravo.text import first_named, person_sort_key, sort_key

ROWS_AT_ONCE = 10_000
"""Rows that a query holds in memory."""


@dataclass(frozen=True, slots=True)
class NewlyEscapedHousehold:
    """A household that counts as newly escaped, with the facts of its last list by the day.

    `commune` is the one on the requested day, `old_commune` that of the list where the name
    differs. `until` is the last day that counts; `derived` is true where the term runs from the
    closing day of the review, because no decision is known. `off_list` is true where a later list
    of its commune lacks it, `unsettled` where a later review gave it no class.
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
    unsettled: bool = False
    old_commune: str | None = None


LeftOutReason = Literal[
    "undated",
    "without_term",
    "recorded",
    "unclassed",
    "split",
    "later",
    "same_code",
    "moved",
    "nobody",
    "departed",
]


@dataclass(frozen=True, slots=True)
class LeftOutHousehold:
    """A household left out of the list because a fact is unknown, with the facts of its last list.

    `reason`: the day of its escape is not known (`undated`); the edition of its year has no term
    (`without_term`); only the opening class of its first list records it as poor or near-poor
    (`recorded`); it was on the list and has no class since (`unclassed`); it split off a household
    that counts (`split`); the decision on its escape is of a later day (`later`); it has the code
    of a household of the list, which continued under another code (`same_code`); its head is from a
    household whose code is still on the list (`moved`); by the deaths of the register nobody of it
    is alive on the day (`nobody`); all of its people left, as was recorded (`departed`). `period`
    is the review that this is about.
    """

    uid: str
    ma_ho: str | None
    head_name: str | None
    commune: str | None
    village: str | None
    reason: LeftOutReason
    period: str


@dataclass(frozen=True)
class NewlyEscaped:
    """The households that count as newly escaped on a day, by commune, village and head.

    `left_out` are those of which it is not known, in the same order. `last_period` is the last
    period whose lists were known by the day: later relapses are not known. `gaps` are the communes
    that lack years until then. `invented` has for each commune whether it has a list of invented
    data.
    """

    on: date
    households: tuple[NewlyEscapedHousehold, ...]
    left_out: tuple[LeftOutHousehold, ...]
    last_period: str | None
    gaps: tuple[CommuneGap, ...] = ()
    invented: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Lived:
    """A household over its lists that are known by a day.

    `later` is the period of an escape whose list was known by the day, but not its decision.
    """

    id: int
    rows: tuple[Any, ...]
    periods: tuple[ClassedPeriod, ...]
    later: str | None = None

    @property
    def listed(self) -> tuple[ListedPeriod, ...]:
        """Its lists with the opening class of each."""
        pairs = zip(self.rows, self.periods, strict=True)
        return tuple(ListedPeriod(item, row.opening) for row, item in pairs)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A household that counts, with its escape and the last day."""

    lived: _Lived
    escape: Escape
    until: date

    @property
    def last(self) -> Any:
        """Its last row."""
        return self.lived.rows[-1]


@dataclass(frozen=True, slots=True)
class _Unknown:
    """A household of which it is not known whether it counts, with the reason."""

    lived: _Lived
    reason: LeftOutReason
    period: str


_COLUMNS = (
    *(
        ALIAS.c.household,
        ALIAS.c.part,
        ALIAS.c.row,
        REVIEW.c.code,
        REVIEW.c.head_name,
        REVIEW.c.village,
    ),
    *(REVIEW.c.klass, REVIEW.c.opening, REVIEW.c.departed, REVIEW.c.unreviewed),
    *(REVIEW.c.decision_date, REVIEW.c.head_citizen_id, REVIEW.c.size),
)


def newly_escaped(connection: Connection, on: date, commune: str | None = None) -> NewlyEscaped:
    """Return the households that count as newly escaped on a day, of one commune if it is given.

    A household that left (by its last row, or by a merge) is not listed. One that is only missing
    from a later list is listed, because households above the line are often not reviewed again; but
    not if its head is on a later list in a household that is new there. A household that split off
    one that counts is not listed: the decision named the other one. Raises UsageProblem (exit code
    2) for a commune that the register does not have.
    """
    lists = facts_of_lists(connection)
    wanted = None if commune is None else _wanted(lists, commune, on)
    gone = _passed(connection, lists, on)
    codes = codes_over_lists(connection, lists)
    splits = _splits(connection, lists, on)
    counting: list[_Counted] = []
    unknown: list[_Unknown] = []
    parted: dict[int, _Lived] = {}
    back: dict[tuple[str, ...], tuple[int, int]] = {}
    for lived in _lives(connection, lists, on):
        last = lists[lived.rows[-1].part]
        if lived.periods[-1].klass in LISTED:
            since = order_of(lived.periods[0].period)
            for mark in _marks_of(lived, last):
                back[mark] = max(since, back.get(mark, since))
        if lived.rows[-1].departed or "merge" in gone.get(lived.id, ()):
            continue
        if lived.id in splits:
            parted[lived.id] = lived
        if wanted is None or any(row.part in wanted for row in _places_of(lived, lists)):
            household = _by_code(lived, _counted(lived, on), codes, on)
            if isinstance(household, _Counted):
                counting.append(household)
            elif household is not None:
                unknown.append(household)
    counting = [item for item in counting if not _is_back(item.lived, lists[item.last.part], back)]
    counting, emptied = _emptied(connection, counting, on)
    unknown += emptied
    counting, departed = _departed(connection, counting, lists, on)
    unknown += departed
    households = _as_listed(connection, counting, (lists, gone), on)
    named = {item.lived.id for item in unknown}
    parted = {id: lived for id, lived in parted.items() if id not in named}
    unknown += _split_off(parted, splits, counting)
    left_out = _as_left_out(connection, unknown, lists, on)
    last_period = _last_period(lists, on)
    of_wanted = [lists[number] for number in (lists if wanted is None else wanted)]
    units = {item.unit for item in of_wanted}
    gaps = _gaps(connection, units, last_period)
    return NewlyEscaped(
        on,
        tuple(sorted(households, key=_place)),
        tuple(sorted(left_out, key=_place_left_out)),
        last_period,
        gaps,
        invented_communes((item.commune or item.unit, item.invented) for item in of_wanted),
    )


def _emptied(
    connection: Connection, counting: Sequence[_Counted], on: date
) -> tuple[list[_Counted], list[_Unknown]]:
    """Separate the households with people alive on the day from those whose people are all dead."""
    rows = [(item.last.part, item.last.row) for item in counting]
    empty = emptied_rows(connection, rows, on)
    alive = [item for item, row in zip(counting, rows, strict=True) if row not in empty]
    gone = [item for item, row in zip(counting, rows, strict=True) if row in empty]
    return alive, [_Unknown(item.lived, "nobody", item.escape.period) for item in gone]


def _departed(
    connection: Connection,
    counting: Sequence[_Counted],
    lists: Mapping[int, ListFacts],
    on: date,
) -> tuple[list[_Counted], list[_Unknown]]:
    """Separate the households that count from those recorded as left as a whole."""
    homes = {item.lived.id: _last_listed(item.lived, lists) for item in counting}
    gone = homes_gone(connection, homes, on)
    here = [item for item in counting if item.lived.id not in gone]
    away = [item for item in counting if item.lived.id in gone]
    return here, [_Unknown(item.lived, "departed", item.escape.period) for item in away]


def _last_listed(lived: _Lived, lists: Mapping[int, ListFacts]) -> LastListed:
    """Return the places where a household was listed, and its people in the last list."""
    places = [(lists[row.part].unit, lists[row.part].period, row.code) for row in lived.rows]
    last = lists[lived.rows[-1].part]
    size = lived.rows[-1].size
    day = days_of_list(last.period, last.review_date)[1]
    return LastListed(tuple(places), None if size is None else int(size), day)


def _gaps(
    connection: Connection, units: Collection[str], last_period: str | None
) -> tuple[CommuneGap, ...]:
    """Return which communes lack years up to the last period that was known."""
    if last_period is None:
        return ()
    until = year_in(last_period) - is_month(last_period)
    gaps = commune_gaps(known_lists(connection), until)
    return tuple(gap for gap in gaps if gap.unit.key in units)


def _marks_of(lived: _Lived, last: ListFacts) -> Iterator[tuple[str, ...]]:
    """Yield keys by which a household is recognised: its head with citizen number, or with code."""
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
    """Return the numbers of the lists of a commune of the day, else of one before 1/7/2025.

    Raises UsageProblem (exit code 2) for a commune without a list.
    """
    today = {number: _today(item, on) for number, item in lists.items()}
    numbers = [number for number, communes in today.items() if is_one_of(communes, commune)]
    numbers = numbers or [
        number for number, item in lists.items() if is_one_of((_named(item),), commune)
    ]
    if not numbers:
        names = {one.name for communes in today.values() for one in communes if one.name}
        raise usage("RV-1233", commune=commune, communes=first_named(sorted(names)))
    return frozenset(numbers)


def _named(item: ListFacts) -> NamedCommune:
    return NamedCommune(item.code, item.commune)


def _today(item: ListFacts, on: date) -> tuple[NamedCommune, ...]:
    """Return the commune of a list on a day."""
    return communes_on(item.unit, _named(item), on)


def _places_of(lived: _Lived, lists: Mapping[int, ListFacts]) -> Iterator[Any]:
    """Yield the last row of a household, and its last one on the map before 1/7/2025.

    So a household listed on the new map is also found by its old commune.
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
    """Yield every household of a list known by the day, with those lists in their order."""
    query = (
        select(*_COLUMNS)
        .select_from(ALIAS)
        .join(REVIEW, (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row))
        .order_by(ALIAS.c.household)
    )
    decisions = decisions_of(connection)
    orders = {number: order_of(item.period) for number, item in lists.items()}
    # A late decision does not hide a list: its escapes are left out with that reason.
    closed = {
        number: _list_known(replace(item, decision_date=None)) for number, item in lists.items()
    }
    rows = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(query)
    for household, group in groupby(rows, key=lambda row: row.household):
        ordered = sorted(group, key=lambda row: orders[row.part])
        pairs = [(row, classed_row(row, lists[row.part], decisions)) for row in ordered]
        known = [(row, item) for row, item in pairs if is_known_on(item, on)]
        if known:
            mine, periods = zip(*known, strict=True)
            # If all of them are known by the day, so is the last escape.
            later = None if len(known) == len(pairs) else _later(pairs, closed, on)
            yield _Lived(household, tuple(mine), tuple(periods), later)


def _later(
    pairs: Sequence[tuple[Any, ClassedPeriod]], closed: Mapping[int, date], on: date
) -> str | None:
    """Return the period of an escape that is known by its list, but not yet by its decision.

    None where there is no such escape on the day.
    """
    listed = [item for row, item in pairs if closed[row.part] <= on]
    listed_escapes = escapes(listed)
    if not listed_escapes or listed_escapes[-1].ended is not None:
        return None
    item = next(one for one in listed if one.period == listed_escapes[-1].period)
    return None if is_known_on(item, on) else item.period


def _list_known(item: ListFacts) -> date:
    """Return the day from which the classes of a list are known."""
    return known_from(recognised(item.period, None, (None, item.decision_date), item.review_date))


def _counted(lived: _Lived, on: date) -> _Counted | _Unknown | None:
    """Return a household with the escape that counts on the day, or why that is not known.

    None where it has no such escape.
    """
    if lived.later is not None:
        return _Unknown(lived, "later", lived.later)
    own_escapes = escapes(lived.periods)
    if own_escapes and own_escapes[-1].ended is None:
        escape, term = own_escapes[-1], term_of(own_escapes[-1].period)
        if escape.day is None:
            return _Unknown(lived, "undated", escape.period)
        if term is None:
            return _Unknown(lived, "without_term", escape.period)
        until = term.last_day(escape.day)
        return _Counted(lived, escape, until) if on <= until else None
    if not own_escapes and (opened := may_count_by_opening(lived.listed, on)):
        return _Unknown(lived, "recorded", opened.classed.period)
    settled = [item for item in lived.periods if item.klass in (*LISTED, *ABOVE)]
    if settled and settled[-1].klass in LISTED and not _settled(lived):
        return _Unknown(lived, "unclassed", lived.periods[-1].period)
    return None


def _by_code(
    lived: _Lived, alone: _Counted | _Unknown | None, codes: CodesOverLists, on: date
) -> _Counted | _Unknown | None:
    """Return a household's state, corrected by movements, which pair households by code first.

    Where a head continued under another code, the register follows the head, while movements follow
    the code.
    """
    if isinstance(alone, _Counted):
        if codes.is_moved(lived.id, alone.escape.period):
            return _Unknown(lived, "moved", alone.escape.period)
        return alone
    since = codes.same.get(lived.id)
    if alone is not None or since is None:
        return alone
    later = [one for one in lived.periods if order_of(one.period) >= order_of(since)]
    if not later or any(one.klass in LISTED for one in later):
        return None
    term, day = term_of(since), later[0].day
    if term is not None and day is not None and on > term.last_day(day):
        return None
    return _Unknown(lived, "same_code", since)


def _passed(
    connection: Connection, lists: Mapping[int, ListFacts], on: date
) -> dict[int, set[str]]:
    """Return the passages of households by the day: merges and departures."""
    kinds = ("merge", "out")
    days = _days_of_periods(lists)
    passages: dict[int, set[str]] = {}
    for row in connection.execute(select(PASSAGE).where(PASSAGE.c.kind.in_(kinds))):
        if days[row.period] <= on:
            passages.setdefault(row.household, set()).add(row.kind)
    return passages


def _days_of_periods(lists: Mapping[int, ListFacts]) -> dict[str, date]:
    """Return the first day on which anything of a period is known."""
    days: dict[str, date] = {}
    for item in lists.values():
        day = _list_known(item)
        days[item.period] = min(day, days.get(item.period, day))
    return days


def _as_listed(
    connection: Connection,
    counting: Sequence[_Counted],
    known: tuple[Mapping[int, ListFacts], Mapping[int, set[str]]],
    on: date,
) -> list[NewlyEscapedHousehold]:
    """Return the households that count; `known` has the lists and the passages of households."""
    lists, gone = known
    uids = _uids(connection, [item.lived.id for item in counting])
    households = []
    for item in counting:
        listed, escape = lists[item.last.part], item.escape
        commune = _commune_of(listed, on)
        households.append(
            NewlyEscapedHousehold(
                uid=uids[item.lived.id],
                ma_ho=item.last.code,
                head_name=item.last.head_name,
                commune=commune,
                village=item.last.village,
                from_class=escape.from_class,
                to_class=escape.to_class,
                escaped_on=escape.day or item.until,
                until=item.until,
                derived=escape.derived,
                off_list="out" in gone.get(item.lived.id, ()),
                unsettled=not _settled(item.lived),
                old_commune=None if commune == listed.commune else listed.commune,
            )
        )
    return households


def _as_left_out(
    connection: Connection,
    unknown: Sequence[_Unknown],
    lists: Mapping[int, ListFacts],
    on: date,
) -> list[LeftOutHousehold]:
    uids = _uids(connection, [item.lived.id for item in unknown])
    households = []
    for item in unknown:
        row = item.lived.rows[-1]
        commune = _commune_of(lists[row.part], on)
        about = (row.code, row.head_name, commune, row.village, item.reason, item.period)
        households.append(LeftOutHousehold(uids[item.lived.id], *about))
    return households


def _commune_of(item: ListFacts, on: date) -> str | None:
    """Return the commune of a list on a day; the names of all parts where it was divided."""
    return " / ".join(one.name for one in _today(item, on) if one.name) or item.commune


def _uids(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    uids: dict[int, str] = {}
    for some in portions(ids):
        here = HOUSEHOLD.c.id.in_(some)
        for row in connection.execute(select(HOUSEHOLD.c.id, HOUSEHOLD.c.uid).where(here)):
            uids[row.id] = row.uid
    return uids


def _splits(
    connection: Connection, lists: Mapping[int, ListFacts], on: date
) -> dict[int, tuple[int, str]]:
    """Return the households that split off by the day: from which household, in which period."""
    days = _days_of_periods(lists)
    rows = connection.execute(select(PASSAGE).where(PASSAGE.c.kind == "split"))
    return {row.household: (row.other, row.period) for row in rows if days[row.period] <= on}


def _split_off(
    parted: Mapping[int, _Lived],
    splits: Mapping[int, tuple[int, str]],
    counting: Sequence[_Counted],
) -> Iterator[_Unknown]:
    """Yield households that split off one that counts, after its escape.

    A household that is on the list, or counts by its own escape, is left out.
    """
    escaped = {item.lived.id: item.escape for item in counting}
    for household, lived in parted.items():
        other, period = splits[household]
        since = escaped.get(other)
        if since is None or household in escaped or lived.periods[-1].klass in LISTED:
            continue
        if order_of(period) >= order_of(since.period):
            yield _Unknown(lived, "split", period)


def _place_left_out(item: LeftOutHousehold) -> tuple[Any, ...]:
    words = (item.commune, item.village)
    return (
        *(sort_key(word or "") for word in words),
        person_sort_key(item.head_name or ""),
        item.uid,
        item.reason,
    )


def _place(item: NewlyEscapedHousehold) -> tuple[Any, ...]:
    words = (item.commune, item.old_commune, item.village)
    return (
        *(sort_key(word or "") for word in words),
        person_sort_key(item.head_name or ""),
        item.uid,
    )
