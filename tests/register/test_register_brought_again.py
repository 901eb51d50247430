"""Lists that cannot be added, and lists brought again: doubled codes, results."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ravo.faults import InputProblem, UsageProblem
from ravo.register.lists import COLUMNS, StoredList
from support.register_homes import add, dump, home, made_list, person
from support.register_lists import home as small_home
from support.register_lists import made_list as small_list
from support.registers import FreshRegister

AN = person("Nguyễn Văn An", 1970, "087070000001")
BA = person("Trần Thị Ba", 1980, "087080000002")


@pytest.fixture
def register_file(tmp_path: Path) -> str:
    return str(tmp_path / "so.sqlite")


def test_a_code_in_two_rows_is_refused_with_its_cells(register_file: str) -> None:
    twice = made_list([home("H1", AN), home("H2"), home("H1", BA)], "2023")
    with pytest.raises(InputProblem) as caught:
        add(register_file, twice)
    assert caught.value.fault.code == "RV-191"
    assert caught.value.fault.params["codes"] == "H1: A2, A4"
    assert not Path(register_file).exists()


def test_codes_that_are_not_unique_are_no_names(register_file: str) -> None:
    twice = made_list([home("H1", AN), home("H1", BA)], "2023")
    cell = COLUMNS.index("cell")
    bare = tuple((*row[:cell], None, *row[cell + 1 :]) for row in twice.households)
    about = {**twice.about, "codes_unique": False}
    assert add(register_file, replace(twice, about=about, households=bare)).new == 2


def results_of(survey: StoredList, **more: Any) -> StoredList:
    """Return a survey's results: they hold less than it does."""
    return replace(survey, about={**survey.about, "facts_lost": ["members"]}, **more)


@pytest.mark.parametrize(
    ("lost", "code"), [("members", "RV-1535"), ("households", "RV-1536"), ("old", "RV-1537")]
)
def test_what_results_have_lost_is_reported_where_they_are_taken(
    register_file: str, lost: str, code: str
) -> None:
    survey = made_list([home("H1", AN)], "2023")
    less = replace(survey, about={**survey.about, "facts_lost": [lost]}, input_sha256="2" * 64)
    add(register_file, survey)
    found = add(register_file, less, replacing=True, losing=True)
    assert [(fault.code, fault.params["period"]) for fault in found.faults] == [(code, "2023")]


def test_what_the_list_there_knows_of_people_is_lost_only_where_that_is_meant(
    fresh_register: FreshRegister,
) -> None:
    register = fresh_register()
    whole = made_list([home("H1", AN, BA), home("H2")], "2023")
    add(register, whole)
    before = dump(register)
    bare = replace(whole, members=((), ()), input_sha256="2" * 64)
    facts = replace(whole, about={**whole.about, "facts_lost": ["households"]})
    for item, code, count in ((bare, "RV-1415", 3), (facts, "RV-1416", None)):
        with pytest.raises(UsageProblem) as caught:
            add(register, item, replacing=True)
        refused = caught.value.fault
        assert (refused.code, refused.params.get("count")) == (code, count)
        assert dump(register) == before
    assert add(register, bare, replacing=True, losing=True).added == 2
    # Where there are none already nothing is lost, and whole lists take their place as ever.
    again = replace(bare, input_sha256="3" * 64, file="x.xlsx")
    klass = COLUMNS.index("klass")
    rows = tuple((*r[:klass], "near_poor", *r[klass + 1 :]) for r in bare.households)
    assert add(register, replace(again, households=rows), replacing=True).added == 2
    assert add(register, whole, replacing=True).faults == ()


def test_results_of_the_survey_that_is_there_bring_nothing(register_file: str) -> None:
    survey = made_list([home("H1", AN)], "2023")
    add(register_file, survey)
    found = add(register_file, results_of(survey))
    assert [fault.code for fault in found.faults] == ["RV-1281"]
    assert (found.batch, found.added, found.unchanged) == (None, 0, 1)


@pytest.mark.parametrize("lacking", ["head", "member"])
def test_a_survey_after_its_results_is_advised_to_replace_them(
    register_file: str, lacking: str
) -> None:
    """Results that a survey follows lack citizen numbers: the advice is not to do nothing."""
    survey = made_list([home("H1", AN, BA)], "2023")
    bare = person(BA[0], BA[1])
    less = made_list([home("H1", AN, BA, head_citizen_id=None)], "2023")
    results = less if lacking == "head" else made_list([home("H1", AN, bare)], "2023")
    add(register_file, results)
    found = add(register_file, survey)
    assert [(fault.code, fault.params["count"]) for fault in found.faults] == [("RV-1463", 1)]
    assert (found.batch, found.unchanged) == (None, 1)
    assert add(register_file, survey, replacing=True).added == 1
    assert [fault.code for fault in add(register_file, results).faults] == ["RV-1281"]


def test_results_judged_otherwise_are_other_contents(register_file: str) -> None:
    survey = made_list([home("H1", AN)], "2023")
    add(register_file, survey)
    other = made_list([home("H1", AN, klass="near_poor")], "2023")
    for item in (results_of(other), results_of(survey, edition_sha256="2" * 64)):
        with pytest.raises(UsageProblem, match="RV-1209"):
            add(register_file, item)


def test_the_survey_brings_more_than_its_results(register_file: str) -> None:
    survey = made_list([home("H1", AN)], "2023")
    add(register_file, results_of(survey))
    with pytest.raises(UsageProblem, match="RV-1209"):
        add(register_file, survey)


@pytest.mark.parametrize(("year", "kept"), [(1899, False), (1900, True), (99999, False)])
def test_a_year_of_birth_that_nobody_has_is_refused(year: int, kept: bool) -> None:
    if kept:
        assert small_list(2024, [small_home("H1", head_birth_year=year)]).size == 1
        return
    with pytest.raises(UsageProblem, match="RV-1286"):
        small_list(2024, [small_home("H1", head_birth_year=year)])
