"""Headings that match no column: the nearest column, what contradicts it, possible contents."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from ravo.contract import aliases as data
from ravo.contract.aliases import heading_key, reading_key
from ravo.contract.columns import ANSWER, Column
from ravo.contract.lexicon import Lexicon, group_kind
from ravo.contract.measures import stated_income, stated_unit

NEAR = 85.0
ALIKE = 60.0
CLOSE = 75.0
SHORT, LONG = 6, 12
"""The lengths of a heading from which one letter, or two, may be a spelling error."""
Differs = Literal["unit", "digit", "subject", "unstated"]
_AREA_UNIT = r"\b(?:ha|sao|m2 (?:1 )?nguoi|m2 khau|binh quan|dau nguoi|1 nguoi)\b"
_ASIDE = re.compile(r"\([^()]*\)")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_ANSWERS = r"(?:chi so|chieu|(?:th|cs) ?\d)\b|(?:th|cs) ?\d{1,2}$"
_DIGITS = r"\d"
_COLUMN_NUMBER = r"(?i)[(\[]\s*(?:cột\s*)?\d{1,2}\s*[)\]]\s*$"


class NearMiss(NamedTuple):
    """A misspelt heading: its cell, its words, the column that is meant, the score of 100."""

    cell: str
    words: str
    column: Column
    score: float


class Unclaimed(NamedTuple):
    """A heading that no column claims; `place` is its column from 0, `words` as written.

    `group` are the words of the merged group above it. `near` is the nearest column, which may be
    one that is read from another place, `score` its likeness of 100, and `differs` what contradicts
    it: another unit, another digit (B1, B2), another subject, or a figure that the heading does not
    specify. `doubts` are the English names of columns whose evidence may be here.
    """

    cell: str
    place: int
    words: str
    group: str | None
    near: Column | None
    score: int
    differs: Differs | None
    doubts: frozenset[str]


def near_misses(
    unknown: Sequence[tuple[str, str]], missing: Iterable[Column]
) -> Iterator[NearMiss]:
    """Yield each unknown heading that misspells one of a missing column, with the closest column.

    `unknown` are pairs of a cell and its words.
    A heading with another unit, digit or subject is another column, even if it is very similar.
    """
    keys = near_keys(missing) if unknown else {}
    for cell, words in unknown:
        if not _may_be_near(words, keys):
            continue
        column, score, key = nearest(words, keys)
        if column is not None and score >= NEAR and differing(words, column, key) is None:
            yield NearMiss(cell, words, column, round(score))


def _may_be_near(words: str, keys: Iterable[str]) -> bool:
    """Return whether a key shares enough letters with the words for them to be compared.

    It avoids the import of the library that measures likeness.
    """
    letters = SequenceMatcher(b=reading_key(words))
    for key in keys:
        letters.set_seq1(key)
        if letters.quick_ratio() * 100 >= NEAR:
            return True
    return False


def near_keys(columns: Iterable[Column]) -> Mapping[str, Column]:
    """Return columns by the keys of all their headings, without ids and programs' keys."""
    columns = list(columns)
    keys: dict[str, Column] = {}
    for column in columns:
        for words in data.further(column):
            keys.setdefault(reading_key(words), column)
    for column in columns:
        for words in (column.heading, _ASIDE.sub("", column.heading)):
            keys[reading_key(words)] = column
    return keys


def nearest(words: str, keys: Mapping[str, Column]) -> tuple[Column | None, float, str]:
    """Return the column with the most similar heading, the score of 100, and that heading's key.

    `keys` are those of `near_keys`. A heading of income is nearest to income, whatever its unit.
    """
    from rapidfuzz import fuzz, process

    own = reading_key(words)
    if stated_income(words) is not None:
        for key, column in keys.items():
            if column.name == "income" and key == reading_key(column.heading):
                return column, fuzz.ratio(own, key), key
    best = process.extractOne(own, keys.keys(), scorer=fuzz.ratio)
    return (None, 0.0, "") if best is None else (keys[best[0]], best[1], best[0])


def differing(words: str, column: Column, key: str) -> Differs | None:
    """Return the difference by which a heading cannot be a column's; None for a spelling error."""
    own = reading_key(re.sub(_COLUMN_NUMBER, "", words))
    stated = stated_income(words)
    if stated is not None and column.name == "income":
        return stated.differs
    if reading_key(words) == key:
        return None
    if (column.table, column.type) == ("income", "money") and any(
        unit is not None and not unit.may_be_yearly
        for unit in map(stated_unit, _IN_BRACKETS.findall(words))
    ):
        return "unit"
    if own in data.unstated(column.table):
        return "unstated"
    if re.search(_AREA_UNIT, own) and not re.search(_AREA_UNIT, key) and "dien tich" in key:
        return "unit"
    if "m2" in own.split() and column.name.startswith(ANSWER):
        return "unit"
    if _digits(own) != _digits(key):
        return "digit"
    return None if _is_slip(own, key) else "subject"


def _digits(key: str) -> list[str]:
    return sorted(re.findall(_DIGITS, key.replace("m2", "m")))


def _is_slip(own: str, key: str) -> bool:
    """Return whether two headings have the same words but for a spelling error."""
    if " " not in key and len(key) < SHORT:
        return own == key
    from rapidfuzz.distance import OSA

    flat = key.replace(" ", "")
    if OSA.distance(own.replace(" ", ""), flat) > (1 if len(flat) < LONG else 2):
        return False
    a, b = own.split(" "), key.split(" ")
    shorter, longer = sorted((a, b), key=len)
    if len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter and len(longer[at]) > 1
        for at in range(len(longer))
    ):
        return False
    # In a word of one or two letters, another letter makes another word: Phiếu A, Phiếu C; DT, HT.
    return len(a) != len(b) or not any(
        x != y and len(x) == len(y) <= 2 for x, y in zip(a, b, strict=True)
    )


# the possible contents of a heading's column


def doubts_of(
    words: str, group: str, near: Column | None, score: float, lexicon: Lexicon, claimed: set[str]
) -> frozenset[str]:
    """Return the names of columns whose evidence an unmatched heading may hold.

    `words` are those of the heading and `group` those above it; `near` is the nearest column with
    its `score` of 100. `lexicon` holds the words of the table, `claimed` the columns already found.
    """
    kind = group_kind(group) if group else None
    if kind in ("needs", "causes", "before", "others") or not lexicon.columns:
        return frozenset()
    answers = {c.name for c in lexicon.columns if c.name.startswith(ANSWER)} - claimed
    over = lexicon.find(group) if group else None
    if not words:
        # Below a heading merged over several columns, any of them may hold its figures.
        if over is not None and data.is_evidence(over):
            return frozenset({over.name})
        return frozenset(answers) if kind == "answers" else frozenset()
    if is_apart(words):
        return frozenset()
    if over is not None and data.is_evidence(over):
        return frozenset({over.name} - claimed)
    key = f" {reading_key(words)} "
    columns = {name for clue, names in lexicon.clues.items() if clue in key for name in names}
    answer = lexicon.within.get(reading_key(words))
    columns |= {answer.name} if answer is not None else set()
    if kind == "answers" or _names_answers(words):
        named = columns & {c.name for c in lexicon.columns if c.name.startswith(ANSWER)}
        return frozenset((named or answers) - claimed)
    if lexicon.columns[0].table == "income":
        # Any other kind of income is recognised by its cells; see `Bearings` in `unclaimed`.
        like = near is not None and score >= ALIKE and not is_total(words)
        return frozenset({near.name} if near is not None and like else ())
    if near is not None and score >= CLOSE and data.is_evidence(near):
        columns.add(near.name)
    return frozenset(columns - claimed)


def is_apart(words: str) -> bool:
    """Return whether a heading is of no evidence at all: a note, a telephone, a total, a key."""
    whole = data.keys_set("apart", "whole")
    if words.startswith("_") or heading_key(words) in whole or reading_key(words) in whole:
        return True
    return _has(words, data.keys_set("apart", "part"))


def is_beside_sums(words: str) -> bool:
    """Return whether a heading on the sheet of income is not of an income: a year, a number."""
    return _has(words, data.keys_set("apart", "income"))


def is_total(words: str) -> bool:
    """Return whether a heading is that of a total."""
    return _has(words, data.keys_set("apart", "totals"))


def _has(words: str, parts: AbstractSet[str]) -> bool:
    key = f" {reading_key(words)} "
    return any(f" {part} " in key for part in parts)


def _names_answers(words: str) -> bool:
    key = reading_key(words)
    return "thieu hut" in key or bool(re.match(_ANSWERS, key))
