"""The sheet of conflicts shows of citizen numbers only what distinguishes them."""

from typing import Any

import pytest

from ravo.merged.cells import OPEN
from ravo.merged.conflict_sheet import shown_numbers


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("087303927322", "087147929329", ("********7322", "********9329")),
        ("087303927322", "087308927322", ("*****3**7322", "*****8**7322")),
        (87303927322, "087303927322", ("*******7322", "********7322")),
        ("087303927322", None, ("********7322", None)),
        (OPEN, "087303927322", (OPEN, "********7322")),
        ("123", "124", ("**3", "**4")),
    ],
)
def test_numbers_show_the_last_four_digits_and_where_these_agree_what_differs(
    one: Any, other: Any, shown: tuple[Any, Any]
) -> None:
    assert shown_numbers(one, other) == shown
