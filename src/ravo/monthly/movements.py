"""The movements of a month and of the year so far, counted as forms 2 and 3 count them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ravo.changes.accounts import LineName
from ravo.changes.forms import Breach, Form, breaches_of, form_of
from ravo.changes.identity import FORM_OF
from ravo.changes.movements import RejudgedClass, moved, standing
from ravo.changes.year import Year
from ravo.criteria.terms import LISTED, UNDETERMINED
from ravo.monthly.households import POOR, ListedHomes
from ravo.monthly.state import MonthlyList, StartHousehold, start_of


@dataclass(frozen=True)
class PeriodMovements:
    """Forms 2 and 3 of one period of a commune, and the movement of each of its households.

    `rows` is like that of two compared years, with the code of each household; `figures` are the
    columns by form and line.
    """

    rows: pd.DataFrame
    forms: Mapping[str, Form]
    breaches: tuple[Breach, ...]

    def figures(self, number: str, line: LineName) -> dict[str, int]:
        """Return the nine columns of a form on one of its lines."""
        return self.forms[number].total(line)


@dataclass(frozen=True, slots=True)
class EarlierLists:
    """The codes of households that were poor, and poor or near-poor, in earlier years."""

    poor: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()


UNKNOWN_YEARS = EarlierLists()


def of_month(
    before: MonthlyList, after: MonthlyList, earlier: EarlierLists = UNKNOWN_YEARS
) -> PeriodMovements:
    """Return the movements from the list before a month to the list after it.

    A household that comes back to the list, after being on it earlier in the year or before it, has
    fallen again.
    """
    listed = {line.code for line in before.ledger if {line.before, line.after} & {*LISTED}}
    poor = {line.code for line in before.ledger if POOR in (line.before, line.after)}
    listed |= {home.code for home in before.start if home.klass in LISTED}
    poor |= {home.code for home in before.start if home.klass == POOR}
    again = EarlierLists(earlier.poor | poor, earlier.listed | listed)
    return _between(_start_frame(start_of(before.homes)), after, again)


def of_year(after: MonthlyList, earlier: EarlierLists = UNKNOWN_YEARS) -> PeriodMovements:
    """Return the movements from the start of the year to a list; each household counts once."""
    return _between(_start_frame(after.start), after, earlier)


def _start_frame(households: Sequence[StartHousehold]) -> pd.DataFrame:
    return _year_frame(
        [home.code for home in households],
        [home.klass for home in households],
        [home.size for home in households],
        [None] * len(households),
        [False] * len(households),
    )


def _end_frame(homes: ListedHomes) -> pd.DataFrame:
    frame = homes.frame
    names = ("code", "klass", "size", "change_reason", "departed")
    code, klass, size, reason, gone = (frame[name].tolist() for name in names)
    return _year_frame(code, klass, size, reason, gone)


def _year_frame(
    codes: Sequence[Any],
    classes: Sequence[Any],
    sizes: Sequence[float],
    reasons: Sequence[Any],
    gone: Sequence[bool],
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "code": pd.Series(codes, dtype=object),
            "klass": pd.Series([UNDETERMINED if k is None else k for k in classes], dtype=object),
            "size": pd.Series(sizes, dtype=np.float64),
            "change_reason": pd.Series(reasons, dtype=object),
            "opening": pd.Series([None] * len(codes), dtype=object),
            "departed": pd.Series(gone, dtype=bool),
        }
    )


def _between(start: pd.DataFrame, after: MonthlyList, earlier: EarlierLists) -> PeriodMovements:
    end = _end_frame(after.homes)
    was = {code: place for place, code in enumerate(start["code"])}
    # A household that left before the period is neither in its start nor in its end.
    named = zip(end["code"], end["departed"], strict=True)
    here = [n for n, (code, gone) in enumerate(named) if not gone or code in was]
    end = end.iloc[here].reset_index(drop=True)
    now = {code: place for place, code in enumerate(end["code"])}
    every = [*was, *(code for code in now if code not in was)]
    rows = pd.DataFrame(
        {
            "old": np.array([was.get(code, -1) for code in every], dtype=np.int64),
            "new": np.array([now.get(code, -1) for code in every], dtype=np.int64),
        }
    )
    rows["relation"], rows["place_old"], rows["place_new"] = None, 0, 0
    none = pd.DataFrame()
    old_year, new_year = Year(0, (), start, none), Year(0, (), end, none)
    rows = standing(old_year, new_year, rows, "last-year")
    codes = end["code"].tolist()
    again = RejudgedClass(
        np.array([code in earlier.poor for code in codes], dtype=bool),
        np.array([code in earlier.listed for code in codes], dtype=bool),
    )
    rows = moved(new_year, rows, again).assign(code=every)
    forms = {number: form_of(number, rows, 1) for number in FORM_OF.values()}
    return PeriodMovements(rows, forms, breaches_of(forms, rows))
