"""Where a register is: addresses that are none are refused, and no password is shown."""

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, PoolProxiedConnection, insert, select
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from ravo.faults import InputProblem, UsageProblem
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register_exchange import MergeRegisters, merge_into_register
from ravo.register.batches import batches
from ravo.register.names import is_server_address
from ravo.register.store import _problems, address_of, missing_register, reading, writing
from ravo.register.tables import UNIT
from support.postgres_server import Server
from support.register_lists import within
from support.registers import NO_SERVER
from support.rights import links_to

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


@pytest.mark.parametrize("name", ["so[1].sqlite", "so[", "a**b.sqlite", "so?.sqlite", "**"])
def test_a_register_is_named_as_it_is_called_not_as_a_pattern(tmp_path: Path, name: str) -> None:
    """Signs of patterns in a name are letters: `a**b` is no invalid pattern, `[1]` no choice."""
    inside = tmp_path / "2023" / name
    inside.parent.mkdir()
    (inside.parent / "so1.sqlite").touch()
    near = address_of(tmp_path / name)
    assert missing_register(near).fault.code == "RV-1201"
    if os.name != "nt" or not set(name) & set("*?"):
        inside.touch()
        assert missing_register(near).fault.params["near"] == [str(inside)]


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
    for other in (path, *links_to(path, tmp_path / "b.sqlite")):
        request = MergeRegisters([str(other)], str(path), "vi")
        with pytest.raises(UsageProblem, match="RV-1447"):
            merge_into_register(request, SILENCE)


def test_a_register_that_may_not_be_read_is_no_output_either(tmp_path: Path) -> None:
    with writing(address_of(tmp_path / "a.sqlite")):
        pass
    words = "unable to open database file"
    error: DBAPIError = OperationalError("SELECT", {}, sqlite3.OperationalError(words))
    with pytest.raises(UsageProblem, match="RV-1335"), reading(address_of(tmp_path / "a.sqlite")):
        raise error


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ('FATAL:  database "so" does not exist', "RV-1337"),
        ('FATAL:  role "lan" does not exist', "RV-1338"),
        ('FATAL:  password authentication failed for user "lan"', "RV-1338"),
        ("fe_sendauth: no password supplied", "RV-1338"),
        ('FATAL:  no pg_hba.conf entry for host "1.1.1.1", user "lan"', "RV-1338"),
        ("FATAL:  the database system is starting up", "RV-1206"),
        ("Connection refused", "RV-1206"),
    ],
)
def test_a_server_that_answers_is_not_out_of_reach(words: str, code: str) -> None:
    error: DBAPIError = OperationalError("", {}, psycopg.OperationalError(f"failed: {words}"))
    with pytest.raises(UsageProblem, match=code), _problems(address_of("postgresql://may/so")):
        raise error


def gone_before_the_end(connection: Connection) -> None:
    """Lose the server in the middle of the writing."""
    connection.connection.driver_connection.close()  # type: ignore[union-attr]
    connection.execute(select(UNIT))


@NO_SERVER
def test_an_empty_database_is_no_damaged_register(
    postgres_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is a name that the server does not know; and what happens at the end is not known."""
    address = address_of(postgres_server.fresh())
    with pytest.raises(InputProblem, match="RV-1201"), reading(address):
        pass
    nowhere = replace(address, url=address.url.set(database="nowhere"))
    with pytest.raises(UsageProblem, match="RV-1337"), reading(nowhere):
        pass
    nobody = replace(address, url=address.url.set(username="nobody-here"))
    with pytest.raises(UsageProblem, match="RV-1338"), reading(nobody):
        pass

    def lost(_: object, connection: PoolProxiedConnection) -> None:
        """Carry the writing out, and answer nothing."""
        connection.commit()
        connection.driver_connection.close()  # type: ignore[union-attr]
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as patched:
        patched.setattr(PGDialect_psycopg, "do_commit", lost)
        with pytest.raises(UsageProblem, match="RV-1336"), writing(address):
            pass
    with reading(address) as connection:
        assert not batches(connection)
    with pytest.raises(UsageProblem, match="RV-1206"):
        within(str(address.url), gone_before_the_end)
