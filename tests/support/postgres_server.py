"""Starts a PostgreSQL of the tests' own: a cluster in a temporary folder behind a local socket."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import psycopg.conninfo

PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)
MISSING = (
    "no PostgreSQL server was found: install the system's package, name the folder of its programs "
    "in RAVO_POSTGRES, or leave these tests out by RAVO_POSTGRES=none"
)
ACCOUNT = "nobody"
"""A server refuses to run for root: it then runs for this account."""
USER = "ravo"
FAST = (
    *("fsync=off", "full_page_writes=off", "shared_buffers=16MB"),
    *("autovacuum=off", "jit=off"),
)
OWN = ("listen_addresses=", "max_connections=20", "unix_socket_permissions=0777")
PATIENCE_SECONDS = 60.0
COPY = """
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = '{old}' LOOP
    EXECUTE format('CREATE TABLE {new}.%I (LIKE {old}.%I INCLUDING ALL)', name, name);
    EXECUTE format('INSERT INTO {new}.%I SELECT * FROM {old}.%I', name, name);
  END LOOP;
END $$
"""


def programs() -> Path:
    """Return the folder of the server's programs. Its absence fails the tests: nothing is skipped
    silently."""
    named = os.environ.get("RAVO_POSTGRES")
    on_path = shutil.which("postgres")
    found = [Path(named)] if named else [Path(on_path).parent] if on_path else []
    if not named:
        for place in PLACES:
            found += sorted(Path("/").glob(place[1:]), key=_version, reverse=True)
    usable = [folder for folder in found if (folder / "initdb").is_file()]
    assert usable, MISSING
    return usable[0]


def _version(folder: Path) -> tuple[int, str]:
    digits = "".join(letter for letter in folder.parent.name if letter.isdigit())
    return int(digits or 0), str(folder)


def _account() -> dict[str, Any]:
    """Return whom the server runs for, as Popen takes it: nothing where it may run for us."""
    if os.geteuid() != 0:
        return {}
    import pwd

    known = pwd.getpwnam(ACCOUNT)
    return {"user": known.pw_uid, "group": known.pw_gid, "extra_groups": []}


def own_all(folder: Path) -> None:
    """Give a folder, and all that is in it, to whom the server runs for."""
    if account := _account():
        for path in (folder, *folder.rglob("*")):
            os.chown(path, account["user"], account["group"])


def started(folder: Path, program: str, *words: str) -> "subprocess.Popen[bytes]":
    """Start a program of the server in a folder, in which its log is kept."""
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [str(programs() / program), *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **_account(),
        )


def begin_cluster(out: Path) -> None:
    """Make the files of a server that holds nothing yet, of which every server has a copy."""
    # The folder of a run is its owner's alone, and initdb may run for another account.
    with tempfile.TemporaryDirectory(prefix="ravo-pg-") as folder:
        own_all(Path(folder))
        make = ("-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C", "-N")
        done = started(Path(folder), "initdb", "-D", "data", *make).wait(PATIENCE_SECONDS)
        assert done == 0, (Path(folder) / "log").read_text(errors="replace")
        shutil.copytree(Path(folder) / "data", out)


class Server:
    """A running server: its socket's folder, and the process that may be stopped or killed."""

    def __init__(self, folder: Path, cluster: Path) -> None:
        self.folder = folder
        shutil.copytree(cluster, folder / "data")
        own_all(folder)
        self._schemas = 0
        self.start()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = [word for value in (*FAST, *OWN) for word in ("-c", value)]
        self.process = started(
            self.folder, "postgres", "-D", "data", "-k", str(self.folder), *options
        )
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self.execute("SELECT 1")
            except psycopg.OperationalError:
                log = (self.folder / "log").read_text(errors="replace")
                assert self.process.poll() is None, log
                assert time.monotonic() < until, log
                time.sleep(0.02)
            else:
                return

    def execute(self, words: str) -> None:
        """Run one statement outside of any transaction."""
        where = psycopg.conninfo.make_conninfo(host=str(self.folder), user=USER, dbname="postgres")
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(words.encode())

    def fresh(self, like: str = "") -> str:
        """Return the URL of a new register: an empty schema, or a copy of that of another URL.

        A schema costs a fraction of a database, of which each is a copy of some hundred files.
        """
        self._schemas += 1
        name = f"so_{self._schemas}"
        self.execute(f"CREATE SCHEMA {name}")
        if like:
            self.execute(COPY.format(old=like.rpartition("search_path%3D")[2], new=name))
        folder = quote(str(self.folder), safe="")
        options = f"host={folder}&options=-csearch_path%3D{name}"
        return f"postgresql+psycopg://{USER}@/postgres?{options}"

    def kill(self) -> None:
        """End the server in the middle of whatever it does."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(PATIENCE_SECONDS)


@contextmanager
def postgres(cluster: Path) -> Iterator[Server]:
    """Give a running server on a copy of a cluster; the copy is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="ravo-pg-"))
    server = None
    try:
        server = Server(folder, cluster)
        yield server
    finally:
        if server is not None and server.process.poll() is None:
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    # Prints where the tests will find a server: the folder of its programs, or exit code 1.
    if sys.platform == "win32":
        sys.exit(1)
    print(programs())
