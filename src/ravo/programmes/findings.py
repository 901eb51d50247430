"""The findings of a programme about every household or person, as columns and as single cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ravo.programmes.facts import CLASS_COLUMN, MOTHERHOOD, HelpRecord, ProgrammeFacts
from ravo.programmes.model import Programme


class Standing(StrEnum):
    """Whether a case is on a programme's list, open because an answer is missing, or not on it."""

    eligible = "eligible"
    to_ask = "to_ask"
    not_eligible = "not_eligible"


QuotaStanding = Literal["within", "tied", "beyond"]
QUOTA_STANDINGS: tuple[QuotaStanding, ...] = ("within", "tied", "beyond")
"""The position of a case in a quota: within it, equal to others at its cut, or beyond it."""
NONE_FAILED, DEAD = -1, -2
"""Values of `ProgrammeFindings.failed`: no requirement fails, and the person is dead."""
STANDINGS = tuple(Standing)
"""The standings in the order of their numbers in `ProgrammeFindings.standing`."""


@dataclass(frozen=True, slots=True)
class StandingCounts:
    """The cases of a programme: read = listed + to_ask + not_listed, always."""

    read: int
    listed: int
    to_ask: int
    not_listed: int

    @property
    def reconciled(self) -> bool:
        """Whether every case has exactly one standing."""
        return self.read == self.listed + self.to_ask + self.not_listed

    def for_machines(self) -> dict[str, int]:
        """Return the counts under the keys of the machine format."""
        return {
            "read": self.read,
            "listed": self.listed,
            "to_ask": self.to_ask,
            "not": self.not_listed,
        }


@dataclass(frozen=True, slots=True)
class ProgrammeCase:
    """A household or person with the finding of a programme about it.

    `household` is the row in `facts.households`, `member` that in `facts.members` (None for a case
    that is a household). `reasons` are the ids of the conditions by which it is on the list;
    `missing` the ids of the columns whose answers would settle it; `failed` the id of the first
    condition that does not hold, or of the exclusion that does. `order` is its rank by the
    programme's priority, from 1, the same for equal cases; None off the list. `beyond_quota` is
    whether the quota is used up by earlier cases; `tied` whether it is equal to others at the cut
    of the quota. `helped` is the help that it received from this programme before. `dead_by` is the
    day by which the person, or everybody in the household, is dead by a register: the reason for
    not being on the list.
    """

    household: int
    member: int | None
    standing: Standing
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    failed: str | None = None
    order: int | None = None
    beyond_quota: bool = False
    tied: bool = False
    helped: tuple[HelpRecord, ...] = ()
    dead_by: date | None = None


@dataclass(frozen=True)
class ProgrammeFindings:
    """A programme over all households or people of its facts, an entry per case.

    `standing` holds indices of STANDINGS. `reasons` and `lacking` hold indices of `reason_sets` and
    `lacking_sets`, the distinct tuples of condition ids and of column ids; `failed` an index of
    `programme.requirements`, NONE_FAILED for none, DEAD for the dead. `order` counts from 1, 0 off
    the list.
    """

    programme: Programme
    facts: ProgrammeFacts
    standing: NDArray[np.int8]
    reasons: NDArray[np.int32]
    lacking: NDArray[np.int32]
    failed: NDArray[np.int16]
    order: NDArray[np.int32]
    beyond_quota: NDArray[np.bool_]
    tied: NDArray[np.bool_]
    reason_sets: tuple[tuple[str, ...], ...]
    lacking_sets: tuple[tuple[str, ...], ...]

    @cached_property
    def counts(self) -> StandingCounts:
        """The counts of the cases by standing."""
        counts = np.bincount(self.standing, minlength=len(STANDINGS))
        listed, to_ask, not_listed = (int(count) for count in counts[: len(STANDINGS)])
        return StandingCounts(self.facts.cases(self.programme.unit), listed, to_ask, not_listed)

    @cached_property
    def households(self) -> NDArray[np.int64]:
        """The row in `facts.households` of each case."""
        return self.facts.household_of(self.programme.unit)

    @cached_property
    def open_classes(self) -> NDArray[np.int32]:
        """The index in `facts.class_lacks` of each case whose open class is lacking, else -1."""
        lacks = np.array([CLASS_COLUMN in columns for columns in self.lacking_sets], dtype=bool)
        if "lop" not in self.facts.households:
            return np.full(len(self.standing), -1, dtype=np.int32)
        places = self.facts.households["lop"].to_numpy(dtype=np.int32)[self.households]
        return np.where(lacks[self.lacking], places, -1).astype(np.int32)

    @cached_property
    def filled(self) -> NDArray[np.int64]:
        """The filled-in columns of each person that open classes lack, as bits; households: 0."""
        if self.programme.unit == "person":
            return self.facts.filled
        return np.zeros(len(self.standing), dtype=np.int64)

    @cached_property
    def unlikely_mothers(self) -> NDArray[np.bool_]:
        """Which cases of a programme for mothers have an age that should be checked."""
        items = self.programme.conditions
        names = {name for item in items for name in MOTHERHOOD if name in item.expression}
        if self.programme.unit == "person" and names:
            return self.facts.unlikely_mothers
        return np.zeros(len(self.standing), dtype=bool)

    @cached_property
    def death_days(self) -> NDArray[np.datetime64]:
        """The day by which each case was dead according to the register; blank if alive."""
        return self.facts.death_days(self.programme.unit)

    def dead_by(self, place: int) -> date | None:
        """Return the day by which a case was dead; None if alive."""
        day = self.death_days[place].item()
        return day if isinstance(day, date) else None

    def quota_standing(self, place: int) -> QuotaStanding | None:
        """Return the position of a case in the quota; None off the list, or without a quota."""
        if self.programme.quota is None or not self.order[place]:
            return None
        if self.tied[place]:
            return "tied"
        return "beyond" if self.beyond_quota[place] else "within"

    def places(self, standing: Standing) -> NDArray[np.int64]:
        """Return the cases of a standing: those on the list by their order, the others as read."""
        places = np.flatnonzero(self.standing == STANDINGS.index(standing))
        if standing is Standing.eligible:
            places = places[np.argsort(self.order[places], kind="stable")]
        return places

    def rows(self, standing: Standing) -> Iterator[ProgrammeCase]:
        """Yield the cases of a standing, in the order of `places`."""
        for place in self.places(standing).tolist():
            yield self.case(place)

    def case(self, place: int) -> ProgrammeCase:
        """Return the case at an index of the columns."""
        standing = STANDINGS[self.standing[place]]
        listed = standing is Standing.eligible
        failed = int(self.failed[place])
        household = int(self.households[place])
        person = self.programme.unit == "person"
        return ProgrammeCase(
            household=household,
            member=place if person else None,
            standing=standing,
            reasons=self.reason_sets[self.reasons[place]] if listed else (),
            missing=self.missing(place),
            failed=self.programme.requirements[failed].id if failed >= 0 else None,
            order=int(self.order[place]) if listed else None,
            beyond_quota=bool(self.beyond_quota[place]),
            tied=bool(self.tied[place]),
            helped=self.facts.help_of(self.programme.id, household, place if person else None),
            dead_by=self.dead_by(place) if failed == DEAD else None,
        )

    def missing(self, place: int) -> tuple[str, ...]:
        """Return the columns that would settle a case; for an open class, those of the class."""
        if STANDINGS[self.standing[place]] is not Standing.to_ask:
            return ()
        columns = self.lacking_sets[self.lacking[place]]
        member = place if self.programme.unit == "person" else None
        return self.facts.settling(columns, int(self.households[place]), member)
