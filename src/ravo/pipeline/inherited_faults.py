"""Faults of last year's list that are carried into the next review."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ravo.blanks.carried_list import MEMBER_KEPT
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import Text
from ravo.places import commune_of
from ravo.results.results import Results
from ravo.review.review import Review
from ravo.survey.departures import BLANK, departed
from ravo.survey.members import owners
from ravo.survey.survey import Info, Survey, Table
from ravo.survey.whereabouts import full_name
from ravo.text import first_named

WHO_LIVES_THERE = (
    *("code", "head_name", "head_citizen_id", "head_sex", "head_birth_year", "ethnicity"),
    *("village", "size"),
)
"""Columns of `Hộ` that show who lives in a household."""
NOWHERE = "RV-403"
"""The fault of a row of members whose household is not listed."""


def inherited_faults(item: Review | Results, path: Path) -> Iterator[Fault]:
    """Yield a warning for each kind of fault about the people on a list of last year."""
    yield from _of_place(item.info, path)
    if isinstance(item, Results):
        if item.errors:
            yield Fault("RV-1178", params={"path": path.name, "count": item.errors})
        return
    survey = item.survey
    uncoded = survey.households.frame["code"].isna().to_numpy(dtype=bool) & ~departed(survey)
    yield from _of_rows("RV-1176", survey.households, uncoded, path)
    if survey.members is not None:
        unknown = owners(survey.households, survey.members) < 0
        yield from _of_rows("RV-1175", survey.members, unknown, path)
    yield from _of_others(survey, path)


def _of_place(info: Info, path: Path) -> Iterator[Fault]:
    """Yield a warning where the name and the code of the commune belong to two communes."""
    locality = commune_of(info)
    if locality.unit is not None and locality.against is not None:
        used, other = (
            f"{full_name(unit)} ({unit.code})" for unit in (locality.unit, locality.against)
        )
        yield Fault("RV-1179", params={"path": path.name, "used": used, "against": other})


def _of_rows(code: str, table: Table, wrong: NDArray[np.bool_], path: Path) -> Iterator[Fault]:
    """Yield a warning about the wrong rows that names the cells of their codes."""
    records = np.flatnonzero(wrong).tolist()
    if records:
        cells = first_named([table.cell("code", record) for record in records])
        params = {"path": path.name, "count": len(records), "cells": cells}
        yield Fault(code, params={**params, "sheet": table.sheet_of(records[0])})


def _of_others(survey: Survey, path: Path) -> Iterator[Fault]:
    """Yield a warning that counts the other errors about people on the list, by kind."""
    times: Counter[str] = Counter()
    times.update(_errors_of(survey.faults, survey.households, WHO_LIVES_THERE))
    if survey.members is not None:
        times.update(_errors_of(survey.faults, survey.members, ("code", *MEMBER_KEPT)))
    if times:
        params = {"path": path.name, "count": times.total(), "kinds": _kinds(times)}
        yield Fault("RV-1177", params=params)


def _errors_of(faults: Iterable[Fault], table: Table, names: Sequence[str]) -> Iterator[str]:
    """Yield the code of each error in columns of a table, if it has no warning of its own."""
    sheets = set(table.sheets())
    written = [table.headings, *(part.headings for part in table.parts)]
    headings = {part.get(name) for part in written for name in names}
    codes = {part.get("code") for part in written}
    for fault in faults:
        named = fault.code == NOWHERE or (fault.code == BLANK and fault.column in codes)
        here = fault.sheet in sheets and fault.column in headings
        if here and not named and fault.severity == "error":
            yield fault.code


def _kinds(times: "Counter[str]") -> Text:
    """Return the titles of kinds of faults, each with its number."""
    titles = [(kind_of(code).title, count) for code, count in times.most_common()]
    return Text(
        "; ".join(f"{title.vi} ({count})" for title, count in titles),
        "; ".join(f"{title.en} ({count})" for title, count in titles),
    )
