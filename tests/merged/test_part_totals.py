"""Totals of files that are parts of one commune are added up; where they overlap it is asked."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.contract.merged_marks import CONFLICTS, DECISION_HEADING, OPEN_STATE, STATE_HEADING
from ravo.faults import Fault
from ravo.merged.conflict_sheet import HEADINGS, SUM_WORD
from ravo.pipeline.listener import Silence
from ravo.pipeline.merge import MergeOutcome, MergeRequest, merge_workbooks
from ravo.survey.options import ReadOptions
from support import books

HOMES, PEOPLE = "Tổng số hộ dân cư", "Tổng số nhân khẩu"
OF_MINORITY = "Tổng số hộ dân tộc thiểu số"
VILLAGE = "Thôn/ấp/bản/tổ dân phố"


class Heard(Silence):
    """Keeps the faults that it hears, by their code."""

    def __init__(self) -> None:
        object.__setattr__(self, "faults", {})

    faults: dict[str, Fault]

    def fault(self, fault: Fault) -> None:
        self.faults[fault.code] = fault


def part(path: Path, letter: str, village: str, code: str = "", **info: Any) -> Path:
    """Write the survey of a part: one household, and its totals."""
    home = books.household(code or f"{letter}1", 3)
    home |= {
        "Họ và tên chủ hộ": f"Trần Văn {letter}",
        VILLAGE: village,
        "Năm sinh": 1940 + ord(letter),
    }
    return books.write(path / f"{letter}.xlsx", [home], info={**books.INFO, **info})


def merged(out: Path, *files: Path) -> tuple[MergeOutcome, Heard]:
    heard = Heard()
    return merge_workbooks(MergeRequest(files, out, ReadOptions()), heard), heard


def info(path: Path) -> dict[str, Any]:
    sheet = openpyxl.load_workbook(path)["Thông tin"]
    return {str(row[0]): row[1] for row in sheet.iter_rows(values_only=True) if row[0]}


def rows(path: Path) -> list[dict[str, Any]]:
    found = openpyxl.load_workbook(path)[CONFLICTS].iter_rows(min_row=3, values_only=True)
    return [dict(zip(HEADINGS, row, strict=False)) for row in found if row[0]]


def totals(homes: int, people: int, **more: Any) -> dict[str, Any]:
    return {HOMES: homes, PEOPLE: people, OF_MINORITY: 12, **more}


def test_totals_of_parts_are_added_up_and_the_sheet_says_so(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    files = [
        part(tmp_path, "A", "Ấp Một", **totals(1200, 4000)),
        part(tmp_path, "B", "Ấp Hai", **totals(900, 3100)),
    ]
    done, heard = merged(out, *files)
    # Equal figures of parts are two all the same.
    expected = {HOMES: 2100, PEOPLE: 7100, OF_MINORITY: 24}
    assert {key: info(out)[key] for key in expected} == expected
    assert heard.faults["RV-1418"].params["totals"] == expected
    assert (done.open, done.code) == (0, 0)
    found = {row["Cột"]: row for row in rows(out)}
    assert set(found) == set(expected)
    for row, total in ((found[HOMES], "2.100"), (found[OF_MINORITY], "24")):
        assert (row[STATE_HEADING], row[DECISION_HEADING]) == ("Đã áp dụng", SUM_WORD)
        assert f"cả xã {total}" in row["Nội dung"]
    # Again, and with a third part.
    third = part(tmp_path, "C", "Ấp Ba", **totals(100, 300))
    merged(out, out, third)
    assert [info(out)[key] for key in expected] == [2200, 7400, 36]
    # An officer who sees that each file has the whole commune's figure chooses one.
    book = openpyxl.load_workbook(out)
    sheet = book[CONFLICTS]
    for at in range(3, sheet.max_row + 1):
        if sheet.cell(at, HEADINGS.index("Cột") + 1).value == HOMES:
            sheet.cell(at, HEADINGS.index(DECISION_HEADING) + 1).value = "Tệp A"
    book.save(out)
    merged(out, out)
    assert [info(out)[key] for key in expected] == [1200, 7400, 36]


@pytest.mark.parametrize(
    ("village", "code", "second"),
    [
        ("Ấp Một", "", {}),
        ("Ấp Hai", "A1", {}),
        ("Ấp Hai", "", {PEOPLE: None}),
        ("Ấp Hai", "", {HOMES: "khoảng 900"}),
    ],
    ids=["one village", "one household", "a total is blank", "a total is no number"],
)
def test_files_that_overlap_or_lack_a_total_are_asked_about(
    tmp_path: Path, village: str, code: str, second: dict[str, Any]
) -> None:
    out = tmp_path / "xa.xlsx"
    one = part(tmp_path, "A", "Ấp Một", **totals(1200, 4000))
    other = part(tmp_path, "B", village, code, **{**totals(900, 3100), **second})
    done, heard = merged(out, one, other)
    assert "RV-1418" not in heard.faults
    assert HOMES in {row["Cột"] for row in rows(out) if row[STATE_HEADING] == OPEN_STATE}
    assert done.code == 1


def test_equal_totals_are_those_of_the_commune(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    files = [
        part(tmp_path, x, v, **totals(1200, 4000)) for x, v in (("A", "Ấp Một"), ("B", "Ấp Hai"))
    ]
    done, heard = merged(out, *files)
    assert (info(out)[HOMES], info(out)[OF_MINORITY], done.code) == (1200, 12, 0)
    assert "RV-1418" not in heard.faults


def test_a_total_that_one_part_lacks_is_left_blank_and_named(tmp_path: Path) -> None:
    out = tmp_path / "xa.xlsx"
    one = part(tmp_path, "A", "Ấp Một", **totals(1200, 4000))
    other = part(tmp_path, "B", "Ấp Hai", **{**totals(900, 3100), OF_MINORITY: None})
    _, heard = merged(out, one, other)
    assert (info(out)[HOMES], info(out).get(OF_MINORITY)) == (2100, None)
    assert heard.faults["RV-1419"].params["keys"] == OF_MINORITY
