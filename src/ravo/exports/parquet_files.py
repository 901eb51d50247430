"""Columns of rows as a Parquet file, written in pieces: of an export, of a register."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ravo.faults import usage
from ravo.files import whole_file


def write_parquet_file(
    path: Path,
    kinds: Mapping[str, str],
    pieces: Iterable[Mapping[str, Sequence[Any]]],
    notice: str = "",
) -> None:
    """Write a Parquet file, whole or not at all; each piece becomes a group of rows.

    `kinds` has the kind of each column: `integer`, `number`, anything else is text. A `notice` is
    stored in the file's metadata as its `comment`. Raises UsageProblem (exit code 2) where pyarrow
    is not installed or it cannot be written.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise usage("RV-154", path=path.name) from error
    types = {"integer": pyarrow.int64(), "number": pyarrow.float64()}
    schema = pyarrow.schema([(id, types.get(kind, pyarrow.string())) for id, kind in kinds.items()])
    if notice:
        schema = schema.with_metadata({"comment": notice})
    with whole_file(path) as temporary, parquet.ParquetWriter(temporary, schema) as writer:
        for rows in pieces:
            values = {id: _typed(rows[id], kind) for id, kind in kinds.items()}
            writer.write_table(pyarrow.Table.from_pydict(values, schema))


def _typed(values: Sequence[Any], kind: str) -> list[Any]:
    """Return whole numbers as integers, since databases may return them as fractions."""
    if kind != "integer":
        return list(values)
    return [None if value is None else int(value) for value in values]
