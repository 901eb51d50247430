"""The batches of chosen communes and periods: what of a register goes into a bundle."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from ravo.register.batches import ChainedBatch, batches
from ravo.register.lists import CommuneUnit
from ravo.register.parts import PartHeader, headers
from ravo.register.records import kept_tables
from ravo.register.tables import LINK
from ravo.text import match_key


@dataclass(frozen=True)
class ChosenBatches:
    """The batches that hold anything of the chosen communes and periods, each of them whole.

    `chosen` are the lists that were chosen, `beside` those that are in the same batches.
    """

    batches: tuple[ChainedBatch, ...]
    chosen: tuple[PartHeader, ...]
    beside: tuple[PartHeader, ...]


def chosen_batches(
    connection: Connection, communes: Sequence[str] = (), periods: Collection[str] = ()
) -> ChosenBatches:
    """Return the batches of communes (codes or names) and periods; all of them where none is named.

    What takes back a chosen batch comes along.
    """
    wanted = {match_key(word) for word in communes}

    def fits(unit: CommuneUnit | None, period: str | None) -> bool:
        """Return whether a commune and a period are among the chosen ones."""
        here = not wanted or bool(unit and wanted & _words(unit))
        return here and (not periods or period in periods)

    lists = headers(connection)
    units = {part.unit.key: part.unit for part in lists}
    chosen = [part for part in lists if fits(part.unit, part.period)]
    numbers = {part.batch for part in chosen}
    for table in kept_tables(connection):
        sides = ("old_", "new_") if table is LINK else ("",)
        for row in connection.execute(select(table)):
            values = row._mapping
            if any(fits(units.get(values[f"{x}unit"]), values[f"{x}period"]) for x in sides):
                numbers.add(row.batch)
    every = batches(connection)
    ids = {batch.id for batch in every if batch.number in numbers}
    for batch in every:
        if batch.header.about.get("undoes") in ids:
            ids.add(batch.id)
            numbers.add(batch.number)
    return ChosenBatches(
        tuple(batch for batch in every if batch.number in numbers),
        tuple(chosen),
        tuple(part for part in lists if part.batch in numbers and part not in chosen),
    )


def _words(unit: CommuneUnit) -> set[str]:
    """Return the words by which a commune may be chosen."""
    return {match_key(word) for word in (unit.key, unit.code, unit.name) if word}
