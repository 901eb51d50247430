"""Members who died or left a household that stays: who they are, and what its size is then."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ravo.faults import Fault
from ravo.survey.faults_at import cell_fault
from ravo.survey.members import owners
from ravo.survey.survey import Survey

GONE = ("Chết", "Chuyển đi")
"""Reasons of a person who is no longer in the household."""
SPLIT = "Tách hộ"
"""The reason of who left to live apart; in the household that so came to be, of who came."""
SHRUNK = "RV-313"
"""The note of a number of members that counts people who left."""
Flags = NDArray[np.bool_]
Records = NDArray[np.int64]


@dataclass(frozen=True)
class LeftMembers:
    """The members who left, and what they leave behind.

    `records` are their rows of the sheet `Thành viên`, `owner` and `reasons` go with these. Per
    household: `count` of who left, `stayed` of who did not, `emptied` where nobody stayed of all
    that the household counts, `shrunk` where its number of members counts those who left as well.
    """

    records: Records
    owner: Records
    reasons: NDArray[np.object_]
    count: Records
    stayed: Records
    emptied: Flags
    shrunk: Flags
    faults: tuple[Fault, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anybody left."""
        return bool(len(self.records))


def left_members(survey: Survey, gone: Flags) -> LeftMembers:
    """Return the members who left households that are not themselves `gone`."""
    table, members = survey.households, survey.members
    none = np.zeros(len(table.rows), dtype=np.int64)
    if members is None or not members.frame["change_reason"].notna().any():
        nobody = none[:0]
        words = np.empty(0, dtype=object)
        return LeftMembers(nobody, nobody, words, none, none, none > 0, none > 0)
    owner = owners(table, members)
    reasons = members.frame["change_reason"].to_numpy(dtype=object)
    new = table.frame["change_reason"].eq(SPLIT).to_numpy(dtype=bool)
    away = np.isin(reasons.astype(str), GONE) | ((reasons == SPLIT) & ~new[owner])
    away &= (owner >= 0) & ~gone[owner]
    count = np.bincount(owner[away], minlength=len(none))
    stayed = np.bincount(owner[(owner >= 0) & ~away], minlength=len(none))
    size = table.frame["size"].to_numpy(dtype=np.float64)
    empty = (count > 0) & (stayed == 0)
    emptied = empty & (np.isnan(size) | (size <= count))
    # Where more people are counted than are listed, somebody may be there who is not listed.
    away &= ~(empty & ~emptied)[owner]
    shrunk = (count > 0) & ~empty & (size == count + stayed)
    faults = tuple(
        cell_fault(
            table,
            SHRUNK,
            "size",
            int(record),
            size=int(size[record]),
            left=int(count[record]),
            stayed=int(stayed[record]),
        )
        for record in np.flatnonzero(shrunk)
    )
    records = np.flatnonzero(away)
    return LeftMembers(
        records, owner[records], reasons[records], count, stayed, emptied, shrunk, faults
    )
