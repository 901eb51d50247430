"""Which free households of two years are worth comparing: alike heads, or a member of both."""

import numpy as np
import pytest

from ravo.changes.fuzzy import candidates
from ravo.changes.pairing_state import start_of
from ravo.changes.pairs import same_places
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
    found = candidates(state.left, state.right, *free, shared)
    assert found.frame.to_numpy().tolist() == ([[0, 0]] if worth else [])
    # Whom a pair was found for already is no candidate.
    assert not len(candidates(state.left, state.right, free[0][:0], free[1], shared))
