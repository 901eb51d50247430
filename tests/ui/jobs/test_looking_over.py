"""The cards that look a year's results over: what comes back, what is refused."""

from pathlib import Path
from typing import get_args

import openpyxl
import pytest

from ravo.analysis.choices import GroupBy
from ravo.faults.unread import Unread
from ravo.pipeline.supervision import FILE, PAGE, SuperviseRequest
from ravo.ui.cards import BY_GROUP, GROUPS
from ravo.ui.jobs import looking_over
from ravo.ui.jobs.looking_over import analyse, supervise
from support import books
from support.card_answers import OFFICE, Ask, written


@pytest.fixture
def survey_of_two_poor(tmp_path: Path) -> Path:
    return books.write(tmp_path / "xa.xlsx", [books.household("H1", 3), books.household("H2", 4)])


def test_a_year_that_is_supervised_comes_with_a_page_and_nothing_is_printed(
    ask_card: Ask, survey_of_two_poor: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = ask_card(supervise, {"file": (survey_of_two_poor,)}, announced="1/12/2024")
    assert [file.name for file in done.files][1:3] == ["giam-sat.html", "giam-sat.xlsx"]
    assert sorted(file.name for file in done.files) == [path.name for path in written(tmp_path)]
    assert capsys.readouterr().out == ""
    late = ask_card(supervise, {"file": (survey_of_two_poor,), "previous": (survey_of_two_poor,)})
    assert (late.tone, late.same_file) == ("bad", True)
    wrong = ask_card(supervise, {"file": (survey_of_two_poor,)}, announced="hôm nay")
    assert "hôm nay" in wrong.headline.vi


def test_supervision_takes_the_register_of_the_office_or_a_file_of_another(
    ask_card: Ask, survey_of_two_poor: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str | None] = []

    def noted(request: SuperviseRequest, _: object, **__: object) -> Unread:
        taken.append(request.register)
        assert request.out is not None
        for name in (FILE, PAGE):
            (request.out / name).touch()
        return Unread()

    monkeypatch.setattr(looking_over, "write_supervision", noted)
    given = tmp_path / "so-khac.sqlite"
    ask_card(supervise, {"file": (survey_of_two_poor,)}, past="no_past")
    ask_card(supervise, {"file": (survey_of_two_poor,), "register": (given,)}, past="no_past")
    ask_card(supervise, {"file": (survey_of_two_poor,)}, past="past_register")
    assert taken == [None, str(given), str(tmp_path / OFFICE)]


def test_an_analysis_counts_by_the_group_that_was_chosen(
    ask_card: Ask, survey_of_two_poor: Path, tmp_path: Path
) -> None:
    done = ask_card(
        analyse, {"file": (survey_of_two_poor,)}, group_by="by_thon", count_unit="count_people"
    )
    (path,) = written(tmp_path)
    assert [file.name for file in done.files] == [path.name]
    said = {
        str(cell) for sheet in openpyxl.load_workbook(path) for row in sheet.values for cell in row
    }
    assert "Ấp Thử" in said


def test_the_groups_to_choose_are_those_of_the_analysis() -> None:
    assert {name.partition(BY_GROUP)[2] for name in GROUPS[1:]} == set(get_args(GroupBy))
