"""Keys and pseudonyms: what a key file takes, who may read it, what follows from one."""

import hashlib
import hmac
import os
import stat
from pathlib import Path

import pytest

from ravo.exports.pseudonyms import begin_key, is_open_to_others, read_key
from ravo.faults import UsageProblem

GOOD = bytes(range(32)).hex()


def code_of(problem: pytest.ExceptionInfo[UsageProblem]) -> str:
    return problem.value.fault.code


def test_a_pseudonym_is_hmac_sha256_of_the_identity(tmp_path: Path) -> None:
    path = tmp_path / "khoa.txt"
    path.write_text(f"{GOOD}\n", encoding="ascii")
    expected = hmac.digest(bytes(range(32)), "xã/hộ".encode(), hashlib.sha256).hex()
    assert read_key(path).of("xã/hộ") == expected[:32]
    assert GOOD not in repr(read_key(path))


def test_a_begun_key_is_its_owners_and_reads_back(tmp_path: Path) -> None:
    one, other = (begin_key(tmp_path / "mới" / name) for name in ("a", "b"))
    assert read_key(tmp_path / "mới" / "a") == one != other
    assert one.of("x") != other.of("x")
    assert one.mark != other.mark
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "mới" / "a").stat().st_mode) == 0o600
        (tmp_path / "mới" / "b").chmod(0o640)
        assert not is_open_to_others(tmp_path / "mới" / "a")
        assert is_open_to_others(tmp_path / "mới" / "b")


def test_a_key_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "khoa.txt"
    path.write_text(GOOD, encoding="ascii")
    with pytest.raises(UsageProblem) as problem:
        begin_key(path)
    assert code_of(problem) == "RV-1503"
    assert path.read_text(encoding="ascii") == GOOD


@pytest.mark.parametrize(
    "written", ["", GOOD[:-1], GOOD[:-2], GOOD[:-2] + "xx", "ab" * 32, "Mật khẩu của xã", GOOD * 70]
)
def test_what_is_no_key_is_refused(tmp_path: Path, written: str) -> None:
    path = tmp_path / "khoa.txt"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(UsageProblem) as problem:
        read_key(path)
    assert code_of(problem) == "RV-1502"


def test_a_folder_and_nothing_are_no_keys(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "RV-1502"), (tmp_path / "không có", "RV-1501")):
        with pytest.raises(UsageProblem) as problem:
            read_key(path)
        assert code_of(problem) == code


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_key_saved_by_an_editor_is_the_same_key(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "khoa.txt"
    secret = begin_key(path).secret
    words = path.read_text("ascii")
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path.write_bytes(mark + words.replace("\n", "\r\n").encode(encoding))
    assert read_key(path).secret == secret
    path.write_bytes(mark + f"é{words}".encode(encoding))
    with pytest.raises(UsageProblem) as problem:
        read_key(path)
    assert problem.value.fault.code == "RV-1502"
