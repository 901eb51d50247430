"""Which free households of two years are worth comparing: alike heads, or a member of both."""

from itertools import chain

import numpy as np
import pytest

from ravo.changes import candidates, fuzzy
from ravo.changes.candidates import Candidates
from ravo.changes.pairing_state import start_of
from ravo.changes.pairs import Pairing, pair_years, same_places
from ravo.changes.year import Year
from support.years import Record, home, person, review, year

HEAD = person("Trần Văn An", 1950)
CHILD = person("Trần Thị Ba", 1980)


def headed(code: str, head: Record, *others: Record) -> Record:
    """Return a household of a head and other members."""
    names = {"head_name": head["name"], "head_birth_year": head["birth"].year}
    return {**home(code), **names, "members": [head, *others]}


def candidates_of(old: Year, new: Year, taken: int = 0) -> Candidates:
    """Return the candidates of two years.

    The first households of the old year, as many as are `taken`, have a pair already.
    """
    state = start_of(old, new, *same_places(old, new), frozenset())
    free = np.flatnonzero(state.old_free), np.flatnonzero(state.new_free)
    shared = state.shared(*free)
    return Candidates(state.left, state.right, free[0][taken:], free[1], shared)


def portions_of(old: Year, new: Year, taken: int = 0) -> list[list[tuple[int, int]]]:
    """Return the candidates of each portion in the order of their steps: see `candidates_of`."""
    portions = candidates_of(old, new, taken).portions()
    ordered = (pairs.at(np.argsort(pairs["step"], kind="stable")) for pairs in portions)
    return [
        list(zip(pairs["old"].tolist(), pairs["new"].tolist(), strict=True)) for pairs in ordered
    ]


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
    old = year(2023, [headed("A1", HEAD, CHILD)])
    new = year(2024, [headed("B9", head, *members)])
    assert list(chain(*portions_of(old, new))) == ([(0, 0)] if worth else [])
    # Whom a pair was found for already is no candidate.
    assert not any(portions_of(old, new, taken=1))


def test_nobody_is_like_a_head_without_a_name() -> None:
    nameless = {**HEAD, "name": None}
    old = year(2023, [headed("A1", HEAD), headed("A2", CHILD), headed("A3", nameless)])
    assert portions_of(old, year(2024, [headed("B1", nameless), headed("B2", HEAD)])) == [[(0, 1)]]
    assert not any(portions_of(old, year(2024, [headed("B1", nameless)])))


def test_candidates_by_heads_are_of_one_commune() -> None:
    beside, far = (
        person("Lê Thị Cúc", 1930),
        {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"},
    )
    old = year(2023, [headed("A1", HEAD)], review([headed("C1", beside)], 2023, **far))
    alike = [headed("C1", beside), headed("C2", HEAD), headed("C3", person("Tran Van An", 1990))]
    new = year(2024, [headed("B1", person("Võ Minh Tú", 1930))], review(alike, 2024, **far))
    assert list(chain(*portions_of(old, new))) == [(1, 1)]


def test_reasons_come_in_one_order_that_of_the_earlier_year_of_birth_first() -> None:
    youngest = person("Trần Thị Út", 1985)
    reasons = [
        headed("B0", person("Lê Thị Bưởi", 1970), youngest),
        headed("B1", person("Tran Van An", 1970)),
        *(headed(f"B{2 + y}", person("Trần Văn Bê", 1951 - y)) for y in range(3)),
        *(headed(f"B{5 + y}", person("Lê Thị An", 1951 - y)) for y in range(3)),
        headed("B8", person("Lê Thị Bưởi", 1970), CHILD),
    ]
    old = year(2023, [headed("A1", HEAD, CHILD, youngest)])
    (found,) = portions_of(old, year(2024, reasons))
    assert [new for _, new in found] == [7, 6, 5, 4, 3, 2, 1, 8, 0]


def test_a_whole_name_is_a_later_reason_than_a_family_name_whichever_household_has_it() -> None:
    old = year(2023, [headed("A1", HEAD), headed("A2", person("Lê Thị Cúc", 1970))])
    alike = [headed("B1", person("Tran Van An", 1990)), headed("B2", person("Lê Thị Bê", 1971))]
    (found,) = candidates_of(old, year(2024, alike)).portions()
    assert found["old"][np.argsort(found["step"], kind="stable")].tolist() == [1, 0]
    assert len(set(found["step"].tolist())) == 2


def test_a_portion_has_as_many_households_as_begin_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two equal heads are counted three times: by given name, by family name, by whole name."""
    monkeypatch.setattr(candidates, "PORTION", 9)
    heads = HEAD, person("Lê Thị Cúc", 1970), person("Võ Minh Tú", 1990)
    old = year(2023, [headed(f"A{at}", head) for at, head in enumerate(heads)])
    new = year(2024, [headed(f"B{at}", head) for at, head in enumerate((heads[0], *heads))])
    assert portions_of(old, new) == [[(0, 0), (0, 1), (1, 2)], [(2, 3)]]


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
