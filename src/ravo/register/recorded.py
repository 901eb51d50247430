"""Events and supports of households: checked cell by cell, recorded as batches, read back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, select

from ravo.contract.days import day_of, iso_day
from ravo.contract.figures import money_of
from ravo.contract.outcome import plain, typed_text
from ravo.faults import Fault
from ravo.json_text import json_value
from ravo.messages import text
from ravo.places.units import FIRST_DAY_OF_NEW_MAP
from ravo.programmes.loader import shipped_programmes
from ravo.register.added import Author
from ravo.register.batches import BatchHeader, ChainedBatch, append, at_after, contents_of
from ravo.register.canonical import canonical
from ravo.register.communes_on import NamedCommune, communes_on, is_commune, is_one_of
from ravo.register.law_days import first_day_of_decision, last_day_of_decision
from ravo.register.lists import COLUMNS, PEOPLE, CommuneUnit, StoredList
from ravo.register.member_departures import MOVES
from ravo.register.parts import ActiveParts, PartHeader, active_parts, read_list
from ravo.register.periods import period_of_month
from ravo.register.record_sheet import COMPLAINT_EVENT, KINDS, RecordRow
from ravo.register.recorded_events import DECISION, EventPlace, RecordedDecision, decisions_of
from ravo.register.records import (
    Record,
    active_records,
    names_of,
    record_digest,
    write_records,
)
from ravo.register.search import name_key
from ravo.register.tables import DIED, EVENT, PART, SUPPORT
from ravo.register.undone import renew_deaths
from ravo.text import first_named, loose_key, match_key
from ravo.xlsx.sheet_names import RECORDED_EVENTS

OF_PEOPLE = ("death", "in", "out")
_KINDS = {loose_key(word): kind for word, kind in KINDS.items()}


@dataclass(frozen=True)
class CheckedRecords:
    """The records of a workbook, and a fault for each cell that cannot be used."""

    events: tuple[Record, ...]
    supports: tuple[Record, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class RecordedCounts:
    """What was recorded: the batches, the numbers of new and of known events and supports."""

    batches: tuple[ChainedBatch, ...]
    events: int
    supports: int
    unchanged: int


def checked_records(
    connection: Connection, rows: Iterable[RecordRow], path: str, today: date
) -> CheckedRecords:
    """Return the records of the rows, and a fault for each cell that cannot be used."""
    check = _RowCheck(connection, active_parts(connection), path, today)
    events: list[Record] = []
    supports: list[Record] = []
    for row in rows:
        if row.sheet == RECORDED_EVENTS:
            events.append(_event(check, row))
        else:
            supports.append(_support(check, row))
    return CheckedRecords(tuple(events), tuple(supports), tuple(check.faults))


def _event(check: "_RowCheck", row: RecordRow) -> Record:
    kind = _KINDS.get(loose_key(plain(row.cells["loai"])))
    if kind is None:
        check.report(row, "loai", "kind")
    decides = kind == DECISION
    at = check.place(row, whole=decides)
    period, unit, code, member = at.period, at.unit, at.code, at.member
    day = check.day(row)
    if kind == DIED and day is not None and at.born is not None and int(day[:4]) < at.born:
        check.report(row, "ngay", "before_birth", year=str(at.born))
    if decides and period is not None and unit is not None:
        check.decision_day(row, day, period)
    number, words = (check.text(row, id) for id in ("so_van_ban", "noi_dung"))
    if decides and number is None:
        check.report(row, "so_van_ban", "blank")
    # A death, a departure or a return needs the person's name, or a text.
    if words is None and not member and kind in MOVES:
        check.report(row, "nguoi", f"nobody_{kind}")
    elif not decides and words is None and not (member and kind in OF_PEOPLE) and kind != DIED:
        check.report(row, "noi_dung", "blank")
    facts = {"number": number, "text": words}
    about = canonical({name: value for name, value in facts.items() if value}).decode()
    event = (kind, day, period, unit, code, member, about)
    # A workbook of an earlier version that was recorded already changes nothing when given again.
    if kind == COMPLAINT_EVENT and not check.has_event(event):
        check.report(row, "loai", "complaint")
    if kind == DIED and member is None and not check.has_event(event):
        check.report(row, "nguoi", "nobody")
    return event


def _support(check: "_RowCheck", row: RecordRow) -> Record:
    at = check.place(row, whole=False)
    programme = check.text(row, "chuong_trinh")
    if programme is None:
        check.report(row, "chuong_trinh", "blank")
    source = check.text(row, "nguon")
    where = (at.period, at.unit, at.code, at.member)
    return (*where, programme, check.day(row), check.amount(row), source)


@dataclass(frozen=True, slots=True)
class _RowPlace:
    """The household or person of a row, as far as its cells are valid; `born` is the birth year."""

    period: str | None
    unit: str | None
    code: str | None
    member: str | None
    born: int | None = None


@dataclass
class _RowCheck:
    """Compares the cells of rows with the lists of a register, and collects the faults."""

    connection: Connection
    active: ActiveParts
    path: str
    today: date
    faults: list[Fault] = field(default_factory=list)
    lists: dict[int, StoredList] = field(default_factory=dict)

    def report(self, row: RecordRow, id: str, problem: str, **fields: object) -> None:
        """Add a fault of a cell; `problem` names the sentence, `fields` are its parameters."""
        where = {"path": self.path, "sheet": row.sheet, "cell": row.cell(id)}
        params = {**where, "problem": text(f"register.problem_{problem}").filled(**fields)}
        self.faults.append(Fault("RV-1255", params=params))

    def has_event(self, record: Record) -> bool:
        """Return whether the register already has an event."""
        return record in active_records(self.connection, EVENT)

    def text(self, row: RecordRow, id: str) -> str | None:
        """Return a cell as text, None for a blank."""
        return plain(row.cells[id]) or None

    def day(self, row: RecordRow) -> str | None:
        """Return the day of a row (ISO); None where there is no valid day.

        What is no day, and a day in the future, are reported.
        """
        raw = row.cells["ngay"]
        read = None if raw == "" else day_of(raw)
        if read is None or read.code is not None or read.value is None:
            self.report(row, "ngay", "blank" if raw == "" else "day")
            return None
        if read.value > self.today:
            self.report(row, "ngay", "ahead")
        return str(read.value.isoformat())

    def decision_day(self, row: RecordRow, written: str | None, period: str) -> None:
        """Report a decision whose day cannot be of the review of its period."""
        if written is None:
            return
        day = date.fromisoformat(written)
        first, last = first_day_of_decision(period), last_day_of_decision(period)
        if day < first:
            self.report(row, "ngay", "before_review", period=period, first=first)
        elif day > last:
            self.report(row, "ngay", "after_review", period=period, last=last)

    def amount(self, row: RecordRow) -> float | None:
        """Return a sum in đồng; None for a blank, which is not zero.

        Anything but a whole number above zero is reported, and None.
        """
        raw = row.cells["so_tien"]
        if raw == "":
            return None
        number = isinstance(raw, int | float) and not isinstance(raw, bool)
        value = raw if number else money_of(typed_text(raw), "", "").value
        if value is None or value <= 0 or value != int(value):
            self.report(row, "so_tien", "amount")
            return None
        return float(value)

    def place(self, row: RecordRow, *, whole: bool) -> _RowPlace:
        """Return the place of a row; with `whole` a row without a code is about the whole list."""
        period, commune, code, member = (
            self.text(row, id) for id in ("ky", "xa", "ma_ho", "nguoi")
        )
        period = period and period_of_month(period)
        parts = [part for part in self.active.parts if part.period == period]
        if not parts:
            self.report(row, "ky", "period" if period else "blank")
            return _RowPlace(period, None, code, member)
        named = [part for part in parts if commune and is_unit(part.unit, commune)]
        if len(named) != 1:
            self._no_commune(row, parts, commune, several=bool(named))
            return _RowPlace(period, None, code, member)
        stored = self._list(named[0])
        if code and not _homes_of(stored, code) and self._having(parts, commune, code):
            # A commune of today may have the name of a former one, which has another list.
            self._no_commune(row, parts, commune, several=False)
            return _RowPlace(period, None, code, member)
        person = self._person(row, stored, code, member, whole=whole)
        if person is None:
            return _RowPlace(period, named[0].unit.key, code, member)
        name, born = (person[PEOPLE.index(name)] for name in ("name", "birth_year"))
        # The name as typed, unless it lacks marks: deaths are matched by the name in the list.
        typed = member if match_key(member or "") == match_key(name) else name
        return _RowPlace(period, named[0].unit.key, code, typed, born)

    def _list(self, part: PartHeader) -> StoredList:
        if part.id not in self.lists:
            self.lists[part.id] = read_list(self.connection, part)
        return self.lists[part.id]

    def _no_commune(
        self, row: RecordRow, parts: Sequence[PartHeader], commune: str | None, *, several: bool
    ) -> None:
        """Report a commune that is blank, ambiguous, without a list, or formed after the period."""
        if commune is None or several:
            self.report(row, "xa", "communes" if several else "blank")
            return
        before = self._having(parts, commune, self.text(row, "ma_ho"))
        before = before or self._having(parts, commune, None)
        if not before:
            self.report(row, "xa", "commune")
            return
        names = sorted(part.unit.name or part.unit.key for part in before)
        self.report(row, "xa", "commune_now", communes=first_named(names))

    def _having(
        self, parts: Sequence[PartHeader], commune: str | None, code: str | None
    ) -> list[PartHeader]:
        """Return the lists of communes that became `commune`; with `code` only those having it."""
        return [
            part
            for part in parts
            if commune
            and _became(part, commune)
            and (code is None or _homes_of(self._list(part), code))
        ]

    def _person(
        self,
        row: RecordRow,
        stored: StoredList,
        code: str | None,
        member: str | None,
        *,
        whole: bool,
    ) -> tuple[Any, ...] | None:
        """Return the person of a row; report a code of no single household, or an unknown name.

        A name without its marks is accepted where only one person of the household fits. None where
        the row names no person, or something is reported.
        """
        if code is None:
            if not whole or member is not None:
                self.report(row, "ma_ho", "blank")
            return None
        homes = _homes_of(stored, code)
        if len(homes) != 1:
            self.report(row, "ma_ho", "household")
        elif member is not None:
            people = stored.members[homes[0]]
            fitting = _named(people, member, match_key) or _named(people, member, name_key)
            if len(fitting) == 1:
                return fitting[0]
            self.report(row, "nguoi", "people" if fitting else "person")
        return None


def is_unit(unit: CommuneUnit, words: str) -> bool:
    """Return whether words are a commune's code, or its name with or without its kind."""
    return match_key(words) == match_key(unit.name or "") or is_commune(unit.code, unit.name, words)


def _became(part: PartHeader, words: str) -> bool:
    """Return whether words are today's commune of a list of before 1/7/2025."""
    unit = part.unit
    now = communes_on(unit.key, NamedCommune(unit.code, unit.name), FIRST_DAY_OF_NEW_MAP)
    return unit.map == "old" and is_one_of(now, words)


def _homes_of(stored: StoredList, code: str) -> list[int]:
    """Return the indices of the households with a code in a list."""
    at = COLUMNS.index("code")
    return [place for place, home in enumerate(stored.households) if home[at] == code]


def _named(
    people: Sequence[tuple[Any, ...]], words: str, key: Callable[[str], str]
) -> list[tuple[Any, ...]]:
    """Return the people of a household with a name, compared by `key`."""
    at, wanted = PEOPLE.index("name"), key(words)
    return [person for person in people if key(person[at] or "") == wanted]


def unknown_programmes(checked: CheckedRecords) -> list[Fault]:
    """Return a fault where supports name no known programme by its id or title."""
    known = {
        match_key(words)
        for item in shipped_programmes()
        for words in (item.id, item.title.vi, item.title.en)
    }
    at = names_of(SUPPORT).index("programme")
    words = dict.fromkeys(str(row[at]) for row in checked.supports if row[at])
    other = [one for one in words if match_key(one) not in known]
    return [Fault("RV-1474", params={"names": first_named(other)})] if other else []


def recorded_decisions(checked: CheckedRecords) -> frozenset[EventPlace]:
    """Return the households (commune, period and code) for which a decision is recorded."""
    return frozenset(
        (unit, period, code)
        for kind, _, period, unit, code, *_ in checked.events
        if kind == DECISION and code is not None
    )


def other_decisions(connection: Connection, checked: CheckedRecords) -> list[Fault]:
    """Return a fault for each decision on a whole list that differs from the one before it.

    Both stay in the register. A recorded decision has precedence over that of the list, a later one
    over an earlier one.
    """
    known = {
        (part.unit.key, part.period): (part, _decision_of_list(connection, part))
        for part in active_parts(connection).parts
    }
    recorded = decisions_of(connection)
    last = {place[:2]: decision for place, decision in recorded.items() if place[2] is None}
    there = set(map(_key(EVENT), active_records(connection, EVENT)))
    faults = []
    for event in checked.events:
        kind, day, period, unit, code, _, about = event
        if kind != DECISION or code is not None or _key(EVENT)(event) in there:
            continue
        fresh = RecordedDecision(json_value(about).get("number"), date.fromisoformat(day))
        part, before = known[unit, period]
        written, before = before, last.get((unit, period), before)
        counts = fresh if before is written or before is None or fresh.on > before.on else before
        if before is not None and before != fresh:
            faults.append(_other_decision(part, before, fresh, counts))
        last[unit, period] = counts
    return faults


def _decision_of_list(connection: Connection, part: PartHeader) -> RecordedDecision | None:
    """Return the decision with which a list was added; None where that has no day."""
    query = select(PART.c.decision_number, PART.c.decision_date).where(PART.c.id == part.id)
    number, written = connection.execute(query).one()
    day = iso_day(written)
    return None if day is None else RecordedDecision(number, day)


def _other_decision(
    part: PartHeader,
    before: RecordedDecision,
    fresh: RecordedDecision,
    counts: RecordedDecision,
) -> Fault:
    params = {
        "commune": part.unit.name or part.unit.key,
        "period": part.period,
        "number": before.number or "…",
        "day": before.on,
        "other": fresh.number or "…",
        "other_day": fresh.on,
        "counts": counts.on,
    }
    return Fault("RV-1275", params=params)


def record(
    connection: Connection,
    checked: CheckedRecords,
    author: Author,
    files: Sequence[tuple[str, str]] = (),
) -> RecordedCounts:
    """Record the new records: a batch of events and a batch of supports."""
    batches: list[ChainedBatch] = []
    counts = []
    unchanged = 0
    each: tuple[tuple[str, Table, Sequence[Record]], ...] = (
        ("event", EVENT, checked.events),
        ("support", SUPPORT, checked.supports),
    )
    for kind, table, records in each:
        known = set(map(_key(table), active_records(connection, table)))
        fresh = [one for one in dict.fromkeys(records) if _key(table)(one) not in known]
        unchanged += len(records) - len(fresh)
        counts.append(len(fresh))
        if not fresh:
            continue
        header = BatchHeader(
            kind,
            at_after(connection, author.at),
            author.by,
            author.ravo,
            {},
            contents_of(record_digest(table, one) for one in fresh),
            tuple(files),
        )
        batch = append(connection, header)
        write_records(connection, table, batch.number, fresh)
        batches.append(batch)
    renew_deaths(connection, [batch.number for batch in batches])
    return RecordedCounts(tuple(batches), counts[0], counts[1], unchanged)


def _key(table: Table) -> Callable[[Record], Any]:
    return lambda one: record_digest(table, one)
