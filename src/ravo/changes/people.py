"""Comparison of people by columns: names, birth years and members of two households."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from ravo.changes.doubled_keys import heads_with_one_number
from ravo.changes.equal_keys import (
    equal_rows,
    firsts,
    key_numbers,
    no_pairs,
    numbered,
    paired_numbers,
    repeats,
    row_pairs,
    turns,
    without_crowds,
)
from ravo.changes.year import Year
from ravo.text import match_key, tidy, unmarked, without_apostrophes
from ravo.typed_columns import Figures, Rows, TypedColumns, are_in, blanked, joined_columns

SAME_HEAD = 0.9
"""Least Jaro–Winkler similarity of two names, without marks, that count as one name."""
UNMARKED_DIFFER = 0.93
"""The similarity of names with the same letters under different marks (Hoa, Hòa): not quite 1."""
MOST_NAMESAKES = 40_000
"""Pairs of people of one name in a block (200 of each year): a name with more is a placeholder."""
CITIZEN_DIGITS, SLIPS = 12, 2
"""Digits of a citizen number since 2016, and how many of them a slip of the pen may change."""


@dataclass(frozen=True)
class HeadKeys:
    """The heads of a year's households as keys to compare; blanks are empty texts or NaN.

    `name` is as written, `plain` without marks. `village` is a key as well, `sex` as written.
    `citizen` are the `numbers_of_heads`.
    """

    name: NDArray[np.object_]
    plain: NDArray[np.object_]
    village: NDArray[np.object_]
    birth_year: Figures
    size: Figures
    citizen: NDArray[np.object_]
    sex: NDArray[np.object_]

    def key(self, rows: Rows) -> NDArray[np.object_]:
        """Return the names of the heads at `rows` as keys; the place of a tone mark is ignored."""
        return mapped(self.name[rows], match_key)

    def given(self, rows: Rows) -> NDArray[np.object_]:
        """Return the given names of the heads at `rows`: the last syllable of `plain`."""
        return mapped(self.plain[rows], lambda name: name.rpartition(" ")[2])

    def family(self, rows: Rows) -> NDArray[np.object_]:
        """Return the names of the heads at `rows` without their given names."""
        return mapped(self.plain[rows], lambda name: name.rpartition(" ")[0])


def mapped(values: NDArray[np.object_], rule: Callable[[str], str]) -> NDArray[np.object_]:
    """Return `rule` applied to every text, once for each distinct text; blanks become empty."""
    codes, distinct = pd.factorize(values)
    texts = np.array([*(rule(word) for word in distinct), ""], dtype=object)
    return texts[codes]


def without_blanks(texts: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the texts with an empty text for each blank."""
    return np.where(pd.isna(texts), "", texts)


@lru_cache(65_536)
def plain_name(name: str) -> str:
    """Return a name without marks, apostrophes, case and double blanks."""
    return unmarked(tidy(without_apostrophes(name))).casefold()


def people_of(year: Year, village: NDArray[np.object_]) -> HeadKeys:
    """Return the heads of a year's households, one entry per household; `village` are keys."""
    return heads_at(year, np.arange(len(year.households)), village, numbers_of_heads(year))


def heads_at(
    year: Year, rows: Rows, village: NDArray[np.object_], citizen: NDArray[np.object_]
) -> HeadKeys:
    """Return the heads of the households at `rows`; `village` and `citizen` are theirs."""
    frame = year.households
    names = frame["head_name"].to_numpy(dtype=object)[rows]
    return HeadKeys(
        name=names,
        plain=mapped(names, plain_name),
        village=village,
        birth_year=frame["head_birth_year"].to_numpy(dtype=np.float64)[rows],
        size=frame["size"].to_numpy(dtype=np.float64)[rows],
        citizen=citizen,
        sex=without_blanks(frame["head_sex"].to_numpy(dtype=object)[rows]),
    )


def numbers_of_heads(year: Year) -> NDArray[np.object_]:
    """Return the citizen numbers of a year's heads; "" for none.

    A number that several heads of the year have identifies nobody, and counts as none.
    """
    numbers = without_blanks(year.households["head_citizen_id"].to_numpy(dtype=object))
    shared = heads_with_one_number(year)
    return np.where(are_in(numbers, numbers[shared]), "", numbers) if shared.any() else numbers


def with_own_numbers(year: Year) -> Year:
    """Return a year whose heads have no number that several of them have.

    Where only some of the households are paired, the others show that the number is nobody's.
    """
    frame = year.households
    whole, tail = (frame[name].to_numpy(dtype=object) for name in ("head_citizen_id", "head_tail"))
    lost = (numbers_of_heads(year) == "") & (without_blanks(whole) != "")
    if not lost.any():
        return year
    numbers = {"head_citizen_id": blanked(whole, lost)}
    tails = {"head_tail": blanked(tail, lost)}
    return replace(year, households=frame.assign(**numbers, **tails))


def similarity(one: NDArray[np.object_], other: NDArray[np.object_]) -> Figures:
    """Return the Jaro–Winkler similarity of texts pairwise, from 0 to 1."""
    if not len(one):
        return np.empty(0)
    scores = process.cpdist(one.tolist(), other.tolist(), scorer=JaroWinkler.similarity)
    return np.asarray(scores, dtype=np.float64)


def name_scores(one: HeadKeys, i: Rows, other: HeadKeys, j: Rows) -> Figures:
    """Return how alike the heads' names are: the whole name and the given name count the same.

    Names typed without any marks lose nothing; the same letters under other marks lose a little.
    """
    whole = similarity(one.plain[i], other.plain[j])
    score = (whole + similarity(one.given(i), other.given(j))) / 2
    letters = np.flatnonzero(one.plain[i] == other.plain[j])
    i, j = i[letters], j[letters]
    keys = one.key(i), other.key(j)
    bare = (keys[0] == one.plain[i]) | (keys[1] == other.plain[j])
    score[letters[~bare & (keys[0] != keys[1])]] = UNMARKED_DIFFER
    return score


def other_numbers(one: HeadKeys, i: Rows, other: HeadKeys, j: Rows) -> NDArray[np.bool_]:
    """Return which pairs have heads whose citizen numbers are of different people.

    Two whole numbers (of 12 digits, which stay for life) are of one person if they differ in at
    most `SLIPS` digits; an older, shorter number proves nothing.
    """
    numbers = zip(one.citizen[i].tolist(), other.citizen[j].tolist(), strict=True)
    return np.fromiter((_are_others(a, b) for a, b in numbers), dtype=bool, count=len(i))


def _are_others(one: str, other: str) -> bool:
    if len(one) != CITIZEN_DIGITS or len(other) != CITIZEN_DIGITS or one == other:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) > SLIPS


def other_sex(one: HeadKeys, i: Rows, other: HeadKeys, j: Rows) -> NDArray[np.bool_]:
    """Return which pairs have heads of different sex; an unknown sex is not different."""
    mine, theirs = one.sex[i], other.sex[j]
    return np.asarray((mine != theirs) & (mine != "") & (theirs != ""), dtype=bool)


def same_heads(one: HeadKeys, i: Rows, other: HeadKeys, j: Rows) -> NDArray[np.bool_]:
    """Return which pairs have the same head, by citizen number or by name and birth year.

    A man and a woman are the same head only where their names are equal: one slip is possible, two
    are not.
    """
    same = np.asarray((one.citizen[i] != "") & (one.citizen[i] == other.citizen[j]), dtype=bool)
    # Names are compared only where the numbers do not settle it.
    open = np.flatnonzero(~same)
    i, j = i[open], j[open]
    close = np.abs(one.birth_year[i] - other.birth_year[j]) <= 1
    unknown = np.isnan(one.birth_year[i]) | np.isnan(other.birth_year[j])
    named = similarity(one.plain[i], other.plain[j]) >= SAME_HEAD
    both = (one.plain[i] != "") & (other.plain[j] != "")
    same[open] = named & both & (close | unknown)
    # The same head seldom has a misspelt name: those with an equal name are settled first.
    slips = np.flatnonzero(same[open] & (one.plain[i] != other.plain[j]))
    same[open[slips]] = ~other_sex(one, i[slips], other, j[slips])
    return same


Facts = tuple[str, str, float]
"""The name, the sex and the year of birth of a person; "" and NaN where one is not known."""


def are_other_people(one: Facts, other: Facts) -> bool:
    """Return whether two people with one citizen number are different, so that a number is wrong.

    Their names are not alike, and they differ in sex, or by more than a year in birth.
    """
    (name, sex, birth), (other_name, other_sex_word, other_birth) = one, other
    differ = (sex != other_sex_word and bool(sex and other_sex_word)) or abs(
        birth - other_birth
    ) > 1
    if not differ or not (name and other_name):
        return False
    alike = JaroWinkler.similarity(plain_name(name), plain_name(other_name))
    return bool(alike < SAME_HEAD)


def other_people(one: HeadKeys, i: Rows, other: HeadKeys, j: Rows) -> NDArray[np.bool_]:
    """Return which pairs of heads with one citizen number are two people: `are_other_people`."""
    differ = other_sex(one, i, other, j) | (np.abs(one.birth_year[i] - other.birth_year[j]) > 1)
    differ &= (one.plain[i] != "") & (other.plain[j] != "")
    at = np.flatnonzero(differ)
    differ[at] = similarity(one.plain[i[at]], other.plain[j[at]]) < SAME_HEAD
    return np.asarray(differ, dtype=bool)


@dataclass(frozen=True)
class SharedFacts:
    """The number of members that pairs of households share: an entry for each pair that has any."""

    old: Rows
    new: Rows
    count: NDArray[np.int64]

    def of(self, i: Rows, j: Rows, width: int) -> NDArray[np.int64]:
        """Return the counts of the pairs (i, j), 0 where none; `width` is more than every j."""
        if not len(self.count):
            return np.zeros(len(i), dtype=np.int64)
        keys = self.old * width + self.new
        order = np.argsort(keys)
        wanted = i * width + j
        place = np.minimum(np.searchsorted(keys, wanted, sorter=order), len(keys) - 1)
        at = order[place]
        return np.where(keys[at] == wanted, self.count[at], 0)


@dataclass(frozen=True)
class YearMembers:
    """The members of a year's households by columns, to work out which members two years share.

    `household` is the row of each member's household, `block` its block. Members of both years with
    the same citizen number have an equal `number`; it is 0 for none, and for a number that several
    members of the year have, which identifies nobody.
    """

    household: Rows
    block: Rows
    number: Rows
    name: NDArray[np.object_]
    birth_year: Figures

    def of(self, households: Rows) -> "YearMembers":
        """Return the members of some households."""
        wanted = np.zeros(int(self.household.max(initial=-1)) + 1, dtype=bool)
        wanted[households[households < len(wanted)]] = True
        rows = np.flatnonzero(wanted[self.household])
        return YearMembers(
            self.household[rows],
            self.block[rows],
            self.number[rows],
            self.name[rows],
            self.birth_year[rows],
        )


def year_members(year: Year, block: Rows, number: Rows) -> YearMembers:
    """Return the members of a year; `block` is of its households, `number` of its members."""
    household = year.members["household"].to_numpy(dtype=np.int64)
    return YearMembers(
        household,
        block[household],
        np.where(repeats(number), 0, number),
        year.members["name"].to_numpy(dtype=object),
        year.members["birth_year"].to_numpy(dtype=np.float64),
    )


def shared_members(old: YearMembers, new: YearMembers) -> SharedFacts:
    """Count the members that households share: by citizen number anywhere, by name in a block.

    A name with a birth year that makes more than MOST_NAMESAKES pairs identifies nobody.
    """
    if not (len(old.household) and len(new.household)):
        none = np.zeros(0, dtype=np.int64)
        return SharedFacts(none, none, none)
    by_number = shared_numbers(old, new)
    mine, theirs = _name_numbers(old, new)
    by_name = equal_rows(*without_crowds(mine - 1, theirs - 1, MOST_NAMESAKES))
    one, other = (np.concatenate(rows) for rows in zip(by_number, by_name, strict=True))
    one, other = _once(one, other, one, other)
    # A member counts once, even where several people have the same name and year.
    one, other = _once(one, other, one, new.household[other])
    one, other = _once(one, other, other, old.household[one])
    width = int(new.household.max()) + 1
    places, met = pd.factorize(old.household[one] * width + new.household[other])
    return SharedFacts(met // width, met % width, np.bincount(places).astype(np.int64))


def _name_numbers(old: YearMembers, new: YearMembers) -> list[Rows]:
    """Return a whole number per member, equal for one name and birth year in a block; 0 for none.

    Two members of one household with the same name and year stay two: the first is compared with
    the first, the second with the second.
    """
    names = np.concatenate(text_numbers([old.name, new.name], plain_name))
    births = numbered(np.concatenate([old.birth_year, new.birth_year]))
    blocks = np.concatenate([old.block, new.block])
    who = numbered(paired_numbers(paired_numbers(names, births + 1), blocks))
    beyond = old.household.max() + 1
    own = np.concatenate([old.household, new.household + beyond])
    turn = turns(paired_numbers(who, own))
    known = (names != 0) & (births >= 0)
    numbers = numbered(paired_numbers(who, turn)) + 1
    return np.split(np.where(known, numbers, 0), [len(old.household)])


def _once(one: Rows, other: Rows, key: Rows, more: Rows) -> tuple[Rows, Rows]:
    """Return the pairs without those that repeat an earlier pair in both keys."""
    kept = firsts(paired_numbers(key, more))
    return one[kept], other[kept]


def text_numbers(columns: Sequence[NDArray[np.object_]], rule: Callable[[str], str]) -> list[Rows]:
    """Return a whole number per text, equal where `rule` makes equal texts of them; 0 for none."""
    codes, distinct = pd.factorize(np.concatenate(columns))
    known = {"": 0}
    texts = [known.setdefault(rule(word), len(known)) for word in distinct]
    numbers = np.array([*texts, 0], dtype=np.int64)[codes]
    return np.split(numbers, [len(columns[0])])


def citizen_numbers(old: pd.DataFrame, new: pd.DataFrame) -> list[Rows]:
    """Return a number per member of two years, equal for equal citizen numbers; 0 for none."""
    texts = [members["citizen_id"].to_numpy(dtype=object) for members in (old, new)]
    codes, distinct = pd.factorize(np.concatenate(texts))
    blank = np.isin(codes, np.flatnonzero(distinct == ""))
    return np.split(np.where(blank, 0, codes + 1), [len(old)])


def shared_numbers(old: YearMembers, new: YearMembers) -> tuple[Rows, Rows]:
    """Return the members of both years with one citizen number, which 0 is not."""
    return equal_rows(old.number - 1, new.number - 1)


def same_people(
    old: pd.DataFrame,
    old_owner: Rows,
    new: pd.DataFrame,
    new_owner: Rows,
    numbers: Sequence[Rows] | None = None,
) -> TypedColumns:
    """Return which members of paired households are one person: columns old, new (rows).

    The owner of a member is the number of the pair of households, -1 where it is not compared.
    People agree by citizen number; else by name without marks and birth year; else by the name with
    a birth year one off or not known; else by the birth year with a name that is spelt nearly the
    same. `numbers` are the `citizen_numbers` of both sides, where they are known already.
    """
    numbers = citizen_numbers(old, new) if numbers is None else numbers
    left, right = _persons(old_owner, numbers[0]), _persons(new_owner, numbers[1])
    all_pairs = [no_pairs()]
    for match in (_same_number, _same_name_and_year, _same_name, _same_year):
        if not (len(left) and len(right)):
            break
        if match is _same_name_and_year:
            # The names are needed only of members whose numbers do not agree: a few.
            left, right = _named(left, old), _named(right, new)
        pairs = match(left, right)
        for name in ("old", "new"):
            pairs = pairs.at(firsts(pairs[name]))
        all_pairs.append(pairs)
        left = left.at(~np.isin(left["row"], pairs["old"]))
        right = right.at(~np.isin(right["row"], pairs["new"]))
    return joined_columns(all_pairs)


def _persons(owner: Rows, numbers: Rows) -> TypedColumns:
    rows = np.flatnonzero(owner >= 0)
    return TypedColumns({"row": rows, "owner": owner[rows], "number": numbers[rows]})


def _named(persons: TypedColumns, members: pd.DataFrame) -> TypedColumns:
    rows = persons["row"]
    name = mapped(members["name"].to_numpy(dtype=object)[rows], plain_name)
    birth = members["birth_year"].to_numpy(dtype=np.float64)[rows]
    return persons.with_columns({"name": name, "birth": birth})


def _keys(left: TypedColumns, right: TypedColumns, *names: str) -> tuple[Rows, Rows]:
    """Return a number per person, equal for those of paired households with equal columns."""
    return key_numbers(*((left[name], right[name]) for name in ("owner", *names)))


def _meet(left: TypedColumns, right: TypedColumns, *names: str) -> TypedColumns:
    """Join two sides on keys; people with equal keys are paired in their order."""
    one, other = _keys(left, right, *names)
    i, j = equal_rows(*key_numbers((one, other), (turns(one), turns(other))))
    return row_pairs(left["row"][i], right["row"][j])


def _same_number(left: TypedColumns, right: TypedColumns) -> TypedColumns:
    one, other = (side.at(side["number"] != 0) for side in (left, right))
    return _meet(one, other, "number")


def _same_name_and_year(left: TypedColumns, right: TypedColumns) -> TypedColumns:
    one, other = (
        side.at((side["name"] != "") & ~np.isnan(side["birth"])) for side in (left, right)
    )
    return _meet(one, other, "name", "birth")


def _same_name(left: TypedColumns, right: TypedColumns) -> TypedColumns:
    one, other = _crossed(left, right, "name")
    near = ~(np.abs(one["birth"] - other["birth"]) > 1)
    return row_pairs(one["row"], other["row"]).at(near)


def _same_year(left: TypedColumns, right: TypedColumns) -> TypedColumns:
    one, other = _crossed(left, right, "birth")
    alike = similarity(one["name"], other["name"])
    pairs = row_pairs(one["row"], other["row"])
    order = np.lexsort((pairs["new"], pairs["old"], -alike))
    return pairs.at(order[alike[order] >= SAME_HEAD])


def _crossed(
    left: TypedColumns, right: TypedColumns, name: str
) -> tuple[TypedColumns, TypedColumns]:
    """Join every named person of one side with each of the other who has an equal column."""
    one, other = (side.at(side["name"] != "") for side in (left, right))
    i, j = equal_rows(*_keys(one, other, name))
    return one.at(i), other.at(j)
