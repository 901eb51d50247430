"""The office's map in a report: read and joined, with the warnings about it.

No class depends on a map, so a report is written whatever errors the map has.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.faults import Fault
from ravo.report.areas.geojson import joined_by_code, odd_features, read_areas
from ravo.report.areas.joined import joined, without_shape
from ravo.report.areas.model import AreaMap, UnusableMap
from ravo.report.forms.settings_file import chosen_map

if TYPE_CHECKING:
    from ravo.report.figures.model import District
    from ravo.report.forms.settings import ReportSettings


@dataclass(frozen=True)
class MapChoice:
    """The map file and the property of codes as options give them, and the file of settings."""

    file: Path | None
    code: str | None
    settings: Path | None


@dataclass(frozen=True)
class ReportAreas:
    """The map that a report draws, and the warnings about its file."""

    map: AreaMap
    faults: tuple[Fault, ...] = ()


def report_areas(given: MapChoice, settings: "ReportSettings", district: "District") -> ReportAreas:
    """Return the map for a report; without a file, or with an unusable one, it has no shapes."""
    path = chosen_map(given.file, settings, given.settings)
    if path is None:
        return ReportAreas(AreaMap())
    if district.level == "commune":
        alone = Fault("RV-1529", params={"path": path.name})
        return ReportAreas(AreaMap(), (alone,) if given.file is not None else ())
    places = [*(commune.place for commune in district.communes), *district.missing]
    try:
        codes = {place.code for place in places if place.code}
        file = read_areas(path, given.code or settings.map_code, codes)
        odd = (odd_features(file.name, file.odd),) if file.odd else ()
        area_map = joined(file, places, district.year)
    except UnusableMap as problem:
        return ReportAreas(AreaMap(failed=True), (problem.fault,))
    return ReportAreas(area_map, (*odd, *joined_by_code(file), *without_shape(file, places)))
