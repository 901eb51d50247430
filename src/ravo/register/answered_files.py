"""The answers of a register about the households of two years of workbooks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection

from ravo.changes.links import Links
from ravo.changes.year import Year, YearPart
from ravo.faults import UsageProblem
from ravo.register.answers import links_between
from ravo.register.lists import CommuneUnit, unit_of
from ravo.register.period_years import PeriodYear, RowPlaces

NO_UNIT = CommuneUnit("", "", None, None, None, None)
"""The unit of a workbook whose commune is not clear: the register has no answers about it."""


@dataclass(frozen=True)
class JoinedAnswers:
    """The answers of a file and of a register joined; `differing` counts pairs with two answers.

    For these pairs the file's answer counts.
    """

    links: Links
    differing: int


def answers_about(connection: Connection, old: Year, new: Year) -> Links:
    """Return the answers that a register has about the households of two years, by their rows."""
    return links_between(connection, _as_period(old), _as_period(new))


def units_in(year: Year) -> list[CommuneUnit]:
    """Return the commune of each workbook of a year."""
    return [_unit(part, year.year) for part in year.parts]


def joined_answers(given: Links, registered: Links) -> JoinedAnswers:
    """Return the answers of a file, and those of the register that do not contradict them."""
    ends = [{pair[side] for pair in given.confirmed} for side in (0, 1)]
    kept, differing = [], 0
    for pair in registered.confirmed:
        taken = pair[0] in ends[0] or pair[1] in ends[1]
        if pair not in given.refused and not taken:
            kept.append(pair)
        differing += pair in given.refused or (taken and pair not in given.confirmed)
    refused = registered.refused - set(given.confirmed)
    differing += len(registered.refused) - len(refused)
    links = Links((*given.confirmed, *kept), given.refused | refused, registered.gone)
    return JoinedAnswers(links, differing)


def _as_period(year: Year) -> PeriodYear:
    period, nowhere = str(year.year), RowPlaces(np.empty((0, 2), dtype=np.int64))
    units: Sequence[CommuneUnit] = units_in(year)
    return PeriodYear(period, year, tuple(units), (period,) * len(units), (), nowhere, nowhere)


def _unit(part: YearPart, year: int) -> CommuneUnit:
    try:
        return unit_of(part.info, part.map_year(year), part.source.path)
    except UsageProblem:
        return NO_UNIT
