"""Evidence computed from a survey's columns: ages, income, the state of every indicator."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import ANSWER
from ravo.criteria import Edition
from ravo.criteria.indicators import MONTHS_IN_YEAR, HouseholdFacts, derive
from ravo.criteria.truth import NO, UNKNOWN, YES, Tri, side_by_side
from ravo.digits import all_as_shown
from ravo.review.b1 import B1Evidence, b1_evidence
from ravo.survey.members import completed_months, owners, review_day
from ravo.survey.survey import AREA_WORDS, CLASS_OF_WORD, Survey, Table
from ravo.typed_columns import TypedColumns, any_given, blanked, objects


@dataclass(frozen=True)
class Evidence:
    """Everything the class rule reads, one entry per household record.

    `area` holds rural / urban / None. `b1` is in points, `income` in đồng per member and
    month (NaN = none); `income_on_form` and `income_from_sheet` are its two sources.
    `answers` and `derived` are households × indicators, YES / NO / UNKNOWN, `deprived`
    the two combined, with the form's own answer first. `recorded_b2` (points) and
    `recorded_class` (class ids or None) are those of an export of other software, blank in any
    other survey. `member_records` contains the record of the sheet `Thành viên` of each row of
    `facts.members`. `grid` is B1 by the answers, None where the sheet has none.

    Values in doubt are missing in all of these, and nothing replaces them: a doubted answer is not
    replaced by the facts, nor a doubted B1 by measured income. `b1_doubted`, `income_doubted` and
    `asked_doubted` flag households whose figure or request is in doubt.
    """

    area: NDArray[np.object_]
    b1: NDArray[np.float64]
    income: NDArray[np.float64]
    income_on_form: NDArray[np.float64]
    income_from_sheet: NDArray[np.float64]
    answers: Tri
    derived: Tri
    deprived: Tri
    farming: Tri
    asked: Tri
    recorded_b2: NDArray[np.float64]
    recorded_class: NDArray[np.object_]
    facts: HouseholdFacts
    member_records: NDArray[np.int64]
    b1_doubted: NDArray[np.bool_]
    income_doubted: NDArray[np.bool_]
    asked_doubted: NDArray[np.bool_]
    grid: B1Evidence | None = None


def trusted(table: Table) -> TypedColumns:
    """Return the values of a table with those in doubt left blank."""
    columns = table.columns
    doubted = {name: flags for name, flags in table.doubted.items() if name in columns}
    if not doubted:
        return columns
    return columns.with_columns({n: blanked(columns[n], flags) for n, flags in doubted.items()})


def facts_of(survey: Survey) -> tuple[HouseholdFacts, NDArray[np.int64]]:
    """Return the facts that indicators read, and the record of each of their rows of members."""
    year = survey.info.year or 0
    none = np.empty(0, dtype=np.int64)
    households = trusted(survey.households)
    if survey.members is None:
        return HouseholdFacts(households, None, none, none.astype(float), year), none
    owner = owners(survey.households, survey.members)
    records = np.flatnonzero(owner >= 0)
    members = trusted(survey.members).at(records)
    months = completed_months(members["birth"], review_day(survey))
    return HouseholdFacts(households, members, owner[records], months, year), records


def sheet_income(survey: Survey) -> NDArray[np.float64]:
    """Return income from the sheet `Thu nhập` in đồng per member and month (NaN = none).

    (Σ thu − Σ chi) ÷ members ÷ 12 (qd24-2021 Điều 2): allowances from the state budget are not
    counted. A blank source counts as one that the household does not have. A row without any figure
    is no evidence, nor is one with a figure in doubt.
    """
    per_household = np.full(len(survey.households.rows), np.nan)
    if survey.income is None:
        return per_household
    columns = survey.income.columns
    yearly, given = np.zeros(len(columns)), np.zeros(len(columns), dtype=bool)
    for sign, end in ((1, "_in"), (-1, "_out")):
        sums = [columns[name] for name in columns if name.endswith(end)]
        yearly += sign * np.nansum(sums, axis=0)
        given |= any_given(sums, len(columns))
    owner = owners(survey.households, survey.income)
    used = (owner >= 0) & given
    per_household[owner[used]] = yearly[used]
    per_household[_income_rows_doubted(survey)] = np.nan
    size = trusted(survey.households)["size"]
    return all_as_shown(per_household / size / MONTHS_IN_YEAR)


def _income_rows_doubted(survey: Survey) -> NDArray[np.bool_]:
    """Return flags of the households with a doubted figure in their row of `Thu nhập`."""
    doubted = np.zeros(len(survey.households.rows), dtype=bool)
    if survey.income is None or not survey.income.doubted:
        return doubted
    owner = owners(survey.households, survey.income)
    rows = np.logical_or.reduce([*survey.income.doubted.values()])
    doubted[owner[rows & (owner >= 0)]] = True
    return doubted


def areas(survey: Survey) -> NDArray[np.object_]:
    """Return each household's area: its own, else the commune's, else None; None in doubt."""
    default = survey.info.area
    own = survey.households.columns["area"]
    household_areas = np.array([AREA_WORDS.get(word, default) for word in own], dtype=object)
    household_areas[survey.households.in_doubt("area")] = None
    return household_areas


def _answers(survey: Survey, edition: Edition) -> Tri:
    columns = trusted(survey.households)
    answers = [columns[ANSWER + indicator.id] for indicator in edition.indicators]
    return side_by_side(answers, len(columns))


def _answers_doubted(survey: Survey, edition: Edition) -> NDArray[np.bool_]:
    table = survey.households
    columns = [table.in_doubt(ANSWER + indicator.id) for indicator in edition.indicators]
    return np.column_stack(columns) if columns else np.empty((len(table.rows), 0), dtype=bool)


def _derived(edition: Edition, facts: HouseholdFacts) -> Tri:
    columns = [derive(edition, indicator, facts) for indicator in edition.indicators]
    return side_by_side(columns, len(facts.households))


def evidence_of(survey: Survey, edition: Edition) -> Evidence:
    """Return the evidence of every household; of several sources the first available counts.

    Income: the form's own figure, else the sheet `Thu nhập`. Deprivation: the form's own answer,
    else the facts, else UNKNOWN.
    """
    table, columns = survey.households, trusted(survey.households)
    on_form = columns["income"]
    from_sheet = np.where(table.in_doubt("income"), np.nan, sheet_income(survey))
    b1 = columns["b1"]
    facts, member_records = facts_of(survey)
    answers, derived = _answers(survey, edition), _derived(edition, facts)
    known = np.where(answers == UNKNOWN, derived, answers)
    where = areas(survey)
    return Evidence(
        area=where,
        b1=b1,
        income=np.where(np.isnan(on_form), from_sheet, on_form),
        income_on_form=on_form,
        income_from_sheet=from_sheet,
        answers=answers,
        derived=derived,
        deprived=np.where(_answers_doubted(survey, edition), UNKNOWN, known),
        farming=columns["works_in_agriculture"],
        asked=columns["asked_average_living"],
        recorded_b2=_recorded_b2(survey),
        recorded_class=_recorded_class(survey),
        facts=facts,
        member_records=member_records,
        b1_doubted=table.in_doubt("b1"),
        income_doubted=table.in_doubt("income")
        | (_income_rows_doubted(survey) & np.isnan(on_form)),
        asked_doubted=table.in_doubt("asked_average_living"),
        grid=b1_evidence(survey, edition, where),
    )


def _recorded_b2(survey: Survey) -> NDArray[np.float64]:
    columns = survey.households.columns
    recorded = columns.get("recorded_b2")
    return np.full(len(columns), np.nan) if recorded is None else recorded


def _recorded_class(survey: Survey) -> NDArray[np.object_]:
    columns = survey.households.columns
    words = columns.get("recorded_class")
    if words is None:
        return np.full(len(columns), None, dtype=object)
    return objects(list(map(CLASS_OF_WORD.get, words.tolist())))


def recorded_counts(evidence: Evidence, edition: Edition) -> NDArray[np.int64]:
    """Return the deprived indicators equivalent to a recorded B2; -1 where there are none.

    Each indicator is worth the edition's points of B2 (tt07-2021 Điều 1 khoản 1).
    """
    none = np.full(len(evidence.recorded_b2), -1, dtype=np.int64)
    points = edition.points_per_indicator
    if points is None:
        return none
    counts = all_as_shown(evidence.recorded_b2 / points)
    whole = (counts >= 0) & (counts == np.floor(counts))
    none[whole] = counts[whole].astype(np.int64)
    return none


def decided_by(evidence: Evidence) -> Tri:
    """Return the source of each indicator's state: YES the answer, NO the facts, UNKNOWN none."""
    by_facts = np.where(evidence.deprived == UNKNOWN, UNKNOWN, NO)
    return np.where(evidence.answers == UNKNOWN, by_facts, YES).astype(np.int8)
