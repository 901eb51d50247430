"""Events recorded for households, read together with lists: plain SQL, nothing heavy loaded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from ravo.json_text import json_object, json_value
from ravo.register.batches import active_numbers, batches
from ravo.register.records import ListedPlaces, of_lists_that_count
from ravo.register.tables import EVENT

DECISION = "decision"
EventPlace = tuple[str | None, str | None, str | None]
"""The commune (its key), the period and the code for which an event was recorded."""


@dataclass(frozen=True, slots=True)
class RecordedDecision:
    """A decision that was recorded: its number and day."""

    number: str | None
    on: date


def decisions_of(connection: Connection) -> dict[EventPlace, RecordedDecision]:
    """Return the recorded decision of each household, by commune (its key), period and code.

    A decision about a whole list has None for the code. Of several that may be on the review the
    one of the latest day counts; the order in which they were recorded does not matter, as it may
    differ between registers of the same contents.
    """
    return {place: _counting(place, every) for place, every in decisions_at(connection).items()}


def decisions_at(connection: Connection) -> dict[EventPlace, tuple[RecordedDecision, ...]]:
    """Return every recorded decision of each place, by day and number."""
    decisions: dict[EventPlace, set[RecordedDecision]] = {}
    for row in counting_rows(connection, EVENT, EVENT.c.kind == DECISION):
        number = json_value(row.about).get("number")
        place = (row.unit, row.period, row.code)
        decisions.setdefault(place, set()).add(RecordedDecision(number, date.fromisoformat(row.on)))
    return {place: tuple(sorted(every, key=_by_day)) for place, every in decisions.items()}


def _counting(place: EventPlace, every: Sequence[RecordedDecision]) -> RecordedDecision:
    """Return the decision that counts among those of a place, which are in their order."""
    if len(every) == 1 or place[1] is None:
        return every[-1]
    # Imported here: the days of the law are needed for the few places with several decisions.
    from ravo.register.recognition import is_of_review

    return next((one for one in reversed(every) if is_of_review(place[1], one.on)), every[-1])


def _by_day(one: RecordedDecision) -> tuple[date, str]:
    return one.on, one.number or ""


def day_at(decisions: Mapping[EventPlace, RecordedDecision], place: EventPlace) -> date | None:
    """Return the day of the decision recorded for a place; None where there is none."""
    decision = decisions.get(place)
    return None if decision is None else decision.on


def counting_rows(
    connection: Connection, table: Any, where: Any, listed: ListedPlaces | None = None
) -> list[Any]:
    """Return the rows of a table of records, from the batches that count, in their order.

    Events of a list are left out unless the list counts; `listed` are the lists that count, where
    known already.
    """
    every = connection.execute(select(table).where(where)).all()
    if not every:
        return []
    known = batches(connection)
    counted: Collection[int] = active_numbers(known)
    order = {batch.number: batch.order for batch in known}
    rows = [row for row in every if row.batch in counted]
    if table is EVENT:
        rows = of_lists_that_count(connection, rows, known, listed)
    return sorted(rows, key=lambda row: (order[row.batch], row.place))


def facts_of_event(about: str | None) -> dict[str, Any]:
    """Return the further facts of an event; an empty dict where the text is no JSON object."""
    return json_object(about or "{}")
