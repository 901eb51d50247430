"""Damaged files of every format: read, or refused with a fault; never anything else."""

import random
import struct
import zipfile
from pathlib import Path

import pytest

from ravo.fault_words import fault_message
from ravo.faults import InputProblem
from ravo.workbook.book import open_book
from ravo.workbook.xlsb_records import record
from support.archives import FORMATS, cell, row, wide, written, xlsb

PASSWORDS = ("mật khẩu 1", "matkhau1")
# Trying a password on an agile file takes a tenth of a second.
FILES = sorted(path.name for path in FORMATS.iterdir() if path.suffix != ".md")
ARCHIVES = [name for name in FILES if name.startswith("households.") and not name.endswith(".xls")]


def read_or_refused(path: Path) -> str:
    """Read every sheet; return the code of the fault where there is one."""
    try:
        read_all(path)
    except InputProblem as problem:
        return spoken(problem)
    return ""


def spoken(problem: InputProblem) -> str:
    assert all(fault_message(problem.fault, "vi"))
    return problem.fault.code


def read_all(path: Path) -> None:
    book = open_book(path, PASSWORDS)
    for name in book.names:
        sheet = book.read(name)
        assert len({len(row) for row in sheet.rows}) <= 1
        assert all(cell.row <= len(sheet.rows) for cell in sheet.bad)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some of them changed, cut out, doubled or cut off."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(max(1, len(made)))
        made = made or bytearray(b"x")
        if chance.random() < 0.7:
            made[at] = chance.choice(
                (0, 0xFF, made[at] ^ 1 << chance.randrange(8), chance.randrange(256))
            )
        elif chance.random() < 0.5:
            length = chance.randrange(1, 40)
            made[at : at + length] = b""
        else:
            made[at:at] = made[at : at + chance.randrange(1, 40)]
    if chance.random() < 0.1:
        del made[chance.randrange(1, len(made) + 1) :]
    return bytes(made or b"x")


@pytest.mark.parametrize("name", FILES)
def test_damaged_bytes_are_read_or_refused(tmp_path: Path, name: str) -> None:
    data = (FORMATS / name).read_bytes()
    chance = random.Random(name)
    codes = set()
    for _ in range(10 if "agile" in name or "read-only" in name else 40):
        path = tmp_path / name
        path.write_bytes(damaged(data, chance))
        codes.add(read_or_refused(path))
    assert codes - {""}


@pytest.mark.parametrize("name", ARCHIVES)
def test_damaged_parts_of_sound_archives_are_read_or_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(FORMATS / name) as archive:
        parts = {part: archive.read(part) for part in archive.namelist() if archive.read(part)}
    chance = random.Random(name)
    codes = set()
    for _ in range(80):
        part = chance.choice(sorted(parts))
        path = written(tmp_path / name, {**parts, part: damaged(parts[part], chance)})
        codes.add(read_or_refused(path))
    assert codes - {""}


def test_a_panic_of_the_reader_is_a_fault_and_no_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The list of shared strings begins without its two counts."""
    path = xlsb(tmp_path / "a.xlsb", row(0) + cell(6, 0, wide("x")))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.bin", record(159, b""))
    assert read_or_refused(path) == "RV-103"
    assert capfd.readouterr() == ("", "")


def test_a_chain_of_sectors_that_leads_back_is_refused(tmp_path: Path) -> None:
    """Every entry of the small sectors' table leads to itself."""
    data = bytearray((FORMATS / "password-rc4.xls").read_bytes())
    sectors, first = 512, struct.unpack_from("<i", data, 60)[0]
    at = (first + 1) * sectors
    for entry in range(sectors // 4):
        struct.pack_into("<i", data, at + 4 * entry, entry)
    path = tmp_path / "a.xls"
    path.write_bytes(data)
    assert read_or_refused(path) == "RV-103"


def no_memory(*_: object) -> None:
    raise MemoryError


def test_a_machine_without_memory_is_not_told_as_damage_while_opening(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ravo.workbook.opened.zipfile.ZipFile", no_memory)
    assert read_or_refused(FORMATS / "households.xlsx") == "RV-199"


def test_a_machine_without_memory_is_not_told_as_damage_while_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = open_book(FORMATS / "households.xlsx")
    monkeypatch.setattr("ravo.workbook.opened.zipfile.ZipFile", no_memory)
    with pytest.raises(InputProblem) as told:
        b"".join(book.opened.stream("xl/workbook.xml"))
    assert spoken(told.value) == "RV-199"
