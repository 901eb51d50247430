"""The households of a file that were visited: it has more of them than who lives there."""

from ravo.contract.columns import TableName
from ravo.merged.cells import EXTRA
from ravo.merged.source import SourceFile
from ravo.survey.brought_facts import CONFIRMED, FACTS
from ravo.survey.survey import TO_CONFIRM
from ravo.survey.unreviewed import CODE, DWELLING, LISTED, MEMBER_LISTED
from ravo.text import match_key

OF_DWELLING = frozenset((*DWELLING, CONFIRMED))
"""Cells of a household that one confirmation is about."""


def brings_facts(file: SourceFile) -> bool:
    """Return whether facts of the dwelling in a file may be last year's, to be confirmed."""
    said = file.info.get(FACTS)
    return CONFIRMED in file.columns.get("households", {}) or (
        isinstance(said, str) and match_key(said) == match_key(TO_CONFIRM)
    )


def visited(file: SourceFile) -> set[str | None]:
    """Return the codes of the households of which a file has more than its list had before.

    Where the list brought last year's facts of the dwelling along, these show no visit.
    """
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
