"""The source distribution holds what its own tests need, and its tests run from it."""

import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from support.folders import ROOT

MADE = {
    *("__pycache__", ".venv", "out", "dist", "build", ".git"),
    *(".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"),
}
PARTS = (
    *("src", "tests", "tools", "templates", "docs", "benchmarks", ".ci", "sample_data"),
    *("requirements", ".github", "windows"),
)
KEPT = (
    *("LICENSE", "README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"),
    *("pyproject.toml", ".editorconfig", ".gitattributes", ".pre-commit-config.yaml"),
)


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("ravo-*.tar.gz")
    with tarfile.open(built) as archive:
        # Of the first four releases of Python 3.11 Debian 12 has one: they have no filters.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(folder)
    (top,) = (path for path in folder.iterdir() if path.is_dir())
    return top


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not set(path.relative_to(folder).parts) & MADE
    }


@pytest.mark.parametrize("part", PARTS)
def test_every_file_of_a_part_is_there(unpacked: Path, part: str) -> None:
    assert files_below(ROOT / part) - files_below(unpacked / part) == set()


def test_what_the_makefile_calls_is_there_and_can_be_run(unpacked: Path) -> None:
    told = (unpacked / "Makefile").read_text(encoding="utf-8")
    called = set(re.findall(r"(?:tools|benchmarks)/[\w.]+", told))
    assert {
        "tools/venv.sh",
        "tools/check.py",
        "tools/lock.py",
        "tools/windows.py",
        "tools/docs.py",
        "benchmarks/run.py",
    } <= called
    for name in called:
        assert (unpacked / name).is_file()
        # Windows has no mark of what can be run, so neither has what is packed there.
        marked = (unpacked / name).stat().st_mode & 0o111 or os.name == "nt"
        assert marked or not name.endswith(".sh")
    for name in KEPT:
        assert (unpacked / name).is_file()


def test_what_the_tests_open_beside_them_is_there(unpacked: Path) -> None:
    opened = set()
    for path in (unpacked / "tests").rglob("*.py"):
        said = path.read_text(encoding="utf-8")
        opened |= set(re.findall(r'ROOT / "(\w+)" / "([\w.-]+)"', said))
    assert opened
    assert [pair for pair in opened if not (unpacked / pair[0] / pair[1]).exists()] == []


def test_a_part_of_its_tests_passes_from_the_unpacked_tree(unpacked: Path) -> None:
    some = [
        "tests/places/test_units.py",
        "tests/messages/test_words.py",
        "tests/report/document/test_document.py::test_the_templates_are_those_that_the_script_writes",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", *some],
        cwd=unpacked,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(unpacked / "src")},
    )
    assert done.returncode == 0, done.stdout[-3000:]
