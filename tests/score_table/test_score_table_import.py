"""A typed grid is read back as typed, or refused with every fault and its cell."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.blanks.score_table import write_score_table_blank
from ravo.faults import Fault
from ravo.places.regions import COLUMNS
from ravo.score_table.answers import score_table_columns
from ravo.score_table.model import ScoreTable
from ravo.score_table.overview import mark_line, score_table_text
from ravo.score_table.reader import read_score_table
from support.cells import typed
from support.made_up_score_table import (
    BOATS,
    DOCUMENT,
    EXCEPTIONS,
    LAND,
    NOT_SCORED,
    ROWS,
    Typed,
    spread,
    write_made_up,
)


def grid_in(path: Path) -> ScoreTable:
    read = read_score_table(path)
    assert read.faults == ()
    assert read.grid is not None
    return read.grid


def faults_in(path: Path) -> list[tuple[str, str | None, str | None]]:
    read = read_score_table(path)
    assert read.grid is None
    return [(fault.code, fault.sheet, fault.cell) for fault in read.faults]


def test_what_was_typed_is_what_is_read(tmp_path: Path) -> None:
    grid = grid_in(write_made_up(tmp_path, exceptions=EXCEPTIONS))
    rows = {(r.number, r.item, r.counting, r.answer, r.cap, *r.cells()[5:]) for r in ROWS}
    words = {"choose_one": "chọn một", "add": "cộng dồn", "per_unit": "theo số lượng"}
    read = {
        (item.number, item.words, words[item.counting], answer.words, answer.cap, *answer.points)
        for item in grid.items
        for answer in item.answers
    }
    assert read == rows
    assert [(e.name, e.items, e.effect, e.column) for e in grid.exceptions] == [
        (BOATS[0], (3,), "column", 6),
        (NOT_SCORED[0], (2,), "not_scored", None),
        (LAND[0], (4, 5), "rural", None),
    ]
    assert (grid.source.document, str(grid.source.date)) == (DOCUMENT, "2021-07-18")
    assert grid.source.checked


def test_rows_in_another_order_give_the_same_grid(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shuffled = [*ROWS[5:], *reversed(ROWS[:5])]
    first = grid_in(write_made_up(tmp_path, exceptions=EXCEPTIONS))
    assert first == grid_in(write_made_up(other, shuffled, exceptions=EXCEPTIONS[::-1]))


def test_a_figure_mended_leaves_the_headings_of_the_form(tmp_path: Path) -> None:
    mended = [replace(row, points=1) if row.answer == "Xe máy" else row for row in ROWS]
    other = tmp_path / "other"
    other.mkdir()
    columns = [
        [(c.name, c.heading) for c in score_table_columns(grid_in(write_made_up(folder, rows)))]
        for folder, rows in ((tmp_path, ROWS), (other, mended))
    ]
    assert columns[0] == columns[1]


def test_one_exception_more_leaves_the_headings_of_the_others(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    one, two = (
        {column.heading for column in score_table_columns(grid_in(path))}
        for path in (
            write_made_up(tmp_path, exceptions=[LAND]),
            write_made_up(other, exceptions=[BOATS, LAND]),
        )
    )
    assert two - one == {f"B1 ngoại lệ: {BOATS[0]}"}
    assert one <= two


def test_exceptions_are_off_in_the_template(tmp_path: Path) -> None:
    assert grid_in(write_made_up(tmp_path)).exceptions == ()


def test_the_template_holds_no_figure(tmp_path: Path) -> None:
    write_score_table_blank(tmp_path / "mau.xlsx")
    book = openpyxl.load_workbook(tmp_path / "mau.xlsx")
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [value for value in cells if isinstance(value, int | float)] == []


def test_an_empty_template_is_refused_for_its_rows_and_its_source(tmp_path: Path) -> None:
    write_score_table_blank(tmp_path / "mau.xlsx")
    assert faults_in(tmp_path / "mau.xlsx") == [
        ("RV-521", "Bảng điểm", "1:1"),
        *(("RV-214", "Nguồn", f"B{row}") for row in range(1, 5)),
    ]


def test_the_same_name_twice_is_one_person(tmp_path: Path) -> None:
    two = {"Người nhập": "Hoà Bình", "Người kiểm tra": "HÒA  BÌNH"}
    source = grid_in(write_made_up(tmp_path, source=two)).source
    assert not source.checked
    assert "MỘT NGƯỜI" in mark_line(source, "vi")


def test_the_table_shows_every_answer_and_the_totals_of_every_column(tmp_path: Path) -> None:
    grid = grid_in(write_made_up(tmp_path))
    shown = score_table_text(grid, "nd07-2021", "vi")
    assert all(row.answer in shown for row in ROWS)
    low, high = (
        next(line.split()[-7:] for line in shown.splitlines() if line.startswith(word))
        for word in ("Thấp nhất", "Cao nhất")
    )
    assert low == ["0"] * 7
    # The Mekong column: 51 + 58 + (13 + 22 + 25) + 6 × 7,5 + 5 × 13 + 20 × 1,5.
    assert high[6] == "309"
    assert high[0] == str(45 + 52 + 7 + 16 + 3)
    assert "12 câu trả lời" in shown


FIRST_POINTS, LAST_POINTS = "F", "L"


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("A4", None, "RV-214"),
        ("B4", None, "RV-214"),
        ("D4", "  ", "RV-214"),
        ("G4", None, "RV-214"),
        ("A4", 2.5, "RV-211"),
        ("A4", 0, "RV-209"),
        ("C4", "chọn hai", "RV-203"),
        ("G4", "mười", "RV-207"),
        ("G4", -1, "RV-209"),
        ("G4", 200.5, "RV-209"),
        ("G4", 350, "RV-209"),
        ("B4", "Tên khác", "RV-524"),
        ("C4", "cộng dồn", "RV-524"),
        ("D4", "4 ĐẾN 6  người", "RV-525"),
        ("E4", 3, "RV-529"),
        ("E11", None, "RV-528"),
        ("E11", 0, "RV-528"),
        ("E11", 1001, "RV-209"),
    ],
)
def test_one_wrong_cell_is_one_fault_there(
    tmp_path: Path, cell: str, value: Any, code: str
) -> None:
    path = write_made_up(tmp_path, change=typed("Bảng điểm", cell, value))
    assert (code, "Bảng điểm", cell) in faults_in(path)


@pytest.mark.parametrize("points", [0, 200])
def test_points_on_the_limits_are_taken(tmp_path: Path, points: float) -> None:
    change = typed("Bảng điểm", "G4", points)
    item = grid_in(write_made_up(tmp_path, change=change)).items[0]
    assert item.answers[item.place_of("1 đến 3 người")].points[1] == points


def test_a_blank_points_cell_is_refused_alone(tmp_path: Path) -> None:
    path = write_made_up(tmp_path, change=typed("Bảng điểm", "H6", None))
    assert faults_in(path) == [("RV-214", "Bảng điểm", "H6")]


def test_an_error_cell_is_not_a_blank(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        cell = book["Bảng điểm"]["H6"]
        cell.value, cell.data_type = "#N/A", "e"

    assert faults_in(write_made_up(tmp_path, change=change)) == [("RV-201", "Bảng điểm", "H6")]


def test_a_region_without_points_is_one_fault(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for row in range(2, len(ROWS) + 2):
            book["Bảng điểm"].cell(row, 10).value = None

    assert faults_in(write_made_up(tmp_path, change=change)) == [("RV-523", "Bảng điểm", "J1")]


def test_a_region_without_its_column_is_named(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Bảng điểm"].delete_cols(10)

    read = read_score_table(write_made_up(tmp_path, change=change))
    (fault,) = read.faults
    assert fault.code == "RV-182"
    assert fault.params["columns"] == ("Nông thôn: Tây Nguyên",)


def test_an_item_with_one_answer_is_refused_unless_it_counts_units(tmp_path: Path) -> None:
    rows = [*ROWS, Typed(6, "Lương hưu", "chọn một", "Có", 0), Typed(7, "Ao", "cộng dồn", "Có", 9)]
    assert [row for row in ROWS if row.number == 4][1:] == []
    assert faults_in(write_made_up(tmp_path, rows)) == [
        ("RV-526", "Bảng điểm", f"D{len(ROWS) + 2}"),
        ("RV-526", "Bảng điểm", f"D{len(ROWS) + 3}"),
    ]


@pytest.mark.parametrize(
    "points",
    [
        (5, 10, 20),  # every case is listed, the least of them with points
        ((0, 0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 3), 20),  # alone in one column
        ((1, 2, 2, 2, 2, 2, 2), (2, 1, 1, 1, 1, 1, 1), 20),  # another one by column
        (0, 10, 10),
    ],
)
def test_a_choice_with_a_lowest_answer_is_taken(tmp_path: Path, points: tuple[Any, ...]) -> None:
    pairs = zip(ROWS[:3], points, strict=True)
    rows = [*(replace(row, points=own) for row, own in pairs), *ROWS[3:]]
    assert grid_in(write_made_up(tmp_path, rows)).answer_count == len(ROWS)


@pytest.mark.parametrize(
    ("points", "cell"),
    [
        ((10, 10, 20), "D3"),
        ((20, 10, 10), "D4"),
        ((0, 0, 0), "D3"),
        ((spread(3), (4, *spread(3)[1:]), (3, *spread(3)[1:])), "D4"),
    ],
)
def test_a_choice_without_a_lowest_answer_is_refused(
    tmp_path: Path, points: tuple[Any, ...], cell: str
) -> None:
    pairs = zip(ROWS[:3], points, strict=True)
    rows = [*(replace(row, points=own) for row, own in pairs), *ROWS[3:]]
    assert faults_in(write_made_up(tmp_path, rows)) == [("RV-527", "Bảng điểm", cell)]


def test_answers_that_tie_are_taken_where_ticks_or_units_count(tmp_path: Path) -> None:
    tied = [Typed(6, "Ao", "cộng dồn", "Ao cá", 9), Typed(6, "Ao", "cộng dồn", "Ao tôm", 9)]
    assert grid_in(write_made_up(tmp_path, [*ROWS, *tied])).numbers[-1] == 6


def test_the_table_names_choices_whose_lowest_answer_gives_points(tmp_path: Path) -> None:
    rows = [replace(ROWS[0], points=(0, 0, 0, 1, 0, 0, 0)), *ROWS[1:]]
    named = "Mục 1: không có câu trả lời nào được 0 điểm"
    assert named in score_table_text(grid_in(write_made_up(tmp_path, rows)), "nd07-2021", "vi")
    assert "0 điểm" not in score_table_text(grid_in(write_made_up(tmp_path)), "nd07-2021", "vi")


def test_two_items_of_one_name_are_refused(tmp_path: Path) -> None:
    rows = [*ROWS, Typed(6, ROWS[-1].item, "theo số lượng", "Con dê", 1, 5)]
    assert faults_in(write_made_up(tmp_path, rows)) == [("RV-530", "Bảng điểm", "B14")]


@pytest.mark.parametrize(
    ("exceptions", "found"),
    [
        ([[*LAND[:2], "4, 9", *LAND[3:]]], [("RV-531", "C10")]),
        ([[*LAND[:2], None, *LAND[3:]]], [("RV-531", "C10")]),
        ([[*LAND[:2], "4", None, None]], [("RV-532", "D10")]),
        ([[*BOATS[:4], None]], [("RV-533", "E10")]),
        ([[*LAND[:4], "Thành thị"]], [("RV-533", "E10")]),
        ([LAND, [*BOATS[:2], "4", *BOATS[3:]]], [("RV-535", "C11")]),
        ([LAND, [*NOT_SCORED[:2], "4", *NOT_SCORED[3:]]], []),
        ([BOATS, [BOATS[0], "Có", "1", *BOATS[3:]]], [("RV-534", "A11")]),
        ([BOATS, ["Hộ gần sông nuớc", "Có", "1", *BOATS[3:]]], [("RV-534", "A11")]),
        ([[*LAND[:1], "Không", "99", None, None]], []),
    ],
)
def test_exceptions_say_what_they_do_to_which_items(
    tmp_path: Path, exceptions: list[Any], found: list[tuple[str, str]]
) -> None:
    faults = read_score_table(write_made_up(tmp_path, exceptions=exceptions)).faults
    assert [(fault.code, fault.cell) for fault in faults] == found


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        wrong: dict[str, Any] = {"G4": None, "H7": "x", "D9": "Ti vi", "L12": 999}
        for cell, value in wrong.items():
            book["Bảng điểm"][cell] = value
        book["Nguồn"]["B3"] = None

    path = write_made_up(tmp_path, change=change)
    assert faults_in(path) == [
        ("RV-214", "Bảng điểm", "G4"),
        ("RV-207", "Bảng điểm", "H7"),
        ("RV-525", "Bảng điểm", "D9"),
        ("RV-209", "Bảng điểm", "L12"),
        ("RV-214", "Nguồn", "B3"),
    ]


def test_a_file_without_the_sheets_is_told_what_it_has(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "khac.xlsx")
    faults: tuple[Fault, ...] = read_score_table(tmp_path / "khac.xlsx").faults
    assert [(fault.code, fault.sheet) for fault in faults] == [
        ("RV-181", "Bảng điểm"),
        ("RV-181", "Nguồn"),
    ]


def test_the_columns_are_urban_and_six_regions() -> None:
    assert len(COLUMNS) == 7
