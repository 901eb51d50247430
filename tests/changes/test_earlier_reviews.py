"""Who was on the list in earlier years: households are followed from list to list."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ravo.changes import earlier_reviews
from ravo.changes.comparison import compare
from ravo.changes.earlier_heads import KnownHead
from ravo.changes.earlier_reviews import again_of, gone_after, heads_in, listed_among
from ravo.changes.followed_lists import FollowedList, followed_lists
from ravo.changes.links import NO_LINKS, Links
from ravo.changes.movements import RejudgedClass
from ravo.changes.strict_pairs import strict_pairs
from ravo.changes.year import Year, YearPart
from ravo.faults import InputProblem
from ravo.frames import frame_of
from ravo.review.review import Counts
from ravo.survey.survey import Info, Source
from support.years import Record, home, person, review, year

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


def worlds(seed: int) -> tuple[list[Year], Year, Year]:
    """Return two earlier years, the year before, and the new one."""
    draw = random.Random(seed)
    stages = [[invented(draw, code) for code in range(100)]]
    for _ in range(3):
        stages.append(a_later_year(draw, stages[-1]))
    shares = zip((2020, 2021, 2022, 2024), stages, (0.2, 0.3, 0.2, 0.2), strict=True)
    *history, old, new = (listed(draw, number, homes, absent) for number, homes, absent in shares)
    return history, old, new


@pytest.mark.parametrize("seed", SEEDS)
def test_households_are_followed_by_way_of_the_years_between(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recoded communes, swapped codes, moves, splits, slips of the pen, numbers that are missing.

    Read in plain Python: a chain of the pairs of each two years. Only who has no chain may be a
    household that was away, and nobody is two.
    """
    history, old, new = worlds(seed)
    years = [*history, old, new]
    lists: list[FollowedList] = []

    def kept(years: Sequence[Year], links: Links) -> list[FollowedList]:
        """Return years followed as they are, and keep what was found: that takes long."""
        lists.extend(followed_lists(years, links))
        return list(lists)

    monkeypatch.setattr(earlier_reviews, "followed_lists", kept)
    everybody = np.ones(len(new.households), dtype=bool)
    found = again_of(history, old, new, NO_LINKS, RejudgedClass(everybody, everybody))
    assert [id(one.year) for one in lists] == [id(one) for one in years]
    followed = [one.numbers.tolist() for one in lists]
    chains: list[dict[int, int]] = []
    for before, now in pairwise(years):
        pairs = strict_pairs(before, now, NO_LINKS).pairs
        chains.append(dict(zip(pairs["new"].tolist(), pairs["old"].tolist(), strict=True)))
    returned = 0
    met: set[int] = set()
    for at, numbers in enumerate(followed):
        assert len(set(numbers)) == len(numbers)
        back = {row: followed[at - 1][i] for row, i in chains[at - 1].items()} if at else {}
        assert {row: numbers[row] for row in back} == back
        away = [number for row, number in enumerate(numbers) if row not in back and number in met]
        gone = followed[at - 1] if at else []
        departed = dict(zip(gone, years[at - 1].departed.tolist(), strict=True)) if at else {}
        assert all(departed.get(number, True) for number in away)
        returned += len(away)
        met |= set(numbers)
    assert returned > 4
    poor, on_list = set[int](), set[int]()
    for one, numbers in zip(history, followed, strict=False):
        rows = zip(numbers, one.households["klass"], one.departed, strict=True)
        here = [(number, klass) for number, klass, departed in rows if not departed]
        poor |= {number for number, klass in here if klass == "poor"}
        on_list |= {number for number, klass in here if klass in ("poor", "near_poor")}
    assert found.poor.tolist() == [number in poor for number in followed[-1]]
    assert found.listed.tolist() == [number in on_list for number in followed[-1]]
    assert found.listed.sum() > 20


def test_a_doubtful_pair_between_makes_nobody_who_fell_again() -> None:
    """The year between has a household that may be it: nobody guesses past that."""
    like = {"head_name": "Trần Văn Hòa", "head_birth_year": 1961, "size": 4}
    doubtful = {**like, "head_birth_year": 1962, "village": "Ấp Khác"}
    beside = home("B1", "not_poor")
    history = [year(2022, [home("A1", "poor", **like), beside])]
    old = year(2023, [home("A9", "not_poor", **doubtful), beside])
    new = year(2024, [home("C7", "poor", **doubtful), beside])
    assert compare(old, new, history=history).counts()["new_poor"] == 1
    absent = year(2023, [beside])
    again = year(2024, [home("C7", "poor", **like), beside])
    assert compare(absent, again, history=history).counts()["poor_again"] == 1


@pytest.mark.parametrize(
    ("back", "movement"),
    [
        ({"code": "A1"}, "arrived_poor"),
        # Nothing but a likeness: it may be anybody.
        ({"code": "A7"}, "new_poor"),
    ],
)
@pytest.mark.parametrize("between", [False, True])
def test_who_left_by_the_last_list_of_it_arrives(
    back: dict[str, str], movement: str, *, between: bool
) -> None:
    """Column 8, without any reason in its row, though it was on the list before it left."""
    mine = {"head_name": "Trần Văn Hòa", "head_birth_year": 1961}
    gone = {**mine, "rejected": True, "size": None, "change_reason": "Chuyển đi"}
    beside = home("B1", "not_poor")
    left = year(2023 - between, [home("A1", **gone), beside])
    assert left.departed.tolist() == [True, False]
    new = year(2024, [{**home("A1", "poor", **mine), **back}, beside])
    old = year(2023, [beside]) if between else left
    history = [left] if between else []
    assert compare(old, new, history=history).counts()[movement] == 1


def test_who_came_back_and_left_the_lists_later_fell_again() -> None:
    beside = home("B1", "not_poor")
    gone = home("A1", rejected=True, size=None, change_reason="Chuyển đi")
    here: list[Record] = [home("A1", "poor")]
    lists: list[list[Record]] = [[gone], here, [], here]
    *history, old, new = (year(at, [*own, beside]) for at, own in enumerate(lists, start=2021))
    assert compare(old, new, history=history).counts()["poor_again"] == 1


def test_a_commune_without_a_list_in_between_is_followed_past_that_year() -> None:
    """Its last list counts as the list before: a code with a new head goes on as in two years."""
    there = {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"}
    beside = home("B1", "not_poor")
    mine = review([home("A1", "poor")], 2022, **there)
    first = year(2022, [beside], mine)
    heir = [home("A1", "not_poor", head_name="Võ Thị Xa", head_birth_year=1990)]
    years = [first, year(2023, [beside]), year(2024, [beside], review(heir, 2024, **there))]
    assert [one.numbers.tolist() for one in followed_lists(years)] == [[0, 1], [0], [0, 1]]


def test_an_earlier_year_with_a_code_twice_is_refused_though_nobody_is_looked_up() -> None:
    """Nothing is read past in silence: the same as before any household fell again."""
    twice = year(2021, [home("A1"), home("A1")])
    homes = [home("A1", "not_poor")]
    with pytest.raises(InputProblem) as caught:
        compare(year(2023, homes), year(2024, homes), history=[twice])
    assert caught.value.fault.code == "RV-191"


@pytest.mark.parametrize(
    ("poor", "listed"), [((1, 0), (0, 0)), ((0, 0), (0, 1)), ((1, 1), (1, 0)), ((0, 0), (0, 0))]
)
def test_it_matters_only_of_those_of_whom_it_is_asked(
    poor: tuple[int, int], listed: tuple[int, int]
) -> None:
    beside = home("B1", "not_poor")
    homes = [home("A1"), home("A2", head_name="Hồ Thị Kha")]
    history = [year(2021, [*homes, beside]), year(2022, [beside])]
    old, new = year(2023, [beside]), year(2024, [*homes, beside])
    asked = RejudgedClass(np.array([*poor, 0], dtype=bool), np.array([*listed, 0], dtype=bool))
    found = again_of(history, old, new, NO_LINKS, asked)
    assert found.poor.tolist() == asked.poor.tolist()
    assert found.listed.tolist() == asked.listed.tolist()
    assert not found.back.any()


def test_an_officers_answer_about_the_last_two_years_leads_to_the_years_before() -> None:
    mine = {"head_name": "Trần Văn Hòa", "head_birth_year": 1961}
    history = [year(2022, [home("B1", "not_poor"), home("A1", **mine)])]
    old = year(2023, [home("B1", "not_poor"), home("A1", "not_poor", **mine)])
    new = year(2024, [home("C7", village="Ấp Khác"), home("B1", "not_poor")])
    asked = RejudgedClass(np.array([True, False]), np.array([True, False]))
    for links, poor in ((NO_LINKS, False), (Links(((1, 0),)), True)):
        found = again_of(history, old, new, links, asked)
        assert found.poor.tolist() == found.listed.tolist() == [poor, False]


def test_who_was_poor_was_listed_and_so_was_who_was_near_poor() -> None:
    levels = [(2, 0), (1, 0), (0, 0), (-1, 0), (-2, 0), (0, 2), (0, 1)]
    first, second = (np.array(some, dtype=np.int8) for some in zip(*levels, strict=True))
    numbers = np.arange(10, 10 + len(levels))
    asked = np.array([*numbers[::-1], 99])
    found = listed_among(asked, iter([(numbers, first), (numbers, second)]))
    assert found.poor.tolist()[::-1] == [False, True, False, False, False, False, True, False]
    assert found.listed.tolist()[::-1] == [False, True, True, False, False, False, True, True]


def test_who_is_gone_is_so_by_its_last_list() -> None:
    gone = gone_after(np.array([1, 2, 3]), np.array([2, 3, 4, 5]), np.array([3, 5]))
    assert gone.tolist() == [1, 3, 5]
    assert gone_after(gone, np.array([5, 6]), np.array([], dtype=np.int64)).tolist() == [1, 3]


NUMBERS = ("087060000001", "087060000002", "087060000003")


def test_the_heads_of_a_history_are_those_of_the_latest_list_that_has_them() -> None:
    """By their numbers; one that two heads of a list have is of neither in it."""
    first, second, third = NUMBERS
    lists: list[list[Record]] = [
        [home("A1", head_citizen_id=first), home("A2", head_citizen_id=third)],
        [
            home("A1", head_name="Tô Văn Lộc", head_sex=None, head_citizen_id=first),
            home("A3", head_citizen_id=second),
            home("A4", head_name="Võ Thị Xa", head_citizen_id=third, head_birth_year=1933),
            home("A5", head_name="Hồ Thị Kha", head_citizen_id=third),
        ],
    ]
    beside = home("B1")
    history = [year(at, [*own, beside]) for at, own in zip((2022, 2021), lists[::-1], strict=True)]
    heads = heads_in(history, year(2023, [beside, home("A3", head_citizen_id=second)]))
    assert heads is not None
    numbers = {one: head.household for one, head in heads.known(NUMBERS).items()}
    assert numbers == {first: 0, second: 3, third: 1}
    assert heads.last().tolist() == [2, 3]
    assert heads.known([first])[first] == KnownHead(0, "Tô Văn Lộc", "", homes_birth("A1"))
    assert heads.known([NUMBERS[0][::-1]]) == {}
    assert heads_in([], history[0]) is None


def homes_birth(code: str) -> float:
    """Return the year of birth of the head that a made household has."""
    return float(home(code)["head_birth_year"])


def test_a_commune_without_a_list_last_year_has_its_last_one_beside_the_others() -> None:
    """Its households and people stay its own: members are met, villages compared on its map."""
    there = {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"}
    an, kha = person("Trần Văn An", 1950), person("Hồ Thị Kha", 1980)
    beside = home("B1", members=[person("Tô Văn Lộc", 1933)])
    away = home("A1", head_name="Trần Văn An", head_birth_year=1950, members=[an, kha])
    # Under another code, and by a member in common alone: another head.
    back = home(
        "A1", head_name="Võ Xa", village="Ấp Lạ", size=2, members=[person("Võ Xa", 1990), kha]
    )
    plain = home("A2", head_name="Lê Văn Út", head_birth_year=1966)
    first = year(2022, [beside], review([away, plain], 2022, **there))
    years = [first, year(2023, [beside])]
    for new, numbers in (([back], [0, 1]), ([plain, back], [0, 2, 1])):
        last = year(2024, [beside], review(new, 2024, **there))
        assert followed_lists([*years, last])[-1].numbers.tolist() == numbers
