"""The region of a commune, which fixes the rural points column of its households.

Regions are those of the provinces before 1/7/2025; a commune formed since belongs to the region
of the communes that it was formed from.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ravo.places.lookup import WrittenPlace, commune_of
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, Unit, communes

URBAN = "Thành thị"
REGIONS = (
    "Đồng bằng sông Hồng",
    "Trung du và miền núi phía Bắc",
    "Bắc Trung Bộ và Duyên hải miền Trung",
    "Tây Nguyên",
    "Đông Nam Bộ",
    "Đồng bằng sông Cửu Long",
)
COLUMNS = (URBAN, *REGIONS)
"""The points columns in order: urban, then rural by region. A column is identified by its place."""
OLD_MAP = FIRST_YEAR_OF_NEW_MAP - 1


class RegionPlace(NamedTuple):
    """The possible points columns of a commune, and the provinces that they follow from.

    One column where the region is known; several where the communes it was formed from belong
    to different regions; all six where nothing is known. `provinces` are those before 1/7/2025.
    """

    columns: tuple[int, ...]
    provinces: tuple[str, ...] = ()

    @property
    def column(self) -> int | None:
        """The one rural points column; None where the region is not settled."""
        return self.columns[0] if len(self.columns) == 1 else None

    @property
    def known(self) -> bool:
        """True where at least the provinces before 1/7/2025 are known."""
        return bool(self.provinces)


NOWHERE = RegionPlace(tuple(range(1, len(COLUMNS))))


@cache
def region_of_province(code: str) -> str | None:
    """Return the region of a province by its code before 1/7/2025; None for an unknown code."""
    table = (Path(__file__).parent / "data" / "regions.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    return {row["province_code"]: row["region"] for row in rows}.get(code)


def place_of(
    year: int,
    code: str | None = None,
    name: str | None = None,
    district: str | None = None,
    province: str | None = None,
) -> RegionPlace:
    """Return the place of the commune of a review, or of its province where it is not known.

    A province of before 1/7/2025 is in one region; one of today may be formed of several regions.
    """
    locality = commune_of(WrittenPlace(year, province, district, name, code))
    origins = _origins(locality.unit, year) if locality.unit else ()
    if origins:
        return _place(origins)
    return _of_map(locality.province_code, year) if locality.province_code else NOWHERE


def _place(units: tuple[Unit, ...]) -> RegionPlace:
    regions = {region_of_province(unit.province_code) for unit in units}
    columns = tuple(at for at, region in enumerate(REGIONS, start=1) if region in regions)
    provinces = tuple(dict.fromkeys(unit.province for unit in units))
    return RegionPlace(columns, provinces)


def _origins(unit: Unit, year: int) -> tuple[Unit, ...]:
    """Return the communes before 1/7/2025 that a commune was formed from; itself if it is one."""
    if year < FIRST_YEAR_OF_NEW_MAP:
        return (unit,)
    return _by_successor().get(unit.code, ())


@cache
def _by_successor() -> dict[str, tuple[Unit, ...]]:
    by_successor: dict[str, list[Unit]] = {}
    for unit in communes(OLD_MAP).values():
        for code in unit.successors:
            by_successor.setdefault(code, []).append(unit)
    return {code: tuple(units) for code, units in by_successor.items()}


@cache
def _of_map(code: str, year: int) -> RegionPlace:
    """Return the place of a province, by its code on the map of a review year."""
    units = (unit for unit in communes(year).values() if unit.province_code == code)
    return _place(tuple(origin for unit in units for origin in _origins(unit, year)))
