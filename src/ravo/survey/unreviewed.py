"""Households that are not reviewed yet: only their identity and village are recorded.

A list carried over from last year, or printed for the visits, consists of them. Their missing class
is no gap in the evidence: there is no evidence yet.
"""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ravo.survey.brought_facts import CONFIRMED, brings_facts, new_this_year
from ravo.survey.members import owners
from ravo.survey.survey import Survey, Table
from ravo.survey.unread_cells import unread_rows
from ravo.typed_columns import YES, TypedColumns, any_given, blanked, given_in

LISTED = frozenset(
    [
        "code",
        "head_name",
        "head_citizen_id",
        "head_sex",
        "head_birth_year",
        "ethnicity",
        "village",
        "area",
        "size",
        "opening_class",
        "review_reason",
        "merit",
        "local_ethnic",
        "housing_support_year",
        "separated_on",
        "decision_number",
        "decision_date",
        "reviewer",
        "note",
    ]
)
"""Columns of `Hộ` that are filled in before the visit to the household."""
MEMBER_LISTED = frozenset(["code", "name", "relation", "sex", "birth", "ethnicity", "citizen_id"])
"""Columns of `Thành viên` that are filled in before the visit to the household."""
CODE = frozenset(["code"])
DWELLING = (
    "wall_durable",
    "pillar_durable",
    "roof_durable",
    "floor_durable",
    "floor_area",
    "water_source",
    "toilet",
)
"""Facts of the dwelling, which seldom change and may be carried over from last year's list."""


def not_reviewed(survey: Survey) -> NDArray[np.bool_]:
    """Return flags of the households without evidence, answer, fact, reason or day of a visit.

    Values in doubt count as recorded.
    """
    table = survey.households
    brought = DWELLING if brings_facts(survey) else ()
    listed = LISTED.union(brought)
    written = _written(table, listed) | unread_rows(table, survey.faults, listed)
    for other, known in ((survey.members, MEMBER_LISTED), (survey.income, CODE)):
        if other is not None:
            owner = owners(table, other)
            rows = _written(other, known) | unread_rows(other, survey.faults, known)
            rows &= owner >= 0
            written[owner[rows]] = True
    return ~written


def with_facts_to_confirm(survey: Survey) -> Survey:
    """Return the survey with last year's facts of a dwelling in doubt until they are confirmed.

    No class depends on an unconfirmed fact of another year. Households that left, whose facts are
    blank, and households that are new this year have no such facts.
    """
    table = survey.households
    if not brings_facts(survey):
        return survey
    open_ = _unconfirmed(table)
    names = [name for name in DWELLING if name in table.columns]
    flags = {name: open_ & given_in(table.columns[name]) for name in names}
    if not any(each.any() for each in flags.values()):
        return survey
    return replace(
        survey,
        households=table.with_doubts(flags),
        unconfirmed=TypedColumns(
            {name: blanked(table.columns[name], ~open_) for name in names}, len(open_)
        ),
    )


def _unconfirmed(table: Table) -> NDArray[np.bool_]:
    confirmed = table.columns[CONFIRMED] == YES
    return np.asarray(~confirmed & ~new_this_year(table), dtype=bool)


def brought_in_doubt(survey: Survey, names: Collection[str], record: int) -> bool:
    """Return whether a household has one of the facts `names` from last year, not confirmed."""
    facts = survey.unconfirmed
    if facts is None:
        return False
    one = facts.at([record])
    return any(bool(given_in(one[name])[0]) for name in names if name in one)


def awaits_confirmation(survey: Survey, names: Collection[str], record: int) -> bool:
    """Return whether such a fact can be confirmed at the household's row."""
    return survey.households.given(CONFIRMED) and brought_in_doubt(survey, names, record)


def _written(table: Table, known: frozenset[str]) -> NDArray[np.bool_]:
    """Return flags of the rows with a filled cell in another column than `known`."""
    columns = table.columns
    written = any_given((columns[name] for name in columns if name not in known), len(columns))
    for name, flags in table.doubted.items():
        if name not in known:
            written |= flags
    return written
