"""The votes of village meetings: the rule on both sides, what is missing or wrong by its cell."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.documents.holders import CommunePapers
from ravo.documents.village_homes import homes_of
from ravo.documents.votes import CommuneVotes, agreed_by, votes_of
from ravo.documents.votes_output import write_votes_json, write_votes_list
from ravo.documents.votes_sheet import (
    FIRST_ROW,
    TOP,
    TOP_ROW,
    VALUE,
    Meeting,
    read_votes,
    write_votes,
)
from ravo.fault_words import fault_message
from ravo.faults import RavoError
from ravo.workbook.products import product_of
from support.village_papers import home, papers

COUNTS = tuple[Any, Any]


def typed(
    path: Path,
    own: CommunePapers,
    present: Any,
    counts: Sequence[COUNTS],
    *,
    number: int = 1,
    village: int = 0,
    change: Callable[[Any], None] | None = None,
) -> Path:
    """Write the sheet of a village and type into it as an officer would."""
    part = list(homes_of(own).villages())[village]
    write_votes(Meeting(own.place.commune, own.year, part, number), path)
    book = openpyxl.load_workbook(path)
    sheet: Any = book.active
    sheet.cell(TOP_ROW + TOP.index("present") + 1, VALUE + 1, present)
    for row, (agree, against) in enumerate(counts, start=FIRST_ROW + 1):
        sheet.cell(row, 5, agree)
        sheet.cell(row, 6, against)
    if change:
        change(sheet)
    book.save(path)
    return path


def counted(own: CommunePapers, *files: Path) -> CommuneVotes:
    found = votes_of(homes_of(own), [read_votes(path) for path in files])
    assert sum(found.counts()[name] for name in ("agreed", "again", "open")) == len(
        [one for one in own.households if one.classed and not one.departed]
    )
    return found


def outcomes(votes: CommuneVotes) -> dict[str, str]:
    return {one.home.code: one.outcome for one in votes.households}


def named(votes: CommuneVotes) -> list[tuple[str, str | None]]:
    return [(fault.code, fault.cell) for fault in votes.faults]


@pytest.mark.parametrize(
    ("agree", "present", "passes"),
    [(15, 30, True), (14, 30, False), (16, 31, True), (15, 31, False), (1, 1, True), (0, 1, False)],
)
def test_half_of_those_present_is_enough_and_less_is_not(
    agree: int, present: int, passes: bool
) -> None:
    assert agreed_by(agree, present) is passes


def test_every_household_is_agreed_to_meets_again_or_is_open(tmp_path: Path) -> None:
    own = papers(home("H1"), home("H2", "near_poor"), home("H3", "not_poor"), home("H4"))
    counts = [(15, 15), (14, 16), (30, 0), (None, None)]
    votes = counted(own, typed(tmp_path / "a.xlsx", own, 30, counts))
    assert outcomes(votes) == {"H1": "agreed", "H2": "again", "H3": "agreed", "H4": "open"}
    assert votes.counts() == {"households": 4, "agreed": 2, "again": 1, "open": 1}
    assert named(votes) == [("RV-1374", "E16"), ("RV-1383", "F16")]
    assert [one.home.klass for one in votes.households] == [
        "poor",
        "near_poor",
        "not_poor",
        "poor",
    ], "a vote changes no class"


def test_who_has_no_class_or_left_is_not_voted_on(tmp_path: Path) -> None:
    own = papers(
        home("H1"), home("H2", "undetermined"), home("H3", None), home("H4", None, departed=True)
    )
    sheet = read_votes(typed(tmp_path / "a.xlsx", own, 10, [(10, 0)]))
    assert [line.code.value for line in sheet.lines] == ["H1"]
    assert next(iter(homes_of(own).villages())).waiting == 2


def test_villages_go_by_their_numbers_one_in_which_all_wait_as_well() -> None:
    own = papers(
        home("H1", "undetermined", "Ấp 2"), home("H2", village="Ấp 10"), home("H3", village="Ấp 1")
    )
    assert [part.name for part in homes_of(own).villages()] == ["Ấp 1", "Ấp 2", "Ấp 10"]


CELLS: Sequence[tuple[COUNTS, str | None, str | None]] = (
    ((None, 3), "RV-1374", "E"),
    ((0, 10), None, None),
    ((" 5 ", 0), None, None),
    (("đa số", 0), "RV-1375", "E"),
    ((-1, 0), "RV-1375", "E"),
    ((5.5, 0), "RV-1375", "E"),
    ((5, "ít"), "RV-1375", "F"),
    (("#REF!", 0), "RV-1375", "E"),
    ((10, 0), None, None),
    ((11, 0), "RV-1376", "E"),
    ((6, 5), "RV-1376", "F"),
    ((6, None), "RV-1383", "F"),
    ((True, 0), "RV-1375", "E"),
)
"""The votes of a household where ten are present: what is wrong, and in which column."""


def test_what_is_missing_or_wrong_is_named_by_its_cell(tmp_path: Path) -> None:
    own = papers(*[home(f"H{row}", head=f"An {row:02}") for row in range(13, 13 + len(CELLS))])
    votes = counted(own, typed(tmp_path / "a.xlsx", own, 10, [counts for counts, _, _ in CELLS]))
    assert named(votes) == [
        (code, f"{column}{row}") for row, (_, code, column) in enumerate(CELLS, 13) if code
    ]
    uncounted = [f"H{row}" for row, (_, code, _) in enumerate(CELLS, 13) if code]
    assert [code for code, outcome in outcomes(votes).items() if outcome == "open"] == [
        code for code in uncounted if code != "H24"
    ], "votes against that are missing keep nobody from being counted"


@pytest.mark.parametrize(
    ("present", "code"), [(None, "RV-1373"), (0, "RV-1375"), ("nhiều", "RV-1375")]
)
def test_without_the_number_of_those_present_nobody_is_counted(
    tmp_path: Path, present: Any, code: str
) -> None:
    own = papers(home("H1"), home("H2"))
    votes = counted(own, typed(tmp_path / "a.xlsx", own, present, [(6, 4), (0, 4)]))
    assert named(votes) == [(code, "D9")]
    assert outcomes(votes) == {"H1": "open", "H2": "open"}


def test_a_household_that_is_not_in_the_results_and_one_without_a_line_are_named(
    tmp_path: Path,
) -> None:
    own = papers(home("H1"), home("H2"))

    def change(sheet: Any) -> None:
        """Type another code over the second household's."""
        sheet["B14"] = "H9"

    votes = counted(own, typed(tmp_path / "a.xlsx", own, 10, [(9, 1), (9, 1)], change=change))
    assert named(votes) == [("RV-1377", "B14"), ("RV-1378", None)]
    assert outcomes(votes) == {"H1": "agreed", "H2": "open"}


def test_a_village_without_a_sheet_is_named_once_with_its_households(tmp_path: Path) -> None:
    own = papers(home("H1"), home("H2", village="Ấp 2"), home("H3", village="Ấp 2"))
    votes = counted(own, typed(tmp_path / "a.xlsx", own, 10, [(9, 1)]))
    assert [(f.code, dict(f.params)) for f in votes.faults] == [
        ("RV-1384", {"village": "Ấp 2", "count": 2})
    ]
    assert votes.counts() == {"households": 3, "agreed": 1, "again": 0, "open": 2}


def test_households_without_a_vote_are_one_line_with_their_number_and_the_first(
    tmp_path: Path,
) -> None:
    own = papers(*[home(f"H{number}") for number in range(1, 31)])
    voted = papers(home("H1"))
    votes = counted(own, typed(tmp_path / "a.xlsx", voted, 10, [(9, 1)]))
    (fault,) = votes.faults
    assert (fault.code, fault.params["count"]) == ("RV-1378", 29)
    message = fault_message(fault, "vi")[0]
    assert message.startswith("29 hộ")
    assert "H2" in message
    assert "H30" not in message


def test_a_class_of_many_words_has_the_lines_that_it_needs(tmp_path: Path) -> None:
    own = papers(home("H1"), home("H2", "average_living"))
    votes = counted(own, typed(tmp_path / "a.xlsx", own, 10, [(9, 1), (9, 1)]))
    write_votes_list(votes, tmp_path / "b.xlsx", "vi")
    sheet: Any = openpyxl.load_workbook(tmp_path / "b.xlsx").active
    assert sheet["E6"].value == "Hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình"
    assert [sheet.row_dimensions[row].height for row in (5, 6)] == [15.75, 47.25]


def test_two_votes_of_one_meeting_count_for_nothing_and_a_later_meeting_counts(
    tmp_path: Path,
) -> None:
    own = papers(home("H1"))
    first = typed(tmp_path / "a.xlsx", own, 10, [(4, 6)])
    copy = typed(tmp_path / "b.xlsx", own, 10, [(6, 4)])
    later = typed(tmp_path / "c.xlsx", own, 8, [(4, 4)], number=2)
    twice = counted(own, first, copy)
    assert (named(twice), outcomes(twice)) == ([("RV-1379", "B13")], {"H1": "open"})
    for files in ((first, later), (later, first)):
        votes = counted(own, *files)
        assert votes.faults == ()
        (one,) = votes.households
        assert (one.outcome, one.meeting, one.present, one.agree) == ("agreed", 2, 8, 4)


def test_a_vote_about_another_class_than_todays_does_not_count(tmp_path: Path) -> None:
    voted = typed(tmp_path / "a.xlsx", papers(home("H1", "poor")), 10, [(9, 1)])
    votes = counted(papers(home("H1", "near_poor")), voted)
    assert (named(votes), outcomes(votes)) == ([("RV-1380", "D13")], {"H1": "open"})
    said, _ = fault_message(votes.faults[0], "vi")
    assert "được biểu quyết là 'Hộ nghèo', nhưng trong kết quả là 'Hộ cận nghèo'" in said


def test_a_code_of_figures_alone_is_the_same_code_after_a_spreadsheet_saved_it(
    tmp_path: Path,
) -> None:
    own = papers(home("12"))

    def change(sheet: Any) -> None:
        """Store the code as a number."""
        sheet["B13"] = 12

    votes = counted(own, typed(tmp_path / "a.xlsx", own, 10, [(9, 1)], change=change))
    assert (votes.faults, outcomes(votes)) == ((), {"12": "agreed"})


def test_a_sheet_that_lost_its_row_of_ids_or_a_line_above_is_refused(tmp_path: Path) -> None:
    own = papers(home("H1"))
    for at in (TOP_ROW + TOP.index("present") + 1, FIRST_ROW):

        def change(sheet: Any, at: int = at) -> None:
            """Delete a line."""
            sheet.delete_rows(at)

        path = typed(tmp_path / f"{at}.xlsx", own, 10, [(9, 1)], change=change)
        with pytest.raises(RavoError) as caught:
            read_votes(path)
        assert caught.value.fault.code == "RV-1372"


def test_columns_and_lines_that_were_put_in_between_change_nothing(tmp_path: Path) -> None:
    own = papers(home("H1"), home("H2"))

    def change(sheet: Any) -> None:
        """Put a column in front, a line above the table, one between households."""
        sheet.insert_rows(14)
        sheet.insert_rows(10)
        sheet.insert_cols(1)

    votes = counted(own, typed(tmp_path / "a.xlsx", own, 10, [(9, 1), (4, None)], change=change))
    assert named(votes) == [("RV-1383", "G16")]
    assert outcomes(votes) == {"H1": "agreed", "H2": "again"}


def test_a_sheet_of_votes_is_no_survey(tmp_path: Path) -> None:
    own = papers(home("H1"))
    path = tmp_path / "a.xlsx"
    write_votes(Meeting("Xã Thử", 2024, next(homes_of(own).villages())), path)
    assert product_of(path) == "votes"


def test_a_household_scored_again_counts_by_its_second_meeting_alone(tmp_path: Path) -> None:
    first = typed(tmp_path / "a.xlsx", papers(home("H1", "poor")), 10, [(2, None)])
    now = papers(home("H1", "near_poor"))
    later = typed(tmp_path / "b.xlsx", now, 10, [(5, 5)], number=2)
    votes = counted(now, first, later)
    assert (votes.faults, outcomes(votes)) == ((), {"H1": "agreed"})


@pytest.mark.parametrize(
    ("said", "day", "faults"),
    [("12/11/2024", date(2024, 11, 12), []), (None, None, []), ("31/11", None, ["RV-1388"])],
)
def test_the_day_of_a_meeting_is_read_and_one_that_is_none_is_named(
    tmp_path: Path, said: str | None, day: date | None, faults: list[str]
) -> None:
    own = papers(home("H1"))

    def change(sheet: Any) -> None:
        """Type the day."""
        sheet.cell(TOP_ROW + TOP.index("held_on") + 1, VALUE + 1, said)

    votes = counted(own, typed(tmp_path / "a.xlsx", own, 10, [(9, 1)], change=change))
    assert [fault.code for fault in votes.faults] == faults
    (meeting,) = votes.meetings
    assert (meeting.held_on, meeting.present, meeting.number) == (day, 10, 1)
    assert outcomes(votes) == {"H1": "agreed"}


def test_codes_that_two_households_share_are_no_vote_of_either(tmp_path: Path) -> None:
    own = papers(home("H1"), home("H1"))
    votes = counted(own, typed(tmp_path / "a.xlsx", own, 10, [(9, 1), (9, 1)]))
    assert [one.outcome for one in votes.households] == ["open", "open"]
    assert {fault.code for fault in votes.faults} == {"RV-1377", "RV-1384"}


def test_the_outcome_is_written_without_names_and_adds_up(tmp_path: Path) -> None:
    own = papers(home("H1"), home("H2"), home("H3"))
    votes = counted(own, typed(tmp_path / "a.xlsx", own, 10, [(5, 5), (4, 6), (None, 0)]))
    write_votes_json(votes, tmp_path / "a.json")
    words = (tmp_path / "a.json").read_text(encoding="utf-8")
    found = json.loads(words)
    assert "Nguyễn" not in words
    assert found["counts"] == {"households": 3, "agreed": 1, "again": 1, "open": 1}
    assert [(one["ma_ho"], one["class"], one["outcome"]) for one in found["households"]] == [
        ("H1", "poor", "agreed"),
        ("H2", "poor", "again"),
        ("H3", "poor", "open"),
    ]
    write_votes_list(votes, tmp_path / "b.xlsx", "vi")
    sheet: Any = openpyxl.load_workbook(tmp_path / "b.xlsx").active
    assert sheet["A2"].value == "3 hộ = thông qua 1 + họp lại 1 + chưa rõ 1."
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)] == [
        [
            1,
            "Ấp 1",
            "H2",
            "Nguyễn Văn H2",
            "Hộ nghèo",
            1,
            10,
            4,
            6,
            "Rà soát lại, họp lại (dưới 50%)",
        ],
        [
            2,
            "Ấp 1",
            "H3",
            "Nguyễn Văn H3",
            "Hộ nghèo",
            1,
            10,
            None,
            None,
            "Chưa rõ, cần ghi cho đủ",
        ],
        [3, "Ấp 1", "H1", "Nguyễn Văn H1", "Hộ nghèo", 1, 10, 5, 5, "Thông qua"],
    ]
