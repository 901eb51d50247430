"""Where what belongs to dropped workbooks is written."""

import os
import unicodedata
from pathlib import Path

import pytest

from ravo.files import fitted_name, utf16_units
from ravo.pipeline import drop_places
from ravo.pipeline.drop_places import FOLDER, fallback_folder, is_writable, places_of


def written(*books: Path, fallback: Path = Path("/khac")) -> list[str]:
    places = places_of(books, fallback)
    return [places[book].results.name for book in books]


def test_two_workbooks_of_one_stem_have_results_of_their_own(tmp_path: Path) -> None:
    books = [tmp_path / name for name in ("xa.xls", "xa.xlsx", "XA.xlsx.xls")]
    names = ["xa.ket-qua.xlsx", "xa.xlsx.ket-qua.xlsx", "XA.xlsx.xls.ket-qua.xlsx"]
    assert written(*books) == names


def test_one_name_in_two_forms_of_letters_is_one_name(tmp_path: Path) -> None:
    forms = [unicodedata.normalize(form, "xã.xlsx") for form in ("NFC", "NFD")]
    first, second = written(*(tmp_path / name for name in forms))
    assert unicodedata.normalize("NFC", first) == "xã.ket-qua.xlsx"
    assert unicodedata.normalize("NFC", second) == "xã.xlsx.ket-qua.xlsx"


def test_workbooks_of_one_name_from_two_closed_folders_do_not_meet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drop_places, "is_writable", lambda folder: False)
    books = [tmp_path / folder / "xa.xlsx" for folder in ("1", "2", "3")]
    names = written(*books, fallback=tmp_path / FOLDER)
    assert names == ["xa.ket-qua.xlsx", "xa.xlsx.ket-qua.xlsx", "xa (2).ket-qua.xlsx"]
    assert all(place.aside for place in places_of(books, tmp_path / FOLDER).values())


def test_long_names_from_closed_folders_do_not_meet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drop_places, "is_writable", lambda folder: False)
    books = [tmp_path / str(number) / f"{'x' * 250}.xlsx" for number in range(5)]
    names = written(*books, fallback=tmp_path / FOLDER)
    assert len(set(names)) == 5
    assert names[-1].endswith(" (5).ket-qua.xlsx")


@pytest.mark.parametrize(("letters", "whole"), [(242, True), (243, False)])
def test_a_name_is_cut_only_where_no_disk_takes_it(letters: int, whole: bool) -> None:
    name = fitted_name("x" * letters, ".ket-qua.xlsx")
    assert (name == "x" * letters + ".ket-qua.xlsx") == whole
    assert (utf16_units(name) if os.name == "nt" else len(name.encode())) <= 255
    assert name.endswith(".ket-qua.xlsx")


def test_a_cut_leaves_no_letter_without_its_marks() -> None:
    name = fitted_name(unicodedata.normalize("NFD", "ế" * 90), ".ket-qua.xlsx")
    kept = name.removesuffix("….ket-qua.xlsx")
    assert set(unicodedata.normalize("NFC", kept)) == {"ế"}


def test_a_share_and_a_long_path_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows counts letters, of the whole path too; what is longer goes to the other folder."""
    monkeypatch.setattr(drop_places, "is_writable", lambda folder: True)
    share = Path("//may-chu/chung/Xã Mỹ An (1)")
    assert places_of([share / "xã.xlsx"], Path("/khac"))[share / "xã.xlsx"].results == (
        share / "xã.ket-qua.xlsx"
    )
    assert utf16_units("ế😀") == 3


def test_a_folder_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    assert is_writable(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not is_writable(tmp_path / "khong-co")
    assert not is_writable(Path("/proc/self"))


def test_the_other_folder_is_among_the_documents_or_in_the_home(user_home: Path) -> None:
    assert fallback_folder().name == FOLDER
    assert fallback_folder().parent == user_home
    (user_home / "Documents").mkdir(parents=True)
    assert fallback_folder().parent == user_home / "Documents"
