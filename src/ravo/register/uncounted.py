"""Lists of a register that contradict each other, so that none of them counts: plain SQL."""

from sqlalchemy import Connection, exists, select

from ravo.faults import Fault
from ravo.register.batches import active_numbers, batches
from ravo.register.tables import ALIAS, PART, REVIEW, UNIT


def uncounted_faults(connection: Connection) -> list[Fault]:
    """Return a fault for each commune and period with households but without a list that counts.

    Only households of lists that count have an identity.
    """
    counts = exists().where(ALIAS.c.part == PART.c.id)
    filled = exists().where(REVIEW.c.part == PART.c.id)
    query = (
        select(PART.c.batch, PART.c.period, UNIT.c.key, UNIT.c.name, counts.label("counts"))
        .join(UNIT, UNIT.c.id == PART.c.unit)
        .where(filled)
        .order_by(UNIT.c.key, PART.c.period)
    )
    places: dict[tuple[str, str], tuple[str, bool]] = {}
    active = active_numbers(batches(connection))
    for row in connection.execute(query):
        if row.batch in active:
            place = (row.key, row.period)
            before = places.get(place, ("", False))[1]
            places[place] = (row.name or row.key, before or bool(row.counts))
    return [
        Fault("RV-1215", params={"commune": name, "period": period})
        for (_, period), (name, counted) in places.items()
        if not counted
    ]
