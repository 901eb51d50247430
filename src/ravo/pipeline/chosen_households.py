"""The households of a review that an officer chooses: by code, class, village and name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.terms import CLASSES
from ravo.faults import usage
from ravo.messages import LANGS, Text, text
from ravo.places.villages import settle_villages
from ravo.printable import printable
from ravo.results.list_columns import by_village_and_head
from ravo.results.words import class_word
from ravo.review.explainer import record_of
from ravo.review.review import Review
from ravo.survey.departures import departed
from ravo.survey.members import owners
from ravo.text import loose_key, shortened
from ravo.typed_columns import Flags

REJECTED = "rejected"
"""The word by which an officer chooses the households whose form is refused."""
CHOICES = (*CLASSES, REJECTED)
DEPARTED = "departed"
"""The kind under which pages of households that left the list are counted."""
LIKE = 75
"""The least likeness (of 100) of a head's name to be suggested for an unknown name."""
NEAREST, VILLAGES_SHOWN = 5, 12
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class HouseholdsWanted:
    """The conditions of a choice: a household must fit all of them, and any value of each.

    `classes` are ids or words of classes, `rejected` among them, `villages` and `names` as an
    officer types them: marks, capitals and blanks make no difference.
    """

    code: str | None = None
    classes: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """The names of the options of a choice that were typed on the command line."""
        given = {
            "--household": self.code,
            "--class": self.classes,
            "--village": self.villages,
            "--name": self.names,
        }
        return tuple(option for option, value in given.items() if value)


@dataclass(frozen=True, slots=True)
class HouseholdSeen:
    """A household in a list to choose from; it has no citizen number."""

    code: str
    head: str
    village: str
    born: int | None


class NobodyNamed(Exception):
    """Raised where nobody has the requested name; `near` are heads with a similar name."""

    def __init__(self, near: tuple[HouseholdSeen, ...]) -> None:
        super().__init__()
        self.near = near


def chosen_records(review: Review, wanted: HouseholdsWanted) -> list[int]:
    """Return the records of the households wanted, by village and by the head's given name.

    Raises UsageProblem (exit code 2) for an unknown code, class or village, and where no household
    fits all conditions; NobodyNamed for a name that nobody has. Where no head has the name, the
    households with a member of that name are returned, also a member who died or left.
    """
    kept = np.ones(len(review.survey.households.frame), dtype=bool)
    if wanted.code is not None:
        kept = np.zeros_like(kept)
        kept[_with_code(review, wanted.code)] = True
    if wanted.villages:
        kept = kept & _in_villages(review, wanted.villages)
    if wanted.classes:
        kept = kept & _of_classes(review, wanted.classes)
    if wanted.names:
        kept = kept & _with_names(review, wanted.names)
    records = np.flatnonzero(kept)
    if not len(records):
        raise usage("RV-1164", options=wanted.options or ("--household",))
    return _in_order(review, records.tolist())


def _with_code(review: Review, code: str) -> int:
    """Return the record with a code; of several, the first that is still on the list.

    Raises UsageProblem (exit code 2) where there is none.
    """
    first = record_of(review, code)
    codes = review.survey.households.frame["code"].to_numpy(dtype=object)
    there = np.flatnonzero((codes == codes[first]) & ~departed(review.survey)).tolist()
    return there[0] if there else first


def _in_order(review: Review, records: Sequence[int]) -> list[int]:
    """Return records by village and by the head's given name."""
    frame = review.survey.households.frame
    rows = np.array(records, dtype=np.int64)
    parts = (_texts(frame[name].to_numpy(dtype=object)[rows]) for name in ("village", "head_name"))
    return [records[place] for place in by_village_and_head(*parts)]


def records_like(review: Review, words: str) -> list[int]:
    """Return the records of the households that words may mean: a code or a name.

    A household with that code is the only result; else those whose head has the name, else those
    with another person of that name, else those with the words in their code. Raises NobodyNamed
    where there is none.
    """
    frame = review.survey.households.frame
    codes = _texts(frame["code"].to_numpy(dtype=object))
    typed, key = words.strip(), loose_key(words)
    keys = [loose_key(code) for code in codes]
    exact = [_with_code(review, typed)] if typed and typed in codes else []
    same = exact or [at for at, code in enumerate(keys) if key and code == key]
    if same:
        return same
    try:
        records = np.flatnonzero(_with_names(review, (words,))).tolist()
    except NobodyNamed:
        records = [at for at, code in enumerate(keys) if key and key in code]
        if not records:
            raise
    return _in_order(review, records)


def seen_households(review: Review, records: Sequence[int]) -> tuple[HouseholdSeen, ...]:
    """Return households in the form in which they are listed to choose from."""
    frame = review.survey.households.frame
    columns = (
        _texts(frame[name].to_numpy(dtype=object)) for name in ("code", "head_name", "village")
    )
    codes, heads, villages = columns
    years = frame["head_birth_year"].to_numpy(dtype=np.float64, na_value=np.nan)
    return tuple(
        HouseholdSeen(
            codes[at], heads[at], villages[at], None if np.isnan(years[at]) else int(years[at])
        )
        for at in records
    )


def departed_records(review: Review, records: Sequence[int]) -> set[int]:
    """Return which of the records are households that left the list."""
    gone = departed(review.survey)
    return {at for at in records if gone[at]}


def _typed(word: str) -> str:
    """Return a word of the command line in the form that a message shows."""
    return shortened(printable(word), _SHOWN)


def _texts(values: Sequence[object] | NDArray[np.object_]) -> list[str]:
    return [value if isinstance(value, str) else "" for value in values]


# classes


@cache
def _class_ids() -> Mapping[str, str]:
    """Return the id of each class by the loose key of every word for it."""
    ids: dict[str, str] = {}
    for klass in CHOICES:
        words = (class_word(klass, lang) for lang in LANGS) if klass in CLASSES else ()
        for word in (klass, *words, *text(f"explain.choose_{klass}")):
            ids[_class_key(word)] = klass
    return ids


def _classes_named() -> Text:
    """Return the words for all classes, in each language."""
    each = [text(f"explain.choose_{klass}") for klass in CHOICES]
    return Text(", ".join(word.vi for word in each), ", ".join(word.en for word in each))


def _class_key(word: str) -> str:
    return loose_key(word).removeprefix("ho ")


def class_of_word(word: str) -> str:
    """Return the id of a class by its id or its words, such as `poor` or `Hộ nghèo`.

    Raises UsageProblem (exit code 2) for any other word.
    """
    key = _class_key(word)
    if not key:
        raise usage("RV-1085", classes=_classes_named())
    klass = _class_ids().get(key)
    if klass is None:
        raise usage("RV-1162", word=_typed(word), classes=_classes_named())
    return klass


def _of_classes(review: Review, words: Sequence[str]) -> Flags:
    ids = {class_of_word(word) for word in words}
    given = review.verdicts.klass
    kept = np.array([klass in ids for klass in given], dtype=bool)
    if REJECTED in ids:
        nobody = [at for at, klass in enumerate(given) if klass is None]
        kept[sorted(set(nobody) - departed_records(review, nobody))] = True
    return kept


# villages


def _in_villages(review: Review, words: Sequence[str]) -> Flags:
    villages = np.array(_texts(review.survey.households.frame["village"].to_numpy(dtype=object)))
    there = [name for name in dict.fromkeys(villages.tolist()) if name]
    return np.isin(villages, [village_of_word(word, there) for word in words])


def village_of_word(word: str, there: Sequence[str]) -> str:
    """Return the village that a word names, among those in `there`.

    Raises UsageProblem (exit code 2) for an unknown village.
    """
    if not loose_key(word):
        raise usage("RV-1084")
    name = settle_villages({word: 1}, there).names[word]
    if name in there:
        return name
    from rapidfuzz import fuzz, process

    keys = [loose_key(one) for one in there]
    near = process.extract(loose_key(word), keys, scorer=fuzz.ratio, limit=VILLAGES_SHOWN)
    shown = [there[place] for _, _, place in near]
    raise usage("RV-1161", village=_typed(word), near=shown)


# names


def _with_names(review: Review, names: Sequence[str]) -> Flags:
    heads = _head_keys(review)
    kept = np.zeros(len(heads), dtype=bool)
    for name in names:
        flags = _of_heads(heads, name)
        if not flags.any():
            flags = _of_members(review, name)
        if not flags.any():
            raise NobodyNamed(seen_households(review, _nearest(heads, loose_key(name))))
        kept |= flags
    return kept


def named_as_members(
    review: Review, names: Sequence[str], records: Sequence[int]
) -> tuple[HouseholdSeen, ...]:
    """Return the households among the records in which a member has a name that no head has.

    The person is or was a member, or was the head: also one who died, moved away or lives apart.
    """
    heads = _head_keys(review)
    by_member: set[int] = set()
    for name in names:
        if not _of_heads(heads, name).any():
            by_member.update(np.flatnonzero(_of_members(review, name)).tolist())
    return seen_households(review, [record for record in records if record in by_member])


def _head_keys(review: Review) -> list[str]:
    heads = review.survey.households.frame["head_name"].to_numpy(dtype=object)
    return [loose_key(head) for head in _texts(heads)]


def _of_heads(keys: Sequence[str], name: str) -> Flags:
    return _named(keys, loose_key(name))


def _of_members(review: Review, name: str) -> Flags:
    """Return the households with a person of that name, former members included."""
    survey = review.survey
    left = survey.departures.people if survey.departures is not None else None
    flags = np.zeros(len(survey.households.frame), dtype=bool)
    for people in (survey.members, left):
        if people is not None:
            owner = owners(survey.households, people)
            keys = [loose_key(word) for word in _texts(people.frame["name"].to_numpy(dtype=object))]
            flags[owner[_named(keys, loose_key(name)) & (owner >= 0)]] = True
    return flags


def _named(keys: Sequence[str], wanted: str) -> Flags:
    """Return which names have the words as whole syllables.

    Where none has, those in which they begin a syllable, or else those with their letters anywhere.
    """
    flags = np.zeros(len(keys), dtype=bool)
    for padded in (f" {wanted} ", f" {wanted}", wanted) if wanted else ():
        if flags.any():
            break
        flags = np.array([padded in f" {key} " for key in keys], dtype=bool)
    return flags


def _nearest(keys: Sequence[str], wanted: str) -> list[int]:
    from rapidfuzz import fuzz, process

    near = process.extract(wanted, keys, scorer=fuzz.ratio, limit=NEAREST, score_cutoff=LIKE)
    return sorted(place for _, _, place in near)
