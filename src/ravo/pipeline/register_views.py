"""A register as its keeper views it: its batches, the people of a household."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ravo.faults import usage
from ravo.pipeline.listener import Listener
from ravo.pipeline.register import AddRequest, there
from ravo.pipeline.years import gathered_years, read_books
from ravo.register.store import reading, register_address
from ravo.survey.settings import load_settings

if TYPE_CHECKING:
    from ravo.register.added import ReplacingList
    from ravo.register.checked import CheckedBatch
    from ravo.register.history import RecordedEvent
    from ravo.register.people_over_years import PersonStay

    PlacedRecord = tuple[RecordedEvent, str, str | None]


def listed_in_register(register: str | None) -> "tuple[CheckedBatch, ...]":
    """Return the batches of a register in their order; no hash is compared."""
    from ravo.register.checked import listed_batches

    with reading(there(register)) as connection:
        return listed_batches(connection)


def to_be_replaced(request: AddRequest, listener: Listener) -> "list[ReplacingList]":
    """Return a request's lists whose commune and period have other contents in the register."""
    from ravo.register.added import lists_to_replace
    from ravo.register.lists import list_of

    settings = load_settings(request.reading)
    gathered = gathered_years(request.paths, recursive=request.recursive)
    with reading(register_address(request.register, request.paths)) as connection:
        books = read_books(gathered.books, settings, listener)
        return lists_to_replace(connection, map(list_of, books))


def batch_to_take_back(
    batches: "Sequence[CheckedBatch]", wanted: str | None
) -> "CheckedBatch | None":
    """Return a batch by its id, else the last batch that counts and is no undo.

    None where there is none. Raises UsageProblem (exit code 2) for an unknown id.
    """
    if wanted is None:
        brought = [item for item in batches if item.counts and item.batch.header.kind != "undo"]
        return brought[-1] if brought else None
    for item in batches:
        if item.batch.id == wanted:
            return item
    raise usage("RV-1211", batch=wanted, count=0)


def people_in_register(register: str | None, uid: str) -> "tuple[PersonStay, ...]":
    """Return everybody who was in a household of a register over its periods."""
    from ravo.register.people_over_years import people_over_years

    with reading(register_address(register)) as connection:
        return people_over_years(connection, uid)


@dataclass(frozen=True)
class BatchRecords:
    """The records of a batch beside lists: the number of answers, its events, its supports."""

    answers: int
    events: "Sequence[PlacedRecord]"
    supports: "Sequence[PlacedRecord]"


def records_in_register(register: str | None, batch: int) -> BatchRecords:
    """Return the answers, events and supports of a batch, by its number.

    A death that several lists name belongs to the batch that had it first. Each record comes with
    its commune and the code of its household (None: the whole list).
    """
    from ravo.register.deaths import repeated_deaths
    from ravo.register.history import RecordedEvent
    from ravo.register.parts import units
    from ravo.register.records import names_of, records_of
    from ravo.register.tables import EVENT, LINK, SUPPORT

    with reading(there(register)) as connection:
        communes = {unit.key: unit.name or unit.key for unit in units(connection).values()}
        answers = len(records_of(connection, LINK, batch))
        again = repeated_deaths(connection)
        rows = {
            table.name: [
                dict(zip(names_of(table), row, strict=True))
                for place, row in enumerate(records_of(connection, table, batch))
                if table is not EVENT or (batch, place) not in again
            ]
            for table in (EVENT, SUPPORT)
        }

    def record(row: dict[str, Any], kind: str, about: str) -> "PlacedRecord":
        """Return a row as a record, with its commune and code."""
        when = (row["on"], row["period"], row[about], row.get("amount"), row["member"])
        commune = communes.get(row["unit"], row["unit"] or "")
        return RecordedEvent(row[kind], *when), commune, row["code"]

    events = [record(row, "kind", "about") for row in rows[EVENT.name]]
    supports = [record(row, "programme", "source") for row in rows[SUPPORT.name]]
    return BatchRecords(answers, events, supports)
