"""The law as data: editions of the criteria, their lines, indicators and rules."""

from ravo.criteria.loader import edition_for_year, load_edition, shipped_editions
from ravo.criteria.model import Citation, ClassLine, Edition, Indicator, Mark

__all__ = [
    "Citation",
    "ClassLine",
    "Edition",
    "Indicator",
    "Mark",
    "edition_for_year",
    "load_edition",
    "shipped_editions",
]
