"""Cases of an edition: evidence on both sides of every line, and the class expected for it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from ravo.criteria.model import MEASURES, ClassLine, Edition, MeasureId
from ravo.criteria.rules import (
    ABSENT,
    AVERAGE_LIVING,
    CLASS_IDS,
    NOT_POOR,
    average_living,
    classify,
)
from ravo.criteria.terms import AREAS, Area, HouseholdClass
from ravo.faults import Fault, InputProblem
from ravo.yamlfile import CODES, YamlTree, cases_path

LACKING = "absent"
"""The expected class of a case that depends on a value that the edition lacks."""
WITHOUT_LINES = 100.0
"""The evidence in the only case of a measure of which no line is known."""


@dataclass(frozen=True, slots=True)
class Case:
    """Evidence in the unit of the lines, and its expected class.

    `asked` is True where the household requested the average-living class.
    """

    name: str
    measure: MeasureId
    area: Area
    value: float
    deprived: int
    klass: str
    asked: bool = False


class _WrittenCase(BaseModel):
    """A case as written in the file of cases."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: str
    measure: MeasureId
    area: Area
    value: float
    deprived: int = Field(ge=0)
    klass: str = Field(alias="class", pattern="^(poor|near_poor|average_living|not_poor|absent)$")
    asked: bool = False


class _CasesFile(BaseModel):
    """A file of cases."""

    model_config = ConfigDict(extra="forbid")

    cases: list[_WrittenCase]
    path: Path
    checksum: str


def read_cases(file: Path) -> tuple[Case, ...]:
    """Return the cases of a file. Raises InputProblem with the line of what is wrong in it."""
    tree = YamlTree(file, file.read_bytes(), CODES)
    tree.refuse_odd_keys()
    return tuple(Case(**dict(item)) for item in tree.model(_CasesFile, tree.value).cases)


def cases_text(cases: tuple[Case, ...], heading: str) -> str:
    """Return the text of a file of cases; the lines of `heading` come first."""
    lines = [f"# {line}" for line in heading.splitlines()] + ["cases:"]
    for case in cases:
        request = ", asked: true" if case.asked else ""
        lines.append(
            f'  - {{name: "{case.name}", measure: {case.measure}, area: {case.area}, '
            f"value: {case.value:.15g}, deprived: {case.deprived}, class: {case.klass}{request}}}"
        )
    return "\n".join(lines) + "\n"


def case_faults(edition: Edition) -> tuple[Fault, ...]:
    """Return the faults of the cases that belong to an edition's file, or of their absence."""
    file = cases_path(edition.path)
    names = {"file": edition.path.name, "cases": file.name}
    if not file.is_file():
        return (Fault("RV-567", params=names),)
    try:
        cases = read_cases(file)
    except InputProblem as problem:
        return (problem.fault,)
    faults = [
        Fault(
            "RV-569",
            params={"cases": file.name, "name": case.name, "wanted": case.klass, "found": klass},
        )
        for case, klass in failing(edition, cases)
    ]
    bounds = [f"{measure}.{area} {bound:.15g}" for measure, area, bound in untried(edition, cases)]
    if bounds:
        faults.append(Fault("RV-568", params={"cases": file.name, "bounds": bounds}))
    return tuple(faults)


def class_of(edition: Edition, case: Case) -> str:
    """Return the class that an edition gives the evidence of a case."""
    values, counts = np.array([case.value]), np.array([case.deprived])
    code = int(classify(edition, case.measure, case.area, values, counts)[0])
    if case.asked and code == NOT_POOR:
        inside = int(average_living(edition, case.area, values)[0])
        code = {1: AVERAGE_LIVING, 0: NOT_POOR, ABSENT: ABSENT}[inside]
    return LACKING if code == ABSENT else CLASS_IDS[code]


def first_cases(edition: Edition) -> tuple[Case, ...]:
    """Return cases on both sides of every line of an edition, with the classes it gives them."""
    return tuple(
        replace(case, klass=class_of(edition, case))
        for measure in MEASURES
        for area in AREAS
        for case in _around(measure, area, edition.find_lines(measure, area))
    )


def _around(measure: MeasureId, area: Area, lines: tuple[ClassLine, ...]) -> Iterator[Case]:
    poverty = tuple(line for line in lines if line.klass != HouseholdClass.average_living)
    bounds = bounds_of(poverty)
    for bound in bounds:
        for value in (bound, bound + 1):
            for count in _counts(poverty):
                yield _case(measure, area, value, count, bound)
    if not bounds:
        yield _case(measure, area, WITHOUT_LINES, 0, None)
    average = tuple(line for line in lines if line not in poverty)
    top = max(bounds, default=WITHOUT_LINES)
    for bound in bounds_of(average):
        for value in (bound, bound + 1):
            yield _case(measure, area, value, 0, bound, requested=True)
    if average and not bounds_of(average):
        yield _case(measure, area, top + 1, 0, top, requested=True)


def bounds_of(lines: tuple[ClassLine, ...]) -> list[float]:
    """Return the known bounds of lines, lower and upper, each once."""
    return sorted({b for line in lines for b in (line.above, line.upto) if b is not None})


def _counts(lines: tuple[ClassLine, ...]) -> list[int]:
    """Return the counts of deprived indicators on both sides of every bound on them."""
    firsts = {line.at_least for line in lines if line.at_least}
    firsts |= {line.at_most + 1 for line in lines if line.at_most is not None}
    return sorted({side for first in firsts for side in (first - 1, first)}) or [0]


def _case(
    measure: MeasureId,
    area: Area,
    value: float,
    deprived: int,
    bound: float | None,
    *,
    requested: bool = False,
) -> Case:
    """Return a case without its class, whose name holds the comparison.

    `value` of `measure` is compared with the line `bound` of `area`, None where that is absent;
    `deprived` counts indicators, and `requested` is the request for average living.
    """
    words = [area, measure, *(["asked"] if requested else [])]
    if bound is None:
        name = f"{' '.join(words)}: no line is at hand"
    else:
        sign = "≤" if value <= bound else ">"
        name = f"{' '.join(words)} {value:.15g} {sign} {bound:.15g}, {deprived} indicators"
    return Case(name, measure, area, value, deprived, "", requested)


def untried(edition: Edition, cases: tuple[Case, ...]) -> tuple[tuple[MeasureId, Area, float], ...]:
    """Return the bounds of an edition that lack a case at the bound or at the bound + 1.

    Each bound comes as measure, area and value.
    """
    tried = {(case.measure, case.area, case.value) for case in cases}
    return tuple(
        (measure, area, bound)
        for measure in MEASURES
        for area in AREAS
        for bound in bounds_of(edition.find_lines(measure, area))
        if not {(measure, area, bound), (measure, area, bound + 1)} <= tried
    )


def failing(edition: Edition, cases: tuple[Case, ...]) -> tuple[tuple[Case, str], ...]:
    """Return the cases whose class by the edition is not the expected one, each with that class."""
    classed_cases = ((case, class_of(edition, case)) for case in cases)
    return tuple((case, klass) for case, klass in classed_cases if klass != case.klass)
