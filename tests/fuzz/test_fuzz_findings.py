"""What fuzzing found, kept as the smallest inputs that showed it."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from ravo.faults import InputProblem
from ravo.profiles.loader import load_profile
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from support import books
from support.folders import FORMATS

RELATIONS = "_rels/.rels"
SHEET = "xl/worksheets/sheet2.xml"


def with_declaration(path: Path, part: str, declaration: bytes) -> Path:
    """Write a good workbook with another XML declaration in front of one of its parts."""
    books.write(path, [books.household()])
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    body = parts[part]
    if body.startswith(b"<?xml"):
        body = body.partition(b"?>")[2]
    parts[part] = declaration + body
    with zipfile.ZipFile(path, "w") as new:
        for name, xml in parts.items():
            new.writestr(name, xml)
    return path


@pytest.mark.parametrize("part", [RELATIONS, "xl/workbook.xml", SHEET])
@pytest.mark.parametrize(
    "declaration",
    [
        b'<?xml version="1.0" encoding="UTFA0-8"?>',
        b'<?xml version="1.0" encoding="x-utf-8"?>',
        b'<?xml version="1.0" encoding="koi8-r"?><!-- utf-8 -->',
    ],
    ids=["unknown", "alike", "elsewhere"],
)
def test_parts_in_another_encoding_are_refused(
    tmp_path: Path, part: str, declaration: bytes
) -> None:
    with pytest.raises(InputProblem) as caught:
        read_survey(with_declaration(tmp_path / "a.xlsx", part, declaration))
    assert caught.value.fault.code == "RV-103"


@pytest.mark.parametrize(
    "declaration",
    [
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        b"<?xml version='1.0' encoding = 'us-ascii'?>",
        b'<?xml version="1.0"?>',
        b"",
    ],
)
@pytest.mark.parametrize("part", [RELATIONS, "xl/styles.xml"])
def test_parts_in_utf8_are_read_however_it_is_declared(
    tmp_path: Path, part: str, declaration: bytes
) -> None:
    assert read_survey(with_declaration(tmp_path / "a.xlsx", part, declaration)).faults == ()


def test_an_export_without_records_is_rejected_in_words(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["family.code", "family.hostName", "family.numberOfMembers", "b1Point"])
    path = tmp_path / "lap-vo-2024.xlsx"
    book.save(path)
    review = judge(read_survey(path, ReadSettings(profile=load_profile("mis"), area="rural")))
    assert "RV-412" in {fault.code for fault in review.faults}
    assert (review.counts.read, review.counts.scored) == (0, 0)


def test_a_named_formula_of_rubbish_is_a_damaged_file(tmp_path: Path) -> None:
    data = (FORMATS / "households.xls").read_bytes()
    name = b"\r;\x00\x00\x00\x00\x05\x00"
    assert data.count(name) == 1
    path = tmp_path / "a.xls"
    path.write_bytes(data.replace(name, b"\r\xff\x00\x00\x00\x00\x05\x00"))
    with pytest.raises(InputProblem) as caught:
        read_survey(path)
    assert caught.value.fault.code == "RV-103"


def test_a_returned_copy_that_lost_the_commune_s_sheets_has_no_households(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Lỗi"
    book.defined_names["_ravo_faults"] = DefinedName("_ravo_faults", attr_text="'Lỗi'!$A$1")
    path = tmp_path / "a.xlsx"
    book.save(path)
    review = judge(read_survey(path))
    assert (review.verdict, review.counts.read) == ("rejected", 0)
    assert {fault.code for fault in review.faults} == {"RV-406"}
