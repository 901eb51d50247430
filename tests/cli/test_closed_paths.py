"""Paths that this account may not look at or read: named by every command, never called a bug.

Permissions bind no root: what the system answers is put in its place.
"""

import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest

from ravo.files import is_file, is_folder, output_problem, permission_problem, stem_of
from ravo.processes.beside import _reply_of
from support.programs import Here


@pytest.fixture
def shut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which this account may look at nothing; a name in it may be of a file or none."""
    folder = tmp_path / "shut"
    system = [(os, name) for name in ("stat", "open", "mkdir", "scandir")]

    def refusing(place: Any, name: str) -> Any:
        real = getattr(place, name)

        def answer(path: Any, *given: Any, **more: Any) -> Any:
            """Return what the system answers, outside of the folder."""
            known = isinstance(path, (str, Path)) and folder in (Path(path), *Path(path).parents)
            if known and (name != "stat" or Path(path) != folder):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path, *given, **more)

        return answer

    folder.mkdir()
    for place, name in (*system, (io, "open")):
        monkeypatch.setattr(place, name, refusing(place, name))
    return folder


def test_a_path_below_a_closed_folder_is_no_missing_one(shut: Path) -> None:
    with pytest.raises(Exception, match="RV-1335") as caught:
        is_file(shut / "so.sqlite")
    assert caught.value.fault.params == {"path": str(shut / "so.sqlite")}  # type: ignore[attr-defined]
    assert not is_folder(shut / "so.sqlite")
    assert stem_of(shut / "xa.xlsx") == "xa"
    assert output_problem(PermissionError(), shut / "xa.xlsx").fault.code == "RV-151"
    assert not is_file(shut)
    assert not is_file(shut.parent / "none")
    (shut.parent / "a").touch()
    assert is_file(shut.parent / "a")


def test_only_a_refused_path_is_a_problem_of_permission() -> None:
    path = str(Path("x", "y"))
    refused = PermissionError(errno.EACCES, "no", path)
    assert (found := permission_problem(refused)) is not None
    assert found.fault.params == {"path": path}
    for other in (
        PermissionError(),
        PermissionError(1, "no", 3),
        OSError(5, "no", "/x"),
        KeyError(),
    ):
        assert permission_problem(other) is None


def test_a_refused_path_is_no_bug_in_a_process_beside(shut: Path) -> None:
    reply = _reply_of(lambda path, _: path.stat(), shut / "a", None, watched=False)
    assert (reply.kind, reply.value.fault.code) == ("problem", "RV-1335")


COMMANDS = [
    ("register", "show", "A1", "--register", "{}/so.sqlite"),
    ("register", "check", "--register", "{}/so.sqlite"),
    ("register", "merge", "{}/so.sqlite", "--register", "so.sqlite"),
    ("register", "add", "{}/xa.ket-qua.xlsx", "--register", "so.sqlite"),
    ("check", "{}/xa.xlsx"),
    ("diff", "{}/a.ket-qua.xlsx", "{}/b.ket-qua.xlsx"),
    ("template", "--year", "2024", "-o", "{}/blank.xlsx"),
    ("criteria", "check", "{}/criteria.yaml"),
    ("calendar", "--year", "2025", "-o", "{}/dates.ics"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_closed_folder_is_named_by_every_command(
    words: tuple[str, ...], shut: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shut.parent)
    code, _, talk = here(*(word.format(shut) for word in words))
    assert code in (2, 3)
    assert any(f"RV-{number}:" in talk for number in (1335, 110, 151, 552)), talk


def test_a_file_that_may_not_be_read_is_left_to_its_reader(
    tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parser would say that the value of the argument is not valid, and no more."""
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    _, _, talk = here("check", tmp_path / "a.xlsx")
    assert "RV-103:" in talk
