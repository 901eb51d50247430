"""The results of a night in the register: all of them once, corrections in their place."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ravo.batch import registered
from ravo.batch.registered import RegisterOrder, keep, register_results
from ravo.batch.run import options_of
from support import nights
from support.nights import commune, config, night
from support.work_here import IsolatedHere


@pytest.fixture
def registered_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Results are added in this process: what may become of one of its own is tried beside."""
    monkeypatch.setattr(registered, "Isolation", IsolatedHere)


def never() -> bool:
    return False


def reviews(register: Path) -> list[tuple[str, str]]:
    """Return the period and code of every household of the register, also of replaced lists."""
    with closing(sqlite3.connect(register)) as connection:
        query = "select period, code from review join part on part.id = review.part order by 1, 2"
        return connection.execute(query).fetchall()


def test_results_of_a_night_are_in_the_register_once(tmp_path: Path) -> None:
    register = tmp_path / "so.sqlite"
    commune(tmp_path / "vao", 0)
    commune(tmp_path / "vao", 1)
    done = night(config(tmp_path, household_register=str(register)))
    assert register_results(done.run, done.account, never)
    first = reviews(register)
    assert [code for _, code in first] == ["H1", "H1", "H2", "H2"]
    again = keep(_order(tmp_path, register, done))
    assert (again.added, again.problem) == (0, None)
    assert reviews(register) == first
    commune(tmp_path / "vao", 1, 3)
    done = night(config(tmp_path, household_register=str(register)))
    assert keep(_order(tmp_path, register, done)).added == 3
    assert len(reviews(register)) == 7


def _order(folder: Path, register: Path, done: nights.Night) -> RegisterOrder:
    results = tuple(str(path) for path in sorted((folder / "ra").rglob("*.ket-qua.xlsx")))
    return RegisterOrder(results, str(register), options_of(done.run.config, "vi"))


@pytest.mark.usefixtures("registered_here")
def test_a_register_that_cannot_be_written_is_reported_and_the_night_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAVO_REGISTER", str(tmp_path / "another.sqlite"))
    commune(tmp_path / "vao")
    (tmp_path / "so.sqlite").write_bytes(b"no register")
    done = night(config(tmp_path, household_register=str(tmp_path / "so.sqlite")))
    assert not register_results(done.run, done.account, never)
    assert done.ear.faults == ["RV-1260"]
    assert (tmp_path / "so.sqlite").read_bytes() == b"no register"
    assert not (tmp_path / "another.sqlite").exists()


@pytest.mark.usefixtures("registered_here")
def test_a_night_warns_of_a_list_that_lacks_most_of_its_commune(tmp_path: Path) -> None:
    register = tmp_path / "so.sqlite"
    for year, households, warned in ((2023, 6, []), (2024, 1, ["RV-1414"])):
        commune(tmp_path / "vao", 0, households, **{"Năm rà soát": year})
        done = night(config(tmp_path, household_register=str(register)))
        assert register_results(done.run, done.account, never)
        assert done.ear.faults == warned


def test_a_run_without_a_register_has_none(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    done = night(config(tmp_path))
    assert register_results(done.run, done.account, never)
    assert not list(tmp_path.rglob("*.sqlite"))
