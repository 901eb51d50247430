"""A register opened: a file that only its owner reads, or a server; one writer at a time."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from ravo.faults import RavoError, unreadable, usage
from ravo.locks import locked
from ravo.register.migrations import MIGRATIONS, migrate
from ravo.register.tables import SCHEMA, VERSION

DEFAULT_NAME = "so-theo-doi.sqlite"
VARIABLE = "RAVO_REGISTER"
"""The variable that names the register of an office."""
SERVER = "postgresql+psycopg"
BUSY_SECONDS = 30.0
LOCK_NUMBER = 0x7261766F
"""The number of the advisory lock that writers of a server's register hold ("ravo")."""
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class RegisterAddress:
    """Where a register is: a file, or the URL of a server."""

    path: Path | None
    url: URL

    @property
    def shown(self) -> str:
        """It as messages name it, without a password."""
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)


def address_of(written: str | Path) -> RegisterAddress:
    """Return the address that an option names: a file, or `postgresql+psycopg://…`.

    Raises UsageProblem (exit code 2) for the URL of anything else.
    """
    words = str(written)
    if "://" not in words:
        path = Path(words)
        return RegisterAddress(path, URL.create("sqlite", database=str(path)))
    try:
        url = make_url(words)
    except ArgumentError:
        raise usage("RV-1200", address=_without_password(words)) from None
    if url.drivername == "postgresql":
        url = url.set(drivername=SERVER)
    if url.drivername == "sqlite" and url.database:
        return RegisterAddress(Path(url.database), url)
    if url.drivername != SERVER:
        raise usage("RV-1200", address=url.render_as_string(hide_password=True))
    return RegisterAddress(None, url)


def _without_password(words: str) -> str:
    scheme, _, rest = words.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def register_address(given: str | None, beside: Sequence[Path] = ()) -> RegisterAddress:
    """Return the register that an option or RAVO_REGISTER names; else the file beside workbooks.

    Raises UsageProblem (exit code 2) for an address that is none.
    """
    written = given or os.environ.get(VARIABLE)
    if written:
        return address_of(written)
    first = beside[0] if beside else Path()
    return address_of((first if first.is_dir() else first.parent) / DEFAULT_NAME)


@contextmanager
def reading(address: RegisterAddress) -> Iterator[Connection]:
    """Give a connection that reads one state of the register.

    Raises InputProblem (exit code 3) where there is none, or it is no register or damaged.
    """
    if address.path is not None and not address.path.is_file():
        raise unreadable("RV-1201", path=address.shown)
    with _problems(address), _engine(address) as engine, engine.connect() as connection:
        _refuse_newer(connection, address)
        if _version(connection) is None:
            raise unreadable("RV-1202", path=address.shown)
        yield connection


@contextmanager
def writing(address: RegisterAddress) -> Iterator[Connection]:
    """Give a connection whose changes all appear at the end, or none does.

    A register that is not there yet is begun; one of an older ravo is brought up to date first.
    Raises UsageProblem (exit code 4) naming it where another process writes it for long.
    """
    with ExitStack() as stack:
        stack.enter_context(_problems(address))
        if address.path is not None:
            stack.enter_context(locked(address.path, BUSY_SECONDS))
            _create(address.path)
        engine = stack.enter_context(_engine(address))
        connection = stack.enter_context(engine.begin())
        if address.path is None:
            _lock_server(connection)
        _refuse_newer(connection, address)
        migrate(connection, _version(connection) or 0)
        yield connection


def _create(path: Path) -> None:
    """Begin the file as its owner's own; one that is there keeps its mode."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY))


@contextmanager
def _engine(address: RegisterAddress) -> Iterator[Engine]:
    try:
        engine = create_engine(address.url)
    except (NoSuchModuleError, ModuleNotFoundError):
        raise usage("RV-1203", address=address.shown) from None
    if address.path is not None:
        _one_transaction(engine)
    try:
        yield engine
    finally:
        engine.dispose()


def _one_transaction(engine: Engine) -> None:
    """Have SQLite begin where SQLAlchemy does, so that a change of tables can be taken back too."""

    @event.listens_for(engine, "connect")
    def _on_connect(connection: object, _: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        cursor.execute("PRAGMA cache_size = -65536")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")


def _lock_server(connection: Connection) -> None:
    connection.execute(text(f"SET LOCAL lock_timeout = {int(BUSY_SECONDS * 1000)}"))
    connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK_NUMBER})"))


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table(SCHEMA.name):
        return None
    return connection.execute(select(SCHEMA.c.version)).scalar()


def _refuse_newer(connection: Connection, address: RegisterAddress) -> None:
    version = _version(connection)
    if version is not None and version > VERSION:
        raise unreadable("RV-1204", path=address.shown, version=version, known=len(MIGRATIONS))


@contextmanager
def _problems(address: RegisterAddress) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise _problem(error, address) from error


def _problem(error: DBAPIError, address: RegisterAddress) -> RavoError:
    """Return the one-line problem behind an error of the database."""
    words = str(error.orig).lower()
    name = address.path.name if address.path else address.shown
    if "disk is full" in words or "no space left" in words:
        return usage("RV-152", path=name)
    if "locked" in words or "lock timeout" in words:
        return usage("RV-1205", path=address.shown)
    if "readonly" in words or "read-only" in words or "unable to open" in words:
        return usage("RV-151", path=address.shown)
    if address.path is None:
        return usage("RV-1206", address=address.shown)
    return unreadable("RV-1202", path=address.shown)
