"""The lists of communes in the register: written, read back, which of them count."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Connection, Select, Table, insert, literal_column, select
from sqlalchemy.exc import DBAPIError

from ravo.changes.year import PartRead
from ravo.json_text import json_value
from ravo.register.batches import active_numbers, batches, next_number
from ravo.register.canonical import canonical
from ravo.register.collector import uncollected
from ravo.register.lists import (
    COLUMNS,
    COMPARED,
    PEOPLE,
    CommuneUnit,
    HoldText,
    StoredList,
    compared_columns,
    compared_people,
    list_digest,
    row_digests,
    year_part,
)
from ravo.register.periods import order_of
from ravo.register.portions import portions
from ravo.register.tables import EVENT, MEMBER, PART, REVIEW, UNIT
from ravo.survey.survey import Source

ROWS_AT_ONCE = 20_000
"""The most rows sent to the database at a time, which bounds the memory for parameters."""
KEYS_AT_ONCE = 1_000
"""The most rows requested by number at a time."""


@dataclass(frozen=True, slots=True)
class PartHeader:
    """A list in the register without its rows: its place, its hash, the lists that it replaces."""

    id: int
    batch: int
    unit: CommuneUnit
    period: str
    digest: str
    replaces: frozenset[str]
    input_sha256: str | None
    decision_date: str | None

    @property
    def order(self) -> tuple[tuple[int, int], str]:
        """The key that sorts lists: by period, then by commune."""
        return order_of(self.period), self.unit.key


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Lists of one commune and period that differ, and none of which replaces the others."""

    unit: CommuneUnit
    period: str
    parts: tuple[PartHeader, ...]


@dataclass(frozen=True, slots=True)
class ActiveParts:
    """The lists that count, by period and commune, and those that contradict each other."""

    parts: tuple[PartHeader, ...]
    contradictions: tuple[Contradiction, ...]

    def of(self, unit: str, period: str) -> PartHeader | None:
        """Return the list of a commune (its key) and period."""
        parts = (part for part in self.parts if (part.unit.key, part.period) == (unit, period))
        return next(parts, None)

    def digests_of(self, unit: str, period: str) -> tuple[str, ...]:
        """Return the digests of the lists of a commune and period, contradicting ones too."""
        return tuple(part.digest for part in self.at(unit, period))

    def at(self, unit: str, period: str) -> tuple[PartHeader, ...]:
        """Return the lists of a commune and period, contradicting ones too."""
        active_list = self.of(unit, period)
        if active_list is not None:
            return (active_list,)
        items = (
            item for item in self.contradictions if (item.unit.key, item.period) == (unit, period)
        )
        return tuple(part for item in items for part in item.parts)

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods with any list, in their order."""
        return tuple(sorted({part.period for part in self.parts}, key=order_of))

    def in_period(self, period: str) -> tuple[PartHeader, ...]:
        """Return the lists of a period, by commune."""
        return tuple(part for part in self.parts if part.period == period)


class ListSeal(NamedTuple):
    """Facts of a list in the register that its own hash does not cover."""

    unit: str
    period: str
    digest: str
    replaces: tuple[str, ...]
    file: str
    input_sha256: str
    decision_number: str | None
    decision_date: str | None


def seal_of(seals: Iterable[ListSeal]) -> str:
    """Return the hash of a batch's facts about its lists, beside their contents."""
    return hashlib.sha256(canonical(sorted(map(list, seals), key=str))).hexdigest()


def write_list(
    connection: Connection,
    batch: int,
    stored: StoredList,
    replaces: Iterable[str] = (),
    decision: tuple[str | None, str | None] = (None, None),
    digests: bytes | None = None,
) -> str:
    """Add the list `stored` to a `batch`; return its digest.

    `connection` is within a transaction. `replaces` has the digests of the lists that it replaces,
    `decision` a number and an ISO date; `digests` are its `row_digests`, where they are known
    already.
    """
    unit = _unit_number(connection, stored.unit)
    part = next_number(connection, PART.c.id)
    digests = row_digests(stored) if digests is None else digests
    digest = list_digest(stored, digests)
    connection.execute(
        insert(PART).values(
            id=part,
            batch=batch,
            unit=unit,
            period=stored.period,
            digest=digest,
            replaces=canonical(sorted(replaces)).decode(),
            file=stored.file,
            input_sha256=stored.input_sha256,
            edition=stored.edition,
            edition_sha256=stored.edition_sha256,
            about=canonical(stored.about).decode(),
            decision_number=decision[0],
            decision_date=decision[1],
            row_digests=digests,
        )
    )
    names = ("part", "row", *COLUMNS)
    rows = ((part, row, *values) for row, values in enumerate(stored.households))
    insert_many(connection, REVIEW, names, rows)
    people = (
        (part, row, place, *person)
        for row, members in enumerate(stored.members)
        for place, person in enumerate(members)
    )
    insert_many(connection, MEMBER, ("part", "row", "place", *PEOPLE), people)
    return digest


@uncollected()
def insert_many(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows given as tuples, some thousands at a time."""
    if connection.dialect.name == "postgresql":
        _copy(connection, table, names, rows)
        return
    words, order = _insert_words(table, tuple(names))
    waiting = iter(rows)
    if order != tuple(names):
        waiting = map(itemgetter(*(names.index(name) for name in order)), waiting)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        connection.exec_driver_sql(words, some)


@cache
def _insert_words(table: Table, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the INSERT of a table for SQLite, and its columns in the order of its values."""
    from sqlalchemy.dialects import sqlite

    statement = insert(table).compile(dialect=sqlite.dialect(), column_keys=list(names))
    return str(statement), tuple(statement.positiontup or names)


def _copy(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Send rows by PostgreSQL's COPY: no statement for each row."""
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(quote(name) for name in names)
    words = f"COPY {quote(table.name)} ({columns}) FROM STDIN"
    cursor: Any = connection.connection.cursor()
    try:
        with cursor.copy(words) as sent:
            for row in rows:
                sent.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(words, None, error) from error
    finally:
        cursor.close()


def _unit_number(connection: Connection, unit: CommuneUnit) -> int:
    known_number = connection.execute(select(UNIT.c.id).where(UNIT.c.key == unit.key)).scalar()
    if known_number is not None:
        return int(known_number)
    number = next_number(connection, UNIT.c.id)
    connection.execute(
        insert(UNIT).values(
            id=number,
            key=unit.key,
            map=unit.map,
            code=unit.code,
            name=unit.name,
            district=unit.district,
            province=unit.province,
        )
    )
    return number


def units(connection: Connection) -> dict[int, CommuneUnit]:
    """Return the communes by their number in this register."""
    return {
        row.id: CommuneUnit(row.key, row.map, row.code, row.name, row.district, row.province)
        for row in connection.execute(select(UNIT))
    }


def headers(connection: Connection) -> list[PartHeader]:
    """Return all lists, also those that do not count, in the order in which they were added."""
    known = units(connection)
    columns = (PART.c.id, PART.c.batch, PART.c.unit, PART.c.period, PART.c.digest)
    more = (PART.c.replaces, PART.c.input_sha256, PART.c.decision_date)
    query = select(*columns, *more).order_by(PART.c.id)
    return [header_of(row, known) for row in connection.execute(query)]


def header_of(row: Any, known: Mapping[int, CommuneUnit]) -> PartHeader:
    """Return a row of the table of lists as a header."""
    return PartHeader(
        row.id,
        row.batch,
        known[row.unit],
        row.period,
        row.digest,
        frozenset(json_value(row.replaces)),
        row.input_sha256,
        row.decision_date,
    )


def active_parts(connection: Connection) -> ActiveParts:
    """Return the lists that count: of batches that count, and not replaced by another of them.

    A list also replaces the lists that its predecessor replaced, even where that one was taken back
    since. Lists with the same contents are one. Where two different lists of a commune and period
    remain, none of them counts, since it is not decided which is right.
    """
    every = batches(connection)
    counted = active_numbers(every)
    order = {batch.number: batch.order for batch in every}
    by_place: dict[tuple[str, str], list[PartHeader]] = {}
    for part in headers(connection):
        by_place.setdefault((part.unit.key, part.period), []).append(part)
    parts, contradictions = [], []
    for place, lists in by_place.items():
        left = _not_replaced(lists, counted, order)
        if len(left) == 1:
            parts += left
        elif left:
            contradictions.append(Contradiction(left[0].unit, place[1], tuple(left)))
    parts.sort(key=lambda part: part.order)
    contradictions.sort(key=lambda item: (order_of(item.period), item.unit.key))
    return ActiveParts(tuple(parts), tuple(contradictions))


def _not_replaced(
    lists: Sequence[PartHeader], counted: Collection[int], order: Mapping[int, tuple[str, str]]
) -> list[PartHeader]:
    """Return the lists of a place that count and no later one replaces, one per digest, by digest.

    Of several with the same contents it is one with a known decision, else the earliest.
    """
    replaced: dict[int, set[int]] = {}
    for part in sorted(lists, key=lambda one: order[one.batch]):
        before = [one for one in lists if order[one.batch] < order[part.batch]]
        mine = {one.id for one in before if one.digest in part.replaces}
        replaced[part.id] = mine.union(*(replaced[id] for id in mine))
    counting = [part for part in lists if part.batch in counted]
    gone = {id for part in counting for id in replaced[part.id]}
    left: dict[str, PartHeader] = {}
    for part in sorted(counting, key=lambda one: (one.decision_date is None, order[one.batch])):
        if part.id not in gone:
            left.setdefault(part.digest, part)
    return sorted(left.values(), key=lambda part: part.digest)


@uncollected()
def read_list(connection: Connection, header: PartHeader) -> StoredList:
    """Return a list with its rows."""
    part = connection.execute(select(PART).where(PART.c.id == header.id)).one()
    columns = [REVIEW.c[name] for name in COLUMNS]
    query = select(*columns).where(REVIEW.c.part == header.id).order_by(REVIEW.c.row)
    households = tuple(tuple(row) for row in connection.execute(query).all())
    members: list[list[tuple[Any, ...]]] = [[] for _ in households]
    for row, *person in _people_of(connection, header.id):
        members[row].append(tuple(person))
    return StoredList(
        unit=header.unit,
        period=part.period,
        file=part.file,
        input_sha256=part.input_sha256,
        edition=part.edition,
        edition_sha256=part.edition_sha256,
        about=json_value(part.about),
        households=households,
        members=tuple(tuple(people) for people in members),
        deaths=_deaths_of(connection, header),
    )


def _deaths_of(connection: Connection, header: PartHeader) -> tuple[tuple[Any, ...], ...]:
    """Return the deaths that a list recorded: the events of its batch, in their order."""
    columns = [column for column in EVENT.columns if column.name not in ("batch", "place")]
    query = select(*columns).where(
        EVENT.c.batch == header.batch,
        EVENT.c.unit == header.unit.key,
        EVENT.c.period == header.period,
    )
    return tuple(tuple(row) for row in connection.execute(query.order_by(EVENT.c.place)))


def _people_of(connection: Connection, part: int) -> Sequence[Sequence[Any]]:
    columns = [MEMBER.c[name] for name in ("row", *PEOPLE)]
    return connection.execute(
        select(*columns).where(MEMBER.c.part == part).order_by(MEMBER.c.row, MEMBER.c.place)
    ).all()


def plain_rows(connection: Connection, query: Select[Any]) -> list[Any]:
    """Return the result of a query as plain tuples: rows with names take twice as long."""
    result = connection.execute(query)
    try:
        return list(result.cursor.fetchall())
    finally:
        result.close()


def by_row(connection: Connection, query: Select[Any]) -> dict[int, Any]:
    """Return what a query finds of a list, by the number of its row."""
    return {row.row: row for row in connection.execute(query)}


def rows_at_once(connection: Connection, query: Select[Any]) -> Iterator[Sequence[Any]]:
    """Yield the rows of a query, some thousands at a time."""
    # Not the driver's own cursor: a streamed result already holds its first rows.
    result = connection.execute(query.execution_options(stream_results=True))
    with result:
        yield from result.partitions(ROWS_AT_ONCE)


def rows_at(
    connection: Connection, query: Select[Any], row: Column[Any], rows: Sequence[int] | None = None
) -> list[Any]:
    """Return the rows of a query, for `rows` of a list only where these are given."""
    if rows is None:
        return plain_rows(connection, query)
    chosen_rows = []
    for few in portions(rows, KEYS_AT_ONCE):
        # Numbers are written into the query: thousands of parameters take as long as the rows.
        some = ", ".join(map(str, few))
        chosen_rows += plain_rows(
            connection, query.where(row.op("IN")(literal_column(f"({some})")))
        )
    return chosen_rows


def numbers_at(
    connection: Connection, query: Select[Any], row: Column[Any], rows: Sequence[int] | None = None
) -> NDArray[np.int64]:
    """Return a column of whole numbers, for `rows` of a list only where these are given."""
    number_rows = rows_at(connection, query, row, rows)
    return np.fromiter(chain.from_iterable(number_rows), np.int64, len(number_rows))


def read_for_comparison(
    connection: Connection,
    header: PartHeader,
    hold: HoldText,
    *,
    names: Collection[str] = COMPARED,
    rows: NDArray[np.int64] | None = None,
) -> tuple[PartRead, NDArray[np.int64]]:
    """Return a list in the form of a comparison, and the row and place of each member.

    `names` are the columns of households to read; all are read where codes are not unique, as the
    whole record identifies the household then. `rows`, in their order, are the rows to read, if not
    all.
    """
    part = connection.execute(select(PART).where(PART.c.id == header.id)).one()
    about = json_value(part.about)
    wanted = frozenset(names if about["codes_unique"] else COMPARED)
    some = None if rows is None else rows.tolist()
    names = [name for name in COMPARED if name in wanted]
    query = select(*(REVIEW.c[name] for name in names)).where(REVIEW.c.part == header.id)
    household_rows = rows_at(connection, query.order_by(REVIEW.c.row), REVIEW.c.row, some)
    values = zip(*household_rows, strict=True) if household_rows else ((),) * len(names)
    columns = dict(zip(names, values, strict=True))
    source = Source(part.file, part.input_sha256)
    info = year_part(source, about, part.edition, part.edition_sha256)
    indicators = about["indicators"] if "answers" in wanted else ()
    size = len(household_rows)
    del household_rows
    households = compared_columns(columns, size, indicators, hold)
    facts = [MEMBER.c[name] for name in ("row", "place", "name", "birth_year", "citizen_id")]
    query = select(*facts).where(MEMBER.c.part == header.id)
    people = rows_at(connection, query.order_by(MEMBER.c.row, MEMBER.c.place), MEMBER.c.row, some)
    given = list(zip(*people, strict=True)) if people else [()] * len(facts)
    del people
    seats = np.array(given[:2], dtype=np.int64).T.reshape(-1, 2)
    owners = seats[:, 0] if rows is None else np.searchsorted(rows, seats[:, 0])
    heads, births, numbers = given[2:]
    members = compared_people(owners, heads, births, numbers, hold)
    return PartRead(info, households, members), seats
