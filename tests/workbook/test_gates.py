"""Archives that are tricks, files that are no workbooks, and what is noted about the others."""

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from ravo.fault_words import fault_message
from ravo.faults import Fault, InputProblem
from ravo.workbook import opened as opening
from ravo.workbook.book import open_book
from ravo.workbook.gate import CHUNK
from ravo.workbook.notes import references_in_xls
from ravo.workbook.xlsb_records import record
from support.archives import (
    FORMATS,
    SHEET,
    cell,
    number_rows,
    ods_cell,
    ods_parts,
    row,
    wide,
    written,
    xlsb,
    xlsx_parts,
)

LINKS = "xl/externalLinks/externalLink1.xml"


def refused(path: Path) -> Fault:
    with pytest.raises(InputProblem) as caught:
        open_book(path)
    return caught.value.fault


def sound() -> dict[str, str]:
    return xlsx_parts(number_rows(2))


def noted(path: Path) -> dict[str, object]:
    """Return the codes of a workbook's notes with what each one names."""
    notes = open_book(path).notes
    assert {note.severity for note in notes} <= {"warning"}
    assert {note.category for note in notes} <= {1}
    assert all(path.name in fault_message(note, "vi")[0] for note in notes)
    return {n.code: n.params.get("links", n.params.get("sheets")) for n in notes}


# tricks


@pytest.mark.parametrize(
    "name",
    ["../outside.xml", "xl/../../x", "C:/x", "xl\\workbook.xml", "XL/WORKBOOK.XML"],
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    assert refused(written(tmp_path / "a.xlsx", {**sound(), name: "x"})).code == "RV-115"


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", sound())
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(SHEET, "<x/>")
    assert refused(path).code == "RV-115"


def test_parts_that_overlap_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", {**sound(), "xl/a.bin": b"1" * 90, "xl/b.bin": b"1" * 90})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        first = archive.getinfo("xl/a.bin").header_offset
    entry = data.rindex(b"xl/b.bin") - 46
    struct.pack_into("<I", data, entry + 42, first)
    path.write_bytes(data)
    assert refused(path).code == "RV-115"


def test_a_comment_that_hides_another_directory_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", sound())
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"x" + b"PK\x05\x06" + bytes(8)
    assert refused(path).code in {"RV-103", "RV-115"}


def test_bytes_before_the_archive_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", sound())
    path.write_bytes(b"MZ" + path.read_bytes())
    assert refused(path).code == "RV-103"


def test_a_workbook_that_lies_elsewhere_than_it_says_is_refused(tmp_path: Path) -> None:
    parts = sound()
    parts["xl/other.xml"] = parts["xl/workbook.xml"]
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("xl/workbook.xml", "xl/other.xml")
    assert refused(written(tmp_path / "a.xlsx", parts)).code == "RV-103"


def test_two_sheets_of_one_name_are_refused(tmp_path: Path) -> None:
    parts = sound()
    sheet = '<sheet name="S" sheetId="2" r:id="rId1"/></sheets>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("</sheets>", sheet)
    assert refused(written(tmp_path / "a.xlsx", parts)).code == "RV-103"


@pytest.mark.parametrize("name", ["content.xml", "META-INF/manifest.xml"])
def test_entities_in_open_document_are_refused(tmp_path: Path, name: str) -> None:
    parts = ods_parts('<table:table table:name="S"/>')
    parts[name] = '<!DOCTYPE x [<!ENTITY a "b">]>' + parts[name]
    assert refused(written(tmp_path / "a.ods", parts)).code == "RV-111"


def test_entities_behind_a_long_comment_are_refused(tmp_path: Path) -> None:
    parts = ods_parts('<table:table table:name="S"/>')
    padding = f"<!--{'x' * (CHUNK + 10)}-->"
    parts["content.xml"] = padding + '<!DOCTYPE x [<!ENTITY a "b">]>' + parts["content.xml"]
    assert refused(written(tmp_path / "a.ods", parts)).code == "RV-111"


def test_a_bomb_of_open_document_is_not_inflated(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {**ods_parts("")}
    assert (
        refused(written(tmp_path / "a.ods", {**parts, "x.bin": bytes(51 << 20)})).code == "RV-106"
    )


def test_a_list_of_sheets_too_long_for_a_tree_is_refused(tmp_path: Path) -> None:
    parts = sound()
    parts["xl/workbook.xml"] += " " * (opening.MAX_SMALL + 1)
    assert refused(written(tmp_path / "a.xlsx", parts)).code == "RV-106"


@pytest.mark.parametrize(("start", "limit"), [(b"PK", "MAX_FILE"), (opening.OLE, "MAX_XLS")])
def test_a_file_is_measured_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: bytes, limit: str
) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(start + bytes(1000))
    monkeypatch.setattr(opening, limit, len(start) + 1000)
    assert refused(path).code != "RV-106"
    monkeypatch.setattr(opening, limit, len(start) + 999)
    assert refused(path).code == "RV-106"


# no workbooks


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xef\xbb\xbf <HTML><table><tr><td>1</td></tr></table>", "RV-122"),
        (b"<!DOCTYPE html><p>x", "RV-122"),
        (
            b'<?xml version="1.0"?><Workbook '
            b'xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "RV-122",
        ),
        (b"ma_ho;chu_ho\nH1;A", "RV-103"),
        (b"SQLite format 3\0" + bytes(99), "RV-1544"),
        (b"RAVOGOI1" + bytes(99), "RV-1545"),
        (opening.OLE + bytes(600), "RV-105"),
    ],
    ids=["page", "html5", "xml 2003", "csv", "register", "sealed bundle", "cut compound file"],
)
def test_what_is_named_as_a_workbook_says_what_it_is(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    assert refused(path).code == code


def test_a_bundle_in_place_of_a_workbook_says_what_it_is(tmp_path: Path) -> None:
    one = {"manifest.json": "{}", "SHA256SUMS": ""}
    assert refused(written(tmp_path / "a.ravo", one)).code == "RV-1545"
    assert refused(written(tmp_path / "b.zip", {"SHA256SUMS": ""})).code == "RV-107"


def test_an_empty_open_document_holds_no_workbook(tmp_path: Path) -> None:
    assert refused(written(tmp_path / "a.ods", ods_parts(""))).code == "RV-107"
    text = {**ods_parts(""), "mimetype": "application/vnd.oasis.opendocument.text"}
    assert refused(written(tmp_path / "b.ods", text)).code == "RV-107"


# notes


def test_a_plain_workbook_has_no_notes(tmp_path: Path) -> None:
    assert noted(written(tmp_path / "a.xlsx", sound())) == {}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            {
                LINKS: "<externalLink/>",
                "xl/externalLinks/_rels/externalLink1.xml.rels": (
                    '<Relationships><Relationship Id="rId1" '
                    'Target="file:///C:/Users/an/t%E1%BB%95ng.xlsx"/></Relationships>'
                ),
            },
            {"RV-116": ("tổng.xlsx",)},
        ),
        (
            {LINKS: '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'},
            {"RV-117": ("cmd",)},
        ),
        ({"xl/vbaProject.bin": "x"}, {"RV-118": None}),
        ({"xl/macrosheets/sheet1.xml": "<x/>"}, {"RV-118": None}),
        ({"xl/connections.xml": "<connections/>"}, {"RV-120": None}),
    ],
    ids=["link", "dde", "macros", "old macros", "connections"],
)
def test_what_is_not_followed_is_noted_once(
    tmp_path: Path, more: Mapping[str, str], expected: dict[str, object]
) -> None:
    assert noted(written(tmp_path / "a.xlsx", {**sound(), **more})) == expected


def test_many_links_are_named_shortly(tmp_path: Path) -> None:
    more = {LINKS.replace("1", str(number)): "<externalLink/>" for number in range(1, 9)}
    more |= {
        f"xl/externalLinks/_rels/externalLink{number}.xml.rels": (
            f'<R><R Target="{number}.xlsx"/></R>'
        )
        for number in range(1, 9)
    }
    links = noted(written(tmp_path / "a.xlsx", {**sound(), **more}))["RV-116"]
    assert links == ("1.xlsx", "2.xlsx", "3.xlsx", "4.xlsx", "5.xlsx", "… (+3)")


@pytest.mark.parametrize(("kind", "code"), [(0, "RV-116"), (1, "RV-117")])
def test_links_of_a_binary_workbook_are_noted(tmp_path: Path, kind: int, code: str) -> None:
    path = xlsb(tmp_path / "a.xlsb", row(0) + cell(6, 0, wide("x")))
    with zipfile.ZipFile(path, "a") as archive:
        content = struct.pack("<H", kind) + wide("a")
        archive.writestr("xl/externalLinks/externalLink1.bin", record(360, content))
    assert list(noted(path)) == [code]


def test_links_of_open_document_are_noted(tmp_path: Path) -> None:
    rows = ods_cell("1", "table:formula=\"of:=['file:///C:/x/t%E1%BB%95ng.ods'#$S.A1]\"")
    parts = ods_parts(
        f'<table:table table:name="S"><table:table-row>{rows}</table:table-row></table:table>'
        '<table:dde-links><table:dde-link><office:dde-source office:dde-application="cmd"/>'
        "</table:dde-link></table:dde-links>"
    )
    path = written(tmp_path / "a.ods", {**parts, "Basic/script-lc.xml": "<x/>"})
    assert noted(path) == {"RV-116": ("tổng.ods",), "RV-117": ("cmd",), "RV-118": None}


def test_links_of_an_old_workbook_are_noted() -> None:
    def book(text: str) -> tuple[int, bytes]:
        return 0x1AE, struct.pack("<HHB", 1, len(text), 0) + text.encode("latin-1")

    own = (0x1AE, struct.pack("<HHB", 1, 0x401, 0))
    found = references_in_xls(
        [own, book("\x01\x01C\x03x\x03total.xls"), book("cmd\x03/c calc")], set()
    )
    assert (found.links, found.dde, found.macros) == (("total.xls",), ("cmd",), False)
    assert references_in_xls([], {"Workbook", "_VBA_PROJECT_CUR"}).macros


def test_nothing_is_noted_about_the_plain_sheets_of_an_old_workbook() -> None:
    assert list(noted(FORMATS / "households.xls")) == []
