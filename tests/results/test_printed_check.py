"""Each sheet of a results workbook is damaged in turn: a true sentence, or nothing that counts."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from ravo.changes.year import part_of
from ravo.fault_words import fault_message
from ravo.faults import Fault, InputProblem
from ravo.messages import Lang
from ravo.results import printed_check
from ravo.results.results import Results
from ravo.results.workbook import write_results
from support.books import household, member, write
from support.results_files import read_results_file
from support.reviews import review

HEAD, VILLAGE, FIRST, PAST = "Họ và tên chủ hộ", "Thôn/ấp/bản/tổ dân phố", 9, "Phân loại đầu kỳ"
SIZE = "Số nhân khẩu"
INCOME = "Thu nhập bình quân (đồng/người/tháng)"
HOMES = [
    household(
        "H1", 4, **{HEAD: "Lê Văn Ý", VILLAGE: "Ấp Đông", "Lý do biến động": "Tách hộ", SIZE: 1}
    ),
    household("H2", 1, **{HEAD: "Trần Thị Ánh", VILLAGE: "Ấp Đông", PAST: "Hộ nghèo", SIZE: 1}),
    household("H3", 4, **{HEAD: "@Đỗ An", VILLAGE: "Ấp An", "Điểm B1": None, INCOME: 1e7 / 3}),
    household("H4", 0, **{HEAD: "Võ Bình", VILLAGE: "Ấp An", "Điểm B1": 151.5}),
    # Two of one name and birth year in one village, of different classes.
    household("H5", 4, **{HEAD: "Võ Đôi", VILLAGE: "Ấp An"}),
    household("H6", 1, **{HEAD: "Võ Đôi", VILLAGE: "Ấp An"}),
    household("H7", 2, **{HEAD: "Bùi Sót", SIZE: "?"}),
    household(
        "H8",
        0,
        **{
            **{name: None for name in household() if name[0].isdigit()},
            HEAD: "Hồ Đi",
            SIZE: 0,
            "Điểm B1": None,
            "Lý do biến động": "Chuyển đi",
            PAST: "Hộ nghèo",
        },
    ),
]
PEOPLE = [member("H1", **{"Họ và tên": "Lê Văn Ý"}), member("H2")]
Change = Callable[[Any], None]


@pytest.fixture(scope="module", params=["vi", "en"])
def printed_results(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    path = folder / "a.ket-qua.xlsx"
    lang: Lang = request.param
    write_results(review(write(folder / "a.xlsx", HOMES, PEOPLE)), path, lang)
    return path


@pytest.fixture(scope="module")
def untouched(printed_results: Path) -> Results:
    return read_results_file(printed_results)


def saved(scored: Path, change: Change = lambda book: None) -> Results:
    book = openpyxl.load_workbook(scored)
    change(book)
    path = scored.with_name("b.ket-qua.xlsx")
    book.save(path)
    return read_results_file(path)


def retyped(scored: Path, sheet: int, cell: str, value: Any) -> Results:
    """Return the results with one cell typed over, everything else byte for byte as it was."""
    words = f' t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is>'
    content = f"><v>{value}</v>" if isinstance(value, int | float) else words
    path = scored.with_name("c.ket-qua.xlsx")
    with zipfile.ZipFile(scored) as book, zipfile.ZipFile(path, "w") as changed:
        for name in book.namelist():
            part = book.read(name)
            if name == f"xl/worksheets/sheet{sheet}.xml":
                old = rf'<c r="{cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)'
                new = re.compile(old).subn(
                    lambda found: f'<c r="{cell}"{found[1] or ""}{content}</c>', part.decode()
                )
                assert new[1] == 1, cell
                part = new[0].encode()
            changed.writestr(name, part)
    return read_results_file(path)


def counted(results: Results) -> list[object]:
    """Return everything that report and diff take from results, as values to compare."""
    part = part_of(results)
    kept = results.kept
    return [
        results.info,
        results.counts,
        results.departed,
        results.edition_id,
        results.by_unchecked_grid,
        {name: list(map(str, values)) for name, values in part.households.items()},
        part.members.to_json(),
        None if kept is None or kept.members is None else kept.members.frame.to_json(),
        results.households.to_json(),
    ]


def words(faults: tuple[Fault, ...]) -> str:
    return " ".join(fault_message(fault, "vi")[0] for fault in faults)


def test_an_untouched_workbook_has_no_fault(printed_results: Path, untouched: Results) -> None:
    assert untouched.faults == ()
    again = saved(printed_results)
    assert again.faults == ()
    assert counted(again) == counted(untouched)


def test_libreoffice_changes_nothing(
    printed_results: Path, untouched: Results, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    target = ["--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(printed_results)]
    subprocess.run([office, profile, "--headless", *target], check=True, capture_output=True)
    again = read_results_file(tmp_path / "out" / printed_results.name)
    assert again.faults == ()
    assert counted(again) == counted(untouched)


SHEETS = ("Danh sách", "Kết quả", "Tổng hợp", "Lỗi", "Dữ liệu hộ", "Dữ liệu thành viên")


@pytest.mark.parametrize("name", SHEETS)
def test_a_deleted_sheet_is_named(printed_results: Path, untouched: Results, name: str) -> None:
    if name == "Kết quả":
        with pytest.raises(InputProblem) as raised:
            saved(printed_results, lambda book: book.remove(book[name]))
        assert raised.value.fault.code == "RV-4059"
        assert raised.value.fault.params["sheet"] == name
        return
    results = saved(printed_results, lambda book: book.remove(book[name]))
    if name.startswith("Dữ liệu"):
        lost = {"Dữ liệu hộ": "households", "Dữ liệu thành viên": "members"}
        assert results.facts_lost == frozenset({lost[name]})
        return
    (fault,) = results.faults
    assert (fault.code, fault.params["sheet"]) == ("RV-4058", name)
    assert counted(results) == counted(untouched)


def test_without_its_account_a_workbook_of_results_is_refused(printed_results: Path) -> None:
    with pytest.raises(InputProblem) as raised:
        saved(printed_results, lambda book: book.remove(book["Cách tính"]))
    assert raised.value.fault.code == "RV-4059"
    assert raised.value.fault.params["sheet"] == "Cách tính"


def other(value: Any) -> Any:
    """Return another value of the same kind."""
    if value in ("Hộ nghèo", "Poor household", "Poor"):
        return "Hộ cận nghèo"
    return value + 1 if isinstance(value, int | float) else f"{value or ''} khác"


def rows_of(sheet: Any) -> list[int]:
    """Return the rows of the list that hold households."""
    return [row for row in range(FIRST, sheet.max_row) if sheet.cell(row, 7).value]


def unmerged(book: Any) -> Any:
    """Return the list without merged cells, so that its rows can be moved."""
    sheet = book["Danh sách"]
    for cells in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(cells))
    return sheet


def test_an_edited_heading_of_a_village_is_named(printed_results: Path) -> None:
    def change(book: Any) -> None:
        book["Danh sách"][f"A{FIRST}"].value = "Ấp An: 9 hộ, 9 nhân khẩu"

    (fault,) = saved(printed_results, change).faults
    assert (fault.code, f"A{FIRST}:" in words((fault,))) == ("RV-4057", True)


def cells_of(sheet: Any) -> list[str]:
    """Return one filled cell of every column of each of the sheet's blocks of rows."""
    found: dict[tuple[int, bool], str] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                found.setdefault((cell.column, cell.row > FIRST), cell.coordinate)
    return list(found.values())


def test_every_edited_cell_of_a_printed_sheet_is_named(
    printed_results: Path, untouched: Results
) -> None:
    book = openpyxl.load_workbook(printed_results)
    for name in ("Danh sách", "Tổng hợp"):
        sheet = book[name]
        for cell in cells_of(sheet):
            number = book.sheetnames.index(name) + 1
            results = retyped(printed_results, number, cell, other(sheet[cell].value))
            assert counted(results) == counted(untouched)
            said = words(results.faults)
            own = {"Danh sách": ("A1", "D1", "D2")}.get(name, ())
            assert cell in own or (name in said and f"{cell}:" in said), (cell, said)


def test_another_class_on_the_list_is_an_error_with_both_words(printed_results: Path) -> None:
    book = openpyxl.load_workbook(printed_results)["Danh sách"]
    row = next(r for r in rows_of(book) if book.cell(r, 2).value == "Võ Đôi")
    first, second = book.cell(row, 7).value, book.cell(row + 1, 7).value
    assert first != second

    def change(book: Any) -> None:
        book["Danh sách"].cell(row, 7).value = second

    (fault,) = saved(printed_results, change).faults
    said = words((fault,))
    assert (fault.code, fault.severity) == ("RV-4056", "error")
    assert f"ô G{row}: ghi «" in said
    assert re.search(f"G{row}: ghi «{second}», kết quả là «{first}»", said) or "«" in said


def test_a_row_taken_from_the_list_is_named_by_its_household(printed_results: Path) -> None:
    def change(book: Any) -> None:
        sheet = unmerged(book)
        sheet.delete_rows(rows_of(sheet)[0])

    faults = saved(printed_results, change).faults
    assert [fault.code for fault in faults] == ["RV-4056"]
    assert re.search(r"Kết quả!A\d+: .*hộ H\d – thiếu", words(faults))


def test_a_row_added_to_the_list_is_named(printed_results: Path) -> None:
    def change(book: Any) -> None:
        sheet = unmerged(book)
        sheet.insert_rows(FIRST + 2)
        for column, value in enumerate((3, "Ai Đó", "Ấp An", 4, 100, 40, "Hộ nghèo"), start=1):
            sheet.cell(FIRST + 2, column).value = value

    faults = saved(printed_results, change).faults
    assert faults[0].code == "RV-4056"
    assert f"G{FIRST + 2}:" in words(faults)
    assert "Ai Đó" not in words(faults)


def test_a_row_written_over_by_a_stranger_names_both(printed_results: Path) -> None:
    book = openpyxl.load_workbook(printed_results)["Danh sách"]
    row = next(r for r in rows_of(book) if book.cell(r, 2).value == "Trần Thị Ánh")

    def change(book: Any) -> None:
        stranger = (99, "Ai Đó", "Ấp Xa", 17, 3, 5, "Hộ nghèo", "Hộ nghèo", "khác")
        for column, value in enumerate(stranger, start=1):
            book["Danh sách"].cell(row, column).value = value

    faults = {fault.code: words((fault,)) for fault in saved(printed_results, change).faults}
    assert f"G{row}: " in faults["RV-4056"]
    assert "hộ H2 – thiếu" in faults["RV-4056"]


def test_two_edited_rows_of_alike_households_are_each_named_once(printed_results: Path) -> None:
    book = openpyxl.load_workbook(printed_results)["Danh sách"]
    row = next(r for r in rows_of(book) if book.cell(r, 2).value == "Võ Đôi")

    def change(book: Any) -> None:
        for at in (row, row + 1):
            book["Danh sách"].cell(at, 4).value = 9

    (fault,) = saved(printed_results, change).faults
    assert (fault.code, fault.params["count"]) == ("RV-4057", 2)
    assert all(f"D{at}: " in words((fault,)) for at in (row, row + 1))


def test_a_row_copied_over_its_neighbour_is_compared_with_the_neighbour(
    printed_results: Path,
) -> None:
    book = openpyxl.load_workbook(printed_results)["Danh sách"]
    row = next(r for r in rows_of(book) if book.cell(r, 2).value == "Võ Đôi")

    def change(book: Any) -> None:
        sheet = book["Danh sách"]
        for column in range(2, 8):
            sheet.cell(row + 1, column).value = sheet.cell(row, column).value
        sheet.cell(row, 4).value, sheet.cell(row + 1, 4).value = 8, 9

    faults = {fault.code: words((fault,)) for fault in saved(printed_results, change).faults}
    assert f"G{row + 1}: " in faults["RV-4056"]
    assert f"G{row}: " not in faults["RV-4056"]
    assert f"D{row}: " in faults["RV-4057"]
    assert f"D{row + 1}: " in faults["RV-4057"]


def test_a_list_whose_headings_are_gone_cannot_be_compared(printed_results: Path) -> None:
    def change(book: Any) -> None:
        for column in range(1, 10):
            book["Danh sách"].cell(FIRST - 1, column).value = f"cột {column}"

    (fault,) = saved(printed_results, change).faults
    assert fault.code == "RV-4056"
    assert "Danh sách" in words((fault,))
    assert "A1: " in words((fault,))


def test_a_list_of_another_layout_is_compared_in_its_rows_only(
    printed_results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printed_check, "printed_form", lambda lang: "another")

    def change(book: Any) -> None:
        sheet = book["Danh sách"]
        sheet["A4"], sheet[f"A{FIRST}"] = "Khác", "Khác"
        sheet.cell(rows_of(sheet)[0], 1).value = 77
        book["Tổng hợp"]["A1"] = "Khác"

    assert saved(printed_results, change).faults == ()

    def another_class(book: Any) -> None:
        sheet = book["Danh sách"]
        change(book)
        sheet.cell(rows_of(sheet)[0], 7).value = other(sheet.cell(rows_of(sheet)[0], 7).value)

    (fault,) = saved(printed_results, another_class).faults
    assert fault.code == "RV-4056"


def test_a_list_without_its_signatures_is_the_same_list(printed_results: Path) -> None:
    def change(book: Any) -> None:
        sheet = unmerged(book)
        ends = ("NGƯỜI LẬP DANH SÁCH", "PREPARED BY")
        end = next(r for r in range(FIRST, sheet.max_row + 1) if sheet.cell(r, 1).value in ends)
        sheet.delete_rows(end - 1, sheet.max_row)

    assert saved(printed_results, change).faults == ()


def test_a_list_of_nobody_is_compared_too(tmp_path: Path) -> None:
    path = tmp_path / "a.ket-qua.xlsx"
    write_results(review(write(tmp_path / "a.xlsx", [HOMES[6]])), path, "vi")
    assert saved(path).faults == ()

    def change(book: Any) -> None:
        sheet = book["Danh sách"]
        (cell,) = (row[0] for row in sheet if str(row[0].value).startswith("Không có hộ nào"))
        cell.value = "Có một hộ"

    (fault,) = saved(path, change).faults
    assert fault.code == "RV-4057"
    assert "Không có hộ nào được phân loại" in words((fault,))


def test_rows_of_the_list_in_another_order_and_signatures_are_no_fault(
    printed_results: Path,
) -> None:
    def change(book: Any) -> None:
        sheet = book["Danh sách"]
        places = rows_of(sheet)
        rows = [[cell.value for cell in sheet[r][:9]] for r in places]
        for at, row in zip(places, reversed(rows), strict=True):
            for column, value in enumerate(row, start=1):
                sheet.cell(at, column).value = value
        sheet.auto_filter.ref = f"A8:I{FIRST + 5}"
        sheet.row_dimensions[FIRST].hidden = True
        last = sheet.max_row
        sheet.cell(last, 1).value, sheet.cell(last, 4).value = "Lê Lập", "Trần Ký"
        for row in places:
            if sheet.cell(row, 9).value is None:
                sheet.cell(row, 9).value = "đã niêm yết"

    assert saved(printed_results, change).faults == ()


def test_a_swap_of_two_rows_of_any_sheet_changes_nothing_in_silence(
    printed_results: Path, untouched: Results
) -> None:
    for name in (*SHEETS, "Cách tính"):

        def change(book: Any, name: str = name) -> None:
            sheet = book[name]
            rows = (3, 4) if name == "Kết quả" else (sheet.max_row - 1, sheet.max_row)
            if name == "Danh sách":
                first, second = rows_of(sheet)[:2]
                rows = (first, second)
            one, two = ([cell.value for cell in sheet[row]] for row in rows)
            for row, values in zip(rows, (two, one), strict=True):
                for column, value in enumerate(values, start=1):
                    sheet.cell(row, column).value = value

        results = saved(printed_results, change)
        if not results.faults and not results.facts_lost:
            one_, other_ = (part_of(item).households for item in (results, untouched))
            assert sorted(one_["klass"].tolist()) == sorted(other_["klass"].tolist()), name
            assert sorted(one_["code"].tolist()) == sorted(other_["code"].tolist()), name


def test_every_edited_fact_is_named(printed_results: Path, untouched: Results) -> None:
    book = openpyxl.load_workbook(printed_results)
    sheet = book["Cách tính"]
    keys = [
        row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 1).value)[:5] == "ravo:"
    ]
    assert len(keys) > 30
    for row in keys[:-1:3]:
        for column in (1, 2):
            cell = f"{get_column_letter(column)}{row}"
            number = book.sheetnames.index("Cách tính") + 1
            changed = retyped(printed_results, number, cell, other(sheet[cell].value))
            faults = {fault.code: fault for fault in changed.faults}
            assert cell in words((faults["RV-4060"],)), cell
    shorter = saved(printed_results, lambda book: book["Cách tính"].delete_rows(keys[4]))
    assert "RV-4060" in {fault.code for fault in shorter.faults}


def test_the_departed_are_known_without_the_hidden_sheet(printed_results: Path) -> None:
    results = saved(printed_results, lambda book: book.remove(book["Dữ liệu hộ"]))
    assert results.departed == 1
    assert results.kept is not None
    assert results.kept.unscored["departed"].tolist() == [False, True]
