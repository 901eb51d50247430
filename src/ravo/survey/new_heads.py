"""The succession of a head who died or left: the next adult becomes head, with their facts."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import HEAD_RELATION
from ravo.criteria.indicators import MONTHS_IN_YEAR
from ravo.faults import Fault
from ravo.survey.faults_at import cell_fault
from ravo.survey.left_members import CAME, LeftMembers
from ravo.survey.members import completed_months, owners, review_day
from ravo.survey.survey import Survey, Table
from ravo.text import loose_key
from ravo.typed_columns import are

SPOUSE = "Vợ/chồng"
GROWN = 18
"""The age in years from which a member can become head."""
PASSED_ON, NO_ADULT = "RV-314", "RV-315"
SUCCEEDED = "RV-328"
"""The fault code where only one person can be the next head; PASSED_ON where several can."""
NO_HEAD = "chưa có chủ hộ"
"""The words after the name of the eldest member of a household without a head."""
FACTS = {
    "head_name": "name",
    "head_sex": "sex",
    "head_birth_year": "birth",
    "head_citizen_id": "citizen_id",
    "ethnicity": "ethnicity",
}
"""The head's columns on the sheet `Hộ`, each with the same fact's column on `Thành viên`."""


def with_new_heads(survey: Survey, people: LeftMembers) -> Survey:
    """Return the survey with the next adult as head where the head is among those who left.

    A person whom the sheets name as head comes first, then the spouse, then the eldest adult of
    those who were there before, then the eldest of those who came this year. On the sheet `Hộ`
    facts of another person than the head who left are kept. A household without an adult gets the
    name of its eldest member, with words that this is no head.
    """
    left = survey.departures.people if survey.departures is not None else None
    if left is None or survey.members is None or not people.any:
        return survey
    succession = _Succession(survey, survey.members, left)
    owner = owners(survey.households, left)
    relation = left.columns["relation"].tolist()
    for row in map(int, np.flatnonzero(owner >= 0)):
        home = int(owner[row])
        moved = relation[row] is None and succession.is_head(home, left, row)
        if relation[row] == HEAD_RELATION or moved:
            succession.settle(home, row)
    return succession.survey()


def lacks_head(name: object) -> bool:
    """Return whether a head's name marks the eldest member of a household without a head."""
    return isinstance(name, str) and name.lower().rstrip(")").endswith(NO_HEAD)


def eldest_of(name: str) -> str:
    """Return the eldest's name from a name for which `lacks_head` is True; empty without one."""
    return name.rstrip(")")[: -len(NO_HEAD)].rstrip(" (")


class _Succession:
    """The households of a survey while their heads are settled."""

    def __init__(self, survey: Survey, members: Table, left: Table) -> None:
        self.whole, self.members, self.left = survey, members, left
        self.owner = owners(survey.households, members)
        self.years = (
            completed_months(members.columns["birth"], review_day(survey)) // MONTHS_IN_YEAR
        )
        self.relation = members.columns["relation"].copy()
        columns = survey.households.columns
        self.facts = {name: columns[name].copy() for name in FACTS}
        self.faults: list[Fault] = []
        self.followers: dict[int, int] = {}

    def settle(self, home: int, gone: int) -> None:
        """Set the next head of a household; `gone` is the row of the head who left."""
        rows = np.flatnonzero(self.owner == home)
        named = [int(row) for row in rows if self.is_head(home, self.members, int(row))]
        heads = rows[are(self.relation[rows], HEAD_RELATION)]
        still_named = self.is_head(home, self.left, gone)
        code = SUCCEEDED
        if len(heads):
            follower = int(heads[0]) if len(heads) == 1 else None
        elif named and not still_named:
            follower = named[0]
        else:
            able = self._able(rows) if still_named else []
            follower = next(iter(able), None)
            code = SUCCEEDED if self._alone(able) else PASSED_ON
        if follower is None:
            if not len(heads) and still_named:
                self._add_fault(NO_ADULT, home, gone)
                self._leave_open(home, rows)
            return
        if not len(heads) or still_named:
            self._add_fault(code, home, gone, follower)
        self.relation[follower] = HEAD_RELATION
        if still_named:
            self._take_facts(home, follower)

    def _able(self, rows: NDArray[np.int64]) -> list[int]:
        """Return the rows of possible heads in order: the spouse, then adults, the eldest first.

        People who were there before precede those who came this year.
        """
        order = sorted(self._by_age(rows), key=self._came)
        spouses = [row for row in order if self._is_spouse(row)]
        grown = [row for row in order if self.years[row] >= GROWN]
        return list(dict.fromkeys([*spouses, *grown]))

    def _alone(self, able: list[int]) -> bool:
        """Return whether only the first is possible: the only adult, or a spouse from before."""
        spouses = [row for row in able if self._is_spouse(row)]
        return len(able) == 1 or (len(spouses) == 1 and not self._came(spouses[0]))

    def _is_spouse(self, row: int) -> bool:
        return bool(self.relation[row] == SPOUSE and not self.years[row] < GROWN)

    def _came(self, row: int) -> bool:
        return self.members.value("change_reason", row) in CAME

    def _by_age(self, rows: NDArray[np.int64]) -> list[int]:
        """Return the rows, the eldest first; people of unknown birth are last."""
        births = self.members.columns["birth"]
        order = np.argsort(births[rows], kind="stable")
        return [int(row) for row in rows[order]]

    def is_head(self, home: int, table: Table, row: int) -> bool:
        """Return whether a row of a table is the head who is named on the sheet `Hộ`."""
        number, other = self.facts["head_citizen_id"][home], table.value("citizen_id", row)
        if isinstance(number, str) and isinstance(other, str):
            return number == other
        name, written = self.facts["head_name"][home], table.value("name", row)
        if not (isinstance(name, str) and isinstance(written, str)):
            return False
        year: Any = self.facts["head_birth_year"][home]
        birth: Any = table.value("birth", row)
        apart = birth is not None and bool(year == year) and birth.year != year
        return loose_key(name) == loose_key(written) and not apart

    def _take_facts(self, home: int, follower: int) -> None:
        self.followers[home] = follower
        for name, column in FACTS.items():
            value: Any = self.members.value(column, follower)
            if column == "birth":
                value = np.nan if value is None else float(value.year)
            if column != "ethnicity" or isinstance(value, str):
                self.facts[name][home] = value

    def _leave_open(self, home: int, rows: NDArray[np.int64]) -> None:
        """Set the name of the eldest as that of the head, with words that there is no head."""
        names = [self.members.value("name", row) for row in self._by_age(rows)]
        eldest = next((name for name in names if isinstance(name, str)), None)
        named = NO_HEAD.capitalize() if eldest is None else f"{eldest} ({NO_HEAD})"
        self.facts["head_name"][home] = named
        for name in ("head_sex", "head_citizen_id"):
            self.facts[name][home] = None
        self.facts["head_birth_year"][home] = np.nan

    def _add_fault(self, code: str, home: int, gone: int, follower: int | None = None) -> None:
        params: dict[str, Any] = {
            "old": f"{self.left.sheet_of(gone)}!{self.left.cell('name', gone)}",
            "reason": self.left.value("change_reason", gone),
        }
        if follower is not None:
            where = self.members.cell("name", follower)
            params["new"] = f"{self.members.sheet_of(follower)}!{where}"
        self.faults.append(cell_fault(self.whole.households, code, "head_name", home, **params))

    def survey(self) -> Survey:
        """Return the survey with the new heads."""
        table = self.whole.households
        households = table.with_columns(self.facts)
        members = self.members.with_columns({"relation": self.relation})
        faults = self.whole.faults + self.faults
        gone = self.whole.departures
        departures = replace(gone, followers=self.followers) if gone is not None else None
        return replace(
            self.whole,
            households=households,
            members=members,
            faults=faults,
            departures=departures,
        )


def followers_of(survey: Survey) -> Mapping[int, int]:
    """Return, by household, the row of a new head whose facts are not on the sheet `Hộ`.

    Faults of such a head are faults of the sheet `Thành viên`.
    """
    return survey.departures.followers if survey.departures is not None else {}
