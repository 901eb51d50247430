"""The facts of a new household's head that are blank on `Hộ`, taken from the member who is head."""

from dataclasses import replace
from typing import Any

import numpy as np

from ravo.contract.columns import HEAD_RELATION
from ravo.faults import Fault
from ravo.survey.departures import STILL_THERE, departed
from ravo.survey.faults_at import cell_fault
from ravo.survey.known_people import unsound_cells, without_blanks
from ravo.survey.members import of_households, owners
from ravo.survey.new_heads import FACTS
from ravo.survey.survey import Survey, Table
from ravo.text import match_key
from ravo.typed_columns import are, are_in, blanks, is_blank_value

WHO_HEADS = ("head_name", "head_sex", "head_birth_year")
"""The columns of the head that every household reviewed before has."""
COUNTED_ROWS, HEAD_TAKEN = "RV-335", "RV-336"
"""Fault codes: a size was taken from the rows of members; a head from the member who is head."""


def with_heads_of_members(survey: Survey) -> Survey:
    """Return the survey with blank facts of new heads taken from the one member marked as head.

    Only households that are new by their reason, or without any fact of the head on the sheet `Hộ`,
    are filled in; in others a blank cell is an oversight. Facts on the sheet `Hộ` are never
    replaced; where they are of another person, nothing is taken. A blank size becomes the number of
    rows, always with a warning, because a missing row could not be noticed then.
    """
    members, table = survey.members, survey.households
    if members is None or not members.given("relation"):
        return survey
    owner = owners(table, members)
    head = are(members.columns["relation"], HEAD_RELATION) & (owner >= 0)
    one = np.bincount(owner[head], minlength=len(table.rows)) == 1
    lacking = {name: blanks(table.columns[name]) for name in (*FACTS, "size")}
    required = np.any(
        [flags for name, flags in lacking.items() if name != "head_citizen_id"], axis=0
    )
    # The head of a household that was reviewed before is on the list that it came from.
    without_head = np.all([lacking[name] for name in WHO_HEADS], axis=0)
    arrived = are_in(table.columns["change_reason"], STILL_THERE)
    new = arrived | without_head
    open_ = one & required & new & ~departed(survey)
    if not open_.any():
        return survey
    filled = _FilledHomes(survey, members)
    counts = np.bincount(owner[owner >= 0], minlength=len(table.rows))
    for row in map(int, np.flatnonzero(head & of_households(open_, owner))):
        home = int(owner[row])
        filled.take_head(home, row)
        if arrived[home]:
            filled.take_size(home, int(counts[home]))
    return filled.survey()


class _FilledHomes:
    """The households of a survey while blank cells are filled from their members."""

    def __init__(self, survey: Survey, members: Table) -> None:
        self.whole, self.homes, self.members = survey, survey.households, members
        names = [*FACTS, "size"]
        self.unsound = unsound_cells(self.homes, names, survey.faults)
        self.columns = {name: self.homes.columns[name].copy() for name in names}
        self.cells: set[tuple[str, str]] = set()
        self.faults: list[Fault] = []
        self.followers: dict[int, int] = {}

    def take_head(self, home: int, row: int) -> None:
        """Fill the head's blank facts from a member, unless the sheets contradict each other."""
        facts = {name: self._fact(column, row) for name, column in FACTS.items()}
        if any(self._differs(home, name, value) for name, value in facts.items()):
            return
        unnumbered = self.homes.value("head_citizen_id", home) is None
        taken = [name for name, value in facts.items() if self._fill(home, name, value)]
        if not taken:
            return
        if "head_name" in taken and unnumbered:
            self.followers[home] = row
        other = f"{self.members.sheet_of(row)}!{self.members.cell('name', row)}"
        columns = tuple(self.homes.heading(name, home) or name for name in taken)
        params: dict[str, Any] = {"other": other, "columns": columns}
        self.faults.append(cell_fault(self.homes, HEAD_TAKEN, taken[0], home, **params))

    def take_size(self, home: int, count: int) -> None:
        """Fill the blank number of members."""
        if self._fill(home, "size", float(count)):
            self.faults.append(cell_fault(self.homes, COUNTED_ROWS, "size", home, rows=count))

    def _fact(self, column: str, row: int) -> Any:
        value: Any = self.members.value(column, row)
        return float(value.year) if column == "birth" and value is not None else value

    def _differs(self, home: int, name: str, value: Any) -> bool:
        own: Any = self.homes.value(name, home)
        if is_blank_value(own) or value is None or name == "ethnicity":
            return False
        names = name == "head_name"
        return bool(match_key(own) != match_key(value) if names else own != value)

    def _fill(self, home: int, name: str, value: Any) -> bool:
        place = self.homes.sheet_of(home), self.homes.cell(name, home)
        own = self.columns[name][home]
        readable = not self.unsound[name][home] and self.homes.given(name)
        if not readable or not is_blank_value(own) or value is None:
            return False
        self.columns[name][home] = value
        self.cells.add(place)
        return True

    def survey(self) -> Survey:
        """Return the survey with the filled cells and their notes."""
        if not self.faults:
            return self.whole
        households = self.homes.with_columns(self.columns)
        faults = without_blanks(self.whole.faults, self.cells) + self.faults
        gone = self.whole.departures
        if gone is not None:
            gone = replace(gone, followers={**gone.followers, **self.followers})
        return replace(self.whole, households=households, faults=faults, departures=gone)
