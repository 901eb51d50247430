"""The past of a review's households in earlier lists: first year on the list, escapes, returns."""

from datetime import date
from typing import NamedTuple


class PastOfHousehold(NamedTuple):
    """A household in the earlier lists and in this review.

    `first_year` is the first year in which it was on the list of poor and near-poor households,
    None for never; with `earlier` the opening class of its first list shows that it was listed
    before that. `escaped` is True where it rose above the near-poor line after it had been listed,
    the last time on the day `escaped_on` (None: not known), which is `derived` where it is the
    closing day of the review; `ended` is True where it was listed again since. `again` is True
    where it is listed now after it had left the list; None where that is not known.
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

    `source` is the name of the register, `periods` are the lists that contain the commune. The past
    of a record is None where it is not known which household of the lists it is, if any; `doubtful`
    is the number of records that are similar to one, but not certainly the same.
    """

    source: str
    periods: tuple[str, ...]
    households: tuple[PastOfHousehold | None, ...]
    doubtful: int = 0
