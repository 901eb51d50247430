"""The contents of a results workbook as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ravo.faults import Fault
from ravo.results.kept_facts import FactsLost, KeptFacts
from ravo.review.review import Counts
from ravo.survey.survey import Info, Source

if TYPE_CHECKING:
    import pandas as pd

DEPRIVED = "deprived_"
"""What the column of an indicator's state begins with; the indicator's id follows."""


@dataclass(frozen=True)
class Results:
    """One results workbook, read back: nothing in it was judged anew.

    `households` has a row per scored household under English names: text, None where blank;
    figures float64 (NaN = blank); yes/no `boolean`; `klass`, `area` and `evidence` hold ids;
    `deprived_<indicator>` int8 YES / NO / UNKNOWN; `unreviewed` (bool) of whom nothing was written
    down yet. Citizen numbers are not in
    results. `rows` holds the Excel row of each household, `letters` the Excel column of each
    name, `rejected` the codes of the households that got no class. `survey_sha256` is that of
    the survey workbook behind the results. `errors` and `warnings` count the faults of the
    review, None where the workbook does not say. `edited` shows whether somebody changed the
    sheet `Kết quả` since; `faults` then says so, and `counts.scored` is the rows as they are.
    `by_unchecked_grid`: some B1 comes from a score table that only one person has typed. `kept`
    holds the members and what pairing needs beside `households`, None where results are too old to
    have any; `facts_lost` names what of it is not there. `departed` counts the households that
    left the list, None where the workbook does not say. `list_month` is the month of a list of the
    monthly review (`2026-03`), None for other results.
    """

    source: Source
    info: Info
    edition_id: str | None
    edition_sha256: str | None
    survey_sha256: str
    verdict: str
    counts: Counts
    households: "pd.DataFrame"
    rows: NDArray[np.int64]
    letters: Mapping[str, str]
    rejected: tuple[str, ...]
    errors: int | None = None
    warnings: int | None = None
    edited: bool = False
    faults: tuple[Fault, ...] = ()
    by_unchecked_grid: bool = False
    kept: KeptFacts | None = None
    facts_lost: frozenset[FactsLost] = frozenset()
    departed: int | None = None
    list_month: str | None = None
