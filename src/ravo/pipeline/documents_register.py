"""The register that is looked into before papers are signed, and the day for which it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


@contextmanager
def on_day_of_papers(register: str, on: date | None) -> Iterator["tuple[Connection, date]"]:
    """Give a register, opened to be read, and the day of papers: today where they have none."""
    from ravo.register.store import address_of, reading

    with reading(address_of(register)) as connection:
        yield connection, on or date.today()  # noqa: DTZ011  the officer's day
