"""The program as its users meet it: whole processes, their output and their exit codes."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from support.folders import SAMPLES
from support.programs import inside, ravo

ONE = SAMPLES / "2024" / "30172-my-an-hung-a-2024.xlsx"


def one_line(done: subprocess.CompletedProcess[str], code: str) -> None:
    """The problem is told in one line on stderr, without a traceback, and nothing on stdout."""
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith(f"ravo: {code}: ")
    assert "Traceback" not in done.stderr


def test_help_is_vietnamese_and_english_on_request() -> None:
    assert "Cách dùng: ravo" in ravo("--help").stdout
    assert "Usage: ravo" in inside("--help", "--lang", "en").stdout
    assert "Usage: ravo score" in inside("score", "--help", RAVO_LANG="en").stdout


def test_help_imports_no_heavy_library() -> None:
    code = (
        "import sys; from ravo.console import run; from ravo.cli import app; run(app, ['--help']);"
        "print([m for m in ('pandas','numpy','openpyxl','pydantic') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("scor",), "scor"),
        (("score",), "WORKBOOK"),
        (("score", "--nope", "x.xlsx"), "--nope"),
        (("score", "x.xlsx", "--format", "pdf"), "--format"),
        (("template", "--year", "abc", "-o", "x.xlsx"), "--year"),
        (("register",), "LỆNH"),
        (("register", "movements", "2024"), "Ghi --year 2024."),
        (("register", "movements", "3/2026"), "Ghi --month 3/2026."),
        (("complaints", "due", "31/8/2024"), "Ghi --on 31/8/2024."),
        (("register", "newly-escaped", "31/12/2024"), "Ghi --on 31/12/2024."),
        (("register", "newly-escaped", "2024"), "Thiếu --on."),
        (("calendar", "2024"), "Ghi --year 2024."),
        (("calendar", "31/12/2024"), "RV-1471: ravo calendar lập theo năm, không nhận ngày"),
        (("calendar", "--year", "31/12/2024", "-o", "x.ics"), "RV-1471: ravo calendar lập"),
        (("calendar", "--year", "31/8", "-o", "x.ics"), "thiếu năm"),
        (("explain", "xa.xlsx", "H-0012"), "Ghi --household H-0012."),
        (("register", "show", "Nguyễn", "Văn", "An"), "RV-1465: ravo register show không nhận"),
        (
            ("explain", "xa.xlsx", "xa2.xlsx"),
            "RV-1465: ravo explain không nhận thêm từ (xa2.xlsx).",
        ),
    ],
)
def test_wrong_use_is_one_line_that_names_the_word_and_exits_2(
    words: tuple[str, ...], named: str
) -> None:
    done = inside(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert named in done.stderr


def test_a_citizen_number_too_many_is_named_by_its_last_digits() -> None:
    done = inside("register", "history", "H1", "087070000001")
    assert "0001" in done.stderr
    assert "08707" not in done.stderr


def test_help_is_shown_where_a_word_is_too_many() -> None:
    assert "--year" in inside("register", "movements", "2024", "--help").stdout


def test_missing_file_exits_3(tmp_path: Path) -> None:
    done = inside("score", tmp_path / "khong-co.xlsx")
    assert done.returncode == 3
    one_line(done, "RV-101")


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken zip"])
def test_a_file_that_is_no_workbook_exits_3(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "xa.xlsx"
    path.write_bytes(content)
    done = inside("score", path)
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert sorted(item.name for item in tmp_path.iterdir()) == ["xa.xlsx"]


def test_zip_bomb_is_refused_before_it_inflates(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        with bomb.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(60):
                sheet.write(b"\0" * (1 << 20))
    done = inside("check", path)
    assert done.returncode == 3
    one_line(done, "RV-106")


def test_folder_without_workbooks_exits_3(tmp_path: Path) -> None:
    done = inside("score", tmp_path)
    assert done.returncode == 3
    one_line(done, "RV-109")


def test_unknown_edition_exits_2() -> None:
    done = inside("score", ONE, "--edition", "nd99-2099")
    assert done.returncode == 2
    one_line(done, "RV-551")
    assert "nd07-2021" in done.stderr


def test_year_without_edition_rejects_the_workbook(tmp_path: Path) -> None:
    done = inside("score", ONE, "--year", "2035", "--format", "json")
    assert done.returncode == 1
    value = json.loads(done.stdout)
    assert value["verdict"] == "rejected"
    assert value["households"] == []
    assert "RV-501" in {fault["code"] for fault in value["faults"]}
    assert value["counts"]["read"] == value["counts"]["rejected"] + value["counts"]["blank"]


def test_edition_outside_its_years_names_the_years() -> None:
    done = inside("check", ONE, "--edition", "qd59-2015")
    assert done.returncode == 1
    assert "RV-502" in done.stdout
    assert "2016–2020" in done.stdout


def test_score_writes_beside_the_input_and_leaves_it_untouched(tmp_path: Path) -> None:
    book = tmp_path / ONE.name
    book.write_bytes(ONE.read_bytes())
    done = inside("score", book)
    assert done.returncode in (0, 1)
    assert book.read_bytes() == ONE.read_bytes()
    result = tmp_path / f"{ONE.stem}.ket-qua.xlsx"
    names = openpyxl.load_workbook(result).sheetnames
    assert names[:5] == ["Danh sách", "Kết quả", "Tổng hợp", "Lỗi", "Cách tính"]
    assert names[5:] == ["Dữ liệu hộ", "Dữ liệu thành viên", "Danh sách biến động"]
    assert sorted(item.name for item in tmp_path.iterdir()) == sorted([book.name, result.name])


def test_json_goes_to_stdout_and_counts_reconcile() -> None:
    done = ravo("score", ONE, "--format", "json")
    value = json.loads(done.stdout)
    counts = value["counts"]
    assert counts["read"] == counts["scored"] + counts["rejected"] + counts["blank"]
    assert len(value["households"]) == counts["scored"]
    assert value["edition"] == "nd07-2021"


def test_one_json_file_holds_a_line_for_every_workbook(tmp_path: Path) -> None:
    bad, out = tmp_path / "hong.xlsx", tmp_path / "tat-ca.json"
    bad.write_bytes(b"not a workbook")
    other = SAMPLES / "2024" / "30175-tan-my-2024.xlsx"
    done = inside("score", ONE, bad, other, "--format", "json", "-o", out)
    assert done.returncode == 3
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [Path(line["input"]["path"]).name for line in lines] == [ONE.name, bad.name, other.name]
    printed = inside("score", ONE, bad, other, "--format", "json").stdout
    assert printed == out.read_text(encoding="utf-8")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["hong.xlsx", "tat-ca.json"]


def test_the_input_is_never_a_target(tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    book.write_bytes(ONE.read_bytes())
    done = inside("score", book, "-o", book)
    assert done.returncode == 2
    one_line(done, "RV-157")
    assert book.read_bytes() == ONE.read_bytes()


def test_another_name_of_the_input_is_no_target(tmp_path: Path) -> None:
    book, again = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    book.write_bytes(ONE.read_bytes())
    os.link(book, again)
    before, copies = tmp_path / "truoc", tmp_path / "tra-lai"
    copies.mkdir()
    os.link(book, copies / "a.tra-lai.xlsx")
    for words in (
        ("score", book, "-o", again),
        ("score", book, "--out-dir", before, "--return", copies),
        ("diff", ONE, book, "-o", again),
    ):
        done = inside(*words)
        assert done.returncode == 2
        one_line(done, "RV-157")
    assert book.read_bytes() == ONE.read_bytes()


def test_two_inputs_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "xa.xlsx").write_bytes(ONE.read_bytes())
    done = inside("score", tmp_path / "a", tmp_path / "b", "--out-dir", tmp_path / "out")
    assert done.returncode == 2
    one_line(done, "RV-156")
    assert not (tmp_path / "out").exists()


def test_output_folder_that_is_a_file_exits_2(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("not a folder", encoding="utf-8")
    done = inside("score", ONE, "--out-dir", tmp_path / "out")
    assert done.returncode == 2
    one_line(done, "RV-151")


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full exists on Linux only")
def test_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "import errno, sys\n"
        "from pathlib import Path\n"
        "from ravo.files import whole_file\n"
        "from ravo.faults import RavoError\n"
        "try:\n"
        "    with whole_file(Path(sys.argv[1])) as temporary:\n"
        "        temporary.write_bytes(b'half')\n"
        "        with open('/dev/full', 'w') as full: full.write('x' * 100000)\n"
        "except RavoError as error:\n"
        "    print(error.fault.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x.xlsx")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "RV-152"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file size limit per process")
def test_a_disk_that_fills_up_while_scoring_is_one_line(tmp_path: Path) -> None:
    import resource

    done = subprocess.run(
        [sys.executable, "-m", "ravo", "score", str(ONE), "--out-dir", str(tmp_path), "-q"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)),
    )
    assert done.returncode == 2
    one_line(done, "RV-152")
    assert list(tmp_path.iterdir()) == []


def test_unknown_household_exits_2() -> None:
    done = inside("explain", ONE, "--household", "KHONG-CO")
    assert done.returncode == 2
    one_line(done, "RV-141")


def test_explain_speaks_in_three_formats() -> None:
    first = json.loads(inside("score", ONE, "--format", "json").stdout)["households"][0]["ma_ho"]
    told = inside("explain", ONE, "--household", first, "--officer").stdout
    assert first in told
    family = inside("explain", ONE, "--household", first).stdout
    assert family.startswith("DỮ LIỆU TỔNG HỢP, KHÔNG CÓ THẬT\n\nỦY BAN NHÂN DÂN")
    assert first not in family
    assert json.loads(inside("explain", ONE, "--household", first, "--format", "json").stdout)
    assert "<html" in inside("explain", ONE, "--household", first, "--format", "html").stdout


def test_a_reader_who_goes_away_is_no_failure() -> None:
    words = [sys.executable, "-m", "ravo", "check", str(ONE), str(ONE), "--format", "json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_a_pipe_that_breaks_elsewhere_is_a_failure() -> None:
    code = (
        "import ravo.pipeline.checks, ravo.console, ravo.cli\n"
        "def broken(*_, **__): raise BrokenPipeError\n"
        "ravo.pipeline.checks.check_workbooks = broken\n"
        f"raise SystemExit(ravo.console.run(ravo.cli.app, ['check', {str(ONE)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 70


def interrupted(there: Path, second: str, *words: object) -> tuple[int, list[str]]:
    """Run a program whose second workbook never ends, interrupt it there; its code and its talk.

    The program makes the file `there` as it begins with that workbook.
    """
    code = (
        "import pathlib, signal, sys, time, ravo.pipeline.scores as job, ravo.console, ravo.cli\n"
        "real, seen = job.scored_workbook, []\n"
        "def slow(*given):\n"
        "    seen.append(given)\n"
        "    if len(seen) < 2: return real(*given)\n"
        f"    pathlib.Path({str(there)!r}).touch()\n"
        f"    {second}\n"
        "    while time.sleep(0.01) is None: pass\n"
        "job.scored_workbook = slow\n"
        f"raise SystemExit(ravo.console.run(ravo.cli.app, {[str(word) for word in words]!r}))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        # A shell has what it runs in the background ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        while not there.exists() and process.poll() is None:
            time.sleep(0.01)
        assert there.exists()
        if second == "pass":
            process.send_signal(signal.SIGINT)
        _, talk = process.communicate(timeout=60)
    finally:
        process.kill()
    return process.returncode, talk.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one child")
@pytest.mark.parametrize(
    "second",
    [
        "pass",
        # An interrupt inside the callback of a weak reference, or a finaliser, is only printed.
        "type('Gone', (), {'__del__': lambda self: signal.raise_signal(signal.SIGINT)})()",
    ],
    ids=["anywhere", "in a finaliser"],
)
def test_ctrl_c_exits_130_in_one_line(tmp_path: Path, second: str) -> None:
    out = tmp_path / "out"
    code, talk = interrupted(
        tmp_path / "there", second, "score", SAMPLES / "2024", "--out-dir", out
    )
    assert code == 130
    assert talk[-1].startswith("ravo: Đã dừng theo yêu cầu")
    assert "Traceback" not in "".join(talk)
    (book,) = out.iterdir()
    assert book.name.endswith(".ket-qua.xlsx")
    assert zipfile.is_zipfile(book)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without a signal")
def test_a_process_that_is_ended_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Two workbooks are handled beside the command: the signal reaches both processes' files.

    It does so where Ctrl-C is ignored, as a shell has it for what a script runs in the background.
    """
    out, scratch, there = (tmp_path / name for name in ("out", "tmp", "there"))
    scratch.mkdir()
    both = [str(ONE), str(SAMPLES / "2023" / "30172-my-an-hung-a-2023.xlsx")]
    words = ["score", *both, "--return", str(out), "--out-dir", str(out)]
    code = (
        "import pathlib, time, ravo.files, ravo.console, ravo.cli\n"
        "def never(path):\n"
        f"    pathlib.Path({str(there)!r}).write_text(str(path))\n"
        "    while time.sleep(0.01) is None: pass\n"
        "ravo.files.sync_file = never\n"
        f"raise SystemExit(ravo.console.run(ravo.cli.app, {words!r}))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TMPDIR": str(scratch)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )
    try:
        while not (there.is_file() and there.read_text()) and process.poll() is None:
            time.sleep(0.01)
        assert Path(there.read_text()).is_file()
        process.terminate()
        _, talk = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, talk.startswith("ravo: Đã dừng theo yêu cầu")) == (130, True), talk
    assert [*out.iterdir(), *scratch.iterdir()] == []


def test_every_criteria_command_answers(tmp_path: Path) -> None:
    assert "nd351-2025" in inside("criteria", "list").stdout
    shown = inside("criteria", "show", "nd07-2021").stdout
    assert "1.500.000" in shown
    assert "Điều 3 khoản 2 điểm a" in shown
    assert inside("criteria", "coverage", "nd07-2021").returncode == 0
    out = tmp_path / "x.xlsx"
    assert inside("criteria", "export", "nd07-2021", "-o", out).returncode == 0
    assert openpyxl.load_workbook(out).sheetnames
