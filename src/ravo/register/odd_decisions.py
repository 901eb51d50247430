"""Warnings about decisions: days of other reviews, several days for one household."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from ravo.faults import Fault
from ravo.register.decision_days import days_of_batches, known_day
from ravo.register.law_days import FIRST_OWN_MONTH, first_day_of_decision, last_day_of_decision
from ravo.register.lists import COLUMNS, StoredList
from ravo.register.parts import PartHeader, active_parts
from ravo.register.periods import is_month, order_of, year_in
from ravo.register.recognition import is_of_review
from ravo.register.recorded_events import EventPlace, decisions_at
from ravo.register.tables import PART, REVIEW
from ravo.text import NAMED, more_than_named


def other_reviews_days(stored: StoredList, came: date) -> Fault | None:
    """Return a warning naming the cells of a list with decisions on other reviews, or None."""
    at, cell = COLUMNS.index("decision_date"), COLUMNS.index("cell")
    words = [
        f"{row[cell] or '?'}: {day:%d/%m/%Y}"
        for row in stored.households
        if row[at] and (day := known_day(row[at], came)) and _is_odd(stored.period, day)
    ]
    return _odd_fault(stored.unit.name or stored.unit.key, stored.period, words)


def odd_decisions(connection: Connection) -> Iterator[Fault]:
    """Yield a warning for each list with decisions on other reviews, or several for one place."""
    came = days_of_batches(connection)
    recorded = decisions_at(connection)
    parts = active_parts(connection).parts
    for part in sorted(parts, key=lambda one: (order_of(one.period), one.unit.key)):
        words = list(_in_list(connection, part, came[part.batch]))
        words += [
            f"{_code_words(place)}: {one.on:%d/%m/%Y}"
            for place, every in sorted(recorded.items(), key=lambda item: item[0][2] or "")
            if place[:2] == (part.unit.key, part.period)
            for one in every
            if not is_of_review(part.period, one.on)
        ]
        fault = _odd_fault(part.unit.name or part.unit.key, part.period, words)
        if fault is not None:
            yield fault
    yield from several_decisions(connection)


def several_decisions(
    connection: Connection, wanted: Collection[EventPlace] | None = None
) -> Iterator[Fault]:
    """Yield a warning for each list with places that have recorded decisions of several days.

    With `wanted` only these places are checked.
    """
    recorded = decisions_at(connection)
    for part in active_parts(connection).parts:
        words = [
            f"{_code_words(place)}: {', '.join(f'{day:%d/%m/%Y}' for day in days)}"
            for place, every in sorted(recorded.items(), key=lambda item: item[0][2] or "")
            if place[:2] == (part.unit.key, part.period) and (wanted is None or place in wanted)
            if len(days := sorted({one.on for one in every})) > 1
        ]
        if words:
            where = {"commune": part.unit.name or part.unit.key, "period": part.period}
            yield Fault("RV-1552", params={**where, "count": len(words), **_named(words)})


def _in_list(connection: Connection, part: PartHeader, came: date) -> Iterator[str]:
    """Yield the days in a list itself that belong to other reviews, with their cells."""
    written = connection.execute(select(PART.c.decision_date).where(PART.c.id == part.id)).scalar()
    whole = known_day(written, came)
    if whole is not None and not is_of_review(part.period, whole):
        yield f"–: {whole:%d/%m/%Y}"
    first, last = (get(part.period) for get in (first_day_of_decision, last_day_of_decision))
    days = REVIEW.c.decision_date
    outside = or_(days < first.isoformat(), days > last.isoformat())
    query = select(REVIEW.c.cell, days).where(
        REVIEW.c.part == part.id, outside, days >= f"{year_in(part.period)}-01-01"
    )
    for cell, day in _dated(connection.execute(query.order_by(REVIEW.c.row)), came):
        if _is_odd(part.period, day):
            yield f"{cell or '?'}: {day:%d/%m/%Y}"


def _dated(rows: Iterable[Any], came: date) -> Iterator[tuple[str | None, date]]:
    for row in rows:
        day = known_day(row.decision_date, came)
        if day is not None:
            yield row.cell, day


def _is_odd(period: str, day: date) -> bool:
    """Return whether a day in a list belongs neither to its review nor to the one before.

    A survey names the decision in force while it is filled in.
    """
    if is_of_review(period, day):
        return False
    begins = date(year_in(period), FIRST_OWN_MONTH, 1)
    return day > last_day_of_decision(period) or (not is_month(period) and day >= begins)


def _code_words(place: EventPlace) -> str:
    return place[2] or "–"


def _named(words: list[str]) -> dict[str, str]:
    named = "; ".join(words[:NAMED]) + more_than_named(len(words))
    return {"households": named}


def _odd_fault(commune: str, period: str, words: list[str]) -> Fault | None:
    if not words:
        return None
    first, last = first_day_of_decision(period), last_day_of_decision(period)
    where = {"commune": commune, "period": period, "first": first, "last": last}
    return Fault("RV-1550", params={**where, "count": len(words), **_named(words)})
