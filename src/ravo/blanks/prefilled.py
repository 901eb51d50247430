"""What a carried list had in its cells when it was given out, on a hidden sheet.

By it a copy that comes back shows which cells somebody changed, and which rows are gone, however
the rows were sorted. Citizen numbers are no part of it in clear: a mark shows whether one is still
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
from ravo.messages import say

SHEET = "Dữ liệu điền sẵn"
VERSION = 1
CHUNK = 30_000
"""Letters in a cell: fewer than the most that a cell holds."""
MOST = 100_000_000
"""Bytes of what is kept, unpacked; a workbook that has more is not one of ravo's."""
LEVEL = 3
"""How hard it is packed: a higher level takes thrice the time for a tenth of the size."""
MARK = 10
"""Digits of a mark: two numbers share one once in 10^12."""
PrefilledCells = Mapping[str, Any]


@dataclass(frozen=True)
class Prefilled:
    """The filled cells of each row of a list, by table, with English column names.

    Values are as in a workbook's cells; those of citizen numbers are marks. `info` has the values
    of `Thông tin`, `text` all of it as it is kept, `source` the names of the files that the list
    was opened from.
    """

    info: PrefilledCells = field(default_factory=dict)
    households: tuple[PrefilledCells, ...] = ()
    members: tuple[PrefilledCells, ...] = ()
    text: str = ""
    source: str = ""


def citizen_mark(value: object) -> str:
    """Return what shows that a citizen number is the same, without the number."""
    digits = plain(value).encode("utf-8", "backslashreplace")
    return "#" + hashlib.sha256(digits).hexdigest()[:MARK]


def write_prefilled(
    book: Any,
    columns: Mapping[TableName, Sequence[Column]],
    info: Mapping[str, object],
    frames: Mapping[TableName, pd.DataFrame],
    source: str = "",
) -> None:
    """Write the hidden sheet of what the columns of a new workbook hold.

    `source` names the files that the list was opened from.
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
    """Return what the cells of `info` and `frames` hold under the columns, as one text."""
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
    """Return the cells of a column as they are kept: few words repeat in most of them."""
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
    """Return a value as a cell of the workbook has it, in a notation of JSON."""
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
    """Return what was kept as a text. Raises ValueError where it is damaged."""
    try:
        data = _inflated(text)
        info = {name: _read(value) for name, value in data["info"].items()}
        homes, people = _rows(data["households"]), _rows(data["members"])
        return Prefilled(info, homes, people, text, str(data.get("source", "")))
    except (AttributeError, KeyError, TypeError, ValueError, zlib.error, binascii.Error) as error:
        raise ValueError("damaged") from error


def _inflated(text: str) -> Any:
    """Return the values of JSON that were packed. Raises ValueError where they are not whole."""
    inflater = zlib.decompressobj()
    raw = inflater.decompress(base64.b64decode(text, validate=True), MOST)
    if not inflater.eof:
        raise ValueError("cut")
    data = json.loads(raw.decode("utf-8", "surrogatepass"))
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
