"""The classes that complaints are about, from the list in the register when they were recorded."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from ravo.register.batches import active_numbers, batches
from ravo.register.complaints import Complaint
from ravo.register.records import names_of, ordered_records
from ravo.register.tables import COMPLAINT, PART, REVIEW, UNIT


def classes_complained_of(
    connection: Connection, complaints: Iterable[Complaint]
) -> dict[str, str | None]:
    """Return by complaint id the class that its household had when the complaint was recorded.

    A list that was added later may be the one that settles it. Complaints about a household on no
    list are left out, and those older than every list.
    """
    every = batches(connection)
    counted = active_numbers(every)
    order = {batch.number: batch.order for batch in every if batch.number in counted}
    id = names_of(COMPLAINT).index("id")
    recorded: dict[str, tuple[str, str]] = {}
    for at, record in ordered_records(connection, COMPLAINT):
        recorded.setdefault(record[id], at)
    classes: dict[str, str | None] = {}
    for item in complaints:
        query = (
            select(PART.c.batch, REVIEW.c.klass)
            .join(PART, PART.c.id == REVIEW.c.part)
            .join(UNIT, UNIT.c.id == PART.c.unit)
            .where(UNIT.c.key == item.unit, PART.c.period == item.period)
            .where(REVIEW.c.code == item.code)
        )
        lists = [
            (order[row.batch], row.klass)
            for row in connection.execute(query)
            if row.batch in order and order[row.batch] <= recorded[item.id]
        ]
        if lists:
            classes[item.id] = max(lists, key=lambda one: one[0])[1]
    return classes
