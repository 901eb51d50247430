"""The households of a file that were visited: it has more facts of them than their people."""

from collections import defaultdict
from collections.abc import Iterator

from ravo.blanks.prefilled import PrefilledCells
from ravo.contract.columns import TableName, columns_of
from ravo.merged.base import NOTHING, Base, changed_cells, person_names
from ravo.merged.cells import EXTRA
from ravo.merged.source import SourceFile
from ravo.survey.brought_facts import CONFIRMED, FACTS
from ravo.survey.survey import TO_CONFIRM
from ravo.survey.unreviewed import CODE, DWELLING, LISTED, MEMBER_LISTED
from ravo.text import match_key

OF_DWELLING = frozenset((*DWELLING, CONFIRMED))
"""Cells of a household that one confirmation covers."""


def brings_facts(file: SourceFile) -> bool:
    """Return whether facts of the dwelling in a file may be last year's, still to be confirmed."""
    confirmation = file.info.get(FACTS)
    return CONFIRMED in file.columns.get("households", {}) or (
        isinstance(confirmation, str) and match_key(confirmation) == match_key(TO_CONFIRM)
    )


def visited(file: SourceFile) -> set[str | None]:
    """Return the codes of households of which a file has more facts than its list had before.

    In a copy of a carried list these are the changed households. If the list's values are unknown,
    facts of the dwelling carried by the list do not prove a visit.
    """
    base = file.base
    if base is not None:
        return set(_changed(file, base))
    brought = OF_DWELLING if brings_facts(file) else frozenset()
    known: dict[TableName, frozenset[str]] = {
        "households": LISTED | brought - {CONFIRMED},
        "members": MEMBER_LISTED,
        "income": CODE,
    }
    return {
        row.code
        for row in file.rows
        if any(name not in known[row.table] and not name.startswith(EXTRA) for name in row.cells)
    }


def _changed(file: SourceFile, base: Base) -> Iterator[str | None]:
    """Yield the codes of rows that differ from their prefilled values."""
    homes, persons = ({c.name: c for c in columns_of(t)} for t in ("households", "members"))
    people: defaultdict[str, list[PrefilledCells]] = defaultdict(list)
    for row in file.rows:
        if row.table == "members":
            people[row.code or ""].append(row.cells)
            continue
        before = base.households.get(row.code or "", NOTHING)
        if row.table == "income" or any(changed_cells(homes, row.cells, before)):
            yield row.code
    for code, rows in people.items():
        known = base.people(code)
        for who, cells in zip(person_names(rows), rows, strict=True):
            if who not in known or any(changed_cells(persons, cells, known[who])):
                yield code or None
                break
