"""The check that an edition's lines tile the range: any evidence gets exactly one class."""

import math
from collections.abc import Iterable

from ravo.criteria.model import MEASURES, ClassLine, Edition, MeasureId
from ravo.criteria.terms import AREAS, Area, HouseholdClass


def probes(lines: tuple[ClassLine, ...]) -> list[float]:
    """Return values on both sides of every bound, and under the lowest one."""
    bounds = {bound for line in lines for bound in (line.above, line.upto) if bound is not None}
    return sorted(
        {0.0, *(b for b in bounds), *(b - 0.5 for b in bounds), *(b + 0.5 for b in bounds)}
    )


def counts(lines: tuple[ClassLine, ...], indicators: int) -> list[int]:
    """Return every deprivation count that can occur."""
    return list(range(max([indicators, *(line.at_least for line in lines)]) + 1))


def untiled(edition: Edition) -> list[tuple[MeasureId, Area, float, int, int]]:
    """Return the evidence that lies inside no line or inside several.

    Each item has measure, area, value, deprivation count and number of lines. Where a line's count
    of indicators is absent, no other line may overlap it, as it would be unknown which applies.
    Values above the highest known line need no line. Up to the highest poverty line a gap is
    allowed only where a line of the poor or near-poor is declared absent; an absent average-living
    line is no excuse. A measure without any poverty line is a gap.
    """
    wrong = []
    for measure in MEASURES:
        for area in AREAS:
            lines = edition.find_lines(measure, area)
            wrong += [(measure, area, *spot) for spot in _untiled(edition, lines)]
    return wrong


def _untiled(edition: Edition, lines: tuple[ClassLine, ...]) -> list[tuple[float, int, int]]:
    poverty = [line for line in lines if line.klass != HouseholdClass.average_living]
    if not poverty:
        return [(0.0, 0, 0)]
    spots = []
    for value in probes(lines):
        open_here = any(line.count_absent and line.covers(value) for line in lines)
        for count in counts(lines, edition.most_deprived or 0):
            holding = sum(line.holds(value, count) for line in lines)
            most = 0 if open_here else 1
            gap = holding == 0 and not open_here and not _may_be_open(value, lines, poverty)
            if holding > most or gap:
                spots.append((value, count, holding))
    return spots


def _may_be_open(value: float, lines: tuple[ClassLine, ...], poverty: list[ClassLine]) -> bool:
    """Return whether a value needs no known line: above all lines, or possibly in an absent one."""
    if value > _top(lines) or any(line.upto is None for line in poverty):
        return True
    return value > _top(poverty) and any(line.upto is None for line in lines)


def _top(lines: Iterable[ClassLine]) -> float:
    return max((line.upto for line in lines if line.upto is not None), default=-math.inf)
