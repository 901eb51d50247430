"""Forms 14 and 15: the near-poor and the poor, household by household, member by member."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, overload

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.report.figures.households import ListStatus, PoorHouseholds
from ravo.report.figures.model import key_of
from ravo.report.forms.facts import LISTS, FormColumn, form_facts
from ravo.report.forms.model import FormRow, FormTable, FormValue, Note, RowLevel
from ravo.report.forms.settings import ReportSettings
from ravo.report.forms.tables import is_local, renumbered
from ravo.typed_columns import only_where

TICK = "x"
STATUSES: tuple[ListStatus, ...] = ("new", "again", "old")


@dataclass(frozen=True)
class CommuneLines:
    """The lines of a commune on a list: its own, then those of its households and members.

    Below its own line, each line has the number of its household and a level; `columns` are the
    cells of these lines by the columns of the form.
    """

    stt: str
    unit: str
    key: str
    numbers: list[str]
    levels: list[RowLevel]
    columns: list[list[FormValue]]


@dataclass(frozen=True)
class ListRows(Sequence[FormRow]):
    """The lines of a list, built while they are read: a province lists hundreds of thousands.

    `communes` are those with households of the class `klass`, in print order.
    """

    communes: tuple[PoorHouseholds, ...]
    klass: str
    columns: tuple[FormColumn, ...]

    def lines(self) -> Iterator[CommuneLines]:
        """Yield the lines of each commune, in print order."""
        wanted = [column.figure.removeprefix("list.") or column.code for column in self.columns]
        for stt, commune in enumerate(self.communes, 1):
            at = self._people(commune)
            is_head = np.diff(commune.household[at], prepend=-1) > 0
            numbers = list(map(str, np.cumsum(is_head).tolist()))
            figures = _figures(commune, at, is_head) | {
                "A": only_where(is_head, np.array(numbers, object))
            }
            yield CommuneLines(
                str(stt),
                commune.place.name,
                key_of(commune.place),
                numbers,
                ["household" if head else "member" for head in is_head.tolist()],
                [figures[name].tolist() for name in wanted],
            )

    def _people(self, commune: PoorHouseholds) -> NDArray[np.int64]:
        """Return the rows of a commune's people who belong to households on the list."""
        return np.flatnonzero((commune.klass == self.klass)[commune.household])

    def __iter__(self) -> Iterator[FormRow]:
        codes = [column.code for column in self.columns]
        for some in self.lines():
            yield FormRow(some.stt, some.unit, "commune", None, {}, some.key)
            rows = zip(some.numbers, some.levels, zip(*some.columns, strict=True), strict=True)
            for number, level, cells in rows:
                values = dict(zip(codes, cells, strict=True))
                yield FormRow(number, some.unit, level, None, values, some.key)

    def __len__(self) -> int:
        return sum(1 + len(self._people(commune)) for commune in self.communes)

    @overload
    def __getitem__(self, at: int) -> FormRow: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[FormRow]: ...

    def __getitem__(self, at: int | slice) -> FormRow | Sequence[FormRow]:
        if isinstance(at, slice):
            return list(self)[at]
        place = at + len(self) if at < 0 else at
        row = next(islice(iter(self), place, None), None) if place >= 0 else None
        if row is None:
            raise IndexError(at)
        return row


def lists_of(
    communes: Sequence[PoorHouseholds],
    known: Mapping[tuple[str, int], ListStatus],
    paths: Mapping[str, str],
    settings: ReportSettings,
) -> tuple[FormTable, ...]:
    """Return forms 14 and 15.

    `known` has by workbook and record how households got their class; `paths` gives the workbook of
    each commune.
    """
    listed = [_with_last_year(commune, known, paths[key_of(commune.place)]) for commune in communes]
    return tuple(_list(number, klass, listed, settings) for number, klass in LISTS.items())


def _with_last_year(
    commune: PoorHouseholds, known: Mapping[tuple[str, int], ListStatus], path: str
) -> PoorHouseholds:
    """Return a commune with the statuses of its households by the comparison of two years."""
    pairs = zip(commune.record.tolist(), commune.status.tolist(), strict=True)
    statuses = [known.get((path, record), status) for record, status in pairs]
    return replace(commune, status=np.array(statuses, dtype=object))


def _list(
    number: str, klass: str, communes: Sequence[PoorHouseholds], settings: ReportSettings
) -> FormTable:
    """Return one of the forms that list households: those of class `klass`.

    `settings` decide whether the columns of local peoples are included.
    """
    facts = form_facts()[number]
    columns = renumbered([c for c in facts.columns if settings.local_ethnic or not is_local(c)])
    mine = tuple(commune for commune in communes if (commune.klass == klass).any())
    return FormTable(
        number, facts.title, columns, ListRows(mine, klass, columns), _notes(mine, klass)
    )


def _notes(communes: Sequence[PoorHouseholds], klass: str) -> tuple[Note, ...]:
    notes = []
    if not all(commune.members for commune in communes):
        notes.append(Note("heads_only", {}))
    if any(((c.klass == klass) & pd.isna(c.status)).any() for c in communes):
        notes.append(Note("no_status", {}))
    return tuple(notes)


def _figures(
    commune: PoorHouseholds, at: NDArray[np.int64], is_head: NDArray[np.bool_]
) -> dict[str, NDArray[Any]]:
    """Return the cells of columns for the people at `at`; ticks are those of their households."""
    home, lines = commune.household[at], np.arange(len(at))
    people = {name: values[at] for name, values in commune.people.items()}
    first = np.maximum.accumulate(np.where(is_head, lines, 0))
    villages = only_where(is_head, commune.village[home]).tolist()
    names = [
        f"{name or ''} ({village})" if village else name or ""
        for name, village in zip(people["name"].tolist(), villages, strict=True)
    ]
    return {
        "B": only_where(np.full(len(at), commune.members), lines - first + 1),
        "C": np.array(names, dtype=object),
        "born_man": only_where(people["sex"] == "Nam", people["birth_year"]),
        "born_woman": only_where(people["sex"] == "Nữ", people["birth_year"]),
        "ethnicity": people["ethnicity"],
        "relation": people["relation"],
        **{
            status: only_where(is_head & (commune.status == status)[home], TICK)
            for status in STATUSES
        },
        **{name: only_where(is_head & yes[home], TICK) for name, yes in commune.ticks.items()},
    }
