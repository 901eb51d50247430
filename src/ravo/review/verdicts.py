"""The verdict on every household of a survey (nd07-2021 Điều 3, tt07-2021 Điều 1 khoản 1).

Missing evidence counts neither for nor against a household: the class is computed for every
reading that the missing answers allow, and is given only where all readings agree.
"""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.criteria import Edition
from ravo.criteria.model import MeasureId
from ravo.criteria.rules import (
    ABSENT,
    AVERAGE_LIVING,
    CLASS_IDS,
    NOT_POOR,
    a_month,
    as_lines_count,
    average_living,
    classify,
    poverty_line,
)
from ravo.criteria.terms import AREAS, HouseholdClass
from ravo.criteria.truth import NO, UNKNOWN, YES, side_by_side
from ravo.faults import Fault
from ravo.faults.severity import FileVerdict
from ravo.faults.table import FaultTable
from ravo.review.evidence import Evidence, decided_by, evidence_of, recorded_counts
from ravo.review.findings import findings
from ravo.review.left_open import with_open_ones
from ravo.review.odd_units import unit_doubts
from ravo.review.reversed_answers import answer_doubts
from ravo.review.review import Counts, EvidenceKind, Review, Verdicts, fewest_and_most, to_clear_up
from ravo.survey.departures import departed
from ravo.survey.survey import Survey
from ravo.typed_columns import Figures

B1, INCOME, B1_GRID, NOTHING = 0, 1, 2, -1
KINDS: dict[int, tuple[EvidenceKind, MeasureId]] = {
    B1: ("b1", "b1"),
    INCOME: ("income", "income"),
    B1_GRID: ("b1_grid", "b1"),
}
"""Kinds of income evidence by code, each with the measure of its lines."""
ABSENT_BIT = 1 << len(CLASS_IDS)
ANY_COUNT = 99
Bits = NDArray[np.uint8]


class Readings(NamedTuple):
    """The possible classes of households under every reading of missing evidence, as bit sets.

    Sets, because the possible classes need not be a range. Bits, because the union of readings is
    then one OR over whole columns of households, and readings agree where a single bit is set. Bit
    k means class code k, ABSENT_BIT a line whose value the edition lacks. The last axis of
    `by_reading` is (rural fewest, rural most, urban fewest, urban most) deprived indicators;
    readings that do not apply are 0. `kind` is a code of `KINDS` or NOTHING.
    """

    kind: NDArray[np.int8]
    by_reading: Bits

    @property
    def possible(self) -> Bits:
        """All classes possible for each household."""
        return np.asarray(np.bitwise_or.reduce(self.by_reading, axis=1), dtype=np.uint8)


def lines_of(edition: Edition, measure: str) -> dict[str, float]:
    """Return the poverty line of a measure by area (NaN where the edition lacks it).

    Yearly lines of income are converted to a month, the unit of evidence.
    """
    return {
        area: a_month(edition, measure, poverty_line(edition, measure, area))  # type: ignore[arg-type]
        for area in AREAS
    }


def chosen_kind(evidence: Evidence, edition: Edition) -> NDArray[np.int8]:
    """Return the deciding evidence of income of each household, as a code of `KINDS`.

    A B1 total comes first, then B1 by the answers where they determine the side of the line, then
    measured income, then answers that do not determine it. B1 counts only where the edition has a
    line in points. Where B1 is in doubt, nothing replaces it.
    """
    income = ~np.isnan(evidence.income)
    kind = np.where(income, INCOME, NOTHING)
    if not all(np.isnan(value) for value in lines_of(edition, "b1").values()):
        if evidence.grid is not None:
            kind[evidence.grid.given & (evidence.grid.settled | ~income)] = B1_GRID
        kind[~np.isnan(evidence.b1)] = B1
        kind[evidence.b1_doubted] = NOTHING
    return kind.astype(np.int8)


def counts_of(evidence: Evidence, edition: Edition) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the fewest and the most deprived indicators each household may have.

    A recorded B2 gives the count where the answers do not determine it but allow it.
    """
    fewest, most = fewest_and_most(evidence.deprived)
    if edition.indicators_absent:
        known = edition.most_deprived
        most = np.full_like(most, ANY_COUNT if known is None else known)
    recorded = recorded_counts(evidence, edition)
    allowed = (recorded >= fewest) & (recorded <= most)
    return np.where(allowed, recorded, fewest), np.where(allowed, recorded, most)


def _bits(codes: NDArray[np.int8]) -> Bits:
    shifted = np.left_shift(1, np.where(codes == ABSENT, len(CLASS_IDS), codes).astype(np.uint8))
    return shifted.astype(np.uint8)


def _above_the_line(evidence: Evidence, edition: Edition, area: str) -> Bits:
    """Return the classes that replace `not poor` where the average-living class is requested.

    nd07-2021 Điều 3 khoản 2 điểm c: measured income only, on request, for farming households.
    """
    bits = np.full(len(evidence.income), 1 << NOT_POOR, dtype=np.uint8)
    requested = (evidence.asked == YES) | evidence.asked_doubted
    requested &= (evidence.farming != NO) & ~np.isnan(evidence.income)
    if not requested.any():
        return bits
    income = as_lines_count(edition, "income", evidence.income[requested])
    inside = average_living(edition, area, income)  # type: ignore[arg-type]
    known = np.where(inside == 1, AVERAGE_LIVING, NOT_POOR)
    certain = _bits(np.where(inside == ABSENT, ABSENT, known).astype(np.int8))
    unsure = (evidence.farming[requested] == UNKNOWN) | evidence.asked_doubted[requested]
    bits[requested] = np.where(unsure, certain | np.uint8(1 << NOT_POOR), certain)
    return bits


def _values(evidence: Evidence, kind: int, area: str) -> tuple[Figures, Figures]:
    """Return the lowest and highest value of a kind of evidence, for households in an area."""
    if kind == B1_GRID and evidence.grid is not None:
        return evidence.grid.ends(area)  # type: ignore[arg-type]
    value = evidence.b1 if kind == B1 else evidence.income
    return value, value


def _one_reading(
    evidence: Evidence,
    edition: Edition,
    kind: NDArray[np.int8],
    area: str,
    counts: NDArray[np.int64],
) -> Bits:
    """Return the classes in one area with one number of deprived indicators.

    Where B1 is between two bounds, the classes are those at both bounds, as only one line is
    between them.
    """
    bits = np.zeros(len(kind), dtype=np.uint8)
    above = _above_the_line(evidence, edition, area)
    for code, (_, measure) in KINDS.items():
        here = kind == code
        if not here.any():
            continue
        for values in _values(evidence, code, area)[: 2 if code == B1_GRID else 1]:
            counted = as_lines_count(edition, measure, values[here])
            classes = classify(edition, measure, area, counted, counts[here])  # type: ignore[arg-type]
            class_bits = _bits(classes)
            bits[here] |= np.where(class_bits == 1 << NOT_POOR, above[here], class_bits)
    return bits


def readings_of(evidence: Evidence, edition: Edition) -> Readings:
    """Return the classes that every reading of the missing evidence leads to.

    An unknown area is read as both; unknown indicators as none and as all deprived.
    """
    kind = chosen_kind(evidence, edition)
    columns = []
    for area in AREAS:
        other = (evidence.area != area) & (evidence.area != None)  # noqa: E711  element-wise
        read = np.where(other, NOTHING, kind).astype(np.int8)
        columns += [
            _one_reading(evidence, edition, read, area, counts)
            for counts in counts_of(evidence, edition)
        ]
    return Readings(kind, np.column_stack(columns))


def classes_of(readings: Readings) -> NDArray[np.object_]:
    """Return the class id where all readings agree, `undetermined` elsewhere."""
    klass = np.full(len(readings.kind), HouseholdClass.undetermined.value, dtype=object)
    for code, name in enumerate(CLASS_IDS):
        klass[readings.possible == 1 << code] = name
    return klass


def keeps_recorded(
    evidence: Evidence, readings: Readings, klass: NDArray[np.object_]
) -> NDArray[np.bool_]:
    """Return flags of the households whose class recorded in an export is kept.

    It is kept where evidence is missing and allows the class: never in place of a value that the
    edition lacks, nor where no reading of the evidence gives that class.
    """
    bits = np.array([_bit_of(name) for name in evidence.recorded_class], dtype=np.uint8)
    missing = (readings.possible == 0) & np.isnan(evidence.b1) & ~evidence.b1_doubted
    allowed = (readings.possible & bits) != 0
    lacks = (readings.possible & ABSENT_BIT) != 0
    named = bits != 0
    return np.asarray((klass == HouseholdClass.undetermined) & named & ~lacks & (missing | allowed))


def _bit_of(klass: str | None) -> int:
    return 1 << CLASS_IDS.index(klass) if klass in CLASS_IDS else 0


def verdicts_of(
    survey: Survey, evidence: Evidence, edition: Edition, readings: Readings
) -> Verdicts:
    """Return the frozen columns of a review; rejected households get no class."""
    kind = readings.kind
    names = np.array([*(name for name, _ in KINDS.values()), None], dtype=object)[kind]
    least, most = _bounds(evidence, kind)
    line = np.full(len(kind), np.nan)
    for code, (_, measure) in KINDS.items():
        for area, points in lines_of(edition, measure).items():
            line[(kind == code) & (evidence.area == area)] = points
    klass = classes_of(readings)
    recorded = keeps_recorded(evidence, readings, klass)
    klass[recorded] = evidence.recorded_class[recorded]
    klass[survey.rejected] = None
    fewest, most_deprived = counts_of(evidence, edition)
    return Verdicts(
        klass=klass,
        area=evidence.area,
        evidence=np.where(recorded, "recorded", names),
        value=np.where(least == most, least, np.nan),
        line=line,
        income=evidence.income,
        deprived=evidence.deprived.astype(np.int8),
        answered=decided_by(evidence),
        fewest=fewest,
        most=fewest if edition.indicators_absent else most_deprived,
        value_ends=np.column_stack([least, most]),
    )


def _bounds(evidence: Evidence, kind: NDArray[np.int8]) -> tuple[Figures, Figures]:
    """Return the lowest and highest value of the evidence that decides; NaN without any."""
    known = np.where(kind == B1, evidence.b1, np.where(kind == INCOME, evidence.income, np.nan))
    if evidence.grid is None:
        return known, known
    least, most = evidence.grid.bounds(evidence.area)
    by_grid = kind == B1_GRID
    return np.where(by_grid, least, known), np.where(by_grid, most, known)


def _no_verdicts(size: int) -> Verdicts:
    words = np.full(size, None, dtype=object)
    figures = np.full(size, np.nan)
    states = side_by_side((), size)
    none = np.zeros(size, dtype=np.int64)
    ends = np.full((size, 2), np.nan)
    return Verdicts(
        words, words, words, figures, figures, figures, states, states, none, none, ends
    )


def file_verdict(counts: Counts, faults: FaultTable, *, rejected: bool) -> FileVerdict:
    """Return the verdict on the file as a whole: from accepted to rejected.

    Households that left the list, and the notes about them, do not lower the verdict.
    """
    only_departed = counts.departed and not counts.rejected
    if rejected or not (counts.scored or only_departed):
        return "rejected"
    if faults.errors:
        return "partly_accepted"
    return "accepted_with_warnings" if to_clear_up(faults) else "accepted"


def _counts(survey: Survey, without_class: NDArray[np.bool_]) -> Counts:
    """Return the counts of a survey; `without_class` are its households that were not scored."""
    gone = int(departed(survey).sum())
    without = int(without_class.sum())
    scored = len(without_class) - without
    return Counts(survey.read, scored, without - gone, survey.blank_rows, gone)


def _rejected_whole(survey: Survey, extra: tuple[Fault, ...]) -> Review:
    size = len(survey.households.rows)
    counts = _counts(survey, np.ones(size, dtype=bool))
    faults = survey.faults + extra
    return Review(survey, None, _no_verdicts(size), faults, counts, "rejected")


def outside_years(survey: Survey, edition: Edition) -> tuple[Fault, ...]:
    """Return the fault of an edition used in a year that it does not cover."""
    year = survey.info.year
    if year is None or edition.covers(year):
        return ()
    params = {
        "edition": edition.id,
        "year": str(year),
        "years": edition.years,
    }
    return (Fault("RV-502", params=params),)


def _unanswered(survey: Survey, faults: FaultTable) -> FaultTable:
    """Return the faults without the warnings that confirmations of cells end."""
    if survey.corrections is None:
        return faults
    from ravo.corrections.confirmations import silence

    return silence(faults, survey.applied, Path(survey.corrections.path).name)


def judge(survey: Survey) -> Review:
    """Judge every household of `survey` by its edition.

    Households with an error get no class; where the whole workbook is rejected, none gets one.
    read = scored + rejected + blank + departed is true in every outcome.
    """
    edition = survey.edition
    if edition is None or survey.workbook_rejected:
        return _rejected_whole(survey, ())
    wrong_year = outside_years(survey, edition)
    if wrong_year:
        return _rejected_whole(survey, wrong_year)
    return judge_by(survey, edition)


def judge_by(survey: Survey, edition: Edition) -> Review:
    """Judge every household of a usable survey by an edition, whichever years that covers."""
    evidence = evidence_of(survey, edition)
    doubts = answer_doubts(survey, edition, evidence)
    units = unit_doubts(survey, edition, evidence)
    if doubts.doubted or units.faults:
        households = units.survey.households.with_doubts(doubts.doubted)
        survey = replace(units.survey, households=households)
        evidence = evidence_of(survey, edition)
    readings = readings_of(evidence, edition)
    verdicts = verdicts_of(survey, evidence, edition, readings)
    counts = _counts(survey, survey.rejected)
    review_faults = findings(survey, edition, evidence, readings.by_reading, verdicts)
    faults = FaultTable.together(survey.faults, doubts.faults, units.faults, review_faults)
    faults = _unanswered(survey, faults)
    faults = with_open_ones(faults, survey.households.columns["code"], verdicts.klass)
    verdict = file_verdict(counts, faults, rejected=False)
    return Review(survey, edition, verdicts, faults, counts, verdict, evidence.grid)
