"""Complaints of the register, read with their results: plain SQL, nothing heavy loaded.

A result counts for a complaint that was recorded before it; the latest one counts. A complaint that
was entered twice (in two registers that were merged) counts once: the first.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from ravo.faults import Fault, usage
from ravo.register.choices import ComplaintAbout, ComplaintResult, ComplaintReview
from ravo.register.communes_on import is_commune
from ravo.register.records import Record, kept_tables, names_of, ordered_records
from ravo.register.tables import COMPLAINT, COMPLAINT_RESULT, UNIT
from ravo.text import sort_key

SHORT = 8
"""The number of letters of a complaint's id that are shown."""
BATCH_LETTERS = 12
"""The number of letters of a batch's id that a message has."""
LEAST_LETTERS = 4
"""The fewest letters of a complaint's id that have to be typed."""
NEAREST = 3
"""The number of ids or codes that a message suggests in place of an unknown one."""


@dataclass(frozen=True, slots=True)
class ClosedComplaint:
    """The result of a complaint, and the period or the batch (its id) that settles it."""

    result: ComplaintResult
    text: str | None
    on: date
    settled_by: str | None


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint about a listed household, or about an unlisted one (`code` None, by its `name`).

    `days` is the number of days from `received` to `due`; `closed` is None while the complaint is
    open.
    """

    id: str
    period: str | None
    unit: str
    code: str | None
    name: str | None
    village: str | None
    about: ComplaintAbout
    text: str | None
    complainant: str
    posted: date | None
    received: date
    review: ComplaintReview
    days: int
    due: date
    commune: str | None = None
    commune_code: str | None = None
    closed: ClosedComplaint | None = None

    @property
    def short(self) -> str:
        """The beginning of its id, as people type it."""
        return self.id[:SHORT]

    def overdue(self, on: date) -> bool:
        """Return whether the complaint is open on a day after its due day."""
        return self.closed is None and self.due < on

    def as_of(self, on: date) -> "Complaint":
        """Return the complaint as it was on a day: open where it was closed later."""
        later = self.closed is not None and self.closed.on > on
        return replace(self, closed=None) if later else self


@dataclass(frozen=True)
class ComplaintBook:
    """The complaints that count, sorted by their due day, with warnings about complaints."""

    complaints: tuple[Complaint, ...]
    faults: tuple[Fault, ...] = ()

    def as_of(self, on: date) -> "ComplaintBook":
        """Return the complaints received up to a day, each as it was on that day."""
        known = [item for item in self.complaints if item.received <= on]
        return replace(self, complaints=tuple(item.as_of(on) for item in known))

    def kept(self, *, commune: str | None = None, only_open: bool = False) -> "ComplaintBook":
        """Return the complaints of a commune (its code or name), or those that are open."""
        kept = [
            item
            for item in self.complaints
            if (commune is None or is_commune(item.commune_code, item.commune, commune))
            and not (only_open and item.closed)
        ]
        return replace(self, complaints=tuple(kept))

    def due_by(self, day: date) -> "ComplaintBook":
        """Return the complaints that are due on a day or before."""
        kept = [item for item in self.complaints if item.due <= day]
        return replace(self, complaints=tuple(kept))


def complaint_book(connection: Connection) -> ComplaintBook:
    """Return the complaints of a register with their results."""
    query = select(UNIT.c.key, UNIT.c.code, UNIT.c.name)
    communes = {row.key: (row.code, row.name) for row in connection.execute(query)}
    complaints: dict[str, tuple[tuple[str, str], Complaint]] = {}
    faults = []
    for order, record in ordered_records(connection, COMPLAINT):
        complaint = _complaint(record, communes)
        _, first = complaints.setdefault(complaint.id, (order, complaint))
        if first.due != complaint.due:
            faults.append(Fault("RV-1410", params={"id": first.short, "due": first.due}))
    closed: dict[str, ClosedComplaint] = {}
    for order, record in ordered_records(connection, COMPLAINT_RESULT):
        id, result = _result(record)
        if id not in complaints or complaints[id][0] > order:
            about = {"id": id[:SHORT], "batch": order[1][:BATCH_LETTERS]}
            faults.append(Fault("RV-1406", params=about))
            continue
        before = closed.get(id)
        if before is not None and (before.result, before.on) != (result.result, result.on):
            faults.append(Fault("RV-1407", params={"id": id[:SHORT], "day": result.on}))
        closed[id] = result
    items = [replace(item, closed=closed.get(id)) for id, (_, item) in complaints.items()]
    items.sort(key=lambda item: (item.due, item.unit, sort_key(item.village or ""), item.id))
    return ComplaintBook(tuple(items), tuple(faults))


def _complaint(record: Record, communes: Mapping[str, tuple[str | None, str | None]]) -> Complaint:
    values: dict[str, Any] = dict(zip(names_of(COMPLAINT), record, strict=True))
    posted = values.pop("posted")
    received, due = (date.fromisoformat(values.pop(name)) for name in ("received", "due"))
    code, name = communes.get(values["unit"], (None, None))
    return Complaint(
        **values,
        received=received,
        due=due,
        posted=None if posted is None else date.fromisoformat(posted),
        commune=name,
        commune_code=code,
    )


def _result(record: Record) -> tuple[str, ClosedComplaint]:
    values: dict[str, Any] = dict(zip(names_of(COMPLAINT_RESULT), record, strict=True))
    on = date.fromisoformat(values["on"])
    closed = ClosedComplaint(values["result"], values["text"], on, values["settled_by"])
    return values["complaint"], closed


def initials(name: str) -> str:
    """Return the initials of a name, which replace it in lists that leave the office."""
    return " ".join(f"{word[0]}." for word in name.split())


def open_complaints_of(
    connection: Connection, places: Collection[tuple[str, str | None, str | None]]
) -> tuple[Complaint, ...]:
    """Return the open complaints about a household, by its commune (key), period and code."""
    codes = {code for _, _, code in places if code}
    if (
        COMPLAINT not in kept_tables(connection)
        or not connection.execute(
            select(COMPLAINT.c.id).where(COMPLAINT.c.code.in_(codes)).limit(1)
        ).first()
    ):
        return ()
    return tuple(
        item
        for item in complaint_book(connection).complaints
        if item.closed is None and item.code and (item.unit, item.period, item.code) in places
    )


def complaint_named(book: ComplaintBook, written: str) -> Complaint:
    """Return one complaint, chosen by the first letters of its id or by its household's code.

    A code selects the open complaint about that household, a closed one where none is open. Raises
    UsageProblem (exit code 2) where no complaint fits, or several do.
    """
    word = written.strip().casefold()
    matches = list(_by_id(book.complaints, word))
    if not matches:
        coded = [item for item in book.complaints if (item.code or "").casefold() == word]
        matches = [item for item in coded if item.closed is None] or coded
    if len(matches) == 1:
        return matches[0]
    if not matches:
        near = _nearest(word, [item for item in book.complaints if item.closed is None])
        raise usage("RV-1402", near=near or "–")
    raise usage("RV-1409", count=len(matches), ids=[item.short for item in matches])


def _by_id(complaints: Sequence[Complaint], word: str) -> Iterator[Complaint]:
    if len(word) >= LEAST_LETTERS:
        yield from (item for item in complaints if item.id.startswith(word))


def _nearest(word: str, complaints: Sequence[Complaint]) -> list[str]:
    from rapidfuzz import fuzz, process

    ids = [item.short for item in complaints]
    near = process.extract(word[:SHORT], ids, scorer=fuzz.ratio, limit=NEAREST)
    return [id for id, *_ in near]
