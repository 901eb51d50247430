"""The taxonomy of faults: one declarative entry per code, grouped by category.

The number's first digit is the category; codes are stable and never reused. The reference
page `docs/faults.md` and a test are generated from these entries.
"""

from functools import cache
from importlib import import_module

from ravo.faults import Fault
from ravo.faults.kind import FaultKind
from ravo.messages import Lang
from ravo.quotes import params_words, spoken_of

__all__ = ["GROUPS", "FaultKind", "all_kinds", "fault_message", "kind_of"]

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


def fault_message(fault: Fault, lang: Lang) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in `lang`.

    Fields of the sentences are the fault's own (`cell`, `sheet`, `column`, `value`,
    `household`) and its `params`.
    """
    kind, fault = kind_of(fault.code), spoken_of(fault)
    fields: dict[str, object] = {
        "cell": fault.cell,
        "sheet": fault.sheet,
        "column": fault.column,
        "value": fault.value,
        "household": fault.household,
        **{name: params_words(name, value) for name, value in fault.params.items()},
    }
    return kind.message.say(lang, **fields), kind.hint.say(lang, **fields)
