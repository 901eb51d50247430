"""Assembles the Windows kit: python tools/windows.py [--embed ZIP], or make windows.

Written into out/windows/: the folder ravo/ (Python's embeddable package, ravo and the locked
wheels of requirements/windows.txt, the launcher Ravo.exe), the same as a zip, and the installer
that makensis builds of windows/ravo.nsi. What comes from outside is checked by its sum before it
is used. Nothing of it runs on this machine, which may be of any system.
"""

import argparse
import fnmatch
import hashlib
import io
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "windows"
LOCKS = ROOT / "requirements"
SITE = "python/Lib/site-packages"
PATHS = "python{0}.zip\r\n.\r\nLib\\site-packages\r\n"
"""The whole path of modules: neither the user's own packages nor the environment add to it."""
SHEBANG = b"#!<launcher_dir>\\python\\python.exe\r\n"
STUB = "distlib/t64.exe"
MAIN = """\
import sys
from ravo.__main__ import main

if __name__ == "__main__":
    sys.argv[0] = "ravo"
    main()
"""
BESIDE = {"LICENSE.txt": "LICENSE", "huong-dan.html": "docs/huong-dan.html"}
WHEEL_OF = ("--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp")
MOST_ZIPPED, MOST_ON_DISK = 110_000_000, 300_000_000
MOST_LETTERS = 150
"""Letters of the longest path in the kit; Windows takes 259 with the user's folder in front."""
CLUSTER = 4096
EARLIEST = (1980, 1, 1, 0, 0, 0)


class KitError(Exception):
    """Why no kit was made."""


@dataclass(frozen=True)
class Locked:
    """A file that is used only if it has this sum."""

    file: str
    sha256: str
    requirement: str = ""


@dataclass(frozen=True)
class Parts:
    """What a kit is made of: checked files. `python` is None where no interpreter was given."""

    wheels: Sequence[Path]
    launcher: bytes
    left_out: Mapping[str, str]
    python: Path | None
    beside: Mapping[str, Path]


def pinned(path: Path = ROOT / "windows" / "python.toml") -> Locked:
    """Return the interpreter that is pinned."""
    pin = tomllib.loads(path.read_text(encoding="utf-8"))
    return Locked(pin["file"], pin["sha256"])


def locked(path: Path) -> list[Locked]:
    """Return the wheels of a list; a line names the requirement, its sum and its file."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    form = re.compile(r"(\S+==\S+)\s+--hash=sha256:([0-9a-f]{64})\s+# (\S+\.whl)")
    found = [form.fullmatch(line) for line in lines]
    for line, match in zip(lines, found, strict=True):
        if match is None:
            raise KitError(f"{path}: not a locked wheel: {line}")
    return [Locked(match[3], match[2], match[1]) for match in found if match]


def left_out(path: Path = ROOT / "windows" / "left-out.txt") -> dict[str, str]:
    """Return the globs of what stays out of the kit, each with its reason."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            glob, _, reason = line.partition(" ")
            if not reason.strip():
                raise KitError(f"{path}: {glob} is left out without a reason")
            found[glob] = reason.strip()
    return found


def checked(path: Path, sha256: str) -> Path:
    """Return a file if it has the sum."""
    if not path.is_file():
        raise KitError(f"{path} is missing")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != sha256:
        raise KitError(f"{path} has another SHA-256 than the one that is pinned: {found}")
    return path


def fetched(wheels: Sequence[Locked], folder: Path) -> list[Path]:
    """Return the locked wheels in a folder, each checked; those that are missing are fetched."""
    missing = [wheel for wheel in wheels if not (folder / wheel.file).is_file()]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        lines = (f"{wheel.requirement} --hash=sha256:{wheel.sha256}\n" for wheel in missing)
        with tempfile.TemporaryDirectory() as place:
            wanted = Path(place) / "wanted.txt"
            wanted.write_text("".join(lines), encoding="utf-8")
            abis = [word for abi in ("cp313", "abi3", "none") for word in ("--abi", abi)]
            words = ["--only-binary=:all:", *WHEEL_OF, *abis, "--require-hashes", "--no-deps"]
            run("pip", "download", "--quiet", *words, "-d", str(folder), "-r", str(wanted))
    return [checked(folder / wheel.file, wheel.sha256) for wheel in wheels]


def run(module: str, *words: str) -> None:
    """Run a module of this environment to its end."""
    done = subprocess.run([sys.executable, "-m", module, *words], cwd=ROOT, check=False)
    if done.returncode:
        raise KitError(f"{module} {words[0]} failed")


def own_wheel(folder: Path) -> Path:
    """Build ravo's own wheel into an empty folder; return it."""
    run("hatchling", "build", "-t", "wheel", "-d", str(folder))
    (wheel,) = folder.glob("ravo-*.whl")
    return wheel


def launcher(distlib: Path) -> bytes:
    """Return the program that starts ravo with the interpreter of its own folder.

    It is distlib's stub, the line that names the interpreter, and a zip of the script.
    """
    script = io.BytesIO()
    with zipfile.ZipFile(script, "w") as archive:
        archive.writestr(zipfile.ZipInfo("__main__.py", EARLIEST), MAIN)
    with zipfile.ZipFile(distlib) as archive:
        return archive.read(STUB) + SHEBANG + script.getvalue()


def members(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Yield the files of an archive. Raises KitError for one that would lie outside."""
    for member in archive.infolist():
        parts = member.filename.split("/")
        if member.is_dir():
            continue
        if "" in parts or ".." in parts or re.search(r'[\\:*?"<>|]', member.orig_filename):
            raise KitError(f"{archive.filename} holds a file of the name {member.filename!r}")
        yield member


def place_in_site(name: str) -> str | None:
    """Return where a file of a wheel lies below site-packages; None for scripts and headers."""
    folder, _, rest = name.partition("/")
    if not folder.endswith(".data"):
        return name
    scheme, _, below = rest.partition("/")
    return below if scheme in ("purelib", "platlib") else None


def unpack_wheel(wheel: Path, site: Path, globs: Mapping[str, str]) -> set[str]:
    """Unpack a wheel without what is left out; return the globs that left something out."""
    used = set()
    with zipfile.ZipFile(wheel) as archive:
        for member in members(archive):
            name = place_in_site(member.filename)
            if name is None:
                continue
            fits = {glob for glob in globs if fnmatch.fnmatchcase(name, glob)}
            used |= fits
            if not fits:
                write_new(site / name, archive.read(member))
    return used


def write_new(path: Path, data: bytes) -> None:
    """Write a file that no other part of the kit has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise KitError(f"Two parts of the kit hold {path.name}") from error


def unpack_python(package: Path, folder: Path) -> None:
    """Unpack the interpreter, and have it look for modules in its own folder alone."""
    with zipfile.ZipFile(package) as archive:
        for member in members(archive):
            write_new(folder / member.filename, archive.read(member))
    paths = list(folder.glob("python3*._pth"))
    if len(paths) != 1 or not (folder / "python.exe").is_file():
        raise KitError(f"{package} is no embeddable package of Python")
    digits = paths[0].name.removeprefix("python").removesuffix("._pth")
    paths[0].write_text(PATHS.format(digits), encoding="utf-8", newline="")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give the name under which a file or folder is written; it gets its own when all is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=path.parent) as folder:
        made, old = Path(folder) / path.name, Path(folder) / "old"
        yield made
        if path.exists():
            path.rename(old)
        made.rename(path)


def assemble(parts: Parts, kit: Path) -> list[str]:
    """Write the folder of the kit, or nothing; return the globs that left nothing out."""
    used: set[str] = set()
    with whole(kit) as folder:
        site = folder / SITE
        for wheel in parts.wheels:
            used |= unpack_wheel(wheel, site, parts.left_out)
        if parts.python is not None:
            unpack_python(parts.python, folder / "python")
        (folder / "Ravo.exe").write_bytes(parts.launcher)
        for name, source in parts.beside.items():
            shutil.copyfile(source, folder / name)
        measure(folder)
    return [glob for glob in parts.left_out if glob not in used]


def files_of(kit: Path) -> list[Path]:
    """Return the files of a kit in their order."""
    return sorted(path for path in kit.rglob("*") if path.is_file())


def measure(kit: Path) -> int:
    """Return the bytes that a kit takes on disk.

    Raises KitError for too many, for a path that is too long, and for two that Windows takes for
    one.
    """
    files = files_of(kit)
    size = sum(-(-path.stat().st_size // CLUSTER) * CLUSTER for path in files)
    names = [path.relative_to(kit).as_posix() for path in files]
    longest = max(names, key=len)
    if len({name.casefold() for name in names}) != len(names):
        raise KitError("Two paths of the kit differ in capital letters alone")
    if size > MOST_ON_DISK:
        raise KitError(f"The kit takes {size:,} bytes on disk, more than {MOST_ON_DISK:,}")
    if len(longest) > MOST_LETTERS:
        raise KitError(f"The kit holds a path of {len(longest)} letters: {longest}")
    return size


def pack(kit: Path, path: Path) -> int:
    """Write the kit as a zip, the same for the same files; return its bytes."""
    with whole(path) as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for file in files_of(kit):
                name = zipfile.ZipInfo(f"ravo/{file.relative_to(kit).as_posix()}", EARLIEST)
                name.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(name, file.read_bytes())
        size = made.stat().st_size
        if size > MOST_ZIPPED:
            raise KitError(f"The kit takes {size:,} bytes as a zip, more than {MOST_ZIPPED:,}")
    return size


def build_installer(makensis: str, kit: Path, version: str, path: Path) -> None:
    """Have makensis write the installer."""
    with whole(path) as made:
        given = {"VERSION": version, "KIT": kit, "SIZE_KB": measure(kit) // 1024, "OUT": made}
        words = [f"-D{name}={value}" for name, value in given.items()]
        script = ROOT / "windows" / "ravo.nsi"
        command = [makensis, "-V2", "-INPUTCHARSET", "UTF8", *words, str(script)]
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode or not made.is_file():
            raise KitError("makensis failed")


def build(parts: Parts, version: str, out: Path) -> list[str]:
    """Write everything into a folder; return the lines that report on it."""
    kit = out / "ravo"
    unused = assemble(parts, kit)
    lines = [f"{kit}: {len(files_of(kit))} files, {measure(kit):,} bytes on disk"]
    lines += [f"windows/left-out.txt: {glob} fits no file" for glob in unused]
    packed, setup = out / f"ravo-{version}-windows.zip", out / f"ravo-{version}-setup.exe"
    # An older one would be of other parts than the folder.
    for path in (packed, setup):
        path.unlink(missing_ok=True)
    if parts.python is None:
        missing = f"{pinned().file} (make windows PYTHON_EMBED=path)"
        return [*lines, f"Missing: {missing}. The folder has no interpreter: no zip, no installer."]
    lines.append(f"{packed}: {pack(kit, packed):,} bytes")
    makensis = shutil.which("makensis")
    if makensis is None:
        return [*lines, "Missing: makensis (Debian: apt install nsis). There is no installer."]
    build_installer(makensis, kit, version, setup)
    return [*lines, f"{setup}: {setup.stat().st_size:,} bytes"]


def main(words: Sequence[str]) -> int:
    """Fetch, check and build; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--embed", type=Path, help="Python's embeddable package")
    parser.add_argument("--wheels", type=Path, default=OUT / "wheels", help="where wheels are kept")
    parser.add_argument("--out", type=Path, default=OUT, help="where the kit is written")
    given = parser.parse_args(words)
    try:
        python = checked(given.embed, pinned().sha256) if given.embed else None
        wheels = fetched(locked(LOCKS / "windows.txt"), given.wheels)
        (stub,) = fetched(locked(LOCKS / "launcher.txt"), given.wheels)
        beside = {name: ROOT / source for name, source in BESIDE.items()}
        with tempfile.TemporaryDirectory() as folder:
            own = own_wheel(Path(folder))
            parts = Parts([*wheels, own], launcher(stub), left_out(), python, beside)
            lines = build(parts, own.name.split("-")[1], given.out)
    except KitError as problem:
        print(f"No kit: {problem}.", file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
