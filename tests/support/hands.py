"""What workers are asked to do in tests: some of it they die of."""

import faulthandler
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def act(item: tuple[str, Any]) -> Any:
    """Do what an item says."""
    what, value = item
    return DEEDS[what](value)


def _segfault(_: Any) -> None:
    # Windows has ctypes raise an exception instead.
    faulthandler._read_null()  # type: ignore[attr-defined]


def _raise(error: BaseException) -> None:
    raise error


def _swell(_: Any) -> None:
    held = []
    while True:
        held.append(bytearray(8 << 20))
        time.sleep(0.005)


def _print(_: Any) -> None:
    print("from python", file=sys.stderr, flush=True)
    os.write(2, b"from native code\n")
    subprocess.run([sys.executable, "-c", "print('from a child')"], check=False)


def _orphan(path: str) -> None:
    Path(path).write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(600)


def _meet(value: tuple[str, int]) -> int:
    """Wait until so many processes are in a folder at once; return this one's number."""
    folder, count = Path(value[0]), value[1]
    (folder / str(os.getpid())).touch()
    until = time.monotonic() + 60
    while len(list(folder.iterdir())) < count and time.monotonic() < until:
        time.sleep(0.02)
    return os.getpid()


DEEDS: dict[str, Callable[[Any], Any]] = {
    "echo": lambda value: value,
    "pid": lambda _: os.getpid(),
    "sleep": time.sleep,
    "exit": os._exit,
    "kill": lambda number: os.kill(os.getpid(), number),
    "segfault": _segfault,
    "raise": _raise,
    "hold": lambda size: len(bytearray(size)),
    "swell": _swell,
    "print": _print,
    "orphan": _orphan,
    "meet": _meet,
}
