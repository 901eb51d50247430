"""What few workbooks have: sheets without headings, old letters, keys that say nothing, options."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook.defined_name import DefinedName

from ravo.criteria import load_edition
from ravo.faults import Fault, UsageProblem
from ravo.profiles.loader import load_profile
from ravo.review.review import Review
from ravo.score_table.answers import score_table_columns
from ravo.score_table.reader import read_score_table
from ravo.survey.foreign import joined_birth
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from ravo.survey.survey import MONTHLY, PERIODIC, Info, Table, TablePart
from ravo.typed_columns import columns_of_frame
from support import books
from support.made_up_score_table import ANSWERS, write_made_up
from support.reviews import codes, review

VILLAGE = "Thôn/ấp/bản/tổ dân phố"
UNKNOWN_LETTERS = "Hµ"
"""A word that may be of an old code; alone it proves nothing."""


def of(found: Review, code: str) -> list[Fault]:
    return [fault for fault in found.faults if fault.code == code]


def made(
    folder: Path,
    change: Callable[[openpyxl.Workbook], None],
    households: Sequence[dict[str, Any]] = (),
    **more: Any,
) -> Path:
    """Write a workbook of H1 (poor) and H2 (near-poor), or of others, changed before it is kept."""
    rows = households or [books.household("H1"), books.household("H2", 2)]
    return books.write(folder / "xa.xlsx", rows, change=change, **more)


def put(book: openpyxl.Workbook, name: str, rows: Sequence[Sequence[Any]]) -> None:
    sheet = book.create_sheet(name)
    for row in rows:
        sheet.append(list(row))


# the sheet of the commune


def test_a_copy_of_the_keys_is_told_and_not_read(tmp_path: Path) -> None:
    path = made(tmp_path, lambda book: put(book, "Thông tin (2)", [["Năm rà soát", 2023]]))
    found = review(path)
    assert [(f.code, f.sheet, f.params["sheets"]) for f in found.faults] == [
        ("RV-416", "Thông tin", ("Thông tin (2)",))
    ]
    assert found.survey.info.year == 2024


def test_two_sheets_of_keys_are_asked_about(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Thông tin"].title = "Thong tin"
        book.copy_worksheet(book["Thong tin"]).title = "Thông tin."

    found = review(made(tmp_path, change))
    (told,) = of(found, "RV-413")
    assert (told.sheet, told.params["sheets"]) == ("Thong tin", ("Thong tin", "Thông tin."))
    assert (found.verdict, found.counts.scored) == ("rejected", 0)


def test_an_option_stands_where_a_key_has_no_value(tmp_path: Path) -> None:
    info = {"Xã/phường/thị trấn": None}
    path = books.write(tmp_path / "xa.xlsx", [books.household()], info=info)
    found = review(path, commune="Xã Mỹ An Hưng A")
    assert (found.survey.info.commune, codes(found)) == ("Xã Mỹ An Hưng A", [])
    assert "Xã/phường/thị trấn" in [fault.column for fault in review(path).faults]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["Họp thôn", None, "Nguyễn Văn Thử"], 1),
        (["Họp thôn: 5"], 1),
        (["Họp thôn của cả xã vào một buổi tối cuối tháng mười một vừa qua: 5"], 0),
        ([": 5"], 0),
        (["Ghi chú:"], 0),
    ],
)
def test_words_without_a_known_key_are_told_and_move_nothing(
    tmp_path: Path, row: list[Any], told: int
) -> None:
    found = review(made(tmp_path, lambda book: book["Thông tin"].append(row)))
    assert codes(found) == ["RV-491"] * told
    assert found.survey.info.total_households == 2000
    assert found.verdicts.klass.tolist() == ["poor", "near_poor"]


def test_a_key_with_its_value_in_one_cell_is_no_value_of_the_key_before(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Thông tin"]
        sheet.delete_rows(1, 1)
        sheet.append(["Ngày rà soát", "Năm rà soát: 2024"])

    info = review(made(tmp_path, change)).survey.info
    assert (info.year, info.review_date) == (2024, None)


def test_the_same_year_unreadable_and_readable_is_not_the_same(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Thông tin"].append(["Năm rà soát", "#REF!"])
        book["Thông tin"].cell(7, 2).data_type = "e"

    found = review(made(tmp_path, change))
    (told,) = of(found, "RV-408")
    assert (told.cell, told.params["other"]) == ("B7", "B1")


def test_a_workbook_of_ravos_own_sheets_alone_has_no_survey(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for name in book.sheetnames[1:]:
            del book[name]
        own = DefinedName("_ravo_letter", attr_text="'Thông tin'!$A$1", hidden=True)
        book.defined_names["_ravo_letter"] = own

    found = review(made(tmp_path, change))
    assert found.verdict == "rejected"
    assert [(f.sheet, f.params["sheets"]) for f in of(found, "RV-406")] == [
        ("Thông tin", ()),
        ("Hộ", ()),
    ]


@pytest.mark.parametrize(
    ("info", "year"),
    [
        (Info(2025), 2025),
        (Info(2025, period=PERIODIC, review_date=date(2025, 3, 31)), 2025),
        (Info(2025, period=MONTHLY), 2025),
        (Info(2025, period=MONTHLY, review_date=date(2025, 6, 30)), 2024),
        (Info(2025, period=MONTHLY, review_date=date(2025, 7, 1)), 2025),
        (Info(2026, period=MONTHLY, review_date=date(2025, 6, 30)), 2026),
        (Info(None), None),
    ],
)
def test_a_month_is_on_the_map_of_its_day_and_a_year_on_that_of_the_year(
    info: Info, year: int | None
) -> None:
    assert info.map_year == year


@pytest.mark.parametrize(
    ("period", "born", "told"),
    [
        (PERIODIC, "10/2/2024", []),
        (PERIODIC, "11/2/2024", ["RV-215"]),
        (MONTHLY, "29/2/2024", []),
        (MONTHLY, "1/3/2024", ["RV-215"]),
    ],
)
def test_a_child_of_a_month_may_be_born_until_its_end(
    tmp_path: Path, period: str, born: str, told: list[str]
) -> None:
    info = {"Kỳ rà soát": period, "Ngày chốt số liệu": "10/2/2024"}
    child = books.member("H1", "Con", **{"Họ và tên": "Bé Mới", "Ngày/năm sinh": born})
    path = books.write(tmp_path / "xa.xlsx", [books.household()], [books.member(), child], (), info)
    assert [code for code in codes(review(path)) if code == "RV-215"] == told


# sheets of records


def test_members_on_a_blank_sheet_are_none_and_nothing_is_missing(tmp_path: Path) -> None:
    found = review(made(tmp_path, lambda book: put(book, "Thành viên", [])))
    assert codes(found) == []
    assert found.verdicts.klass.tolist() == ["poor", "near_poor"]


def test_members_without_known_headings_are_told(tmp_path: Path) -> None:
    rows = [["Một", "Hai"], ["x", "y"]]
    found = review(made(tmp_path, lambda book: put(book, "Thành viên", rows)))
    assert [(f.sheet, f.code) for f in of(found, "RV-407")] == [("Thành viên", "RV-407")]


def test_a_value_merged_over_rows_goes_to_records_alone_and_over_no_other(tmp_path: Path) -> None:
    rows = [books.household(f"H{at}", **{VILLAGE: f"Ấp {at}"}) for at in range(5)]

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Hộ"]
        letter = next(cell.column_letter for cell in sheet[1] if cell.value == VILLAGE)
        for cell in sheet[4]:
            cell.value = None
        sheet.merge_cells(f"{letter}2:{letter}5")

    found = review(made(tmp_path, change, rows))
    frame = found.survey.households.frame
    assert frame["code"].tolist() == ["H0", "H1", "H3", "H4"]
    assert frame["village"].tolist() == ["Ấp 0", "Ấp 0", "Ấp 0", "Ấp 4"]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([1, 2, 3], False),
        ([1, 2, 1], False),
        (["1.", "2.", "3."], False),
        ([1, 3, 4], True),
        ([2, 3, 4], True),
        (["a", 2, 3], True),
    ],
)
def test_a_column_without_heading_is_told_unless_it_counts_the_rows(
    tmp_path: Path, counts: list[Any], told: bool
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Hộ"]
        place = sheet.max_column + 1
        for at, count in enumerate(counts, start=2):
            sheet.cell(at, place).value = count

    rows = [books.household(f"H{at}") for at in range(3)]
    assert codes(review(made(tmp_path, change, rows))) == ["RV-270"] * told


def test_an_error_of_excel_under_nobodys_heading_is_told_as_data(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Hộ"]
        place = sheet.max_column + 1
        sheet.cell(1, place).value = "Của xã"
        cell = sheet.cell(2, place)
        cell.value, cell.data_type = "#N/A", "e"

    (told,) = review(made(tmp_path, change)).faults
    assert (told.code, told.sheet) == ("RV-270", "Hộ")


def test_headings_to_leave_out_are_missed_in_one_workbook_and_not_in_many(tmp_path: Path) -> None:
    path = books.write(tmp_path / "xa.xlsx", [books.household(Ghi="x")])
    (told,) = review(path, ignored=("Ghi", "Khác")).faults
    assert (told.code, str(told.params["words"]).find("Khác") >= 0) == ("RV-271", True)
    assert codes(review(path, ignored=("Ghi", "Khác"), alone=False)) == []


def test_answers_of_a_score_table_that_is_not_at_hand_are_told(tmp_path: Path) -> None:
    path = books.write(tmp_path / "xa.xlsx", [books.household(**{"B1.1 Số người": "4 người"})])
    for found in (review(path), review(path, grid_for=lambda edition: None)):
        (told,) = of(found, "RV-545")
        assert (told.sheet, told.params) == ("Hộ", {"edition": "nd07-2021"})


def test_answers_of_a_score_table_that_is_at_hand_are_scored(tmp_path: Path) -> None:
    table = read_score_table(write_made_up(tmp_path)).grid
    assert table is not None
    headings = {column.id: column.heading for column in score_table_columns(table)}
    cells = {words: ANSWERS[key] for key, words in headings.items() if key in ANSWERS}
    path = books.write(tmp_path / "xa.xlsx", [books.household(**{"Điểm B1": None, **cells})])
    found = review(path, grid_for=lambda edition: table)
    assert of(found, "RV-545") == []
    assert (found.verdicts.klass[0], found.verdicts.evidence[0]) == ("poor", "b1_grid")


# letters of an old code


@pytest.mark.parametrize(
    ("heading", "klass"),
    [("Họ và tên chủ hộ", ["poor", "near_poor"]), ("Mã hộ", [None, "near_poor"])],
)
def test_letters_that_are_not_sure_reject_a_household_only_where_a_class_may_depend_on_them(
    tmp_path: Path, heading: str, klass: list[str | None]
) -> None:
    rows = [books.household("H1", **{heading: UNKNOWN_LETTERS}), books.household("H2", 2)]
    found = review(books.write(tmp_path / "xa.xlsx", rows))
    (told,) = of(found, "RV-242")
    assert told.params["count"] == 1
    assert found.verdicts.klass.tolist() == klass


def test_letters_that_are_not_sure_on_one_of_two_sheets_reject_its_household(
    tmp_path: Path,
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        more = [books.household(UNKNOWN_LETTERS), books.household("H4")]
        put(book, "Hộ tổ 2", [list(more[0]), *(list(home.values()) for home in more)])

    found = review(made(tmp_path, change))
    classes = dict(
        zip(found.survey.households.frame["code"], found.verdicts.klass.tolist(), strict=True)
    )
    assert classes == {"H1": "poor", "H2": "near_poor", UNKNOWN_LETTERS: None, "H4": "poor"}


def test_the_records_of_a_sheet_are_those_from_its_first_to_the_next_sheet() -> None:
    frame = pd.DataFrame({"code": ["H1", "H2", "H3"]})
    rows = np.array([2, 3, 2], dtype=np.int64)
    one = Table("Hộ", columns_of_frame(frame), rows, {"code": "A"})
    assert (one.rows_on("Hộ")[0], one.rows_on("Hộ")[1].tolist()) == (0, [2, 3, 2])
    assert one.rows_on("Hộ khác")[1].tolist() == []
    parts = (TablePart("Hộ", 0, {"code": "A"}, {}), TablePart("Hộ 2", 2, {"code": "A"}, {}))
    two = Table("Hộ", columns_of_frame(frame), rows, {"code": "A"}, parts=parts)
    assert (two.rows_on("Hộ")[0], two.rows_on("Hộ")[1].tolist()) == (0, [2, 3])
    assert (two.rows_on("Hộ 2")[0], two.rows_on("Hộ 2")[1].tolist()) == (2, [2])
    assert two.rows_on("Hộ khác")[1].tolist() == []


# layouts of others


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        ((None, 9, 5), None),
        ((1970, None, 5), "1970"),
        ((1970, 9, None), "9/1970"),
        ((1970, 9, 5), "5/9/1970"),
    ],
)
def test_a_birth_in_three_cells_counts_from_the_year_down(
    parts: tuple[Any, Any, Any], written: str | None
) -> None:
    assert joined_birth(*parts) == written


PROFILE = """
id: xa-thu
title: {vi: Bảng của xã, en: The commune's own}
sheets: {households: {name: Ho}}
heading:
  households: {technical_row: 1, data_row: 2}
columns:
  households: {ma_ho: ma, chu_ho: ten, gioi_tinh: gt, nam_sinh: nam, dan_toc: dtoc, thon: ap,
    so_khau: sk, khu_vuc: kv, diem_b1: b1, th_12: tt}
lacks: [th_01, th_02, th_03, th_04, th_05, th_06, th_07, th_08, th_09, th_10, th_11]
"""
KEYS = ("ma", "ten", "gt", "nam", "dtoc", "ap", "sk", "kv", "b1", "tt")
RECORD = ("H1", "Lê Văn Thử", "Nữ", 1970, "Kinh", "Ấp 1", 2, "Nông thôn", 300, "Không")


def foreign(folder: Path, *names: str, **wanted: Any) -> Review:
    """Return the review of the same household on each of these sheets, by the commune's layout."""
    return laid_out(folder, {name: [KEYS, RECORD] for name in names}, PROFILE, **wanted)


def laid_out(
    folder: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], profile: str, **wanted: Any
) -> Review:
    """Return the review of a workbook of these sheets by a layout."""
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        put(book, name, rows)
    book.remove(book.worksheets[0])
    book.save(folder / "a.xlsx")
    file = folder / "xa-thu.yaml"
    file.write_text(profile, encoding="utf-8")
    return review(folder / "a.xlsx", profile=load_profile(file), **{"year": 2024, **wanted})


def test_a_layout_finds_its_one_sheet_and_reads_no_other(tmp_path: Path) -> None:
    found = foreign(tmp_path, "Ho", "Khác")
    assert found.verdicts.klass.tolist() == ["not_poor"]
    assert found.survey.households.sheets() == ("Ho",)


@pytest.mark.parametrize("names", [("Khác",), ("Khác", "Nữa")])
def test_a_layout_without_its_sheet_rejects_the_workbook(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    found = foreign(tmp_path, *names)
    (told,) = of(found, "RV-406")
    assert (told.sheet, told.params["sheets"]) == ("Hộ", names)
    assert found.verdict == "rejected"


def test_answers_that_an_edition_does_not_ask_for_are_told(tmp_path: Path) -> None:
    whole = load_edition("nd07-2021")
    short = whole.model_copy(update={"indicators": whole.indicators[:11]})
    assert "RV-420" not in codes(foreign(tmp_path, "Ho"))
    (told,) = of(foreign(tmp_path, "Ho", edition=short), "RV-420")
    assert told.params == {"columns": ("th_12",), "name": "xa-thu", "count": 11}


def test_rows_that_a_layout_skips_are_no_households(tmp_path: Path) -> None:
    rows = [KEYS, RECORD, ("H9", *RECORD[1:]), ("H2", *RECORD[1:])]
    skipping = PROFILE.replace("data_row: 2", "data_row: 2, skip_rows: [3]")
    found = laid_out(tmp_path, {"Ho": rows}, skipping)
    assert found.survey.households.columns["code"].tolist() == ["H1", "H2"]
    assert (found.counts.read, found.counts.blank) == (3, 1)


@pytest.mark.parametrize(
    ("area", "klass"), [("Nông thôn", "not_poor"), ("Thành thị", "undetermined")]
)
def test_what_a_layout_gives_for_every_row_counts_as_if_written_there(
    tmp_path: Path, area: str, klass: str
) -> None:
    keys = [key for key in KEYS if key != "kv"]
    record = [cell for key, cell in zip(KEYS, RECORD, strict=True) if key != "kv"]
    record[keys.index("b1")] = 150
    given = PROFILE.replace("khu_vuc: kv, ", "") + f"constants: {{khu_vuc: {area}}}\n"
    found = laid_out(tmp_path, {"Ho": [keys, record]}, given)
    assert found.survey.households.columns["area"].tolist() == [area]
    assert found.verdicts.klass.tolist() == [klass]


# options


@pytest.mark.parametrize("year", [0, 1900, 9999])
def test_a_year_of_no_review_is_wrong_use(year: int) -> None:
    with pytest.raises(UsageProblem) as caught:
        load_settings(ReadOptions(year=year))
    assert caught.value.fault.code == "RV-1050"
    assert caught.value.fault.params["value"] == str(year)


def test_passwords_are_read_from_their_file_one_a_line(tmp_path: Path) -> None:
    file = tmp_path / "mat-khau.txt"
    file.write_text("một\nhai ba\n", encoding="utf-8")
    assert load_settings(ReadOptions(password_file=file)).passwords == ("một", "hai ba")
    assert load_settings(ReadOptions(year=2024)).passwords == ()
