"""Frames of pandas with text columns as objects, None where blank."""

from collections.abc import Mapping
from sys import intern
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray


def frame_of(columns: Mapping[str, Any], *, copy: bool = True) -> pd.DataFrame:
    """Return a frame of columns by name, in which text stays an object column with blanks None.

    pandas itself would make text a column of strings, with NaN for blanks and a copy of each word
    for every cell. Without `copy` the frame shares the given arrays.
    """
    given = list(columns.values())
    own = any(isinstance(values, pd.Series) for values in given)
    # Columns of one index, that of the frame, are not aligned with each other.
    index = None if own else pd.RangeIndex(len(given[0]) if given else 0)
    return pd.DataFrame(
        {
            name: pd.Series(values, index, dtype=object, copy=copy)
            if values.dtype == object
            else values
            for name, values in columns.items()
        },
        index,
        copy=copy,
    )


def text_or_none(values: object) -> NDArray[np.object_]:
    """Return text as objects in which every blank is None."""
    texts = np.array(values, dtype=object)
    texts[pd.isna(texts)] = None
    return texts


def plain_values(values: Any) -> list[Any]:
    """Return an array or series as a list in which every kind of blank is None."""
    return [None if item is None or item is pd.NA or item != item else item for item in values]


def words_of(values: "pd.Series[str] | NDArray[np.object_]") -> NDArray[np.object_]:
    """Return a column of few different words as objects, each word held once; blanks are None."""
    codes, distinct = pd.factorize(values)
    # The place of a blank is -1.
    words = np.array([*map(intern, distinct), None], dtype=object)
    return np.asarray(words[codes], dtype=object)
