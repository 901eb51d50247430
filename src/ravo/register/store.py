"""A register opened: a file that only its owner can read, or a server; one writer at a time."""

import json
import os
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    NoSuchModuleError,
    NotSupportedError,
    ProgrammingError,
)

from ravo.faults import Fault, RavoError, unreadable, usage
from ravo.files import (
    REGISTER_NAME,
    closed_path,
    is_file,
    is_folder,
    is_visible_file,
    output_problem,
)
from ravo.formats import REGISTER_START, SEALED_START, WORKBOOK_STARTS
from ravo.locks import LockHolder, held_by_name
from ravo.register.migrations import MIGRATIONS, migrate
from ravo.register.names import VARIABLE, closed_with_register, is_server_address, without_secrets
from ravo.register.periods import NoPeriodError
from ravo.register.tables import SCHEMA, VERSION

SERVER = "postgresql+psycopg"
MEMORY = ":memory:"
"""SQLite's name for a database in memory, which is gone when the program ends."""
BUSY_SECONDS = 30.0
LOCK_NUMBER = 0x7261766F
"""The number of the advisory lock that writers of a server's register hold ("ravo")."""
OWNER_ONLY = 0o600
OTHERS = 0o077
POLL_SECONDS = 0.1
NEAREST = 3
"""The most registers in nearby folders that a message names."""
FAULTS_OF_RAVO = (IntegrityError, ProgrammingError, DataError, InterfaceError, NotSupportedError)
"""Errors that no damaged file and no network can cause: they are faults of ravo."""
LOST = "RV-1206"
"""The fault of a server that does not respond."""
REFUSED = (
    "authentication failed",
    "no password supplied",
    "no pg_hba.conf entry",
    "not permitted to log in",
    "permission denied for database",
    '" does not exist',
)
"""English parts of a server's message when it refuses an account or its password."""
NO_PERMISSION = "42501"
NO_SUCH_THING = ("42P01", "42703")
"""The codes of a server's error for a missing table or column."""
MOST_LETTERS = 63
"""The length to which a server cuts the name of a connected program."""


@dataclass(frozen=True, slots=True)
class RegisterAddress:
    """Where a register is: a file, or the URL of a server."""

    path: Path | None
    url: URL

    @property
    def shown(self) -> str:
        """The address as messages name it, without a password."""
        return str(self.path) if self.path else _shown(self.url)


def address_of(written: str | Path) -> RegisterAddress:
    """Return the address given by an option: a file, or `postgresql+psycopg://…`.

    Raises UsageProblem (exit code 2) for any other URL.
    """
    words = str(written)
    if not is_server_address(words):
        if words == MEMORY:
            raise usage("RV-1200", address=words)
        path = Path(words)
        return RegisterAddress(path, URL.create("sqlite", database=str(path)))
    try:
        url = make_url(words)
    except (ArgumentError, ValueError):
        raise usage("RV-1200", address=without_secrets(words)) from None
    if url.drivername == "postgresql":
        url = url.set(drivername=SERVER)
    # Options in the address could make SQLite open another file than the named one.
    if url.drivername == "sqlite" and url.database not in (None, "", MEMORY) and not url.query:
        return RegisterAddress(Path(str(url.database)), url)
    if url.drivername != SERVER:
        raise usage("RV-1200", address=without_secrets(_shown(url)))
    return RegisterAddress(None, url)


def _shown(url: URL) -> str:
    """Return a URL without the passwords before its server and among its options."""
    secret = [name for name in url.query if "pass" in name.lower()]
    return url.difference_update_query(secret).render_as_string(hide_password=True)


def register_address(given: str | None, beside: Sequence[Path] = ()) -> RegisterAddress:
    """Return the register given by an option or RAVO_REGISTER; else the file beside workbooks.

    Raises UsageProblem (exit code 2) for an invalid address.
    """
    written = given or os.environ.get(VARIABLE)
    if written:
        return address_of(written)
    first = beside[0] if beside else Path()
    return address_of((first if is_folder(first) else first.parent) / REGISTER_NAME)


def closed_as_register(address: RegisterAddress) -> AbstractContextManager[None]:
    """Make the files written in the block no more accessible than the register."""
    return closed_with_register((), address.path or address.shown)


def missing_register(
    address: RegisterAddress, problem: Callable[..., RavoError] = unreadable
) -> RavoError:
    """Return the problem that there is no register; it names registers in nearby folders."""
    near = _registers_near(address.path) if address.path is not None else []
    if near:
        return problem("RV-1459", path=address.shown, near=near)
    return problem("RV-1201", path=address.shown)


def no_register(address: RegisterAddress) -> RavoError:
    """Return the problem that a file is no register, and what it is instead, if known."""
    start = b""
    if address.path is not None:
        with suppress(OSError), address.path.open("rb") as file:
            start = file.read(len(REGISTER_START))
    if start.startswith(SEALED_START):
        return unreadable("RV-1545", path=address.shown)
    code = "RV-1543" if start.startswith(WORKBOOK_STARTS) else "RV-1202"
    return unreadable(code, path=address.shown)


def _registers_near(path: Path) -> list[str]:
    """Return the registers of that name in the subfolders of a folder, and in its parent."""
    below = sorted(path.parent.glob(f"*/{escape(path.name)}"))
    above = path.absolute().parent.parent / path.name
    return [str(one) for one in (*below, above) if is_visible_file(one)][:NEAREST]


@contextmanager
def reading(address: RegisterAddress) -> Iterator[Connection]:
    """Yield a connection that reads one state of the register.

    Raises InputProblem (exit code 3) where there is no register, or the file is none or damaged.
    """
    if address.path is not None and not is_file(address.path):
        raise missing_register(address)
    with _problems(address), _engine(address) as engine, engine.connect() as connection:
        _refuse_newer(connection, address)
        if _version(connection) is None:
            if address.path is None and not inspect(connection).get_table_names():
                # The server has a database for the register, but nothing was added yet.
                raise missing_register(address)
            raise no_register(address)
        yield connection


@contextmanager
def writing(address: RegisterAddress) -> Iterator[Connection]:
    """Yield a connection whose changes all appear at the end, or none does.

    A missing register is created; one of an older ravo is brought up to date first. Raises
    UsageProblem (exit code 4) naming it where another process keeps writing it.
    """
    with ExitStack() as stack:
        stack.enter_context(_problems(address, writes=True))
        if address.path is not None:
            stack.enter_context(_own_file(address.path))
        engine = stack.enter_context(_engine(address, writes=True))
        connection = stack.enter_context(engine.begin())
        if address.path is None:
            _lock_server(connection, address)
        _refuse_newer(connection, address)
        version = _version(connection)
        if version is None and inspect(connection).get_table_names():
            # The database has tables of another program: no register is created among them.
            raise no_register(address)
        migrate(connection, version or 0)
        yield connection


@contextmanager
def _own_file(path: Path) -> Iterator[None]:
    """Lock a file against other writers on this machine; create it with access for its owner only.

    An existing file keeps its mode. A file that was created and is still empty afterwards is
    deleted.
    """
    with held_by_name(path, "register", BUSY_SECONDS, "RV-1217"):
        begun = not is_file(path) and not path.exists()
        if begun:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY))
            except OSError as error:
                if isinstance(error, PermissionError):
                    raise usage("RV-1280", path=str(path)) from error
                raise output_problem(error, path) from error
        try:
            yield
        finally:
            if begun and path.is_file() and not path.stat().st_size:
                path.unlink(missing_ok=True)


def open_to_others(address: RegisterAddress) -> Fault | None:
    """Return a warning where other accounts than the owner's may read the file of a register."""
    if address.path is None or os.name == "nt":
        return None
    if not is_file(address.path) or not address.path.stat().st_mode & OTHERS:
        return None
    return Fault("RV-1224", params={"path": address.shown})


@contextmanager
def _engine(address: RegisterAddress, *, writes: bool = False) -> Iterator[Engine]:
    try:
        # The values are names and numbers of people: errors must not show them.
        engine = create_engine(address.url, hide_parameters=True, connect_args=_called(address))
    except (NoSuchModuleError, ModuleNotFoundError):
        raise usage("RV-1203", address=address.shown) from None
    if address.path is not None:
        _one_transaction(engine)
    _name_problems(engine, address, writes=writes)
    try:
        yield engine
    finally:
        engine.dispose()


def _name_problems(engine: Engine, address: RegisterAddress, *, writes: bool) -> None:
    """Make every error of the database name this register: two may be open, one inside another."""

    committing = False

    @event.listens_for(engine, "commit")
    def _on_commit(_: Connection) -> None:
        nonlocal committing
        committing = True

    @event.listens_for(engine, "handle_error")
    def _on_error(context: ExceptionContext) -> None:
        error = context.sqlalchemy_exception
        if not isinstance(error, DBAPIError):
            return
        problem = _problem(error, address, writes=writes)
        if committing and writes and problem is not None and problem.fault.code == LOST:
            # The server may have executed it before its answer was lost.
            problem = usage("RV-1336", address=address.shown)
        if problem is not None:
            raise problem from context.original_exception


def _one_transaction(engine: Engine) -> None:
    """Make SQLite begin its transaction with SQLAlchemy's: changes of tables roll back too."""

    @event.listens_for(engine, "connect")
    def _on_connect(connection: object, _: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        cursor.execute("PRAGMA cache_size = -16384")
        # For a file that is being created: rows of households are long.
        cursor.execute("PRAGMA page_size = 8192")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")


def _called(address: RegisterAddress) -> dict[str, str]:
    """Return the connection arguments that show other waiting processes who this one is."""
    if address.path is not None:
        return {}
    return {"application_name": f"{os.getpid()}@{socket.gethostname()}"[:MOST_LETTERS]}


def _lock_server(connection: Connection, address: RegisterAddress) -> None:
    """Wait until no other writer holds the register of a server.

    Raises LockHolder (exit code 4), naming the holder, where that takes too long.
    """
    until = time.monotonic() + BUSY_SECONDS
    locking = text(f"SELECT pg_try_advisory_xact_lock({LOCK_NUMBER})")
    while not connection.execute(locking).scalar():
        if time.monotonic() >= until:
            raise LockHolder(Fault("RV-1217", params=_holder(connection, address)))
        time.sleep(POLL_SECONDS)


def _holder(connection: Connection, address: RegisterAddress) -> dict[str, object]:
    holders = text(
        "SELECT a.application_name, a.xact_start FROM pg_locks l JOIN pg_stat_activity a "
        "ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted AND l.objid = :number "
        "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    session = connection.execute(holders, {"number": LOCK_NUMBER}).first()
    pid, _, host = (session.application_name if session else "").partition("@")
    since = session.xact_start.isoformat(" ", "seconds") if session and session.xact_start else "?"
    return {"path": address.shown, "pid": pid or "?", "host": host or "?", "since": since}


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table(SCHEMA.name):
        return None
    return connection.execute(select(SCHEMA.c.version)).scalar()


def _refuse_newer(connection: Connection, address: RegisterAddress) -> None:
    version = _version(connection)
    if version is not None and version > VERSION:
        raise unreadable("RV-1204", path=address.shown, version=version, known=len(MIGRATIONS))


@contextmanager
def _problems(address: RegisterAddress, *, writes: bool = False) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        problem = _problem(error, address, writes=writes)
        if problem is None:
            raise
        raise problem from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        # SQLite quotes a damaged schema in its message, byte by byte.
        raise unreadable("RV-1202", path=address.shown) from error
    except NoPeriodError as error:
        raise unreadable("RV-1446", path=address.shown) from error


def _problem(
    error: DBAPIError, address: RegisterAddress, *, writes: bool = False
) -> RavoError | None:
    """Return the one-line problem behind an error of the database; None for a fault of ravo."""
    words = str(error.orig).lower()
    name = address.path.name if address.path else address.shown
    if "disk is full" in words or "no space left" in words:
        return usage("RV-152", path=name)
    if "locked" in words or "lock timeout" in words:
        return LockHolder(Fault("RV-1205", params={"path": address.shown}))
    if "readonly" in words or "read-only" in words or "unable to open" in words:
        shut = closed_path(address.path or Path(address.shown))
        return usage("RV-1280", path=address.shown) if writes else shut
    if address.path is None:
        return _problem_of_server(error, address)
    if writes and "disk i/o error" in words:
        # A quota, a limit of files, an unplugged stick: none of these means damage.
        return usage("RV-1280", path=address.shown)
    return None if isinstance(error, FAULTS_OF_RAVO) else no_register(address)


def _problem_of_server(error: DBAPIError, address: RegisterAddress) -> RavoError | None:
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if state == NO_PERMISSION:
        return usage("RV-1280", path=address.shown)
    if state in NO_SUCH_THING:
        return unreadable("RV-1202", path=address.shown)
    if isinstance(error, FAULTS_OF_RAVO):
        return None
    return usage(_refusal(str(error.orig).lower(), state) or LOST, address=address.shown)


def _refusal(words: str, state: str) -> str | None:
    """Return the code of a refusal by a server that responds; None where it does not respond.

    An error of connecting has no state, only a text in the server's language, usually English.
    """
    if state == "3D000" or ('database "' in words and "does not exist" in words):
        return "RV-1337"
    refused = state in {"28000", "28P01"} or any(one in words for one in REFUSED)
    return "RV-1338" if refused else None
