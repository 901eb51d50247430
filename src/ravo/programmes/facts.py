"""The facts for the conditions of programmes: frames of households and members, and a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.criteria.truth import UNKNOWN, YES
from ravo.programmes.model import UnitOfCase
from ravo.typed_columns import NO_DAY

CLASS_COLUMN = "phan_loai"
"""The fact that is a household's class; where it is open, its own lacking columns are named."""
REGISTER_COLUMN = "so_theo_doi"
"""The column that is named as lacking where only a register has the fact."""

PRESENT_COLUMN = "con_o_xa"
"""Whether a household still lives in the commune: a question for households on no present list."""

DERIVED_COLUMN = "thoat_suy_ra"
"""Whether a household is newly escaped by a day that is inferred from the review's closing day."""

DEATH_COLUMN = "mat_truoc_ngay"
"""The last day on which a member who is dead by a register may have lived; blank: not dead."""
HEAD_DEATH_COLUMN, NOBODY_COLUMN = "chu_ho_mat", "khong_con_ai"
"""That day of a household's head, and of the last person of a household without living people."""

MOTHERHOOD = ("mang_thai", "cho_con_bu")
LIKELY_MOTHERS = (12, 55)
"""Ages in years of pregnant and nursing women; an age outside is more likely a slip of the pen.
Nobody is left off a list for it, and no law sets these ages."""
PEOPLE_COLUMN = "thanh_vien"
"""The people of a household: a question for households that list nobody."""

BIRTH_WRITTEN = "ngay_sinh_ghi"
"""Births as exactly as they are written, as figures like those of `KeptFacts`: 20081214,
19700000."""


@dataclass(frozen=True, slots=True)
class HelpRecord:
    """Help that a household or person received from a programme: the year, the amount, the source.

    `source` is `survey` or `register`; `year` and `amount` (đồng) are None where not recorded.
    """

    year: int | None
    amount: float | None
    source: str


@dataclass(frozen=True)
class ProgrammeFacts:
    """The facts of households and their members on a day.

    The columns of both frames have the ids of the contract (`ma_ho`, `khuyet_tat`) and of derived
    facts (`vocabulary.py`): yes/no as int8 YES / NO / UNKNOWN, figures float64 (NaN: not known),
    words as text or None; for a day or a figure that is not known exactly, `…_den` has the last
    possible day or the greatest possible figure. A column that no workbook has is left out and
    unknown for all. `households` has `xa` (the commune), `xa_so` (its place among all) and `lop`
    beside them: the place in `class_lacks` of the columns that the class lacks, -1 where there is a
    class. Its `con_o_xa` is unknown for households that only a register has: their rights are not
    certain before the village confirms that they still live there. `members` has `ho`, the row of
    its household, and `dong`, its row in the sheet `Thành viên`, 0 where that is not known or the
    household lists no members: then the household has one row with blank facts, so that its people
    are not passed over, and `thanh_vien` of that row is unknown, because no list contains a person
    without a name.

    `lacking` has for each derived fact the columns it lacks, each with flags of who lacks it.
    `help` has the recorded help by programme, household row and member row (None: the household);
    `registered` is whether a register was read, so that no record there means no help;
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
        """Which households are on no present list: only the register has them."""
        if PRESENT_COLUMN not in self.households:
            return np.zeros(len(self.households), dtype=bool)
        return np.asarray(self.households[PRESENT_COLUMN].to_numpy() == UNKNOWN, dtype=bool)

    @cached_property
    def nobody_listed(self) -> NDArray[np.bool_]:
        """Which rows of members are the blank rows of households that list no members."""
        if PEOPLE_COLUMN not in self.members:
            return np.zeros(len(self.members), dtype=bool)
        return np.asarray(self.members[PEOPLE_COLUMN].to_numpy() == UNKNOWN, dtype=bool)

    def death_days(self, unit: UnitOfCase) -> NDArray[np.datetime64]:
        """Return the day by which each case was dead by the register, blank where it was not.

        Deaths after the day of the facts do not count. A household is dead with the last of its
        people; all people of such a household are dead, too.
        """
        homes = self._deaths(self.households, NOBODY_COLUMN)
        if unit == "household":
            return homes
        own, of_home = self._deaths(self.members, DEATH_COLUMN), homes[self.household_of(unit)]
        return np.where(np.isnat(own), of_home, own)

    @cached_property
    def without_head(self) -> NDArray[np.bool_]:
        """Which households have a head who is dead by the register, and other people alive."""
        dead = ~np.isnat(self._deaths(self.households, HEAD_DEATH_COLUMN))
        return np.asarray(dead & np.isnat(self.death_days("household")), dtype=bool)

    def _deaths(self, frame: pd.DataFrame, column: str) -> NDArray[np.datetime64]:
        if column not in frame:
            return np.full(len(frame), NO_DAY, dtype="datetime64[D]")
        days = frame[column].to_numpy().astype("datetime64[D]")
        return np.where(days <= np.datetime64(self.on), days, NO_DAY)

    @cached_property
    def class_people(self) -> tuple[str, ...]:
        """The columns of members that an open class of any household lacks."""
        every = dict.fromkeys(column for columns in self.class_lacks for column in columns)
        return tuple(column for column in every if column in self.members)

    @cached_property
    def filled(self) -> NDArray[np.int64]:
        """For each member the columns of `class_people` that are filled in, as bits."""
        bits = np.zeros(len(self.members), dtype=np.int64)
        for bit, column in enumerate(self.class_people):
            values = self.members[column]
            known = values != UNKNOWN if values.dtype == np.int8 else values.notna()
            bits |= known.to_numpy(dtype=bool).astype(np.int64) << bit
        return bits

    @cached_property
    def blank_people(self) -> Mapping[tuple[str, int], list[int]]:
        """The members for whom a column of `class_people` is blank, by column and household."""
        homes = self.household_of("person")
        blank_members: dict[tuple[str, int], list[int]] = {}
        for bit, column in enumerate(self.class_people):
            lack = (self.filled >> bit & 1 == 0) & ~self.nobody_listed
            for row in np.flatnonzero(lack).tolist():
                blank_members.setdefault((column, int(homes[row])), []).append(row)
        return blank_members

    @cached_property
    def unlikely_mothers(self) -> NDArray[np.bool_]:
        """Which members are pregnant or nursing at an age that is more likely a slip of the pen."""
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
        """Return columns, with the class replaced by the columns that an open class lacks.

        A person for whom these columns are filled in is not asked for them again: then the class
        itself is lacking.
        """
        if CLASS_COLUMN not in columns or "lop" not in self.households:
            return columns
        place = int(self.households["lop"].to_numpy()[household])
        if place < 0:
            return columns
        other_columns = [column for column in columns if column != CLASS_COLUMN]
        lacks = self.class_lacks[place]
        if member is not None:
            lacks = tuple(CLASS_COLUMN if self._has(member, one) else one for one in lacks)
        return tuple(dict.fromkeys((*lacks, *other_columns)))

    def _has(self, member: int, column: str) -> bool:
        if column not in self.class_people:
            return False
        return bool(self.filled[member] >> self.class_people.index(column) & 1)

    def helped(self, programme: str, unit: UnitOfCase) -> NDArray[np.bool_]:
        """Return which cases have recorded help; people also by the help of their household."""
        homes = np.zeros(len(self.households), dtype=bool)
        people = np.zeros(len(self.members), dtype=bool)
        for name, home, member in self.help:
            if name == programme and member is not None and unit == "person":
                people[member] = True
            elif name == programme:
                homes[home] = True
        return homes if unit == "household" else people | homes[self.household_of(unit)]

    def help_of(self, programme: str, household: int, member: int | None) -> tuple[HelpRecord, ...]:
        """Return the help of a programme that a case received, its household's included."""
        own = self.help.get((programme, household, member), ())
        if member is None:
            return own
        return (*own, *self.help.get((programme, household, None), ()))
