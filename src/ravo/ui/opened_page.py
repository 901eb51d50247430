"""The page that is already running, which a second start opens."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from ravo.files import object_in, whole_file
from ravo.json_text import json_object
from ravo.ui.doors import Doors

ANSWER_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """An address that opens a page once, and the process that serves the page."""

    url: str
    pid: int


def note_file() -> Path:
    """Return the file that names the running page; only its user can read it."""
    return platformdirs.user_state_path("ravo", appauthor=False) / "ui.json"


def note(doors: Doors, pid: int) -> None:
    """Record the running page, in a file with the access rights by the umask of its process."""
    value = {"port": doors.port, "pid": pid, "key": doors.key}
    with whole_file(note_file()) as temporary:
        temporary.write_text(json.dumps(value), encoding="utf-8")


def forget(pid: int) -> None:
    """Remove the record of the page of a process that ends."""
    if object_in(note_file()).get("pid") == pid:
        with suppress(OSError):
            note_file().unlink()


def running(port: int) -> OpenedPage | None:
    """Return a new address of the running page; None where there is none.

    A `port` other than 0 means only a page on that port.
    """
    noted = object_in(note_file())
    there, pid, key = (noted.get(name) for name in ("port", "pid", "key"))
    if not (isinstance(there, int) and isinstance(pid, int) and isinstance(key, str)):
        return None
    if port not in (0, there):
        return None
    url = _new_address(there, key)
    return None if url is None else OpenedPage(url, pid)


def _new_address(port: int, key: str) -> str | None:
    """Return the address given by the running page; None where it does not answer properly."""
    import urllib.request
    from http.client import HTTPException

    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/again", data=b"", headers={"X-Ravo-Key": key}
    )
    # A proxy of the office must not be used for a page on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=ANSWER_SECONDS) as answer:
            url = json_object(answer.read()).get("url")
    except (OSError, ValueError, OverflowError, HTTPException):
        # No page, another program on its port, or a port that there cannot be.
        return None
    return url if isinstance(url, str) and url.startswith(f"http://127.0.0.1:{port}/") else None
