"""Explanations of classes, computed by the same rules as the review."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from string import ascii_uppercase

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import ANSWER, columns_of
from ravo.criteria import ClassLine, Edition, Indicator
from ravo.criteria.indicators import MONTHS_IN_YEAR, facts_used, members_behind
from ravo.criteria.rules import (
    CLASS_IDS,
    a_month,
    as_lines_count,
    classify,
    deprivation_bound,
    poverty_line,
    poverty_lines,
)
from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.criteria.truth import NO, UNKNOWN, YES, Tri
from ravo.faults import Fault, usage
from ravo.messages import Text
from ravo.review.b1_account import b1_account
from ravo.review.evidence import Evidence, decided_by, evidence_of
from ravo.review.explanation import Band, Change, Explanation, IndicatorStep, MemberFact, Visit
from ravo.review.findings import behind, fact_word, household_facts
from ravo.review.review import BY_POINTS, Review
from ravo.survey.survey import Survey, Table
from ravo.typed_columns import are, figure_or_none


def record_of(review: Review, code: str) -> int:
    """Return the record of the household with this code.

    Raises UsageProblem (exit code 2) where the workbook has no such household.
    """
    records = np.flatnonzero(are(review.survey.households.columns["code"], code.strip()))
    if not len(records):
        raise usage("RV-141", household=code)
    return int(records[0])


def explain(review: Review, record: int) -> Explanation:
    """Return every step from evidence to class for one household of a review.

    Raises UsageProblem where the whole workbook was rejected, because then nothing was judged.
    """
    return next(explain_several(review, [record]))


def explain_several(review: Review, records: Sequence[int]) -> Iterator[Explanation]:
    """Yield the explanations of households of one review, in the order of their records.

    Raises UsageProblem where the whole workbook was rejected, because then nothing was judged.
    """
    if not records:
        return
    shared = _shared(review, records[0])
    for record in records:
        yield _explained(shared, record)


@dataclass(frozen=True)
class _SharedEvidence:
    """A review with the data that all its explanations need: evidence, and faults by household.

    `decided` is the source of each indicator's state, households × indicators; `members` contains,
    by the number of an indicator, the state of each row of members, None for an indicator without
    members.
    """

    review: Review
    edition: Edition
    evidence: Evidence
    decided: Tri
    members: Mapping[int, Tri | None]
    faults: Mapping[str | None, Sequence[Fault]]


def _shared(review: Review, record: int) -> _SharedEvidence:
    """Return the shared data of a review's explanations; an error names household `record`."""
    edition = review.edition
    if edition is None:
        raise usage("RV-142", household=review.survey.households.value("code", record))
    evidence = evidence_of(review.survey, edition)
    faults: dict[str | None, list[Fault]] = defaultdict(list)
    for fault in review.faults:
        faults[fault.household].append(fault)
    members = {
        item.number: members_behind(edition, item, evidence.facts) if item.derivable else None
        for item in edition.indicators
    }
    return _SharedEvidence(review, edition, evidence, decided_by(evidence), members, faults)


def _explained(shared: _SharedEvidence, record: int) -> Explanation:
    review, edition, evidence = shared.review, shared.edition, shared.evidence
    survey = review.survey
    verdicts, table = review.verdicts, survey.households
    states = evidence.deprived[record]
    area, kind = verdicts.area[record], verdicts.evidence[record]
    counted = verdicts.fewest[record] == verdicts.most[record]
    known = bool(counted) and not edition.indicators_absent
    deprived = int((states == YES).sum())
    points = edition.points_per_indicator
    size = table.value("size", record)
    code = table.value("code", record)
    return Explanation(
        code=code,
        head_name=table.value("head_name", record),
        village=table.value("village", record),
        size=None if math.isnan(size) else int(size),
        commune=survey.info.commune,
        year=survey.info.year,
        edition_id=edition.id,
        edition_title=edition.title,
        klass=verdicts.klass[record],
        area=area,
        evidence_kind=kind,
        value=figure_or_none(verdicts.value[record]),
        line=figure_or_none(verdicts.line[record]),
        income=figure_or_none(verdicts.income[record]),
        steps=tuple(_step(shared, item, record) for item in edition.indicators),
        deprived=deprived,
        unknown=tuple(i.number for i in edition.indicators if states[i.number - 1] == UNKNOWN),
        b2=points * int(verdicts.fewest[record]) if known and points is not None else None,
        lines=lines_applied(edition, kind, area, verdicts.klass[record]),
        changes=_changes(edition, evidence, review, record),
        faults=tuple(_of_row(table, record, shared.faults.get(code, ()))),
        source_path=survey.source.path,
        b1=b1_account(review, evidence, record),
        documents={name: document.title for name, document in edition.documents.items()},
        income_line=income_line_of(edition, area),
        period=survey.info.period,
        band=band_of(edition, kind, area, verdicts.value[record]),
        visit=_visit(survey, record),
        listed_b1=_listed_b1(survey, kind, verdicts.value[record], record),
        b2_line=b2_line_of(edition, kind, area),
        synthetic=bool(survey.info.synthetic),
    )


def _of_row(table: Table, record: int, faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield the faults of a household, without those of other rows with the same code."""
    sheets, own = set(table.sheets()), str(table.rows[record])
    for fault in faults:
        row = (fault.cell or "").lstrip(ascii_uppercase)
        here = (fault.sheet, row) == (table.sheet_of(record), own)
        if here or not row or fault.sheet not in sheets:
            yield fault


def _listed_b1(survey: Survey, kind: str | None, value: float, record: int) -> float | None:
    """Return the B1 in the commune's list: that which decided, else that of the form."""
    judged = kind in BY_POINTS
    return figure_or_none(value if judged else survey.households.value("b1", record))


def b2_line_of(edition: Edition, kind: str | None, area: str | None) -> int | None:
    """Return the points of B2 from which a household under the line is poor; None if unknown."""
    if kind in (None, "recorded") or area is None:
        return None
    return deprivation_bound(edition, measure_of(kind), area)  # type: ignore[arg-type]


def band_of(edition: Edition, kind: str | None, area: str | None, value: float) -> Band | None:
    """Return whether a value above the poor line is within the near-poor band there, or over it.

    None where there is no such band, or the value is not above the poor line.
    """
    if kind in (None, "recorded") or area is None or math.isnan(value):
        return None
    measure = measure_of(kind)
    bounds: dict[str, float] = {}
    for line in poverty_lines(edition, measure, area):  # type: ignore[arg-type]
        if line.upto is not None:
            bounds[line.klass] = max(line.upto, bounds.get(line.klass, -math.inf))
    poor = bounds.get(HouseholdClass.poor, math.inf)
    most = bounds.get(HouseholdClass.near_poor, -math.inf)
    counted = float(as_lines_count(edition, measure, np.array([value]))[0])  # type: ignore[arg-type]
    if most <= poor or counted <= poor:
        return None
    return "within" if counted <= most else "over"


def income_line_of(edition: Edition, area: str | None) -> float | None:
    """Return the income line of the poor and near-poor in an area; None unless they share one."""
    if area is None:
        return None
    bounds = {line.upto for line in poverty_lines(edition, "income", area)}  # type: ignore[arg-type]
    line = bounds.pop() if len(bounds) == 1 else None
    return None if line is None else a_month(edition, "income", float(line))


def _visit(survey: Survey, record: int) -> Visit:
    """Return the reviewer and the day of the visit, as far as the form records them."""
    reviewer, day = (
        survey.households.value(name, record) if name in survey.households.columns else None
        for name in ("reviewer", "visit_date")
    )
    return Visit(reviewer, None if day is None else _day(day))


def _day(day: object) -> date | None:
    """Return a day without its time of day."""
    return day.date() if isinstance(day, datetime) else day if isinstance(day, date) else None


def lines_applied(
    edition: Edition, kind: str | None, area: str | None, klass: str | None
) -> tuple[ClassLine, ...]:
    """Return the applied lines: of the deciding measure, only the class's own if it has any."""
    if kind in (None, "recorded") or area is None:
        return ()
    measure = "income" if klass == HouseholdClass.average_living else measure_of(kind)
    lines = edition.find_lines(measure, area)  # type: ignore[arg-type]
    own = tuple(line for line in lines if line.klass == klass)
    return own or tuple(line for line in lines if line.klass in LISTED)


def _step(shared: _SharedEvidence, indicator: Indicator, record: int) -> IndicatorStep:
    survey, evidence = shared.review.survey, shared.evidence
    households, place = survey.households, indicator.number - 1
    answer, derived = evidence.answers[record, place], evidence.derived[record, place]
    source = {YES: "answer", NO: "facts", UNKNOWN: "none"}[int(shared.decided[record, place])]
    name = ANSWER + indicator.id
    states = shared.members[indicator.number]
    facts = () if states is not None else tuple(household_facts(survey, indicator, record))
    return IndicatorStep(
        number=indicator.number,
        label=indicator.label,
        service=indicator.service,
        state=int(evidence.deprived[record, place]),
        source=source,  # type: ignore[arg-type]
        cell=households.place(name, record) if households.given_at(name, record) else None,
        members=_members(survey, evidence, indicator, record, states),
        facts=tuple((_both(heading), value) for heading, value in facts if value),
        citation=indicator.citation,
        mark=indicator.mark,
        disagrees=bool(UNKNOWN not in (answer, derived) and answer != derived),
        rule=indicator.deprived_when,
    )


def _both(words: str) -> Text:
    return Text(words, words)


def _members(
    survey: Survey, evidence: Evidence, indicator: Indicator, record: int, states: Tri | None
) -> tuple[MemberFact, ...]:
    """Return the members who make the household deprived in the indicator."""
    members = survey.members
    if states is None or members is None:
        return ()
    columns = [c for c in columns_of("members") if c.name in facts_used(indicator)]
    shown = []
    for row in behind(evidence, states, record):
        at = int(evidence.member_records[row])
        words = [(c.heading, fact_word(members.value(c.name, at))) for c in columns]
        detail = "; ".join(f"{heading}: {word}" for heading, word in words if word)
        age = int(evidence.facts.age_months[row] // MONTHS_IN_YEAR)
        name = members.value("name", at)
        sheet = members.sheet_of(at) if members.parts else None
        shown.append(MemberFact(int(members.rows[at]), name, age, detail, sheet))
    return tuple(shown)


def _class_at(edition: Edition, kind: str, area: str, value: float, deprived: int) -> str | None:
    values = as_lines_count(edition, kind, np.array([value]))  # type: ignore[arg-type]
    code = int(classify(edition, kind, area, values, np.array([deprived]))[0])  # type: ignore[arg-type]
    return CLASS_IDS[code] if code >= 0 else None


def _changes(
    edition: Edition, evidence: Evidence, review: Review, record: int
) -> tuple[Change, ...]:
    """Return the smallest changes that would give another class: of the value, of indicators."""
    verdicts = review.verdicts
    klass, kind, area = verdicts.klass[record], verdicts.evidence[record], verdicts.area[record]
    if klass in (None, HouseholdClass.undetermined) or kind in (None, "recorded") or area is None:
        return ()
    states: NDArray[np.int8] = evidence.deprived[record]
    least, most = verdicts.value_ends[record].tolist()
    measure, count = measure_of(kind), int((states == YES).sum())
    # Where the answers leave B1 open, the bound nearer to the line decided.
    value = least if klass == HouseholdClass.not_poor else most
    line = _line_change(edition, measure, area, value, count, klass) if least == most else ()
    return (*line, *_count_change(edition, measure, area, value, states, klass))


def measure_of(kind: str) -> str:
    """Return the measure with the lines for a kind of evidence."""
    return "b1" if kind == "b1_grid" else kind


def _line_change(
    edition: Edition, kind: str, area: str, value: float, count: int, klass: str
) -> tuple[Change, ...]:
    """Return the change of a value that crosses the poverty line, if the class then differs.

    `kind` and `area` choose the line of `edition`; `value` and `count` are the household's value
    and deprived indicators, `klass` is its class today.
    """
    line = a_month(edition, kind, poverty_line(edition, kind, area))  # type: ignore[arg-type]
    step = 1.0
    target = line + step if value <= line else line
    other = _class_at(edition, kind, area, target, count)
    if other is None or other == klass:
        return ()
    return (Change("line", target - value, other, ()),)


def _count_change(
    edition: Edition, kind: str, area: str, value: float, states: NDArray[np.int8], klass: str
) -> tuple[Change, ...]:
    """Return the smallest change of the number of deprived indicators for another class.

    `kind` is the kind of evidence and `value` its figure, `area` that of the household; `states`
    are its indicators and `klass` its class by `edition`.
    """
    count = int((states == YES).sum())
    for distance in range(1, len(states) + 1):
        for target in (count - distance, count + distance):
            if not 0 <= target <= len(states):
                continue
            other = _class_at(edition, kind, area, value, target)
            if other is not None and other != klass and klass != HouseholdClass.average_living:
                wanted = YES if target < count else NO
                numbers = tuple(int(i) + 1 for i in np.flatnonzero(states == wanted))
                return (Change("indicators", float(target - count), other, numbers),)
    return ()
