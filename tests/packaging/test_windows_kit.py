"""The Windows kit, assembled of stand-ins for the interpreter and the wheels."""

import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import ravo
from support.folders import ROOT
from support.programs import environment, tool

kit_tool: Any = tool("windows")
PYTHON = {
    "python.exe": "stand-in",
    "python313.zip": "stand-in",
    "python313.dll": "stand-in",
    "python313._pth": "python313.zip\n.\n\n#import site\n",
}
WHEEL = {
    "a/__init__.py": "",
    "a/core.pyd": "stand-in",
    "a/core.pyi": "",
    "a/tests/__init__.py": "",
    "a/tests/data/big.csv": "1",
    "a-1.0.dist-info/METADATA": "Name: a",
    "a-1.0.data/platlib/beside.py": "",
    "a-1.0.data/scripts/run.py": "",
    "a-1.0.data/headers/a.h": "",
}
SITE = "python/Lib/site-packages"
KIT = [
    "LICENSE.txt",
    "Ravo.exe",
    "huong-dan.html",
    f"{SITE}/a-1.0.dist-info/METADATA",
    f"{SITE}/a/__init__.py",
    f"{SITE}/a/core.pyd",
    f"{SITE}/beside.py",
    "python/python.exe",
    "python/python313._pth",
    "python/python313.dll",
    "python/python313.zip",
]


def archive(path: Path, files: Mapping[str, str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as made:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name)
            entry.filename = name  # Windows would have another stroke in it.
            made.writestr(entry, text)
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder as people name them."""
    return tmp_path / "Bộ cài  ravo (1)"


def parts(place: Path, **more: Any) -> Any:
    """Return the stand-ins that a kit is made of."""
    given = {
        "wheels": [archive(place / "a-1.0-cp313-cp313-win_amd64.whl", WHEEL)],
        "launcher": kit_tool.launcher(archive(place / "distlib.whl", {kit_tool.STUB: "MZ stub"})),
        "left_out": kit_tool.left_out(),
        "python": archive(place / "python.zip", PYTHON),
        "beside": {name: ROOT / source for name, source in kit_tool.BESIDE.items()},
    }
    return kit_tool.Parts(**{**given, **more})


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@pytest.fixture
def no_makensis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit_tool.shutil, "which", lambda name: None)


def test_the_kit_holds_what_it_should_and_nothing_else(place: Path, no_makensis: None) -> None:
    out = place / "ra"
    lines = kit_tool.build(parts(place), "0.9", out)
    assert names(out / "ravo") == KIT
    paths = (out / "ravo" / "python" / "python313._pth").read_bytes()
    assert paths == b"python313.zip\r\n.\r\nLib\\site-packages\r\n"
    with zipfile.ZipFile(out / "ravo-0.9-windows.zip") as packed:
        assert sorted(packed.namelist()) == [f"ravo/{name}" for name in KIT]
    assert "Missing: makensis" in lines[-1]
    assert sorted(path.name for path in out.iterdir()) == ["ravo", "ravo-0.9-windows.zip"]


def test_the_same_parts_give_the_same_zip(place: Path, no_makensis: None) -> None:
    sums = []
    for name in ("một", "hai"):
        kit_tool.build(parts(place), "0.9", place / name)
        packed = (place / name / "ravo-0.9-windows.zip").read_bytes()
        sums.append(hashlib.sha256(packed).hexdigest())
    assert sums[0] == sums[1]


def test_without_the_interpreter_there_is_a_folder_alone_and_what_is_missing_is_named(
    place: Path, no_makensis: None
) -> None:
    out = place / "ra"
    kit_tool.build(parts(place), "0.9", out)
    lines = kit_tool.build(parts(place, python=None), "0.9", out)
    assert names(out) == [f"ravo/{name}" for name in KIT if not re.match(r"python/p", name)]
    assert kit_tool.pinned().file in lines[-1]


def test_the_launcher_is_the_stub_the_interpreter_beside_it_and_a_script_that_runs_ravo(
    place: Path,
) -> None:
    program = place / "Ravo.exe"
    given = parts(place).launcher
    assert given.startswith(b"MZ stub#!<launcher_dir>\\python\\python.exe\r\nPK")
    program.write_bytes(given)
    for words, code in (["--version"], 0), (["khong-co"], 2):
        done = subprocess.run(
            [sys.executable, str(program), *words],
            capture_output=True,
            encoding="utf-8",
            check=False,
            env=environment(),
        )
        assert done.returncode == code, done.stderr
        assert done.stdout.strip() == (f"ravo {ravo.__version__}" if code == 0 else "")


def test_another_file_than_the_pinned_one_is_refused(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = archive(place / kit_tool.pinned().file, PYTHON)
    out = place / "ra"
    assert kit_tool.main(["--embed", str(given), "--out", str(out)]) == 1
    assert "another SHA-256" in capsys.readouterr().err
    assert not out.exists()
    assert kit_tool.main(["--embed", str(place / "không có.zip"), "--out", str(out)]) == 1
    assert "is missing" in capsys.readouterr().err


def test_the_whole_tool_writes_the_kit_of_checked_files(
    place: Path, no_makensis: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = archive(place / "python.zip", PYTHON)
    wheel = archive(place / "w" / "a-1.0-cp313-cp313-win_amd64.whl", WHEEL)
    stub = archive(place / "w" / "distlib-1-py3-none-any.whl", {kit_tool.STUB: "MZ"})
    own = archive(place / "ravo-0.9-py3-none-any.whl", {"ravo/__init__.py": ""})
    locks = place / "locks"
    locks.mkdir()
    for name, path in ("windows.txt", wheel), ("launcher.txt", stub):
        total = hashlib.sha256(path.read_bytes()).hexdigest()
        line = f"x==1 --hash=sha256:{total}  # {path.name}\n"
        (locks / name).write_text(line, encoding="utf-8")
    total = hashlib.sha256(python.read_bytes()).hexdigest()
    monkeypatch.setattr(kit_tool, "LOCKS", locks)
    monkeypatch.setattr(kit_tool, "pinned", lambda: kit_tool.Locked("python.zip", total))
    monkeypatch.setattr(kit_tool, "own_wheel", lambda folder: own)
    words = ["--embed", str(python), "--wheels", str(place / "w"), "--out", str(place / "ra")]
    assert kit_tool.main(words) == 0
    assert names(place / "ra" / "ravo") == sorted([*KIT, f"{SITE}/ravo/__init__.py"])
    wheel.write_bytes(wheel.read_bytes() + b" ")
    before = names(place / "ra")
    assert kit_tool.main(words) == 1
    assert names(place / "ra") == before


BROKEN = {
    "a file outside": {"wheels": {"../evil.py": ""}},
    "a path of Windows": {"wheels": {"a\\b.py": ""}},
    "a drive": {"wheels": {"C:/b.py": ""}},
    "the same file again": {
        "wheels": {"a/__init__.py": "", "a-1.0.data/purelib/a/__init__.py": ""}
    },
    "one file on Windows": {"wheels": {"a/B.py": "", "a/b.py": ""}},
    "a path too long": {"wheels": {f"a/{'x' * 130}.py": ""}},
    "no interpreter": {"python": {"python313._pth": ""}},
    "no list of paths": {"python": {"python.exe": ""}},
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_wrong_with_a_part_leaves_the_older_kit_as_it_was(
    kind: str, place: Path, no_makensis: None
) -> None:
    out = place / "ra"
    kit_tool.build(parts(place), "0.9", out)
    before = {name: (out / name).read_bytes() for name in names(out)}
    ((part, files),) = BROKEN[kind].items()
    bad = archive(place / "bad.zip", files)
    given = {part: [bad] if part == "wheels" else bad}
    with pytest.raises(kit_tool.KitError):
        kit_tool.build(parts(place, **given), "0.9", out)
    assert {name: (out / name).read_bytes() for name in names(out)} == before


@pytest.mark.parametrize("limit", ["MOST_ON_DISK", "MOST_ZIPPED"])
def test_a_kit_that_is_too_large_is_refused(
    limit: str, place: Path, no_makensis: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kit_tool, limit, 100)
    with pytest.raises(kit_tool.KitError, match="more than 100"):
        kit_tool.build(parts(place), "0.9", place / "ra")
    assert not (place / "ra" / "ravo-0.9-windows.zip").exists()


def test_the_disk_is_counted_in_whole_clusters(place: Path) -> None:
    place.mkdir()
    for size in (1, 4096, 4097):
        (place / str(size)).write_bytes(b"x" * size)
    assert kit_tool.measure(place) == (1 + 1 + 2) * 4096


def test_what_is_left_out_has_a_reason_and_is_nothing_that_ravo_loads(tmp_path: Path) -> None:
    globs = kit_tool.left_out()
    source = Path(ravo.__file__).parent
    files = [p.relative_to(source.parent).as_posix() for p in source.rglob("*.*")]
    # NumPy and SciPy load these of each other, though their names say testing.
    files += ["numpy/testing/__init__.py", "numpy/f2py/__init__.py", "pandas/_testing/__init__.py"]
    archive(tmp_path / "a.whl", dict.fromkeys([*files, "scipy/stats/tests/test_stats.py"], ""))
    assert kit_tool.unpack_wheel(tmp_path / "a.whl", tmp_path / "site", globs) == {"*/tests/*"}
    assert names(tmp_path / "site") == sorted(set(files))
    (tmp_path / "list.txt").write_text("*/b/*\n", encoding="utf-8")
    with pytest.raises(kit_tool.KitError, match="without a reason"):
        kit_tool.left_out(tmp_path / "list.txt")


def test_the_installer_is_built_with_what_its_script_asks_for(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []

    def compile_instead(words: list[str], **more: Any) -> Any:
        calls.append(words)
        (made,) = (word.removeprefix("-DOUT=") for word in words if word.startswith("-DOUT="))
        Path(made).write_bytes(b"MZ")
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(kit_tool.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(kit_tool.subprocess, "run", compile_instead)
    kit_tool.build(parts(place), "0.9", place / "ra")
    assert (place / "ra" / "ravo-0.9-setup.exe").read_bytes() == b"MZ"
    ((*words, script),) = calls
    text = Path(script).read_text(encoding="utf-8")
    own = set(re.findall(r"^!define (\w+)", text, re.MULTILINE))
    own.update(*(words.split() for words in re.findall(r"^!macro \w+ (.+)", text, re.MULTILINE)))
    used = set(re.findall(r"\$\{([A-Z_]+)\}", text)) - own
    assert used == set(re.findall(r"-D(\w+)=", "\n".join(words)))


def test_the_installer_puts_and_removes_every_part_of_the_kit(place: Path) -> None:
    text = (ROOT / "windows" / "ravo.nsi").read_text(encoding="utf-8")
    put, removed = text.split('Section "Uninstall"')
    for name in {path.partition("/")[0] for path in KIT}:
        steps = [put.index(f'{step} "{name}"') for step in ("SetAside", "Replace")]
        assert steps == sorted(steps)
        assert f'PutBack "{name}"' in put
        word = "RMDir /r" if name == "python" else "Delete"
        assert f'{word} "$INSTDIR\\{name}"' in removed
    # Whatever is moved, its failure is looked at: there is one place that moves.
    assert re.findall(r"^ *Rename .*", text, re.MULTILINE) == ['    Rename "${FROM}" "${TO}"']
    for link in re.findall(r'CreateShortcut "([^"]+)"', put):
        assert f'Delete "{link}"' in removed
    # A folder that holds more than the kit stays.
    assert 'RMDir /r "$INSTDIR"' not in text
    assert "RequestExecutionLevel user" in text
    assert "HKLM" not in text
    # The one stub that NSIS has both for Windows and in Debian.
    assert re.findall(r"^Target (.+)", text, re.MULTILINE) == ["x86-unicode"]
