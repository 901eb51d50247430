"""People who left or came in the months of a year, as the survey that closes the year keeps them.

They are in no row of it any more, or in one without a reason; the list of movements of the year
has them all the same. A hidden sheet keeps them: a title with the year and a checksum, then a row
for each person.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ravo.contract.values import plain
from ravo.faults import Fault
from ravo.messages import say
from ravo.survey.departures import departed
from ravo.survey.left_members import CAME
from ravo.survey.survey import Survey
from ravo.text import match_key
from ravo.workbook.book import Book

SHEET = "Sổ nhân khẩu trong năm"
NAMES = ("code", "name", "relation", "birth_year", "change_reason")
NO_SHEET = "RV-1133"
"""The warning of a sheet that is not as it was written."""
Rows = Sequence[Sequence[Any]]


def sheet_rows(people: pd.DataFrame, year: int) -> list[list[Any]]:
    """Return the rows of the hidden sheet; `people` has the columns NAMES."""
    shown = people[list(NAMES)].astype(object).where(people[list(NAMES)].notna(), None)
    rows = [[_cell(value) for value in row] for row in shown.to_numpy().tolist()]
    return [[say("blanks.year_people_title", "vi"), str(year), _sum(rows)], list(NAMES), *rows]


def _cell(value: Any) -> Any:
    return int(value) if isinstance(value, float) else value


def _sum(rows: Rows) -> str:
    lines = ("\x1f".join("" if cell is None else plain(cell) for cell in row) for row in rows)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "backslashreplace")).hexdigest()


def read_year_people(book: Book, year: int | None) -> tuple[pd.DataFrame | None, tuple[Fault, ...]]:
    """Return who left or came in the months of the year, and what is wrong with the sheet of them.

    Nobody is returned where a workbook has no such sheet, or has that of another year.
    """
    if SHEET not in book.names:
        return None, ()
    rows = book.read(SHEET).rows
    head = [plain(cell) for cell in rows[0]] if rows else []
    width = len(NAMES)
    below = [[*row, *[""] * width][:width] for row in rows[2:]]
    people = [row for row in below if any(cell not in ("", None) for cell in row)]
    if len(head) < 3 or head[2] != _sum(people):
        return None, (Fault(NO_SHEET, sheet=SHEET),)
    if head[1] != str(year):
        return None, ()
    found = pd.DataFrame(people, columns=list(NAMES), dtype=object)
    texts = {n: [plain(v) or None for v in found[n]] for n in NAMES if n != "birth_year"}
    births = [pd.NaT if v in ("", None) else pd.Timestamp(int(v), 1, 1) for v in found.birth_year]
    return pd.DataFrame(texts, dtype=object).assign(birth=pd.Series(births, dtype=object)), ()


def moved_in_months(survey: Survey, own: pd.DataFrame, *, came: bool) -> pd.DataFrame:
    """Return who came in the months, or who left, and is not among `own` already.

    Each row has the `household`, by its record. Of a household that left nobody is named apart, and
    neither is somebody whom the survey has with such a reason itself.
    """
    people = survey.year_people
    if people is None or not len(people):
        return own.iloc[:0]
    here = np.flatnonzero(~departed(survey))
    codes = survey.households.frame["code"].tolist()
    places = {codes[at]: int(at) for at in here}
    known = set(_keys(own))
    found = people.assign(household=[places.get(code, -1) for code in people["code"]])
    fits = (found["change_reason"].isin(CAME) == came) & (found["household"] >= 0)
    again = pd.Series([key in known for key in _keys(found)], index=found.index, dtype=bool)
    return found[fits & ~again]


def _keys(people: pd.DataFrame) -> Iterator[tuple[int, str]]:
    if not len(people):
        return
    for home, name in zip(people["household"].tolist(), people["name"].tolist(), strict=True):
        yield home, match_key(name) if isinstance(name, str) else ""
