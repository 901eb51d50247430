"""The numbered steps from one version of the register's tables to the next, for both databases."""

from collections.abc import Callable

from sqlalchemy import Connection, delete, insert

from ravo.register.tables import METADATA, SCHEMA


def _first(connection: Connection) -> None:
    METADATA.create_all(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first,)
"""Step n makes version n out of version n - 1."""


def migrate(connection: Connection, version: int) -> None:
    """Bring tables of a version up to date; 0 is an empty database."""
    if version == len(MIGRATIONS):
        return
    for step in MIGRATIONS[version:]:
        step(connection)
    connection.execute(delete(SCHEMA))
    connection.execute(insert(SCHEMA).values(version=len(MIGRATIONS)))
