"""The taxonomy of faults: one table per code in `faults/data`, a file per group of codes.

The number's first digit is the category; codes are stable and never reused. The reference
page `docs/faults.md` and a test are generated from these entries.
"""

import re
from functools import cache
from pathlib import Path

from ravo.faults.kind import FaultKind

__all__ = ["DATA", "FaultKind", "all_kinds", "kind_of"]
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
