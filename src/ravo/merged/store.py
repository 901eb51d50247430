"""The data of its files that a merged workbook stores on a hidden sheet, for the next run.

It is needed to distinguish later versions of files, decisions and manually edited cells.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ravo.json_text import json_value
from ravo.merged.by_hand import Edit, Touched
from ravo.merged.cells import from_json, to_json
from ravo.merged.conflicts import Decision
from ravo.merged.source import OtherSheet, SourceFile, SourceRow

VERSION = 1
CHUNK = 30_000
"""Letters in a cell: below the limit of a cell."""
MOST = 300_000_000
"""The most bytes of stored data, unpacked; a workbook with more is not from ravo."""

DAMAGED = (
    *(AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError),
    *(binascii.Error, zlib.error),
)
"""What reading stored data raises that was altered or cut."""


@dataclass(frozen=True)
class Kept:
    """The files of a merged workbook, the decisions applied to it, and the manual edits."""

    files: tuple[SourceFile, ...]
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    touched: Touched = field(default_factory=Touched)


def packed(kept: Kept) -> list[str]:
    """Return the stored data as texts for cells."""
    data = {
        "version": VERSION,
        "bases": list(_bases(kept.files)),
        "files": [_file_to_json(file, _bases(kept.files)) for file in kept.files],
        "decisions": {
            mark: [d.choice, d.chosen, to_json(d.value)] for mark, d in kept.decisions.items()
        },
        "edits": [
            [list(e.key), e.name, to_json(e.before), to_json(e.after)] for e in kept.touched.edits
        ],
        "deleted": [[list(key), _cells(cells)] for key, cells in kept.touched.deleted.items()],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    whole = base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 6)).decode()
    return [whole[at : at + CHUNK] for at in range(0, len(whole), CHUNK)]


def unpacked(texts: Sequence[str]) -> Kept:
    """Return the data stored by `packed`. Raises ValueError where it is damaged."""
    try:
        data = _inflated(texts)
        return Kept(
            tuple(_file_from_json(file, data.get("bases", ())) for file in data["files"]),
            {mark: Decision(c, s, from_json(v)) for mark, (c, s, v) in data["decisions"].items()},
            Touched(
                tuple(
                    Edit((key[0], key[1], key[2]), name, from_json(old), from_json(new))
                    for key, name, old, new in data["edits"]
                ),
                {(k[0], k[1], k[2]): _cells_back(cells) for k, cells in data["deleted"]},
            ),
        )
    except DAMAGED as error:
        raise ValueError("damaged") from error


def _inflated(texts: Sequence[str]) -> Any:
    """Return the values of packed JSON. Raises ValueError where these are incomplete."""
    inflater = zlib.decompressobj()
    raw = inflater.decompress(base64.b64decode("".join(texts), validate=True), MOST)
    if not inflater.eof:
        raise ValueError("cut")
    data = json_value(raw.decode("utf-8", "surrogatepass"))
    if data["version"] != VERSION:
        raise ValueError("version")
    return data


def _bases(files: Sequence[SourceFile]) -> dict[str, int]:
    """Return the prefilled lists of the files, each once, with its index."""
    texts = dict.fromkeys(file.prefilled for file in files if file.prefilled)
    return {text: at for at, text in enumerate(texts)}


def _cells(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {name: to_json(value) for name, value in cells.items()}


def _cells_back(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {name: from_json(value) for name, value in cells.items()}


def _file_to_json(file: SourceFile, bases: Mapping[str, int]) -> dict[str, Any]:
    return {
        "name": file.name,
        "reviewer": file.reviewer,
        "rows": [
            [row.table, row.sheet, row.row, row.code, _cells(row.cells), row.gone]
            for row in file.rows
        ],
        "columns": file.columns,
        "info": _cells(file.info),
        "more": _cells(file.more),
        "villages": file.villages,
        "others": [
            [one.name, [[to_json(cell) for cell in row] for row in one.rows], one.hidden]
            for one in file.others
        ],
        "counts": [file.read, file.blank, file.repeated, file.unread],
        "versions": [file.digest, *file.earlier],
        "base": bases.get(file.prefilled),
    }


def _file_from_json(data: Mapping[str, Any], bases: Sequence[str]) -> SourceFile:
    read, blank, repeated, unread = data["counts"]
    digest, *earlier = data["versions"]
    base = data.get("base")
    return SourceFile(
        data["name"],
        data["reviewer"],
        tuple(
            SourceRow(table, sheet, row, code, _cells_back(cells), gone)
            for table, sheet, row, code, cells, gone in data["rows"]
        ),
        data["columns"],
        _cells_back(data["info"]),
        _cells_back(data["more"]),
        tuple(data["villages"]),
        tuple(
            OtherSheet(name, tuple(tuple(map(from_json, row)) for row in rows), hidden)
            for name, rows, hidden in data["others"]
        ),
        read,
        blank,
        repeated,
        unread,
        digest,
        tuple(earlier),
        bases[base] if base is not None else "",
    )
