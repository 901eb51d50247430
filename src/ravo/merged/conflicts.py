"""What two files hold differently, and what an officer decided about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from ravo.contract.columns import Column
from ravo.merged.cells import OPEN, mark_of, value_key

ConflictKind = Literal["cell", "only_in", "other_code", "same_code", "gone", "sum"]
ConflictChoice = Literal["a", "b", "both", "other", "sum"]
KEEP_BOTH: frozenset[ConflictKind] = frozenset({"other_code", "same_code"})
"""Conflicts about two households, both of which may stay."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that are compared: the value, its file, where it is, who typed it."""

    value: Any
    file: str
    place: str
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What an officer chose: the mark of the side that counts, or another value that was typed.

    `choice` is `both` where two households stay, `sum` where the totals of parts were added up.
    """

    choice: ConflictChoice
    chosen: str = ""
    value: Any = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sides that differ: of a household's cell, a member, or a household as such.

    `mark` identifies the conflict in later runs whatever the order of the files, `marks` the sides.
    `decides` shows that the class may depend on it. `decision` is None while it is open.
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
    """The place that a conflict is about: the household, the row and the column.

    `label` is the person by whom an officer knows the row.
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
    """Return the conflict of two sides with what was decided about it."""
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
    """Return whether a decision answers a conflict of its kind."""
    if decision.choice == "sum":
        # What is added up follows from the files in every run.
        return False
    if decision.choice == "both":
        return kind in KEEP_BOTH
    if decision.choice == "other":
        return kind == "cell" or kind in KEEP_BOTH
    return decision.chosen in marks


def settle(
    where: Contested, sides: Iterable[Side], decisions: Decisions
) -> tuple[Any, list[Conflict]]:
    """Return the value that counts among those of several files, and the conflicts about it.

    Files with the same value are one side. A side that lost against another no longer counts; while
    several are left, the cell is open.
    """
    distinct: dict[tuple[Any, ...], Side] = {}
    for side in sides:
        distinct.setdefault(value_key(where.column, side.value), side)
    if len(distinct) == 1:
        return next(iter(distinct.values())).value, []
    conflicts, beaten = [], set()
    typed: list[Any] = []
    for one, other in combinations(distinct, 2):
        found = pair("cell", where, distinct[one], distinct[other], (one, other), decisions)
        conflicts.append(found)
        if found.decision is None:
            continue
        if found.decision.choice == "other":
            typed.append(found.decision.value)
            beaten |= {one, other}
        else:
            beaten.add(other if found.decision.chosen == found.marks[0] else one)
    left = [key for key in distinct if key not in beaten]
    answers = {value_key(where.column, value) for value in typed} | set(left)
    if len(answers) == 1:
        value = typed[0] if typed else distinct[left[0]].value
        return value, [one for one in conflicts if one.decision is not None]
    return OPEN, conflicts


def is_open(conflict: Conflict) -> bool:
    """Return whether nobody decided a conflict yet."""
    return conflict.decision is None
