"""Households that left in a month, which the lists of its year go on naming: counted once."""

import json
import random
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ravo.register.checked_deaths import LISTED_AFTER, death_faults
from ravo.register.compared import movements
from ravo.register.counted_deaths import deaths_counted
from ravo.register.lists import StoredList
from ravo.register.store import address_of, reading, writing
from ravo.register.tables import ALIAS, DIED, HOUSEHOLD, OF_LIST, REVIEW
from ravo.register.undone import undo
from support.register_homes import AUTHOR, Home, add, dump, home, made_list, person

UNIT = "30178@2025"
MONTHS = ("2026-01", "2026-02")
SEED = 49
"""A story in which everything that the test is about happens."""
PERIODS = ("2025", *MONTHS, "2026", "2027-01")
DEAD, AWAY, JOINED, OTHER, CAME = "Chết", "Chuyển đi", "Nhập hộ", "Khác", "Chuyển đến"
POOR, NEAR, ABOVE = "poor", "near_poor", "not_poor"
Person = tuple[Any, ...]
Counts = dict[str, int]


@dataclass
class Lived:
    """A household of the story: its people, its class; why it left, where it did."""

    people: list[Person]
    klass: str
    left: str | None = None
    came: bool = False


@dataclass
class Story:
    """A commune over the periods: what every list has to hold, drawn at random."""

    seed: int
    homes: dict[str, Lived] = field(default_factory=dict)
    deaths: list[tuple[str, str, Person]] = field(default_factory=list)
    lists: dict[str, StoredList] = field(default_factory=dict)
    living: dict[str, dict[str, str]] = field(default_factory=dict)
    """The class of each household that is there, by period and code."""
    codes: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    """What became of households in a month before the last."""

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)
        for _ in range(7):
            self._arrive()
        self._write("2025")
        for month in MONTHS:
            self._happen(month)
            self._write(month)
        self._write("2026")
        self.homes = {code: one for code, one in self.homes.items() if one.left is None}
        for one in self.homes.values():
            one.came = False
        self.deaths = []
        self._happen("2027-01")
        self._write("2027-01")

    def _arrive(self) -> None:
        code = f"H{len(self.codes):02}"
        self.codes.append(code)
        names = ("An", "Bình", "Cúc")[: self.draw.randint(1, 3)]
        born = [1940 + self.draw.randint(0, 60) for _ in names]
        people = [person(f"{code} {name}", year) for name, year in zip(names, born, strict=True)]
        came = "2025" in self.lists
        self.homes[code] = Lived(people, self.draw.choice((POOR, NEAR, ABOVE)), came=came)

    def _happen(self, month: str) -> None:
        first, *others = self.homes.items()
        for code, one in others:
            turn = self.draw.random()
            if one.left == AWAY and turn < 0.35:
                one.left, one.came = None, True
                self.seen.add(CAME)
            elif one.left is None and turn < 0.3:
                one.left = self.draw.choice((DEAD, AWAY, JOINED, OTHER))
                self.seen.add(one.left)
                if one.left == DEAD:
                    self.deaths += [(month, code, who) for who in one.people]
                elif one.left == JOINED:
                    first[1].people += one.people
            elif one.left is None and turn < 0.5:
                one.klass = self.draw.choice((POOR, NEAR, ABOVE))
            elif one.left is None and turn < 0.65 and len(one.people) > 1:
                self.deaths.append((month, code, one.people.pop()))
        if self.draw.random() < 0.6:
            self._arrive()

    def _row(self, code: str, one: Lived, period: str) -> Home:
        if one.left is None:
            return home(
                code, *one.people, klass=one.klass, change_reason=CAME if one.came else None
            )
        gone: dict[str, Any] = {
            "klass": "undetermined",
            "departed": 1,
            "rejected": 1,
            "size": None,
            "cell": None,
        }
        values, _ = home(code, *one.people, change_reason=one.left, **gone)
        # A month's list keeps the people of who left, a survey does not.
        return values, tuple(one.people) if "-" in period else ()

    def _write(self, period: str) -> None:
        homes = [self._row(code, one, period) for code, one in self.homes.items()]
        made = made_list(homes, period, UNIT)
        deaths = []
        for month, code, who in self.deaths:
            facts = {OF_LIST: 1, "birth_year": who[1]}
            if "-" in period:
                facts["month"] = month
            about = json.dumps(facts, sort_keys=True, separators=(",", ":"))
            deaths.append((DIED, None, period, UNIT, code, who[0], about))
        self.lists[period] = replace(made, deaths=tuple(sorted(deaths)))
        here = {code: one.klass for code, one in self.homes.items() if one.left is None}
        self.living[period] = here

    def forms(self, period: str) -> dict[str, Counts]:
        """Return the columns of forms 2 and 3 by reading two lists side by side."""
        before = self.living[{"2026": "2025", "2027-01": "2026"}.get(period) or self._last(period)]
        now = self.living[period]
        found = {}
        for form, mine, other in (("2", POOR, NEAR), ("3", NEAR, POOR)):
            count: Counter[str] = Counter()
            for code in {*before, *now}:
                was, klass = before.get(code), now.get(code)
                count["1"] += was == mine
                count["9"] += klass == mine
                if was == mine and klass != mine:
                    where = {other: "to_other", ABOVE: "up", None: "gone"}[klass]
                    count[where] += 1
                if klass == mine and was != mine:
                    count["from_other" if was == other else "in"] += 1
            found[form] = {name: number for name, number in count.items() if number}
        return found

    def died(self, period: str) -> int:
        """Return how many died in a period by its own list: each person once."""
        rows = self.lists[period].deaths
        return len(rows) if "-" not in period else sum(period in row[6] for row in rows)

    def left(self, period: str) -> int:
        """Return how many households are there in the list before a period and not in its own."""
        return len(self.living[self._last(period)].keys() - self.living[period].keys())

    def _last(self, period: str) -> str:
        return PERIODS[PERIODS.index(period) - 1]


NAMES = {
    "2": {
        "2": "to_other",
        "3": "up",
        "4": "gone",
        "5": "from_other",
        "6": "in",
        "7": "in",
        "8": "in",
    },
    "3": {
        "2": "up",
        "3": "to_other",
        "4": "gone",
        "5": "from_other",
        "6": "in",
        "7": "in",
        "8": "in",
    },
}


def counted(path: str, period: str) -> tuple[dict[str, Counts], int]:
    """Return forms 2 and 3 of a period, and the deaths counted in it; nothing may be unknown."""
    with reading(address_of(path)) as connection:
        changes = movements(connection, period)
        died = deaths_counted(connection, period).people
    assert changes.counts().get("undetermined", 0) == 0
    assert changes.missing == 0
    found = {}
    for form, names in NAMES.items():
        count: Counter[str] = Counter()
        for column, number in changes.forms[form].total("households").items():
            count[names.get(column, column)] += number
        found[form] = {name: number for name, number in count.items() if number}
    return found, died


def households(path: str) -> set[tuple[str, str]]:
    """Return the codes with the households of the register that have them."""
    query = (
        select(REVIEW.c.code, HOUSEHOLD.c.uid)
        .join(ALIAS, (ALIAS.c.part == REVIEW.c.part) & (ALIAS.c.row == REVIEW.c.row))
        .join(HOUSEHOLD, HOUSEHOLD.c.id == ALIAS.c.household)
    )
    with reading(address_of(path)) as connection:
        return {tuple(row) for row in connection.execute(query)}


def no_dead_listed(path: str) -> bool:
    """Return whether no dead person is on a later list."""
    with reading(address_of(path)) as connection:
        return LISTED_AFTER not in [fault.code for fault in death_faults(connection)]


def test_who_left_in_a_month_is_counted_once_whatever_comes_when(tmp_path: Path) -> None:
    """Every list read in plain Python: forms, deaths, one household for each code."""
    story, path = Story(SEED), str(tmp_path / "so.sqlite")
    assert story.seen == {DEAD, AWAY, JOINED, OTHER, CAME}
    expected = {period: (story.forms(period), story.died(period)) for period in PERIODS[1:]}
    add(path, story.lists["2025"])
    at_once, left = {}, {}
    for period in PERIODS[1:]:
        left[period] = add(path, story.lists[period]).left
        at_once[period] = counted(path, period)
    assert at_once == expected
    assert left == {period: story.left(period) for period in PERIODS[1:]}
    assert left["2026"] == 0 < left["2026-01"]
    assert {month: counted(path, month) for month in MONTHS} == {m: expected[m] for m in MONTHS}
    codes = [code for code, _ in households(path)]
    assert sorted(codes) == sorted(story.codes)
    assert no_dead_listed(path)
    # Any order of adding is the same register; what is taken back was never there.
    mixed = str(tmp_path / "mixed.sqlite")
    order = random.Random(SEED).sample(PERIODS, len(PERIODS))
    for period in order[:-1]:
        add(mixed, story.lists[period])
    before = dump(mixed)
    add(mixed, story.lists[order[-1]])
    assert dump(mixed) == dump(path)
    with writing(address_of(mixed)) as connection:
        undo(connection, str(len(PERIODS)), AUTHOR)
    assert dump(mixed) == before
