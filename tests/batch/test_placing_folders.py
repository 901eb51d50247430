"""Folders of reports appear whole or not at all."""

from pathlib import Path

import pytest

from ravo.batch.placing import replace_folder
from ravo.faults import UsageProblem


def made(folder: Path, words: str) -> Path:
    (folder / "csv").mkdir(parents=True)
    (folder / "csv" / "bieu.csv").write_text(words, encoding="utf-8")
    return folder


def test_a_new_folder_takes_the_place_of_the_older_one(tmp_path: Path) -> None:
    work, target = tmp_path / "work", tmp_path / "bao-cao" / "2024" / "huyen"
    made(target, "cu")
    (target / "thua.txt").write_text("x", encoding="utf-8")
    replace_folder(made(work / "moi", "moi"), target, work)
    assert [path.name for path in target.rglob("*") if path.is_file()] == ["bieu.csv"]
    assert (target / "csv" / "bieu.csv").read_text(encoding="utf-8") == "moi"
    assert list(work.iterdir()) == []


def test_a_folder_that_cannot_be_moved_leaves_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, target = tmp_path / "work", tmp_path / "huyen"
    made(target, "cu")
    new = made(work / "moi", "moi")
    real = Path.rename

    def stuck(self: Path, other: Path) -> Path:
        if self == new:
            raise PermissionError(13, "open elsewhere")
        return real(self, other)

    monkeypatch.setattr(Path, "rename", stuck)
    with pytest.raises(UsageProblem):
        replace_folder(new, target, work)
    assert (target / "csv" / "bieu.csv").read_text(encoding="utf-8") == "cu"
