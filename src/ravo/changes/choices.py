"""By which classes and on which map years are compared, for commands too: it imports nothing."""

from typing import Literal

Opening = Literal["last-year", "recorded"]
"""Where a household's class at the start of the year is from: last year's list, this survey."""
Map = Literal["old", "new"]
"""The communes before and from 1/7/2025."""
