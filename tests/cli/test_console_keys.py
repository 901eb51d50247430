"""Ctrl-C in a window of Windows; elsewhere it is a signal, which `test_manners.py` sends."""

import sys
import zipfile
from pathlib import Path

import pytest

from support.console_keys import ended_by_key
from support.folders import SAMPLES

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="a key is a signal here")


def test_ctrl_c_in_a_window_exits_130_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody in the window hears it: the command, and the process that reads workbooks."""
    out, scratch = tmp_path / "ket-qua", tmp_path / "tam"
    out.mkdir()
    scratch.mkdir()
    for name in ("TEMP", "TMP"):
        monkeypatch.setenv(name, str(scratch))
    both = [SAMPLES / str(year) for year in (2023, 2024)]
    words = ["score", *both, "--return", out, "--out-dir", out, "--lang", "vi"]
    code, talk = ended_by_key(tmp_path / "key.json", out, *words)
    assert code == 130
    assert talk.splitlines()[-1].startswith("ravo: Đã dừng theo yêu cầu")
    assert "Traceback" not in talk
    assert all(zipfile.is_zipfile(path) for path in out.iterdir())
    assert len(list(out.glob("*.ket-qua.xlsx"))) < len([*both[0].iterdir(), *both[1].iterdir()])
    assert list(scratch.iterdir()) == []
