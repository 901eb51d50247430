"""The prefilled values of each copy of one list, and which of them were changed."""

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

    `households` has the cells of each household by its code; codes that occur twice are left out.
    `text` is the stored form of the whole, `source` the name of the file or register it was opened
    from, `rows` the cells by which two lists are compared, `members` the number of people.
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
        """Return the members of a household, each under a unique name (`person_names`)."""
        if code not in self._people:
            rows = self._members.get(code, ()) if code in self.households else ()
            self._people[code] = dict(zip(person_names(rows), rows, strict=True))
        return self._people[code]

    @cached_property
    def by_village(self) -> Mapping[str, frozenset[str]]:
        """The codes of the households of each village."""
        codes_by_village: defaultdict[str, set[str]] = defaultdict(set)
        for code, row in self.households.items():
            codes_by_village[plain(row.get("village", ""))].add(code)
        return {village: frozenset(codes) for village, codes in codes_by_village.items()}


@lru_cache(maxsize=4)
def base_of(text: str) -> Base:
    """Return the base stored as a text. Raises ValueError where it is damaged."""
    return Base(prefilled_of(text))


@lru_cache(maxsize=1 << 15)
def name_key(name: str) -> str:
    """Return the key of a name that ignores spelling; it is cached, as copies repeat all names."""
    return match_key(name)


def person_names(rows: Iterable[PrefilledCells]) -> Iterator[str]:
    """Yield a unique name for each row of one household: equal names are numbered."""
    taken: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        cell = row.get("name", "")
        name = "" if isinstance(cell, ErrorCell) else name_key(plain(cell))
        taken[name] += 1
        yield f"{name}#{taken[name]}"


def is_unchanged(column: Column | None, cell: Any, before: Any) -> bool:
    """Return whether a cell still has its prefilled value; both may be blank."""
    if column is not None and column.type == "citizen" and before is not None:
        return cell is not None and citizen_mark(cell) == before
    return same(column, cell, before)


def changed_cells(
    columns: Mapping[str, Column], cells: Mapping[str, Any], before: PrefilledCells
) -> Iterator[str]:
    """Yield the columns in which a row differs from its prefilled values."""
    for name in cells.keys() | before.keys():
        cell, old = cells.get(name), before.get(name)
        if cell != old and not is_unchanged(columns.get(name), cell, old):
            yield name
