"""Two rows of one person in a household, one of which records that they died or left.

If an officer adds a row for a person who left and does not delete the old row, that person would
still be counted.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any, Literal, NamedTuple

import numpy as np

from ravo.contract.columns import HEAD_RELATION, SPLIT
from ravo.faults import Fault
from ravo.survey.faults_at import cell_fault, records_of
from ravo.survey.left_members import CAME, GONE
from ravo.survey.members import of_households, owners
from ravo.survey.split_households import splits_of
from ravo.survey.survey import Survey, Table
from ravo.text import NAMED_CELLS, loose_key, match_key, with_rest
from ravo.typed_columns import Flags, are, are_in, given_in

COUNTED_ONCE, OPEN_ROWS = "RV-4087", "RV-4088"
"""Fault codes: rows of one person that count once; rows that may or may not be of one person."""
Alike = Literal["number", "same", "maybe", "apart"]


def without_second_rows(survey: Survey, gone: Flags) -> Survey:
    """Return the survey without the second rows of people who left; households `gone` stay.

    Where two rows may or may not be of one person, the household has a fault instead.
    """
    members = survey.members
    if members is None or not given_in(members.columns["change_reason"]).any():
        return survey
    rows = _LeaversRows(survey, members, gone)
    spare: list[int] = []
    faults: list[Fault] = []
    for record, its in rows.by_household():
        more, more_faults = _settled(survey.households, rows, record, its)
        spare += more
        faults += more_faults
    if not faults:
        return survey
    kept = np.ones(len(members.rows), dtype=bool)
    kept[spare] = False
    of_rows = np.isin(records_of(members, survey.faults), spare)
    of_cells = survey.faults.where(lambda fault: bool(fault.cell))
    read = survey.faults.only(~(of_rows & of_cells))
    return replace(survey, members=members.only(kept), faults=read + faults)


class _Person(NamedTuple):
    """The facts that identify the person of a row of members."""

    name: str
    loose: str
    birth: date | int | str | None
    number: str | None
    relation: str | None = None

    def alike(self, other: "_Person") -> Alike:
        """Return whether two rows of a household may be of one person."""
        numbers = self.number, other.number
        if None not in numbers:
            return "number" if self.number == other.number else "apart"
        if not self.loose or self.loose != other.loose:
            return "apart"
        if None in (self.birth, other.birth) or not _agree(self.birth, other.birth):
            return "maybe"
        by_day = isinstance(self.birth, date) and self.birth == other.birth
        # With only the year of birth equal, a head and a namesake may be two people.
        other_role = None not in (self.relation, other.relation) and self.heads != other.heads
        return "same" if by_day or (self.name == other.name and not other_role) else "maybe"

    @property
    def heads(self) -> bool:
        """Whether the row is that of the head."""
        return self.relation == HEAD_RELATION


def _agree(one: Any, other: Any) -> bool:
    """Return whether two births agree, or one of them is unknown."""
    if type(one) is type(other):
        return bool(one == other)
    return _year(one) == _year(other)


def _year(birth: date | int | str) -> int:
    if isinstance(birth, date):
        return birth.year
    return int(re.sub(r"\D", "", str(birth))[-4:] or 0)


class _LeaversRows:
    """The rows of members of the households in which a person has a reason of leaving."""

    def __init__(self, survey: Survey, members: Table, gone: Flags) -> None:
        homes = survey.households
        self.table, self.owner = members, owners(homes, members)
        self.reasons = members.columns["change_reason"]
        splits = splits_of(homes, self.owner, self.reasons)
        stays = splits.new | splits.open
        left = are_in(self.reasons, GONE)
        left |= are(self.reasons, SPLIT) & ~of_households(stays, self.owner)
        self.left = left & (self.owner >= 0) & ~of_households(gone, self.owner)
        self.came = are_in(self.reasons, CAME)
        self.births = members.births("birth")

    def by_household(self) -> Iterator[tuple[int, list[int]]]:
        """Yield the record of each household that a person left, with the rows of its members."""
        records = set(self.owner[self.left].tolist())
        rows: dict[int, list[int]] = defaultdict(list)
        for row in map(int, np.flatnonzero(np.isin(self.owner, list(records)))):
            rows[int(self.owner[row])].append(row)
        yield from rows.items()

    def person(self, row: int) -> _Person:
        """Return the identifying facts of a row."""
        name, number = (self.table.value(column, row) for column in ("name", "citizen_id"))
        text = name if isinstance(name, str) else ""
        known = number if isinstance(number, str) else None
        relation = self.table.value("relation", row)
        role = relation if isinstance(relation, str) else None
        return _Person(match_key(text), loose_key(text), self.births[row], known, role)


def _settled(
    homes: Table, rows: _LeaversRows, record: int, its: Sequence[int]
) -> tuple[list[int], list[Fault]]:
    """Return the second rows of a household, and the faults of its rows."""
    who = {row: rows.person(row) for row in its}
    size = homes.value("size", record)
    came = int(rows.came[list(its)].sum())
    # Where the written size is the number of rows, they are several people of one name.
    each_counts = size in (len(its), len(its) - came)
    spare: list[int] = []
    faults: list[Fault] = []
    for pair in combinations(its, 2):
        alike = who[pair[0]].alike(who[pair[1]])
        if alike == "apart" or not rows.left[list(pair)].any() or {*pair} & {*spare}:
            continue
        if each_counts and alike != "number" and not rows.left[list(pair)].all():
            continue
        clear = alike != "maybe" and _one_reason(rows, pair)
        if clear:
            spare.append(min(pair, key=lambda row: (bool(rows.left[row]), -row)))
        faults.append(_pair_fault(homes, rows, record, pair, clear=clear))
    return spare, faults


def _one_reason(rows: _LeaversRows, pair: Sequence[int]) -> bool:
    """Return whether two rows of a person have the same reason, or one has none."""
    return len({reason for reason in rows.reasons[list(pair)] if isinstance(reason, str)}) == 1


def _pair_fault(
    homes: Table, rows: _LeaversRows, record: int, pair: Sequence[int], *, clear: bool
) -> Fault:
    first = min(pair, key=lambda row: not rows.left[row])
    cells = [rows.table.place("name", row) for row in pair]
    params = {"people": with_rest(cells[:NAMED_CELLS], len(cells)), "reason": rows.reasons[first]}
    code = COUNTED_ONCE if clear else OPEN_ROWS
    fault = cell_fault(rows.table, code, "change_reason", first, **params)
    return replace(fault, household=homes.value("code", record))
