"""A whole number of an earlier list against a likeness with a household of the last lists."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from ravo.changes.earlier_heads import (
    EarlierHeads,
    KnownHead,
    identified,
    pairs_by_number_first,
)
from ravo.changes.followed_lists import FollowedList, heads_of
from ravo.changes.links import NO_LINKS, Links
from ravo.changes.pairs import Pairing, pair_years
from ravo.changes.year import Year
from support.years import Record, home, year

NUMBER, OTHER = "087070010011", "087071112233"
LIKE: Record = {"head_name": "Phan Văn Hưng", "head_birth_year": 1970, "head_sex": "Nam"}
OFF, LISTED, GONE = 7, 3, 4
"""Numbers of households: off the last lists, on them, and on them as gone."""
KNOWN = KnownHead(OFF, "Phan Văn Hưng", "Nam", 1970.0)


class Asked:
    """The heads of earlier lists, with the numbers that were asked for."""

    def __init__(self, known: Mapping[str, KnownHead]) -> None:
        self.numbers: list[str] = []
        self.heads = EarlierHeads(lambda: np.array([LISTED, GONE]), self._known)
        self._all = known

    def _known(self, numbers: Sequence[str]) -> Mapping[str, KnownHead]:
        self.numbers += numbers
        return {number: self._all[number] for number in numbers if number in self._all}


def years(old: Record, new: Record) -> tuple[Year, Year]:
    """Return a year with a household and one that is gone, and the next with a household."""
    left = home("Z9", rejected=True, size=None, change_reason="Chuyển đi")
    return year(2023, [home("F3", **{**LIKE, **old}), left]), year(
        2024, [home("F2", **{**LIKE, **new})]
    )


def hows(old: Record, new: Record, known: Mapping[str, KnownHead]) -> tuple[list[str], list[str]]:
    """Return how the households are paired, and the numbers that were asked for."""
    asked = Asked(known)
    found = pairs_by_number_first(pair_years, *years(old, new), NO_LINKS, asked.heads)
    doubtful = ["to confirm"] * len(found.to_confirm)
    return [*found.pairs["how"].tolist(), *doubtful], asked.numbers


@pytest.mark.parametrize(
    ("head", "stands"),
    [
        (KNOWN, False),
        (KnownHead(GONE, "Phan Văn Hưng", "Nam", 1970.0), False),
        (KnownHead(LISTED, "Phan Văn Hưng", "Nam", 1970.0), True),
        # The same person with another name, or another birth: a slip of the pen.
        (KnownHead(OFF, "Lê Thị Bưởi", "Nam", 1970.0), False),
        (KnownHead(OFF, "Lê Thị Bưởi", "Nam", 1971.0), False),
        (KnownHead(OFF, "Lê Thị Bưởi", "", 1970.0), False),
        (KnownHead(OFF, "Lê Thị Bưởi", "", float("nan")), False),
        (KnownHead(OFF, "", "Nữ", 1930.0), False),
        (KnownHead(OFF, "Phan Văn Hùng", "Nữ", 1930.0), False),
        # Two people: the number is written wrongly.
        (KnownHead(OFF, "Lê Thị Bưởi", "Nam", 1972.0), True),
        (KnownHead(OFF, "Lê Thị Bưởi", "Nam", 1968.0), True),
        (KnownHead(OFF, "Lê Thị Bưởi", "Nữ", 1970.0), True),
    ],
)
def test_the_number_of_a_household_that_is_off_the_lists_outweighs_a_likeness(
    head: KnownHead, *, stands: bool
) -> None:
    found = hows({}, {"head_citizen_id": NUMBER}, {NUMBER: head})
    assert found == (["fuzzy"] if stands else [], [NUMBER])


@pytest.mark.parametrize(
    ("blank", "head"),
    [
        ({"head_sex": None}, KnownHead(OFF, "Lê Thị Bưởi", "Nữ", 1970.0)),
        ({"head_birth_year": None}, KnownHead(OFF, "Lê Thị Bưởi", "Nam", 1990.0)),
    ],
)
def test_what_the_new_list_does_not_have_contradicts_nothing(
    blank: Record, head: KnownHead
) -> None:
    assert hows({}, {**blank, "head_citizen_id": NUMBER}, {})[0] == ["fuzzy"]
    assert hows({}, {**blank, "head_citizen_id": NUMBER}, {NUMBER: head})[0] == []


@pytest.mark.parametrize(
    ("old", "new", "asked"),
    [
        (None, None, []),
        (None, "", []),
        (None, NUMBER[1:], []),
        (None, f"{NUMBER}1", []),
        (NUMBER, NUMBER, []),
        (None, NUMBER, [NUMBER]),
        # A number with a slip: a likeness, which another household's number would refute.
        ("087070010012", NUMBER, [NUMBER]),
    ],
)
def test_only_a_whole_number_that_the_old_head_does_not_have_is_asked_for(
    old: str | None, new: str | None, asked: list[str]
) -> None:
    assert hows({"head_citizen_id": old}, {"head_citizen_id": new}, {})[1] == asked


def test_a_doubtful_likeness_is_refuted_as_well() -> None:
    doubtful = {"head_citizen_id": OTHER, "head_name": "Phan Văn Hùng"}
    mine = {"head_citizen_id": NUMBER}
    assert hows(doubtful, mine, {})[0] == ["to confirm"]
    assert hows(doubtful, mine, {NUMBER: KNOWN})[0] == []


def test_what_takes_the_place_of_a_refuted_likeness_is_asked_for_again() -> None:
    """Nobody but the third is left for the household; what an officer refused stays refused."""
    old, _ = years({}, {})
    new = year(
        2024,
        [home(f"F{at}", **LIKE, head_citizen_id=at and f"08707001001{at}") for at in (5, 6, 7)],
    )
    known = {f"08707001001{at}": KNOWN for at in (5, 6)}
    tried: list[frozenset[tuple[int, int]]] = []

    def noted(one: Year, other: Year, links: Links) -> Pairing:
        """Pair the years, and keep what was refused."""
        tried.append(links.refused)
        return pair_years(one, other, links)

    links = Links(refused=frozenset({(1, 0)}))
    found = pairs_by_number_first(noted, old, new, links, Asked(known).heads)
    assert tried[0] == {(1, 0)}
    assert tried[-1] == {(1, 0), (0, 0), (0, 1)}
    kept = found.pairs[["old", "new"]].to_numpy().tolist()
    assert kept == [[0, 2]]


def test_heads_beside_some_households_have_the_numbers_of_these() -> None:
    asked = Asked({NUMBER: KNOWN})
    some = asked.heads.of(np.array([False, True]))
    assert some.last().tolist() == [GONE]
    assert some.known([NUMBER]) == {NUMBER: KNOWN}


def test_a_number_identifies_the_one_head_that_has_it() -> None:
    """One that is gone may be listed where it went to; several heads are none."""
    one, other, third = (KnownHead(at, f"Người {at}", "", 1970.0) for at in range(3))
    listed = [("1", one, False), ("2", one, True), ("3", one, False), ("3", other, False)]
    listed += [("4", one, True), ("4", other, False), ("5", one, True), ("5", other, True)]
    listed += [("6", one, False), ("6", other, False), ("6", third, True)]
    assert identified(listed) == {"1": one, "2": one, "4": other}


def test_a_number_that_several_heads_share_later_is_that_of_the_list_before() -> None:
    """Of the years before the head is known by the latest list on which one head has the number."""
    first = year(2021, [home("A1", head_citizen_id=NUMBER, head_name="Phan Văn Hưng")])
    shared = [home("B1", head_citizen_id=NUMBER), home("B2", head_citizen_id=NUMBER)]
    lists = [FollowedList(first, np.array([0])), FollowedList(year(2022, shared), np.array([1, 2]))]
    known = heads_of(lists, lists[-1]).known([NUMBER])
    assert {number: head.household for number, head in known.items()} == {NUMBER: 0}
    left = home("B2", head_citizen_id=NUMBER, rejected=True, change_reason="Chuyển đi")
    lists[-1] = FollowedList(year(2022, [shared[0], left]), np.array([1, 2]))
    assert heads_of(lists, lists[-1]).known([NUMBER])[NUMBER].household == 1
