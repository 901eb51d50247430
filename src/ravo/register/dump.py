"""The canonical dump: JSON lines, sorted, so that equal registers give equal bytes.

It holds the contents that count and the identities worked out from them; not who added them and
when, nor the numbers of rows. Of citizen numbers it has the last four digits.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, select

from ravo.register.answers import NAMES, answers
from ravo.register.canonical import canonical
from ravo.register.lists import COLUMNS, PEOPLE, shown_without_numbers
from ravo.register.nameless import nameless
from ravo.register.parts import ActiveParts, PartHeader, active_parts, by_row, read_list
from ravo.register.records import RECORD_TABLES, active_records, has_table, names_of
from ravo.register.tables import ALIAS, DEATH, EVENT, HOUSEHOLD, LINK, MEMBERSHIP, PASSAGE, PERSON


def canonical_lines(connection: Connection) -> Iterator[bytes]:
    """Yield the lines of the dump in their order."""
    contents = _contents(connection, active_parts(connection))
    with closing(nameless()) as sorted_lines:
        sorted_lines.execute("CREATE TABLE lines (line BLOB)")
        sorted_lines.executemany("INSERT INTO lines VALUES (?)", ([canonical(c)] for c in contents))
        for (line,) in sorted_lines.execute("SELECT line FROM lines ORDER BY line"):
            yield line


def _contents(connection: Connection, active: ActiveParts) -> Iterator[dict[str, Any]]:
    for header in active.parts:
        yield from _list_lines(connection, header)
    for item in active.contradictions:
        digests = [part.digest for part in item.parts]
        yield {
            "table": "contradiction",
            "unit": item.unit.key,
            "period": item.period,
            "lists": digests,
        }
    for answer in sorted(set(answers(connection)), key=str):
        yield {"table": "link", **dict(zip(NAMES, answer, strict=True))}
    for table in (table for table in RECORD_TABLES if table is not LINK):
        for record in set(active_records(connection, table)):
            yield {"table": table.name, **dict(zip(names_of(table), record, strict=True))}
    yield from _identity_lines(connection)


def _list_lines(connection: Connection, header: PartHeader) -> Iterator[dict[str, Any]]:
    stored = shown_without_numbers(read_list(connection, header))
    place = {"unit": header.unit.key, "period": header.period}
    yield {
        "table": "list",
        **place,
        "digest": header.digest,
        "edition": stored.edition,
        "name": header.unit.name,
        "about": stored.about,
    }
    households = by_row(
        connection,
        select(ALIAS, HOUSEHOLD.c.uid)
        .join(HOUSEHOLD, HOUSEHOLD.c.id == ALIAS.c.household)
        .where(ALIAS.c.part == header.id),
    )
    for row, household in enumerate(stored.households):
        alias = households[row]
        yield {
            "table": "review",
            **place,
            **dict(zip(COLUMNS, household, strict=True)),
            "uid": alias.uid,
            "how": alias.how,
            "score": alias.score,
        }
    seats = {
        (seat.row, seat.place): seat.uid
        for seat in connection.execute(
            select(MEMBERSHIP, PERSON.c.uid)
            .join(PERSON, PERSON.c.id == MEMBERSHIP.c.person)
            .where(MEMBERSHIP.c.part == header.id)
        )
    }
    for row, people in enumerate(stored.members):
        for seat, person in enumerate(people):
            yield {
                "table": "member",
                **place,
                "household": households[row].uid,
                "uid": seats[row, seat],
                **dict(zip(PEOPLE, person, strict=True)),
            }


def _identity_lines(connection: Connection) -> Iterator[dict[str, Any]]:
    uids = {row.id: row for row in connection.execute(select(HOUSEHOLD))}
    for row in uids.values():
        origin = uids[row.origin].uid if row.origin else None
        yield {"table": "household", "uid": row.uid, "origin": origin, "first": row.first}
    for row in connection.execute(select(PASSAGE)):
        yield {
            "table": "passage",
            "kind": row.kind,
            "period": row.period,
            "uid": uids[row.household].uid,
            "other": uids[row.other].uid if row.other else None,
        }
    yield from _death_lines(connection)


def _death_lines(connection: Connection) -> Iterator[dict[str, Any]]:
    """Yield the people who died, each death once although several batches may record it."""
    if not has_table(connection, DEATH):
        return
    here = (EVENT.c.batch == DEATH.c.batch) & (EVENT.c.place == DEATH.c.place)
    names = ("period", "unit", "code", "member", "on")
    query = select(PERSON.c.uid, *(EVENT.c[name] for name in names)).select_from(DEATH)
    query = query.join(EVENT, here).join(PERSON, PERSON.c.id == DEATH.c.person)
    for row in set(map(tuple, connection.execute(query))):
        yield {"table": "death", **dict(zip(("uid", *names), row, strict=True))}
