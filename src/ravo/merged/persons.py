"""Matching of rows below households in several files: one person, or one row of income."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ravo.contract.columns import MERGED, Column
from ravo.merged.base import NOTHING, Base, is_unchanged, name_key, person_names
from ravo.merged.cells import value_key
from ravo.merged.comparison import CellsBefore, Comparison, OneRow
from ravo.merged.conflicts import Contested, Side, pair
from ravo.merged.households import At
from ravo.merged.rows import ABSENT, MOVES, PRESENT, MergedRow, column_of, person_of
from ravo.merged.visits import visited

PersonsByName = dict[str, At]
"""The rows of one household in one file, by unique name."""
MOVED_CELLS = ("code", "relation")
"""Cells of a person that change with a move into another household."""
KNOWN_BY = (("citizen_id",), ("birth", "sex"), ("birth",))
"""Columns that identify a listed person in a household after the name was corrected."""


@dataclass
class _Below:
    """The rows of a table under the households of one file.

    `before` has the prefilled values of a row, `missing` the prefilled rows that a household of the
    file lacks, `known` the names of the prefilled rows of each household.
    """

    named: dict[str, PersonsByName] = field(default_factory=dict)
    before: dict[int, CellsBefore] = field(default_factory=dict)
    missing: dict[str, list[str]] = field(default_factory=dict)
    known: Mapping[str, Mapping[str, CellsBefore]] = field(default_factory=dict)


@dataclass(frozen=True)
class _FormerHome:
    """The place of a person before the household merged into another one."""

    key: str
    who: str
    before: CellsBefore


class RowsBelow:
    """The state of the comparison of one table's rows below households."""

    def __init__(self, table: str, comparison: Comparison, dropped: set[str]) -> None:
        self.table, self.to = table, comparison
        self.visits: dict[int, set[str]] = {}
        self.there = [self._homes_of(at) for at in range(len(comparison.files))]
        self.files = [self._below(at, dropped) for at in range(len(comparison.files))]
        if table == "members":
            self._move_unbased()

    def _homes_of(self, at: int) -> set[str]:
        """Return the households of a file, without those decided against."""
        homes = self.to.households
        rows = self.to.files[at].of("households")
        return {homes.key(at, r.code) for r in rows if (at, r.code or "") not in homes.dropped}

    def merged(self) -> Iterator[MergedRow]:
        """Yield the rows of the merged workbook."""
        keys = dict.fromkeys(key for below in self.files for key in below.named)
        for key in keys:
            by_file = {at: b.named[key] for at, b in enumerate(self.files) if key in b.named}
            lacking = [at for at, below in enumerate(self.files) if below.missing.get(key)]
            if not key or (len(by_file) == 1 and not lacking):
                for named in by_file.values():
                    for who, one in named.items():
                        yield self.to.alone(self.table, key, who if key else f"{who}@{one[0]}", one)
                continue
            yield from self._compared(key, by_file)

    def _below(self, at: int, dropped: set[str]) -> _Below:
        """Return the rows of one file, each with its name and prefilled values."""
        file, base = self.to.files[at], self.to.bases[at]
        by_key: dict[str, list[At]] = {}
        for row in file.of(self.table):  # type: ignore[arg-type]
            key = self.to.households.key(at, row.code)
            if (at, row.code or "") in self.to.households.dropped or key in dropped:
                self.to.left[file.name, self.table] += 1
            else:
                by_key.setdefault(key, []).append((at, row))
        if base is None or self.table != "members":
            return _Below({key: _named(rows) for key, rows in by_key.items()})
        return self._based(at, base, by_key)

    def _based(self, at: int, base: Base, by_key: Mapping[str, Sequence[At]]) -> _Below:
        """Return the rows of a copy of a list, under the names of the list's rows that they are."""
        codes = dict.fromkeys(row.code for row in self.to.files[at].rows if row.code)
        known = {self.to.households.key(at, code): base.people(code) for code in codes}
        below = _Below(known=known)
        fresh: dict[str, list[At]] = {}
        for key, rows in by_key.items():
            listed = known.get(key, {})
            persons, rest = self._recognised(rows, listed)
            below.named[key] = persons
            below.before |= {id(one[1]): listed[who] for who, one in persons.items()}
            if rest:
                fresh[key] = rest
        for key, listed in known.items():
            own = below.named.get(key, {})
            gone = [who for who in listed if who not in own]
            if gone and key in self.there[at]:
                below.missing[key] = gone
        self._moved(below, fresh)
        for key, rows in fresh.items():
            own = below.named[key]
            for one in rows:
                own[_free_name(one, {*own, *known.get(key, ())})] = one
        below.named = {key: named for key, named in below.named.items() if named}
        below.missing = {
            key: gone
            for key, gone in below.missing.items()
            if below.named.get(key, {}).keys() & known[key].keys() or self._visited(at, key)
        }
        return below

    def _recognised(
        self, rows: Sequence[At], listed: Mapping[str, CellsBefore]
    ) -> tuple[PersonsByName, list[At]]:
        """Return which rows are rows of the list, and the others.

        A person is recognised by name, else by citizen number, else by birth and sex.
        """
        persons: PersonsByName = {}
        rest = list(rows)
        by_name = _named(rows)
        for who in listed:
            if who in by_name:
                persons[who] = by_name[who]
                rest.remove(by_name[who])
        for names in KNOWN_BY if rest else ():
            for who in [who for who in listed if who not in persons]:
                alike = [one for one in rest if self._is_alike(one, listed[who], names)]
                if len(alike) == 1:
                    persons[who] = alike[0]
                    rest.remove(alike[0])
        return persons, rest

    def _is_alike(self, one: At, before: CellsBefore, names: Iterable[str]) -> bool:
        cells = one[1].cells
        return all(
            before.get(name) is not None
            and is_unchanged(self._column(name), cells.get(name), before[name])
            for name in names
        )

    def _moved(self, below: _Below, fresh: dict[str, list[At]]) -> None:
        """Match listed people whom the file has in another household.

        Each gets one place in the workbook; the household's code is the changed cell.
        """
        lost: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for key, gone in below.missing.items():
            for who in gone:
                lost[who.partition("#")[0]].append((key, who))
        for rows in fresh.values():
            for one in list(rows):
                places = lost.get(_name(one), [])
                same = [place for place in places if self._is_person(one, below.known, place)]
                if len(same) != 1:
                    continue
                key, who = same[0]
                places.remove(same[0])
                rows.remove(one)
                below.named.setdefault(key, {})[who] = one
                below.before[id(one[1])] = below.known[key][who]
                below.missing[key].remove(who)

    def _is_person(
        self, one: At, known: Mapping[str, Mapping[str, CellsBefore]], place: tuple[str, str]
    ) -> bool:
        before = known[place[0]][place[1]]
        return self._is_alike(one, before, ("citizen_id",)) or self._is_alike(
            one, before, ("birth",)
        )

    def _move_unbased(self) -> None:
        """Move people back to their household that merged into another, in files without a base.

        A copy that has the household, and its people under another one, moved them on purpose. A
        file of the other village alone lacks the household: its rows are further ones.
        """
        homes = self._homes(self._went())
        names = {person[0] for person in homes}
        for at, below in enumerate(self.files):
            if self.to.bases[at] is not None:
                continue
            for key, named in list(below.named.items()):
                for who, one in list(named.items()):
                    old = homes.get(self._person(one)) if _name(one) in names else None
                    if old is None or old.key == key or old.key not in self.there[at]:
                        continue
                    mine = below.named.setdefault(old.key, {})
                    if old.who not in mine:
                        mine[old.who] = named.pop(who)
                        self._note_home(old)
            below.named = {key: named for key, named in below.named.items() if named}

    def _note_home(self, home: _FormerHome) -> None:
        """Record a moved person's values before the move, for every file that has the row."""
        for below in self.files:
            one = below.named.get(home.key, {}).get(home.who)
            if one is not None and id(one[1]) not in below.before:
                below.before[id(one[1])] = home.before

    def _went(self) -> set[str]:
        """Return the households that merged into another, by the reason of change in any file."""
        column = column_of(self.to.columns, "households", MOVES)
        home_keys = set()
        for at, file in enumerate(self.to.files):
            for row in file.of("households"):
                reason = row.cells.get(MOVES)
                if reason is not None and value_key(column, reason) == ("v", MERGED):
                    home_keys.add(self.to.households.key(at, row.code))
        return home_keys

    def _homes(self, went: set[str]) -> dict[Any, _FormerHome]:
        """Return the place of each person of the households `went`, by the person's key."""
        former_homes: dict[Any, _FormerHome] = {}
        for below in self.files:
            for key in sorted(went & below.named.keys()):
                for who, one in below.named[key].items():
                    before = {n: one[1].cells[n] for n in MOVED_CELLS if n in one[1].cells}
                    person = self._person(one)
                    if person:
                        former_homes.setdefault(person, _FormerHome(key, who, before))
        return former_homes

    def _person(self, one: At) -> tuple[Any, ...]:
        """Return a person's key, name and birth; an empty tuple where these are not certain."""
        birth = value_key(self._column("birth"), one[1].cells.get("birth"))
        return (_name(one), birth) if birth != ("",) and _name(one) else ()

    def _column(self, name: str) -> Column | None:
        return column_of(self.to.columns, self.table, name)

    def _before(self, one: At) -> CellsBefore:
        return self.files[one[0]].before.get(id(one[1]), NOTHING)

    def _compared(self, key: str, by_file: Mapping[int, PersonsByName]) -> Iterator[MergedRow]:
        """Yield the rows of a household in several files; one that a file lacks is a conflict."""
        by_file = self._by_citizen(by_file, key)
        seen = {at for at in by_file if self._visited(at, key)}
        for who in dict.fromkeys(who for named in by_file.values() for who in named):
            having = [named[who] for named in by_file.values() if who in named]
            before = [self._before(one) for one in having]
            row = (
                self.to.together(OneRow(self.table, key, who, having, before))
                if len(having) > 1
                else self.to.alone(self.table, key, who, having[0])
            )
            lacking = self._lacking(key, who, by_file, seen)
            if lacking and not self._stays(row, having[0], lacking[0]):
                for at, _ in having:
                    name = self.to.files[at].name
                    self.to.folded[name, self.table] -= name != row.files[0]
                    self.to.left[name, self.table] += 1
                continue
            yield row

    def _lacking(
        self, key: str, who: str, by_file: Mapping[int, PersonsByName], seen: set[int]
    ) -> list[int]:
        """Return the files in which a row was deleted, or that were filled in without it.

        A copy of a list lacks people of its own list whom it deleted, and people whom only another
        list has. Another file lacks what others have, unless only these visited the household.
        """
        unlisted = []
        if len(self.to.distinct) > 1:
            having = [named[who] for named in by_file.values() if who in named]
            unlisted = [at for at in by_file if self._is_of_other_lists(at, key, who, having)]
        if unlisted:
            self.to.in_one_list.add((key, who))
        taken = [at for at, below in enumerate(self.files) if who in below.missing.get(key, ())]
        others = [
            at for at, named in by_file.items() if who not in named and self.to.bases[at] is None
        ]
        if any(at in seen for at, named in by_file.items() if who in named):
            others = [at for at in others if at in seen]
        return [*taken, *unlisted, *others]

    def _is_of_other_lists(self, at: int, key: str, who: str, having: Sequence[At]) -> bool:
        """Return whether only the lists of other files have a person.

        A person who was added to a copy manually is on no list.
        """
        mine, below = self.to.lists[at], self.files[at]
        if mine is None or not below.known.get(key) or any(one[0] == at for one in having):
            return False
        return who not in below.known[key] and all(
            self.to.lists[other] not in (None, mine) and id(row) in self.files[other].before
            for other, row in having
        )

    def _visited(self, at: int, key: str) -> bool:
        """Return whether a file has more facts of a household than the list it was filled in on."""
        if at not in self.visits:
            codes = visited(self.to.files[at])
            self.visits[at] = {self.to.households.key(at, code) for code in codes}
        return key in self.visits[at]

    def _by_citizen(
        self, by_file: Mapping[int, PersonsByName], key: str
    ) -> Mapping[int, PersonsByName]:
        """Return the rows with one name per citizen number, even if names are spelt differently.

        A row of the list keeps its name; two lists may spell one person's name differently.
        """
        column = self._column("citizen_id")
        if self.table != "members" or column is None or _are_named_alike(by_file):
            return by_file
        listed = {at: self.files[at].known.get(key, {}).keys() for at in by_file}
        known: dict[Any, str] = {}
        for fixed in (True, False):
            for at, named in by_file.items():
                for who, one in named.items():
                    kind, *value = value_key(column, one[1].cells.get("citizen_id"))
                    if (who in listed[at]) is fixed and kind == "v":
                        known.setdefault(value[0], who)
        result = {}
        for at, named in by_file.items():
            renamed: PersonsByName = {}
            for who, one in named.items():
                kind, *value = value_key(column, one[1].cells.get("citizen_id"))
                name = known[value[0]] if kind == "v" else who
                name = who if who in listed[at] and name in listed[at] else name
                renamed[name if name not in renamed and name not in named else who] = one
            result[at] = renamed
        return result

    def _stays(self, row: MergedRow, having: At, lacking: int) -> bool:
        other = self.to.files[lacking]
        label = person_of(self.table, row.cells)
        where = Contested(row.code or "", self.table, row.key[2], None, "", "", label)
        sides = [(having[0], self.to.side(having, PRESENT))]
        sides.append((lacking, Side(ABSENT, other.name, "", other.reviewer)))
        # In all rows of a household A is the earlier of two files, so that one choice fits all.
        (_, one), (_, two) = sorted(sides, key=lambda side: side[0])
        keys = (one.value, two.value)
        conflict = pair("only_in", where, one, two, keys, self.to.decisions)
        self.to.conflicts.append(conflict)
        present = conflict.marks[keys.index(PRESENT)]
        return conflict.decision is None or conflict.decision.chosen == present


def _named(rows: Sequence[At]) -> PersonsByName:
    return dict(zip(person_names([row.cells for _, row in rows]), rows, strict=True))


def _are_named_alike(by_file: Mapping[int, PersonsByName]) -> bool:
    first, *others = by_file.values()
    return all(named.keys() == first.keys() for named in others)


def _name(one: At) -> str:
    return name_key(person_of("members", one[1].cells))


def _free_name(one: At, taken: Iterable[str]) -> str:
    """Return an unused name for a row that is not on the list."""
    there, number = set(taken), 1
    while f"{_name(one)}#{number}" in there:
        number += 1
    return f"{_name(one)}#{number}"
