"""`ravo score --register`: the past of households in the results; a register that is not there."""

import json
from pathlib import Path

import openpyxl
import pytest

from ravo.files import REGISTER_NAME
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.one_pass import OneReading, read_once
from ravo.survey.options import ReadOptions
from support.books import INFO, household, write
from support.programs import Here


@pytest.fixture
def register_of_a_poor_household(here: Here, tmp_path: Path) -> Path:
    """A register with a poor household of 2023."""
    path = tmp_path / "so.sqlite"
    book = write(tmp_path / "2023.xlsx", [household("H1")], info={"Năm rà soát": 2023})
    code, *_ = here("register", "add", book, "--register", path)
    assert code == 0
    return path


def test_score_reads_the_register_for_every_workbook(
    here: Here, tmp_path: Path, register_of_a_poor_household: Path
) -> None:
    folder = tmp_path / "2024"
    folder.mkdir()
    write(folder / "a.xlsx", [household("H1", **{"Điểm B1": 160})])
    info = {**INFO, "Xã/phường/thị trấn": "Xã Tân Mỹ"}
    write(folder / "b.xlsx", [household("H1")], info=info)
    beside = register_of_a_poor_household.rename(folder / REGISTER_NAME)
    code, out, talk = here("score", folder, "--register", beside, "--format", "json")
    assert code == 0
    assert "RV-1004" not in talk
    one, other = (json.loads(line)["households"][0]["past"] for line in out.splitlines())
    assert (one["first_year"], one["escaped_on"], one["derived"]) == (2023, "2024-12-14", True)
    assert other is None
    assert talk.count("RV-1261") == 1


def test_the_page_reads_the_register_as_well(
    tmp_path: Path, register_of_a_poor_household: Path
) -> None:
    book = write(tmp_path / "a.xlsx", [household("H1")])
    request = OneReading(book, ReadOptions(), tmp_path, "vi", register_of_a_poor_household)
    done = read_once(request, SILENCE, lambda _: None)
    assert done.outcome.review is not None
    assert done.outcome.review.past is not None
    assert done.results is not None
    assert "Tái nghèo" in [
        cell.value for cell in openpyxl.load_workbook(done.results)["Kết quả"][1]
    ]


def test_a_register_that_is_not_there_ends_the_command_at_once(here: Here, tmp_path: Path) -> None:
    book = write(tmp_path / "a.xlsx", [household()])
    missing = tmp_path / "khong-co.sqlite"
    code, out, talk = here("score", book, "--register", missing)
    assert (code, out) == (3, "")
    assert "RV-1201" in talk
    assert talk.count("\n") == 1
    assert not list(tmp_path.glob("*ket-qua*"))
