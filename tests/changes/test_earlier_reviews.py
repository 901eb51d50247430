"""Who was on the list in earlier years: the quick look-up and the pairing of everybody agree."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ravo.changes.comparison import compare
from ravo.changes.earlier_reviews import EarlierReviews, again_of
from ravo.changes.links import Links
from ravo.changes.movements import LEVEL_NEAR_POOR, LEVEL_POOR, RejudgedClass, levels_of
from ravo.changes.output.machine import changes_json
from ravo.changes.pairs import pair_years
from ravo.changes.strangers import other_headed, pairs_by_code, strangers_of
from ravo.changes.year import Year, YearPart
from ravo.faults import InputProblem
from ravo.frames import frame_of
from ravo.review.review import Counts
from ravo.survey.survey import Info, Source
from support.years import home, year

CODES = ("30169", "30172", "30175")
FAMILIES, MIDDLES = ("Nguyễn", "Trần", "Lê"), ("Văn", "Thị", "Hữu")
GIVEN = ("An", "Bình", "Chi", "Dũng", "Hoa", "Hòa", "Khải", "Khai")
SEEDS = (1, 2, 3)
CLASSES = ("poor", "near_poor", "not_poor", "undetermined")


@dataclass
class Invented:
    """An invented household over the years: where it lives, who lives in it."""

    commune: int
    village: str
    people: list[tuple[str, int, str | None]]
    code: int
    origin: int | None = None


def invented(draw: random.Random, code: int) -> Invented:
    people = [a_person(draw) for _ in range(draw.randint(1, 4))]
    return Invented(draw.randrange(3), f"Ấp {draw.randint(1, 3)}", people, code)


def a_person(draw: random.Random) -> tuple[str, int, str | None]:
    name = f"{draw.choice(FAMILIES)} {draw.choice(MIDDLES)} {draw.choice(GIVEN)}"
    number = f"0870{draw.randrange(10**8):08}" if draw.random() < 0.5 else None
    return name, draw.randint(1960, 1968), number


def a_later_year(draw: random.Random, homes: Sequence[Invented]) -> list[Invented]:
    """Return the households as they are some years on; a list of their own."""
    found = []
    recoded = [draw.random() < 0.3 for _ in CODES]
    for one in homes:
        people = list(one.people)
        if draw.random() < 0.15:
            people.append(people.pop(0))
        name, born, number = people[0]
        if draw.random() < 0.2:
            people[0] = (name.replace("n", "m", 1), born + draw.choice((0, 1)), number)
        if draw.random() < 0.2:
            people[0] = (*people[0][:2], None if number else a_person(draw)[2])
        moved = draw.random() < 0.1
        commune = draw.randrange(3) if moved else one.commune
        village = f"Ấp {draw.randint(1, 3)}" if moved else one.village
        later = Invented(commune, village, people, one.code)
        if recoded[commune] or draw.random() < 0.1:
            later.code = draw.randrange(200, 400)
            later.origin = one.code if draw.random() < 0.5 else None
        found.append(later)
        if len(people) > 1 and draw.random() < 0.15:
            split = Invented(commune, village, [people.pop()], draw.randrange(400, 600))
            split.origin = one.code if draw.random() < 0.7 else None
            found.append(split)
    # Codes that strangers have now.
    for one, other in zip(found[::9], found[1::9], strict=False):
        one.code, other.code = other.code, one.code
    return found


def listed(draw: random.Random, number: int, homes: Iterable[Invented], absent: float) -> Year:
    """Return the households of a year as lists of three communes, some of them absent."""
    some = [one for one in homes if draw.random() > absent]
    rows: list[dict[str, Any]] = []
    people: list[dict[str, Any]] = []
    met: set[tuple[int, int]] = set()
    for one in sorted(some, key=lambda one: one.commune):
        if (one.commune, one.code) in met:
            continue
        met.add((one.commune, one.code))
        name, born, citizen = one.people[0]
        rows.append(
            {
                "part": one.commune,
                "cell": f"A{len(rows)}",
                "code": f"{one.code:03}",
                "head_name": name,
                "head_citizen_id": citizen,
                "head_tail": citizen and citizen[-4:],
                "head_sex": "Nam",
                "head_birth_year": float(born),
                "village": one.village,
                "size": float(len(one.people)),
                "klass": draw.choice(CLASSES),
                "departed": draw.random() < 0.05,
                "origin_code": None if one.origin is None else f"{one.origin:03}",
            }
        )
        people += [
            {
                "household": len(rows) - 1,
                "name": name,
                "birth_year": float(born),
                "citizen_id": tail,
            }
            for name, born, tail in one.people
            if draw.random() < 0.9
        ]
    parts = tuple(
        YearPart(
            source=Source(f"{code}.xlsx", "0" * 64),
            info=Info(number, commune_code=code),
            edition_id=None,
            edition_sha256=None,
            counts=Counts(0, 0, 0, 0),
            sheet="Hộ",
        )
        for code in CODES
    )
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    figures = ("part", "head_birth_year", "size", "departed")
    frame = frame_of(
        {
            name: np.array(values) if name in figures else np.array(values, dtype=object)
            for name, values in columns.items()
        }
    )
    return Year(number, parts, frame, pd.DataFrame(people).astype({"name": object}))


def paired_whole(earlier: Year, new: Year) -> pd.DataFrame:
    """Return the pairs of everybody, none by a code that strangers have: in the plainest way."""
    first = pair_years(earlier, new)
    strangers = strangers_of(earlier, new, other_headed(earlier, new, *pairs_by_code(first.pairs)))
    if not strangers:
        return first.pairs
    return pair_years(earlier, new, Links(refused=frozenset(strangers))).pairs.assign(again=True)


def seen_whole(history: Sequence[pd.DataFrame], years: Sequence[Year], size: int) -> RejudgedClass:
    poor, on_list = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    for pairs, earlier in zip(history, years, strict=True):
        levels = levels_of(earlier.households["klass"])[pairs["old"].to_numpy(dtype=int)]
        at = pairs["new"].to_numpy(dtype=int)
        poor[at[levels == LEVEL_POOR]] = True
        on_list[at[levels >= LEVEL_NEAR_POOR]] = True
    return RejudgedClass(poor, on_list)


def worlds(seed: int) -> tuple[list[Year], Year]:
    draw = random.Random(seed)
    first = [invented(draw, code) for code in range(100)]
    second = a_later_year(draw, first)
    third = a_later_year(draw, second)
    history = [listed(draw, 2021, first, 0.2), listed(draw, 2022, second, 0.3)]
    return history, listed(draw, 2024, third, 0.2)


def test_the_quick_look_up_and_the_pairing_of_everybody_agree_on_worlds_by_chance() -> None:
    """Recoded communes, swapped codes, moves, splits, slips of the pen, numbers that are missing.

    Asked of everybody, of few, and of one alone, whose rivals nobody asks about.
    """
    hows: Counter[str] = Counter()
    counted = 0
    for seed in SEEDS:
        history, new = worlds(seed)
        pairs = [paired_whole(earlier, new) for earlier in history]
        for frame in pairs:
            hows.update(frame["how"])
            hows["again"] += "again" in frame
        size = len(new.households)
        whole = seen_whole(pairs, history, size)
        draw = random.Random(seed)
        listed_alone = np.flatnonzero(whole.listed & ~whole.poor)
        for share in (1.0, 0.05):
            open = RejudgedClass(
                *(np.array([draw.random() < share for _ in range(size)]) for _ in range(2))
            )
            open.listed[listed_alone[:1]] = True
            found = again_of(history, new, open)
            assert found.poor.tolist() == (whole.poor & open.poor).tolist()
            assert found.listed.tolist() == (whole.listed & open.listed).tolist()
            counted += int(found.listed.sum())
    # Every way of pairing occurred, codes of strangers among them.
    assert min(hows[how] for how in ("code", "citizen", "origin", "fuzzy", "again")) > 2, hows
    assert counted > 50


def test_years_that_are_read_in_their_turn_count_as_those_in_memory() -> None:
    history = [year(2021, [home("A1", "poor"), home("B1")]), year(2022, [home("A1", "not_poor")])]
    old = year(2023, [home("A1", "not_poor"), home("B1", "not_poor")])
    new = year(2024, [home("A1", "poor"), home("B1", "near_poor")])
    turns: list[int] = []

    def read() -> Iterable[Year]:
        for one in history:
            turns.append(one.year)
            yield one

    lazy = compare(old, new, history=EarlierReviews((2021, 2022), read, new))
    assert changes_json(lazy, "vi") == changes_json(compare(old, new, history=history), "vi")
    assert turns == [2021, 2022]
    assert lazy.counts() == {"poor_again": 1, "near_poor_again": 1}


def test_an_earlier_year_with_a_code_twice_is_refused_though_nobody_is_looked_up() -> None:
    """Nothing is read past in silence: the same as before any household fell again."""
    twice = year(2021, [home("A1"), home("A1")])
    homes = [home("A1", "not_poor")]
    with pytest.raises(InputProblem) as caught:
        compare(year(2023, homes), year(2024, homes), history=[twice])
    assert caught.value.fault.code == "RV-191"


def test_who_follows_an_origin_depends_on_households_that_nobody_asks_about() -> None:
    """The larger of two that came out of one household is like another household, which it is."""
    like = {"head_name": "Trần Thị Khải", "head_birth_year": 1961}
    earlier = year(2021, [home("A1", "poor"), home("B1", "not_poor", **like)])
    new = year(
        2024,
        [
            home("C1", head_name="Lê Văn Dũng", head_birth_year=1990, size=1, origin_code="A1"),
            home("C2", size=3, origin_code="A1", **like),
        ],
    )
    alone = np.array([True, False])
    found = again_of([earlier], new, RejudgedClass(alone, alone))
    pairs = paired_whole(earlier, new)
    assert pairs[["new", "how"]].to_numpy().tolist() == [[0, "origin"], [1, "fuzzy"]]
    assert (found.poor.tolist(), found.listed.tolist()) == ([True, False], [True, False])
