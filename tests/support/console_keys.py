"""Presses Ctrl-C while a command of ravo works, on Windows, in a console of its own.

As a program, `console_keys.py ANSWER FOLDER WORD...` starts `ravo WORD...`, presses the key once
FOLDER has a finished workbook, and writes the command's exit code and talk into ANSWER as JSON.
"""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from support.programs import environment

SECONDS = 120
CTRL_C = 0
EVERYBODY = 0
"""The group of all processes of a console: those that hear a key that somebody presses in it."""


def ended_by_key(answer: Path, folder: Path, *words: object) -> tuple[int, str]:
    """Return the exit code and the talk of a command that heard Ctrl-C after its first workbook."""
    if sys.platform != "win32":
        raise NotImplementedError
    program = [sys.executable, __file__, answer, folder, *words]
    # What is pressed in the console of the tests would end them.
    hidden = subprocess.STARTUPINFO(dwFlags=subprocess.STARTF_USESHOWWINDOW, wShowWindow=0)
    done = subprocess.run(
        [str(word) for word in program],
        creationflags=subprocess.CREATE_NEW_CONSOLE,
        startupinfo=hidden,
        env=environment(),
        check=False,
        timeout=SECONDS * 2,
    )
    assert done.returncode == 0
    code, talk = json.loads(answer.read_text(encoding="utf-8"))
    return code, talk


def press(answer: str, folder: str, *words: str) -> None:
    """Start a command, press the key, and write what became of the command."""
    _heed_keys()
    command = subprocess.Popen(
        [sys.executable, "-m", "ravo", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    # Only after the start: what is ignored here would be ignored there.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        until = time.monotonic() + SECONDS
        while command.poll() is None and not _finished(Path(folder)):
            assert time.monotonic() < until
            time.sleep(0.01)
        _press_for_everybody()
        _, talk = command.communicate(timeout=SECONDS)
    finally:
        command.kill()
    Path(answer).write_text(json.dumps((command.returncode, talk)), encoding="utf-8")


def _heed_keys() -> None:
    """Make the programs that are started hear Ctrl-C, even where that of the tests does not."""
    if sys.platform == "win32":
        import ctypes

        assert ctypes.windll.kernel32.SetConsoleCtrlHandler(None, False)


def _press_for_everybody() -> None:
    if sys.platform == "win32":
        import ctypes

        assert ctypes.windll.kernel32.GenerateConsoleCtrlEvent(CTRL_C, EVERYBODY)


def _finished(folder: Path) -> list[Path]:
    """Return the workbooks that have their names: an unfinished one begins with a dot."""
    return [path for path in folder.glob("*.xlsx") if not path.name.startswith(".")]


if __name__ == "__main__":
    press(*sys.argv[1:])
