"""Values in portions small enough for one query: databases limit the number of parameters."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

AT_ONCE = 500
"""The most values in one query."""

T = TypeVar("T")


def portions(values: Sequence[T], most: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """Yield all values in their order, at most `most` at a time."""
    for start in range(0, len(values), most):
        yield values[start : start + most]
