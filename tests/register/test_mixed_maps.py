"""Last lists of both maps before a period, read anew in plain Python; every person is invented."""

import itertools
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from ravo.changes.comparison import Changes, compare
from ravo.changes.year import year_of
from ravo.places.units import communes
from ravo.register.checked import checked
from ravo.register.compared import movements
from ravo.register.lists import list_of
from ravo.register.store import address_of, reading
from ravo.review.review import Review
from support.register_lists import add, dump
from support.registers import ON_FILES, FreshRegister
from support.years import home, review

A, B, TAN_MY = "30172", "30178", "30175"
"""Communes of before, and the one that they became: its code was that of one of them."""
MERGED = "30178"
DIVIDED, NORTH, SOUTH = "30079", "30088", "30025"
"""An old commune and the two that it became, each of which took in others too."""
TOWN = "30169"
PLACES = (
    *((A, MERGED), (B, MERGED), (TAN_MY, MERGED), (TOWN, TOWN)),
    *((DIVIDED, NORTH), (DIVIDED, SOUTH), (NORTH, NORTH), (SOUTH, SOUTH)),
)
"""The commune of before and that of today of a place."""
LISTS = {
    2023: (A, B, TAN_MY, DIVIDED, NORTH, SOUTH, TOWN),
    2024: (A, B, TAN_MY, DIVIDED, NORTH, SOUTH, TOWN),
    2025: (TOWN, NORTH),
    2026: (MERGED, TOWN, NORTH, SOUTH),
}
"""Whose lists there are: those of 2025 are of two of the new communes."""
CLASSES = ("poor", "near_poor", "not_poor")
NAMES = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khải")
BETWEEN = "Ấp Giữa"
"""A village of the divided commune that both communes of today have."""


@dataclass(frozen=True)
class Life:
    """A household: its communes before and now, its village, its class by year (absent: none)."""

    number: int
    before: str
    now: str
    village: str
    classes: Mapping[int, str]

    def is_in(self, year: int) -> bool:
        """Return whether the list of a year of its commune has it."""
        commune = self.before if year < 2025 else self.now
        return commune in LISTS[year] and year in self.classes

    def last_year(self) -> int:
        """Return the year of the last list before 2026 of the place where it lives."""
        return 2025 if self.now in LISTS[2025] else 2024

    @property
    def opening(self) -> str | None:
        """Its class in that list."""
        return self.classes[self.last_year()] if self.is_in(self.last_year()) else None

    @property
    def closing(self) -> str | None:
        """Its class in 2026."""
        return self.classes.get(2026)

    @property
    def is_open(self) -> bool:
        """Whether nothing settles where it lived: it is gone, and so may its village be."""
        between = self.village == BETWEEN and self.before == DIVIDED
        # The list of 2025 of the one commune lacks it, as that of 2026 of the other does.
        return between and 2024 in self.classes and 2025 not in self.seen and self.closing is None

    @property
    def seen(self) -> set[int]:
        """The years whose lists have it."""
        return {year for year in LISTS if self.is_in(year)}


def lives() -> list[Life]:
    """Return four households of each place with classes by chance, some of them absent."""
    draw = random.Random(2025)
    found: list[Life] = []
    for (before, now), kind in itertools.product(PLACES, range(7)):
        classes = {year: draw.choice(CLASSES) for year in LISTS}
        if kind == 1:
            del classes[2026]
        if kind in (2, 6):
            del classes[2025], classes[2026]
        if kind == 3:
            del classes[2023], classes[2024]
        if kind == 4:
            del classes[2025]
        between = before == DIVIDED and kind >= 5
        village = BETWEEN if between else f"Ấp {before} {now}"
        found.append(Life(len(found), before, now, village, classes))
    return found


LIVES = lives()


def person(number: int) -> dict[str, Any]:
    """Return the head of a household: a name of its own, a whole citizen number."""
    return {
        "head_name": f"{NAMES[number % len(NAMES)]} Thử {number // len(NAMES)}",
        "head_citizen_id": f"08707{number:07}",
        "head_birth_year": 1950 + number % 50,
    }


def listed(year: int, code: str) -> Review:
    """Return the review of a commune: codes begin anew in every list of the old map."""
    unit = communes(year)[code]
    place: dict[str, Any] = {
        "commune": unit.name,
        "commune_code": code,
        "district": unit.district,
        "province": unit.province,
    }
    mine = [life for life in LIVES if life.is_in(year)]
    mine = [life for life in mine if (life.before if year < 2025 else life.now) == code]
    codes = itertools.count(1)
    return review(
        [
            home(
                f"{next(codes):03}" if year < 2025 else f"{life.before}.{life.number}",
                life.classes[year],
                village=life.village,
                size=1 + life.number % 3,
                **person(life.number),
            )
            for life in mine
        ],
        year,
        **place,
    )


@pytest.fixture(scope="module")
def reviews_by_year() -> dict[int, list[Review]]:
    """The reviews of all years."""
    return {year: [listed(year, code) for code in codes] for year, codes in LISTS.items()}


def columns_of(life: Life, form: str) -> set[str]:
    """Return the columns of form 2 or 3 of 2026 that count a household, from its lists alone."""
    mine, other = ("poor", "near_poor") if form == "2" else ("near_poor", "poor")
    if life.is_open:
        return set()
    earlier = {life.classes[year] for year in life.seen if year < 2025}
    again = "poor" in earlier if form == "2" else bool(earlier & {"poor", "near_poor"})
    up, down = ("3", "2") if form == "2" else ("2", "3")
    found = set()
    if life.opening == mine:
        found.add("1")
        if life.closing is None:
            found.add("4")
        elif life.closing != mine:
            found.add(down if life.closing == other else up)
    if life.closing == mine:
        found.add("9")
        if life.opening == other:
            found.add("5")
        elif life.opening != mine:
            found.add("6" if again else "7")
    return found


def expected(form: str) -> dict[str, dict[str, int]]:
    """Return the figures of a form by commune of today."""
    found: dict[str, dict[str, int]] = {}
    for life in LIVES:
        name = communes(2025)[life.now].name
        for column in columns_of(life, form):
            row = found.setdefault(name, {})
            row[column] = row.get(column, 0) + 1
    return found


def figures(changes: Changes, form: str) -> dict[str, dict[str, int]]:
    """Return the figures of a form by commune that are not 0."""
    counts = changes.forms[form].counts["households"]
    columns = [str(number) for number in range(1, 10)]
    rows = zip((*changes.layout.names, "?"), counts.tolist(), strict=True)
    named = {name: dict(zip(columns, row, strict=True)) for name, row in rows}
    found = {name: {c: n for c, n in row.items() if n} for name, row in named.items()}
    return {name: row for name, row in found.items() if row}


def faults_of(changes: Changes) -> dict[str, object]:
    """Return the counts of the faults about maps by their code."""
    codes = ("RV-1462", "RV-1475", "RV-1476", "RV-1477")
    return {one.code: one.params["count"] for one in changes.faults if one.code in codes}


def by_diff(reviews: Mapping[int, list[Review]]) -> Changes:
    """Compare the last lists of both maps with those of 2026, as `ravo diff` does."""
    history = [year_of(year, reviews[year]) for year in (2023, 2024)]
    before = year_of(2025, [*reviews[2025], *reviews[2024]])
    return compare(before, year_of(2026, reviews[2026]), history=history)


@pytest.fixture(scope="module")
def diffed(reviews_by_year: dict[int, list[Review]]) -> Changes:
    """What `ravo diff` finds."""
    return by_diff(reviews_by_year)


def test_both_maps_in_a_year_are_counted_by_household(
    reviews_by_year: dict[int, list[Review]], diffed: Changes
) -> None:
    """Forms by commune, and every household of the old lists: a pair, gone, or named."""
    changes = diffed
    assert {form: figures(changes, form) for form in "23"} == {
        form: expected(form) for form in "23"
    }
    named = faults_of(changes)
    last = [year_of(2025, reviews_by_year[year]) for year in (2024, 2025)]
    gone = int(((changes.rows["old"] >= 0) & (changes.rows["new"] < 0)).sum())
    assert sum(len(one.households) for one in last) == len(changes.pairing.pairs) + gone + sum(
        int(str(named[code])) for code in ("RV-1462", "RV-1475", "RV-1477")
    )
    assert named["RV-1462"] == sum(life.is_open for life in LIVES) > 0
    assert not changes.breaches


@ON_FILES
def test_a_register_counts_as_the_comparison_does(
    reviews_by_year: dict[int, list[Review]], diffed: Changes, fresh_register: FreshRegister
) -> None:
    """In any order of adding the years."""
    lists = {year: [list_of(one) for one in found] for year, found in reviews_by_year.items()}
    dumps = []
    for order in ((2023, 2024, 2025, 2026), (2026, 2024, 2025, 2023)):
        address = fresh_register()
        for year in order:
            add(address, *lists[year], day=year - 2022)
        with reading(address_of(address)) as connection:
            changes = movements(connection, "2026")
            assert not checked(connection).breaches
        for form in "23":
            assert figures(changes, form) == figures(diffed, form)
        assert faults_of(changes).get("RV-1462") == faults_of(diffed)["RV-1462"]
        dumps.append(dump(address))
    assert dumps[0] == dumps[1]
