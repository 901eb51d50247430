"""How well an unknown column fits one of the contract: by its names, and by what stands in it.

Scores run from 0 to 100. A name weighs more than content; content that cannot be of a column's
type takes the score down, words that only that column has lift it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from rapidfuzz import fuzz

from ravo.profiles.columns import mappable, tables_of
from ravo.profiles.loader import shipped_profiles
from ravo.profiles.looking import Seen, is_number
from ravo.survey.columns import Column, TableName
from ravo.survey.headings import heading_key, keys_of
from ravo.text import match_key, tidy

NEAR = 85.0
BY_CONTENT = 88.0
MISFIT = 0.7
WORTH = 50.0
FEWEST_VALUES = 5
FULL = 0.9
HALF = 0.5
SEXES: Mapping[str, str] = {"f": "Nữ", "m": "Nam"}
BLANK_WORDS = frozenset({"--", "-", "—", "nan", "n/a", "null", "none"})
TICK_WORDS = frozenset({"có", "x", "✓", "✔"})
YES_NO_WORDS = TICK_WORDS | {"không", "co", "khong", "c", "k", "0", "1", "2", "yes", "no", "true", "false"}  # fmt: skip
TELLING = frozenset({"gioi_tinh", "cccd", "dan_toc", "khu_vuc", "phan_loai_ghi", "quan_he"})
"""Columns whose words or figures no other column has, so that content alone may tell them."""


@cache
def _hints() -> dict[TableName, dict[str, tuple[str, ...]]]:
    text = files("ravo.profiles").joinpath("hints.yaml").read_text(encoding="utf-8")
    hints: dict[TableName, dict[str, tuple[str, ...]]] = yaml.safe_load(text)
    return hints


@cache
def keys_in(table: TableName) -> Mapping[str, frozenset[str]]:
    """Return the keys under which each id of a table may be met: headings, ids, aliases, hints."""
    keys = {column.id: set(keys_of(column)) for column in mappable(table)}
    for number, label in _answers().items():
        if table in tables_of(id_ := f"th_{number:02d}"):
            keys[id_] = {heading_key(label), heading_key(id_)}
    for known in (_hints(), *(profile.columns for profile in shipped_profiles())):
        for id_, more in known.get(table, {}).items():
            keys[id_] |= {heading_key(words) for words in more}
    return {id_: frozenset(found - {""}) for id_, found in keys.items()}


def _answers() -> dict[int, str]:
    """Return the label of each indicator; editions that number them alike share them."""
    from ravo.criteria import load_edition

    return {item.number: item.label.vi for item in load_edition("nd07-2021").indicators}


@lru_cache(maxsize=4096)
def near_any(key: str) -> bool:
    """Tell whether a heading comes close to one of any column."""
    tables: tuple[TableName, ...] = ("households", "members", "income")
    known = (k for table in tables for keys in keys_in(table).values() for k in keys)
    return any(fuzz.ratio(key, k, score_cutoff=NEAR) for k in known)


@lru_cache(maxsize=65536)
def _name_score(key: str, table: TableName, id_: str) -> float:
    scores = (
        max(fuzz.ratio(key, known), 0.95 * fuzz.token_sort_ratio(key, known))
        for known in keys_in(table)[id_]
    )
    return max(scores, default=0.0)


def score(seen: Seen, table: TableName, id_: str) -> float:
    """Return how well a column of an unknown sheet fits an id, from 0 to 100."""
    named = max((_name_score(key, table, id_) for key in _keys_of(seen)), default=0.0)
    if len(seen.values) < FEWEST_VALUES or (named < WORTH and id_ not in TELLING):
        return named
    share = fitting(seen.values, table, id_)
    if share is None:
        return named
    if share >= FULL and id_ in TELLING:
        return max(named, BY_CONTENT)
    return named * (1.0 if share >= HALF else MISFIT)


def _keys_of(seen: Seen) -> frozenset[str]:
    return _keys((*seen.names, seen.own))


@lru_cache(maxsize=4096)
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(heading_key(name) for name in names) - {""}


def fitting(values: Sequence[Any], table: TableName, id_: str) -> float | None:
    """Return the share of values that an id's column could hold; None where it cannot be told."""
    told = [value for value in values if not is_blank_word(value)]
    test = _test_of(table, id_)
    if test is None or not told or (_takes_words(table, id_) and all(map(is_code, told))):
        return None
    return sum(test(value) for value in told) / len(told)


def _takes_words(table: TableName, id_: str) -> bool:
    column = column_of(table, id_)
    return column is not None and bool(column.vocabulary)


def is_code(value: Any) -> bool:
    """Tell whether a cell holds a small whole number, which may stand for a word."""
    return bool(re.fullmatch(r"\d{1,2}(?:\.0)?", str(value).strip()))


def is_blank_word(value: Any) -> bool:
    """Tell whether a cell holds a word with which programs say that nothing is there."""
    return isinstance(value, str) and tidy(value).casefold() in BLANK_WORDS


@cache
def column_of(table: TableName, id_: str) -> Column | None:
    """Return the column of an id in a table; None for an answer to an indicator."""
    return next((column for column in mappable(table) if column.id == id_), None)


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
