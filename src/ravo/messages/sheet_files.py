"""How a sentence speaks of a sheet that is a file of text: tệp ho.csv, dòng 12, cột F."""

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
    """Return a sentence for the sheets among its fields: of a text file with its row and column.

    `words` still have their fields, so that nothing of a cell is taken for a word of the sentence.
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
    """Return whether one of the sheets among the fields of a sentence is a file of text."""
    return any(map(is_text_file, (params.get("sheet"), *_listed(params.get("sheets")))))


def _listed(sheets: object) -> tuple[object, ...]:
    return tuple(sheets) if isinstance(sheets, list | tuple) else ()


def is_text_file(sheet: object) -> bool:
    """Return whether the name of a sheet is that of a file of text."""
    return isinstance(sheet, str) and sheet.lower().endswith(TEXT_ENDINGS)
