"""Forms 2 and 3 of the movements, per commune, and whether they balance.

The closing column is counted from this year's classes, never from the other columns, so that
the identity 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8 = 9 can fail and show it.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.movement import ABOVE, ABSENT, NEAR, POOR, levels_of

FORMS = {"2": POOR, "3": NEAR}
COLUMNS = tuple(str(number) for number in range(1, 10))
SIGNS = np.array([1, -1, -1, -1, 1, 1, 1, 1, -1], dtype=np.float64)
"""Signs of the columns in the identity; the closing figure is taken off."""
LineName = Literal["households", "members"]
LINES: tuple[LineName, ...] = ("households", "members")
Figures = NDArray[np.float64]


@dataclass(frozen=True)
class Form:
    """One movement form: households and members by place and column.

    `counts` has a row per place and a column for each of COLUMNS. `residual` has for each row of
    the movements what it leaves unexplained, at its place before (-) and after.
    """

    number: str
    counts: dict[LineName, Figures]
    shares: dict[LineName, tuple[Figures, Figures]]

    def total(self, line: LineName) -> dict[str, int]:
        """Return the column sums over all places."""
        sums = self.counts[line].sum(axis=0)
        return {name: int(value) for name, value in zip(COLUMNS, sums, strict=True)}


@dataclass(frozen=True)
class Breach:
    """An identity that does not hold: `difference` is left over, the households at `rows` are behind it.

    `identity` is `balance` (1 - 2 - 3 - 4 + 5 + 6 + 7 + 8 = 9) or `forms` (form 2 column 2 =
    form 3 column 5, form 2 column 5 = form 3 column 3).
    """

    place: int
    form: str
    line: LineName
    identity: Literal["balance", "forms"]
    difference: int
    rows: NDArray[np.int64]


def form_of(number: str, rows: pd.DataFrame, places: int) -> Form:
    """Return form 2 or 3 of the movements `rows`, laid out by `place_old` and `place_new`.

    A household that moved between two communes is an "other" decrease in one and an "other"
    increase in the other. Members count with the size they had at the start in columns 1 to 4
    and at the end in 5 to 9; a change of size while the household stayed goes to 4 or 8.
    """
    before, after = _columns(number, rows)
    old, new = rows["place_old"].to_numpy(), rows["place_new"].to_numpy()
    counts: dict[LineName, Figures] = {}
    shares: dict[LineName, tuple[Figures, Figures]] = {}
    for line in LINES:
        first, last = _weights(rows, line)
        out, into = before * first[:, None], after * last[:, None]
        if line == "members":
            grown = np.where(_stayed(number, rows), last - first, 0.0)
            out[:, 3] += np.maximum(-grown, 0)
            into[:, 7] += np.maximum(grown, 0)
        counts[line] = _summed(out, old, places) + _summed(into, new, places)
        shares[line] = out @ SIGNS, into @ SIGNS
    return Form(number, counts, shares)


def _weights(rows: pd.DataFrame, line: LineName) -> tuple[Figures, Figures]:
    if line == "households":
        ones = np.ones(len(rows))
        return ones, ones
    last = rows["members_new"].to_numpy()
    first = rows["members_old"].to_numpy()
    # A start that only this year's workbook records has no size of its own.
    first = np.where(np.isnan(first), last, first)
    return np.nan_to_num(first), np.nan_to_num(last)


def _summed(values: Figures, place: NDArray[np.int64], places: int) -> Figures:
    table = np.zeros((places + 1, len(COLUMNS)))
    np.add.at(table, place, values)
    return table


def _levels(rows: pd.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return (
        np.where(pd.isna(rows["start"]), ABSENT, levels_of(rows["start"])).astype(np.int64),
        np.where(pd.isna(rows["class_new"]), ABSENT, levels_of(rows["class_new"])).astype(np.int64),
    )


def _stayed(number: str, rows: pd.DataFrame) -> NDArray[np.bool_]:
    start, end = _levels(rows)
    level = FORMS[number]
    return np.asarray((start == level) & (end == level) & ~_crossed(rows), dtype=bool)


def _crossed(rows: pd.DataFrame) -> NDArray[np.bool_]:
    both = (rows["old"] >= 0) & (rows["new"] >= 0)
    return np.asarray(both & (rows["place_old"] != rows["place_new"]), dtype=bool)


def _columns(number: str, rows: pd.DataFrame) -> tuple[Figures, Figures]:
    """Return 0/1 per household and column: at its place before (1-4) and after (5-9)."""
    level = FORMS[number]
    start, end = _levels(rows)
    other = NEAR if level == POOR else POOR
    crossed, movement = _crossed(rows), rows["movement"].to_numpy(dtype=object)
    mine, closing = start == level, end == level
    # Form 2 leaves to near-poor (2) or above (3); form 3 to above (2) or to poor (3).
    second, third = (other, ABOVE) if level == POOR else (ABOVE, other)
    here, name = ~crossed, "poor" if level == POOR else "near_poor"
    before = np.zeros((len(rows), len(COLUMNS)))
    after = np.zeros_like(before)
    before[:, 0] = mine
    before[:, 1] = mine & here & (end == second)
    before[:, 2] = mine & here & (end == third)
    before[:, 3] = mine & (crossed | (end == ABSENT))
    after[:, 4] = closing & here & (start == other)
    after[:, 5] = closing & here & (movement == f"{name}_again")
    after[:, 6] = closing & here & (movement == f"new_{name}")
    after[:, 7] = closing & (crossed | (movement == f"arrived_{name}"))
    after[:, 8] = closing
    return before, after


def breaches_of(forms: dict[str, Form], rows: pd.DataFrame) -> tuple[Breach, ...]:
    """Return every identity that fails, per place, with the rows of the households behind it."""
    found = [
        breach for form in forms.values() for line in LINES for breach in _unbalanced(form, line, rows)
    ]  # fmt: skip
    return (*found, *_unequal(forms, rows))


def _unbalanced(form: Form, line: LineName, rows: pd.DataFrame) -> list[Breach]:
    left = form.counts[line] @ SIGNS
    out, into = form.shares[line]
    stayed = _stayed(form.number, rows)
    old, new = rows["place_old"].to_numpy(), rows["place_new"].to_numpy()
    found = []
    for place in np.flatnonzero(np.round(left) != 0).tolist():
        at = place if place < len(left) - 1 else -1
        here = np.where(old == at, out, 0.0) + np.where(new == at, into, 0.0)
        behind = np.flatnonzero((np.round(here) != 0) & ~stayed)
        found.append(Breach(at, form.number, line, "balance", int(left[place]), behind))
    return found


def _unequal(forms: dict[str, Form], rows: pd.DataFrame) -> list[Breach]:
    """Compare the two forms where one's decrease is the other's increase (households)."""
    start, end = _levels(rows)
    found = []
    for name, one, other, pair in (
        ("2", forms["2"].counts["households"][:, 1], forms["3"].counts["households"][:, 4], (POOR, NEAR)),
        ("3", forms["3"].counts["households"][:, 2], forms["2"].counts["households"][:, 4], (NEAR, POOR)),
    ):  # fmt: skip
        for place in np.flatnonzero(one != other).tolist():
            at = place if place < len(one) - 1 else -1
            here = (rows["place_old"] == at) | (rows["place_new"] == at)
            behind = np.flatnonzero(here & (start == pair[0]) & (end == pair[1]))
            found.append(
                Breach(at, name, "households", "forms", int(one[place] - other[place]), behind)
            )
    return found
