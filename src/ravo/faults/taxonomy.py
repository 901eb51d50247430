"""The taxonomy of faults: one table per code in `faults/data`, a file per group of codes.

The number's first digit is the category; codes are stable and never reused. The reference
page `docs/faults.md` and a test are generated from these entries.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from ravo.faults.exit_codes import ExitCode
from ravo.faults.kind import FaultKind
from ravo.messages import Text

__all__ = ["DATA", "FaultKind", "all_kinds", "kind_of"]
DATA = Path(__file__).parent / "data"
# The conversion of values by their type in TOML, to what an entry keeps.
_KEPT_AS: dict[type, Callable[[Any], Any]] = {
    str: str,
    bool: bool,
    int: ExitCode,
    list: tuple,
    dict: lambda value: Text(**value),
}
_HEADS = rb'(?m)^\["(RV-\d+)"\]$'


@cache
def _files() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(DATA.glob("*.toml")))


def _table(code: str) -> str:
    """Return the entry of a code from the files, as TOML.

    Only this entry is parsed: a run uses few codes, and parsing all files takes 40 ms, reading them
    1 ms. The files are searched as bytes, because decoding them takes longer than the search.
    """
    wanted = f'\n["{code}"]\n'.encode()
    for file in _files():
        _, head, rest = file.partition(wanted)
        if head:
            return rest.partition(b'\n["')[0].decode()
    raise KeyError(code)


@cache
def kind_of(code: str) -> FaultKind:
    """Return the taxonomy entry of a code. Raises KeyError for an unknown one."""
    # Imported here, because most commands report no fault and do not need it.
    import tomllib

    entry = tomllib.loads(_table(code)).items()
    return FaultKind(code, **{name: _KEPT_AS[type(value)](value) for name, value in entry})


def all_kinds() -> dict[str, FaultKind]:
    """Return every fault kind by code, in the order of the codes."""
    codes = [code.decode() for file in _files() for code in re.findall(_HEADS, file)]
    return {code: kind_of(code) for code in sorted(codes)}
