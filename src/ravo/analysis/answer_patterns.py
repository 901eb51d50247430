"""Rows of answers counted by pattern: which indicators are deprived, and which are unknown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ravo.typed_columns import Figures

# Three states a column; a whole number holds no more columns than this.
_CODED_COLUMNS = 39


@dataclass(frozen=True, slots=True, eq=False)
class AnswerPatterns:
    """Patterns, m of them: `deprived` and `unknown` (m × d), and their numbers of rows (`count`).

    A pattern may occur twice where parts were joined: its rows are then counted together.
    """

    deprived: npt.NDArray[np.bool_]
    unknown: npt.NDArray[np.bool_]
    count: Figures

    @property
    def total(self) -> float:
        """The number of rows of all patterns, or the sum of their sizes."""
        return float(self.count.sum())


def patterns_together(parts: Sequence[AnswerPatterns], columns: int) -> AnswerPatterns:
    """Return the patterns of several parts joined, all with `columns` columns."""
    if not parts:
        none = np.empty((0, columns), dtype=bool)
        return AnswerPatterns(none, none, np.empty(0))
    return AnswerPatterns(
        np.vstack([part.deprived for part in parts]),
        np.vstack([part.unknown for part in parts]),
        np.concatenate([part.count for part in parts]),
    )


def patterns_of(matrix: Figures, sizes: Figures) -> AnswerPatterns:
    """Return the patterns of a matrix of 0, 1 and NaN (n × d), rows counted by their sizes (n)."""
    unknown = np.isnan(matrix)
    answers = np.where(unknown, 2, matrix).astype(np.int8)
    if answers.shape[1] <= _CODED_COLUMNS:
        codes = answers @ (3 ** np.arange(answers.shape[1], dtype=np.int64))
        _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    else:
        _, first, inverse = np.unique(answers, axis=0, return_index=True, return_inverse=True)
    kept = answers[first]
    count = np.bincount(inverse.reshape(-1), weights=sizes, minlength=len(first))
    # A row of size 0 counts for nobody: it must not decide whether a ratio exists.
    some = count > 0
    return AnswerPatterns(kept[some] == 1, kept[some] == 2, count[some].astype(float))
