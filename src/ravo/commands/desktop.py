"""The desktop around the program: folders to open at the end, the console to keep open."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

NO_OPEN = "RAVO_NO_OPEN"
"""The environment variable that prevents opening folders."""
MOST_FOLDERS = 3
MOST_PROCESSES = 64
LAUNCHERS = ("ravo", "python", "py.")
"""The beginnings of names of programs that start ravo in the same console and wait for it."""


def words_of(typed: list[str], own_console: Callable[[], bool]) -> list[str]:
    """Return the words of the command line; a double click without files opens the local page."""
    return typed or (["ui"] if own_console() else [])


def open_folders(folders: Iterable[Path]) -> None:
    """Show folders to the user at this terminal, at most three; without a user do nothing."""
    if os.environ.get(NO_OPEN) or not sys.stdout.isatty():
        return
    for folder in list(folders)[:MOST_FOLDERS]:
        open_folder(folder)


def open_folder(folder: Path) -> None:
    """Show a folder in the desktop's file manager, if there is one; do not wait."""
    if sys.platform == "win32":
        with suppress(OSError):
            os.startfile(folder)  # noqa: S606  a folder, in the desktop's own program
        return
    has_desktop = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    opener = shutil.which("xdg-open") if has_desktop else None
    if opener is not None:
        subprocess.Popen(  # noqa: S603  the desktop's own program, no shell
            [opener, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def is_attended() -> bool:
    """Return whether a person is there to answer a question."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def has_own_console() -> bool:
    """Return whether the console closes with this program, as after a double click on Windows."""
    attached = console_processes()
    return bool(attached) and is_alone(attached, own_processes())


def is_alone(attached: Iterable[int], own: Iterable[int]) -> bool:
    """Return whether only this program and its launchers use a console."""
    return set(attached) <= set(own)


def console_processes() -> list[int]:
    """Return the processes of this console; empty where the system does not list them."""
    if sys.platform != "win32":
        return []
    import ctypes

    numbers = (ctypes.c_uint32 * MOST_PROCESSES)()
    count = ctypes.windll.kernel32.GetConsoleProcessList(numbers, MOST_PROCESSES)
    return list(numbers[:count]) if count <= MOST_PROCESSES else []


def own_processes() -> list[int]:
    """Return this process and the launchers above it that wait for its end."""
    import psutil

    own = [os.getpid()]
    try:
        for parent in psutil.Process().parents():
            if not parent.name().casefold().startswith(LAUNCHERS):
                break
            own.append(parent.pid)
    except psutil.Error:
        pass
    return own


def wait_for_key() -> None:
    """Wait until a key is pressed."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.getwch()
    else:
        sys.stdin.readline()
