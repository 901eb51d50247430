"""Frames whose text stays what it was read as: objects, None where blank."""

from collections.abc import Mapping
from typing import Any

import pandas as pd


def frame_of(columns: Mapping[str, Any], *, copy: bool = True) -> pd.DataFrame:
    """Return a frame of columns by name, in which text stays an object column with blanks None.

    pandas would make it a column of strings, whose blanks are NaN, and give every cell a text of
    its own where the same few words were held once. Without `copy` it holds the arrays given.
    """
    return pd.DataFrame(
        {
            name: pd.Series(values, dtype=object, copy=copy) if values.dtype == object else values
            for name, values in columns.items()
        },
        copy=copy,
    )
