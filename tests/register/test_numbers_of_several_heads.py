"""A number that several heads of a list have brings no household of an earlier list back."""

import pytest

from ravo.register.compared import movements
from ravo.register.lists import list_of
from ravo.register.store import address_of, reading
from support.register_lists import add
from support.years import Record, home, movement, review


@pytest.mark.parametrize(("number", "how"), [("000000000000", "new_poor"), (None, "poor_again")])
def test_a_placeholder_of_several_heads_brings_nobody_back(
    register: str, number: str | None, how: str
) -> None:
    """With another number of who stays, the number is that of one head, and counts."""
    plain: Record = {"head_birth_year": None, "head_citizen_id": "000000000000"}
    stay = home("S1", head_name="Võ Minh Châu", head_citizen_id=number)
    gone = home("A1", head_name="Trần Văn Tư", **plain)
    came = home("B1", head_name="Lê Thị Hoa", village="Ấp Hai", **plain)
    lists = {2022: [stay, gone], 2023: [stay], 2024: [stay, came]}
    for year, homes in lists.items():
        add(register, list_of(review(homes, year)), day=year - 2020)
    with reading(address_of(register)) as connection:
        assert movement(movements(connection, "2024"), "B1") == how
