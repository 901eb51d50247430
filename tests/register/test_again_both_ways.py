"""Movements of a register, its histories and a comparison: the same who fell again."""

import itertools
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from ravo.changes.comparison import Changes, compare
from ravo.changes.output.machine import changes_json
from ravo.changes.year import year_of
from ravo.places.units import communes
from ravo.register.compared import movements
from ravo.register.history import history_of
from ravo.register.law_days import closing_by_law, term_of
from ravo.register.life import life_of
from ravo.register.lists import list_of
from ravo.register.store import address_of, reading
from ravo.register.tables import ALIAS, PART, REVIEW
from ravo.review.review import Review
from support.register_lists import add
from support.years import home, person, review

Homes = Sequence[dict[str, Any]]
Lists = Mapping[int, Mapping[str, Homes]]
"""Households by year and code of the commune."""
DIVIDED, NORTH, SOUTH, TOWN = "30079", "30088", "30025", "30169"
NAMES = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khải")
CLASSES = ("poor", "near_poor", "not_poor")


def of(
    number: int, code: int, klass: str, village: str = "Ấp Một", *, numbered: bool = True
) -> dict[str, Any]:
    """Return a household of one invented person, under a code of the list."""
    return home(
        f"{code:03}",
        klass,
        village=village,
        size=1 + number % 3,
        head_name=f"{NAMES[number % 7]} Thử {number // 7}",
        head_birth_year=1950 + number,
        head_citizen_id=f"08707{number:07}" if numbered else None,
    )


def both(path: Path, lists: Lists, before: int, last: Sequence[tuple[int, str]]) -> list[Changes]:
    """Return the changes of 2026 by a register and by a comparison with the last lists."""
    reviews = {
        year: {code: listed(year, code, homes) for code, homes in mine.items()}
        for year, mine in lists.items()
    }
    history = [year_of(year, list(reviews[year].values())) for year in lists if year < before]
    old = year_of(before, [reviews[year][code] for year, code in last])
    diffed = compare(old, year_of(2026, list(reviews[2026].values())), history=history)
    for year, mine in reviews.items():
        add(str(path), *map(list_of, mine.values()), day=year - 2020)
    with reading(address_of(str(path))) as connection:
        return [movements(connection, "2026"), diffed]


def listed(year: int, code: str, homes: Homes) -> Review:
    unit = communes(year)[code]
    place = {"commune": unit.name, "district": unit.district, "province": unit.province}
    return review(homes, year, commune_code=code, **place)


def movement_of(changes: Changes, code: str) -> str:
    """Return the movement of a household of 2026."""
    row = changes.new.households["code"].tolist().index(code)
    found = changes.rows.loc[changes.rows["new"] == row, "movement"]
    return str(found.item())


CASES: dict[str, tuple[Lists, int, list[tuple[int, str]], str, str]] = {
    "absent last year, the code given to a like name": (
        {
            2023: {TOWN: [of(13, 1, "poor"), of(12, 2, "not_poor")]},
            2024: {TOWN: [of(12, 1, "not_poor")]},
            2026: {TOWN: [of(12, 1, "not_poor"), of(13, 2, "poor")]},
        },
        2024,
        [(2024, TOWN)],
        "002",
        "poor_again",
    ),
    "another household had its code in between": (
        {
            2023: {TOWN: [of(5, 1, "poor"), of(2, 2, "not_poor", numbered=False)]},
            2024: {TOWN: [of(2, 1, "not_poor", numbered=False)]},
            2026: {TOWN: [of(5, 1, "near_poor"), of(2, 2, "not_poor", numbered=False)]},
        },
        2024,
        [(2024, TOWN)],
        "001",
        "near_poor_again",
    ),
    "paired by code though both heads have numbers": (
        {
            2023: {TOWN: [of(1, 1, "not_poor")]},
            2024: {TOWN: [of(1, 1, "not_poor"), of(20, 2, "near_poor")]},
            2026: {TOWN: [of(1, 1, "not_poor"), of(19, 2, "poor"), of(20, 3, "near_poor")]},
        },
        2024,
        [(2024, TOWN)],
        "003",
        "stayed_near_poor",
    ),
    "without a number, over both maps, its code a stranger's": (
        {
            2024: {
                DIVIDED: [
                    of(15, 1, "near_poor", "Ấp Nam", numbered=False),
                    of(6, 2, "poor", "Ấp Nam"),
                ],
                SOUTH: [of(30, 9, "not_poor", "Ấp Xa")],
            },
            2025: {SOUTH: [of(30, 9, "not_poor", "Ấp Xa"), of(6, 2, "poor", "Ấp Nam")]},
            2026: {
                SOUTH: [
                    of(33, 1, "not_poor", "Ấp Xa", numbered=False),
                    of(6, 2, "poor", "Ấp Nam"),
                    of(15, 3, "near_poor", "Ấp Nam", numbered=False),
                ]
            },
        },
        2025,
        [(2025, SOUTH), (2024, DIVIDED)],
        "003",
        "near_poor_again",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_who_fell_again_is_known_by_number_and_likeness_before_a_code(
    case: tuple[Lists, int, list[tuple[int, str]], str, str], tmp_path: Path
) -> None:
    lists, before, last, code, movement = case
    assert [
        movement_of(one, code) for one in both(tmp_path / "so.sqlite", lists, before, last)
    ] == [
        movement,
        movement,
    ]


@pytest.mark.parametrize("seed", range(4))
def test_a_register_and_a_comparison_count_a_district_by_chance_alike(
    seed: int, tmp_path: Path
) -> None:
    """Codes anew in every list, some heads without number, some households absent for a year."""
    draw = random.Random(seed)
    places = ((DIVIDED, NORTH), (DIVIDED, SOUTH), (NORTH, NORTH), (SOUTH, SOUTH), (TOWN, TOWN))
    lists: dict[int, dict[str, list[dict[str, Any]]]] = {2023: {}, 2024: {}, 2025: {}, 2026: {}}
    for number, (there, now) in enumerate(itertools.chain(*[places] * 5)):
        for year, mine in lists.items():
            commune = there if year < 2025 else now
            if draw.random() < 0.25 or (year == 2025 and commune == TOWN):
                continue
            homes = mine.setdefault(commune, [])
            klass, numbered = draw.choice(CLASSES), number % 3 > 0
            village = f"Ấp {there} {now}"
            homes.append(of(number, len(homes) + 1, klass, village, numbered=numbered))
    last = [(2025, code) for code in lists[2025]] + [(2024, code) for code in lists[2024]]
    found, diffed = (changes_json(one, "vi") for one in both(tmp_path / "so", lists, 2025, last))
    for name in ("forms", "forms_members"):
        assert found[name] == diffed[name]
    assert found["forms"]["2"]["6"] + found["forms"]["3"]["6"] > 0


YEARS = (2022, 2023, 2024, 2025, 2026)
LISTED = ("poor", "near_poor")
Lives = Mapping[int, Mapping[int, str | None]]
"""The class of each household in each year, None where no list has it."""


def invented_lives(draw: random.Random) -> dict[int, dict[int, str | None]]:
    """Return households by number; each third one is off the list for a while, or for good."""
    lives: dict[int, dict[int, str | None]] = {}
    for number in range(40):
        lives[number] = {year: draw.choice(CLASSES) for year in YEARS}
        if number % 3 == 0:
            first = draw.choice(YEARS[1:])
            for year in range(first, first + draw.randint(1, 2)):
                lives[number][year] = None
    return lives


def renumbered(draw: random.Random, lives: Lives, anew: int) -> Lists:
    """Return the lists of a town that in one year gave every code and every village anew.

    Its codes had others before. Households grow in each year but that one, so that nobody is
    surely like the household of some years before; who is absent for a while has a number.
    """
    codes = {True: list(range(1, 41)), False: draw.sample(range(1, 41), 40)}
    lists: dict[int, dict[str, list[dict[str, Any]]]] = {}
    for year in YEARS:
        homes = lists.setdefault(year, {}).setdefault(TOWN, [])
        before = year < anew
        seats = 2 + sum(at != anew for at in YEARS if YEARS[0] < at <= year)
        for number, classes in lives.items():
            klass = classes[year]
            if klass is None:
                continue
            village = f"{'Ấp' if before else 'Khóm'} {number % 4}"
            one = of(number, codes[before][number], klass, village, numbered=number % 3 == 0)
            names = [one["head_name"], *(f"Con {seat} Nhà {number}" for seat in range(1, seats))]
            births = [one["head_birth_year"], *range(1990, 1990 + seats - 1)]
            people = [person(name, born) for name, born in zip(names, births, strict=True)]
            homes.append({**one, "size": seats, "members": people})
    return lists


def fell_again(classes: Mapping[int, str | None]) -> bool:
    """Return whether a household fell again in 2026: by its own life, whatever codes it had."""
    *earlier, last, now = (classes[year] for year in YEARS)
    if now not in LISTED or last in LISTED:
        return False
    return "poor" in earlier if now == "poor" else any(one in LISTED for one in earlier)


def again_by_history(path: Path) -> set[str]:
    """Return the codes of 2026 of the households that fell again then by their histories."""
    here = (ALIAS.c.part == REVIEW.c.part) & (ALIAS.c.row == REVIEW.c.row)
    query = select(REVIEW.c.code, ALIAS.c.household).join(ALIAS, here)
    query = query.join(PART, PART.c.id == REVIEW.c.part).where(PART.c.period == "2026")
    with reading(address_of(str(path))) as connection:
        lives = {
            str(row.code): life_of(history_of(connection, row.household), closing_by_law, term_of)
            for row in connection.execute(query)
        }
    return {code for code, life in lives.items() if "2026" in life.fell_again}


@pytest.mark.parametrize("anew", YEARS[2:])
def test_who_fell_again_is_who_did_though_a_year_gave_codes_and_villages_anew(
    anew: int, tmp_path: Path
) -> None:
    """Household by household: a register, a comparison, histories, the lives themselves."""
    draw = random.Random(anew)
    lives = invented_lives(draw)
    lists = renumbered(draw, lives, anew)
    path = tmp_path / "so.sqlite"
    found = both(path, lists, 2025, [(2025, TOWN)])
    due = {
        one["code"] for one in lists[2026][TOWN] if fell_again(lives[one["head_birth_year"] - 1950])
    }
    assert len(due) > 4
    for changes in found:
        codes = changes.new.households["code"].to_numpy()
        again = changes.rows[changes.rows["movement"].isin(["poor_again", "near_poor_again"])]
        assert set(codes[again["new"].to_numpy()]) == due
        forms = changes_json(changes, "vi")["forms"]
        assert forms["2"]["6"] + forms["3"]["6"] == len(due)
    assert again_by_history(path) == due
