"""Folders of reports appear whole or not at all."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ravo.batch.report_folders import replace_folder, restore_folders, write_sources
from ravo.faults import UsageProblem
from ravo.files import sync_file, take_place


def made(folder: Path, words: str) -> Path:
    (folder / "csv").mkdir(parents=True)
    (folder / "csv" / "bieu.csv").write_text(words, encoding="utf-8")
    return folder


def words_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != "nguon.json"
    }


def test_a_new_folder_takes_the_place_of_the_older_one(tmp_path: Path) -> None:
    work, target = tmp_path / "work", tmp_path / "bao-cao" / "2024" / "huyen"
    made(target, "cu")
    (target / "thua.txt").write_text("x", encoding="utf-8")
    write_sources(target, "bao-cao/2024/huyen", {})
    assert replace_folder(made(work / "moi", "moi"), target, work) == []
    assert words_in(target) == {"csv/bieu.csv": "moi"}
    assert list(work.iterdir()) == []


def test_what_others_put_or_changed_in_a_folder_goes_along(tmp_path: Path) -> None:
    work, target = tmp_path / "work", tmp_path / "huyen"
    made(target, "cu")
    write_sources(target, "huyen", {})
    (target / "csv" / "bieu.csv").write_text("sửa lần một", encoding="utf-8")
    (target / "da-ky").mkdir()
    (target / "da-ky" / "bao-cao.pdf").write_text("có dấu", encoding="utf-8")
    (target / "~$bao-cao.docx").write_text("đang mở", encoding="utf-8")
    first = made(work / "moi", "moi")
    write_sources(first, "huyen", {})
    assert replace_folder(first, target, work) == [("csv/bieu.csv", "csv/bieu.csv.truoc")]
    once = {
        "csv/bieu.csv": "moi",
        "csv/bieu.csv.truoc": "sửa lần một",
        "da-ky/bao-cao.pdf": "có dấu",
    }
    assert words_in(target) == once
    (target / "csv" / "bieu.csv").write_text("sửa lần hai", encoding="utf-8")
    second = made(work / "nua", "moi nhat")
    assert replace_folder(second, target, work) == [("csv/bieu.csv", "csv/bieu.csv.truoc2")]
    assert words_in(target) == {
        **once,
        "csv/bieu.csv": "moi nhat",
        "csv/bieu.csv.truoc2": "sửa lần hai",
    }


def test_what_is_read_only_goes_along_and_the_older_folder_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, target = tmp_path / "work", tmp_path / "huyen"
    made(target, "cu")
    (target / "da-ky.pdf").write_text("có dấu", encoding="utf-8")
    (target / "da-ky.pdf").chmod(stat.S_IREAD)
    rights: list[int] = []
    synced = sync_file

    def sync(path: Path) -> None:
        rights.append(path.stat().st_mode & stat.S_IWRITE)
        synced(path)

    monkeypatch.setattr("ravo.batch.report_folders.sync_file", sync)
    replace_folder(made(work / "moi", "moi"), target, work)
    # Nothing that is read-only can be synced, but by an account that may write everything.
    assert set(rights) == {stat.S_IWRITE}
    assert (target / "da-ky.pdf").stat().st_mode & stat.S_IWRITE == 0
    assert list(work.iterdir()) == []


def test_a_folder_that_a_scanner_looks_into_for_a_moment_is_moved_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, target = tmp_path / "work", tmp_path / "huyen"
    made(target, "cu")
    write_sources(target, "huyen", {})
    new = made(work / "moi", "moi")
    looked_into: set[Path] = set()

    def looking(real: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def move(self: Path, other: Path) -> Path:
            if self not in looked_into:
                looked_into.add(self)
                raise PermissionError(13, "as of Windows", str(self))
            return real(self, other)

        return move

    for name in ("rename", "replace"):
        monkeypatch.setattr(Path, name, looking(getattr(Path, name)))
    monkeypatch.setattr(take_place, "__defaults__", ((0.0,),))
    replace_folder(new, target, work)
    assert looked_into == {target, new}
    assert words_in(target) == {"csv/bieu.csv": "moi"}


class PowerCut(BaseException):
    """Stands for the power going out."""


def test_a_folder_whose_place_was_empty_when_the_power_went_out_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, target = tmp_path / "ra" / ".ravo", tmp_path / "ra" / "bao-cao" / "huyen"
    made(target, "cu")
    write_sources(target, "bao-cao/huyen", {})
    (target / "da-ky.pdf").write_text("có dấu", encoding="utf-8")
    new = made(work / "moi", "moi")
    real = Path.replace

    def cut(self: Path, other: Path) -> Path:
        if self == new:
            raise PowerCut
        return real(self, other)

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(PowerCut):
        replace_folder(new, target, work)
    monkeypatch.undo()
    assert not target.exists()
    restore_folders(work, tmp_path / "ra")
    assert words_in(target) == {"csv/bieu.csv": "cu", "da-ky.pdf": "có dấu"}


def test_an_older_folder_is_not_put_over_the_one_that_is_there(tmp_path: Path) -> None:
    work, target = tmp_path / "ra" / ".ravo", tmp_path / "ra" / "huyen"
    write_sources(made(work / "moi-older", "cu"), "huyen", {})
    made(target, "moi")
    restore_folders(work, tmp_path / "ra")
    assert words_in(target) == {"csv/bieu.csv": "moi"}


def test_a_folder_that_cannot_be_moved_leaves_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, target = tmp_path / "work", tmp_path / "huyen"
    made(target, "cu")
    new = made(work / "moi", "moi")
    real = Path.replace

    def stuck(self: Path, other: Path) -> Path:
        if self == new:
            raise PermissionError(13, "open elsewhere")
        return real(self, other)

    monkeypatch.setattr(Path, "replace", stuck)
    with pytest.raises(UsageProblem):
        replace_folder(new, target, work)
    assert (target / "csv" / "bieu.csv").read_text(encoding="utf-8") == "cu"
