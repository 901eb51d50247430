"""Workbooks with a password: decrypted in memory where one fits, told clearly where none does."""

import io
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from ravo.fault_words import fault_message
from ravo.faults import Fault, InputProblem, UsageProblem
from ravo.workbook.book import open_book
from ravo.workbook.opened import open_workbook, read_passwords
from support.archives import FORMATS, number_rows, written, xlsx_parts

LOCKED = {"password-agile.xlsx": "mật khẩu 1", "password-rc4.xls": "matkhau1"}


def refused(path: Path, *passwords: str) -> Fault:
    with pytest.raises(InputProblem) as caught:
        open_book(path, passwords)
    return caught.value.fault


def encrypted(path: Path, password: str, data: bytes) -> Path:
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, locked)
    path.write_bytes(locked.getvalue())
    return path


@pytest.mark.parametrize(("name", "password"), LOCKED.items())
def test_the_password_that_fits_opens(name: str, password: str) -> None:
    sheet = open_book(FORMATS / name, ("khác", password, "nữa")).read("Hộ")
    assert sheet.rows[1][:2] == ["A1", "Nguyễn Văn Thử"]
    assert [cell.value for cell in sheet.bad] == ["#DIV/0!", "#N/A"]


@pytest.mark.parametrize("name", LOCKED)
def test_no_password_and_a_wrong_one_are_told_apart(name: str) -> None:
    asked = refused(FORMATS / name)
    assert asked.code == "RV-104"
    assert "--password-file FILE" in fault_message(asked, "vi")[1]
    assert refused(FORMATS / name, "sai", "Mật khẩu 1").code == "RV-113"


def test_a_file_that_is_only_read_only_opens_without_being_asked() -> None:
    assert open_book(FORMATS / "read-only.xlsx").read("Hộ").rows[1][0] == "A1"


def test_the_checksum_is_that_of_the_encrypted_file() -> None:
    import hashlib

    path = FORMATS / "password-agile.xlsx"
    opened = open_workbook(path, ("mật khẩu 1",))
    assert opened.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert opened.data != path.read_bytes()


def test_an_encrypted_open_document_is_told(tmp_path: Path) -> None:
    assert refused(FORMATS / "password.ods", "matkhau1").code == "RV-104"


def test_the_gates_hold_for_what_was_decrypted(tmp_path: Path) -> None:
    bomb: dict[str, str | bytes] = {**xlsx_parts(number_rows(1)), "xl/media/zero": bytes(51 << 20)}
    plain = written(tmp_path / "plain.xlsx", bomb).read_bytes()
    assert refused(encrypted(tmp_path / "a.xlsx", "x1", plain), "x1").code == "RV-106"


def test_an_encrypted_file_within_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    parts = {**xlsx_parts(number_rows(1))}
    inner = written(tmp_path / "plain.xlsx", parts).read_bytes()
    with_second = encrypted(tmp_path / "once.xlsx", "x1", inner)
    from msoffcrypto.method.ecma376_agile import ECMA376Agile

    twice = ECMA376Agile.encrypt("x1", io.BytesIO(with_second.read_bytes()))
    (tmp_path / "twice.xlsx").write_bytes(twice)
    assert refused(tmp_path / "twice.xlsx", "x1").code in {"RV-103", "RV-113"}


def test_a_damaged_encrypted_file_is_told_as_damaged(tmp_path: Path) -> None:
    data = bytearray((FORMATS / "password-agile.xlsx").read_bytes())
    at = data.index(b"<encryption ")
    data[at : at + 12] = b"<encryptio& "
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert refused(path, "mật khẩu 1").code == "RV-103"
    assert refused(path).code == "RV-104"


def test_a_password_that_takes_forever_to_try_is_not_tried(tmp_path: Path) -> None:
    data = (FORMATS / "password-agile.xlsx").read_bytes()
    assert data.count(b'spinCount="100000"') == 1
    (tmp_path / "a.xlsx").write_bytes(
        data.replace(b'spinCount="100000"', b'spinCount="9900000"')[: len(data)]
    )
    assert refused(tmp_path / "a.xlsx", "mật khẩu 1").code == "RV-103"


# the password file


def test_passwords_are_lines_and_keep_their_blanks(tmp_path: Path) -> None:
    path = tmp_path / "mat-khau.txt"
    path.write_bytes("\ufeffmật khẩu 1\r\n\r\n  hai \nba".encode())
    assert read_passwords(path) == ("mật khẩu 1", "  hai ", "ba")


@pytest.mark.parametrize("content", [None, b"\xff\xfeM\x00", b"PK\x03\x04\0\0", b"a\0b"])
def test_a_password_file_that_is_no_text_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "p.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageProblem) as caught:
        read_passwords(path)
    assert caught.value.fault.code == "RV-121"
