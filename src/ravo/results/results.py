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
"""The beginning of the name of an indicator's column of states; the indicator's id follows."""


@dataclass(frozen=True)
class Results:
    """One results workbook, read back: nothing in it was judged anew.

    `households` has a row per scored household under English names: text, None where blank;
    figures float64 (NaN = blank); yes/no `boolean`; `klass`, `area` and `evidence` hold ids;
    `deprived_<indicator>` int8 YES / NO / UNKNOWN; `unreviewed` (bool: not reviewed yet). Citizen
    numbers are not in results. `rows` are the Excel rows of the households, `letters` the Excel
    columns of the names, `rejected` the codes of the households without a class. `survey_sha256`
    is the checksum of the survey workbook. `errors` and `warnings` are the numbers of faults of the
    review, None where not recorded. `edited` is True where the sheet `Kết quả` was changed since
    scoring; a fault in `faults` then reports it, and `counts.scored` is the present number of rows.
    `by_unchecked_grid` is True where some B1 is by a score table that no second person checked.
    `kept` are the members and other facts beside `households`, None in results too old to have any;
    `facts_lost` are the missing ones. `departed` is the number of households that left the list,
    None where not recorded. `list_month` is the month of a list of the monthly review (`2026-03`),
    None for other results.
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
