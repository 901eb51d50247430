"""Lists added to the register: new lists, lists already there, lists that replace others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, select

from ravo.faults import Fault, unreadable, usage
from ravo.quotes import code_words
from ravo.register.batch_counts import counts_of_batch
from ravo.register.batches import (
    ADD,
    BatchHeader,
    ChainedBatch,
    append,
    at_after,
    contents_of,
    next_number,
)
from ravo.register.checked_deaths import death_faults
from ravo.register.days_ahead import days_ahead
from ravo.register.decision_days import day_of_batch
from ravo.register.identities import work_out
from ravo.register.lists import COLUMNS, PEOPLE, StoredList, list_digest, row_digests
from ravo.register.lost_people import refuse_loss, refuse_unfilled
from ravo.register.odd_decisions import other_reviews_days
from ravo.register.parts import (
    ActiveParts,
    ListSeal,
    PartHeader,
    active_parts,
    read_list,
    seal_of,
    write_list,
)
from ravo.register.periods import order_of
from ravo.register.recorded_events import decisions_of
from ravo.register.records import Record, record_digest, write_records
from ravo.register.repeated_periods import repeated_periods
from ravo.register.tables import BATCH, EVENT, PART
from ravo.results.facts_sheets import LOST_FACTS
from ravo.text import NAMED, more_than_named

JUDGED = ("code", "klass", "area", "b1", "rejected", "departed")
"""The columns that results and their survey have in common where both were judged alike."""


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """The decision that recognised the classes of lists: its number and ISO date, where known."""

    number: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who adds a batch, when (ISO, UTC), and with which version of ravo."""

    by: str
    at: str
    ravo: str


@dataclass(frozen=True, slots=True)
class AddedLists:
    """What `register add` added; households are counted once per list that has them.

    `batch` is None where nothing was new. `paired` and `new` count the households of the added
    lists, `left` those that their communes had before and that these lists lack or record as gone;
    `to_confirm` counts the doubtful pairs of the added periods. `faults` are the warnings about the
    lists, those left out among them.
    """

    batch: ChainedBatch | None
    added: int
    unchanged: int
    paired: int = 0
    to_confirm: int = 0
    new: int = 0
    left: int = 0
    faults: tuple[Fault, ...] = ()


@dataclass
class _BroughtLists:
    """The lists of a batch without their rows: those written and those already in the register."""

    places: dict[tuple[str, str], str]
    digests: list[str]
    seals: list[ListSeal]
    deaths: list[Record] = field(default_factory=list)
    added: int = 0
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def periods(self) -> frozenset[str]:
        """The periods of the lists that were written."""
        return frozenset(seal.period for seal in self.seals)


def add_lists(
    connection: Connection,
    lists: Iterable[StoredList],
    author: Author,
    *,
    files: Sequence[tuple[str, str]] = (),
    replace: bool = False,
    losing: bool = False,
    decision: DecisionPaper = DecisionPaper(),
) -> AddedLists:
    """Add lists as one batch, and work out the identities that they change.

    Each of the `lists` is written as it comes, so that one at a time is in memory. `connection` is
    within a transaction, `author` who adds the batch, `files` the names and checksums of what was
    read. A list that the register has already changes nothing. Raises UsageProblem (exit code 2)
    for a list that differs from the one of its commune and period, unless it is to `replace` that
    one (both stay in the register);
    for a list that would lose members or facts of households of the one it replaces, unless
    `losing` them is allowed; and for a `decision` that differs from that of a list already there.
    """
    number = next_number(connection, BATCH.c.number)
    came = day_of_batch(at_after(connection, author.at))
    allowed_loss = MeantLoss(replace, losing)
    brought = _written(connection, (number, came), lists, decision, allowed_loss)
    if not brought.seals:
        return AddedLists(None, 0, brought.unchanged, faults=tuple(brought.faults))
    about = {"decision_number": decision.number, "decision_date": decision.date}
    header = BatchHeader(
        ADD,
        at_after(connection, author.at),
        author.by,
        author.ravo,
        {**about, "lists": seal_of(brought.seals)},
        contents_of([*brought.digests, *(record_digest(EVENT, one) for one in brought.deaths)]),
        tuple(files),
    )
    batch = append(connection, header)
    write_records(connection, EVENT, batch.number, brought.deaths)
    first = min(brought.periods, key=order_of)
    active = active_parts(connection)
    counts = work_out(connection, active, first)
    batch_counts = counts_of_batch(connection, batch.number)
    mine = [counts[period] for period in counts if period in brought.periods]
    lacking = (fault for one in mine for fault in one.faults)
    return AddedLists(
        batch,
        brought.added,
        brought.unchanged,
        batch_counts.paired,
        sum(one.to_confirm for one in mine),
        batch_counts.new,
        batch_counts.left,
        faults=(
            *brought.faults,
            *repeated_periods(connection, active, brought.periods),
            *lacking,
            *death_faults(connection, brought.periods),
        ),
    )


def _written(
    connection: Connection,
    coming: tuple[int, date],
    lists: Iterable[StoredList],
    decision: DecisionPaper,
    allowed_loss: "MeantLoss",
) -> _BroughtLists:
    """Write the new lists for the batch to come (`coming`: its number and day)."""
    bringing = _Bringing(connection, *coming, decision, allowed_loss, active_parts(connection))
    for stored in lists:
        bringing.take(stored)
        # The rows are freed before the next workbook is read.
        del stored
    return bringing.brought


@dataclass(frozen=True, slots=True)
class MeantLoss:
    """What the user allowed: to replace lists, and to lose people and facts of the old list."""

    replace: bool
    losing: bool


@dataclass
class _Bringing:
    """Writes lists for the batch to come (its number and day), compared with the register."""

    connection: Connection
    batch: int
    came: date
    decision: DecisionPaper
    allowed_loss: MeantLoss
    active: ActiveParts
    brought: _BroughtLists = field(default_factory=lambda: _BroughtLists({}, [], []))

    def take(self, stored: StoredList) -> None:
        """Write a list that is new; refuse one that contradicts the list in the register."""
        brought, place = self.brought, (stored.unit.key, stored.period)
        if place in brought.places:
            raise _twice(brought.places[place], stored)
        refuse_doubled_codes(stored)
        digests = row_digests(stored)
        digest = list_digest(stored, digests)
        there = self.active.digests_of(*place)
        if self._is_there(stored, digest, there):
            brought.unchanged += stored.size
            return
        refuse_unfilled(stored)
        if not self.allowed_loss.losing:
            refuse_loss(self.connection, self.active.at(*place), stored)
        brought.places[place] = stored.file
        if (ahead := days_ahead(stored, self.came)) is not None:
            brought.faults.append(ahead)
        if (odd := other_reviews_days(stored, self.came)) is not None:
            brought.faults.append(odd)
        brought.faults += _lost(stored)
        replaces = sorted(item for item in there if item != digest)
        decided = (self.decision.number, self.decision.date)
        write_list(self.connection, self.batch, stored, replaces, decided, digests)
        brought.digests.append(digest)
        brought.deaths += stored.deaths
        brought.seals.append(
            ListSeal(*place, digest, tuple(replaces), stored.file, stored.input_sha256, *decided)
        )
        brought.added += stored.size

    def _is_there(self, stored: StoredList, digest: str, there: tuple[str, ...]) -> bool:
        """Return whether the register has a list already; `there` are the digests at its place.

        Raises UsageProblem (exit code 2) for a different list that is not allowed to replace the
        one there.
        """
        if there != (digest,) and (not there or self.allowed_loss.replace):
            return False
        part = self.active.of(stored.unit.key, stored.period)
        if there != (digest,):
            one = None if part is None else read_list(self.connection, part)
            if one is None or not _is_of_same_survey(one, stored):
                raise usage("RV-1209", **_place(stored))
            self.brought.faults.append(_nothing_taken(one, stored))
        _refuse_other_decision(self.connection, part, stored, self.decision)
        return True


def _refuse_other_decision(
    connection: Connection,
    part: PartHeader | None,
    stored: StoredList,
    decision: DecisionPaper,
) -> None:
    """Refuse a decision that the list already in the register does not have: it would be lost."""
    if part is None or decision == DecisionPaper():
        return
    columns = (PART.c.decision_number, PART.c.decision_date)
    number, day = connection.execute(select(*columns).where(PART.c.id == part.id)).one()
    known = [DecisionPaper(number, day)]
    recorded = decisions_of(connection).get((stored.unit.key, stored.period, None))
    if recorded is not None:
        known.append(DecisionPaper(recorded.number, recorded.on.isoformat()))
    if not any(
        decision.number in (None, paper.number) and decision.date in (None, paper.date)
        for paper in known
    ):
        raise usage("RV-1226", **_place(stored))


def _place(stored: StoredList) -> dict[str, object]:
    commune = stored.unit.name or stored.unit.key
    return {"path": stored.file, "commune": commune, "period": stored.period}


def _lost(stored: StoredList) -> Iterator[Fault]:
    """Yield a warning for each kind of facts that results lost and the register will lack."""
    for what, warnings in LOST_FACTS.items():
        if what in stored.about["facts_lost"]:
            yield Fault(warnings.kept, params=_place(stored))


def _is_of_same_survey(there: StoredList, stored: StoredList) -> bool:
    """Return whether two lists are of one survey, judged alike, and the new one has no more facts.

    Every kind of facts that the list there has lost, the new one has lost as well. Results hold
    fewer facts of each household than their survey.
    """
    if there.input_sha256 != stored.input_sha256 or there.edition_sha256 != stored.edition_sha256:
        return False
    fewer = set(there.about["facts_lost"]) <= set(stored.about["facts_lost"])
    return fewer and _judged(there) == _judged(stored)


def _nothing_taken(there: StoredList, stored: StoredList) -> Fault:
    """Return the fault of a list that is not added.

    RV-1463 counts the personal cells that it has beyond those of the list there; RV-1281 where it
    has none.
    """
    before, now = _personal_cells(there), _personal_cells(stored)
    more = sum(max(0, count - before[at]) for at, count in enumerate(now))
    if more:
        return Fault("RV-1463", params={**_place(stored), "count": more})
    return Fault("RV-1281", params=_place(stored))


def _personal_cells(stored: StoredList) -> list[int]:
    """Return counts: citizen numbers of heads, filled cells of members by column, deaths."""
    number = COLUMNS.index("head_citizen_id")
    heads = sum(row[number] is not None for row in stored.households)
    people = [person for members in stored.members for person in members]
    counts = [sum(one[at] is not None for one in people) for at in range(len(PEOPLE))]
    return [heads, *counts, len(stored.deaths)]


def _judged(stored: StoredList) -> list[tuple[str, ...]]:
    """Return the code, class and figures of each household."""
    places = [COLUMNS.index(name) for name in JUDGED]
    return sorted(tuple(str(row[place]) for place in places) for row in stored.households)


def refuse_doubled_codes(stored: StoredList) -> None:
    """Raise InputProblem (exit code 3) where a code is in two rows of a list, with their cells."""
    if not stored.about["codes_unique"]:
        return
    code, cell = COLUMNS.index("code"), COLUMNS.index("cell")
    codes = [row[code] for row in stored.households if row[code] is not None]
    if len(set(codes)) == len(codes):
        return
    cells: dict[str, list[str]] = {}
    for row in stored.households:
        if row[code] is not None:
            cells.setdefault(row[code], []).append(str(row[cell] or "?"))
    twice = {name: where for name, where in cells.items() if len(where) > 1}
    named = [f"{code_words(name)}: {', '.join(twice[name])}" for name in [*twice][:NAMED]]
    words = "; ".join(named) + more_than_named(len(twice))
    where = {"path": stored.file, "sheet": stored.about["sheet"]}
    raise unreadable("RV-191", **where, count=len(twice), codes=words)


@dataclass(frozen=True, slots=True)
class ReplacingList:
    """A list that would replace the one in the register: file, commune, period, households.

    `waiting` are the households that it has without a review, `reviewed` the others that are not
    gone.
    """

    file: str
    commune: str
    period: str
    households: int
    waiting: int
    reviewed: int


def lists_to_replace(connection: Connection, lists: Iterable[StoredList]) -> list[ReplacingList]:
    """Return the lists whose commune and period have other contents in the register."""
    active = active_parts(connection)
    unreviewed, gone = COLUMNS.index("unreviewed"), COLUMNS.index("departed")
    replacing_lists = []
    for stored in lists:
        there = active.digests_of(stored.unit.key, stored.period)
        if there and there != (list_digest(stored, row_digests(stored)),):
            name = stored.unit.name or stored.unit.key
            waiting = sum(bool(row[unreviewed]) for row in stored.households)
            reviewed = sum(not (row[unreviewed] or row[gone]) for row in stored.households)
            about = (stored.file, name, stored.period, stored.size)
            replacing_lists.append(ReplacingList(*about, waiting, reviewed))
    return replacing_lists


def _twice(one: str, other: StoredList) -> Exception:
    return usage(
        "RV-1210",
        one=one,
        other=other.file,
        commune=other.unit.name or other.unit.key,
        period=other.period,
    )
