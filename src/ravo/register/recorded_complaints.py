"""A complaint recorded or closed; the typed values are compared with the register's lists first."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from ravo.faults import Fault, UsageProblem, usage
from ravo.messages import text
from ravo.register.added import Author
from ravo.register.batches import BatchHeader, ChainedBatch, append, at_after, batches, contents_of
from ravo.register.canonical import canonical
from ravo.register.choices import ComplaintAbout, ComplaintResult, ComplaintReview
from ravo.register.communes_on import is_commune, is_of_new_map
from ravo.register.complaints import (
    NEAREST,
    ClosedComplaint,
    Complaint,
    ComplaintBook,
    complaint_book,
    complaint_named,
)
from ravo.register.history import PeriodEntry, history_of
from ravo.register.parts import active_parts
from ravo.register.records import names_of, record_digest, write_records
from ravo.register.search import code_key, exactly, matches
from ravo.register.tables import COMPLAINT, COMPLAINT_RESULT, SEARCH, UNIT
from ravo.register.undone import batch_named
from ravo.review_dates.loader import shipped_dates
from ravo.text import match_key, tidy

ID_LETTERS = 12
LIKE = 60
"""The least likeness (of 100) of a code to be suggested in place of the typed one."""
LONGEST = 500
"""Characters that a typed text may have."""
_UnitRow = Row[str, str | None, str | None]
MOST_COMMUNES = 10
"""The most communes of the register that a message names."""


@dataclass(frozen=True, slots=True)
class TypedHousehold:
    """The household of a complaint: its code in the register; name and village if on no list.

    `commune` (its code or name) is needed where several communes are possible.
    """

    code: str | None = None
    name: str | None = None
    village: str | None = None
    commune: str | None = None


@dataclass(frozen=True, slots=True)
class TypedComplaint:
    """A complaint as typed: its subject, the complainant, the day on which the list was posted."""

    household: TypedHousehold
    about: ComplaintAbout
    complainant: str
    received: date
    text: str | None = None
    posted: date | None = None
    review: ComplaintReview = "periodic"


@dataclass(frozen=True, slots=True)
class TypedResult:
    """The result of a complaint as typed; `settled_by` is a period or a batch."""

    result: ComplaintResult
    on: date
    text: str | None = None
    settled_by: str | None = None


@dataclass(frozen=True, slots=True)
class RecordedComplaint:
    """A complaint that was recorded or closed, its batch, and the warnings about it."""

    complaint: Complaint
    batch: ChainedBatch
    faults: tuple[Fault, ...] = ()


def refuse_typed(typed: TypedComplaint, today: date) -> None:
    """Refuse a complaint with impossible days or unusable words, before the register is read.

    Raises UsageProblem (exit code 2).
    """
    _not_ahead("received", typed.received, today)
    first = shipped_dates().applies_from
    if typed.received < first:
        raise _out_of_order(("received", typed.received), ("act", first))
    if typed.posted is not None:
        _not_ahead("posted", typed.posted, today)
        if typed.posted > typed.received:
            raise _out_of_order(("received", typed.received), ("posted", typed.posted))
    given = typed.household
    _not_too_long(given.name, given.village, typed.complainant, typed.text)
    if (given.code is None) == (given.name is None) or not tidy(given.code or given.name or ""):
        raise usage("RV-1404")
    if not tidy(typed.complainant):
        raise usage("RV-1408", problem=text("complaints.problem_complainant"))
    if typed.about == "other" and not tidy(typed.text or ""):
        raise usage("RV-1408", problem=text("complaints.problem_other"))


def _not_too_long(*words: str | None) -> None:
    if any(len(word or "") > LONGEST for word in words):
        raise usage("RV-1408", problem=text("complaints.problem_long").filled(most=LONGEST))


def _not_ahead(name: str, day: date, today: date) -> None:
    if day > today:
        raise usage("RV-1396", what=text(f"complaints.day_{name}"), day=day)


def _out_of_order(later: tuple[str, date], earlier: tuple[str, date]) -> Exception:
    named = [text(f"complaints.day_{name}") for name, _ in (later, earlier)]
    days = {"day": later[1], "other": earlier[1]}
    return usage("RV-1397", what=named[0], before=named[1], **days)


def record_complaint(
    connection: Connection, typed: TypedComplaint, days: int, due: date, author: Author
) -> RecordedComplaint:
    """Record a complaint that is due on a day, as a batch of its own.

    Raises UsageProblem (exit code 2) for a household or commune that the register does not have,
    and for a complaint that is already recorded.
    """
    place = _place(connection, typed.household)
    known = complaint_book(connection)
    complaint = Complaint(
        id=_id(place, typed),
        about=typed.about,
        text=_words(typed.text),
        complainant=tidy(typed.complainant),
        posted=typed.posted,
        received=typed.received,
        review=typed.review,
        days=days,
        due=due,
        **place,
    )
    faults = _alike(known, complaint)
    values = {name: getattr(complaint, name) for name in names_of(COMPLAINT)}
    batch = _appended(connection, COMPLAINT, values, author)
    return RecordedComplaint(complaint, batch, faults)


def _alike(known: ComplaintBook, complaint: Complaint) -> tuple[Fault, ...]:
    """Return a warning where the household has an open complaint about the same subject.

    Raises UsageProblem (exit code 2) for a complaint that is already recorded.
    """
    for item in known.complaints:
        if item.id == complaint.id:
            state = text(f"complaints.state_{item.closed.result if item.closed else 'open'}")
            raise usage("RV-1400", id=item.short, received=item.received, state=state)
    alike = [
        item.short
        for item in known.complaints
        if item.closed is None
        and item.about == complaint.about
        and _household_key(item) == _household_key(complaint)
    ]
    return (Fault("RV-1401", params={"ids": alike}),) if alike else ()


def _household_key(item: Complaint) -> tuple[str, ...]:
    if item.code is not None:
        return item.unit, code_key(item.code)
    return item.unit, "", match_key(item.name or ""), match_key(item.village or "")


def _id(place: Mapping[str, Any], typed: TypedComplaint) -> str:
    """Return the id of a complaint, which is the same in every register."""
    code, name, village = (place[name] for name in ("code", "name", "village"))
    household = (
        [code_key(code)]
        if code is not None
        else ["", match_key(name or ""), match_key(village or "")]
    )
    facts = [typed.about, typed.received.isoformat(), match_key(typed.complainant)]
    digest = hashlib.sha256(canonical([place["unit"], household, *facts]))
    return digest.hexdigest()[:ID_LETTERS]


# households


def _place(connection: Connection, given: TypedHousehold) -> dict[str, Any]:
    """Return the place of a complaint's household in the form that the register keeps."""
    if given.code is not None:
        entry = _entry_of(connection, given.code, given.commune)
        return {
            "period": entry.period,
            "unit": entry.unit,
            "code": entry.code,
            "name": None,
            "village": entry.village,
            "commune": entry.commune,
            "commune_code": entry.commune_code,
        }
    unit = _unit_of(connection, given.commune)
    return {
        "period": None,
        "unit": unit.key,
        "code": None,
        "name": _words(given.name),
        "village": _words(given.village),
        "commune": unit.name,
        "commune_code": unit.code,
    }


def _entry_of(connection: Connection, code: str, commune: str | None) -> PeriodEntry:
    """Return the entry of a household in its last list, looked up by its code."""
    households = matches(
        connection, {id: {"code"} for id in exactly(connection, "code", code_key(code))}
    )
    if not households:
        raise usage("RV-1394", near=_near_codes(connection, code) or "–")
    every = [history_of(connection, match.id).last for match in households]
    entries = [
        item
        for item in every
        if commune is None or is_commune(item.commune_code, item.commune, commune)
    ]
    if len(entries) != 1:
        places = sorted({_commune_words(item) for item in every})
        raise usage("RV-1395", count=len(every), communes=places)
    return entries[0]


def _commune_words(entry: PeriodEntry) -> str:
    """Return a commune with its district and code, because names are not unique."""
    more = ", ".join(word for word in (entry.district, entry.commune_code) if word)
    name = entry.commune or "…"
    return f"{name} ({more})" if more else name


def _near_codes(connection: Connection, code: str) -> list[str]:
    """Return the codes of the register that are most like the typed one."""
    from rapidfuzz import fuzz, process

    keys = connection.scalars(select(SEARCH.c.key).where(SEARCH.c.kind == "code").distinct())
    wanted = code_key(code)
    near = process.extract(wanted, list(keys), scorer=fuzz.ratio, limit=NEAREST, score_cutoff=LIKE)
    return [key.upper() for key, *_ in near]


def _unit_of(connection: Connection, commune: str | None) -> _UnitRow:
    """Return a commune with lists (key, code, name); the only one where none is named.

    Of two with one name, before and since 1/7/2025, it is today's.
    """
    communes, there = _units_named(connection, commune)
    if len(communes) > 1 and commune is not None:
        communes = [row for row in communes if is_of_new_map(row.key)] or communes
    if len(communes) != 1:
        raise _unclear(communes, there)
    return communes[0]


def refuse_unknown_commune(connection: Connection, commune: str) -> None:
    """Refuse words that name no commune of a register. Raises UsageProblem (exit code 2)."""
    communes, there = _units_named(connection, commune)
    if not communes:
        raise _unclear(communes, there)


def _units_named(
    connection: Connection, commune: str | None
) -> tuple[list[_UnitRow], list[_UnitRow]]:
    """Return the communes with lists that the words name (all for None), and all communes."""
    active = active_parts(connection)
    keys = {part.unit.key for part in active.parts}
    keys |= {item.unit.key for item in active.contradictions}
    rows = connection.execute(select(UNIT.c.key, UNIT.c.code, UNIT.c.name)).all()
    there = [row for row in rows if row.key in keys]
    communes = [row for row in there if commune is None or is_commune(row.code, row.name, commune)]
    return communes, there


def _unclear(communes: Sequence[_UnitRow], there: Sequence[_UnitRow]) -> UsageProblem:
    names = sorted({row.name or row.key for row in there})
    return usage("RV-1398", count=len(communes), communes=names[:MOST_COMMUNES] or "–")


# results


def close_complaint(
    connection: Connection, written: str, typed: TypedResult, today: date, author: Author
) -> RecordedComplaint:
    """Record the result of a complaint, as a batch of its own.

    Raises UsageProblem (exit code 2) where there is no such complaint, it is closed already, or the
    day, the reason or `settled_by` is not possible.
    """
    complaint = complaint_named(complaint_book(connection), written)
    if complaint.closed is not None:
        state = text(f"complaints.state_{complaint.closed.result}")
        raise usage("RV-1403", id=complaint.short, day=complaint.closed.on, state=state)
    _not_ahead("closed", typed.on, today)
    if typed.on < complaint.received:
        raise _out_of_order(("closed", typed.on), ("received", complaint.received))
    _not_too_long(typed.text)
    words = _words(typed.text)
    if typed.result == "rejected" and words is None:
        raise usage("RV-1408", problem=text("complaints.problem_rejected"))
    settled = _settling(connection, typed.settled_by) if typed.settled_by else None
    closed = ClosedComplaint(typed.result, words, typed.on, settled)
    values = {
        "complaint": complaint.id,
        "period": complaint.period,
        "unit": complaint.unit,
        "result": typed.result,
        "text": words,
        "on": typed.on,
        "settled_by": settled,
    }
    batch = _appended(connection, COMPLAINT_RESULT, values, author)
    return RecordedComplaint(replace(complaint, closed=closed), batch)


def _settling(connection: Connection, written: str) -> str:
    """Return the period of a list that counts, or the id of a batch.

    Raises UsageProblem (exit code 2) for any other words.
    """
    periods = active_parts(connection).periods
    if written.strip() in periods:
        return written.strip()
    every = batches(connection)
    try:
        return batch_named(every, written).id
    except UsageProblem:
        raise usage("RV-1405", written=written, periods=list(periods) or "–") from None


def _words(typed: str | None) -> str | None:
    return tidy(typed or "") or None


def _appended(
    connection: Connection, table: Table, values: Mapping[str, Any], author: Author
) -> ChainedBatch:
    """Write one record as a batch."""
    record: Sequence[Any] = tuple(
        value.isoformat() if isinstance(value, date) else value
        for value in (values[name] for name in names_of(table))
    )
    header = BatchHeader(
        table.name,
        at_after(connection, author.at),
        author.by,
        author.ravo,
        {},
        contents_of([record_digest(table, record)]),
    )
    batch = append(connection, header)
    write_records(connection, table, batch.number, [tuple(record)])
    return batch
