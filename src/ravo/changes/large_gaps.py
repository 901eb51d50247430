"""Communes and villages of whose listed households a large part is missing without a reason.

Few leave the list of the poor without a row that says why. Where many do, sheets of the new list
were more likely forgotten than that all of them died or moved away.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ravo.changes.places import CommuneSpot
from ravo.changes.year import Year
from ravo.criteria.terms import LISTED
from ravo.faults import Fault
from ravo.messages import Text, text
from ravo.text import NAMED, more_than_named

LARGE_SHARE = 0.2
"""The share of those that the list before has, from which it is named: ours, not the law's."""
FEWEST_MISSING = 5
"""Fewer are named nowhere: of a small village two are a large share."""

GAPS = "RV-1414"
"""The warning that names the places."""

Words = NDArray[np.object_]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class LargeGap:
    """A commune, or a village of it, with its listed households and how many of these are missing.

    `village` is None for a whole commune.
    """

    commune: str
    village: str | None
    missing: int
    households: int

    @property
    def words(self) -> Text:
        """The place with both figures."""
        name = "gap_commune" if self.village is None else "gap_village"
        figures = {"missing": self.missing, "households": self.households}
        return text(f"changes.{name}").filled(
            commune=self.commune, village=self.village or "", **figures
        )


def gap_faults(
    years: tuple[Year, Year],
    spots: tuple[CommuneSpot, ...],
    villages: Words,
    compared: Mask,
    missing: Mask,
) -> tuple[Fault, ...]:
    """Return the fault of places that lack much of the old year's list, or none.

    `spots` are the places of the old lists, `villages` the keys of the villages of their
    households; `compared` has who is held against the new lists, `missing` who of these is
    nowhere in them.
    """
    old, new = years
    listed = compared & old.households["klass"].isin(LISTED).to_numpy(dtype=bool)
    gone = listed & missing
    if int(gone.sum()) < FEWEST_MISSING:
        return ()
    gaps = sorted(
        _gaps(old, spots, villages, listed, gone), key=lambda gap: (gap.commune, gap.village or "")
    )
    if not gaps:
        return ()
    params = {
        "old": str(old.year),
        "new": str(new.year),
        "places": [gap.words for gap in gaps[:NAMED]],
        "more": more_than_named(len(gaps)),
        "count": sum(gap.missing for gap in gaps),
    }
    return (Fault(GAPS, params=params),)


def _gaps(
    old: Year, spots: tuple[CommuneSpot, ...], villages: Words, listed: Mask, gone: Mask
) -> Iterator[LargeGap]:
    """Yield the communes with a large gap; of the others their villages with one."""
    communes = np.array([spot.map_key for spot in spots], dtype=object)
    labels = {spot.map_key: spot.label for spot in spots}
    own = communes[old.households["part"].to_numpy(dtype=np.int64)]
    words = old.households["village"].to_numpy(dtype=object)
    for commune in dict.fromkeys(own[gone].tolist()):
        mine = own == commune
        name = labels[commune]
        if (whole := _gap(name, None, listed & mine, gone & mine)) is not None:
            yield whole
            continue
        for village in dict.fromkeys(villages[gone & mine].tolist()):
            here = mine & (villages == village)
            first = str(words[here][0]) if village else ""
            if first and (part := _gap(name, first, listed & here, gone & here)) is not None:
                yield part


def _gap(commune: str, village: str | None, listed: Mask, gone: Mask) -> LargeGap | None:
    """Return the gap of a place where it is large."""
    missing, households = int(gone.sum()), int(listed.sum())
    large = missing >= FEWEST_MISSING and missing >= LARGE_SHARE * households
    return LargeGap(commune, village, missing, households) if large else None
