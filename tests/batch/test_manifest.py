"""The manifest: whole lines count, torn and altered ones are found, nothing is thrown away."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.batch.manifest import (
    ManifestEntry,
    append,
    entry_of,
    line_of,
    put_torn_aside,
    read_manifest,
)
from ravo.batch.task import Failure
from ravo.faults import UsageProblem
from ravo.places import WrittenPlace

COUNTS = {"read": 2, "scored": 1, "rejected": 1, "blank": 0}
GOOD = ManifestEntry(
    "ấp/xã-1.xlsx",
    "a" * 64,
    "scored",
    "partly_accepted",
    COUNTS,
    1,
    WrittenPlace(2024, "Tỉnh Đồng Tháp", "Huyện Lấp Vò", "Xã Tân Mỹ"),
    {"ấp/xã-1.ket-qua.json": "b" * 64},
    1.25,
    None,
    "c" * 64,
    "2026-01-02T03:04:05+00:00",
    "x/y",
)
BAD = ManifestEntry(
    "xa-2.xlsx", None, "failed", error=Failure("RV-103", "Tệp hỏng.", False), key="d"
)
ENTRIES = [GOOD, BAD, ManifestEntry("xa-3.xlsx", "e", "waiting"), GOOD]


def written(path: Path, entries: list[ManifestEntry]) -> bytes:
    append(path, entries)
    return path.read_bytes()


def test_a_line_says_what_the_contract_asks_for() -> None:
    value = json.loads(line_of(GOOD))
    wanted = [
        "input",
        "sha256",
        "status",
        "verdict",
        "counts",
        "outputs",
        "seconds",
        "error",
        "line_sha256",
    ]
    assert set(wanted) <= set(value)
    assert list(value)[-1] == "line_sha256"


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_line_is_read_back_as_it_was_written(entry: ManifestEntry) -> None:
    assert entry_of(line_of(entry)) == entry


def test_lines_are_only_added(tmp_path: Path) -> None:
    first = written(tmp_path / "m", [GOOD])
    assert written(tmp_path / "m", [BAD]).startswith(first)


def test_the_last_line_of_a_workbook_stands(tmp_path: Path) -> None:
    later = ManifestEntry(GOOD.input, "f" * 64, "scored", "accepted")
    waits = ManifestEntry(GOOD.input, "g" * 64, "waiting")
    written(tmp_path / "m", [GOOD, later, waits])
    found = read_manifest(tmp_path / "m")
    assert found.standing == {GOOD.input: later}
    assert found.good == {GOOD.input: later}


def test_a_passing_failure_leaves_the_older_result_good(tmp_path: Path) -> None:
    slow = ManifestEntry(GOOD.input, "f", "failed", error=Failure("RV-129", "x", passing=True))
    written(tmp_path / "m", [GOOD, slow])
    found = read_manifest(tmp_path / "m")
    assert found.standing[GOOD.input] == slow
    assert found.good[GOOD.input] == GOOD


def test_a_lasting_failure_takes_the_place_of_the_older_result(tmp_path: Path) -> None:
    broken = ManifestEntry(GOOD.input, "f", "failed", error=Failure("RV-103", "x", passing=False))
    written(tmp_path / "m", [GOOD, broken])
    assert read_manifest(tmp_path / "m").good == {}


def test_no_file_is_an_empty_manifest(tmp_path: Path) -> None:
    found = read_manifest(tmp_path / "m")
    assert (found.standing, found.damaged, found.torn) == ({}, (), False)


WHOLE = "".join(map(line_of, ENTRIES)).encode()


@settings(deadline=None)
@given(cut=st.integers(0, len(WHOLE)))
def test_wherever_a_run_is_cut_off_the_whole_lines_count(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    path = tmp_path_factory.mktemp("cut") / "m"
    path.write_bytes(WHOLE[:cut])
    found = read_manifest(path)
    count = WHOLE[:cut].count(b"\n")
    assert found.damaged == ()
    assert found.torn == (cut > 0 and WHOLE[cut - 1 : cut] != b"\n")
    assert set(found.standing) == {e.input for e in ENTRIES[:count] if e.status != "waiting"}


@settings(deadline=None)
@given(place=st.integers(0, len(WHOLE) - 1), other=st.integers(1, 255))
def test_no_altered_byte_goes_unnoticed(
    tmp_path_factory: pytest.TempPathFactory, place: int, other: int
) -> None:
    path = tmp_path_factory.mktemp("bit") / "m"
    changed = WHOLE[:place] + bytes([WHOLE[place] ^ other]) + WHOLE[place + 1 :]
    path.write_bytes(changed)
    found = read_manifest(path)
    same_words = [entry_of(line.decode(errors="replace")) for line in changed.split(b"\n")]
    assert found.damaged or found.torn or [e for e in same_words if e] == ENTRIES
    assert all(entry in ENTRIES for entry in found.standing.values())


def test_a_damaged_line_is_named_and_the_others_count(tmp_path: Path) -> None:
    path = tmp_path / "m"
    lines = [line_of(GOOD), line_of(BAD).replace("RV-103", "RV-104"), "{}\n", line_of(GOOD)]
    path.write_text("".join(lines), encoding="utf-8")
    found = read_manifest(path)
    assert found.damaged == (2, 3)
    assert set(found.standing) == {GOOD.input}


def test_a_torn_end_is_put_aside_whole(tmp_path: Path) -> None:
    path = tmp_path / "m"
    path.write_bytes(line_of(GOOD).encode() + b'{"input": "x')
    put_torn_aside(path, tmp_path)
    assert path.read_bytes() == line_of(GOOD).encode()
    assert (tmp_path / "manifest.torn").read_bytes() == b'{"input": "x'
    assert not read_manifest(path).torn


def test_a_line_that_cannot_be_written_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m"
    before = written(path, [GOOD])
    real = os.write

    def full(handle: int, data: bytes) -> int:
        real(handle, data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(UsageProblem) as caught:
        append(path, [BAD])
    monkeypatch.undo()
    assert caught.value.fault.code == "RV-152"
    assert path.read_bytes() == before


def test_a_system_that_writes_in_pieces_gets_every_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:7]))
    append(tmp_path / "m", ENTRIES)
    monkeypatch.undo()
    assert (tmp_path / "m").read_bytes() == WHOLE
