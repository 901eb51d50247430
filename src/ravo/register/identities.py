"""The identities of a register, worked out from the lists that count, period by period."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Table, delete, select

from ravo.changes.lineage import NEW, Descent, descent, return_of
from ravo.changes.links import Links
from ravo.changes.people import with_own_numbers
from ravo.changes.possible_pairs import YearKeys, keys_of_year, may_have_common
from ravo.changes.year import Year, some_households
from ravo.faults import Fault
from ravo.register.answers import YES, answers, links_between
from ravo.register.batches import next_number
from ravo.register.dead_people import match_deaths
from ravo.register.heads_before import heads_before
from ravo.register.lists import PAIRED
from ravo.register.parts import ActiveParts, insert_many, numbers_at
from ravo.register.period_years import (
    PeriodYear,
    TextsByGround,
    household_numbers,
    lists_before,
    period_year,
    rows_only,
    shares_ground,
)
from ravo.register.periods import order_of
from ravo.register.records import has_table
from ravo.register.search_words import SearchWord, SearchWords
from ravo.register.tables import (
    ALIAS,
    DEATH,
    HOUSEHOLD,
    MEMBERSHIP,
    PART,
    PASSAGE,
    PERSON,
    SEARCH,
)
from ravo.typed_columns import Rows


@dataclass
class AddedCounts:
    """Counts of the households of a period, and the faults about what its lists lack."""

    paired: int = 0
    to_confirm: int = 0
    new: int = 0
    left: int = 0
    faults: tuple[Fault, ...] = ()


def forget_from(connection: Connection, period: str | None) -> None:
    """Delete the identities of a period and of all later ones; of all where it is None."""
    parts = [
        row.id
        for row in connection.execute(select(PART.c.id, PART.c.period))
        if period is None or order_of(row.period) >= order_of(period)
    ]
    for table in (ALIAS, MEMBERSHIP):
        _delete_in(connection, table, "part", parts)
    dated = (
        (DEATH, "period"),
        (PASSAGE, "period"),
        (SEARCH, "first"),
        (HOUSEHOLD, "first"),
        (PERSON, "first"),
    )
    for table, column in dated:
        words = connection.execute(select(table.c[column]).distinct()).scalars().all()
        late = [word for word in words if period is None or order_of(word) >= order_of(period)]
        _delete_in(connection, table, column, late)


def _delete_in(connection: Connection, table: Table, column: str, values: Iterable[object]) -> None:
    for value in values:
        connection.execute(delete(table).where(table.c[column] == value))


def work_out(connection: Connection, active: ActiveParts, first: str) -> dict[str, AddedCounts]:
    """Work out the identities of a period and of all later ones anew; return counts of each."""
    forget_from(connection, first)
    periods = [period for period in active.periods if order_of(period) >= order_of(first)]
    return {period: work_out_period(connection, active, period, connection) for period in periods}


def work_out_period(
    connection: Connection, active: ActiveParts, period: str, into: Connection
) -> AddedCounts:
    """Work out the identities of a period; those of earlier periods are read from `into`.

    The identities of the period are written to `into`.
    """
    counts = AddedCounts()
    held: TextsByGround = {}
    parts = active.in_period(period)
    new = period_year(connection, parts, period, names=PAIRED, held=held)
    size, people = len(new.at), len(new.seats)
    state = _PeriodState(
        household=np.zeros(size, dtype=np.int64),
        how=np.full(size, NEW, dtype=object),
        score=np.full(size, np.nan),
        origin=np.zeros(size, dtype=np.int64),
        person=np.zeros(people, dtype=np.int64),
        words={},
    )
    passages: list[tuple[str, int, int | None]] = []
    old = lists_before(connection, active, new, names=PAIRED, held=held)
    held.clear()
    if old is not None:
        links = links_between(connection, old, new)
        before = [part for part in active.parts if order_of(part.period) < order_of(period)]
        heads = heads_before(connection, into, before, old)
        lineage = descent(old.year, new.year, links, heads)
        _inherit(into, (old, new), lineage, state, passages)
        counts.to_confirm += lineage.to_confirm
        counts.left += len(lineage.left)
        counts.faults = lineage.faults
        counts.paired += int((lineage.old >= 0).sum())
        del links, lineage, heads
        last = _rows_in(into, old)
        del old
        counts.paired += _came_back(connection, active, last, new, state, into)
    counts.new += int((state.household == 0).sum())
    _write(into, new, state, passages)
    if has_table(connection, DEATH):
        match_deaths(connection, active, period, into)
    return counts


@dataclass
class _PeriodState:
    """Identities of a period while they are worked out; the number 0 means none.

    `words` has, by row, the new search words of households that were known before.
    """

    household: Rows
    how: NDArray[np.object_]
    score: NDArray[np.float64]
    origin: Rows
    person: Rows
    words: dict[int, set[SearchWord]]


@dataclass(frozen=True)
class _FollowedLists:
    """The last lists before a period, with the numbers of the households present on them.

    `whole` are the lists on which every household is present.
    """

    households: Rows
    whole: frozenset[int]


def _rows_in(connection: Connection, old: PeriodYear) -> _FollowedLists:
    gone = old.year.departed
    if not old.whole:
        households = _column(connection, old, ALIAS, "household")
        return _FollowedLists(households[~gone], frozenset())
    numbers = np.concatenate([household_numbers(connection, part) for part in old.parts])
    with_gone = {part for part, _ in old.at.only(gone)}
    return _FollowedLists(numbers[~gone], frozenset(old.parts) - with_gone)


def _came_back(
    connection: Connection,
    active: ActiveParts,
    last: _FollowedLists,
    new: PeriodYear,
    state: _PeriodState,
    into: Connection,
) -> int:
    """Pair returned households with those of earlier lists; return their number.

    A household has returned if the last lists lack it or record it as gone. One that was off the
    lists for a while is the same household, and so is one that left and is named in the lists of
    the following months. Only certain pairs count, and only households that no later list has.
    """
    seen = np.zeros(next_number(into, HOUSEHOLD.c.id), dtype=bool)
    for numbers in (state.household, last.households):
        seen[numbers] = True
    confirmed = {answer[0] for answer in answers(connection) if answer[-1] == YES}
    free, count = None, 0
    for period in reversed(active.periods):
        if order_of(period) >= order_of(new.period) or (state.household != 0).all():
            continue
        parts = [part for part in active.in_period(period) if part.id not in last.whole]
        here = {part.id: household_numbers(into, part.id) for part in parts}
        rows = {part: np.flatnonzero(~seen[numbers]) for part, numbers in here.items()}
        dormant = [part for part in parts if len(rows[part.id])]
        if dormant and shares_ground([part.unit for part in dormant], new.units):
            old = period_year(connection, dormant, period, names=PAIRED, rows=rows)
            free = free or _free_households(new, state)
            # Pairing takes longest, and in most periods no household has returned.
            if period in confirmed or may_have_common(old.year, free.year, free.keys):
                numbers = np.concatenate([here[part][rows[part]] for part in old.parts])
                links = links_between(connection, old, free.lists)
                paired = _pair_dormant(into, _DormantLists(old, numbers), free, links, state)
                free = None if paired else free
                count += paired
        for numbers in here.values():
            seen[numbers] = True
    return count


@dataclass(frozen=True)
class _DormantLists:
    """Households of earlier lists that no later list has, with the number of each."""

    lists: PeriodYear
    households: Rows


@dataclass(frozen=True)
class _NewcomerLists:
    """The households of a period without an identity, with their rows and their members' rows.

    `year` has them as they are paired: without the numbers that several heads of the period have.
    """

    rows: Rows
    seats: Rows
    lists: PeriodYear
    year: Year
    keys: YearKeys


def _free_households(new: PeriodYear, state: _PeriodState) -> _NewcomerLists:
    free = state.household == 0
    owner = new.year.members["household"].to_numpy(dtype=np.int64)
    year = some_households(with_own_numbers(new.year), free)
    return _NewcomerLists(
        np.flatnonzero(free),
        np.flatnonzero(free[owner]),
        rows_only(new, free),
        year,
        keys_of_year(year),
    )


def _pair_dormant(
    into: Connection,
    dormant: _DormantLists,
    free: _NewcomerLists,
    links: Links,
    state: _PeriodState,
) -> int:
    """Pair the free households of a period with those of earlier lists; return their number."""
    old, fresh = dormant.lists, free.lists
    followed, mine = return_of(old.year, free.year, links)
    rows, earlier = free.rows[mine], followed.old[mine]
    if len(mine):
        before, now = SearchWords(old.year), SearchWords(fresh.year)
        for place, words in now.more_than(mine, before, earlier):
            state.words[int(free.rows[place])] = words
    state.household[rows] = dormant.households[earlier]
    state.how[rows], state.score[rows] = followed.how[mine], followed.score[mine]
    if (followed.person >= 0).any():
        persons = _column(into, old, MEMBERSHIP, "person")
        known = (followed.person >= 0) & (state.person[free.seats] == 0)
        state.person[free.seats[known]] = persons[followed.person[known]]
    return len(rows)


def _inherit(
    connection: Connection,
    years: tuple[PeriodYear, PeriodYear],
    followed: Descent,
    state: _PeriodState,
    passages: list[tuple[str, int, int | None]],
) -> None:
    """Pass the identities of earlier households and people on to those that follow from them."""
    old, new = years
    households, persons = _known(connection, old)
    mine = (followed.old >= 0) & (state.household == 0)
    before, now = SearchWords(old.year), SearchWords(new.year)
    state.words.update(now.more_than(np.flatnonzero(mine), before, followed.old[mine]))
    state.household[mine] = households[followed.old[mine]]
    state.how[mine], state.score[mine] = followed.how[mine], followed.score[mine]
    split = (followed.origin >= 0) & (state.origin == 0)
    state.origin[split] = households[followed.origin[split]]
    known = (followed.person >= 0) & (state.person == 0)
    state.person[known] = persons[followed.person[known]]
    merged = dict(followed.merged)
    for row in followed.left.tolist():
        if row not in merged:
            passages.append(("out", int(households[row]), None))
    for row, into in followed.merged:
        passages.append(("merge", int(households[row]), -1 - into))
    for row in np.flatnonzero(followed.new_head).tolist():
        passages.append(("new_head", -1 - row, None))


def _known(connection: Connection, old: PeriodYear) -> tuple[Rows, Rows]:
    """Return the household of each row and the person of each member of an earlier period."""
    return (
        _column(connection, old, ALIAS, "household"),
        _column(connection, old, MEMBERSHIP, "person"),
    )


def _column(connection: Connection, old: PeriodYear, table: Table, name: str) -> Rows:
    """Return a column of numbers for the rows, or the members, of an earlier period."""
    numbers = []
    for part, rows in old.rows_of_parts():
        order = [item for item in table.primary_key.columns if item.name != "part"]
        query = select(table.c[name]).where(table.c.part == part).order_by(*order)
        some = None if old.whole else rows.tolist()
        numbers.append(numbers_at(connection, query, table.c.row, some))
    return np.concatenate(numbers)


def _write(
    connection: Connection,
    new: PeriodYear,
    state: _PeriodState,
    passages: list[tuple[str, int, int | None]],
) -> None:
    fresh = np.flatnonzero(state.household == 0)
    number = next_number(connection, HOUSEHOLD.c.id)
    state.household[fresh] = np.arange(number, number + len(fresh))
    uids = _uids(new)
    scores = state.score.astype(object)
    scores[np.isnan(state.score)] = None
    rows = [
        (int(state.household[row]), uids[row], int(state.origin[row]) or None, new.period)
        for row in fresh.tolist()
    ]
    insert_many(connection, HOUSEHOLD, ("id", "uid", "origin", "first"), rows)
    insert_many(
        connection,
        ALIAS,
        ("part", "row", "household", "how", "score"),
        new.at.beside(state.household, state.how, scores),
    )
    _write_people(connection, new, state, uids)
    _write_search(connection, new, state, fresh.tolist())
    for row in fresh.tolist():
        origin = int(state.origin[row])
        kind = "split" if origin else "in"
        passages.append((kind, int(state.household[row]), origin or None))
    _write_passages(connection, new.period, state, passages)


def _uids(new: PeriodYear) -> list[str]:
    """Return the uid for each new household: its commune, period and code."""
    frame = new.year.households
    codes, cells, parts = (frame[name].tolist() for name in ("code", "cell", "part"))
    unique = [part.codes_unique for part in new.year.parts]
    names = [
        f"{new.units[part].key}/{new.period}/{code if unique[part] and code else cell}"
        for code, cell, part in zip(codes, cells, parts, strict=True)
    ]
    met: set[str] = set()
    for row, (name, (_, place)) in enumerate(zip(names, new.at, strict=True)):
        # Rows without a code or a cell are identified by their place in the list.
        names[row] = f"{name}#{place + 1}" if name in met else name
        met.add(name)
    return names


def _write_people(
    connection: Connection, new: PeriodYear, state: _PeriodState, uids: list[str]
) -> None:
    members = new.year.members
    fresh = np.flatnonzero(state.person == 0)
    number = next_number(connection, PERSON.c.id)
    state.person[fresh] = np.arange(number, number + len(fresh))
    households = members["household"].tolist()
    insert_many(
        connection,
        PERSON,
        ("id", "uid", "first"),
        (
            (person, f"{uids[households[row]]}/{place + 1}", new.period)
            for row, (_, _, place, person) in zip(
                fresh.tolist(), new.seats.only(fresh).beside(state.person[fresh]), strict=True
            )
        ),
    )
    insert_many(
        connection,
        MEMBERSHIP,
        ("part", "row", "place", "person"),
        new.seats.beside(state.person),
    )


def _write_search(
    connection: Connection, new: PeriodYear, state: _PeriodState, fresh: list[int]
) -> None:
    households = state.household.tolist()
    words = SearchWords(new.year).of_all(np.array(fresh, dtype=np.int64))
    more = ((kind, key, row) for row, mine in state.words.items() for kind, key in sorted(mine))
    insert_many(
        connection,
        SEARCH,
        ("kind", "key", "household", "first"),
        ((kind, key, households[row], new.period) for kind, key, row in chain(words, more)),
    )


def _write_passages(
    connection: Connection,
    period: str,
    state: _PeriodState,
    passages: list[tuple[str, int, int | None]],
) -> None:
    def number(value: int | None) -> int | None:
        """Return a household's number; a negative one names a row of the new period."""
        return value if value is None or value > 0 else int(state.household[-1 - value])

    first = next_number(connection, PASSAGE.c.id)
    rows = [(kind, number(one), number(other)) for kind, one, other in passages]
    insert_many(
        connection,
        PASSAGE,
        ("id", "kind", "period", "household", "other"),
        (
            (first + place, kind, period, one, other)
            for place, (kind, one, other) in enumerate(rows)
        ),
    )
