"""Terminal digits and heaped ages, compared with the district's own."""

from dataclasses import dataclass

import numpy as np

from ravo.typed_columns import Figures, Numbers

DIGITS = 10
FEWEST = 30
"""The fewest figures, or people of the counted ages, for a comparison."""
WHIPPLE_AGES = (23, 62)
"""The ages of Whipple's index: a range of forty, in which each digit is last four times."""
HEAPED_EVERY = 5


@dataclass(frozen=True, slots=True)
class DigitComparison:
    """The last digits, 0 to 9, of a unit's figures and of all others'.

    `p` is None where there are too few figures, or all end in one digit (`alike`). For ages it has
    Whipple's index of both too; None if there are too few.
    """

    counts: tuple[int, ...]
    others: tuple[int, ...]
    p: float | None
    index: float | None = None
    others_index: float | None = None

    @property
    def alike(self) -> bool:
        """Whether there are enough figures, and all end in one digit."""
        both = [one + other for one, other in zip(self.counts, self.others, strict=True)]
        return min(sum(self.counts), sum(self.others)) >= FEWEST and sum(map(bool, both)) == 1

    @property
    def most(self) -> int:
        """The digit that the unit has too often, compared with the share among the others."""
        mine, others = sum(self.counts), max(sum(self.others), 1)
        excess = [
            one - mine * other / others for one, other in zip(self.counts, self.others, strict=True)
        ]
        return excess.index(max(excess))


def terminal_digits(values: Figures, unit: float = 1) -> Numbers:
    """Return how often each digit is the last one, with figures counted in units of `unit`.

    NaN and figures that are no whole number of units have no last digit and are not counted.
    """
    units = values[~np.isnan(values)] / unit
    whole = units[np.isclose(units, np.round(units))]
    return np.bincount(np.round(np.abs(whole)).astype(np.int64) % DIGITS, minlength=DIGITS)


def compared_digits(mine: Numbers, others: Numbers) -> DigitComparison:
    """Compare a unit's last digits with those of the other units of its district."""
    p = None
    if _enough(mine, others):
        used = (mine + others) > 0
        if used.sum() > 1:
            p = _chi2_p(np.vstack([mine[used], others[used]]))
    return DigitComparison(tuple(mine.tolist()), tuple(others.tolist()), p)


def _enough(mine: Numbers, others: Numbers) -> bool:
    return bool(mine.sum() >= FEWEST and others.sum() >= FEWEST)


def age_digits(ages: Figures) -> Numbers:
    """Return how often each digit is last in ages (completed years) of Whipple's range."""
    first, last = WHIPPLE_AGES
    return terminal_digits(ages[(ages >= first) & (ages <= last)])


def whipple(counts: Numbers) -> float | None:
    """Return Whipple's index of the last digits of ages; None where too few ages are in its range.

    It is 100 where no digit is preferred, 500 where all ages end in 0 or 5.
    """
    total = int(counts.sum())
    if total < FEWEST:
        return None
    return float(counts[::HEAPED_EVERY].sum() / total * HEAPED_EVERY * 100)


def _chi2_p(table: Numbers) -> float:
    """Return the p-value of the chi-squared test of a table of counts, with Yates' correction."""
    from scipy.stats import chi2_contingency

    return float(chi2_contingency(table)[1])


def compared_ages(mine: Numbers, others: Numbers) -> DigitComparison:
    """Compare how many ages of a unit end in 0 or 5 with the other units of its district.

    `p` is one-sided, for as many or more.
    """
    index, others_index = whipple(mine), whipple(others)
    p = None
    if index is not None and others_index is not None:
        round_ages = np.array([counts[::HEAPED_EVERY].sum() for counts in (mine, others)])
        table = np.column_stack([round_ages, np.array([mine.sum(), others.sum()]) - round_ages])
        if table.sum(axis=0).all():
            both = _chi2_p(table)
            p = both / 2 if index > others_index else 1 - both / 2
    return DigitComparison(tuple(mine.tolist()), tuple(others.tolist()), p, index, others_index)
