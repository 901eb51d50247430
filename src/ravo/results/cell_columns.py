"""Columns of cells that were read back, converted to texts or figures."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.text import unpointed

FIGURES = frozenset({float, int, bool})


def texts_in(cells: Sequence[Any]) -> NDArray[np.object_]:
    """Return cells as texts, None where blank; figures, such as codes, are converted to text."""
    try:
        # Nearly every column is text only, which one call detects.
        "".join(cells)
    except TypeError:
        cells = [cell if isinstance(cell, str) else str(unpointed(cell)) for cell in cells]
    texts = np.fromiter(cells, dtype=object, count=len(cells))
    texts[texts == ""] = None
    return texts


def figures_in(cells: Sequence[Any]) -> NDArray[np.float64]:
    """Return figures, NaN for any other cell."""
    nan = np.nan
    figures = [cell if cell.__class__ in FIGURES else nan for cell in cells]
    return np.array(figures, dtype=np.float64)
