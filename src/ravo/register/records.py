"""The rows of a batch that are not lists: answers, events, supports, complaints."""

import hashlib
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Exists, Table, exists, select

from ravo.register.batches import ADD, ChainedBatch, active_numbers, batches
from ravo.register.canonical import canonical
from ravo.register.tables import (
    ALIAS,
    BEGUN,
    COMPLAINT,
    COMPLAINT_RESULT,
    EVENT,
    LINK,
    PART,
    SCHEMA,
    SUPPORT,
    UNIT,
)
from ravo.text import unpointed

RECORD_TABLES: tuple[Table, ...] = (LINK, EVENT, SUPPORT, COMPLAINT, COMPLAINT_RESULT)
Record = tuple[Any, ...]
"""The values of the columns `names_of` of a table."""
ListedPlaces = Collection[tuple[int, str, str]]
"""Lists by the number of their batch, their commune (its key) and period."""


def kept_tables(connection: Connection) -> tuple[Table, ...]:
    """Return the tables of records that a register has.

    A register of an older ravo that is only read lacks the newest of them.
    """
    return tuple(table for table in RECORD_TABLES if has_table(connection, table))


def has_table(connection: Connection, table: Table) -> bool:
    """Return whether a register has a table, by its version."""
    begun = BEGUN.get(table.name, 1)
    return begun == 1 or (connection.execute(select(SCHEMA.c.version)).scalar() or 0) >= begun


def names_of(table: Table) -> tuple[str, ...]:
    """Return the columns of a table of records beside batch and place."""
    return tuple(column.name for column in table.columns if column.name not in ("batch", "place"))


def record_digest(table: Table, record: Sequence[Any]) -> str:
    """Return the hash of a record; a whole amount is hashed alike as int and as float."""
    plain = [unpointed(value) for value in record]
    return hashlib.sha256(canonical([table.name, plain])).hexdigest()


def write_records(
    connection: Connection, table: Table, batch: int, records: Sequence[Record]
) -> None:
    """Write the records of a batch in their order."""
    # Imported here: records are also read by commands that must not load numpy.
    from ravo.register.parts import insert_many

    rows = ((batch, place, *record) for place, record in enumerate(records))
    insert_many(connection, table, ("batch", "place", *names_of(table)), rows)


def records_of(connection: Connection, table: Table, batch: int) -> list[Record]:
    """Return the records of a batch in their order."""
    columns = [table.c[name] for name in names_of(table)]
    query = select(*columns).where(table.c.batch == batch).order_by(table.c.place)
    return [tuple(row) for row in connection.execute(query)]


def active_records(connection: Connection, table: Table) -> list[Record]:
    """Return the records that count, in the order of their batches."""
    return [record for _, record in ordered_records(connection, table)]


def ordered_records(connection: Connection, table: Table) -> list[tuple[tuple[str, str], Record]]:
    """Return the records that count, each after the sort key of its batch, in that order."""
    if table not in kept_tables(connection):
        return []
    every = batches(connection)
    counted = active_numbers(every)
    order = {batch.number: batch.order for batch in every}
    columns = [table.c[name] for name in names_of(table)]
    query = select(table.c.batch, table.c.place, *columns)
    counted_rows = [row for row in connection.execute(query) if row.batch in counted]
    if table is EVENT:
        counted_rows = of_lists_that_count(connection, counted_rows, every)
    rows = [tuple(row) for row in counted_rows]
    rows.sort(key=lambda row: (order[row[0]], row[1]))
    return [(order[row[0]], row[2:]) for row in rows]


def of_lists_that_count(
    connection: Connection,
    rows: Sequence[Any],
    every: Sequence[ChainedBatch],
    listed: ListedPlaces | None = None,
) -> list[Any]:
    """Return events without those that came with a list that does not count.

    `listed` are the lists that count, where they are known already.
    """
    adding = {batch.number for batch in every if batch.header.kind == ADD}
    if not any(row.batch in adding for row in rows):
        return list(rows)
    counting = _listed_places(connection) if listed is None else listed
    return [
        row
        for row in rows
        if row.batch not in adding or (row.batch, row.unit, row.period) in counting
    ]


def _listed_places(connection: Connection) -> ListedPlaces:
    """Return the lists that count: their households have an identity."""
    query = select(PART.c.batch, UNIT.c.key, PART.c.period).join(UNIT, UNIT.c.id == PART.c.unit)
    rows = connection.execute(query.where(counts_as_listed()))
    return {(batch, key, period) for batch, key, period in rows}


def counts_as_listed() -> Exists:
    """Return the condition that selects the lists that count, without working these out."""
    return exists().where(ALIAS.c.part == PART.c.id)
