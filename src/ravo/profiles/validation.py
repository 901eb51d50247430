"""The checks of a profile beyond its model, before a workbook may be read with it.

Each check yields refusals: a fault code, the place in the file, and the params of the message.
Without them a misspelt id or a heading of two columns would leave a column empty without a warning.
"""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import process

from ravo.contract.columns import YES_NO, TableName
from ravo.contract.headings import heading_key
from ravo.contract.measures import StatedMeasure, stated_income
from ravo.contract.money_units import KNOWN_UNITS, OWN_UNITS, needs_size, unit_of
from ravo.profiles.columns import columns_with, known_ids, tables_of
from ravo.profiles.model import PLACE_FIELDS, Profile, word_key
from ravo.text import match_key
from ravo.yamlfile import KeyRefusal, Loc


def unsound(profile: Profile) -> Iterator[KeyRefusal]:
    """Yield the refusals of a profile that fits the model."""
    yield from _ids(profile)
    yield from _sheets(profile)
    yield from _headings(profile)
    yield from _words(profile)
    yield from _ticks(profile)
    yield from _twice(profile)
    yield from _patterns(profile)
    yield from _units(profile)


def _named(profile: Profile) -> Iterator[tuple[Loc, str, TableName | None]]:
    """Yield the place of every id in the profile, the id, and its sheet if one is given."""
    for table, mapped in profile.columns.items():
        yield from ((("columns", table, id_), id_, table) for id_ in mapped)
    for part in ("birth", "words", "constants", "units"):
        yield from (((part, id_), id_, None) for id_ in getattr(profile, part))
    for part in ("ticks", "lacks", "may_be_blank"):
        for place, id_ in enumerate(getattr(profile, part)):
            yield (part, place), id_, None


def _ids(profile: Profile) -> Iterator[KeyRefusal]:
    for where, id_, table in _named(profile):
        tables = tables_of(id_)
        if not tables or (table is not None and table not in tables):
            near = [known for known, *_ in process.extract(id_, known_ids(), limit=3)]
            yield "RV-169", where, {"key": id_, "near": near}


def _sheets(profile: Profile) -> Iterator[KeyRefusal]:
    for part in ("columns", "heading"):
        for table in getattr(profile, part):
            if table not in profile.sheets:
                yield "RV-174", (part, table), {"key": table}
    for id_ in profile.birth:
        columns = columns_with(id_)
        if not any(column.type == "birth" for column in columns):
            yield "RV-167", ("birth", id_), {}
        elif not any(column.table in profile.sheets for column in columns):
            yield "RV-174", ("birth", id_), {"key": columns[0].table}


def _claims(profile: Profile, table: TableName) -> Iterator[tuple[Loc, str, str]]:
    """Yield every heading of a table in the profile: its place, its column, its words."""
    for id_, headings in profile.columns.get(table, {}).items():
        for place, heading in enumerate(headings):
            yield ("columns", table, id_, place), id_, heading
    for id_, parts in profile.birth.items():
        if table in tables_of(id_):
            for part in ("year", "month", "day"):
                for place, heading in enumerate(getattr(parts, part) or ()):
                    yield ("birth", id_, part, place), f"{id_}.{part}", heading


def _headings(profile: Profile) -> Iterator[KeyRefusal]:
    for table in profile.sheets:
        claimed: dict[str, str] = {}
        for where, id_, heading in _claims(profile, table):
            key = heading_key(heading)
            if not key:
                yield "RV-167", where, {}
            elif claimed.setdefault(key, id_) != id_:
                yield "RV-170", where, {"key": heading, "first": claimed[key], "second": id_}


def _vocabulary(id_: str) -> tuple[str, ...]:
    """Return the words that a column accepts; empty where it accepts any word."""
    columns = columns_with(id_)
    if not columns or columns[0].type == "yes_no":
        return YES_NO
    return columns[0].vocabulary if columns[0].type == "choice" else ()


def _allowed(id_: str, word: str) -> bool:
    vocabulary = _vocabulary(id_)
    return not vocabulary or match_key(word) in {match_key(known) for known in vocabulary}


def _words(profile: Profile) -> Iterator[KeyRefusal]:
    for id_, words in profile.words.items():
        seen: set[str] = set()
        for word, meaning in words.items():
            if word_key(word) in seen:
                yield "RV-164", ("words", id_, word), {"key": word}
            seen.add(word_key(word))
            yield from _meaning(("words", id_, word), id_, meaning)
    for id_, value in profile.constants.items():
        yield from _meaning(("constants", id_), id_, value)


def _meaning(where: Loc, id_: str, word: str) -> Iterator[KeyRefusal]:
    if not _allowed(id_, word):
        yield "RV-171", where, {"key": id_, "value": word, "words": _vocabulary(id_)}


def _ticks(profile: Profile) -> Iterator[KeyRefusal]:
    for place, id_ in enumerate(profile.ticks):
        if _vocabulary(id_) != YES_NO:
            yield "RV-167", ("ticks", place), {}


def _mapped(profile: Profile) -> set[str]:
    return {id_ for mapped in profile.columns.values() for id_ in mapped}


def _twice(profile: Profile) -> Iterator[KeyRefusal]:
    """Yield a refusal for a column that the profile maps and calls missing, or maps twice."""
    mapped = _mapped(profile)
    for id_ in profile.birth:
        if id_ in mapped:
            yield "RV-172", ("birth", id_), {"key": id_}
    for id_ in profile.constants:
        if id_ in mapped | set(profile.birth):
            yield "RV-172", ("constants", id_), {"key": id_}
    given = mapped | set(profile.birth) | set(profile.constants)
    for place, id_ in enumerate(profile.lacks):
        if id_ in given and all(_gives(profile, table, id_) for table in tables_of(id_)):
            yield "RV-172", ("lacks", place), {"key": id_}


def _gives(profile: Profile, table: TableName, id_: str) -> bool:
    return (
        table not in profile.sheets
        or id_ in profile.columns.get(table, {})
        or id_ in (profile.birth.keys() | profile.constants.keys())
    )


def _units(profile: Profile) -> Iterator[KeyRefusal]:
    """Yield a refusal for a unit that cannot be converted, or differs from the heading's."""
    for id_, unit in profile.units.items():
        if id_ not in _mapped(profile):
            yield "RV-167", ("units", id_), {}
            continue
        for column in columns_with(id_):
            if unit_of(unit, column) is None or (
                needs_size(unit, column) and "so_khau" not in _mapped(profile)
            ):
                yield "RV-483", ("units", id_), {"value": unit, "words": KNOWN_UNITS}
    for place, heading in enumerate(profile.columns.get("households", {}).get("thu_nhap", ())):
        stated, given = (
            stated_income(heading),
            profile.units.get("thu_nhap", OWN_UNITS["households"]),
        )
        if stated is not None and not _same_unit(stated, stated_income(f"thu nhập {given}")):
            yield (
                "RV-484",
                ("columns", "households", "thu_nhap", place),
                {"value": heading, "unit": given},
            )


def _same_unit(stated: StatedMeasure, given: StatedMeasure | None) -> bool:
    """Return whether the unit that a heading states is the one that the profile gives."""
    if given is None:
        return True
    pairs = ((stated.scale, given.scale), (stated.per, given.per), (stated.period, given.period))
    return all(one is None or one == other for one, other in pairs)


def _patterns(profile: Profile) -> Iterator[KeyRefusal]:
    patterns: Iterable[str] = profile.place.patterns if profile.place else ()
    for place, pattern in enumerate(patterns):
        try:
            groups = set(re.compile(pattern).groupindex)
        except re.error:
            groups = set()
        if not groups or not groups <= set(PLACE_FIELDS):
            yield "RV-173", ("place", "patterns", place), {"key": pattern, "words": PLACE_FIELDS}
