"""Proves that two versions of the project write the same outputs from the sample district.

    python tools/same_outputs.py --vs REV
    python tools/same_outputs.py --before DIR --after DIR

With `--vs`, a revision of this repository is compared with the files of this checkout, saved or
not. The commands of `sample_commands.py` run with both, and their exit codes, streams and files
are compared byte by byte; the parts of workbooks and documents one by one, and sheets whose bytes
differ by value and format of every cell. Both sides run one after the other in the same folder, so
that no path differs. Exit code 1 says that something differs; `--allow FILE` names the differences
that are meant:

    # a pattern of COMMAND > FILE > PART, then why
    explain * > stdout  # the sentence on Article 4 was corrected
"""

import argparse
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from threading import Event

from sample_commands import TYPED, Chain, all_chains
from workbook_cells import NUMBERED, differences, is_workbook

HERE = Path(__file__).resolve().parent.parent
AT_ONCE = 2
MOST_SECONDS = 900
AROUND = 45
GRID_MAKERS = ("made_up_score_table.py", "made_up_grid.py")
"""The module of the tests that writes a score table, by its names in the versions."""
LONG_AGO = 1_700_000_000
"""When the inputs were saved: the nightly run lets files rest that were saved just now."""
CLOCK = """
import time, types, zipfile
from datetime import datetime
import xlsxwriter.core

class AnyMoment(type):
    def __instancecheck__(cls, value):
        return isinstance(value, datetime)

class Fixed(datetime, metaclass=AnyMoment):
    @classmethod
    def now(cls, tz=None):
        return datetime.fromtimestamp(MOMENT, tz)

def localtime(seconds=None):
    return time.gmtime(MOMENT)

xlsxwriter.core.datetime = Fixed
zipfile.time = types.SimpleNamespace(time=time.time, localtime=localtime)
""".replace("MOMENT", str(1_750_000_000))
"""Sets the clock of those who date workbooks and their parts; every run begins with it.

Checksums of workbooks stand in other files, and checksums of those in further ones: the dates
cannot be passed over afterwards. No other clock is touched.
"""
CODE, STDOUT, STDERR = "exit code", "stdout", "stderr"


@dataclass(frozen=True)
class Rule:
    """What differs from run to run by its nature, in the outputs whose name the pattern fits."""

    where: str
    what: re.Pattern[bytes]
    instead: bytes
    only: str = "*"
    """The commands that it is about."""


AN_INSTANT = rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00"
A_TIME = "[0-9.,]+ (?:giờ|h|phút|min|giây|s)"
LASTING = re.compile(f'; {A_TIME}(?: {A_TIME})*(?=;|$|["\\n])'.encode())
RULES = (
    # The manifest says when a commune was handled and how long that took.
    Rule("*/manifest.jsonl", re.compile(rb'"seconds": [\d.]+'), b'"seconds": 0'),
    Rule("*/manifest.jsonl", re.compile(rb'"at": "' + AN_INSTANT), b'"at": "NOW'),
    # The checksum of the manifest's line, in which those two stand.
    Rule("*/manifest.jsonl", re.compile(rb'"line_sha256": "[0-9a-f]{64}"'), b'"line_sha256": ""'),
    # The log of a night: when, by which process, how long.
    Rule("log-*.jsonl", re.compile(rb'^{"at": "' + AN_INSTANT, re.M), b'{"at": "NOW'),
    Rule("log-*.jsonl", re.compile(rb'"pid": \d+'), b'"pid": 0'),
    Rule("log-*.jsonl", re.compile(rb'"seconds": [\d.]+'), b'"seconds": 0'),
    # The line that closes a night says its duration; it stands in the log as well.
    Rule("log-*.jsonl", LASTING, b"; 0 s"),
    Rule(STDOUT, LASTING, b"; 0 s", only="batch *"),
    # The history of the score table says when it was imported, and is shown.
    Rule(STDOUT, re.compile(AN_INSTANT), b"NOW", only="b1 show *"),
    Rule("home/*/b1/*", re.compile(rb'"at": "' + AN_INSTANT), b'"at": "NOW'),
)


@dataclass(frozen=True)
class Outcome:
    """What one command gave; `files` are those that it wrote, kept where a later one cannot
    reach.
    """

    command: str
    code: int
    streams: Mapping[str, bytes]
    files: Mapping[str, Path]
    gone: frozenset[str]


@dataclass(frozen=True)
class Difference:
    """One place where two outcomes differ."""

    command: str
    where: str
    told: str

    @property
    def name(self) -> str:
        """What the patterns of `--allow` are matched with."""
        return f"ravo {self.command} > {self.where}".strip()


@dataclass
class Tally:
    """What was compared, for the closing line."""

    commands: int = 0
    files: int = 0
    repacked: int = 0
    """How many workbooks have other bytes in their sheets, and the same cells and formats."""
    differing: list[Difference] = field(default_factory=list)


def run_side(
    source: Path, inputs: Path, room: Path, kept: Path, chains: Sequence[Chain]
) -> dict[str, list[Outcome]]:
    """Run all chains with one version and return what each gave; `room` is emptied first."""
    shutil.rmtree(room, ignore_errors=True)
    shutil.copytree(source, room / "source")
    (room / "source" / "clock").mkdir()
    (room / "source" / "clock" / "sitecustomize.py").write_text(CLOCK, "utf-8")
    _check_imported(room / "source" / "src")
    stop = Event()
    with ThreadPoolExecutor(AT_ONCE) as hands:
        given = {
            chain.name: hands.submit(_run_chain, chain, inputs, room, kept / chain.name, stop)
            for chain in chains
        }
        try:
            return {name: future.result() for name, future in given.items()}
        finally:
            stop.set()


def _environment(source: Path, folder: Path) -> dict[str, str]:
    told = {k: v for k, v in os.environ.items() if not k.startswith(("RAVO_", "XDG_", "PYTHON"))}
    fixed = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "Asia/Ho_Chi_Minh", "COLUMNS": "100"}
    paths = os.pathsep.join(str(source / name) for name in ("src", "clock"))
    home = {"HOME": str(folder / "home"), "PYTHONPATH": paths}
    return {**told, **fixed, **home}


def _check_imported(src: Path) -> None:
    """Make sure that the version to be compared runs, and not the one that is installed."""
    asked = [sys.executable, "-c", "import ravo; print(ravo.__file__)"]
    env = _environment(src.parent, src)
    found = subprocess.run(asked, env=env, capture_output=True, text=True, check=True, cwd=src)
    if not Path(found.stdout.strip()).is_relative_to(src):
        raise SystemExit(f"ravo is imported from {found.stdout.strip()}, not from {src}")


def _run_chain(chain: Chain, inputs: Path, room: Path, kept: Path, stop: Event) -> list[Outcome]:
    folder = room / chain.name
    shutil.copytree(inputs, folder)
    (folder / "home").mkdir()
    env = _environment(room / "source", folder)
    began = time.monotonic()
    numbered = enumerate(chain.commands)
    given = [_run(c, folder, env, kept / str(at)) for at, c in numbered if not stop.is_set()]
    _tell(f"{kept.parent.name} {chain.name}: {time.monotonic() - began:.0f} seconds")
    return given


def _tell(line: str) -> None:
    """Say how far the work is, beside what is compared."""
    print(line, file=sys.stderr, flush=True)


def _run(command: str, folder: Path, env: Mapping[str, str], kept: Path) -> Outcome:
    before = _state(folder)
    words = [sys.executable, "-m", "ravo", *shlex.split(command)]
    done = subprocess.run(
        words,
        cwd=folder,
        env=env,
        capture_output=True,
        timeout=MOST_SECONDS,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    after = _state(folder)
    written = [name for name, state in after.items() if before.get(name) != state]
    files = {name: _keep(folder / name, kept / name) for name in written}
    streams = {STDOUT: done.stdout, STDERR: done.stderr}
    return Outcome(command, done.returncode, streams, files, frozenset(before.keys() - after))


def _state(folder: Path) -> dict[str, tuple[int, int, int]]:
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        for path, stat in found
    }


def _keep(path: Path, kept: Path) -> Path:
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, kept)
    return kept


def compare(before: Outcome, after: Outcome, tally: Tally) -> None:
    """Note every difference of two outcomes of one command."""
    tally.commands += 1
    noted = [*_of_code(before, after), *_of_streams(before, after), *_of_names(before, after)]
    for name in sorted(before.files.keys() & after.files):
        tally.files += 1
        noted += _of_file(before, name, after.files[name], tally)
    tally.differing += [Difference(before.command, where, told) for where, told in noted]


Found = Iterator[tuple[str, str]]


def _of_code(before: Outcome, after: Outcome) -> Found:
    if before.code != after.code:
        yield CODE, f"{before.code} became {after.code}"


def _of_streams(before: Outcome, after: Outcome) -> Found:
    for name in (STDOUT, STDERR):
        one, two = (_without_chance(side.streams[name], name, side) for side in (before, after))
        if one != two:
            yield name, _first_place(one, two)


def _of_names(before: Outcome, after: Outcome) -> Found:
    for name in sorted(before.files.keys() - after.files):
        yield name, "is written no more"
    for name in sorted(after.files.keys() - before.files):
        yield name, "was not written before"
    for name in sorted(before.gone ^ after.gone):
        yield name, "is removed on one side only"


def _of_file(before: Outcome, name: str, after: Path, tally: Tally) -> Found:
    path = before.files[name]
    one, two = (_without_chance(p.read_bytes(), name, before) for p in (path, after))
    if one == two:
        return
    if zipfile.is_zipfile(path) and zipfile.is_zipfile(after):
        found = list(_of_parts(path, after))
        if is_workbook(path) and all(NUMBERED.fullmatch(part) for part, _ in found):
            found = list(differences(path, after))
            tally.repacked += not found
        yield from ((f"{name} > {part}", told) for part, told in found)
    else:
        yield name, _first_place(one, two)


def _of_parts(before: Path, after: Path) -> Found:
    """Name the parts in which two archives differ, or what else of the archives does."""
    with zipfile.ZipFile(before) as one, zipfile.ZipFile(after) as two:
        names, others = one.namelist(), two.namelist()
        found = [(name, "is there no more") for name in names if name not in others]
        found += [(name, "was not there before") for name in others if name not in names]
        for name in (name for name in names if name in others):
            texts = one.read(name), two.read(name)
            if texts[0] != texts[1]:
                found.append((name, _first_place(*texts)))
            elif (told := _of_headers(one.getinfo(name), two.getinfo(name))) is not None:
                found.append((name, told))
    yield from found or [("(the archive)", "the same parts in another order, or packed otherwise")]


def _of_headers(one: zipfile.ZipInfo, two: zipfile.ZipInfo) -> str | None:
    for key in ("date_time", "compress_type", "external_attr", "create_system", "flag_bits"):
        if getattr(one, key) != getattr(two, key):
            return f"{key} {getattr(one, key)} became {getattr(two, key)}"
    return None


def _without_chance(data: bytes, name: str, outcome: Outcome) -> bytes:
    for rule in RULES:
        if fnmatchcase(name, rule.where) and fnmatchcase(outcome.command, rule.only):
            data = rule.what.sub(rule.instead, data)
    return data


def _first_place(one: bytes, two: bytes) -> str:
    """Tell where two texts begin to differ, with a short piece of each."""
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if at is None:
        at = min(len(one), len(two))
    line = one.count(b"\n", 0, at) + 1
    return f"line {line}, byte {at}: {_piece(one, at)} became {_piece(two, at)}"


def _piece(data: bytes, at: int) -> str:
    piece = data[max(at - AROUND // 3, 0) : at + AROUND]
    return repr(piece.decode("utf-8", "replace").strip("\ufffd")) if piece else "(nothing)"


def read_allowed(path: Path | None) -> dict[str, str]:
    """Return the patterns of differences that are meant, each with its reason."""
    if path is None:
        return {}
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    split = [line.partition("  #") for line in lines if line and not line.startswith("#")]
    if bare := [pattern for pattern, _, reason in split if not reason.strip()]:
        raise SystemExit(f"{path}: without a reason behind two blanks and #: {bare[0]}")
    return {pattern.strip(): reason.strip() for pattern, _, reason in split}


def report(tally: Tally, allowed: Mapping[str, str]) -> int:
    """Print the differences and the closing line; return how many were not meant."""
    unmeant, used = 0, set()
    for item in tally.differing:
        fits = (p for p in allowed if fnmatchcase(item.name.removeprefix("ravo "), p))
        pattern = next(fits, None)
        meant = f" [meant: {allowed[pattern]}]" if pattern is not None else ""
        used.add(pattern)
        unmeant += pattern is None
        print(f"{item.name}: {item.told}{meant}")
    for pattern in allowed.keys() - used:
        print(f"Allowed, but nothing differs there: {pattern}")
    meant_count = len(tally.differing) - unmeant
    also = f" and {meant_count} as meant" if meant_count else ""
    print(f"{tally.commands} commands, {tally.files} files compared, {unmeant} differ{also}")
    if tally.repacked:
        print(f"{tally.repacked} workbooks have the same cells and formats in other bytes")
    return unmeant


def gather_inputs(before: Path, source: Path, inputs: Path) -> None:
    """Write the folder that every chain begins with, from the earlier version for both sides."""
    shutil.copytree(before / "sample_data", inputs / "sample_data")
    shutil.copytree(_one(before / "tests", "workbooks"), inputs / "workbooks")
    shutil.copyfile(_one(before / "src", "dong-nai-2022.yaml"), inputs / "own.yaml")
    for name, text in TYPED.items():
        (inputs / name).write_text(text, "utf-8")
    _make_grid(_one(before / "tests", *GRID_MAKERS), source, inputs)
    for path in inputs.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def _one(folder: Path, *names: str) -> Path:
    """Find a file or folder by one of its names, wherever a version keeps it."""
    if found := [path for name in names for path in sorted(folder.rglob(name))]:
        return found[0]
    raise SystemExit(f"No {' or '.join(names)} under {folder}")


def _make_grid(maker: Path, source: Path, inputs: Path) -> None:
    script = (
        f"import sys, pathlib, {maker.stem} as g; p = g.write_made_up(pathlib.Path(sys.argv[1]), "
        "exceptions=g.EXCEPTIONS); p.rename(p.with_name('grid.xlsx'))"
    )
    env = _environment(source, inputs)
    env["PYTHONPATH"] += os.pathsep + str(maker.parent)
    subprocess.run([sys.executable, "-c", script, str(inputs)], env=env, check=True)


def copy_source(checkout: Path, to: Path, version: str | None) -> str:
    """Copy what a version runs from, saying the version given; return the one that it said.

    The number stands in workbooks and in checksums of checksums, so that it is set and not
    passed over afterwards.
    """
    for name in ("src", "templates"):
        if (checkout / name).is_dir():
            no_caches = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(checkout / name, to / name, ignore=no_caches)
    path = to / "src" / "ravo" / "__init__.py"
    text = path.read_text("utf-8")
    said = re.search(r'^__version__ = "(.*)"$', text, re.M)
    if said is None:
        raise SystemExit(f"{path} says no version")
    if version is not None:
        path.write_text(text.replace(said[0], f'__version__ = "{version}"'), "utf-8")
    return said[1]


@contextmanager
def checked_out(revision: str, folder: Path) -> Iterator[Path]:
    """Give a temporary work tree of a revision of this repository."""
    git = ["git", "-C", str(HERE), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(folder), revision], check=True)
    try:
        yield folder
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=True)


def compare_versions(
    before: Path, after: Path, room: Path, chosen: Callable[[str], bool], *, every: bool
) -> Tally:
    """Run both versions, one after the other, and compare what they gave."""
    version = copy_source(before, room / "before", None)
    copy_source(after, room / "after", version)
    inputs = room / "inputs"
    inputs.mkdir()
    gather_inputs(before, room / "before", inputs)
    found = all_chains(inputs / "workbooks", every_workbook=every)
    chains = [chain for chain in found if chosen(chain.name)]
    sides = [
        run_side(room / side, inputs, room / "work", room / f"kept-{side}", chains)
        for side in ("before", "after")
    ]
    tally = Tally()
    for chain in chains:
        for one, two in zip(sides[0][chain.name], sides[1][chain.name], strict=True):
            compare(one, two, tally)
    return tally


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").partition("\n")[0],
        epilog="One of --vs and --before with --after is needed.",
    )
    parser.add_argument("--vs", metavar="REV", help="compare a revision with this checkout")
    parser.add_argument(
        "--before", type=Path, metavar="DIR", help="a checkout of the earlier version"
    )
    parser.add_argument("--after", type=Path, metavar="DIR", help="a checkout of the later version")
    parser.add_argument(
        "--allow", type=Path, metavar="FILE", help="differences that are meant: PATTERN  # why"
    )
    parser.add_argument(
        "--only", metavar="CHAIN,...", help="run these chains only: results, surveys, …"
    )
    parser.add_argument("--workbooks", action="store_true", help="every odd workbook by itself too")
    asked = parser.parse_args(words)
    if (asked.vs is None) == (asked.before is None or asked.after is None):
        parser.error("name a revision with --vs, or two checkouts with --before and --after")
    return asked


def _compared(asked: argparse.Namespace, room: Path) -> Tally:
    names: Iterable[str] = asked.only.split(",") if asked.only else ()

    def chosen(name: str) -> bool:
        return not names or name in names

    if asked.vs is None:
        before, after = asked.before.resolve(), asked.after.resolve()
        return compare_versions(before, after, room, chosen, every=asked.workbooks)
    with checked_out(asked.vs, room / "revision") as before:
        return compare_versions(before, HERE, room, chosen, every=asked.workbooks)


def main(words: Sequence[str] | None = None) -> int:
    """Compare two versions as asked; return 1 where an output differs that was not meant to."""
    asked = _asked(words)
    # Whoever stops the tool is left without its work tree too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    allowed, began = read_allowed(asked.allow), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="same-outputs-") as room:
        tally = _compared(asked, Path(room).resolve())
        unmeant = report(tally, allowed)
    _tell(f"{time.monotonic() - began:.0f} seconds")
    return 1 if unmeant else 0


if __name__ == "__main__":
    sys.exit(main())
