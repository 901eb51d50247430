"""The desktop around the program, as far as a machine without one shows it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ravo.commands import desktop


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A terminal on a desktop; the folders that are opened are listed."""
    folders: list[Path] = []
    monkeypatch.delenv(desktop.NO_OPEN, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(desktop, "open_folder", folders.append)
    return folders


def test_folders_open_for_who_sits_there_and_not_by_the_dozen(opened: list[Path]) -> None:
    folders = [Path(str(n)) for n in range(5)]
    desktop.open_folders(folders)
    assert opened == folders[:3]


def test_no_folder_opens_unwanted(opened: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(desktop.NO_OPEN, "1")
    desktop.open_folders([Path("a")])
    monkeypatch.delenv(desktop.NO_OPEN)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    desktop.open_folders([Path("a")])
    assert opened == []


@pytest.mark.skipif(sys.platform == "win32", reason="os.startfile opens a folder there")
def test_a_folder_opens_in_the_program_of_the_desktop_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(subprocess, "Popen", lambda words, **more: started.append(words))
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    desktop.open_folder(Path("/a b"))
    assert started == []
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    desktop.open_folder(Path("/a b"))
    assert started == [["/usr/bin/xdg-open", "/a b"]]


def test_a_console_is_its_own_where_only_ravo_and_its_launchers_are_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert desktop.is_alone([7], [7])
    assert desktop.is_alone([7, 8], [7, 8, 9])
    assert not desktop.is_alone([7, 5], [7, 8, 9])
    monkeypatch.setattr(desktop, "console_processes", list)
    assert not desktop.has_own_console()


def test_its_own_processes_begin_with_this_one() -> None:
    assert desktop.own_processes()[0] == os.getpid()
