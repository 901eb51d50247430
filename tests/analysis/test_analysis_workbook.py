"""The workbook of an analysis, read back cell by cell."""

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_from_string

from ravo.analysis.analysis_workbook import write_analysis_workbook
from ravo.analysis.profile import analyse
from ravo.messages import Text
from support.analysed_rows import ROWS, rows_of


def table(path: Path, sheet: str) -> list[list[object]]:
    """Return the rows of a sheet without blanks at their ends."""
    rows = load_workbook(path)[sheet].iter_rows(values_only=True)
    return [list(row) for row in rows]


def test_bounds_stand_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "phan-tich.xlsx"
    write_analysis_workbook(analyse(ROWS, 2, by="thon"), path, "vi")
    overview = table(path, "Phân tích")
    curve = next(n for n, row in enumerate(overview) if row[0] == "Số chỉ số (k)")
    assert overview[curve + 2][:3] == [2, 50, 75]
    first = table(path, "Từng chỉ số")[2]
    assert first[:7] == [1, "chỉ số 1", "việc làm", 50, 75, 50, 75]
    groups = table(path, "Theo nhóm")
    assert [row[:5] for row in groups[2:]] == [
        ["Ấp 1", 2, 50, 100, 100],
        ["(không ghi)", 2, 50, 0, 50],
    ]


def test_one_column_where_all_is_known_and_charts_of_it(tmp_path: Path) -> None:
    known = rows_of([[1, 1, 0, 0], [1, 0, 0, 0]], [1, 1])
    shown = {}
    for rows in (known, ROWS):
        path = tmp_path / "phan-tich.xlsx"
        write_analysis_workbook(analyse(rows, 2, by="thon"), path, "vi")
        book = load_workbook(path)
        words = [c for sheet in book for row in sheet.iter_rows(values_only=True) for c in row]
        bounds = [c for c in words if isinstance(c, str) and "ít nhất (" in c]
        heads = []
        for name in ("Phân tích", "Từng chỉ số"):
            for series in vars(book[name])["_charts"][0].series:
                place = str(series.val.numRef.f).rpartition("!")[2].split(":")[0].replace("$", "")
                column, row = coordinate_from_string(place)
                heads.append(book[name][f"{column}{row - 1}"].value)
        shown[rows.year, rows is known] = bool(bounds), heads
        assert table(path, "Theo nhóm")[1][-1] == "Thuộc hộ cận nghèo theo Nghị định (%)"
    both = "Thiếu hụt nhiều chiều, có chỉ số này"
    assert shown[2024, True] == (False, ["Tỷ lệ H (%)", f"{both} (%)"])
    ends = ["H ít nhất (%)", "H nhiều nhất (%)", f"{both}, ít nhất (%)"]
    assert shown[2024, False] == (True, [*ends, "Có thể thêm (chưa biết) (%)"])
    # Of the unknown row: only this indicator, or all but this one, next to 2 of 5.
    assert table(path, "Từng chỉ số")[2][3:] == [50, 75, 50, 75, 25, 25, 42.8571428571]


def test_where_there_is_no_number_the_cell_is_blank(tmp_path: Path) -> None:
    path = tmp_path / "phan-tich.xlsx"
    write_analysis_workbook(analyse(rows_of([[0, 0, 0, 0]], [1]), 2), path, "vi")
    first = table(path, "Từng chỉ số")[2]
    assert first[3:] == [0, 0, None]
    assert "Theo nhóm" not in load_workbook(path).sheetnames


def test_no_heading_names_both_measures(tmp_path: Path) -> None:
    path = tmp_path / "phan-tich.xlsx"
    write_analysis_workbook(analyse(ROWS, 2, by="thon"), path, "vi")
    heads = [str(cell) for cell in table(path, "Theo nhóm")[1]]
    of_decree = [head for head in heads if "Nghị định" in head]
    assert len(of_decree) == 2
    assert not [
        head for head in of_decree if head.startswith(("H", "A", "M0")) and "Hộ" not in head
    ]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path in (one, two):
        write_analysis_workbook(analyse(ROWS, 2), path, "vi")
    assert one.read_bytes() == two.read_bytes()


def test_pairs_have_one_column_where_all_is_known_and_rows_as_high_as_their_labels(
    tmp_path: Path,
) -> None:
    path = tmp_path / "phan-tich.xlsx"
    rows = rows_of([[1, 1, 0, 0], [1, 0, 0, 0]], [1, 1])
    long = Text("Trình độ giáo dục của người lớn " * 4, "adult education " * 4)
    rows = replace(rows, indicators=(replace(rows.indicators[0], label=long), *rows.indicators[1:]))
    for each, heads in ((rows, ["Cả hai (%)"]), (ROWS, ["Cả hai, ít nhất (%)", "Cả hai, nhiều"])):
        write_analysis_workbook(analyse(each, 2), path, "vi")
        found = [str(cell) for cell in table(path, "Thiếu hụt đi cùng")[2]]
        assert [head[: len(want)] for head, want in zip(found[2:], heads, strict=False)] == heads
        assert found[2 + len(heads)] == "Trả lời cả hai"
    write_analysis_workbook(analyse(rows, 2), path, "vi")
    sheet = load_workbook(path)["Thiếu hụt đi cùng"]
    # Four lines, and one of the usual height.
    assert sheet.row_dimensions[4].height >= 60
    assert sheet.row_dimensions[9].height is None
