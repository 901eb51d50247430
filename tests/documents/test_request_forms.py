"""Requests of households: which form a household writes, what is prefilled, what never is."""

from io import BytesIO
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from ravo.documents.holders import PaperPerson
from ravo.documents.paper import PaperIssuer
from ravo.documents.request_forms import blank_values, form_of, request_values
from ravo.documents.templates import PAPERS, PaperKind, filled_paper
from ravo.page_templates import templates_dir
from support import programs
from support.village_papers import home, papers


@pytest.mark.parametrize(
    ("klass", "more", "form"),
    [
        ("poor", {}, "04"),
        ("near_poor", {}, "04"),
        ("not_poor", {"start": "poor"}, "01"),
        ("average_living", {}, "01"),
        ("undetermined", {"start": "poor"}, "04"),
        (None, {"start": "near_poor"}, "04"),
        ("undetermined", {"start": "not_poor"}, "01"),
        ("undetermined", {}, "01"),
        ("poor", {"request": "enter"}, "01"),
        ("not_poor", {"request": "leave"}, "04"),
        ("not_poor", {"request": "average"}, "01"),
        ("poor", {"request": "unnamed"}, "04"),
    ],
)
def test_who_is_on_the_list_asks_to_leave_it_and_others_to_be_reviewed(
    klass: str | None, more: dict[str, Any], form: str
) -> None:
    assert form_of(home("H1", klass, **more)) == form


def text_of(kind: PaperKind, values: Any) -> tuple[str, list[list[list[str]]]]:
    document = Document(BytesIO(filled_paper(kind, None, values).data))
    cells = [[[cell.text for cell in row.cells] for row in t.rows] for t in document.tables]
    return "\n".join(line.text for line in document.paragraphs), cells


def test_what_is_known_is_prefilled_and_the_number_is_left_to_the_household() -> None:
    head = PaperPerson("Trần Thị Bé", "Chủ hộ", "Nữ", "Kinh", 1975, tail="1234")
    people = (head, PaperPerson("Lê Văn Con", "Con", "Nam", "Kinh", 2010))
    one = home("H1", head=head, members=people)
    own = papers(one)
    values = request_values(own, PaperIssuer(own.place, own.place.commune), [one])
    words, (members, _) = text_of("request_01", values)
    for part in (
        "Mẫu số 01",
        "Kính gửi: Chủ tịch Ủy ban nhân dân xã Mỹ An Hưng A",
        "Họ và tên: Trần Thị Bé",
        "Giới tính (1: Nam; 2: Nữ): 2",
        "Nơi thường trú: Ấp 1, xã Mỹ An Hưng A, huyện Lấp Vò, tỉnh Đồng Tháp",
    ):
        assert part in words
    assert members[1:4] == [
        ["1", "Trần Thị Bé", "Nữ", "1975", "Chủ hộ", ""],
        ["2", "Lê Văn Con", "Nam", "2010", "Con", ""],
        ["3", "", "", "", "", ""],
    ]
    assert "1234" not in words + str(members)
    assert "H1" not in words


def test_each_household_has_a_page_and_the_boxes_of_its_own() -> None:
    homes = [
        home("H1", head="Trần Thị Bé"),
        home("H2", head="Lê Văn An"),
    ]
    own = papers(*homes)
    values = request_values(own, PaperIssuer(own.place, own.place.commune), homes)
    words, _ = text_of("request_04", values)
    assert words.count("Mẫu số 04") == 2
    assert words.index("Trần Thị Bé") < words.index("Lê Văn An")
    data = filled_paper("request_04", None, values).data
    with ZipFile(BytesIO(data)) as archive:
        assert archive.read("word/document.xml").count(b"<w:pageBreakBefore/>") == 1


@pytest.mark.parametrize("kind", ["request_01", "request_04"])
def test_the_signature_stays_with_the_reasons(kind: PaperKind) -> None:
    paper = Document(BytesIO(filled_paper(kind, None, blank_values()).data))
    *_, reason, day = (
        line for line in paper.paragraphs if line.text.strip(" \n") or "\t" in line.text
    )
    assert "ngày" in day.text
    assert reason.text == "\t"
    assert reason.paragraph_format.keep_with_next
    assert day.paragraph_format.keep_with_next


@pytest.mark.parametrize(("sex", "boxes"), [("Nam", "Nam ☒  Nữ □"), ("Nữ", "Nam □  Nữ ☒")])
def test_a_sex_that_is_known_is_crossed(sex: str, boxes: str) -> None:
    one = home("H1", head=PaperPerson("An", sex=sex))
    own = papers(one)
    words, _ = text_of("request_04", request_values(own, PaperIssuer(own.place, ""), [one]))
    assert boxes in words


@pytest.mark.parametrize("kind", ["request_01", "request_04"])
def test_a_blank_form_has_nothing_of_any_household(kind: PaperKind) -> None:
    words, tables = text_of(kind, blank_values())
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân xã/phường/thị trấn" in words
    assert "☒" not in words
    assert "0" not in words.replace("Mẫu số 0", "")
    if kind == "request_01":
        assert [row[1:] for row in tables[0][1:]] == [[""] * 5] * 6


@pytest.fixture(scope="module")
def village_templates_tool() -> ModuleType:
    return programs.tool("village_templates")


def test_the_templates_are_those_that_the_script_writes(village_templates_tool: ModuleType) -> None:
    made = village_templates_tool.templates()
    assert set(made) == {
        PAPERS[kind].file for kind in ("posted", "minutes", "request_01", "request_04")
    }
    for name, data in made.items():
        with ZipFile(templates_dir() / name) as kept, ZipFile(BytesIO(data)) as now:
            assert sorted(kept.namelist()) == sorted(now.namelist())
            for part in ("word/document.xml", "word/styles.xml", "docProps/core.xml"):
                assert kept.read(part) == now.read(part), "run: python tools/village_templates.py"
