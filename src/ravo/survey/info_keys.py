"""The keys among the cells of the sheet `Thông tin`, and the values that belong to them.

A key may be in any column, and its value to the right of it, also after blank cells, or after a
colon in the same cell. Values without a key of the contract are kept as unknown entries.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from ravo.contract.aliases import info_keys
from ravo.contract.columns import Column, columns_of
from ravo.contract.headings import heading_key, keys_of
from ravo.contract.models import is_blank
from ravo.text import match_key, tidy, unmarked
from ravo.workbook.layout import Sheet

NOTE_WORDS = 7
"""The number of words from which a text after a value is a remark and not a value."""
KEY_WORDS = 8
"""The most words of a key; a longer text before a colon is a sentence."""
UNITS = frozenset({"ho", "nguoi", "khau", "nhan khau", "ho dan", "ho gia dinh"})
MOTTO = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc")
HEADS = frozenset(
    {
        "stt",
        "tt",
        "muc",
        "noi dung",
        "chi tieu",
        "thong tin",
        "gia tri",
        "so lieu",
        "ghi chu",
        "don vi",
        "don vi tinh",
        "huong dan",
    }
)
ASIDES = frozenset(
    {
        "nt tt",
        "tt nt",
        "thanh thi nong thon",
        "nong thon thanh thi",
        "thanh thi hoac nong thon",
        "nong thon hoac thanh thi",
        "ho",
        "nguoi",
        "khau",
        "dd mm yyyy",
        "ngay thang nam",
        "neu co",
        "bat buoc",
        "ghi ro",
    }
)
"""Words in brackets after a key that do not change the key's meaning."""
UNREADABLE = object()
"""The placeholder of an error cell."""
_ASIDE = re.compile(r"\(([^()]*)\)")
_ORDINAL = re.compile(r"\(?(?:\d{1,3}|[IVX]{1,5}|[a-zA-Z])[.)]?(?:\d{1,2}[.)]?)?")


@dataclass(frozen=True)
class InfoEntry:
    """A value of `Thông tin` and its key.

    Rows and places count from 0. `words` are those of its key, None for a value without one;
    `column` is the key's, None for an unknown key. `exact` is True for the contract's own heading,
    False for an alias. `value_at` is the place of the value: that of the key for `key: value`.
    """

    row: int
    place: int
    words: str | None
    column: Column | None
    exact: bool
    value_at: int
    raw: Any
    blank: bool


class KnownKey(NamedTuple):
    """A column that a key means, and whether it is the contract's own heading."""

    column: Column
    exact: bool


@cache
def _keys() -> dict[str, KnownKey]:
    keys: dict[str, KnownKey] = {}
    for column in columns_of("info"):
        for words in info_keys().get(column.id, ()):
            keys[heading_key(words)] = KnownKey(column, exact=False)
    for column in columns_of("info"):
        keys |= {key: KnownKey(column, exact=True) for key in keys_of(column) if key not in keys}
    return keys


@cache
def _marked() -> frozenset[str]:
    """Return the keys of one syllable with their diacritics, such as `năm`."""
    words = [word for column in info_keys().values() for word in column]
    return frozenset(match_key(word) for word in words if " " not in word and "/" not in word)


def known_key(words: str) -> KnownKey | None:
    """Return the column that a key means, and how; None for words that are no contract's key.

    A word of one syllable is compared with its diacritics if it has any: `Nấm` is not `Năm`.
    """
    key = heading_key(words)
    known = _keys().get(key)
    if known is None:
        aside = _ASIDE.search(words)
        if aside is None or heading_key(aside[1]) not in ASIDES:
            return None
        words = _ASIDE.sub("", words)
        known, key = _keys().get(heading_key(words)), heading_key(words)
    bare = tidy(re.sub(r"[^\w\s]|\d", " ", words))
    if known is None or " " in key or unmarked(bare) == bare or match_key(bare) in _marked():
        return known
    return None


def is_men(entry: InfoEntry) -> bool:
    """Return whether a key is `Nam`: `năm` (year) without diacritics, or the word for men."""
    return entry.words is not None and match_key(entry.words.strip(" :.")) == "nam"


class _Row:
    """The filled cells of one row, taken from left to right."""

    def __init__(self, at: int, cells: list[tuple[int, Any]], ends: dict[tuple[int, int], int]):
        self.at, self.cells, self.ends = at, cells, ends

    def known(self, place: int) -> KnownKey | None:
        """Return the key in the n-th filled cell; None for other cells and past the end."""
        raw = self.raw(place)
        return known_key(raw) if isinstance(raw, str) else None

    def raw(self, place: int) -> Any:
        """Return the raw value of the n-th filled cell; None past the end."""
        return self.cells[place][1] if place < len(self.cells) else None

    def next_to(self, place: int) -> bool:
        """Return whether the next filled cell directly follows the n-th one."""
        if place + 1 >= len(self.cells):
            return False
        return self.cells[place + 1][0] == self.after(place)

    def after(self, place: int) -> int:
        """Return the column after the n-th cell, or after the merged block that it begins."""
        column = self.cells[place][0]
        return self.ends.get((self.at, column), column + 1)

    def is_key(self, place: int) -> bool:
        """Return whether the n-th cell is a key with a value of its own, and so no value."""
        inline = _inline(self.raw(place))
        if inline is not None and known_key(inline[0]):
            return True
        return self.known(place) is not None and self.next_to(place)


def entries_of(sheet: Sheet) -> list[InfoEntry]:
    """Return every value of `Thông tin`, with its key where it has one, in reading order.

    Keys of the contract without a value are included as blank.
    """
    ends = {
        (block.first_row, block.first_column): block.last_column + 1
        for block in sheet.layout.merged
    }
    bad: dict[int, list[int]] = {}
    for cell in sheet.bad:
        bad.setdefault(cell.row - 1, []).append(cell.column)
    entries: list[InfoEntry] = []
    for at, row in enumerate(sheet.rows):
        cells = _filled(row, bad.get(at, ()))
        if cells:
            entries += _entries(_Row(at, cells, ends))
    return entries


def _filled(row: Sequence[Any], bad: Sequence[int]) -> list[tuple[int, Any]]:
    """Return the filled cells of a row without its number and without the national motto."""
    cells = [
        (place, UNREADABLE if place in bad else raw)
        for place, raw in enumerate(row)
        if (not is_blank(raw) or place in bad) and not _is_motto(raw)
    ]
    second = cells[1][1] if len(cells) > 1 else None
    if isinstance(second, str) and _is_ordinal(cells[0][1]):
        cells = cells[1:] if len(cells) > 2 or known_key(second) else cells
    heads = all(isinstance(raw, str) and heading_key(raw) in HEADS for _, raw in cells)
    return [] if heads else cells


def _is_motto(raw: Any) -> bool:
    return isinstance(raw, str) and heading_key(raw).startswith(MOTTO)


def _is_ordinal(raw: Any) -> bool:
    if isinstance(raw, str):
        return _ORDINAL.fullmatch(raw.strip()) is not None
    return isinstance(raw, int | float) and float(raw).is_integer() and 0 < raw < 100


def _entries(row: _Row) -> Iterator[InfoEntry]:
    place = 0
    while place < len(row.cells):
        raw = row.raw(place)
        aside = row.known(place) is not None or _is_aside(row, place)
        inline = None if aside else _inline(raw)
        if not isinstance(raw, str):
            yield _entry(row, place, None, None, place)
            place += 1
        elif inline is not None:
            yield _inline_entry(row, place, inline)
            place += 1
        elif (known := row.known(place)) is not None:
            value = _value_of(row, place)
            yield _entry(row, place, raw, known, value)
            place += 1 if value is None else 2
        elif (
            place + 1 < len(row.cells)
            and row.known(place + 1) is None
            and not _is_aside(row, place)
        ):
            yield _entry(row, place, raw, None, place + 1)
            place += 2
        else:
            if place and not _is_aside(row, place):
                yield _entry(row, place, None, None, place)
            place += 1


def _value_of(row: _Row, place: int) -> int | None:
    """Return the number of the cell with the value of the n-th cell's key; None if blank."""
    following = place + 1
    if following >= len(row.cells) or row.is_key(following):
        return None
    if row.next_to(place):
        return following
    text = isinstance(row.raw(following), str)
    other = row.known(following) is not None or (text and row.next_to(following))
    return None if other or _is_aside(row, following) else following


def _is_aside(row: _Row, place: int) -> bool:
    """Return whether a cell is only a remark or a unit after a value."""
    raw = row.raw(place)
    if not place or not isinstance(raw, str):
        return False
    text = tidy(raw)
    long = len(text.split()) >= NOTE_WORDS
    return long or text.endswith((".", ";")) or text.startswith("(") or heading_key(text) in UNITS


def _inline(raw: Any) -> tuple[str, str] | None:
    """Return key and value of a text `key: value`; None for any other cell."""
    if not isinstance(raw, str) or ":" not in raw:
        return None
    key, _, value = tidy(raw).partition(":")
    if not key.strip() or not value.strip() or len(key.split()) > KEY_WORDS:
        return None
    return key.strip(), value.strip()


def _inline_entry(row: _Row, place: int, inline: tuple[str, str]) -> InfoEntry:
    """Return the entry of a `key: value`; with a second colon it is doubtful and has no column."""
    words, value = inline
    known = known_key(words) if ":" not in value else None
    at = row.cells[place][0]
    column, exact = (known.column, known.exact) if known else (None, False)
    return InfoEntry(row.at, at, words, column, exact, at, value, blank=False)


def _entry(
    row: _Row, place: int, words: str | None, known: KnownKey | None, value: int | None
) -> InfoEntry:
    """Return the entry of a key, or of a value without one; `value` is the n-th filled cell."""
    value_at = row.after(place) if value is None else row.cells[value][0]
    raw = None if value is None else row.raw(value)
    column, exact = (known.column, known.exact) if known else (None, False)
    at = row.cells[place][0]
    return InfoEntry(row.at, at, words, column, exact, value_at, raw, blank=value is None)
