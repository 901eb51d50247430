"""The sheets of a workbook by their names: the sheet of a table, similar names, copies."""

import re
from collections.abc import Sequence

from ravo.contract.columns import SHEETS, TableName
from ravo.text import TEXT_ENDINGS, loose_key

_IN_FRONT = re.compile(r"^(?:trang |sheet )?\d+ (?=\D)")
_TABLE = re.compile(r" (?:table|bang) \d+$")


def find_sheet(names: Sequence[str], table: TableName) -> list[str]:
    """Return the sheets whose name means `table`: the one of that name, else all similar ones."""
    wanted = SHEETS[table]
    if wanted in names:
        return [wanted]
    return [name for name in names if sheet_key(name) == loose_key(wanted)]


def sheet_key(name: str) -> str:
    """Return a sheet's name without diacritics, a number in front, and suffixes of exports.

    The program Numbers exports a sheet under the name of its table: `Hộ - Table 1`. The sheet of a
    CSV survey has the name of its file.
    """
    return _TABLE.sub("", _IN_FRONT.sub("", loose_key(without_ending(name))))


def without_ending(name: str) -> str:
    """Return the name of a text file without its ending; any other name unchanged."""
    for ending in TEXT_ENDINGS:
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return name


def copies_of(names: Sequence[str], table: TableName) -> list[str]:
    """Return the sheets that look like copies of `table`'s: `Hộ (2)`, `Hộ - Copy`, `Hộ cũ`."""
    wanted = loose_key(SHEETS[table])
    copy = re.compile(rf"(?:copy of )?{wanted}(?: (?:copy|ban sao|sao|cu|moi|backup|\d+))*")
    return [name for name in names if sheet_key(name) != wanted and copy.fullmatch(sheet_key(name))]
