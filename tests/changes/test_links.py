"""An officer's answers about doubtful pairs, read back row by row and refused cell by cell."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

import ravo.changes.links as links
from ravo.changes.links import IDS, Links, joined_links, read_links
from ravo.changes.year import Year
from ravo.faults import InputProblem, UsageProblem
from ravo.messages import text
from ravo.workbook.book import Book, open_book
from support.years import home, restarting, review, year

PLACE = "Xã Mỹ An Hưng A"
Row = tuple[Any, ...]


def pair(old: Any, new: Any, answer: Any, rows: tuple[str, str] = ("A2", "A2")) -> Row:
    """Return one line of the sheet, in the order of `IDS`."""
    return (old, new, PLACE, PLACE, *rows, answer)


def years() -> tuple[Year, Year]:
    old = year(2023, [home("A1"), home("A2"), home("7")])
    return old, year(2024, [home("B1"), home("B2"), home("8")])


def sheet(folder: Path, *rows: Row, ids: tuple[str, ...] = IDS, name: str = "Cần xác nhận") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = name
    page.append(["Ghi Có hoặc Không"])
    page.append(["Cột"] * len(ids))
    page.append(list(ids))
    for row in rows:
        page.append(list(row))
    path = folder / "bien-dong.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("yes", ["Có", "co", "C", "x", "YES", "1", 1, 1.0])
def test_a_yes_confirms_the_rows_of_both_years(tmp_path: Path, yes: Any) -> None:
    found = read_links(sheet(tmp_path, pair("A2", "B1", yes)), *years())
    assert (found.confirmed, found.refused) == (((1, 0),), frozenset())


@pytest.mark.parametrize("no", ["Không", "khong", "K", "no", "0", 0])
def test_a_no_refuses_them(tmp_path: Path, no: Any) -> None:
    found = read_links(sheet(tmp_path, pair("A1", "B2", no), pair("A2", "B1", "Có")), *years())
    assert (found.confirmed, found.refused) == (((1, 0),), frozenset({(0, 1)}))


def test_every_answer_counts_and_a_blank_one_is_left_open(tmp_path: Path) -> None:
    path = sheet(
        tmp_path, pair("A1", "B1", "Có"), pair("A2", "B2", None), pair("7", "8", "Có"), ("",) * 7
    )
    assert read_links(path, *years()).confirmed == ((0, 0), (2, 2))


def test_codes_that_a_spreadsheet_made_numbers_are_found(tmp_path: Path) -> None:
    assert read_links(sheet(tmp_path, pair(7.0, 8.0, "Có")), *years()).confirmed == ((2, 2),)


def wrong(path: Path, old: Year, new: Year) -> tuple[str, str, str]:
    with pytest.raises(UsageProblem) as raised:
        read_links(path, old, new)
    fault = raised.value.fault
    assert (fault.code, fault.params["path"]) == ("RV-195", "bien-dong.xlsx")
    problems = {text(f"changes.problem_{n}"): n for n in ("answer", "household", "twice")}
    problem = fault.params["problem"]
    return str(fault.params["cell"]), problems[problem], str(fault.params["value"])  # type: ignore[index]


@pytest.mark.parametrize(
    ("rows", "cell", "problem", "named"),
    [
        ((pair("A1", "B1", "có lẽ"),), "G4", "answer", "c. l."),
        ((pair("A1", "B1", "Có"), pair("A9", "B2", "Có")), "A5", "household", "A9"),
        ((pair("A1", "B9", "Không"),), "B4", "household", "B9"),
        ((pair("A" * 41, "B9", "Không"),), "A4", "household", "A" * 40),
        ((pair("A1", "B1", "Có"), pair("A1", "B2", "Có")), "G5", "twice", "B2"),
        ((pair("A1", "B1", "Có"), pair("A2", "B1", "Có")), "G5", "twice", "B1"),
        (
            (pair("A1", "B1", "Có"), pair("A2", "B2", "Có"), pair("A1", "8", "Có")),
            *("G6", "twice", "8"),
        ),
    ],
)
def test_what_cannot_be_used_is_named_with_its_cell(
    tmp_path: Path, rows: tuple[Row, ...], cell: str, problem: str, named: str
) -> None:
    found = wrong(sheet(tmp_path, *rows), *years())
    assert found[:2] == (cell, problem)
    assert named in found[2]


def test_the_same_household_may_be_refused_and_confirmed_elsewhere(tmp_path: Path) -> None:
    path = sheet(tmp_path, pair("A1", "B1", "Không"), pair("A1", "B2", "Có"))
    found = read_links(path, *years())
    assert (found.confirmed, found.refused) == (((0, 1),), frozenset({(0, 0)}))


def test_a_household_of_another_commune_is_not_taken(tmp_path: Path) -> None:
    other = year(2023, [home("A1")], review([home("A2")], 2023, commune="Xã Tân Mỹ"))
    assert wrong(sheet(tmp_path, pair("A2", "B1", "Có")), other, years()[1])[:2] == (
        "A4",
        "household",
    )


def test_where_codes_restart_the_cell_tells_households_apart(tmp_path: Path) -> None:
    old = restarting(year(2023, [home("A1"), home("A1")]))
    path = sheet(tmp_path, pair("A1", "B1", "Có", ("A3", "A2")))
    assert read_links(path, old, years()[1]).confirmed == ((1, 0),)
    lost = sheet(tmp_path, pair("A1", "B1", "Có", ("A9", "A2")))
    assert wrong(lost, old, years()[1])[:2] == ("A4", "household")


@pytest.mark.parametrize(
    ("ids", "name"), [(IDS, "Trang khác"), ((*IDS[:-1], "cot_la"), "Cần xác nhận")]
)
def test_a_workbook_without_the_sheet_or_its_ids_is_refused(
    tmp_path: Path, ids: tuple[str, ...], name: str
) -> None:
    with pytest.raises(InputProblem) as raised:
        read_links(sheet(tmp_path, pair("A1", "B1", "Có"), ids=ids, name=name), *years())
    fault = raised.value.fault
    assert fault.code == "RV-194"
    assert (fault.params["path"], fault.params["sheet"]) == ("bien-dong.xlsx", "Cần xác nhận")


def test_passwords_are_tried_on_the_answered_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, tried = sheet(tmp_path, pair("A1", "B1", "Có")), []

    def opened(path: Path, passwords: tuple[str, ...]) -> Book:
        tried.append(passwords)
        return open_book(path, passwords)

    monkeypatch.setattr(links, "open_book", opened)
    assert read_links(path, *years(), ("mật khẩu", "123")).confirmed == ((0, 0),)
    assert tried == [("mật khẩu", "123")]


def test_answers_of_several_files_are_one_and_give_nobody_two_partners() -> None:
    first = Links(((0, 1), (2, 2)), frozenset({(3, 3)}))
    found = joined_links([first, Links(((0, 1), (3, 4)), frozenset({(5, 5)}))])
    assert found == Links(((0, 1), (2, 2), (3, 4)), frozenset({(3, 3), (5, 5)}))
    for other in ((0, 5), (5, 1)):
        with pytest.raises(UsageProblem) as refused:
            joined_links([first, Links((other,))])
        assert refused.value.fault.code == "RV-4068"
