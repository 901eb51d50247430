"""Made-up households of an analysis: four indicators of two services."""

from math import nan

import numpy as np

from ravo.analysis.profile import GROUPINGS, AnalysedIndicator, ResidentTotals, ReviewedRows
from ravo.messages import Text

WORK, HEALTH = Text("việc làm", "work"), Text("y tế", "health")


def rows_of(
    deprived: list[list[float]], size: list[float], *, year: int = 2024, without_class: int = 0
) -> ReviewedRows:
    """Return rows of four indicators of two services; the first row is poor by the decree."""
    count = len(deprived)
    poor = np.zeros(count)
    poor[0] = 1
    villages = ["Ấp 1" if place % 2 == 0 else "" for place in range(count)]
    return ReviewedRows(
        year=year,
        edition_id="nd07-2021",
        indicators=tuple(
            AnalysedIndicator(n, f"i{n}", Text(f"chỉ số {n}", f"indicator {n}"), service)
            for n, service in enumerate((WORK, WORK, HEALTH, HEALTH), 1)
        ),
        deprived=np.array(deprived, dtype=float),
        size=np.array(size, dtype=float),
        poor=poor,
        near_poor=np.zeros(count),
        labels=dict.fromkeys(GROUPINGS, villages),
        residents=ResidentTotals(100, None),
        without_class=without_class,
    )


ROWS = rows_of([[1, 1, 0, 0], [0, 0, 0, 0], [1, 1, 1, 0], [nan] * 4], [4, 2, 5, nan])
