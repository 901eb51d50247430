"""Runs what `make test` runs, the same on every system: python tools/check.py [STEP ...].

STEP is one of format, lint, types, rooms and tests; without one all are run, until the first that
fails. The programs are those of the environment whose Python runs this file.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
WORKERS = (os.cpu_count() or 1) + 1
"""One more than there are cores: some tests wait for programs that they started."""
BESIDE = ("-n", str(WORKERS), "--dist", "worksteal")
"""Tests of a file stay together, so that what they share is made once."""
STEPS = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy",),
    "rooms": ("lint-imports", "--no-cache"),
    "tests": ("pytest", *BESIDE),
}
ADVICE = {
    "format": "ruff format . writes the files anew",
    "lint": "ruff check --fix . corrects what it can; ruff rule CODE explains a rule",
    "types": "each line names a file and its line",
    "rooms": "docs/architecture.md has the rooms in their order: import upwards only",
    "tests": "one alone: pytest FILE::NAME; of a room: pytest tests/ROOM",
}
"""What to do when a step fails; the programs are beside the Python that runs this file."""
# An empty text is as if it were not set. Else every process that the tests start, and every
# worker, would compile the same modules and rewrite the same assertions anew.
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
MORE = {"coverage": ("pytest", *BESIDE, "--cov", "--cov-report=")}
"""What can be named besides, and is not run otherwise."""
MEMORY = Path("/dev/shm")
ROOM_BYTES = 3 << 30
"""Far more than all files of one run of the tests take together."""
NO_BROWSER = (
    "No Chromium, Chrome or Edge here, and none could be fetched: "
    "THE PAGES ARE NOT TRIED IN A BROWSER."
)
NO_SERVER = "No PostgreSQL server here: THE REGISTER IS TRIED AS A FILE ONLY."


def probed(module: str) -> str:
    """Return what a module of tests/support prints of a program that it looks for, or no text."""
    probe = [sys.executable, "-X", "utf8", str(ROOT / "tests" / "support" / module)]
    done = subprocess.run(probe, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def found_browser() -> str:
    """Return the path of the browser that the tests of the pages would take, or no text."""
    return probed("page_browser.py")


def server() -> str:
    """Return the folder of a PostgreSQL server's programs, else "none": tests then leave it out."""
    if found := os.environ.get("RAVO_POSTGRES") or probed("postgres_server.py"):
        return found
    print(NO_SERVER, file=sys.stderr)
    return "none"


def browser() -> str:
    """Return a browser that is installed, else one that Playwright fetches, else "none".

    The tests then leave out what needs a browser, because they are told to.
    """
    if found := os.environ.get("RAVO_BROWSER") or found_browser():
        return found
    fetch = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(fetch, capture_output=True, check=False)
    if found := found_browser():
        return found
    print(NO_BROWSER, file=sys.stderr)
    return "none"


def held_in_memory() -> bool:
    """Return whether files of the tests have room, and may be executed, in a folder of memory."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK | os.X_OK):
        return False
    disk = os.statvfs(MEMORY)
    return disk.f_bavail * disk.f_frsize >= ROOM_BYTES and not disk.f_flag & os.ST_NOEXEC


@contextmanager
def short_lived_files() -> Iterator[dict[str, str]]:
    """Yield what has the tests write their thousands of small files to memory, if it holds them.

    A disk has each of them, and each of their folders, wait for its journal.
    """
    if sys.platform != "linux" or not held_in_memory():
        yield {}
        return
    with TemporaryDirectory(prefix="ravo-tests-", dir=MEMORY, ignore_cleanup_errors=True) as folder:
        # A server of the tests runs for another account, which has to pass through.
        Path(folder).chmod(0o711)
        yield {"TMPDIR": folder}


def step(name: str) -> int:
    """Run one step and return its exit code."""
    program, *words = (STEPS | MORE)[name]
    found = shutil.which(program, path=sysconfig.get_path("scripts"))
    if found is None:
        advice = "run make test once, then .venv/bin/python tools/check.py"
        print(f"{program} is not installed beside {sys.executable}: {advice}", file=sys.stderr)
        return 2
    if program != "pytest":
        return subprocess.run([found, *words], cwd=ROOT, check=False).returncode
    with short_lived_files() as where:
        programs = {"RAVO_BROWSER": browser(), "RAVO_POSTGRES": server()}
        env = {**os.environ, **programs, **COMPILED, **where}
        return subprocess.run([found, *words], cwd=ROOT, env=env, check=False).returncode


def main(names: Sequence[str]) -> int:
    """Run the steps named, or all; return the exit code of the first that fails."""
    strange = [name for name in names if name not in STEPS | MORE]
    if strange:
        print(f"{', '.join(strange)}: not one of {', '.join(STEPS)}", file=sys.stderr)
        return 2
    for name in names or STEPS:
        if code := step(name):
            advice = f" ({ADVICE[name]})" if name in ADVICE else ""
            print(f"tools/check.py: {name} failed{advice}", file=sys.stderr)
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
