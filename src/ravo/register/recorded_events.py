"""What was recorded of households, as lists are read with it: plain SQL, nothing heavy loaded."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from ravo.register.batches import active_numbers, batches
from ravo.register.tables import EVENT

DECISION = "decision"
EventPlace = tuple[str | None, str | None, str | None]
"""The commune (its key), the period and the code that an event is of."""


def recorded_days(connection: Connection, kind: str) -> dict[EventPlace, date]:
    """Return the day of an event of a kind by its place; of several that of the latest batch.

    A decision about a whole list has no code.
    """
    found = {}
    for row in counting_rows(connection, EVENT, EVENT.c.kind == kind):
        day = day_of(row.on)
        if day is not None:
            found[row.unit, row.period, row.code] = day
    return found


def counting_rows(connection: Connection, table: Any, where: Any) -> list[Any]:
    """Return the rows of a table of records that batches which count brought, in their order."""
    rows = connection.execute(select(table).where(where).order_by(table.c.batch, table.c.place))
    every = rows.all()
    if not every:
        return []
    counted: Collection[int] = active_numbers(batches(connection))
    return [row for row in every if row.batch in counted]


def day_of(written: str | None) -> date | None:
    """Return a day that the register has as text; None where it is none."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
