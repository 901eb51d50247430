"""B1 by the answers on the form and a typed-in score table: evidence kind `b1_grid`."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.criteria import Edition
from ravo.criteria.rules import poverty_line
from ravo.criteria.terms import AREAS, Area
from ravo.places.regions import RegionPlace, place_of
from ravo.score_table.answers import given, score_table_columns
from ravo.survey.survey import Survey
from ravo.typed_columns import Figures

if TYPE_CHECKING:
    from ravo.score_table.model import ScoreTable
    from ravo.score_table.points import ScoredPoints


class B1Evidence(NamedTuple):
    """B1 of every household record by the answers, one `ScoredPoints` for each area that was read.

    `given` flags the households that answered anything, `settled` those whose answers are on the
    same side of the line in every area that may apply. `place` is the commune's region, whose rural
    column applies.
    """

    grid: "ScoreTable"
    place: RegionPlace
    given: NDArray[np.bool_]
    settled: NDArray[np.bool_]
    scores: "dict[Area, ScoredPoints]"

    def ends(self, area: Area) -> tuple[Figures, Figures]:
        """Return the fewest and most points of households in an `area`; NaN without answers."""
        scored = self.scores.get(area)
        if scored is None:
            nothing = np.full(len(self.given), np.nan)
            return nothing, nothing
        return (
            np.where(self.given, scored.least, np.nan),
            np.where(self.given, scored.most, np.nan),
        )

    def bounds(self, areas: NDArray[np.object_]) -> tuple[Figures, Figures]:
        """Return the fewest and most points in each household's area; in both if it is unknown."""
        (rural_least, rural_most), (urban_least, urban_most) = map(self.ends, AREAS)
        rural, urban = areas == "rural", areas == "urban"
        least = np.where(
            rural, rural_least, np.where(urban, urban_least, np.fmin(rural_least, urban_least))
        )
        most = np.where(
            rural, rural_most, np.where(urban, urban_most, np.fmax(rural_most, urban_most))
        )
        return least, most

    def lost(self, record: int, areas: NDArray[np.object_]) -> list[str]:
        """Return the survey's B1 columns that count for a household and are blank."""
        scored = self.scores[areas[record] or next(iter(self.scores))]
        items = [item for at, item in enumerate(self.grid.items) if scored.missing[record, at]]
        numbers = {item.number for item in items}
        names = [
            column.name
            for column in score_table_columns(self.grid)
            if not column.name.startswith("b1_nl_") and int(column.name[3:5]) in numbers
        ]
        return names + [
            f"b1_nl_{at + 1}" for at in np.flatnonzero(scored.unsettled[record]).tolist()
        ]


def b1_evidence(survey: Survey, edition: Edition, areas: NDArray[np.object_]) -> B1Evidence | None:
    """Return B1 by the answers; None where the sheet has none of a score table's columns."""
    grid, columns = survey.grid, survey.households.columns
    if grid is None or not any(survey.households.given(c.name) for c in score_table_columns(grid)):
        return None
    from ravo.score_table.points import joined, score_points

    info = survey.info
    names = (info.commune_code, info.commune, info.district, info.province)
    place = place_of(info.map_year or 0, *names)
    unknown = areas == None  # noqa: E711  element-wise
    scores: dict[Area, ScoredPoints] = {
        area: joined([score_points(grid, columns, *pair) for pair in _columns(grid, place, area)])
        for area in AREAS
        if ((areas == area) | unknown).any()
    }
    settled = np.ones(len(areas), dtype=bool)
    for area, scored in scores.items():
        line = poverty_line(edition, "b1", area)
        aside = (scored.least == scored.most) | (scored.most <= line) | (scored.least > line)
        settled &= aside | ~((areas == area) | unknown)
    return B1Evidence(grid, place, given(grid, columns), settled, scores)


def _columns(grid: "ScoreTable", place: RegionPlace, area: Area) -> list[tuple[int, int]]:
    """Return the (own, regional) columns of the score table that an area's households may have."""
    if area == "rural":
        return [(column, column) for column in place.columns]
    regional = any(exception.effect == "rural" for exception in grid.exceptions)
    return [(0, column) for column in (place.columns if regional else place.columns[:1])]


def own_column(evidence: B1Evidence, area: str | None) -> int | None:
    """Return the points column of a household; None where its area or region is unknown."""
    return 0 if area == "urban" else evidence.place.column if area == "rural" else None
