"""The work of each card: what it answers and which files it leaves, without a server."""

import io
import json
import os
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.cli import app
from ravo.console import run
from ravo.faults import Fault
from ravo.ui.answer import read_answer
from ravo.ui.cards import CARDS, card_of
from ravo.ui.confirmed_cells import WORK
from ravo.ui.jobs import blank, check, compare, confirm, explain, points, report
from ravo.ui.jobs.page_listener import shown_fault
from ravo.ui.jobs.worker import carry_out
from ravo.ui.order import CHECKED, IN, OUT, RunOrder
from support import books

WORKS = (blank.blank, check.check, compare.compare, explain.explain, points.points, report.report)
Carry = Callable[..., dict[str, Any]]


@pytest.fixture
def carried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Carry:
    """Return what carries a card's work out in this process and gives its answer."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", None)

    def work(card: str, files: Mapping[str, Path], **values: str) -> dict[str, Any]:
        folder = tmp_path / "item"
        (folder / OUT).mkdir(parents=True)
        (folder / IN).mkdir()
        named = {}
        for field, path in files.items():
            (folder / IN / path.name).write_bytes(path.read_bytes())
            named[field] = (path.name,)
        found = card_of(card)
        assert found is not None
        with redirect_stdout(io.StringIO()):
            carry_out(RunOrder(found.work, folder, named, values, "vi"))
        answer = read_answer(folder, "vi")
        assert answer is not None
        return {**answer, "folder": folder}

    return work


def test_every_card_has_its_work() -> None:
    works = {f"{work.__module__}:{work.__name__}" for work in WORKS}
    assert {card.work for card in CARDS} == works


def test_confirmed_cells_have_their_work() -> None:
    work = confirm.check_confirmed
    assert f"{work.__module__}:{work.__name__}" == WORK


def test_a_check_lists_each_fault_with_its_cell_and_writes_what_is_taken(
    carried: Carry, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [books.household("H1", 4), books.household("H2", 2, **{"Điểm B1": "{x}"})]
    path = books.write(tmp_path / "xa.xlsx", rows)
    answer = carried("check", {"file": path})
    folder = answer["folder"]
    assert answer["tone"] == "care"
    assert [one["name"] for one in answer["files"]] == ["xa.tra-lai.xlsx", "xa.ket-qua.xlsx"]
    assert {one.name for one in (folder / OUT).iterdir()} == {"xa.tra-lai.xlsx", "xa.ket-qua.xlsx"}
    os.chdir(tmp_path)
    run(app, ["check", "--format", "json", "--quiet", "xa.xlsx"])
    expected = capsys.readouterr().out
    assert (folder / CHECKED).read_text(encoding="utf-8") == expected
    faults = json.loads(expected)["faults"]
    keys = ("code", "severity", "sheet", "cell", "message")
    assert [[one[key] for key in keys] for one in answer["faults"]] == [
        [one[key] for key in keys] for one in faults
    ]
    assert any("{x}" in one["message"] for one in faults)
    rows_read = answer["sums"][0]
    assert (rows_read["name"], rows_read["count"]) == ("Dòng trong bảng khảo sát", 2)
    parts = dict(rows_read["parts"])
    assert list(parts.values()) == [1, 1, 0]
    assert sum(one["count"] for one in answer["kinds"]) == len(faults)


def test_results_by_the_page_are_those_of_the_command(carried: Carry, tmp_path: Path) -> None:
    path = books.write(tmp_path / "xa.xlsx", [books.household("H1", 4)])
    answer = carried("check", {"file": path})
    assert answer["tone"] == "good"
    assert [one["name"] for one in answer["files"]] == ["xa.ket-qua.xlsx"]
    os.chdir(tmp_path)
    run(app, ["score", "--quiet", "xa.xlsx"])
    by_page, by_command = (
        openpyxl.load_workbook(folder / "xa.ket-qua.xlsx")
        for folder in (answer["folder"] / OUT, tmp_path)
    )
    for name in ("Danh sách", "Kết quả"):
        cells = [list(book[name].values) for book in (by_page, by_command)]
        assert cells[0] == cells[1]


@pytest.mark.parametrize(
    ("typed", "tone", "found"),
    [
        ("H1", "good", []),
        ("h1", "good", []),
        ("tran thi", "good", []),
        ("TRẦN", "good", []),
        ("thu", "care", ["H1", "H3"]),
        ("Lê", "bad", []),
        ("!", "bad", []),
    ],
)
def test_a_household_is_found_by_code_or_name(
    carried: Carry, tmp_path: Path, typed: str, tone: str, found: list[str]
) -> None:
    rows = [
        books.household("H1", 4),
        books.household("H2", 2, **{"Họ và tên chủ hộ": "Trần Thị Mẫu"}),
        books.household("H3", 2, **{"Họ và tên chủ hộ": "Phạm Thu"}),
    ]
    path = books.write(tmp_path / "xa.xlsx", rows)
    answer = carried("explain", {"file": path}, household=typed)
    assert answer["tone"] == tone
    assert [one["code"] for one in answer["households"]] == found
    pages = ["giai-thich.html", "giai-thich-can-bo.html"] if tone == "good" else []
    assert [one["name"] for one in answer["files"]] == pages


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("survey", "bang-khao-sat-2024.xlsx"),
        ("b1", "bang-diem-b1.xlsx"),
        ("settings", "cai-dat-bao-cao.xlsx"),
    ],
)
def test_blanks(carried: Carry, kind: str, name: str) -> None:
    answer = carried("template", {}, kind=kind, year="2024", code="30172")
    assert [one["name"] for one in answer["files"]] == [name]
    assert (answer["folder"] / OUT / name).read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("year", ["", "24", "20x4", "２０２４"])
def test_a_year_that_is_none_is_told(carried: Carry, year: str) -> None:
    answer = carried("template", {}, kind="survey", year=year)
    assert answer["tone"] == "bad"
    assert "bốn chữ số" in answer["headline"]
    assert answer["files"] == []


def test_a_file_that_is_no_score_table_is_refused(carried: Carry, tmp_path: Path) -> None:
    path = books.write(tmp_path / "xa.xlsx", [books.household("H1", 4)])
    answer = carried("b1", {"file": path}, year="2024", typed_by="Lê A")
    assert answer["tone"] == "bad"
    assert answer["files"] == []


def test_two_years_and_a_report(carried: Carry, tmp_path: Path) -> None:
    old, new = (
        books.write(tmp_path / f"{year}.xlsx", [books.household("H1", poor)], info=info)
        for year, poor, info in ((2023, 4, {"Năm rà soát": 2023}), (2024, 1, {}))
    )
    answer = carried("diff", {"old": old, "new": new})
    assert answer["headline"].startswith("Hai năm có thay đổi")
    assert {one["name"] for one in answer["files"]} == {"bien-dong.html", "bien-dong.xlsx"}


def test_a_report_of_the_same_year_twice_names_the_field_of_the_page(
    carried: Carry, tmp_path: Path
) -> None:
    first, second = (
        books.write(tmp_path / f"{name}.xlsx", [books.household("H1", 4)]) for name in "ab"
    )
    answer = carried("report", {"results": first, "previous": second})
    assert answer["tone"] == "bad"
    assert "--" not in answer["headline"] + "".join(answer["lines"])
    assert "«Năm trước: kết quả" in answer["headline"]


def test_only_a_whole_option_is_replaced() -> None:
    shown = shown_fault(Fault("RV-461", params={"previous": "--year-x {y}", "year": "2024"}))
    assert "--year-x {y}" in shown.message.say("vi")
