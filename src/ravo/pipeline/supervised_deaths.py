"""People of a review's households who are dead by a register, for the visits of supervision."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import numpy as np

from ravo.pipeline.deaths_of_facts import with_deaths
from ravo.pipeline.programme_facts import facts_of_book
from ravo.pipeline.supervised_years import DeathsOfBook
from ravo.programmes.derived import living_sizes
from ravo.programmes.facts import HEAD_DEATH_COLUMN, NOBODY_COLUMN
from ravo.register.dead_members import DeathsByRow, deaths_of_workbook
from ravo.register.store import address_of, reading
from ravo.results.results import Results
from ravo.review.review import Review
from ravo.supervision.households import SupervisedDeaths


@contextmanager
def deaths_in(register: str, on: date) -> Iterator[DeathsOfBook]:
    """Yield a function that looks up the dead of a workbook on a day in a register.

    Raises InputProblem (exit code 3) for a register that cannot be read.
    """
    with reading(address_of(register)) as connection:
        yield lambda item, count: dead_of(item, count, deaths_of_workbook(connection, item), on)


def dead_of(item: Review | Results, count: int, deaths: DeathsByRow, on: date) -> SupervisedDeaths:
    """Return the dead of a workbook's households on a day, in the order of its rows."""
    dead = np.zeros(count)
    nobody, headless = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
    if deaths:
        book = with_deaths(facts_of_book(item), deaths)
        homes, day = book.households, np.datetime64(on)
        rows = np.arange(len(homes["ma_ho"])) if book.rows is None else book.rows
        if HEAD_DEATH_COLUMN in homes:
            nobody[rows] = homes[NOBODY_COLUMN] <= day
            headless[rows] = (homes[HEAD_DEATH_COLUMN] <= day) & ~nobody[rows]
            if "so_khau" in homes:
                gone = homes["so_khau"] - living_sizes(homes, book.members, on)
                dead[rows] = np.nan_to_num(gone)
    return SupervisedDeaths(dead, nobody, headless)
