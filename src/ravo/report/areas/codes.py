"""The property of a map's features that has the codes of communes, and the codes in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ravo.faults import Fault
from ravo.quotes import heading_words
from ravo.report.areas.model import UnusableMap
from ravo.text import NAMED, few_of, unmarked

KNOWN = frozenset({"maxa", "maxaphuong", "maphuongxa", "communecode"})
"""Names of the property, without marks, case and what is no letter: ma_xa, MA_XA, maXa, Mã xã."""
DIGITS = 5
LONGEST = 60


def code_property(features: Sequence[Mapping[str, Any]], wanted: str | None, file: str) -> str:
    """Return the name of the property with the codes of communes.

    `features` are the properties of each. Raises UnusableMap where none has the name `wanted`, or
    without that none of the known names (RV-1522), or where several hold different codes
    (RV-1523).
    """
    names = list(dict.fromkeys(str(name) for feature in features for name in feature))
    found = [name for name in names if (name == wanted if wanted else _plain(name) in KNOWN)]
    if not found:
        params = {"path": file, "names": few_of([shown(name) for name in names], NAMED)}
        raise UnusableMap(Fault("RV-1522", params=params))
    if any(len({code_of(item.get(name)) for name in found}) > 1 for item in features):
        params = {"path": file, "names": [shown(name) for name in found]}
        raise UnusableMap(Fault("RV-1523", params=params))
    return found[0]


def code_of(value: object) -> str | None:
    """Return a commune's five digits, zeros in front that were lost put back; else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip().removesuffix(".0") if isinstance(value, int | str) else ""
    known = text.isascii() and text.isdecimal() and len(text) <= DIGITS
    return text.zfill(DIGITS) if known and int(text) else None


def shown(name: str) -> str:
    """Return words of the file as messages show them."""
    return heading_words(name[:LONGEST])


def _plain(name: str) -> str:
    return "".join(filter(str.isalpha, unmarked(name).casefold()))
