"""The findings of supervision in two years: whom to visit again, why, how many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from math import isnan

import numpy as np
import numpy.typing as npt

from ravo.criteria.terms import UNDETERMINED
from ravo.places.villages import village_of
from ravo.supervision.crossings import (
    KINDS,
    LineCrossing,
    corrected,
    crossing,
    just_beyond,
)
from ravo.supervision.digits import (
    DIGITS,
    DigitComparison,
    age_digits,
    compared_ages,
    compared_digits,
    terminal_digits,
)
from ravo.supervision.households import SupervisedHouseholds, SupervisedLine
from ravo.supervision.jumps import Jumps, jumps
from ravo.supervision.recheck import drawn, sample_size, seed_of
from ravo.supervision.reviewers import ReviewerComparison, VillageRows, compare_reviewers
from ravo.supervision.revisits import Revisits
from ravo.supervision.village_differences import VillageDifference, village_differences
from ravo.text import sort_key
from ravo.typed_columns import Figures, Flags, Numbers

LEVEL = 0.05
NEAR_LINE = 10
"""Points within which a household counts as near the line, for the strata of the sample."""
DIGIT_UNITS = {"b1": 1.0, "floor_area": 1.0, "income": 1000.0}
"""The unit of the last digit of a figure: points, m², thousand đồng."""
AGES = "ages"
LINED = ("b1", "income")
CHANGED = ("b1", "floor_area", "size")
FLIPPED = ("adult_education", "child_schooling", "housing_quality", "sanitation")
"""Indicators whose answer seldom changes within a year: schooling, the house, the toilet."""


@dataclass(frozen=True, slots=True)
class UnitCrossing:
    """The crossings of one line in the communes of a district (or province) and one area.

    `rows` are the households counted just beyond the line.
    """

    unit: str
    communes: int
    line: SupervisedLine
    crossing: LineCrossing
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CommuneDigits:
    """The last digits of one figure in one commune; `look` is corrected for the number of tests."""

    commune: str
    figure: str
    comparison: DigitComparison
    adjusted: float | None

    @property
    def look(self) -> bool:
        """Whether the figure should be checked."""
        return self.adjusted is not None and self.adjusted < LEVEL


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """The households with a figure that changed more than almost all others."""

    figure: str
    jumps: Jumps


@dataclass(frozen=True, slots=True)
class RecheckSample:
    """The households to visit again, by row, and the seed of the draw, which nobody chose."""

    announced: date
    seed: int
    tolerable: float
    probability: float
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SampleRule:
    """The rule of a sample: the day announced in advance, the tolerable share, the certainty."""

    announced: date
    tolerable: float = 0.05
    probability: float = 0.95


@dataclass(frozen=True, eq=False)
class Supervision:
    """The findings about two years.

    `sample` is None where no day was announced in advance, `revisits` where no sheet was returned.
    `invented` has for each commune whether its data is invented. `monthly` is whether these are
    lists of the monthly review, not of a whole year. `editions` are the criteria sets of this year
    and of the one before where they are not the same: then neither points nor incomes nor
    deprivations are compared with last year's. `villages` are those whose reviewers differ.
    """

    year: int
    last_year: int | None
    households: SupervisedHouseholds
    crossings: tuple[UnitCrossing, ...]
    reviewers: ReviewerComparison
    digits: tuple[CommuneDigits, ...]
    changes: tuple[ChangedFigure, ...]
    sample: RecheckSample | None
    revisits: Revisits | None = None
    monthly: bool = False
    editions: tuple[str, ...] = ()
    villages: tuple[VillageDifference, ...] = ()
    invented: Mapping[str, bool] = field(default_factory=dict)

    @property
    def not_known(self) -> tuple[str, ...]:
        """The figures compared over time that no household of this year has."""
        return tuple(name for name in CHANGED if np.isnan(getattr(self.households, name)).all())

    @property
    def not_compared(self) -> tuple[str, ...]:
        """The figures that this year has, but no household has for last year."""
        now = self.households
        return tuple(
            name
            for name in CHANGED
            if not np.isnan(getattr(now, name)).all() and np.isnan(now.last[name]).all()
        )

    @property
    def nobody_before(self) -> bool:
        """Whether last year has none of these households, as for another commune."""
        known = [name for name in CHANGED if name not in self.not_known]
        return bool(self.last_year and known) and set(known) == set(self.not_compared)

    @property
    def without_class(self) -> int:
        """The number of households without a class: a visit could not be compared with any."""
        return int((~_classed(self.households)).sum())

    @property
    def nobody_alive(self) -> int:
        """The number of classed households without anybody alive, which no sample has."""
        return int((_classed(self.households) & self.households.nobody).sum())


def _classed(households: SupervisedHouseholds) -> Flags:
    klass = households.klass
    return np.asarray((klass != "") & (klass != UNDETERMINED), dtype=bool)


def supervise(
    households: SupervisedHouseholds,
    lines: Sequence[SupervisedLine],
    years: tuple[int, int | None],
    rule: SampleRule | None,
    codes: Sequence[str],
) -> Supervision:
    """Return the findings about this year's households, compared with last year's.

    `years` are this one and the one before (None without it), `codes` those of the communes: the
    seeds follow from them, so that the same input gives the same findings.
    """
    seed = seed_of(",".join(codes), date(years[0], 1, 1))
    places = _village_places(households)
    reviewers = compare_reviewers(_villages(households, places), seed)
    visited = {name: _alive(households, rows) for name, rows in places.items()}
    drawing = None if rule is None else seed_of(",".join(codes), rule.announced)
    return Supervision(
        year=years[0],
        last_year=years[1],
        households=households,
        crossings=tuple(_crossings(households, lines)) if years[1] is not None else (),
        reviewers=reviewers,
        digits=_digits(households),
        changes=_changes(households) if years[1] is not None else (),
        sample=None if rule is None else _sample(households, rule, codes),
        villages=village_differences(reviewers, households, visited, drawing),
    )


def _alive(households: SupervisedHouseholds, rows: Sequence[int]) -> Sequence[int]:
    """Return the rows of households with anybody alive to be visited."""
    return [row for row in rows if not households.nobody[row]]


def _crossings(
    households: SupervisedHouseholds, lines: Sequence[SupervisedLine]
) -> Sequence[UnitCrossing]:
    results = []
    for unit in sorted(set(households.unit.tolist()), key=sort_key):
        of_unit = households.unit == unit
        for line in lines:
            now, last = getattr(households, line.measure), households.last[line.measure]
            # Only communes with the area and the figures of both years are compared.
            rows = of_unit & (households.area == line.area) & np.isfinite(now - last)
            if rows.any():
                results += _of_line(households, rows, unit, line)
    corrected_crossings = corrected([one.crossing for one in results])
    return [
        replace(one, crossing=two) for one, two in zip(results, corrected_crossings, strict=True)
    ]


def _of_line(
    households: SupervisedHouseholds, rows: Flags, unit: str, line: SupervisedLine
) -> list[UnitCrossing]:
    now, last = getattr(households, line.measure)[rows], households.last[line.measure][rows]
    communes = len(set(households.commune[rows].tolist()))
    results = []
    for kind in KINDS:
        one = crossing(last, now, line.value, line.bin_width, kind)
        near = just_beyond(last, now, line.value, line.bin_width, kind)
        places = tuple(np.flatnonzero(rows)[near].tolist())
        results.append(UnitCrossing(unit, communes, line, _of_several(one, communes), places))
    return results


def _of_several(one: LineCrossing, communes: int) -> LineCrossing:
    """Return a crossing unchanged for several communes; for one commune without a conclusion."""
    if communes > 1:
        return one
    return LineCrossing(
        one.kind, one.compared, one.at_line, one.at_placebos, None, None, None, "too_few"
    )


def _village_places(households: SupervisedHouseholds) -> Mapping[str, Sequence[int]]:
    """Return the rows of each village by its name; households without a village are left out."""
    places: dict[tuple[str, str], list[int]] = {}
    for row, place in enumerate(
        zip(households.commune.tolist(), households.village.tolist(), strict=True)
    ):
        if place[1]:
            places.setdefault(place, []).append(row)
    return {village_of(*place): rows for place, rows in sorted(places.items())}


def _villages(
    households: SupervisedHouseholds, places: Mapping[str, Sequence[int]]
) -> list[VillageRows]:
    return [_village(name, households, np.array(rows)) for name, rows in places.items()]


def _village(
    name: str, households: SupervisedHouseholds, rows: npt.NDArray[np.int64]
) -> VillageRows:
    answers = households.answers[rows]
    figures = {f"answer_{n}": answers[:, n - 1] for n in range(1, answers.shape[1] + 1)}
    figures["blanks"] = np.isnan(answers).mean(axis=1) if answers.shape[1] else np.empty(0)
    figures["b1_tens"] = _ends_in_0_or_5(households.b1[rows])
    return VillageRows(
        name, households.reviewer[rows].tolist(), figures, answers, households.day[rows]
    )


def _ends_in_0_or_5(values: Figures) -> Figures:
    return np.where(np.isnan(values), np.nan, (values % 5 == 0).astype(float))


def _digits(households: SupervisedHouseholds) -> tuple[CommuneDigits, ...]:
    compared = []
    for figure, unit in DIGIT_UNITS.items():
        values = getattr(households, figure)
        for area in _areas_of(figure, households):
            rows = np.flatnonzero(households.area == area) if area else np.arange(households.count)
            compared += _digits_of(figure, values[rows], rows, unit, households)
    compared += _digits_of(AGES, households.ages, households.age_rows, 1, households)
    from scipy.stats import false_discovery_control

    known = [one.comparison.p for one in compared if one.comparison.p is not None]
    adjusted = iter(false_discovery_control(known).tolist() if known else [])
    return tuple(
        one if one.comparison.p is None else replace(one, adjusted=next(adjusted))
        for one in compared
    )


def _areas_of(figure: str, households: SupervisedHouseholds) -> Sequence[str | None]:
    """Return the areas within which a figure is compared; None where areas do not matter.

    Figures that are compared with a line are frequent just under it, and each area has lines of its
    own.
    """
    return sorted(set(households.area.tolist()) - {""}) if figure in LINED else (None,)


def _digits_of(
    figure: str,
    values: Figures,
    rows: npt.NDArray[np.int64],
    unit: float,
    households: SupervisedHouseholds,
) -> list[CommuneDigits]:
    """Return the digits of one figure by commune; `rows` has the household of each value."""
    communes = households.commune[rows]
    names = sorted(set(communes.tolist()), key=sort_key)
    ages = figure == AGES
    count = age_digits if ages else partial(terminal_digits, unit=unit)
    counts: dict[str, Numbers] = {name: count(values[communes == name]) for name in names}
    total = sum(counts.values(), np.zeros(DIGITS, dtype=np.int64))
    compare = compared_ages if ages else compared_digits
    return [
        CommuneDigits(name, figure, compare(mine, total - mine), None)
        for name, mine in counts.items()
        if mine.sum()
    ]


def _changes(households: SupervisedHouseholds) -> tuple[ChangedFigure, ...]:
    figures = [(name, getattr(households, name), households.last[name]) for name in CHANGED]
    for place, name in enumerate(households.indicators):
        if name in FLIPPED:
            last = households.last[f"deprived_{place + 1}"]
            figures.append((f"deprived_{name}", households.deprived[:, place], last))
    return tuple(
        ChangedFigure(name, figure_jumps)
        for name, now, last in figures
        if (figure_jumps := jumps(last, now)).compared
    )


def _sample(
    households: SupervisedHouseholds, rule: SampleRule, codes: Sequence[str]
) -> RecheckSample:
    """Draw by reviewer and nearness to the line, from households with a class and anybody alive."""
    rows = np.flatnonzero(_classed(households) & ~households.nobody)
    seed = seed_of(",".join(codes), rule.announced)
    if not rows.size:
        return RecheckSample(rule.announced, seed, rule.tolerable, rule.probability, ())
    near = [gap <= NEAR_LINE and not isnan(gap) for gap in households.line_gap[rows].tolist()]
    strata = [
        f"{commune}|{reviewer}|{'near' if is_near else 'far'}"
        for commune, reviewer, is_near in zip(
            households.commune[rows].tolist(), households.reviewer[rows].tolist(), near, strict=True
        )
    ]
    size = sample_size(rows.size, rule.tolerable, rule.probability)
    names = zip(households.commune[rows].tolist(), households.code[rows].tolist(), strict=True)
    keys = [f"{commune}|{code}" for commune, code in names]
    chosen = tuple(int(rows[place]) for place in drawn(strata, keys, size, seed))
    return RecheckSample(rule.announced, seed, rule.tolerable, rule.probability, chosen)
