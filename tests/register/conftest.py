"""Registers of tests are not written through to the disk: no machine loses its power meanwhile."""

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event


@pytest.fixture(scope="package", autouse=True)
def written_to_memory_first() -> Iterator[None]:
    """Have files of SQLite written when the system finds the time; a kill loses nothing by it."""

    def connected(connection: object, _: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA synchronous = OFF").close()

    event.listen(Engine, "connect", connected)
    yield
    event.remove(Engine, "connect", connected)
