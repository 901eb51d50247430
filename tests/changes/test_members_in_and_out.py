"""Who came to a household and who left it: met again by number, by name, by birth year."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.changes.comparison import compare
from ravo.changes.output.words import people_words
from ravo.cli import app
from ravo.console import run
from support.books import household, member, write
from support.examples import examples
from support.years import diff, home, person, year

HEAD = person("Nguyễn Thử A1", 1960)


def moved(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> tuple[Any, Any]:
    """Return who came and who went in words, in a household with one head in both years."""
    old = home("A1", size=1 + len(before), members=[HEAD, *before])
    changes = diff([old], [home("A1", size=1 + len(after), members=[HEAD, *after])])
    return people_words(changes, came=True)[0], people_words(changes, came=False)[0]


def test_who_came_and_who_went_is_named_with_the_birth_year() -> None:
    stays = person("Lê Thị Ở", 1990)
    found = moved([stays, person("Lê Thị Đi", 2001)], [stays, person("Lê Văn Đến", 2024)])
    assert found == ("Lê Văn Đến (2024)", "Lê Thị Đi (2001)")


@pytest.mark.parametrize(
    "after",
    [
        person("Lê Thị Ở", 1990),
        person("Le Thi O", 1990),
        person("LÊ THỊ Ở", 1991),
        person("Lê Thị Ở", 1989),
        person("Lê Thị Ớ", 1990),
        person("Lê Thị Ởở", 1990),
    ],
)
def test_a_member_written_otherwise_is_the_same_person(after: dict[str, Any]) -> None:
    assert moved([person("Lê Thị Ở", 1990)], [after]) == (None, None)


def test_a_citizen_number_is_the_person_whatever_name_and_year_say() -> None:
    before, after = (
        person("Lê Thị Cũ", 1990, "087190000001"),
        person("Võ Thị Mới", 1985, "087190000001"),
    )
    assert moved([before], [after]) == (None, None)


@pytest.mark.parametrize("after", [person("Lê Thị Ở", 1992), person("Phan Văn Khác", 1990)])
def test_another_name_or_another_year_is_another_person(after: dict[str, Any]) -> None:
    came, went = moved([person("Lê Thị Ở", 1990)], [after])
    assert (came, went) == (f"{after['name']} ({after['birth'].year})", "Lê Thị Ở (1990)")


def test_of_twins_of_one_name_one_may_leave() -> None:
    twin = person("Lê Văn Đôi", 2010)
    assert moved([twin, twin], [twin]) == (None, "Lê Văn Đôi (2010)")


def test_a_year_without_members_says_nothing_about_them() -> None:
    changes = diff([home("A1", members=[HEAD])], [home("A1")])
    assert people_words(changes, came=False) == [None]
    assert not (changes.why.came >= 0).any()


people = st.builds(
    person,
    st.sampled_from(["Lê An", "Lê Ân", "Võ Bình", "Vo Binh", "Bùi Cúc"]),
    st.integers(1990, 1993),
    st.sampled_from([None, None, "087190000001", "087190000002"]),
)


@settings(max_examples=examples(15), deadline=None)
@given(before=st.lists(people, max_size=6), after=st.lists(people, max_size=6))
def test_nobody_is_lost_or_met_twice(before: list[Any], after: list[Any]) -> None:
    old, new = home("A1", members=[HEAD, *before]), home("A1", members=[HEAD, *after])
    first, second = year(2023, [old]), year(2024, [new])
    there, back = compare(first, second).why, compare(second, first).why
    assert there.came[0] - there.went[0] == len(after) - len(before)
    assert (there.came[0], there.went[0]) == (back.went[0], back.came[0])
    assert compare(first, first).why.came[0] == 0


def test_the_workbook_names_them_and_json_counts_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, target = tmp_path / "o.xlsx", tmp_path / "n.xlsx", tmp_path / "d.xlsx"
    children = {"o": ("Lê Thị Đi", "2001"), "n": ("Lê Văn Đến", "2024")}
    for path, number in ((old, 2023), (new, 2024)):
        name, birth = children[path.stem]
        child = member("H1", "Con", **{"Họ và tên": name, "Ngày/năm sinh": birth})
        write(path, [household("H1")], [member("H1"), child], info={"Năm rà soát": number})
    run(app, ["diff", str(old), str(new), "-o", str(target), "--format", "json", "-q"])
    said = capsys.readouterr().out
    assert "Lê" not in said
    why = json.loads(said)["why"][0]
    assert (why["members_in"], why["members_out"]) == (1, 1)
    sheet = openpyxl.load_workbook(target)["Biến động"]
    cells = {str(head.value): cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    came, went = cells["Thêm thành viên"], cells["Bớt thành viên"]
    assert (came.value, went.value) == ("Lê Văn Đến (2024)", "Lê Thị Đi (2001)")
    assert came.fill.fgColor.rgb == "FFFCE4D6"
