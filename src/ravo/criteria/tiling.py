"""Whether an edition's lines tile the range: each evidence gets exactly one class."""

from ravo.criteria.model import AREAS, MEASURES, Area, Edition, Line, MeasureId


def probes(lines: tuple[Line, ...]) -> list[float]:
    """Return values on both sides of every bound, and under the lowest one."""
    bounds = {bound for line in lines for bound in (line.above, line.upto) if bound is not None}
    return sorted(
        {0.0, *(b for b in bounds), *(b - 0.5 for b in bounds), *(b + 0.5 for b in bounds)}
    )


def counts(lines: tuple[Line, ...], indicators: int) -> list[int]:
    """Return every deprivation count that can occur."""
    return list(range(max([indicators, *(line.at_least for line in lines)]) + 1))


def untiled(edition: Edition) -> list[tuple[MeasureId, Area, float, int, int]]:
    """Return (measure, area, value, deprivations, lines that hold) wherever not exactly one does.

    Values above the highest known poverty line belong to no line. Below it a gap is allowed
    only where the edition declares an absent line of that measure and area.
    """
    wrong = []
    for measure in MEASURES:
        for area in AREAS:
            lines = edition.find_lines(measure, area)
            wrong += [(measure, area, *spot) for spot in _untiled(edition, lines)]
    return wrong


def _untiled(edition: Edition, lines: tuple[Line, ...]) -> list[tuple[float, int, int]]:
    known = [line.upto for line in lines if line.upto is not None]
    declared_gap = any(line.upto is None for line in lines)
    spots = []
    for value in probes(lines):
        for count in counts(lines, len(edition.indicators)):
            holding = sum(line.holds(value, count) for line in lines)
            gap = holding == 0 and value <= max(known, default=-1.0) and not declared_gap
            if holding > 1 or gap:
                spots.append((value, count, holding))
    return spots
