"""The numbered steps from one version of the register's tables to the next, for both databases."""

from collections.abc import Callable

from sqlalchemy import Connection, delete, insert

from ravo.register.tables import BEGUN, METADATA, SCHEMA


def _tables_of(connection: Connection, version: int) -> None:
    """Create the tables that a register has from a version on."""
    names = (name for name in METADATA.tables if BEGUN.get(name, 1) == version)
    METADATA.create_all(connection, [METADATA.tables[name] for name in names])


def _first(connection: Connection) -> None:
    _tables_of(connection, 1)


def _complaints(connection: Connection) -> None:
    _tables_of(connection, 2)


def _deaths(connection: Connection) -> None:
    """Create the table of the dead, and match the recorded deaths to people."""
    _tables_of(connection, 3)
    # Imported here: an up-to-date register is read without numpy, which loads slowly.
    from ravo.register.dead_people import match_deaths
    from ravo.register.parts import active_parts

    active = active_parts(connection)
    for period in active.periods:
        match_deaths(connection, active, period, connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first, _complaints, _deaths)
"""Step n turns version n - 1 into version n."""


def migrate(connection: Connection, version: int) -> None:
    """Bring tables of a version up to date; 0 is an empty database."""
    if version == len(MIGRATIONS):
        return
    for step in MIGRATIONS[version:]:
        step(connection)
    connection.execute(delete(SCHEMA))
    connection.execute(insert(SCHEMA).values(version=len(MIGRATIONS)))
