"""Workbooks that are unpacked ahead come in their order, and a bad one is told at its turn."""

import threading
from pathlib import Path

import pytest

from ravo.cli import app
from ravo.console import run
from ravo.faults import InputProblem
from ravo.pipeline.years import read_books
from ravo.results.results import Results
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from support.books import household, write

PLAIN = load_settings(ReadOptions())

MANY = 9


@pytest.fixture(scope="module")
def nine_results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine results workbooks, the n-th with n households."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(1, MANY + 1):
        write(folder / f"{number}.xlsx", [household(f"H{n}") for n in range(number)])
    assert run(app, ["score", str(folder), "-q"]) == 0
    return folder


def results(folder: Path) -> list[Path]:
    return [folder / f"{number}.ket-qua.xlsx" for number in range(1, MANY + 1)]


def unpackers() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("ravo-unpack")]


def test_results_come_in_the_order_of_the_files(nine_results: Path) -> None:
    read = list(read_books(results(nine_results), PLAIN))
    assert [len(item.households) for item in read if isinstance(item, Results)] == [
        *range(1, MANY + 1)
    ]


def test_results_and_surveys_may_stand_side_by_side(nine_results: Path) -> None:
    books = [nine_results / "3.xlsx", nine_results / "2.ket-qua.xlsx", nine_results / "1.xlsx"]
    assert [item.counts.scored for item in read_books(books, PLAIN)] == [3, 2, 1]


def test_a_damaged_workbook_is_told_when_its_turn_comes(nine_results: Path, tmp_path: Path) -> None:
    books = results(nine_results)
    books[4] = tmp_path / "hong.ket-qua.xlsx"
    books[4].write_bytes(b"PK\x03\x04" + bytes(100))
    reading = read_books(books, PLAIN)
    assert [next(reading).counts.scored for _ in range(4)] == [1, 2, 3, 4]
    with pytest.raises(InputProblem) as told:
        next(reading)
    assert told.value.fault.params["path"] == "hong.ket-qua.xlsx"


def test_no_thread_stays_behind(nine_results: Path, tmp_path: Path) -> None:
    books = [*results(nine_results)[:3], tmp_path / "khong-co.xlsx"]
    reading = read_books(books, PLAIN)
    next(reading)
    assert unpackers()
    with pytest.raises(InputProblem):
        list(reading)
    assert unpackers() == []
