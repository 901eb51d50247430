"""The notice of invented data: read on the sheet, named for the communes that have it."""

from pathlib import Path

import openpyxl
import pytest

from ravo.messages import say
from ravo.sample import NOTICE
from ravo.survey.reader import read_survey
from ravo.survey.sample_notice import has_notice, notice_for, notice_of
from ravo.survey.survey import Info
from support.books import household, write


def test_a_sample_is_known_and_no_other_survey() -> None:
    assert has_notice([["Mã xã", "30169"], [None, NOTICE]])
    assert not has_notice([["Ghi chú", f"không phải {NOTICE}"], [1, None]])


@pytest.mark.parametrize(
    ("invented", "words"),
    [
        ({}, ""),
        ({"Xã A": False, "Xã B": False}, ""),
        ({"Xã A": True, "Xã B": True}, say("sample.notice", "vi")),
        ({"Xã A": False, "Xã B": True}, f"{say('sample.notice', 'vi')}: Xã B"),
    ],
)
def test_the_notice_names_communes_where_others_are_real(
    invented: dict[str, bool], words: str
) -> None:
    assert notice_for(invented, "vi") == words


def test_a_commune_of_two_years_is_named_once() -> None:
    infos = [Info(2023, commune="Xã A"), Info(2024, commune="Xã B", synthetic=True)]
    infos += [Info(2023, commune="Xã B", synthetic=True)]
    assert notice_of(infos, "vi") == f"{say('sample.notice', 'vi')}: Xã B"
    assert notice_of(infos[1:], "vi") == say("sample.notice", "vi")
    assert notice_of(infos[:1], "vi") == ""


def test_a_workbook_with_the_notice_is_an_invented_survey(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Thông tin"].append([NOTICE])

    assert read_survey(write(tmp_path / "a.xlsx", [household()], change=change)).info.synthetic
    assert not read_survey(write(tmp_path / "b.xlsx", [household()])).info.synthetic
