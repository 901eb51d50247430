"""`ravo batch` as cron runs it: killed, repeated, overlapped, fed rubbish, on a full disk."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from ravo.batch.engines.local import LocalEngine
from ravo.batch.task import Task, TaskOutcome
from ravo.commands.night import run_batch
from ravo.processes.isolation import ProcessLimits
from ravo.workbook.products import MANIFEST
from support import nights
from support.examples import examples
from support.nights import batch, commune, faulty, files, lines, standing, start, unreadable
from support.programs import Done, home_environment, inside

QUIET = ("--lang", "vi", "-q")
PLAIN = (
    "[report]\nmake = false\n[diff]\nmake = false\n[limits]\nsettle_seconds = 0\njobs = {jobs}\n"
)


FULL_DISK = pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no file's size")
GROUP: dict[str, Any]
if sys.platform == "win32":
    # A group of its own hears Ctrl-Break alone.
    GROUP = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    STOPS, KILL = [signal.CTRL_BREAK_EVENT], signal.SIGTERM
else:
    GROUP = {"start_new_session": True}
    STOPS, KILL = [signal.SIGTERM, signal.SIGINT], signal.SIGKILL


def ask(process: "subprocess.Popen[str]", number: int) -> None:
    """Send a signal to a run and its workers."""
    if sys.platform == "win32":
        process.send_signal(number)
    else:
        os.killpg(process.pid, number)


def run_file(folder: Path, jobs: int = 1) -> Path:
    path = folder / "dem.toml"
    words = f'input = "vao"\noutput = "ra"\n{PLAIN.format(jobs=jobs)}'
    path.write_text(words, encoding="utf-8")
    return path


def communes(folder: Path, count: int) -> None:
    for number in range(count):
        (faulty if number % 5 == 4 else commune)(folder / "vao", number)


@pytest.fixture
def batch_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Run `ravo batch` in this process, its workbooks too: for what no process is needed to see."""
    monkeypatch.setattr("ravo.batch.night.engine_of", lambda config: nights.Inline())
    for name, value in home_environment(tmp_path / "nha").items():
        monkeypatch.setenv(name, value)
    return lambda *words: inside("batch", *words)


# killed


def killed(run: Path, home: Path, handled: int) -> None:
    """Start a run and kill its process, and none of its workers, after so many workbooks."""
    manifest = run.parent / "ra" / MANIFEST
    before = _line_ends(manifest)
    with start(run, "--force", *QUIET, home=home) as process:
        end = time.monotonic() + 120
        while _line_ends(manifest) < before + handled:
            assert time.monotonic() < end
            time.sleep(0.01)
        workers = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        process.communicate()
    # An orphan ends by itself; the next run must not have to wait for that.
    assert psutil.wait_procs(workers, timeout=60)[1] == []


def _line_ends(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def test_killed_at_moments_all_over_a_run(tmp_path: Path, batch_here: Callable[..., Done]) -> None:
    """Wherever two that work are cut off, the results are those of one process.

    `test_night_runs.py` cuts one that works alone off at every moment.
    """
    communes(tmp_path, 5)
    run, home = run_file(tmp_path, jobs=2), tmp_path / "nha"
    nights.night(nights.config(tmp_path))
    shutil.move(tmp_path / "ra", tmp_path / "mau")
    for number in range(examples(2)):
        killed(run, home, number % 4 + 1)
    done = batch_here(run, *QUIET)
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if "RV-140" not in line] == []
    nights.same_outputs(tmp_path / "ra", tmp_path / "mau")
    counts = [line["counts"]["read"] for line in standing(tmp_path / "ra").values()]
    assert (len(counts), sum(counts)) == (5, 10)
    assert not (tmp_path / "ra" / ".ravo").exists()


# overlapped


def test_of_two_started_together_one_works_and_one_says_so(tmp_path: Path) -> None:
    communes(tmp_path, 4)
    with slow_run(tmp_path) as one, slow_run(tmp_path) as other:
        until(tmp_path / "begun")
        while one.poll() is None and other.poll() is None:
            time.sleep(0.02)
        worked, said = (one, other) if one.poll() is None else (other, one)
        (tmp_path / "go_on").touch()
        (_, words), _ = said.communicate(timeout=120), worked.communicate(timeout=120)
    assert (worked.returncode, said.returncode) == (0, 4)
    assert len(words.strip().splitlines()) == 1
    assert words.startswith("ravo: RV-127: ")
    assert str(worked.pid) in words
    assert len(lines(tmp_path / "ra")) == 4


def test_one_that_may_wait_finds_nothing_left_to_do(tmp_path: Path) -> None:
    communes(tmp_path, 4)
    run, home = run_file(tmp_path), tmp_path / "nha"
    runs = [start(run, "--wait", "120", home=home) for _ in range(2)]
    for process in runs:
        process.communicate(timeout=300)
    assert [process.returncode for process in runs] == [0, 0]
    statuses = [line["status"] for line in lines(tmp_path / "ra")]
    assert statuses == ["scored"] * 4 + ["unchanged"] * 4


# stopped


SLOWLY = """
import os, sys
from pathlib import Path
from typing import Any
from ravo.processes.isolation import ProcessLimits
from ravo.batch.engines.local import LocalEngine
from ravo.console import run
import ravo.batch.night as job

class Slowly(LocalEngine):
    def run(self, tasks, stop):
        def told():
            if stop():
                Path(os.environ["STOPPING"]).touch()
            return stop()
        return super().run(tasks, told)

if __name__ == "__main__":
    job.engine_of = lambda config: Slowly(1, ProcessLimits(600, 1024), "support.trips:slow")
    from ravo.cli import app
    sys.exit(run(app, ["batch", *sys.argv[1:]]))
"""


@contextmanager
def slow_run(folder: Path) -> "Iterator[subprocess.Popen[str]]":
    """Start a run whose first workbook is in hand until the file `go_on` is there.

    The file `stopping` tells that the run has heard that it is to stop.
    """
    script = folder / "slowly.py"
    if not script.exists():
        script.write_text(SLOWLY, encoding="utf-8")
    marks = {name.upper(): str(folder / name) for name in ("begun", "go_on", "stopping")}
    with subprocess.Popen(
        [sys.executable, str(script), str(run_file(folder))],
        **GROUP,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=home_environment(folder / "nha", **marks),
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                ask(process, KILL)


def stopped(folder: Path, *signals: int, go_on: bool) -> "subprocess.CompletedProcess[str]":
    """Send signals to a run and its workers while a workbook is in hand, and return its end."""
    with slow_run(folder) as process:
        until(folder / "begun")
        for number in signals:
            ask(process, number)
            # One that is sent before the last was heard would be taken for the same.
            until(folder / "stopping")
        if go_on:
            (folder / "go_on").touch()
        out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess([], process.returncode, out, err)


def until(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("number", STOPS)
def test_a_stopped_run_finishes_the_workbook_in_hand(
    tmp_path: Path, batch_here: Callable[..., Done], number: int
) -> None:
    communes(tmp_path, 3)
    done = stopped(tmp_path, number, go_on=True)
    assert done.returncode == 130
    assert [line["status"] for line in lines(tmp_path / "ra")] == ["scored"]
    assert "3 xã: 1 chấp nhận, 2 chưa làm; 2 hộ;" in done.stdout
    assert done.stdout.strip().endswith("đã dừng theo yêu cầu")
    after = batch_here(run_file(tmp_path), *QUIET)
    assert (after.returncode, after.stdout, after.stderr) == (0, "", "")
    assert len(standing(tmp_path / "ra")) == 3


def test_who_asks_twice_does_not_wait(tmp_path: Path) -> None:
    communes(tmp_path, 3)
    done = stopped(tmp_path, STOPS[-1], STOPS[-1], go_on=False)
    assert done.returncode == 130
    assert not (tmp_path / "ra" / MANIFEST).exists()
    assert files(tmp_path / "ra") == set()


# what cron needs


def test_quiet_when_all_is_well_and_one_line_otherwise(
    tmp_path: Path, batch_here: Callable[..., Done]
) -> None:
    communes(tmp_path, 2)
    run, home = run_file(tmp_path), tmp_path / "nha"
    good = batch(run, *QUIET, home=home)
    assert (good.returncode, good.stdout, good.stderr) == (0, "", "")
    faulty(tmp_path / "vao", 3)
    unreadable(tmp_path / "vao" / "xa-9.xlsx")
    bad = batch_here(run, *QUIET)
    assert bad.returncode == 3
    line = bad.stdout.strip()
    assert line.startswith(
        "3 xã (4 phiếu): 2 chấp nhận, 1 chấp nhận một phần, 1 không xử lý được; 6 hộ; "
    )
    assert "\n" not in line
    assert "1 hộ bị loại vì lỗi; 2 không đổi từ lần trước" in line
    assert bad.stderr.startswith("ravo: RV-103: xa-9.xlsx: ")
    english = batch_here(run, "--lang", "en")
    assert english.stdout.startswith("3 communes (4 workbooks): 2 accepted, 1 partly accepted, ")


def test_a_night_loads_no_pandas_outside_its_workers(
    tmp_path: Path, batch_here: Callable[..., Done]
) -> None:
    communes(tmp_path, 1)
    run, home = run_file(tmp_path), tmp_path / "nha"
    batch_here(run)
    code = (
        "import sys; from ravo.console import run; from ravo.cli import app;"
        f"run(app, ['batch', {str(run)!r}, '-q']);"
        "from ravo.batch.ingredients import check_files, ReadOptions; check_files(ReadOptions());"
        "print([name for name in ('pandas', 'numpy', 'openpyxl') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=home_environment(home),
        encoding="utf-8",
    )
    assert done.stdout == "[]\n"
    assert standing(tmp_path / "ra")["xa-0.xlsx"]["status"] == "unchanged"


def test_a_known_failure_is_told_again_by_the_next_run(
    tmp_path: Path, batch_here: Callable[..., Done]
) -> None:
    unreadable(tmp_path / "vao" / "xa-9.xlsx")
    run = run_file(tmp_path)
    first, second = (batch_here(run, *QUIET) for _ in range(2))
    assert (first.returncode, second.returncode) == (3, 3)
    assert first.stderr == second.stderr


HEAR = "import sys; open(sys.argv[1], 'ab').write(sys.argv[2].encode() + sys.stdin.buffer.read())"


def test_the_program_to_be_told_gets_the_summary(
    tmp_path: Path, batch_here: Callable[..., Done]
) -> None:
    communes(tmp_path, 1)
    heard = tmp_path / "thu $(touch x); nghe"
    words = [sys.executable, "-c", HEAR, str(heard), "; rm -rf /|"]
    run = run_file(tmp_path)
    told = [part for word in words for part in ("--notify-command", word)]
    done = batch_here(run, *told)
    assert heard.read_text(encoding="utf-8") == "; rm -rf /|" + done.stdout
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("command", "seconds", "how"),
    [
        (["/khong/co"], 60, "FileNotFoundError"),
        ([sys.executable, "-c", "raise SystemExit(5)"], 60, "5"),
        ([sys.executable, "-c", "import time; time.sleep(60)"], 1, "TimeoutExpired"),
    ],
)
def test_a_notice_that_fails_is_told_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str], seconds: int, how: str
) -> None:
    commune(tmp_path / "vao")
    told = nights.config(tmp_path, notify={"command": command, "seconds": seconds})
    assert run_batch(told, force=False, quiet=True, engine=nights.Inline()) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("ravo: RV-144: ")
    assert how in said.err


def test_whoever_is_to_be_told_hears_of_a_run_that_could_not_begin(tmp_path: Path) -> None:
    heard = tmp_path / "nghe"
    (tmp_path / "vao").mkdir()
    words = [sys.executable, "-c", HEAR, str(heard), ""]
    told = [part for word in words for part in ("--notify-command", word)]
    assert batch(run_file(tmp_path), *told, home=tmp_path / "nha").returncode == 3
    assert heard.read_text(encoding="utf-8").startswith("ravo: RV-179: ")


def test_whoever_is_to_be_told_hears_of_a_run_that_broke_off(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    heard = tmp_path / "nghe"
    told = nights.config(tmp_path, notify={"command": [sys.executable, "-c", HEAR, str(heard), ""]})

    def broken(task: Task) -> TaskOutcome:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(told, force=False, quiet=True, engine=nights.Inline(broken))
    assert heard.read_text(encoding="utf-8").startswith("ravo: Lần chạy đêm dừng giữa chừng")


def test_the_log_has_a_json_object_a_line_and_no_person(
    tmp_path: Path, batch_here: Callable[..., Done]
) -> None:
    communes(tmp_path, 5)
    unreadable(tmp_path / "vao" / "xa-9.xlsx")
    batch_here(run_file(tmp_path), "--log", tmp_path / "log" / "dem.jsonl")
    words = (tmp_path / "log" / "dem.jsonl").read_text(encoding="utf-8")
    told = [json.loads(line) for line in words.splitlines()]
    events = [line["event"] for line in told]
    assert events == ["planned", *["handled"] * 6, "ended"]
    assert {line["error"] for line in told[1:-1]} == {None, "RV-103"}
    assert "Nguyễn" not in words
    assert "H1" not in words


def test_the_log_is_put_aside_by_size(tmp_path: Path) -> None:
    from ravo.batch.config import LogPart
    from ravo.batch.journal import Journal

    journal = Journal(LogPart(file=tmp_path / "dem.jsonl", size_mib=1, count=2))
    for number in range(5000):
        journal.write("handled", number=number, words="x" * 1000)
    assert journal.close()
    logs = sorted(tmp_path.iterdir())
    assert [path.name for path in logs] == ["dem.jsonl", "dem.jsonl.1", "dem.jsonl.2"]
    assert all(path.stat().st_size <= 1 << 20 for path in logs)
    last = [json.loads(line) for line in logs[0].read_text(encoding="utf-8").splitlines()][-1]
    assert last["number"] == 4999


# a full disk, a folder of rubbish


def no_file_over(size: int) -> None:
    """Have the system refuse to write more than `size` bytes to a file, as a full disk does."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@FULL_DISK
def test_a_full_disk_leaves_nothing_half_written(
    tmp_path: Path, batch_here: Callable[..., Done]
) -> None:
    communes(tmp_path, 3)
    run, home = run_file(tmp_path), tmp_path / "nha"
    full = batch(run, *QUIET, home=home, preexec_fn=lambda: no_file_over(6000))
    assert full.returncode == 3
    assert full.stdout.startswith("3 xã: 3 không xử lý được; 0 hộ;")
    assert full.stderr.count("RV-152") == 3
    assert files(tmp_path / "ra") == {MANIFEST}
    assert {line["status"] for line in lines(tmp_path / "ra")} == {"failed"}
    after = batch_here(run, *QUIET)
    assert (after.returncode, after.stdout, after.stderr) == (0, "", "")
    assert [line["status"] for line in lines(tmp_path / "ra")] == ["failed"] * 3 + ["scored"] * 3


@FULL_DISK
def test_a_disk_too_full_for_the_manifest_ends_the_run(
    tmp_path: Path, batch_here: Callable[..., Done]
) -> None:
    communes(tmp_path, 2)
    run, home = run_file(tmp_path), tmp_path / "nha"
    batch_here(run, *QUIET)
    size = (tmp_path / "ra" / MANIFEST).stat().st_size
    before = files(tmp_path / "ra")
    full = batch(run, "--force", *QUIET, home=home, preexec_fn=lambda: no_file_over(size + 50))
    assert full.returncode == 2
    assert full.stderr.startswith("ravo: RV-152: ")
    assert (tmp_path / "ra" / MANIFEST).stat().st_size == size
    assert files(tmp_path / "ra") == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of one MiB, where this system lets a disk be made."""
    disk = tmp_path / "đĩa"
    disk.mkdir()
    mount = shutil.which("mount")
    words = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if mount is None or subprocess.run(words, capture_output=True).returncode:
        pytest.skip("only root may make a disk; files of a bounded size are tried above")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_small_disk_that_fills_up_keeps_what_is_whole(
    tmp_path: Path, small_disk: Path, batch_here: Callable[..., Done]
) -> None:
    communes(tmp_path, 4)
    run, ballast = run_file(tmp_path), small_disk / "khac.bin"
    assert batch_here(run, *QUIET).returncode == 0
    whole = {path: (tmp_path / "ra" / path).read_bytes() for path in files(tmp_path / "ra")}
    results = {path for path in whole if path.endswith(".ket-qua.json")}
    run.write_text(
        run.read_text(encoding="utf-8").replace('"ra"', f'"{small_disk / "ra"}"'), encoding="utf-8"
    )
    ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free - 90_000))
    full = batch_here(run, *QUIET)
    assert full.returncode in (2, 3)
    assert "RV-152" in full.stderr
    made = files(small_disk / "ra") & results
    assert made < results
    assert all((small_disk / "ra" / path).read_bytes() == whole[path] for path in made)
    ballast.unlink()
    after = batch_here(run, *QUIET)
    assert after.returncode == 0, after.stderr
    assert all((small_disk / "ra" / path).read_bytes() == whole[path] for path in results)
    assert files(small_disk / "ra") == set(whole)


def rubbish(folder: Path, whole: bytes) -> int:
    """Write twenty files made of a good workbook, none of which can be read as one."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(40)
    for number in range(3):
        (folder / f"cut-{number}.xlsx").write_bytes(whole[: len(whole) * (number + 1) // 4])
        (folder / f"noise-{number}.xlsx").write_bytes(chance.randbytes(5000))
        (folder / f"words-{number}.xls").write_bytes(b"<html><table></table></html>")
        (folder / f"empty-{number}.ods").write_bytes(b"")
        flipped = bytearray(whole)
        for _ in range(60):
            flipped[chance.randrange(len(flipped) - 300)] ^= 1 + chance.randrange(255)
        (folder / f"flip-{number}.xlsx").write_bytes(bytes(flipped))
    for name in ("segfault", "exit", "sleep", "swell", "bomb"):
        (folder / f"{name}-0.xlsx").write_bytes(bomb() if name == "bomb" else whole)
    return 20


def bomb() -> bytes:
    """Return a small archive that holds 60 MB of blanks, more than may shrink as much."""
    import io
    import zipfile

    packed = io.BytesIO()
    archive = zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED)
    with archive, archive.open("xl/workbook.xml", "w", force_zip64=True) as part:
        for _ in range(60):
            part.write(b" " * 1_000_000)
    return packed.getvalue()


def test_twenty_hostile_files_among_forty_cost_themselves_alone(tmp_path: Path) -> None:
    good = commune(tmp_path / "mot")
    (tmp_path / "vao").mkdir()
    for number in range(20):
        shutil.copy(good, tmp_path / "vao" / f"xa-{number:03d}.xlsx")
    assert rubbish(tmp_path / "vao" / "rac", good.read_bytes()) == 20
    told = nights.config(tmp_path)
    engine = LocalEngine(2, ProcessLimits(10, 400), "support.trips:trip")
    assert run_batch(told, force=False, quiet=True, engine=engine) == 3
    found = standing(tmp_path / "ra")
    assert len(found) == 40
    failed = {name: line for name, line in found.items() if name.startswith("rac/")}
    assert all(line["verdict"] == "accepted" for n, line in found.items() if n not in failed)
    assert len(failed) == 20
    assert not any(line["verdict"] == "accepted" for line in failed.values())
    codes = {name: (line["error"] or {}).get("code") for name, line in failed.items()}
    assert codes["rac/segfault-0.xlsx"] == "RV-136"
    assert codes["rac/exit-0.xlsx"] == "RV-136"
    assert codes["rac/sleep-0.xlsx"] == "RV-129"
    assert codes["rac/swell-0.xlsx"] == "RV-135"
    assert codes["rac/bomb-0.xlsx"] == "RV-106"
    assert len([name for name in files(tmp_path / "ra") if name.endswith("ket-qua.xlsx")]) == 20
