"""Households listed twice in a year: as departed from one place and, by number, at another."""

import numpy as np

from ravo.changes.people import HeadKeys, other_people
from ravo.changes.year import Year


def declared_moves(new: Year, heads: HeadKeys) -> dict[int, int]:
    """Map each row by which a household left a place to the row of its present place.

    Both rows have the same whole citizen number of the head, which no other row has.
    """
    numbers, departed = heads.citizen, new.departed
    left = np.flatnonzero(departed & (numbers != ""))
    if not len(left):
        return {}
    gone = set(numbers[left].tolist())
    rows: dict[str, list[int]] = {}
    for row in np.flatnonzero(~departed & np.isin(numbers, list(gone))).tolist():
        rows.setdefault(numbers[row], []).append(row)
    times: dict[str, int] = {}
    for number in numbers[left].tolist():
        times[number] = times.get(number, 0) + 1
    moves = {
        row: rows[number][0]
        for row, number in zip(left.tolist(), numbers[left].tolist(), strict=True)
        if len(rows.get(number, ())) == 1 and times[number] == 1
    }
    i, j = (np.array(list(side), dtype=np.int64) for side in (moves.keys(), moves.values()))
    same = ~other_people(heads, i, heads, j)
    return dict(zip(i[same].tolist(), j[same].tolist(), strict=True))
