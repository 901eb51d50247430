"""The change of M0 between two years, divided into incidence and intensity (Shapley)."""

from dataclasses import dataclass

from ravo.analysis.alkire_foster import Measures


@dataclass(frozen=True, slots=True)
class ChangeOfM0:
    """M0 now less M0 before, and the two parts that sum to it; NaN where a year leaves it open.

    `incidence` comes from more or fewer poor rows, `intensity` from more or fewer deprivations
    among them. Both are NaN where a year has no poor rows, as there is no A to compare.
    """

    m0: float
    incidence: float
    intensity: float


def change_of_m0(before: Measures, now: Measures) -> ChangeOfM0:
    """Return the change from `before` to `now`; each part is taken at the mean of the other."""
    return ChangeOfM0(
        m0=now.m0 - before.m0,
        incidence=(now.h - before.h) * (now.a + before.a) / 2,
        intensity=(now.a - before.a) * (now.h + before.h) / 2,
    )
