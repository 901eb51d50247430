"""The meaning of the words of a heading: one column of the sheet, or none.

Words with two meanings, or with another unit, digit or subject, mean no column; similarity alone is
never enough. `differing` in `near_headings` returns what contradicts the nearest column.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from ravo.contract import aliases as data
from ravo.contract.aliases import heading_key, reading_key
from ravo.contract.columns import ANSWER, Column
from ravo.contract.measures import stated_income, stated_unit
from ravo.text import loose_key, match_key

Aliases = Mapping[str, Sequence[str]]
"""Other headings of a column by its English name, as a profile gives them."""
GroupKind = Literal["needs", "causes", "before", "others", "answers"]
SHARED = 3
"""The number of headings with the same words before a slash from which these words are a group."""
MOST_PARTS = 8
"""The most parts between slashes in a heading: each part doubles the number of readings."""
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LEAD = re.compile(r"^\s*[(\[]?(\d{1,2})\s*(?:[.)\]:\-]+\s*|\s+)(?=\D)")
_COLUMN_NUMBER = r"(?i)(?:cot )?\d{1,2}[a-z]?|[a-z]|x+"
_INDICATED = (
    r"^(?:muc do |tinh trang )?(?:chi so thieu hut|chi so|thieu hut chi so|thieu hut)"
    r"(?: (?:ve|so|tiep can))*\b ?(\d{1,2})?\b ?(.*)$"
)
_AFTER = r"^(.*\S) (?:bi )?thieu hut$"
_BARE = r"\(?(\d{1,2})(?:\.0)?\)?\.?"
_GENERAL = (
    r"^(?:[a-z] |[ivx]+ |\d+ )?"
    r"(?:nhom|thong tin|phan|muc|group|cac|chi so|thieu hut|phieu|section)\b"
)
_TECHNICAL = r"[a-z0-9_]+"
_PEOPLE = frozenset(
    {
        "code",
        "head_name",
        "name",
        "head_sex",
        "sex",
        "head_birth_year",
        "birth",
        "head_citizen_id",
        "citizen_id",
        "ethnicity",
    }
)
_LINKS = ("need_", "cause_")


def keys_of(column: Column) -> set[str]:
    """Return every key of a column: its heading, with and without words in brackets, and its id."""
    short = heading_key(_ASIDE.sub("", column.heading))
    form = heading_key(column.form_heading)
    return {heading_key(column.heading), short, form, loose_key(column.id)} - {""}


def number_of(words: str) -> int | None:
    """Return the number in front of a heading; None where there is none."""
    match = _LEAD.match(words)
    return int(match.group(1)) if match else None


def bare_number(words: str) -> int | None:
    """Return the number of a heading that is only a number, such as `(4)`; None for any other."""
    match = re.fullmatch(_BARE, words.strip())
    return int(match.group(1)) if match else None


@lru_cache(maxsize=1024)
def group_kind(words: str) -> GroupKind | None:
    """Return the subject of a group of columns by its words; None where they give none."""
    if not words:
        return None
    key = f" {reading_key(words)} "
    for kind, known in data.registry()["groups"].items():
        if any(f" {reading_key(word)} " in key for word in known["words"]):
            group: GroupKind = kind
            return group
    return "others" if key.startswith(" nguoi ") else None


@dataclass(frozen=True)
class Lexicon:
    """The words of one table's headings: the contract's, and those that a profile gives a column.

    Without `forms` only a profile's headings count, and only as a whole. Alternative wordings are
    loaded and compared only where a heading is not literally the contract's own.
    """

    columns: tuple[Column, ...]
    given: tuple[tuple[str, tuple[str, ...]], ...] = ()
    forms: bool = True

    @property
    def _contract(self) -> tuple[Column, ...]:
        """The columns whose wordings in the contract count: all, or none without `forms`."""
        return self.columns if self.forms else ()

    @cached_property
    def headings(self) -> Mapping[str, Column]:
        """The columns by their headings in the contract; none where a profile has its own words."""
        columns = () if self.given else self._contract
        return {words: c for c in columns for words in (c.heading, c.form_heading)}

    @cached_property
    def own(self) -> dict[str, Column]:
        """The columns by the keys of the contract and of a profile, which precedes the contract."""
        own = {key: column for column in self._contract for key in keys_of(column)}
        named = self.by_name
        return own | {
            heading_key(words): named[name]
            for name, given in self.given
            for words in given
            if name in named
        }

    @cached_property
    def known(self) -> Mapping[str, Column]:
        """The columns by all keys; of several columns with the same other wording the first."""
        further: dict[str, Column] = {}
        for column in self._contract:
            for words in data.further(column):
                further.setdefault(reading_key(words), column)
        return further | self.own

    @cached_property
    def _answers(self) -> tuple[Column, ...]:
        return tuple(column for column in self._contract if column.name.startswith(ANSWER))

    @cached_property
    def within(self) -> Mapping[str, Column]:
        """The answers by the keys that are accepted where an indicator is meant."""
        return {
            reading_key(words): column
            for column in self._answers
            for words in (
                column.heading,
                *data.further(column),
                *data.within(column),
                *data.held(column),
            )
        }

    @cached_property
    def by_values(self) -> Mapping[str, Column]:
        """The columns by the keys that are accepted only if the cells below fit."""
        return {reading_key(words): c for c in self._contract for words in data.by_values(c)}

    @cached_property
    def numbers(self) -> Mapping[int, Column]:
        """The answers by their number."""
        return {int(column.id.removeprefix("th_")): column for column in self._answers}

    @cached_property
    def _spelt(self) -> Mapping[str, AbstractSet[str]]:
        """The spellings, with diacritics, of other wordings of one syllable, by their keys."""
        spelt: dict[str, set[str]] = {}
        for column in self._contract:
            for words in data.further(column):
                key = reading_key(words)
                if " " not in key and key not in self.own:
                    spelt.setdefault(key, set()).add(match_key(words))
        return spelt

    @cached_property
    def clues(self) -> Mapping[str, tuple[str, ...]]:
        """The names of columns whose evidence a heading may hold, by the words that indicate it."""
        by_clue: dict[str, tuple[str, ...]] = {}
        for column in self.columns:
            for clue in data.clues(column):
                by_clue[f" {clue} "] = (*by_clue.get(f" {clue} ", ()), column.name)
        return by_clue

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns by their English names."""
        return {column.name: column for column in self.columns}

    @cached_property
    def by_id(self) -> Mapping[str, Column]:
        """The columns by their ids, which are headings too."""
        return {column.id: column for column in self.columns}

    def find(
        self, words: str, group: str = "", shared: frozenset[str] = frozenset()
    ) -> Column | None:
        """Return the column that a heading means below its group's words; None if it is not sure.

        `shared` are the words before a slash that several headings of the sheet share.
        """
        if not group and words in self.headings:
            return self.headings[words]
        if not self.forms:
            return self.known.get(heading_key(words))
        kind = group_kind(group) if group else None
        if kind == "answers":
            return self._answer(words, expected=True) or self._plain(words)
        plain = self._plain(words)
        if kind is not None:
            return self._among(kind, words, plain)
        if plain is None and "/" in words:
            behind = (
                self.find(tail, front.replace("/", " "))
                for front, tail in _splits(words)
                if _is_group(front, shared)
            )
            return next((column for column in behind if column is not None), None)
        return plain

    def _among(self, kind: GroupKind, words: str, plain: Column | None) -> Column | None:
        """Return the column that a heading means in a group with a subject of its own, or None."""
        own = data.registry()["groups"][kind]["within"]
        key = reading_key(words)
        for column in self.columns:
            if key in map(reading_key, own.get(column.id, ())):
                return column
        if plain is None or plain.name.startswith(_LINKS):
            return plain
        barred = plain.name.startswith(ANSWER) or (
            data.is_evidence(plain)
            if kind == "before"
            else kind == "others" and plain.name in _PEOPLE
        )
        return None if barred else plain

    def _plain(self, words: str) -> Column | None:
        """Return the column that a heading means by itself."""
        if words.strip().casefold() in self.by_id:
            return self.by_id[words.strip().casefold()]
        stated = stated_income(words) if "income" in self.by_name else None
        if stated is not None:
            return self.by_name["income"] if stated.is_contract else None
        return self._by_key(words) or self._by_aside(words) or self._answer(words, expected=False)

    def _by_key(self, words: str) -> Column | None:
        key = reading_key(words)
        if self.columns and key in data.unstated(self.columns[0].table):
            return None
        column = self.known.get(key) or self.known.get(heading_key(words))
        marked = self._spelt.get(key)
        # One syllable without diacritics may be many words; with them it must be this word.
        return None if marked and not words.isascii() and match_key(words) not in marked else column

    def _by_aside(self, words: str) -> Column | None:
        """Return the column of a heading with a number or filling-in hint in brackets, or None."""
        inside = [match.group(1).strip() for match in _ASIDE.finditer(words)]
        if not inside:
            return None
        base = " ".join(_ASIDE.sub(" ", words).split())
        column = self._by_key(base)
        if column is None or not all(self._harmless(aside, column) for aside in inside):
            return self._without_number(words, inside)
        return column

    def _without_number(self, words: str, inside: list[str]) -> Column | None:
        """Return the column of a heading whose last brackets only number it: `Thu nhập … (9)`."""
        if len(inside) < 2 or not re.fullmatch(_COLUMN_NUMBER, loose_key(inside[-1])):
            return None
        return self._plain(words[: words.rfind(inside[-1]) - 1].rstrip(" (["))

    def _harmless(self, aside: str, column: Column) -> bool:
        key = reading_key(aside)
        if not key or re.fullmatch(_COLUMN_NUMBER, loose_key(aside)):
            return True
        if column.name.startswith(ANSWER) and (
            key in data.keys_set("answer_asides") or self.within.get(key) == column
        ):
            return True
        unit = stated_unit(aside) if (column.table, column.type) == ("income", "money") else None
        if unit is not None:
            return unit.may_be_yearly
        return key in data.keys_set("asides") or self.known.get(key) == column

    def _answer(self, words: str, *, expected: bool) -> Column | None:
        """Return the answer to an indicator where the context shows that one is expected."""
        key, number = reading_key(words), number_of(words)
        bare = bare_number(words)
        if bare is not None:
            return self.numbers.get(bare) if expected else None
        match = re.match(_INDICATED, key) or re.match(_AFTER, key)
        if match is None and not expected:
            answer = self.within.get(key) if number is not None else None
            return (
                answer if answer is not None and self.numbers.get(number or 0) == answer else None
            )
        rest = key if match is None else match.groups()[-1]
        digits = match.group(1) if match is not None and len(match.groups()) == 2 else None
        if not rest:
            return self.numbers.get(int(digits)) if digits else None
        answer = self.within.get(rest) or self.within.get(_halved(rest))
        if answer is None and match is None:
            answer = self._bracketed(words)
        wanted = int(digits) if digits else number
        agrees = wanted is None or self.numbers.get(wanted) == answer
        return answer if agrees or (not digits and rest in self.known) else None

    def _bracketed(self, words: str) -> Column | None:
        base = reading_key(" ".join(_ASIDE.sub(" ", words).split()))
        column = self.within.get(base)
        inside = (part.group(1) for part in _ASIDE.finditer(words))
        return column if column and all(self._harmless(part, column) for part in inside) else None


def _halved(key: str) -> str:
    """Return a key whose words are repeated, as in `bảo hiểm y tế (BHYT)`, without repetition."""
    tokens = key.split(" ")
    half = len(tokens) // 2
    return " ".join(tokens[:half]) if tokens[:half] == tokens[half:] else key


def shared_fronts(headings: Iterable[str]) -> frozenset[str]:
    """Return the words before a slash that several headings share: the groups of an export."""
    words = {heading for heading in headings if "/" in heading}
    fronts = Counter(front for heading in words for front, _ in _splits(heading))
    return frozenset(front for front, count in fronts.items() if count >= SHARED)


def _splits(words: str) -> list[tuple[str, str]]:
    """Return the words before and after each slash, the longest words after a slash first.

    Empty for a heading of more than `MOST_PARTS` parts.
    """
    parts = words.split("/")
    if len(parts) > MOST_PARTS:
        return []
    return [("/".join(parts[:at]), "/".join(parts[at:])) for at in range(1, len(parts))]


def _is_group(front: str, shared: frozenset[str]) -> bool:
    """Return whether words before a slash name a group, as exports of form software write them."""
    if front in shared or re.fullmatch(_TECHNICAL, front.replace("/", "_")):
        return True
    return bool(re.search(_GENERAL, loose_key(front.rpartition("/")[2])))


def lexicon_of(
    columns: Iterable[Column], aliases: Aliases | None = None, *, contract: bool = True
) -> Lexicon:
    """Return the words of a table's headings; aliases of a profile come before the contract's.

    Without `contract` only aliases count: in another layout `Ngày` need not be the review's day.
    """
    given = {name: tuple(words) for name, words in (aliases or {}).items()}
    return _lexicon(tuple(columns), tuple(sorted(given.items())), contract)


@lru_cache(maxsize=64)
def _lexicon(
    columns: tuple[Column, ...], given: tuple[tuple[str, tuple[str, ...]], ...], contract: bool
) -> Lexicon:
    """Return the lexicon of columns, cached because it takes long to build."""
    return Lexicon(columns, given, contract)
