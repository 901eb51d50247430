"""A wheel built from the project holds no grid of points."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from support.made_up_score_table import DOCUMENT, NAME

ROOT = Path(__file__).resolve().parents[2]
SHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("ravo-*.whl")
    return built


def test_the_wheel_holds_the_room_but_no_points(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        assert "ravo/score_table/model.py" in names
        room = [name for name in names if name.startswith("ravo/score_table/")]
        assert [name for name in room if not name.endswith(".py")] == []
        assert [name for name in names if name.endswith(SHEETS)] == []
        assert [name for name in names if NAME in name or "made_up" in name] == []
        read = [archive.read(n) for n in names if n.endswith((".py", ".csv", ".yaml"))]
    assert not any(DOCUMENT.encode() in data for data in read)
