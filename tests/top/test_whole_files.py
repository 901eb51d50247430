"""Files appear whole: synced, beside their place, with ordinary rights; kept if another saved
them.
"""

import os
import stat
import tempfile
import zipfile
from pathlib import Path

import pytest

from ravo import files
from ravo.backups import SAVED_BY, is_as_written, kept_if_changed
from ravo.faults import UsageProblem
from ravo.files import (
    fresh_folder,
    remove_folder,
    scratch_folder,
    take_place,
    unfinished_name,
    whole_file,
)

POSIX = os.name == "posix"
DATE = "2024-11-28T14:00:00Z"


def test_the_bytes_are_synced_before_the_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(handle: int) -> None:
        told.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real_sync(handle)

    def replace(self: Path, target: Path) -> Path:
        told.append("name")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    with whole_file(tmp_path / "a.json") as temporary:
        temporary.write_bytes(b"x")
    assert told == (["file", "name", "folder"] if POSIX else ["file", "name"])


def test_what_is_moved_out_of_a_folder_is_as_open_as_where_it_comes_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Colleagues read the results of a night; a private folder of Windows would close them."""
    modes: list[int] = []
    real = os.mkdir

    def mkdir(path: Path, mode: int = 0o777) -> None:
        modes.append(mode)
        real(path, mode)

    monkeypatch.setattr(os, "mkdir", mkdir)
    one, other = fresh_folder(tmp_path), fresh_folder(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted({one, other})
    assert modes == [0o700 if POSIX else 0o777] * 2


def test_the_unfinished_file_lies_in_the_same_folder_or_the_one_given(tmp_path: Path) -> None:
    with whole_file(tmp_path / "new" / "a.json") as temporary:
        assert temporary.parent == tmp_path / "new"
        assert temporary.suffix == ".json"
        assert temporary.name.startswith(".")
        temporary.write_bytes(b"x")
    (tmp_path / "else").mkdir()
    with whole_file(tmp_path / "a.json", tmp_path / "else") as temporary:
        assert temporary.parent == tmp_path / "else"
        temporary.write_bytes(b"x")
    assert (tmp_path / "a.json").read_text() == "x"
    assert list((tmp_path / "else").iterdir()) == []


@pytest.mark.parametrize(("held", "is_moved"), [(2, True), (3, False)])
def test_a_file_that_is_open_for_a_moment_is_replaced_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int, is_moved: bool
) -> None:
    refusals, replaced = iter(range(held)), Path.replace

    def replace(self: Path, target: Path) -> Path:
        if next(refusals, None) is not None:
            raise PermissionError
        return replaced(self, target)

    new, old = tmp_path / "new", tmp_path / "old"
    new.write_bytes(b"new")
    old.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", replace)
    if is_moved:
        take_place(new, old, (0.0, 0.0))
    else:
        with pytest.raises(PermissionError):
            take_place(new, old, (0.0, 0.0))
    assert old.read_bytes() == (b"new" if is_moved else b"old")


@pytest.mark.skipif(POSIX, reason="an open file may be replaced")
def test_a_file_open_elsewhere_is_named_and_nothing_of_the_new_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with path.open("rb"), pytest.raises(UsageProblem, match="RV-153"), whole_file(path) as new:
        new.write_bytes(b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_is_not_hidden_by_an_unfinished_file_that_is_still_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "open", str(self))

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(ZeroDivisionError), whole_file(tmp_path / "a.json"):
        raise ZeroDivisionError


def test_a_folder_for_a_while_goes_or_is_left_to_a_later_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with scratch_folder() as folder:
        (folder / "a").write_bytes(b"x")
        assert folder.parent == tmp_path
        assert folder.name.startswith(unfinished_name())
    assert list(tmp_path.iterdir()) == []
    # Windows removes nothing that is open: that is no failure of the work that is done.
    with scratch_folder() as folder:
        held = (folder / "a").open("wb")
    held.close()
    assert folder.exists() is not POSIX


def test_a_folder_goes_with_what_is_read_only_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "older" / "csv"
    folder.mkdir(parents=True)
    (folder / "a.csv").write_bytes(b"x")
    (folder / "a.csv").chmod(stat.S_IREAD)
    remove_folder(folder.parent)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not POSIX, reason="a file of Windows has the rights of its folder")
def test_a_new_file_has_the_rights_that_the_mask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with whole_file(tmp_path / "a.json") as temporary:
            temporary.write_bytes(b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) & ~0o640 == 0


def test_an_error_leaves_the_old_file_and_nothing_unfinished(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(path) as temporary:
        temporary.write_text(f"new {1 // 0}")
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["a.json"]
    assert files.checksum(path) is not None


def document(
    path: Path,
    by: str = SAVED_BY,
    created: str = DATE,
    modified: str = DATE,
    year: int = 1980,
) -> Path:
    core = (
        f"<cp:lastModifiedBy>{by}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{modified}</dcterms:modified>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("docProps/core.xml", (1980, 1, 1, 0, 0, 0)), core)
        archive.writestr(zipfile.ZipInfo("word/document.xml", (year, 1, 1, 0, 0, 0)), "x")
    return path


def test_a_file_is_as_written_only_with_our_name_equal_times_and_undated_parts(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.docx"
    assert is_as_written(document(path))
    assert not is_as_written(document(path, by="Nguyễn"))
    assert not is_as_written(document(path, modified="2024-11-28T14:00:01Z"))
    assert not is_as_written(document(path, year=1981))
    assert not is_as_written(document(path, year=2024))


def test_what_another_saved_is_kept_and_what_we_wrote_is_not(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx")
    assert kept_if_changed(path) is None
    document(path, year=2024)
    assert kept_if_changed(path) == "a.docx.truoc"
    assert kept_if_changed(path) == "a.docx.truoc"
    document(path, by="Khác")
    assert kept_if_changed(path) == "a.docx.truoc2"
    assert kept_if_changed(tmp_path / "none.docx") is None
