"""Rows of text under headings."""

from ravo.text_tables import text_table


def test_a_cell_that_is_too_long_goes_on_below() -> None:
    assert text_table(["Chỉ số", "%"], [6, 4], [["Nhà ở và đất", "1,5"], ["", "2"]]) == [
        "Chỉ số %",
        "────── ────",
        "Nhà ở  1,5",
        "và đất",
        "       2",
    ]


def test_control_characters_do_not_reach_the_terminal() -> None:
    (_, _, line) = text_table(["a"], [20], [["x\x1b[31my"]])
    assert "\x1b" not in line
