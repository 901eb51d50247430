"""A merged workbook read back: what was changed in it by hand, and nothing else."""

from pathlib import Path

import openpyxl

from ravo.merged.previous import is_merged, read_previous
from ravo.merged.rows import ADDED
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.merge import MergeRequest, merge_workbooks
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings
from ravo.workbook.opened import open_workbook
from support import books


def test_only_what_was_changed_by_hand_is_an_edit(tmp_path: Path) -> None:
    rows = [
        books.household(code, at, **{"Họ và tên chủ hộ": f"Lê {code}", "Năm sinh": 1950 + at})
        for at, code in enumerate(("H1", "H2", "H3"))
    ]
    file, out = books.write(tmp_path / "a.xlsx", rows), tmp_path / "xa.xlsx"
    merge_workbooks(MergeRequest([file], out, ReadOptions()), SILENCE)
    assert (is_merged(open_workbook(file)), is_merged(open_workbook(out))) == (False, True)
    before = read_previous(open_workbook(out), ReadSettings())
    assert (before.edited, before.kept.touched.edits, before.kept.touched.deleted) == (0, (), {})
    book = openpyxl.load_workbook(out)
    sheet = book["Hộ"]
    # On paper every cell of the rows has its lines, those with nothing in them too.
    ruled = [
        str(area.sqref)
        for area in sheet.conditional_formatting
        if any(rule.dxf and rule.dxf.border and rule.dxf.border.bottom for rule in area.rules)
    ]
    assert ruled == [f"A2:{sheet.cell(4, sheet.max_column).coordinate}"]
    at = {cell.value: place for place, cell in enumerate(sheet[1], start=1)}
    sheet.cell(2, at["Điểm B1"]).value = 95
    sheet.delete_rows(4)
    sheet.cell(4, at["Mã hộ"]).value = "H4"
    book.save(out)
    after = read_previous(open_workbook(out), ReadSettings())
    (edit,) = after.kept.touched.edits
    assert (edit.key[1], edit.name, edit.before, edit.after) == ("H1", "b1", 120, 95)
    assert [key[1] for key in after.kept.touched.deleted] == ["H3"]
    added = next(one for one in after.kept.files if one.name == ADDED)
    assert ([row.code for row in added.rows], after.edited) == (["H4"], 3)
