"""People in the facts of programmes who are dead by a register, and the reports about them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from ravo.contract.columns import HEAD_RELATION
from ravo.faults import Fault
from ravo.pipeline.programme_facts import HOME, BookFacts
from ravo.programmes.facts import (
    BIRTH_WRITTEN,
    DEATH_COLUMN,
    HEAD_DEATH_COLUMN,
    NOBODY_COLUMN,
    ProgrammeFacts,
)
from ravo.quotes import code_words
from ravo.register.dead_members import DeathsByRow, dead_among
from ravo.register.programme_pasts import EscapedHousehold
from ravo.results.kept_facts import YEAR
from ravo.text import first_named, match_key
from ravo.typed_columns import NO_DAY

DEAD_LEFT_OUT, NOBODY_ALIVE, HEAD_DEAD = "RV-1496", "RV-1497", "RV-1498"


def with_deaths(book: BookFacts, deaths: DeathsByRow) -> BookFacts:
    """Return the facts of a workbook with the days of death of its members; `deaths` by its rows.

    In a household that lists no members, only the head can be compared.
    """
    rows = range(len(book.households["ma_ho"])) if book.rows is None else book.rows.tolist()
    dead: dict[int, dict[int, date]] = {}
    for at, row in enumerate(rows):
        if row not in deaths:
            continue
        places = _members_of(book, at)
        names = [_word(book.members, "ho_ten", place) for place in places]
        years = [_year(book, place) for place in places]
        if not places:
            names, years = [_word(book.households, "chu_ho", at)], [None]
        if days := dead_among(deaths[row], names, years):
            dead[at] = days
    return _marked(book, dead)


def with_deaths_of_escaped(
    books: Sequence[BookFacts], households: Sequence[EscapedHousehold]
) -> list[BookFacts]:
    """Return the facts of households that only a register has, with the deaths of their members.

    The households of a commune are in the same order as in its facts.
    """
    facts = []
    for book in books:
        mine = [one for one in households if one.commune == book.commune]
        died = {
            at: {place: person.died for place, person in enumerate(one.people) if person.died}
            for at, one in enumerate(mine)
        }
        facts.append(_marked(book, {at: days for at, days in died.items() if days}))
    return facts


def _marked(book: BookFacts, dead: Mapping[int, Mapping[int, date]]) -> BookFacts:
    """Return facts with days of death, given by household and by the index of the member in it."""
    if not dead:
        return book
    people = _no_days(len(book.members[HOME]))
    heads, nobody = (_no_days(len(book.households["ma_ho"])) for _ in range(2))
    for at, days in dead.items():
        places = _members_of(book, at)
        for place, day in days.items():
            if places:
                people[places[place]] = day
            if not places or _is_head(book, at, places[place]):
                heads[at] = day
        if _all_dead(book, at, len(places), len(days)):
            nobody[at] = max(days.values())
    return replace(
        book,
        households={**book.households, HEAD_DEATH_COLUMN: heads, NOBODY_COLUMN: nobody},
        members={**book.members, DEATH_COLUMN: people},
    )


def _no_days(size: int) -> Any:
    return np.full(size, NO_DAY, dtype="datetime64[D]")


def _members_of(book: BookFacts, at: int) -> list[int]:
    return [int(place) for place in np.flatnonzero(book.members[HOME] == at)]


def _word(columns: Mapping[str, Any], name: str, place: int) -> str | None:
    value = columns[name][place] if name in columns else None
    return value if isinstance(value, str) else None


def _year(book: BookFacts, place: int) -> int | None:
    figure = book.members[BIRTH_WRITTEN][place] if BIRTH_WRITTEN in book.members else np.nan
    return None if np.isnan(figure) else int(figure // YEAR)


def _is_head(book: BookFacts, at: int, place: int) -> bool:
    """Return whether a member is the head: by the relation, or by the name if there is none."""
    relations = [_word(book.members, "quan_he", one) for one in _members_of(book, at)]
    if HEAD_RELATION in relations:
        return _word(book.members, "quan_he", place) == HEAD_RELATION
    name, head = _word(book.members, "ho_ten", place), _word(book.households, "chu_ho", at)
    return bool(name and head) and match_key(name or "") == match_key(head or "")


def _all_dead(book: BookFacts, at: int, listed: int, dead: int) -> bool:
    """Return whether nobody is alive in a household.

    All of its people are listed and dead, or it lists none, is of one person, and its head is dead.
    """
    size = float(book.households["so_khau"][at]) if "so_khau" in book.households else np.nan
    people = listed or 1
    return dead == people and (size <= people or (bool(np.isnan(size)) and listed > 0))


def faults_of_deaths(facts: ProgrammeFacts) -> Iterator[Fault]:
    """Yield the number of people left out as dead, and the households that this changes."""
    dead = ~np.isnat(facts.death_days("person"))
    listed = dead & ~facts.nobody_listed
    nobody = ~np.isnat(facts.death_days("household"))
    if listed.any():
        homes = np.unique(facts.household_of("person")[listed]).tolist()
        params = {"count": int(listed.sum()), "day": facts.on, "codes": _codes(facts, homes)}
        yield Fault(DEAD_LEFT_OUT, params=params)
    for code, states in ((NOBODY_ALIVE, nobody), (HEAD_DEAD, facts.without_head)):
        if states.any():
            homes = np.flatnonzero(states).tolist()
            params = {"count": len(homes), "day": facts.on, "codes": _codes(facts, homes)}
            yield Fault(code, params=params)


def _codes(facts: ProgrammeFacts, homes: list[int]) -> str:
    codes = facts.households["ma_ho"].to_numpy(dtype=object)
    return first_named([code_words(codes[at]) for at in homes])
