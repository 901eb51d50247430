"""The class rule over columns (nd07-2021 Điều 3 khoản 2, tt07-2021 Điều 1 khoản 1)."""

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.model import ClassLine, Edition, Mark, MeasureId
from ravo.criteria.terms import CLASSES, Area, HouseholdClass
from ravo.digits import all_as_shown
from ravo.typed_columns import Figures, Flags, Numbers

CLASS_IDS = tuple(klass for klass in CLASSES if klass != HouseholdClass.undetermined)
"""The classes that evidence can give; the code of a class is its place here."""
POOR, NEAR_POOR, AVERAGE_LIVING, NOT_POOR = range(len(CLASS_IDS))
ABSENT = -2


def _covered(line: ClassLine, values: Figures) -> Flags:
    inside = values <= (np.inf if line.upto is None else line.upto)
    if line.above is not None:
        inside &= values > line.above
    return inside


def _inside(line: ClassLine, values: Figures, deprived: Numbers) -> Flags:
    inside = _covered(line, values)
    inside &= deprived >= line.at_least
    if line.at_most is not None:
        inside &= deprived <= line.at_most
    return inside


def as_lines_count(edition: Edition, measure: MeasureId, values: Figures) -> Figures:
    """Return evidence in the unit of an edition's lines: income per month or year, or points.

    Income in `values` is per month. For a yearly line it is multiplied by twelve, because a twelfth
    of the line may not be a whole figure, and rounded as spreadsheets show it, so that twelve times
    a twelfth of a year's income is that income again. Points are returned unchanged.
    """
    if measure != "income" or edition.income_months == 1:
        return values
    return all_as_shown(values * edition.income_months)


def a_month(edition: Edition, measure: MeasureId, bound: float) -> float:
    """Return a line's bound per month: a yearly one divided by twelve, any other unchanged."""
    months = edition.income_months if measure == "income" else 1
    return bound if months == 1 else float(all_as_shown(np.array([bound / months]))[0])


def poverty_lines(edition: Edition, measure: MeasureId, area: Area) -> tuple[ClassLine, ...]:
    """Return the lines of the poor and the near-poor class, absent ones included."""
    lines = edition.find_lines(measure, area)
    return tuple(line for line in lines if line.klass != HouseholdClass.average_living)


def poverty_bound(edition: Edition, measure: MeasureId, area: Area) -> float | None:
    """Return the upper bound of the poor class in the edition's unit; None for none or several."""
    lines = [
        item for item in poverty_lines(edition, measure, area) if item.klass == HouseholdClass.poor
    ]
    bounds = {item.upto for item in lines}
    return bounds.pop() if len(bounds) == 1 else None


def deprivation_bound(edition: Edition, measure: MeasureId, area: Area) -> int | None:
    """Return the points of B2 from which a household under the line is poor.

    None where the edition lacks the required number of indicators or the points per indicator, or
    has several such numbers.
    """
    lines = [
        item for item in poverty_lines(edition, measure, area) if item.klass == HouseholdClass.poor
    ]
    counts = {None if item.count_absent else item.at_least for item in lines}
    count, points = counts.pop() if len(counts) == 1 else None, edition.points_per_indicator
    return None if count is None or points is None else count * points


def classify(
    edition: Edition, measure: MeasureId, area: Area, values: Figures, deprived: Numbers
) -> NDArray[np.int8]:
    """Return class codes (POOR, NEAR_POOR, NOT_POOR) for columns of evidence.

    `values` are in the unit of the lines (`as_lines_count`), without NaN; a value equal to a bound
    gets the poorer class. The code is ABSENT where the class depends on a line whose value, or
    whose number of deprived indicators, the edition lacks. The average-living class is never
    returned here.
    """
    lines = poverty_lines(edition, measure, area)
    bounded = [line for line in lines if line.mark is not Mark.absent]
    if not bounded:
        return np.full(len(values), ABSENT, dtype=np.int8)
    codes = np.full(len(values), NOT_POOR, dtype=np.int8)
    if len(bounded) < len(lines):
        codes[values <= _reach(edition, measure, area)] = ABSENT
    for line in bounded:
        if line.count_absent:
            codes[_covered(line, values)] = ABSENT
            continue
        codes[_inside(line, values, deprived)] = CLASS_IDS.index(line.klass)
    return codes


def _reach(edition: Edition, measure: MeasureId, area: Area) -> float:
    """Return the highest value that may lie under an absent poverty line.

    That is the lower bound of the average-living lines, which begin where poverty ends; infinite
    without such a bound.
    """
    lines = edition.find_lines(measure, area)
    starts = [line.above for line in lines if line.klass == HouseholdClass.average_living]
    return min((start for start in starts if start is not None), default=float("inf"))


def average_living(edition: Edition, area: Area, income: Figures) -> NDArray[np.int8]:
    """Return 1 where measured income lies inside the average-living lines, else 0.

    `income` is in the unit of the lines, as `as_lines_count` returns it. The interval is above the
    poverty line up to and including the class's own line (nd07-2021 Điều 3 khoản 2 điểm c). ABSENT
    where the edition lacks the line; 0 for all where the edition has no such class.
    """
    lines: tuple[ClassLine, ...] = getattr(edition.income.average_living, area)
    inside = np.zeros(len(income), dtype=np.int8)
    for line in lines:
        if line.mark is Mark.absent:
            return np.full(len(income), ABSENT, dtype=np.int8)
        inside[_inside(line, income, np.zeros(len(income), dtype=np.int64))] = 1
    return inside


def poverty_line(edition: Edition, measure: MeasureId, area: Area) -> float:
    """Return the highest bound of the poor and near-poor lines; NaN where none is known."""
    bounds = [line.upto for line in poverty_lines(edition, measure, area) if line.upto is not None]
    return max(bounds, default=float("nan"))


def absent_lines(edition: Edition, measure: MeasureId, area: Area) -> tuple[ClassLine, ...]:
    """Return the lines of a measure and area whose values or counts the edition lacks."""
    lines = edition.find_lines(measure, area)
    return tuple(line for line in lines if line.mark is Mark.absent or line.count_absent)
