"""An edition read back from its workbook: nothing lost, each change taken, each bad cell named."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.criteria import Edition, load_edition
from ravo.criteria.exported import export_edition
from ravo.criteria.imported import ReadEdition, SheetCells, other_sheets, read_edition
from ravo.criteria.loader import SHIPPED
from ravo.fault_words import fault_message
from ravo.messages import LANGS, Lang
from support.edition_workbooks import Change, cells_of, exported_bytes, read_changed


def sheets_of(file: Path) -> dict[str, SheetCells]:
    return cells_of(openpyxl.load_workbook(file))


def exported(name: str, folder: Path, lang: Lang = "vi", change: Change | None = None) -> Path:
    file = folder / "sửa.xlsx"
    file.write_bytes(exported_bytes(name, lang))
    if change is not None:
        book = openpyxl.load_workbook(file)
        change(book)
        book.save(file)
    return file


def whole(edition: Edition | None) -> dict[str, Any]:
    assert edition is not None
    return edition.model_dump(exclude={"path", "checksum"})


def cell_of(book: Any, sheet: str, key: str, heading: str) -> Any:
    """Return the cell of a row, by its first cell, under a heading."""
    rows = book[sheet]
    column = next(cell.column for cell in rows[3] if cell.value == heading)
    row = next(cell.row for cell in rows["A"] if cell.value == key)
    return rows.cell(row, column)


def put(sheet: str, key: str, heading: str, value: Any) -> Change:
    def change(book: Any) -> None:
        cell_of(book, sheet, key, heading).value = value

    return change


VALUE = "Trị số (đến hết, ≤)"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SHIPPED)
def test_every_edition_comes_back_as_it_was_and_so_does_its_file(
    tmp_path: Path, name: str, lang: Lang
) -> None:
    file = exported(name, tmp_path, lang)
    read = read_edition(file, sheets_of(file), tmp_path / "sửa.yaml")
    assert read.faults == ()
    assert whole(read.edition) == whole(load_edition(name))
    written = tmp_path / "sửa.yaml"
    written.write_text(read.source, encoding="utf-8")
    assert whole(load_edition(written)) == whole(load_edition(name))
    assert read.source.startswith("# Lập từ sửa.xlsx.")
    assert load_edition(name).title.vi in read.source
    # What holds where nothing is written is not written.
    absent = "indicators_absent: true" in read.source
    assert absent == load_edition(name).indicators_absent
    for unwritten in ("indicators_absent: false", "derivable: true", "count_absent: false"):
        assert unwritten not in read.source


def test_dates_and_notes_of_a_values_own_come_back(tmp_path: Path) -> None:
    national = load_edition("nd07-2021")
    day = {"published": date(2022, 2, 3), "checked_on": date(2026, 1, 2)}
    points = national.deprivation_points.model_copy(update=day)
    edition = national.model_copy(update={"deprivation_points": points})
    export_edition(edition, tmp_path / "x.xlsx", "vi")
    file = tmp_path / "x.xlsx"
    assert whole(read_edition(file, sheets_of(file), file).edition) == whole(edition)


@pytest.mark.parametrize(
    ("change", "path", "value"),
    [
        (
            put(
                "Trị số", "income.poor.rural", "Điều khoản", "nd07-2021 Article 3 clause 9 point a"
            ),
            ("income", "poor", "rural", 0, "citation", "clause"),
            "9",
        ),
        (
            put("Trị số", "income.poor.rural", "Dấu", "secondary"),
            ("income", "poor", "rural", 0, "mark"),
            "secondary",
        ),
        (
            put("Trị số", "income.poor.rural", "Từ ngày", datetime(2022, 1, 2)),
            ("income", "poor", "rural", 0, "applies_from"),
            date(2022, 1, 2),
        ),
        (
            put("Trị số", "income.poor.rural", "Kiểm tra", "2026-11-28"),
            ("income", "poor", "rural", 0, "checked_on"),
            date(2026, 11, 28),
        ),
        (
            put("Trị số", "income.average_living.rural", VALUE, "2300000"),
            ("income", "average_living", "rural", 0, "upto"),
            2300000,
        ),
        (
            put("Trị số", "indicators.housing_area.square_metres", VALUE, 8.5),
            ("indicators", 7, "cutoffs", "square_metres", "value"),
            8.5,
        ),
        (
            put("Trị số", "b1.poor.rural", "Đơn vị", "điểm B1"),
            ("b1", "poor", "rural", 0, "unit"),
            "điểm B1",
        ),
        (
            put("Trị số", "retirement.men.2024", VALUE, 731),
            ("retirement", "men", 2024, "value"),
            731,
        ),
        (
            put("Trị số", "values.low_income_worker.urban", VALUE, 3100000),
            ("values", "low_income_worker", "urban", "value"),
            3100000,
        ),
        (put("Chỉ số", "water", "Tên", "Nước"), ("indicators", 8, "label", 0), "Nước"),
        (put("Chỉ số", "water", "Tính từ dữ kiện", "No"), ("indicators", 8, "derivable"), False),
        (
            put("Văn bản", "nd135-2020", "Ngày ban hành", "18/11/2020"),
            ("documents", "nd135-2020", "published"),
            date(2020, 11, 18),
        ),
        (put("Phạm vi", "nd135-2020", "Mã hóa", "đầy đủ"), ("coverage", 6, "state"), "full"),
        (put("Bộ tiêu chí", "last_year", "Trị số", 2025), ("last_year",), 2025),
        (put("Bộ tiêu chí", "applies_to", "Trị số", "chưa rõ"), ("applies_to",), None),
    ],
)
def test_a_changed_cell_changes_exactly_that(
    tmp_path: Path, change: Change, path: tuple[Any, ...], value: Any
) -> None:
    read = read_changed("nd07-2021", tmp_path, change)
    # Words and figures are changed alone here, which is worth a warning.
    assert {fault.code for fault in read.faults} <= {"RV-591", "RV-592"}
    found, expected = whole(read.edition), whole(load_edition("nd07-2021"))
    assert found != expected
    into: Any = expected
    for key in path[:-1]:
        into[key] = list(into[key]) if isinstance(into[key], tuple) else into[key]
        into = into[key]
    into[path[-1]] = value
    assert plain(found) == plain(expected)


def plain(value: Any) -> Any:
    """Return tuples as lists, to compare where one of them was changed."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def test_what_was_absent_is_filled_in_and_what_was_known_taken_away(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        for area, line in (("rural", 2200000), ("urban", 2800000)):
            put("Trị số", f"income.average_living.{area}", VALUE, 9000000)(book)
            put("Trị số", f"income.average_living.{area}", "Trên (>)", line)(book)
            put("Trị số", f"income.average_living.{area}", "Dấu", "unverified")(book)

    read = read_changed("nd351-2025", tmp_path, change)
    assert read.edition is not None
    (line,) = read.edition.income.average_living.urban
    assert (line.above, line.upto, line.mark) == (2800000, 9000000, "unverified")

    def count(book: Any) -> None:
        put("Trị số", "income.poor.both", "Từ (số chỉ số)", 3)(book)

    # Less than three indicators up to 46 million would then belong to no class.
    assert [fault.code for fault in read_changed("tphcm-2021", tmp_path, count).faults] == [
        "RV-594"
    ] * 2


def test_rows_may_be_added_where_their_path_is_known(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Văn bản"].append(["nd1-2027", "Nghị định 1", None, None, None, None, "Decree 1"])
        cited = ["đồng", "nd1-2027 Điều 1", "quoted"]
        row = ["values.local_support.rural", None, None, 5, None, None, *cited]
        book["Trị số"].append(row)

    read = read_changed("nd07-2021", tmp_path, change)
    assert read.edition is not None
    assert read.edition.values["local_support"]["rural"].value == 5
    assert read.edition.documents["nd1-2027"].title == ("Nghị định 1", "Decree 1")


def test_rows_may_be_moved_apart_by_blank_ones(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Trị số"].insert_rows(6, 2)

    read = read_changed("nd07-2021", tmp_path, change)
    assert read.faults == ()
    assert whole(read.edition) == whole(load_edition("nd07-2021"))


def found_faults(read: ReadEdition) -> list[tuple[str, str | None, str | None]]:
    assert read.edition is None
    for fault in read.faults:
        for lang in LANGS:
            assert "{" not in "".join(fault_message(fault, lang))
    return [(fault.code, fault.sheet, fault.cell) for fault in read.faults]


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        (put("Trị số", "income.poor.rural", "Dấu", "chắc chắn"), "RV-573", "I4"),
        (put("Trị số", "income.poor.rural", VALUE, "1.500.000 đồng"), "RV-573", "D4"),
        (put("Trị số", "income.poor.rural", VALUE, True), "RV-573", "D4"),
        (put("Trị số", "income.poor.rural", VALUE, "#N/A"), "RV-201", "D4"),
        (put("Trị số", "income.poor.rural", VALUE, "="), "RV-202", "D4"),
        (put("Trị số", "income.poor.rural", VALUE, None), "RV-557", "D4"),
        (put("Trị số", "income.poor.rural", "Điều khoản", None), "RV-574", "H4"),
        (put("Trị số", "income.poor.rural", "Điều khoản", "Điều 3 khoản"), "RV-573", "H4"),
        (put("Trị số", "income.poor.rural", "Điều khoản", "nd08 Điều 3"), "RV-560", "H4"),
        (put("Trị số", "income.poor.rural", "Đơn vị", None), "RV-574", "G4"),
        (put("Trị số", "income.poor.rural", "Đơn vị", "đồng"), "RV-565", "G4"),
        (put("Trị số", "income.poor.rural", "Từ ngày", "31/02/2022"), "RV-573", "K4"),
        (put("Trị số", "income.poor.rural", "Kiểm tra", "chưa rõ"), "RV-573", "M4"),
        (put("Trị số", "income.poor.rural", "Trên (>)", "chưa có trong tay"), "RV-573", "C4"),
        (put("Trị số", "income.poor.rural", "Tên", "Hộ khó khăn"), "RV-578", "B4"),
        (put("Trị số", "income.poor.rural", "Ghi chú", "Chỉ tiếng Việt"), "RV-556", "N4"),
        (put("Trị số", "deprivation_points", "Từ (số chỉ số)", 3), "RV-579", "E27"),
        (put("Trị số", "deprivation_points", VALUE, 10.5), "RV-557", "D27"),
        (put("Chỉ số", "water", "Tên", None), "RV-574", "B12"),
        (put("Chỉ số", "water", "Tính từ dữ kiện", "có thể"), "RV-573", "E12"),
        (put("Phạm vi", "nd135-2020", "Mã hóa", "hết"), "RV-573", "B10"),
        (put("Phạm vi", "nd135-2020", "Điều khoản", "nd99-2020"), "RV-560", "A10"),
        (put("Văn bản", "tt02-2022", "Sửa đổi văn bản", "tt99"), "RV-560", "E6"),
        (put("Bộ tiêu chí", "first_year", "Trị số", "năm 2021"), "RV-573", "C8"),
        (put("Bộ tiêu chí", "first_year", "Trị số", None), "RV-574", "C8"),
        (put("Bộ tiêu chí", "first_year", "Tiếng Anh", "2021"), "RV-579", "D8"),
        (put("Bộ tiêu chí", "title", "Tiếng Anh", None), "RV-574", "D5"),
        (put("Bộ tiêu chí", "extends", "Trị số", "nd99"), "RV-561", "C7"),
        (put("Bộ tiêu chí", "last_year", "Trị số", 2020), "RV-557", "C9"),
    ],
)
def test_a_bad_cell_is_named(tmp_path: Path, change: Change, code: str, cell: str) -> None:
    ((found, sheet, at),) = found_faults(read_changed("nd07-2021", tmp_path, change))
    assert (found, at) == (code, cell)
    assert sheet in ("Trị số", "Chỉ số", "Phạm vi", "Văn bản", "Bộ tiêu chí")


def test_every_bad_cell_is_named_at_once_in_the_order_of_the_sheets(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put("Trị số", "income.near_poor.urban", "Dấu", "?")(book)
        put("Trị số", "income.poor.rural", VALUE, "nhiều")(book)
        put("Trị số", "income.poor.rural", "Điều khoản", None)(book)
        put("Văn bản", "qd24-2021", "Ngày ban hành", "hôm qua")(book)

    assert found_faults(read_changed("nd07-2021", tmp_path, change)) == [
        ("RV-573", "Văn bản", "C7"),
        ("RV-573", "Trị số", "D4"),
        ("RV-574", "Trị số", "H4"),
        ("RV-573", "Trị số", "I8"),
    ]


def moved(book: Any) -> None:
    book["Trị số"].move_range("G3:G80", cols=20)


def deleted(book: Any) -> None:
    book["Trị số"].delete_rows(5)


def doubled(book: Any) -> None:
    values = [cell.value for cell in book["Trị số"][4]]
    book["Trị số"].append(values)


def unknown(book: Any) -> None:
    book["Trị số"].append(["income.por.rural", None, None, 1, None, None, "đồng", "nd07", "quoted"])


def unknown_key(book: Any) -> None:
    book["Bộ tiêu chí"].append(["colour", None, "đỏ"])


def fewer_articles(book: Any) -> None:
    book["Phạm vi"].delete_rows(4)


def odd_paths(book: Any) -> None:
    paths = ("values.x", "values.Nhóm.rural", "indicators.nobody.x", "retirement.men.soon")
    for path in (*paths, "retirement.children.2024", "income.poor.rural.x", "colour.a.b"):
        book["Trị số"].append([path, None, None, 1, None, None, "đồng", "nd07-2021", "quoted"])


def emptied_of_b1(book: Any) -> None:
    """Take away what tells that rows were there, and the lines of B1 with it."""
    for row in reversed(range(4, book["Trị số"].max_row + 1)):
        if str(book["Trị số"].cell(row, 1).value).startswith("b1."):
            book["Trị số"].delete_rows(row)
    book["Dòng đã ghi"].delete_rows(1, 500)


def without_id(book: Any) -> None:
    book["Bộ tiêu chí"].delete_rows(4)
    book["Dòng đã ghi"].delete_rows(1, 500)


def remark(book: Any) -> None:
    book["Chỉ số"]["N6"] = "Hỏi lại Sở"


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        (moved, [("RV-572", "Trị số", "G3"), ("RV-579", "Trị số", "AA3")]),
        (deleted, [("RV-577", "Trị số", "A5"), ("RV-594", "Trị số", "D4")]),
        (doubled, [("RV-576", "Trị số", "A58")]),
        (unknown, [("RV-575", "Trị số", "A58")]),
        (unknown_key, [("RV-575", "Bộ tiêu chí", "A15")]),
        (fewer_articles, [("RV-577", "Phạm vi", "A4")]),
        (remark, [("RV-579", "Chỉ số", "N6")]),
        (odd_paths, [("RV-575", "Trị số", f"A{row}") for row in range(58, 65)]),
        (emptied_of_b1, [("RV-594", "Bộ tiêu chí", "A1")]),
        (without_id, [("RV-556", "Bộ tiêu chí", "A1")]),
    ],
)
def test_rows_and_columns_that_are_not_as_written_are_named(
    tmp_path: Path, change: Change, faults: list[tuple[str, str, str]]
) -> None:
    assert sorted(found_faults(read_changed("nd07-2021", tmp_path, change))) == sorted(faults)


@pytest.mark.parametrize("name", ["Văn bản", "Dòng đã ghi"])
def test_a_sheet_that_is_gone_is_named(tmp_path: Path, name: str) -> None:
    def change(book: Any) -> None:
        del book[name]

    read = read_changed("nd07-2021", tmp_path, change)
    assert found_faults(read) == [("RV-571", name, None)]
    assert name in fault_message(read.faults[0], "vi")[0]


def test_a_fault_names_file_sheet_cell_and_what_may_stand_there(tmp_path: Path) -> None:
    read = read_changed("nd07-2021", tmp_path, put("Trị số", "b1.poor.rural", "Dấu", "sure"))
    message, hint = fault_message(read.faults[0], "en")
    assert message == (
        "Sheet Trị số, cell I10 (Mark): sure cannot be used; here there must be "
        "one of: quoted, secondary, unverified, not at hand (absent)."
    ) or message.startswith("Sheet Trị số, cell I10 (Mark): sure cannot be used")
    assert hint
    read = read_changed("nd07-2021", tmp_path, put("Trị số", "b1.poor.rural", VALUE, 141))
    assert fault_message(read.faults[0], "vi")[0].startswith(
        "Trang Trị số, ô D10: điểm B1, khu vực nông thôn, trị số 140,5"
    )


def test_sheets_of_somebodys_own_are_listed(tmp_path: Path) -> None:
    file = exported("nd07-2021", tmp_path, change=lambda book: book.create_sheet("Ghi chép"))
    assert list(other_sheets(sheets_of(file))) == ["Ghi chép"]
