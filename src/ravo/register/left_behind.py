"""Complaints and results left incomplete because a batch was taken back."""

from sqlalchemy import Connection

from ravo.faults import Fault
from ravo.register.complaints import complaint_book
from ravo.register.parts import active_parts


def left_behind(connection: Connection) -> list[Fault]:
    """Return warnings about results without their complaint, and complaints without their list."""
    book = complaint_book(connection)
    there = {(part.unit.key, part.period) for part in active_parts(connection).parts}
    alone: dict[tuple[str, str], list[str]] = {}
    for item in book.complaints:
        if item.period is not None and (item.unit, item.period) not in there:
            alone.setdefault((item.commune or item.unit, item.period), []).append(item.short)
    faults = [fault for fault in book.faults if fault.code == "RV-1406"]
    for (commune, period), ids in sorted(alone.items()):
        faults.append(Fault("RV-1457", params={"commune": commune, "period": period, "ids": ids}))
    return faults
