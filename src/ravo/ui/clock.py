"""The time since the page was last used."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

IDLE_SECONDS = 30 * 60.0


@dataclass
class IdleClock:
    """Counts the seconds since the page was last used."""

    most: float = IDLE_SECONDS
    now: Callable[[], float] = time.monotonic
    last: float = field(init=False)

    def __post_init__(self) -> None:
        self.last = self.now()

    def touch(self) -> None:
        """Record that the page is in use."""
        self.last = self.now()

    def left(self, *, busy: bool) -> float:
        """Return the seconds until the page ends; a run in progress counts as use."""
        if busy:
            self.touch()
        return self.last + self.most - self.now()
