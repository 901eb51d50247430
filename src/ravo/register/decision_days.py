"""Days of decisions that lists hold: one that was still ahead when it came counts for nothing."""

from datetime import date, datetime, timedelta, timezone

from sqlalchemy import Connection, select

from ravo.contract.days import iso_day
from ravo.register.tables import BATCH

HERE = timezone(timedelta(hours=7))
"""The clock of offices: batches have theirs in UTC."""


def day_of_batch(at: str) -> date:
    """Return the day on which a batch came, by the clock of an office."""
    return datetime.fromisoformat(at).astimezone(HERE).date()


def days_of_batches(connection: Connection) -> dict[int, date]:
    """Return the day on which each batch came, by its number."""
    return {
        row.number: day_of_batch(row.at)
        for row in connection.execute(select(BATCH.c.number, BATCH.c.at))
    }


def known_day(written: str | None, came: date) -> date | None:
    """Return the day of a decision in a list that came on a day; None for one that was ahead.

    Nobody has a decision of tomorrow: it is a slip of the pen, and the closing day is taken.
    """
    day = iso_day(written)
    return None if day is None or day > came else day
