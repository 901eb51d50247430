"""Names of files that follow from others, the folder that several share, files by their paths."""

import os
import sys
from pathlib import Path, PureWindowsPath

import pytest

from ravo.files import FileSet, result_stems, shared_folder
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
    assert tmp_path / "xã" / "." / "new.xlsx" in files
