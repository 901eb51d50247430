"""Which sheet is a table's by its name, and which are copies of it."""

import pytest

from ravo.contract.columns import SHEETS
from ravo.contract.named_sheets import copies_of, find_sheet, sheet_key

HOUSEHOLDS = SHEETS["households"]


def test_the_equal_name_comes_before_similar_ones() -> None:
    names = ["ho", HOUSEHOLDS, "HỘ"]
    assert find_sheet(names, "households") == [HOUSEHOLDS]
    assert find_sheet(["ho", "Khác", "HỘ"], "households") == ["ho", "HỘ"]
    assert find_sheet(["Hộ (2)", "Hộ khẩu"], "households") == []


@pytest.mark.parametrize(
    ("name", "key"),
    [("Hộ - Table 1", "ho"), ("2. Hộ", "ho"), ("Sheet 3 Hộ", "ho"), ("Hộ 2024", "ho 2024")],
)
def test_numbers_of_exports_are_no_part_of_a_name(name: str, key: str) -> None:
    assert sheet_key(name) == key


def test_copies_are_named_and_the_sheet_itself_is_none() -> None:
    names = [HOUSEHOLDS, "Hộ (2)", "Hộ - Copy", "Hộ cũ", "Copy of Hộ", "Hộ nghèo", "Hộ - Table 1"]
    assert copies_of(names, "households") == ["Hộ (2)", "Hộ - Copy", "Hộ cũ", "Copy of Hộ"]
