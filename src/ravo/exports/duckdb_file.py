"""Tables as one DuckDB file, with their keys and the descriptions of columns."""

import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ravo.exports.fields import ExportField, ExportTableModel
from ravo.exports.tables import ExportedTable, TablePiece
from ravo.files import whole_file
from ravo.messages import Text

_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}
_FRAMES = {"text": object, "integer": "Int64", "number": "Float64"}


def write_duckdb_file(tables: Sequence[ExportedTable], path: Path) -> None:
    """Write all tables to one file, whole or not at all; referenced tables come first.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    # An optional library: `refuse_missing` has checked that it is installed.
    import duckdb

    with whole_file(path) as temporary:
        # DuckDB creates its file itself and accepts no empty one.
        temporary.unlink()
        try:
            counts = _filled(tables, temporary)
        except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
            raise _full() from error
        finally:
            temporary.with_name(f"{temporary.name}.wal").unlink(missing_ok=True)
        # The log file is gone after closing, so only the database file itself counts.
        try:
            whole = _counts(counts, temporary) == counts
        except duckdb.Error as error:
            raise _full() from error
        if not whole:
            raise _full()


def _full() -> OSError:
    """Return the error of a full disk, which DuckDB reports under names of its own.

    When closing a database, DuckDB ignores a write that fails.
    """
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _filled(tables: Sequence[ExportedTable], path: Path) -> dict[str, int]:
    """Write the tables to a database, and return the number of rows of each."""
    import duckdb

    counts: dict[str, int] = {}
    with duckdb.connect(str(path)) as connection:
        for table in tables:
            connection.execute(created(table.model))
            counts[table.model.name] = 0
            for rows in table.pieces():
                frame = _frame(table.model, rows)
                connection.register("piece", frame)
                names = ", ".join(map(quoted_name, table.model.ids))
                target = quoted_name(table.model.name)
                connection.execute(f"INSERT INTO {target} SELECT {names} FROM piece")  # noqa: S608  ids of the program
                connection.unregister("piece")
                counts[table.model.name] += len(frame)
            for statement in comments(table.model):
                connection.execute(statement)
        connection.execute("CHECKPOINT")
    return counts


def _counts(names: Iterable[str], path: Path) -> dict[str, int]:
    """Return the number of rows of each table of a database, read from its file."""
    import duckdb

    counts: dict[str, int] = {}
    with duckdb.connect(str(path), read_only=True) as connection:
        for name in names:
            query = f"SELECT count(*) FROM {quoted_name(name)}"  # noqa: S608  ids of the program
            counts[name] = (connection.execute(query).fetchone() or (0,))[0]
    return counts


def _frame(model: ExportTableModel, rows: TablePiece) -> pd.DataFrame:
    series: dict[str, Any] = {
        field.id: pd.Series(list(rows[field.id]), dtype=_FRAMES[field.kind])  # type: ignore[call-overload]
        for field in model.fields
    }
    return pd.DataFrame(series)


def created(model: ExportTableModel) -> str:
    """Return the statement that creates a table with its keys."""
    lines = [_column(field) for field in model.fields]
    lines.append(f"PRIMARY KEY ({_names(model.key)})")
    lines += [
        f"FOREIGN KEY ({_names(one.fields)}) REFERENCES {quoted_name(one.table)} ({_names(one.to)})"
        for one in model.foreign
    ]
    return f"CREATE TABLE {quoted_name(model.name)} ({', '.join(lines)})"


def _column(field: ExportField) -> str:
    null = " NOT NULL" if field.required else ""
    return f"{quoted_name(field.id)} {_TYPES[field.kind]}{null}"


def comments(model: ExportTableModel) -> list[str]:
    """Return the statements that store the names of a table and its columns in both languages."""
    name = quoted_name(model.name)
    table = f"COMMENT ON TABLE {name} IS {_literal(model.title)}"
    columns = [
        f"COMMENT ON COLUMN {name}.{quoted_name(field.id)} IS {_literal(field.label)}"
        for field in model.fields
    ]
    return [table, *columns]


def _names(ids: Sequence[str]) -> str:
    return ", ".join(map(quoted_name, ids))


def quoted_name(id: str) -> str:
    """Return an id as a name in SQL."""
    return '"' + id.replace('"', '""') + '"'


def _literal(words: Text) -> str:
    both = f"{words.vi} / {words.en}"
    return "'" + both.replace("'", "''") + "'"
