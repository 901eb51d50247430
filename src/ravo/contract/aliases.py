"""Alternative wordings of headings and keys beside the contract's own, read from `aliases.yaml`.

They serve the reading of surveys without a profile and the first guess of a profile. Wordings are
compared by `reading_key`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from ravo.contract.columns import ANSWER, Column, TableName
from ravo.text import loose_key, tidy

_NUMBER = re.compile(r"^\s*[(\[]?\d+(?:\.\d+)*\s*[.)\]:\-]*\s+|^\s*\d+\.")
_SHEET_NAME = re.compile(r"\b(b) ([12])\b")
_POWERS = str.maketrans("²³", "23")
Wordings = Mapping[str, tuple[str, ...]]


@cache
def registry() -> Mapping[str, Any]:
    """Return the table of further wordings, as in `aliases.yaml`."""
    return _table("aliases.yaml")


@cache
def _of_every_workbook() -> Mapping[str, Any]:
    """Return the table `info_aliases.yaml`, which every workbook needs, unlike `aliases.yaml`."""
    return _table("info_aliases.yaml")


def _table(name: str) -> Mapping[str, Any]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: Mapping[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506  either loader is safe
    return table


@lru_cache(maxsize=4096)
def heading_key(words: str) -> str:
    """Return a heading without its number, diacritics, case, line breaks and punctuation."""
    return loose_key(_NUMBER.sub("", tidy(words).translate(_POWERS)))


@cache
def _short() -> Mapping[str, str]:
    return {short: loose_key(words) for short, words in _of_every_workbook()["short"].items()}


@lru_cache(maxsize=16384)
def reading_key(words: str) -> str:
    """Return the `heading_key` of a heading with abbreviations expanded (BHYT: bảo hiểm y tế)."""
    short = _short()
    key = " ".join(short.get(token, token) for token in heading_key(words).split(" "))
    return _SHEET_NAME.sub(r"\1\2", key)


def wordings(part: str, table: str) -> Wordings:
    """Return the wordings of a part of the registry for one table, by contract id."""
    by_id: Mapping[str, Iterable[str]] = registry()[part].get(table, {})
    return {id_: tuple(words) for id_, words in by_id.items()}


def further(column: Column) -> tuple[str, ...]:
    """Return the other headings that are accepted for a column without a profile.

    Empty for the keys of `Thông tin`, which `info_keys` returns.
    """
    if column.table == "info":
        return ()
    if column.name.startswith(ANSWER):
        return tuple(_answers(column).get("plain", ()))
    return wordings("headings", column.table).get(column.id, ())


@cache
def info_keys() -> Wordings:
    """Return the further wordings of each key of `Thông tin`, by its id."""
    return {id_: tuple(words) for id_, words in _of_every_workbook()["info"].items()}


def program_keys(table: TableName) -> Wordings:
    """Return headings of programs' exports (`birthYear`), used only for the guess of a profile."""
    return wordings("keys", table)


def within(column: Column) -> tuple[str, ...]:
    """Return the wordings of an answer that are accepted only among the answers to indicators."""
    return tuple(_answers(column).get("within", ()))


def _answers(column: Column) -> Mapping[str, Iterable[str]]:
    answers: Mapping[str, Iterable[str]] = registry()["answers"].get(_indicator(column), {})
    return answers


def _indicator(column: Column) -> str:
    return column.name.removeprefix(ANSWER) if column.name.startswith(ANSWER) else ""


def held(column: Column) -> tuple[str, ...]:
    """Return the wordings that name a thing the household has: Có may then mean not deprived."""
    return tuple(_answers(column).get("held", ()))


def by_values(column: Column) -> tuple[str, ...]:
    """Return the wordings that are accepted for a column only where all cells below fit it."""
    return wordings("by_values", column.table).get(column.id, ())


@cache
def unstated(table: TableName) -> frozenset[str]:
    """Return the keys of headings that leave open which figure they mean."""
    return frozenset(map(reading_key, registry()["unstated"].get(table, ())))


def is_evidence(column: Column) -> bool:
    """Return whether a household's class may depend on a column."""
    return column.matters


def clues(column: Column) -> tuple[str, ...]:
    """Return the keys of words by which an unknown heading may be one of this column's evidence."""
    evidence = registry()["evidence"]
    if column.name.startswith(ANSWER):
        words = evidence["answers"].get(_indicator(column), ())
    else:
        words = evidence.get(column.table, {}).get(column.id, ())
    return tuple(map(reading_key, words))


@cache
def keys_set(*path: str) -> frozenset[str]:
    """Return the keys of a list of words in the registry, at a path of its keys."""
    node: Any = registry()
    for step in path:
        node = node[step]
    return frozenset(map(reading_key, node))
