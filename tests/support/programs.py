"""ravo as its users start it, in a process of its own; and the programs of `tools/`."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

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
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(home / "local"),
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


def ravo_json(*words: object) -> tuple[int, dict[str, Any]]:
    """Return the exit code of a command, and the object that it prints."""
    done = ravo(*words, "--format", "json", "-q")
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
    if str(ROOT / "tools") not in sys.path:
        sys.path.append(str(ROOT / "tools"))
    spec = importlib.util.spec_from_file_location(f"tool_{name}", ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
