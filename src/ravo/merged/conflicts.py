"""The differences between two files, and an officer's decisions about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from ravo.contract.columns import Column
from ravo.merged.cells import OPEN, mark_of, value_key

ConflictKind = Literal["cell", "only_in", "other_code", "same_code", "gone", "sum"]
ConflictChoice = Literal["a", "b", "both", "other", "sum"]
KEEP_BOTH: frozenset[ConflictKind] = frozenset({"other_code", "same_code"})
"""Conflicts about two households, both of which may be kept."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the compared values: the value, its file, its place, and who typed it."""

    value: Any
    file: str
    place: str
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """An officer's choice: the mark of the side that counts, or another value that was typed.

    `choice` is `both` where two households are kept, `sum` where the totals of parts were added up.
    """

    choice: ConflictChoice
    chosen: str = ""
    value: Any = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two differing sides: of a household's cell, of a member, or of a whole household.

    `mark` identifies the conflict in later runs, in any order of the files; `marks` identify the
    sides. `decides` is whether the class may depend on it. `decision` is None while it is open.
    """

    kind: ConflictKind
    code: str
    table: str
    who: str
    column: str
    heading: str
    one: Side
    other: Side
    mark: str
    marks: tuple[str, str]
    decides: bool
    decision: Decision | None = None


Decisions = Mapping[str, Decision]


@dataclass(frozen=True)
class Contested:
    """The place of a conflict: the household, the row and the column.

    `label` is the name of the person in the row, for the officer.
    """

    code: str
    table: str
    who: str
    column: Column | None
    name: str
    heading: str
    label: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What identifies the place in every run."""
        return (self.code, self.table, self.who, self.name)

    @property
    def decides(self) -> bool:
        """Whether a class may depend on the cell."""
        return self.column is not None and self.column.matters and self.table != "info"


def pair(
    kind: ConflictKind,
    where: Contested,
    one: Side,
    other: Side,
    keys: tuple[Any, Any],
    decisions: Decisions,
) -> Conflict:
    """Return the conflict of two sides with the decision about it, if any.

    `kind` is what differs, `where` the household, person and column, `one` and `other` the two
    sides with their files; `keys` are their values as they are compared, in the same order.
    `decisions` are those that somebody wrote down, by the mark of a conflict.
    """
    marks = (mark_of(kind, where.key, keys[0]), mark_of(kind, where.key, keys[1]))
    mark = mark_of(*sorted(marks))
    decision = decisions.get(mark)
    fits = decision is not None and _fits(kind, decision, marks)
    decides = where.decides or kind != "cell"
    return Conflict(
        kind,
        where.code,
        where.table,
        where.label,
        where.name,
        where.heading,
        one,
        other,
        mark,
        marks,
        decides,
        decision if fits else None,
    )


def _fits(kind: ConflictKind, decision: Decision, marks: tuple[str, str]) -> bool:
    """Return whether a decision is a valid answer to a conflict of its kind."""
    if decision.choice == "sum":
        # A sum is calculated from the files in every run.
        return False
    if decision.choice == "both":
        return kind in KEEP_BOTH
    if decision.choice == "other":
        return kind == "cell" or kind in KEEP_BOTH
    return decision.chosen in marks


def settle(
    where: Contested, sides: Iterable[Side], decisions: Decisions
) -> tuple[Any, list[Conflict]]:
    """Return the value that counts among several files, and the conflicts about it.

    Files with the same value are one side. A side that was decided against no longer counts; while
    several sides are left, the cell is open.
    """
    distinct: dict[tuple[Any, ...], Side] = {}
    for side in sides:
        distinct.setdefault(value_key(where.column, side.value), side)
    if len(distinct) == 1:
        return next(iter(distinct.values())).value, []
    conflicts, beaten = [], set()
    typed: list[Any] = []
    for one, other in combinations(distinct, 2):
        conflict = pair("cell", where, distinct[one], distinct[other], (one, other), decisions)
        conflicts.append(conflict)
        if conflict.decision is None:
            continue
        if conflict.decision.choice == "other":
            typed.append(conflict.decision.value)
            beaten |= {one, other}
        else:
            beaten.add(other if conflict.decision.chosen == conflict.marks[0] else one)
    left = [key for key in distinct if key not in beaten]
    answers = {value_key(where.column, value) for value in typed} | set(left)
    if len(answers) == 1:
        value = typed[0] if typed else distinct[left[0]].value
        return value, [one for one in conflicts if one.decision is not None]
    return OPEN, conflicts


def is_open(conflict: Conflict) -> bool:
    """Return whether a conflict has no decision yet."""
    return conflict.decision is None
