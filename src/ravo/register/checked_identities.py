"""Identities compared with the lists from which they are worked out; people in two places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

from sqlalchemy import Connection, Table, create_engine, select

from ravo.faults import Fault
from ravo.register.identities import work_out_period
from ravo.register.nameless import nameless
from ravo.register.parts import (
    ActiveParts,
    active_parts,
    plain_rows,
    rows_at_once,
)
from ravo.register.people_twice import people_twice
from ravo.register.records import has_table
from ravo.register.tables import (
    HOUSEHOLD,
    IDENTITIES,
    METADATA,
    PERSON,
)

SHOWN = 20
"""The most households that are named."""
OF_NUMBERS = {"household": 0, "other": 0, "origin": 0, "person": 1}
"""The columns with numbers of households (0) and of persons (1), which are this register's own."""
Uids = Mapping[int, str]
IdentityRow = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class CheckedIdentities:
    """The breaches of identities, and the warnings about lists of which a part is missing."""

    breaches: tuple[Fault, ...]
    notes: tuple[Fault, ...]


def checked_identities(connection: Connection) -> CheckedIdentities:
    """Return the identities that do not follow from the lists, and people in two households."""
    active = active_parts(connection)
    faults, notes = _differing(connection, active)
    for period in active.periods:
        faults += people_twice(connection, period, active.in_period(period))
    return CheckedIdentities(tuple(faults), tuple(notes))


# worked out again


def _differing(connection: Connection, active: ActiveParts) -> tuple[list[Fault], list[Fault]]:
    """Return a fault for each household whose identities differ from those worked out anew.

    The second list has the warnings that the lists gave when they were added.
    """
    notes: list[Fault] = []
    engine = create_engine("sqlite://", creator=nameless)
    tables = [table for table in IDENTITIES if has_table(connection, table)]
    try:
        with engine.begin() as anew:
            METADATA.create_all(anew, tables=tables)
            for period in active.periods:
                notes += work_out_period(connection, active, period, anew).faults
            names = sorted(set(_named_differently(connection, anew, tables)))
    finally:
        engine.dispose()
    return [Fault("RV-1222", household=name, params={}) for name in names[:SHOWN]], notes


def _named_differently(
    one: Connection, other: Connection, tables: Sequence[Table]
) -> Iterator[str]:
    uids = [(_uids(side, HOUSEHOLD), _uids(side, PERSON)) for side in (one, other)]
    for table in tables:
        sides = list(zip((one, other), uids, strict=True))
        if _sum(table, *sides[0]) != _sum(table, *sides[1]):
            rows = [set(_rows(table, *side)) for side in sides]
            for row in rows[0] ^ rows[1]:
                yield row[0]


def _uids(connection: Connection, table: Table) -> Uids:
    return dict(plain_rows(connection, select(table.c.id, table.c.uid)))


def _sum(table: Table, connection: Connection, uids: tuple[Uids, Uids]) -> tuple[int, int]:
    """Return the count of a table's rows and the sum of their hashes, in any order."""
    count = total = 0
    for rows in _rows_at_once(table, connection, uids):
        hashes = [*map(hash, rows)]
        count += len(hashes)
        total += sum(hashes)
    return count, total


def _rows(table: Table, connection: Connection, uids: tuple[Uids, Uids]) -> Iterator[IdentityRow]:
    return chain.from_iterable(_rows_at_once(table, connection, uids))


def _rows_at_once(
    table: Table, connection: Connection, uids: tuple[Uids, Uids]
) -> Iterator[Iterator[IdentityRow]]:
    """Yield rows in thousands, with uids in place of this register's numbers.

    Each row follows the uid of the household that it is about.
    """
    names = [column.name for column in table.columns if column.name != "id"]
    about = next(name for name in ("household", "uid", "person") if name in names)
    for rows in rows_at_once(connection, select(*(table.c[name] for name in names))):
        columns: dict[str, Iterable[Any]] = dict(zip(names, zip(*rows, strict=True), strict=True))
        for name in {*OF_NUMBERS} & {*names}:
            known = uids[OF_NUMBERS[name]]
            columns[name] = [n if n is None else known.get(n, "?") for n in columns[name]]
        yield zip(map(str, columns[about]), repeat(table.name), *columns.values(), strict=False)
