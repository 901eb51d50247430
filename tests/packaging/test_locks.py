"""The locked versions are those of pyproject.toml, with sums, and the tools of a clone agree."""

import re
import subprocess
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = PROJECT["project"]["dependencies"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
BUILD = PROJECT["build-system"]["requires"]
ALL = [*RUN, *BUILD, *(line for extra in EXTRAS.values() for line in extra)]
NEWER = "import-linter"
"""It asks for newer libraries than ravo does, and is not needed where the oldest are tried."""
OLDEST = [line for line in ALL if not line.startswith(NEWER)]
LISTS = {"run": RUN, "build": BUILD, "dev": ALL, "lowest": OLDEST}


def entries(name: str) -> dict[str, list[str]]:
    """Return the versions of a list by package, several where they depend on the Python."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for package, version in re.findall(r"^([\w.-]+)==([\w.!+]+)", text, flags=re.MULTILINE):
        found.setdefault(canonicalize_name(package), []).append(version)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_what_is_asked_for_is_locked_in_a_version_that_is_allowed(name: str) -> None:
    locked = entries(name)
    for asked in map(Requirement, LISTS[name]):
        if (
            name == "lowest"
            and asked.marker
            and not asked.marker.evaluate({"sys_platform": "linux"})
        ):
            continue
        versions = locked[canonicalize_name(asked.name)]
        assert versions
        assert [version for version in versions if version not in asked.specifier] == [], asked


@pytest.mark.parametrize("name", LISTS)
def test_every_line_has_its_sums_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    lines = re.sub(r"\s*\\\n\s*", " ", text).splitlines()
    packages = [line for line in lines if not line.startswith("#")]
    assert packages
    for line in packages:
        assert re.search(r" --hash=sha256:[0-9a-f]{64}", line), line
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--(extra-)?index-url|--find-links)\b", text, re.MULTILINE)


def test_the_lists_name_the_same_versions() -> None:
    dev = entries("dev")
    for name in ("run", "build"):
        assert {package: dev.get(package) for package in entries(name)} == entries(name)


def test_the_lowest_versions_are_the_bounds_themselves() -> None:
    locked = entries("lowest")
    assert NEWER not in locked
    for asked in (asked for asked in map(Requirement, ALL) if asked.marker is None):
        bounds = [
            Version(spec.version) for spec in asked.specifier if spec.operator in (">=", "==")
        ]
        (version,) = locked.get(canonicalize_name(asked.name), [""])
        if version and bounds:
            # A bound of two parts means the first release of that series.
            width = len(bounds[0].release)
            assert Version(version).release[:width] == bounds[0].release, asked


def test_the_hooks_before_a_commit_take_the_version_of_the_linter_that_is_pinned() -> None:
    (pinned,) = (line for line in EXTRAS["dev"] if line.startswith("ruff=="))
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"ruff==[\d.]+", hooks)) == {pinned}


def kept_files() -> list[Path]:
    """Return the text files of the project; those of code and tests where git does not tell."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = ""
    with suppress(OSError):
        listed = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8").stdout
    paths = [ROOT / name for name in listed.splitlines()]
    paths = paths or [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    binary = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".docx", ".png"}
    return [path for path in paths if path.is_file() and path.suffix not in binary]


def test_files_are_as_the_editor_is_told() -> None:
    odd, kept = [], kept_files()
    assert kept
    for path in kept:
        content = path.read_bytes()
        text = content.decode("utf-8")
        ends = not text or (text.endswith("\n") and not text.endswith("\n\n"))
        blanks = re.search(r"[ \t]\r?$", text, re.MULTILINE)
        returns = "\r" in text and path.suffix != ".csv"
        if blanks or returns or not ends:
            odd.append(path.relative_to(ROOT).as_posix())
    assert odd == []
