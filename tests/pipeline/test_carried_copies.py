"""Copies of one carried workbook, filled in by reviewers and merged in three rounds."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.utils import get_column_letter

from ravo.blanks.prefilled import SHEET
from ravo.blanks.survey import SurveyFrames, write_survey
from ravo.contract.merged_marks import CONFLICTS
from ravo.criteria import edition_for_year
from ravo.faults import Fault
from ravo.merged.conflict_sheet import HEADINGS
from ravo.pipeline.listener import Silence
from ravo.pipeline.merge import MergeOutcome, MergeRequest, merge_workbooks
from ravo.survey.options import ReadOptions
from ravo.xlsx.sheet_names import COLUMNS, INSTRUCTIONS
from support.books import INFO
from support.copies import listed

Book = openpyxl.Workbook


class Heard(Silence):
    """Keeps the codes of what a run reports."""

    def __init__(self) -> None:
        self.codes: list[str] = []

    def fault(self, fault: Fault) -> None:
        self.codes.append(fault.code)


def carried(path: Path) -> Path:
    rows = listed([1, 2, 1])
    homes, people = (pd.DataFrame(rows[table]) for table in ("households", "members"))
    info = {"year": 2024, "commune": INFO["Xã/phường/thị trấn"], "prepared_by": "Lê Cán Bộ"}
    facts = frozenset(["wall_durable", "floor_area"])
    frames = SurveyFrames(info, homes, people, villages=("Ấp 0",), to_confirm=facts, carried=True)
    write_survey(path, edition_for_year(2024), frames, compact=True)
    return path


def changed(path: Path, change: Callable[[Book], None], of: Path | None = None) -> Path:
    if of is not None:
        shutil.copy(of, path)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def put(sheet: Any, row: int, **cells: Any) -> None:
    places = {str(cell.value): cell.column for cell in sheet[1]}
    for heading, value in cells.items():
        name = next(name for name in places if name.startswith(heading.replace("_", " ")))
        sheet.cell(row, places[name]).value = value


def prepared_by(book: Book) -> Any:
    rows = book["Thông tin"].iter_rows()
    return next(row[1] for row in rows if row[0].value == "Người lập biểu")


def merge(out: Path, *files: Path) -> tuple[MergeOutcome, list[str]]:
    heard = Heard()
    return merge_workbooks(MergeRequest(files, out, ReadOptions()), heard), heard.codes


def column(path: Path, heading: str, sheet: str = "Hộ") -> list[Any]:
    rows: Iterator[Any] = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    at = next(rows).index(heading)
    return [row[at] for row in rows if row[0]]


def test_three_rounds_of_copies_keep_what_they_were_prefilled_with(tmp_path: Path) -> None:
    given, out = carried(tmp_path / "phat.xlsx"), tmp_path / "xa.xlsx"

    def first(book: Book) -> None:
        prepared_by(book).value = "Rà A"
        put(book["Hộ"], 2, Năm_sinh=1949, Điểm_B1=90)
        people = [[cell.value for cell in row] for row in book["Thành viên"]["A2:T5"]]
        for at, row in enumerate(reversed(people), start=2):  # sorted another way
            for place, value in enumerate(row, start=1):
                book["Thành viên"].cell(at, place).value = value
        put(book["Thành viên"], 5, Ngày="04/05/1949")

    def second(book: Book) -> None:
        put(book["Hộ"], 3, Năm_sinh=1952, Đã_xác_nhận="Có", Tường="Có")
        put(book["Thành viên"], 3, Ngày="2/3/1961")

    one = changed(tmp_path / "a.xlsx", first, given)
    two = changed(tmp_path / "b.xlsx", second, given)
    untouched = Path(shutil.copy(given, tmp_path / "c.xlsx"))
    found, _ = merge(out, one, two, untouched)
    assert (found.code, found.households) == (0, 3)
    assert column(out, "Năm sinh") == [1949, 1952, 1952]
    births = ["04/05/1949", "2/3/1961", "2/3/1961", "1/3/1970"]
    assert column(out, "Ngày/năm sinh", "Thành viên") == births
    assert column(out, "Tường bền chắc") == ["Không", "Có", "Không"]
    later = changed(tmp_path / "b-lan2.xlsx", lambda book: put(book["Hộ"], 2, Năm_sinh=1948), two)
    found, codes = merge(out, out, later)
    (asked,) = found.merged.open
    assert {asked.one.value, asked.other.value} == {1949, 1948}
    assert "RV-1114" in codes

    def decide(book: Book) -> None:
        book[CONFLICTS].cell(3, HEADINGS.index("Quyết định") + 1).value = "Tệp B"

    found, codes = merge(changed(out, decide), out)
    assert (found.code, codes) == (0, [])
    assert prepared_by(openpyxl.load_workbook(out)).value == "Lê Cán Bộ"
    assert column(out, "Năm sinh") == [asked.other.value, 1952, 1952]
    last = changed(tmp_path / "c-lan2.xlsx", lambda book: put(book["Hộ"], 4, Năm_sinh=1951), given)
    found, _ = merge(out, out, last)
    assert column(out, "Năm sinh") == [asked.other.value, 1952, 1951]
    assert found.code == 0


def test_a_merged_workbook_looks_like_the_copies(tmp_path: Path) -> None:
    given, out = carried(tmp_path / "phat.xlsx"), tmp_path / "xa.xlsx"
    merge(out, given)
    before, after = openpyxl.load_workbook(given), openpyxl.load_workbook(out)
    shared = [name for name in before.sheetnames if before[name].sheet_state == "visible"]
    assert [name for name in after.sheetnames if name in shared] == shared
    assert before[SHEET].sheet_state == "hidden"
    assert SHEET not in after.sheetnames
    assert {INSTRUCTIONS, COLUMNS} < set(after.sheetnames)
    words = [row[0] for row in after[INSTRUCTIONS].iter_rows(values_only=True) if row[0]]
    own = [row[0] for row in before[INSTRUCTIONS].iter_rows(values_only=True) if row[0]]
    assert set(own) <= set(words)
    assert len(words) == len(own) + 1
    colours = [[cell.fill.fgColor.rgb for cell in book["Hộ"][1]] for book in (before, after)]
    assert colours[1][: len(colours[0])] == colours[0]
    hints = [
        [row[2] for row in book["Thông tin"].iter_rows(values_only=True)]
        for book in (before, after)
    ]
    assert hints[0] == hints[1]
    heads = [cell.value for cell in after["Hộ"][1]]
    yellow = {
        heads[cells.min_col - 1]: (cells.min_row, cells.max_row, rule.formula)
        for found in after["Hộ"].conditional_formatting
        for cells in found.sqref.ranges
        for rule in found.rules
    }
    confirmed = get_column_letter(heads.index("Đã xác nhận dữ kiện nhà ở năm trước") + 1)
    wall = get_column_letter(heads.index("Tường bền chắc") + 1)
    assert yellow["Tường bền chắc"] == (2, 4, [f'AND(LEN({wall}2)>0,${confirmed}2<>"Có")'])
    assert "Năm sinh" not in yellow


def test_a_file_without_its_hidden_sheet_is_compared_by_another_copy_or_as_any_file(
    tmp_path: Path,
) -> None:
    given, out = carried(tmp_path / "phat.xlsx"), tmp_path / "xa.xlsx"
    cut = changed(tmp_path / "a.xlsx", lambda book: book[SHEET].delete_rows(2), given)
    other = changed(tmp_path / "b.xlsx", lambda book: put(book["Hộ"], 2, Năm_sinh=1949), given)
    lent, codes = merge(tmp_path / "muon.xlsx", cut, other)
    assert ("RV-324" in codes, lent.notes, lent.merged.open) == (True, (), ())
    assert column(tmp_path / "muon.xlsx", "Năm sinh")[0] == 1949
    lost = changed(tmp_path / "c.xlsx", lambda book: book.remove(book[SHEET]), other)
    found, codes = merge(out, cut, lost)
    assert [fault.code for name, fault in found.notes if name == "a.xlsx"] == ["RV-1194"]
    assert "RV-324" not in codes
    assert [(one.column, one.one.value) for one in found.merged.open] == [("head_birth_year", 1950)]
