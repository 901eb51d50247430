"""Everything that ravo needs on Windows is a wheel there: no compiler, nothing to be built."""

import re

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

from support.folders import ROOT
from support.programs import tool

PYTHON, PLATFORM = (3, 13), "win_amd64"
WINDOWS = {
    "python_version": "3.13",
    "python_full_version": "3.13.15",
    "implementation_name": "cpython",
    "implementation_version": "3.13.15",
    "platform_python_implementation": "CPython",
    "platform_machine": "AMD64",
    "platform_system": "Windows",
    "sys_platform": "win32",
    "os_name": "nt",
}


def usable() -> set[Tag]:
    """Return the tags of wheels that the interpreter of the kit can use."""
    own = cpython_tags(PYTHON, abis=["cp313"], platforms=[PLATFORM])
    return {*own, *compatible_tags(PYTHON, interpreter="cp313", platforms=[PLATFORM])}


def needed() -> dict[str, tuple[str, set[str]]]:
    """Return the version and the sums of every package that ravo needs on Windows, by its name."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, set[str]]] = {}
    for line in text.replace("\\\n", " ").splitlines():
        if line.startswith("#"):
            continue
        asked = Requirement(line.partition(" --hash")[0])
        if asked.marker is None or asked.marker.evaluate(WINDOWS):
            (version,) = (spec.version for spec in asked.specifier)
            sums: set[str] = set(re.findall(r"sha256:([0-9a-f]{64})", line))
            found[canonicalize_name(asked.name)] = (version, sums)
    return found


def test_every_locked_dependency_has_one_wheel_for_the_kit() -> None:
    wheels = tool("windows").locked(ROOT / "requirements" / "windows.txt")
    tags, wanted = usable(), needed()
    assert {"colorama", "tzdata"} <= set(wanted)
    seen = []
    for wheel in wheels:
        name, version, _, made_for = parse_wheel_filename(wheel.file)
        assert str(version) == wanted[name][0], wheel.file
        assert wheel.requirement == f"{name}=={version}"
        assert wheel.sha256 in wanted[name][1], wheel.file
        assert made_for & tags, wheel.file
        seen.append(name)
    assert seen == sorted(wanted)


def test_a_wheel_of_another_python_or_system_would_not_do() -> None:
    files = ["a-1-cp312-cp312-win_amd64.whl", "a-1-cp313-cp313-win32.whl"]
    files += ["a-1-cp313-cp313-manylinux_2_28_x86_64.whl", "a-1-cp314-abi3-win_amd64.whl"]
    assert [name for name in files if parse_wheel_filename(name)[3] & usable()] == []
    assert parse_wheel_filename("a-1-cp37-abi3-win_amd64.whl")[3] & usable()


def test_the_stub_of_the_launcher_is_one_wheel_with_its_sum() -> None:
    (wheel,) = tool("windows").locked(ROOT / "requirements" / "launcher.txt")
    assert wheel.requirement == f"{tool('lock').LAUNCHER}"
    assert wheel.file.startswith("distlib-")
