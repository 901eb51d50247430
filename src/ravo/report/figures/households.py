"""The poor and near-poor households one by one, as forms 14 and 15 print them."""

from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.terms import LISTED
from ravo.report.figures.communes import ScoredHouseholds, place_of
from ravo.report.figures.model import ReportPlace
from ravo.results.columns import plain_values
from ravo.review.evidence import CLASS_OF_WORD
from ravo.text import person_sort_key, sort_key

if TYPE_CHECKING:
    from ravo.changes.comparison import Changes

NEEDS = ("health", "education", "production", "credit", "housing", "other")
TICKS = {
    "merit": "merit",
    "local_ethnic": "local_ethnic",
    "no_labour": "no_labour_capacity",
    **{need: f"need_{need}" for need in NEEDS},
}
"""The ticks of forms 14 and 15 beside the class, each with its column of the survey."""
SHARED = ("village", "head_sex", "ethnicity", "opening_class")
Status = Literal["new", "again", "old"]
Ticks = tuple[bool | None, ...]


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One member as listed; None where the workbook does not give the value."""

    name: str
    sex: str | None
    birth_year: int | None
    ethnicity: str | None
    relation: str | None


@dataclass(frozen=True, slots=True)
class ListedHousehold:
    """One listed household; `members` (without the head) is None where none were read.

    `ticks` holds what was answered in the order of `TICKS`; None is no answer. `status` is None
    where neither last year nor the opening class is known.
    """

    place: ReportPlace
    klass: str
    code: str
    village: str
    head: ListedPerson
    members: tuple[ListedPerson, ...] | None
    ticks: Ticks
    status: Status | None
    record: int


def listed_households(scored: ScoredHouseholds) -> tuple[ListedHousehold, ...]:
    """Return the poor and near-poor households by village and given name of the head."""
    rows = np.flatnonzero(np.isin(scored.klass, LISTED))
    place, members = place_of(scored.info, scored.path), _members(scored)
    klasses = scored.klass[rows].tolist()
    records = (rows if scored.records is None else scored.records[rows]).tolist()
    columns = _columns(scored, rows)
    years = cache(int)
    heads = [
        ListedPerson(name or "", sex, None if born is None else years(born), ethnicity, "Chủ hộ")
        for name, sex, born, ethnicity in zip(
            *(columns[name] for name in ("head_name", "head_sex", "head_birth_year", "ethnicity")),
            strict=True,
        )
    ]
    # The same few answers again and again, as with words: each is held once.
    known: dict[Ticks, Ticks] = {}
    ticks = [
        known.setdefault(row, row)
        for row in zip(*(columns[name] for name in TICKS.values()), strict=True)
    ]
    words = zip(klasses, map(CLASS_OF_WORD.get, columns["opening_class"]), strict=True)
    status: list[Status | None] = [
        None if was is None else "old" if was == klass else "new" for klass, was in words
    ]
    households = [
        ListedHousehold(
            place,
            klasses[n],
            columns["code"][n] or "",
            columns["village"][n] or "",
            heads[n],
            None if members is None else members.get(row, ()),
            ticks[n],
            status[n],
            record,
        )
        for n, (row, record) in enumerate(zip(rows.tolist(), records, strict=True))
    ]
    village, name = cache(sort_key), cache(person_sort_key)
    return tuple(sorted(households, key=lambda home: (village(home.village), name(home.head.name))))


def _columns(scored: ScoredHouseholds, rows: NDArray[np.int64]) -> dict[str, list[Any]]:
    """Return the listed columns of the households at `rows`; None where a column is missing."""
    frame = scored.frame
    names = (
        "code",
        "village",
        "head_name",
        "head_sex",
        "head_birth_year",
        "ethnicity",
        "opening_class",
    )
    told = {
        name: plain_values(frame[name].iloc[rows].tolist()) if name in frame else [None] * len(rows)
        for name in (*names, *TICKS.values())
    }
    # A few words again and again: each is held once.
    return told | {name: [word and intern(word) for word in told[name]] for name in SHARED}


def _members(scored: ScoredHouseholds) -> dict[int, tuple[ListedPerson, ...]] | None:
    """Return the members of each scored household without its head; None where none were read."""
    frame = scored.members
    if frame is None:
        return None
    names = ("household", "name", "sex", "birth_year", "ethnicity", "relation")
    columns = [plain_values(frame[name].tolist()) for name in names]
    found: dict[int, list[ListedPerson]] = {}
    for at, name, sex, birth, ethnicity, relation in zip(*columns, strict=True):
        if relation != "Chủ hộ":
            year = None if birth is None else int(birth)
            found.setdefault(at, []).append(
                ListedPerson(name or "", sex, year, ethnicity, relation)
            )
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
