"""Where a register is: addresses that are none are refused, and no password is shown."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from ravo.faults import UsageProblem
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register_exchange import MergeRegisters, merge_into_register
from ravo.register.names import is_server_address
from ravo.register.store import address_of, missing_register, writing
from ravo.register.tables import UNIT

SECRET = "S3cret"


@pytest.mark.parametrize(
    "written",
    [
        f"postgresql+psycopg:/ravo:{SECRET}@may/so",
        f"host=localhost dbname=so password={SECRET}",
        f"host=localhost password='{SECRET} {SECRET}'",
        f"postgresql://ravo:{SECRET}@localhost:abc/so",
        f"postgresql://ravo:{SECRET}@[::1/so",
        f"mysql://may/so?password={SECRET}@{SECRET}",
        "sqlite:///so.sqlite?mode=ro&uri=true",
        "sqlite:///:memory:",
        ":memory:",
        "file:so.sqlite",
    ],
)
def test_an_address_that_is_none_is_refused_without_its_password(written: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        address_of(written)
    fault = caught.value.fault
    assert fault.code == "RV-1200"
    assert SECRET not in str(fault.params)


@pytest.mark.parametrize("option", ["password", "sslpassword"])
def test_a_password_among_the_options_of_a_server_is_not_shown(option: str) -> None:
    address = address_of(f"postgresql://may/so?{option}={SECRET}&host=may")
    assert address.path is None
    assert SECRET not in address.shown
    assert address.url.query[option] == SECRET


@pytest.mark.parametrize("path", ["so.sqlite", "C:/so/so.sqlite", "sổ host: xã.sqlite", "a=b"])
def test_paths_stay_paths(path: str) -> None:
    assert not is_server_address(path)
    assert address_of(path).path == Path(path)


def test_a_fault_of_ravo_is_no_damage(tmp_path: Path) -> None:
    row = {"id": 1, "key": "30169", "map": "old"}
    with (
        pytest.raises(IntegrityError),
        writing(address_of(tmp_path / "so.sqlite")) as connection,
    ):
        connection.execute(insert(UNIT), [row, row])


def test_a_disk_that_fails_while_writing_is_no_damage(tmp_path: Path) -> None:
    error: DBAPIError = OperationalError("COMMIT", {}, sqlite3.OperationalError("disk I/O error"))
    with pytest.raises(UsageProblem, match="RV-1280"), writing(address_of(tmp_path / "a.sqlite")):
        raise error


def test_a_register_nearby_is_named(tmp_path: Path) -> None:
    """One in a folder of this folder, and one in the folder above; without any it is RV-1201."""
    here = tmp_path / "2023" / "so-theo-doi.sqlite"
    assert missing_register(address_of(here)).fault.code == "RV-1201"
    inside = here.parent / "ket-qua"
    inside.mkdir(parents=True)
    here.touch()
    for folder in (tmp_path, inside):
        fault = missing_register(address_of(folder / here.name)).fault
        assert (fault.code, fault.params["near"]) == ("RV-1459", [str(here)])


def test_a_register_that_may_not_be_written_is_no_output(tmp_path: Path) -> None:
    """The advice is about the register: no other folder is chosen for it."""
    words = "attempt to write a readonly database"
    error: DBAPIError = OperationalError("COMMIT", {}, sqlite3.OperationalError(words))
    with pytest.raises(UsageProblem, match="RV-1280"), writing(address_of(tmp_path / "a.sqlite")):
        raise error


def test_a_register_is_not_merged_into_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with writing(address_of(path)):
        pass
    (tmp_path / "b.sqlite").symlink_to(path)
    for other in (path, tmp_path / "b.sqlite"):
        request = MergeRegisters([str(other)], str(path), "vi")
        with pytest.raises(UsageProblem, match="RV-1447"):
            merge_into_register(request, SILENCE)
