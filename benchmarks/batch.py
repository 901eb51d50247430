"""What a night costs: ratios of `ravo batch` and `ravo score`, all measured in this one run.

python benchmarks/batch.py [HOUSEHOLDS] [DISTRICTS]

A district of thirteen communes with HOUSEHOLDS reviewed households each (300 by default; the
targets are set for 4000), and the same workbooks DISTRICTS times over (10 by default: 130
workbooks). Times of the same thing are the least of three runs, because whatever else the
machine does only adds to them. Peak memory is that of the largest process, workers included;
what the run's own process took stands beside it (Linux). Nothing is asserted about time.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from costs import KIB_PER_UNIT

DISTRICT, COMMUNES = "875", 13
ALONE = 'give_back = "never"\n[report]\nmake = false\n'
TIMES = 3
LOOK_SECONDS = 0.05


@dataclass(frozen=True)
class Night:
    """One whole run: seconds on the clock and computed, peak MiB of any process.

    `own_mib` and `own_cpu` are those of the run's own process, without its workers.
    """

    seconds: float
    cpu: float
    mib: float
    own_mib: float
    own_cpu: float


def measured(words: Sequence[object], allowed: Sequence[int] = (0, 1)) -> Night:
    """Run a program once; stop with its words where it fails."""
    own, own_cpu, start = 0.0, 0.0, time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(list(map(str, words)), stdout=said, stderr=said)
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            own, own_cpu = max(own, held(process.pid)), max(own_cpu, computed(process.pid))
            time.sleep(LOOK_SECONDS)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in allowed:
            said.seek(0)
            sys.exit(f"{' '.join(map(str, words))}\n{said.read().decode(errors='replace')}")
    mib = usage.ru_maxrss * KIB_PER_UNIT / 1024
    return Night(seconds, usage.ru_utime + usage.ru_stime, mib, own, own_cpu)


def held(pid: int) -> float:
    """Return the peak MiB that a process has held so far; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(item.split()[1]) / 1024 for item in lines if item.startswith("VmHWM")), 0.0)


def computed(pid: int) -> float:
    """Return the seconds that a process has computed so far; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def least(runs: Sequence[Night]) -> Night:
    """Return the least times and the greatest memory of several runs of the same thing."""
    return Night(
        min(run.seconds for run in runs),
        min(run.cpu for run in runs),
        max(run.mib for run in runs),
        max(run.own_mib for run in runs),
        min(run.own_cpu for run in runs),
    )


def in_turn(*things: Callable[[], Night]) -> list[Night]:
    """Return the least of each of several things, run in turn so that all meet the same machine."""
    rounds = [[thing() for thing in things] for _ in range(TIMES)]
    return [least(runs) for runs in zip(*rounds, strict=True)]


def ravo(*words: object) -> list[object]:
    """Return a command line of ravo."""
    return [sys.executable, "-m", "ravo", *words, "-q"]


@dataclass(frozen=True)
class Folder:
    """A folder of workbooks, and how many households they have."""

    path: Path
    households: int

    def night(self, settings: str, *words: object) -> Night:
        """Run over the folder into an empty one."""
        out = self.path.with_name(f"{self.path.name}-out")
        shutil.rmtree(out, ignore_errors=True)
        return self.again(settings, *words)

    def again(self, settings: str, *words: object) -> Night:
        """Run over the folder into the one that there is."""
        out = self.path.with_name(f"{self.path.name}-out")
        file = self.path.with_name(f"{self.path.name}.toml")
        head = f'input = "{self.path.name}"\noutput = "{out.name}"\n'
        file.write_text(head + settings, encoding="utf-8")
        return measured(ravo("batch", file, *words))

    def score(self) -> Night:
        """Score the same workbooks by `ravo score`."""
        return measured(
            ravo(
                "score",
                *sorted(self.path.rglob("*.xlsx")),
                "--out-dir",
                self.path.with_name("scored"),
            )
        )


def made(folder: Path, households: int) -> Folder:
    """Write a district."""
    measured(
        ravo(
            "sample",
            "--year",
            2024,
            "--district",
            DISTRICT,
            "--households",
            households,
            "--out",
            folder,
        )
    )
    return Folder(folder / "2024", COMMUNES * households)


def copies(district: Folder, times: int) -> Folder:
    """Write a folder with the workbooks of a district several times over."""
    target = district.path.with_name("many")
    for number in range(times):
        shutil.copytree(district.path, target / f"{number:03d}")
    return Folder(target, district.households * times)


def show(name: str, night: Night, households: int, ratio: str = "") -> None:
    """Print one row of the table."""
    each = night.cpu / households * 1000
    print(
        f"  {name:<44}{night.seconds:8.2f} s{night.cpu:8.2f} s cpu{each:7.3f} ms cpu/household"
        f"{night.mib:6.0f} MiB (own {night.own_mib:.0f} MiB, {night.own_cpu:.2f} s cpu)  {ratio}",
        flush=True,
    )


def district(folder: Folder) -> Night:
    """Compare one process, two processes and `ravo score`; return the night with one process."""
    count = folder.households
    scored, one, two = in_turn(
        folder.score,
        lambda: folder.night(ALONE, "--jobs", 1),
        lambda: folder.night(ALONE, "--jobs", 2),
    )
    second = least([folder.again(ALONE, "--jobs", 2) for _ in range(TIMES)])
    show("ravo score", scored, count)
    show(
        "ravo batch --jobs 1",
        one,
        count,
        f"{one.seconds / scored.seconds:.2f}x score (cpu {one.cpu / scored.cpu:.2f}x), "
        "target <= 1.3x",
    )
    show(
        "ravo batch --jobs 2",
        two,
        count,
        f"throughput {one.seconds / two.seconds:.2f}x of one, target >= 1.7x",
    )
    show(
        "the same once more, nothing changed",
        second,
        count,
        f"{second.seconds / two.seconds:.1%}, target <= 3 %",
    )
    return two


def whole_night(folder: Folder, alone: Night) -> None:
    """Show what the rest of a night adds: marked copies, reports, the archive."""
    count = folder.households
    steps = (
        ("with marked copies for the communes", "[report]\nmake = false\n", ()),
        ("with the district's report", 'give_back = "never"\n', ()),
        ("with an archive", ALONE, ("--archive", folder.path.with_name("archive"))),
    )
    for name, settings, words in steps:
        night = least([folder.night(settings, "--jobs", 2, *words) for _ in range(2)])
        show(name, night, count, f"{night.seconds / alone.seconds:.2f}x without")


def scaled(one: Folder, many: Folder, alone: Night) -> None:
    """Compare the cost of a household, and the memory, with those of many workbooks."""
    night = many.night(ALONE, "--jobs", 2)
    second = many.again(ALONE, "--jobs", 2)
    clock = (night.seconds / many.households) / (alone.seconds / one.households)
    cpu = (night.cpu / many.households) / (alone.cpu / one.households)
    show(
        "ravo batch --jobs 2",
        night,
        many.households,
        f"{clock:.2f}x per household (cpu {cpu:.2f}x), target within 10 %; "
        f"memory {night.mib / alone.mib:.2f}x, own {night.own_mib / max(alone.own_mib, 1):.2f}x",
    )
    show(
        "the same once more, nothing changed",
        second,
        many.households,
        f"{second.seconds / night.seconds:.1%}, target <= 3 %",
    )


def main() -> None:
    """Measure everything in a temporary folder."""
    households = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        folder = made(Path(name), households)
        print(f"(a) {COMMUNES} workbooks x {households:,} households")
        alone = district(folder)
        print("(b) the rest of a night, two processes")
        whole_night(folder, alone)
        many = copies(folder, times)
        print(f"(c) {COMMUNES * times} workbooks x {households:,} households")
        scaled(folder, many, alone)


if __name__ == "__main__":
    main()
