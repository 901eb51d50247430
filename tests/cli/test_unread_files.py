"""What lies in a folder beside surveys is named, counted and never taken for one."""

import contextlib
import json
import os
import shutil
import signal
import socket
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from ravo.faults import Fault
from ravo.faults.unread import Unread, unread_of, unread_words
from ravo.survey.reader import read_survey
from ravo.survey.survey import Survey
from ravo.workbook.folders import gather
from support import books
from support.programs import Here, inside, ravo
from support.rights import links_to

POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX names and files only")


def commune(folder: Path, name: str = "xa.xlsx") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return books.write(folder / name, [books.household("H1"), books.household("H2", 0)])


def full(folder: Path) -> Path:
    """Fill a folder with a survey and one of everything else."""
    commune(folder)
    (folder / "ho.csv").write_text("Mã hộ\n00001\n", encoding="utf-8")
    (folder / "cac-ap.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)
    (folder / "cong-van.pdf").write_bytes(b"%PDF-1.4")
    (folder / "~$xa.xlsx").write_bytes(b"")
    (folder / ".an").write_bytes(b"")
    (folder / "xa.ket-qua.json").write_text("{}", encoding="utf-8")
    (folder / "sua.xlsx.truoc2").write_bytes(b"")
    commune(folder / "ap-1", "ap.xlsx")
    commune(folder / "ap-1" / "to-2", "to.xls")
    return folder


COMMANDS = {
    "check": lambda at: ("check", at),
    "score": lambda at: ("score", at, "--out-dir", at.parent / "ra"),
    "report": lambda at: ("report", at, "-o", at.parent / "bc", "--format", "json"),
    "diff": lambda at: ("diff", at, "--what-if", "nd07-2021"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_command_names_each_kind_once_and_counts_it(
    tmp_path: Path, here: Here, command: object
) -> None:
    _, _, talk = here(*command(full(tmp_path / "vao")), "--lang", "en")  # type: ignore[operator]
    told = {
        code: [line for line in talk.splitlines() if code in line]
        for code in ("RV-1001", "RV-1002", "RV-1003", "RV-1004", "RV-1006")
    }
    assert [len(lines) for lines in told.values()] == [1, 1, 1, 1, 0], talk
    assert "ho.csv" in told["RV-1001"][0]
    assert "a folder of their own" in told["RV-1001"][0]
    assert "cac-ap.zip" in told["RV-1002"][0]
    assert "ap-1 (2 workbooks among 2 files)" in told["RV-1003"][0]
    assert "--recursive" in told["RV-1003"][0]
    assert "cong-van.pdf" in told["RV-1004"][0]
    assert talk.splitlines()[-1] == "Note: 5 files not read."
    assert "xa.ket-qua.json" not in talk
    assert "truoc2" not in talk


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_strict_makes_it_exit_1_and_nothing_else_does(
    tmp_path: Path, here: Here, command: object
) -> None:
    folder = tmp_path / "vao"
    commune(folder)
    words = command(folder)  # type: ignore[operator]
    assert here(*words, "--strict")[0] == here(*words)[0]
    (folder / "ho.csv").write_text("x", encoding="utf-8")
    before = here(*words)[0]
    code, _, talk = here(*words, "--strict", "-q")
    assert code == max(before, 1)
    assert "1 tệp chưa đọc" in talk


def test_recursive_reads_what_is_inside_and_outputs_lie_as_their_workbooks(
    tmp_path: Path, here: Here
) -> None:
    folder = tmp_path / "vao"
    for name in ("a", "b"):
        commune(folder / name)
    commune(folder)
    assert gather([folder]).books == (folder / "xa.xlsx",)
    assert len(gather([folder], recursive=True).books) == 3
    code, _, talk = here(
        "score", folder, "-r", "--out-dir", tmp_path / "ra", "--return", tmp_path / "tra", "-q"
    )
    assert code in (0, 1), talk
    names = {p.relative_to(tmp_path / "ra").as_posix() for p in (tmp_path / "ra").rglob("*.xlsx")}
    assert names == {"xa.ket-qua.xlsx", "a/xa.ket-qua.xlsx", "b/xa.ket-qua.xlsx"}
    assert len(list((tmp_path / "tra").rglob("*.tra-lai.xlsx"))) == 3


def test_a_folder_without_workbooks_says_what_is_there_instead(tmp_path: Path, here: Here) -> None:
    (tmp_path / "so-lieu.csv").write_text("x", encoding="utf-8")
    code, _, talk = here("check", tmp_path)
    assert code == 3
    assert "RV-1001" in talk
    (tmp_path / "so-lieu.csv").unlink()
    commune(tmp_path / "trong")
    code, _, talk = here("score", tmp_path)
    assert code == 3
    assert "--recursive" in talk


def test_what_was_passed_over_stands_in_json_and_csv(tmp_path: Path, here: Here) -> None:
    folder = full(tmp_path / "vao")
    for command in ("check", "score"):
        _, out, _ = here(command, folder, "--format", "json")
        book, beside = map(json.loads, out.splitlines())
        assert "unread" not in book
        assert beside["input"]["path"] == str(folder)
        assert beside["verdict"] is None
        assert beside["unread"]["files"] == 5
        assert {f["code"] for f in beside["faults"]} == {"RV-1001", "RV-1002", "RV-1003", "RV-1004"}
    _, out, _ = here("check", folder, "--format", "csv")
    assert sum(line.startswith(f"{folder},RV-100") for line in out.splitlines()) == 4
    assert out.count("path,code,") == 1


@pytest.mark.parametrize("ending", [".xltx", ".xltm", ".xlsm", ".et"])
def test_other_endings_of_a_workbook_are_read_in_folders_too(
    tmp_path: Path, here: Here, ending: str
) -> None:
    commune(tmp_path).rename(tmp_path / f"xa{ending}")
    code, out, _ = here("check", tmp_path, "--format", "json")
    assert code in (0, 1)
    assert json.loads(out)["counts"]["scored"] == 2


MADE = {
    "results": ("score", "{survey}", "-o", "{file}"),
    "template": ("template", "-o", "{file}", "--year", "2024"),
    "corrections": ("corrections", "template", "-o", "{file}"),
    "b1": ("b1", "template", "-o", "{file}"),
    "criteria": ("criteria", "export", "nd07-2021", "-o", "{file}"),
}


@pytest.mark.parametrize("words", MADE.values(), ids=MADE)
def test_what_ravo_made_is_told_as_what_it_is(
    tmp_path: Path, here: Here, words: tuple[str, ...]
) -> None:
    survey = commune(tmp_path / "phieu")
    made = tmp_path / "vao" / "khac.xlsx"
    made.parent.mkdir()
    here(*(word.format(survey=survey, file=made) for word in words))
    code, out, talk = here("check", made)
    if words[0] == "template":
        assert (code, "RV-412" in out) == (1, True)
    else:
        assert (code, out) == (3, "")
        assert "RV-1007" in talk
    shutil.copy(survey, made.parent)
    code, out, talk = here("score", made.parent, "--format", "json")
    assert len([line for line in out.splitlines() if json.loads(line)["verdict"]]) == 1
    told = [line for line in talk.splitlines() if "RV-1006" in line]
    assert [("khac.xlsx" in line) for line in told] == ([] if words[0] == "score" else [True])
    assert "chưa đọc" not in talk


def test_a_report_in_the_folder_is_told_and_not_scored(tmp_path: Path, here: Here) -> None:
    folder = tmp_path / "vao"
    commune(folder)
    here("report", folder, "-o", folder / "bc")
    shutil.copy(folder / "bc" / "bieu-mau.xlsx", folder)
    _, out, talk = here("score", folder, "--format", "json", "--recursive")
    assert json.loads(out.splitlines()[0])["counts"]["scored"] == 2
    told = [line for line in talk.splitlines() if "RV-1006" in line]
    assert len(told) == 1
    assert "bc, bieu-mau.xlsx" in told[0]


def test_a_link_to_itself_is_no_file(tmp_path: Path, here: Here) -> None:
    for link in links_to(tmp_path / "vong.xlsx", tmp_path / "vong.xlsx"):
        code, _, talk = here("score", link, "-o", tmp_path / "kq.xlsx")
        assert code == 3
        assert "RV-1005" in talk


@POSIX
def test_a_file_that_is_none_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vao"
    commune(folder)
    os.mkfifo(folder / "ong.xlsx")
    (folder / "thu-muc.xlsx").mkdir()
    (folder / "lien-ket.xlsx").symlink_to(tmp_path / "khong-co.xlsx")
    with socket.socket(socket.AF_UNIX) as bound:
        monkeypatch.chdir(folder)  # the path of a socket must be short
        bound.bind("o-cam.xlsx")
    commune(folder, "x" * 245 + ".xlsx")
    with contextlib.suppress(OSError):  # a disk that takes text only
        shutil.copy(os.fsencode(folder / "xa.xlsx"), os.fsencode(folder) + b"/x\xff.xlsx")
    for command in ("check", "score"):
        done = (
            inside(command, folder, "-q", "--out-dir", tmp_path / "ra")
            if command == "score"
            else ravo(command, folder)
        )
        assert done.returncode == 3, done.stderr
        codes = [
            line.split(": ")[1] for line in done.stderr.splitlines() if line.startswith("ravo:")
        ]
        assert codes.count("RV-1005") == 3
        assert codes.count("RV-102") == 1
        assert codes.count("RV-1009") == (command == "score")
        assert "Traceback" not in done.stderr
    assert (tmp_path / "ra" / "xa.ket-qua.xlsx").is_file()
    for words in (
        ("report", folder / "ong.xlsx", "-o", tmp_path / "bc"),
        ("diff", folder / "ong.xlsx", "--what-if", "nd07-2021"),
        ("explain", folder / "ong.xlsx", "--household", "H1"),
    ):
        done = inside(*words)
        assert done.returncode == 3
        assert "RV-1005" in done.stderr


@pytest.mark.usefixtures("apart")
def test_a_reader_that_dies_costs_one_file(
    tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stand in for native code that ends the process, by the name of the workbook."""
    import ravo.pipeline.reviews as reviewing

    def read(path: Path, asked: Any) -> Survey:
        if path.name == "b.xlsx":
            os.kill(os.getpid(), signal.SIGKILL)
        return read_survey(path, asked)

    if sys.platform != "linux":
        pytest.skip("another process starts anew here and does not have the stand-in")
    monkeypatch.setattr(reviewing, "read_survey", read)
    for name in ("a", "b", "c"):
        commune(tmp_path, f"{name}.xlsx")
    code, out, talk = here("score", tmp_path, "--format", "json")
    assert code == 3
    assert [json.loads(line)["counts"]["scored"] for line in out.splitlines()] == [2, 0, 2]
    assert json.loads(out.splitlines()[1])["faults"][0]["code"] == "RV-136"
    assert "SIGKILL" in talk
    code, out, talk = here("check", tmp_path)
    assert code == 3
    assert "RV-136" in talk
    assert out.count(".xlsx: ") == 2


def test_unread_adds_up_and_is_said_in_both_languages() -> None:
    faults = [Fault("RV-1001", params={"count": 3}), Fault("RV-1004", params={"count": 1})]
    assert unread_of(faults) == Unread(files=4)
    inside = [Fault("RV-270", params={"count": 2}), Fault("RV-486", params={"count": 40})]
    assert unread_of(inside) == Unread(columns=2, sheets=1)
    both = Unread(2, 1) + Unread(0, 0, 0, 3)
    assert unread_words(both, "vi") == "2 cột, 1 trang, 3 tệp chưa đọc"
    assert unread_words(both, "en") == "2 columns, 1 sheet, 3 files not read"
    assert unread_words(Unread(), "vi") == ""
    assert not Unread()


def test_a_zip_under_the_name_of_a_workbook_is_no_product(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>")
    assert gather([tmp_path]).books == (tmp_path / "x.xlsx",)
