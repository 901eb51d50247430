"""The officer's answers about doubtful pairs, read back from the sheet `Cần xác nhận`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ravo.changes.year import Year
from ravo.contract.headings import letters_of
from ravo.faults import UsageProblem, unreadable, usage
from ravo.messages import text
from ravo.quotes import code_words, quoted
from ravo.text import loose_key, unpointed
from ravo.workbook.book import open_book
from ravo.xlsx.sheet_names import CONFIRM

IDS = ("ma_ho_old", "ma_ho_new", "xa_old", "xa_new", "dong_old", "dong_new", "xac_nhan")
ANSWER = "xac_nhan"
PERIODS = ("ky_old", "ky_new")
"""Columns of the periods (`2024`, `2026-03`) of both households, where years do not name them."""
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
YES, NO = {"co", "c", "x", "yes", "y", "1"}, {"khong", "k", "no", "n", "0"}


@dataclass(frozen=True)
class Links:
    """An officer's answers about doubtful pairs, by the rows of both years.

    `gone` has the rows of the first year's households whose departure was recorded later.
    """

    confirmed: tuple[tuple[int, int], ...] = ()
    refused: frozenset[tuple[int, int]] = frozenset()
    gone: frozenset[int] = frozenset()


NO_LINKS = Links()


@dataclass(frozen=True)
class TypedAnswer:
    """One answer of the sheet: its line, its cells by id, whether it is a yes.

    `cells["letter"]` has the letter of every column by its id, `cells["year"]` the years that the
    headings of both codes name, by `old` and `new`.
    """

    at: int
    cells: Mapping[str, Any]
    yes: bool

    def wrong(self, path: Path, id: str, problem: str, value: str) -> UsageProblem:
        """Return the problem to raise for one of its cells; `problem` names the sentence."""
        return usage(
            "RV-195",
            path=path.name,
            cell=f"{self.cells['letter'][id]}{self.at}",
            problem=text(f"changes.problem_{problem}"),
            value=quoted(value) if problem == "answer" else code_words(value[:40]),
        )


def read_links(path: Path, old: Year, new: Year, passwords: tuple[str, ...] = ()) -> Links:
    """Return the pairs that the officer confirmed and refused, by the rows of the two years.

    `passwords` are tried in turn where the file has one. Raises InputProblem (exit code 3) where
    the file has no such sheet, UsageProblem (exit code 2) for an unknown answer, an unknown
    household, or a second confirmation of a household.
    """
    confirmed: list[tuple[int, int]] = []
    refused: set[tuple[int, int]] = set()
    used: set[tuple[str, int]] = set()
    finders = HouseholdFinder(old), HouseholdFinder(new)
    for typed in typed_answers(path, passwords):
        pair = pair_of(path, typed, finders)
        if not typed.yes:
            refused.add(pair)
            continue
        if ("old", pair[0]) in used or ("new", pair[1]) in used:
            raise typed.wrong(path, ANSWER, "twice", str(typed.cells["ma_ho_new"]))
        used |= {("old", pair[0]), ("new", pair[1])}
        confirmed.append(pair)
    return Links(tuple(confirmed), frozenset(refused))


def typed_answers(
    path: Path, passwords: tuple[str, ...] = (), more: tuple[str, ...] = ()
) -> Iterator[TypedAnswer]:
    """Yield every answer of the sheet; rows without an answer are passed over.

    `more` are ids of further columns to read where the sheet has them. Raises InputProblem (exit
    code 3) where the file has no such sheet, UsageProblem (exit code 2) for a word that is no
    answer.
    """
    for at, cells in _answers(path, passwords, more):
        answer = loose_key(str(cells[ANSWER])).removesuffix(" 0")
        if not answer:
            continue
        typed = TypedAnswer(at, cells, answer in YES)
        if answer not in YES | NO:
            raise typed.wrong(path, ANSWER, "answer", str(cells[ANSWER]))
        yield typed


def joined_links(each: Iterable[Links]) -> Links:
    """Return the answers of several files as one.

    Raises UsageProblem (exit code 2) where two files give a household two partners.
    """
    parts = tuple(each)
    pairs = tuple(dict.fromkeys(pair for part in parts for pair in part.confirmed))
    for side in (0, 1):
        rows = [pair[side] for pair in pairs]
        if len(rows) != len(set(rows)):
            raise usage("RV-4068")
    return Links(pairs, frozenset(pair for part in parts for pair in part.refused))


class HouseholdFinder:
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
        candidates = self.rows.get((commune, code), [])
        if len(candidates) > 1:
            candidates = [item for item in candidates if item[0] == cell]
        return candidates[0][1] if len(candidates) == 1 else None


def _answers(
    path: Path, passwords: tuple[str, ...], more: tuple[str, ...]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the row number and the cells by id of every row below the hidden row of ids."""
    book = open_book(path, passwords)
    if CONFIRM not in book.names:
        raise unreadable("RV-194", path=path.name, sheet=CONFIRM)
    rows = book.read(CONFIRM).rows
    start = next((at for at, row in enumerate(rows) if set(IDS) <= set(row)), None)
    if start is None:
        raise unreadable("RV-194", path=path.name, sheet=CONFIRM)
    there = (*IDS, *(id for id in more if id in rows[start]))
    places = {id: rows[start].index(id) for id in there}
    heads = rows[start - 1] if start else [""] * len(rows[start])
    years = {side: _year_in(heads[places[f"ma_ho_{side}"]]) for side in ("old", "new")}
    for at in range(start + 1, len(rows)):
        cells: dict[str, Any] = {id: rows[at][place] for id, place in places.items()}
        cells["year"] = years
        cells["letter"] = {id: letters_of(place) for id, place in places.items()}
        if cells["ma_ho_old"] != "" or cells["ma_ho_new"] != "":
            yield at + 1, cells


def _year_in(heading: object) -> str | None:
    """Return the year that a heading names; None where it names none, or several."""
    years = set(_YEAR.findall(str(heading)))
    return years.pop() if len(years) == 1 else None


def pair_of(
    path: Path, typed: TypedAnswer, finders: tuple[HouseholdFinder, HouseholdFinder]
) -> tuple[int, int]:
    """Return the rows of both households of an answer.

    Raises UsageProblem (exit code 2) where one is missing, or several households fit.
    """
    rows = []
    for side, finder in zip(("old", "new"), finders, strict=True):
        code, row = code_in(typed, side), row_of(typed, side, finder)
        if row is None:
            raise typed.wrong(path, f"ma_ho_{side}", "household", code)
        rows.append(row)
    return rows[0], rows[1]


def row_of(typed: TypedAnswer, side: str, finder: HouseholdFinder) -> int | None:
    """Return the row of one household of an answer; None where none fits, or several do."""
    cells = typed.cells
    return finder.find(str(cells[f"xa_{side}"]), code_in(typed, side), str(cells[f"dong_{side}"]))


def code_in(typed: TypedAnswer, side: str) -> str:
    """Return the code of a household of an answer."""
    return as_code(typed.cells[f"ma_ho_{side}"])


def as_code(cell: object) -> str:
    """Return a code as text; a spreadsheet that saved the sheet may have stored a number."""
    return str(unpointed(cell))
