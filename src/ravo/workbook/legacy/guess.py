"""The old code of a text: by the font, else by letters that Vietnamese does not have."""

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import Literal, NamedTuple

from ravo.workbook.legacy.suspects import ODD
from ravo.workbook.legacy.syllables import is_near_syllable, is_syllable
from ravo.workbook.legacy.tables import ENCODINGS, Encoding, knows, to_unicode

SURE_ENOUGH = 75.0
LEAST_WORDS = 2
LEAST_ODD_WORDS = 3
FONT_WEIGHT = 20
"""The number of fitting words that a font of an old code counts for."""
VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
"""Letters that only Unicode has: a text with one of them is not in an old code."""
_WORD = re.compile(r"[^\s!-@\[-`{-~\u2010-\u2027\u00a0]+")


class CodeGuess(NamedTuple):
    """The old code of a group of texts, its certainty from 0 to 100, and the kind of evidence."""

    encoding: Encoding
    sure: float
    by: Literal["font", "letters"]


def encoding_of_font(font: str) -> Encoding | None:
    """Return the old code that a font draws, None for a font of Unicode."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if re.match(r"vni[- ]", name) else None


def draws_capitals(font: str) -> bool:
    """Return whether a font draws small letters as capitals, as .VnTimeH does."""
    return encoding_of_font(font) == "tcvn3" and font.strip().endswith("H")


def words_of(text: str) -> list[str]:
    """Return the words of `text` that have letters outside ASCII."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def odd_words(text: str) -> list[str]:
    """Return the words of two letters or more that are impossible in Vietnamese in Unicode.

    They have an impossible letter, or they are no syllable but become one by an old code.
    """
    return [word for word in words_of(text) if len(word) > 1 and _is_odd(word)]


@cache
def _is_odd(word: str) -> bool:
    if ODD.search(word):
        return True
    return not is_near_syllable(word) and any(fits(word, c, strictly=True) for c in ENCODINGS)


def fits(text: str, encoding: Encoding, *, strictly: bool) -> bool:
    """Return whether every word of `text` becomes a syllable when it is read in the code."""
    words = words_of(text)
    check = is_syllable if strictly else is_near_syllable
    return (
        bool(words)
        and all(knows(word, encoding) for word in words)
        and all(check(to_unicode(word, encoding)) for word in words)
    )


def is_foreign(word: str) -> bool:
    """Return whether an odd word has an odd letter, rather than a sign such as ® or ×."""
    letters = any(char.isalpha() for part in ODD.findall(word) for char in part)
    return letters and any(char.isascii() for char in word)


def guesses(texts: Iterable[str], fonts: Collection[str] = ()) -> list[CodeGuess]:
    """Return the old codes that certainly occur in `texts`, the most frequent first.

    The certainty is the share of odd words that become syllables, with one success and one failure
    added (Laplace's rule), so that a single word is never enough.
    """
    odd = {word for text in texts if not VIETNAMESE.search(text) for word in odd_words(text)}
    fitting = {code: {w for w in odd if fits(w, code, strictly=True)} for code in ENCODINGS}
    fonts_of = [encoding_of_font(font) for font in fonts]
    codes = []
    for code in ENCODINGS:
        other = fitting["vni" if code == "tcvn3" else "tcvn3"]
        own = fitting[code] - other
        total = len(odd - (other - fitting[code]))
        weight = FONT_WEIGHT if code in fonts_of else 0
        sure = 100 * (len(fitting[code]) + weight + 1) / (total + weight + 2)
        if weight or (len(own) >= LEAST_WORDS and sure >= SURE_ENOUGH):
            codes.append(
                (len(own) + weight, CodeGuess(code, sure, "font" if weight else "letters"))
            )
    return [one for _, one in sorted(codes, key=lambda pair: -pair[0])]


def is_doubtful(odd: Collection[str]) -> bool:
    """Return whether odd words without a certain code still look like text of an old code."""
    if any(fits(word, code, strictly=True) for word in odd for code in ENCODINGS):
        return True
    return len({word for word in odd if is_foreign(word)}) >= LEAST_ODD_WORDS
