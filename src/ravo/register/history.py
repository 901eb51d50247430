"""One household over the periods of a register: plain SQL, nothing heavy loaded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from ravo.contract.columns import HEAD_RELATION
from ravo.contract.days import iso_day
from ravo.json_text import json_value
from ravo.register.complaints import Complaint, open_complaints_of
from ravo.register.deaths import (
    KnownDeath,
    ListDays,
    days_of_lists,
    deaths_by_person,
    is_of_list,
    known_death,
    people_of_events,
    source_of,
)
from ravo.register.decision_days import days_of_batches, known_day
from ravo.register.invented_lists import is_invented
from ravo.register.left_households import left_households, taken_in
from ravo.register.list_years import NO_GAPS, ListGaps, gaps_of, known_lists
from ravo.register.member_departures import (
    MOVES,
    ListedName,
    MemberDeparture,
    departed_since,
    departures,
    whole_departures,
)
from ravo.register.periods import order_of, year_in
from ravo.register.recognition import is_of_review
from ravo.register.recorded_events import (
    EventPlace,
    RecordedDecision,
    counting_rows,
    decisions_of,
    facts_of_event,
)
from ravo.register.search import HouseholdMatch, matches
from ravo.register.tables import (
    ALIAS,
    DIED,
    EVENT,
    HOUSEHOLD,
    MEMBER,
    MEMBERSHIP,
    PART,
    PASSAGE,
    REVIEW,
    SUPPORT,
    UNIT,
)
from ravo.text import mask_citizen, match_key


@dataclass(frozen=True, slots=True)
class PeriodEntry:
    """A household in one list: where it was, its class and evidence, how it was paired.

    `decision_number` and `decision_date` are from its row, `list_number` and `list_date` from its
    list; `recorded` has the days of the decisions that were recorded later, of the household and of
    its whole list, and `recorded_numbers` their numbers. `review_date` is the closing day that the
    workbook has. `value` is in đồng or points of B1 as `evidence` has it, `line` the line it was
    compared with. `invented` is whether the data of its list is invented.
    """

    part: int
    row: int
    period: str
    unit: str
    commune: str | None
    commune_code: str | None
    district: str | None
    province: str | None
    village: str | None
    code: str | None
    head_name: str | None
    size: float | None
    opening: str | None
    klass: str | None
    area: str | None
    evidence: str | None
    value: float | None
    line: float | None
    answers: str
    indicators: tuple[str, ...]
    change_reason: str | None
    departed: bool
    unreviewed: bool
    how: str
    score: float | None
    by: str | None
    decision_number: str | None
    decision_date: date | None
    list_number: str | None
    list_date: date | None
    recorded: tuple[date | None, date | None]
    recorded_numbers: tuple[str | None, str | None]
    review_date: date | None
    edition: str | None
    invented: bool = False

    @property
    def decision(self) -> tuple[str | None, date | None]:
        """The number and day of the decision that counts, as in `recognition.recognised`.

        Where no day counts, the decision that its row or its list names.
        """
        own = self.decision_number, self.decision_date
        whole = self.list_number, self.list_date
        recorded = zip(self.recorded_numbers, self.recorded, strict=True)
        for written, known in zip((own, whole), recorded, strict=True):
            for number, day in (known, written):
                if day is not None and is_of_review(self.period, day):
                    return number, day
        return own if any(own) else whole


@dataclass(frozen=True, slots=True)
class HouseholdPerson:
    """A member of a household in a list, the first period of the stay, and how it ended.

    `died` is a known death, `left` the recorded day on which the member moved away. `tail` has the
    last four digits of the citizen number where the list has only these.
    """

    name: str | None
    birth_year: int | None
    citizen_id: str | None
    since: str
    died: KnownDeath | None = None
    left: date | None = None
    relation: str | None = None
    tail: str | None = None

    @property
    def masked_number(self) -> str | None:
        """The citizen number by its last four digits, as far as it is known."""
        if self.citizen_id:
            return mask_citizen(self.citizen_id)
        return self.tail and mask_citizen(UNKNOWN_DIGITS + self.tail)

    def age_in(self, period: str) -> int | None:
        """Return the age in the year of a period; None where the year of birth is not known."""
        return None if self.birth_year is None else year_in(period) - self.birth_year


@dataclass(frozen=True, slots=True)
class HouseholdPassage:
    """What became of a household in a period; `other` is the household on the other side.

    `kind` is that of the register's table; `split_off` and `took_in` are a split and a merge as
    seen from the household that stays.
    """

    kind: str
    period: str
    other: HouseholdMatch | None


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event recorded of a household (`kind`, ISO day), or a support that it received."""

    kind: str
    on: str | None
    period: str | None
    about: str | None
    amount: float | None = None
    member: str | None = None

    @property
    def number(self) -> str | None:
        """The number of the paper, where one was typed."""
        return self._fact("number")

    @property
    def text(self) -> str | None:
        """The text that was typed with the event."""
        return self._fact("text")

    def _fact(self, name: str) -> str | None:
        value = facts_of_event(self.about).get(name)
        return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class HouseholdDeath:
    """A person of a household who died, by all sources together.

    `shown_apart` is false where recorded events show the same already.
    """

    name: str
    birth_year: int | None
    death: KnownDeath
    shown_apart: bool


@dataclass(frozen=True)
class HouseholdHistory:
    """A household with its periods in their order, its people, and what became of it.

    The people are those in its list of `people_period`: the last one, or the one requested. `gaps`
    are the years without a list of its communes since its first list, `complaints` the open
    complaints about it. `events` were recorded by people, `deaths` come from these and from lists,
    each person once; `departures` are members who moved away, `whole_departures` the recorded
    departures of the whole household.
    """

    uid: str
    entries: tuple[PeriodEntry, ...]
    people_period: str
    people: tuple[HouseholdPerson, ...]
    passages: tuple[HouseholdPassage, ...]
    events: tuple[RecordedEvent, ...]
    supports: tuple[RecordedEvent, ...]
    gaps: ListGaps = NO_GAPS
    complaints: tuple[Complaint, ...] = ()
    deaths: tuple[HouseholdDeath, ...] = ()
    departures: tuple[MemberDeparture, ...] = ()
    whole_departures: tuple[MemberDeparture, ...] = ()

    @property
    def last(self) -> PeriodEntry:
        """Its last list."""
        return self.entries[-1]


UNKNOWN_DIGITS = "0" * 8
"""Digits of a citizen number that no list of a household has; they are never shown."""
SEEN_FROM_THE_OTHER = {"split": "split_off", "merge": "took_in"}
ENTRY = (
    *(ALIAS.c.part, ALIAS.c.row, PART.c.period, UNIT.c.key.label("unit")),
    *(
        UNIT.c.name.label("commune"),
        UNIT.c.code.label("commune_code"),
        UNIT.c.district,
        UNIT.c.province,
    ),
    *(REVIEW.c.village, REVIEW.c.code, REVIEW.c.head_name, REVIEW.c.size, REVIEW.c.opening),
    *(REVIEW.c.klass, REVIEW.c.area, REVIEW.c.evidence, REVIEW.c.value, REVIEW.c.line),
    *(REVIEW.c.answers, REVIEW.c.change_reason, REVIEW.c.departed, REVIEW.c.unreviewed),
    *(ALIAS.c.how, ALIAS.c.score, ALIAS.c.by, REVIEW.c.decision_number, REVIEW.c.decision_date),
    *(PART.c.decision_number.label("list_number"), PART.c.decision_date.label("list_date")),
    *(PART.c.about, PART.c.edition, PART.c.batch),
)

BESIDE = ("about", "batch")
"""Columns of the query ENTRY that are no fields of a PeriodEntry."""


def history_of(
    connection: Connection, household: int, period: str | None = None
) -> HouseholdHistory:
    """Return the history of a household of the register, by its number there.

    With a `period` the people are those of that period.
    """
    uid = connection.execute(
        select(HOUSEHOLD.c.uid).where(HOUSEHOLD.c.id == household)
    ).scalar_one()
    query = (
        select(*ENTRY)
        .select_from(ALIAS)
        .join(PART, PART.c.id == ALIAS.c.part)
        .join(UNIT, UNIT.c.id == PART.c.unit)
        .join(REVIEW, (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row))
        .where(ALIAS.c.household == household)
    )
    rows = sorted(connection.execute(query), key=lambda row: order_of(row.period))
    decisions = decisions_of(connection)
    came = days_of_batches(connection)
    entries = tuple(_entry(row, decisions, came[row.batch]) for row in rows)
    listed = next((entry for entry in entries if entry.period == period), entries[-1])
    events = _recorded(connection, EVENT, entries)
    moves = [row for row in events if row.kind in MOVES]
    days = days_of_lists(connection) if moves else {}
    return HouseholdHistory(
        uid,
        entries,
        listed.period,
        _with_departures(
            _people(connection, household, listed),
            listed.code,
            departed_since(moves, (listed.unit, listed.period), days),
        ),
        _passages(connection, household),
        _events(events),
        _supports(connection, entries),
        gaps_of(known_lists(connection), {entry.unit for entry in entries}, entries[0].period),
        open_complaints_of(
            connection, {(entry.unit, entry.period, entry.code) for entry in entries}
        ),
        _deaths(connection, events),
        departures(moves, days),
        whole_departures(moves, days),
    )


def _with_departures(
    people: Sequence[HouseholdPerson], code: str | None, left: Mapping[ListedName, date]
) -> tuple[HouseholdPerson, ...]:
    """Return the people of a list with the day on which each moved away; namesakes get none."""
    names = [match_key(person.name or "") for person in people]
    return tuple(
        replace(person, left=left.get((code or "", name)) if names.count(name) == 1 else None)
        for person, name in zip(people, names, strict=True)
    )


def _entry(row: Any, decisions: Mapping[EventPlace, RecordedDecision], came: date) -> PeriodEntry:
    about = json_value(row.about)
    values = {name: value for name, value in row._mapping.items() if name not in BESIDE}
    recorded = [decisions.get((row.unit, row.period, code)) for code in (row.code, None)]
    return PeriodEntry(
        **{
            **values,
            "answers": row.answers or "",
            "indicators": tuple(about["indicators"]),
            "departed": bool(row.departed),
            "unreviewed": bool(row.unreviewed),
            "decision_date": known_day(row.decision_date, came),
            "list_date": known_day(row.list_date, came),
            "recorded": tuple(None if one is None else one.on for one in recorded),
            "recorded_numbers": tuple(None if one is None else one.number for one in recorded),
            "review_date": iso_day(about["info"].get("review_date")),
            "invented": is_invented(about),
        }
    )


def _people(
    connection: Connection, household: int, entry: PeriodEntry
) -> tuple[HouseholdPerson, ...]:
    here = (MEMBERSHIP.c.part == MEMBER.c.part) & (MEMBERSHIP.c.row == MEMBER.c.row)
    query = (
        select(
            *(MEMBER.c.name, MEMBER.c.birth_year, MEMBER.c.citizen_id, MEMBER.c.relation),
            MEMBERSHIP.c.person,
        )
        .select_from(MEMBER)
        .join(MEMBERSHIP, here & (MEMBERSHIP.c.place == MEMBER.c.place))
        .where((MEMBER.c.part == entry.part) & (MEMBER.c.row == entry.row))
        .order_by(MEMBER.c.place)
    )
    since = _stays(connection, household, entry.period)
    rows = connection.execute(query).all()
    died = deaths_by_person(connection, {row.person for row in rows})
    if entry.departed:
        # The list that records a household as died out names its dead.
        rows = [
            row
            for row in rows
            if row.person not in died or entry.period not in died[row.person].sources
        ]
    heads = [row for row in rows if _is_head(row, entry)]
    here = (REVIEW.c.part == entry.part) & (REVIEW.c.row == entry.row)
    tail = connection.execute(select(REVIEW.c.head_tail).where(here)).scalar()
    return tuple(
        HouseholdPerson(
            row.name,
            row.birth_year,
            row.citizen_id,
            since.get(row.person, entry.period),
            died.get(row.person),
            relation=row.relation,
            tail=tail if heads == [row] else None,
        )
        for row in [*heads, *(row for row in rows if row not in heads)]
    )


def _is_head(row: Any, entry: PeriodEntry) -> bool:
    """Return whether a member is the head of the household in a list."""
    if row.relation is not None:
        return bool(row.relation == HEAD_RELATION)
    return match_key(row.name or "") == match_key(entry.head_name or "")


def _stays(connection: Connection, household: int, until: str) -> dict[int, str]:
    """Return the first period of each person's last stay in a household up to a period."""
    query = (
        select(MEMBERSHIP.c.person, PART.c.period)
        .select_from(ALIAS)
        .join(
            MEMBERSHIP,
            (MEMBERSHIP.c.part == ALIAS.c.part) & (MEMBERSHIP.c.row == ALIAS.c.row),
        )
        .join(PART, PART.c.id == ALIAS.c.part)
        .where(ALIAS.c.household == household)
    )
    periods: dict[str, set[int]] = {}
    for row in connection.execute(query):
        periods.setdefault(row.period, set()).add(row.person)
    since: dict[int, str] = {}
    for period in sorted(periods, key=order_of):
        if order_of(period) > order_of(until):
            break
        since = {person: since.get(person, period) for person in periods[period]}
    return since


def _passages(connection: Connection, household: int) -> tuple[HouseholdPassage, ...]:
    mine = or_(PASSAGE.c.household == household, PASSAGE.c.other == household)
    rows = [
        (row.kind, row.period, row.household, row.other)
        for row in connection.execute(select(PASSAGE).where(mine))
    ]
    # A household listed with its reason for leaving is paired, and has no passage of its own.
    rows += [
        ("merge", gone.period, gone.household, gone.other)
        for gone in left_households(connection, {household, *taken_in(connection, household)})
        if gone.other is not None and household in (gone.household, gone.other)
    ]
    sides = [other if one == household else one for _, _, one, other in rows]
    wanted: dict[int, set[str]] = {id: set() for id in sides if id is not None}
    known = {match.id: match for match in matches(connection, wanted)}
    passages = []
    for (kind, period, one, _), side in zip(rows, sides, strict=True):
        seen = kind if one == household else SEEN_FROM_THE_OTHER.get(kind, kind)
        passages.append(HouseholdPassage(seen, period, known.get(side)))
    return tuple(sorted(passages, key=lambda item: (order_of(item.period), item.kind)))


def _events(rows: Sequence[Any]) -> tuple[RecordedEvent, ...]:
    return tuple(
        RecordedEvent(row.kind, row.on, row.period, row.about, member=row.member)
        for row in rows
        if not is_of_list(row)
    )


def _deaths(connection: Connection, events: Sequence[Any]) -> tuple[HouseholdDeath, ...]:
    """Return the deaths among the events of a household, each person once, by first period."""
    rows = [row for row in events if row.kind == DIED and row.member]
    if not rows:
        return ()
    days = days_of_lists(connection)
    people = people_of_events(connection, {row.batch for row in rows})
    mine = {people[at] for row in rows if (at := (row.batch, row.place)) in people}
    births = _births(connection, mine)
    rows_by_person: dict[object, list[Any]] = {}
    for row in rows:
        # A person on no list is identified by the name alone.
        key = people.get((row.batch, row.place)) or match_key(row.member)
        rows_by_person.setdefault(key, []).append(row)
    deaths = [_death(mine, days, births.get(key)) for key, mine in rows_by_person.items()]
    return tuple(sorted(deaths, key=lambda one: (order_of(one.death.period), one.name)))


def _births(connection: Connection, people: Collection[int]) -> dict[object, int]:
    """Return the years of birth of people from their lists."""
    here = (MEMBERSHIP.c.part == MEMBER.c.part) & (MEMBERSHIP.c.row == MEMBER.c.row)
    query = (
        select(MEMBERSHIP.c.person, MEMBER.c.birth_year)
        .join(MEMBER, here & (MEMBERSHIP.c.place == MEMBER.c.place))
        .where(MEMBERSHIP.c.person.in_(people) & MEMBER.c.birth_year.is_not(None))
        .order_by(MEMBER.c.birth_year)
    )
    return {row.person: row.birth_year for row in connection.execute(query)}


def _death(
    rows: Sequence[Any], days: Mapping[tuple[str, str], ListDays], born: int | None
) -> HouseholdDeath:
    """Return one death; `born` is the year of birth by lists, used where the rows have none."""
    births = [*(facts_of_event(row.about).get("birth_year") for row in rows), born]
    death = known_death([source_of(row, days) for row in rows])
    apart = bool(death.differing) or any(map(is_of_list, rows))
    name = min(row.member for row in rows)
    return HouseholdDeath(name, next(filter(None, births), None), death, apart)


def _supports(connection: Connection, entries: Sequence[PeriodEntry]) -> tuple[RecordedEvent, ...]:
    return tuple(
        RecordedEvent(row.programme, row.on, row.period, row.source, row.amount, row.member)
        for row in _recorded(connection, SUPPORT, entries)
    )


def _recorded(connection: Connection, table: Any, entries: Sequence[PeriodEntry]) -> list[Any]:
    """Return the rows about any of the entries, of batches that count, by their day."""
    places = {(entry.unit, entry.code) for entry in entries if entry.code}
    codes = {code for _, code in places}
    every = counting_rows(connection, table, table.c.code.in_(codes))
    rows = [row for row in every if (row.unit, row.code) in places]
    return sorted(rows, key=lambda row: row.on or "")
