"""A household that a list has as gone in one place, and by its number in another."""

import numpy as np
import pytest

from ravo.changes.declared_moves import declared_moves
from ravo.changes.people import people_of
from support.years import Record, home, year

ONE, TWO = "087060000001", "087070000002"


def head(number: str | None, **more: object) -> Record:
    base = {"head_name": "Trần Văn An", "head_birth_year": 1960, "head_citizen_id": number}
    return {**base, **more}


def moves(*rows: tuple[bool, Record]) -> dict[int, int]:
    """Return the moves of a list; a row is whether the household is gone, and its head."""
    made = [home(f"A{at}", **own) for at, (_, own) in enumerate(rows)]
    listed = year(2024, made)
    gone = np.array([left for left, _ in rows])
    listed = type(listed)(
        listed.year, listed.parts, listed.households.assign(departed=gone), listed.members
    )
    return declared_moves(listed, people_of(listed, np.full(len(rows), "", dtype=object)))


def test_each_row_that_left_leads_to_the_row_with_its_number() -> None:
    rows = [(False, head(TWO)), (True, head(ONE)), (True, head(TWO)), (False, head(ONE))]
    assert moves((False, head(None)), *rows, (True, head(None))) == {2: 4, 3: 1}


@pytest.mark.parametrize(
    "rows",
    [
        [(True, head(ONE))],
        [(False, head(ONE)), (False, head(ONE))],
        # Two rows by which it left, or two where it lives: which of them is which is not known.
        [(True, head(ONE)), (True, head(ONE)), (False, head(ONE))],
        [(True, head(ONE)), (False, head(ONE)), (False, head(ONE))],
        [(True, head(None)), (False, head(None))],
        [(True, head("")), (False, head(""))],
        [(True, head(ONE)), (False, head(TWO))],
    ],
)
def test_a_number_that_is_not_of_one_row_each_is_no_move(rows: list[tuple[bool, Record]]) -> None:
    assert moves(*rows) == {}


@pytest.mark.parametrize(
    ("other", "moved"),
    [
        ({"head_birth_year": 1961}, True),
        ({"head_birth_year": 1962}, True),
        ({"head_name": "Lê Thị Bưởi"}, True),
        ({"head_name": "Lê Thị Bưởi", "head_birth_year": 1961}, True),
        ({"head_name": "Lê Thị Bưởi", "head_birth_year": 1962}, False),
        ({"head_name": "Lê Thị Bưởi", "head_sex": "Nữ"}, False),
    ],
)
def test_a_number_of_two_people_is_no_move(other: Record, *, moved: bool) -> None:
    rows = [(True, head(ONE)), (False, head(ONE, **other)), (True, head(TWO)), (False, head(TWO))]
    assert moves(*rows) == ({0: 1, 2: 3} if moved else {2: 3})
