"""The register that is read before papers are signed, and the day that counts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


@contextmanager
def on_day_of_papers(register: str, on: date | None) -> Iterator["tuple[Connection, date]"]:
    """Yield a register, opened for reading, and the day of papers: today where they have none."""
    from ravo.register.store import address_of, reading

    with reading(address_of(register)) as connection:
        yield connection, on or date.today()  # noqa: DTZ011  the officer's day
