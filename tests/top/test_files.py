"""Names of files that follow from others, the folder that several share, files by their paths."""

import os
import sys
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.files import (
    NAME_MOST,
    FileSet,
    comparable_path,
    distinct_names,
    name_length,
    resolved_path,
    result_stems,
    shared_folder,
    without_prefix,
)
from ravo.locks import lock_file
from support.rights import links_to


def test_a_corrected_copys_results_take_the_place_of_its_originals() -> None:
    names = ["xa.xlsx", "bc.tra-lai.xlsx", "bd.tra-lai (2).xlsx", "be.tra-lai.tra-lai.xlsx"]
    books = [Path("x") / name for name in names]
    assert list(result_stems(books).values()) == ["xa", "bc", "bd", "be"]
    both = [Path("x/xa.tra-lai.xlsx"), Path("x/xa.xlsx"), Path("y/xa.tra-lai.xlsx")]
    assert list(result_stems(both).values()) == ["xa.tra-lai", "xa", "xa"]


@pytest.mark.parametrize(
    ("folders", "shared"),
    [
        (["C:/xã/2024"], "C:/xã/2024"),
        (["C:/xã/2024", "c:/Xã/2023/a"], "C:/xã"),
        (["C:/xã/2024", "C:/xã"], "C:/xã"),
        (["C:/a", "C:/ab"], "C:/"),
        (["E:/usb/a", "C:/xã", "E:/usb/b"], "E:/usb"),
        (["//may/chung/a", "C:/xã"], "//may/chung/a"),
    ],
)
def test_the_shared_folder_is_on_the_drive_of_the_first(folders: list[str], shared: str) -> None:
    assert shared_folder(map(PureWindowsPath, folders)) == PureWindowsPath(shared)


@pytest.mark.parametrize(
    ("path", "short"),
    [
        (r"\\?\C:\xã\a.xlsx", r"C:\xã\a.xlsx"),
        (r"\\.\c:\a.xlsx", r"c:\a.xlsx"),
        (r"\\?\UNC\may\chung\a.xlsx", r"\\may\chung\a.xlsx"),
        (r"\\may\chung\a.xlsx", r"\\may\chung\a.xlsx"),
        (r"C:\UNC\a.xlsx", r"C:\UNC\a.xlsx"),
        (r"\\?\Volume{0a1b}\a.xlsx", r"\\?\Volume{0a1b}\a.xlsx"),
        (r"\\.\C:", r"\\.\C:"),
        ("/xã/a.xlsx", "/xã/a.xlsx"),
    ],
)
def test_a_path_of_windows_loses_a_prefix_that_names_no_place(path: str, short: str) -> None:
    assert without_prefix(path) == short


def test_a_folder_is_compared_however_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "xã").mkdir()
    paths = [tmp_path / "xã" / ".." / "xã", *links_to(tmp_path / "xã", tmp_path / "d")]
    if sys.platform == "win32":
        paths += [Path("\\\\?\\" + str(tmp_path / "xã")), Path(str(tmp_path / "xã").upper())]
    for path in paths:
        assert comparable_path(path) == comparable_path(tmp_path / "xã")
        assert lock_file(path) == lock_file(tmp_path / "xã")
        inner = path / "new" / "a.xlsx"
        assert comparable_path(inner).is_relative_to(comparable_path(tmp_path))


def test_a_path_that_nothing_resolves_is_made_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"a")
    for link in links_to(tmp_path / "ring.xlsx", tmp_path / "ring.xlsx"):
        assert resolved_path(link).name == "ring.xlsx"
        assert link not in FileSet([tmp_path / "a.xlsx"])

    def refused(path: Path) -> str:
        raise OSError(0, "the disk does not name it")

    monkeypatch.setattr("ravo.files.os.path.realpath", refused)
    monkeypatch.chdir(tmp_path)
    assert resolved_path(Path("a.xlsx")) == tmp_path / "a.xlsx"
    assert tmp_path / "a.xlsx" in FileSet([Path("a.xlsx")])


def test_a_file_is_known_by_any_path_to_it(tmp_path: Path) -> None:
    (tmp_path / "xã").mkdir()
    book, missing = tmp_path / "xã" / "a.xlsx", tmp_path / "xã" / "new.xlsx"
    book.write_bytes(b"a")
    os.link(book, tmp_path / "b.xlsx")
    files = FileSet([book])
    paths = [book, tmp_path / "b.xlsx", tmp_path / "xã" / ".." / "xã" / "a.xlsx"]
    paths += links_to(book, tmp_path / "c.xlsx")
    if sys.platform == "win32":
        paths.append(Path("\\\\?\\" + str(book)))
    assert [path in files for path in paths] == [True] * len(paths)
    (tmp_path / "same.xlsx").write_bytes(b"a")
    assert tmp_path / "same.xlsx" not in files
    assert missing not in files
    files.add(missing)
    paths = [tmp_path / "xã" / "." / "new.xlsx"]
    if links_to(tmp_path / "xã", tmp_path / "d"):
        paths.append(tmp_path / "d" / "new.xlsx")
    if sys.platform == "win32":
        paths += [Path("\\\\?\\" + str(missing)), missing.with_name("NEW.xlsx")]
    assert [path in files for path in paths] == [True] * len(paths)
    assert tmp_path / "new.xlsx" not in files
    assert missing.with_name("new2.xlsx") not in files


STEMS = st.lists(st.sampled_from(["xã", "XÃ", "xã-2", "ấp" * 130, "ấp" * 130 + "1", "a" * 300]))


@given(STEMS)
def test_no_two_stems_have_one_name_however_long_they_are(stems: list[str]) -> None:
    names = distinct_names(stems, ".docx", ["xã.docx"])
    assert len({name.casefold() for name in names} | {"xã.docx"}) == len(stems) + 1
    assert all(name.endswith(".docx") and name_length(name) <= NAME_MOST for name in names)
    short = [name for stem, name in zip(stems, names, strict=True) if stem == "xã-2"]
    assert short[:1] in ([], ["xã-2.docx"], ["xã-2-2.docx"])
