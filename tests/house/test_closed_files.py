"""What opens a register's file closes it: Windows removes no open file, Python 3.13 warns of it."""

import re

from support.folders import ROOT

LEFT_OPEN = re.compile(r"\bwith sqlite3\.connect\(")
"""The block of a connection of SQLite ends a transaction, and closes nothing."""


def test_a_block_of_a_connection_closes_it() -> None:
    paths = [path for room in ("src", "tests", "tools") for path in (ROOT / room).rglob("*.py")]
    assert len(paths) > 1000
    wrong = [path.name for path in paths if LEFT_OPEN.search(path.read_text(encoding="utf-8"))]
    assert wrong == [], "with closing(sqlite3.connect(path)) as connection, connection:"
