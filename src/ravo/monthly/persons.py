"""People of a month's new household who seem to belong to another household.

A family must not be recognised twice under two codes. The list has only the last digits of a
citizen number; requests of one month have the whole number.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from ravo.monthly.households import ListedHomes
from ravo.monthly.people import text_of
from ravo.monthly.requests import MonthRequests
from ravo.survey.members import owners
from ravo.survey.survey import Survey
from ravo.text import loose_key, match_key

PersonMatch = Literal["same_person", "member_elsewhere", "two_codes"]
UNKNOWN = -1.0
"""The birth year of a person for whom it is not known."""
TONES = "23456"
"""The digits that represent the tone of a syllable in a key."""
ENOUGH = 2
"""The number of common members, by name and birth year, that suffices in any village."""


@dataclass(frozen=True, slots=True)
class PersonClues:
    """The facts by which people are compared; `number` is known in requests only."""

    name: str
    birth: float
    village: str
    tail: str | None = None
    number: str | None = None
    heads: bool = True

    def may_be(self, other: "PersonClues") -> bool:
        """Return whether two heads may be one person.

        The number or the whole name agrees, or the birth year and the given name.
        """
        number = self.tail is not None and self.tail == other.tail
        given = self.name.split()[-1:] == other.name.split()[-1:]
        return number or self.name == other.name or (given and self.birth == other.birth)

    def sounds_like(self, other: "PersonClues") -> bool:
        """Return whether the given names are equal without their marks."""
        mine, theirs = (loose_key(one.name).split()[-1:] for one in (self, other))
        return [word.rstrip(TONES) for word in mine] == [word.rstrip(TONES) for word in theirs]

    def born_with(self, other: "PersonClues") -> bool:
        """Return whether the birth years agree and are known."""
        return UNKNOWN not in (self.birth, other.birth) and self.birth == other.birth

    def born_apart(self, other: "PersonClues") -> bool:
        """Return whether the birth years are known and differ."""
        return UNKNOWN not in (self.birth, other.birth) and self.birth != other.birth

    def numbered_apart(self, other: "PersonClues") -> bool:
        """Return whether the numbers are known and differ."""
        if None not in (self.number, other.number):
            return self.number != other.number
        return None not in (self.tail, other.tail) and self.tail != other.tail

    def near(self, other: "PersonClues") -> bool:
        """Return whether the villages may be one: one is blank, or the names agree without kinds.

        Ấp Bình Hiệp is Bình Hiệp.
        """
        short, long = sorted((self.village, other.village), key=len)
        return not short or f" {long}".endswith(f" {short}")

    def is_like(self, other: "PersonClues") -> bool:
        """Return whether two people may be one, so that an officer has to check.

        An equal number alone is enough. The list has its last digits only: equal digits with
        another given name and birth year are chance. Without numbers the name has to agree, and
        neither the birth year nor the village may differ where both are known.
        """
        if self.number is not None and self.number == other.number:
            return True
        if self.numbered_apart(other):
            return False
        if self.tail is not None and self.tail == other.tail:
            return self.sounds_like(other) or not self.born_apart(other)
        if not self.name or self.name != other.name or self.born_apart(other):
            return False
        return self.near(other)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The code of another household with the same people, and in which way they are the same."""

    how: PersonMatch
    code: str


def heads_of(homes: ListedHomes) -> list[PersonClues]:
    """Return the heads of households in a form that can be compared, in order."""
    frame = homes.frame
    names = ("head_name", "head_birth_year", "village", "tail", "head_citizen_id")
    columns = zip(*(frame[name] for name in names), strict=True)
    return [
        PersonClues(match_key(name or ""), _year(birth), match_key(village or ""), tail, number)
        for name, birth, village, tail, number in columns
    ]


def known_elsewhere(listed: ListedHomes, month: MonthRequests) -> Mapping[int, Elsewhere]:
    """Return by row of a request the household that its people seem to belong to.

    Only households that are new to the list are compared: with the list, and with the other
    requests of the month. The household from which one split off does not count.
    """
    codes = set(listed.codes())
    new = [one for one in month.requests if one.code and one.code not in codes and not one.gone]
    if not new:
        return {}
    gone = listed.frame["departed"].tolist()
    each = zip(listed.codes(), _of_list(listed), gone, strict=True)
    here = [_AskingHome.of(code, people) for code, people, left in each if not left]
    asking = _of_requests(month)
    others = [
        (one.origin, _AskingHome.of(one.code, asking[one.place]))
        for one in month.requests
        if one.code and not one.gone
    ]
    elsewhere = {}
    for one in new:
        mine, own = _AskingHome.of(one.code, asking[one.place]), (one.code, one.origin)
        listed_ones = (home for home in here if home.code not in own)
        asking_ones = (
            home for origin, home in others if home.code not in own and origin != one.code
        )
        first = next(_matches(mine, listed_ones, asking_ones), None)
        if first is not None:
            elsewhere[one.place] = first
    return elsewhere


@dataclass(frozen=True, slots=True)
class _AskingHome:
    """The people of a household under its code, the head first."""

    code: str
    people: Sequence[PersonClues]
    clues: frozenset[str | None]

    @classmethod
    def of(cls, code: str, people: Sequence[PersonClues]) -> "_AskingHome":
        """Return a household with the keys by which any of its people may be recognised."""
        clues = {clue for one in people for clue in (one.name, one.tail, one.number) if clue}
        return cls(code, people, frozenset(clues))

    def alike(self, other: "_AskingHome") -> Literal["heads", "people", None]:
        """Return what two households seem to have in common: their heads, or other people."""
        if self.clues.isdisjoint(other.clues):
            return None
        if self.people[0].is_like(other.people[0]):
            return "heads"
        return "people" if _share(self.people, other.people) else None


def _matches(
    mine: _AskingHome, listed: Iterable[_AskingHome], asking: Iterable[_AskingHome]
) -> Iterator[Elsewhere]:
    """Yield the households to which people of a new household seem to belong."""
    how: dict[str, PersonMatch] = {"heads": "same_person", "people": "member_elsewhere"}
    for home in listed:
        if alike := mine.alike(home):
            yield Elsewhere(how[alike], home.code)
    for home in asking:
        if mine.alike(home):
            yield Elsewhere("two_codes", home.code)


def _share(mine: Sequence[PersonClues], theirs: Sequence[PersonClues]) -> bool:
    """Return whether households have people in common.

    The head of one among the other's people is enough; so is one other member with the same number
    or in one village, or several members.
    """
    both = [(a, b) for a in mine for b in theirs if _one_member(a, b)]
    return len(both) >= ENOUGH or any(
        a.heads or b.heads or a.near(b) or (a.number is not None and a.number == b.number)
        for a, b in both
    )


def _one_member(one: PersonClues, other: PersonClues) -> bool:
    """Return whether two people are one: by number, else by name and birth year."""
    if one.number is not None and one.number == other.number:
        return True
    if one.numbered_apart(other) or not one.name or one.name != other.name:
        return False
    if one.heads or other.heads:
        return not one.born_apart(other) and (one.born_with(other) or one.near(other))
    return one.born_with(other)


def _of_list(listed: ListedHomes) -> list[list[PersonClues]]:
    """Return the people of each household of the list, the head first."""
    people_by_home = [[head] for head in heads_of(listed)]
    people = listed.people
    if people is not None:
        columns = (people[name].tolist() for name in ("household", "name", "birth_year"))
        for at, name, birth in zip(*columns, strict=True):
            village = people_by_home[at][0].village
            member = PersonClues(match_key(name or ""), _year(birth), village, heads=False)
            if member.name != people_by_home[at][0].name:
                people_by_home[at].append(member)
    return people_by_home


def _of_requests(month: MonthRequests) -> list[list[PersonClues]]:
    """Return the people of each household of the requests, the head first."""
    people_by_home = [[head] for head in heads_of(month.homes)]
    for at, name, birth, number in _members(month.review.survey, month.homes):
        head = people_by_home[at][0]
        member = PersonClues(
            match_key(name or ""), birth, head.village, number and number[-4:], number, heads=False
        )
        if member.name != head.name:
            people_by_home[at].append(member)
    return people_by_home


def _members(
    survey: Survey, homes: ListedHomes
) -> Iterator[tuple[int, str | None, float, str | None]]:
    """Yield the members of requests: place of the household, name, birth year, number."""
    table = survey.members
    if table is None:
        return
    places = {code: place for place, code in enumerate(homes.codes()) if code}
    codes = survey.households.frame["code"].tolist()
    names = ("name", "birth", "citizen_id")
    columns = (table.frame[name].tolist() for name in names)
    owner = owners(survey.households, table).tolist()
    for record, name, birth, number in zip(owner, *columns, strict=True):
        at = places.get(codes[record]) if record >= 0 else None
        if at is not None:
            born = UNKNOWN if pd.isna(birth) else float(birth.year)
            yield at, text_of(name), born, text_of(number)


def _year(value: float) -> float:
    return UNKNOWN if np.isnan(value) else float(value)
