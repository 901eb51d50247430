"""Communes before and after 1/7/2025, by the codes of the National Statistics Office."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from ravo.criteria.terms import Area
from ravo.faults import usage

FIRST_YEAR_OF_NEW_MAP = 2025
"""The first review year on the map of 1/7/2025, as reviews close in December."""
FIRST_DAY_OF_NEW_MAP = date(2025, 7, 1)
AREA_OF_KIND: dict[str, Area] = {
    "xã": "rural",
    "phường": "urban",
    "thị trấn": "urban",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One commune: code, name with its kind in front, district (none since 1/7/2025), province.

    `successors` holds the codes of the communes that it became on 1/7/2025.
    """

    code: str
    name: str
    kind: str
    district_code: str | None
    district: str | None
    province_code: str
    province: str
    successors: tuple[str, ...] = ()

    @property
    def area(self) -> Area | None:
        """The area that follows from the kind of commune; None for a đặc khu, which may be both."""
        return AREA_OF_KIND.get(self.kind)


BEFORE, NOW = "communes-before-2025-07.csv", "communes-now.csv"


@cache
def _table(name: str) -> bytes:
    return (Path(__file__).parent / "data" / name).read_bytes()


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_table(name).decode().splitlines()))


def map_year(year: int) -> int:
    """Return 2024 for a year of the old map and 2025 for one of the new: a key of the map."""
    return min(max(year, FIRST_YEAR_OF_NEW_MAP - 1), FIRST_YEAR_OF_NEW_MAP)


def map_year_on(day: date) -> int:
    """Return a review year whose map is the one in force on a day."""
    return day.year if day >= FIRST_DAY_OF_NEW_MAP else min(day.year, FIRST_YEAR_OF_NEW_MAP - 1)


def map_year_of_month(year: int, month: int) -> int:
    """Return a review year whose map is the one in force in a month; maps change on a first day."""
    return map_year_on(date(year, month, 1))


def communes(year: int) -> dict[str, Unit]:
    """Return the communes of the map in force for reviews of `year`, by code."""
    return _communes(map_year(year))


@cache
def _communes(year: int) -> dict[str, Unit]:
    if year < FIRST_YEAR_OF_NEW_MAP:
        return {row["code"]: _before(row) for row in _rows(BEFORE)}
    return {row["code"]: _now(row) for row in _rows(NOW)}


def unit_of_code(code: str, year: int) -> Unit | None:
    """Return the commune with a code of five digits; None for an unknown code.

    Only its line of the table is parsed, as parsing all ten thousand takes long.
    """
    name, parse = (BEFORE, _before) if year < FIRST_YEAR_OF_NEW_MAP else (NOW, _now)
    table = _table(name)
    at = table.find(f"\n{code},".encode()) + 1 if code.isdecimal() else 0
    if not at:
        return None
    lines = (table[: table.index(b"\n")], table[at : table.index(b"\n", at)])
    return parse(next(csv.DictReader([line.decode() for line in lines])))


def _before(row: dict[str, str]) -> Unit:
    return Unit(
        row["code"],
        row["name"],
        row["kind"],
        row["district_code"],
        row["district"],
        row["province_code"],
        row["province"],
        tuple(row["now_codes"].split()),
    )


def _now(row: dict[str, str]) -> Unit:
    return Unit(
        row["code"], row["name"], row["kind"], None, None, row["province_code"], row["province"]
    )


def commune(code: str, year: int) -> Unit:
    """Return the commune with this code on the map of a review year.

    Raises UsageProblem (exit code 2) for an unknown code, naming what became of a commune of
    the other map.
    """
    digits = code.strip().zfill(5)
    unit = unit_of_code(digits, year)
    if unit is None:
        more = _became(digits) if year >= FIRST_YEAR_OF_NEW_MAP else _came_from(digits)
        raise usage("RV-131", commune_code=code, year=str(year), more=more)
    return unit


def _became(code: str) -> str:
    names = [f"{unit.name} ({unit.code})" for unit in successors(code)]
    old = communes(FIRST_YEAR_OF_NEW_MAP - 1).get(code)
    return f"{old.name} → {', '.join(names)}" if old and names else ""


def _came_from(code: str) -> str:
    new = communes(FIRST_YEAR_OF_NEW_MAP).get(code)
    old = communes(FIRST_YEAR_OF_NEW_MAP - 1).values()
    names = [f"{unit.name} ({unit.code})" for unit in old if code in unit.successors]
    return f"{', '.join(names)} → {new.name}" if new and names else ""


def successors(code: str) -> tuple[Unit, ...]:
    """Return the communes that a commune of before 1/7/2025 became; empty for an unknown code."""
    old = communes(FIRST_YEAR_OF_NEW_MAP - 1).get(code)
    now = communes(FIRST_YEAR_OF_NEW_MAP)
    return tuple(now[new] for new in old.successors if new in now) if old else ()


def communes_of_district(district: str) -> tuple[Unit, ...]:
    """Return the communes of a district as it was before 1/7/2025, in the order of their codes.

    Raises UsageProblem (exit code 2) for an unknown district code.
    """
    old = communes(FIRST_YEAR_OF_NEW_MAP - 1).values()
    units = tuple(unit for unit in old if unit.district_code == district)
    if not units:
        raise usage("RV-132", district=district)
    return units
