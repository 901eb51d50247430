"""Facts of a register about the households of a workbook on a day: newly escaped, helped before."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select, true

from ravo.changes.year import Year, year_of
from ravo.contract.columns import SPLIT
from ravo.contract.days import iso_day
from ravo.criteria.terms import ABOVE, LISTED
from ravo.criteria.truth import NO, UNKNOWN, YES, Tri, all_unknown
from ravo.faults import Fault, UsageProblem
from ravo.programmes.facts import HelpRecord
from ravo.register.class_periods import ListedPeriod, may_count_by_opening, periods_of
from ravo.register.dead_members import DeathsByRow, deaths_of_rows, deaths_of_seats
from ravo.register.earlier_lists import NOWHERE, RecordPairs, paired_records, past_by
from ravo.register.law_days import closing_by_law, term_of
from ravo.register.lists import CommuneUnit, unit_of
from ravo.register.parts import ActiveParts, active_parts
from ravo.register.period_years import PeriodYear, lists_of_commune
from ravo.register.periods import map_year_of, year_in
from ravo.register.portions import portions
from ravo.register.recognition import recognised
from ravo.register.recorded_events import EventPlace, counting_rows, day_at, decisions_of
from ravo.register.tables import ALIAS, MEMBER, PART, PASSAGE, REVIEW, SUPPORT, UNIT
from ravo.results.kept_facts import written_days
from ravo.results.results import Results
from ravo.review.earlier_lists import PastOfHousehold
from ravo.review.review import Review

_ROW = (
    *(ALIAS.c.household, ALIAS.c.part, ALIAS.c.row, REVIEW.c.code, REVIEW.c.head_name),
    *(REVIEW.c.village, REVIEW.c.size, REVIEW.c.klass, REVIEW.c.area, REVIEW.c.departed),
    *(PART.c.period, UNIT.c.key.label("unit_key")),
)


@dataclass(frozen=True, slots=True)
class RecordedHelp:
    """Help recorded for a household: the words for the programme, the person, the kind of help."""

    programme: str
    member: str | None
    help: HelpRecord


@dataclass(frozen=True)
class RegisteredPasts:
    """Facts of a register about the households of a workbook, by their rows in it.

    `escaped` is whether each counts as newly escaped on the day, `households` their numbers in the
    register (0 for none), `help` the help that each received before. `lists` are the earlier lists
    of the commune, `period` is the workbook's own period, `commune` its commune's name. `derived`
    are the rows whose term runs from the closing day of the review, because no decision is known;
    `deaths` the dead of each row.
    """

    escaped: Tri
    households: NDArray[np.int64]
    help: Mapping[int, tuple[RecordedHelp, ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    lists: tuple[int, ...] = ()
    period: str = ""
    commune: str | None = None
    derived: frozenset[int] = frozenset()
    deaths: DeathsByRow = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegisteredPerson:
    """A member of a household by its last list; `born` is the birth as far as known (ISO).

    `died` is the last day on which a dead person may have lived.
    """

    name: str | None
    relation: str | None
    sex: str | None
    born: str | None
    died: date | None = None


@dataclass(frozen=True, slots=True)
class EscapedHousehold:
    """A newly escaped household on no workbook, with the facts of its last list in the register.

    `derived` is true where its term runs from the closing day of the review, because no decision is
    known.
    """

    code: str | None
    head_name: str | None
    village: str | None
    commune: str | None
    klass: str
    area: str | None
    size: float | None
    people: tuple[RegisteredPerson, ...]
    help: tuple[RecordedHelp, ...] = ()
    derived: bool = False


def registered_pasts(connection: Connection, item: Review | Results, on: date) -> RegisteredPasts:
    """Return the facts of a register about the households of a survey or of results on a day.

    The answer is unknown for households of a commune that the register lacks, for those with a
    likely but unconfirmed household in the register, and for those never on its lists if it lacks a
    year in which they may have escaped.
    """
    info = item.info
    source = item.survey.source if isinstance(item, Review) else item.source
    number = info.year or 0
    period = (item.list_month if isinstance(item, Results) else None) or f"{number:04}"
    year = year_of(number, [item])
    size = len(year.households)
    nothing = RegisteredPasts(all_unknown(size), np.zeros(size, dtype=np.int64))
    try:
        unit = unit_of(info, map_year_of(period), source.path)
    except UsageProblem:
        return _with_faults(nothing, [Fault("RV-1262", params={"path": source.path})])
    active = lists_of_commune(active_parts(connection), unit, period)
    listed = tuple(_this_list(connection, item, year, unit, period))
    own = _own_help(connection, unit, period, year)
    if not active.parts:
        params = {"path": source.path, "commune": unit.name or unit.key, "year": str(number)}
        fault = Fault("RV-1308", params=params)
        deaths = deaths_of_rows(connection, (unit, period), year, [0] * size)
        alone = RegisteredPasts(nothing.escaped, nothing.households, own, (fault,))
        return replace(alone, deaths=deaths)
    new = PeriodYear(period, year, (unit,), (period,), (), NOWHERE, NOWHERE)
    pairs = paired_records(connection, active, new)
    unseen = _unseen_years(active, period, on)
    states, derived = _states(connection, pairs, listed, new, (on, unseen))
    faults = [Fault("RV-1309", params={"path": source.path, "years": unseen})] if unseen else []
    if doubtful := int(pairs.doubtful.sum()):
        faults.append(Fault("RV-1310", params={"path": source.path, "count": doubtful}))
    help = _joined(own, _earlier_help(connection, active, pairs))
    lists = tuple(part.id for part in active.parts)
    deaths = deaths_of_rows(connection, (unit, period), year, pairs.household.tolist())
    about = (tuple(faults), lists, period, info.commune, derived, deaths)
    return RegisteredPasts(states, pairs.household, help, *about)


def escaped_elsewhere(
    connection: Connection, pasts: Sequence[RegisteredPasts], on: date
) -> tuple[EscapedHousehold, ...]:
    """Return the newly escaped households of the workbooks' communes that no workbook has.

    A household above the lines is often not reviewed again. Households that left or merged into
    another are not returned.
    """
    met = {number for one in pasts for number in one.households.tolist()}
    met |= _merged(connection)
    households: list[EscapedHousehold] = []
    for one in pasts:
        rows = _last_rows(connection, one.lists, met)
        lists = periods_of(connection, rows, one.period)
        counting = {}
        for number, listed in lists.items():
            past = past_by(listed)
            if _state(past, listed, on, all_years=True) == YES:
                counting[number] = past.derived
        met |= set(counting)
        some = [(rows[number], counting[number]) for number in sorted(counting)]
        households += _as_escaped(connection, some, one.commune)
    return tuple(households)


def _merged(connection: Connection) -> set[int]:
    """Return the households that merged into others."""
    query = select(PASSAGE.c.household).where(PASSAGE.c.kind == "merge")
    return set(connection.execute(query).scalars())


def _last_rows(
    connection: Connection, lists: Sequence[int], met: Collection[int]
) -> dict[int, Any]:
    """Return the last row in some lists of each household that is not `met` and did not leave."""
    order = {part: place for place, part in enumerate(lists)}
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    query = select(*_ROW).select_from(ALIAS).join(REVIEW, here)
    query = query.join(PART, PART.c.id == ALIAS.c.part).join(UNIT, UNIT.c.id == PART.c.unit)
    last_rows: dict[int, Any] = {}
    for row in connection.execute(query.where(ALIAS.c.part.in_(lists))):
        known = last_rows.get(row.household)
        if row.household not in met and (known is None or order[known.part] < order[row.part]):
            last_rows[row.household] = row
    return {number: row for number, row in last_rows.items() if not row.departed}


def _as_escaped(
    connection: Connection, escaped: Sequence[tuple[Any, bool]], commune: str | None
) -> Iterator[EscapedHousehold]:
    rows = [row for row, _ in escaped]
    people: dict[tuple[int, int], list[RegisteredPerson]] = {}
    parts = sorted({row.part for row in rows})
    wanted = {(row.part, row.row) for row in rows}
    died = deaths_of_seats(connection, parts)
    for person in connection.execute(select(MEMBER).where(MEMBER.c.part.in_(parts))):
        if (person.part, person.row) in wanted:
            born = person.birth or (person.birth_year and str(person.birth_year))
            seat = (person.part, person.row, person.place)
            about = (person.name, person.relation, person.sex, born, died.get(seat))
            one = RegisteredPerson(*about)
            people.setdefault((person.part, person.row), []).append(one)
    supports = _supports(connection)
    for row, derived in escaped:
        place = (row.unit_key, row.period, row.code)
        yield EscapedHousehold(
            row.code,
            row.head_name,
            row.village,
            commune,
            row.klass,
            row.area,
            row.size,
            tuple(people.get((row.part, row.row), ())),
            tuple(_help(item) for item in supports if (item.unit, item.period, item.code) == place),
            derived,
        )


def _with_faults(pasts: RegisteredPasts, faults: Sequence[Fault]) -> RegisteredPasts:
    return RegisteredPasts(pasts.escaped, pasts.households, pasts.help, tuple(faults))


def _this_list(
    connection: Connection, item: Review | Results, year: Year, unit: CommuneUnit, period: str
) -> Iterator[ListedPeriod]:
    """Yield each row of a workbook in the form of an entry of a register's list."""
    info = item.info
    closing = info.review_date or closing_by_law(period)
    homes, decisions = year.households, decisions_of(connection)
    whole = day_at(decisions, (unit.key, period, None))
    without = (homes["departed"] | homes["unreviewed"] | homes["rejected"]).tolist()
    columns = (homes["code"], homes["klass"], homes["opening"])
    rows = zip(*(column.tolist() for column in columns), without, _days(item), strict=False)
    for code, klass, opening, gone, day in rows:
        written = (day if isinstance(day, date) else None, None)
        recorded = (day_at(decisions, (unit.key, period, code)), whole)
        known = None if gone else klass
        yield ListedPeriod(recognised(period, known, written, closing, recorded), opening)


def _days(item: Review | Results) -> list[date | int | str | None]:
    """Return the days of the decisions that a workbook names, by its rows."""
    if isinstance(item, Review):
        table = item.survey.households
        return table.births("decision_date")
    homes = item.kept.homes if item.kept is not None else None
    if homes is None:
        count = len(item.households) + len(item.rejected)
        return [None] * count
    return written_days(homes["decision_date"].tolist())


def _unseen_years(active: ActiveParts, period: str, on: date) -> tuple[str, ...]:
    """Return the years without lists in which an escape would still count on the day.

    A review is recognised by the end of January of the next year.
    """
    have = {year_in(part.period) for part in active.parts}
    years = []
    for year in range(year_in(period) - 1, min(have) - 100, -1):
        term = term_of(str(year))
        latest = date(year + 1, 1, 31)
        if term is None or term.last_day(latest) < on:
            break
        if year not in have:
            years.append(str(year))
    return tuple(sorted(years))


def _states(
    connection: Connection,
    pairs: RecordPairs,
    listed: Sequence[ListedPeriod],
    new: PeriodYear,
    when: tuple[date, tuple[str, ...]],
) -> tuple[Tri, frozenset[int]]:
    """Return who is newly escaped, and the rows whose day of recognition is derived.

    `when` is the day, and the years without lists.
    """
    on, unseen = when
    numbers = pairs.household.tolist()
    lists = periods_of(connection, (number for number in numbers if number), new.period)
    unknown = (pairs.doubtful | ~pairs.compared | _split_off(new, pairs)).tolist()
    states = np.full(len(numbers), UNKNOWN, dtype=np.int8)
    derived: set[int] = set()
    rows = zip(numbers, pairs.gap.tolist(), unknown, listed, strict=True)
    for at, (number, gap, blank, own) in enumerate(rows):
        if own.classed.klass in LISTED:
            states[at] = NO
        elif not blank:
            every = (*lists.get(number, ()), own)
            past = past_by(every, off_last=gap)
            states[at] = _state(past, every, on, all_years=not unseen)
            if past.derived and states[at] == YES:
                derived.add(at)
    return states, frozenset(derived)


def _split_off(new: PeriodYear, pairs: RecordPairs) -> NDArray[np.bool_]:
    """Return which households split off another one and are on no earlier list.

    The decision about an escape names the household that they split off from.
    """
    split = (new.year.households["change_reason"] == SPLIT).to_numpy(dtype=bool)
    return np.asarray(split & (pairs.household == 0), dtype=bool)


def _state(
    past: PastOfHousehold, lists: Sequence[ListedPeriod], on: date, *, all_years: bool
) -> int:
    """Return whether a household counts as newly escaped on a day: YES, NO or UNKNOWN.

    A household known as listed only by the opening class of its first list left the list in that
    review, or never: it is UNKNOWN as long as such an escape would count.
    """
    if past.escaped:
        return UNKNOWN if past.escaped_on is None else _within(past.escaped_on, on)
    if past.earlier and any(item.classed.klass in (*LISTED, *ABOVE) for item in lists):
        return NO if may_count_by_opening(lists, on) is None else UNKNOWN
    if past.earlier and past.first_year is not None:
        return UNKNOWN if _within(date(past.first_year + 1, 1, 31), on) != NO else NO
    return NO if all_years else UNKNOWN


def _within(escaped_on: date, on: date) -> int:
    term = term_of(str((escaped_on - timedelta(days=31)).year)) or term_of(str(escaped_on.year))
    if term is None:
        return UNKNOWN
    return YES if on <= term.last_day(escaped_on) else NO


def _own_help(
    connection: Connection, unit: CommuneUnit, period: str, year: Year
) -> dict[int, tuple[RecordedHelp, ...]]:
    """Return the help recorded for the list of a workbook itself, by its rows."""
    rows: dict[str | None, list[int]] = {}
    for at, code in enumerate(year.households["code"].tolist()):
        rows.setdefault(code, []).append(at)
    help_by_row: dict[int, list[RecordedHelp]] = {}
    for row in _supports(connection):
        if (row.unit, row.period) == (unit.key, period) and len(rows.get(row.code, ())) == 1:
            help_by_row.setdefault(rows[row.code][0], []).append(_help(row))
    return {at: tuple(items) for at, items in help_by_row.items()}


def _earlier_help(
    connection: Connection, active: ActiveParts, pairs: RecordPairs
) -> dict[int, tuple[RecordedHelp, ...]]:
    """Return the help recorded for earlier lists, by the present rows of the households."""
    supports: dict[EventPlace, list[RecordedHelp]] = {}
    for row in _supports(connection):
        supports.setdefault((row.unit, row.period, row.code), []).append(_help(row))
    rows = {number: at for at, number in enumerate(pairs.household.tolist()) if number}
    help_by_row: dict[int, list[RecordedHelp]] = {}
    for part in active.parts if supports else ():
        codes = [
            code
            for unit, period, code in supports
            if code is not None and (unit, period) == (part.unit.key, part.period)
        ]
        for code, household in _households(connection, part.id, codes):
            if household in rows:
                items = supports[(part.unit.key, part.period, code)]
                help_by_row.setdefault(rows[household], []).extend(items)
    return {at: tuple(items) for at, items in help_by_row.items()}


def _supports(connection: Connection) -> list["_SupportRow"]:
    return counting_rows(connection, SUPPORT, true())


class _SupportRow:
    """A row of the table of supports."""

    period: str | None
    unit: str | None
    code: str | None
    member: str | None
    programme: str | None
    on: str | None
    amount: float | None


def _help(row: "_SupportRow") -> RecordedHelp:
    day = iso_day(row.on)
    year = day.year if day else year_in(row.period) if row.period else None
    return RecordedHelp(row.programme or "", row.member, HelpRecord(year, row.amount, "register"))


def _households(
    connection: Connection, part: int, codes: Sequence[str]
) -> Iterator[tuple[str, int]]:
    """Yield the codes of a list with the numbers of their households."""
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    query = select(REVIEW.c.code, ALIAS.c.household).select_from(ALIAS).join(REVIEW, here)
    for some in portions(codes):
        coded = query.where((ALIAS.c.part == part) & REVIEW.c.code.in_(some))
        for row in connection.execute(coded):
            yield row.code, row.household


def _joined(
    some: Mapping[int, tuple[RecordedHelp, ...]], more: Mapping[int, tuple[RecordedHelp, ...]]
) -> dict[int, tuple[RecordedHelp, ...]]:
    rows = dict.fromkeys((*some, *more))
    return {at: (*some.get(at, ()), *more.get(at, ())) for at in rows}
