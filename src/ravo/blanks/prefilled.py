"""The original contents of a carried list, on a hidden sheet.

Comparing a returned copy with them shows which cells were changed and which rows are missing, even
if the rows were sorted. Citizen numbers are not kept in clear: a hash shows whether one is still
the same.
"""

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pandas as pd

from ravo.contract.columns import Column, TableName
from ravo.contract.values import plain
from ravo.json_text import json_value
from ravo.messages import say

SHEET = "Dữ liệu điền sẵn"
VERSION = 1
CHUNK = 30_000
"""The letters per cell, fewer than the most that a cell can hold."""
MOST = 100_000_000
"""The most bytes of the uncompressed contents; a workbook with more is not one of ravo's."""
LEVEL = 3
"""The level of compression: a higher one takes three times as long and saves a tenth."""
MARK = 10
"""The hexadecimal digits of a hash: two numbers have the same one once in 10^12."""
PrefilledCells = Mapping[str, Any]


@dataclass(frozen=True)
class Prefilled:
    """The filled cells of each row of a list, by table, with English column names.

    Values are as in a workbook's cells; citizen numbers are hashes. `info` has the values of
    `Thông tin`, `text` all the contents as stored, `source` the names of the files from which the
    list was carried.
    """

    info: PrefilledCells = field(default_factory=dict)
    households: tuple[PrefilledCells, ...] = ()
    members: tuple[PrefilledCells, ...] = ()
    text: str = ""
    source: str = ""


def citizen_mark(value: object) -> str:
    """Return a short hash of a citizen number, which is equal for the same number."""
    digits = plain(value).encode("utf-8", "backslashreplace")
    return "#" + hashlib.sha256(digits).hexdigest()[:MARK]


def write_prefilled(
    book: Any,
    columns: Mapping[TableName, Sequence[Column]],
    info: Mapping[str, object],
    frames: Mapping[TableName, pd.DataFrame],
    source: str = "",
) -> None:
    """Write the hidden sheet with the contents of a new workbook's columns.

    `source` are the names of the files from which the list was carried.
    """
    sheet = book.add_worksheet(SHEET)
    sheet.write_string(0, 0, say("blanks.prefilled_title", "vi"))
    for row, text in enumerate(_chunks(packed(columns, info, frames, source)), start=1):
        sheet.write_string(row, 0, text)
    sheet.hide()


def packed(
    columns: Mapping[TableName, Sequence[Column]],
    info: Mapping[str, object],
    frames: Mapping[TableName, pd.DataFrame],
    source: str = "",
) -> str:
    """Return the cells of `info` and `frames` in these columns as one compressed text."""
    keys = {column.name: column for column in columns["info"]}
    data: dict[str, Any] = {
        "version": VERSION,
        "source": source,
        "info": {
            name: _cell(keys[name], value)
            for name, value in info.items()
            if name in keys and value is not None
        },
    }
    for table, frame in frames.items():
        data[table] = {
            column.name: _column_cells(column, frame[column.name])
            for column in columns[table]
            if column.name in frame
        }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)
    return base64.b64encode(packed).decode()


def _column_cells(column: Column, series: "pd.Series[Any]") -> list[Any]:
    """Return the cells of a column as stored; repeated values are converted once."""
    blank = series.isna().to_numpy()
    known: dict[tuple[type, Any], Any] = {}
    cells: list[Any] = []
    for value, empty in zip(series.tolist(), blank, strict=True):
        if empty:
            cells.append(None)
            continue
        key = (value.__class__, value)
        if key not in known:
            known[key] = _cell(column, value)
        cells.append(known[key])
    return cells


def _cell(column: Column, value: Any) -> Any:
    """Return a value as in the workbook's cell, in a notation for JSON."""
    if column.type == "citizen":
        return citizen_mark(value)
    if isinstance(value, bool):
        return column.words[0 if value else 1]
    if isinstance(value, date):
        if column.type == "birth":
            return value.strftime("%d/%m/%Y")
        return {"d": value.strftime("%Y-%m-%d")}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _chunks(text: str) -> list[str]:
    return [text[at : at + CHUNK] for at in range(0, len(text), CHUNK)]


def prefilled_of(text: str) -> Prefilled:
    """Return the contents in a stored text. Raises ValueError where it is damaged."""
    try:
        data = _inflated(text)
        info = {name: _read(value) for name, value in data["info"].items()}
        homes, people = _rows(data["households"]), _rows(data["members"])
        return Prefilled(info, homes, people, text, str(data.get("source", "")))
    except (AttributeError, KeyError, TypeError, ValueError, zlib.error, binascii.Error) as error:
        raise ValueError("damaged") from error


def _inflated(text: str) -> Any:
    """Return the JSON values in a compressed text. Raises ValueError where it is incomplete."""
    inflater = zlib.decompressobj()
    raw = inflater.decompress(base64.b64decode(text, validate=True), MOST)
    if not inflater.eof:
        raise ValueError("cut")
    data = json_value(raw.decode("utf-8", "surrogatepass"))
    if data["version"] != VERSION:
        raise ValueError("version")
    return data


def _rows(columns: Mapping[str, Sequence[Any]]) -> tuple[PrefilledCells, ...]:
    names = list(columns)
    read = [[_read(value) for value in columns[name]] for name in names]
    return tuple(
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in zip(*read, strict=True)
    )


def _read(value: Any) -> Any:
    return datetime.fromisoformat(value["d"]).date() if isinstance(value, dict) else value
