"""Last year's communes on the same ground: the document reckons as the summary page does."""

from collections.abc import Mapping, Sequence

from ravo.places.units import FIRST_YEAR_OF_NEW_MAP
from ravo.report.figures.ground import CommuneParts, unmatched
from ravo.report.figures.model import CommuneFigures, District, key_of

Last = Mapping[str, CommuneParts]
"""Last year's communes that make up each commune of this year, by its key."""


def before_of(communes: Sequence[CommuneFigures], last: Last) -> CommuneParts | None:
    """Return last year's communes on the ground of these; None where one of them has none."""
    parts = [last.get(key_of(item.place), ()) for item in communes]
    return tuple(item for part in parts for item in part) if parts and all(parts) else None


def whole_before(district: District) -> CommuneParts | None:
    """Return last year's communes where both years report the same ground; else None."""
    previous = district.previous
    return previous.communes if previous is not None and unmatched(district) == ((), ()) else None


def lacking(district: District) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the communes that only this year and only last year reports, by name.

    Empty where the years are on the two sides of 1/7/2025, when names tell nothing.
    """
    previous = district.previous
    if previous is None or previous.year < FIRST_YEAR_OF_NEW_MAP <= district.year:
        return (), ()
    return unmatched(district)
