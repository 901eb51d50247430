"""Workbooks as communes send them, one per difficulty, read as tests/workbooks/ says."""

from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pytest
from lxml import etree

from ravo.fault_words import fault_message
from ravo.messages import LANGS
from ravo.profiles.loader import load_profile
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from support import programs
from support.folders import WORKBOOKS as FOLDER
from support.folders import plain_yaml

FILES = sorted(path.name for path in FOLDER.glob("*.xls*"))
EXPECTED: dict[str, Any] = plain_yaml(FOLDER / "expected.yaml")
EACH = pytest.mark.parametrize("name", FILES)
UNSAID = ("None", "nan", "{", "}", "( ", " )", "''", "  ", ": .", "NaT")
"""What a message holds where a field was left empty or was no word."""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return programs.tool("workbooks")


@cache
def read(name: str) -> Review:
    """Return a workbook's review, read once for all that is asked of it."""
    options = dict(EXPECTED[name].get("options", {}))
    if "profile" in options:
        own = FOLDER / options["profile"]
        options["profile"] = load_profile(own if own.is_file() else options["profile"])
    return judge(read_survey(FOLDER / name, ReadSettings(**options)))


@EACH
def test_a_workbook_gives_what_is_expected_and_nothing_else(name: str) -> None:
    expected, found = EXPECTED[name], read(name)
    counts, codes = found.counts, found.survey.households.frame["code"]
    told = [[fault.code, fault.sheet, fault.cell] for fault in found.faults]
    assert sorted(map(str, told)) == sorted(map(str, expected["faults"]))
    assert {key: getattr(counts, key) for key in expected["counts"]} == expected["counts"]
    assert counts.read == counts.scored + counts.rejected + counts.blank + counts.departed
    assert found.verdict == expected["verdict"]
    assert [list(pair) for pair in zip(codes, found.verdicts.klass, strict=True)] == expected[
        "classes"
    ]


@EACH
def test_its_messages_are_whole_sentences_in_both_languages(name: str) -> None:
    for fault in read(name).faults:
        for lang in LANGS:
            for words in fault_message(fault, lang):
                said = words.replace(f"'{fault.value}'", "x")
                assert not [odd for odd in UNSAID if odd in said], (fault.code, words)


def test_every_file_has_an_expectation_and_its_line_in_the_readme(tool: ModuleType) -> None:
    assert FILES == sorted(EXPECTED) == sorted(tool.MAKERS)
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == tool.readme()
    assert all(len(maker.shows) > 30 for maker in tool.MAKERS.values())


def test_an_expectation_says_everything() -> None:
    for name, expected in EXPECTED.items():
        assert set(expected) - {"options"} == {"counts", "verdict", "classes", "faults"}, name


def cells(sheet: Any) -> list[Any]:
    """Return the cells of a sheet, of a huge one those near its beginning."""
    return [cell for row in sheet.iter_rows(max_row=60, max_col=40) for cell in row]


@EACH
def test_it_says_that_its_data_are_synthetic(name: str, tool: ModuleType) -> None:
    book = openpyxl.load_workbook(FOLDER / name, keep_links=False)
    assert book.properties.title == tool.SYNTHETIC
    assert any(cell.value == tool.SYNTHETIC for sheet in book for cell in cells(sheet))


def layout(path: Path) -> list[object]:
    """Return everything of a workbook that reading goes by: cells, fonts, what is merged or
    hidden.
    """
    found: list[object] = []
    for sheet in openpyxl.load_workbook(path, keep_links=False):
        told = [(c.coordinate, c.value, c.data_type, c.font.name) for c in cells(sheet)]
        hidden = [key for key, row in sheet.row_dimensions.items() if row.hidden]
        columns = [key for key, column in sheet.column_dimensions.items() if column.hidden]
        merged = sorted(str(block) for block in sheet.merged_cells.ranges)
        found.append((sheet.title, sheet.sheet_state, told, hidden, columns, merged))
    return found


def elements(parts: dict[str, bytes]) -> dict[str, object]:
    """Return every element of the sheets, styles and texts of a workbook; of no XML its bytes."""
    found: dict[str, object] = {}
    for name, data in parts.items():
        if name.startswith("xl/"):
            try:
                each = etree.fromstring(data).iter()
                found[name] = [(e.tag, sorted(e.attrib.items()), e.text, e.tail) for e in each]
            except etree.XMLSyntaxError:
                found[name] = data
    return found


@EACH
def test_the_tool_still_writes_the_same_cells(name: str, tool: ModuleType, tmp_path: Path) -> None:
    again = tool.write(name, tmp_path)
    made, kept = tool.parts_of(again), tool.parts_of(FOLDER / name)
    assert made.keys() == kept.keys()
    # The same elements are the same cells; another openpyxl may write the same cells otherwise.
    assert elements(made) == elements(kept) or layout(again) == layout(FOLDER / name)
