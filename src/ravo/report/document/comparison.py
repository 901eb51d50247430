"""Last year's communes on the same ground, by the same rules as on the summary page."""

from collections.abc import Mapping, Sequence

from ravo.places.units import FIRST_YEAR_OF_NEW_MAP
from ravo.report.figures.ground import CommuneParts, unmatched
from ravo.report.figures.model import CommuneFigures, District, key_of

Last = Mapping[str, CommuneParts]
"""Last year's communes that correspond to each commune of this year, by its key."""


def before_of(communes: Sequence[CommuneFigures], last: Last) -> CommuneParts | None:
    """Return last year's communes on the ground of these communes; None where one has no match."""
    parts = [last.get(key_of(item.place), ()) for item in communes]
    return tuple(item for part in parts for item in part) if parts and all(parts) else None


def whole_before(district: District) -> CommuneParts | None:
    """Return last year's communes where both years report the same ground; else None."""
    previous = district.previous
    return previous.communes if previous is not None and unmatched(district) == ((), ()) else None


def lacking(district: District) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of communes that report only this year, and only last year.

    Empty where the years are before and after 1/7/2025, as names cannot be compared then.
    """
    previous = district.previous
    if previous is None or previous.year < FIRST_YEAR_OF_NEW_MAP <= district.year:
        return (), ()
    return unmatched(district)
