"""Taking back a batch by another batch; the chain keeps both."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from ravo.faults import usage
from ravo.register.added import Author
from ravo.register.batches import (
    BatchHeader,
    ChainedBatch,
    active_numbers,
    append,
    at_after,
    batches,
    contents_of,
)
from ravo.register.dead_people import match_deaths_again
from ravo.register.identities import work_out
from ravo.register.parts import active_parts
from ravo.register.periods import order_of
from ravo.register.tables import DIED, EVENT, LINK, PART

LEAST_LETTERS = 4
"""The fewest letters of a batch's id that have to be typed."""


def undo(connection: Connection, written: str, author: Author) -> ChainedBatch:
    """Take back a batch, given by its number or the first letters of its id; return the new batch.

    Taking back an undo restores what it took back. Raises UsageProblem (exit code 2) where there is
    no such batch, several fit, or it is taken back already.
    """
    every = batches(connection)
    batch = batch_named(every, written)
    if batch.number not in active_numbers(every):
        raise usage("RV-1212", batch=batch.short)
    header = BatchHeader(
        "undo",
        at_after(connection, author.at),
        author.by,
        author.ravo,
        {"undoes": batch.id},
        contents_of(()),
    )
    done = append(connection, header)
    periods = periods_of(connection, with_undone(every, [batch]))
    if periods:
        work_out(connection, active_parts(connection), min(periods, key=order_of))
    renew_deaths(connection, with_undone(every, [batch]))
    return done


def batch_named(every: Sequence[ChainedBatch], written: str) -> ChainedBatch:
    """Return the batch with a number, or with an id that begins with the given letters.

    Raises UsageProblem (exit code 2) where there is none, or several.
    """
    word = written.strip().lower()
    matches = [batch for batch in every if str(batch.number) == word]
    if not matches and len(word) >= LEAST_LETTERS:
        matches = [batch for batch in every if batch.id.startswith(word)]
    if len(matches) != 1:
        raise usage("RV-1211", batch=written, count=len(matches))
    return matches[0]


def with_undone(every: Sequence[ChainedBatch], chosen: Sequence[ChainedBatch]) -> frozenset[int]:
    """Return the numbers of batches, of those that they take back, and so on."""
    by_id = {item.id: item for item in every}
    numbers = set()
    for batch in chosen:
        numbers.add(batch.number)
        while batch.header.about.get("undoes") in by_id:
            batch = by_id[batch.header.about["undoes"]]
            numbers.add(batch.number)
    return frozenset(numbers)


def periods_of(connection: Connection, numbers: Iterable[int]) -> set[str]:
    """Return the periods whose identities depend on batches."""
    wanted = tuple(numbers)
    parts = select(PART.c.period).where(PART.c.batch.in_(wanted))
    links = select(LINK.c.new_period).where(LINK.c.batch.in_(wanted))
    return {*connection.execute(parts).scalars(), *connection.execute(links).scalars()}


def renew_deaths(connection: Connection, numbers: Iterable[int]) -> None:
    """Match the deaths that batches recorded, or took back, to people anew."""
    wanted = tuple(numbers)
    query = select(EVENT.c.period).where(EVENT.c.batch.in_(wanted), EVENT.c.kind == DIED)
    periods = set(connection.execute(query.distinct()).scalars())
    if periods:
        match_deaths_again(connection, active_parts(connection), periods)
