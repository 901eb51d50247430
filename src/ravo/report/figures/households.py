"""The poor and near-poor households, one by one, for forms 14 and 15."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from ravo.contract.columns import HEAD_RELATION
from ravo.criteria.terms import LISTED
from ravo.criteria.truth import YES, answers_in
from ravo.frames import plain_values, words_of
from ravo.report.figures.communes import ScoredHouseholds, place_of
from ravo.report.figures.model import ReportPlace
from ravo.results.list_columns import by_village_and_head
from ravo.survey.survey import CLASS_OF_WORD
from ravo.typed_columns import Flags, Rows, Texts, are, by_value, only_where

if TYPE_CHECKING:
    from ravo.changes.comparison import Changes

NEEDS = ("health", "education", "production", "credit", "housing", "other")
TICKS = {
    "merit": "merit",
    "local_ethnic": "local_ethnic",
    "no_labour": "no_labour_capacity",
    **{need: f"need_{need}" for need in NEEDS},
}
"""The tick columns of forms 14 and 15 beside the class, each with its column of the survey."""
HEADS = {
    "name": "head_name",
    "sex": "head_sex",
    "birth_year": "head_birth_year",
    "ethnicity": "ethnicity",
}
"""The facts listed of a person, with the column of households that has each for the head."""
ListStatus = Literal["new", "again", "old"]


@dataclass(frozen=True)
class PoorHouseholds:
    """The poor and near-poor households of one workbook in print order, by columns.

    `klass`, `record`, `village`, each of `ticks` (whether the answer is yes) and `status` have a
    value per household; a `status` is None where neither last year nor the opening class is known.
    `people` has the members of all households, line by line, each head first, by the columns of
    `HEADS` and `relation`, None where the workbook lacks the value; `household` is the index of
    each person's household. Without `members` (none were read) there are heads only.
    """

    place: ReportPlace
    klass: Texts
    record: Rows
    village: Texts
    status: Texts
    ticks: Mapping[str, Flags]
    people: Mapping[str, Texts]
    household: Rows
    members: bool


def poor_households(scored: ScoredHouseholds) -> PoorHouseholds:
    """Return the poor and near-poor households by village and given name of the head."""
    rows = np.flatnonzero(np.isin(scored.klass, LISTED))
    named = (_column(scored.frame.iloc[rows], name).tolist() for name in ("village", "head_name"))
    rows = rows[by_village_and_head(*named)]
    frame, klass = scored.frame.iloc[rows], scored.klass[rows]
    people, household = _people(scored, frame, rows)
    return PoorHouseholds(
        place_of(scored.info, scored.path),
        klass,
        rows if scored.records is None else scored.records[rows],
        words_of(_column(frame, "village")),
        _statuses(klass, _column(frame, "opening_class")),
        {
            tick: answers_in(frame, name) == YES if name in frame else np.zeros(len(rows), bool)
            for tick, name in TICKS.items()
        },
        people,
        household,
        scored.members is not None,
    )


def _column(frame: pd.DataFrame, name: str) -> Texts:
    """Return a column with None where blank, all blank where it is missing."""
    values = np.full(len(frame), None, dtype=object)
    if name in frame:
        values[:] = plain_values(frame[name].tolist())
    return values


def _statuses(klass: Texts, opening: Texts) -> Texts:
    """Return from the opening classes, in words, how the households got their class."""
    was = np.array(by_value(opening, CLASS_OF_WORD.get), dtype=object)
    return only_where(~pd.isna(was), np.where(was == klass, "old", "new"))


def _people(
    scored: ScoredHouseholds, frame: pd.DataFrame, rows: Rows
) -> tuple[Mapping[str, Texts], Rows]:
    """Return the people of the households of `frame` (at `rows`), and the index of each one's."""
    heads = {name: _column(frame, column) for name, column in HEADS.items()}
    heads["relation"] = np.full(len(rows), HEAD_RELATION, dtype=object)
    every, household = heads, np.arange(len(rows))
    if scored.members is not None:
        owner = scored.members["household"]
        # Households without a class follow those that were scored.
        place = np.full(max(len(scored.klass), owner.max(initial=-1) + 1), -1)
        place[rows] = household
        no_head = ~are(scored.members["relation"], HEAD_RELATION)
        mine = np.flatnonzero((place[owner] >= 0) & no_head)
        others = scored.members.only((*HEADS, "relation")).at(mine).frame
        household = np.concatenate([household, place[owner[mine]]])
        every = {name: np.concatenate([heads[name], _column(others, name)]) for name in heads}
    order = np.argsort(household, kind="stable")
    people: dict[str, Any] = {name: values[order] for name, values in every.items()}
    for name in ("sex", "ethnicity", "relation"):
        people[name] = words_of(people[name])
    people["birth_year"] = np.array(
        by_value(people["birth_year"], lambda year: None if year is None else int(year)), object
    )
    return people, household[order]


def statuses(changes: "Changes") -> dict[tuple[str, int], ListStatus]:
    """Return by workbook and record how each listed household got its class this year."""
    new, rows = changes.new, changes.rows
    part = new.households["part"].to_numpy()
    first = np.searchsorted(part, np.arange(len(new.parts)))
    by_record: dict[tuple[str, int], ListStatus] = {}
    columns = (rows["new"], rows["start"], rows["class_new"], rows["movement"])
    for at, start, klass, movement in zip(*(column.tolist() for column in columns), strict=True):
        if at < 0 or klass not in LISTED:
            continue
        path = new.parts[part[at]].source.path
        again = str(movement).endswith("_again")
        status: ListStatus = "again" if again else "old" if start == klass else "new"
        by_record[path, int(at - first[part[at]])] = status
    return by_record
