"""Workbooks that other programs, accidents or malice produce: nothing passes as a blank."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from ravo.contract.columns import SHEETS, Column, columns_of
from ravo.contract.headings import find_heading, keys_of, letters_of
from ravo.contract.models import read_column
from ravo.contract.values import read_value
from ravo.faults import Fault, InputProblem
from ravo.faults.taxonomy import kind_of
from ravo.survey.lines import is_numbering_row
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from ravo.survey.survey import Survey
from ravo.typed_columns import TypedColumns, is_blank_value
from ravo.workbook.cell_scan import BadCell
from ravo.workbook.gate import CHUNK
from ravo.workbook.opened import Opened, open_workbook
from support import books
from support.bad_cells import bad_cells
from support.record_models import record_model

HOUSEHOLDS = "xl/worksheets/sheet2.xml"
B1_CELL = rb'<c r="H2"[^>]*><v>[^<]*</v></c>'


def edited(path: Path, part: str, edit: Callable[[bytes], bytes]) -> Path:
    """Write the workbook again with one of its XML parts changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    assert edit(parts[part]) != parts[part]
    parts[part] = edit(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, xml in parts.items():
            new.writestr(name, xml)
    return path


def with_b1(path: Path, cell: bytes) -> Path:
    """Write a workbook whose cell of B1 is the XML `cell`."""
    books.write(path, [books.household()])
    return edited(path, HOUSEHOLDS, lambda xml: re.sub(B1_CELL, cell, xml))


def told(survey: Survey) -> list[tuple[str, str | None]]:
    return [(fault.code, fault.cell) for fault in survey.faults]


def refused(path: Path) -> Fault:
    with pytest.raises(InputProblem) as caught:
        read_survey(path)
    return caught.value.fault


# error cells and formulas


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="H2" t="e"><v>#N/A</v></c>',
        b'<c t="e"><v>#N/A</v></c>',
        b"<c s='0' t='e' r='H2'><v>#N/A</v></c>",
        b'<c r="H2" t="e"><f>NA()</f><v xml:space="preserve">#N/A</v></c>',
    ],
    ids=["plain", "no address", "other quotes", "spaced value"],
)
def test_an_error_cell_is_found_however_it_is_written(tmp_path: Path, cell: bytes) -> None:
    survey = read_survey(with_b1(tmp_path / "a.xlsx", cell))
    assert [(f.code, f.cell, f.value) for f in survey.faults] == [("RV-201", "H2", "#N/A")]
    assert list(survey.rejected) == [True]


def test_an_error_cell_is_found_under_another_prefix_of_the_relations(tmp_path: Path) -> None:
    path = with_b1(tmp_path / "a.xlsx", b'<c r="H2" t="e"><v>#REF!</v></c>')

    def renamed(xml: bytes) -> bytes:
        return xml.replace(b"xmlns:r=", b"xmlns:q=").replace(b"r:id", b"q:id")

    assert told(read_survey(edited(path, "xl/workbook.xml", renamed))) == [("RV-201", "H2")]


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        (b'<c r="H2"><f>100+20</f></c>', ["RV-202"]),
        (b'<c r="H2"><f>100+20</f><v/></c>', ["RV-202"]),
        (b'<c r="H2"><f t="shared" si="0"/><v></v></c>', ["RV-202"]),
        (b'<c r="H2"><f>100+20</f><v>120</v></c>', []),
        (b'<c r="H2" t="str"><f>IF(TRUE,"","")</f><v></v></c>', []),
    ],
    ids=["none", "closed", "shared", "saved", "saved empty text"],
)
def test_a_formula_counts_as_unsaved_only_without_a_value(
    tmp_path: Path, cell: bytes, codes: list[str]
) -> None:
    survey = read_survey(with_b1(tmp_path / "a.xlsx", cell))
    assert [fault.code for fault in survey.faults] == codes


@pytest.mark.parametrize("shift", range(0, 60, 7))
def test_a_tag_split_over_two_chunks_is_found_once(tmp_path: Path, shift: int) -> None:
    main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    head = b"<worksheet " + main + b'><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
    tail = (
        b'</t></is></c></row><row r="2"><c r="B2" '
        b't="e"><v>#N/A</v></c></row></sheetData></worksheet>'
    )
    filler = b"a" * (CHUNK - len(head) - shift)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("s.xml", head + filler + tail)
    opened = Opened(path, path.read_bytes(), "", {"S": "s.xml"})
    assert bad_cells(opened, "s.xml") == [BadCell(1, 2, "#N/A")]


# size


def test_a_cell_far_off_is_refused_with_its_place(tmp_path: Path) -> None:
    def stray(book: openpyxl.Workbook) -> None:
        book["Hộ"]["XFD1048576"] = "x"

    fault = refused(books.write(tmp_path / "a.xlsx", [books.household()], change=stray))
    assert (fault.code, fault.params["sheet"]) == ("RV-112", "Hộ")
    assert (fault.params["row"], fault.params["columns"]) == (1_048_576, 16_384)


def test_styles_and_declared_sizes_far_off_change_nothing(tmp_path: Path) -> None:
    def style(book: openpyxl.Workbook) -> None:
        book["Hộ"]["XFD1048576"].font = Font(bold=True)

    path = books.write(tmp_path / "a.xlsx", [books.household()], change=style)
    survey = read_survey(path)
    assert (len(survey.faults), survey.read) == (0, 1)


def test_a_bomb_by_its_own_declaration_is_not_inflated(tmp_path: Path) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household()])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zero.bin", bytes(51 << 20))
    assert refused(path).code == "RV-106"


@pytest.mark.parametrize(("more", "code"), [(0, "RV-103"), (1, "RV-106")])
def test_a_part_that_holds_more_than_it_declares_is_refused(
    tmp_path: Path, more: int, code: str
) -> None:
    """The directory declares half a part, with a checksum made to fit what a reader sees."""
    path = books.write(tmp_path / "a.xlsx", [books.household()])
    name = "xl/styles.xml"
    with zipfile.ZipFile(path) as archive:
        whole = archive.read(name)
    half = len(whole) // 2
    data = bytearray(path.read_bytes())
    entry = data.rindex(name.encode()) - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    struct.pack_into("<I", data, entry + 16, zlib.crc32(whole[: half + more]))
    struct.pack_into("<I", data, entry + 24, half)
    path.write_bytes(data)
    assert refused(path).code == code


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household()])
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(5001):
            archive.writestr(f"xl/media/{number}", b"")
    assert refused(path).code == "RV-106"


# files that are not workbooks


def test_what_is_no_workbook_says_which_kind_of_no(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.xlsx").code == "RV-101"
    assert refused(tmp_path).code == "RV-102"
    word = tmp_path / "word.xlsx"
    with zipfile.ZipFile(word, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refused(word).code == "RV-107"


@pytest.mark.parametrize("part", ["xl/workbook.xml", HOUSEHOLDS, "xl/sharedStrings.xml"])
def test_xml_that_declares_entities_is_refused(tmp_path: Path, part: str) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household()])
    with zipfile.ZipFile(path) as archive:
        if part not in archive.namelist():
            part = "xl/styles.xml"
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'

    def prefixed(xml: bytes) -> bytes:
        return bomb + re.sub(rb"^<\?xml[^>]*\?>", b"", xml)

    assert refused(edited(path, part, prefixed)).code == "RV-111"


@pytest.mark.parametrize("part", ["xl/workbook.xml", HOUSEHOLDS, "xl/styles.xml"])
def test_a_damaged_part_is_one_line_and_no_crash(tmp_path: Path, part: str) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household()])
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo(part)
    data = bytearray(path.read_bytes())
    start = entry.header_offset + 30 + len(entry.filename)
    for at in range(start + 4, start + 40):
        data[at] ^= 0xFF
    path.write_bytes(data)
    assert refused(path).code in {"RV-103", "RV-106"}


def test_the_checksum_is_that_of_the_bytes(tmp_path: Path) -> None:
    import hashlib

    path = books.write(tmp_path / "a.xlsx", [books.household()])
    assert open_workbook(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


# headings


def test_a_merged_heading_of_two_rows_is_read_downwards(tmp_path: Path) -> None:
    def merge(book: openpyxl.Workbook) -> None:
        sheet = book["Hộ"]
        sheet.insert_rows(1)
        for place in range(1, 9):
            sheet.cell(1, place).value = sheet.cell(2, place).value
            sheet.cell(2, place).value = None
            sheet.merge_cells(start_row=1, end_row=2, start_column=place, end_column=place)
        sheet["I1"] = "Các chỉ số thiếu hụt"
        sheet.merge_cells("I1:T1")

    rows = [books.household("H1"), books.household("H2", **{"Số nhân khẩu": 60})]
    survey = read_survey(books.write(tmp_path / "a.xlsx", rows, change=merge))
    assert told(survey) == [("RV-209", "G4")]
    assert list(survey.households.frame["code"]) == ["H1", "H2"]
    assert survey.households.headings["answer_employment"] == "1. Việc làm"


def test_a_first_record_is_never_taken_for_a_second_heading_row(tmp_path: Path) -> None:
    row = {**books.household(), "Cột riêng": "Ghi chú"}
    survey = read_survey(books.write(tmp_path / "a.xlsx", [row]))
    assert list(survey.households.frame["code"]) == ["H1"]
    assert not survey.households.given("note")


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        (["A", "B", 1, 2, 3.0], True),
        (["(1)", "(2)", "(3)", ""], True),
        (["1", "Nguyễn Văn Thử", 2], False),
        ([1, 1, 2], False),
        ([1, 2], False),
        # More digits than Python converts to a number.
        (["1", "2", "3" * 5000], False),
    ],
)
def test_a_row_that_numbers_the_columns_is_known(row: list[object], numbers: bool) -> None:
    assert is_numbering_row(row) is numbers


def test_a_numbering_row_is_no_household(tmp_path: Path) -> None:
    def number(book: openpyxl.Workbook) -> None:
        sheet = book["Hộ"]
        sheet.insert_rows(2)
        for place in range(1, sheet.max_column + 1):
            sheet.cell(2, place).value = f"({place})"

    survey = read_survey(books.write(tmp_path / "a.xlsx", [books.household()], change=number))
    assert (len(survey.faults), list(survey.households.rows)) == (0, [3])


def test_a_misspelt_required_heading_is_one_fault_at_its_cell(tmp_path: Path) -> None:
    wanted, wrong = "Số nhân khẩu", "Số nhân khẩuu"
    row = {(wrong if k == wanted else k): v for k, v in books.household().items()}
    survey = read_survey(books.write(tmp_path / "a.xlsx", [row]))
    assert told(survey) == [("RV-415", "G1")]
    assert survey.faults[0].params["near"] == wanted
    assert survey.workbook_rejected


def test_a_misspelt_heading_that_decides_nothing_rejects_nothing(tmp_path: Path) -> None:
    row = {("Năm sinhh" if k == "Năm sinh" else k): v for k, v in books.household().items()}
    survey = read_survey(books.write(tmp_path / "a.xlsx", [row]))
    assert told(survey) == [("RV-409", "D1")]
    assert not survey.workbook_rejected
    assert not survey.rejected.any()


def test_ids_of_the_contract_are_headings_too(tmp_path: Path) -> None:
    ids = {column.heading: column.id for column in columns_of("households")}
    row = {ids.get(key, key): value for key, value in books.household().items()}
    assert "ma_ho" in row
    assert read_survey(books.write(tmp_path / "a.xlsx", [row])).faults == ()


@pytest.mark.parametrize("table", SHEETS)
def test_no_two_columns_share_a_key(table: str) -> None:
    keys = [key for column in columns_of(table) for key in keys_of(column)]  # type: ignore[arg-type]
    assert len(keys) == len(set(keys))


@given(st.integers(0, 16_383))
def test_letters_count_the_columns_of_excel(place: int) -> None:
    assert letters_of(place) == get_column_letter(place + 1)


def test_rows_without_a_known_heading_have_none() -> None:
    assert find_heading([["a", 1], ["", None]], columns_of("households")) is None


# what is read and what is not


def test_a_note_beside_the_table_is_no_household(tmp_path: Path) -> None:
    def note(book: openpyxl.Workbook) -> None:
        book["Hộ"]["AZ9"] = "ghi chú bên lề"

    survey = read_survey(books.write(tmp_path / "a.xlsx", [books.household()], change=note))
    assert (len(survey.faults), survey.read) == (0, 1)


def test_leading_blank_rows_and_columns_keep_excels_addresses(tmp_path: Path) -> None:
    def shift(book: openpyxl.Workbook) -> None:
        book["Hộ"].insert_rows(1, 3)
        book["Hộ"].insert_cols(1, 2)
        book["Hộ"]["J5"] = "abc"

    survey = read_survey(books.write(tmp_path / "a.xlsx", [books.household()], change=shift))
    assert told(survey) == [("RV-207", "J5")]


# Thông tin


def test_a_year_written_twice_rejects_the_workbook_unless_it_is_given(tmp_path: Path) -> None:
    def twice(book: openpyxl.Workbook) -> None:
        book["Thông tin"].append(["Năm rà soát", 2016])

    path = books.write(tmp_path / "a.xlsx", [books.household()], change=twice)
    survey = read_survey(path)
    assert [(f.code, f.cell, f.params["other"]) for f in survey.faults] == [("RV-408", "B7", "B1")]
    assert survey.workbook_rejected
    assert not read_survey(path, ReadSettings(year=2024)).workbook_rejected


@pytest.mark.parametrize(
    ("cell", "rejected"), [("B1", True), ("B4", True), ("B5", False), ("B2", False)]
)
def test_an_error_cell_rejects_the_workbook_where_the_class_depends_on_it(
    tmp_path: Path, cell: str, rejected: bool
) -> None:
    def damage(book: openpyxl.Workbook) -> None:
        book["Thông tin"][cell].value = "#N/A"
        book["Thông tin"][cell].data_type = "e"

    survey = read_survey(books.write(tmp_path / "a.xlsx", [books.household()], change=damage))
    assert told(survey) == [("RV-201", cell)]
    assert survey.workbook_rejected is rejected


def test_an_area_that_cannot_be_read_is_not_guessed_from_the_commune(tmp_path: Path) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household()], info={"Khu vực": "Miền núi"})
    assert told(read_survey(path)) == [("RV-203", "B7")]
    assert read_survey(path).workbook_rejected
    assert not read_survey(path, ReadSettings(area="rural")).workbook_rejected


def test_a_misspelt_key_is_suggested(tmp_path: Path) -> None:
    def misspell(book: openpyxl.Workbook) -> None:
        book["Thông tin"]["A5"] = "Tổng số hộ dân cưu"

    survey = read_survey(books.write(tmp_path / "a.xlsx", [books.household()], change=misspell))
    assert told(survey) == [("RV-409", "A5")]
    assert not survey.workbook_rejected


# members


def test_a_man_written_as_pregnant_with_no_known_age_is_a_warning_and_no_crash(
    tmp_path: Path,
) -> None:
    odd = {"Ngày/năm sinh": "31/02/1990", "Mang thai hoặc nuôi con dưới 24 tháng": "Có"}
    rows = [books.household(**{"Số nhân khẩu": 1})]
    survey = read_survey(books.write(tmp_path / "a.xlsx", rows, [books.member(**odd)]))
    assert [fault.code for fault in survey.faults] == ["RV-212", "RV-305"]


@pytest.mark.parametrize(
    ("fact", "birth", "unlikely"),
    [
        ({"Suy dinh dưỡng": "Có"}, "14/12/2008", True),
        ({"Suy dinh dưỡng": "Có"}, "15/12/2008", False),
        ({"Bằng cấp cao nhất": "THPT"}, "15/12/2009", True),
        ({"Bằng cấp cao nhất": "THPT"}, "14/12/2009", False),
        ({"Đang đi học đúng cấp": "Có"}, "15/12/2021", True),
        ({"Đang đi học đúng cấp": "Có"}, "14/12/2021", False),
        ({"Đang đi học đúng cấp": "Có"}, "14/12/1993", True),
        ({"Đang đi học đúng cấp": "Có"}, "15/12/1993", False),
        ({"Tình trạng việc làm": "Có việc làm"}, "15/12/2011", True),
        ({"Tình trạng việc làm": "Có việc làm"}, "14/12/2011", False),
    ],
)
def test_facts_unlikely_for_the_age_are_warned_on_both_sides_of_the_line(
    tmp_path: Path, fact: dict[str, str], birth: str, unlikely: bool
) -> None:
    members = [books.member(), books.member("H1", "Con", **{**fact, "Ngày/năm sinh": birth})]
    survey = read_survey(books.write(tmp_path / "a.xlsx", [books.household()], members))
    assert [fault.code for fault in survey.faults] == ["RV-304"] * unlikely


def test_many_equal_codes_are_each_one_fault_that_names_few_cells(tmp_path: Path) -> None:
    survey = read_survey(books.write(tmp_path / "a.xlsx", [books.household()] * 9))
    assert [fault.cell for fault in survey.faults] == [f"A{row}" for row in range(2, 11)]
    assert survey.faults[0].params["others"] == ["A3", "A4", "A5", "A6", "A7", "… (+3)"]
    assert survey.faults[8].params["others"] == ["A2", "A3", "A4", "A5", "A6", "… (+3)"]


def test_checks_that_need_no_year_are_made_without_one(tmp_path: Path) -> None:
    path = books.write(
        tmp_path / "a.xlsx", [books.household()], [books.member()], info={"Năm rà soát": None}
    )
    assert [fault.code for fault in read_survey(path).faults] == ["RV-214", "RV-301"]


# values


@pytest.mark.parametrize("raw", ["9" * 400, "1." + "0" * 400, "-" + "9" * 400])
def test_no_text_becomes_an_endless_number(raw: str) -> None:
    column = Column("households", "x", "x", "X", "number", required=False)
    assert read_value(raw, column).code == "RV-207"


@pytest.mark.parametrize("blank", ["\u2003", "\u00a0 \u200b", "\u3000", "\ufeff", "\t\n"])
def test_every_kind_of_blank_is_no_answer(blank: str) -> None:
    column = Column("households", "x", "x", "X", "text", required=True)
    assert [finding.code for finding in read_column(column, [blank]).findings] == ["RV-214"]


def as_held(value: object) -> object:
    """Return a record's value as a column holds it."""
    return np.datetime64(value) if isinstance(value, date) else value


@given(
    st.sampled_from([c for c in columns_of("households") if not c.required]),
    st.lists(
        st.sampled_from(["", "Có", "x", "1", 1, 1.0, True, 0.0, "1.500", "12/05/1990", "?", None]),
        min_size=1,
    ),
)
def test_columns_and_records_are_validated_alike(column: Column, cells: list[object]) -> None:
    model = record_model("Record", [column])
    read = read_column(column, cells)
    columns = TypedColumns({column.name: read.values})
    faulty = {int(place) for finding in read.findings for place in finding.records}
    for place, raw in enumerate(cells):
        try:
            value = getattr(model.model_validate({column.name: raw}), column.name)
        except ValueError:
            assert place in faulty
        else:
            assert place not in {
                int(i)
                for f in read.findings
                for i in f.records
                if kind_of(f.code).severity == "error"
            }
            seen = columns.value(column.name, place)
            assert is_blank_value(seen) if value is None else seen == as_held(value)


def test_a_row_of_a_text_file_that_is_cut_short_has_no_class(tmp_path: Path) -> None:
    homes = [list(map(str, books.household(code).values())) for code in ("H1", "H2")]
    rows = [[*books.household(), "Ghi thêm"], [*homes[0], ""], homes[1][:-1]]
    for name, lines in (("thong-tin", books.INFO.items()), ("ho", rows)):
        text = "\n".join(",".join(map(str, line)) for line in lines)
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    survey = read_survey(tmp_path)
    (told,) = [fault for fault in survey.faults if fault.household == "H2"]
    assert (told.code, told.severity, told.sheet, told.cell) == ("RV-1188", "error", "ho.csv", "A3")
    assert survey.rejected.tolist() == [False, True]
