"""The tables of a register as Parquet files, written in groups of rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from ravo.exports.parquet_files import write_parquet_file
from ravo.register.export_columns import ExportTable, TableKey

GROUP = 20_000
"""The number of rows in memory at a time."""
NAME_ENDS: dict[TableKey, str] = {
    "households": "",
    "people": ".thanh-vien",
    "passages": ".bien-dong",
    "decisions": ".quyet-dinh",
    "events": ".su-kien",
    "supports": ".ho-tro",
    "complaints": ".khieu-nai",
}
"""The ending of the file name for each table."""


def parquet_paths(path: Path) -> dict[TableKey, Path]:
    """Return the file of each table: `so.parquet`, `so.thanh-vien.parquet`, …"""
    return {key: path.with_name(f"{path.stem}{end}{path.suffix}") for key, end in NAME_ENDS.items()}


def write_parquet_files(
    tables: Iterable[ExportTable], path: Path, notice: str = ""
) -> tuple[Path, ...]:
    """Write a file per table, each whole or not at all; return their paths.

    A `notice` is stored in the metadata of each file, as its `comment`.

    Raises UsageProblem (exit code 2) where pyarrow is not installed or a file cannot be written.
    """
    paths = parquet_paths(path)
    for table in tables:
        kinds = {column.id: column.kind for column in table.columns}
        write_parquet_file(paths[table.key], kinds, _pieces(table), notice)
    return tuple(paths.values())


def _pieces(table: ExportTable) -> Iterator[Mapping[str, Sequence[Any]]]:
    names = [column.id for column in table.columns]
    while group := list(islice(table.rows, GROUP)):
        yield dict(zip(names, zip(*group, strict=True), strict=True))
