"""Communes and villages where a large part of the listed households is missing without a reason.

Few households leave the list of the poor without a row that gives the reason. Where many do, it is
likelier that sheets of the new list were forgotten than that all of them died or moved away.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ravo.changes.places import CommuneSpot
from ravo.changes.year import Year
from ravo.criteria.terms import LISTED
from ravo.faults import Fault
from ravo.messages import Text, text
from ravo.text import NAMED, more_than_named
from ravo.typed_columns import Flags, Rows, Texts

LARGE_SHARE = 0.25
"""The share of a place's earlier list that must be missing to be reported: ours, not the law's."""
FEWEST_MISSING = 5
"""The fewest missing households that are reported: of a small village two are a large share."""

GAPS = "RV-1414"
"""The warning that names the places."""


@dataclass(frozen=True, slots=True)
class LargeGap:
    """A commune or village with the number of its listed households and of those that are missing.

    `village` is None for a whole commune.
    """

    commune: str
    village: str | None
    missing: int
    households: int

    @property
    def words(self) -> Text:
        """The place with both numbers, as a part of a message."""
        name = "gap_commune" if self.village is None else "gap_village"
        figures = {"missing": self.missing, "households": self.households}
        return text(f"changes.{name}").filled(
            commune=self.commune, village=self.village or "", **figures
        )


def gap_faults(
    years: tuple[Year, Year],
    spots: tuple[CommuneSpot, ...],
    villages: Texts,
    compared: Flags,
    missing: Flags,
) -> tuple[Fault, ...]:
    """Return the fault that names places of which much of the old year's list is missing, or none.

    `spots` are the places of the old lists, `villages` the keys of the villages of their
    households; `compared` flags the households that were compared with the new lists, `missing`
    those of them that no new list has.
    """
    if int((compared & missing).sum()) < FEWEST_MISSING:
        return ()
    old, new = years
    listed = compared & old.households["klass"].isin(LISTED).to_numpy(dtype=bool)
    gone = listed & missing
    if int(gone.sum()) < FEWEST_MISSING:
        return ()
    unsorted = _gaps(old, spots, villages, listed, gone)
    gaps = sorted(unsorted, key=lambda gap: (-gap.missing, gap.commune, gap.village or ""))
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
    old: Year, spots: tuple[CommuneSpot, ...], villages: Texts, listed: Flags, gone: Flags
) -> Iterator[LargeGap]:
    """Yield the communes with a large gap; in other communes, the villages with one."""
    keys = [spot.map_key for spot in spots]
    part = old.households["part"].to_numpy(dtype=np.int64)
    commune = np.array([keys.index(key) for key in keys], dtype=np.int64)[part]
    large = _large(commune, listed, gone)
    for place, (missing, households) in large.items():
        yield LargeGap(spots[place].label, None, missing, households)
    village, words = pd.factorize(villages)
    rest = ~np.isin(commune, list(large)) & (villages != "")
    own = commune * len(words) + village
    written = old.households["village"]
    for place, (missing, households) in _large(own, listed & rest, gone & rest).items():
        # The name of the village is taken from its first household.
        name = str(written.iat[int(np.argmax(own == place))])
        yield LargeGap(spots[place // len(words)].label, name, missing, households)


def _large(own: Rows, listed: Flags, gone: Flags) -> dict[int, tuple[int, int]]:
    """Return for each place with a large gap the number of missing and of all households.

    `own` has the number of the place of each household.
    """
    places, counts = np.unique(own[gone], return_counts=True)
    every = np.bincount(own[listed], minlength=int(own.max()) + 1)[places]
    large = (counts >= FEWEST_MISSING) & (counts >= LARGE_SHARE * every)
    figures = zip(places[large], counts[large], every[large], strict=True)
    return {int(place): (int(missing), int(whole)) for place, missing, whole in figures}
