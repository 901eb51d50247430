"""Lists of communes made by hand for the tables of an export; every household is invented."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.exports.communes import ExportedCommune, ExportedIndicator, ExportedUnit
from ravo.messages import Text
from ravo.review.review import Counts

STATES = {"1": YES, "0": NO, "?": UNKNOWN}
INDICATORS = (
    ExportedIndicator(1, "employment", Text("Việc làm", "Employment")),
    ExportedIndicator(2, "dependency", Text("Người phụ thuộc", "Dependency")),
)


def home(village: str = "Ấp Thử", klass: str = "poor", answers: str = "10", **more: Any) -> Any:
    """Return a household by the names of its columns."""
    return {"village": village, "klass": klass, "answers": answers, **more}


def listed(
    homes: Sequence[Mapping[str, Any]], key: str = "30172", year: int = 2024, **more: Any
) -> ExportedCommune:
    """Return the list of a commune."""
    names = sorted({name for one in homes for name in one if name != "answers"})
    states = [[STATES[letter] for letter in one["answers"]] for one in homes]
    values = {
        "unit": ExportedUnit(key, f"Xã {key}", "875", "Huyện Thử", "87", "Tỉnh Thử", "rural"),
        "year": year,
        "period": str(year),
        "edition": "nd07-2021",
        "counts": Counts(len(homes) + 3, len(homes), 2, 1, 0),
        "residents": (900, 3600),
        "identities": [f"{key}/{number}" for number in range(len(homes))],
        "columns": {name: [one.get(name) for one in homes] for name in names},
        "states": np.array(states, dtype=np.int8).reshape(len(homes), len(INDICATORS)),
        "indicators": INDICATORS,
    }
    return ExportedCommune(**{**values, **more})
