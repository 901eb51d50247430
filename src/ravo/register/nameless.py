"""A database for what a command works out and throws away again."""

import sqlite3


def nameless() -> sqlite3.Connection:
    """Return a database of SQLite's own: in memory, and beyond it in a file without a name."""
    connection = sqlite3.connect("")
    # Nobody takes anything back in it, and it is gone with the process.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA cache_size = -16384")
    return connection
