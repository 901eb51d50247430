"""What earlier lists show of the households of a review: since when poor, when they left, again."""

from datetime import date
from typing import NamedTuple


class PastOfHousehold(NamedTuple):
    """A household over the earlier lists and this review.

    `first_year` is the first year with it on the list of poor and near-poor households, None where
    none has it; with `earlier` the opening class of its first list shows that it was on one before.
    `escaped` is that it rose above the near-poor line after it had been on the list, the last time
    on the day `escaped_on` (None: not known), which is `derived` where it is the closing day of
    the review, and `ended` that it was on the list again since. `again` is whether it is on the
    list now, having been on it and left it; None where that is not known.
    """

    first_year: int | None
    earlier: bool
    escaped: bool
    escaped_on: date | None
    derived: bool
    again: bool | None
    ended: bool = False


class HouseholdPasts(NamedTuple):
    """The earlier lists that a review was compared with, and the past of each of its records.

    `source` names where they are kept, `periods` those that have the commune. The past of a record
    is None where it is not known which household of the lists it is, if any: `doubtful` counts
    those that are like one without being one for sure.
    """

    source: str
    periods: tuple[str, ...]
    households: tuple[PastOfHousehold | None, ...]
    doubtful: int = 0
