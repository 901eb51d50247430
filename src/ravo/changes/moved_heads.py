"""Heads of two periods: which households have another one, and where the old one went."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.pairing_state import part_at
from ravo.changes.pairs import Pairing
from ravo.changes.people import mapped, plain_name
from ravo.changes.year import Year
from ravo.text import match_key
from ravo.typed_columns import Flags, Rows

HeadMoves = Mapping[tuple[int, int], tuple[int, ...]]
"""The rows of households, by the pair by code whose old head may be their head now."""
A_YEAR = 1
"""Years by which a birth may differ: a slip of the pen."""


def likely_moves(old: Year, new: Year, pairing: Pairing, changed: tuple[Rows, Rows]) -> HeadMoves:
    """Return the new households of the commune that the old head may have, of each changed pair.

    `changed` are the rows of the pairs by code that have another head now. Name, year of birth and
    sex agree as far as they are known, and no number says otherwise. A head who is still a member
    went nowhere; a household that is another's is no one's.
    """
    i, j = changed
    if not len(i):
        return {}
    paired = np.zeros(len(new.households), dtype=bool)
    paired[pairing.pairs["new"].to_numpy(dtype=np.int64)] = True
    before = _head_facts(old, pairing.matched.old, i).assign(other=j)
    after = _head_facts(new, pairing.matched.new, np.flatnonzero(~paired))
    both = before.merge(after, on=["block", "plain"], suffixes=("", "_now"))
    both = both[(both["plain"] != "") & (both["block"] >= 0)]
    both = both[~(both["birth"] - both["birth_now"]).abs().gt(A_YEAR)]
    for name in ("sex", "tail", "number"):
        one, other = both[name], both[f"{name}_now"]
        both = both[(one == other) | (one == "") | (other == "")]
    stayed = set(_members(new, set(both["other"].tolist())))
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    columns = (both[name].tolist() for name in ("row", "other", "row_now", "plain", "birth"))
    for row, other, now, name, birth in zip(*columns, strict=True):
        near = ((other, name, birth + step) for step in (-A_YEAR, 0, A_YEAR))
        if not stayed.intersection(near):
            found[row, other] = (*found.get((row, other), ()), now)
    return found


def _head_facts(year: Year, blocks: Rows, rows: Rows) -> pd.DataFrame:
    """Return what is known of the heads at some rows; blanks are empty texts or NaN."""
    frame = year.households

    def texts(name: str) -> NDArray[np.object_]:
        """Return a column of texts."""
        return mapped(frame[name].to_numpy(dtype=object)[rows], str)

    return pd.DataFrame(
        {
            "row": rows,
            "block": blocks[part_at(year)[rows]],
            "plain": mapped(frame["head_name"].to_numpy(dtype=object)[rows], plain_name),
            "birth": frame["head_birth_year"].to_numpy(dtype=np.float64)[rows],
            "sex": texts("head_sex"),
            "tail": texts("head_tail"),
            "number": texts("head_citizen_id"),
        }
    )


def _members(year: Year, households: set[int]) -> Iterator[tuple[int, str, float]]:
    """Yield the members of some households by name and year of birth."""
    people = year.members[year.members["household"].isin(households)]
    columns = (people["household"].tolist(), people["name"].tolist(), people["birth_year"].tolist())
    for household, name, birth in zip(*columns, strict=True):
        yield household, plain_name(name or ""), birth


def same_names(old: Year, new: Year, i: Rows, j: Rows) -> Flags:
    """Return which pairs of households have heads of one name, and no numbers that differ.

    Case, blanks and the place of a tone aside names are the same; tones themselves count.
    """
    sides = [
        [
            mapped(year.households[name].to_numpy(dtype=object)[rows], rule)
            for name, rule in (("head_name", match_key), ("head_citizen_id", str))
        ]
        for year, rows in ((old, i), (new, j))
    ]
    (names, numbers), (others, other_numbers) = sides
    differ = (numbers != other_numbers) & (numbers != "") & (other_numbers != "")
    return np.asarray((names == others) & (names != "") & ~differ, dtype=bool)
