"""What each copy of one list had before anybody filled it in, and what of it was changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

from ravo.blanks.prefilled import Prefilled, PrefilledCells, citizen_mark, prefilled_of
from ravo.contract.columns import Column
from ravo.contract.values import plain
from ravo.merged.cells import ErrorCell, same
from ravo.text import match_key

NOTHING: PrefilledCells = {}


class Base:
    """The prefilled rows of a list, by household and person.

    `households` has the cells of each household by its code; of a code that is twice in the list
    there are none. `text` is all of it as it is kept, `source` the name of what it was opened
    from, `rows` the cells by which two lists are one, `members` counts the people.
    """

    def __init__(self, prefilled: Prefilled) -> None:
        self.info, self.text, self.source = prefilled.info, prefilled.text, prefilled.source
        self.rows = (prefilled.households, prefilled.members)
        self.members = len(prefilled.members)
        self.households: dict[str, PrefilledCells] = {}
        twice: set[str] = set()
        for row in prefilled.households:
            code = plain(row.get("code", ""))
            twice |= {code} if code in self.households else set()
            self.households[code] = row
        for code in (*twice, ""):
            self.households.pop(code, None)
        self._members: defaultdict[str, list[PrefilledCells]] = defaultdict(list)
        for row in prefilled.members:
            self._members[plain(row.get("code", ""))].append(row)
        self._people: dict[str, Mapping[str, PrefilledCells]] = {}

    def people(self, code: str) -> Mapping[str, PrefilledCells]:
        """Return the members of a household, each by a name of its own (`person_names`)."""
        if code not in self._people:
            rows = self._members.get(code, ()) if code in self.households else ()
            self._people[code] = dict(zip(person_names(rows), rows, strict=True))
        return self._people[code]

    @cached_property
    def by_village(self) -> Mapping[str, frozenset[str]]:
        """The codes of the households of each village."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for code, row in self.households.items():
            found[plain(row.get("village", ""))].add(code)
        return {village: frozenset(codes) for village, codes in found.items()}


@lru_cache(maxsize=4)
def base_of(text: str) -> Base:
    """Return the base that a text keeps. Raises ValueError where that is damaged."""
    return Base(prefilled_of(text))


@lru_cache(maxsize=1 << 15)
def name_key(name: str) -> str:
    """Return what two spellings of a name share; copies of one list repeat all names."""
    return match_key(name)


def person_names(rows: Iterable[PrefilledCells]) -> Iterator[str]:
    """Yield a name of its own for each row of one household: rows of one name are numbered."""
    taken: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        cell = row.get("name", "")
        name = "" if isinstance(cell, ErrorCell) else name_key(plain(cell))
        taken[name] += 1
        yield f"{name}#{taken[name]}"


def is_unchanged(column: Column | None, cell: Any, before: Any) -> bool:
    """Return whether a cell holds what it was prefilled with; both may be blank."""
    if column is not None and column.type == "citizen" and before is not None:
        return cell is not None and citizen_mark(cell) == before
    return same(column, cell, before)


def changed_cells(
    columns: Mapping[str, Column], cells: Mapping[str, Any], before: PrefilledCells
) -> Iterator[str]:
    """Yield the columns in which a row is not as it was prefilled."""
    for name in cells.keys() | before.keys():
        cell, old = cells.get(name), before.get(name)
        if cell != old and not is_unchanged(columns.get(name), cell, old):
            yield name
