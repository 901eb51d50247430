"""Warnings about settings that name another unit or place than that of the results."""

from collections.abc import Iterator
from typing import get_args

from ravo.faults import Fault
from ravo.formats import UnitLevel
from ravo.messages import text
from ravo.places.spelling import folded, parted
from ravo.places.units import Unit, communes
from ravo.quotes import heading_words
from ravo.report.figures.model import District
from ravo.report.forms.settings import ReportSettings
from ravo.text import few_of

NAMED = 3


def other_places(settings: ReportSettings, district: District) -> Iterator[Fault]:
    """Yield a warning where the unit or place in the settings is a known one elsewhere.

    The unit must be one that the results belong to; papers may be signed anywhere in its province.
    A name that no table has gives no warning, nor do results without a known commune.
    """
    places = [commune.place for commune in district.communes]
    if not (settings.unit or settings.place) or not any(place.code for place in places):
        return
    units = tuple(communes(district.year).values())
    provinces = {place.province for place in places}
    own = {district.name, *(n for p in places for n in (p.name, p.district, p.province) if n)}
    near = {name for unit in units if unit.province in provinces for name in _names(unit)}
    everywhere = {name for unit in units for name in _names(unit)}
    for name, value, there in (("unit", settings.unit, own), ("place", settings.place, own | near)):
        if value and not _is_among(value, there) and _is_among(value, everywhere):
            params = {
                "setting": text(f"settings.name_{name}"),
                "value": heading_words(value),
                "units": few_of(_results_of(district), NAMED),
            }
            yield Fault("RV-4072", params=params)


def _results_of(district: District) -> list[str]:
    """Return the unit of the results: the one that reports, and its province."""
    names = [district.name]
    if district.province and district.province != district.name:
        names.append(district.province)
    return names


def _names(unit: Unit) -> tuple[str, ...]:
    return tuple(name for name in (unit.name, unit.district, unit.province) if name)


def _is_among(value: str, names: set[str]) -> bool:
    """Return whether a name is one of `names`, with its kind, or without if it has none."""
    kind, bare = _in_parts(value.partition(",")[0])
    if kind is None:
        return folded(bare) in {folded(_in_parts(name)[1]) for name in names}
    return (kind, folded(bare)) in {(of, folded(rest)) for of, rest in map(_in_parts, names)}


def _in_parts(name: str) -> tuple[str | None, str]:
    """Return the kind at the start of a name and the rest, at any level."""
    parts = [parted(name, level) for level in get_args(UnitLevel)]
    return next((part for part in parts if part[0] is not None), parts[0])
