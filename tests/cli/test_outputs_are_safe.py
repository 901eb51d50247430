"""Where outputs go: regular files only, no more open than what they come from, never a mixture."""

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from ravo import files
from ravo.files import sweep, unfinished_name
from support import books
from support.nights import Inline, long_unchanged
from support.programs import Here

RIGHTS = pytest.mark.skipif(
    os.name == "nt", reason="a file of Windows has the rights of its folder"
)
DEVICES = pytest.mark.skipif(os.name == "nt", reason="folders of Windows hold no pipes or devices")
SHELL = pytest.mark.skipif(
    os.name == "nt", reason="streams are closed by the words of a POSIX shell"
)
BYTES = pytest.mark.skipif(os.name == "nt", reason="words and names of Windows are text")


def survey(folder: Path, year: int = 2024) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    rows = [books.household("H1"), books.household("H2", 0)]
    return books.write(folder / f"xa-{year}.xlsx", rows, info={"Năm rà soát": year})


OUTPUTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "score": (".xlsx", ("score", "{survey}", "-o")),
    "score json": (".json", ("score", "{survey}", "--format", "json", "-o")),
    "score csv": (".csv", ("score", "{survey}", "--format", "csv", "-o")),
    "score parquet": (".parquet", ("score", "{survey}", "--format", "parquet", "-o")),
    "explain": (
        ".txt",
        ("explain", "{survey}", "--household", "H1", "--format", "text", "-o"),
    ),
    "explain html": (
        ".html",
        ("explain", "{survey}", "--household", "H1", "--format", "html", "-o"),
    ),
    "diff": (".xlsx", ("diff", "{survey}", "--what-if", "nd07-2021", "-o")),
    "diff html": (".html", ("diff", "{survey}", "--what-if", "nd07-2021", "--html")),
    "template": (".xlsx", ("template", "--year", "2024", "-o")),
    "b1 template": (".xlsx", ("b1", "template", "-o")),
    "corrections template": (".xlsx", ("corrections", "template", "-o")),
    "criteria export": (".xlsx", ("criteria", "export", "nd07-2021", "-o")),
    "profile guess": (".yaml", ("profile", "guess", "{survey}", "-o")),
    "batch": (".toml", ("batch", "--init")),
}


def words_of(name: str, folder: Path) -> tuple[str, ...]:
    return tuple(word.format(survey=survey(folder / "vao")) for word in OUTPUTS[name][1])


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_ending_of_another_format_is_refused_with_the_right_one(
    tmp_path: Path, here: Here, name: str
) -> None:
    ending = OUTPUTS[name][0]
    words = words_of(name, tmp_path)
    for wrong in (".docx", "", ".csv" if ending == ".xlsx" else ".xlsx"):
        target = tmp_path / f"ra{wrong}"
        code, _, talk = here(*words, target)
        assert code == 2
        assert "RV-1011" in talk
        assert ending in talk
        assert not target.exists()
    assert here(*words, tmp_path / f"ra{ending.upper()}")[0] in (0, 1)


@DEVICES
@pytest.mark.parametrize("name", OUTPUTS)
def test_only_regular_files_are_replaced_and_links_stay(
    tmp_path: Path, here: Here, name: str
) -> None:
    ending, words = OUTPUTS[name][0], words_of(name, tmp_path)
    folder, pipe = tmp_path / f"thu-muc{ending}", tmp_path / f"ong{ending}"
    folder.mkdir()
    os.mkfifo(pipe)
    device = tmp_path / f"thiet-bi{ending}"
    device.symlink_to("/dev/null")
    for target in (folder, pipe, device):
        code, _, talk = here(*words, target)
        assert code == 2
        assert "RV-1010" in talk
    assert device.is_symlink()
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    if name == "batch":
        return  # an existing file is refused
    link, real = tmp_path / f"lien-ket{ending}", tmp_path / "noi-khac" / f"that{ending}"
    real.parent.mkdir()
    real.write_bytes(b"")
    link.symlink_to(real)
    assert here(*words, link)[0] in (0, 1)
    assert link.is_symlink()
    assert real.stat().st_size > 0


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_dash_is_stdout_where_the_format_is_text(tmp_path: Path, here: Here, name: str) -> None:
    code, out, talk = here(*words_of(name, tmp_path), "-")
    if name in ("score json", "score csv", "explain", "explain html", "profile guess"):
        assert code in (0, 1)
        assert out
    else:
        assert code == 2
        assert "RV-1012" in talk
    assert not Path("-").exists()


@RIGHTS
def test_outputs_are_no_more_open_than_their_input(
    tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ravo.batch.night.engine_of", lambda config: Inline())
    folder = tmp_path / "vao"
    path = survey(folder)
    path.chmod(0o600)
    here("score", path, "-o", tmp_path / "kq.xlsx", "--return", tmp_path / "tra")
    here("score", folder, folder / "xa-2024.xlsx", "--format", "json", "-o", tmp_path / "kq.json")
    here("report", path, "-o", tmp_path / "bc")
    here("diff", path, "--what-if", "nd07-2021", "-o", tmp_path / "bd.xlsx")
    here("explain", path, "--household", "H1", "-o", tmp_path / "gt.txt")
    long_unchanged(folder)
    here("batch", folder, tmp_path / "dem", "-q")
    made = [p for p in tmp_path.rglob("*") if p.is_file() and p != path]
    made = [p for p in made if p.name not in ("manifest.jsonl",)]
    assert len(made) > 15
    assert [p for p in made if stat.S_IMODE(p.stat().st_mode) & 0o077] == []


@RIGHTS
def test_outputs_are_no_more_open_than_the_file_they_replace(tmp_path: Path, here: Here) -> None:
    path, target = survey(tmp_path / "vao"), tmp_path / "kq.xlsx"
    here("score", path, "-o", target)
    usual = stat.S_IMODE(target.stat().st_mode)
    book = openpyxl.load_workbook(target)
    book.save(target)
    target.chmod(0o640)
    here("score", path, "-o", target)
    kept = target.with_name("kq.xlsx.truoc")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640 & usual
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640 & usual


# a report's folder


def years(folder: Path) -> tuple[Path, Path]:
    return survey(folder / "2023", 2023), survey(folder / "2024", 2024)


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_a_report_leaves_no_forms_of_an_earlier_one(tmp_path: Path, here: Here) -> None:
    old, new = years(tmp_path)
    out = tmp_path / "bc"
    here("report", new, "--previous", old, "-o", out)
    assert "csv/bieu-02.csv" in names(out)
    _, _, talk = here("report", old, "-o", out, "--forms", "1", "--format", "csv,json")
    assert names(out) == {"csv/bieu-01.csv", "report.json", "nguon.json"}
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["year"] == 2023
    assert "RV-100" not in talk
    assert "RV-1014" not in talk


def test_what_an_officer_edited_in_a_report_is_kept_and_named(tmp_path: Path, here: Here) -> None:
    old, new = years(tmp_path)
    out = tmp_path / "bc"
    here("report", new, "--previous", old, "-o", out)
    (out / "csv" / "bieu-02.csv").write_text("của tôi", encoding="utf-8")
    (out / "csv" / "bieu-01.csv").write_text("cũng của tôi", encoding="utf-8")
    (out / "cong-van.pdf").write_bytes(b"x")
    _, _, talk = here("report", new, "-o", out, "--format", "csv", "--forms", "1")
    assert names(out) == {
        "csv/bieu-01.csv",
        "csv/bieu-01.csv.truoc",
        "csv/bieu-02.csv.truoc",
        "cong-van.pdf",
        "nguon.json",
    }
    assert (out / "csv" / "bieu-02.csv.truoc").read_text(encoding="utf-8") == "của tôi"
    assert talk.count("RV-100:") == 2
    told = [line for line in talk.splitlines() if "RV-1014" in line]
    assert len(told) == 1
    assert "cong-van.pdf" in told[0]


def test_a_record_that_points_elsewhere_clears_nothing_away(tmp_path: Path, here: Here) -> None:
    _, new = years(tmp_path)
    out = tmp_path / "bc"
    out.mkdir()
    other = tmp_path / "cua-toi.csv"
    other.write_text("x", encoding="utf-8")
    told = {"files": {"../cua-toi.csv": files.checksum(other), str(other): files.checksum(other)}}
    (out / "nguon.json").write_text(json.dumps(told), encoding="utf-8")
    here("report", new, "-o", out, "--format", "json")
    assert other.exists()


# what is unfinished


def test_what_a_killed_run_left_goes_and_what_is_being_written_stays(tmp_path: Path) -> None:
    mine = unfinished_name("kq")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    parts = mine.split("-")
    gone = [*parts[:-2], str(ended.pid), "x.xlsx"]
    left = {
        "-".join(gone): False,
        f"{mine}y.xlsx": True,
        "-".join([*parts[:-2], str(os.getppid()), "z.xlsx"]): True,
        "-".join([parts[0], "ravo00000000", parts[2], str(ended.pid), "x.xlsx"]): True,
        ".kq-cua-toi.xlsx": True,
        "kq.xlsx": True,
    }
    for name in left:
        (tmp_path / name).write_bytes(b"")
    files._SWEPT.discard(os.fspath(tmp_path))
    sweep(tmp_path)
    assert {name: (tmp_path / name).exists() for name in left} == left


@pytest.mark.skipif(sys.platform != "linux", reason="kill -9 and its signs")
def test_a_run_killed_while_it_writes_is_swept_by_the_next(tmp_path: Path) -> None:
    out, scratch = tmp_path / "ra", tmp_path / "tmp"
    scratch.mkdir()
    code = (
        "import sys, time; from pathlib import Path; from ravo.files import whole_file\n"
        f"with whole_file(Path({str(out / 'kq.xlsx')!r})) as at:\n"
        "    at.write_bytes(b'x'); print('on', flush=True); time.sleep(600)\n"
    )
    env = {**os.environ, "TMPDIR": str(scratch)}
    writing = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=env)
    assert writing.stdout is not None
    assert writing.stdout.readline() == b"on\n"
    assert len(list(out.iterdir())) == 1
    again = [sys.executable, "-m", "ravo", "template", "--year", "2024", "-o", str(out / "m.xlsx")]
    subprocess.run(again, check=True, env=env, capture_output=True)
    assert len(list(out.iterdir())) == 2
    writing.send_signal(signal.SIGKILL)
    writing.wait()
    writing.stdout.close()
    subprocess.run(again, check=True, env=env, capture_output=True)
    assert [p.name for p in out.iterdir()] == ["m.xlsx"]
    assert list(scratch.iterdir()) == []


def test_a_name_too_long_is_told_and_leaves_nothing(tmp_path: Path, here: Here) -> None:
    code, _, talk = here("template", "--year", "2024", "-o", tmp_path / ("x" * 255 + ".xlsx"))
    assert (code, "RV-1009" in talk) == (3, True)
    assert list(tmp_path.iterdir()) == []


# the streams


@SHELL
@pytest.mark.parametrize(
    ("words", "redirect", "code"),
    [
        (("check",), "2>/dev/full >/dev/null", 0),
        (("score", "--format", "json"), ">/dev/full", 2),
        (("score", "--format", "json", "-q"), ">&- 2>&- <&-", 0),
        # What loads little shows the same of one stream.
        (("criteria", "list"), ">&-", 0),
        (("criteria", "list"), ">/dev/full", 2),
        (("criteria", "export", "nd07-2021", "-o", "{folder}/x.xlsx"), "2>&- >/dev/null", 0),
    ],
)
def test_streams_change_no_exit_code_but_full_data(
    tmp_path: Path, words: tuple[str, ...], redirect: str, code: int
) -> None:
    if not Path("/dev/full").exists() and "full" in redirect:
        redirect, code = ">/dev/null", 0
    words = tuple(word.format(folder=tmp_path) for word in words)
    path = [] if words[0] == "criteria" else [str(survey(tmp_path))]
    line = " ".join(['"$0" -m ravo "$@"', redirect])
    done = subprocess.run(
        ["/bin/sh", "-c", line, sys.executable, *words, *path],
        stderr=subprocess.PIPE,
        check=False,
        timeout=300,
    )
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"RV-152" in done.stderr if code == 2 else not done.stderr


@BYTES
def test_a_word_that_is_no_text_is_no_bug(tmp_path: Path) -> None:
    odd = b"x\xff"
    options = ["--year", "2024", "-o", str(tmp_path / "m.xlsx")]
    words: list[str | bytes] = ["template", *options, "--commune", odd]
    done = subprocess.run(
        [sys.executable, "-m", "ravo", *words], capture_output=True, check=False, timeout=300
    )
    assert done.returncode == 2, done.stderr
    assert b"RV-180" in done.stderr
    assert list(tmp_path.iterdir()) == []
