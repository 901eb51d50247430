"""The local page, served by the program itself for a module of tests."""

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from support.folders import ROOT, TESTS

OFFLINE = TESTS / "support" / "offline"


@dataclass
class LocalPage:
    """A page that is served: its process, its address, and the folder of its user."""

    process: "subprocess.Popen[str]"
    url: str
    pid: int
    home: Path
    cookie: str = field(default="")

    @property
    def port(self) -> int:
        """The port."""
        return urlsplit(self.url).port or 0

    @property
    def origin(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        method: str,
        path: str,
        heads: Mapping[str, str] | None = None,
        body: bytes = b"",
        *,
        cookie: bool = True,
    ) -> tuple[int, dict[str, str], bytes]:
        """Send a request; return status, head lines and body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        given = {"Cookie": self.cookie} if cookie and self.cookie else {}
        connection.request(method, path, body, {**given, **(heads or {})})
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        data = answer.read()
        connection.close()
        return answer.status, found, data

    def enter(self) -> None:
        """Come in by the token and keep the cookie."""
        path = self.url.removeprefix(self.origin)
        _, heads, _ = self.ask("GET", path)
        self.cookie = heads["set-cookie"].partition(";")[0]

    def new_url(self) -> str:
        """Return another address, as the page gives it to a second start of the program."""
        note = self.home / "state" / "ravo" / "ui.json"
        key = json.loads(note.read_text(encoding="utf-8"))["key"]
        _, _, said = self.ask("POST", "/again", {"X-Ravo-Key": key}, cookie=False)
        return str(json.loads(said)["url"])


WORKS_HERE = "support.page_works_here"
"""The program that works on files in the process of the page; "ravo" has one beside it."""


def command(program: str = "ravo") -> list[str]:
    """Return the command that serves the page."""
    return [sys.executable, "-m", program, "ui", "--no-browser", "--print-url", "--quiet"]


def env(home: Path) -> dict[str, str]:
    """Return the environment of a user whose folders are in one of the tests' own."""
    state = {"XDG_STATE_HOME": str(home / "state"), "XDG_DATA_HOME": str(home / "data")}
    office = {"RAVO_REGISTER": str(home / "so-theo-doi.sqlite")}
    # The same on Windows, which has other names for these places, and one for state and data.
    local = {"WIN_PD_OVERRIDE_LOCAL_APPDATA": str(home / "state")}
    windows = {"TEMP": str(home), "TMP": str(home), **local}
    home_of = {"HOME": str(home), "TMPDIR": str(home), **state, **windows, **office}
    path = os.pathsep.join([str(ROOT / "src"), str(TESTS)])
    return {**os.environ, **home_of, "PYTHONPATH": path}


def offline_env(home: Path) -> dict[str, str]:
    """Return that environment on a machine where nothing but itself is reached."""
    found = env(home)
    path = os.pathsep.join([str(OFFLINE), found["PYTHONPATH"]])
    return {**found, "PYTHONPATH": path, "RAVO_TESTS_OUTSIDE": str(home / "outside.txt")}


def limited_to(most: int) -> Callable[[], None]:
    """Return what lets a process write no file longer than so many bytes, as on a full disk."""
    import resource

    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@contextmanager
def local_page(
    home: Path,
    program: str = "ravo",
    *,
    offline: bool = False,
    first: Callable[[], None] | None = None,
) -> Iterator[LocalPage]:
    """Serve the page for the block; `first` is called in its process before anything else."""
    process = subprocess.Popen(
        command(program),
        env=offline_env(home) if offline else env(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=first,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, process.stderr.read() if process.stderr else ""
        said = json.loads(line)
        yield LocalPage(process, said["url"], said["pid"], home)
    finally:
        process.terminate()
        process.communicate(timeout=60)


def upload(files: Mapping[str, bytes], name: str = "file") -> tuple[dict[str, str], bytes]:
    """Return the head lines and the body of a form with files."""
    bound = "ravo-tests"
    parts = [
        f'--{bound}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
        f"Content-Type: application/octet-stream\r\n\r\n".encode()
        + data
        + b"\r\n"
        for file, data in files.items()
    ]
    body = b"".join(parts) + f"--{bound}--\r\n".encode()
    return {"Content-Type": f"multipart/form-data; boundary={bound}"}, body
