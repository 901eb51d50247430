"""Movements of a register and a comparison with the years before: the same who fell again."""

import itertools
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from ravo.changes.comparison import Changes, compare
from ravo.changes.output.machine import changes_json
from ravo.changes.year import year_of
from ravo.places.units import communes
from ravo.register.compared import movements
from ravo.register.lists import list_of
from ravo.register.store import address_of, reading
from ravo.review.review import Review
from support.register_lists import add
from support.years import home, review

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
