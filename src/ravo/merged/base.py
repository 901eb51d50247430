"""What each copy of one list had before anybody filled it in, and what of it was changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ravo.blanks.prefilled import Cells, Prefilled, citizen_mark, prefilled_of
from ravo.contract.columns import Column
from ravo.contract.values import plain
from ravo.merged.cells import ErrorCell, same
from ravo.text import match_key

NOTHING: Cells = {}


class Base:
    """The prefilled rows of a list, by household and person.

    `households` has the cells of each household by its code; of a code that is twice in the list
    there are none. `people` has those of its members by a name of their own, as `person_names`
    gives them.
    """

    def __init__(self, prefilled: Prefilled) -> None:
        self.info, self.text = prefilled.info, prefilled.text
        self.households: dict[str, Cells] = {}
        twice: set[str] = set()
        for row in prefilled.households:
            code = plain(row.get("code", ""))
            twice |= {code} if code in self.households else set()
            self.households[code] = row
        for code in (*twice, ""):
            self.households.pop(code, None)
        people: defaultdict[str, list[Cells]] = defaultdict(list)
        for row in prefilled.members:
            people[plain(row.get("code", ""))].append(row)
        self.people = {
            code: dict(zip(person_names(rows), rows, strict=True))
            for code, rows in people.items()
            if code in self.households
        }

    def by_village(self) -> dict[str, set[str]]:
        """Return the codes of the households of each village."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for code, row in self.households.items():
            found[match_key(plain(row.get("village", "")))].add(code)
        return found


@lru_cache(maxsize=4)
def base_of(text: str) -> Base:
    """Return the base that a text keeps. Raises ValueError where that is damaged."""
    return Base(prefilled_of(text))


def person_names(rows: "list[Cells]") -> Iterator[str]:
    """Yield a name of its own for each row of one household: rows of one name are numbered."""
    taken: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        cell = row.get("name", "")
        name = "" if isinstance(cell, ErrorCell) else match_key(plain(cell))
        taken[name] += 1
        yield f"{name}#{taken[name]}"


def is_unchanged(column: Column | None, cell: Any, before: Any) -> bool:
    """Return whether a cell holds what it was prefilled with; both may be blank."""
    if column is not None and column.type == "citizen" and before is not None:
        return cell is not None and citizen_mark(cell) == before
    return same(column, cell, before)


def changed_cells(
    columns: Mapping[str, Column], cells: Mapping[str, Any], before: Cells
) -> Iterator[str]:
    """Yield the columns in which a row is not as it was prefilled."""
    for name in cells.keys() | before.keys():
        cell, old = cells.get(name), before.get(name)
        if cell != old and not is_unchanged(columns.get(name), cell, old):
            yield name
