"""Households and people who left or came by one year's own sheets, as rows without words."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

import numpy as np

from ravo.contract.columns import MERGED, SPLIT
from ravo.review.review import Review
from ravo.survey.departures import STILL_THERE, departed, people_left, people_lost
from ravo.survey.members import owners
from ravo.survey.survey import CLASS_OF_WORD, Survey
from ravo.survey.year_people import moved_in_months
from ravo.text import person_sort_key, sort_key
from ravo.typed_columns import TypedColumns, are, are_in, joined_columns, plain_column

MovePart = Literal["households_left", "households_came", "people_left", "people_came"]
CAME = (*STILL_THERE, MERGED)
"""Reasons of a household that is new here, or that took another one in."""
PERSON_CAME = (*STILL_THERE, MERGED, "Mới sinh")
"""Reasons of a member who is new in the household."""


class Move(NamedTuple):
    """A household or a person who left or came; None for facts that the sheets do not give.

    `klass` is the class at the start of the period for a household that left, the class of this
    review for any other. `other` is the head (else the code) of the household from which it came,
    which it took in or which it joined; None where there cannot be one. `head` and `relation` are
    the head of a person's household and the relation to that head.
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


def moves_of(review: Review) -> Mapping[MovePart, tuple[Move, ...]]:
    """Return every household and person who left or came, by village and given name."""
    homes = _Homes(review)
    survey, gone = review.survey, departed(review.survey)
    reasons = survey.households.columns["change_reason"]
    left_behind = people_left(survey)
    old = np.zeros(len(gone), dtype=bool)
    if len(left_behind):
        old[left_behind["household"][are(left_behind["change_reason"], SPLIT)]] = True
    came = np.flatnonzero(are_in(reasons, CAME) & ~gone & ~old)
    by_part: dict[MovePart, list[Move]] = {
        "households_left": [homes.household(int(at), left=True) for at in np.flatnonzero(gone)],
        "households_came": [homes.household(int(at), left=False) for at in came],
        "people_left": _people(homes, survey, _with_lost(survey, left_behind), came=False),
        "people_came": _people(homes, survey, _arrived(review), came=True),
    }
    return {part: tuple(sorted(moves, key=_order)) for part, moves in by_part.items()}


def _people(homes: "_Homes", survey: Survey, own: TypedColumns, *, came: bool) -> list[Move]:
    """Return the moves in the survey's own rows, and those recorded in the months before."""
    return [*homes.people(own), *homes.people(moved_in_months(survey, own, came=came))]


def _with_lost(survey: Survey, left_behind: TypedColumns) -> TypedColumns:
    """Return people who left a household that stays, or died or moved as theirs joined another."""
    lost = people_lost(survey)
    if not len(lost):
        return left_behind
    return joined_columns([left_behind, lost]) if len(left_behind) else lost


def _arrived(review: Review) -> TypedColumns:
    """Return the members who are new in their household, each with its record."""
    survey = review.survey
    if survey.members is None:
        return people_left(survey).at([])
    owner = owners(survey.households, survey.members)
    people = survey.members.columns.with_columns({"household": owner})
    return people.at(are_in(people["change_reason"], PERSON_CAME) & (owner >= 0))


def _order(move: Move) -> tuple[Any, Any]:
    return sort_key(move.village or ""), person_sort_key(move.name or "")


class _Homes:
    """The households of a review as plain values."""

    def __init__(self, review: Review) -> None:
        columns = review.survey.households.columns
        names = ("code", "head_name", "head_birth_year", "village", "change_reason")
        more = ("opening_class", "origin_code", "note")
        self.columns = {name: plain_column(columns[name]) for name in (*names, *more)}
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

        No household can come from itself. A household that took in another needs one that left; a
        household that joined another needs one that is still there.
        """
        if origin is None or origin == code:
            return False
        return reason != MERGED or self.here.get(origin) is left

    def people(self, people: TypedColumns) -> Iterator[Move]:
        """Yield the move of each person; `household` is the record of the household."""
        names = ("household", "name", "birth", "change_reason", "relation")
        for at, name, birth, reason, relation in zip(
            *(plain_column(people[column]) for column in names if len(people)), strict=True
        ):
            yield Move(
                name=name,
                birth_year=None if birth is None else birth.year,
                village=self.columns["village"][at],
                reason=str(reason),
                klass=self.klass[at],
                head=self.columns["head_name"][at],
                relation=relation,
            )


def _year(value: float | None) -> int | None:
    return None if value is None else int(value)
