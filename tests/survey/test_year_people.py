"""Who left or came in the months of a year: kept by the survey that closes it, merged, listed."""

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from ravo.blanks.survey import SurveyFrames, write_survey
from ravo.criteria import edition_for_year
from ravo.faults import Fault
from ravo.pipeline.listener import Silence
from ravo.pipeline.merge import MergeRequest, merge_workbooks
from ravo.results.moves import moves_of
from ravo.review.verdicts import judge
from ravo.survey.options import ReadOptions
from ravo.survey.reader import read_survey
from ravo.survey.survey import Survey
from ravo.survey.year_people import NAMES, SHEET
from support.books import INFO
from support.copies import listed

MOVED = [
    ["H1", "Lê Thị Mất", "Vợ/chồng", 1950.0, "Chết"],
    ["H1", "Lê Văn Sinh", "Con", float("nan"), "Mới sinh"],
    ["H2", "Võ Văn Tách", "Con", 2000.0, "Tách hộ"],
    ["H9", "Ngô Văn Xa", "Con", 2000.0, "Chết"],
]
WANTED = {"people_left": ["Lê Thị Mất", "Võ Văn Tách"], "people_came": ["Lê Văn Sinh"]}
"""Of a household that is not there nobody is listed."""


@pytest.fixture
def autumn(tmp_path: Path) -> Path:
    rows = listed([1, 2])
    homes, people = (pd.DataFrame(rows[table]) for table in ("households", "members"))
    homes = homes.drop(columns=["wall_durable", "floor_area"])
    homes["code"], people["code"] = ["H1", "H2"], ["H1", "H2", "H2"]
    moved = pd.DataFrame(MOVED, columns=list(NAMES))
    info = {"year": 2024, "commune": INFO["Xã/phường/thị trấn"]}
    frames = SurveyFrames(info, homes, people, carried=True, year_people=moved)
    path = tmp_path / "xa.xlsx"
    write_survey(path, edition_for_year(2024), frames, compact=True)
    return path


class Heard(Silence):
    """Keeps the codes of what a run reports."""

    def __init__(self) -> None:
        self.codes: list[str] = []

    def fault(self, fault: Fault) -> None:
        self.codes.append(fault.code)


def names(survey: Survey) -> dict[str, list[str | None]]:
    moves = moves_of(judge(survey))
    return {part: [one.name for one in moves[part]] for part in WANTED}  # type: ignore[index]


def edited(path: Path, sheet: str, cell: str, value: Any) -> Path:
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)
    return path


def test_the_survey_of_the_year_lists_who_moved_in_its_months(autumn: Path) -> None:
    survey = read_survey(autumn)
    assert names(survey) == WANTED
    assert not {fault.code for fault in survey.faults} & {"RV-1133", "RV-486"}
    assert judge(survey).unreviewed.all()
    (dead, _) = moves_of(judge(survey))["people_left"]
    assert (dead.birth_year, dead.relation, dead.reason) == (1950, "Vợ/chồng", "Chết")


def test_copies_that_are_merged_keep_them_once(autumn: Path, tmp_path: Path) -> None:
    copy, heard = tmp_path / "b.xlsx", Heard()
    shutil.copy(autumn, copy)
    out = tmp_path / "gop.xlsx"
    for files in ((autumn, copy), (out, copy)):
        merge_workbooks(MergeRequest(files, out, ReadOptions()), heard)
        assert names(read_survey(out)) == WANTED
        assert [one for one in openpyxl.load_workbook(out).sheetnames if one == SHEET] == [SHEET]
    assert "RV-1119" not in heard.codes


def test_a_changed_sheet_is_reported_and_that_of_another_year_is_not_read(autumn: Path) -> None:
    survey = read_survey(edited(autumn, "Thông tin", "B1", 2025))
    assert survey.info.year == 2025
    assert survey.year_people is None
    survey = read_survey(edited(edited(autumn, "Thông tin", "B1", 2024), SHEET, "B3", "Ai đó"))
    assert [fault.sheet for fault in survey.faults if fault.code == "RV-1133"] == [SHEET]
    assert names(survey) == {"people_left": [], "people_came": []}


def test_who_is_written_down_again_is_listed_once(autumn: Path) -> None:
    book = openpyxl.load_workbook(autumn)
    sheet = book["Thành viên"]
    heads = [str(cell.value).split("\n")[0] for cell in sheet[1]]
    again = {"Mã hộ": "H1", "Họ và tên": "LÊ THỊ MẤT", "Lý do biến động": "Chết"}
    for name, value in again.items():
        sheet.cell(5, heads.index(name) + 1, value)
    book.save(autumn)
    assert names(read_survey(autumn))["people_left"] == ["LÊ THỊ MẤT", "Võ Văn Tách"]
