"""Moves from one household of a month to another: both sides are applied, or neither.

A person whom one household takes in must have left the other, and the reverse: else the printed
decision counts the person twice, or not at all. If one side has to be cleared up first, the other
one waits with it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ravo.contract.columns import MERGED, SPLIT
from ravo.monthly.decisions import RequestDecision
from ravo.monthly.households import ListedHomes
from ravo.monthly.people import MovedPerson, PeopleOfList
from ravo.monthly.requests import MonthRequests
from ravo.text import match_key

RequestDecisions = Sequence[RequestDecision]


@dataclass(frozen=True, slots=True)
class Link:
    """One move: the list's row of the household that a person leaves, and the two decisions.

    `giver` and `taker` are the numbers of decisions; the giver is -1 where the month has no
    decision on it. `person` is None where the whole household moves.
    """

    home: int
    giver: int
    taker: int
    person: MovedPerson | None


def with_halves_waiting(
    listed: ListedHomes, month: MonthRequests, decisions: RequestDecisions
) -> tuple[RequestDecision, ...]:
    """Return the decisions; one side of a move stays open where the other is not decided."""
    moves = _Moves(listed, month, decisions)
    links = [*moves.of_people(), *moves.of_households()]
    new_decisions = list(decisions)
    codes = listed.codes()
    waiting = True
    while waiting:
        waiting = False
        for link in links:
            gives, takes = (
                moves.gives(link, new_decisions),
                takes_in(link, new_decisions[link.taker]),
            )
            if gives == takes:
                continue
            waiting = True
            if takes:
                new_decisions[link.taker] = _open(new_decisions[link.taker], codes[link.home])
            else:
                new_decisions[link.giver] = _open(
                    new_decisions[link.giver], new_decisions[link.taker].request.code
                )
    return tuple(new_decisions)


def takes_in(link: Link, decision: RequestDecision) -> bool:
    """Return whether the decision on the receiving household includes the moved people.

    A new household that is refused has its people all the same, off the list.
    """
    person = link.person
    if decision.outcome == "open":
        return False
    if person is None or decision.reviewed or decision.at < 0:
        return True
    known = (person.name, person.birth_year, person.number)
    return any(one.came and one.may_be(*known) for one in decision.people)


def _open(decision: RequestDecision, other: str) -> RequestDecision:
    return replace(
        decision, outcome="open", why="half_move", after=decision.before, other=other, people=()
    )


class _Moves:
    """The moves of a month: into which household, and out of which household of the list."""

    def __init__(
        self, listed: ListedHomes, month: MonthRequests, decisions: RequestDecisions
    ) -> None:
        self.decisions, self.listed = decisions, listed
        self.known, self.month_people = PeopleOfList(listed), PeopleOfList(month.homes)
        self.number_of = {one.request.code: n for n, one in enumerate(decisions)}
        self.at = {code: at for at, code in enumerate(listed.codes()) if code}
        self.by_name: Mapping[Any, list[int]] = self._homes_by_name()
        self.leavers = self._leavers()

    def _homes_by_name(self) -> Mapping[Any, list[int]]:
        homes_by_key: dict[Any, list[int]] = defaultdict(list)
        gone = self.listed.frame["departed"].tolist()
        for home, rows in self.known.rows.items():
            for row in rows if not gone[home] else ():
                for key in (match_key(self.known.names[row] or ""), self.known.numbers[row]):
                    if key and home not in homes_by_key[key]:
                        homes_by_key[key].append(home)
        return homes_by_key

    def _leavers(self) -> Mapping[str, list[int]]:
        """Return by name the decisions on households that a person of that name leaves."""
        decisions_by_name: dict[str, list[int]] = defaultdict(list)
        for number, decision in enumerate(self.decisions):
            for one in decision.request.people:
                if not one.came and decision.at >= 0:
                    decisions_by_name[match_key(one.name)].append(number)
        return decisions_by_name

    def of_people(self) -> Iterator[Link]:
        """Yield the moves of people, one by one."""
        for taker, decision in enumerate(self.decisions):
            if decision.request.gone:
                continue
            for person in self._taken(decision):
                for home in self._out_of(decision, person):
                    code = self.listed.codes()[home]
                    yield Link(home, self.number_of.get(code, -1), taker, person)

    def of_households(self) -> Iterator[Link]:
        """Yield the households that merge into another one with a row in the month."""
        for giver, decision in enumerate(self.decisions):
            request = decision.request
            taker = self.number_of.get(request.origin or "", -1)
            joins = request.gone and request.reason == MERGED and taker not in (-1, giver)
            if joins and decision.at >= 0:
                yield Link(decision.at, giver, taker, None)

    def _taken(self, decision: RequestDecision) -> Iterator[MovedPerson]:
        """Yield the people of a household of the month whom the list does not have in it."""
        request = decision.request
        for row in self.month_people.of(request.place):
            name, year = self.month_people.names[row] or "", self.month_people.years[row]
            number = self.month_people.numbers[row]
            came = (one for one in request.people if one.came and one.may_be(name, year, number))
            reason = next((one.reason for one in came), "")
            person = MovedPerson(name, "", year, number, reason, came=True)
            if decision.at < 0 or self.known.find(decision.at, person) is None:
                yield person

    def _out_of(self, decision: RequestDecision, person: MovedPerson) -> Iterator[int]:
        """Yield the listed households that a person taken in by another household belongs to.

        An equal name alone may be a coincidence: it counts for people who joined, for a household
        that split off that one, and where somebody of that name leaves that household in the month.
        """
        request = decision.request
        keys = [match_key(person.name), *([person.number] if person.number else [])]
        homes = dict.fromkeys(home for key in keys for home in self.by_name.get(key, ()))
        goes = {self.decisions[n].at for n in self.leavers.get(match_key(person.name), ())}
        origin = self.at.get(request.origin or "", -1) if request.reason == SPLIT else -1
        fits = [home for home in homes if home != decision.at and self._is_of(home, person)]
        joined = person.reason == MERGED and len(fits) == 1
        for home in fits:
            if joined or home == origin or home in goes or self._by_number(home, person):
                yield home

    def _is_of(self, home: int, person: MovedPerson) -> bool:
        """Return whether a listed household has a person, by the facts known on both sides."""
        row = self.known.find(home, person)
        if row is None:
            return False
        numbers = {self.known.numbers[row], person.number} - {None}
        return len(numbers) < 2

    def _by_number(self, home: int, person: MovedPerson) -> bool:
        own = (self.known.numbers[row] for row in self.known.of(home))
        return person.number is not None and person.number in own

    def gives(self, link: Link, decisions: RequestDecisions) -> bool:
        """Return whether the decision on the household left removes the moved people from it."""
        if link.giver < 0:
            return False
        decision, person = decisions[link.giver], link.person
        if decision.outcome == "open":
            return False
        if person is None or decision.outcome == "departed":
            return True
        if decision.reviewed:
            return self.month_people.find(decision.request.place, person) is None
        known = (person.name, person.birth_year, person.number)
        return any(not one.came and one.may_be(*known) for one in decision.people)
