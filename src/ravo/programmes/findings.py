"""What a programme makes of every household or person: columns, and single cases out of them."""

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
    """Whether a case is on a programme's list, is open for lack of an answer, or is not on it."""

    eligible = "eligible"
    to_ask = "to_ask"
    not_eligible = "not_eligible"


QuotaStanding = Literal["within", "tied", "beyond"]
QUOTA_STANDINGS: tuple[QuotaStanding, ...] = ("within", "tied", "beyond")
"""Where a case is by a quota: taken, equal to others at its cut, or behind it."""
NONE_FAILED, DEAD = -1, -2
"""What `ProgrammeFindings.failed` has where no requirement fails, and of who is dead."""
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
        """Whether every case that was read has one standing."""
        return self.read == self.listed + self.to_ask + self.not_listed

    def for_machines(self) -> dict[str, int]:
        """Return the counts of the machine format."""
        return {
            "read": self.read,
            "listed": self.listed,
            "to_ask": self.to_ask,
            "not": self.not_listed,
        }


@dataclass(frozen=True, slots=True)
class ProgrammeCase:
    """A household or person and what a programme makes of it.

    `household` is the row in `facts.households`, `member` that in `facts.members` (None for a
    case that is a household). `reasons` are the ids of the conditions by which it is on the list;
    `missing` the ids of the columns whose answers would settle it; `failed` the id of the first
    condition that does not hold, or of the exclusion that does. `order` is its place by the
    programme's priority, from 1, the same for all who are equal; None off the list. `beyond_quota`:
    the quota is used up by those before it; `tied`: it is equal to others at the cut of the quota.
    `helped` is the help that it had from this programme before. `dead_by` is the day by which a
    register has the person, or everybody in the household, dead: that is why it is not on the list.
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

    `standing` holds places in STANDINGS. `reasons` and `lacking` hold places in `reason_sets` and
    `lacking_sets`, the distinct tuples of condition ids and of column ids; `failed` a place in
    `programme.requirements`, NONE_FAILED for none, DEAD for who is dead. `order` is from 1, 0 off
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
        found = np.bincount(self.standing, minlength=len(STANDINGS))
        listed, to_ask, not_listed = (int(count) for count in found[: len(STANDINGS)])
        return StandingCounts(self.facts.cases(self.programme.unit), listed, to_ask, not_listed)

    @cached_property
    def households(self) -> NDArray[np.int64]:
        """The row in `facts.households` of each case."""
        return self.facts.household_of(self.programme.unit)

    @cached_property
    def open_classes(self) -> NDArray[np.int32]:
        """The place in `facts.class_lacks` of each case that lacks the class, else -1."""
        lacks = np.array([CLASS_COLUMN in columns for columns in self.lacking_sets], dtype=bool)
        if "lop" not in self.facts.households:
            return np.full(len(self.standing), -1, dtype=np.int32)
        places = self.facts.households["lop"].to_numpy(dtype=np.int32)[self.households]
        return np.where(lacks[self.lacking], places, -1).astype(np.int32)

    @cached_property
    def filled(self) -> NDArray[np.int64]:
        """Of each case what it has of the columns of people that classes lack; 0 of households."""
        if self.programme.unit == "person":
            return self.facts.filled
        return np.zeros(len(self.standing), dtype=np.int64)

    @cached_property
    def unlikely_mothers(self) -> NDArray[np.bool_]:
        """Which cases of a programme for mothers are of an age that is to be looked at again."""
        items = self.programme.conditions
        names = {name for item in items for name in MOTHERHOOD if name in item.expression}
        if self.programme.unit == "person" and names:
            return self.facts.unlikely_mothers
        return np.zeros(len(self.standing), dtype=bool)

    @cached_property
    def death_days(self) -> NDArray[np.datetime64]:
        """By which day each case was dead by the register; blank where it is alive."""
        return self.facts.death_days(self.programme.unit)

    def dead_by(self, place: int) -> date | None:
        """Return by which day a case was dead; None where it is alive."""
        day = self.death_days[place].item()
        return day if isinstance(day, date) else None

    def quota_standing(self, place: int) -> QuotaStanding | None:
        """Return where a case on the list is by the quota; None off it, or without a quota."""
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
        """Return the case at a place of the columns."""
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
        """Return the columns that would settle a case; those of its class where that is open."""
        if STANDINGS[self.standing[place]] is not Standing.to_ask:
            return ()
        found = self.lacking_sets[self.lacking[place]]
        member = place if self.programme.unit == "person" else None
        return self.facts.settling(found, int(self.households[place]), member)
