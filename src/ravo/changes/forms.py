"""Forms 2 and 3 of the movements, per commune, and whether they balance.

The closing column is counted from this year's classes, never from the other columns, so that
the identity 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8 = 9 can fail and show it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.accounts import (
    LINES,
    Account,
    AccountColumns,
    LineName,
    counted,
    figures_of,
    places_at,
)
from ravo.changes.identity import COLUMNS, FORM_OF, PASSAGES, SIGNS, left_over
from ravo.changes.movements import (
    LEVEL_ABOVE,
    LEVEL_ABSENT,
    LEVEL_NEAR_POOR,
    LEVEL_POOR,
    LEVELS,
    Levels,
    levels_of,
)
from ravo.typed_columns import Figures

CLASS_OF = {number: klass for klass, number in FORM_OF.items()}
SHRUNK, GROWN = 3, 7
"""The columns, from 0, that count members who left or joined a household that stayed."""
OF_AREA = -2
"""In place of a commune's number: the identity is that of a district or province."""
Groups = Sequence[tuple[str | None, tuple[int, ...]]]


@dataclass(frozen=True)
class Form(Account):
    """One movement form; its columns are COLUMNS."""

    number: str


@dataclass(frozen=True)
class Breach:
    """An identity that fails by `difference`, and the `rows` of the households that cause it.

    `place` is that of a commune, -1 for households whose commune is not known. Of a whole district
    (or province) it is OF_AREA, and `area` its name. `identity` is `balance` (1 - 2 - 3 - 4 + 5 + 6
    + 7 + 8 = 9) or `forms` (form 2 column 2 = form 3 column 5, form 2 column 5 = form 3 column 3).
    """

    place: int
    form: str
    line: LineName
    identity: Literal["balance", "forms"]
    difference: int
    rows: NDArray[np.int64]
    area: str | None = None


def form_of(number: str, rows: pd.DataFrame, places: int) -> Form:
    """Return form 2 or 3 of the movements `rows`, laid out by `place_old` and `place_new`.

    A household that moved between two communes is an "other" decrease in one and an "other"
    increase in the other. Members count with the size they had at the start in columns 1 to 4
    and at the end in 5 to 9; a change of size while the household stayed goes to 4 or 8.
    """
    figures = figures_of(rows, _standing(number, rows))
    return Form(COLUMNS, counted(COLUMNS, rows, places, figures), number)


def _levels(rows: pd.DataFrame) -> tuple[Levels, Levels]:
    return levels_of(rows["start"]), levels_of(rows["class_new"])


def _crossed(rows: pd.DataFrame) -> NDArray[np.bool_]:
    both = (rows["old"] >= 0) & (rows["new"] >= 0)
    return np.asarray(both & (rows["place_old"] != rows["place_new"]), dtype=bool)


def _standing(number: str, rows: pd.DataFrame) -> AccountColumns:
    """Return where each household counts: at its place before in columns 1-4, after in 5-9."""
    name = CLASS_OF[number]
    level = LEVELS[name]
    start, end = _levels(rows)
    other = LEVEL_NEAR_POOR if level == LEVEL_POOR else LEVEL_POOR
    crossed, movement = _crossed(rows), rows["movement"].to_numpy(dtype=object)
    mine, closing = start == level, end == level
    # Form 2 leaves to near-poor (2) or above (3); form 3 to above (2) or to poor (3).
    second, third = (other, LEVEL_ABOVE) if level == LEVEL_POOR else (LEVEL_ABOVE, other)
    here = ~crossed
    before = np.zeros((len(rows), len(COLUMNS)), dtype=bool)
    after = np.zeros_like(before)
    before[:, 0] = mine
    before[:, 1] = mine & here & (end == second)
    before[:, 2] = mine & here & (end == third)
    before[:, 3] = mine & (crossed | (end == LEVEL_ABSENT))
    after[:, 4] = closing & here & (start == other)
    after[:, 5] = closing & here & (movement == f"{name}_again")
    after[:, 6] = closing & here & (movement == f"new_{name}")
    after[:, 7] = closing & (crossed | (movement == f"arrived_{name}"))
    after[:, 8] = closing
    return AccountColumns(before, after, mine & closing & here, SHRUNK, GROWN)


def breaches_of(
    forms: dict[str, Form], rows: pd.DataFrame, groups: Groups = ()
) -> tuple[Breach, ...]:
    """Return every identity that fails, per commune and then per district of several communes.

    Each has the rows of the households behind it. `groups` are the districts with their places.
    """
    size = len(next(iter(forms.values())).counts["households"])
    scopes = [_Scope(place if place < size - 1 else -1, None, (place,)) for place in range(size)]
    scopes += [_Scope(OF_AREA, name, places) for name, places in groups if len(places) > 1]
    behind = _Behind(rows, size - 1)
    breaches = []
    for scope in scopes:
        for form in forms.values():
            breaches += [item for line in LINES for item in _unbalanced(form, line, behind, scope)]
        breaches += _unequal(forms, behind, scope)
    return tuple(breaches)


@dataclass(frozen=True)
class _Scope:
    """The area to which an identity applies: one commune, or the communes of a district."""

    place: int
    area: str | None
    places: tuple[int, ...]


class _Behind:
    """The households behind breaches; their tables are built with the first breach."""

    def __init__(self, rows: pd.DataFrame, places: int) -> None:
        self.rows, self.places = rows, places
        self._shares: dict[str, dict[LineName, tuple[Figures, Figures]]] = {}

    @cached_property
    def _place_rows(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        return places_at(self.rows, "place_old", self.places), places_at(
            self.rows, "place_new", self.places
        )

    @cached_property
    def _levels(self) -> tuple[Levels, Levels]:
        return _levels(self.rows)

    def _standing_in(self, scope: _Scope) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return which households were in the scope before, and which are in it afterwards."""
        old, new = (np.isin(place, scope.places) for place in self._place_rows)
        return old, new

    def balance(self, number: str, line: LineName, scope: _Scope) -> NDArray[np.int64]:
        """Return the rows of households that moved and do not sum to 0 in a form's balance."""
        if number not in self._shares:
            self._shares[number] = _shares(number, self.rows)
        out, into = self._shares[number][line]
        before, after = self._standing_in(scope)
        return np.flatnonzero(np.round(np.where(before, out, 0.0) + np.where(after, into, 0.0)))

    def passage(self, start: int, end: int, scope: _Scope) -> NDArray[np.int64]:
        """Return the rows of households that changed from one level of living to another."""
        first, last = self._levels
        before, after = self._standing_in(scope)
        return np.flatnonzero((before | after) & (first == start) & (last == end))


def _shares(number: str, rows: pd.DataFrame) -> dict[LineName, tuple[Figures, Figures]]:
    """Return by line what each household adds to the balance, before and after; 0 if it stayed."""
    standing = _standing(number, rows)
    moved = ~standing.stayed
    shares = {line: (np.zeros(len(rows)), np.zeros(len(rows))) for line in LINES}
    for line, column, out, into in figures_of(rows, standing):
        for share, values in zip(shares[line], (out, into), strict=True):
            share += SIGNS[column] * values * moved
    return shares


def _unbalanced(form: Form, line: LineName, behind: _Behind, scope: _Scope) -> Iterator[Breach]:
    left = left_over(form.counts[line][list(scope.places)].sum(axis=0))
    if left:
        rows = behind.balance(form.number, line, scope)
        yield Breach(scope.place, form.number, line, "balance", left, rows, scope.area)


def _unequal(forms: dict[str, Form], behind: _Behind, scope: _Scope) -> Iterator[Breach]:
    """Yield a breach where the decrease of one form differs from the increase of the other."""
    sums = {name: form.summed("households", scope.places) for name, form in forms.items()}
    for name, left_by, other, entered_by in PASSAGES:
        mine = sums[name][COLUMNS.index(left_by)]
        theirs = sums[other][COLUMNS.index(entered_by)]
        if mine != theirs:
            rows = behind.passage(LEVELS[CLASS_OF[name]], LEVELS[CLASS_OF[other]], scope)
            yield Breach(scope.place, name, "households", "forms", mine - theirs, rows, scope.area)
