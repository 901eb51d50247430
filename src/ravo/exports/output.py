"""The files of an export, written: every format, then the descriptor of all files."""

import json
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from ravo.exports.csv_files import write_csv_file
from ravo.exports.duckdb_file import write_duckdb_file
from ravo.exports.layout import PACKAGE, ExportedFiles, ExportFormat
from ravo.exports.package import PackageFacts, data_notes, package_descriptor
from ravo.exports.parquet_files import write_parquet_file
from ravo.exports.workbook import refuse_too_many, write_tables_workbook
from ravo.faults import usage
from ravo.files import write_whole_text
from ravo.messages import Lang

LIBRARIES: dict[ExportFormat, str] = {"parquet": "pyarrow", "duckdb": "duckdb"}
"""The library that a format needs; the extra that installs it has the name of the format."""


def refuse_missing(formats: Sequence[ExportFormat]) -> None:
    """Raise UsageProblem (exit code 2) for a format whose library is not installed."""
    for format in formats:
        library = LIBRARIES.get(format)
        if library is not None:
            try:
                import_module(library)
            except ImportError as error:
                raise usage("RV-1500", format=format, library=library) from error


def write_files(files: ExportedFiles, facts: PackageFacts, lang: Lang) -> Iterator[Path]:
    """Write every file and yield its path once it is complete; the descriptor comes last.

    Raises UsageProblem (exit code 2) where a file cannot be written, or a workbook cannot hold the
    rows.
    """
    name = files.tables[0].model.name
    if "xlsx" in files.formats:
        refuse_too_many(files.tables, files.path("xlsx", name))
    for format in files.formats:
        if format == "duckdb":
            write_duckdb_file(files.tables, files.path(format, name))
            yield files.path(format, name)
        elif format == "xlsx":
            notes = [note.say(lang) for note in data_notes(files, facts)]
            write_tables_workbook(files.tables, files.path(format, name), lang, notes)
            yield files.path(format, name)
        else:
            for table in files.tables:
                path = files.path(format, table.model.name)
                if format == "csv":
                    write_csv_file(table, path)
                else:
                    kinds = {field.id: field.kind for field in table.model.fields}
                    write_parquet_file(path, kinds, table.pieces())
                yield path
    words = json.dumps(package_descriptor(files, facts), ensure_ascii=False, indent=2)
    write_whole_text(files.folder / PACKAGE, words + "\n")
    yield files.folder / PACKAGE
