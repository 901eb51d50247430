"""The reading of a corrections file, a workbook or CSV; all unusable lines are reported at once."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ravo.contract.headings import Heading, SheetRows, find_heading
from ravo.contract.models import is_blank
from ravo.contract.values import plain, read_date
from ravo.corrections.fields import (
    FIELD,
    FIELDS,
    FILLED,
    confirms,
    ignores,
    means_every,
    value_of,
)
from ravo.corrections.model import ColumnLine, Correction, Corrections
from ravo.faults import Fault, unreadable
from ravo.quotes import quoted
from ravo.workbook.book import open_book
from ravo.workbook.gate import MIB
from ravo.workbook.opened import bytes_of

TEXT_SUFFIXES = (".csv", ".txt", ".tsv")
SEPARATORS = (",", ";", "\t")
MAX_TEXT = 50 * MIB
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
DIGITS_SHOWN = 4


@dataclass(frozen=True)
class _FileCells:
    """The cells of a file, the number of each row in it, and the errors of its error cells.

    With `strict`, cells to the right of the headings are no remarks but a fault: a CSV row that is
    longer than its heading was split in the wrong place.
    """

    rows: SheetRows
    numbers: list[int]
    errors: Mapping[tuple[int, int], str | None] = field(default_factory=dict)
    strict: bool = False


def read_corrections(path: Path) -> Corrections:
    """Return the corrections of a workbook, or of a CSV file by its suffix.

    Raises InputProblem (exit code 3) where the file cannot be read or lacks a heading. Incomplete
    lines are left out and are `faults` of the result.
    """
    if path.suffix.lower() in TEXT_SUFFIXES:
        data = bytes_of(path, _bytes)
        grid, sha256 = _text_cells(data, path), hashlib.sha256(data).hexdigest()
        heading = find_heading(grid.rows, FIELDS)
    else:
        grid, heading, sha256 = _book_cells(path)
    if heading is None:
        raise _headless(path, None)
    _check_heading(heading, path)
    lines: list[Correction] = []
    columns: list[ColumnLine] = []
    faults: list[Fault] = []
    for at in _filled_rows(grid, heading):
        line, line_faults = _line(grid, heading, at, path.name)
        lines += [line] if isinstance(line, Correction) else []
        columns += [line] if isinstance(line, ColumnLine) else []
        faults += line_faults
    if not lines and not columns and not faults:
        faults.append(Fault("RV-447", params={"file": path.name}))
    return Corrections(str(path), sha256, tuple(lines), tuple(faults), tuple(columns))


# the two kinds of file


def _book_cells(path: Path) -> tuple[_FileCells, Heading | None, str]:
    """Return the cells and heading of the sheet with most columns of a corrections file.

    The third item is the SHA-256 of the workbook.
    """
    book = open_book(path)
    best: tuple[_FileCells, Heading | None] = (_FileCells([], []), None)
    for name in book.names:
        sheet = book.read(name)
        heading = find_heading(sheet.rows, FIELDS)
        if heading is not None and len(heading.places) > _named(best[1]):
            errors = {(cell.row - 1, cell.column): cell.value for cell in sheet.bad}
            best = _FileCells(sheet.rows, list(range(1, len(sheet.rows) + 1)), errors), heading
    return *best, book.opened.sha256


def _named(heading: Heading | None) -> int:
    return 0 if heading is None else len(heading.places)


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_TEXT:
        raise unreadable("RV-106", path=path.name, size=round(size / MIB))
    return path.read_bytes()


def _text_cells(data: bytes, path: Path) -> _FileCells:
    """Return a CSV file's cells under the separator that gives the most headings."""
    try:
        text = data.decode("utf-16" if data.startswith(UTF16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        raise unreadable("RV-431", file=path.name) from None
    mark = max(SEPARATORS, key=lambda mark: _headings(_split(text, mark, strict=False)))
    grid = _split(text, mark, strict=True)
    if grid is None:
        raise unreadable("RV-431", file=path.name)
    return grid


def _headings(grid: _FileCells | None) -> int:
    return 0 if grid is None else _named(find_heading(grid.rows, FIELDS))


def _split(text: str, separator: str, *, strict: bool) -> _FileCells | None:
    """Return a text split at a separator; None where its quotes do not close."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    rows: list[list[str]] = []
    numbers: list[int] = []
    first = 1
    try:
        for row in reader:
            rows.append(list(row))
            numbers.append(first)
            first = reader.line_num + 1
    except csv.Error:
        return None
    return _FileCells(rows, numbers, strict=True)


# headings


def _check_heading(heading: Heading, path: Path) -> None:
    if heading.twice:
        two = heading.twice[0]
        params = {
            "file": path.name,
            "name": FIELD[two.name].heading,
            "first": two.first,
            "second": two.second,
        }
        raise unreadable("RV-433", **params)
    if any(column.required and column.name not in heading.places for column in FIELDS):
        raise _headless(path, heading)


def _headless(path: Path, heading: Heading | None) -> Exception:
    """Return the problem of a file without all its headings; near ones are quoted."""
    places = heading.places if heading else {}
    near = [miss.words for miss in heading.near if miss.column.required] if heading else []
    missing = [c.heading for c in FIELDS if c.required and c.name not in places]
    return unreadable("RV-432", file=path.name, columns=missing, near=near or ["–"])


# lines


def _filled_rows(grid: _FileCells, heading: Heading) -> Iterator[int]:
    """Yield the rows, from 0, below the headings that have a filled cell in a known column."""
    used = set(heading.places.values())
    broken = {row for row, place in grid.errors if place in used}
    for at in range(heading.row + 1, len(grid.rows)):
        row = grid.rows[at]
        if at in broken or any(p < len(row) and not is_blank(row[p]) for p in used):
            yield at


def _line(
    grid: _FileCells, heading: Heading, at: int, file: str
) -> tuple[Correction | ColumnLine | None, list[Fault]]:
    """Return one line and no faults, or None and its faults."""
    where: dict[str, object] = {"file": file, "line": grid.numbers[at]}
    row, width = grid.rows[at], len(grid.rows[heading.row])
    if grid.strict and any(not is_blank(cell) for cell in row[width:]):
        return None, [Fault("RV-436", params={**where, "count": len(row), "columns": width})]
    raw = {n: row[p] if p < len(row) else None for n, p in heading.places.items()}
    errors = {n: grid.errors[at, p] for n, p in heading.places.items() if (at, p) in grid.errors}
    if errors.get("old") is not None:
        # Excel turns a typed #N/A into an error, which is an old value like any other.
        raw["old"] = errors.pop("old")
    faults = [_wrong(name, where, error) for name, error in errors.items()]
    missing = [c.heading for c in FILLED if is_blank(raw[c.name]) and c.name not in errors]
    if missing:
        faults.append(Fault("RV-434", params={**where, "columns": missing}))
    numbers, number_faults = _numbers(raw, where)
    faults += number_faults
    if means_every(raw["household"]) or ignores(raw["new"]):
        whole = means_every(raw["household"]) and (ignores(raw["new"]) or confirms(raw["new"]))
        faults += [] if whole or faults else [_wrong("new", where, raw["new"])]
        return (None if faults else _about_a_column(raw, grid.numbers[at], numbers)), faults
    return (None if faults else _correction(raw, grid.numbers[at], numbers)), faults


def _wrong(name: str, where: Mapping[str, Any], raw: Any) -> Fault:
    value = "" if raw is None else quoted(plain(raw))
    value = "…" + value[-DIGITS_SHOWN:] if name == "member" else value
    params = {**where, "name": FIELD[name].heading, "text": value}
    return Fault("RV-435", params=params)


def _numbers(
    raw: Mapping[str, Any], where: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Fault]]:
    """Return the day, the row and the member's four digits of a line, and the faults of these."""
    read: dict[str, Any] = {}
    for name in ("on", "row", "member"):
        value = raw.get(name)
        if not is_blank(value):
            read[name] = READERS[name](value)
    return read, [_wrong(name, where, raw[name]) for name, value in read.items() if value is None]


def _row_number(raw: Any) -> int | None:
    text = plain(raw)
    fits = text.isascii() and text.isdecimal() and len(text) < 8 and int(text) > 0
    return int(text) if fits else None


def _last_digits(raw: Any) -> str | None:
    """Return the last four digits of a citizen number; None for any other text.

    Zeros in front that a cell with a number lost are restored.
    """
    text = plain(raw)
    if isinstance(raw, int | float):
        text = text.zfill(DIGITS_SHOWN)
    fits = text.isascii() and text.isdecimal() and len(text) >= DIGITS_SHOWN
    return text[-DIGITS_SHOWN:] if fits else None


READERS = {
    "on": lambda raw: read_date(raw, FIELD["on"]).value,
    "row": _row_number,
    "member": _last_digits,
}


def _about_a_column(raw: Mapping[str, Any], line: int, numbers: Mapping[str, Any]) -> ColumnLine:
    words = {n: plain(v) for n, v in raw.items() if n in ("sheet", "file") and not is_blank(v)}
    return ColumnLine(
        line,
        plain(raw["column"]),
        ignores(raw["new"]),
        plain(raw["reason"]),
        plain(raw["who"]),
        numbers.get("on"),
        words.get("sheet"),
        words.get("file"),
    )


def _correction(raw: Mapping[str, Any], line: int, numbers: Mapping[str, Any]) -> Correction:
    words = {n: plain(v) for n, v in raw.items() if n in ("sheet", "file") and not is_blank(v)}
    confirmed = confirms(raw["new"])
    return Correction(
        line=line,
        household=plain(raw["household"]),
        column=plain(raw["column"]),
        old=value_of(raw["old"]),
        new=None if confirmed else value_of(raw["new"]),
        confirms=confirmed,
        reason=plain(raw["reason"]),
        who=plain(raw["who"]),
        on=numbers.get("on"),
        sheet=words.get("sheet"),
        row=numbers.get("row"),
        member=numbers.get("member"),
        file=words.get("file"),
    )
