"""Names of files that follow from others, and the folder that several share."""

from pathlib import Path, PureWindowsPath

import pytest

from ravo.files import result_stems, shared_folder


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
