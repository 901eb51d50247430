"""`ravo FILE…`: words that are files, the question, the folder that opens, the console."""

import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from ravo.commands import desktop, drop_group
from support.books import household, write
from support.programs import Here, inside

OTHER = {"Xã/phường/thị trấn": "Xã Tân Mỹ", "Tổng số hộ dân cư": 1000, "Tổng số nhân khẩu": 4000}


def good(path: Path, **info: Any) -> Path:
    return write(path, [household("H1"), household("H2", 1)], info=info)


@pytest.fixture
def attended(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Somebody sits before the screen; the folders that are shown are listed."""
    shown: list[list[str]] = []
    monkeypatch.setattr(desktop, "is_attended", lambda: True)
    monkeypatch.setattr(
        desktop, "open_folders", lambda folders: shown.append([path.name for path in folders])
    )
    return shown


def answered(monkeypatch: pytest.MonkeyPatch, words: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words), encoding="ascii"))


def test_a_file_needs_no_command_and_options_stand_before_or_behind(
    here: Here, tmp_path: Path
) -> None:
    book = good(tmp_path / "xa.xlsx")
    code, out, err = here(book)
    assert (code, err) == (0, "")
    assert out.startswith("xa.xlsx: đã phân loại 2 hộ")
    assert here("--lang", "en", book)[1].startswith("xa.xlsx: 2 households classed")
    assert here(book, "--lang=en")[1].startswith("xa.xlsx: 2 households classed")
    assert here("-q", book) == (0, "", "")
    passwords = tmp_path / "mat-khau.txt"
    passwords.write_text("bí mật\n", encoding="utf-8")
    assert here("--password-file", passwords, book)[:2] == (0, out)


def test_quiet_still_names_what_is_not_in_order(here: Here, tmp_path: Path) -> None:
    good(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_text("x", encoding="utf-8")
    code, out, _ = here("-q", tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert code == 3
    assert out.startswith("b.xlsx không phải bảng tính")
    assert out.count("\n") == 1


@pytest.mark.parametrize("words", [("khong-co",), ("scor",), ("--nope", "xa.xlsx"), ("a\0",)])
def test_what_is_neither_command_nor_file_is_wrong_use(
    words: tuple[str, ...], here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    good(tmp_path / "xa.xlsx")
    code, out, err = here(*words)
    assert (code, out) == (2, "")
    assert "Xem: ravo --help" in err
    assert [path.name for path in tmp_path.iterdir()] == ["xa.xlsx"]


@pytest.mark.parametrize("name", ["score", "criteria", "drop"])
def test_a_command_goes_before_a_file_of_its_name(
    name: str, here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    good(tmp_path / "xa.xlsx").rename(tmp_path / name)
    assert here(name)[0] == 2
    assert here(f".{os.sep}{name}")[0] == 0


def test_no_help_loads_the_command_of_dropped_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Any:
        raise AssertionError("loaded")

    monkeypatch.setattr(drop_group, "_drop_command", refuse)
    for words in (("--help",), ("score", "--help"), ("--lang=en", "--help"), ("--version",)):
        assert inside(*words).returncode == 0


def test_options_that_cannot_be_used_are_a_sentence(here: Here, tmp_path: Path) -> None:
    code, out, err = here(good(tmp_path / "xa.xlsx"), "--year", 1815)
    assert code == 2
    assert "1815" in out
    assert "RV-" not in out + err


@pytest.mark.parametrize("answer", [b"c\n", "có\n".encode(), b"Y\r\n"])
def test_the_report_is_made_on_request(
    answer: bytes,
    here: Here,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    attended: list[list[str]],
) -> None:
    made: list[tuple[int, Path]] = []

    def instead(offer: Any, *_: object) -> Any:
        from ravo.messages import Text
        from ravo.pipeline.drop_report import DropReport

        made.append((offer.year, offer.out))
        return DropReport(Text("xong", "done"), 1, offer.out)

    monkeypatch.setattr("ravo.pipeline.drop_report.report_on", instead)
    answered(monkeypatch, answer)
    code, out, _ = here(good(tmp_path / "a.xlsx"), good(tmp_path / "b.xlsx", **OTHER))
    assert made == [(2024, tmp_path / "bao-cao-2024")]
    assert code == 1
    assert out.endswith("chỉ Enter để thôi: xong\n")
    assert attended == [[tmp_path.name, "bao-cao-2024"]]


@pytest.mark.parametrize("answer", [b"\n", b"", b"k\n", b"\xff\n"])
def test_without_an_answer_there_is_no_report(
    answer: bytes,
    here: Here,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    attended: list[list[str]],
) -> None:
    answered(monkeypatch, answer)
    code, _, _ = here(good(tmp_path / "a.xlsx"), good(tmp_path / "b.xlsx", **OTHER))
    assert code == 0
    assert not (tmp_path / "bao-cao-2024").exists()
    assert attended == [[tmp_path.name]]


def test_the_report_of_communes_is_written_with_its_own_sentence(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attended: list[list[str]]
) -> None:
    answered(monkeypatch, b"c\n")
    folder = tmp_path / "bao-cao-2024"
    code, out, err = here(good(tmp_path / "a.xlsx"), good(tmp_path / "b.xlsx", **OTHER))
    assert (folder / "bieu-mau.xlsx").exists()
    assert (folder / "viec-can-lam.html").exists()
    assert f"Báo cáo ở thư mục {folder}" in out
    assert "RV-" not in out + err
    assert code in (0, 1)


@pytest.mark.parametrize("last", ["xa.xlsx", "hong.xlsx"])
def test_a_console_of_its_own_stays_until_a_key_is_pressed(
    last: str, here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good(tmp_path / "xa.xlsx")
    (tmp_path / "hong.xlsx").write_text("x", encoding="utf-8")
    pressed: list[str] = []
    monkeypatch.setattr(desktop, "console_processes", lambda: [os.getpid()])
    monkeypatch.setattr(desktop, "wait_for_key", lambda: pressed.append(last))
    here(tmp_path / last)
    # Another program reads what is written: it has nobody press a key.
    assert pressed == []
    monkeypatch.setattr(desktop, "is_attended", lambda: True)
    _, out, _ = here(tmp_path / last)
    assert pressed == [last]
    assert out.splitlines()[-1] == "Nhấn một phím bất kỳ để đóng cửa sổ này."


def test_a_failure_of_the_program_is_read_before_the_console_closes(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ravo.pipeline.drop.drop", fail)
    pressed = []
    monkeypatch.setattr(desktop, "has_own_console", lambda: True)
    monkeypatch.setattr(desktop, "is_attended", lambda: True)
    monkeypatch.setattr(desktop, "wait_for_key", lambda: pressed.append(1))
    code, _, err = here(good(tmp_path / "xa.xlsx"))
    assert (code, pressed) == (70, [1])
    assert "ZeroDivisionError" in err
    Path(err.split("tệp ")[1].split(" ")[0]).unlink()


def test_a_workbook_that_is_not_there_is_named_and_no_unknown_command(here: Here) -> None:
    code, out, err = here("khongco.XLSX")
    assert (code, err) == (3, "")
    assert out.startswith("Không tìm thấy tệp khongco.XLSX.")
    code, out, err = here("khongco")
    assert (code, out) == (2, "")
    assert "Không hiểu lệnh: khongco" in err
