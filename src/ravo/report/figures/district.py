"""Communes combined into a unit: its level, missing communes, movements since last year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ravo.changes.identity import COLUMNS
from ravo.criteria import Edition
from ravo.criteria.basis import law_of_edition
from ravo.formats import UnitLevel
from ravo.places import units
from ravo.report.figures.communes import bounds_of
from ravo.report.figures.model import (
    CommuneFigures,
    CommuneFlow,
    District,
    IndicatorName,
    Movements,
    ReportPlace,
    key_of,
)
from ravo.text import match_key, sort_key

if TYPE_CHECKING:
    from ravo.changes.comparison import Changes
    from ravo.changes.forms import Form


def level_of(places: Sequence[ReportPlace]) -> UnitLevel:
    """Return the lowest unit that holds all the communes."""
    if len(places) == 1:
        return "commune"
    districts = {place.district_code or match_key(place.district or "") for place in places}
    return "district" if len(districts) == 1 and "" not in districts else "province"


def units_at(places: Iterable[ReportPlace], level: UnitLevel) -> list[str]:
    """Return the names of the different units of a level that the communes belong to."""
    names: dict[str, str] = {}
    for place in places:
        name = {"commune": place.name, "district": place.district, "province": place.province}[
            level
        ]
        key = key_of(place) if level == "commune" else match_key(name or "")
        if level == "district":
            key = place.district_code or key
        names.setdefault(key, name or "")
    return list(names.values())


def assemble(
    year: int,
    communes: Sequence[CommuneFigures],
    edition: Edition | None,
    *,
    level: UnitLevel,
    missing: bool = True,
) -> District:
    """Return the figures of one year, with communes in the order of district and code.

    With `missing`, communes of the unit that sent no results are listed by the tables of units.
    """
    ordered = sorted(communes, key=lambda item: _order(item.place))
    places = [item.place for item in ordered]
    fewest, most = bounds_of(edition)
    names = edition.indicators if edition else ()
    return District(
        year=year,
        level=level,
        name=", ".join(units_at(places, level)),
        province=next((place.province for place in places if place.province), None),
        edition_id=edition.id if edition else None,
        indicators=tuple(IndicatorName(item.id, item.number, item.label) for item in names),
        communes=tuple(ordered),
        missing=_missing(places, level, year) if missing else (),
        fewest_poor=fewest,
        most_near_poor=most,
        law=law_of_edition(edition) if edition else None,
    )


def _order(place: ReportPlace) -> tuple[object, ...]:
    return (
        place.district_code or "~",
        sort_key(place.district or ""),
        place.code or "~",
        sort_key(place.name),
    )


def _missing(places: Sequence[ReportPlace], level: UnitLevel, year: int) -> tuple[ReportPlace, ...]:
    if level == "commune":
        return ()
    sent = {place.code for place in places}
    districts = {place.district_code for place in places if place.district_code}
    known = [units.communes(year)[c] for c in sent if c and c in units.communes(year)]
    provinces = {unit.province_code for unit in known}
    missing = [
        ReportPlace(
            unit.code, unit.name, unit.district_code, unit.district, unit.province, unit.area
        )
        for unit in units.communes(year).values()
        if unit.code not in sent
        and (
            unit.district_code in districts
            if level == "district"
            else unit.province_code in provinces
        )
    ]
    return tuple(sorted(missing, key=_order))


def with_history(
    district: District, previous: District | None, changes: "Changes | None"
) -> District:
    """Return the figures of a year with those of the year before and the movements between them."""
    moved = movements_of(changes, district) if changes is not None else None
    return replace(district, previous=previous, movements=moved)


def movements_of(changes: "Changes", district: District) -> Movements:
    """Return the movement forms of every commune that both years have."""
    from ravo.changes.comparison import codes_of
    from ravo.changes.forms import breaches_of

    places = _places(changes, district)
    forms = {
        number: {key: _flow(form, at) for key, at in places.items()}
        for number, form in changes.forms.items()
    }
    totals = {number: _summed(flows.values()) for number, flows in forms.items()}
    behind: dict[tuple[str, str, str], tuple[str, ...]] = {}
    # The printed forms include households not reviewed yet; the breaches of a comparison do not.
    for breach in breaches_of(changes.forms, changes.rows):
        key = next((key for key, at in places.items() if at == breach.place), None)
        if breach.identity == "balance" and key is not None:
            codes = tuple(str(code) for code in codes_of(changes, breach.rows))
            behind[breach.form, breach.line, key] = codes
    return Movements(forms, totals, behind, bool(changes.history))


def _places(changes: "Changes", district: District) -> Mapping[str, int]:
    """Return the row of each commune in the movement forms; only communes that both years have."""
    layout, rows = changes.layout, changes.rows
    compared = set(rows["place_new"].to_numpy().tolist())
    codes = {code: at for at, code in enumerate(layout.codes) if code}
    names = {match_key(name): at for at, name in enumerate(layout.names)}
    places = {}
    for item in district.communes:
        at = codes.get(item.place.code or "", names.get(match_key(item.place.name)))
        if at is not None and at in compared:
            places[key_of(item.place)] = at
    return places


def _flow(form: "Form", at: int) -> CommuneFlow:
    households, members = (form.counts[line][at] for line in ("households", "members"))
    return CommuneFlow(tuple(int(n) for n in households), tuple(int(n) for n in members))


def _summed(flows: Iterable[CommuneFlow]) -> CommuneFlow:
    rows = [(flow.households, flow.members) for flow in flows]
    sums = np.array(rows, dtype=np.int64).reshape(-1, 2, len(COLUMNS)).sum(axis=0)
    return CommuneFlow(tuple(sums[0].tolist()), tuple(sums[1].tolist()))
