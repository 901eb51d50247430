"""The files of a survey as text, by their names: `ho.csv`, `thanh-vien.csv`, `thong-tin.csv`."""

import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from ravo.contract.columns import SHEETS
from ravo.contract.named_sheets import find_sheet, sheet_key, without_ending
from ravo.files import WORKBOOK_SUFFIXES
from ravo.text import TEXT_ENDINGS, loose_key

NOTES = ".txt"
"""The ending that notes have too: such a file is a table only if its name is a table's."""
ZIP = ".zip"
_ASIDE = ("~$", ".", "__macosx")
_ASIDE_NAMES = frozenset({"thumbs.db", "desktop.ini"})
_UNFINISHED = (".tmp", ".crdownload", ".part", ".lock")
_JOINTS = "-_ "
_UTF8 = 0x800
"""The flag of an entry with a name in UTF-8; other names are in the code of the zip's machine."""


def is_aside(name: str) -> bool:
    """Return whether a file is a lock file, hidden or unfinished, by its name in lower case."""
    return name.startswith(_ASIDE) or name in _ASIDE_NAMES or name.endswith(_UNFINISHED)


def is_text_name(name: str) -> bool:
    """Return whether a file is a table as text, by its ending."""
    return name.lower().endswith(TEXT_ENDINGS) and not is_own_name(name)


def is_own_name(name: str) -> bool:
    """Return whether a name is that of an output of ravo."""
    return ".ket-qua." in name or ".tra-lai." in name


def table_files(names: Sequence[str]) -> dict[str, str]:
    """Return the names of the files that are tables as text, each with the name of its sheet.

    A sheet has the name of its file without the common beginning of all the files: LibreOffice
    exports `xa-a-Hộ.csv`, Google Sheets `Xã A - Hộ.csv`. Text files with notes are no tables. Empty
    where no file is the list of households.
    """
    texts = [name for name in names if is_text_name(name)]
    for front in ("", _common(texts)):
        sheets = {name: unicodedata.normalize("NFC", name)[len(front) :] for name in texts}
        kept = {
            name: sheet
            for name, sheet in sheets.items()
            if not sheet.lower().endswith(NOTES) or is_known(sheet)
        }
        if find_sheet([without_ending(sheet) for sheet in kept.values()], "households"):
            return kept
    return {}


def _common(names: Sequence[str]) -> str:
    """Return the common beginning of several names, up to a separator."""
    if len(names) < 2:
        return ""
    first, last = (unicodedata.normalize("NFC", name) for name in (min(names), max(names)))
    same = next(
        (at for at, pair in enumerate(zip(first, last, strict=False)) if len({*pair}) > 1), 0
    )
    return first[: max(first.rfind(joint, 0, same) for joint in _JOINTS) + 1]


def is_known(sheet: str) -> bool:
    """Return whether a sheet is named after a table of the survey."""
    return sheet_key(sheet) in {loose_key(table) for table in SHEETS.values()}


def twice_named(tables: Mapping[str, str]) -> list[str]:
    """Return the files that are named after the same table, for the first table with several.

    `tables` contains the sheet of each file.
    """
    for table in SHEETS.values():
        named = [file for file, sheet in tables.items() if sheet_key(sheet) == loose_key(table)]
        if len(named) > 1:
            return named
    return []


# folders


def holds_tables(folder: Path) -> bool:
    """Return whether a folder holds a list of households as text."""
    try:
        return bool(table_files(names_in_folder(folder)))
    except OSError:
        return False


def names_in_folder(folder: Path) -> list[str]:
    """Return the names of the files in a folder, in order. Raises OSError."""
    return sorted(
        item.name
        for item in folder.iterdir()
        if not is_aside(item.name.casefold()) and item.is_file()
    )


def is_survey_zip(path: Path) -> bool:
    """Return whether a file is a zip that holds a list of households as text."""
    try:
        with zipfile.ZipFile(path) as archive:
            return bool(survey_folders(list(entry_names(archive))))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


# archives


def entry_names(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the files of an archive by their decoded names, without hidden and unfinished ones."""
    entries = {}
    for name, entry in zip(meant_names(archive), archive.infolist(), strict=True):
        parts = name.casefold().split("/")
        if not name.endswith("/") and not any(is_aside(part) for part in parts if part != "."):
            entries[name] = entry
    return entries


def meant_names(archive: zipfile.ZipFile) -> list[str]:
    """Return the decoded names of all entries of an archive, in its order."""
    return [_meant(entry).replace("\\", "/") for entry in archive.infolist()]


def _meant(entry: zipfile.ZipInfo) -> str:
    """Return the decoded name of an entry.

    Without the flag of UTF-8 it is read as UTF-8, else in Windows' code, else it is unchanged.
    """
    name = entry.filename
    if entry.flag_bits & _UTF8 or name.isascii():
        return unicodedata.normalize("NFC", name)
    for code in ("utf-8", "cp1258"):
        try:
            return unicodedata.normalize("NFC", name.encode("cp437").decode(code))
        except UnicodeError:
            continue
    return name


def survey_folders(names: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return the folders of an archive that are surveys, each with the sheets of its files."""
    by_folder: dict[str, list[str]] = {}
    for name in names:
        path = PurePosixPath(name)
        by_folder.setdefault(str(path.parent), []).append(path.name)
    tables_by_folder = {folder: table_files(files) for folder, files in by_folder.items()}
    return {folder: tables for folder, tables in tables_by_folder.items() if tables}


def holds_workbooks(names: Sequence[str]) -> list[str]:
    """Return the workbooks among the files of an archive."""
    return [name for name in names if name.lower().endswith(WORKBOOK_SUFFIXES)]
