"""Deaths held against the lists: people who are listed after their death, days that differ."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from ravo.faults import Fault
from ravo.register.deaths import days_of_list, days_of_lists, deaths_by_person
from ravo.register.periods import order_of
from ravo.register.recorded_events import day_of
from ravo.register.tables import ALIAS, DEATH, MEMBERSHIP, PART, REVIEW, UNIT

LISTED_AFTER, DAYS_DIFFER = "RV-1467", "RV-1468"
SHOWN = 20
"""People of each kind that are named where very many are wrong."""


def death_faults(connection: Connection, periods: Collection[str] | None = None) -> list[Fault]:
    """Return a fault for each dead person who is on a later list, or whose sources differ.

    With `periods` those alone about lists of these. The last list of a person names the household.
    """
    known = deaths_by_person(connection)
    if not known:
        return []
    days = days_of_lists(connection)
    here = (ALIAS.c.part == MEMBERSHIP.c.part) & (ALIAS.c.row == MEMBERSHIP.c.row)
    listed = (REVIEW.c.part == MEMBERSHIP.c.part) & (REVIEW.c.row == MEMBERSHIP.c.row)
    columns = (MEMBERSHIP.c.person, MEMBERSHIP.c.place, PART.c.period, UNIT.c.key, UNIT.c.name)
    query = (
        select(*columns, REVIEW.c.code, REVIEW.c.cell)
        .join(ALIAS, here)
        .join(REVIEW, listed)
        .join(PART, PART.c.id == MEMBERSHIP.c.part)
        .join(UNIT, UNIT.c.id == PART.c.unit)
        .where(MEMBERSHIP.c.person.in_(select(DEATH.c.person)))
    )
    rows = [row for row in connection.execute(query) if row.person in known]
    rows.sort(key=lambda row: (order_of(row.period), row.key, row.code or "", row.place))
    after, last = [], {}
    for row in rows:
        last[row.person] = row
        place = (row.key, row.period)
        first, _ = days.get(place) or days_of_list(row.period, None)
        if first > known[row.person].last:
            after.append(row)
    found = [
        Fault(
            LISTED_AFTER,
            household=row.code or row.cell or "?",
            params={
                "commune": row.name or row.key,
                "period": row.period,
                "cell": row.cell or "?",
                "place": row.place + 1,
                "day": known[row.person].last,
            },
        )
        for row in after
        if periods is None or row.period in periods
    ]
    differing = [
        Fault(
            DAYS_DIFFER,
            household=row.code or row.cell or "?",
            params={
                "commune": row.name or row.key,
                "period": row.period,
                "place": row.place + 1,
                "days": [day_of(one) or one for one in known[person].differing],
            },
        )
        for person, row in last.items()
        if known[person].differing and (periods is None or known[person].sources & {*periods})
    ]
    return [*found[:SHOWN], *differing[:SHOWN]]
