"""Vietnamese text: one spelling per word, matching keys, order, figures, masked numbers."""

import math
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, TypeVar

DIGITS = 15
"""Significant digits with which spreadsheets show and compare numbers."""
MOST_DECIMALS = 9
NAMED = 12
"""The most words of a kind that one message names."""
NAMED_CELLS = 5
"""The most cells of a kind that one message names."""
TEXT_ENDINGS = (".csv", ".tsv", ".tab", ".txt")
"""The endings of files that hold one table as text, in lower case."""
NAMED_FILES = 5
"""The most files and folders of a kind that one message names."""
CITIZEN_DIGITS = 12
MINUS = "\u2212"
"""The sign of a figure below zero, as it is printed."""
CUT = "…"
"""The sign in place of words that are left out."""
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""Invisible characters (soft hyphens, joiners, directions), for a character class of a pattern."""
JOINER = "\u034f"
FIXED_BLANKS = "\u00a0\u2007\u202f"
"""Non-breaking blanks, which look like any other."""
CONTROLS = "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"
"""Signs that steer a terminal or a printer; line ends and tabs, which part words, are not here."""
UNSEEN = re.compile(f"[{INVISIBLE}{CONTROLS}{FIXED_BLANKS}]")
"""Matches a character of a cell that its reader cannot see."""
_DROPPED = re.compile(f"[{INVISIBLE}{CONTROLS}]+")
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u0060\u00b4\u2032]")
_NO_LETTERS = re.compile(r"[^0-9a-z]+")
_FIGURES = re.compile("[0-9]+")
_TONES = {"\u0300": 2, "\u0301": 5, "\u0309": 3, "\u0303": 4, "\u0323": 6}
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {ord(letter): rank for rank, letter in enumerate(_LETTERS, 1)}
_D = str.maketrans("đĐ", "dD")
AnyWord = TypeVar("AnyWord")


def tidy(value: str) -> str:
    """Return `value` in NFC with single spaces, ends trimmed and invisible characters removed."""
    if value.isprintable() and "  " not in value and JOINER not in value:
        if value.isascii():
            return value.strip()
        # Below this character all invisible ones but the joiner are unprintable.
        if max(value) < "\u2000":
            return unicodedata.normalize("NFC", value).strip()
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _DROPPED.sub("", value))).strip()


def seen(value: str) -> str:
    """Return `value` without invisible characters and with plain blanks for non-breaking ones."""
    return UNSEEN.sub(" ", _DROPPED.sub("", value))


def without_apostrophes(value: str) -> str:
    """Return `value` without the signs that keyboards write for an apostrophe (H' Bình)."""
    return _APOSTROPHES.sub("", value)


def unmarked(value: str) -> str:
    """Return `value` without tone and letter marks, đ as d; case is kept."""
    return " ".join(map(_unmarked_word, value.split(" ")))


@lru_cache(16_384)
def _unmarked_word(word: str) -> str:
    """Return a word without its marks; cached, as people's names repeat few words."""
    decomposed = unicodedata.normalize("NFD", word).translate(_D)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def split_tone(syllable: str) -> tuple[str, int]:
    """Return a syllable without its tone, and the tone (1 ngang … 6 nặng), wherever written."""
    tone = 1
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", syllable):
        if char in _TONES:
            tone = _TONES[char]
        else:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)), tone


def match_key(value: str) -> str:
    """Return a key under which spellings of one word agree but different words do not.

    Folds NFC/NFD, case, blanks, apostrophes and the place of the tone mark (Hòa = Hoà). Letter
    marks and tones themselves stay: distinct communes collide without them.
    """
    words = _APOSTROPHES.sub("", tidy(value)).casefold().split(" ")
    return " ".join(map(_word_key, words))


@lru_cache(16_384)
def _word_key(word: str) -> str:
    base, tone = split_tone(word)
    return f"{base}{tone if tone > 1 else ''}"


def unspaced_key(value: str) -> str:
    """Return a key like `match_key`'s that ignores blanks as well (LấpVò = Lấp Vò).

    The tones follow all the letters, in their order, as without blanks there are no syllables.
    """
    tones: list[str] = []
    kept: list[str] = []
    words = _APOSTROPHES.sub("", tidy(value)).casefold().replace(" ", "")
    for char in unicodedata.normalize("NFD", words):
        if char in _TONES:
            tones.append(str(_TONES[char]))
        else:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)) + ("|" + "".join(tones) if tones else "")


def loose_key(value: str) -> str:
    """Return a key that also drops all marks, punctuation and case, for near-miss suggestions."""
    return _NO_LETTERS.sub(" ", unmarked(tidy(value)).casefold()).strip()


@lru_cache(4096)
def _syllable_key(syllable: str) -> str:
    base, tone = split_tone(syllable.casefold())
    base = _FIGURES.sub(_by_value, base)
    # The ranks of letters are below every other character; of two texts the shorter comes first.
    return f"{base.translate(_RANK)}\0{chr(tone)}"


def _by_value(number: re.Match[str]) -> str:
    """Return a number as text that sorts by its value: its count of digits goes before them."""
    figures = number[0].lstrip("0")
    return f"0{chr(len(figures) + 1)}{figures}"


def sort_key(value: str) -> str:
    """Return a key for Vietnamese dictionary order: letters per syllable first, then its tone.

    Figures go by their value: Ấp 2 is before Ấp 10. Villages are listed in this order everywhere.
    """
    return "".join(map(_syllable_key, tidy(value).split(" ")))


@lru_cache(4096)
def person_sort_key(name: str) -> str:
    """Return a key that orders people by given name first, as Vietnamese lists do.

    Cached, because the people of a commune are sorted for several lists.
    """
    # Words in brackets after a name are no part of it.
    alone = name.rpartition("(")[0] if name.endswith(")") else name
    *before, given = tidy(alone or name).split(" ")
    return "".join(map(_syllable_key, (given, *before)))


def whole_number(text: str) -> int | None:
    """Return the number that digits form; None for any other text and for more than 15 digits.

    A cell may hold thousands of digits, which Python refuses to convert.
    """
    return int(text) if text.isdecimal() and len(text) <= DIGITS else None


def as_shown(value: float) -> float:
    """Return a number as spreadsheets show and compare it: with 15 significant digits.

    A formula's remainder in the sixteenth digit is noise: 1500000.0000000002 is 1500000.
    """
    return float(f"{value:.{DIGITS}g}")


def unpointed(value: Any) -> Any:
    """Return a whole number without the point that a spreadsheet adds; anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def cell_text(value: object) -> str:
    """Return a cell as text, `unpointed`; the empty text for a blank one."""
    return "" if value is None else str(unpointed(value))


def format_number(value: float, lang: Literal["vi", "en"], decimals: int | None = None) -> str:
    """Return a figure as written in `lang`: 1.234,5 (vi) or 1,234.5 (en).

    Without `decimals`, whole numbers show none and others two; more where two would round to a
    whole number, from which the figure must visibly differ: 1500000.004 is 1.500.000,004.
    A figure below zero has the printed sign `−`, which no spreadsheet takes for a formula.
    """
    if math.isnan(value):
        return ""
    places = 2 if decimals is None else decimals
    shown = f"{value:,.{places}f}"
    if decimals is None and math.isfinite(value) and value != int(value) and shown.endswith(".00"):
        shown = f"{value:,.{MOST_DECIMALS}f}"
    if decimals is None and "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    shown = shown.replace("-", MINUS)
    return shown if lang == "en" else shown.translate(str.maketrans(",.", ".,"))


def format_signed(value: float, lang: Literal["vi", "en"], decimals: int | None = None) -> str:
    """Return a change as written in `lang`, with its sign: +3, −3; none where it rounds to 0."""
    shown = format_number(value, lang, decimals)
    if not any("1" <= sign <= "9" for sign in shown):
        return shown.removeprefix(MINUS)
    return "+" + shown if value > 0 else shown


def first_named(words: Sequence[str]) -> str:
    """Return the first `NAMED` words of a list for a message, and the number of the others."""
    return ", ".join(words[:NAMED]) + more_than_named(len(words))


def more_than_named(count: int) -> str:
    """Return the number of words beyond the first `NAMED`, as text; empty where there are none."""
    return f" {_rest(count - NAMED)}" if count > NAMED else ""


def first_few(words: Sequence[AnyWord], most: int) -> tuple[list[AnyWord], int]:
    """Return the first words of a list, and how many more there are."""
    return list(words[:most]), max(len(words) - most, 0)


def few_and_more(words: Sequence[AnyWord], most: int) -> tuple[list[AnyWord], int]:
    """Return the words of a list that a sentence names, and the number of the others: never one.

    A single word left over is named too, as its name is no longer than the words `and one more`.
    """
    return first_few(words, len(words) if len(words) == most + 1 else most)


def few_of(words: Sequence[str], most: int) -> list[str]:
    """Return the first words of a list, followed by the number of the others, if any."""
    return with_rest(words[:most], len(words))


def with_rest(shown: Sequence[str], count: int) -> list[str]:
    """Return the named words, followed by how many of `count` are not among them, if any."""
    rest = count - len(shown)
    return [*shown, _rest(rest)] if rest > 0 else list(shown)


def _rest(count: int) -> str:
    return f"{CUT} (+{count})"


def few_uncounted(words: Sequence[str], most: int) -> list[str]:
    """Return the first words of a list, followed by `…` where there are more.

    For messages that give the number themselves.
    """
    shown, more = first_few(words, most)
    return [*shown, CUT] if more else shown


def capitalised(words: str) -> str:
    """Return words with their first letter as a capital, the other letters as they are."""
    return words[:1].upper() + words[1:]


def uncapitalised(words: str) -> str:
    """Return words that begin with a small letter, as inside a sentence, the others as they are."""
    return words[:1].lower() + words[1:]


def shortened(words: str, most: int) -> str:
    """Return the first `most` characters of a text, followed by `…` where it was cut."""
    return words if len(words) <= most else words[:most] + CUT


def mask_citizen(value: str) -> str:
    """Return a citizen number with all but its last four characters hidden."""
    return "*" * max(len(value) - 4, 0) + value[-4:] if len(value) > 4 else "*" * len(value)
