"""Days of decisions in lists; a day in the future when its list was added does not count."""

from datetime import date, datetime, timedelta, timezone

from sqlalchemy import Connection, select

from ravo.contract.days import iso_day
from ravo.register.tables import BATCH

HERE = timezone(timedelta(hours=7))
"""The time zone of the offices; batches have their times in UTC."""


def day_of_batch(at: str) -> date:
    """Return the day on which a batch was added, in the time zone of the offices."""
    return datetime.fromisoformat(at).astimezone(HERE).date()


def days_of_batches(connection: Connection) -> dict[int, date]:
    """Return the day on which each batch was added, by its number."""
    return {
        row.number: day_of_batch(row.at)
        for row in connection.execute(select(BATCH.c.number, BATCH.c.at))
    }


def known_day(written: str | None, came: date) -> date | None:
    """Return the day of a decision in a list that was added on `came`; None for a later day.

    No decision has a day in the future: it is a slip of the pen, and the closing day is used
    instead.
    """
    day = iso_day(written)
    return None if day is None or day > came else day
