"""A register is in its old or its new state, whatever happens: kills, full disks, lost servers."""

import os
import signal
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import IntegrityError

from ravo.faults import InputProblem, RavoError, UsageProblem
from ravo.locks import LockHolder
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register import check_register
from ravo.register import store
from ravo.register.store import address_of, reading, writing
from ravo.register.undone import undo
from ravo.register.union import TakenBatches, finished, take_in
from support.postgres_server import Server
from support.register_homes import AUTHOR, add, dump, home, made_list, person, tables
from support.registers import NO_SERVER, FreshRegister

AN = person("Nguyễn Văn An", 1970, "087070000001")
BA = person("Trần Thị Ba", 1980, "087080000002")
OLD = made_list([home("H1", AN), home("H2", BA)], "2023")
NEW = made_list([home("H1", AN, klass="near_poor"), home("H3")], "2024")
MOMENTS = {
    "sqlite": {"add": 8, "undo": 6, "merge": 6},
    "postgresql": {"add": 2, "undo": 2, "merge": 2},
}
"""Twenty moments of a file in all, spread over each work from its first statement to its last.

A file is whole by the work of its own reader, a server by that of the server: tried less.
"""
NO_FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writers wait for others for moments only."""
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.2)


# kill -9


def _add(register: str, _: str) -> None:
    add(register, NEW)


def _undo(register: str, _: str) -> None:
    with writing(address_of(register)) as connection:
        undo(connection, "1", AUTHOR)


def _merge(register: str, other: str) -> None:
    taken = TakenBatches()
    with writing(address_of(register)) as connection, reading(address_of(other)) as source:
        take_in(connection, source, taken)
        finished(connection, taken)


WORKS: dict[str, Callable[[str, str], None]] = {"add": _add, "undo": _undo, "merge": _merge}


@contextmanager
def _statements(of_each: Callable[[], None]) -> Iterator[None]:
    """Have a function called before every statement and every commit."""

    def statement(*_: object) -> None:
        of_each()

    watched = [(Engine, name, statement) for name in ("before_cursor_execute", "commit")]
    for target, name, function in watched:
        event.listen(target, name, function)
    try:
        yield
    finally:
        for target, name, function in watched:
            event.remove(target, name, function)


def _killed_at(moment: int, work: Callable[[], None]) -> None:
    """Carry out work in a process that is killed before its statement `moment`."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status)
        assert os.WTERMSIG(status) == signal.SIGKILL
        return
    left = moment

    def count() -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        with _statements(count):
            work()
    finally:
        os._exit(1)


@NO_FORK
@pytest.mark.parametrize("name", WORKS)
def test_register_killed_at_many_moments(
    name: str, fresh_register: FreshRegister, tmp_path: Path
) -> None:
    register, work = fresh_register(), WORKS[name]
    moments = MOMENTS["postgresql" if "://" in register else "sqlite"][name]
    other = str(tmp_path / "khác.sqlite")
    add(register, OLD)
    add(other, NEW)
    old, after, done = tables(register), fresh_register(register), [0]

    def count() -> None:
        done[0] += 1

    with _statements(count):
        work(after, other)
    assert done[0] >= moments
    for moment in sorted({1 + at * (done[0] - 1) // (moments - 1) for at in range(moments)}):
        _killed_at(moment, partial(work, register, other))
        # Nothing is committed before the last statement, behind which no moment lies.
        assert tables(register) == old, moment
    work(register, other)
    assert dump(register) == dump(after)
    assert tables(register) != old


# several at once


@pytest.mark.usefixtures("impatient")
def test_register_second_writer_is_refused_with_the_name_of_the_first(register: str) -> None:
    with writing(address_of(register)), pytest.raises(LockHolder) as caught:
        add(register, OLD)
    assert (caught.value.exit_code, caught.value.fault.code) == (4, "RV-1217")
    params = caught.value.fault.params
    assert params["pid"] == str(os.getpid())
    assert address_of(register).shown == params["path"]


def test_register_two_writers_are_both_in_one_after_the_other(register: str) -> None:
    other = made_list([home("K1")], "2023", "30172")
    threads = [Thread(target=add, args=(register, item)) for item in (OLD, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = check_register(register, SILENCE)
    assert [item.batch.number for item in found.batches] == [1, 2]
    assert found.breaches == ()
    assert dump(register).count(b'"table":"review"') == 3


@pytest.mark.usefixtures("impatient")
def test_register_on_a_share_that_another_program_locks(tmp_path: Path) -> None:
    path = tmp_path / "so.sqlite"
    add(str(path), OLD)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for attempt in (lambda: add(str(path), NEW), lambda: dump(str(path))):
        with pytest.raises(LockHolder) as caught:
            attempt()
        assert caught.value.fault.code == "RV-1205"
        assert caught.value.fault.params["path"] == str(path)
    other.close()


@NO_SERVER
def test_register_server_that_goes_away_in_the_middle(postgres_server: Server) -> None:
    register = postgres_server.fresh()
    add(register, OLD)
    old = dump(register)

    def going() -> None:
        with writing(address_of(register)) as connection:
            connection.execute(text("UPDATE review SET klass = 'not_poor'"))
            postgres_server.kill()
            connection.execute(text("UPDATE review SET area = 'urban'"))

    try:
        with pytest.raises(UsageProblem) as caught:
            going()
        assert caught.value.fault.code == "RV-1206"
        with pytest.raises(UsageProblem) as caught:
            dump(register)
        assert caught.value.fault.code == "RV-1206"
    finally:
        postgres_server.start()
    assert dump(register) == old


# files


def test_register_on_a_disk_that_fills_up(tmp_path: Path) -> None:
    path = tmp_path / "so.sqlite"
    add(str(path), OLD)
    old = dump(str(path))
    with closing(sqlite3.connect(path)) as plain:
        ((pages,),) = plain.execute("PRAGMA page_count")

    def full(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    many = made_list([home(f"N{at}", AN) for at in range(200)], "2024")
    event.listen(Engine, "connect", full)
    try:
        with pytest.raises(UsageProblem) as caught:
            add(str(path), many)
    finally:
        event.remove(Engine, "connect", full)
    assert caught.value.fault.code == "RV-152"
    assert dump(str(path)) == old


@pytest.mark.skipif(os.name == "nt", reason="limits of processes are of POSIX")
def test_register_that_a_quota_cuts_off(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "so.sqlite"
    add(str(path), OLD)
    old, before = dump(str(path)), resource.getrlimit(resource.RLIMIT_FSIZE)
    many = made_list([home(f"N{at}", AN) for at in range(200)], "2024")
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 4096, before[1]))
    try:
        with pytest.raises(UsageProblem) as caught:
            add(str(path), many)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.fault.code == "RV-1280"
    assert dump(str(path)) == old


def _as_newer(path: Path) -> None:
    add(str(path), OLD)
    with writing(address_of(path)) as connection:
        connection.execute(text("UPDATE schema SET version = 99"))


def _as_text(path: Path) -> None:
    path.write_text("không phải sổ theo dõi, " * 50, encoding="utf-8")


def _as_other_database(path: Path) -> None:
    sqlite3.connect(path).execute("CREATE TABLE khac (a)").connection.close()


def _with_damaged_schema(path: Path) -> None:
    add(str(path), OLD)
    contents = path.read_bytes()
    at = contents.index(b"CREATE TABLE") + len("CREATE ")
    path.write_bytes(contents[:at] + bytes([contents[at] ^ 0x80]) + contents[at + 1 :])


@pytest.mark.parametrize(
    ("make", "code", "writes"),
    [
        (_as_newer, "RV-1204", False),
        (_with_damaged_schema, "RV-1202", False),
        (_as_text, "RV-1202", False),
        (Path.mkdir, "RV-1201", False),
        (Path.touch, "RV-1202", True),
        (_as_other_database, "RV-1202", False),
        (lambda path: path.write_bytes(b"PK\x03\x04" + bytes(99)), "RV-1543", False),
        (lambda path: path.write_bytes(b"RAVOGOI1" + bytes(99)), "RV-1545", False),
    ],
)
def test_register_file_that_is_none(
    make: Callable[[Path], None], code: str, writes: bool, tmp_path: Path
) -> None:
    path = tmp_path / "sổ theo dõi.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(InputProblem) as caught:
        dump(str(path))
    assert caught.value.fault.code == code
    if writes:
        add(str(path), OLD)
        return
    with pytest.raises(RavoError) as refused:
        add(str(path), OLD)
    assert refused.value.exit_code in (2, 3)
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("facts", ["[" * 100_000, "9" * 5_000, "{"])
def test_register_with_facts_that_are_no_json_is_damaged(tmp_path: Path, facts: str) -> None:
    path = tmp_path / "so.sqlite"
    add(str(path), OLD)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE part SET about = ?", (facts,))
    with pytest.raises(InputProblem, match="RV-1202"):
        dump(str(path))


def test_register_that_cannot_be_begun_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "so.sqlite"
    with pytest.raises(ZeroDivisionError), writing(address_of(path)):
        raise ZeroDivisionError
    assert not path.exists()


@pytest.mark.skipif(os.name == "nt", reason="modes of files are of POSIX")
def test_register_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "so.sqlite"
    before = os.umask(0)
    try:
        add(str(path), OLD)
        with writing(address_of(path)) as connection:
            connection.execute(text("UPDATE review SET klass = 'near_poor'"))
            files = sorted(tmp_path.glob("so.sqlite*"))
            assert [file.name for file in files] == ["so.sqlite", "so.sqlite-journal"]
            assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    finally:
        os.umask(before)
    assert store.open_to_others(address_of(path)) is None
    path.chmod(0o644)
    add(str(path), NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    warning = store.open_to_others(address_of(path))
    assert warning is not None
    assert warning.code == "RV-1224"


def test_register_errors_show_no_names(tmp_path: Path) -> None:
    path = tmp_path / "so.sqlite"
    add(str(path), OLD)
    with pytest.raises(IntegrityError) as caught, writing(address_of(path)) as connection:
        connection.execute(
            text("INSERT INTO member (part, row, place, name) VALUES (1, 0, 0, :name)"),
            {"name": "Nguyễn Văn An"},
        )
    assert "Nguyễn" not in str(caught.value)


def test_register_reads_nothing_where_there_is_none(tmp_path: Path) -> None:
    with (
        pytest.raises(InputProblem) as caught,
        reading(address_of(tmp_path / "không có.sqlite")),
    ):
        pass
    assert caught.value.fault.code == "RV-1201"
    assert list(tmp_path.iterdir()) == []
