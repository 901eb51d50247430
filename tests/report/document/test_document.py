"""The written report as a Word file: its figures are the district's, its layout the decree's."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from docx import Document
from docxtpl import DocxTemplate

from ravo.formats import ReportKind
from ravo.page_templates import templates_dir
from ravo.report.document.document import write_document
from ravo.report.document.export import export_templates, list_of_fields
from ravo.report.document.facts import facts_of
from ravo.report.document.fields import FIELDS, tree, written
from ravo.report.document.template import NAMES, open_template
from ravo.report.figures.model import District
from ravo.report.forms.settings import ReportSettings
from ravo.word.check import misspelt
from ravo.word.fields import RAW, ROWS
from ravo.word.template import environment
from support import programs
from support.districts import commune, district, lines_of, tables_of, template, words_of
from support.report_settings import with_target

BOTH: list[ReportKind] = ["year", "half-year"]
DEFAULTS = with_target()


def made(
    unit: District, path: Path, which: ReportKind = "year", folder: Path | None = None
) -> Path:
    write_document(unit, DEFAULTS, which, folder, path)
    return path


# figures


@pytest.mark.parametrize("which", BOTH)
def test_the_table_of_units_holds_the_districts_figures(
    pair: District, tmp_path: Path, which: ReportKind
) -> None:
    tables = tables_of(made(pair, tmp_path / "a.docx", which))
    rows = next(table for table in tables if "Tổng số hộ dân cư" in table[0])[2:]
    sent = [row for row in rows[:-1] if row[2] != "…"]
    assert len(rows) == 1 + len(pair.communes) + len(pair.missing)
    for row, item in zip(sent, pair.communes, strict=True):
        poor, near = item.classes["poor"], item.classes["near_poor"]
        assert row[1] == item.place.name
        assert row[2].replace(".", "") == str(item.totals.households)
        assert row[3:5] == [str(poor.households), str(poor.members)]
        assert row[6] == str(near.households)
    assert rows[-1] == ["", "Tổng cộng", "3.000", "2", "4", "0,07", "2", "0,07", "0,13"]
    assert [row[5] for row in sent] == ["0,05", "0,10"]


@pytest.mark.parametrize("which", BOTH)
def test_sentences_and_movements_are_in_the_document(
    pair: District, tmp_path: Path, which: ReportKind
) -> None:
    path = made(pair, tmp_path / "a.docx", which)
    words = lines_of(path)
    assert "- Có 2 hộ nghèo với 4 nhân khẩu, chiếm 0,07% tổng số hộ dân cư." in words
    assert (
        "- So với năm 2023, số hộ nghèo giảm 1 hộ (từ 3 xuống 2 hộ); "
        "tỷ lệ giảm 0,03 điểm phần trăm (từ 0,10% xuống 0,07%)." in words
    )
    assert any(
        line.startswith("Tỷ lệ hộ nghèo giảm 0,03 điểm phần trăm, chưa đạt") for line in words
    )
    assert pair.movements is not None
    flow = pair.movements.totals["2"]
    lines = next(table for table in tables_of(path) if table[0][1] == "Nội dung")[1:]
    assert [row[2] for row in lines[:9]] == [str(n) for n in flow.households]
    assert [row[3] for row in lines[:9]] == [str(n) for n in flow.members]
    heads = [row[1].partition(":")[0] for row in lines[1:8]]
    assert heads == ["Giảm", "Giảm", "Giảm", "Tăng", "Tăng", "Tăng", "Tăng"]
    assert len({row[1] for row in lines}) == len(lines)


@pytest.mark.parametrize("which", BOTH)
def test_without_last_year_no_comparison_is_printed(
    pair: District, tmp_path: Path, which: ReportKind
) -> None:
    path = made(replace(pair, previous=None, movements=None), tmp_path / "a.docx", which)
    words = words_of(path)
    assert "Chưa có kết quả năm trước để so sánh." in words
    assert "So với năm" not in words
    assert "Diễn biến hộ cận nghèo" not in words
    assert "None" not in words
    assert "nan" not in words.split()


@pytest.mark.parametrize("which", BOTH)
def test_a_commune_that_sent_nothing_stands_in_the_table_without_figures(
    pair: District, tmp_path: Path, which: ReportKind
) -> None:
    one = pair.communes[0]
    silent = commune(one, "Xã Vắng").place
    unit = district(pair, [commune(one, "Xã A", poor=0)], missing=(silent,))
    path = made(unit, tmp_path / "a.docx", which)
    rows = {row[1]: row[2:] for table in tables_of(path) for row in table if len(row) == 9}
    assert rows["Xã Vắng"] == ["…"] * 7
    assert rows["Xã A"] == ["1.000", "0", "0", "0,00", "0", "0,00", "0,00"]
    assert "chưa có số liệu của: xã Vắng" in words_of(path)


@pytest.mark.parametrize(
    "name", ["Xã <A> & “B”", "Xã {{ nam }}", "Xã {% if %}", "=1+1", "Xã </w:t>"]
)
def test_names_are_text_whatever_they_hold(pair: District, tmp_path: Path, name: str) -> None:
    one = commune(pair.communes[0], name, poor=7)
    path = made(
        district(pair, [one, commune(pair.communes[1], "Xã Thường")], name=name),
        tmp_path / "a.docx",
    )
    rows = [row for table in tables_of(path) for row in table if len(row) == 9]
    assert [row[3] for row in rows if row[1] == name] == ["7"]
    assert name.upper() in words_of(path)


def test_a_name_cannot_break_lines_or_hide_control_characters(
    pair: District, tmp_path: Path
) -> None:
    one = commune(pair.communes[0], "Xã\nA\x0b\x07\tB\f", poor=7)
    path = made(district(pair, [one, one]), tmp_path / "a.docx")
    names = [row[1] for table in tables_of(path) for row in table if len(row) == 9]
    assert "Xã A B" in names


def test_the_same_figures_make_the_same_file(pair: District, tmp_path: Path) -> None:
    one = made(pair, tmp_path / "a.docx").read_bytes()
    assert made(pair, tmp_path / "b.docx").read_bytes() == one


# fields


def names_in(value: Any, path: str = "") -> Iterator[str]:
    """Yield the names of the fields that nested values hold, as `FIELDS` writes them."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from names_in(inner, f"{path}.{name}" if path else name) if name != RAW else ()
    elif isinstance(value, list):
        for item in value:
            yield from names_in(item, path + ROWS)
    else:
        yield path


def test_every_field_has_a_value_and_every_value_is_a_field(pair: District) -> None:
    listed = {field.name for field in FIELDS}
    assert len(listed) == len(FIELDS)
    assert set(names_in(written(facts_of(pair, DEFAULTS, ("1",))))) == listed


def test_a_value_that_is_no_field_is_a_bug(pair: District) -> None:
    raw = facts_of(pair, DEFAULTS)
    with pytest.raises(KeyError, match="moi"):
        written({**raw, "moi": 1})
    with pytest.raises(KeyError, match="nam_truoc"):
        written({name: value for name, value in raw.items() if name != "nam_truoc"})


def test_plain_numbers_stand_beside_the_written_ones(pair: District) -> None:
    found = written(facts_of(pair, DEFAULTS))
    assert (found["dan_cu"]["ho"], found["dan_cu"][RAW]["ho"]) == ("3.000", 3000)
    assert set(found["nop"][RAW]) == {"tong", "da_nop", "chua_nop"}
    assert set(found["dong"][0][RAW]) == {
        f.name.removeprefix("dong[].") for f in FIELDS if f.name.startswith("dong[].") and f.numeric
    }


@pytest.mark.parametrize("which", BOTH)
def test_the_templates_use_only_listed_fields(which: ReportKind) -> None:
    assert misspelt(open_template(which, None).parts, environment(), tree()) == ()
    names = DocxTemplate(templates_dir() / NAMES[which]).get_undeclared_template_variables()
    assert {"ngheo", "can_cu", "dong", "dien_bien", "thon"} <= names <= set(tree())


# layout


@pytest.mark.parametrize("which", BOTH)
def test_the_page_is_that_of_the_decree(pair: District, tmp_path: Path, which: ReportKind) -> None:
    document = Document(str(made(pair, tmp_path / "a.docx", which)))
    (section,) = document.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    for edge, (least, most) in zip(edges, ((20, 25), (20, 25), (30, 35), (15, 20)), strict=True):
        assert edge is not None
        assert least <= round(edge.mm) <= most
    assert section.different_first_page_header_footer is True
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert "PAGE" not in section.first_page_header.paragraphs[0]._p.xml
    assert document.styles["Normal"].font.name == "Times New Roman"


@pytest.mark.parametrize("which", BOTH)
def test_the_parts_of_an_administrative_document_come_in_their_order(
    pair: District, tmp_path: Path, which: ReportKind
) -> None:
    path = made(pair, tmp_path / "a.docx", which)
    head, *_, foot = tables_of(path)
    assert head[0][0].split("\n")[:2] == ["ỦY BAN NHÂN DÂN", "HUYỆN LẤP VÒ"]
    assert head[0][1].split("\n")[:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert "/BC-UBND" in head[1][0]
    assert "ngày" in head[1][1]
    assert foot[0][0].startswith("Nơi nhận:\n- UBND tỉnh Đồng Tháp")
    assert foot[0][1].startswith("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    lines = lines_of(path)
    marks = (
        "BÁO CÁO",
        "Căn cứ Nghị định số 07/2021/NĐ-CP",
        "I. ",
        "II. ",
        "III. NGUYÊN NHÂN",
        "IV. ",
        "Trên đây",
    )
    places = [next(n for n, line in enumerate(lines) if line.startswith(mark)) for mark in marks]
    assert places == sorted(places)


def test_settings_fill_place_and_signature(pair: District, tmp_path: Path) -> None:
    told = ReportSettings(
        place="Lấp Vò", signed_by="Trần Thị Mẫu", signer_title="Phó Chủ tịch", unit="Huyện Mẫu"
    )
    write_document(pair, told, "year", None, tmp_path / "a.docx")
    head, *_, foot = tables_of(tmp_path / "a.docx")
    assert head[0][0].split("\n")[1] == "HUYỆN MẪU"
    assert head[1][1].startswith("Lấp Vò, ngày")
    assert foot[0][1].split("\n")[1::5] == ["PHÓ CHỦ TỊCH", "Trần Thị Mẫu"]


@pytest.fixture(scope="module")
def word_templates_tool() -> ModuleType:
    return programs.tool("word_templates")


@pytest.mark.parametrize("which", BOTH)
def test_the_templates_are_those_that_the_script_writes(
    word_templates_tool: ModuleType, which: ReportKind
) -> None:
    kept = zipfile.ZipFile(templates_dir() / NAMES[which])
    written_now = zipfile.ZipFile(io.BytesIO(word_templates_tool.MAKERS[which]()))
    assert sorted(kept.namelist()) == sorted(written_now.namelist())
    for name in ("word/document.xml", "word/header1.xml", "docProps/core.xml"):
        assert kept.read(name) == written_now.read(name), "run: python tools/word_templates.py"


# the office's own


def test_an_exported_template_is_edited_and_used(pair: District, tmp_path: Path) -> None:
    folder = tmp_path / "mau"
    paths = export_templates(folder)
    assert [path.name for path in paths] == [
        "bao-cao-nam.docx",
        "bao-cao-6-thang.docx",
        "cac-truong.docx",
    ]
    document = Document(str(paths[0]))
    document.add_paragraph("Văn phòng thêm: {{ ngheo.ho }}/{{ ngheo.so.ho * 1000 }} hộ.")
    document.save(str(paths[0]))
    own = lines_of(made(pair, tmp_path / "a.docx", "year", folder))
    assert own[-1] == "Văn phòng thêm: 2/2.000 hộ."
    assert own[:-1] == lines_of(made(pair, tmp_path / "b.docx"))


def test_the_list_of_fields_names_each_with_unit_and_example(tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    path.write_bytes(list_of_fields())
    (rows,) = tables_of(path)
    assert rows[0] == ["Trường", "Ý nghĩa", "Đơn vị", "Ví dụ"]
    assert [row[0] for row in rows[1:]] == [field.name for field in FIELDS]
    assert all(all(cell.strip() for cell in row) for row in rows)
    path.write_bytes(list_of_fields("en"))
    assert tables_of(path)[0][1] == ["nam", "Year of the report", "text", "2024"]


def test_a_split_command_is_still_a_field(pair: District, tmp_path: Path) -> None:
    folder = template(tmp_path / "mau", "x")
    document = Document(str(folder / NAMES["year"]))
    line = document.add_paragraph("")
    for piece in ("Năm {", "{ na", "m ", "}}"):
        line.add_run(piece).bold = piece == " na"
    document.save(str(folder / NAMES["year"]))
    assert lines_of(made(pair, tmp_path / "a.docx", "year", folder))[-1] == "Năm 2024"
