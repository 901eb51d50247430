"""Warnings about days of decisions that were in the future when their lists were added."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from ravo.contract.days import iso_day
from ravo.faults import Fault
from ravo.register.decision_days import days_of_batches, known_day
from ravo.register.lists import COLUMNS, StoredList
from ravo.register.parts import active_parts, headers
from ravo.register.periods import order_of
from ravo.register.tables import REVIEW
from ravo.text import NAMED, more_than_named


def days_ahead(stored: StoredList, came: date) -> Fault | None:
    """Return a warning naming the cells of a list with days of decisions in the future, or None."""
    day, cell = COLUMNS.index("decision_date"), COLUMNS.index("cell")
    rows = [
        (str(row[cell] or "?"), str(row[COLUMNS.index("code")] or "?"))
        for row in stored.households
        if row[day] is not None and known_day(row[day], came) is None
    ]
    return _fault(stored.unit.name or stored.unit.key, stored.period, rows)


def _fault(commune: str, period: str, rows: list[tuple[str, str]]) -> Fault | None:
    if not rows:
        return None
    named = ", ".join(f"{code} ({cell})" for cell, code in rows[:NAMED])
    words = named + more_than_named(len(rows))
    params = {"commune": commune, "period": period, "count": len(rows), "households": words}
    return Fault("RV-1451", params=params)


def registered_days_ahead(connection: Connection) -> Iterator[Fault]:
    """Yield a warning for each list of a register whose days of decisions were in the future."""
    came = days_of_batches(connection)
    counting = {part.id for part in active_parts(connection).parts}
    for part in sorted(headers(connection), key=lambda part: (order_of(part.period), part.id)):
        if part.id not in counting:
            continue
        commune, day = part.unit.name or part.unit.key, came[part.batch]
        if part.decision_date is not None and known_day(part.decision_date, day) is None:
            about = {"commune": commune, "period": part.period, "day": iso_day(part.decision_date)}
            yield Fault("RV-1452", params=about)
        query = select(REVIEW.c.cell, REVIEW.c.code).where(
            REVIEW.c.part == part.id, REVIEW.c.decision_date > day.isoformat()
        )
        rows = connection.execute(query.order_by(REVIEW.c.row)).all()
        fault = _fault(commune, part.period, [(str(c or "?"), str(k or "?")) for c, k in rows])
        if fault is not None:
            yield fault
