"""Three-valued truth over columns: yes, no, unknown.

A column of states is int8. All answers that may be missing are computed in this form; in a frame of
pandas they are nullable booleans, to and from which `nullable` and `answers_in` convert.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ravo.typed_columns import NO, UNKNOWN, YES, TypedColumns, nullable

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["NO", "UNKNOWN", "YES", "Tri", "all_unknown", "answers_in", "both", "either"]
__all__ += ["nullable", "opposite", "side_by_side", "states_of"]

Tri = NDArray[np.int8]
_RANK: Tri = np.array([0, 2, 1], dtype=np.int8)
_STATE: Tri = np.array([NO, UNKNOWN, YES], dtype=np.int8)


def states_of(yes: NDArray[np.bool_], known: NDArray[np.bool_]) -> Tri:
    """Return yes or no where it is known, unknown elsewhere."""
    return np.where(known, yes, UNKNOWN).astype(np.int8)


def all_unknown(size: int) -> Tri:
    """Return a column in which nothing is known."""
    return np.full(size, UNKNOWN, dtype=np.int8)


def side_by_side(columns: Sequence[Tri], size: int) -> Tri:
    """Return columns of states as one 2-dimensional array of `size` rows, even without a column."""
    return np.column_stack(columns) if columns else np.empty((size, 0), dtype=np.int8)


def both(*states: Tri) -> Tri:
    """Return yes where all are yes, no where one is no, unknown elsewhere."""
    return _kleene(np.min, states)


def either(*states: Tri) -> Tri:
    """Return yes where one is yes, no where all are no, unknown elsewhere."""
    return _kleene(np.max, states)


def _kleene(pick: Callable[..., NDArray[np.int8]], states: tuple[Tri, ...]) -> Tri:
    """Return the minimum or maximum (`pick`) of states in the order no < unknown < yes."""
    ranks = np.stack([_RANK[state] for state in states])
    extreme: Tri = _STATE[pick(ranks, axis=0)]
    return extreme


def opposite(state: Tri) -> Tri:
    """Return no for yes and yes for no; what is unknown stays so."""
    return np.where(state == UNKNOWN, UNKNOWN, 1 - state).astype(np.int8)


def answers_in(columns: "TypedColumns | pd.DataFrame", name: str) -> Tri:
    """Return a column of answers as states; nullable booleans of a frame are converted."""
    if isinstance(columns, TypedColumns):
        return columns[name]
    answers = columns[name]
    if answers.dtype == np.int8:
        return answers.to_numpy()
    states = answers.astype("boolean").to_numpy(dtype=np.int8, na_value=UNKNOWN)
    return np.asarray(states, dtype=np.int8)
