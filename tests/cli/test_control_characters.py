"""What cells and file names hold cannot steer a terminal, forge a line or run in a spreadsheet."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from ravo.batch.reports import previous, reports
from support import books
from support.nights import Inline
from support.programs import printed_inside
from support.work_here import IsolatedHere

FORGED = "\nravo: RV-101: gia"
CONTROLS = "\x1b[31m\x1b]0;t\x07\r\x85\x9b2J\u202e\u2066"


def nameable(words: str) -> str:
    """Return what a file's name may hold: on Windows no controls of ASCII and none of its signs."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]', "", words) if os.name == "nt" else words


NAME = nameable(f"xa{CONTROLS}{FORGED} [bold]do [red].xlsx")
STEERING = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2066"} - {"\n"}


def inside(*words: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.CompletedProcess([*map(str, words)], *printed_inside(*words))


def ravo(*words: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "ravo", *map(str, words)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def clean(*streams: bytes) -> str:
    """Return what was printed; nothing in it steers, and no line was forged."""
    said = b"".join(streams).decode().replace(os.linesep, "\n")
    assert not STEERING & set(said)
    assert not any(line.startswith("ravo: RV-101: gia") for line in said.splitlines())
    return said


def hostile(folder: Path) -> Path:
    row = books.household("H1", **{"Giới tính": f"+cmd{FORGED}\u202e", "Ghi chú": f"@x{FORGED}"})
    other = books.household("H2", **{"Thôn/ấp/bản/tổ dân phố": "+[bold]Ấp[/bold]\u202e"})
    info = {"Xã/phường/thị trấn": f"Xã [red]Một[/red]{FORGED}\u202e"}
    return books.write(folder / NAME, [row, other], info=info)


@pytest.mark.parametrize("format", ["text", "json", "csv"])
def test_check_prints_no_controls_and_keeps_brackets(tmp_path: Path, format: str) -> None:
    command = ravo if format == "text" else inside
    done = command("check", hostile(tmp_path), "--format", format)
    said = clean(done.stdout, done.stderr)
    assert "[bold]do [red].xlsx" in said
    assert "RV-203" in said


def test_check_json_strings_have_no_controls_either(tmp_path: Path) -> None:
    done = inside("check", hostile(tmp_path), "--format", "json")
    value = json.loads(done.stdout)
    texts = [
        value["input"]["path"],
        value["input"]["commune"],
        *(str(v) for f in value["faults"] for v in f.values()),
    ]
    assert not any((STEERING | {"\n"}) & set(text) for text in texts)


def test_check_csv_has_no_formula_and_one_line_a_fault(tmp_path: Path) -> None:
    done = inside("check", hostile(tmp_path), "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout.decode())))
    assert {len(row) for row in rows} == {11}
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row
    )


def test_score_tells_no_controls_and_the_closing_table_keeps_brackets(tmp_path: Path) -> None:
    done = inside("score", hostile(tmp_path), "--out-dir", tmp_path / "ra")
    said = clean(done.stdout, done.stderr)
    assert "Xã [red]Một[/red]" in said
    (made,) = (tmp_path / "ra").iterdir()
    for sheet in openpyxl.load_workbook(made).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or sheet.title == "Tổng hợp"
                assert not STEERING & set(str(cell.value or ""))


@pytest.mark.parametrize("format", ["json", "csv"])
def test_scores_for_machines_have_no_controls(tmp_path: Path, format: str) -> None:
    done = inside("score", hostile(tmp_path), "--format", format, "-q")
    said = clean(done.stdout, done.stderr)
    assert "H2" in said


def test_the_returned_copy_tells_no_controls(tmp_path: Path) -> None:
    back = tmp_path / "tra-lai"
    done = inside("check", hostile(tmp_path), "--return", back)
    clean(done.stdout, done.stderr)
    (made,) = back.iterdir()
    book = openpyxl.load_workbook(made)
    for sheet in book.worksheets[:2]:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not STEERING & set(str(cell.value or ""))
    comments = [c.comment.text for row in book["Hộ"].iter_rows() for c in row if c.comment]
    assert comments
    assert not any(STEERING & set(text) for text in comments)


def test_an_unreadable_file_with_a_hostile_name_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"nothing")
    done = inside("check", path)
    said = clean(done.stdout, done.stderr)
    assert len(said.splitlines()) == 1
    assert done.returncode == 3


def test_a_file_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    done = inside("score", tmp_path / f"khong-co{CONTROLS}{FORGED}.xlsx", "-o", tmp_path / "x.xlsx")
    assert len(clean(done.stdout, done.stderr).splitlines()) == 1


def test_an_unknown_option_cannot_forge_a_line(tmp_path: Path) -> None:
    done = inside("score", f"--nope{FORGED}")
    assert len(clean(done.stdout, done.stderr).splitlines()) == 1


def test_explain_prints_no_controls(tmp_path: Path) -> None:
    path = hostile(tmp_path)
    for format in ("text", "json", "html"):
        done = inside("explain", path, "--household", "H2", "--format", format)
        assert not (STEERING - {"\t"}) & set((done.stdout + done.stderr).decode()), format


@pytest.fixture
def night_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A night handles workbooks and makes reports in this process: those of its own are silent."""
    monkeypatch.setattr("ravo.batch.night.engine_of", lambda config: Inline())
    for module in (reports, previous):
        monkeypatch.setattr(module, "Isolation", IsolatedHere)


@pytest.mark.usefixtures("night_here")
def test_a_night_tells_logs_and_mails_no_controls(tmp_path: Path) -> None:
    source = tmp_path / "vao"
    source.mkdir()
    hostile(source)
    (source / nameable(f"hong{CONTROLS}{FORGED}.xlsx")).write_bytes(b"nothing")
    mail = tmp_path / "mail.txt"
    program = tmp_path / "mail.py"
    program.write_text(f"import sys; open({str(mail)!r}, 'wb').write(sys.stdin.buffer.read())")
    run = tmp_path / "dem.toml"
    run.write_text(
        'input = "vao"\noutput = "ra"\n[limits]\njobs = 1\nsettle_seconds = 0.0\n[log]\n'
        'file = "nhat-ky.jsonl"\n'
        f"[notify]\ncommand = [{json.dumps(sys.executable)}, {json.dumps(str(program))}]\n"
    )
    done = inside("batch", run)
    clean(done.stdout, done.stderr)
    assert done.returncode == 3, done.stderr
    clean(mail.read_bytes())
    for line in (tmp_path / "nhat-ky.jsonl").read_text("utf-8").splitlines():
        assert not (STEERING | {"\n"}) & set(str(json.loads(line).get("input")))
