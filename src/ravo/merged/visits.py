"""The households of a file that were visited: it has more of them than who lives there."""

from ravo.contract.columns import TableName
from ravo.merged.cells import EXTRA
from ravo.merged.source import SourceFile
from ravo.survey.unreviewed import CODE, CONFIRMED, DWELLING, LISTED, MEMBER_LISTED

OF_DWELLING = frozenset((*DWELLING, CONFIRMED))
"""Cells of a household that one confirmation is about."""


def visited(file: SourceFile) -> set[str | None]:
    """Return the codes of the households of which a file has more than its list had before.

    Where the list brought last year's facts of the dwelling along, these show no visit.
    """
    brought = OF_DWELLING if CONFIRMED in file.columns.get("households", {}) else frozenset()
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
