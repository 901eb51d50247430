"""The facts that `ravo score` left on `Cách tính` to be read back."""

from collections.abc import Iterable


class ResultsFacts:
    """Keys and values in their order in the file; an empty value is None."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs: dict[str, list[str]] = {}
        for key, value in pairs:
            self.pairs.setdefault(key, []).append(value)

    def first(self, key: str) -> str | None:
        """Return the first value of a key; None where there is none."""
        return next(iter(self.pairs.get(key, ())), None) or None

    def all(self, key: str) -> list[str]:
        """Return every value of a key."""
        return self.pairs.get(key, [])

    def whole(self, key: str) -> int | None:
        """Return the first value of a key as a whole number; None where it is none."""
        value = self.first(key)
        return int(value) if value is not None and value.isdigit() else None
