"""Comparison of people by columns: names, birth years and members of two households."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from ravo.changes.year import Year
from ravo.text import match_key, tidy, unmarked

SAME_HEAD = 0.9
"""Jaro–Winkler similarity of names, marks folded, from which a spelling is taken for the same."""
UNMARKED_DIFFER = 0.93
"""Names with the same letters and different marks (Hoa, Hòa) are near, not equal."""
Rows = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True)
class HeadKeys:
    """The heads of a year's households as keys for comparing; blanks are empty texts or NaN.

    `key` keeps marks but not their placement, `plain` has none. `village` is a key as well.
    """

    key: NDArray[np.object_]
    plain: NDArray[np.object_]
    village: NDArray[np.object_]
    birth_year: Scores
    size: Scores
    citizen: NDArray[np.object_]

    def given(self, rows: Rows) -> NDArray[np.object_]:
        """Return the given names of the heads at `rows`: the last syllable of `plain`."""
        return mapped(self.plain[rows], lambda name: name.rpartition(" ")[2])

    def family(self, rows: Rows) -> NDArray[np.object_]:
        """Return the names of the heads at `rows` without their given names."""
        return mapped(self.plain[rows], lambda name: name.rpartition(" ")[0])


def mapped(values: NDArray[np.object_], rule: Callable[[str], str]) -> NDArray[np.object_]:
    """Return `rule` of every text, each distinct one worked out once; blanks become empty."""
    codes, distinct = pd.factorize(values)
    found = np.array([*(rule(word) for word in distinct), ""], dtype=object)
    return found[codes]


def plain_name(name: str) -> str:
    """Return a name without marks, case and double blanks."""
    return unmarked(tidy(name)).casefold()


def people_of(year: Year, village: NDArray[np.object_]) -> HeadKeys:
    """Return the heads of a year's households, one entry per household; `village` are keys."""
    frame = year.households
    names = frame["head_name"].to_numpy(dtype=object)
    return HeadKeys(
        key=mapped(names, match_key),
        plain=mapped(names, plain_name),
        village=village,
        birth_year=frame["head_birth_year"].to_numpy(dtype=np.float64),
        size=frame["size"].to_numpy(dtype=np.float64),
        citizen=mapped(frame["head_citizen_id"].to_numpy(dtype=object), str),
    )


def similarity(one: NDArray[np.object_], other: NDArray[np.object_]) -> Scores:
    """Return the Jaro–Winkler similarity of texts pairwise, from 0 to 1."""
    if not len(one):
        return np.empty(0)
    scores = process.cpdist(one.tolist(), other.tolist(), scorer=JaroWinkler.similarity)
    return np.asarray(scores, dtype=np.float64)


def name_scores(one: HeadKeys, i: Rows, other: HeadKeys, j: Rows) -> Scores:
    """Return how alike the heads' names are: the whole name and the given name count the same.

    Names typed without any marks lose nothing; the same letters under other marks lose a little.
    """
    whole = similarity(one.plain[i], other.plain[j])
    score = (whole + similarity(one.given(i), other.given(j))) / 2
    letters = one.plain[i] == other.plain[j]
    bare = (one.key[i] == one.plain[i]) | (other.key[j] == other.plain[j])
    marked = letters & ~bare & (one.key[i] != other.key[j])
    return np.where(marked, UNMARKED_DIFFER, score)


def same_heads(one: HeadKeys, i: Rows, other: HeadKeys, j: Rows) -> NDArray[np.bool_]:
    """Return which pairs have the same head, by citizen number or by name and birth year."""
    numbers = (one.citizen[i] != "") & (one.citizen[i] == other.citizen[j])
    close = np.abs(one.birth_year[i] - other.birth_year[j]) <= 1
    unknown = np.isnan(one.birth_year[i]) | np.isnan(other.birth_year[j])
    named = similarity(one.plain[i], other.plain[j]) >= SAME_HEAD
    both = (one.plain[i] != "") & (other.plain[j] != "")
    return np.asarray(numbers | (named & both & (close | unknown)), dtype=bool)


@dataclass(frozen=True)
class SharedFacts:
    """The number of members that pairs of households share: a row per pair that has any."""

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


def shared_members(old: Year, new: Year, old_block: Rows, new_block: Rows) -> SharedFacts:
    """Return the members that households share: by citizen number anywhere, by name in a block."""
    if not (len(old.members) and len(new.members)):
        none = np.zeros(0, dtype=np.int64)
        return SharedFacts(none, none, none)
    names = text_numbers([year.members["name"] for year in (old, new)], plain_name)
    numbers = text_numbers([year.members["citizen_id"] for year in (old, new)], str)
    sides = []
    for place, (year, block) in enumerate(((old, old_block), (new, new_block))):
        household = year.members["household"].to_numpy(dtype=np.int64)
        sides.append(
            pd.DataFrame(
                {
                    "household": household,
                    "number": numbers[place],
                    "name": names[place],
                    "birth": year.members["birth_year"].to_numpy(dtype=np.float64),
                    "block": block[household],
                }
            )
        )
    for side in sides:
        # Two members of one name and year in a household stay two: the first meets the first.
        side["turn"] = side.groupby(["household", "name", "birth"], dropna=False).cumcount()
    # A number that several members of a year have identifies nobody.
    numbered = [(side["number"] != 0) & ~side["number"].duplicated(keep=False) for side in sides]
    by_number = _joined(sides, ["number"], numbered)
    named = [(side["name"] != 0) & side["birth"].notna() for side in sides]
    by_name = _joined(sides, ["name", "birth", "block", "turn"], named)
    homes = [side["household"].to_numpy(dtype=np.int64) for side in sides]
    del sides, names, numbers
    one, other = (np.concatenate(rows) for rows in zip(by_number, by_name, strict=True))
    one, other = _once(one, other, one, other)
    # A member counts once, however often somebody of the same name and year is met.
    one, other = _once(one, other, one, homes[1][other])
    one, other = _once(one, other, other, homes[0][one])
    width = len(new.households)
    places, met = pd.factorize(homes[0][one] * width + homes[1][other])
    return SharedFacts(met // width, met % width, np.bincount(places).astype(np.int64))


def _once(one: Rows, other: Rows, key: Rows, more: Rows) -> tuple[Rows, Rows]:
    """Return pairs of which no two have both keys in common: the first of them."""
    width = int(more.max(initial=0)) + 1
    kept = ~pd.Series(key * width + more).duplicated().to_numpy()
    return one[kept], other[kept]


def text_numbers(columns: "Sequence[pd.Series[str]]", rule: Callable[[str], str]) -> list[Rows]:
    """Return a whole number per text, equal where `rule` makes equal texts of them; 0 for none."""
    codes, distinct = pd.factorize(np.concatenate([c.to_numpy(dtype=object) for c in columns]))
    known = {"": 0}
    texts = [known.setdefault(rule(word), len(known)) for word in distinct]
    found = np.array([*texts, 0], dtype=np.int64)[codes]
    return np.split(found, [len(columns[0])])


def _joined(
    sides: list[pd.DataFrame], keys: list[str], used: "list[pd.Series[bool]]"
) -> tuple[Rows, Rows]:
    """Return the members of both sides with equal keys."""
    old, new = (
        side.loc[mask, keys].reset_index(names="member")
        for side, mask in zip(sides, used, strict=True)
    )
    both = old.merge(new, on=keys, suffixes=("_old", "_new"))
    return both["member_old"].to_numpy(), both["member_new"].to_numpy()


def same_people(
    old: pd.DataFrame, old_owner: Rows, new: pd.DataFrame, new_owner: Rows
) -> pd.DataFrame:
    """Return which members of paired households are one person: columns old, new (rows).

    An owner is the number of the pair, -1 for a household that is not compared. People agree by
    citizen number; else by name without marks and birth year; else by the name with a birth year
    one off or not known; else by the birth year with a name that is spelt nearly the same.
    """
    numbers = text_numbers([old["citizen_id"], new["citizen_id"]], str)
    left, right = _persons(old, old_owner, numbers[0]), _persons(new, new_owner, numbers[1])
    found = [pd.DataFrame({"old": left["row"][:0], "new": right["row"][:0]})]
    for match in (_same_number, _same_name_and_year, _same_name, _same_year):
        if not (len(left) and len(right)):
            break
        pairs = match(left, right).drop_duplicates("old").drop_duplicates("new")
        found.append(pairs[["old", "new"]])
        left = left[~left["row"].isin(pairs["old"])]
        right = right[~right["row"].isin(pairs["new"])]
    return pd.concat(found, ignore_index=True).astype(np.int64)


def _persons(members: pd.DataFrame, owner: Rows, numbers: Rows) -> pd.DataFrame:
    rows = np.flatnonzero(owner >= 0)
    return pd.DataFrame(
        {
            "row": rows,
            "owner": owner[rows],
            "number": numbers[rows],
            "name": mapped(members["name"].to_numpy(dtype=object), plain_name)[rows],
            "birth": members["birth_year"].to_numpy(dtype=np.float64)[rows],
        }
    )


def _meet(left: pd.DataFrame, right: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Join two sides on keys; of people with equal keys the first meets the first."""
    keys = ["owner", *keys]
    one, other = (
        side[["row", *keys]].assign(turn=side.groupby(keys).cumcount()) for side in (left, right)
    )
    return one.merge(other, on=[*keys, "turn"]).rename(columns={"row_x": "old", "row_y": "new"})


def _same_number(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    return _meet(left[left["number"] != 0], right[right["number"] != 0], ["number"])


def _same_name_and_year(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    one, other = (side[(side["name"] != "") & side["birth"].notna()] for side in (left, right))
    return _meet(one, other, ["name", "birth"])


def _same_name(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    one, other = (side[side["name"] != ""] for side in (left, right))
    pairs = _crossed(one, other, ["name"])
    off = (pairs["birth_x"] - pairs["birth_y"]).abs()
    return pairs[off.isna() | (off <= 1)].sort_values(["old", "new"])


def _same_year(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    one, other = (side[(side["name"] != "") & side["birth"].notna()] for side in (left, right))
    pairs = _crossed(one, other, ["birth"])
    alike = similarity(pairs["name_x"].to_numpy(), pairs["name_y"].to_numpy())
    near = pairs.assign(alike=alike)[alike >= SAME_HEAD]
    return near.sort_values(["alike", "old", "new"], ascending=[False, True, True])


def _crossed(left: pd.DataFrame, right: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Join every person of one side with everyone of the other who has equal keys."""
    return left.merge(right, on=["owner", *keys]).rename(columns={"row_x": "old", "row_y": "new"})
