"""Doubtful pairs of a register: on their sheet, answered, recorded; the later answer counts."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from sqlalchemy import select

from ravo.changes.output.workbook import write_changes
from ravo.fault_words import fault_message, plain_message
from ravo.faults import UsageProblem
from ravo.messages import Lang
from ravo.register.answers import NO
from ravo.register.compared import movements
from ravo.register.doubtful import doubtful_pairs
from ravo.register.doubtful_sheet import DoubtfulCounts, write_doubtful
from ravo.register.linked import LinkedAnswers, link, read_answers
from ravo.register.movements_text import movements_text
from ravo.register.store import address_of, reading
from ravo.register.tables import ALIAS, HOUSEHOLD, PART, REVIEW
from ravo.register.undone import undo
from support.register_lists import add, author, dump, home, made_list, within
from support.register_unions import merge
from support.registers import ON_FILES, BegunRegister

Address = Path | str
LANGS: tuple[Lang, ...] = ("vi", "en")
OLD = home("A1", head_name="Trần Thị Hoa", head_birth_year=1960, size=4)
NEW = home("B1", head_name="Trần Thị Hoa", head_birth_year=1961, size=2)


def two_years(path: Address) -> None:
    add(path, made_list(2023, [OLD, home("A2")]), day=1)
    add(path, made_list(2024, [NEW, home("A2")]), day=2)


@pytest.fixture
def brought(begun: BegunRegister) -> str:
    return begun(two_years)


def sheet(path: Address, out: Path) -> DoubtfulCounts:
    with reading(address_of(path)) as connection:
        return write_doubtful(doubtful_pairs(connection), out, "vi")


def answered(path: Path, answers: Mapping[str, Any]) -> Path:
    """Return the sheet with the answers, by the cell."""
    book = openpyxl.load_workbook(path)
    for cell, word in answers.items():
        book["Cần xác nhận"][cell] = word
    out = path.with_name("da-dien.xlsx")
    book.save(out)
    return out


def bring(path: Address, file: Path, day: int) -> LinkedAnswers:
    linked: LinkedAnswers = within(
        path, lambda connection: link(connection, read_answers(connection, file), author(day))
    )
    return linked


def uid_of(path: Address, period: str, code: str) -> str:
    query = (
        select(HOUSEHOLD.c.uid)
        .join(ALIAS, ALIAS.c.household == HOUSEHOLD.c.id)
        .join(REVIEW, (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row))
        .join(PART, PART.c.id == REVIEW.c.part)
        .where(PART.c.period == period, REVIEW.c.code == code)
    )
    with reading(address_of(path)) as connection:
        return str(connection.execute(query).scalar_one())


def test_movements_name_the_sheet_of_the_register(brought: str) -> None:
    with reading(address_of(brought)) as connection:
        changes = movements(connection, "2024")
    (fault,) = [one for one in changes.faults if one.params.get("count") == 1]
    assert (fault.code, fault.severity) == ("RV-4084", "warning")
    assert "« ravo register link --blank -o cap.xlsx »" in fault_message(fault, "vi")[1]
    for lang in ("vi", "en"):
        assert "ravo" not in " ".join(plain_message(fault, lang))
        printed = " ".join(movements_text(changes, "2024", lang).split())
        assert "ravo register link --blank" in printed
        assert "ravo diff" not in printed


def test_an_answer_joins_two_households_and_undo_parts_them(brought: str, tmp_path: Path) -> None:
    path = brought
    before = dump(path)
    assert uid_of(path, "2024", "B1") != uid_of(path, "2023", "A1")
    blank = tmp_path / "xac-nhan.xlsx"
    assert sheet(path, blank) == DoubtfulCounts(open=1, answered=0)
    row = [cell.value for cell in openpyxl.load_workbook(blank)["Cần xác nhận"][4]]
    assert row[:5] == [None, "2023", "2024", "A1", "B1"]
    assert bring(path, blank, 3) == LinkedAnswers(None, 0, 0)
    assert dump(path) == before
    yes = answered(blank, {"A4": "Có"})
    batch = bring(path, yes, 3).batch
    assert batch is not None
    assert batch.header.kind == "link"
    joined = dump(path)
    assert uid_of(path, "2024", "B1") == uid_of(path, "2023", "A1")
    assert bring(path, yes, 4) == LinkedAnswers(None, 0, 1)
    assert dump(path) == joined
    assert sheet(path, blank) == DoubtfulCounts(open=0, answered=1)
    within(path, undo, batch.short, author(5))
    assert dump(path) == before


@ON_FILES
def test_answers_in_the_workbook_of_a_comparison_are_recorded(brought: str, tmp_path: Path) -> None:
    own = tmp_path / "xac-nhan.xlsx"
    sheet(brought, own)
    mine = within(brought, read_answers, answered(own, {"A4": "Có"}))
    with reading(address_of(brought)) as connection:
        changes = movements(connection, "2024")
    compared = tmp_path / "so-sanh.xlsx"
    for lang in LANGS:
        write_changes(changes, compared, lang)
        assert within(brought, read_answers, answered(compared, {"A4": "Có"})) == mine
    # Years that the register has not side by side are no guess.
    for heading in ("Mã hộ năm 2022", "Mã hộ"):
        with pytest.raises(UsageProblem) as problem:
            bring(brought, answered(compared, {"A4": "Có", "B2": heading}), 3)
        assert problem.value.fault.params["cell"] == "B4"
    bring(brought, answered(compared, {"A4": "Có"}), 3)
    assert uid_of(brought, "2024", "B1") == uid_of(brought, "2023", "A1")


@ON_FILES
def test_answers_of_a_comparison_of_two_months_name_the_months(
    register: str, tmp_path: Path
) -> None:
    lists = [made_list(2024, homes) for homes in ([OLD, home("A2")], [NEW, home("A2")])]
    for day, stored in enumerate(lists, start=1):
        add(register, replace(stored, period=f"2024-0{day}"), day=day)
    own = tmp_path / "xac-nhan.xlsx"
    sheet(register, own)
    mine = within(register, read_answers, answered(own, {"A4": "Có"}))
    assert [mine[0][at] for at in (0, 4)] == ["2024-01", "2024-02"]
    with reading(address_of(register)) as connection:
        changes = movements(connection, "2024-02")
    compared = tmp_path / "so-sanh.xlsx"
    write_changes(changes, compared, "vi")
    assert within(register, read_answers, answered(compared, {"A4": "Có"})) == mine
    bring(register, answered(compared, {"A4": "Không"}), 3)
    with reading(address_of(register)) as connection:
        changes = movements(connection, "2024-02")
    write_changes(changes, compared, "vi")
    refused = within(register, read_answers, compared)
    assert refused == [(*mine[0][:-1], NO)]


@ON_FILES
def test_the_later_answer_counts_in_every_union(brought: str, tmp_path: Path) -> None:
    a, b = Path(brought), tmp_path / "b.sqlite"
    merge(b, a)
    blank = tmp_path / "xac-nhan.xlsx"
    sheet(a, blank)
    (yes,) = within(a, read_answers, answered(blank, {"A4": "Có"}))
    no = (*yes[:-1], NO)
    within(a, link, [yes], author(3))
    within(b, link, [no], author(4))
    unions = []
    for name, order in (("ab", (a, b)), ("ba", (b, a))):
        union = tmp_path / f"{name}.sqlite"
        merge(union, *order)
        assert uid_of(union, "2024", "B1") != uid_of(union, "2023", "A1")
        unions.append(dump(union))
    assert unions[0] == unions[1] == dump(b)
    within(b, link, [yes], author(1))
    # The clock of this answer is behind; it was given to a register that had the others.
    assert uid_of(b, "2024", "B1") == uid_of(b, "2023", "A1")


@ON_FILES
def test_a_cell_that_cannot_be_used_is_named(brought: str, tmp_path: Path) -> None:
    path = brought
    blank = tmp_path / "xac-nhan.xlsx"
    sheet(path, blank)
    page = openpyxl.load_workbook(blank)["Cần xác nhận"]
    ids, row = ([cell.value for cell in page[at]] for at in (3, 4))
    letters = {id: get_column_letter(at) for at, id in enumerate(ids, 1)}
    second = {f"{letters[id]}5": value for id, value in zip(ids, row, strict=True)}
    before = dump(path)
    cases: tuple[tuple[dict[str, Any], str], ...] = (
        ({"A4": "có lẽ"}, "A4"),
        ({"A4": "Có", "B4": "2022"}, "D4"),
        ({"A4": "Có", "C4": "2025"}, "D4"),
        ({"A4": "Có", "E4": "B9"}, "E4"),
        ({"A4": "Có", **second, "A5": "Có", "E5": "A2"}, "A5"),
    )
    for cells, where in cases:
        with pytest.raises(UsageProblem) as problem:
            bring(path, answered(blank, cells), 3)
        assert problem.value.fault.params["cell"] == where
    assert dump(path) == before
