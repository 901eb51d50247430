"""Archives of shapes that Excel opens: names of any case, other separators, other folders."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from ravo.faults import InputProblem
from ravo.returned.copy import write_returned
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.workbook.book import open_book
from ravo.workbook.opened import open_workbook
from support import books
from support.archives import (
    MAIN,
    OFFICE,
    SHEET,
    STRINGS,
    cell,
    row,
    wide,
    written,
    xlsb,
    xlsx_parts,
)

Parts = dict[str, bytes | str]
ROWS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row>'
WIDE = '<?xml version="1.0" encoding="utf-16"?><DataMashup/>'.encode("utf-16")


def sound() -> Parts:
    """Return a workbook whose relations lead to its strings and styles too."""
    parts: Parts = {**xlsx_parts(ROWS, texts=("text",))}
    more = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in ("sharedStrings", "styles")
    )
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = str(parts[relations]).replace("</R", more + "</R")
    return parts


def renamed(change: Callable[[str], str]) -> Parts:
    return {change(name): content for name, content in sound().items()}


def retargeted(old: str, new: str) -> Parts:
    relations = "xl/_rels/workbook.xml.rels"
    parts = sound()
    parts[relations] = str(parts[relations]).replace(old, new)
    return parts


def at_root() -> Parts:
    parts = renamed(lambda name: name.removeprefix("xl/"))
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("xl/workbook", "workbook")
    return parts


def elsewhere() -> Parts:
    parts = renamed(lambda name: name.replace("xl/", "excel/").replace("workbook.xml", "book.xml"))
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("xl/workbook", "excel/book")
    parts["xl/workbook.xml"] = "<decoy/>"
    return parts


def strict() -> Parts:
    old, new = OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
    space = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    return {n: str(c).replace(old, new).replace(MAIN, space) for n, c in sound().items()}


SHAPES: dict[str, Callable[[], Parts]] = {
    "upper case": lambda: renamed(lambda name: name if "[" in name else name.upper()),
    "mixed case": lambda: renamed(lambda n: n.replace("xl/", "XL/").replace("sheet1", "Sheet1")),
    "another case of strings": lambda: renamed(lambda n: n.replace("sharedS", "SharedS")),
    "backslashes": lambda: renamed(lambda name: name.replace("/", "\\")),
    "slash in front": lambda: renamed(lambda name: f"/{name}"),
    "dot in front": lambda: renamed(lambda name: f"./{name}"),
    "percent in a name": lambda: renamed(lambda name: name.replace("sheet1", "sheet%31")),
    "percent in a relation": lambda: retargeted("sheet1.xml", "sheet%31.xml"),
    "absolute": lambda: retargeted('Target="', 'Target="/xl/'),
    "dot in a relation": lambda: retargeted('Target="', 'Target="./'),
    "up and down": lambda: retargeted('Target="', 'Target="../xl/'),
    "backslash in a relation": lambda: retargeted("worksheets/", "worksheets\\"),
    "case in a relation": lambda: retargeted("worksheets/sheet1", "WorkSheets/SHEET1"),
    "root": at_root,
    "another folder": elsewhere,
    "strict": strict,
    "wide parts of others": lambda: {**sound(), "customXml/item1.xml": WIDE},
    "entities of others": lambda: {**sound(), "customXml/a.xml": "<!DOCTYPE a><a/>"},
    "wide sheet": lambda: {**sound(), SHEET: str(sound()[SHEET]).encode("utf-16")},
    "wide strings": lambda: {**sound(), STRINGS: str(sound()[STRINGS]).encode("utf-16")},
    "folders listed": lambda: {**sound(), "xl/": "", "xl/worksheets/": ""},
    "a name with a slash in front": lambda: {**sound(), "/etc/passwd": "x"},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_read_as_the_usual_one(tmp_path: Path, shape: str) -> None:
    book = open_book(written(tmp_path / "a.xlsx", SHAPES[shape]()))
    assert book.names == ["S"]
    assert book.read("S").rows == [["text", 2.0]]


def test_the_usual_shape_is_left_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", {**sound(), "customXml/item1.xml": WIDE})
    opened = open_workbook(path)
    assert opened.data == path.read_bytes()
    assert not opened.had_password


def test_two_parts_of_one_name_but_for_its_case_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputProblem) as caught:
        open_book(written(tmp_path / "a.xlsx", {**sound(), SHEET.upper(): "x"}))
    assert caught.value.fault.code == "RV-115"


def test_a_document_of_another_program_holds_no_workbook(tmp_path: Path) -> None:
    parts = {"_rels/.rels": str(sound()["_rels/.rels"]).replace("xl/workbook", "word/document")}
    with pytest.raises(InputProblem) as caught:
        open_book(written(tmp_path / "a.xlsx", {**parts, "word/document.xml": "<document/>"}))
    assert caught.value.fault.code == "RV-107"


def test_a_binary_workbook_with_backslashes_is_read(tmp_path: Path) -> None:
    path = xlsb(tmp_path / "a.xlsb", row(0) + cell(6, 0, wide("x")))
    with zipfile.ZipFile(path) as old:
        parts = {name.replace("/", "\\"): old.read(name) for name in old.namelist()}
    assert open_book(written(path, parts)).read("S").rows == [["x"]]


@pytest.mark.parametrize("separator", ["\\", "/"])
def test_a_returned_copy_of_such_a_workbook_opens_and_keeps_other_parts(
    tmp_path: Path, separator: str
) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household(**{"Điểm B1": "x"})])
    with zipfile.ZipFile(path) as old:
        parts: Parts = {name.replace("/", separator): old.read(name) for name in old.namelist()}
    written(path, {**parts, f"customXml{separator}item1.xml": WIDE})
    opened = open_workbook(path)
    review = judge(read_survey(path))
    target = tmp_path / "b.xlsx"
    write_returned(review, opened.data, target, "vi", had_password=opened.had_password)
    with zipfile.ZipFile(target) as copy:
        assert copy.read("customXml/item1.xml") == WIDE
    assert openpyxl.load_workbook(target).sheetnames[2:] == open_book(path).names
