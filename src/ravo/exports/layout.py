"""The files of an export by format, and how values are written in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from ravo.exports.fields import ExportTableName
from ravo.exports.tables import ExportedTable

ExportFormat = Literal["csv", "parquet", "duckdb", "xlsx"]
PACKAGE = "datapackage.json"
PUBLIC_STEM, STEM = "cong-bo", "xuat"
"""The stems of files with all tables: to publish, and of households."""
ONE_EACH: tuple[ExportFormat, ...] = ("csv", "parquet")
"""Formats with a file for each table; the others have one file for all."""
OF_HOUSEHOLDS: tuple[ExportTableName, ...] = ("ho_nam", "chi_so")
OF_COUNTS: tuple[ExportTableName, ...] = ("dem_phan_loai", "dem_chi_so")
ENDINGS: dict[ExportFormat, str] = {
    "csv": ".csv",
    "parquet": ".parquet",
    "duckdb": ".duckdb",
    "xlsx": ".xlsx",
}


@dataclass(frozen=True)
class ExportedFiles:
    """The tables, the formats in their order, and the folder of an export."""

    folder: Path
    tables: tuple[ExportedTable, ...]
    formats: tuple[ExportFormat, ...]
    public: bool

    def path(self, format: ExportFormat, table: ExportTableName) -> Path:
        """Return the file of a table, which may be the file of all tables."""
        stem = table if format in ONE_EACH else PUBLIC_STEM if self.public else STEM
        return self.folder / f"{stem}{ENDINGS[format]}"

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files of the tables, each once."""
        every = (
            self.path(format, table.model.name) for format in self.formats for table in self.tables
        )
        return tuple(dict.fromkeys(every))


def household_files(folder: Path) -> Sequence[Path]:
    """Return the files in a folder that are of an export of households."""
    return _there(folder, (*OF_HOUSEHOLDS, STEM))


def published_files(folder: Path) -> Sequence[Path]:
    """Return the files in a folder that are of an export to publish."""
    return _there(folder, (*OF_COUNTS, PUBLIC_STEM))


def _there(folder: Path, stems: Sequence[str]) -> Sequence[Path]:
    names = [f"{stem}{ending}" for stem in stems for ending in ENDINGS.values()]
    return [folder / name for name in names if (folder / name).exists()]


def earlier_files(files: ExportedFiles) -> list[Path]:
    """Return the files in the folder that an earlier export wrote and this one does not."""
    names = (*get_args(ExportTableName), STEM, PUBLIC_STEM)
    paths = (files.folder / f"{name}{ending}" for name in names for ending in ENDINGS.values())
    return [path for path in paths if path.exists() and path not in files.paths]
