"""What holds nothing costs nothing; what is too much is refused before it is read."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from ravo.faults import Fault, InputProblem
from ravo.workbook import calamine_cells as grid
from ravo.workbook import opened as opening
from ravo.workbook.book import open_book
from ravo.workbook.opened import open_workbook
from support.archives import cell, number_rows, ods, ods_cell, row, wide, xlsb, xlsx
from support.bad_cells import bad_cells

LAST = 1_048_576
BLANK = '<c r="{}" t="inlineStr"><is><t xml:space="preserve"> </t></is></c>'


def size(path: Path) -> tuple[int, int]:
    rows = open_book(path).read("S").rows
    return len(rows), len(rows[0])


def refused(path: Path) -> Fault:
    with pytest.raises(InputProblem) as caught:
        read_all(path)
    return caught.value.fault


def read_all(path: Path) -> None:
    book = open_book(path)
    for name in book.names:
        book.read(name)


@pytest.mark.parametrize(
    "after",
    [
        [f'<row r="{LAST}"><c r="XFD{LAST}" s="1"/></row>'],
        [f'<row r="{LAST}">' + BLANK.format(f"XFD{LAST}") + "</row>"],
        [f'<row r="{LAST}"><c r="A{LAST}" t="s"><v>1</v></c></row>'],
        [f'<row r="{LAST}"><c r="A{LAST}" t="str"><f>""</f><v></v></c></row>'],
        ['<row r="20">' + BLANK.format("XFD20") + f'</row><row r="{LAST}" ht="20"/>'],
        [f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(9, 60_000)],
        [f'<row r="{row}" ht="20"/>' for row in range(9, 90_000)],
    ],
    ids=["style", "blank text", "shared blank", "empty formula", "far column", "styles", "rows"],
)
def test_what_holds_nothing_is_not_read(tmp_path: Path, after: Iterable[str]) -> None:
    path = xlsx(tmp_path / "a.xlsx", number_rows(8) + "".join(after), texts=["Có", " "])
    assert size(path) == (8, 3)


def test_a_false_declaration_of_size_changes_nothing(tmp_path: Path) -> None:
    before = f'<dimension ref="A1:XFD{LAST}"/>'
    assert size(xlsx(tmp_path / "a.xlsx", number_rows(8), before=before)) == (8, 3)


def test_blanks_amid_the_table_stay_where_they_are(tmp_path: Path) -> None:
    rows = number_rows(2) + '<row r="3">' + BLANK.format("A3") + "</row>" + number_rows(1, first=4)
    rows += f'<row r="{LAST}">' + BLANK.format(f"C{LAST}") + "</row>"
    sheet = open_book(xlsx(tmp_path / "a.xlsx", rows)).read("S")
    assert sheet.rows == [[1.5] * 3, [1.5] * 3, [" ", "", ""], [1.5] * 3]


def test_an_error_cell_far_off_is_no_blank(tmp_path: Path) -> None:
    far = f'<row r="{LAST}"><c r="BF{LAST}" t="e"><v>#N/A</v></c></row>'
    fault = refused(xlsx(tmp_path / "a.xlsx", number_rows(8) + far))
    assert (fault.code, fault.params["row"], fault.params["columns"]) == ("RV-112", LAST, 58)


@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="1"><c r="XFD1"><v>1</v></c><c r="A1"><v>1</v></c></row>'
        f'<row r="{LAST}"><c r="A{LAST}"><v>1</v></c></row>',
        f'<row r="{LAST}"><c r="XFD{LAST}"><v>1</v></c></row><row r="1"><c '
        'r="A1"><v>1</v></c></row>',
        f'<row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="{LAST}"><c s="1" r="XFD{LAST}"><v>1</v></c></row>',
        f'<row r="1"><c><v>1</v></c></row><row r="{LAST}"><c r="XFD{LAST}"><v>1</v></c></row>',
    ],
    ids=["columns in disorder", "rows in disorder", "address not first", "counted cells"],
)
def test_a_far_cell_is_found_wherever_it_stands(tmp_path: Path, rows: str) -> None:
    fault = refused(xlsx(tmp_path / "a.xlsx", rows))
    assert (fault.code, fault.params["sheet"]) == ("RV-112", "S")
    assert (fault.params["row"], fault.params["columns"]) == (LAST, 16_384)


def test_the_area_is_the_limit_on_both_sides(tmp_path: Path) -> None:
    def spanning(rows: int) -> Path:
        far = f'<row r="{rows}"><c r="J{rows}"><v>1</v></c></row>'
        return xlsx(tmp_path / f"{rows}.xlsx", number_rows(1) + far)

    inside = open_workbook(spanning(1_000_000))
    assert bad_cells(inside, inside.parts["S"]) == []
    assert refused(spanning(1_000_001)).code == "RV-112"


def test_more_cells_than_memory_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = xlsx(tmp_path / "a.xlsx", number_rows(500))
    need = 1500 * (grid.AREA_COST + grid.CELL_COST) + 500 * grid.ROW_COST
    assert size(path) == (500, 3)
    monkeypatch.setattr(grid, "MEMORY", need)
    assert refused(path).code == "RV-114"


def test_one_long_text_shared_by_many_cells_is_refused(tmp_path: Path) -> None:
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 15_002)
    )
    assert refused(xlsx(tmp_path / "a.xlsx", cells, texts=["x" * 32_000])).code == "RV-114"
    assert size(xlsx(tmp_path / "b.xlsx", cells, texts=["Có", "x" * 32_000])) == (15_001, 1)


def test_many_different_texts_are_counted_while_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "MEMO", 10)
    monkeypatch.setattr(grid, "check_memory", lambda *_: 200_000)
    from ravo.workbook import xlsx as sheets

    monkeypatch.setattr(sheets, "check_memory", lambda *_: 200_000)
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{row:0>200}</t></is></c></row>'
        for row in range(1, 2001)
    )
    assert refused(xlsx(tmp_path / "a.xlsx", rows)).code == "RV-114"
    assert size(xlsx(tmp_path / "b.xlsx", number_rows(2000, 1))) == (2000, 1)


def test_equal_texts_are_one_object(tmp_path: Path) -> None:
    text = '<c r="{}" t="inlineStr"><is><t>Thôn Mẫu</t></is></c>'
    rows = "".join(f'<row r="{row}">{text.format(f"A{row}")}</row>' for row in range(1, 4))
    first, second, third = (
        row[0] for row in open_book(xlsx(tmp_path / "a.xlsx", rows)).read("S").rows
    )
    assert first == "Thôn Mẫu"
    assert first is second is third


def test_shared_strings_alone_can_be_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = xlsx(tmp_path / "a.xlsx", number_rows(1), texts=["x"] * 1000)
    assert size(path) == (1, 3)
    monkeypatch.setattr(opening, "MEMORY", 80_000)
    assert refused(path).code == "RV-106"


# other formats


def test_binary_cells_far_off_are_refused(tmp_path: Path) -> None:
    cells = row(0) + cell(6, 0, wide("x")) + row(LAST - 1) + cell(6, 16_383, wide("x"))
    fault = refused(xlsb(tmp_path / "a.xlsb", cells))
    assert (fault.code, fault.params["row"], fault.params["columns"]) == ("RV-112", LAST, 16_384)


def test_binary_styles_far_off_change_nothing(tmp_path: Path) -> None:
    cells = row(0) + cell(6, 0, wide("x")) + row(LAST - 1) + cell(1, 16_383, b"")
    assert size(xlsb(tmp_path / "a.xlsb", cells)) == (1, 1)


def test_repeated_values_of_open_document_are_counted_before_they_are_made(tmp_path: Path) -> None:
    repeated = ods_cell("x", 'table:number-columns-repeated="16384"')
    rows = f'<table:table-row table:number-rows-repeated="1048576">{repeated}</table:table-row>'
    fault = refused(ods(tmp_path / "a.ods", rows))
    assert (fault.code, fault.params["row"], fault.params["columns"]) == ("RV-112", LAST, 16_384)


def test_long_texts_repeated_in_open_document_are_refused(tmp_path: Path) -> None:
    repeated = ods_cell("x" * 20_000, 'table:number-columns-repeated="200"')
    rows = f'<table:table-row table:number-rows-repeated="200">{repeated}</table:table-row>'
    assert refused(ods(tmp_path / "a.ods", rows)).code == "RV-114"


def test_hidden_rows_to_the_bottom_are_no_part_of_the_layout(tmp_path: Path) -> None:
    rows = (
        f"<table:table-row>{ods_cell('x')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048575" table:visibility="collapse">'
        "<table:table-cell/></table:table-row>"
    )
    assert open_book(ods(tmp_path / "a.ods", rows)).read("S").layout.hidden_rows == frozenset()
