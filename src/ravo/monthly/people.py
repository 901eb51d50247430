"""People who died, left, were born or came in a month, and how the list changes.

A household need not request anything for that, and is not surveyed again: its members, its head and
its size are updated, its class stays.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.contract.columns import HEAD_RELATION, MERGED
from ravo.monthly.households import ListedHomes, homes_with
from ravo.review.review import Review
from ravo.survey.departures import people_left
from ravo.survey.left_members import CAME
from ravo.survey.members import owners
from ravo.survey.survey import Survey, Table
from ravo.survey.unreviewed import not_reviewed
from ravo.text import match_key

HEAD_FACTS = ("head_name", "head_sex", "head_birth_year", "head_citizen_id", "tail", "ethnicity")
"""Columns of a household that change with its head."""
ListPlaces = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class MovedPerson:
    """A person who left a household or joined it, with the reason in the person's row.

    `reason` is empty where the row has none. `cell` is the address of the row, with its sheet:
    empty for a listed person without a row in the requests.
    """

    name: str
    relation: str
    birth_year: float
    number: str | None
    reason: str
    came: bool
    cell: str = ""

    def may_be(self, name: object, birth_year: float, number: object) -> bool:
        """Return whether a member may be this person: by number, or by name and year."""
        if self.number is not None and self.number == number:
            return True
        apart = self.birth_year != birth_year and not np.isnan([self.birth_year, birth_year]).any()
        return isinstance(name, str) and match_key(name) == match_key(self.name) and not apart


def moved_people(review: Review, places: ListPlaces) -> Mapping[int, tuple[MovedPerson, ...]]:
    """Return the people who left or came, by row of the household; `places` are by record."""
    survey = review.survey
    people_by_place: dict[int, list[MovedPerson]] = defaultdict(list)
    left = survey.departures.people if survey.departures is not None else None
    if left is not None:
        for row, record in enumerate(people_left(survey)["household"].tolist()):
            if record in places:
                people_by_place[places[record]].append(_person(left, row, came=False))
    if survey.members is not None:
        owner = owners(survey.households, survey.members)
        for row in map(int, np.flatnonzero(_came(survey.members) & (owner >= 0))):
            record = int(owner[row])
            if record in places:
                people_by_place[places[record]].append(_person(survey.members, row, came=True))
    return {place: tuple(people) for place, people in people_by_place.items()}


def people_of_nobody(survey: Survey, listed: frozenset[str]) -> tuple[MovedPerson, ...]:
    """Return the rows of people whose code is blank or unknown in the survey.

    Rows without a reason are left out where the household is `listed`, as they have no effect.
    """
    members = survey.members
    if members is None:
        return ()
    quiet = members.frame["change_reason"].isna() & members.frame["code"].isin(listed)
    rows = np.flatnonzero((owners(survey.households, members) < 0) & ~quiet)
    came = _came(members)
    return tuple(_person(members, int(row), came=bool(came[row]), at="code") for row in rows)


def without_figures(survey: Survey) -> NDArray[np.bool_]:
    """Return the households with no entries except their identity and people who came."""
    members = survey.members
    if members is None or not (came := _came(members)).any():
        return not_reviewed(survey)
    return not_reviewed(replace(survey, members=members.only(~came)))


def _came(members: Table) -> NDArray[np.bool_]:
    return members.frame["change_reason"].isin(CAME).to_numpy(dtype=bool)


def _person(table: Table, row: int, *, came: bool, at: str = "name") -> MovedPerson:
    name, relation, birth, number, reason = (
        table.value(column, row)
        for column in ("name", "relation", "birth", "citizen_id", "change_reason")
    )
    return MovedPerson(
        name=text_of(name) or "",
        relation=text_of(relation) or "",
        birth_year=np.nan if pd.isna(birth) else float(birth.year),
        number=text_of(number),
        reason=text_of(reason) or "",
        came=came,
        cell=f"{table.sheet_of(row)}!{table.cell(at, row)}",
    )


def text_of(value: object) -> str | None:
    """Return a text of a frame; None where it is blank."""
    return value if isinstance(value, str) else None


class PeopleOfList:
    """Indices of the people of a list by the row of their household."""

    def __init__(self, homes: ListedHomes) -> None:
        people = homes.people
        self.rows: dict[int, list[int]] = defaultdict(list)
        if people is None:
            return
        for row, home in enumerate(people["household"].tolist()):
            self.rows[home].append(row)
        self.names, self.numbers = people["name"].tolist(), people["citizen_id"].tolist()
        self.years = people["birth_year"].tolist()

    def of(self, home: int) -> list[int]:
        """Return the rows of a household's people; empty where the list does not name them."""
        return self.rows.get(home, [])

    def find(self, home: int, person: MovedPerson) -> int | None:
        """Return the row of a person in a listed household; None where there is none."""
        rows = self.of(home)
        fits = (
            row
            for row in rows
            if person.may_be(self.names[row], self.years[row], self.numbers[row])
        )
        return next(fits, None)

    def missing(self, home: int, there: Sequence[MovedPerson]) -> Iterator[int]:
        """Yield the rows of a household's people who are not among those in `there`."""
        for row in self.of(home):
            known = (self.names[row], self.years[row], self.numbers[row])
            if not any(one.may_be(*known) for one in there):
                yield row


def unexplained(
    survey: Survey, listed: ListedHomes, places: ListPlaces, joined: Mapping[int, Sequence[int]]
) -> Mapping[int, tuple[MovedPerson, ...]]:
    """Return by record the people of households who came or went without a reason.

    `places` has the list's row for each record that is compared, `joined` the rows of households
    that merge into it this month: their people come with them.
    """
    members = survey.members
    if members is None or listed.people is None:
        return {}
    left = survey.departures.people if survey.departures is not None else None
    tables = [(members, True)] + ([] if left is None else [(left, False)])
    each = _rows_by_household(survey, [table for table, _ in tables])
    differing = _differing(listed.people, places, each, [table for table, _ in tables])
    if not differing:
        return {}
    here: dict[int, list[MovedPerson]] = defaultdict(list)
    gone: dict[int, list[MovedPerson]] = defaultdict(list)
    for record in differing:
        for number, row in each.get(record, ()):
            table, there = tables[number]
            person = _person(table, row, came=there)
            (here if there else gone)[record].append(
                replace(person, came=there and not person.reason)
            )
    known = PeopleOfList(listed)
    moves_by_record = {}
    for record in differing:
        people = here[record]
        if not known.of(places[record]):
            continue
        new = [one for one in people if one.came and known.find(places[record], one) is None]
        rows = list(known.missing(places[record], [*people, *gone[record]]))
        # A household that lists only the people who came does not list its members.
        lists = len(rows) < len(known.of(places[record]))
        missed = [_missed(listed.people, row) for row in rows if lists]
        # Equal names mean one person whose birth was corrected.
        both = {match_key(one.name) for one in new} & {match_key(one.name) for one in missed}
        moves = [one for one in (*new, *missed) if match_key(one.name) not in both]
        if moves:
            homes = joined.get(record, ())
            moves_by_record[record] = tuple(_joining(one, homes, known) for one in moves)
    return moves_by_record


def _rows_by_household(
    survey: Survey, tables: Sequence[Table]
) -> Mapping[int, list[tuple[int, int]]]:
    """Return by record of the household the table and the row of each of its people."""
    rows_by_record: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, table in enumerate(tables):
        for row, record in enumerate(owners(survey.households, table).tolist()):
            rows_by_record[record].append((number, row))
    return rows_by_record


def _differing(
    people: pd.DataFrame,
    places: ListPlaces,
    rows: Mapping[int, list[tuple[int, int]]],
    tables: Sequence[Table],
) -> list[int]:
    """Return the records whose people differ from those of the list, name by name."""
    listed: dict[int, list[object]] = defaultdict(list)
    for home, name in zip(people["household"].tolist(), people["name"].tolist(), strict=True):
        listed[home].append(name)
    names = [table.frame["name"].tolist() for table in tables]
    return [
        record
        for record, home in places.items()
        if record in rows
        and Counter(listed.get(home, ())) != Counter(names[n][row] for n, row in rows[record])
    ]


def _joining(person: MovedPerson, homes: Sequence[int], known: PeopleOfList) -> MovedPerson:
    """Return a person with a merge as the reason, if the person's household merged here."""
    from_there = any(known.find(home, person) is not None for home in homes)
    return replace(person, reason=MERGED) if from_there else person


def _missed(people: pd.DataFrame, row: int) -> MovedPerson:
    values: Any = (people[n].iat[row] for n in ("name", "relation", "birth_year"))
    name, relation, year = values
    return MovedPerson(
        text_of(name) or "", text_of(relation) or "", float(year), None, "", came=False
    )


@dataclass(frozen=True, slots=True)
class PeopleChange:
    """The moved people of one household, and its rows in the list and in the requests."""

    at: int
    place: int
    people: tuple[MovedPerson, ...]


def with_people_moved(
    homes: ListedHomes, coming: ListedHomes, changes: Sequence[PeopleChange]
) -> ListedHomes:
    """Return the list after people left and came; the order of households stays the same."""
    if not changes:
        return homes
    known = PeopleOfList(homes)
    columns = {name: homes.frame[name].tolist() for name in (*HEAD_FACTS, "size")}
    new = {name: coming.frame[name].tolist() for name in columns}
    for change in changes:
        names = ["size"] if new["size"][change.place] == new["size"][change.place] else []
        if _head_left(columns["head_name"][change.at], change.people):
            names += HEAD_FACTS
        else:
            names += [n for n in HEAD_FACTS if columns[n][change.at] is None]
        for name in names:
            columns[name][change.at] = new[name][change.place]
    people = _people_after(homes, coming, changes, known)
    frame = homes.frame.assign(
        **{
            name: pd.Series(values, dtype=homes.frame[name].dtype)
            for name, values in columns.items()
        }
    )
    return homes_with(frame, people)


def _head_left(head: object, people: Sequence[MovedPerson]) -> bool:
    """Return whether the head of a listed household is among the people who left."""
    name = match_key(head) if isinstance(head, str) else ""
    return any(
        not one.came and (one.relation == HEAD_RELATION or match_key(one.name) == name)
        for one in people
    )


def _people_after(
    homes: ListedHomes, coming: ListedHomes, changes: Sequence[PeopleChange], known: PeopleOfList
) -> pd.DataFrame | None:
    """Return the people of the list: without those who left, followed by those who came.

    For a household whose people the list does not name, those of the requests are used.
    """
    if coming.people is None:
        return homes.people
    coming_people = PeopleOfList(coming)
    out: list[int] = []
    into: list[pd.DataFrame] = []
    heads: dict[int, str] = {}
    for change in changes:
        rows = coming_people.of(change.place)
        if known.of(change.at):
            left = (known.find(change.at, one) for one in change.people if not one.came)
            out += [row for row in left if row is not None]
            arrived = (coming_people.find(change.place, one) for one in change.people if one.came)
            rows = [row for row in arrived if row is not None]
            head: Any = coming.frame["head_name"].iat[change.place]
            heads[change.at] = match_key(head or "")
        into.append(coming.people.iloc[rows].assign(household=change.at))
    people = homes.people
    if people is not None:
        people = people.drop(index=people.index[out]).reset_index(drop=True)
        people = people.assign(relation=_relations(people, heads))
    tables = [table for table in (people, *into) if table is not None and len(table)]
    if not tables:
        return people
    all_people = pd.concat(tables, ignore_index=True)
    return all_people.sort_values("household", kind="stable").reset_index(drop=True)


def _relations(people: pd.DataFrame, heads: Mapping[int, str]) -> NDArray[np.object_]:
    """Return the relations after changes of head; `heads` has the new heads by household."""
    relations = people["relation"].tolist()
    columns = zip(people["household"].tolist(), people["name"].tolist(), strict=True)
    for row, (home, name) in enumerate(columns):
        if home in heads and isinstance(name, str) and match_key(name) == heads[home]:
            relations[row] = HEAD_RELATION
    array = np.empty(len(relations), dtype=object)
    array[:] = relations
    return array
