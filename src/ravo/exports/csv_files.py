"""Tables as CSV files: UTF-8 with a byte order mark, no text that a spreadsheet runs as formula."""

import csv
from pathlib import Path
from typing import Any

from ravo.exports.tables import ExportedTable
from ravo.files import whole_file
from ravo.results.machine import UTF8_WITH_BOM, as_text


def write_csv_file(table: ExportedTable, path: Path) -> None:
    """Write a table as a CSV file, whole or not at all.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    ids = table.model.ids
    with (
        whole_file(path) as temporary,
        temporary.open("w", encoding=UTF8_WITH_BOM, newline="") as file,
    ):
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(ids)
        for rows in table.pieces():
            columns = ([_cell(value) for value in rows[id]] for id in ids)
            writer.writerows(zip(*columns, strict=True))


def _cell(value: Any) -> Any:
    return as_text(value) if isinstance(value, str) else value
