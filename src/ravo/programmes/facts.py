"""The facts that the conditions of programmes read: frames of households and members, and a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.criteria.truth import UNKNOWN
from ravo.programmes.model import UnitOfCase

CLASS_COLUMN = "phan_loai"
"""The fact that is a household's class: where it is open, the columns that it lacks are named."""
REGISTER_COLUMN = "so_theo_doi"
"""What is missing where only a register knows something."""

PRESENT_COLUMN = "con_o_xa"
"""Whether a household still lives in the commune: to be asked of those that no list of now has."""

DERIVED_COLUMN = "thoat_suy_ra"
"""Of which newly escaped households the day is inferred from the closing day of the review."""

PEOPLE_COLUMN = "thanh_vien"
"""Who lives in a household: to be asked of one that lists nobody."""

BIRTH_WRITTEN = "ngay_sinh_ghi"
"""Births as far as they are written down, as the figures of `KeptFacts`: 20081214, 19700000."""


@dataclass(frozen=True, slots=True)
class HelpRecord:
    """Help that a household or person had from a programme: the year, the amount, who records it.

    `source` is `survey` or `register`; `year` and `amount` (đồng) are None where not recorded.
    """

    year: int | None
    amount: float | None
    source: str


@dataclass(frozen=True)
class ProgrammeFacts:
    """What is known of households and their members on a day.

    The columns of both frames have the ids of the contract (`ma_ho`, `khuyet_tat`) and those of
    the facts that are worked out (`vocabulary.py`): yes/no as int8 YES / NO / UNKNOWN, figures
    float64 (NaN: not known), words as text or None; of a day or a figure that is not known exactly
    `…_den` has the last day or the greatest figure that it may be. A column that nobody has is
    left out and unknown for all. `households` has `xa` (the commune), `xa_so` (its place among
    all) and `lop` beside them: the place in `class_lacks` of the columns that the class lacks, -1
    where there is a class. Its `con_o_xa` is unknown of households that only a register has: what
    they have a right to is not sure before the village confirms that they still live there.
    `members` has `ho`, the row of its household, and `dong`, its row in the sheet `Thành viên`, 0
    where that is not known or the household lists no members: then the one row of the household
    has blank facts, so that nobody in it is passed over, and its `thanh_vien` is unknown: no list
    has a person without a name.

    `lacking` has for a fact that is worked out the columns it lacks, each with who lacks it.
    `help` has the help recorded by programme, household row and member row (None: the household);
    `registered` is whether a register was read, so that who is not in it was not helped by it;
    `without_members` counts the households with such a blank row.
    """

    on: date
    households: pd.DataFrame
    members: pd.DataFrame
    class_lacks: tuple[tuple[str, ...], ...] = ()
    lacking: Mapping[str, Mapping[str, NDArray[np.bool_]]] = field(default_factory=dict)
    help: Mapping[tuple[str, int, int | None], tuple[HelpRecord, ...]] = field(default_factory=dict)
    registered: bool = False
    without_members: int = 0

    def cases(self, unit: UnitOfCase) -> int:
        """Return how many cases of a unit there are."""
        return len(self.members if unit == "person" else self.households)

    def household_of(self, unit: UnitOfCase) -> NDArray[np.int64]:
        """Return the household row of each case of a unit."""
        if unit == "person":
            return self.members["ho"].to_numpy(dtype=np.int64)
        return np.arange(len(self.households), dtype=np.int64)

    @cached_property
    def unconfirmed(self) -> NDArray[np.bool_]:
        """Which households are in no list of now: the register alone has them."""
        if PRESENT_COLUMN not in self.households:
            return np.zeros(len(self.households), dtype=bool)
        return np.asarray(self.households[PRESENT_COLUMN].to_numpy() == UNKNOWN, dtype=bool)

    @cached_property
    def nobody_listed(self) -> NDArray[np.bool_]:
        """Which rows of members are blank ones, of households that list no members."""
        if PEOPLE_COLUMN not in self.members:
            return np.zeros(len(self.members), dtype=bool)
        return np.asarray(self.members[PEOPLE_COLUMN].to_numpy() == UNKNOWN, dtype=bool)

    def member_number(self, member: int | None) -> int | None:
        """Return the row of a member in the sheet `Thành viên`; None where it is not known."""
        if member is None:
            return None
        return int(self.members["dong"].to_numpy()[member]) or None

    def settling(self, columns: tuple[str, ...], household: int) -> tuple[str, ...]:
        """Return columns, in the place of the class those that the class of a household lacks."""
        if CLASS_COLUMN not in columns or "lop" not in self.households:
            return columns
        place = int(self.households["lop"].to_numpy()[household])
        if place < 0:
            return columns
        found = [column for column in columns if column != CLASS_COLUMN]
        return tuple(dict.fromkeys((*self.class_lacks[place], *found)))

    def has_help(self, programme: str) -> bool:
        """Return whether any help of a programme is recorded."""
        return any(name == programme for name, *_ in self.help)

    def helped(self, programme: str, unit: UnitOfCase) -> NDArray[np.bool_]:
        """Return which cases have recorded help: of people their own and that of the household."""
        homes = np.zeros(len(self.households), dtype=bool)
        people = np.zeros(len(self.members), dtype=bool)
        for name, home, member in self.help:
            if name == programme and member is not None and unit == "person":
                people[member] = True
            elif name == programme:
                homes[home] = True
        return homes if unit == "household" else people | homes[self.household_of(unit)]

    def help_of(self, programme: str, household: int, member: int | None) -> tuple[HelpRecord, ...]:
        """Return the help of a programme that a case had: its own, and its household's."""
        own = self.help.get((programme, household, member), ())
        if member is None:
            return own
        return (*own, *self.help.get((programme, household, None), ()))
