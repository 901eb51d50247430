"""A returned copy that the commune sends back is its survey, whichever way it comes in."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from support.books import household, write
from support.nights import Inline, long_unchanged
from support.programs import Here


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have `ravo batch` read the workbooks here: what reads them is not what is tested."""
    monkeypatch.setattr("ravo.batch.night.engine_of", lambda config: Inline())


@pytest.fixture
def given_back(here: Here, tmp_path: Path) -> Path:
    """The marked copy of a survey whose one household has an impossible size."""
    write(tmp_path / "xa.xlsx", [household(), household("H2", 1, **{"Số nhân khẩu": "?"})])
    here("check", tmp_path / "xa.xlsx", "--return", tmp_path / "tra-lai")
    return tmp_path / "tra-lai" / "xa.tra-lai.xlsx"


def corrected(copy: Path, target: Path) -> Path:
    book = openpyxl.load_workbook(copy)
    assert book.sheetnames[:2] == ["Thư trả lời", "Lỗi"]
    sheet = book["Hộ"]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == "?")
    cell.value = 3
    book.save(target)
    return target


def classed(talk: str) -> bool:
    return "RV-109" not in talk and "RV-1006" not in talk


@pytest.mark.parametrize("untouched", [True, False])
def test_a_copy_alone_is_the_survey(
    here: Here, tmp_path: Path, given_back: Path, *, untouched: bool
) -> None:
    inbox = tmp_path / "thu-ve"
    inbox.mkdir()
    copy = inbox / given_back.name
    if untouched:
        shutil.copy(given_back, copy)
    else:
        corrected(given_back, copy)
    long_unchanged(inbox)
    expected = 1 if untouched else 0
    assert here("score", inbox, "--out-dir", tmp_path / "ra")[0] == expected
    assert (tmp_path / "ra" / "xa.ket-qua.xlsx").is_file()
    assert here("score", copy, "--out-dir", tmp_path / "ra2")[0] == expected
    assert here("check", inbox)[0] == expected
    code, _, talk = here("batch", inbox, tmp_path / "dem")
    assert code == expected
    assert "xa.tra-lai.xlsx" in talk
    code, said, talk = here("drop", copy)
    assert "xa.ket-qua.xlsx" in said + talk


def test_a_corrected_copy_beside_its_original_is_the_commune_twice(
    here: Here, tmp_path: Path, given_back: Path
) -> None:
    inbox = tmp_path / "thu-ve"
    inbox.mkdir()
    shutil.copy(tmp_path / "xa.xlsx", inbox)
    corrected(given_back, inbox / given_back.name)
    long_unchanged(inbox)
    for words in (
        ("score", inbox, "--out-dir", tmp_path / "ra"),
        ("batch", inbox, tmp_path / "dem"),
    ):
        talk = here(*words)[2]
        assert "RV-1066" in talk or "RV-1064" in talk
        assert "xa.tra-lai.xlsx, xa.xlsx" in talk
        assert "đã sửa" in talk
    _, said, talk = here("drop", inbox)
    assert "nhiều bảng của một năm" in said + talk


def test_a_copy_that_nobody_corrected_beside_its_original_is_passed_over(
    here: Here, tmp_path: Path, given_back: Path
) -> None:
    inbox = tmp_path / "thu-ve"
    inbox.mkdir()
    shutil.copy(tmp_path / "xa.xlsx", inbox)
    shutil.copy(given_back, inbox)
    talk = here("score", inbox, "--out-dir", tmp_path / "ra")[2]
    assert "RV-1067" in talk
    assert "RV-1066" not in talk
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["xa.ket-qua.xlsx"]
    _, said, talk = here("drop", inbox / given_back.name)
    assert "chưa ai sửa" in said + talk
