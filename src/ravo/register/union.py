"""Registers joined into one: the batches of others are appended to this one, each once."""

from collections.abc import Container
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from ravo.faults import unreadable
from ravo.register.batches import ChainedBatch, append, batches
from ravo.register.checked import altered
from ravo.register.identities import work_out
from ravo.register.parts import (
    Contradiction,
    PartHeader,
    active_parts,
    headers,
    read_list,
    write_list,
)
from ravo.register.periods import order_of
from ravo.register.records import kept_tables, records_of, write_records
from ravo.register.tables import PART
from ravo.register.undone import periods_of, renew_deaths, with_undone


@dataclass(frozen=True, slots=True)
class MergedRegisters:
    """What was added to a register from others: batches, lists and their households.

    `unchanged` counts batches that it had already; `contradictions` has every commune and period of
    the register whose lists contradict each other.
    """

    batches: int
    unchanged: int
    lists: int
    households: int
    contradictions: tuple[Contradiction, ...]


@dataclass
class TakenBatches:
    """The batches copied so far, and their contents."""

    batches: list[ChainedBatch] = field(default_factory=list)
    unchanged: int = 0
    lists: int = 0
    households: int = 0


def refuse_altered(other: Connection, shown: str) -> None:
    """Refuse a register whose chain, or the contents of a batch, were altered.

    Raises InputProblem (exit code 3) naming it, as `shown`, and the batch.
    """
    for fault in altered(other):
        if fault.params.get("number") is None:
            raise unreadable("RV-1284", path=shown)
        where = {"number": fault.params.get("number"), "batch": fault.params.get("batch")}
        raise unreadable("RV-1240", path=shown, **where)


def take_in(
    connection: Connection,
    other: Connection,
    taken: TakenBatches,
    wanted: Container[str] | None = None,
) -> None:
    """Append the batches of another register that this one does not have.

    `wanted` has the ids of the batches to copy, if not all.
    """
    there = {batch.id for batch in batches(connection)}
    by_batch: dict[int, list[PartHeader]] = {}
    for header in headers(other):
        by_batch.setdefault(header.batch, []).append(header)
    tables = kept_tables(other)
    for batch in batches(other):
        if batch.id in there:
            taken.unchanged += 1
        elif wanted is None or batch.id in wanted:
            there.add(batch.id)
            copy = append(connection, batch.header)
            lists = by_batch.get(batch.number, [])
            for header in lists:
                taken.households += _copy_list(connection, other, header, copy)
            for table in tables:
                rows = records_of(other, table, batch.number)
                write_records(connection, table, copy.number, rows)
            taken.batches.append(copy)
            taken.lists += len(lists)


def finished(connection: Connection, taken: TakenBatches) -> MergedRegisters:
    """Work out the identities that the copied batches change; return what was added."""
    if taken.batches:
        numbers = with_undone(batches(connection), taken.batches)
        periods = periods_of(connection, numbers)
        if periods:
            work_out(connection, active_parts(connection), min(periods, key=order_of))
        renew_deaths(connection, numbers)
    contradictions = active_parts(connection).contradictions
    return MergedRegisters(
        len(taken.batches), taken.unchanged, taken.lists, taken.households, contradictions
    )


def _copy_list(
    connection: Connection, other: Connection, header: PartHeader, copy: ChainedBatch
) -> int:
    """Copy a list into the copy of its batch; return the number of its households."""
    stored = read_list(other, header)
    columns = (PART.c.decision_number, PART.c.decision_date, PART.c.row_digests)
    number, day, digests = other.execute(select(*columns).where(PART.c.id == header.id)).one()
    write_list(
        connection, copy.number, stored, sorted(header.replaces), (number, day), bytes(digests)
    )
    return stored.size
