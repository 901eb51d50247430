"""What an officer saved under the name of an output is kept when the command runs again."""

import sys
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from ravo.backups import is_as_written
from ravo.cli import app
from ravo.console import run
from support import books

Run = Callable[[Path], int]


def ravo(*words: object) -> int:
    return run(app, [str(word) for word in words])


def survey(folder: Path, year: int = 2024) -> Path:
    """Write the survey of a commune in a year, one cell of which cannot be read."""
    path = folder / f"{year}.xlsx"
    if not path.exists():
        homes = [books.household("H1"), books.household("H2", year - 2023)]
        homes.append(books.household("H3", **{"Điểm B1": "nhiều"}))
        books.write(path, homes, [books.member("H1")], info={"Năm rà soát": year})
    return path


COMMANDS: dict[str, tuple[str, Run]] = {
    "score": ("2024.ket-qua.xlsx", lambda at: ravo("score", survey(at))),
    "score -o": ("kq.xlsx", lambda at: ravo("score", survey(at), "-o", at / "kq.xlsx")),
    "check --return": (
        "tra/2024.tra-lai.xlsx",
        lambda at: ravo("check", survey(at), "--return", at / "tra"),
    ),
    "score --return": (
        "tra/2024.tra-lai.xlsx",
        lambda at: ravo("score", survey(at), "--return", at / "tra"),
    ),
    "diff": (
        "bd.xlsx",
        lambda at: ravo("diff", survey(at, 2023), survey(at), "-o", at / "bd.xlsx"),
    ),
    "report, forms": (
        "bc/bieu-mau.xlsx",
        lambda at: ravo("report", survey(at), "-o", at / "bc", "--format", "xlsx,json"),
    ),
    "report, document": (
        "bc/bao-cao.docx",
        lambda at: ravo("report", survey(at), "-o", at / "bc", "--format", "docx"),
    ),
    "template": ("mau.xlsx", lambda at: ravo("template", "-o", at / "mau.xlsx", "--year", 2024)),
    "corrections template": (
        "sua.xlsx",
        lambda at: ravo("corrections", "template", "-o", at / "sua.xlsx"),
    ),
    "b1 template": ("b1.xlsx", lambda at: ravo("b1", "template", "-o", at / "b1.xlsx")),
    "criteria export": (
        "nd.xlsx",
        lambda at: ravo("criteria", "export", "nd07-2021", "-o", at / "nd.xlsx"),
    ),
}
"""By command: what it writes in a folder, and how it is run there."""


def edited(path: Path) -> bytes:
    """Save a file as an office program does, with something of one's own; return its bytes."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        document.paragraphs[0].text = "Số: 12/BC-UBND"
        document.core_properties.last_modified_by = "Cán bộ"
        document.save(str(path))
    else:
        book = openpyxl.load_workbook(path)
        book.worksheets[-1]["Z99"] = "tay"
        book.save(path)
    return path.read_bytes()


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("output", "command"), COMMANDS.values(), ids=COMMANDS)
def test_what_was_edited_is_kept_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], output: str, command: Run
) -> None:
    assert command(tmp_path) in (0, 1)
    capsys.readouterr()
    theirs = edited(tmp_path / output)
    before = names(tmp_path)
    assert command(tmp_path) in (0, 1)
    kept = Path(output).name + ".truoc"
    assert names(tmp_path) - before == {f"{output}.truoc"}
    assert (tmp_path / f"{output}.truoc").read_bytes() == theirs
    assert (tmp_path / output).read_bytes() != theirs
    told = [line for line in capsys.readouterr().err.splitlines() if "RV-100" in line]
    assert len(told) == 1
    assert kept in told[0]
    assert str(tmp_path / output) in told[0]


@pytest.mark.parametrize(("output", "command"), COMMANDS.values(), ids=COMMANDS)
def test_what_nobody_touched_is_replaced_without_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], output: str, command: Run
) -> None:
    command(tmp_path)
    before = names(tmp_path)
    assert output in before
    command(tmp_path)
    assert names(tmp_path) == before
    assert "RV-100" not in capsys.readouterr().err


def test_every_edit_is_kept_once(tmp_path: Path) -> None:
    command = COMMANDS["corrections template"][1]
    path = tmp_path / "sua.xlsx"
    command(tmp_path)
    one = edited(path)
    command(tmp_path)
    path.write_bytes(one)
    command(tmp_path)
    assert names(tmp_path) == {"sua.xlsx", "sua.xlsx.truoc"}
    path.write_bytes(b"of another program")
    command(tmp_path)
    assert (tmp_path / "sua.xlsx.truoc").read_bytes() == one
    assert (tmp_path / "sua.xlsx.truoc2").read_bytes() == b"of another program"
    assert is_as_written(path)


def test_a_profile_is_written_to_be_edited_and_always_kept(tmp_path: Path) -> None:
    words = ("profile", "guess", survey(tmp_path), "-o", tmp_path / "lop.yaml")
    assert ravo(*words) == 0
    (tmp_path / "lop.yaml").write_text("của tôi", encoding="utf-8")
    assert ravo(*words) == 0
    assert (tmp_path / "lop.yaml.truoc").read_text(encoding="utf-8") == "của tôi"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_what_cannot_be_kept_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sua.xlsx"
    path.write_bytes(b"of another program")
    # Root may read everything.
    monkeypatch.setattr("ravo.backups.checksum", lambda path: None)
    assert COMMANDS["corrections template"][1](tmp_path) == 2
    assert path.read_bytes() == b"of another program"
    assert "RV-153" in capsys.readouterr().err
