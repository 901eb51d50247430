"""The tables of a register as Parquet files, written in groups of rows."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from ravo.faults import usage
from ravo.files import whole_file
from ravo.register.export_columns import CellKind, ExportTable, TableKey

GROUP = 20_000
"""Rows that are in memory at a time."""
NAME_ENDS: dict[TableKey, str] = {
    "households": "",
    "people": ".thanh-vien",
    "passages": ".bien-dong",
    "decisions": ".quyet-dinh",
    "events": ".su-kien",
    "supports": ".ho-tro",
    "complaints": ".khieu-nai",
}
"""What stands behind the name of the file of each table."""


def parquet_paths(path: Path) -> dict[TableKey, Path]:
    """Return the file of each table: `so.parquet`, `so.thanh-vien.parquet`, …"""
    return {key: path.with_name(f"{path.stem}{end}{path.suffix}") for key, end in NAME_ENDS.items()}


def write_parquet_files(tables: Iterable[ExportTable], path: Path) -> tuple[Path, ...]:
    """Write a file per table, each whole or not at all; return their paths.

    Raises UsageProblem (exit code 2) where pyarrow is not installed or a file cannot be written.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise usage("RV-154", path=path.name) from error
    kinds: dict[CellKind, Any] = {
        "text": pyarrow.string(),
        "day": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
    }
    paths = parquet_paths(path)
    for table in tables:
        names = [column.id for column in table.columns]
        schema = pyarrow.schema([(column.id, kinds[column.kind]) for column in table.columns])
        with (
            whole_file(paths[table.key]) as temporary,
            parquet.ParquetWriter(temporary, schema) as writer,
        ):
            for group in _groups(table.rows):
                values = dict(zip(names, zip(*group, strict=True), strict=True))
                writer.write_table(pyarrow.Table.from_pydict(_typed(values, table), schema))
    return tuple(paths.values())


def _groups(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while group := list(islice(rows, GROUP)):
        yield group


def _typed(values: dict[str, Any], table: ExportTable) -> dict[str, list[Any]]:
    """Return the columns with whole numbers as such, which a register keeps with a fraction."""
    whole = {column.id for column in table.columns if column.kind == "integer"}
    return {
        name: [int(v) if v is not None and name in whole else v for v in column]
        for name, column in values.items()
    }
