"""ravo as its users start it, in a process of its own or in this one; the programs of `tools/`."""

import importlib.util
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from ravo.cli import app
from ravo.console import run
from support.folders import ROOT, TESTS

Done = subprocess.CompletedProcess[str]
Here = Callable[..., tuple[int, str, str]]
"""A command run in this process: its exit code, its data, its talk."""
SECONDS = 300
"""What no command of a test takes, even on a loaded machine."""


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment in which text is UTF-8 and helpers of tests are found."""
    found = (str(TESTS), more.pop("PYTHONPATH", ""), os.environ.get("PYTHONPATH", ""))
    path = os.pathsep.join(filter(None, found))
    return {**os.environ, "PYTHONUTF8": "1", **more, "PYTHONPATH": path}


def home_environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a user whose files all lie in `home`."""
    own = {
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        "USERPROFILE": str(home),
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(home / "local"),
        "WIN_PD_OVERRIDE_PERSONAL": str(home / "Documents"),
    }
    return environment(**own, **more)


def ravo(*words: object, cwd: Path | None = None, **env: str) -> Done:
    """Run a command to its end; what it prints comes back as text."""
    return subprocess.run(
        [sys.executable, "-m", "ravo", *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        cwd=cwd,
        check=False,
        timeout=SECONDS,
        env=environment(**env),
    )


def inside(*words: object, cwd: Path | None = None, **env: str) -> Done:
    """Run a command to its end in this process, where no new one has to load the libraries.

    It stands for `ravo` wherever the process itself is not what a test is about.
    """
    code, out, err = printed_inside(*words, cwd=cwd, **env)
    texts = [io.TextIOWrapper(io.BytesIO(said), encoding="utf-8").read() for said in (out, err)]
    return subprocess.CompletedProcess([*map(str, words)], code, *texts)


def printed_inside(*words: object, cwd: Path | None = None, **env: str) -> tuple[int, bytes, bytes]:
    """Run a command in this process; return its exit code and the bytes that it prints."""
    printed = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(each, encoding="utf-8", newline="\n") for each in printed)
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        patch.dict(os.environ, env),
        chdir(cwd or Path.cwd()),
    ):
        code = run(app, [str(word) for word in words])
    out.flush()
    err.flush()
    return code, printed[0].getvalue(), printed[1].getvalue()


def inside_json(*words: object) -> tuple[int, dict[str, Any]]:
    """Return the exit code of a command, and the object that it prints."""
    done = inside(*words, "--format", "json", "-q")
    return done.returncode, json.loads(done.stdout)


def program(code: str, *words: object, **env: str) -> Done:
    """Run a program given as text."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
        env=environment(**env),
    )


def tool(name: str) -> ModuleType:
    """Return a program of `tools/` as a module, which finds its neighbours."""
    return _program("tools", name)


def benchmark(name: str) -> ModuleType:
    """Return a program of `benchmarks/` as a module, which finds its neighbours."""
    return _program("benchmarks", name)


def _program(folder: str, name: str) -> ModuleType:
    if str(ROOT / folder) not in sys.path:
        sys.path.append(str(ROOT / folder))
    spec = importlib.util.spec_from_file_location(f"{folder}_{name}", ROOT / folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
