"""The households of two years in the form of supervision: plain columns, of surveys or results."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ravo.criteria.terms import Area
from ravo.typed_columns import Figures, Flags, Texts


@dataclass(frozen=True, eq=False)
class SupervisedDeaths:
    """The dead of the households by a register on the day of supervision, one entry each.

    `dead` counts the people of the review who died; `nobody` flags households without anybody
    alive, `headless` those whose head is dead while others live.
    """

    dead: Figures
    nobody: Flags
    headless: Flags


@dataclass(frozen=True, eq=False)
class SupervisedHouseholds:
    """This year's households, one row each; texts are "" and figures NaN where unknown.

    `unit` names the district (the province where there is none), `commune` the commune. `reviewer`
    and `day` (a number of days) are who visited the household and when. `answers` are 0, 1 and NaN
    by indicator (`indicators` has their ids) as answered, `deprived` as counted. `b1`, `income`
    (đồng a member and month), `floor_area` (m²) and `size` are figures; `last` holds those of last
    year by the same names, of the same household. `ages` has the age in the year of each member
    whose year of birth is known, `age_rows` the row of the household of each. `deaths` are those by
    a register, None without one.
    """

    code: Texts
    head: Texts
    unit: Texts
    commune: Texts
    village: Texts
    area: Texts
    klass: Texts
    reviewer: Texts
    day: Figures
    answers: Figures
    deprived: Figures
    b1: Figures
    income: Figures
    floor_area: Figures
    size: Figures
    line_gap: Figures
    ages: Figures
    age_rows: npt.NDArray[np.int64]
    indicators: tuple[str, ...]
    last: Mapping[str, Figures]
    deaths: SupervisedDeaths | None = None

    @property
    def count(self) -> int:
        """The number of households."""
        return len(self.code)

    @cached_property
    def nobody(self) -> Flags:
        """Which households have nobody alive by the register: they cannot be visited."""
        return np.zeros(self.count, dtype=bool) if self.deaths is None else self.deaths.nobody


@dataclass(frozen=True, slots=True)
class SupervisedLine:
    """A line of one measure in one area, with the width of a bin: 1 point, or 1 % of the line."""

    measure: str
    area: Area
    value: float
    bin_width: float
