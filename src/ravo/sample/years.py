"""One invented commune through the years: households persist, change, split, merge, move.

The first list is drawn at random, every later year from the one before it, and the year before the
list backwards from it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, Unit, successors
from ravo.sample.chance import another, any_of, between, happens
from ravo.sample.dwellings import (
    ABOVE,
    SampleDwelling,
    a_year_later,
    new_dwelling,
    opening_of,
    standing_of_list,
    standing_of_new,
)
from ravo.sample.earlier import year_before
from ravo.sample.families import family_later
from ravo.sample.people import EARLIER_MARK, Births, Citizens
from ravo.sample.records import records_of
from ravo.sample.settlement import GROWTH, Settlement, residents_by_year, settlement

FIRST_LIST = 2022
"""The year of the list that is drawn first."""
FIRST_YEAR = FIRST_LIST - 1
MOVED_AWAY, SPLIT, JOINED = 0.012, 0.05, 0.04
NEW = 0.095
"""The share of households that request a review for the first time, relative to a usual year."""
ARRIVED = 0.12
"""The share of these that came from elsewhere, most of them poor there."""
Frames = tuple[dict[str, Any], pd.DataFrame, pd.DataFrame, pd.DataFrame]


@dataclass
class _Commune:
    """The state of a commune while its years are invented: its draws, and the codes so far."""

    births: Births
    place: Settlement
    households: int
    codes: int = 0

    @property
    def rng(self) -> np.random.Generator:
        """The generator of every draw of this commune."""
        return self.births.rng

    def code(self) -> str:
        """Return a code that no household had before."""
        self.codes += 1
        return f"{self.place.unit.code}-{self.codes:04d}"

    def some(self, share: float) -> int:
        """Return about `share` of the usual number of households, at least one."""
        return max(1, round(self.households * self.place.share * share))

    def newcomer(
        self, year: int, standing: Callable[[np.random.Generator], float]
    ) -> SampleDwelling:
        """Return a household that was not reviewed before."""
        return new_dwelling(self.births, self.place, year, self.code(), standing(self.rng))


def survey_frames(
    unit: Unit, last_year: int, households: int, seed: int, first_year: int = FIRST_LIST + 1
) -> dict[int, Frames]:
    """Return (info, households, members, income) of a commune for every year of a span.

    The years from the first list on are the same whatever `first_year` is.
    """
    rng = np.random.default_rng([seed, int(unit.code)])
    place = settlement(rng, unit, households)
    commune = _Commune(Births(rng, Citizens.of(unit.code)), place, households)
    first = homes = _first_list(commune)
    last = max(last_year, FIRST_LIST)
    # It has draws of its own, so that the years do not depend on how many are requested.
    counts = np.random.default_rng([seed, int(unit.code), 1])
    residents = residents_by_year(counts, place, last - FIRST_LIST + 1)
    years = {}
    for year in range(FIRST_LIST, last + 1):
        if year > FIRST_LIST:
            homes = _next_year(commune, year, homes)
        records = records_of(place, _unit_of(unit, year), year, homes, residents[year - FIRST_LIST])
        homes = [_judged(*pair, year) for pair in zip(homes, records.classes, strict=True)]
        years[year] = records.frames
    if first_year <= FIRST_LIST:
        years |= _earliest(place, first, residents[0], seed)
    return {year: years[year] for year in sorted(years) if first_year <= year <= last_year}


def _earliest(
    place: Settlement, homes: Sequence[SampleDwelling], residents: tuple[int, int], seed: int
) -> dict[int, Frames]:
    """Return the frames of the year before the first list, and of the list based on it."""
    unit = place.unit
    rng = np.random.default_rng([seed, int(unit.code), 7])
    births = Births(rng, Citizens.of(unit.code, EARLIER_MARK))
    past = year_before(births, place, homes, FIRST_YEAR)
    growth = float(rng.uniform(*GROWTH))
    fewer = round(residents[0] / growth), round(residents[1] / growth)
    before = records_of(place, unit, FIRST_YEAR, past.homes, fewer)
    codes = [home.code for home in past.homes]
    classes = dict(zip(codes, before.classes, strict=True))
    seen = past.as_recorded(homes, classes, FIRST_YEAR)
    after = records_of(place, unit, FIRST_LIST, seen, residents)
    return {FIRST_YEAR: before.frames, FIRST_LIST: after.frames}


def _unit_of(unit: Unit, year: int) -> Unit:
    """Return the commune whose lines apply in a year: since 1/7/2025 its successor."""
    return successors(unit.code)[0] if year >= FIRST_YEAR_OF_NEW_MAP else unit


def _first_list(commune: _Commune) -> list[SampleDwelling]:
    homes = [commune.newcomer(FIRST_LIST, standing_of_list) for _ in range(commune.some(1.0))]
    return [replace(home, opening_class=ABOVE) for home in homes]


def _judged(home: SampleDwelling, klass: str | None, year: int) -> SampleDwelling:
    """Return a household with its verdict, which is the opening class of next year's review."""
    return replace(home, klass=klass, since=home.since if klass == home.klass else year)


def _next_year(commune: _Commune, year: int, homes: list[SampleDwelling]) -> list[SampleDwelling]:
    """Return the households of the next review: most persist, some change, leave, split, come."""
    later = [_later(commune, year, home) for home in homes if not home.left]
    stayed = [home for home in later if home and not home.left]
    left = [home for home in later if home and home.left]
    stayed = _merged(commune, _split(commune, year, stayed))
    fresh = [_fresh(commune, year) for _ in range(commune.some(NEW))]
    return [*stayed, *left, *fresh]


def _later(commune: _Commune, year: int, home: SampleDwelling) -> SampleDwelling | None:
    """Return a household a year later; None where it is not on the list of the year.

    A household that was not on last year's list returns only by request, more probably if it is
    near the line.
    """
    rng = commune.rng
    members = family_later(commune.births, home.members, year)
    moved = happens(rng, MOVED_AWAY)
    after = replace(a_year_later(rng, home), opening_class=opening_of(home.klass))
    asks = happens(rng, between(0.55 - after.standing / 60, 0.05, 0.9))
    if not members or moved:
        reason = "Chuyển đi" if members else "Chết"
        return replace(after, change_reason=reason, left=True) if home.listed else None
    return replace(after, members=members) if home.listed or asks else None


def _fresh(commune: _Commune, year: int) -> SampleDwelling:
    """Return a household reviewed for the first time; one from elsewhere has no class here yet."""
    arrived = happens(commune.rng, ARRIVED)
    home = commune.newcomer(year, standing_of_list if arrived else standing_of_new)
    reason, opening = ("Chuyển đến", None) if arrived else (None, ABOVE)
    return replace(home, change_reason=reason, opening_class=opening)


def _split(commune: _Commune, year: int, homes: list[SampleDwelling]) -> list[SampleDwelling]:
    """Return the households after splits: in some, a grown child has moved into a new one."""
    kept_homes, apart = [], []
    for home in homes:
        grown = [p for p in home.members if p.relation == "Con" and p.birth.year <= year - 25]
        if len(home.members) > 3 and grown and happens(commune.rng, SPLIT):
            child = replace(grown[0], relation="Chủ hộ")
            alone = replace(
                home,
                code=commune.code(),
                members=(child,),
                wanted=home.wanted - {"dependency", "nutrition", "child_schooling"},
                floor_area=float(round(12 + 20 * child.luck)),
                luck=child.luck,
                klass=None,
                since=None,
                opening_class=None,
                change_reason="Tách hộ",
                origin_code=home.code,
                separated=date(year, 1 + int(9 * child.luck), 1 + int(27 * another(child.luck, 1))),
            )
            apart.append(alone)
            rest = tuple(p for p in home.members if p is not grown[0])
            kept_homes.append(replace(home, members=rest))
        else:
            kept_homes.append(home)
    return [*kept_homes, *apart]


def _merged(commune: _Commune, homes: list[SampleDwelling]) -> list[SampleDwelling]:
    """Return the households after merges: some single people joined others in their village."""
    joined: dict[str, SampleDwelling] = {}
    gone = set()
    for home in homes:
        if len(home.members) > 1 or home.origin_code or not happens(commune.rng, JOINED):
            continue
        hosts = [
            host.code
            for host in homes
            if host.village == home.village
            and host.code != home.code
            and not host.origin_code
            and host.code not in gone
            and host.code not in joined
            and len(host.members) > 1
        ]
        if hosts:
            joined[any_of(commune.rng, hosts)] = home
            gone.add(home.code)
    return [_host(home, joined.get(home.code)) for home in homes if home.code not in gone]


def _host(home: SampleDwelling, guest: SampleDwelling | None) -> SampleDwelling:
    if guest is None:
        return home
    person = replace(guest.members[0], relation="Khác")
    return replace(
        home,
        members=(*home.members, person),
        change_reason="Nhập hộ",
        origin_code=guest.code,
    )
