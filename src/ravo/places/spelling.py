"""Names of units as officers write them, compared with the official ones.

Ignored without a warning: NFC and NFD, case, blanks, apostrophes, hyphens, the place of a tone
mark, the zero of `Phường 01`, abbreviated kinds (`TT. Lấp Vò`). Anything else is a difference:
distinct communes may differ only in a tone or letter mark, a kind or a digit.
"""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache

from ravo.formats import UnitLevel
from ravo.text import loose_key, match_key, shortened, tidy, unmarked, unspaced_key

KINDS: Mapping[str, tuple[str, ...]] = {
    "commune": ("thị trấn", "đặc khu", "phường", "xã"),
    "district": ("thành phố", "thị xã", "huyện", "quận"),
    "province": ("thành phố", "tỉnh"),
}
_KIND_KEYS = {kind: match_key(kind) for kinds in KINDS.values() for kind in kinds}
SHORT: Mapping[str, str] = {
    "t": "tỉnh",
    "h": "huyện",
    "q": "quận",
    "tx": "thị xã",
    "tp": "thành phố",
    "x": "xã",
    "p": "phường",
    "tt": "thị trấn",
    "đk": "đặc khu",
}
INITIALS: Mapping[str, str] = {"hcm": "hồ chí minh"}
OFFICIAL_NAMES = 1 << 16
"""The number of names whose keys are cached: a written name is compared with all of a map."""
LEAST_LETTERS = 4
"""The fewest letters of a name that is compared with names that differ in a letter."""
LONGEST_NAME = 200
"""The most characters of a unit's name; a longer text is no name."""
SHOWN_NAME = 80
"""The most characters of a written name that a message shows."""
_PUNCTUATION = re.compile(r"[\s.,;:()\[\]\-–—_/\u2010\u2011]+")
PADDED = re.compile(r"(?<![0-9])0+(?=[0-9])")
_SHORT_KIND = re.compile(r"^(đk|tt|tx|tp|x|p|h|q|t)(?:\s*\.\s*|\s+)(?=\S)")
_LETTER_BEHIND = r"\s(\w)$"


def shown_name(words: str) -> str:
    """Return the written words of a place for a message, shortened where they are no name."""
    return shortened(words, SHOWN_NAME)


class NameDistance(IntEnum):
    """How a written name differs from an official one, the least first."""

    SAME = 0
    BREVE = 1
    MARKS = 2
    KIND = 3
    LETTER = 4
    OTHER = 5


@lru_cache(maxsize=OFFICIAL_NAMES)
def folded(name: str) -> str:
    """Return the key of a name without its kind; equal keys are one name."""
    return unspaced_key(PADDED.sub("", _PUNCTUATION.sub(" ", name)))


@lru_cache(maxsize=OFFICIAL_NAMES)
def breve_folded(name: str) -> str:
    """Return a key like `folded`'s in which ắ equals ă, as in Đắk and Đăk."""
    words = match_key(PADDED.sub("", _PUNCTUATION.sub(" ", name))).split(" ")
    return "".join(word.removesuffix("5") if "ă" in word else word for word in words)


@lru_cache(maxsize=OFFICIAL_NAMES)
def bare_folded(name: str) -> str:
    """Return a key without any marks. Distinct communes share such a key."""
    return PADDED.sub("", loose_key(name)).replace(" ", "")


@lru_cache(maxsize=OFFICIAL_NAMES)
def parted(name: str, level: UnitLevel) -> tuple[str | None, str]:
    """Return the kind in front of a name, None where there is none, and the rest of the name.

    The kind may be abbreviated; without its tone and letter marks it is not recognised.
    """
    words = " ".join(_PUNCTUATION.sub(" ", tidy(name)).split())
    lowered = words.casefold()
    for kind in KINDS[level]:
        if _same_words(lowered, kind):
            return kind, words[len(kind) :].strip()
    short = _SHORT_KIND.match(tidy(name).casefold())
    if short and SHORT[short[1]] in KINDS[level]:
        rest = " ".join(_PUNCTUATION.sub(" ", tidy(name)[short.end() :]).split())
        return SHORT[short[1]], INITIALS.get(rest.casefold(), rest)
    return None, INITIALS.get(lowered, words)


def place_of_date(name: str, level: UnitLevel) -> str:
    """Return a unit's name as it is beside the date of its papers: without the word for its kind.

    A number keeps that word (`Phường 1`; Nghị định 30/2020).
    """
    kind, rest = parted(name, level)
    return name if kind is None or rest.isdigit() else rest


def _same_words(lowered: str, kind: str) -> bool:
    if lowered[len(kind) : len(kind) + 1] != " ":
        return False
    # Fast path: a look-up takes ten thousand names of the tables, with kinds spelt as here.
    return lowered.startswith(kind) or match_key(lowered[: len(kind)]) == _KIND_KEYS[kind]


@lru_cache(maxsize=OFFICIAL_NAMES)
def unmarked_parted(name: str, level: UnitLevel) -> tuple[str | None, str]:
    """Return what `parted` does, also for a kind without its marks (`Thi tran Lap Vo`)."""
    kind, rest = parted(name, level)
    if kind is not None:
        return kind, rest
    for kind in KINDS[level]:
        bare = unmarked(kind)
        if unmarked(rest).casefold().startswith(bare + " "):
            return kind, rest[len(bare) + 1 :]
    return None, rest


@lru_cache(maxsize=50_000)
def apart(written: str, official: str, level: UnitLevel) -> NameDistance:
    """Return how a written name differs from an official one, which has its kind in front."""
    if len(written) > LONGEST_NAME:
        return NameDistance.OTHER
    kind, rest = parted(written, level)
    own, name = parted(official, level)
    whole = kind is None or kind == own
    if folded(rest) == folded(name):
        return NameDistance.SAME if whole else NameDistance.KIND
    if whole and breve_folded(rest) == breve_folded(name):
        return NameDistance.BREVE
    kind, rest = unmarked_parted(written, level)
    if kind not in (None, own):
        return NameDistance.OTHER
    if bare_folded(rest) == bare_folded(name):
        return NameDistance.MARKS
    return NameDistance.LETTER if one_letter_apart(rest, name) else NameDistance.OTHER


def one_letter_apart(written: str, official: str) -> bool:
    """Return whether names differ in one letter or tone: never a digit or a last letter.

    `Phường 1` and `Phường 11`, `Mỹ An Hưng A` and `Mỹ An Hưng B` are different communes.
    """
    from rapidfuzz.distance import OSA

    if _kept_apart(written) != _kept_apart(official):
        return False
    bare = bare_folded(written)
    if min(len(bare), len(bare_folded(official))) < LEAST_LETTERS:
        return False
    if OSA.distance(folded(written), folded(official), score_cutoff=1) <= 1:
        return True
    # Names written without marks are compared without them.
    if unmarked(written) != written:
        return False
    return OSA.distance(bare, bare_folded(official), score_cutoff=1) <= 1


def _kept_apart(name: str) -> tuple[list[str], str]:
    behind = re.search(_LETTER_BEHIND, tidy(name).casefold())
    return re.findall(r"[0-9]+", PADDED.sub("", name)), behind[1] if behind else ""
