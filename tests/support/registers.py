"""Registers of tests, on both databases: a file, and a server of the tests' own."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

NO_SERVER = pytest.mark.skipif(
    os.environ.get("RAVO_POSTGRES") == "none",
    reason="told that this machine has no PostgreSQL server",
)
BOTH = ("sqlite", pytest.param("postgresql", marks=NO_SERVER))
FreshRegister = Callable[[], str]
"""Returns the address of another register, which is not begun yet."""


def files_in(folder: Path) -> FreshRegister:
    """Return what names files of a folder, with a name as offices give them."""
    made: list[Path] = []

    def file() -> str:
        """Return the next file."""
        made.append(folder / f"sổ {len(made) + 1} của xã.sqlite")
        return str(made[-1])

    return file
