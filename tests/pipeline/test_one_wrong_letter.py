"""One wrong letter in one workbook of a district leaves the district's report as it is."""

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.cli import app
from ravo.console import run
from support.folders import SAMPLES

CODES = ("30172", "30175")


def copied(folder: Path, year: int, **info: str | None) -> Path:
    """Copy two communes of a sample year; `info` changes the sheet `Thông tin` of the first."""
    folder.mkdir(parents=True)
    books = [next((SAMPLES / str(year)).glob(f"{code}-*.xlsx")) for code in CODES]
    for book in books:
        shutil.copy(book, folder)
    if info:
        changed = openpyxl.load_workbook(folder / books[0].name)
        for row in changed["Thông tin"].iter_rows(max_col=2):
            if row[0].value in info:
                row[1].value = info[str(row[0].value)]
        changed.save(folder / books[0].name)
    return folder


def report(now: Path, before: Path, out: Path) -> dict[str, Any]:
    words = [
        "report",
        str(now),
        "--previous",
        str(before),
        "-o",
        str(out),
        "--format",
        "json",
        "-q",
    ]
    assert run(app, words) == 0
    found: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def as_it_is(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("nhu-cu")
    before = copied(folder / "2023", 2023)
    return before, report(copied(folder / "2024", 2024), before, folder / "ra")


@pytest.mark.parametrize(
    ("district", "code"),
    [("Huyện Lấp Và", None), ("Huyen Lap Vo", None), ("Huyện Lấp Và", "30172"), (None, "30172")],
)
def test_the_district_its_totals_and_last_year_are_the_same(
    tmp_path: Path, as_it_is: tuple[Path, dict[str, Any]], district: str | None, code: str | None
) -> None:
    before, wanted = as_it_is
    now = copied(tmp_path / "2024", 2024, **{"Mã xã": code, "Huyện/quận/thị xã": district})
    found = report(now, before, tmp_path / "ra")
    assert (found["level"], wanted["level"]) == ("district", "district")
    assert found["forms"] == wanted["forms"]
    told = [fault["message"] for fault in found["faults"] if fault["code"] == "RV-632"]
    assert len(told) == (district is not None)
    assert all("Huyện Lấp Vò" in message for message in told)
    others = [fault for fault in found["faults"] if fault["code"] != "RV-632"]
    assert [fault["code"] for fault in others] == [fault["code"] for fault in wanted["faults"]]
