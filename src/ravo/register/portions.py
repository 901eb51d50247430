"""Values in portions that one query can name: databases take a limited number of them."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

AT_ONCE = 500
"""Values that one query names."""

T = TypeVar("T")


def portions(values: Sequence[T], most: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """Yield all values in their order, at most some of them at once."""
    for start in range(0, len(values), most):
        yield values[start : start + most]
