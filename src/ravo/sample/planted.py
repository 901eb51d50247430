"""Faults planted deliberately in an invented commune, each in about the given share of rows.

Every kind chooses among the rows that can have it, in an order drawn from the seed, and changes
nothing else: the same seed plants the same faults in the same rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ravo.contract.columns import ANSWER
from ravo.text import unmarked

CellsOfAnyType = Any
"""A frame whose single cells are read and written: text, numbers, days, answers."""
LONGEST_LIFT = 12
"""The points over the line from which on no household is moved under it."""
COPIED = (
    "wall_durable",
    "pillar_durable",
    "roof_durable",
    "floor_durable",
    "water_source",
    "toilet",
    "internet_use",
    "information_means",
)
DWELLING_ANSWERS = (
    "housing_quality",
    "housing_area",
    "water",
    "sanitation",
    "telecoms",
    "information",
)
AREA_OF_A_MEMBER = 12.0
CLASSES = ("Hộ nghèo", "Hộ cận nghèo")
TURNED = {"Hộ nghèo": "Hộ cận nghèo", "Hộ cận nghèo": "Hộ nghèo"}
THOUSAND = 1_000
FIRST_NEW_CODE = 9_000


@dataclass
class PlantedSheets:
    """The sheets of one commune's year in which faults are planted.

    `line` is the commune's line in points, and `planted` the codes of the households by kind.
    """

    rng: np.random.Generator
    line: int
    households: CellsOfAnyType
    members: CellsOfAnyType
    income: CellsOfAnyType

    def rows(self, fit: "pd.Series[bool]", count: int) -> list[int]:
        """Return the rows for a fault: `count` of those that fit, in their order on the sheet."""
        places = self.rng.permutation(np.flatnonzero(fit.to_numpy(dtype=bool)))
        return sorted(int(place) for place in places[:count])

    @property
    def there(self) -> "pd.Series[bool]":
        """Which households are present, not gone."""
        there: pd.Series[bool] = self.households["size"].notna()
        return there


def _bunching(sheets: PlantedSheets, count: int) -> list[int]:
    """Move households from just over the line to just under it: the nearest ones first."""
    frame = sheets.households
    over = frame["b1"] - sheets.line
    near = over[(over > 0) & (over <= LONGEST_LIFT)].sort_values(kind="stable")
    rows = sorted(int(row) for row in near.index[:count])
    for row in rows:
        frame.loc[row, "b1"] = float(sheets.line - int(sheets.rng.integers(0, 3)))
    return rows


def _careless(sheets: PlantedSheets, count: int) -> list[int]:
    """Make the busiest reviewers record the same dwelling, day and round points for everybody."""
    frame = sheets.households
    there = frame[sheets.there]
    busiest = there["reviewer"].value_counts(sort=False)
    order = there["reviewer"].map(busiest).sort_values(ascending=False, kind="stable")
    rows = sorted(int(row) for row in order.index[:count])
    answered = [ANSWER + name for name in DWELLING_ANSWERS]
    lacking = there[answered].astype("boolean").fillna(True).any(axis=1)
    models = there.index[~lacking.to_numpy(dtype=bool)]
    if not len(models):
        return []
    model = models[0]
    for row in rows:
        for name in COPIED:
            frame.loc[row, name] = frame.loc[model, name]
        frame.loc[row, "floor_area"] = AREA_OF_A_MEMBER * frame.loc[row, "size"]
        frame.loc[row, "visit_date"] = frame.loc[rows[0], "visit_date"]
        if pd.notna(frame.loc[row, "b1"]):
            frame.loc[row, "b1"] = float(10 * round(frame.loc[row, "b1"] / 10))
        for name in answered:
            if pd.notna(frame.loc[row, name]):
                frame.loc[row, name] = False
    return rows


def _villages(sheets: PlantedSheets, count: int) -> list[int]:
    """Spell villages without marks, without the word in front, or in small letters."""
    frame = sheets.households
    rows = sheets.rows(frame["village"].notna(), count)
    spellings: tuple[Callable[[str], str], ...] = (
        unmarked,
        lambda name: name.partition(" ")[2],
        str.lower,
    )
    for at, row in enumerate(rows):
        spelt = spellings[at % len(spellings)](str(frame.loc[row, "village"]))
        frame.loc[row, "village"] = spelt
    return rows


def _units(sheets: PlantedSheets, count: int) -> list[int]:
    """Write measured incomes in thousands of đồng, without their sheet of takings and costs."""
    frame = sheets.households
    rows = sheets.rows(frame["income"].notna(), count)
    for row in rows:
        frame.loc[row, "income"] = float(frame.loc[row, "income"]) / THOUSAND
    codes = frame.loc[rows, "code"]
    if len(sheets.income):
        sheets.income = sheets.income[~sheets.income["code"].isin(codes)].reset_index(drop=True)
    return rows


def _size(sheets: PlantedSheets, count: int) -> list[int]:
    """Record one member more than the sheet of members lists."""
    rows = sheets.rows(sheets.there, count)
    sheets.households.loc[rows, "size"] += 1
    return rows


def _citizens(sheets: PlantedSheets, count: int) -> list[int]:
    """Give heads the citizen number of another household's head, as a copied row does."""
    frame = sheets.households
    rows = sheets.rows(sheets.there & frame["head_citizen_id"].notna(), count)
    others = [int(row) for row in frame.index[sheets.there] if row not in rows]
    for row, other in zip(rows, sheets.rng.permutation(others), strict=False):
        number = frame.loc[int(other), "head_citizen_id"]
        frame.loc[row, "head_citizen_id"] = number
        people = sheets.members
        head = (people["code"] == frame.loc[row, "code"]) & (people["relation"] == "Chủ hộ")
        people.loc[head, "citizen_id"] = number
    return rows


def _opening(sheets: PlantedSheets, count: int) -> list[int]:
    """Record another class at the start of the year than in last year's results."""
    frame = sheets.households
    rows = sheets.rows(sheets.there & frame["opening_class"].isin(CLASSES), count)
    for row in rows:
        frame.loc[row, "opening_class"] = TURNED[str(frame.loc[row, "opening_class"])]
    return rows


def _answers(sheets: PlantedSheets, count: int) -> list[int]:
    """Answer an indicator of the dwelling contrary to its facts."""
    frame = sheets.households
    name = f"{ANSWER}sanitation"
    rows = sheets.rows(frame[name].notna(), count)
    for row in rows:
        frame.loc[row, name] = not frame.loc[row, name]
    return rows


def _recoded(sheets: PlantedSheets, count: int) -> list[int]:
    """Give households of last year's list new codes, as where a list is typed again from paper.

    Their members get no citizen numbers, and their heads another middle name.
    """
    frame, people = sheets.households, sheets.members
    known = sheets.there & frame["opening_class"].notna() & frame["origin_code"].isna()
    sources = set(frame["origin_code"].dropna())
    rows = sheets.rows(known & ~frame["code"].isin(sources), count)
    for number, row in enumerate(rows, start=FIRST_NEW_CODE):
        old = str(frame.loc[row, "code"])
        new = f"{old.partition('-')[0]}-{number}"
        family, *middle, given = str(frame.loc[row, "head_name"]).split()
        name = f"{family} {given}" if middle else f"{family} Văn {given}"
        mine = people["code"] == old
        head = mine & (people["relation"] == "Chủ hộ")
        people.loc[head, ["name", "citizen_id"]] = [name, None]
        people.loc[mine, "citizen_id"] = None
        people.loc[mine, "code"] = new
        if len(sheets.income):
            sheets.income.loc[sheets.income["code"] == old, "code"] = new
        frame.loc[row, ["code", "head_name", "head_citizen_id"]] = [new, name, None]
    return rows


PLANTS: Mapping[str, Callable[[PlantedSheets, int], list[int]]] = {
    "bunching": _bunching,
    "careless": _careless,
    "villages": _villages,
    "units": _units,
    "size": _size,
    "citizens": _citizens,
    "opening": _opening,
    "answers": _answers,
    "recoded": _recoded,
}
"""The kinds of faults; the one that changes codes comes last."""
Tables = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def planted(
    tables: Tables, line: int, shares: Mapping[str, float], seed: list[int]
) -> tuple[Tables, dict[str, tuple[str, ...]]]:
    """Return (households, members, income) with faults, and the codes of those households by kind.

    `shares` gives each kind's share of the rows of households; `line` is the line in points.
    """
    households, members, income = (table.copy() for table in tables)
    rows = len(households)
    codes: dict[str, tuple[str, ...]] = {}
    for number, (kind, plant) in enumerate(PLANTS.items()):
        share = shares.get(kind)
        if share is None:
            continue
        rng = np.random.default_rng([*seed, number])
        sheets = PlantedSheets(rng, line, households, members, income)
        places = plant(sheets, round(share * rows))
        income = sheets.income
        codes[kind] = tuple(households.loc[places, "code"])
    return (households, members, income), codes
