"""Forms 14 and 15: the near-poor and the poor, household by household, member by member."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter
from typing import overload

from ravo.report.figures.households import TICKS, ListedHousehold, ListedPerson, Status
from ravo.report.figures.model import key_of
from ravo.report.forms.facts import LISTS, FormColumn, form_facts
from ravo.report.forms.model import FormRow, FormTable, Note, RowLevel, Value
from ravo.report.forms.settings import ReportSettings
from ravo.report.forms.tables import is_local, renumbered

TICK = "x"
STATUSES: tuple[Status, ...] = ("new", "again", "old")
FIGURES = (
    "A",
    "B",
    "C",
    "born_man",
    "born_woman",
    "ethnicity",
    "relation",
    *STATUSES,
    *TICKS,
)
"""What a line can hold, in the order in which it is made; columns choose from it."""
KEPT = 25_000
"""Households up to which the lines are kept once made: every kind of file prints them."""
NO_TICKS: tuple[Value, ...] = (None,) * (len(STATUSES) + len(TICKS))
_CHOSEN = {
    status: tuple(TICK if status == name else None for name in STATUSES)
    for status in (*STATUSES, None)
}


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of a list; `cells` go with the columns, a commune's own line has none."""

    level: RowLevel
    stt: str
    unit: str
    key: str
    cells: tuple[Value, ...]


@dataclass(frozen=True)
class ListRows(Sequence[FormRow]):
    """The lines of a list, built while they are read: a province lists hundreds of thousands."""

    households: tuple[ListedHousehold, ...]
    columns: tuple[FormColumn, ...]
    known: Mapping[tuple[str, int], Status]
    paths: Mapping[str, str]

    def lines(self) -> Iterable[ListLine]:
        """Return a line per commune, household and member, in print order."""
        return self._kept if len(self.households) <= KEPT else self._new_lines()

    @cached_property
    def _kept(self) -> tuple[ListLine, ...]:
        return tuple(self._new_lines())

    def _new_lines(self) -> Iterator[ListLine]:
        wanted = [column.figure.removeprefix("list.") or column.code for column in self.columns]
        choose = itemgetter(*(FIGURES.index(name) for name in wanted))
        for n, (key, group) in enumerate(
            groupby(self.households, lambda item: key_of(item.place)), 1
        ):
            homes = list(group)
            unit, path = homes[0].place.name, self.paths[key]
            yield ListLine("commune", str(n), unit, key, ())
            for stt, home in enumerate(homes, 1):
                status = self.known.get((path, home.record), home.status)
                level: RowLevel = "household"
                for cells in _household(str(stt), home, status):
                    yield ListLine(level, str(stt), unit, key, choose(cells))
                    level = "member"

    def __iter__(self) -> Iterator[FormRow]:
        codes = [column.code for column in self.columns]
        for line in self.lines():
            values = dict(zip(codes, line.cells, strict=False))
            yield FormRow(line.stt, line.unit, line.level, None, values, line.key)

    def __len__(self) -> int:
        communes = len({key_of(home.place) for home in self.households})
        return communes + sum(1 + len(home.members or ()) for home in self.households)

    @overload
    def __getitem__(self, at: int) -> FormRow: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[FormRow]: ...

    def __getitem__(self, at: int | slice) -> FormRow | Sequence[FormRow]:
        if isinstance(at, slice):
            return list(self)[at]
        place = at + len(self) if at < 0 else at
        found = next(islice(iter(self), place, None), None) if place >= 0 else None
        if found is None:
            raise IndexError(at)
        return found


def lists_of(
    households: Sequence[ListedHousehold],
    known: Mapping[tuple[str, int], Status],
    paths: Mapping[str, str],
    settings: ReportSettings,
) -> tuple[FormTable, ...]:
    """Return forms 14 and 15.

    `known` is how households came to their class, by workbook and record; `paths` gives the
    workbook of each commune.
    """
    return tuple(
        _list(number, klass, households, known, paths, settings) for number, klass in LISTS.items()
    )


def _list(
    number: str,
    klass: str,
    households: Sequence[ListedHousehold],
    known: Mapping[tuple[str, int], Status],
    paths: Mapping[str, str],
    settings: ReportSettings,
) -> FormTable:
    """Return one of the forms that list households.

    `number` is the form, `klass` the class whose households it lists out of `households`; `known`
    has their status, `paths` their ways between classes, and `settings` tell whether local peoples
    count.
    """
    facts = form_facts()[number]
    kept = [c for c in facts.columns if settings.local_ethnic or not is_local(c)]
    columns = renumbered(kept)
    mine = tuple(item for item in households if item.klass == klass)
    rows = ListRows(mine, columns, known, paths)
    return FormTable(number, facts.title, columns, rows, _notes(mine, known, paths))


def _notes(
    households: Sequence[ListedHousehold],
    known: Mapping[tuple[str, int], Status],
    paths: Mapping[str, str],
) -> tuple[Note, ...]:
    found = []
    if any(item.members is None for item in households):
        found.append(Note("heads_only", {}))
    if any(
        item.status is None and (paths[key_of(item.place)], item.record) not in known
        for item in households
    ):
        found.append(Note("no_status", {}))
    return tuple(found)


def _household(
    stt: str, home: ListedHousehold, status: Status | None
) -> Iterator[tuple[Value, ...]]:
    """Yield what the lines of a household hold, in the order of `FIGURES`."""
    numbered = home.members is not None
    name = f"{home.head.name} ({home.village})" if home.village else home.head.name
    ticks = tuple(TICK if yes else None for yes in home.ticks)
    first: Value = 1 if numbered else None
    yield (stt, first, name, *_person(home.head), *_CHOSEN[status], *ticks)
    for n, person in enumerate(home.members or (), 2):
        yield (None, n, person.name, *_person(person), *NO_TICKS)


def _person(person: ListedPerson) -> tuple[Value, Value, Value, Value]:
    born: Value = person.birth_year
    return (
        born if person.sex == "Nam" else None,
        born if person.sex == "Nữ" else None,
        person.ethnicity,
        person.relation,
    )
