"""The analysis of a matrix of deprivations: deprivations.py matrix|analyse ROWS.

ROWS made-up households and twelve indicators, one answer in fifty unknown, in 150 communes. The
first makes them and does nothing with them; the second analyses them by commune.
"""

import sys
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from ravo.analysis.profile import ReviewedRows

COMMUNES, INDICATORS = 150, 12


def matrix(households: int) -> "ReviewedRows":
    """Return made-up households."""
    from ravo.analysis.profile import GROUPINGS, AnalysedIndicator, ResidentTotals, ReviewedRows
    from ravo.messages import Text

    draw = np.random.default_rng(1)
    deprived = (draw.random((households, INDICATORS)) < 0.25).astype(np.float64)
    deprived[draw.random(deprived.shape) < 0.02] = np.nan
    names = [f"Xã {at % COMMUNES}" for at in range(households)]
    poor = (draw.random(households) < 0.1).astype(np.float64)
    return ReviewedRows(
        2024,
        "nd07-2021",
        tuple(
            AnalysedIndicator(at, f"i{at}", Text(f"Chỉ số {at}", f"Indicator {at}"), None)
            for at in range(1, INDICATORS + 1)
        ),
        deprived,
        draw.integers(1, 8, households).astype(np.float64),
        poor,
        1 - poor,
        dict.fromkeys(GROUPINGS, names),
        ResidentTotals(households * 2, households * 7),
        0,
    )


def main(what: str, households: int) -> None:
    """Make the households, and analyse them."""
    from ravo.analysis.profile import analyse

    rows = matrix(households)
    if what == "analyse":
        analyse(rows, 3, "household", "xa")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
