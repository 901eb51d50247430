"""Lists that contradict each other: which batches brought them, and how far they differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from ravo.criteria.terms import LISTED
from ravo.register.batches import ChainedBatch, active_numbers, batches
from ravo.register.lists import DIGEST_BYTES, CommuneUnit
from ravo.register.parts import Contradiction, PartHeader, headers
from ravo.register.tables import PART, REVIEW


@dataclass(frozen=True, slots=True)
class ContradictingList:
    """One of the lists of a commune and period that contradict each other.

    `place` is its number among these, from 1; `file` is the workbook that it came from; `differing`
    counts the households that none of the other lists has with the same contents; `brought` has
    each batch that brought the list, the earliest first.
    """

    unit: CommuneUnit
    period: str
    place: int
    file: str | None
    households: int
    poor: int
    near_poor: int
    differing: int
    brought: tuple[ChainedBatch, ...]


def contradicting_lists(
    connection: Connection, contradictions: Iterable[Contradiction]
) -> list[ContradictingList]:
    """Return the lists of contradictions; those of one commune and period are together."""
    every = batches(connection)
    counted = active_numbers(every)
    by_number = {batch.number: batch for batch in every if batch.number in counted}
    lists = [header for header in headers(connection) if header.batch in by_number]
    contradicting = []
    for item in contradictions:
        rows = {part.digest: _row_digests(connection, part) for part in item.parts}
        for place, part in enumerate(item.parts, start=1):
            others = set().union(*(rows[one] for one in rows if one != part.digest))
            brought = [by_number[one.batch] for one in lists if _is_same(one, part)]
            poor, near_poor = (_count(connection, part, klass) for klass in LISTED)
            contradicting.append(
                ContradictingList(
                    unit=item.unit,
                    period=item.period,
                    place=place,
                    file=connection.execute(
                        select(PART.c.file).where(PART.c.id == part.id)
                    ).scalar(),
                    households=len(rows[part.digest]),
                    poor=poor,
                    near_poor=near_poor,
                    differing=sum(row not in others for row in rows[part.digest]),
                    brought=tuple(sorted(brought, key=lambda batch: batch.order)),
                )
            )
    return contradicting


def _is_same(one: PartHeader, other: PartHeader) -> bool:
    return (one.unit.key, one.period, one.digest) == (
        other.unit.key,
        other.period,
        other.digest,
    )


def _row_digests(connection: Connection, part: PartHeader) -> list[bytes]:
    together = connection.execute(select(PART.c.row_digests).where(PART.c.id == part.id)).scalar()
    joined = bytes(together or b"")
    return [joined[at : at + DIGEST_BYTES] for at in range(0, len(joined), DIGEST_BYTES)]


def _count(connection: Connection, part: PartHeader, klass: str) -> int:
    query = select(func.count()).where(REVIEW.c.part == part.id, REVIEW.c.klass == klass)
    return int(connection.execute(query).scalar() or 0)
