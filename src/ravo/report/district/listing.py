"""The poor and near-poor households one by one: what forms 14 and 15 print."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from ravo.report.columns import plain_values
from ravo.report.district.counting import Scored, place_of
from ravo.report.district.model import LISTED, Place
from ravo.review.evidence import CLASS_OF_WORD
from ravo.survey.members import owners
from ravo.text import person_sort_key, sort_key

if TYPE_CHECKING:
    from ravo.changes.comparing import Changes

NEEDS = ("health", "education", "production", "credit", "housing", "other")
Status = Literal["new", "again", "old"]


@dataclass(frozen=True, slots=True)
class Person:
    """One member as listed; None where the workbook does not say."""

    name: str
    sex: str | None
    birth_year: int | None
    ethnicity: str | None
    relation: str | None


@dataclass(frozen=True, slots=True)
class ListedHousehold:
    """One listed household; `members` (without the head) is None where none were read.

    `ticks` holds what was answered: merit, local_ethnic, no_labour and the needs; None is no
    answer. `status` is None where neither last year nor the opening class is known.
    """

    place: Place
    klass: str
    code: str
    village: str
    head: Person
    members: tuple[Person, ...] | None
    ticks: dict[str, bool | None]
    status: Status | None
    record: int


def listed_households(scored: Scored) -> tuple[ListedHousehold, ...]:
    """Return the poor and near-poor households by village and given name of the head."""
    place = place_of(scored.info, scored.path)
    members = _members(scored)
    rows = np.flatnonzero(np.isin(scored.klass, LISTED))
    frame = scored.frame
    columns = {name: plain_values(frame[name].tolist()) for name in frame.columns}
    found = [_household(scored, place, columns, members, int(row)) for row in rows]
    village = cache(sort_key)
    return tuple(sorted(found, key=lambda h: (village(h.village), person_sort_key(h.head.name))))


def _household(
    scored: Scored,
    place: Place,
    columns: dict[str, list[Any]],
    members: dict[int, tuple[Person, ...]] | None,
    row: int,
) -> ListedHousehold:
    def told(name: str) -> Any:
        return columns[name][row] if name in columns else None

    record = row if scored.places is None else int(scored.places[row])
    head = Person(
        str(told("head_name") or ""), told("head_sex"), _year(told("head_birth_year")),
        told("ethnicity"), "Chủ hộ",
    )  # fmt: skip
    ticks = {"merit": told("merit"), "local_ethnic": told("local_ethnic"), "no_labour": told("no_labour_capacity")}  # fmt: skip
    ticks |= {need: told(f"need_{need}") for need in NEEDS}
    klass = str(scored.klass[row])
    opening = CLASS_OF_WORD.get(told("opening_class"))
    status: Status | None = None if opening is None else "old" if opening == klass else "new"
    people = None if members is None else members.get(record, ())
    return ListedHousehold(
        place, klass, str(told("code") or ""), str(told("village") or ""), head, people, ticks,
        status, record,
    )  # fmt: skip


def _year(value: float | None) -> int | None:
    return None if value is None else int(value)


def _members(scored: Scored) -> dict[int, tuple[Person, ...]] | None:
    """Return the members of each household record without its head; None where none were read."""
    survey = scored.survey
    if survey is None or survey.members is None:
        return None
    frame = survey.members.frame
    owner = owners(survey.households, survey.members)
    births = frame["birth"].dt.year.tolist()
    columns = [plain_values(frame[name].tolist()) for name in ("name", "sex", "ethnicity", "relation")]  # fmt: skip
    found: dict[int, list[Person]] = {}
    for at, birth, name, sex, ethnicity, relation in zip(owner.tolist(), births, *columns, strict=True):  # fmt: skip
        if at >= 0 and relation != "Chủ hộ":
            year = None if pd.isna(birth) else int(birth)
            found.setdefault(at, []).append(Person(name or "", sex, year, ethnicity, relation))
    return {at: tuple(people) for at, people in found.items()}


def statuses(changes: "Changes") -> dict[tuple[str, int], Status]:
    """Return by workbook and record how each listed household came to its class this year."""
    new, rows = changes.new, changes.rows
    part = new.households["part"].to_numpy()
    first = np.searchsorted(part, np.arange(len(new.parts)))
    found: dict[tuple[str, int], Status] = {}
    columns = (rows["new"], rows["start"], rows["class_new"], rows["movement"])
    for at, start, klass, movement in zip(*(column.tolist() for column in columns), strict=True):
        if at < 0 or klass not in LISTED:
            continue
        path = new.parts[part[at]].source.path
        again = str(movement).endswith("_again")
        status: Status = "again" if again else "old" if start == klass else "new"
        found[path, int(at - first[part[at]])] = status
    return found
