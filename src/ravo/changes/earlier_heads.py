"""Heads of lists before the last ones: a whole citizen number there outweighs any likeness here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ravo.changes.links import Links
from ravo.changes.pairs import Pairing
from ravo.changes.people import CITIZEN_DIGITS, are_other_people
from ravo.changes.year import Year
from ravo.typed_columns import Rows

PairsOf = Callable[[Year, Year, Links], Pairing]


@dataclass(frozen=True)
class KnownHead:
    """The head of an earlier list: the number of the household, and what the list has of the head.

    `name` is "" and `birth_year` NaN where the list has none, `sex` as well.
    """

    household: int
    name: str
    sex: str
    birth_year: float


@dataclass(frozen=True)
class EarlierHeads:
    """The heads of lists before a period, looked up where they are needed.

    `last` returns the numbers of the households of the last lists, by their rows. `known` returns
    for whole citizen numbers their household on the latest list that has them as those of a head.
    """

    last: Callable[[], Rows]
    known: Callable[[Sequence[str]], Mapping[str, KnownHead]]

    def of(self, kept: NDArray[np.bool_]) -> "EarlierHeads":
        """Return the same beside some of the households of the last lists."""
        return EarlierHeads(lambda: self.last()[kept], self.known)


def pairs_by_number_first(
    pairs_of: PairsOf, old: Year, new: Year, links: Links, heads: EarlierHeads | None
) -> Pairing:
    """Return the pairing of two years without likenesses that a number on an earlier list refutes.

    `pairs_of` is how the two are paired, `heads` the heads of the lists before; without any the
    likeness counts.
    """
    found = pairs_of(old, new, links)
    while heads is not None and (refuted := _refuted(old, new, found, heads)):
        links = replace(links, refused=links.refused | refuted)
        found = pairs_of(old, new, links)
    return found


def _refuted(
    old: Year, new: Year, pairing: Pairing, heads: EarlierHeads
) -> frozenset[tuple[int, int]]:
    """Return the likenesses whose new head headed another household, that is off the last lists."""
    asked = [
        (int(i), int(j))
        for frame in (pairing.pairs, pairing.to_confirm)
        for i, j in frame.loc[(frame["how"] == "fuzzy").to_numpy(dtype=bool), ["old", "new"]]
        .to_numpy(dtype=np.int64)
        .tolist()
    ]
    numbers = new.households["head_citizen_id"].to_numpy(dtype=object)
    before = old.households["head_citizen_id"].to_numpy(dtype=object)
    open = [
        (i, j)
        for i, j in asked
        if len(numbers[j] or "") == CITIZEN_DIGITS and numbers[j] != before[i]
    ]
    known = heads.known(sorted({numbers[j] for _, j in open})) if open else {}
    if not known:
        return frozenset()
    there = set(heads.last()[~old.departed].tolist())
    return frozenset(
        (i, j)
        for i, j in open
        if (head := known.get(numbers[j])) is not None
        and head.household not in there
        and not _is_other(head, new, j)
    )


def _is_other(head: KnownHead, new: Year, row: int) -> bool:
    """Return whether a head with the same number is another person: it is written wrongly."""
    frame = new.households
    name, sex, birth = (
        frame[column].iloc[row] for column in ("head_name", "head_sex", "head_birth_year")
    )
    mine = (head.name, head.sex, head.birth_year)
    return are_other_people(mine, (name or "", sex or "", float(birth)))
