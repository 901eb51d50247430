"""What a month's list keeps of the facts of a survey, begun with it or with its results."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from ravo.criteria import edition_for_year
from ravo.monthly.households import ListedHomes, homes_of_results, homes_of_review, kept_of
from ravo.results.kept_facts import HOME_ANSWERS, KeptFacts, facts_of, written_days
from ravo.results.workbook import write_results
from support.books import household, member, write
from support.results_files import read_results_file
from support.reviews import review


@pytest.fixture
def survey_with_kept_facts(tmp_path: Path) -> Path:
    homes = [
        household("H1", **{"Số nhân khẩu": "?", "Nền bền chắc": "Có", "Ngày tách hộ": "2019"}),
        household(
            "H2",
            **{
                "Số nhân khẩu": 1,
                "Tường bền chắc": "Không",
                "Ngày tách hộ": "05/2021",
                "Ngày quyết định công nhận": "25/12/2023",
                "Số quyết định công nhận": "9/QĐ-UBND",
            },
        ),
    ]
    person = {"Ngày/năm sinh": "04/2009", "Khuyết tật": "Có", "Tình trạng việc làm": "Đang đi học"}
    return write(tmp_path / "a.xlsx", homes, [member("H2", **person)])


def lists(survey: Path) -> tuple[KeptFacts, ListedHomes, ListedHomes]:
    found = review(survey)
    path = survey.with_name("a.ket-qua.xlsx")
    write_results(found, path, "vi")
    by_results = homes_of_results(read_results_file(path), edition_for_year(2024))
    return facts_of(found), homes_of_review(found), by_results


def test_a_list_keeps_the_facts_of_its_survey_and_of_its_results(
    survey_with_kept_facts: Path,
) -> None:
    due, by_review, by_results = lists(survey_with_kept_facts)
    for homes in (by_review, by_results):
        kept = kept_of(homes)
        assert kept.homes is not None
        assert due.homes is not None
        assert due.homes.frame.equals(kept.homes.frame)
        assert kept.members is not None
        assert due.members is not None
        same = [name for name in due.members if name != "row"]
        assert due.members.only(same).frame.equals(kept.members.only(same).frame)
        assert np.isnan(kept.members["row"]).all()
    assert due.homes is not None
    assert written_days(due.homes["separated_on"]) == ["05/2021", 2019]
    assert [due.homes[name].tolist() for name in HOME_ANSWERS] == [
        [0, -1],
        [-1, -1],
        [-1, -1],
        [-1, 1],
    ]


@pytest.mark.parametrize(
    ("written", "due"),
    [(2009, "04/2009"), (date(2009, 4, 3), date(2009, 4, 3)), (2008, 2008), (None, None)],
)
def test_a_birth_of_the_list_goes_before_that_of_results_unless_this_is_closer(
    survey_with_kept_facts: Path, written: object, due: object
) -> None:
    homes = lists(survey_with_kept_facts)[2]
    assert homes.people is not None
    births = np.array([written], dtype=object)
    people = kept_of(ListedHomes(homes.frame, homes.people.assign(birth=births))).members
    assert people is not None
    assert written_days(people["born"]) == [due]
