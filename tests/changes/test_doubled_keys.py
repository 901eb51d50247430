"""Codes and numbers of several rows: named with their workbook and cells, and with no number."""

import pytest

from ravo.changes.doubled_keys import refuse_duplicates, shared_numbers_of_heads
from ravo.changes.identity import closing_formula
from ravo.changes.year import Year
from ravo.faults import InputProblem
from support.years import home, restarting, review, year

OTHER = {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"}
NUMBER = "087050000123"


def test_a_code_in_two_rows_of_a_commune_is_refused_by_workbook_and_cells() -> None:
    first = review([home("A1"), home("A2")], 2024)
    both = review([home("A1"), home("B1"), home("B2"), home("B1")], 2024, **OTHER)
    given = year(2024, first, both)
    with pytest.raises(InputProblem) as refused:
        refuse_duplicates(given)
    assert refused.value.fault.code == "RV-191"
    assert refused.value.fault.params == {
        "path": given.parts[1].source.path,
        "sheet": "Hộ",
        "count": 1,
        "codes": "B1: A3, A5",
    }
    refuse_duplicates(restarting(given))
    # One code in two communes names two households.
    refuse_duplicates(year(2024, first, review([home("A1")], 2024, **OTHER)))


def numbers(*lists: Year) -> list[object]:
    return [fault.params["numbers"] for given in lists for fault in shared_numbers_of_heads(given)]


def test_a_number_of_two_heads_is_masked_and_has_the_workbook_where_there_are_several() -> None:
    homes = [home("A1", head_citizen_id=NUMBER), home("A2"), home("A3", head_citizen_id=NUMBER)]
    assert numbers(year(2024, homes)) == ["********0123: Hộ!A2, Hộ!A4"]
    two = year(2024, review(homes[:2], 2024), review(homes[2:], 2024, **OTHER))
    paths = [part.source.path for part in two.parts]
    assert numbers(two) == [f"********0123: {paths[0]} Hộ!A2, {paths[1]} Hộ!A2"]
    assert numbers(year(2024, homes[:2])) == []


def test_numbers_of_lists_of_several_years_are_named_by_the_year_of_their_lists() -> None:
    """A month is compared with the last list of each commune: one of a year before, another's."""
    last = [home("A1", head_citizen_id=NUMBER), home("A2", head_citizen_id=NUMBER)]
    given = year(2025, review([home("B1")], 2025), review(last, 2024, **OTHER))
    assert [fault.params["year"] for fault in shared_numbers_of_heads(given)] == ["2024"]


def test_the_closing_column_follows_from_the_others_by_their_signs() -> None:
    assert closing_formula() == "1−2−3−4+5+6+7+8"
