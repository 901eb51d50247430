"""Results cut down to what a comparison of two years needs: a province's fit into memory."""

import sys
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.results.results import DEPRIVED, Results

NEEDED = (
    "code", "head_name", "head_sex", "head_birth_year", "village", "size", "opening_class", "b1",
    "income", "change_reason", "origin_code", "klass", "area", "evidence", "value", "line",
    "works_in_agriculture",
)  # fmt: skip
"""What `ravo.changes.year` takes of a household, beside its indicators."""
OWN = ("code", "head_name", "origin_code")
"""Texts of which nearly every household has its own; the others are a few words again and again."""


def for_pairing(results: Results) -> Results:
    """Return results with the columns that pairing and movements need; words are held once."""
    frame = results.households
    names = [name for name in frame.columns if name in NEEDED or name.startswith(DEPRIVED)]
    shared = {name: _shared(frame[name].to_numpy()) for name in names if frame[name].dtype == object and name not in OWN}  # fmt: skip
    columns = {name: pd.Series(shared.get(name, frame[name]), dtype=frame[name].dtype) for name in names}  # fmt: skip
    return replace(results, households=pd.DataFrame(columns))


def _shared(words: NDArray[np.object_]) -> NDArray[np.object_]:
    found = np.empty(len(words), dtype=object)
    found[:] = [sys.intern(word) if isinstance(word, str) else word for word in words]
    return found
