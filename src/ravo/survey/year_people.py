"""The people who left or came during the months of a year, on a hidden sheet of the year's survey.

They have no row on the other sheets any more, or one without a reason, but belong to the list of
movements of the year. The sheet has a title with the year and a checksum, then a row per person.
"""

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from ravo.contract.headings import SheetRows
from ravo.contract.values import plain
from ravo.faults import Fault
from ravo.messages import say
from ravo.survey.departures import departed
from ravo.survey.left_members import CAME
from ravo.survey.survey import Survey
from ravo.text import match_key
from ravo.typed_columns import TypedColumns, are_in, objects
from ravo.workbook.book import Book

if TYPE_CHECKING:
    import pandas as pd

SHEET = "Sổ nhân khẩu trong năm"
NAMES = ("code", "name", "relation", "birth_year", "change_reason")
NO_SHEET = "RV-1133"
"""The fault code of a sheet that was changed since it was written."""


def sheet_rows(people: "pd.DataFrame", year: int) -> list[list[Any]]:
    """Return the rows of the hidden sheet; `people` has the columns NAMES."""
    shown = people[list(NAMES)].astype(object).where(people[list(NAMES)].notna(), None)
    rows = [[_cell(value) for value in row] for row in shown.to_numpy().tolist()]
    return [[say("blanks.year_people_title", "vi"), str(year), _sum(rows)], list(NAMES), *rows]


def _cell(value: Any) -> Any:
    return int(value) if isinstance(value, float) else value


def _sum(rows: SheetRows) -> str:
    lines = ("\x1f".join("" if cell is None else plain(cell) for cell in row) for row in rows)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "backslashreplace")).hexdigest()


def read_year_people(book: Book, year: int | None) -> tuple[TypedColumns | None, tuple[Fault, ...]]:
    """Return the people who left or came in the months of the year, and the faults of their sheet.

    None for the people where a workbook has no such sheet, has that of another year, or (with a
    fault) one that was changed since it was written.
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
    cells = {name: [row[at] for row in people] for at, name in enumerate(NAMES)}
    years = [
        "NaT" if year in ("", None) else f"{int(year):04d}" for year in cells.pop("birth_year")
    ]
    texts = {name: objects([plain(v) or None for v in values]) for name, values in cells.items()}
    return TypedColumns({**texts, "birth": np.array(years, dtype="datetime64[s]")}), ()


def moved_in_months(survey: Survey, own: TypedColumns, *, came: bool) -> TypedColumns:
    """Return the people who came (or left) during the months and are not among `own`.

    Each row has the record of its `household`. People of a household that left are not included,
    nor are those whom the survey itself lists with such a reason.
    """
    people = survey.year_people
    if people is None or not len(people):
        return own.at([])
    here = np.flatnonzero(~departed(survey))
    codes = survey.households.codes
    places = {codes[at]: int(at) for at in here}
    known = set(_keys(own))
    home = np.array([places.get(code, -1) for code in people["code"]], dtype=np.int64)
    with_homes = people.with_columns({"household": home})
    fits = (are_in(with_homes["change_reason"], CAME) == came) & (home >= 0)
    again = np.array([key in known for key in _keys(with_homes)], dtype=bool)
    return with_homes.at(fits & ~again)


def _keys(people: TypedColumns) -> Iterator[tuple[int, str]]:
    if not len(people):
        return
    for home, name in zip(people["household"].tolist(), people["name"].tolist(), strict=True):
        yield home, match_key(name) if isinstance(name, str) else ""
