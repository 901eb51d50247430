"""The contents of a bundle, counted in its part of a register for comparison with its manifest."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from ravo.register.batches import batches
from ravo.register.parts import headers
from ravo.register.periods import order_of
from ravo.register.tables import REVIEW


def bundle_contents(connection: Connection) -> dict[str, Any]:
    """Return the communes, periods and counts of a part of a register, as a manifest has them."""
    lists = headers(connection)
    return {
        "communes": sorted({one.unit.name or one.unit.key for one in lists}),
        "periods": sorted({one.period for one in lists}, key=order_of),
        "batches": len(batches(connection)),
        "lists": len(lists),
        "households": connection.scalar(select(func.count()).select_from(REVIEW)),
    }


def false_fields(manifest: Mapping[str, Any], contents: Mapping[str, Any]) -> list[str]:
    """Return the names of the manifest's fields that differ from the part of the register."""
    return [name for name in contents if name in manifest and manifest[name] != contents[name]]
