"""`ravo b1`: template, import and show as their users meet them."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from ravo.cli import app
from ravo.console import run
from ravo.score_table import store
from ravo.score_table.finder import score_table_of
from support.made_up_score_table import EXCEPTIONS, ROWS, write_made_up

pytestmark = pytest.mark.usefixtures("kept_tables")

IMPORT = ("b1", "import")
EDITION = ("--edition", "nd07-2021")
NAMES = {"Người nhập": None, "Người kiểm tra": None}


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Sit at a terminal and answer every question in turn."""

    def sit(*answers: str) -> list[str]:
        questions: list[str] = []
        left = list(answers)

        def prompt(words: str, default: str = "", err: bool = False) -> str:
            questions.append(words)
            return left.pop(0) or default

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
        monkeypatch.setattr("typer.prompt", prompt)
        return questions

    return sit


def test_a_grid_is_shown_back_kept_and_shown_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_made_up(tmp_path, exceptions=EXCEPTIONS)
    assert run(app, [*IMPORT, str(path), *EDITION]) == 0
    told = capsys.readouterr()
    assert all(row.answer in told.out for row in ROWS)
    assert "Trần Thị Nhập" in told.out
    assert "Lê Văn Soát" in told.out
    assert run(app, ["b1", "show"]) == 0
    shown = capsys.readouterr().out
    assert all(row.answer in shown for row in ROWS)
    assert path.name in shown


def test_every_fault_is_told_and_nothing_is_kept(
    tmp_path: Path, kept_tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Bảng điểm"]["G4"] = None
        book["Bảng điểm"]["L5"] = 999

    path = write_made_up(tmp_path, change=change)
    assert run(app, [*IMPORT, str(path), *EDITION]) == 3
    told = capsys.readouterr().out
    assert "RV-214 Bảng điểm!G4" in told
    assert "RV-209 Bảng điểm!L5" in told
    assert not kept_tables.exists()


def test_one_person_alone_is_taken_and_shown_as_such(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_made_up(tmp_path, source=NAMES)
    assert run(app, [*IMPORT, str(path), *EDITION, "--typed-by", "Trần Thị Nhập"]) == 0
    assert "CHỈ MỘT NGƯỜI" in capsys.readouterr().out
    run(app, ["b1", "show", *EDITION])
    assert "CHỈ MỘT NGƯỜI" in capsys.readouterr().out


def test_without_a_terminal_the_typist_must_be_named(
    tmp_path: Path, kept_tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_made_up(tmp_path, source=NAMES)
    assert run(app, [*IMPORT, str(path), *EDITION]) == 2
    assert "RV-186" in capsys.readouterr().err
    assert not kept_tables.exists()


def test_at_a_terminal_both_names_are_asked_for(
    tmp_path: Path, terminal: Callable[..., list[str]]
) -> None:
    path = write_made_up(tmp_path, source=NAMES)
    questions = terminal("Trần Thị Nhập", "Lê Văn Soát")
    assert run(app, [*IMPORT, str(path), *EDITION]) == 0
    assert len(questions) == 2
    (entry,) = store.needed("nd07-2021").history
    assert (entry.typed_by, entry.checked_by) == ("Trần Thị Nhập", "Lê Văn Soát")


def test_names_on_the_command_line_are_not_asked_for_again(
    tmp_path: Path, terminal: Callable[..., list[str]]
) -> None:
    path = write_made_up(tmp_path, source=NAMES)
    questions = terminal("")
    names = ["--typed-by", "Trần Thị Nhập"]
    assert run(app, [*IMPORT, str(path), *EDITION, *names]) == 0
    assert len(questions) == 1
    assert store.needed("nd07-2021").history[-1].checked_by is None


def test_an_altered_grid_is_refused_everywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(app, [*IMPORT, str(write_made_up(tmp_path)), *EDITION]) == 0
    kept = store.needed("nd07-2021").path
    kept.write_bytes(kept.read_bytes().replace(b"45", b"46", 1))
    capsys.readouterr()
    assert run(app, ["b1", "show"]) == 3
    assert "RV-184" in capsys.readouterr().err


def test_nothing_to_show_says_how_to_import(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(app, ["b1", "show"]) == 2
    assert "ravo b1 import" in capsys.readouterr().err


def test_a_file_is_used_without_keeping_it(tmp_path: Path, kept_tables: Path) -> None:
    from ravo.criteria import load_edition

    edition = load_edition("nd07-2021")
    assert score_table_of(None, edition) is None
    grid = score_table_of(write_made_up(tmp_path), edition)
    assert grid is not None
    assert not kept_tables.exists()


def test_the_template_is_written_where_asked(tmp_path: Path) -> None:
    assert run(app, ["b1", "template", "-o", str(tmp_path / "mau.xlsx"), "-q"]) == 0
    names = openpyxl.load_workbook(tmp_path / "mau.xlsx").sheetnames
    assert names == ["Bảng điểm", "Nguồn", "Hướng dẫn"]
