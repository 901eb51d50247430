"""What becomes of each request: the rule of the monthly review, without any guess.

A household enters on Mẫu 01, escapes on Mẫu 04, and has the average-living class on request
(qd24-2021). What the review does not settle changes nothing, and neither does a request for
something else than what the review finds.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.monthly.households import ListedHomes
from ravo.monthly.requests import ARRIVED, RESIZED, MonthRequest, MonthRequests, text_of
from ravo.text import match_key

POOR, NEAR = HouseholdClass.poor.value, HouseholdClass.near_poor.value
AVERAGE, ABOVE = HouseholdClass.average_living.value, HouseholdClass.not_poor.value
Outcome = Literal["changed", "departed", "resized", "refused", "stays", "open"]
Why = Literal[
    "entered",
    "arrived",
    "escaped",
    "average",
    "departed",
    "resized",
    "above",
    "no_income",
    "not_farming",
    "too_much",
    "still",
    "worse",
    "same_class",
    "needs_escape",
    "not_listed",
    "twice",
    "no_request",
    "undetermined",
    "rejected",
    "other_head",
    "same_person",
    "left_before",
    "gone_unknown",
    "average_below",
    "denies",
    "no_code",
]
APPLIED: frozenset[Outcome] = frozenset(["changed", "departed", "resized"])
"""Outcomes that change the list."""
OPEN_CLASSES = (None, HouseholdClass.undetermined.value)
"""Classes of a household of the list that nothing has settled yet."""


@dataclass(frozen=True, slots=True)
class RequestDecision:
    """What became of one request: `before` and `after` are classes, None off the list.

    `at` is the place of the household in the list as it was, -1 where it has none; `other` the code
    of another household that it may be.
    """

    request: MonthRequest
    at: int
    before: str | None
    after: str | None
    outcome: Outcome
    why: Why
    other: str = ""

    @property
    def changes(self) -> bool:
        """Whether the list is another one by it."""
        return self.outcome in APPLIED or self.after != self.before


@dataclass(frozen=True, slots=True)
class _HeadClues:
    """Who heads a household, as far as it can be compared."""

    name: str
    birth: float
    village: str
    tail: str | None

    def may_be(self, other: "_HeadClues") -> bool:
        """Return whether two heads may be one person.

        A number or the whole name agrees, or the birth year and the given name.
        """
        number = self.tail is not None and self.tail == other.tail
        given = self.name.split()[-1:] == other.name.split()[-1:]
        return number or self.name == other.name or (given and self.birth == other.birth)

    def is_like(self, other: "_HeadClues") -> bool:
        """Return whether two heads agree in all that is known."""
        numbers = None not in (self.tail, other.tail) and self.tail != other.tail
        mine = (self.name, self.birth, self.village)
        return mine == (other.name, other.birth, other.village) and not numbers


def decide(listed: ListedHomes, month: MonthRequests) -> tuple[RequestDecision, ...]:
    """Return what becomes of every request, in the order of the requests.

    No decision rests on another one: the order of the requests does not matter.
    """
    places = {code: place for place, code in enumerate(listed.codes())}
    people = _people(listed)
    asking = _people(month.homes)
    times = Counter(request.code for request in month.requests)
    room = _Room(listed, places, people, asking, times)
    return tuple(_decided(request, room) for request in month.requests)


@dataclass(frozen=True)
class _Room:
    """What a decision rests on: the list, its heads, those of requests, the rows of a code."""

    listed: ListedHomes
    places: Mapping[str, int]
    people: Sequence[_HeadClues]
    asking: Sequence[_HeadClues]
    times: Mapping[str, int]

    def like(self, request: MonthRequest) -> str:
        """Return the code of another household with the same head; empty where there is none."""
        mine = self.asking[request.place]
        gone = self.listed.frame["departed"].tolist()
        for place, (code, person) in enumerate(zip(self.listed.codes(), self.people, strict=True)):
            own = code in (request.code, request.origin)
            if not own and not gone[place] and mine.is_like(person):
                return code
        return ""

    def other_head(self, request: MonthRequest, at: int) -> bool:
        """Return whether the code is that of the household of another head."""
        mine = self.asking[request.place]
        if not mine.name or mine.may_be(self.people[at]):
            return False
        members = self.listed.people
        if members is None:
            return True
        known = members.loc[members["household"] == at, "name"]
        return mine.name not in {match_key(str(name)) for name in known}


def _people(homes: ListedHomes) -> list[_HeadClues]:
    frame = homes.frame
    columns = zip(
        frame["head_name"], frame["head_birth_year"], frame["village"], frame["tail"], strict=True
    )
    return [
        _HeadClues(
            match_key(name or ""),
            -1.0 if pd.isna(birth) else float(birth),
            match_key(village or ""),
            tail,
        )
        for name, birth, village, tail in columns
    ]


def _decided(request: MonthRequest, room: _Room) -> RequestDecision:
    at = room.places.get(request.code, -1)
    frame = room.listed.frame
    left = at >= 0 and bool(frame["departed"].iat[at])
    there = at >= 0 and not left
    before = text_of(frame["klass"].iat[at]) if there else None
    if why := _doubt(request, room, at, left=left):
        other = room.like(request) if why == "same_person" else ""
        return RequestDecision(request, at, before, before, "open", why, other)
    if request.gone:
        if not there:
            return RequestDecision(request, at, before, before, "open", "gone_unknown")
        return RequestDecision(request, at, before, None, "departed", "departed")
    outcome, why = _outcome(request, before, there=there)
    # A household of the list without a class has one as soon as a review settles it.
    settles = outcome in APPLIED or (there and outcome == "refused" and before in OPEN_CLASSES)
    return RequestDecision(request, at, before, request.scored if settles else before, outcome, why)


def _doubt(request: MonthRequest, room: _Room, at: int, *, left: bool) -> Why | None:
    """Return why nothing can be decided on a request; None where it can."""
    back = left and not request.gone and request.reason not in ARRIVED
    new = at < 0 and not request.gone and request.kind != "escape"
    doubts: tuple[tuple[Why, bool], ...] = (
        ("no_code", not request.code),
        ("twice", room.times[request.code] > 1),
        ("rejected", request.scored is None and not request.gone),
        ("left_before", back),
        ("other_head", at >= 0 and not left and room.other_head(request, at)),
        ("undetermined", not request.settled and not request.gone),
        ("denies", request.denies),
        ("same_person", new and bool(room.like(request))),
    )
    return next((why for why, holds in doubts if holds), None)


def _outcome(request: MonthRequest, before: str | None, *, there: bool) -> tuple[Outcome, Why]:
    """Return the outcome of a request that the review has settled."""
    scored = str(request.scored)
    if request.kind == "none":
        return _without_request(request, before, there=there)
    if request.kind == "escape":
        return _escape(before, scored)
    if scored == before and scored != ABOVE:
        return "stays", "same_class"
    if before in LISTED and not (before == NEAR and scored == POOR and request.kind == "enter"):
        return "stays", "needs_escape"
    return _average(request) if request.kind == "average" else _enter(request)


def _without_request(
    request: MonthRequest, before: str | None, *, there: bool
) -> tuple[Outcome, Why]:
    """Return the outcome of a row with a reason of change in place of a request."""
    if not there and request.reason in ARRIVED:
        return _enter(request)
    if request.reason in RESIZED and request.scored == before:
        return "resized", "resized"
    return "open", "no_request"


def _escape(before: str | None, scored: str) -> tuple[Outcome, Why]:
    if before not in LISTED:
        return "open", "not_listed"
    if scored == before:
        return "stays", "still"
    return ("stays", "worse") if scored == POOR else ("changed", "escaped")


def _enter(request: MonthRequest) -> tuple[Outcome, Why]:
    if request.scored == ABOVE:
        return "refused", "above"
    if request.scored == AVERAGE:
        return "changed", "average"
    return "changed", "arrived" if request.reason in ARRIVED else "entered"


def _average(request: MonthRequest) -> tuple[Outcome, Why]:
    """Return the outcome of a request for the average-living class (nd07-2021 Điều 3 khoản 2)."""
    if request.scored == AVERAGE:
        return "changed", "average"
    if request.scored in LISTED:
        return "open", "average_below"
    if request.farms is False:
        return "refused", "not_farming"
    return "refused", "too_much" if request.measured else "no_income"
