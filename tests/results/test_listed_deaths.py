"""Who died by a survey, kept by its results: people, whole households, people of the months."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from ravo.results.listed_deaths import ALTERED_DEATHS, ListedDeath, deaths_in
from ravo.results.reader import read_results
from ravo.results.workbook import write_results
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.departures import with_departures
from ravo.typed_columns import columns_of_frame
from ravo.workbook.opened import open_workbook
from ravo.xlsx.sheet_names import DEATHS
from support.small_reviews import build, household


def row(
    code: str, name: str, born: int | None, reason: str | None, relation: str
) -> dict[str, object]:
    birth = None if born is None else pd.Timestamp(born, 5, 1)
    own = {"code": code, "name": name, "birth": birth}
    return {**own, "change_reason": reason, "relation": relation}


@pytest.fixture(scope="module")
def review_with_deaths() -> Review:
    """A household with one death, one that died out, one that moved away with a death in it."""
    homes = [
        household("A1", 120, 3, size=3, head_name="Lê Na"),
        household("A2", None, 0, size=None, head_name="Lê Tư", change_reason="Chết"),
        household("A3", None, 0, size=None, head_name="Lê Ba", change_reason="Chuyển đi"),
        household("A4", 120, 3, size=1, head_name="=Lê Năm"),
    ]
    people = [
        row("A1", "Lê Na", 1970, None, "Chủ hộ"),
        row("A1", "Lê Mai", 1945, "Chết", "Mẹ"),
        row("A1", "Lê Bo", None, "Chuyển đi", "Con"),
        row("A2", "Lê Tư", 1940, None, "Chủ hộ"),
        row("A2", "Lê Sáu", None, None, "Vợ/chồng"),
        row("A3", "Lê Ba", 1970, None, "Chủ hộ"),
        row("A3", "Lê Bảy", 1930, "Chết", "Cha"),
        row("A4", "=Lê Năm", 1980, None, "Chủ hộ"),
    ]
    survey = build(homes, members=people).survey
    frame = pd.DataFrame(
        {
            "code": ["A4", "A4", "A1"],
            "name": ["=Lê Tám", "Lê Chín", "LÊ MAI"],
            "relation": ["Con", "Con", "Mẹ"],
            "birth": [pd.Timestamp(2000, 1, 1), pd.NaT, pd.NaT],
            "change_reason": ["Chết", "Chuyển đi", "Chết"],
        }
    )
    return judge(replace(with_departures(survey), year_people=columns_of_frame(frame)))


def test_a_survey_names_everybody_who_died_once(review_with_deaths: Review) -> None:
    """Who moved away did not die; of a household that died out nobody is left."""
    assert set(deaths_in(review_with_deaths.survey)) == {
        ListedDeath("A1", "Lê Mai", 1945),
        ListedDeath("A2", "Lê Tư", 1940),
        ListedDeath("A2", "Lê Sáu", None),
        ListedDeath("A3", "Lê Bảy", 1930),
        ListedDeath("A4", "=Lê Tám", 2000),
    }


def test_a_household_that_died_out_without_rows_names_its_head() -> None:
    gone = household("A2", None, 0, size=None, head_name="Lê Tư", change_reason="Chết")
    survey = with_departures(build([gone, household("A1", 120, 3)]).survey)
    assert deaths_in(survey) == (ListedDeath("A2", "Lê Tư", 1970),)


def test_the_dead_without_a_name_are_nobody_to_look_for() -> None:
    gone = household("A2", None, 0, size=None, head_name=None, change_reason="Chết")
    people = [
        row("A1", "Lê Na", 1970, None, "Chủ hộ"),
        {**row("A1", "Lê Mai", 1945, "Chết", "Mẹ"), "name": None},
        row("A1", "Lê Tám", 1950, "Chết", "Cha"),
    ]
    survey = with_departures(build([gone, household("A1", 120, 3)], members=people).survey)
    assert deaths_in(survey) == (ListedDeath("A1", "Lê Tám", 1950),)


def test_results_keep_who_died_and_name_a_sheet_that_was_changed(
    review_with_deaths: Review, tmp_path: Path
) -> None:
    path = tmp_path / "xa.ket-qua.xlsx"
    write_results(review_with_deaths, path, "vi")
    read = read_results(open_workbook(path))
    assert read.kept is not None
    plain = [replace(one, name=one.name.lstrip("'")) for one in read.kept.deaths]
    assert plain == [*deaths_in(review_with_deaths.survey)]
    book = openpyxl.load_workbook(path)
    assert book[DEATHS].sheet_state == "hidden"
    book[DEATHS]["B2"] = "Lê Nam"
    book.save(path)
    changed = read_results(open_workbook(path))
    assert ALTERED_DEATHS in [fault.code for fault in changed.faults]
    assert changed.kept is not None
    assert changed.kept.deaths == ()
    del book[DEATHS]
    book.save(path)
    assert ALTERED_DEATHS in [fault.code for fault in read_results(open_workbook(path)).faults]


def test_results_in_which_nobody_died_have_no_such_sheet(tmp_path: Path) -> None:
    path = tmp_path / "xa.ket-qua.xlsx"
    write_results(build([household("A1", 120, 3)]), path, "vi")
    assert DEATHS not in open_workbook(path).parts
    assert ALTERED_DEATHS not in [fault.code for fault in read_results(open_workbook(path)).faults]
