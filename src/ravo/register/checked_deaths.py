"""Deaths compared with the lists: people listed after their death, differing days, no person."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, select

from ravo.contract.days import iso_day
from ravo.faults import Fault
from ravo.register.dead_people import matched_deaths
from ravo.register.deaths import (
    KnownDeath,
    days_of_list,
    days_of_lists,
    deaths_by_person,
    deaths_without_person,
)
from ravo.register.member_departures import DaysOfLists
from ravo.register.parts import ActiveParts, active_parts
from ravo.register.periods import order_of
from ravo.register.returned_dead import (
    KnownDead,
    dead_without_person,
    keys_of,
    seats_around,
    seats_of,
)
from ravo.register.tables import REVIEW

LISTED_AFTER, DAYS_DIFFER, OF_NOBODY = "RV-1467", "RV-1468", "RV-1445"
SHOWN = 20
"""The most people of each kind that are named."""


def death_faults(connection: Connection, periods: Collection[str] | None = None) -> list[Fault]:
    """Return faults for dead people on later lists, for differing days, and for unmatched deaths.

    With `periods` only faults about lists of these periods are returned. The person's last list
    names the household.
    """
    known = deaths_by_person(connection)
    days = days_of_lists(connection)
    last: dict[int, Any] = {}
    dead = {person: KnownDead(one.last, person) for person, one in known.items()}
    for seat in sorted(seats_of(connection, known), key=_order):
        if seat.person not in last or not _is_after(seat, known[seat.person], days):
            dead[seat.person].add(seat)
        last[seat.person] = seat
    everybody = [*dead.values(), *dead_without_person(connection)]
    return [
        *_listed_after(connection, everybody, days, periods)[:SHOWN],
        *_differing(known, last, periods)[:SHOWN],
        *_of_nobody(connection, periods)[:SHOWN],
    ]


def _order(seat: Any) -> tuple[Any, ...]:
    return order_of(seat.period), seat.key, seat.code or "", seat.cell or "", seat.place


def _is_after(seat: Any, death: KnownDeath | KnownDead, days: DaysOfLists) -> bool:
    first, _ = days.get((seat.key, seat.period)) or days_of_list(seat.period, None)
    return first > death.last


def _listed_after(
    connection: Connection,
    dead: list[KnownDead],
    days: DaysOfLists,
    periods: Collection[str] | None,
) -> list[Fault]:
    known_by: dict[object, list[KnownDead]] = {}
    for one in dead:
        for key in (one.person, *one.numbers, *one.names):
            known_by.setdefault(key, []).append(one)
    faults = []
    # Later lists still name a household that left with its people: nobody lives there.
    here = (seat for seat in seats_around(connection, dead, periods) if not seat.departed)
    for seat in sorted(here, key=_order):
        near = [one for key in keys_of(seat) for one in known_by.get(key, ())]
        lived = [one.last for one in near if one.is_at(seat) and _is_after(seat, one, days)]
        if lived:
            faults.append(_fault(LISTED_AFTER, seat, cell=seat.cell or "?", day=min(lived)))
    return faults


def _differing(
    known: Mapping[int, KnownDeath], last: Mapping[int, Any], periods: Collection[str] | None
) -> list[Fault]:
    return [
        _fault(
            DAYS_DIFFER,
            seat,
            days=[iso_day(one) or one for one in known[person].differing],
            batches=[" + ".join(map(str, some)) for some in known[person].batches],
        )
        for person, seat in sorted(last.items(), key=lambda item: _order(item[1]))
        if known[person].differing and (periods is None or known[person].sources & {*periods})
    ]


def _fault(code: str, seat: Any, **fields: object) -> Fault:
    place = {"commune": seat.commune or seat.key, "period": seat.period, "place": seat.place + 1}
    return Fault(code, household=seat.code or seat.cell or "?", params={**place, **fields})


def _of_nobody(connection: Connection, periods: Collection[str] | None) -> list[Fault]:
    """Return a fault for each death that matches no single person of its household.

    Deaths in households of which no earlier list names people are left out: nothing can be
    compared.
    """
    rows = [row for row, _ in deaths_without_person(connection)]
    wanted = {row.period for row in rows if periods is None or row.period in periods}
    if not wanted:
        return []
    active = active_parts(connection)
    faults = []
    for period in sorted(wanted & {*active.periods}, key=order_of):
        for one in matched_deaths(connection, active, period, connection):
            if one.person is None and one.compared:
                faults.append(_of_no_person(connection, active, one.event))
    return faults


def _of_no_person(connection: Connection, active: ActiveParts, event: Any) -> Fault:
    part = active.of(event.unit, event.period)
    here = (REVIEW.c.part == (part.id if part else None)) & (REVIEW.c.code == event.code)
    params = {
        "commune": (part.unit.name if part else None) or event.unit,
        "period": event.period,
        "cell": connection.execute(select(REVIEW.c.cell).where(here)).scalar() or "?",
        "number": event.batch,
    }
    return Fault(OF_NOBODY, household=event.code, params=params)
