"""The officer's answers about doubtful pairs, read back from the sheet `Cần xác nhận`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ravo.changes.year import Year
from ravo.contract.headings import letters_of
from ravo.faults import UsageProblem, unreadable, usage
from ravo.messages import text
from ravo.quotes import code_words, quoted
from ravo.text import loose_key
from ravo.workbook.book import open_book
from ravo.xlsx.sheet_names import CONFIRM

IDS = ("ma_ho_old", "ma_ho_new", "xa_old", "xa_new", "dong_old", "dong_new", "xac_nhan")
YES, NO = {"co", "c", "x", "yes", "y", "1"}, {"khong", "k", "no", "n", "0"}


@dataclass(frozen=True)
class Links:
    """An officer's answers about doubtful pairs, by the rows of both years."""

    confirmed: tuple[tuple[int, int], ...] = ()
    refused: frozenset[tuple[int, int]] = frozenset()


NO_LINKS = Links()


def read_links(path: Path, old: Year, new: Year, passwords: tuple[str, ...] = ()) -> Links:
    """Return the pairs that the officer confirmed and refused, by the rows of the two years.

    `passwords` are tried in turn where the file has one.
    Raises InputProblem (exit code 3) where the file has no such sheet, UsageProblem (exit code
    2) for an answer, a household or a second confirmation that cannot be used.
    """
    confirmed: list[tuple[int, int]] = []
    refused: set[tuple[int, int]] = set()
    used: set[tuple[str, int]] = set()
    finders = _HouseholdFinder(old), _HouseholdFinder(new)
    for at, cells in _answers(path, passwords):
        answer = loose_key(str(cells["xac_nhan"])).removesuffix(" 0")
        if not answer:
            continue
        if answer not in YES | NO:
            raise _wrong(path, at, cells, "xac_nhan", "answer", str(cells["xac_nhan"]))
        pair = _pair(path, at, cells, finders)
        if answer in NO:
            refused.add(pair)
            continue
        if ("old", pair[0]) in used or ("new", pair[1]) in used:
            raise _wrong(path, at, cells, "xac_nhan", "twice", str(cells["ma_ho_new"]))
        used |= {("old", pair[0]), ("new", pair[1])}
        confirmed.append(pair)
    return Links(tuple(confirmed), frozenset(refused))


class _HouseholdFinder:
    """Finds a household by commune, code and, where codes repeat, its row."""

    def __init__(self, year: Year) -> None:
        frame = year.households
        communes = [part.info.commune or "" for part in year.parts]
        self.rows: dict[tuple[str, str], list[tuple[str, int]]] = {}
        columns = (frame["part"], frame["code"], frame["cell"])
        for row, (part, code, cell) in enumerate(zip(*columns, strict=True)):
            self.rows.setdefault((communes[part], str(code)), []).append((str(cell), row))

    def find(self, commune: str, code: str, cell: str) -> int | None:
        """Return the row of a household; None where there is none, or several fit."""
        found = self.rows.get((commune, code), [])
        if len(found) > 1:
            found = [item for item in found if item[0] == cell]
        return found[0][1] if len(found) == 1 else None


def _answers(path: Path, passwords: tuple[str, ...]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the row number and the cells by id of every row below the hidden row of ids."""
    book = open_book(path, passwords)
    if CONFIRM not in book.names:
        raise unreadable("RV-194", path=path.name, sheet=CONFIRM)
    rows = book.read(CONFIRM).rows
    start = next((at for at, row in enumerate(rows) if set(IDS) <= set(row)), None)
    if start is None:
        raise unreadable("RV-194", path=path.name, sheet=CONFIRM)
    places = {id: rows[start].index(id) for id in IDS}
    for at in range(start + 1, len(rows)):
        cells: dict[str, Any] = {id: rows[at][place] for id, place in places.items()}
        cells["letter"] = {id: letters_of(place) for id, place in places.items()}
        if cells["ma_ho_old"] != "" or cells["ma_ho_new"] != "":
            yield at + 1, cells


def _pair(
    path: Path,
    at: int,
    cells: Mapping[str, Any],
    finders: tuple[_HouseholdFinder, _HouseholdFinder],
) -> tuple[int, int]:
    found = []
    for side, finder in zip(("old", "new"), finders, strict=True):
        code = _code(cells[f"ma_ho_{side}"])
        row = finder.find(str(cells[f"xa_{side}"]), code, str(cells[f"dong_{side}"]))
        if row is None:
            raise _wrong(path, at, cells, f"ma_ho_{side}", "household", code)
        found.append(row)
    return found[0], found[1]


def _code(cell: object) -> str:
    """Return a code as text; a spreadsheet that saved the sheet may have stored a number."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _wrong(
    path: Path, at: int, cells: Mapping[str, Any], id: str, problem: str, value: str
) -> UsageProblem:
    """Return the problem of one cell of a file of links.

    `path` and the line `at` are where it stands, `cells` holds the letter of every column by its
    `id`; `problem` names the sentence, and `value` is what the cell holds.
    """
    return usage(
        "RV-195",
        path=path.name,
        cell=f"{cells['letter'][id]}{at}",
        problem=text(f"changes.problem_{problem}"),
        value=quoted(value) if problem == "answer" else code_words(value[:40]),
    )
