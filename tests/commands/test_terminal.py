"""The terminal as a listener: one line for many files, a bar that names the commune."""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from ravo.commands.terminal import Terminal, commune_in
from ravo.messages import text
from ravo.pipeline.listener import SILENCE, written_together


def told(capsys: pytest.CaptureFixture[str], *paths: Path, quiet: bool = False) -> str:
    Terminal("vi", quiet).written(*paths)
    return capsys.readouterr().err


def test_many_files_are_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    files = [Path("out/2024") / f"{n}.xlsx" for n in range(13)]
    inner, outer = (f"{folder}{os.sep}" for folder in (Path("out/2024"), Path("out")))
    assert told(capsys, *files) == f"Đã ghi: 13 tệp vào {inner}\n"
    assert told(capsys, *files, Path("out/2023/a.xlsx")) == f"Đã ghi: 14 tệp vào {outer}\n"
    assert told(capsys, files[0]) == f"Đã ghi: {files[0]}\n"
    assert told(capsys) == ""
    assert told(capsys, *files, quiet=True) == ""


def test_what_was_written_before_a_failure_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with suppress(ValueError), written_together(Terminal("vi", False)) as files:
        files.append(tmp_path / "a.xlsx")
        raise ValueError("stop")
    assert "a.xlsx" in capsys.readouterr().err
    with written_together(SILENCE) as files:
        files.append(tmp_path)


@pytest.mark.parametrize(
    ("name", "commune"),
    [
        ("30172-my-an-hung-a-2024.xlsx", "Xã Mỹ An Hưng A"),
        ("2024-30175.xlsx", "Xã Tân Mỹ"),
        ("30172.xlsx", "Xã Mỹ An Hưng A"),
        ("xa-tan-my.xlsx", "xa-tan-my"),
        ("99999-2024.xlsx", "99999-2024"),
    ],
)
def test_a_workbook_goes_by_its_communes_name(name: str, commune: str) -> None:
    assert commune_in(Path(name)) == commune


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_names_the_commune_in_hand_and_none_is_drawn_into_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paths = [Path("30172-2024.xlsx"), Path("30175-2024.xlsx")]
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    assert list(Terminal("vi", False).watched(paths)) == paths
    assert "Xã Mỹ An Hưng A" in screen.getvalue()
    assert "2/2" in screen.getvalue()
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    assert list(Terminal("vi", False).watched(paths)) == paths
    assert file.getvalue() == ""


@pytest.mark.parametrize(("watched", "quiet"), [(True, False), (True, True), (False, False)])
def test_a_bar_names_the_steps_of_writing_where_somebody_watches(
    monkeypatch: pytest.MonkeyPatch, *, watched: bool, quiet: bool
) -> None:
    screen = _Screen() if watched else io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with Terminal("vi", quiet).stepping(3) as step:
        for number in ("1", "2", "3"):
            step(text("steps.form").filled(number=number))
    shown = screen.getvalue()
    drawn = watched and not quiet
    assert ("Biểu 3" in shown and "2/3" in shown) is drawn
    assert bool(shown) is drawn
