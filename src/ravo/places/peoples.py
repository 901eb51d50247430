"""The 54 peoples of the statistics office's list, and the usual spellings of their names.

A name that is used for two peoples (Thổ, also of the Tày; Chil of the Cơ-ho and the Mnông) is
listed only for the people whose official name it is.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from ravo.text import loose_key, match_key

OTHER = "Khác"
_JOINTS = re.compile(r"[\s.\-–—]+")
_FRONT = re.compile(r"^(?:dân tộc|dan toc|người|nguoi|dt|d\.t)\s*[.:]?\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"^([^()]+)\(([^()]+)\)$")


class EthnicGroup(NamedTuple):
    """One people: its name in the columns of the forms, and other names for it."""

    number: int
    name: str
    also: tuple[str, ...]


@cache
def peoples() -> tuple[EthnicGroup, ...]:
    """Return the peoples in the order of the list."""
    table = (Path(__file__).parent / "peoples.csv").read_text(encoding="utf-8")
    return tuple(
        EthnicGroup(int(row["number"]), row["name"], tuple(filter(None, row["also"].split("|"))))
        for row in csv.DictReader(table.splitlines())
    )


@cache
def people_names() -> tuple[str, ...]:
    """Return the words of a column of peoples: the 54 names and `Khác`."""
    return (*(people.name for people in peoples()), OTHER)


def _key(words: str) -> str:
    return match_key(_JOINTS.sub(" ", words)).replace(" ", "")


def _bare_key(words: str) -> str:
    return loose_key(words).replace(" ", "")


@cache
def _names() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return peoples by the keys of their names, and by keys without marks that only one has."""
    exact: dict[str, str] = {}
    bare: dict[str, set[str]] = {}
    for name, words in _every():
        exact.setdefault(_key(words), name)
        bare.setdefault(_bare_key(words), set()).add(name)
    return exact, {key: next(iter(names)) for key, names in bare.items() if len(names) == 1}


def _every() -> Iterable[tuple[str, str]]:
    # Official names come first, so that no other name replaces one.
    yield from ((name, name) for name in people_names())
    yield from ((people.name, words) for people in peoples() for words in people.also)


@lru_cache(maxsize=10_000)
def people_of(words: str) -> str | None:
    """Return the forms' name of the people that a word denotes; None for an unknown word."""
    name = _FRONT.sub("", words.strip())
    people = _known(name)
    brackets = _BRACKETS.match(name)
    if people is None and brackets:
        both = {_known(part) for part in brackets.groups()}
        return both.pop() if len(both) == 1 else None
    return people


def _known(words: str) -> str | None:
    if words in people_names():
        return words
    exact, bare = _names()
    return exact.get(_key(words)) or bare.get(_bare_key(words))


def is_official(words: str, name: str) -> bool:
    """Return whether a word is a people's official name; case, marks, blanks, hyphens ignored."""
    return _bare_key(words) == _bare_key(name)
