"""Registers of tests, on both databases: a file, and a server of the tests' own."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest

NO_SERVER = pytest.mark.skipif(
    os.environ.get("RAVO_POSTGRES") == "none",
    reason="told that this machine has no PostgreSQL server",
)
BOTH = ("sqlite", pytest.param("postgresql", marks=NO_SERVER))
ON_FILES = pytest.mark.parametrize("fresh_register", ["sqlite"], indirect=True)
"""For tests of what no database decides: others of their file have its statements on both."""


class FreshRegister(Protocol):
    """Returns the address of another register: not begun yet, or a copy of one."""

    def __call__(self, like: str = "") -> str:
        """Return the next address."""
        ...


class BegunRegister(Protocol):
    """Returns the address of a copy of a register that a function begins, once for all tests."""

    def __call__(self, begin: Callable[[str], object]) -> str:
        """Return the next address."""
        ...


def files_in(folder: Path) -> FreshRegister:
    """Return what names files of a folder, with a name as offices give them."""
    made: list[Path] = []

    def file(like: str = "") -> str:
        """Return the next file."""
        made.append(folder / f"sổ {len(made) + 1} của xã.sqlite")
        if like:
            shutil.copyfile(like, made[-1])
        return str(made[-1])

    return file


def not_waiting_for_disks() -> None:
    """Have files of SQLite written through when the system finds the time.

    No machine of a test loses its power; a process that is killed loses nothing by it.
    """
    from sqlalchemy import Engine, event

    def connected(connection: object, _: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA synchronous = OFF").close()

    event.listen(Engine, "connect", connected)


class SharedStatements(dict[Any, Any]):
    """Statements that engines compiled, by the kind of their database.

    An engine's own cache has them by the database itself, of which every test opens others.
    """

    def get(self, key: Any, default: Any = None) -> Any:
        """Return what was compiled for a statement, for another database of that kind too."""
        return super().get((type(key[0]), *key[1:]), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        """Keep what was compiled for a statement."""
        super().__setitem__((type(key[0]), *key[1:]), compiled)


def compiling_statements_once() -> None:
    """Have all engines of a process share the statements that they compile.

    A process of the program opens one register, that of the tests opens thousands, and compiling
    the same statements for each takes longer than carrying them out.
    """
    from sqlalchemy import Engine
    from sqlalchemy.schema import CreateIndex, CreateTable

    shared = SharedStatements()
    kept = property(lambda _: shared, lambda _, own: None)
    Engine._compiled_cache = kept  # type: ignore[assignment]
    for kind in (CreateTable, CreateIndex):
        _words_once(kind)


def _words_once(kind: Any) -> None:
    """Have what makes a table, or an index, be compiled once for each kind of database."""
    compiled_by, found = kind.compile, {}

    def compiled(making: Any, bind: Any = None, dialect: Any = None, **more: Any) -> Any:
        """Return the words of what is made, for another database of that kind too."""
        key = (making.element, making.if_not_exists, type(dialect), repr(more))
        if key not in found:
            found[key] = compiled_by(making, bind, dialect, **more)
        return found[key]

    kind.compile = compiled
