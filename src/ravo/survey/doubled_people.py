"""People who are listed twice: in two rows of a household, or with a household entered twice.

A person is known by the name as written and the whole date of birth. Citizen numbers that are both
given and differ are of two people. In two households one such person may be chance, as a commune
has many people of one name; two are none.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from ravo.faults import Fault
from ravo.quotes import code_words
from ravo.survey.departures import departed
from ravo.survey.faults_at import cell_fault
from ravo.survey.members import owners
from ravo.survey.survey import Survey, Table
from ravo.typed_columns import given_in

TWO_ROWS, TWO_HOMES = "RV-337", "RV-338"
LEAST_SHARED = 2
"""The number of people in common from which two households are probably one."""


def people_twice(survey: Survey) -> Iterator[Fault]:
    """Yield warnings of people in two rows of a household, and of two households with the same.

    Households that left do not count.
    """
    members = survey.members
    if members is None:
        return
    homes = survey.households
    owner, gone = owners(homes, members), departed(survey)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for first, record in _pairs(members):
        one, other = int(owner[first]), int(owner[record])
        if one < 0 or other < 0 or gone[one] or gone[other]:
            continue
        if one != other:
            shared[one, other] += 1
            continue
        yield cell_fault(members, TWO_ROWS, "name", record, other=members.place("name", first))
    for (one, other), count in shared.items():
        if count >= LEAST_SHARED:
            known = {
                "other": code_words(homes.codes[one] or ""),
                "other_cell": homes.place("code", one),
            }
            yield cell_fault(homes, TWO_HOMES, "code", other, None, count=count, **known)


def _pairs(members: Table) -> Iterator[tuple[int, int]]:
    """Yield the first and a later record of one person."""
    births = members.columns["birth"]
    short = members.short_days.get("birth")
    whole = ~np.isnat(births)
    if short is not None:
        whole &= ~given_in(short)
    names, numbers = (members.columns[name].tolist() for name in ("name", "citizen_id"))
    days = births.astype(np.int64).tolist()
    firsts: dict[Any, int] = {}
    for record in np.flatnonzero(whole).tolist():
        if names[record] is None:
            continue
        first = firsts.setdefault((names[record], days[record]), record)
        if first != record and (
            None in (numbers[first], numbers[record]) or numbers[first] == numbers[record]
        ):
            yield first, record
