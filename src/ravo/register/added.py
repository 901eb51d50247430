"""Lists brought to the register: what is new, what was there, what takes whose place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from ravo.faults import usage
from ravo.register.batches import BatchHeader, ChainedBatch, append, at_after, contents_of
from ravo.register.identities import AddedCounts, work_out
from ravo.register.lists import StoredList, list_digest, row_digests
from ravo.register.parts import active_parts, write_list
from ravo.register.periods import order_of


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """The decision that recognised the classes of lists: its number and ISO date, where known."""

    number: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who brings a batch, when (ISO, UTC), with which ravo."""

    by: str
    at: str
    ravo: str


@dataclass(frozen=True, slots=True)
class AddedLists:
    """What `ravo register add` did; households are counted once per list that has them.

    `batch` is None where nothing was new. `paired`, `new`, `left` and `to_confirm` are about the
    periods that were brought.
    """

    batch: ChainedBatch | None
    added: int
    unchanged: int
    paired: int = 0
    to_confirm: int = 0
    new: int = 0
    left: int = 0


@dataclass(frozen=True)
class _Brought:
    """A list with the digests of what it takes the place of."""

    stored: StoredList
    digest: str
    replaces: tuple[str, ...]


def add_lists(
    connection: Connection,
    lists: Iterable[StoredList],
    author: Author,
    *,
    files: Sequence[tuple[str, str]] = (),
    replace: bool = False,
    decision: DecisionPaper = DecisionPaper(),
) -> AddedLists:
    """Add lists as one batch, and work out the identities that they change.

    A list that is there already changes nothing. Raises UsageProblem (exit code 2) for a commune
    and period with other contents, unless it is to `replace` them; both stay in the register.
    """
    brought, unchanged = _sorted_out(connection, lists, replace=replace)
    if not brought:
        return AddedLists(None, 0, unchanged)
    header = BatchHeader(
        "add",
        at_after(connection, author.at),
        author.by,
        author.ravo,
        {"decision_number": decision.number, "decision_date": decision.date},
        contents_of(item.digest for item in brought),
        tuple(files),
    )
    batch = append(connection, header)
    for item in brought:
        write_list(
            connection,
            batch.number,
            item.stored,
            item.replaces,
            (decision.number, decision.date),
        )
    first = min((item.stored.period for item in brought), key=order_of)
    counts = work_out(connection, active_parts(connection), first)
    return _outcome(batch, brought, unchanged, counts)


def _outcome(
    batch: ChainedBatch,
    brought: Sequence[_Brought],
    unchanged: int,
    counts: Mapping[str, AddedCounts],
) -> AddedLists:
    periods = {item.stored.period for item in brought}
    mine = [found for period, found in counts.items() if period in periods]
    return AddedLists(
        batch,
        sum(item.stored.size for item in brought),
        unchanged,
        sum(found.paired for found in mine),
        sum(found.to_confirm for found in mine),
        sum(found.new for found in mine),
        sum(found.left for found in mine),
    )


def _sorted_out(
    connection: Connection, lists: Iterable[StoredList], *, replace: bool
) -> tuple[list[_Brought], int]:
    """Return the lists that are not there yet, and the households of those that are."""
    active = active_parts(connection)
    found: dict[tuple[str, str], _Brought] = {}
    unchanged = 0
    for stored in lists:
        digest = list_digest(stored, row_digests(stored))
        place = (stored.unit.key, stored.period)
        if place in found:
            raise _twice(found[place].stored, stored)
        there = active.digests_of(*place)
        if there == (digest,):
            unchanged += stored.size
            continue
        if there and not replace:
            raise usage(
                "RV-1209",
                path=stored.file,
                commune=stored.unit.name or stored.unit.key,
                period=stored.period,
            )
        found[place] = _Brought(stored, digest, tuple(item for item in there if item != digest))
    return list(found.values()), unchanged


def _twice(one: StoredList, other: StoredList) -> Exception:
    return usage(
        "RV-1210",
        one=one.file,
        other=other.file,
        commune=other.unit.name or other.unit.key,
        period=other.period,
    )
