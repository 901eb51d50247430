"""The area of a commune, rural or urban, and contradictions of its name, its code and Khu vực."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from ravo.criteria.terms import Area
from ravo.faults import Fault
from ravo.messages import text
from ravo.places.lookup import Locality
from ravo.places.units import AREA_OF_KIND, Unit
from ravo.quotes import heading_words
from ravo.survey.survey import AREA_WORDS, Survey
from ravo.survey.whereabouts import full_name
from ravo.text import match_key
from ravo.typed_columns import are, given_in

KINDS: dict[str, Area | None] = {**AREA_OF_KIND, "đặc khu": None}
SHORT_KINDS = {"x.": "xã", "p.": "phường", "tt.": "thị trấn"}
SHORT_AREAS: dict[str, Area] = {"nt": "rural", "tt": "urban", "do thi": "urban"}
COMMUNE, AREA = "Xã/phường/thị trấn", "Khu vực"


def kind_of(commune: str) -> str | None:
    """Return the kind in front of a commune's name: xã, phường, thị trấn or đặc khu."""
    words = match_key(commune)
    for kind in KINDS:
        if words.startswith(match_key(kind) + " "):
            return kind
    lowered = commune.casefold().lstrip()
    return next((kind for short, kind in SHORT_KINDS.items() if lowered.startswith(short)), None)


def area_of_unit(unit: Unit) -> Area | None:
    """Return the area of an official commune; None for a special zone, which may be either."""
    return _area_in_words(unit.name)


def default_area(
    own: Area | None, commune: str | None, place: Locality, cells: Mapping[str, str], sheet: str
) -> tuple[Area | None, list[Fault]]:
    """Return the area of the households: `own` (of the sheet or the command), else by the kind.

    None where the written kind differs from that of the recognised commune: one of the two is
    wrong, and the poverty line depends on it. `cells` contains the address of each value.
    """
    if commune is None:
        return own, []
    kind, words = kind_of(commune), heading_words(commune)
    where = (None, sheet, cells.get("commune"), COMMUNE, words)
    if kind is None:
        return own, [Fault("RV-411" if own else "RV-410", *where)]
    if own is not None:
        return own, []
    area = KINDS[kind]
    if area is None:
        return None, [Fault("RV-414", *where)]
    other = next(
        (unit for unit in _readings(place) if area_of_unit(unit) not in (area, None)), None
    )
    if other is None:
        return area, []
    params = {"official": full_name(other), "area": _word(area_of_unit(other))}
    return None, [Fault("RV-474", *where, params=params)]


def _readings(place: Locality) -> Iterator[Unit]:
    yield from (unit for unit in (place.unit, place.against) if unit is not None)


def contradiction(
    written: Area | None, commune: str | None, place: Locality, cells: Mapping[str, str], sheet: str
) -> Iterator[Fault]:
    """Yield a warning where the sheet's own Khu vực is not that of the commune's kind."""
    name = full_name(place.unit) if place.unit is not None else commune or ""
    official = area_of_unit(place.unit) if place.unit is not None else _area_in_words(name)
    if None in (written, official) or written == official:
        return
    params = {"official": heading_words(name), "area": _word(official)}
    yield Fault("RV-473", None, sheet, cells.get("area"), AREA, _area_word(written), params)


def _area_in_words(commune: str) -> Area | None:
    return KINDS.get(kind_of(commune) or "")


def _word(area: Area | None) -> Any:
    return text(f"results.{area}") if area is not None else ""


def _area_word(area: Area | None) -> str:
    return next((word for word, own in AREA_WORDS.items() if own == area), "")


def areas_apart(survey: Survey) -> Iterator[Fault]:
    """Yield one warning of the households with an area other than the commune's.

    The line of the household's own area is used; the area may be correct or a mistake in the list.
    """
    table, default = survey.households, survey.info.area
    if default is None or not table.given("area"):
        return
    own = table.columns["area"]
    records = np.flatnonzero(given_in(own) & ~are(own, _area_word(default)))
    if not len(records):
        return
    first = int(records[0])
    params = {"count": len(records), "area": _word(default)}
    yield Fault(
        "RV-475",
        None,
        table.sheet_of(first),
        table.cell("area", first),
        table.heading("area", first),
        str(table.value("area", first)),
        params,
    )
