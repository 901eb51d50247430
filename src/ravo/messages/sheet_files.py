"""Sentences about a sheet that is a text file: tệp ho.csv, dòng 12, cột F."""

import re
from collections.abc import Mapping

from ravo.text import TEXT_ENDINGS

_PLACE = r"([A-Z]{1,3})([1-9]\d*)"
_VIETNAMESE = ((r"\bTrang\b", "Tệp"), (r"\btrang\b", "tệp"))
_ENGLISH = (
    (r"(?<!\{)\bSheet(?=s?\b)", "File"),
    (r"(?<!\{)\bsheet(?=s?\b)", "file"),
)
_CELLS = {
    "Ô {cell}": "Dòng {row}, cột {column}",
    "ô {cell}": "dòng {row}, cột {column}",
    "Cell {cell}": "Row {row}, column {column}",
    "cell {cell}": "row {row}, column {column}",
}


def of_files(words: str, params: Mapping[str, object], *, english: bool) -> str:
    """Return a sentence, reworded as of a file, row and column where its sheet is a text file.

    The fields of `words` are not filled in yet, so that no text of a cell is reworded.
    """
    if not speaks_of_files(params):
        return words
    for pattern, word in _ENGLISH if english else _VIETNAMESE:
        words = re.sub(pattern, word, words)
    place = re.fullmatch(_PLACE, str(params.get("cell")))
    if place:
        column, row = place.groups()
        for cell, by_row in _CELLS.items():
            words = words.replace(cell, by_row.format(row=row, column=column))
    return words


def speaks_of_files(params: Mapping[str, object]) -> bool:
    """Return whether the field `sheet` or `sheets` of a sentence names a text file."""
    return any(map(is_text_file, (params.get("sheet"), *_listed(params.get("sheets")))))


def _listed(sheets: object) -> tuple[object, ...]:
    return tuple(sheets) if isinstance(sheets, list | tuple) else ()


def is_text_file(sheet: object) -> bool:
    """Return whether the name of a sheet is that of a text file, such as `ho.csv`."""
    return isinstance(sheet, str) and sheet.lower().endswith(TEXT_ENDINGS)
