"""The batches of chosen communes and periods: what of a register goes into a bundle."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from ravo.register.batches import ChainedBatch, batches
from ravo.register.communes_on import is_commune
from ravo.register.lists import CommuneUnit
from ravo.register.parts import PartHeader, headers
from ravo.register.period_years import ground_of, is_same_commune
from ravo.register.records import kept_tables
from ravo.register.tables import LINK
from ravo.text import match_key


@dataclass(frozen=True)
class ChosenBatches:
    """The batches that hold anything of the chosen communes and periods, each of them whole.

    `chosen` are the chosen lists, `beside` the other lists of the same batches.
    """

    batches: tuple[ChainedBatch, ...]
    chosen: tuple[PartHeader, ...]
    beside: tuple[PartHeader, ...]

    @property
    def foreign(self) -> tuple[PartHeader, ...]:
        """The lists beside the chosen ones that are of none of the chosen communes."""
        mine = {part.unit.key for part in self.chosen}
        return tuple(part for part in self.beside if part.unit.key not in mine)


def chosen_batches(
    connection: Connection, communes: Sequence[str] = (), periods: Collection[str] = ()
) -> ChosenBatches:
    """Return the batches of communes (codes or names) and periods; all batches where none is named.

    A commune of today includes the lists of the communes from which it was formed. A batch that
    takes back a chosen one is included.
    """
    lists = headers(connection)
    wanted = chosen_units([part.unit for part in lists], communes)

    def fits(unit: str | None, period: str | None) -> bool:
        """Return whether a commune (its key) and a period are among the chosen ones."""
        here = not communes or unit in wanted
        return here and (not periods or period in periods)

    chosen = [part for part in lists if fits(part.unit.key, part.period)]
    numbers = {part.batch for part in chosen}
    for table in kept_tables(connection):
        sides = ("old_", "new_") if table is LINK else ("",)
        for row in connection.execute(select(table)):
            values = row._mapping
            if any(fits(values[f"{x}unit"], values[f"{x}period"]) for x in sides):
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


def is_meant(unit: CommuneUnit, listed: Sequence[CommuneUnit], communes: Sequence[str]) -> bool:
    """Return whether a commune is among those that words name; without words, among listed ones."""
    if communes:
        return unit.key in chosen_units([*listed, unit], communes)
    return any(is_same_commune(unit, one) for one in listed)


def chosen_units(units: Sequence[CommuneUnit], communes: Sequence[str]) -> set[str]:
    """Return the keys of the communes that words name, and of those that became one of them."""
    every = {unit.key: unit for unit in units}.values()
    mine = [unit for unit in every if any(_is_named(unit, words) for words in communes)]
    ground = {unit.key for unit in mine if unit.map == "new"}
    before = [unit for unit in every if unit.map == "old" and ground & ground_of(unit)]
    return {unit.key for unit in (*mine, *before)}


def _is_named(unit: CommuneUnit, words: str) -> bool:
    return match_key(words) == match_key(unit.key) or is_commune(unit.code, unit.name, words)
