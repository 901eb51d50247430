"""Villages of one commune: spellings of one village are joined, distinct villages stay distinct.

Folded: case, blanks, NFC and NFD, the place of a tone mark, the zero of `Ấp 01`, the word in front
(ấp, thôn, khóm, tổ …) and marks that are missing altogether. Never: a tone, a letter, a figure.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ravo.places.spelling import PADDED
from ravo.text import loose_key, match_key, sort_key, unmarked, unspaced_key

KINDS = (
    "tổ dân phố",
    "khu dân cư",
    "khu phố",
    "tiểu khu",
    "khu vực",
    "ấp",
    "thôn",
    "khóm",
    "tổ",
    "bản",
    "buôn",
    "bon",
    "làng",
    "xóm",
    "khu",
    "plei",
    "phum",
    "sóc",
)
SHORT: Mapping[str, str] = {"tdp": "tổ dân phố", "kp": "khu phố", "kdc": "khu dân cư"}
OFTEN_BARE = frozenset(
    ("tổ dân phố", "khu phố", "khu vực", "tiểu khu", "ấp", "thôn", "khóm", "xóm", "buôn")
)
"""Kinds with letters that are no syllable of a name: recognised also without their marks."""
MANY = 5
"""From this many households on a village is no slip of another one."""
SLIPS = 4
"""A spelling that another has this many times as often may be a slip of it."""
_OF_COMMUNE = ": "
_PUNCTUATION = re.compile(r"[\s.,;:()\[\]\-–—_/]+")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=[0-9])")
_BLANK = re.compile(r"(?<![0-9]) | (?![0-9])")
_FIGURES = re.compile(r"(?<=[0-9]) (?=[0-9])")
"""The blank that parts two figures: Khóm 1 A is Khóm 1A, but Tổ 1 1 is no Tổ 11."""


class Folding(NamedTuple):
    """A spelling that is taken for another one, and the rows that have it."""

    written: str
    taken: str
    rows: int


class SettledVillages(NamedTuple):
    """The name chosen for each spelling, and the spellings that were joined.

    `strange` are the names that a list of villages does not have.
    """

    names: Mapping[str, str]
    folded: tuple[Folding, ...] = ()
    strange: tuple[str, ...] = ()


class VillageWords(NamedTuple):
    """One spelling taken apart: its kind (None where there is none), the keys of the rest.

    `rest` keeps marks, `bare` has none; `markless` shows that the whole spelling has none.
    """

    word: str
    kind: str | None
    rest: str
    bare: str
    markless: bool

    @property
    def key(self) -> tuple[str | None, str]:
        """The key that separates this village from others where both have many rows."""
        return self.kind, self.rest


@lru_cache(maxsize=50_000)
def village_words(word: str) -> VillageWords:
    """Return one spelling taken apart."""
    parted = " ".join(_PUNCTUATION.sub(" ", unicodedata.normalize("NFC", word)).split())
    text = PADDED.sub("", _GLUED.sub(" ", parted))
    kind, rest = _parted(text)
    return VillageWords(
        word, kind, _key(rest), _BLANK.sub("", loose_key(rest)), unmarked(word) == word
    )


def _key(rest: str) -> str:
    """Return a key with marks and without blanks, but those that part two figures."""
    return unspaced_key(_FIGURES.sub(".", rest)).replace(".", " ")


def _parted(text: str) -> tuple[str | None, str]:
    """Return the kind in front and the rest; the whole name where nothing would be left."""
    words = text.split(" ")
    for kind in KINDS:
        size = kind.count(" ") + 1
        if len(words) <= size:
            continue
        front = " ".join(words[:size])
        if match_key(front) == match_key(kind):
            return kind, " ".join(words[size:])
        if kind in OFTEN_BARE and loose_key(front) == loose_key(kind):
            return kind, " ".join(words[size:])
    short = SHORT.get(words[0].casefold())
    return (short, " ".join(words[1:])) if short and len(words) > 1 else (None, text)


def village_of(commune: str, village: str) -> str:
    """Return a village's name among those of several communes: villages share their names."""
    return f"{commune}{_OF_COMMUNE}{village}"


def village_order(name: str) -> tuple[object, ...]:
    """Return the key by which names of `village_of` are ordered: by commune, then by village."""
    return tuple(map(sort_key, name.split(_OF_COMMUNE)))


def settle_villages(counts: Mapping[str, int], listed: Sequence[str] = ()) -> SettledVillages:
    """Return the name chosen for each spelling; `counts` gives the rows of each.

    Names are those of `listed`, where there is a list; else the spelling that most rows have.
    """
    spelt = {word: village_words(word) for word in counts}
    target = _by_key(spelt, counts)
    target = _without_kind(spelt, target, counts)
    target = _without_marks(spelt, target, counts)
    names = _by_list(spelt, target, listed) if listed else target
    strange = tuple(dict.fromkeys(n for w, n in names.items() if listed and n not in listed))
    told = [Folding(word, name, counts[word]) for word, name in names.items() if word != name]
    return SettledVillages(names, tuple(told), strange)


def spellings_of_one(names: Iterable[str]) -> dict[str, str]:
    """Return the first spelling of each village by every one of its spellings.

    Names are one village where nothing differs but case, blanks, the Unicode form, the place of a
    tone mark or the zero of `Ấp 01`: never where a tone or a letter does, however few rows it has.
    """
    first: dict[object, str] = {}
    return {name: first.setdefault(village_words(name).key, name) for name in names}


def alike_but_for_marks(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the names of different villages that are one without their marks, in their order."""
    groups: dict[str, dict[str, None]] = {}
    for name in spellings_of_one(names).values():
        groups.setdefault(loose_key(name), {})[name] = None
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _most(words: Iterable[str], counts: Mapping[str, int]) -> str:
    """Return the spelling that most rows have; of equals one with a kind and marks, the first."""
    found = list(words)
    return max(
        found,
        key=lambda word: (
            counts[word],
            village_words(word).kind is not None,
            not village_words(word).markless,
            -found.index(word),
        ),
    )


def _merged(
    groups: Iterable[Sequence[str]], target: Mapping[str, str], counts: Mapping[str, int]
) -> dict[str, str]:
    """Return the targets with every group of spellings under the one that most rows have."""
    found = dict(target)
    for group in groups:
        name = _most(group, counts)
        found.update(dict.fromkeys(group, name))
    return found


def _by_key(spelt: Mapping[str, VillageWords], counts: Mapping[str, int]) -> dict[str, str]:
    groups: dict[object, list[str]] = {}
    for word, one in spelt.items():
        groups.setdefault(one.key, []).append(word)
    return _merged(groups.values(), {}, counts)


def _without_kind(
    spelt: Mapping[str, VillageWords], target: Mapping[str, str], counts: Mapping[str, int]
) -> dict[str, str]:
    """Return the targets with names that differ in the word in front under one of them.

    Two kinds that both have many households, or figures of two kinds that a commune uses (Thôn 1
    and Tổ 1), are two villages; the name without a kind is then neither.
    """
    rests: dict[str, dict[str | None, list[str]]] = {}
    for word, one in spelt.items():
        rests.setdefault(one.rest, {}).setdefault(one.kind, []).append(word)
    used = Counter(one.kind for one in {one.key: one for one in spelt.values()}.values())
    groups = []
    for rest, kinds in rests.items():
        rows = {kind: sum(counts[word] for word in words) for kind, words in kinds.items()}
        named = [kind for kind in kinds if kind is not None]
        if len(named) < 2 or _is_slip(rest, rows, used):
            groups.append([word for words in kinds.values() for word in words])
    return _merged(groups, target, counts)


def _is_slip(rest: str, rows: Mapping[str | None, int], used: Mapping[str | None, int]) -> bool:
    """Return whether all kinds but the one that most rows have can be slips of it."""
    named = {kind: count for kind, count in rows.items() if kind is not None}
    first = max(named, key=lambda kind: named[kind])
    others = {kind: count for kind, count in named.items() if kind != first}
    if rest[:1].isdecimal() and any(used[kind] > 1 for kind in others):
        return False
    return all(n < MANY or n * SLIPS <= named[first] for n in others.values())


def _without_marks(
    spelt: Mapping[str, VillageWords], target: Mapping[str, str], counts: Mapping[str, int]
) -> dict[str, str]:
    """Return the targets with a spelling without marks under the only one of its letters.

    A name without marks may be right as it is: one that has many rows beside the marked one, in a
    commune that writes its kind with marks, is another village.
    """
    rows: Counter[str] = Counter()
    for word, name in target.items():
        rows[name] += counts[word]
    bares: dict[str, set[str]] = {}
    for name in set(target.values()):
        bares.setdefault(spelt[name].bare, set()).add(name)
    moved = {}
    for names in bares.values():
        marked = {name for name in names if spelt[name].rest != spelt[name].bare}
        if len(marked) != 1:
            continue
        (full,) = marked
        for name in names - marked:
            alike = spelt[name].kind in (None, spelt[full].kind) or spelt[full].kind is None
            if alike and (_lost_marks(spelt, target, name) or rows[name] * SLIPS <= rows[full]):
                moved[name] = full
    return {word: moved.get(name, name) for word, name in target.items()}


def _lost_marks(spelt: Mapping[str, VillageWords], target: Mapping[str, str], name: str) -> bool:
    """Return whether every spelling joined under a name writes its kind without marks."""
    mine = [spelt[word] for word, taken in target.items() if taken == name]
    return all(
        one.markless and one.kind is not None and unmarked(one.kind) != one.kind for one in mine
    )


def _by_list(
    spelt: Mapping[str, VillageWords], target: Mapping[str, str], listed: Sequence[str]
) -> dict[str, str]:
    """Return the targets with the names of a list where exactly one of them fits."""
    known = [village_words(word) for word in dict.fromkeys(listed)]
    own: dict[str, str] = {}
    for word, one in spelt.items():
        for fits in (
            [item for item in known if item.key == one.key],
            [
                item
                for item in known
                if item.rest == one.rest and (one.kind is None or item.kind is None)
            ],
            [item for item in known if item.bare == one.bare and one.markless],
        ):
            if fits:
                own.update({word: fits[0].word} if len(fits) == 1 else {})
                break
    groups = {
        name: {own[w] for w, n in target.items() if n == name and w in own}
        for name in target.values()
    }
    return {
        word: own.get(word, next(iter(groups[name])) if len(groups[name]) == 1 else word)
        for word, name in target.items()
    }
