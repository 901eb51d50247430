"""Heads of earlier lists: a whole citizen number there outweighs any likeness of households."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ravo.changes.links import Links
from ravo.changes.pairs import Pairing
from ravo.changes.people import CITIZEN_DIGITS, are_other_people, numbers_of_heads
from ravo.changes.year import Year
from ravo.typed_columns import Rows

PairsOf = Callable[[Year, Year, Links], Pairing]


@dataclass(frozen=True)
class KnownHead:
    """The head on an earlier list, with the number by which the household is followed.

    `name` and `sex` are "" and `birth_year` is NaN where the list lacks them.
    """

    household: int
    name: str
    sex: str
    birth_year: float


@dataclass(frozen=True)
class EarlierHeads:
    """The heads of the lists before a period, looked up on demand.

    `last` returns the numbers by which the households of the last lists are followed, by row.
    `known` maps whole citizen numbers to the head that each identifies (`identified`), on the
    latest list that has such a head.
    """

    last: Callable[[], Rows]
    known: Callable[[Sequence[str]], Mapping[str, KnownHead]]

    def of(self, kept: NDArray[np.bool_]) -> "EarlierHeads":
        """Return these heads with `last` cut down to the `kept` households of the last lists."""
        return EarlierHeads(lambda: self.last()[kept], self.known)


def identified(listed: Iterable[tuple[str, KnownHead, bool]]) -> dict[str, KnownHead]:
    """Return for each citizen number of a period's heads the head that it identifies.

    With each head is whether its household is recorded as gone: it may then be listed where it went
    to. A number that several heads have otherwise is mistyped, and identifies none of them.
    """
    here: dict[str, list[KnownHead]] = {}
    gone: dict[str, list[KnownHead]] = {}
    for number, head, departed in listed:
        (gone if departed else here).setdefault(number, []).append(head)
    return {number: heads[0] for number, heads in {**gone, **here}.items() if len(heads) == 1}


def pairs_by_number_first(
    pairs_of: PairsOf, old: Year, new: Year, links: Links, heads: EarlierHeads | None
) -> Pairing:
    """Pair two years, without likenesses that a citizen number on an earlier list contradicts.

    `pairs_of` pairs the two years, `heads` are the heads of the lists before; without them no
    likeness is contradicted.
    """
    pairing = pairs_of(old, new, links)
    while heads is not None and (refuted := _refuted(old, new, pairing, heads)):
        links = replace(links, refused=links.refused | refuted)
        pairing = pairs_of(old, new, links)
    return pairing


def _refuted(
    old: Year, new: Year, pairing: Pairing, heads: EarlierHeads
) -> frozenset[tuple[int, int]]:
    """Return the pairs by likeness whose new head headed another household on an earlier list.

    That other household is not on the last lists.
    """
    likenesses = [
        (int(i), int(j))
        for frame in (pairing.pairs, pairing.to_confirm)
        for i, j in frame.loc[(frame["how"] == "fuzzy").to_numpy(dtype=bool), ["old", "new"]]
        .to_numpy(dtype=np.int64)
        .tolist()
    ]
    numbers = numbers_of_heads(new)
    before = old.households["head_citizen_id"].to_numpy(dtype=object)
    open = [
        (i, j)
        for i, j in likenesses
        if len(numbers[j]) == CITIZEN_DIGITS and numbers[j] != before[i]
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
    """Return whether a head with the same number is another person, so that the number is wrong."""
    frame = new.households
    name, sex, birth = (
        frame[column].iloc[row] for column in ("head_name", "head_sex", "head_birth_year")
    )
    mine = (head.name, head.sex, head.birth_year)
    return are_other_people(mine, (name or "", sex or "", float(birth)))
