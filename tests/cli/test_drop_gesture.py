"""The gesture of dropping files, as a process of its own: with a terminal and without one."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from support.books import household, write
from support.programs import SECONDS, environment, ravo

OTHER = {"Xã/phường/thị trấn": "Xã Tân Mỹ", "Tổng số hộ dân cư": 1000, "Tổng số nhân khẩu": 4000}


def good(path: Path, **info: Any) -> Path:
    return write(path, [household("H1"), household("H2", 1)], info=info)


def on_a_terminal(words: list[str], answer: bytes, **env: str) -> tuple[int, str]:
    """Run ravo on a pseudo-terminal, answer its question; return the exit code and the screen."""
    import pty

    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "ravo", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(COLUMNS="500", **env),
    )
    os.close(theirs)
    shown, ends = b"", time.monotonic() + SECONDS
    while time.monotonic() < ends:
        if not select.select([ours], [], [], 1)[0]:
            continue
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux reports the end of the other side so
            break
        if not piece:
            break
        shown += piece
        if shown.endswith(b": ") and answer:
            os.write(ours, answer)
            answer = b""
    code = program.wait(SECONDS)
    os.close(ours)
    return code, shown.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_on_a_terminal_the_report_is_asked_for(tmp_path: Path) -> None:
    books = [good(tmp_path / "a (1).xlsx"), good(tmp_path / "b.xlsx", **OTHER)]
    code, shown = on_a_terminal([str(book) for book in books], b"\n")
    assert "Đang kiểm tra a (1).xlsx, b.xlsx …" in shown
    assert "a (1).xlsx: đã phân loại 2 hộ" in shown
    assert "Lập luôn báo cáo tổng hợp?" in shown
    assert code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a (1).ket-qua.xlsx",
        "a (1).xlsx",
        "b.ket-qua.xlsx",
        "b.xlsx",
    ]


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    good(tmp_path / "a.xlsx")
    good(tmp_path / "b.xlsx", **OTHER)
    done = ravo(tmp_path)
    assert done.returncode == 0
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["a.xlsx", "b.xlsx"]
    assert done.stderr == ""


@pytest.mark.parametrize("encoding", ["cp1258", "cp437"])
def test_a_console_without_vietnamese_letters_shows_words_without_marks(
    encoding: str, tmp_path: Path
) -> None:
    book = write(tmp_path / "Xã Đất – ước….xlsx", [household("H1", **{"1. Việc làm": "xyz"})])
    done = ravo(book, PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert done.stdout.isascii()
    assert done.stdout.startswith("Xa Dat - uoc....xlsx: chua phan loai duoc ho nao; co 1 loi")
    assert "?" not in done.stdout
    assert (tmp_path / "Xã Đất – ước….tra-lai.xlsx").exists()
