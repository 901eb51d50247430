"""The wheel holds what the program needs, and runs away from the source tree."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from support.folders import ROOT

WINDOWS = sys.platform == "win32"


def run(words: Sequence[object], cwd: Path) -> subprocess.CompletedProcess[str]:
    # Modules would be looked for along this path before the environment's own.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        list(map(str, words)), cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel and, by path, the libraries of the running one."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    assert run([sys.executable, "-m", "venv", "--without-pip", venv], venv.parent).returncode == 0
    program = venv / ("Scripts/python.exe" if WINDOWS else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", program, "install"]
    done = run([*pip, "--no-deps", "--no-index", "--disable-pip-version-check", wheel], venv.parent)
    assert done.returncode == 0, done.stderr
    ask = "import json, sysconfig; print(json.dumps(sysconfig.get_paths()['purelib']))"
    site = Path(json.loads(run([program, "-c", ask], venv.parent).stdout))
    # In letters that every system reads alike: on Windows a path would be in the code of its place.
    libraries = ascii(sysconfig.get_paths()["purelib"])
    words = f"import sys; sys.path.append({libraries})\n"
    (site / "libraries.pth").write_text(words, encoding="ascii")
    return program


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_data_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "src" / "ravo"
    kinds = {".yaml", ".toml", ".csv", ".html", ".typed"}
    data = [p for p in package.rglob("*") if p.suffix in kinds]
    assert data
    names = names_in(wheel)
    assert [p for p in data if f"ravo/{p.relative_to(package).as_posix()}" not in names] == []


def test_the_wheel_holds_the_templates(wheel: Path) -> None:
    files = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert files
    wanted = {f"ravo/templates/{path.relative_to(ROOT / 'templates').as_posix()}" for path in files}
    assert wanted <= names_in(wheel)


def test_the_wheel_holds_neither_tests_nor_surveys_nor_grids(wheel: Path) -> None:
    outside = {"tests", "benchmarks", "sample_data", "tools", "docs"}
    for name in names_in(wheel):
        assert name.startswith(("ravo/", "ravo-")), name
        assert not outside & set(Path(name).parts), name
        assert not name.endswith((".xlsx", ".json")), name


def test_the_installed_program_is_the_wheels(python: Path, tmp_path: Path) -> None:
    done = run([python, "-c", "import json, ravo; print(json.dumps(ravo.__file__))"], tmp_path)
    assert Path(json.loads(done.stdout)).is_relative_to(python.parent.parent)


def test_help_and_editions_without_the_source_tree(python: Path, tmp_path: Path) -> None:
    shown = run([python, "-m", "ravo", "--help"], tmp_path)
    assert shown.returncode == 0
    assert "template" in shown.stdout
    listed = run([python, "-m", "ravo", "criteria", "list", "--lang", "en"], tmp_path)
    assert listed.returncode == 0, listed.stderr
    assert {"nd07-2021", "nd351-2025", "qd59-2015"} <= set(listed.stdout.split())


def test_template_and_score_without_the_source_tree(python: Path, tmp_path: Path) -> None:
    ravo = [python, "-m", "ravo"]
    made = run([*ravo, "template", "--year", "2024", "--code", "30172", "-o", "xa.xlsx"], tmp_path)
    assert made.returncode == 0, made.stderr
    done = run([*ravo, "score", "xa.xlsx", "-o", "ket-qua.xlsx"], tmp_path)
    assert done.returncode in (0, 1), done.stderr
    assert (tmp_path / "ket-qua.xlsx").stat().st_size > 0
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["ket-qua.xlsx", "xa.xlsx"]


def test_the_program_is_on_the_path_of_the_environment(python: Path, tmp_path: Path) -> None:
    program = python.parent / ("ravo.exe" if WINDOWS else "ravo")
    done = run([program, "--version"], tmp_path)
    assert done.stdout.startswith("ravo ")
