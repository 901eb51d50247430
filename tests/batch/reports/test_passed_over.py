"""What a night passes over is told every night, counted, and costs nobody else anything."""

import os
from pathlib import Path

import pytest

from ravo.batch.reports.reports import Reports
from ravo.batch.summary import exit_code, summary_line
from ravo.cli import app
from ravo.commands.night import run_batch
from ravo.console import run as ravo
from ravo.faults import UsageProblem
from ravo.faults.unread import Unread
from support import books
from support.nights import Inline, commune, config, lines, night, standing


def beside(folder: Path) -> None:
    """Put one of everything that is no survey beside the communes."""
    (folder / "huyen").mkdir(parents=True, exist_ok=True)
    (folder / "huyen" / "bang-gia.csv").write_text("x", encoding="utf-8")
    (folder / "ap.zip").write_bytes(b"x")
    assert ravo(app, ["template", "--year", "2024", "-o", str(folder / "mau.xlsx"), "-q"]) == 0


def test_what_is_no_survey_is_told_every_night_and_not_scored(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    beside(tmp_path / "vao")
    told = config(tmp_path)
    for expected in (["xa-0.xlsx"], []):
        done = night(told)
        assert done.done == expected
        assert sorted(done.ear.faults) == ["RV-1001", "RV-1002", "RV-1006"]
        assert done.account.unread == Unread(files=2)
        line = summary_line(done.account, Reports(), "vi")
        assert line.endswith("2 tệp chưa đọc")
        assert exit_code(done.account, Reports()) == 0
        assert exit_code(done.account, Reports(), strict=True) == 1
    assert set(standing(tmp_path / "ra")) == {"xa-0.xlsx"}


def test_a_pattern_says_which_files_are_meant(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    beside(tmp_path / "vao")
    done = night(config(tmp_path, pattern="xa-*.xlsx"))
    assert done.ear.faults == []
    assert not done.account.unread


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_or_a_broken_link_is_a_workbook_that_failed(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    os.mkfifo(tmp_path / "vao" / "ong.xlsx")
    (tmp_path / "vao" / "lien-ket.xlsx").symlink_to(tmp_path / "khong-co.xlsx")
    done = night(config(tmp_path))
    assert done.done == ["xa-0.xlsx"]
    failed = {
        line["input"]: line["error"]["code"] for line in lines(tmp_path / "ra") if line["error"]
    }
    assert failed == {"ong.xlsx": "RV-1005", "lien-ket.xlsx": "RV-1005"}
    assert exit_code(done.account, Reports()) == 3


@pytest.mark.parametrize("pattern", ["**.xlsx", ".", "../*", "/x"])
def test_a_pattern_that_is_none_is_refused(tmp_path: Path, pattern: str) -> None:
    commune(tmp_path / "vao")
    with pytest.raises(UsageProblem) as caught:
        night(config(tmp_path, pattern=pattern))
    assert caught.value.fault.code == "RV-147"


SLIPS = [
    'pattern = "**.xlsx"',
    'pattern = "a\\u0000b"',
    f'pattern = "{"x" * 600}"',
    f'previous = "{"x" * 5000}"',
    'previous = "a\\u0000"',
    "strict = 1",
    "strict = " + "9" * 5000,
    "strict = " + "[" * 3000 + "]" * 3000,
    "[limits]\nseconds = " + str(10**18),
    "[limits]\nwait_seconds = nan",
    "[limits]\nwait_seconds = inf",
    "[limits]\njobs = 0x" + "f" * 4000,
    "[limits]\nmemory_mib = 1000000000000",
    '[notify]\ncommand = ["a\\u0000"]',
    "[notify]\nseconds = 10000000000",
    '[review]\ngrid = "' + "x" * 300 + '"',
]


@pytest.mark.parametrize("slip", SLIPS, ids=range(len(SLIPS)))
def test_a_slip_in_the_run_file_is_no_bug(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], slip: str
) -> None:
    commune(tmp_path / "vao")
    file = tmp_path / "dem.toml"
    file.write_text(f'input = "vao"\noutput = "ra"\n{slip}\n', encoding="utf-8")
    code = ravo(app, ["batch", str(file), "-q"])
    talk = capsys.readouterr().err
    assert code in (2, 3), talk
    key = slip.removeprefix("[limits]\n").removeprefix("[notify]\n").removeprefix("[review]\n")
    assert key.partition(" ")[0] in talk or "RV-123" in talk or "RV-147" in talk


def test_a_night_over_an_odd_name_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name as long as a file's may be has no room for the ending of its results."""
    commune(tmp_path / "vao")
    books.write(tmp_path / "vao" / ("x" * 245 + ".xlsx"), [books.household("H1")])
    code = run_batch(config(tmp_path), force=False, quiet=True, engine=Inline())
    talk = capsys.readouterr().err
    assert code == 3, talk
    assert "RV-1009" in talk
    assert (tmp_path / "ra" / "xa-0.ket-qua.xlsx").is_file()
