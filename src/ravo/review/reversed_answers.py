"""Answers that may be reversed: whole columns that contradict the facts, and single households.

On the form Có means deprived; in the columns of facts it means that the household has the thing.
No class depends on a column that is probably reversed until an officer confirms it.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import ANSWER, answer_column
from ravo.criteria import Edition
from ravo.criteria.truth import UNKNOWN, YES
from ravo.faults import Fault
from ravo.review.evidence import Evidence
from ravo.review.fault_cells import fault_at
from ravo.review.whole_columns import confirms_column, of_no_column
from ravo.survey.survey import Survey
from ravo.typed_columns import Flags

LEAST_HOUSEHOLDS = 20
"""The number of households from which the answers of a column are checked as a whole."""
REVERSED_SHARE = 0.9
"""The share of answers that contradict the facts from which a column counts as reversed."""
NEARLY_ALL = 0.95
MOST_DEPRIVED = 5 / 6
"""The share of deprived indicators from which a household gets a warning."""


class AnswerDoubts(NamedTuple):
    """Columns of answers that no class may depend on, by name, and the warnings of all columns."""

    doubted: Mapping[str, Flags]
    faults: tuple[Fault, ...]


def answer_doubts(survey: Survey, edition: Edition, evidence: Evidence) -> AnswerDoubts:
    """Return the columns of answers that are probably reversed, and warnings of odd columns.

    A column is not in doubt if an officer confirmed it: by the option, or by a correction of the
    whole column or of the cell that its warning names.
    """
    doubted: dict[str, Flags] = {}
    faults = [*of_no_column(survey, edition)]
    if survey.answers_confirmed:
        return AnswerDoubts(doubted, tuple(faults))
    confirmed = {(x.sheet, x.cell) for x in survey.applied if x.kind == "confirmed"}
    for place, indicator in enumerate(edition.indicators):
        name = ANSWER + indicator.id
        if confirms_column(survey, answer_column(indicator)):
            continue
        fault = _column_fault(survey, name, evidence.answers[:, place], evidence.derived[:, place])
        if fault is None:
            continue
        faults.append(fault)
        if fault.code == "RV-356" and (fault.sheet, fault.cell) not in confirmed:
            doubted[name] = evidence.answers[:, place] != UNKNOWN
    return AnswerDoubts(doubted, tuple(faults))


def _column_fault(
    survey: Survey, name: str, answers: NDArray[np.int8], derived: NDArray[np.int8]
) -> Fault | None:
    """Return the warning of one column of answers; None for a plausible one."""
    answered = answers != UNKNOWN
    both = answered & (derived != UNKNOWN)
    apart = both & (answers != derived)
    deprived = answers == YES
    counts = {"answers": int(answered.sum()), "known": int(both.sum()), "apart": int(apart.sum())}
    if counts["answers"] < LEAST_HOUSEHOLDS:
        return None
    if counts["known"] >= LEAST_HOUSEHOLDS:
        if counts["apart"] < REVERSED_SHARE * counts["known"]:
            return None
        return fault_at(survey, "RV-356", name, int(np.flatnonzero(apart)[0]), **counts)
    few_facts_agree = counts["apart"] * 2 < counts["known"]
    if few_facts_agree or deprived.sum() < NEARLY_ALL * counts["answers"]:
        return None
    first = int(np.flatnonzero(deprived)[0])
    return fault_at(survey, "RV-357", name, first, deprived=int(deprived.sum()), **counts)


def mostly_deprived(
    survey: Survey, edition: Edition, evidence: Evidence, kept: Flags
) -> Iterator[Fault]:
    """Yield warnings of households with deprived answers in nearly every indicator."""
    total = len(edition.indicators)
    if survey.answers_confirmed or not total:
        return
    deprived = (evidence.answers == YES) & kept[:, None]
    counts = deprived.sum(axis=1)
    for record in np.flatnonzero(counts >= MOST_DEPRIVED * total):
        indicator = edition.indicators[int(np.flatnonzero(deprived[record])[0])]
        yield fault_at(
            survey,
            "RV-355",
            ANSWER + indicator.id,
            int(record),
            count=int(counts[record]),
            total=total,
        )
