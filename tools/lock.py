"""Writes the locked versions of requirements/ again: python tools/lock.py, or make lock.

Each list holds exact versions with the sums of their files and names no index. They serve every
system and every Python from 3.11 on, by markers; `lowest.txt` serves Python 3.11 alone and holds
the lower bounds of pyproject.toml. `windows.txt` and `launcher.txt` name one wheel each, with its
file: those of the Windows kit. The resolver lives in an environment of its own, away from the one
that the lists are for.
"""

import hashlib
import os
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
RESOLVER = "uv==0.13.9"
EDITABLES = "editables>=0.3"
"""What the build backend asks for an editable installation."""
OLDEST = "3.11"
KIT = "3.13"
"""The Python of the Windows kit, and below what its wheels may be made for."""
KIT_ABIS = ("cp313", "abi3", "none")
LAUNCHER = "distlib==0.4.4"
"""It brings the stub that the launcher of the kit is made of."""
EXTRAS = ("parquet", "duckdb", "cluster", "server", "dev")
NEWER = ("import-linter",)
"""What asks for newer libraries than ravo does: the oldest ones are for the tests alone."""
HEADS = {
    "run.txt": "What ravo needs.",
    "build.txt": "What builds ravo. Beside run.txt nothing else is to be downloaded.",
    "dev.txt": "What ravo, its extras, its building and its tests need.",
    "lowest.txt": "The lower bounds of pyproject.toml with the newest of all else, on Python 3.11.",
    "windows.txt": "The wheels of the Windows kit: CPython 3.13, win_amd64.",
    "launcher.txt": "The wheel that brings the launcher's stub for the Windows kit.",
}


def resolver(folder: Path) -> Path:
    """Make an environment that holds the resolver alone; return the resolver."""
    venv.create(folder, with_pip=True)
    scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(folder)}))
    python = scripts / Path(sys.executable).name
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", RESOLVER]
    subprocess.run(pip, check=True)
    return scripts / "uv"


def build_backend(folder: Path) -> Path:
    """Write the requirements of the build, and what an editable installation asks beside them."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    path = folder / "build.in"
    path.write_text("\n".join([*told["build-system"]["requires"], EDITABLES]), encoding="utf-8")
    return path


def oldest_allowed(folder: Path) -> Path:
    """Write the requirements of ravo, its extras and its tests, without those of `NEWER`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (line for extra in EXTRAS for line in project["optional-dependencies"][extra])
    kept = [line for line in extras if not line.startswith(NEWER)]
    path = folder / "lowest.in"
    path.write_text("\n".join([*project["dependencies"], *kept]), encoding="utf-8")
    return path


def compiled(uv: Path, path: Path, words: list[str | Path], version: str = OLDEST) -> None:
    """Write one list: exact versions, their sums, and how to make it again."""
    common = ["--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate", "--quiet"]
    todo = [uv, "pip", "compile", *common, "--python-version", version, *words, "-o", path]
    without = {key: value for key, value in os.environ.items() if not key.startswith("UV_")}
    path.unlink(missing_ok=True)
    subprocess.run(
        list(map(str, todo)), check=True, cwd=ROOT, env=without, stdout=subprocess.DEVNULL
    )
    if path.parent == LOCKS:
        headed(path.name, path.read_text(encoding="utf-8"))


def headed(name: str, lines: str) -> None:
    """Write a list with its head."""
    head = f"# {HEADS[name]}\n# Written by `make lock`; do not edit.\n"
    (LOCKS / name).write_text(head + lines, encoding="utf-8", newline="\n")


def wheels(uv: Path, name: str, asked: str | Path) -> None:
    """Write a list of the wheels of the Windows kit: each is fetched, to know its file."""
    with tempfile.TemporaryDirectory() as place:
        wanted, folder = Path(place) / "wanted.txt", Path(place) / "wheels"
        words: list[str | Path] = ["--constraint", LOCKS / "dev.txt", asked]
        compiled(uv, wanted, ["--python-platform", "windows", *words], KIT)
        only = ["--only-binary=:all:", "--no-deps", "--require-hashes", "--implementation", "cp"]
        only += ["--python-version", KIT, "--platform", "win_amd64"]
        only += [word for abi in KIT_ABIS for word in ("--abi", abi)]
        pip: list[str | Path] = [
            uv.with_name(Path(sys.executable).name),
            "-m",
            "pip",
            "download",
            "--quiet",
        ]
        subprocess.run([*pip, *only, "-d", folder, "-r", wanted], check=True)
        headed(name, "".join(f"{line_of(path)}\n" for path in sorted(folder.iterdir())))


def line_of(wheel: Path) -> str:
    """Return the line of a list for one wheel."""
    package, version, *_ = wheel.name.split("-")
    total = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"{package.replace('_', '-')}=={version} --hash=sha256:{total}  # {wheel.name}"


def main() -> None:
    """Write every list; versions in several of them are the same, save those of the lowest."""
    LOCKS.mkdir(exist_ok=True)
    everything = [word for extra in EXTRAS for word in ("--extra", extra)]
    with tempfile.TemporaryDirectory() as folder:
        uv = resolver(Path(folder) / "venv")
        build = build_backend(Path(folder))
        same: list[str | Path] = ["--universal", "--constraint", LOCKS / "dev.txt"]
        compiled(uv, LOCKS / "dev.txt", ["--universal", *everything, "pyproject.toml", build])
        compiled(uv, LOCKS / "run.txt", [*same, "pyproject.toml"])
        compiled(uv, LOCKS / "build.txt", [*same, build])
        lowest: list[str | Path] = ["--resolution", "lowest-direct", oldest_allowed(Path(folder))]
        compiled(uv, LOCKS / "lowest.txt", [*lowest, build])
        wheels(uv, "windows.txt", "pyproject.toml")
        stub = Path(folder) / "launcher.in"
        stub.write_text(LAUNCHER, encoding="utf-8")
        wheels(uv, "launcher.txt", stub)


if __name__ == "__main__":
    main()
