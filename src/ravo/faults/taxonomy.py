"""The taxonomy of faults: one declarative entry per code, grouped by category.

The number's first digit is the category; codes are stable and never reused. The reference
page `docs/faults.md` and a test are generated from these entries.
"""

from functools import cache
from importlib import import_module

from ravo.faults.kind import FaultKind

__all__ = ["GROUPS", "FaultKind", "all_kinds", "kind_of"]

GROUPS = (
    "file",
    "reader",
    "folder",
    "output",
    "target",
    "asked",
    "profile",
    "cell",
    "limits",
    "legacy",
    "household",
    "evidence",
    "answers",
    "workbook",
    "layout",
    "sheets",
    "unread",
    "places",
    "corrections",
    "forms",
    "document",
    "rules",
    "grid",
    "b1",
    "edition",
    "history",
    "changes",
    "cluster",
    "batch",
    "units",
)


@cache
def all_kinds() -> dict[str, FaultKind]:
    """Return every fault kind by code, in the order of the codes."""
    kinds: dict[str, FaultKind] = {}
    for group in GROUPS:
        for kind in import_module(f"ravo.faults.groups.{group}").KINDS:
            if kind.code in kinds:
                raise ValueError(kind.code)
            kinds[kind.code] = kind
    return dict(sorted(kinds.items()))


def kind_of(code: str) -> FaultKind:
    """Return the taxonomy entry of a code. Raises KeyError for an unknown one."""
    return all_kinds()[code]
