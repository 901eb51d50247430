"""Villages of one commune: spellings of one village are joined, distinct villages stay distinct.

Spellings of one village may differ in case, blanks, NFC and NFD, the place of a tone mark, the zero
of `Ấp 01`, the kind in front (ấp, thôn, khóm, tổ …), or lack all tone and letter marks. Names that
differ in a tone, a letter or a figure are different villages.
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
"""Kinds that are recognised without their marks too: their bare letters occur in no name."""
MANY = 5
"""The number of households from which a name is no misspelling of another village's."""
SLIPS = 4
"""How many times as frequent a spelling must be for a rarer one to be a misspelling of it."""
_OF_COMMUNE = ": "
_PUNCTUATION = re.compile(r"[\s.,;:()\[\]\-–—_/]+")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=[0-9])")
_BLANK = re.compile(r"(?<![0-9]) | (?![0-9])")
_FIGURES = re.compile(r"(?<=[0-9]) (?=[0-9])")
"""The blank between two figures, which is kept: Khóm 1 A is Khóm 1A, but Tổ 1 1 is not Tổ 11."""


class Folding(NamedTuple):
    """A spelling that was replaced by another, and the number of its rows."""

    written: str
    taken: str
    rows: int


class SettledVillages(NamedTuple):
    """The name chosen for each spelling, and the spellings that were joined.

    `strange` are the names that are missing in the commune's list of villages.
    """

    names: Mapping[str, str]
    folded: tuple[Folding, ...] = ()
    strange: tuple[str, ...] = ()


class VillageWords(NamedTuple):
    """One spelling of a village, split into its kind (None without one) and keys of the rest.

    `rest` keeps tone and letter marks, `bare` has none; `markless` is True where the whole spelling
    has none.
    """

    word: str
    kind: str | None
    rest: str
    bare: str
    markless: bool

    @property
    def key(self) -> tuple[str | None, str]:
        """The kind and the rest: two names with many rows each are two villages if it differs."""
        return self.kind, self.rest


@lru_cache(maxsize=50_000)
def village_words(word: str) -> VillageWords:
    """Return one spelling split into kind and rest."""
    parted = " ".join(_PUNCTUATION.sub(" ", unicodedata.normalize("NFC", word)).split())
    text = PADDED.sub("", _GLUED.sub(" ", parted))
    kind, rest = _parted(text)
    return VillageWords(
        word, kind, _key(rest), _BLANK.sub("", loose_key(rest)), unmarked(word) == word
    )


def _key(rest: str) -> str:
    """Return a key that keeps marks and drops all blanks but those between two figures."""
    return unspaced_key(_FIGURES.sub(".", rest)).replace(".", " ")


def _parted(text: str) -> tuple[str | None, str]:
    """Return the kind in front and the rest; a name that is only a kind is returned as the rest."""
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
    """Return a village's name with its commune, as villages of several communes share names."""
    return f"{commune}{_OF_COMMUNE}{village}"


def village_order(name: str) -> tuple[object, ...]:
    """Return the key by which names of `village_of` are ordered: by commune, then by village."""
    return tuple(map(sort_key, name.split(_OF_COMMUNE)))


def settle_villages(counts: Mapping[str, int], listed: Sequence[str] = ()) -> SettledVillages:
    """Return the name chosen for each spelling; `counts` has the number of rows by spelling.

    Names are taken from `listed`, the commune's list of villages; without one the most frequent
    spelling is chosen.
    """
    spelt = {word: village_words(word) for word in counts}
    target = _by_key(spelt, counts)
    target = _without_kind(spelt, target, counts)
    target = _without_marks(spelt, target, counts)
    names = _by_list(spelt, target, listed) if listed else target
    strange = tuple(dict.fromkeys(n for w, n in names.items() if listed and n not in listed))
    foldings = [Folding(word, name, counts[word]) for word, name in names.items() if word != name]
    return SettledVillages(names, tuple(foldings), strange)


def spellings_of_one(names: Iterable[str]) -> dict[str, str]:
    """Return the first spelling of each village by every one of its spellings.

    Names are of one village if they differ only in case, blanks, the Unicode form, the place of a
    tone mark or the zero of `Ấp 01`; names that differ in a tone or a letter never are.
    """
    first: dict[object, str] = {}
    return {name: first.setdefault(village_words(name).key, name) for name in names}


def alike_but_for_marks(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Return groups, in order, of different villages whose names differ in marks only."""
    groups: dict[str, dict[str, None]] = {}
    for name in spellings_of_one(names).values():
        groups.setdefault(loose_key(name), {})[name] = None
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _most(words: Iterable[str], counts: Mapping[str, int]) -> str:
    """Return the most frequent spelling.

    Of equally frequent ones it is one with a kind, then one with marks, then the first.
    """
    spellings = list(words)
    return max(
        spellings,
        key=lambda word: (
            counts[word],
            village_words(word).kind is not None,
            not village_words(word).markless,
            -spellings.index(word),
        ),
    )


def _merged(
    groups: Iterable[Sequence[str]], target: Mapping[str, str], counts: Mapping[str, int]
) -> dict[str, str]:
    """Return `target` with the most frequent spelling of each group as the group's name."""
    names = dict(target)
    for group in groups:
        name = _most(group, counts)
        names.update(dict.fromkeys(group, name))
    return names


def _by_key(spelt: Mapping[str, VillageWords], counts: Mapping[str, int]) -> dict[str, str]:
    groups: dict[object, list[str]] = {}
    for word, one in spelt.items():
        groups.setdefault(one.key, []).append(word)
    return _merged(groups.values(), {}, counts)


def _without_kind(
    spelt: Mapping[str, VillageWords], target: Mapping[str, str], counts: Mapping[str, int]
) -> dict[str, str]:
    """Return `target` with names that differ only in their kind joined under one of them.

    Two kinds that both have many households, or figures of two kinds that a commune uses (Thôn 1
    and Tổ 1), are two villages; a name without a kind is then joined to neither.
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
    """Return whether all kinds but the most frequent one can be misspellings of it."""
    named = {kind: count for kind, count in rows.items() if kind is not None}
    first = max(named, key=lambda kind: named[kind])
    others = {kind: count for kind, count in named.items() if kind != first}
    if rest[:1].isdecimal() and any(used[kind] > 1 for kind in others):
        return False
    return all(n < MANY or n * SLIPS <= named[first] for n in others.values())


def _without_marks(
    spelt: Mapping[str, VillageWords], target: Mapping[str, str], counts: Mapping[str, int]
) -> dict[str, str]:
    """Return `target` with a spelling without marks joined to the only name of the same letters.

    A name without marks may be correct: where it has many rows and the commune writes its kind with
    marks, it is another village.
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
    """Return `target` with the name of the list `listed` wherever exactly one of them fits."""
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
