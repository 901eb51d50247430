"""One wrong letter in one workbook of a district leaves the district's report as it is."""

import json
from pathlib import Path
from typing import Any

import pytest

from ravo.cli import app
from ravo.console import run
from support.books import household, write

CODES = {"30172": "Xã Mỹ An Hưng A", "30175": "Xã Tân Mỹ"}
DEPRIVED = {2023: (4, 4, 1, 0), 2024: (4, 1, 0, 1)}
"""Of how many indicators the households of a commune are deprived in a year: most of them moved."""


def written(folder: Path, year: int, **info: str | None) -> Path:
    """Write two communes of a year; `info` changes the sheet `Thông tin` of the first."""
    folder.mkdir(parents=True)
    for code, name in CODES.items():
        homes = [household(f"{code}-{n}", count) for n, count in enumerate(DEPRIVED[year])]
        place = {"Năm rà soát": year, "Xã/phường/thị trấn": name, "Mã xã": code, **info}
        write(folder / f"{code}.xlsx", homes, info=place)
        info = {}
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
    before = written(folder / "2023", 2023)
    return before, report(written(folder / "2024", 2024), before, folder / "ra")


@pytest.mark.parametrize(
    ("district", "code"),
    [("Huyện Lấp Và", None), ("Huyen Lap Vo", None), ("Huyện Lấp Và", "30172"), (None, "30172")],
)
def test_the_district_its_totals_and_last_year_are_the_same(
    tmp_path: Path, as_it_is: tuple[Path, dict[str, Any]], district: str | None, code: str | None
) -> None:
    before, wanted = as_it_is
    now = written(tmp_path / "2024", 2024, **{"Mã xã": code, "Huyện/quận/thị xã": district})
    found = report(now, before, tmp_path / "ra")
    assert (found["level"], wanted["level"]) == ("district", "district")
    assert found["forms"] == wanted["forms"]
    assert any(row["level"] == "commune" for row in found["forms"]["2"])
    told = [fault["message"] for fault in found["faults"] if fault["code"] == "RV-632"]
    assert len(told) == (district is not None)
    assert all("Huyện Lấp Vò" in message for message in told)
    others = [fault for fault in found["faults"] if fault["code"] != "RV-632"]
    assert [fault["code"] for fault in others] == [fault["code"] for fault in wanted["faults"]]
