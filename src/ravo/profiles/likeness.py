"""The likeness of an unknown column to one of the contract: by its names and its cells.

Scores run from 0 to 100. A name weighs more than the contents; contents that do not fit the type of
a column lower the score, words that only that column has raise it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz

from ravo.contract.aliases import further, heading_key, program_keys, unstated
from ravo.contract.columns import RECORDS, Column, TableName
from ravo.contract.lexicon import Lexicon, keys_of, lexicon_of
from ravo.contract.near_headings import differing, is_apart
from ravo.profiles.columns import mappable
from ravo.profiles.loader import shipped_profiles
from ravo.profiles.sketch import SketchedColumn, is_number
from ravo.text import match_key, tidy

NEAR = 85.0
UNSURE = 79.0
"""The highest score of a column whose heading contradicts the id."""
BY_CONTENT = 88.0
MISFIT = 0.7
WORTH = 50.0
FEWEST_VALUES = 5
FULL = 0.9
HALF = 0.5
SEXES: Mapping[str, str] = {"f": "Nữ", "m": "Nam"}
BLANK_WORDS = frozenset({"--", "-", "—", "nan", "n/a", "null", "none"})
TICK_WORDS = frozenset({"có", "x", "✓", "✔"})
YES_NO_WORDS = TICK_WORDS | {
    "không",
    "co",
    "khong",
    "c",
    "k",
    "0",
    "1",
    "2",
    "yes",
    "no",
    "true",
    "false",
}
TELLING = frozenset({"gioi_tinh", "cccd", "dan_toc", "khu_vuc", "phan_loai_ghi", "quan_he"})
"""Columns with words or figures that no other column has: their contents may identify them."""


@cache
def lexicon(table: TableName) -> Lexicon:
    """Return the words of a table's headings, as in the reading without a profile."""
    from ravo.criteria import load_edition

    return lexicon_of(mappable(table, load_edition("nd07-2021").indicators))


@cache
def keys_in(table: TableName) -> Mapping[str, frozenset[str]]:
    """Return the keys of each id of a table: its headings, id, other wordings, programs' keys."""
    columns = lexicon(table).columns
    keys = {
        column.id: {heading_key(words) for words in further(column)} | keys_of(column)
        for column in columns
    }
    for known in (program_keys(table), *(p.columns.get(table, {}) for p in shipped_profiles())):
        for id_, more in known.items():
            keys[id_] |= {heading_key(words) for words in more}
    left_open = unstated(table)
    return {id_: frozenset(own_keys - {""} - left_open) for id_, own_keys in keys.items()}


@lru_cache(maxsize=4096)
def near_any(words: str) -> bool:
    """Return whether a heading is similar to that of any column."""
    tables: tuple[TableName, ...] = RECORDS
    if any(lexicon(table).find(words) is not None for table in tables):
        return True
    key = heading_key(words)
    known = (k for table in tables for keys in keys_in(table).values() for k in keys)
    return any(fuzz.ratio(key, k, score_cutoff=NEAR) for k in known)


@lru_cache(maxsize=65536)
def _name_score(name: str, table: TableName, id_: str, shared: frozenset[str]) -> float:
    """Return the score of a name for an id, from 0 to 100.

    A name that is read without a profile has 100 for the id that it means and 0 for others. Any
    other name has its likeness, at most `UNSURE` where a unit, digit or subject contradicts the
    column.
    """
    key = heading_key(name)
    if key in keys_in(table)[id_]:
        return 100.0
    recognised = lexicon(table).find(name, "", shared)
    if recognised is not None:
        return 100.0 if recognised.id == id_ else 0.0
    if is_apart(name) or not key:
        return 0.0
    scores = [
        (max(fuzz.ratio(key, known), 0.95 * fuzz.token_sort_ratio(key, known)), known)
        for known in keys_in(table)[id_]
    ]
    value, known = max(scores, default=(0.0, ""))
    column = column_of(table, id_)
    against = column is not None and differing(name, column, known)
    return min(value, UNSURE) if against else value


def score(
    seen: SketchedColumn, table: TableName, id_: str, shared: frozenset[str] = frozenset()
) -> float:
    """Return how well a column of an unknown sheet fits an id, from 0 to 100.

    `shared` are the words before a slash that several headings of the sheet share.
    """
    names = {*seen.names, seen.own} - {""}
    named = max((_name_score(name, table, id_, shared) for name in names), default=0.0)
    if len(seen.values) < FEWEST_VALUES or (named < WORTH and id_ not in TELLING):
        return named
    share = fitting(seen.values, table, id_)
    if share is None:
        return named
    if share >= FULL and id_ in TELLING:
        return max(named, BY_CONTENT)
    return named * (1.0 if share >= HALF else MISFIT)


def fitting(values: Sequence[Any], table: TableName, id_: str) -> float | None:
    """Return the share of values that fit an id's column; None where it cannot be determined."""
    filled = [value for value in values if not is_blank_word(value)]
    test = _test_of(table, id_)
    if test is None or not filled or (_takes_words(table, id_) and all(map(is_code, filled))):
        return None
    return sum(test(value) for value in filled) / len(filled)


def _takes_words(table: TableName, id_: str) -> bool:
    column = column_of(table, id_)
    return column is not None and bool(column.vocabulary)


def is_code(value: Any) -> bool:
    """Return whether a cell holds a small whole number, which may be the code of a word."""
    return bool(re.fullmatch(r"\d{1,2}(?:\.0)?", str(value).strip()))


def is_blank_word(value: Any) -> bool:
    """Return whether a cell holds a word that programs write for an empty cell."""
    return isinstance(value, str) and tidy(value).casefold() in BLANK_WORDS


@cache
def column_of(table: TableName, id_: str) -> Column | None:
    """Return the column of an id in a table; None where the table has none."""
    return next((column for column in lexicon(table).columns if column.id == id_), None)


@cache
def _test_of(table: TableName, id_: str) -> Callable[[Any], bool] | None:
    column = column_of(table, id_)
    if column is None or column.type == "yes_no":
        return lambda value: str(value).casefold().strip().removesuffix(".0") in YES_NO_WORDS
    if column.id == "gioi_tinh":
        return _is_sex
    if column.id == "nam_sinh":
        return lambda value: is_number(value) and 1900 <= _figure(value) <= 2100
    if column.vocabulary:
        known = {match_key(word) for word in column.vocabulary}
        return lambda value: match_key(str(value)) in known
    return _BY_TYPE.get(column.type)


def _is_sex(value: Any) -> bool:
    return match_key(str(value)) in {match_key("Nam"), match_key("Nữ"), "f", "m"}


def _figure(value: Any) -> float:
    try:
        return float(str(value).replace(",", ".").replace(" ", ""))
    except ValueError:
        return float("nan")


def figures(values: Iterable[Any]) -> list[float]:
    """Return the figures among cells; one that cannot be read is NaN."""
    return [_figure(value) for value in values]


def _is_date(value: Any) -> bool:
    if isinstance(value, date):
        return True
    text = tidy(str(value))
    return text[:4].isdecimal() if "-" in text[4:5] else text.count("/") in (1, 2)


def _is_birth(value: Any) -> bool:
    return _is_date(value) or (is_number(value) and 1900 <= _figure(value) <= 2100)


def _is_citizen(value: Any) -> bool:
    text = str(value).strip().removesuffix(".0")
    return text.isdecimal() and len(text) in (11, 12)


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and not is_number(value)


_BY_TYPE: Mapping[str, Callable[[Any], bool]] = {
    "integer": is_number,
    "number": is_number,
    "money": is_number,
    "date": _is_date,
    "birth": _is_birth,
    "citizen": _is_citizen,
    "name": _is_words,
}
