"""The facts that the conditions of programmes read: frames of households and members, and a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.criteria.truth import UNKNOWN, YES
from ravo.programmes.model import UnitOfCase

CLASS_COLUMN = "phan_loai"
"""The fact that is a household's class: where it is open, the columns that it lacks are named."""
REGISTER_COLUMN = "so_theo_doi"
"""What is missing where only a register knows something."""

PRESENT_COLUMN = "con_o_xa"
"""Whether a household still lives in the commune: to be asked of those that no list of now has."""

DERIVED_COLUMN = "thoat_suy_ra"
"""Of which newly escaped households the day is inferred from the closing day of the review."""

DEATH_COLUMN = "mat_truoc_ngay"
"""The last day on which a member who is dead by a register may have lived; blank: not dead."""
HEAD_DEATH_COLUMN, NOBODY_COLUMN = "chu_ho_mat", "khong_con_ai"
"""The same day of a household's head, and that of the last of a household with nobody alive."""

MOTHERHOOD = ("mang_thai", "cho_con_bu")
LIKELY_MOTHERS = (12, 55)
"""Years of age of pregnant and nursing women outside which a slip of the pen is likelier: nobody is
left off a list for them, and no law sets them."""
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

    def death_days(self, unit: UnitOfCase) -> NDArray[np.datetime64]:
        """Return by which day each case was dead by the register, blank where it is alive.

        Deaths after the day of the facts do not count. A household is dead with the last of its
        people; whoever is in such a household is dead, too.
        """
        homes = self._deaths(self.households, NOBODY_COLUMN)
        if unit == "household":
            return homes
        own, of_home = self._deaths(self.members, DEATH_COLUMN), homes[self.household_of(unit)]
        return np.where(np.isnat(own), of_home, own)

    @cached_property
    def without_head(self) -> NDArray[np.bool_]:
        """Which households with others alive have a dead head by the register."""
        dead = ~np.isnat(self._deaths(self.households, HEAD_DEATH_COLUMN))
        return np.asarray(dead & np.isnat(self.death_days("household")), dtype=bool)

    def _deaths(self, frame: pd.DataFrame, column: str) -> NDArray[np.datetime64]:
        if column not in frame:
            return np.full(len(frame), np.datetime64("NaT"), dtype="datetime64[D]")
        days = frame[column].to_numpy().astype("datetime64[D]")
        return np.where(days <= np.datetime64(self.on), days, np.datetime64("NaT"))

    @cached_property
    def class_people(self) -> tuple[str, ...]:
        """The columns of members that the class of any household lacks."""
        every = dict.fromkeys(column for columns in self.class_lacks for column in columns)
        return tuple(column for column in every if column in self.members)

    @cached_property
    def filled(self) -> NDArray[np.int64]:
        """Of each member which of `class_people` are filled in, a bit each."""
        found = np.zeros(len(self.members), dtype=np.int64)
        for bit, column in enumerate(self.class_people):
            values = self.members[column]
            known = values != UNKNOWN if values.dtype == np.int8 else values.notna()
            found |= known.to_numpy(dtype=bool).astype(np.int64) << bit
        return found

    @cached_property
    def blank_people(self) -> Mapping[tuple[str, int], list[int]]:
        """The members who lack a column of `class_people`, by the column and the household."""
        homes = self.household_of("person")
        found: dict[tuple[str, int], list[int]] = {}
        for bit, column in enumerate(self.class_people):
            lack = (self.filled >> bit & 1 == 0) & ~self.nobody_listed
            for row in np.flatnonzero(lack).tolist():
                found.setdefault((column, int(homes[row])), []).append(row)
        return found

    @cached_property
    def unlikely_mothers(self) -> NDArray[np.bool_]:
        """Which members are pregnant or nursing at an age that is likelier a slip of the pen."""
        members = self.members
        if "tuoi" not in members:
            return np.zeros(len(members), dtype=bool)
        least, greatest = members["tuoi"].to_numpy(), members["tuoi_den"].to_numpy()
        odd = (greatest < LIKELY_MOTHERS[0]) | (least > LIKELY_MOTHERS[1])
        states = [members[name].to_numpy() == YES for name in MOTHERHOOD if name in members]
        return np.asarray(odd & np.logical_or.reduce([np.zeros(len(odd), dtype=bool), *states]))

    def settling(
        self, columns: tuple[str, ...], household: int, member: int | None = None
    ) -> tuple[str, ...]:
        """Return columns, in the place of the class those that the class of a household lacks.

        A person who has what the class lacks of another is not asked for it: the class itself is
        what is missing then.
        """
        if CLASS_COLUMN not in columns or "lop" not in self.households:
            return columns
        place = int(self.households["lop"].to_numpy()[household])
        if place < 0:
            return columns
        found = [column for column in columns if column != CLASS_COLUMN]
        lacks = self.class_lacks[place]
        if member is not None:
            lacks = tuple(CLASS_COLUMN if self._has(member, one) else one for one in lacks)
        return tuple(dict.fromkeys((*lacks, *found)))

    def _has(self, member: int, column: str) -> bool:
        if column not in self.class_people:
            return False
        return bool(self.filled[member] >> self.class_people.index(column) & 1)

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
