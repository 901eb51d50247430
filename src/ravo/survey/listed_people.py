"""The rows of the sheet `Thành viên`, by household and by who each of them is."""

import numpy as np

from ravo.survey.members import owners
from ravo.survey.survey import Table
from ravo.text import loose_key
from ravo.typed_columns import years_in


class ListedPeople:
    """The rows of the sheet `Thành viên` by household, and who each of them is."""

    def __init__(self, homes: Table, table: Table) -> None:
        self.table, self.owner = table, owners(homes, table)
        columns = table.columns
        self.numbers = columns["citizen_id"].tolist()
        self.names = [loose_key(n) if isinstance(n, str) else "" for n in columns["name"].tolist()]
        self.years = years_in(columns["birth"])
        self.reasons = columns["change_reason"].tolist()

    def of(self, record: int) -> list[int]:
        """Return the rows of a household."""
        return [int(row) for row in np.flatnonzero(self.owner == record)]

    def same(self, row: int, other: int) -> bool:
        """Return whether two rows are of one person: by citizen number, else by name and year."""
        number, its = self.numbers[row], self.numbers[other]
        if isinstance(number, str) and isinstance(its, str):
            return number == its
        years = {self.years[at] for at in (row, other) if not np.isnan(self.years[at])}
        return self.names[row] != "" and self.names[row] == self.names[other] and len(years) < 2
