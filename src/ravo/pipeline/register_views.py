"""A register as whoever keeps it looks at it: its batches, the people of a household."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ravo.faults import usage
from ravo.pipeline.register import there
from ravo.register.store import reading, register_address

if TYPE_CHECKING:
    from ravo.register.checked import CheckedBatch
    from ravo.register.people_over_years import PersonStay


def listed_in_register(register: str | None) -> "tuple[CheckedBatch, ...]":
    """Return the batches of a register in their order; nothing is held against a hash."""
    from ravo.register.checked import listed_batches

    with reading(there(register)) as connection:
        return listed_batches(connection)


def batch_to_take_back(
    batches: "Sequence[CheckedBatch]", wanted: str | None
) -> "CheckedBatch | None":
    """Return a batch by its id, else the last one that counts and brought something.

    None where no batch counts any more. Raises UsageProblem (exit code 2) for a batch that is
    not there.
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
