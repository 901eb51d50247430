"""The past of a workbook's households, from a register that has the lists of earlier years."""

from dataclasses import replace

from ravo.pipeline.listener import Listener
from ravo.pipeline.reviews import ReviewOutcome


def check_register(register: str | None) -> None:
    """Raise InputProblem (exit code 3) for a register that is missing or cannot be read."""
    if register is None:
        return
    from ravo.register.store import address_of, reading

    with reading(address_of(register)):
        return


def with_past(outcome: ReviewOutcome, register: str | None, listener: Listener) -> ReviewOutcome:
    """Return a workbook with the past of its households by a register; unchanged without one.

    Raises InputProblem (exit code 3) for a register that cannot be read.
    """
    if register is None or outcome.review is None:
        return outcome
    from ravo.register.earlier_lists import earlier_lists_of
    from ravo.register.store import address_of, reading

    address = address_of(register)
    source = address.path.name if address.path else address.shown
    with reading(address) as connection:
        past = earlier_lists_of(connection, outcome.review, source)
    for fault in past.faults:
        listener.fault(fault)
    return replace(outcome, review=replace(outcome.review, past=past.lists))
