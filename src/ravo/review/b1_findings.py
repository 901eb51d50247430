"""Warnings about B1 by the answers: against the form, against income, about the score table."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ravo.criteria import Edition
from ravo.criteria.rules import a_month, poverty_line
from ravo.criteria.terms import AREAS
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.messages import Text
from ravo.places.regions import REGIONS
from ravo.review.b1 import B1Evidence
from ravo.review.evidence import Evidence
from ravo.review.fault_cells import faults_at
from ravo.review.review import Verdicts
from ravo.survey.survey import Survey
from ravo.text import first_named, format_number

SAME = 1e-6


def b1_findings(
    survey: Survey, edition: Edition, evidence: Evidence, verdicts: Verdicts
) -> Iterator[Iterable[Fault]]:
    """Yield the warnings of B1 by the answers; nothing where no household gave any."""
    grid = evidence.grid
    if grid is None or not grid.given.any():
        return
    yield _of_the_grid(survey, evidence, grid)
    kept = ~survey.rejected & grid.given
    yield _against_the_form(survey, evidence, grid, kept)
    yield from _against_income(survey, edition, evidence, verdicts, kept)


def unchecked_score_table(year: int, communes: Sequence[str]) -> Iterator[Fault]:
    """Warn of communes whose B1 uses a score table that only one person checked."""
    if communes:
        params = {"year": str(year), "communes": first_named(communes), "count": len(communes)}
        yield Fault("RV-480", params=params)


def _of_the_grid(survey: Survey, evidence: Evidence, grid: B1Evidence) -> Iterator[Fault]:
    """Yield warnings where the region is unknown, and where only one person checked the table."""
    sheet = survey.households.sheet
    if grid.place.column is None and ((evidence.area != "urban") & grid.given).any():
        regions = tuple(REGIONS[column - 1] for column in grid.place.columns)
        provinces = grid.place.provinces or (Text("chưa rõ", "not known"),)
        yield Fault("RV-543", sheet=sheet, params={"regions": regions, "provinces": provinces})
    if not grid.grid.source.checked:
        yield Fault("RV-544", sheet=sheet, params={"households": int(grid.given.sum())})


def _against_the_form(
    survey: Survey, evidence: Evidence, grid: B1Evidence, kept: NDArray[np.bool_]
) -> FaultTable:
    """Return warnings where the B1 total on the form differs from the sum of the answers."""
    least, most = grid.bounds(evidence.area)
    off = (evidence.b1 < least - SAME) | (evidence.b1 > most + SAME)
    records = np.flatnonzero(kept & off)
    ends = zip(least[records].tolist(), most[records].tolist(), strict=True)
    each = {
        "form": evidence.b1[records].tolist(),
        "computed": [range_words(*pair) for pair in ends],
        "items": [_items(grid, evidence.area[record], record) for record in records.tolist()],
    }
    return faults_at(survey, "RV-541", "b1", records, each)


def range_words(least: float, most: float) -> Text:
    """Return a figure, or its lower and upper bound, as text in both languages."""
    return Text(
        *(
            format_number(least, lang)
            if least == most
            else f"{format_number(least, lang)}–{format_number(most, lang)}"
            for lang in ("vi", "en")
        )
    )


def _items(grid: B1Evidence, area: str | None, record: int) -> Text:
    """Return the points of every item, such as `1: 45; 2: 0–52`."""
    scored = next(scored for key, scored in grid.scores.items() if area in (key, None))
    points = [
        (item.number, range_words(float(scored.low[record, at]), float(scored.high[record, at])))
        for at, item in enumerate(grid.grid.items)
    ]
    return Text(
        "; ".join(f"{number}: {words.vi}" for number, words in points),
        "; ".join(f"{number}: {words.en}" for number, words in points),
    )


def _against_income(
    survey: Survey,
    edition: Edition,
    evidence: Evidence,
    verdicts: Verdicts,
    kept: NDArray[np.bool_],
) -> Iterator[FaultTable]:
    """Yield warnings where B1 by the answers decides and income is across its own line."""
    least, most = verdicts.value_ends.T
    for area in AREAS:
        points = poverty_line(edition, "b1", area)
        money = a_month(edition, "income", poverty_line(edition, "income", area))
        here = kept & (evidence.area == area) & (verdicts.evidence == "b1_grid")
        below, above = most <= points, least > points
        apart = (below & (evidence.income > money)) | (above & (evidence.income <= money))
        records = np.flatnonzero(here & apart)
        each = {
            "least": least[records].tolist(),
            "most": most[records].tolist(),
            "income": [round(one) for one in evidence.income[records].tolist()],
        }
        lines = {"points": points, "money": money}
        yield faults_at(survey, "RV-542", "income", records, each, **lines)
