"""A temporary database for results that a command works out and discards."""

import sqlite3


def nameless() -> sqlite3.Connection:
    """Return a temporary database of SQLite: in memory, and in a file without a name if large."""
    connection = sqlite3.connect("")
    # It needs no rollback, and is gone when the process ends.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA cache_size = -16384")
    return connection
