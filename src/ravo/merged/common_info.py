"""The sheet `Thông tin` of a merged workbook: one for all files."""

from collections.abc import Sequence
from typing import Any

from ravo.contract.columns import Column, columns_of
from ravo.merged.base import is_unchanged
from ravo.merged.cells import same
from ravo.merged.comparison import Comparison
from ravo.merged.conflicts import Contested, Side, settle
from ravo.merged.part_totals import parts_of, summed
from ravo.merged.rows import ADDED
from ravo.merged.source import SourceFile
from ravo.survey.survey import TOTALS

AGREED = frozenset({"year", "province", "district", "commune", "commune_code", "area"})
"""Keys of `Thông tin` that agree between files or are not merged: the first wording counts."""
OWN_INFO = frozenset({"prepared_by"})
"""Keys of `Thông tin` that each reviewer fills in personally: none counts for the commune.

Only the person named in the common list is the commune's.
"""


def common_info(into: Comparison) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """Return `Thông tin`, the values under unknown keys, and the keys left to the commune."""
    info: dict[str, Any] = {}
    differing = []
    own = next((file for file in into.files if file.name == ADDED), None)
    parts = parts_of(into)
    for column in columns_of("info"):
        name = column.name
        if own is not None and name in own.info:
            info[name] = own.info[name]
            continue
        if parts and name in TOTALS and (added := summed(into, parts, column)) is not None:
            info[name], conflicts = added
            into.conflicts += conflicts
            continue
        sides = [
            Side(file.info[name], file.name, column.heading, file.reviewer)
            for file in _giving(into, column)
        ]
        if not sides:
            continue
        if parts and name in TOTALS and len(sides) < len(parts):
            # The total of some parts is not the commune's total.
            differing.append(column.heading)
            continue
        prefilled = {base.info.get(name) for base in into.bases if base is not None} - {None}
        differs = any(not same(column, sides[0].value, side.value) for side in sides[1:])
        if differs and name in OWN_INFO:
            if len(prefilled) == 1:
                info[name] = next(iter(prefilled))
            else:
                differing.append(column.heading)
            continue
        info[name] = sides[0].value
        if differs and name not in AGREED:
            where = Contested("", "info", "", column, name, column.heading)
            info[name], conflicts = settle(where, sides, into.decisions)
            into.conflicts += conflicts
    return info, _more(into), differing


def _giving(into: Comparison, column: Column) -> Sequence[SourceFile]:
    """Return the files that count for a key: those that changed its prefilled value, else all."""
    name = column.name
    if name in OWN_INFO:
        return [file for file in into.files if name in file.info]
    having = [
        (file, base) for file, base in zip(into.files, into.bases, strict=True) if name in file.info
    ]
    changed = [
        file
        for file, base in having
        if base is None or not is_unchanged(column, file.info[name], base.info.get(name))
    ]
    return changed or [file for file, _ in having]


def _more(into: Comparison) -> dict[str, Any]:
    """Return the values under keys that the contract does not define."""
    more: dict[str, Any] = {}
    for words in dict.fromkeys(words for file in into.files for words in file.more):
        sides = [
            Side(file.more[words], file.name, words, file.reviewer)
            for file in into.files
            if words in file.more
        ]
        where = Contested("", "info", "+", None, words, words)
        more[words], conflicts = settle(where, sides, into.decisions)
        into.conflicts += conflicts
    return more
