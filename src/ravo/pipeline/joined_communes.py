"""Communes of before 1/7/2025 that became part of a new one, whose survey lacks their lists."""

from collections.abc import Sequence

from ravo.changes.places import predecessors
from ravo.faults import Fault
from ravo.places import commune_of
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP
from ravo.survey.survey import Info
from ravo.text import first_named

LEFT_OUT = "RV-1439"
"""The warning that names these communes."""


def left_out_fault(lists: Sequence[Info], commune: object, code: str | None) -> Fault | None:
    """Return the fault of a new commune's survey that is opened with lists of a part of it.

    `commune` is its name, `code` its code; `lists` has the sheet `Thông tin` of each list. None
    where all lists are there, or where a list does not show its commune.
    """
    units = [commune_of(one).unit for one in lists]
    older = all((one.map_year or one.year or 0) < FIRST_YEAR_OF_NEW_MAP for one in lists)
    if code is None or not older or None in units:
        return None
    have = {unit.code for unit in units if unit is not None}
    lacking = [unit.name for unit in predecessors(code) if unit.code not in have]
    if not lacking:
        return None
    here = sorted({unit.name for unit in units if unit is not None})
    params = {
        "commune": commune,
        "here": first_named(here),
        "lacking": first_named(sorted(lacking)),
    }
    return Fault(LEFT_OUT, params=params)
