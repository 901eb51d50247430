"""Prints what the local page costs beside the commands: time, idle memory, wheels.

python benchmarks/page.py [HOUSEHOLDS]

The page is served by a process of its own and asked over HTTP, as a browser asks: a workbook goes
in, its results come back. Wheels are those of the packages that nothing but the page needs.
"""

import http.client
import io
import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import psutil

from costs import HERE, Cost, line, python, repeated, run

PACKAGES = ("starlette", "uvicorn", "python-multipart", "h11", "anyio", "idna")
"""What nothing but the page needs: its own dependencies and theirs."""
TIMES = 5
MIB = 1 << 20


@dataclass
class Page:
    """A page that is served, and the cookie of a browser that came in."""

    process: "subprocess.Popen[str]"
    port: int
    seconds: float
    cookie: str

    def ask(
        self, method: str, path: str, body: bytes = b"", **heads: str
    ) -> tuple[dict[str, str], bytes]:
        """Send a request; return head lines and body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request(method, path, body, {"Cookie": self.cookie, **heads})
        answer = connection.getresponse()
        return {name.lower(): value for name, value in answer.getheaders()}, answer.read()


@contextmanager
def served() -> Iterator[Page]:
    """Serve the page for the block; its seconds are those until its front page has come."""
    words = python("-m", "ravo", "ui", "--no-browser", "--print-url", "--quiet")
    start = time.perf_counter()
    process = subprocess.Popen(list(map(str, words)), stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout is None:
            raise RuntimeError("the page prints nothing")
        url = urlsplit(json.loads(process.stdout.readline())["url"])
        page = Page(process, url.port or 0, 0.0, "")
        heads, _ = page.ask("GET", f"/?{url.query}")
        page.cookie = heads["set-cookie"].partition(";")[0]
        page.ask("GET", "/")
        page.seconds = time.perf_counter() - start
        yield page
    finally:
        process.terminate()
        process.wait()


def memory(page: Page) -> float:
    """Return the MiB that the page and its processes hold."""
    own = psutil.Process(page.process.pid)
    each = [own, *own.children(recursive=True)]
    return sum(one.memory_info().rss for one in each) / MIB


def form(book: Path) -> bytes:
    """Return a form with a workbook."""
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{book.name}"\r\n\r\n'
    return head.encode() + book.read_bytes() + b"\r\n--x--\r\n"


def handled(page: Page, book: Path) -> float:
    """Return the seconds from a drop to the last byte of its results."""
    start = time.perf_counter()
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    heads, _ = page.ask("POST", "/api/check", form(book), **kind)
    run_id = heads["x-ravo-run"]
    _, listed = page.ask("GET", f"/api/runs/{run_id}/files")
    (results,) = (one for one in json.loads(listed)["files"] if "ket-qua" in one["name"])
    page.ask("GET", results["url"])
    return time.perf_counter() - start


def wheels() -> float:
    """Return the MB of the packages of the page alone, packed as wheels are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name in PACKAGES:
            for file in files(name) or []:
                if file.suffix != ".pyc":
                    wheel.write(str(file.locate()), str(file))
    return len(packed.getvalue()) / 1e6


def main() -> None:
    """Measure everything in a temporary folder."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 900
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        book = Path(name) / "xa.xlsx"
        run(python(HERE / "households.py", book, count))
        words = python("-m", "ravo", "score", book, "-o", Path(name) / "out.xlsx", "-q")
        ours = repeated(words, TIMES, (0, 1))
        help_ = repeated(python("-m", "ravo", "--help"), TIMES)
        ready, idle = [], 0.0
        for _ in range(TIMES):
            with served() as page:
                ready.append(page.seconds)
                idle = max(idle, memory(page))
        with served() as page:
            taken = Cost(median(handled(page, book) for _ in range(TIMES)), memory(page))
    line("ravo --help", help_)
    line("page ready / ravo --help", Cost(median(ready), idle), help_, "target <= 3x, <= 80 MiB")
    line(f"ravo score, {count:,} households", ours)
    line("page: from drop to download / ravo score", taken, ours, "target <= 1.3x")
    print(f"  wheels that nothing but the page needs: {wheels():.2f} MB  target <= 1 MB")


if __name__ == "__main__":
    main()
