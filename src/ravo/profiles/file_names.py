"""Year and place in the names of a file and its folders, by the rules of a profile.

Names are compared as in `ravo.places.spelling`: NFC, without apostrophes and blanks, the tone on
its letter. Tone and letter marks count, as distinct communes are equal without them. Only ă and ắ
are taken as equal, where nothing else fits, and that is reported.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ravo.faults import Fault
from ravo.places.spelling import KINDS, SHORT, breve_folded, folded
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, Unit, communes
from ravo.profiles.model import PLACE_FIELDS, Profile
from ravo.text import few_uncounted, match_key, tidy

LEVELS = ("province", "district", "commune")
LONGEST = 8
MOST_READINGS = 6
_SEPARATORS = re.compile(r"[\s_\-–—.,;+()\[\]]+")


@dataclass(frozen=True)
class NamedPlace:
    """The year and place in the names of a file and its folders; None where they are missing.

    `from_words` contains the words from which each field was taken. `loose` contains those that fit
    only if ă and ắ are equal, `unclear` the possible readings of each field that was not taken
    because it has several.
    """

    year: int | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    commune_code: str | None = None
    from_words: Mapping[str, str] = field(default_factory=dict)
    loose: Mapping[str, str] = field(default_factory=dict)
    unclear: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Found:
    """Words in a part of the path that name a unit, with the unit's communes and how they fit.

    A name with its kind in front precedes one without (`bare`), an exact name a `loose` one.
    """

    level: str
    words: str
    units: frozenset[str]
    bare: bool
    loose: bool

    @property
    def rank(self) -> tuple[bool, bool]:
        """The key by which findings are ordered, the most certain first."""
        return self.bare, self.loose


def place_of(
    path: Path,
    profile: Profile,
    *,
    year: int | None = None,
    province: str | None = None,
    district: str | None = None,
) -> NamedPlace:
    """Return the year and place in the names of a file and its nearest folders.

    `year`, `province` and `district` are those of the command line; they precede the path and
    limit its possible meanings. Places are looked up on the map of the review year, so that
    without a year none is returned. A field with several readings is not taken but reported.
    """
    rules = profile.place
    if rules is None:
        return NamedPlace()
    parts = [path.stem, *(p for p in path.parts[:-1][::-1][: rules.folders] if p != path.anchor)]
    fields, words, unclear = _by_patterns(parts, rules.patterns)
    if year is None and fields.get("year", "").isdecimal():
        year = int(fields["year"])
        taken = NamedPlace(year=year, from_words={"year": words["year"]}, unclear=unclear)
    else:
        taken = NamedPlace(unclear={} if year is not None else unclear)
    if year is None:
        return taken
    given = {"province": province, "district": district}
    return _with_units(taken, parts if rules.units else [], year, given, fields)


def _by_patterns(
    parts: Sequence[str], patterns: Iterable[str]
) -> tuple[dict[str, str], dict[str, str], dict[str, tuple[str, ...]]]:
    """Return the fields that the patterns' named groups match in the path.

    Three mappings by field: the value, its words, and the readings of a field with several.
    """
    met: dict[str, dict[str, str]] = {name: {} for name in PLACE_FIELDS}
    compiled = [re.compile(pattern) for pattern in patterns]
    for part in map(tidy, parts):
        for pattern in compiled:
            for match in pattern.finditer(part):
                for name, value in match.groupdict().items():
                    if value:
                        met[name].setdefault(value, match.group(0).strip())
    fields = {name: next(iter(values)) for name, values in met.items() if len(values) == 1}
    words = {name: met[name][value] for name, value in fields.items()}
    return fields, words, {name: tuple(v) for name, v in met.items() if len(v) > 1}


def _bare(name: str, level: str) -> str:
    """Return a unit's name without its kind; "" for one too short to be distinctive."""
    for kind in KINDS[level]:
        if name.casefold().startswith(kind + " "):
            rest = name[len(kind) + 1 :]
            return rest if len(rest) > 5 and " " in rest else ""
    return ""


Index = Mapping[str, Mapping[str, frozenset[str]]]


@cache
def _index(new_map: bool, loose: bool) -> tuple[Index, Index]:
    """Return two indices of communes by level and name: with the kind in front, and without."""
    year = FIRST_YEAR_OF_NEW_MAP - (0 if new_map else 1)
    spell: Callable[[str], str] = breve_folded if loose else folded
    full: dict[str, dict[str, set[str]]] = {level: {} for level in LEVELS}
    bare: dict[str, dict[str, set[str]]] = {level: {} for level in LEVELS}
    for unit in communes(year).values():
        for level, name in _names(unit):
            full[level].setdefault(spell(name), set()).add(unit.code)
            if short := _bare(name, level):
                bare[level].setdefault(spell(short), set()).add(unit.code)
    return _frozen(full), _frozen(bare)


def _names(unit: Unit) -> Iterator[tuple[str, str]]:
    yield "province", unit.province
    yield "commune", unit.name
    if unit.district is not None:
        yield "district", unit.district


def _frozen(index: dict[str, dict[str, set[str]]]) -> Index:
    return {
        level: {key: frozenset(codes) for key, codes in names.items()}
        for level, names in index.items()
    }


def _units_in(part: str, new_map: bool) -> list[_Found]:
    """Return the units that a part of the path names, the most certain first.

    No word is used for two units.
    """
    words = [word for word in _SEPARATORS.split(tidy(part)) if word]
    free = [True] * len(words)
    findings: list[_Found] = []
    for bare in (False, True):
        for loose in (False, True) if "ă" in match_key(part) else (False,):
            names = _index(new_map, loose)[bare]
            for first, last in _windows(len(words)):
                if not all(free[first:last]):
                    continue
                level, units = _named(words, first, last, names, loose)
                if level is not None and not (bare and _other_kind(words[:first], level)):
                    free[first:last] = [False] * (last - first)
                    findings.append(_Found(level, " ".join(words[first:last]), units, bare, loose))
    return findings


def _named(
    words: Sequence[str], first: int, last: int, names: Index, loose: bool
) -> tuple[str | None, frozenset[str]]:
    """Return the level and the communes that words from `first` to before `last` name, else none.

    An abbreviated kind such as `H.` is tried as written and in full.
    """
    spell = breve_folded if loose else folded
    kind = SHORT.get(words[first].casefold(), words[first])
    for start in dict.fromkeys((words[first], kind)):
        key = spell(" ".join([start, *words[first + 1 : last]]))
        for level in LEVELS:
            if key in names[level]:
                return level, names[level][key]
    return None, frozenset()


def _other_kind(before: Sequence[str], level: str) -> bool:
    """Return whether the kind in front is one that no unit of this level has."""
    front = " ".join(SHORT.get(word.casefold(), word.casefold()) for word in before[-2:])
    kinds = sorted((kind for kinds in KINDS.values() for kind in kinds), key=len, reverse=True)
    kind = next((kind for kind in kinds if front.endswith(kind)), None)
    return kind is not None and kind not in KINDS[level]


def _windows(count: int) -> Iterator[tuple[int, int]]:
    for size in range(min(count, LONGEST), 0, -1):
        for first in range(count - size + 1):
            yield first, first + size


def _with_units(
    place: NamedPlace,
    parts: Sequence[str],
    year: int,
    given: Mapping[str, str | None],
    words: Mapping[str, str],
) -> NamedPlace:
    """Return the place completed by the province, district and commune that the path names.

    `given` are the units of the command line, `words` those that patterns matched, by level.
    """
    new_map = year >= FIRST_YEAR_OF_NEW_MAP
    units = communes(year)
    left = frozenset(code for code, unit in units.items() if _fits(unit, given))
    mentions = [
        item for name in LEVELS if name in words for item in _units_at(words[name], name, new_map)
    ]
    mentions += [item for part in parts for item in _units_in(part, new_map)]
    taken: dict[str, _Found] = {}
    unclear = {k: v for k, v in place.unclear.items() if k not in LEVELS}
    for level in LEVELS:
        best = _best([item for item in mentions if item.level == level and item.units & left])
        if not best:
            continue
        readings = frozenset.union(*(item.units for item in best)) & left
        left = _agreeing(best, left, units, level)
        if len({_name(units[code], level) for code in left}) == 1:
            taken[level] = best[0]
            continue
        unclear[level] = tuple(sorted({_full(units[code], level) for code in readings}))
        if not left:
            return _settled(place, (), {}, unclear, given)
    return _settled(place, [units[code] for code in left], taken, unclear, given)


def _best(findings: Sequence[_Found]) -> list[_Found]:
    surest = min((item.rank for item in findings), default=None)
    return [item for item in findings if item.rank == surest]


def _agreeing(
    best: Sequence[_Found], left: frozenset[str], units: Mapping[str, Unit], level: str
) -> frozenset[str]:
    """Return those communes of `left` whose unit of a level all findings name."""
    names = [{_name(units[code], level) for code in item.units & left} for item in best]
    common = set.intersection(*names)
    return frozenset(code for code in left if _name(units[code], level) in common)


def _units_at(words: str, level: str, new_map: bool) -> list[_Found]:
    """Return the units of one level that the words of a pattern's group name."""
    return [item for item in _units_in(words, new_map) if item.level == level]


def _fits(unit: Unit, given: Mapping[str, str | None]) -> bool:
    for level in ("province", "district"):
        wanted, name = given[level], dict(_names(unit)).get(level)
        if wanted is None or name is None:
            continue
        if folded(wanted) not in (folded(name), folded(_stem(name, level))):
            return False
    return True


def _stem(name: str, level: str) -> str:
    kinds = (kind for kind in KINDS[level] if name.casefold().startswith(kind + " "))
    kind = next(kinds, None)
    return name if kind is None else name[len(kind) + 1 :]


def _name(unit: Unit, level: str) -> tuple[str, str]:
    """Return the name that identifies a unit of a level among all others."""
    if level == "commune":
        return unit.code, unit.name
    if level == "district":
        return unit.district_code or "", unit.district or ""
    return unit.province_code, unit.province


def _full(unit: Unit, level: str) -> str:
    """Return a unit's name with those of its district and province, to distinguish homonyms."""
    chain = {
        "commune": (unit.name, unit.district, unit.province),
        "district": (unit.district, unit.province),
        "province": (unit.province,),
    }[level]
    return " – ".join(name for name in chain if name)


def _settled(
    place: NamedPlace,
    left: Sequence[Unit],
    taken: Mapping[str, _Found],
    unclear: Mapping[str, tuple[str, ...]],
    given: Mapping[str, str | None],
) -> NamedPlace:
    """Return the place with its units' names; the levels above a recognised unit follow from it.

    `left` are the communes that are still possible, `taken` the words for each level, `unclear`
    the readings of levels with several, `given` the units of the command line.
    """
    lowest = max((LEVELS.index(level) for level in taken), default=-1)
    names: dict[str, str] = {}
    words = dict(place.from_words)
    for level in LEVELS[: lowest + 1]:
        name = _name(left[0], level)[1]
        source = taken.get(level, taken[LEVELS[lowest]])
        if name and given.get(level) is None:
            names[level], words[level] = name, source.words
    loose = {level: item.words for level, item in taken.items() if item.loose}
    code = left[0].code if "commune" in names else None
    still_unclear = {k: v for k, v in unclear.items() if given.get(k) is None and k not in names}
    return NamedPlace(
        place.year,
        names.get("province"),
        names.get("district"),
        names.get("commune"),
        code,
        words,
        loose,
        still_unclear,
    )


def place_faults(place: NamedPlace, path: Path) -> tuple[Fault, ...]:
    """Return a warning for each field that fits only loosely or that has several readings."""
    loose = [
        Fault("RV-175", params={"path": path.name, "words": words, "name": getattr(place, level)})
        for level, words in place.loose.items()
        if getattr(place, level) is not None
    ]
    unclear = [
        Fault(
            "RV-176", params={"path": path.name, "option": f"--{name}", "readings": _few(readings)}
        )
        for name, readings in place.unclear.items()
    ]
    return (*loose, *unclear)


def _few(readings: Sequence[str]) -> tuple[str, ...]:
    return tuple(few_uncounted(readings, MOST_READINGS))
