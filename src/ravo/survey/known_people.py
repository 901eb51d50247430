"""People who split off and have two rows: identity facts of the old row complete the new one.

Only sex, birth, citizen number and ethnicity are taken, never facts of the review.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ravo.contract.columns import SPLIT
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.survey.faults_at import cell_fault, records_with
from ravo.survey.left_members import BLANK
from ravo.survey.listed_people import ListedPeople
from ravo.survey.members import owners
from ravo.survey.split_households import homes_split_from, splits_of
from ravo.survey.survey import Survey, Table
from ravo.text import match_key
from ravo.typed_columns import Flags, are, blanks

KNOWN_FACTS = ("sex", "birth", "citizen_id", "ethnicity")
TAKEN = "RV-329"


def with_known_people(survey: Survey) -> Survey:
    """Return the survey with blank facts of people who split off taken from the old household.

    Two rows are of one person where the names agree, nothing else differs, and no other person of
    the old or the new household could be meant; the row in the old one has `Tách hộ`.
    """
    members = survey.members
    if members is None or not are(members.columns["change_reason"], SPLIT).any():
        return survey
    filled = _Filled(members, unsound_cells(members, KNOWN_FACTS, survey.faults))
    for row, old in _pairs(survey.households, members).items():
        filled.take(row, old)
    if not filled.faults:
        return survey
    kept = without_blanks(survey.faults, filled.cells)
    return replace(survey, members=filled.table(), faults=kept + filled.faults)


def unsound_cells(table: Table, names: Iterable[str], faults: FaultTable) -> Mapping[str, Flags]:
    """Return, by column, flags of the records with a filled but unreadable cell."""
    read = faults.only(~faults.coded(BLANK))
    return {name: records_with(table, name, read) for name in names}


def without_blanks(faults: FaultTable, cells: set[tuple[str, str]]) -> FaultTable:
    """Return the faults without those of blank cells that were filled."""
    return faults.only(~(faults.coded(BLANK) & faults.at(cells)))


def _pairs(homes: Table, members: Table) -> Mapping[int, int]:
    """Return the rows of people in new households, each with their row in the old household."""
    reasons = members.columns["change_reason"]
    origins = homes_split_from(homes, splits_of(homes, owners(homes, members), reasons))
    people = ListedPeople(homes, members) if origins else None
    pairs: dict[int, int] = {}
    for new, old in origins.items():
        if people is None:
            break
        there = people.of(old)
        beside = [row for home, its in origins.items() if its == old for row in people.of(home)]
        for row in people.of(new):
            before = [other for other in there if people.same(row, other)]
            if len(before) != 1 or people.reasons[before[0]] != SPLIT:
                continue
            if not _one_name(members, row, before[0]):
                continue
            if [other for other in beside if people.same(other, before[0])] == [row]:
                pairs[row] = before[0]
    return pairs


def _one_name(members: Table, row: int, other: int) -> bool:
    """Return whether two rows have the same name with tones: Hoa and Hòa may be sisters."""
    names = [members.value("name", at) for at in (row, other)]
    return all(isinstance(n, str) for n in names) and match_key(names[0]) == match_key(names[1])


class _Filled:
    """The rows of members while blank cells of some are filled from others."""

    def __init__(self, members: Table, unsound: Mapping[str, Flags]) -> None:
        self.members, self.unsound = members, unsound
        names = [name for name in KNOWN_FACTS if members.given(name)]
        self.columns = {name: members.columns[name].copy() for name in names}
        short = members.short_days
        self.short = {name: days.copy() for name, days in short.items()}
        self.cells: set[tuple[str, str]] = set()
        self.faults: list[Fault] = []

    def take(self, row: int, old: int) -> None:
        """Fill the blank facts of a row from the old row of the same person."""
        sheet, headings = self.members.sheet_of(row), []
        for name, column in self.columns.items():
            value = column[old]
            place = sheet, self.members.cell(name, row)
            lacking, unknown = blanks(column[[row, old]]).tolist()
            if unknown or not lacking or self.unsound[name][row]:
                continue
            column[row] = value
            if name in self.short:
                self.short[name][row] = self.short[name][old]
            self.cells.add(place)
            headings.append(self.members.heading(name, row) or name)
        if headings:
            other = f"{self.members.sheet_of(old)}!{self.members.cell('name', old)}"
            params: dict[str, Any] = {"other": other, "columns": tuple(headings)}
            self.faults.append(cell_fault(self.members, TAKEN, "name", row, **params))

    def table(self) -> Table:
        """Return the members with the filled cells."""
        return replace(self.members.with_columns(self.columns), short_days=self.short)
