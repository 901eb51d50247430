"""Last year's communes on the ground of this year's, also across 1/7/2025."""

from collections.abc import Iterable
from functools import cache

from ravo.places import units
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP
from ravo.report.figures.model import CommuneFigures, District, key_of

CommuneParts = tuple[CommuneFigures, ...]


def last_of(district: District) -> dict[str, CommuneParts]:
    """Return last year's communes that correspond to each commune of this year, by its key.

    A commune is left out where last year's communes cover only a part of its ground, or other
    ground too.
    """
    previous = district.previous
    if previous is None:
        return {}
    if _same_map(district, previous):
        return {key_of(item.place): (item,) for item in previous.communes}
    sent = {item.place.code: item for item in previous.communes if item.place.code}
    by_commune = {}
    for commune in district.communes:
        needed = _became(commune.place.code)
        if needed and all(code in sent for code in needed):
            by_commune[key_of(commune.place)] = tuple(sent[code] for code in needed)
    return by_commune


def unmatched(district: District) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of communes whose ground only this year has, and only last year."""
    if district.previous is None:
        return (), ()
    last = last_of(district)
    used = {
        key_of(part.place)
        for item in district.communes
        for part in last.get(key_of(item.place), ())
    }
    now = [item for item in district.communes if key_of(item.place) not in last]
    before = [item for item in district.previous.communes if key_of(item.place) not in used]
    return _names(now), _names(before)


def _names(communes: Iterable[CommuneFigures]) -> tuple[str, ...]:
    return tuple(item.place.name for item in communes)


def _same_map(now: District, last: District) -> bool:
    return (now.year >= FIRST_YEAR_OF_NEW_MAP) == (last.year >= FIRST_YEAR_OF_NEW_MAP)


@cache
def _whole() -> dict[str, tuple[str, ...]]:
    """Return the old communes that formed each new one, where none was divided."""
    predecessors: dict[str, list[str]] = {}
    divided: set[str] = set()
    for unit in units.communes(FIRST_YEAR_OF_NEW_MAP - 1).values():
        for code in unit.successors:
            predecessors.setdefault(code, []).append(unit.code)
        divided.update(unit.successors if len(unit.successors) > 1 else ())
    return {code: tuple(parts) for code, parts in predecessors.items() if code not in divided}


def _became(code: str | None) -> tuple[str, ...]:
    return _whole().get(code or "", ())
