"""A sheet of paper for each household: whose it is, what is printed on it, the code to scan."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
import zxingcpp
from docx import Document
from PIL import Image

from ravo.backups import is_as_written
from ravo.criteria import edition_for_year
from ravo.faults import Fault, InputProblem, UsageProblem
from ravo.household_sheets.code import SheetCode, sheet_code
from ravo.household_sheets.content import sheets_of
from ravo.household_sheets.document import (
    NAME,
    check_fields,
    check_template,
    sheets_document,
)
from ravo.household_sheets.export import LIST, export_sheets_template
from ravo.household_sheets.fields import FIELDS, tree
from ravo.household_sheets.model import HouseholdSheet, SheetBundle, SheetPerson, SheetPlace
from ravo.page_templates import templates_dir
from ravo.score_table.model import ScoreTable
from ravo.word.template import open_file
from support import programs
from support.made_up_score_table import EXCEPTIONS, read_made_up
from support.paper_homes import tables

CITIZEN = "087062005288"
PLACE = SheetPlace("Xã Mỹ An Hưng A", "Huyện Lấp Vò", "Tỉnh Đồng Tháp", "30172")


def frames(*rows: dict[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame]:
    households = pd.DataFrame([{k: v for k, v in row.items() if k != "people"} for row in rows])
    people = [
        {"owner": place, **one} for place, row in enumerate(rows) for one in row.get("people", ())
    ]
    return households, pd.DataFrame(people, columns=["owner", "name", "relation", "citizen_id"])


def bundle(*sheets: HouseholdSheet, grid: ScoreTable | None = None) -> SheetBundle:
    return SheetBundle(2025, PLACE, edition_for_year(2025), grid, sheets)


def sheet(code: str, size: int, **more: Any) -> HouseholdSheet:
    people = tuple(SheetPerson(f"Người Thứ {n}") for n in range(1, size + 1))
    return HouseholdSheet(code=code, coded=True, people=people, **more)


def parts(document: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(document))


def codes(document: bytes) -> list[str]:
    """Return the texts of the codes in the order of the sheets, by the relation of each picture."""
    archive = parts(document)
    relations = archive.read("word/_rels/document.xml.rels").decode()
    found = []
    for relation in re.findall(r'r:embed="(\w+)"', archive.read("word/document.xml").decode()):
        target = re.search(rf'Id="{relation}"[^>]*Target="([^"]+)"', relations)
        assert target is not None
        image = Image.open(io.BytesIO(archive.read(f"word/{target[1]}")))
        found += [one.text for one in zxingcpp.read_barcodes(image.convert("L"))]
    return found


def words(document: bytes) -> str:
    return "\n".join("|".join(row) for table in tables(document) for row in table)


def test_sheets_are_read_back_by_their_codes() -> None:
    written = ["12", "A/1 é", "30172-0186"]
    document = sheets_document(bundle(*(sheet(code, 2) for code in written)), None).data
    read = [sheet_code(text) for text in codes(document)]
    assert read == [SheetCode("30172", 2025, code) for code in written]
    assert codes(document)[0] == "ravo:30172/2025/12"
    assert sheet_code("https://example.org/2025/12") is None


def test_a_citizen_number_is_nowhere_on_a_sheet() -> None:
    row = {"code": CITIZEN, "head_name": "Nguyễn Kim Diễm", "head_citizen_id": CITIZEN}
    person = {"name": "Nguyễn Kim Diễm", "relation": "Chủ hộ", "citizen_id": CITIZEN}
    (made,) = sheets_of(*frames({**row, "people": [person]}))
    document = sheets_document(bundle(made), None).data
    assert not made.coded
    assert codes(document) == []
    assert words(document).count("********5288") == 4
    assert not any(CITIZEN.encode() in parts(document).read(n) for n in parts(document).namelist())


def test_households_stand_by_village_and_given_name() -> None:
    named = [("Ấp Bình", "Lê Văn Đạt"), ("Ấp An", "Trần Văn Út"), ("Ấp An", "Võ Thị Ánh")]
    rows = [
        {"code": str(n), "village": village, "head_name": head}
        for n, (village, head) in enumerate(named)
    ]
    assert [made.code for made in sheets_of(*frames(*rows))] == ["2", "1", "0"]
    assert [made.code for made in sheets_of(*frames(*rows), left=[False, True, False])] == [
        "2",
        "0",
    ]


def test_what_is_known_is_printed_and_the_rest_is_boxes() -> None:
    row = {
        "code": "12",
        "head_name": "Nguyễn Kim Diễm",
        "head_birth_year": 1962.0,
        "village": "Ấp Bình Hiệp",
        "size": 2.0,
        "opening_class": "Hộ cận nghèo",
        "merit": False,
        "toilet": "Hai ngăn",
    }
    people = [
        {"name": "Nguyễn Kim Diễm", "relation": "Chủ hộ", "citizen_id": None},
        {"name": "Nguyễn Ngọc Thảo", "relation": "Con", "citizen_id": None},
    ]
    made = sheets_of(
        *frames({**row, "people": people}),
        earlier=pd.DataFrame({"wall_durable": [True], "floor_area": [40.5]}),
    )
    document = sheets_document(bundle(*made), None).data
    head, household, members, facts, indicators, income, signed = tables(document)
    assert "PHIẾU RÀ SOÁT HỘ NĂM 2025" in head[0][1]
    assert "Ấp Bình Hiệp" in head[0][1]
    assert household[0][0] == "Chủ hộ: Nguyễn Kim Diễm"
    assert household[0][1:3] == ["Giới tính: □ Nam  □ Nữ", "Năm sinh: 1962"]
    assert household[1][2:] == ["Số khẩu: 2 → ……", "Đầu kỳ: Hộ cận nghèo"]
    assert [row[1] for row in members[1:]] == ["Nguyễn Kim Diễm", "Nguyễn Ngọc Thảo", "", "", ""]
    assert [row[0] for row in members[1:]] == ["1", "2", "3", "4", "5"]
    printed = {
        cell.partition(":")[0]: cell.replace("\N{NO-BREAK SPACE}", " ")
        for row in facts
        for cell in row
    }
    assert printed["Tường bền chắc"].endswith("□ Có   □ Không (năm trước: Có)")
    assert printed["Diện tích nhà ở (m2)"].endswith("……… (năm trước: 40,5)")
    assert printed["Hộ có người có công với cách mạng"].endswith("(đã ghi: Không)")
    assert printed["Cột bền chắc"].rstrip().endswith("□ Không")
    assert "□ Hai ngăn" in printed["Loại nhà tiêu"]
    assert printed["Loại nhà tiêu"].endswith("(đã ghi: Hai ngăn)")
    assert [row[0] for row in indicators[1:]] == [str(n) for n in range(1, 13)]
    assert "dưới 8 m2 một người" in indicators[8][1]
    assert indicators[8][2:] == ["□", "□"]
    assert [row[0] for row in income[1:3]] == ["Trồng trọt", "Dịch vụ nông nghiệp"]
    assert signed[0][0].startswith("Hộ 12 – Nguyễn Kim Diễm")


def test_last_years_facts_are_confirmed_by_one_box_where_there_are_any() -> None:
    rows = [{"code": code, "wall_durable": True} for code in ("1", "2")]
    earlier = pd.DataFrame({"wall_durable": [True, None]})
    made = sheets_of(*frames(*rows), earlier=earlier)
    document = sheets_document(bundle(*made, HouseholdSheet()), None).data
    printed = [line.text for line in Document(io.BytesIO(document)).paragraphs]
    box = "Nhà ở, nước, nhà tiêu: □ Như năm trước (đã xem lại); khác ở đâu thì ghi ở dưới"
    assert [box in line for line in printed if line.startswith("2. Nhà ở")] == [True, False, False]


@pytest.mark.parametrize(
    ("opening", "new", "start"),
    [(None, True, "Ngoài danh sách"), ("Hộ nghèo", False, "Hộ nghèo"), (None, False, "…………")],
)
def test_what_is_known_of_a_change_is_printed(opening: str | None, new: bool, start: str) -> None:
    row = {
        "code": "9",
        "change_reason": "Tách hộ",
        "origin_code": CITIZEN,
        "separated_on": date(2025, 3, 15),
        "opening_class": opening,
    }
    made = sheets_of(*frames(row), new=[new])
    _, household, *_ = tables(sheets_document(bundle(*made), None).data)
    change = household[2][0].replace("\N{NO-BREAK SPACE}", " ")
    assert change.startswith("Biến động của hộ: ☒ Tách hộ   □ Nhập hộ   □ Chuyển đến")
    assert change.endswith("Mã hộ gốc: ********5288  Ngày: 15/03/2025")
    assert household[1][3] == f"Đầu kỳ: {start}"


def test_many_members_and_blank_sheets_have_free_lines() -> None:
    many, blank = sheet("1", 11), HouseholdSheet(village="Ấp An")
    document = sheets_document(bundle(many, blank), None).data
    found = tables(document)
    assert [row[0] for row in found[2][1:]] == [str(n) for n in range(1, 14)]
    assert [row[1] for row in found[2][11:]] == ["Người Thứ 11", "", ""]
    assert [row[1:7] for row in found[9][1:]] == [[""] * 6] * 5
    assert "Ấp An" in found[7][0][1]
    assert "Phiếu số 2/2" in found[7][0][0]
    assert len(codes(document)) == 1
    assert "đã ghi" not in words(sheets_document(bundle(blank), None).data)


def test_the_questions_of_b1_are_there_where_a_grid_is(tmp_path: Path) -> None:
    grid = read_made_up(tmp_path, exceptions=EXCEPTIONS)
    printed = words(sheets_document(bundle(sheet("1", 2), grid=grid), None).data)
    plain = printed.replace("\N{NO-BREAK SPACE}", " ")
    assert "3|Đồ dùng|□ Tàu, thuyền   □ Ti vi   □ Xe máy" in plain
    assert "4|Đất trồng|1.000 m2 đất: ………" in plain
    assert "|Hộ gần sông nước|□ Có   □ Không" in plain
    assert "Đồ dùng" not in words(sheets_document(bundle(sheet("1", 2)), None).data)


def test_the_same_sheets_are_the_same_file_and_no_one_saved_it(tmp_path: Path) -> None:
    both = bundle(sheet("1", 2), sheet("2", 3))
    document = sheets_document(both, None).data
    assert document == sheets_document(both, None).data
    path = tmp_path / "phieu.docx"
    path.write_bytes(document)
    assert is_as_written(path)
    body = parts(document).read("word/document.xml").decode()
    assert body.count("w:pageBreakBefore") == 1
    numbers = re.findall(r'<wp:docPr id="(\d+)"', body)
    assert numbers == ["1", "2"]


# the office's own template


def office(tmp_path: Path, body: str = "", footer: str = "") -> Path:
    path = tmp_path / "mau.docx"
    document = Document(str(templates_dir() / NAME))
    if body:
        document.add_paragraph(body)
    if footer:
        document.sections[0].footer.paragraphs[0].add_run(footer)
    document.save(str(path))
    return path


def refused(path: Path) -> Fault:
    """Return the fault of a template, opened as its own process opens it."""
    with pytest.raises(InputProblem) as problem:
        check_fields(open_file(path, path.name, tree()))
    assert problem.value.exit_code == 3
    return problem.value.fault


@pytest.mark.usefixtures("apart")
def test_an_edited_template_is_used_for_each_household(tmp_path: Path) -> None:
    path = office(tmp_path, "Ghi chú của xã: {{ ho.ma }}, năm {{ nam }}")
    made = sheets_document(bundle(sheet("7", 1), sheet("8", 1)), path)
    lines = [line.text for line in Document(io.BytesIO(made.data)).paragraphs]
    assert [line for line in lines if line.startswith("Ghi chú")] == [
        "Ghi chú của xã: 7, năm 2025",
        "Ghi chú của xã: 8, năm 2025",
    ]
    assert len(codes(made.data)) == 2


def test_a_wrong_field_is_named(tmp_path: Path) -> None:
    misspelt = refused(office(tmp_path, "{{ ho.chuho }}"))
    assert (misspelt.code, misspelt.params["fields"]) == ("RV-466", "ho.chuho → ho.chu_ho")
    in_footer = refused(office(tmp_path, footer="{{ ho.ma }}"))
    assert (in_footer.code, in_footer.params["fields"]) == ("RV-1120", "ho")
    assert refused(office(tmp_path, "{% if nam %}")).code == "RV-467"
    with pytest.raises(InputProblem) as problem:
        check_template(tmp_path / "khong-co.docx")
    assert problem.value.fault.code == "RV-1131"


def test_a_document_without_a_field_of_a_household_is_no_template(tmp_path: Path) -> None:
    printed = tmp_path / "phieu-da-in.docx"
    printed.write_bytes(sheets_document(bundle(sheet("7", 1)), None).data)
    with pytest.raises(InputProblem) as problem:
        check_template(printed)
    assert problem.value.fault.code == "RV-1130"
    letter = Document()
    letter.add_paragraph("Xã {{ don_vi.ten }}, năm {{ nam }}")
    letter.save(str(tmp_path / "thu.docx"))
    assert refused(tmp_path / "thu.docx").code == "RV-1130"


def test_a_field_that_word_cut_in_two_is_still_one(tmp_path: Path) -> None:
    cut = Document()
    line = cut.add_paragraph()
    for part in ("{", "{ ho.ma }", "}"):
        line.add_run(part).bold = True
    cut.save(str(tmp_path / "cat.docx"))
    made = sheets_document(bundle(sheet("7", 1)), tmp_path / "cat.docx").data
    assert [line.text for line in Document(io.BytesIO(made)).paragraphs] == ["7"]


def test_households_that_share_a_code_get_no_picture_of_it() -> None:
    rows = [{"code": code, "head_name": f"Lê Văn {n}"} for n, code in enumerate(("7", "8", "7"))]
    made = sheets_of(*frames(*rows))
    assert [(one.code, one.shared) for one in made] == [("7", True), ("8", False), ("7", True)]
    document = sheets_document(bundle(*made), None).data
    assert codes(document) == ["ravo:30172/2025/8"]
    assert words(document).count("Mã hộ: 7") == 2


def test_the_template_is_given_away_once_with_all_its_fields(tmp_path: Path) -> None:
    export_sheets_template(tmp_path)
    listed = tables((tmp_path / LIST).read_bytes())[0]
    assert [row[0] for row in listed[1:]] == [field.name for field in FIELDS]
    assert (tmp_path / NAME).read_bytes() == (templates_dir() / NAME).read_bytes()
    with pytest.raises(UsageProblem) as problem:
        export_sheets_template(tmp_path)
    assert problem.value.fault.code == "RV-469"


@pytest.fixture(scope="module")
def sheets_template_tool() -> ModuleType:
    return programs.tool("sheets_template")


def test_the_template_is_the_one_that_the_script_writes(sheets_template_tool: ModuleType) -> None:
    kept, now = (
        parts(data)
        for data in ((templates_dir() / NAME).read_bytes(), sheets_template_tool.sheet())
    )
    assert sorted(kept.namelist()) == sorted(now.namelist())
    for name in ("word/document.xml", "word/footer1.xml", "docProps/core.xml"):
        assert kept.read(name) == now.read(name), "run: python tools/sheets_template.py"


def test_a_head_without_members_is_the_first_of_them() -> None:
    (made,) = sheets_of(*frames({"code": "1", "head_name": "Võ Kim Mai"}))
    assert made.people == (replace(made.head, relation="Chủ hộ"),)


def test_a_birth_is_printed_as_it_is_written() -> None:
    births = [date(1980, 1, 1), 1981, "05/1982", date(1983, 6, 7)]
    named = [{"name": f"N{n}", "relation": "Con"} for n in range(len(births))]
    homes, people = frames({"code": "1", "head_name": "N", "people": named})
    (made,) = sheets_of(homes, people.assign(birth=pd.Series(births, dtype=object)))
    printed = [person.birth for person in made.people]
    assert printed == ["01/01/1980", "1981", "05/1982", "07/06/1983"]
