"""An edition's file that extends another: what it takes over, and what it must account for.

A list in the file replaces the other edition's. Each indicator, line and retirement age of that
edition is then written, or an indicator kept by its id alone, or named under `dropped`; a file in
which one of them is only absent is refused.
"""

from collections.abc import Collection, Iterator
from typing import Any

from ravo.criteria.model import BOTH_AREAS, MEASURES, Edition
from ravo.criteria.terms import AREAS
from ravo.yamlfile import KeyRefusal

DROPPED = "dropped"
"""The key of a file with the paths of what the other edition has and this one has not."""
LIST_OF_INDICATORS = ("indicators", "indicators_absent", "indicator_count")
# B1 points correspond to a national income line, so a province with lines of its own must give
# its own lines of points.
INHERITED = ("deprivation_points", "last_year", "applies_to")


def completed(own: dict[str, Any], other: Edition) -> dict[str, Any]:
    """Return the plain values of a file, completed from the edition that it extends.

    Indicators and ages that the file's lists lack are added, so that a file that is refused for
    them (`unaccounted`) has no further faults on their account.
    """
    values = {key: value for key, value in own.items() if key != DROPPED}
    whole = other.model_dump(exclude_unset=True)
    kept = INHERITED if _has_own_list(own) else (*INHERITED, *LIST_OF_INDICATORS)
    values |= {key: whole[key] for key in kept if key in whole and key not in values}
    indicators = {f"indicators.{item['id']}": item for item in whole["indicators"]}
    dropped, lack = _dropped(own), lacking(own, other)
    if isinstance(own.get("indicators"), list):
        listed = [_indicator(item, indicators) for item in own["indicators"]]
        values["indicators"] = listed + [indicators[path] for path in lack.get("indicators", ())]
    elif not _has_own_list(own):
        values["indicators"] = [one for path, one in indicators.items() if path not in dropped]
    years = (path for path in _paths(other) if path.startswith("retirement.") and "." in path[11:])
    left = [path for path in years if not {path, path.rpartition(".")[0]} & set(dropped)]
    ages = lack.get("retirement", ()) if "retirement" in own else left
    values["retirement"] = _ages(own.get("retirement", {}), whole.get("retirement", {}), ages)
    documents = own.get("documents", {})
    if isinstance(documents, dict):
        values["documents"] = {**whole["documents"], **documents}
    return values


def _ages(own: Any, others: dict[str, Any], paths: Collection[str]) -> Any:
    """Return tables of retirement ages, with those of the other edition at `paths`."""
    tables = dict(own) if isinstance(own, dict) else own
    for sex, ages in others.items():
        table = f"retirement.{sex}"
        added = {y: age for y, age in ages.items() if {table, f"{table}.{y}"} & set(paths)}
        if added and isinstance(tables, dict) and isinstance(tables.get(sex, {}), dict):
            tables[sex] = {**added, **tables.get(sex, {})}
    return tables


def _has_own_list(own: dict[str, Any]) -> bool:
    """Return whether a file lists indicators, or marks its own list as not at hand."""
    return "indicators" in own or bool(own.get("indicators_absent"))


def _indicator(item: Any, known: dict[str, Any]) -> Any:
    """Return an item of a file's list; one with its id alone is that of the other edition."""
    alone = isinstance(item, dict) and set(item) == {"id"}
    return known.get(f"indicators.{item['id']}", item) if alone else item


def _dropped(own: dict[str, Any]) -> list[str]:
    """Return the paths that a file drops; none where they are no list."""
    paths = own.get(DROPPED)
    return [str(path) for path in paths] if isinstance(paths, list) else []


def unaccounted(own: dict[str, Any], other: Edition) -> Iterator[KeyRefusal]:
    """Yield refusals of what a file lacks of the other edition, and of wrong paths to drop."""
    dropped = _dropped(own)
    if not isinstance(own.get(DROPPED, []), list):
        yield "RV-557", (DROPPED,), {}
    known, given = set(_paths(other)), set(_given(own))
    for place, path in enumerate(dropped):
        if path not in known:
            yield "RV-555", (DROPPED, place), {"key": path}
        elif path in given or path in dropped[:place]:
            yield "RV-554", (DROPPED, place), {"key": path}
    for key, paths in lacking(own, other).items():
        yield "RV-598", (key,), {"missing": paths, "extends": other.id}


def lacking(own: dict[str, Any], other: Edition) -> dict[str, list[str]]:
    """Return the paths of the other edition that a file's own lists lack, by the key of the list.

    A class or table of which nothing is there is one path. Ages of years that the file does not
    cover are not missed.
    """
    given, dropped = set(_given(own)), set(_dropped(own))
    first, last = own.get("first_year"), own.get("last_year", other.last_year)
    missing: dict[str, list[str]] = {}
    for path in _paths(other):
        key, *rest = path.split(".")
        replaced = isinstance(own.get(key), list if key == "indicators" else dict)
        if not replaced or path in given or path in dropped:
            continue
        if key == "indicators" and own.get("indicators_absent"):
            continue
        if key == "retirement" and len(rest) > 1 and not _within(int(rest[1]), first, last):
            continue
        above = path.rpartition(".")[0]
        if above not in dropped and above not in missing.get(key, ()):
            missing.setdefault(key, []).append(path)
    return missing


def _within(year: int, first: Any, last: Any) -> bool:
    """Return whether a year is one of a file's reviews; bounds that are no years do not count."""
    after = not isinstance(first, int) or first <= year
    return after and (not isinstance(last, int) or year <= last)


def _paths(edition: Edition) -> Iterator[str]:
    """Yield the path of each indicator, class with lines, its areas, table of ages and age."""
    yield from (f"indicators.{item.id}" for item in edition.indicators)
    for measure in MEASURES:
        for klass, areas in getattr(edition, measure):
            known = [area for area in AREAS if getattr(areas, area)]
            yield from (f"{measure}.{klass}" for _ in known[:1])
            yield from (f"{measure}.{klass}.{area}" for area in known)
    for sex, ages in edition.retirement.items():
        yield f"retirement.{sex}"
        yield from (f"retirement.{sex}.{year}" for year in ages)


def _given(own: dict[str, Any]) -> Iterator[str]:
    """Yield the paths that a file gives; of a class or table only where something is in it."""
    items = own.get("indicators")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield f"indicators.{item.get('id')}"
    for key in (*MEASURES, "retirement"):
        groups = own.get(key)
        for group, parts in groups.items() if isinstance(groups, dict) else ():
            filled = [part for part in parts if parts[part]] if isinstance(parts, dict) else []
            yield from (f"{key}.{group}" for _ in filled[:1])
            for part in filled:
                areas = AREAS if part == BOTH_AREAS else (part,)
                yield from (f"{key}.{group}.{area}" for area in areas)
