"""Where the results and the marked copy of a dropped workbook are written."""

import os
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import platformdirs

from ravo.files import (
    RESULT_SUFFIX,
    comparable_path,
    fitted_name,
    numbered_names,
    result_stems,
    stem_of,
    unfinished_name,
    utf16_units,
)
from ravo.workbook.products import RETURNED_SUFFIX

FOLDER = "Kết quả ravo"
"""The folder for files that cannot be written beside their workbook."""
PATH_MOST = 259
"""The longest path that every program on Windows opens, Excel included, in UTF-16 units."""


@dataclass(frozen=True, slots=True)
class DropPlace:
    """The paths of one workbook's results and marked copy; `aside` if not beside the workbook."""

    results: Path
    returned: Path
    aside: bool


def fallback_folder() -> Path:
    """Return `Kết quả ravo` among the user's documents; in the home where there are none."""
    documents = platformdirs.user_documents_path()
    return (documents if documents.is_dir() else Path.home()) / FOLDER


def places_of(books: Sequence[Path], fallback: Path) -> dict[Path, DropPlace]:
    """Return the paths of the outputs of each workbook.

    No output overwrites a workbook of `books`, and no two share a file: `xa.xls` beside `xa.xlsx`
    has `xa.xls.ket-qua.xlsx`. A folder that cannot be written is replaced by `fallback`.
    """
    taken = {_key(path) for path in books}
    stems = result_stems(books)
    can_write = cache(is_writable)
    places = {}
    for book in books:
        aside = not (can_write(book.parent) and _is_reached(book))
        folder = fallback if aside else book.parent
        results, returned = (
            _free(folder, stems[book], book, suffix, taken)
            for suffix in (RESULT_SUFFIX, RETURNED_SUFFIX)
        )
        taken |= {_key(results), _key(returned)}
        places[book] = DropPlace(results, returned, aside)
    return places


def is_writable(folder: Path) -> bool:
    """Return whether a file can be written in a folder.

    Access rights do not show that for a share, a full disk, or a folder guarded by an antivirus.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=unfinished_name(), dir=folder)
    except OSError:
        return False
    os.close(handle)
    Path(name).unlink(missing_ok=True)
    return True


def _is_reached(book: Path) -> bool:
    """Return whether Excel can open files beside a workbook: long paths fail on Windows."""
    longest = book.with_name(fitted_name(stem_of(book), RESULT_SUFFIX))
    return os.name != "nt" or utf16_units(str(longest.absolute())) <= PATH_MOST


def _free(folder: Path, first: str, book: Path, suffix: str, taken: set[str]) -> Path:
    """Return the first name for a file of a workbook that is neither taken nor an input."""
    stems = (first, stem_of(book), book.name)
    names = (fitted_name(stem, suffix) for stem in stems)
    numbered = numbered_names(stem_of(book), suffix, " ({})")
    paths = (folder / name for name in chain(names, numbered))
    return next(path for path in paths if _key(path) not in taken)


def _key(path: Path) -> str:
    """Return a path in the form that Windows and macOS compare, in any Unicode normal form."""
    return unicodedata.normalize("NFC", str(comparable_path(path))).casefold()
