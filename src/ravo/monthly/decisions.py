"""The decision on each request: the rules of the monthly review, without any guess.

A household enters on Mẫu 01, escapes on Mẫu 04, and has the average-living class on request
(qd24-2021). A review without a clear result changes nothing, and neither does a request that the
result of the review does not support.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ravo.contract.columns import MERGED, SPLIT
from ravo.criteria.terms import AVERAGE, LISTED, UNDETERMINED, HouseholdClass
from ravo.monthly.households import NEAR_POOR, POOR, ListedHomes
from ravo.monthly.people import MovedPerson, PeopleOfList, text_of
from ravo.monthly.persons import Elsewhere, PersonClues, heads_of, known_elsewhere
from ravo.monthly.requests import ARRIVED, RESIZED, MonthRequest, MonthRequests
from ravo.survey.left_members import ARRIVED as MOVED_HERE
from ravo.text import match_key

NOT_POOR = HouseholdClass.not_poor.value
Outcome = Literal["changed", "departed", "resized", "refused", "stays", "open"]
Why = Literal[
    "entered",
    "arrived",
    "waiting",
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
    "member_elsewhere",
    "two_codes",
    "no_origin",
    "took_in",
    "asks_and_left",
    "conflict",
    "contradicts",
    "left_before",
    "gone_unknown",
    "average_below",
    "denies",
    "no_code",
    "people",
    "unknown_leaver",
    "came_before",
    "no_reason",
    "some_left",
    "half_move",
    "recounted",
]
APPLIED: frozenset[Outcome] = frozenset(["changed", "departed", "resized"])
"""Outcomes that change the list."""
OPEN_CLASSES = (None, UNDETERMINED)
"""Classes of listed households that are not settled yet."""


OF_PEOPLE: tuple[Why, ...] = ("people", "recounted")
"""Reasons for another membership, or another number of members, without a review."""
PEOPLE_DOUBTS: tuple[Why, ...] = ("no_reason", "unknown_leaver", "came_before")


@dataclass(frozen=True, slots=True)
class RequestDecision:
    """The decision on one request: `before` and `after` are classes, None off the list.

    `at` is the row of the household in the list before, -1 where it has none; `other` the code of
    another household that it may be. `people` left or joined the household, which stays; for
    `doubted` people it is open whether they did.
    """

    request: MonthRequest
    at: int
    before: str | None
    after: str | None
    outcome: Outcome
    why: Why
    other: str = ""
    people: tuple[MovedPerson, ...] = ()
    doubted: tuple[MovedPerson, ...] = ()

    @property
    def unasked(self) -> bool:
        """Whether a household that moved in is recognised without a request of its own."""
        arrived = self.why in ("arrived", "average") and self.request.reason == MOVED_HERE
        return arrived and self.request.kind == "none" and self.after in (*LISTED, AVERAGE)

    @property
    def moves_people(self) -> bool:
        """Whether the household keeps its class, and only its people change or are recounted."""
        if self.why == "recounted":
            return True
        return bool(self.people) and (self.why == "people" or not self.reviewed)

    @property
    def reviewed(self) -> bool:
        """Whether the list takes the household from this request, evidence included."""
        return self.changes and self.why not in OF_PEOPLE

    @property
    def changes(self) -> bool:
        """Whether the decision changes the list."""
        return self.outcome in APPLIED or self.after != self.before


def decide(listed: ListedHomes, month: MonthRequests) -> tuple[RequestDecision, ...]:
    """Return the decision on every request, in the order of the requests.

    No decision depends on another one: the order of the requests does not matter.
    """
    places = {code: place for place, code in enumerate(listed.codes())}
    people = heads_of(listed)
    asking = heads_of(month.homes)
    times = Counter(request.code for request in month.requests)
    alike = known_elsewhere(listed, month)
    room = _Room(listed, places, people, asking, times, alike, PeopleOfList(listed))
    return tuple(_decided(request, room) for request in month.requests)


@dataclass(frozen=True)
class _Room:
    """The data for decisions: the list, its heads, the heads of requests, the rows of each code.

    `alike` names for each new household the one that its people seem to belong to.
    """

    listed: ListedHomes
    places: Mapping[str, int]
    people: Sequence[PersonClues]
    asking: Sequence[PersonClues]
    times: Mapping[str, int]
    alike: Mapping[int, Elsewhere]
    known: PeopleOfList

    def there(self, code: str | None) -> bool:
        """Return whether a household is on the list and has not left."""
        at = self.places.get(code or "", -1)
        return at >= 0 and not self.listed.frame["departed"].iat[at]

    def more(self, request: MonthRequest, at: int) -> bool:
        """Return whether a listed household has more people than those who left it."""
        size: Any = self.listed.frame["size"].iat[at]
        return bool(size > request.emptied) or len(self.known.of(at)) > request.emptied

    def other_head(self, request: MonthRequest, at: int) -> bool:
        """Return whether the code belongs to a household with another head."""
        mine = self.asking[request.place]
        if not mine.name or mine.may_be(self.people[at]):
            return False
        if any(
            not one.came and match_key(one.name) == self.people[at].name for one in request.people
        ):
            return False
        members = self.listed.people
        if members is None:
            return True
        known = members.loc[members["household"] == at, "name"]
        return mine.name not in {match_key(str(name)) for name in known}


def _decided(request: MonthRequest, room: _Room) -> RequestDecision:
    at = room.places.get(request.code, -1)
    frame = room.listed.frame
    left = at >= 0 and bool(frame["departed"].iat[at])
    there = at >= 0 and not left
    before = text_of(frame["klass"].iat[at]) if there else None
    if why := _doubt(request, room, at, left=left):
        other = _other_household(request, why, room)
        doubted = tuple(_in_doubt(request, room, at, why)) if there else ()
        return RequestDecision(request, at, before, before, "open", why, other, doubted=doubted)
    if request.gone:
        if not there:
            return RequestDecision(request, at, before, before, "open", "gone_unknown")
        return RequestDecision(request, at, before, None, "departed", "departed")
    people = request.people if there else ()
    if there and _moves_only(request):
        moves: Why = "people" if people else "recounted"
        return RequestDecision(request, at, before, before, "resized", moves, people=people)
    outcome, why = _outcome(request, before, there=there)
    # A listed household without a class gets one as soon as a review settles it.
    settles = outcome in APPLIED or (there and outcome == "refused" and before in OPEN_CLASSES)
    after = request.scored if settles else before
    moved = people if outcome != "open" else ()
    return RequestDecision(request, at, before, after, outcome, why, people=moved)


def _moves_only(request: MonthRequest) -> bool:
    """Return whether a row records only people who left or came."""
    return (request.people_only or request.recounted) and request.reason in (None, *RESIZED)


def _in_doubt(request: MonthRequest, room: _Room, at: int, why: Why) -> Iterator[MovedPerson]:
    """Yield the people of a listed household for whom the reason `why` holds.

    A person who left must be on the list; a person who came must not be. Where the list does not
    name a household's people, nobody can be compared.
    """
    if not room.known.of(at):
        return
    for one in request.people:
        there = room.known.find(at, one) is not None
        holds = {
            "no_reason": not one.reason,
            "came_before": bool(one.reason) and one.came and there,
            "unknown_leaver": bool(one.reason) and not one.came and not there,
        }
        if holds.get(why):
            yield one


def _other_household(request: MonthRequest, why: Why, room: _Room) -> str:
    """Return the code of the other household that a doubt is about."""
    if why in ("no_origin", "took_in"):
        return request.origin or ""
    alike = room.alike.get(request.place)
    return alike.code if alike and why == alike.how else ""


def _doubt(request: MonthRequest, room: _Room, at: int, *, left: bool) -> Why | None:
    """Return why a request cannot be decided yet; None where it can."""
    back = left and not request.gone and request.reason not in ARRIVED
    new = at < 0 and not request.gone and request.kind != "escape"
    origin = request.origin
    split = new and request.reason == SPLIT and origin is not None
    joined = request.gone and request.reason == MERGED and room.there(origin)
    alike = room.alike.get(request.place) if new else None
    there = at >= 0 and not left and not request.gone
    alone = there and _moves_only(request)
    waits = new and _waits(request)
    bare = there and request.kind == "none" and request.reason is None
    doubts: tuple[tuple[Why, bool], ...] = (
        ("no_code", not request.code),
        ("twice", room.times[request.code] > 1),
        ("conflict", request.contested),
        ("some_left", request.emptied > 0 and at >= 0 and not left and room.more(request, at)),
        ("asks_and_left", request.gone and request.kind != "none"),
        *((why, there and any(_in_doubt(request, room, at, why))) for why in PEOPLE_DOUBTS),
        ("rejected", request.scored is None and not request.gone),
        ("left_before", back),
        ("other_head", at >= 0 and not left and room.other_head(request, at)),
        (alike.how if alike else "same_person", alike is not None),
        ("no_origin", split and not room.there(origin)),
        ("took_in", joined and not room.times.get(origin or "")),
        ("contradicts", bool(request.doubts)),
        ("no_request", bare and not alone),
        ("undetermined", not request.settled and not (request.gone or alone or waits)),
        ("denies", request.denies),
    )
    return next((why for why, holds in doubts if holds), None)


def _waits(request: MonthRequest) -> bool:
    """Return whether a new household requests nothing, and its review has no result yet."""
    return request.kind == "none" and request.reason in ARRIVED and request.scored == UNDETERMINED


def _outcome(request: MonthRequest, before: str | None, *, there: bool) -> tuple[Outcome, Why]:
    """Return the outcome of a request whose review has a result."""
    scored = str(request.scored)
    if request.kind == "none":
        return _without_request(request, before, there=there)
    if request.kind == "escape":
        return _escape(before, scored)
    if scored == before and scored != NOT_POOR:
        return "stays", "same_class"
    if before in LISTED and not (
        before == NEAR_POOR and scored == POOR and request.kind == "enter"
    ):
        return "stays", "needs_escape"
    return _average(request) if request.kind == "average" else _enter(request)


def _without_request(
    request: MonthRequest, before: str | None, *, there: bool
) -> tuple[Outcome, Why]:
    """Return the outcome of a row that has a reason of change but no request."""
    if not there and _waits(request):
        return "changed", "waiting"
    if not there and request.reason in ARRIVED:
        # A household that requests nothing is not refused: it is recorded from now on.
        return ("changed", "arrived") if request.scored == NOT_POOR else _enter(request)
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
    if request.scored == NOT_POOR:
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
    return ("refused", "too_much") if request.measured else ("open", "no_income")
