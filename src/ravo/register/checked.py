"""The contents of a register compared with its own hashes: batches, lists, identities."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select, text

from ravo.faults import Fault, UsageProblem
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP
from ravo.register.batches import (
    BEGINNING,
    ChainedBatch,
    active_numbers,
    batch_files,
    batch_of,
    batches,
    contents_of,
    next_chain,
)
from ravo.register.checked_deaths import death_faults
from ravo.register.checked_identities import checked_identities
from ravo.register.checked_tables import foreign_parts, misplaced_lists, misplaced_records
from ravo.register.compared import contradiction_faults
from ravo.register.lists import (
    DIGEST_BYTES,
    CommuneUnit,
    StoredList,
    list_digest,
    row_digest,
    row_digests,
    unit_of,
    year_part,
)
from ravo.register.parts import (
    ListSeal,
    PartHeader,
    header_of,
    headers,
    read_list,
    seal_of,
    units,
)
from ravo.register.periods import map_year_of
from ravo.register.records import kept_tables, names_of, record_digest
from ravo.register.tables import BATCH, BATCH_FILE, EVENT, MEMBER, PART, REVIEW, SUPPORT, UNIT
from ravo.survey.survey import Source

ALTERED = (
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError),
    UsageProblem,
)
"""The errors raised by reading a value that ravo cannot have written."""


@dataclass(frozen=True, slots=True)
class CheckedBatch:
    """A batch as the check lists it; `counts` is false for one that was taken back.

    `lists` has the commune and period of each list of the batch; for a batch without lists, those
    of its records.
    """

    batch: ChainedBatch
    counts: bool
    lists: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class CheckedRegister:
    """The batches of a register and its breaches: a fault per batch, list or household.

    `notes` are warnings about lists of which a part is missing; they are no breaches.
    """

    batches: tuple[CheckedBatch, ...]
    breaches: tuple[Fault, ...]
    notes: tuple[Fault, ...] = ()


def checked(connection: Connection) -> CheckedRegister:
    """Compare a register with its hashes; where all agree, check identities and people too.

    What is worked out from altered contents proves nothing, so that check is left out after a
    breach.
    """
    readable_batches, breaches = _sound(connection)
    notes: tuple[Fault, ...] = ()
    if not breaches:
        identities = checked_identities(connection)
        breaches += identities.breaches
        notes = identities.notes
        breaches += death_faults(connection)
        breaches += contradiction_faults(connection)
    return CheckedRegister(_listed(connection, readable_batches), tuple(breaches), notes)


def listed_batches(connection: Connection) -> tuple[CheckedBatch, ...]:
    """Return the batches of a register with their lists; no hash is compared.

    Raises InputProblem (exit code 3) naming a batch that ravo cannot have written.
    """
    return _listed(connection, batches(connection))


def _listed(connection: Connection, every: Sequence[ChainedBatch]) -> tuple[CheckedBatch, ...]:
    counted = active_numbers(every)
    brought = _brought(connection)
    return tuple(
        CheckedBatch(batch, batch.number in counted, tuple(brought.get(batch.number, ())))
        for batch in every
    )


def _brought(connection: Connection) -> dict[int, list[tuple[str, str]]]:
    """Return the communes and periods of each batch's lists; nothing where a list was altered.

    For a batch without lists they are those of its records.
    """
    places_by_batch: dict[int, list[tuple[str, str]]] = {}
    try:
        for part in headers(connection):
            name = part.unit.name or part.unit.key
            places_by_batch.setdefault(part.batch, []).append((name, part.period))
        for number, places in _recorded_places(connection).items():
            places_by_batch.setdefault(number, places)
    except ALTERED:
        return {}
    return places_by_batch


def _recorded_places(connection: Connection) -> dict[int, list[tuple[str, str]]]:
    """Return for each batch the communes and periods of its records, each once."""
    names = {unit.key: unit.name or unit.key for unit in units(connection).values()}
    places_by_batch: dict[int, dict[tuple[str, str], None]] = {}
    for table in (EVENT, SUPPORT):
        columns = (table.c.batch, table.c.unit, table.c.period)
        for number, unit, period in connection.execute(select(*columns).order_by(*columns)):
            if unit and period:
                places_by_batch.setdefault(number, {})[names.get(unit, unit), period] = None
    return {number: sorted(places) for number, places in places_by_batch.items()}


def altered(connection: Connection) -> list[Fault]:
    """Return the breaches in the chain of a register and in the contents of its batches."""
    return _sound(connection)[1]


def _sound(connection: Connection) -> tuple[list[ChainedBatch], list[Fault]]:
    """Return the readable batches, and faults for batches and contents that were altered."""
    readable_batches, broken = _chain(connection)
    breaches = [*foreign_parts(connection), *broken]
    by_number = {batch.number: batch for batch in readable_batches}
    breaches += _contents(connection, by_number, units(connection))
    breaches += _strays(connection, set(connection.execute(select(BATCH.c.number)).scalars()))
    return readable_batches, breaches


def is_whole(connection: Connection) -> bool:
    """Return whether SQLite finds no damage in its file; True for a server, which checks itself."""
    if connection.dialect.name != "sqlite":
        return True
    return bool(connection.execute(text("PRAGMA integrity_check(1)")).scalar() == "ok")


# batches


def _chain(connection: Connection) -> tuple[list[ChainedBatch], list[Fault]]:
    """Return the readable batches, and faults for batches that were altered."""
    files = batch_files(connection)
    readable_batches, breaches, chain, before = [], [], BEGINNING, 0
    for row in connection.execute(select(BATCH).order_by(BATCH.c.number)):
        batch = _read_batch(row, files)
        if batch is not None:
            readable_batches.append(batch)
        sound = batch is not None and batch.header.id == batch.id
        behind = row.number == before + 1 and row.chain == next_chain(chain, row.id)
        if not sound or not behind:
            breaches.append(Fault("RV-1218", params=_named(row.number, row.id)))
        chain, before = row.chain, row.number
    return readable_batches, breaches


def _read_batch(row: Row[Any], files: Mapping[int, list[tuple[str, str]]]) -> ChainedBatch | None:
    try:
        batch = batch_of(row, files)
        hash_of = batch.header.id
    except ALTERED:
        return None
    return batch if hash_of else None


def _named(number: int, id: object) -> dict[str, object]:
    return {"number": number, "batch": str(id)[:12]}


# contents


def _contents(
    connection: Connection,
    by_number: Mapping[int, ChainedBatch],
    known: Mapping[int, CommuneUnit],
) -> list[Fault]:
    """Return the breaches in the lists and records of batches."""
    breaches: list[Fault] = []
    digests: dict[int, list[str]] = {number: [] for number in by_number}
    seals: dict[int, list[ListSeal]] = {}
    confirmed: set[str] = set()
    misplaced = misplaced_lists(connection)
    for row in connection.execute(select(PART).order_by(PART.c.id)).all():
        batch = by_number.get(row.batch)
        if batch is None:
            continue
        faults, header, fits = _list_faults(connection, row, batch, known)
        breaches += faults
        if row.id in misplaced and not faults:
            breaches.append(Fault("RV-1220", params=_list_place(row, batch, known)))
        digests[batch.number].append(str(row.digest))
        if header is not None:
            seals.setdefault(batch.number, []).append(_seal(header, row))
            confirmed |= {header.unit.key} if fits else set()
    breaches += _unit_faults(connection, known, confirmed, by_number, breaches)
    misplaced = misplaced_records(connection)
    records = _record_digests(connection)
    for batch in by_number.values():
        broken = any(item.params["number"] == batch.number for item in breaches)
        hashes = [*digests[batch.number], *records.get(batch.number, ())]
        sealed = batch.header.about.get("lists")
        mine = seal_of(seals.get(batch.number, ()))
        whole = contents_of(hashes) == batch.header.contents and sealed in (None, mine)
        if not broken and (not whole or batch.number in misplaced):
            breaches.append(Fault("RV-1221", params=_named(batch.number, batch.id)))
    return breaches


def _seal(header: PartHeader, row: Row[Any]) -> ListSeal:
    return ListSeal(
        header.unit.key,
        header.period,
        header.digest,
        tuple(sorted(header.replaces)),
        row.file,
        row.input_sha256,
        row.decision_number,
        row.decision_date,
    )


def _list_faults(
    connection: Connection,
    row: Row[Any],
    batch: ChainedBatch,
    known: Mapping[int, CommuneUnit],
) -> tuple[list[Fault], PartHeader | None, bool]:
    """Return the breaches of a list, its header, whether its workbook names the same commune."""
    place = _list_place(row, batch, known)
    try:
        header = header_of(row, known)
        stored = read_list(connection, header)
        faults = _row_faults(stored, row.row_digests, place)
        if not faults and list_digest(stored, row.row_digests) != row.digest:
            faults = [Fault("RV-1220", params=place)]
        return faults, header, not faults and _names_its_unit(stored)
    except ALTERED:
        return [Fault("RV-1220", params=place)], None, False


def _list_place(
    row: Row[Any], batch: ChainedBatch, known: Mapping[int, CommuneUnit]
) -> dict[str, object]:
    unit = known.get(row.unit)
    commune = (unit.name or unit.key) if unit else "?"
    return {**_named(batch.number, batch.id), "commune": commune, "period": str(row.period)}


def _row_faults(stored: StoredList, digests: bytes, place: Mapping[str, object]) -> list[Fault]:
    """Return a fault for each household whose hash differs, or one for the whole list."""
    if len(digests) != stored.size * DIGEST_BYTES:
        return [Fault("RV-1220", params=place)]
    with suppress(*ALTERED):
        if row_digests(stored) == digests:
            return []
    faults = []
    pairs = zip(stored.households, stored.members, strict=True)
    for row, (household, members) in enumerate(pairs):
        wanted = digests[row * DIGEST_BYTES : (row + 1) * DIGEST_BYTES]
        if _digest_of(household, members) != wanted:
            params = {**place, "row": row + 1}
            faults.append(Fault("RV-1219", household=str(household[0] or "?"), params=params))
    return faults


def _digest_of(household: Sequence[Any], members: Sequence[Sequence[Any]]) -> bytes | None:
    try:
        return row_digest(household, members)
    except ALTERED:
        return None


def _names_its_unit(stored: StoredList) -> bool:
    """Return whether the commune's own row agrees with the workbook of a list."""
    source = Source(stored.file, stored.input_sha256)
    info = year_part(source, stored.about, stored.edition, stored.edition_sha256).info
    unit = stored.unit
    by_tables = unit_of(info, map_year_of(stored.period), stored.file)
    suffix = f"@{FIRST_YEAR_OF_NEW_MAP}" if unit.map == "new" else ""
    return (
        unit.map == by_tables.map
        and (unit.code == by_tables.code or unit.code == unit.key.removesuffix(suffix))
        and unit.name in (info.commune, by_tables.name)
        and unit.district in (info.district, by_tables.district)
        and unit.province in (info.province, by_tables.province)
    )


def _unit_faults(
    connection: Connection,
    known: Mapping[int, CommuneUnit],
    confirmed: set[str],
    by_number: Mapping[int, ChainedBatch],
    breaches: Sequence[Fault],
) -> list[Fault]:
    """Return a fault for each commune whose row disagrees with all of its sound lists."""
    if breaches:
        return []
    first = select(PART.c.unit, func.min(PART.c.batch)).group_by(PART.c.unit)
    batches = {row[0]: row[1] for row in connection.execute(first)}
    faults = []
    for row in connection.execute(select(UNIT.c.id)).scalars():
        batch = by_number.get(batches.get(row, 0))
        if batch is not None and known[row].key not in confirmed:
            place = {"commune": known[row].key, "period": "–"}
            faults.append(Fault("RV-1220", params={**_named(batch.number, batch.id), **place}))
    return faults


def _record_digests(connection: Connection) -> dict[int, list[str]]:
    """Return the hashes of the records of each batch."""
    digests: dict[int, list[str]] = {}
    for table in kept_tables(connection):
        columns = [table.c[name] for name in names_of(table)]
        for batch, *record in connection.execute(select(table.c.batch, *columns)):
            try:
                digest = record_digest(table, record)
            except ALTERED:
                digest = ""
            digests.setdefault(batch, []).append(digest)
    return digests


def _strays(connection: Connection, numbers: set[int]) -> list[Fault]:
    """Return a fault where rows belong to no batch or list of the register."""
    lists = set(connection.execute(select(PART.c.id)).scalars())
    owners: list[tuple[Table, str, set[int]]] = [(PART, "batch", numbers)]
    owners += [(table, "batch", numbers) for table in (BATCH_FILE, *kept_tables(connection))]
    owners += [(table, "part", lists) for table in (REVIEW, MEMBER)]
    faults = []
    for table, column, there in owners:
        owner_numbers = set(connection.execute(select(table.c[column]).distinct()).scalars())
        if owner_numbers - there:
            faults.append(Fault("RV-1225", params={"count": len(owner_numbers - there)}))
    return faults
