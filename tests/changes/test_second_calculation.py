"""A sample commune of two years worked out again in plain Python, from the cells and the
classes.
"""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.cli import app
from ravo.console import run
from support.folders import SAMPLES

LEVEL = {"poor": 2, "near_poor": 1, "average_living": 0, "not_poor": 0, "undetermined": None}
WORDS = {2: "poor", 1: "near_poor"}
Home = dict[str, Any]


def cells(path: Path) -> dict[str, Home]:
    rows = list(openpyxl.load_workbook(path, read_only=True)["Hộ"].iter_rows(values_only=True))
    homes: list[Home] = [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]
    return {str(home["Mã hộ"]): home for home in homes if home["Mã hộ"]}


def scored(path: Path, folder: Path) -> dict[str, str]:
    """Return the class of each household as `ravo score` gives it."""
    target = folder / f"{path.stem}.json"
    run(app, ["score", str(path), "--format", "json", "-o", str(target), "-q"])
    found = json.loads(target.read_text(encoding="utf-8"))
    return {home["ma_ho"]: home["class"] for home in found["households"]}


def movement(before: Any, after: Any, arrived: bool) -> str:
    """Return the movement by the levels of a household, `absent` where a year has not got it."""
    if before is None or after is None:
        return "undetermined"
    if before in WORDS:
        name = WORDS[before]
        if after == before:
            return f"stayed_{name}"
        if after == "absent":
            return f"{name}_left"
        return f"{name}_to_{WORDS.get(after, 'above')}"
    if after in WORDS:
        return f"{'arrived' if arrived else 'new'}_{WORDS[after]}"
    if before == "absent":
        return "arrived_above"
    return "left_above" if after == "absent" else "stayed_above"


COLUMN = {
    (2, "poor_to_near_poor"): 2,
    (2, "poor_to_above"): 3,
    (2, "poor_left"): 4,
    (2, "near_poor_to_poor"): 5,
    (2, "new_poor"): 7,
    (2, "arrived_poor"): 8,
    (1, "near_poor_to_above"): 2,
    (1, "near_poor_to_poor"): 3,
    (1, "near_poor_left"): 4,
    (1, "poor_to_near_poor"): 5,
    (1, "new_near_poor"): 7,
    (1, "arrived_near_poor"): 8,
}


def form(level: int, homes: list[tuple[Any, Any, str, int, int]], members: bool) -> dict[str, int]:
    """Return the columns of form 2 (level 2) or 3 (level 1), counted household by household."""
    found = dict.fromkeys(map(str, range(1, 10)), 0)
    for before, after, name, first, last in homes:
        was, now = (first, last) if members else (1, 1)
        found["1"] += was * (before == level)
        found["9"] += now * (after == level)
        at = COLUMN.get((level, name))
        if at is not None:
            found[str(at)] += was if at < 5 else now
        if before == after == level and now != was:
            found["8" if now > was else "4"] += abs(now - was)
    return found


@pytest.mark.parametrize("name", ["30190-long-hung-b", "30169-lap-vo"])
def test_movements_and_forms_are_those_of_a_plain_count(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [SAMPLES / str(year) / f"{name}-{year}.xlsx" for year in (2023, 2024)]
    homes, judged = [cells(path) for path in paths], [scored(path, tmp_path) for path in paths]
    # Who had left by the end of the first year is not there at the start of the second.
    homes[0] = {code: home for code, home in homes[0].items() if home["Số nhân khẩu"]}
    expected, counted = {}, []
    for code in sorted(homes[0] | homes[1]):
        before, after = (
            LEVEL[judged[year].get(code, "undetermined")] if code in homes[year] else "absent"
            for year in (0, 1)
        )
        first, last = (int(homes[year].get(code, {}).get("Số nhân khẩu") or 0) for year in (0, 1))
        if code in homes[1] and last == 0:
            after = "absent"
        arrived = before == "absent" and bool(homes[1][code]["Lý do biến động"])
        expected[code] = movement(before, after, arrived)
        counted.append((before, after, expected[code], first, last))
    capsys.readouterr()
    assert run(app, ["diff", *map(str, paths), "--format", "json", "-q"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert "fuzzy" not in {row["how"] for row in told["movements"]}
    found = {
        (row["ma_ho_new"] if row["class_new"] or not row["class_old"] else row["ma_ho_old"]): row[
            "movement"
        ]
        for row in told["movements"]
    }
    assert found == expected
    for number, level in (("2", 2), ("3", 1)):
        assert told["forms"][number] == form(level, counted, members=False)
        assert told["forms_members"][number] == form(level, counted, members=True)
