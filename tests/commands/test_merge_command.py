"""`ravo merge`, in the words that it prints."""

import json
from pathlib import Path

import pytest

from support import books
from support.programs import inside


@pytest.fixture
def overlapping_files(tmp_path: Path) -> list[str]:
    rows = [
        books.household(
            f"H{at}", at, **{"Họ và tên chủ hộ": f"Lê {chr(65 + at)}", "Năm sinh": 1950 + at}
        )
        for at in range(3)
    ]
    other = [{**rows[1], "Điểm B1": 90}, rows[2]]
    books.write(tmp_path / "ap1.xlsx", rows[:2])
    books.write(tmp_path / "ap2.xlsx", other)
    return [str(tmp_path / "ap1.xlsx"), str(tmp_path / "ap2.xlsx")]


def test_what_became_of_every_row_is_printed(overlapping_files: list[str], tmp_path: Path) -> None:
    out = str(tmp_path / "xa.xlsx")
    done = inside("merge", *overlapping_files, "-o", out, "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "ap1.xlsx: 2 household rows + 0 kept from an earlier version = 2 in the workbook + 0 one "
        "with another file + 0 repeated + 0 on a sheet that is not read + 0 left out; 0 blank; "
        "0 members.",
        "ap2.xlsx: 2 household rows + 0 kept from an earlier version = 1 in the workbook + 1 one "
        "with another file + 0 repeated + 0 on a sheet that is not read + 0 left out; 0 blank; "
        "0 members.",
        "In all: 4 household rows read + 0 kept from an earlier version = 3 in the workbook + 1 "
        "one with another file + 0 repeated + 0 on a sheet that is not read + 0 left out; "
        "0 members.",
        "1 conflict on 1 household still to be decided: choose in the column Quyết định of the "
        f"sheet Xung đột, save, then run: ravo merge {out} -o {out}",
    ]
    scored = inside("check", out)
    assert "RV-4090" in scored.stdout
    told = json.loads(inside("merge", *overlapping_files, "-o", out, "--format", "json").stdout)
    assert (told["total"]["read"], told["total"]["written"], told["open_conflicts"]) == (4, 3, 1)
    assert told["open_households"] == ["H1"]
    assert inside("merge", *overlapping_files, "-o", overlapping_files[0], "-q").returncode == 2
