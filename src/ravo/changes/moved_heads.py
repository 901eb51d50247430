"""Heads of households that changed between two periods, and where the former head went."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ravo.changes.equal_keys import equal_rows, key_numbers, without_crowds
from ravo.changes.pairing_state import part_at
from ravo.changes.pairs import Pairing
from ravo.changes.people import MOST_NAMESAKES, mapped, numbers_of_heads, plain_name
from ravo.changes.year import Year
from ravo.text import match_key
from ravo.typed_columns import Flags, Rows, TypedColumns

HeadMoves = Mapping[tuple[int, int], tuple[int, ...]]
"""For a pair by code (rows of both years), the new households that its former head may head now."""
A_YEAR = 1
"""Years by which a year of birth may differ through a slip of the pen."""


def likely_moves(old: Year, new: Year, pairing: Pairing, changed: tuple[Rows, Rows]) -> HeadMoves:
    """Return for each changed pair the new households that its former head may head now.

    `changed` are the rows of the pairs by code that have another head now. The households are of
    the same block and have no pair. The heads agree in name, year of birth and sex as far as these
    are known, and their numbers do not differ. A former head who is still a member has not moved.
    A name that makes more than MOST_NAMESAKES pairs identifies nobody.
    """
    i, j = changed
    paired = np.zeros(len(new.households), dtype=bool)
    paired[pairing.pairs["new"].to_numpy(dtype=np.int64)] = True
    before = _head_facts(old, pairing.matched.old, i).with_columns({"other": j})
    after = _head_facts(new, pairing.matched.new, np.flatnonzero(~paired))
    before, after = (
        facts.at((facts["plain"] != "") & (facts["block"] >= 0)) for facts in (before, after)
    )
    keys = key_numbers(*((before[name], after[name]) for name in ("block", "plain")))
    i, j = equal_rows(*without_crowds(*keys, MOST_NAMESAKES))
    before, after = before.at(i), after.at(j)
    likely = ~(np.abs(before["birth"] - after["birth"]) > A_YEAR)
    for name in ("sex", "tail", "number"):
        one, other = before[name], after[name]
        likely &= (one == other) | (one == "") | (other == "")
    before, after = before.at(likely), after.at(likely)
    members = _members(new, set(before["other"].tolist()))
    moves: dict[tuple[int, int], tuple[int, ...]] = {}
    columns = (before[name].tolist() for name in ("row", "other", "plain", "birth"))
    for row, other, name, birth, now in zip(*columns, after["row"].tolist(), strict=True):
        births = members.get((other, name), ())
        # A blank year of birth, which is NaN, differs from none.
        if all(abs(birth - year) > A_YEAR for year in births):
            moves[row, other] = (*moves.get((row, other), ()), now)
    return moves


def _head_facts(year: Year, blocks: Rows, rows: Rows) -> TypedColumns:
    """Return the known facts of the heads at `rows`; blanks are empty texts or NaN."""
    frame = year.households

    def texts(name: str) -> NDArray[np.object_]:
        """Return a column of texts."""
        return mapped(frame[name].to_numpy(dtype=object)[rows], str)

    return TypedColumns(
        {
            "row": rows,
            "block": blocks[part_at(year)[rows]],
            "plain": mapped(frame["head_name"].to_numpy(dtype=object)[rows], plain_name),
            "birth": frame["head_birth_year"].to_numpy(dtype=np.float64)[rows],
            "sex": texts("head_sex"),
            "tail": texts("head_tail"),
            "number": numbers_of_heads(year)[rows],
        }
    )


def _members(year: Year, households: set[int]) -> dict[tuple[int, str], list[float]]:
    """Return the years of birth of the members of some households, by household and name."""
    people = year.members[year.members["household"].isin(households)]
    columns = (people["household"].tolist(), people["name"].tolist(), people["birth_year"].tolist())
    births: dict[tuple[int, str], list[float]] = {}
    for household, name, birth in zip(*columns, strict=True):
        births.setdefault((household, plain_name(name or "")), []).append(birth)
    return births


def same_names(old: Year, new: Year, i: Rows, j: Rows) -> Flags:
    """Return which pairs of households have heads of one name whose numbers do not differ.

    Case, blanks and the place of a tone mark make no difference; the tones themselves do.
    """
    sides = [
        (
            mapped(year.households["head_name"].to_numpy(dtype=object)[rows], match_key),
            numbers_of_heads(year)[rows],
        )
        for year, rows in ((old, i), (new, j))
    ]
    (names, numbers), (others, other_numbers) = sides
    differ = (numbers != other_numbers) & (numbers != "") & (other_numbers != "")
    return np.asarray((names == others) & (names != "") & ~differ, dtype=bool)
