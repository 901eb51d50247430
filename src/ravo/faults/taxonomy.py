"""The taxonomy of faults: one table per code in `faults/data`, a file per group of codes.

The number's first digit is the category; codes are stable and never reused. The reference
page `docs/faults.md` and a test are generated from these entries.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ravo.faults.fault import Fault
from ravo.faults.kind import FaultKind, Part
from ravo.messages import Lang
from ravo.quotes import params_words, spoken_of

__all__ = ["DATA", "FaultKind", "all_kinds", "fault_message", "kind_of", "rejects_workbook"]
DATA = Path(__file__).parent / "data"
_HEAD = re.compile(r'^\["(RV-\d+)"\]$', re.MULTILINE)


@cache
def _tables() -> dict[str, str]:
    """Return what the files say of every code, as TOML.

    A run speaks of a few codes: reading and splitting all files takes 3 ms, parsing them 40.
    """
    tables: dict[str, str] = {}
    for path in sorted(DATA.glob("*.toml")):
        _, *parts = _HEAD.split(path.read_text(encoding="utf-8"))
        for code, table in zip(parts[::2], parts[1::2], strict=True):
            if code in tables:
                raise ValueError(code)
            tables[code] = table
    return tables


@cache
def kind_of(code: str) -> FaultKind:
    """Return the taxonomy entry of a code. Raises KeyError for an unknown one."""
    # Loaded here: most commands end without a word about a fault.
    import tomllib

    return FaultKind(code=code, **tomllib.loads(_tables()[code]))


def all_kinds() -> dict[str, FaultKind]:
    """Return every fault kind by code, in the order of the codes."""
    return {code: kind_of(code) for code in sorted(_tables())}


def rejects_workbook(faults: Iterable[Fault], part: Part) -> bool:
    """Tell whether an error among the faults of a part leaves nothing of the workbook to be classed."""
    return any(
        fault.severity == "error" and part in kind_of(fault.code).rejects_workbook_in
        for fault in faults
    )


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
