"""Warnings of the review itself: contradicting evidence, and missing answers."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import ANSWER
from ravo.criteria import Edition, Indicator
from ravo.criteria.indicators import facts_used, members_behind
from ravo.criteria.model import MeasureId
from ravo.criteria.rules import CLASS_IDS, a_month, absent_lines, poverty_line
from ravo.criteria.terms import AREAS, Area, HouseholdClass
from ravo.criteria.truth import UNKNOWN, YES, Tri
from ravo.digits import all_as_shown
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.messages import Text, text
from ravo.review.b1_findings import b1_findings
from ravo.review.evidence import Evidence, recorded_counts
from ravo.review.fault_cells import fault_at, faults_at, heading_of
from ravo.review.odd_sums import odd_sums
from ravo.review.reversed_answers import mostly_deprived
from ravo.review.review import Verdicts, fewest_and_most, unreviewed_of
from ravo.survey.brought_facts import CONFIRMED, unconfirmed_fault
from ravo.survey.departures import departed
from ravo.survey.survey import Survey
from ravo.survey.unreviewed import awaits_confirmation, brought_in_doubt
from ravo.typed_columns import Flags, any_given

INCOME_TOLERANCE = 1000.0
"""Đồng per member and month by which the form and the sheet `Thu nhập` may differ."""

COUNT = ".at_least"
"""The ending of a path for a line whose bounds are known but not its number of indicators."""


def findings(
    survey: Survey,
    edition: Edition,
    evidence: Evidence,
    by_reading: NDArray[np.uint8],
    verdicts: Verdicts,
) -> FaultTable:
    """Return the warnings of the review for households that are not rejected."""
    kept = ~survey.rejected
    return FaultTable.together(
        *_sides(survey, edition, evidence, kept),
        *b1_findings(survey, edition, evidence, verdicts),
        _two_incomes(survey, evidence, kept),
        odd_sums(survey, evidence, kept),
        *_answers_against_facts(survey, edition, evidence, kept),
        mostly_deprived(survey, edition, evidence, kept),
        _not_measured(survey, evidence, verdicts),
        _unconfirmed(survey, edition, evidence, by_reading),
        _undetermined(survey, edition, evidence, by_reading, verdicts),
        _recorded_points(survey, edition, evidence, kept),
        _recorded_classes(survey, evidence, by_reading, verdicts),
    )


def _sides(
    survey: Survey, edition: Edition, evidence: Evidence, kept: Flags
) -> Iterator[FaultTable]:
    """Yield warnings where B1 and measured income are on different sides of their lines."""
    for area in AREAS:
        points = poverty_line(edition, "b1", area)
        money = a_month(edition, "income", poverty_line(edition, "income", area))
        both = kept & (evidence.area == area) & ~np.isnan(evidence.b1) & ~np.isnan(evidence.income)
        if np.isnan(points) or np.isnan(money):
            continue
        apart = both & ((evidence.b1 <= points) != (evidence.income <= money))
        each = {"b1": evidence.b1[apart].tolist(), "income": evidence.income[apart].tolist()}
        lines = {"points": points, "money": money}
        yield faults_at(survey, "RV-351", "b1", np.flatnonzero(apart), each, **lines)


def _two_incomes(survey: Survey, evidence: Evidence, kept: Flags) -> FaultTable:
    gap = all_as_shown(np.abs(evidence.income_on_form - evidence.income_from_sheet))
    apart = kept & (gap > INCOME_TOLERANCE)
    sums = {"form": evidence.income_on_form, "sheet_income": evidence.income_from_sheet}
    each = {name: [round(one) for one in own[apart].tolist()] for name, own in sums.items()}
    return faults_at(survey, "RV-353", "income", np.flatnonzero(apart), each)


def _answers_against_facts(
    survey: Survey, edition: Edition, evidence: Evidence, kept: Flags
) -> Iterator[FaultTable]:
    answers, derived = evidence.answers, evidence.derived
    apart = (answers != UNKNOWN) & (derived != UNKNOWN) & (answers != derived) & kept[:, None]
    for place in np.flatnonzero(apart.any(axis=0)):
        indicator = edition.indicators[place]
        states = members_behind(edition, indicator, evidence.facts)
        records = np.flatnonzero(apart[:, place])
        state_words = [text("explain.not_deprived"), text("explain.deprived")]
        each = {
            "answer": [state_words[one == YES] for one in answers[records, place].tolist()],
            "facts": [
                facts_in_words(survey, evidence, indicator, record, states)
                for record in records.tolist()
            ],
        }
        of = {"number": indicator.number, "label": indicator.label}
        yield faults_at(survey, "RV-352", ANSWER + indicator.id, records, each, **of)


def behind(evidence: Evidence, states: Tri, record: int) -> list[int]:
    """Return the rows of `facts.members` that make a household deprived in an indicator."""
    return [int(i) for i in np.flatnonzero((evidence.facts.owner == record) & (states == YES))]


def facts_in_words(
    survey: Survey, evidence: Evidence, indicator: Indicator, record: int, states: Tri | None
) -> Text:
    """Return the facts that decide an indicator, without names: rows of members, or fact = value.

    `states` are those returned by `members_behind` for the indicator.
    """
    if states is None:
        facts = household_facts(survey, indicator, record)
        pairs = "; ".join(f"{heading} = {value}" for heading, value in facts)
        return Text(*[pairs.replace("{", "(").replace("}", ")")] * 2)
    rows = behind(evidence, states, record)
    if not rows or survey.members is None:
        return text("explain.no_member")
    by_sheet: dict[str, list[str]] = {}
    for record in (int(evidence.member_records[row]) for row in rows):
        sheet = survey.members.sheet_of(record)
        by_sheet.setdefault(sheet, []).append(str(survey.members.rows[record]))
    return Text(
        *(
            "; ".join(
                words.format(rows=", ".join(numbers), sheet=sheet)
                for sheet, numbers in by_sheet.items()
            )
            for words in text("explain.member_rows")
        )
    )


def household_facts(survey: Survey, indicator: Indicator, record: int) -> list[tuple[str, str]]:
    """Return the facts of an indicator of the dwelling, as (heading, value as written)."""
    table = survey.households
    return [
        (heading_of(survey, name), fact_word(table.value(name, record)))
        for name in facts_used(indicator)
    ]


def fact_word(value: object) -> str:
    """Return a fact in the workbook's own words; empty for no answer."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, float):
        return "" if np.isnan(value) else f"{value:g}".replace(".", ",")
    return value if isinstance(value, str) else ""


def _not_measured(survey: Survey, evidence: Evidence, verdicts: Verdicts) -> FaultTable:
    """Return warnings where the average-living class is requested but no income was measured."""
    requested = (evidence.asked == YES) & (evidence.farming == YES) & np.isnan(evidence.income)
    records = np.flatnonzero(requested & (verdicts.klass == HouseholdClass.not_poor))
    return faults_at(survey, "RV-354", "asked_average_living", records)


def _recorded_points(
    survey: Survey, edition: Edition, evidence: Evidence, kept: Flags
) -> FaultTable:
    """Return warnings where a recorded B2 is not possible by the states of the indicators."""
    fewest, most = fewest_and_most(evidence.deprived)
    counts = recorded_counts(evidence, edition)
    off = ~np.isnan(evidence.recorded_b2) & ((counts < fewest) | (counts > most))
    points = edition.points_per_indicator or 0
    records = np.flatnonzero(kept & off & (points > 0))
    each = {
        "b2": evidence.recorded_b2[records].tolist(),
        "low": [low * points for low in fewest[records].tolist()],
        "high": [high * points for high in most[records].tolist()],
        "each": [points] * len(records),
    }
    return faults_at(survey, "RV-602", "recorded_b2", records, each)


def _recorded_classes(
    survey: Survey, evidence: Evidence, by_reading: NDArray[np.uint8], verdicts: Verdicts
) -> Iterator[Fault]:
    """Yield warnings where the class recorded in an export differs from the computed one.

    Where a line is absent there is no computed class to compare.
    """
    recorded, klass = evidence.recorded_class, verdicts.klass
    same = (recorded == klass) | (
        (recorded == HouseholdClass.not_poor) & (klass == HouseholdClass.average_living)
    )
    worked_out = (by_reading != 0).any(axis=1) & ((by_reading & (1 << len(CLASS_IDS))) == 0).all(
        axis=1
    )
    apart = (recorded != None) & (klass != None) & ~same & worked_out  # noqa: E711  element-wise
    for record in np.flatnonzero(apart):
        undetermined = klass[record] == HouseholdClass.undetermined
        yield fault_at(
            survey,
            "RV-603" if undetermined else "RV-601",
            "recorded_class",
            int(record),
            recorded=text(f"results.{recorded[record]}"),
            found=text(f"results.{klass[record]}"),
        )


def _undetermined(
    survey: Survey,
    edition: Edition,
    evidence: Evidence,
    by_reading: NDArray[np.uint8],
    verdicts: Verdicts,
) -> Iterator[Fault]:
    absent_bit = 1 << len(CLASS_IDS)
    unreviewed = unreviewed_of(survey, verdicts)
    if unreviewed.any():
        yield _unreviewed(survey, unreviewed)
    open_ones = (verdicts.klass == HouseholdClass.undetermined) & ~unreviewed
    for record in np.flatnonzero(open_ones):
        place = int(record)
        names = answers_needed(edition, evidence, by_reading[place], place)
        if names:
            yield _open(survey, edition, names, place)
        points = not np.isnan(evidence.b1[place])
        points |= evidence.grid is not None and bool(evidence.grid.given[place])
        uses_b1 = points and np.isnan(evidence.income[place])
        if (by_reading[place] & absent_bit).any() or (uses_b1 and verdicts.evidence[place] is None):
            measure: MeasureId = "b1" if uses_b1 else "income"
            requested = evidence.asked[place] == YES or bool(evidence.asked_doubted[place])
            lines = absent_names(edition, measure, evidence.area[place], requested=requested)
            yield fault_at(survey, "RV-512", measure, place, edition=edition.id, lines=lines)
        elif edition.indicators_absent and verdicts.evidence[place] is not None:
            yield fault_at(survey, "RV-513", "code", place, edition=edition.id)


def _unconfirmed(
    survey: Survey, edition: Edition, evidence: Evidence, by_reading: NDArray[np.uint8]
) -> Iterator[Fault]:
    """Yield one warning of the households whose class may depend on an unconfirmed fact."""
    if survey.unconfirmed is None:
        return
    facts, gone = _facts_of_answers(edition), departed(survey)
    brought = any_given(survey.unconfirmed.arrays.values(), len(gone)) & ~gone
    waiting = [
        record
        for record in map(int, np.flatnonzero(brought))
        if any(
            brought_in_doubt(survey, facts.get(name, ()), record)
            for name in answers_needed(edition, evidence, by_reading[record], record)
        )
    ]
    if waiting:
        yield unconfirmed_fault(survey.households, waiting[0], len(waiting))


def _facts_of_answers(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Return the facts that decide each indicator, by the name of its answer."""
    return {ANSWER + indicator.id: facts_used(indicator) for indicator in edition.indicators}


def _unreviewed(survey: Survey, unreviewed: Flags) -> Fault:
    """Return the one warning of all households that are not reviewed yet."""
    table, first = survey.households, int(np.flatnonzero(unreviewed)[0])
    return Fault(
        "RV-1090",
        sheet=table.sheet_of(first),
        cell=table.cell("code", first),
        params={"count": int(unreviewed.sum()), "all": len(table.rows)},
    )


def _open(survey: Survey, edition: Edition, names: Sequence[str], record: int) -> Fault:
    """Return the warning of a household without a class, which lists the missing values.

    Values that unconfirmed facts of last year would give are listed with the cell to confirm them.
    """
    table = survey.households
    facts = _facts_of_answers(edition)
    brought = [n for n in names if awaits_confirmation(survey, facts.get(n, ()), record)]
    others = [name for name in names if name not in brought]
    wanted = [_wanted(survey, name, record) for name in others]
    if brought:
        headings = tuple(heading_of(survey, name) for name in brought)
        column = table.heading(CONFIRMED, record) or heading_of(survey, CONFIRMED)
        cell = table.cell(CONFIRMED, record)
        confirm = text("unread.to_confirm")
        wanted.append(confirm.filled(headings=headings, cell=cell, column=column))
    return fault_at(survey, "RV-511", [*others, CONFIRMED][0], record, answers=wanted)


def _wanted(survey: Survey, name: str, record: int) -> str | Text:
    """Return the heading of a missing value, with a remark where the value is only in doubt."""
    heading, table = heading_of(survey, name), survey.households
    if not table.in_doubt(name)[record]:
        return heading
    return text("unread.in_doubt").filled(heading=heading, cell=table.cell(name, record))


def absent_names(
    edition: Edition, measure: MeasureId, area: Area | None, *, requested: bool = True
) -> list[str]:
    """Return the paths of the lines that the edition lacks, such as `b1.poor.rural`.

    The average-living line is included only with `requested`, for a household that may have
    requested it.
    """
    names = []
    for where in AREAS if area is None else (area,):
        for line in absent_lines(edition, measure, where):
            if requested or line.klass != HouseholdClass.average_living:
                names.append(f"{measure}.{line.klass}.{where}" + COUNT * line.count_absent)
    return names


def answers_needed(
    edition: Edition, evidence: Evidence, readings: NDArray[np.uint8], record: int
) -> list[str]:
    """Return the names of exactly the missing answers on which a household's class depends."""
    rural, urban = readings[:2], readings[2:]
    names = []
    by_answers = evidence.grid is not None and bool(evidence.grid.given[record])
    settled = evidence.grid is not None and bool(evidence.grid.settled[record])
    no_income = bool(np.isnan(evidence.b1[record]) and np.isnan(evidence.income[record]))
    no_income &= not (by_answers and settled)
    no_income |= bool(evidence.b1_doubted[record])
    if no_income:
        lost = evidence.grid.lost(record, evidence.area) if evidence.grid and by_answers else []
        doubted = evidence.b1_doubted[record]
        names += lost if lost and not doubted else _figures_needed(evidence, record)
    if evidence.area[record] is None and not (np.array_equal(rural, urban) and not no_income):
        names.append("area")
    fewest = int((evidence.deprived[record] == YES).sum())
    missing = np.flatnonzero(evidence.deprived[record] == UNKNOWN)
    turns = rural[0] != rural[1] or urban[0] != urban[1]
    if turns or (no_income and _count_matters(edition, fewest, fewest + len(missing))):
        names += [ANSWER + edition.indicators[place].id for place in missing]
    if _two_classes(readings):
        if evidence.farming[record] == UNKNOWN:
            names.append("works_in_agriculture")
        if evidence.asked_doubted[record]:
            names.append("asked_average_living")
    return names


def _figures_needed(evidence: Evidence, record: int) -> list[str]:
    """Return the figure in doubt that must be confirmed, else B1 and income: one is needed."""
    if evidence.b1_doubted[record]:
        return ["b1"]
    return ["income", "b1"] if evidence.income_doubted[record] else ["b1", "income"]


def _count_matters(edition: Edition, fewest: int, most: int) -> bool:
    bounds = {
        line.at_least
        for measure in ("b1", "income")
        for area in AREAS
        for line in edition.find_lines(measure, area)
    }
    return any(fewest < bound <= most for bound in bounds)


def _two_classes(readings: NDArray[np.uint8]) -> bool:
    """Return whether a single reading has several classes, as the average-living one is open."""
    average = np.uint8(1 << CLASS_IDS.index(HouseholdClass.average_living))
    return bool((((readings & average) != 0) & ((readings & ~average) != 0)).any())
