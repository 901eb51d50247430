"""Which property of a map's features has the codes of communes, and the codes in it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ravo.faults import Fault
from ravo.quotes import heading_words
from ravo.report.areas.model import SharedCode, UnusableMap
from ravo.text import NAMED, few_of, unmarked, unpointed

KNOWN = frozenset({"maxa", "maxaphuong", "maphuongxa", "communecode"})
"""Names of the property, without marks, case and other characters: ma_xa, MA_XA, maXa, Mã xã."""
NAMING = ("ten", "name")
"""The beginnings of properties that have names: ten_xa, TEN, name."""
DIGITS = 5
LONGEST = 60


def code_property(
    features: Sequence[Mapping[str, Any]],
    wanted: str | None,
    file: str,
    communes: Collection[str] = (),
) -> str:
    """Return the name of the property with the codes of communes.

    `features` are the properties of each, `communes` the codes to look for. Raises UnusableMap
    where no property has the name `wanted` or, if that is None, a known name (RV-1522), and where
    several hold different codes and not exactly one of them has those of `communes` (RV-1523).
    """
    names = list(dict.fromkeys(str(name) for feature in features for name in feature))
    properties = [name for name in names if (name == wanted if wanted else _plain(name) in KNOWN)]
    if not properties:
        params = {"path": file, "names": few_of([shown(name) for name in names], NAMED)}
        raise UnusableMap(Fault("RV-1522", params=params))
    if any(len({code_of(item.get(name)) for name in properties}) > 1 for item in features):
        fitting = [
            n for n in properties if any(code_of(item.get(n)) in communes for item in features)
        ]
        if len(fitting) == 1:
            return fitting[0]
        params = {"path": file, "names": [shown(name) for name in properties]}
        raise UnusableMap(Fault("RV-1523", params=params))
    return properties[0]


def code_of(value: object) -> str | None:
    """Return a commune's code with five digits, leading zeros restored; None for other values."""
    if isinstance(value, bool):
        return None
    value = unpointed(value)
    text = str(value).strip().removesuffix(".0") if isinstance(value, int | str) else ""
    known = text.isascii() and text.isdecimal() and len(text) <= DIGITS
    return text.zfill(DIGITS) if known and int(text) else None


def codes_by_property(features: Sequence[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Return the possible codes of communes by the name of the property that has them."""
    by_property: dict[str, set[str]] = {}
    for feature in features:
        for name, value in feature.items():
            code = code_of(value)
            if code:
                by_property.setdefault(str(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in by_property.items()}


def shared_codes(features: Sequence[Mapping[str, Any]], column: str) -> tuple[SharedCode, ...]:
    """Return the codes shared by features with different names.

    Also a code that is the only one of the file, if its features have no names. Other features with
    one code are parts of one commune.
    """
    by_code: dict[str, list[tuple[int, Mapping[str, Any]]]] = {}
    for number, feature in enumerate(features, 1):
        code = code_of(feature.get(column))
        if code:
            by_code.setdefault(code, []).append((number, feature))
    shared = []
    for code, several in by_code.items():
        names = _names([feature for _, feature in several])
        differing = next((name for name, words in names.items() if len(words) > 1), None)
        if differing is not None or (len(several) > 1 == len(by_code) and not names):
            named = ((number, _name_in(feature, differing)) for number, feature in several)
            shared.append(SharedCode(code, tuple(named)))
    return tuple(shared)


def _names(features: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Return the names of features by property, ignoring differences of spelling."""
    by_property: dict[str, set[str]] = {}
    for name in dict.fromkeys(str(name) for feature in features for name in feature):
        plain = _plain(name)
        if plain.startswith(NAMING) or plain.endswith("name"):
            words = {_name_in(feature, name) for feature in features} - {None}
            by_property[name] = {" ".join(str(word).split()).casefold() for word in words}
    return {name: words for name, words in by_property.items() if words}


def _name_in(feature: Mapping[str, Any], name: str | None) -> str | None:
    value = None if name is None else feature.get(name)
    return shown(value) if isinstance(value, str) and value.strip() else None


def shown(name: str) -> str:
    """Return a word of the file in the form that messages show."""
    return heading_words(name[:LONGEST])


def _plain(name: str) -> str:
    return "".join(filter(str.isalpha, unmarked(name).casefold()))
