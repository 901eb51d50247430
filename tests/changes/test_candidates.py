"""Which free households of two years are worth comparing: alike heads, or a member of both."""

import numpy as np
import pytest

from ravo.changes import candidates, fuzzy
from ravo.changes.candidates import Candidates
from ravo.changes.pairing_state import start_of
from ravo.changes.pairs import Pairing, pair_years, same_places
from ravo.changes.year import Year
from support.years import Record, home, person, year

HEAD = person("Trần Văn An", 1950)
CHILD = person("Trần Thị Ba", 1980)


@pytest.mark.parametrize(
    ("head", "members", "worth"),
    [
        (person("Lê Thị An", 1951), [], True),
        (person("Lê Thị An", 1952), [], False),
        (person("Trần Văn Bê", 1949), [], True),
        (person("Trần Văn Bê", 1948), [], False),
        (person("Tran Van An", 1970), [], True),
        (person("Lê Thị Bưởi", 1970), [CHILD], True),
        (person("Lê Thị Bưởi", 1970), [person("Trần Thị Ba", 1981)], False),
    ],
)
def test_a_name_with_a_near_year_or_a_member_makes_a_candidate(
    head: Record, members: list[Record], worth: bool
) -> None:
    def one(code: str, first: Record, others: list[Record]) -> Record:
        names = {"head_name": first["name"], "head_birth_year": first["birth"].year}
        return {**home(code), **names, "members": [first, *others]}

    old = year(2023, [one("A1", HEAD, [CHILD])])
    new = year(2024, [one("B9", head, members)])
    state = start_of(old, new, *same_places(old, new), frozenset())
    free = np.flatnonzero(state.old_free), np.flatnonzero(state.new_free)
    shared = state.shared(*free)
    found = [
        (i, j)
        for pairs in Candidates(state.left, state.right, *free, shared).portions()
        for i, j in zip(pairs["old"].tolist(), pairs["new"].tolist(), strict=True)
    ]
    assert found == ([(0, 0)] if worth else [])
    # Whom a pair was found for already is no candidate.
    none = Candidates(state.left, state.right, free[0][:0], free[1], shared)
    assert not any(len(pairs) for pairs in none.portions())


NAMES = ("Nguyễn Văn An", "Nguyễn Văn Bình", "Trần Thị An", "Lê Thị Cúc")


def few_names(number: int, letter: str, count: int) -> Year:
    """Return a year whose heads share four names and few birth years, besides one of her own."""
    own = {"head_name": "Phạm Kim Yến", "head_birth_year": 1944, "head_sex": "Nữ"}
    homes = [home(f"{letter}000", **own)]
    for at in range(1, count):
        facts = {"head_name": NAMES[at * at % 4], "head_birth_year": 1960 + at % 3}
        more = {"members": [person(NAMES[at % 3], 1990 + at % 2)]} if at % 10 == 0 else {}
        place = {"size": 2 + at % 4 // 2, "village": f"Ấp {at % 2}"}
        homes.append(home(f"{letter}{at:03d}", **facts, **place, **more))
    return year(number, homes)


def tables(pairing: Pairing) -> list[str]:
    return [str(frame.to_csv()) for frame in (pairing.pairs, pairing.to_confirm)]


@pytest.mark.parametrize("portion", [1, 7, 100])
def test_portions_change_no_outcome(portion: int, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = few_names(2023, "A", 60), few_names(2024, "B", 48)
    whole = tables(pair_years(old, new))
    monkeypatch.setattr(candidates, "PORTION", portion)
    assert tables(pair_years(old, new)) == whole


@pytest.mark.parametrize("best", [2, 5])
@pytest.mark.parametrize("portion", [50, 500_000])
def test_a_crowded_block_asks_about_as_many_pairs(
    best: int, portion: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is surely one household stays so, and nobody is left without a pair who had one."""
    old, new = few_names(2023, "A", 60), few_names(2024, "B", 48)
    every = pair_years(old, new)
    monkeypatch.setattr(candidates, "CROWDED", 0)
    monkeypatch.setattr(candidates, "PORTION", portion)
    monkeypatch.setattr(fuzzy, "BEST", best)
    some = pair_years(old, new)
    assert some.pairs[["old", "new"]].to_numpy().tolist() == [[0, 0]]
    assert every.pairs[["old", "new"]].to_numpy().tolist() == [[0, 0]]
    doubtful = some.to_confirm
    assert len(doubtful) == len(every.to_confirm) == 47
    assert not doubtful["old"].duplicated().any()
    assert not doubtful["new"].duplicated().any()
    # Nearly as much is alike as in the best choice of all.
    assert doubtful["score"].sum() >= 0.9 * every.to_confirm["score"].sum()


def test_only_a_block_with_many_candidates_is_crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "CROWDED", 1)
    homes = [home("A1", head_name="Trần Văn An"), home("A2", head_name="Lê Thị Cúc")]
    old = year(2023, homes)
    new = year(2024, [home(f"B{at}", head_name="Trần Văn An") for at in range(2)])
    state = start_of(old, new, *same_places(old, new), frozenset())
    free = np.arange(2), np.arange(2)
    every = Candidates(state.left, state.right, *free, state.shared(*free))
    assert every.crowded.tolist() == [True, True]
    fewer = Candidates(state.left, state.right, free[0][1:], free[1], state.shared(*free))
    assert fewer.crowded.tolist() == [False, False]
