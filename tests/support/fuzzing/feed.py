"""A fuzzer's bytes taken for choices: the same bytes always make the same input."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Feed:
    """Bytes that are used up from the front; when they are used up every choice is the first."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    @property
    def left(self) -> int:
        """How many bytes are not used yet."""
        return len(self.data) - self.at

    def raw(self, size: int) -> bytes:
        """Return the next bytes, fewer at the end."""
        taken = self.data[self.at : self.at + size]
        self.at += len(taken)
        return taken

    def below(self, limit: int) -> int:
        """Return a number from 0 to `limit` - 1, of one byte where that is enough."""
        if limit <= 1:
            return 0
        return int.from_bytes(self.raw(1 if limit <= 256 else 4), "little") % limit

    def one_of(self, items: Sequence[T]) -> T:
        """Return one of several things."""
        return items[self.below(len(items))]

    def chance(self, of: int) -> bool:
        """Tell true about once in `of` times, never when the bytes are used up."""
        return self.left > 0 and self.below(of) == of - 1

    def words(self, most: int = 24) -> str:
        """Return text of up to `most` bytes of UTF-8; what is none of it is left out."""
        return self.raw(self.below(most + 1)).decode("utf-8", "ignore")
