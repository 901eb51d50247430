"""Registers joined into one: the batches of others put behind those of this one, each once."""

from collections.abc import Container
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from ravo.faults import RavoError, unreadable
from ravo.register.batches import (
    BEGINNING,
    ChainedBatch,
    append,
    batches,
    contents_of,
    next_chain,
)
from ravo.register.identities import work_out
from ravo.register.lists import list_digest, row_digests
from ravo.register.parts import (
    Contradiction,
    PartHeader,
    active_parts,
    headers,
    read_list,
    write_list,
)
from ravo.register.periods import order_of
from ravo.register.records import RECORD_TABLES, record_digest, records_of, write_records
from ravo.register.tables import PART
from ravo.register.undone import periods_of, with_undone


@dataclass(frozen=True, slots=True)
class MergedRegisters:
    """What came into a register from others: batches, lists and their households.

    `unchanged` counts batches that were there already; `contradictions` has every commune and
    period of the register whose lists contradict each other.
    """

    batches: int
    unchanged: int
    lists: int
    households: int
    contradictions: tuple[Contradiction, ...]


@dataclass
class TakenBatches:
    """The batches copied so far, and what is in them."""

    batches: list[ChainedBatch] = field(default_factory=list)
    unchanged: int = 0
    lists: int = 0
    households: int = 0


def take_in(
    connection: Connection,
    other: Connection,
    shown: str,
    taken: TakenBatches,
    wanted: Container[str] | None = None,
) -> None:
    """Copy the batches of another register that this one has not, behind its own.

    `wanted` has the ids of those that are copied, where it is not all of them.

    Raises InputProblem (exit code 3) naming the other one, as `shown`, and the batch where its
    chain or the contents of a batch are not what they were.
    """
    there = {batch.id for batch in batches(connection)}
    by_batch: dict[int, list[PartHeader]] = {}
    for header in headers(other):
        by_batch.setdefault(header.batch, []).append(header)
    chain = BEGINNING
    for batch in batches(other):
        chain = next_chain(chain, batch.id)
        if batch.header.id != batch.id or batch.chain != chain:
            raise _altered(shown, batch)
        if wanted is not None and batch.id not in wanted:
            continue
        lists = by_batch.get(batch.number, [])
        if batch.id in there:
            taken.unchanged += 1
            copy = None
        else:
            copy = append(connection, batch.header)
            taken.batches.append(copy)
            taken.lists += len(lists)
        digests = [_take_list(connection, other, header, copy, taken) for header in lists]
        digests += _take_records(connection, other, batch, copy)
        if None in digests or contents_of(map(str, digests)) != batch.header.contents:
            raise _altered(shown, batch)


def finished(connection: Connection, taken: TakenBatches) -> MergedRegisters:
    """Work out the identities that the copied batches change; return what came."""
    if taken.batches:
        numbers = with_undone(batches(connection), taken.batches)
        periods = periods_of(connection, numbers)
        if periods:
            work_out(connection, active_parts(connection), min(periods, key=order_of))
    contradictions = active_parts(connection).contradictions
    return MergedRegisters(
        len(taken.batches), taken.unchanged, taken.lists, taken.households, contradictions
    )


def _take_list(
    connection: Connection,
    other: Connection,
    header: PartHeader,
    copy: ChainedBatch | None,
    taken: TakenBatches,
) -> str | None:
    """Copy a list where its batch is new; return its digest, None where its rows differ from it."""
    stored = read_list(other, header)
    columns = (PART.c.decision_number, PART.c.decision_date, PART.c.row_digests)
    row = other.execute(select(*columns).where(PART.c.id == header.id)).one()
    if copy is None:
        digests = row_digests(stored)
        digest = list_digest(stored, digests)
        sound = digests == row.row_digests
    else:
        decision = (row.decision_number, row.decision_date)
        digest = write_list(connection, copy.number, stored, sorted(header.replaces), decision)
        taken.households += stored.size
        sound = True
    return digest if sound and digest == header.digest else None


def _take_records(
    connection: Connection, other: Connection, batch: ChainedBatch, copy: ChainedBatch | None
) -> list[str]:
    """Copy the records of a batch where it is new; return their digests."""
    digests: list[str] = []
    for table in RECORD_TABLES:
        records = records_of(other, table, batch.number)
        if copy is not None:
            write_records(connection, table, copy.number, records)
        digests += [record_digest(table, record) for record in records]
    return digests


def _altered(shown: str, batch: ChainedBatch) -> RavoError:
    return unreadable("RV-1240", path=shown, batch=batch.short, number=batch.number)
