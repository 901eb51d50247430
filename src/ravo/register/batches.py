"""Batches: who brought what and when, each with the hash of its contents, in one chain."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select

from ravo.faults import unreadable
from ravo.json_text import json_value
from ravo.register.canonical import canonical
from ravo.register.tables import BATCH, BATCH_FILE

BEGINNING = "0" * 64
"""The hash from which the chain begins, before the first batch."""
ADD = "add"
BATCH_KINDS = (ADD, "link", "event", "support", "complaint", "complaint_result", "undo")
SHORT = 12
"""The letters of a batch's id that are shown."""


@dataclass(frozen=True, slots=True)
class BatchHeader:
    """A batch without its place in a chain; `files` are names with their SHA-256.

    `kind` is one of BATCH_KINDS; `about` holds what the batch refers to (`undoes`: the id of the
    batch that it takes back). `contents` is the hash of its rows.
    """

    kind: str
    at: str
    by: str
    ravo: str
    about: Mapping[str, Any]
    contents: str
    files: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The hash of the whole header: the same in every register that has the batch."""
        facts = [self.kind, self.at, self.by, self.ravo, dict(self.about), self.contents]
        return hashlib.sha256(canonical([*facts, [list(file) for file in self.files]])).hexdigest()


@dataclass(frozen=True, slots=True)
class ChainedBatch:
    """A batch at its place in the chain of this register."""

    number: int
    id: str
    chain: str
    header: BatchHeader

    @property
    def order(self) -> tuple[str, str]:
        """The key that sorts batches by time, the same in every register that has them."""
        return self.header.at, self.id

    @property
    def short(self) -> str:
        """The beginning of its id, as people type it."""
        return self.id[:SHORT]


def next_chain(chain: str, id: str) -> str:
    """Return the hash of the chain after a batch is appended."""
    return hashlib.sha256(f"{chain}{id}".encode()).hexdigest()


def contents_of(digests: Iterable[str]) -> str:
    """Return the hash of a batch's rows, from the hashes of their parts."""
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()


def at_after(connection: Connection, at: str) -> str:
    """Return a time, or one just after the last batch where that is later.

    With a slow clock, or two batches in one tick of it, an answer or a list would otherwise be
    sorted before the one that it replaces.
    """
    times = connection.execute(select(BATCH.c.at)).scalars().all()
    last = max((datetime.fromisoformat(time) for time in times), default=None)
    if last is None or datetime.fromisoformat(at) > last:
        return at
    return (last + timedelta(microseconds=1)).isoformat(timespec="microseconds")


def append(connection: Connection, header: BatchHeader) -> ChainedBatch:
    """Append a batch to the chain."""
    number = next_number(connection, BATCH.c.number)
    last = select(BATCH.c.chain).where(BATCH.c.number == number - 1)
    chain = connection.execute(last).scalar() or BEGINNING
    batch = ChainedBatch(number, header.id, next_chain(chain, header.id), header)
    connection.execute(
        insert(BATCH).values(
            number=number,
            id=batch.id,
            kind=header.kind,
            at=header.at,
            by=header.by,
            ravo=header.ravo,
            about=canonical(dict(header.about)).decode(),
            contents=header.contents,
            chain=batch.chain,
        )
    )
    if header.files:
        rows = [
            {"batch": number, "place": place, "name": name, "sha256": sha256}
            for place, (name, sha256) in enumerate(header.files)
        ]
        connection.execute(insert(BATCH_FILE), rows)
    return batch


def batches(connection: Connection) -> list[ChainedBatch]:
    """Return all batches in the order of the chain.

    Raises InputProblem (exit code 3) naming a batch that ravo cannot have written.
    """
    files = batch_files(connection)
    chain = []
    for row in connection.execute(select(BATCH).order_by(BATCH.c.number)):
        try:
            chain.append(batch_of(row, files))
        except (ValueError, TypeError):
            named = {"number": row.number, "batch": str(row.id)[:SHORT]}
            raise unreadable("RV-1218", **named) from None
    return chain


def batch_files(connection: Connection) -> dict[int, list[tuple[str, str]]]:
    """Return the names and SHA-256 of the files of each batch."""
    files: dict[int, list[tuple[str, str]]] = {}
    query = select(BATCH_FILE).order_by(BATCH_FILE.c.batch, BATCH_FILE.c.place)
    for row in connection.execute(query):
        files.setdefault(row.batch, []).append((row.name, row.sha256))
    return files


def batch_of(row: Any, files: Mapping[int, Sequence[tuple[str, str]]]) -> ChainedBatch:
    """Return a row of the table of batches as a batch.

    Raises ValueError or TypeError for values that ravo never writes.
    """
    about = json_value(row.about)
    datetime.fromisoformat(row.at)
    if row.kind not in BATCH_KINDS or not isinstance(about, dict):
        raise ValueError(row.kind)
    return ChainedBatch(
        row.number,
        row.id,
        row.chain,
        BatchHeader(
            row.kind,
            row.at,
            row.by,
            row.ravo,
            about,
            row.contents,
            tuple(files.get(row.number, ())),
        ),
    )


def active_numbers(all_batches: Sequence[ChainedBatch]) -> frozenset[int]:
    """Return the numbers of the batches that count: not taken back by one that counts itself."""
    undone: dict[str, list[ChainedBatch]] = {}
    for batch in all_batches:
        if "undoes" in batch.header.about:
            undone.setdefault(str(batch.header.about["undoes"]), []).append(batch)
    counts: dict[str, bool] = {}

    def counted(batch: ChainedBatch) -> bool:
        """Return whether a batch counts: no batch that counts takes it back."""
        if batch.id not in counts:
            counts[batch.id] = not any(counted(item) for item in undone.get(batch.id, ()))
        return counts[batch.id]

    return frozenset(batch.number for batch in all_batches if counted(batch))


def next_number(connection: Connection, column: Any) -> int:
    """Return the number after the greatest of a column, 1 in an empty table."""
    greatest = connection.execute(select(func.max(column))).scalar()
    return int(greatest or 0) + 1
