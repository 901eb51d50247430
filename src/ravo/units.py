"""Communes before and after 1/7/2025, by the codes of the National Statistics Office."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ravo.faults import usage

FIRST_YEAR_OF_NEW_MAP = 2025
"""Reviews close in December, so those of 2025 stand on the map of 1/7/2025."""


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


def _rows(name: str) -> list[dict[str, str]]:
    table = files("ravo").joinpath("data", "units", name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))


@cache
def communes(year: int) -> dict[str, Unit]:
    """Return the communes of the map on which reviews of `year` stand, by code."""
    if year < FIRST_YEAR_OF_NEW_MAP:
        return {row["code"]: _before(row) for row in _rows("communes-before-2025-07.csv")}
    return {row["code"]: _now(row) for row in _rows("communes-now.csv")}


def _before(row: dict[str, str]) -> Unit:
    return Unit(
        row["code"], row["name"], row["kind"], row["district_code"], row["district"],
        row["province_code"], row["province"], tuple(row["now_codes"].split()),
    )  # fmt: skip


def _now(row: dict[str, str]) -> Unit:
    return Unit(
        row["code"], row["name"], row["kind"], None, None, row["province_code"], row["province"]
    )


def commune(code: str, year: int) -> Unit:
    """Return the commune with this code on the map of a review year.

    Raises UsageProblem (exit code 2) for an unknown code, naming what became of a commune of
    the other map.
    """
    found = communes(year).get(code.strip().zfill(5))
    if found is None:
        raise usage("RV-131", commune_code=code, year=str(year), more=_became(code, year))
    return found


def _became(code: str, year: int) -> str:
    if year < FIRST_YEAR_OF_NEW_MAP:
        return ""
    old = communes(FIRST_YEAR_OF_NEW_MAP - 1).get(code)
    now = communes(FIRST_YEAR_OF_NEW_MAP)
    names = [f"{now[new].name} ({new})" for new in old.successors if new in now] if old else []
    return f"{old.name} → {', '.join(names)}" if old and names else ""


def communes_of_district(district: str) -> tuple[Unit, ...]:
    """Return the communes of a district as it was before 1/7/2025, in the order of their codes.

    Raises UsageProblem (exit code 2) for an unknown district code.
    """
    old = communes(FIRST_YEAR_OF_NEW_MAP - 1).values()
    found = tuple(unit for unit in old if unit.district_code == district)
    if not found:
        raise usage("RV-132", district=district)
    return found
