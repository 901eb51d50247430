"""A wheel built from the project holds no grid of points."""

import zipfile
from pathlib import Path

from support.made_up_score_table import DOCUMENT, NAME

SHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl")


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
