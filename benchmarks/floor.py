"""The least work that any program must do: read every cell with calamine, write cells plainly.

    python benchmarks/floor.py xlsxwriter|rust OUT.xlsx ROWSxCOLUMNS... -- BOOK.xlsx...
    python benchmarks/floor.py sqlite OUT.sqlite ROWSxCOLUMNS... -- BOOK.xlsx...
    python benchmarks/floor.py sizes BOOK.xlsx...

The first reads the books one after another and writes sheets of these sizes without any format,
filled with the values of the last one, over and over: with XlsxWriter, or with a writer in Rust
(rustpy-xlsxwriter, which ravo does not need). The second writes bare rows into a database instead.
The third prints the sizes of the sheets.
"""

import sqlite3
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import cycle, islice
from typing import Any

import python_calamine

RUST = "rustpy_xlsxwriter"
Shape = tuple[int, int]


def read(path: str) -> dict[str, list[list[Any]]]:
    """Return every cell of every sheet."""
    book = python_calamine.CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def sizes(path: str) -> list[str]:
    """Return each sheet of a workbook as rows x cells, filled cells only."""
    shapes = []
    for rows in read(path).values():
        filled = sum(value not in ("", None) for row in rows for value in row)
        if rows:
            shapes.append(f"{len(rows)}x{round(filled / len(rows))}")
    return shapes


def has_rust() -> bool:
    """Return whether the writer in Rust is installed."""
    return find_spec(RUST) is not None


def values_of(sheets: dict[str, list[list[Any]]]) -> Iterator[Any]:
    """Return the texts and numbers of a workbook over and over."""
    rows = (row for rows in sheets.values() for row in rows)
    return cycle([v for row in rows for v in row if isinstance(v, str | float) and v != ""])


def write_xlsxwriter(values: Iterator[Any], shapes: list[Shape], path: str) -> None:
    """Write sheets of the shapes with XlsxWriter."""
    import xlsxwriter

    plain = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(path, plain) as book:
        for rows, columns in shapes:
            sheet = book.add_worksheet()
            for row in range(rows):
                for column in range(columns):
                    sheet.write(row, column, next(values))


def write_rust(values: Iterator[Any], shapes: list[Shape], path: str) -> None:
    """Write sheets of the shapes with a writer in Rust: a heading row, then rows."""
    from rustpy_xlsxwriter import FastExcel

    book = FastExcel(path)
    for number, (rows, columns) in enumerate(shapes):
        heads = [f"c{column}" for column in range(columns)]
        records = (dict(zip(heads, islice(values, columns), strict=True)) for _ in range(rows - 1))
        book = book.sheet(f"s{number}", records)
    book.save()


def write_sqlite(values: Iterator[Any], shapes: list[Shape], path: str) -> None:
    """Write tables of the shapes with sqlite3, one transaction each."""
    with sqlite3.connect(path) as database:
        for number, (rows, columns) in enumerate(shapes):
            names = ", ".join(f"c{column}" for column in range(columns))
            database.execute(f"CREATE TABLE t{number} ({names})")
            marks = ", ".join("?" * columns)
            database.executemany(
                f"INSERT INTO t{number} VALUES ({marks})",
                (tuple(islice(values, columns)) for _ in range(rows)),
            )
            database.commit()


WRITERS = {"xlsxwriter": write_xlsxwriter, "rust": write_rust, "sqlite": write_sqlite}


def main(words: list[str]) -> None:
    """Do what the words say."""
    if words[0] == "sizes":
        print(*(shape for path in words[1:] for shape in sizes(path)))
        return
    cut = words.index("--")
    sheets: dict[str, list[list[Any]]] = {}
    for path in words[cut + 1 :]:
        sheets = read(path)
    shapes = [(int(rows), int(columns)) for rows, columns in (s.split("x") for s in words[2:cut])]
    WRITERS[words[0]](values_of(sheets), shapes, words[1])


if __name__ == "__main__":
    main(sys.argv[1:])
