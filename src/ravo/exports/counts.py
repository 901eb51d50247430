"""Counts that an office may publish, by commune and village, without small counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.terms import CLASSES
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.exports.codes import ANSWERS, COMMUNE, POOLED, VILLAGE
from ravo.exports.communes import ExportedCommune
from ravo.exports.fields import (
    class_counts_table,
    class_table,
    indicator_counts_table,
    unit_table,
)
from ravo.exports.suppression import hidden_counts
from ravo.exports.tables import (
    ExportedTable,
    TablePiece,
    class_rows,
    is_withheld,
    label_rows_table,
    unit_rows,
    whole_table,
)
from ravo.text import sort_key

SMALLEST = 5
"""The least count over 0 that is published, unless the office chose another."""
STATES = (YES, NO, UNKNOWN)


@dataclass(frozen=True, slots=True)
class CountedPlace:
    """A row of counts: the whole commune, a village, or its small villages pooled.

    `total` is None where the total itself is small.
    """

    level: str
    village: str | None
    total: int | None


@dataclass(frozen=True)
class PlaceCounts:
    """Counts by place and category; None where a count is left out."""

    places: tuple[CountedPlace, ...]
    counts: tuple[tuple[int | None, ...], ...]

    @property
    def hidden(self) -> int:
        """The number of counts that are left out."""
        return sum(count is None for line in self.counts for count in line)


def public_tables(
    communes: Sequence[ExportedCommune], smallest: int = SMALLEST
) -> tuple[tuple[ExportedTable, ...], int]:
    """Return the tables to publish, and the number of counts that are left out.

    No table has a row of a household. `smallest` is the least count over 0 that is published.
    """
    classes, indicators, hidden = [], [], 0
    for commune in communes:
        villages = village_rows(commune, smallest)
        counted = class_counts(commune, villages, smallest)
        classes.append(_class_rows(commune, counted))
        hidden += counted.hidden
        for place, one in enumerate(commune.indicators):
            counted = indicator_counts(commune, place, villages, smallest)
            indicators.append(_indicator_rows(commune, one.number, one.id, counted))
            hidden += counted.hidden
    models = (class_counts_table(), indicator_counts_table(), unit_table(counts=False))
    # Counts over all residents of a commune are never so small that they disclose a household.
    units = unit_rows(communes, counts=False)
    tables = (
        whole_table(class_table(), class_rows()),
        label_rows_table(models, communes),
        whole_table(unit_table(counts=False), units),
        whole_table(class_counts_table(), *classes),
        whole_table(indicator_counts_table(), *indicators),
    )
    return tables, hidden


VillageHouseholds = tuple[tuple[CountedPlace, NDArray[np.bool_]], ...]
"""Places with the households that are in each."""


def village_rows(commune: ExportedCommune, smallest: int) -> VillageHouseholds:
    """Return the villages of a commune with their households, small ones pooled in one row.

    Villages under the limit are pooled, together with the next smallest ones until the pool reaches
    the limit. If only a single row would remain there is none: it would be the commune.
    """
    words: Sequence[str | None] = commune.columns.get("village") or [None] * commune.size
    names = np.array(["" if not w or is_withheld(w) else w for w in words], dtype=object)
    villages = [(name, names == name) for name in sorted(set(names.tolist()), key=sort_key)]
    villages.sort(key=lambda item: int(item[1].sum()))
    pooled = np.zeros(commune.size, dtype=bool)
    while villages and (0 < pooled.sum() < smallest or villages[0][1].sum() < smallest):
        pooled |= villages.pop(0)[1]
    villages.sort(key=lambda item: sort_key(item[0]))
    rows = [
        (CountedPlace(VILLAGE, name or None, int(flags.sum())), flags) for name, flags in villages
    ]
    if pooled.any():
        rows.append((CountedPlace(POOLED, None, int(pooled.sum())), pooled))
    return tuple(rows) if len(rows) > 1 else ()


def class_counts(
    commune: ExportedCommune, villages: VillageHouseholds, smallest: int
) -> PlaceCounts:
    """Return the households by class, of the commune and of its villages."""
    klass = np.array(commune.columns["klass"], dtype=object)
    return _counts([klass == name for name in CLASSES], villages, smallest)


def indicator_counts(
    commune: ExportedCommune, place: int, villages: VillageHouseholds, smallest: int
) -> PlaceCounts:
    """Return the households by answer to one indicator, of the commune and of its villages."""
    states = commune.states[:, place]
    return _counts([states == state for state in STATES], villages, smallest)


def _counts(
    categories: Sequence[NDArray[np.bool_]], villages: VillageHouseholds, smallest: int
) -> PlaceCounts:
    whole = np.ones(len(categories[0]), dtype=bool)
    # Without villages the commune itself is the only row.
    rows = [flags for _, flags in villages] or [whole]
    counts = [[int((flags & one).sum()) for one in categories] for flags in rows]
    sums = [sum(column) for column in zip(*counts, strict=True)]
    total = len(whole)
    if 0 < total < smallest:
        nothing = (None,) * len(categories)
        return PlaceCounts((CountedPlace(COMMUNE, None, None),), (nothing,))
    hidden = hidden_counts(counts, smallest)
    last = len(rows)
    lines = [(last, sums), *((row, line) for row, line in enumerate(counts) if villages)]
    return PlaceCounts(
        (CountedPlace(COMMUNE, None, total), *(place for place, _ in villages)),
        tuple(
            tuple(None if (row, column) in hidden else count for column, count in enumerate(line))
            for row, line in lines
        ),
    )


def _class_rows(commune: ExportedCommune, counted: PlaceCounts) -> TablePiece:
    return _rows(commune, counted, [{"phan_loai": klass} for klass in CLASSES])


def _indicator_rows(
    commune: ExportedCommune, number: int, id: str, counted: PlaceCounts
) -> TablePiece:
    categories = [
        {"so_chi_so": number, "ma_chi_so": id, "tra_loi": ANSWERS[state]} for state in STATES
    ]
    return _rows(commune, counted, categories)


def _rows(
    commune: ExportedCommune, counted: PlaceCounts, categories: Sequence[Mapping[str, Any]]
) -> TablePiece:
    rows = [*_each(commune, counted, categories)]
    return {id: [row[id] for row in rows] for id in rows[0]}


def _each(
    commune: ExportedCommune, counted: PlaceCounts, categories: Sequence[Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    for number, (place, line) in enumerate(zip(counted.places, counted.counts, strict=True)):
        for category, count in zip(categories, line, strict=True):
            yield {
                "ky": commune.period,
                "nam": commune.year,
                "ma_xa": commune.unit.key,
                "so_tt": number,
                "cap": place.level,
                "thon": place.village,
                **category,
                "so_ho": count,
                "giau": int(count is None),
                "tong_so_ho": place.total,
            }
