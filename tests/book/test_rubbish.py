"""Damaged files of every format: read, or refused with a fault; never anything else."""

import random
import zipfile
from pathlib import Path

import pytest
from archives import FORMATS, written

from ravo.faults import InputProblem
from ravo.messages.faults import fault_message
from ravo.survey.book.book import open_book

PASSWORDS = ("mật khẩu 1", "matkhau1")
FILES = sorted(path.name for path in FORMATS.iterdir() if path.suffix != ".md")
ARCHIVES = [name for name in FILES if name.startswith("households.") and not name.endswith(".xls")]


def read_or_refused(path: Path) -> str:
    """Read every sheet; return the code of the fault where there is one."""
    try:
        book = open_book(path, PASSWORDS)
        for name in book.names:
            sheet = book.read(name)
            assert len({len(row) for row in sheet.rows}) <= 1
            assert all(cell.row <= len(sheet.rows) for cell in sheet.bad)
    except InputProblem as problem:
        assert all(fault_message(problem.fault, "vi"))
        return problem.fault.code
    return ""


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some of them changed, cut out, doubled or cut off."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(made))
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
        del made[chance.randrange(1, len(made)) :]
    return bytes(made or b"x")


@pytest.mark.parametrize("name", FILES)
def test_damaged_bytes_are_read_or_refused(tmp_path: Path, name: str) -> None:
    data = (FORMATS / name).read_bytes()
    chance = random.Random(name)
    codes = set()
    for _ in range(40):
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
