"""Who left and who came by one year's own sheets: the rows of their list, without words."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd

from ravo.results.columns import plain_values
from ravo.review.evidence import CLASS_OF_WORD
from ravo.review.review import Review
from ravo.survey.departures import STILL_THERE, departed, people_left, people_lost
from ravo.survey.members import owners
from ravo.survey.split_households import MERGED, SPLIT
from ravo.survey.survey import Survey
from ravo.survey.year_people import moved_in_months
from ravo.text import person_sort_key, sort_key

Part = Literal["households_left", "households_came", "people_left", "people_came"]
CAME = (*STILL_THERE, MERGED)
"""Reasons of a household that is new here, or that took another one in."""
PERSON_CAME = (*STILL_THERE, MERGED, "Mới sinh")
"""Reasons of a member who is new in the household."""


class Move(NamedTuple):
    """A household or a person who left or came; None where the sheets have no answer.

    `klass` is the class at the start of the period of a household that left, the class of this
    review of any other. `other` is the head of the household that it came out of, took in or went
    into, else the code of that; nothing where that cannot be. `head` and `relation` are those of a
    person's household.
    """

    name: str | None
    birth_year: int | None
    village: str | None
    reason: str
    klass: str | None
    other: str | None = None
    note: str | None = None
    head: str | None = None
    relation: str | None = None


def moves_of(review: Review) -> Mapping[Part, tuple[Move, ...]]:
    """Return every household and person who left or came, by village and given name."""
    homes = _Homes(review)
    survey, gone = review.survey, departed(review.survey)
    reasons = survey.households.frame["change_reason"]
    left_behind = people_left(survey)
    old = np.zeros(len(gone), dtype=bool)
    if len(left_behind):
        old[left_behind["household"][left_behind["change_reason"] == SPLIT].to_numpy()] = True
    came = np.flatnonzero(reasons.isin(CAME).to_numpy(dtype=bool) & ~gone & ~old)
    found: dict[Part, list[Move]] = {
        "households_left": [homes.household(int(at), left=True) for at in np.flatnonzero(gone)],
        "households_came": [homes.household(int(at), left=False) for at in came],
        "people_left": _people(homes, survey, _with_lost(survey, left_behind), came=False),
        "people_came": _people(homes, survey, _arrived(review), came=True),
    }
    return {part: tuple(sorted(moves, key=_order)) for part, moves in found.items()}


def _people(homes: "_Homes", survey: Survey, own: pd.DataFrame, *, came: bool) -> list[Move]:
    """Return the moves of the survey's own rows, and of those that the months before had."""
    return [*homes.people(own), *homes.people(moved_in_months(survey, own, came=came))]


def _with_lost(survey: Survey, left_behind: pd.DataFrame) -> pd.DataFrame:
    """Return who left a household that stays, and who died while theirs went into another."""
    lost = people_lost(survey)
    if not len(lost):
        return left_behind
    return pd.concat([left_behind, lost], ignore_index=True) if len(left_behind) else lost


def _arrived(review: Review) -> pd.DataFrame:
    """Return the members who are new in their household, each with its record."""
    survey = review.survey
    if survey.members is None:
        return people_left(survey).iloc[:0]
    owner = owners(survey.households, survey.members)
    frame = survey.members.frame.assign(household=owner)
    return frame[frame["change_reason"].isin(PERSON_CAME) & (owner >= 0)]


def _order(move: Move) -> tuple[Any, Any]:
    return sort_key(move.village or ""), person_sort_key(move.name or "")


class _Homes:
    """The households of a review as plain values."""

    def __init__(self, review: Review) -> None:
        frame = review.survey.households.frame
        names = ("code", "head_name", "head_birth_year", "village", "change_reason")
        more = ("opening_class", "origin_code", "note")
        self.columns = {name: plain_values(frame[name].tolist()) for name in (*names, *more)}
        self.klass = review.verdicts.klass.tolist()
        took_in = zip(
            *(self.columns[n] for n in ("code", "change_reason", "origin_code")), strict=True
        )
        self.hosts = {
            origin: code for code, reason, origin in took_in if reason == MERGED and origin
        }
        self.heads = dict(zip(self.columns["code"], self.columns["head_name"], strict=True))
        gone = zip(self.columns["code"], departed(review.survey).tolist(), strict=True)
        self.here = {code: not left for code, left in gone}

    def household(self, at: int, *, left: bool) -> Move:
        """Return the move of the household of a record."""
        value = {name: values[at] for name, values in self.columns.items()}
        origin = value["origin_code"] or (self.hosts.get(value["code"]) if left else None)
        if not self._fits(value["code"], origin, value["change_reason"], left=left):
            origin = None
        return Move(
            name=value["head_name"],
            birth_year=_year(value["head_birth_year"]),
            village=value["village"],
            reason=value["change_reason"],
            klass=CLASS_OF_WORD.get(value["opening_class"]) if left else self.klass[at],
            other=self.heads.get(origin) or origin,
            note=value["note"],
        )

    def _fits(self, code: str | None, origin: str | None, reason: str, *, left: bool) -> bool:
        """Return whether another household can be what a reason is about.

        No household comes out of itself. One that took in another one has that among those that
        left, one that went into another has that among those that are there.
        """
        if origin is None or origin == code:
            return False
        return reason != MERGED or self.here.get(origin) is left

    def people(self, frame: pd.DataFrame) -> Iterator[Move]:
        """Yield the move of each person; `household` is the record of the household."""
        if frame.empty:
            # To ask pandas for the rows of none takes as long as for those of hundreds.
            return
        for row in frame.itertuples(index=False):
            place: Any = row.household
            birth: Any = row.birth
            at = int(place)
            yield Move(
                name=_text(row.name),
                birth_year=None if pd.isna(birth) else int(birth.year),
                village=self.columns["village"][at],
                reason=str(row.change_reason),
                klass=self.klass[at],
                head=self.columns["head_name"][at],
                relation=_text(row.relation),
            )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _year(value: float | None) -> int | None:
    return None if value is None else int(value)
