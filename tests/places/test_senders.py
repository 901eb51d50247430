"""Whose a workbook is: communes that were sent twice, in any spelling."""

import pytest

from ravo.places import WrittenPlace
from ravo.places.senders import commune_key, sent_once
from ravo.text import match_key

HOME = ("Tỉnh Đồng Tháp", "Huyện Lấp Vò")


def place(commune: str | None, code: str | None = None, year: int | None = 2024) -> WrittenPlace:
    return WrittenPlace(year, *HOME, commune, code)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (place("Xã Tân Mỹ"), place("xã tân mỹ"), True),
        (place("Xã Tân Mỹ"), place("Xã Tân Mỹ", "30175"), True),
        (place("Xã Tân Mỹ"), place("Xã Mỹ An Hưng A"), False),
        (place("Xã Tân Mỹ"), place("Xã Tân Mỹ", year=2023), False),
        (place("Xã Bịa"), place("XÃ BỊA"), True),
        (place("Xã Bịa"), place("Xã Đặt"), False),
    ],
)
def test_a_commune_is_known_in_any_spelling(
    first: WrittenPlace, second: WrittenPlace, *, same: bool
) -> None:
    assert (commune_key(first) == commune_key(second)) is same


def test_a_commune_that_no_table_has_goes_by_its_own_words() -> None:
    nowhere = WrittenPlace(2024, None, None, "Xã Bịa", None)
    assert commune_key(nowhere) == ("2024", "", "", match_key("Xã Bịa"))


def test_a_workbook_that_does_not_say_whose_it_is_clashes_with_none() -> None:
    unsaid = [place(None), place(None), place("Xã Tân Mỹ", year=None)]
    assert sent_once(unsaid, lambda item: item) == (unsaid, [])


def test_only_the_commune_that_came_twice_is_left_out() -> None:
    a, b, again = place("Xã Tân Mỹ"), place("Xã Mỹ An Hưng A"), place("tân mỹ", "30175")
    assert sent_once([a, b, again], lambda item: item) == ([b], [[a, again]])
