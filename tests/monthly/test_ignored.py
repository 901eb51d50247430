"""Cells of a month's requests that differ from the list and change nothing are named."""

from ravo.monthly.decisions import decide
from ravo.monthly.ignored import ignored_cells
from support.monthly_lists import ENTER, ESCAPE, asked, home, the_list


def test_an_opening_class_and_a_village_that_change_nothing() -> None:
    listed = the_list([home(code, "poor") for code in "ABCDE"]).homes
    rows = asked(
        [
            home("A", "not_poor", request=ESCAPE, opening_class="Hộ nghèo", village="Ấp 2"),
            home("B", "poor", request=ESCAPE, opening_class="Hộ cận nghèo"),
            home("C", "poor", request=ESCAPE, village="Ấp 2"),
            home("D", "poor", request=ESCAPE, village="ấp 1"),
            home("Z", "poor", request=ENTER, opening_class="Hộ nghèo", village="Ấp 2"),
        ]
    )
    cells = [*ignored_cells(listed, rows, decide(listed, rows))]
    table = rows.review.survey.households
    assert cells == [table.place("opening_class", 1), table.place("village", 2)]
