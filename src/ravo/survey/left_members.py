"""Members who left a household that stays, or came into it, and the size of the household."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import HEAD_RELATION, MERGED, SPLIT
from ravo.faults import Fault
from ravo.messages import Text, text
from ravo.survey.faults_at import cell_fault, records_with
from ravo.survey.listed_people import ListedPeople
from ravo.survey.members import of_households, owners
from ravo.survey.split_households import Splits, homes_split_from, open_splits, splits_of
from ravo.survey.survey import Survey, Table
from ravo.text import NAMED_CELLS, with_rest
from ravo.typed_columns import Flags, Numbers, Rows, are, are_in, blanks, given_in

DIED, MOVED_AWAY = "Chết", "Chuyển đi"
GONE = (DIED, MOVED_AWAY)
"""Reasons by which a person has left a household, and a household has left the list."""
STILL_COUNTED = "RV-332"
"""Fault code: all listed people left, but the written size is not their number."""
ONLY_CAME = "RV-327"
"""Fault code: all listed people came this year, and those who were there before have no rows."""
OPEN_PEOPLE = (STILL_COUNTED, ONLY_CAME)
"""The fault codes of households whose people are not known."""
BLANK = "RV-214"
"""The fault code of a required cell that is blank."""
NOBODY = ("0", "0.0")
"""Written numbers of members that mean nobody."""
ARRIVED = "Chuyển đến"
CAME = ("Mới sinh", ARRIVED, MERGED)
"""Reasons of a person who is new in the household."""
SHRUNK, GROWN = "RV-313", "RV-317"
"""The fault codes of a size that still counts people who left, or lacks people who came."""


@dataclass(frozen=True, eq=False, repr=False)
class LeftMembers:
    """The members who left, and the households that they left.

    `records` are their rows of the sheet `Thành viên`; `owner` and `reasons` have one item for each
    of these. Per household, `count` is the number of people who left, `stayed` that of the others.
    `emptied` is True where all listed people left and the size is their number or blank,
    `recounted` where the written size is an older one, which counts those who left or lacks those
    who came. `moved` contains the rows that exist only in a household split off, each with its old
    household.
    """

    records: Rows
    owner: Rows
    reasons: NDArray[np.object_]
    count: Numbers
    stayed: Numbers
    emptied: Flags
    recounted: Flags
    faults: tuple[Fault, ...] = ()
    moved: Mapping[int, int] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Whether anybody left, or came without being counted."""
        return bool(len(self.records)) or bool(self.moved) or bool(self.recounted.any())


def left_members(survey: Survey, gone: Flags) -> LeftMembers:
    """Return the members who left households that are not themselves `gone`."""
    table, members = survey.households, survey.members
    none = np.zeros(len(table.rows), dtype=np.int64)
    if members is None or not given_in(members.columns["change_reason"]).any():
        nobody = none[:0]
        words = np.empty(0, dtype=object)
        return LeftMembers(nobody, nobody, words, none, none, none > 0, none > 0)
    owner = owners(table, members)
    reasons = members.columns["change_reason"]
    splits = splits_of(table, owner, reasons)
    stays = splits.new | splits.open
    away = are_in(reasons, GONE) | (are(reasons, SPLIT) & ~of_households(stays, owner))
    away &= (owner >= 0) & ~of_households(gone, owner)
    count = np.bincount(owner[away], minlength=len(none))
    stayed = np.bincount(owner[(owner >= 0) & ~away], minlength=len(none))
    size = table.columns["size"]
    empty = (count > 0) & (stayed == 0)
    blank = np.isnan(size) & ~_unread_sizes(survey, empty)
    emptied = empty & (blank | (size == count))
    # Where another size is written, people may still be there.
    away &= ~of_households(empty & ~emptied, owner)
    came = are_in(reasons, CAME) & (owner >= 0) & ~away & ~of_households(gone, owner)
    arrived = np.bincount(owner[came], minlength=len(none))
    new = splits.new | are_in(table.columns["change_reason"], (ARRIVED, SPLIT))
    lacking = (arrived > 0) & (arrived == stayed) & (count == 0) & ~new
    lacking &= members.given("relation") & ~_with_head(members, owner, len(none))
    moved = _moved(table, members, splits, gone)
    away_too = np.bincount([*moved.values()], minlength=len(none)).astype(np.int64)
    counted = _WrittenSizes(size, count, arrived, stayed, there=~empty & ~gone & ~lacking)
    counted = counted.with_moved(away_too)
    records = np.flatnonzero(away)
    faults = (
        *counted.notes(table),
        *_nobody_left(table, empty & (size > 0) & ~emptied, count),
        *_nobody_before(
            table, members, owner, np.flatnonzero(came & of_households(lacking, owner))
        ),
        *open_splits(table, members, owner, splits.open & ~gone),
    )
    return LeftMembers(
        records,
        owner[records],
        reasons[records],
        count,
        stayed,
        emptied,
        counted.older,
        faults,
        moved,
    )


def _moved(table: Table, members: Table, splits: Splits, gone: Flags) -> dict[int, int]:
    """Return the rows that were moved into a household split off, each with the old household.

    These people have no row in the old household. Where a person of the old household left by
    `Tách hộ` and is in no new one, it may be the same person: then no row counts as moved.
    """
    origins = homes_split_from(table, splits)
    pairs = [(new, old) for new, old in origins.items() if not (gone[new] or gone[old])]
    if not pairs:
        return {}
    people = ListedPeople(table, members)
    moved: dict[int, int] = {}
    for old in dict.fromkeys(old for _, old in pairs):
        there = people.of(old)
        came = [row for new, home in pairs if home == old for row in people.of(new)]
        came = [row for row in came if people.reasons[row] == SPLIT and people.names[row]]
        left = [row for row in there if people.reasons[row] == SPLIT]
        if there and all(any(people.same(row, other) for other in came) for row in left):
            alone = [row for row in came if not any(people.same(row, other) for other in there)]
            moved |= dict.fromkeys(alone, old)
    return moved


def _unread_sizes(survey: Survey, among: Flags) -> Flags:
    """Return flags of the households `among` whose size is written but unreadable."""
    table = survey.households
    there = survey.faults.such(lambda f: f.code != BLANK and f.value not in NOBODY)
    unread = blanks(table.columns["size"])
    return among & unread & records_with(table, "size", there)


def _nobody_left(table: Table, among: Flags, count: Numbers) -> Iterator[Fault]:
    """Yield a fault for each household in `among`.

    All its listed people left, but the written size is not their number.
    """
    for record in map(int, np.flatnonzero(among)):
        size = int(table.value("size", record))
        yield cell_fault(table, STILL_COUNTED, "size", record, size=size, count=int(count[record]))


def _with_head(members: Table, owner: Rows, size: int) -> Flags:
    """Return flags of the `size` households: whether one of their rows is a head's."""
    head = are(members.columns["relation"], HEAD_RELATION) & (owner >= 0)
    return np.bincount(owner[head], minlength=size) > 0


def _nobody_before(table: Table, members: Table, owner: Rows, rows: Rows) -> Iterator[Fault]:
    """Yield a fault for each household that has only the `rows` of people who came."""
    for record in dict.fromkeys(map(int, owner[rows])):
        own = [int(row) for row in rows[owner[rows] == record]]
        cells = [members.place("change_reason", row) for row in own[:NAMED_CELLS]]
        people = with_rest(cells, len(own))
        yield cell_fault(table, ONLY_CAME, "code", record, people=people, count=len(own))


class _WrittenSizes:
    """The written sizes of households, and the numbers of people who left, came and are there.

    `there` flags the households that still have a person.
    """

    def __init__(
        self,
        size: NDArray[np.float64],
        left: Numbers,
        came: Numbers,
        now: Numbers,
        *,
        there: Flags,
    ) -> None:
        self.size, self.left, self.came, self.now = size, left, came, now
        self.there = there
        apart = there & (size > 0) & (size != now)
        self.with_left = apart & (left > 0) & (size == now + left)
        before = apart & ~self.with_left & (came > 0)
        self.of_before = before & (size == now - came + left)
        self.without_came = before & ~self.of_before & (size == now - came)
        self.older = self.with_left | self.of_before | self.without_came

    def with_moved(self, moved: Numbers) -> "_WrittenSizes":
        """Return the numbers with people of moved rows counted among those who left.

        Households whose written size agrees without them stay unchanged: the size was lowered when
        the row was moved.
        """
        if not moved.any():
            return self
        settled = self.older | (self.size == self.now)
        left = np.where(settled, self.left, self.left + moved)
        return _WrittenSizes(self.size, left, self.came, self.now, there=self.there)

    def notes(self, table: Table) -> Iterator[Fault]:
        """Yield a note for each size that is replaced by the counted one."""
        for record in map(int, np.flatnonzero(self.older)):
            size, left, now = int(self.size[record]), int(self.left[record]), int(self.now[record])
            if self.with_left[record]:
                yield cell_fault(table, SHRUNK, "size", record, size=size, left=left, stayed=now)
                continue
            deducts = bool(self.of_before[record]) and left > 0
            less = text("unread.left_deducted").filled(left=left) if deducts else Text("", "")
            came = int(self.came[record])
            yield cell_fault(table, GROWN, "size", record, size=size, came=came, now=now, less=less)
