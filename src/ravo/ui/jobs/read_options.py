"""How a survey is read by the fields of a card, where the file leaves something out."""

from dataclasses import replace
from typing import cast

from ravo.criteria.terms import Area
from ravo.survey.options import ReadOptions
from ravo.ui.order import RunOrder


def reading_of(order: RunOrder) -> ReadOptions:
    """Return the options of reading; a file of a layout goes before a layout chosen by name.

    Raises UsageProblem (exit code 2) for a year that is none.
    """
    return replace(
        layout_of(order),
        year=order.year() if order.value("year") else None,
        province=order.value("province"),
        district=order.value("district"),
        commune=order.value("commune"),
        area=cast("Area | None", order.value("area")),
    )


def layout_of(order: RunOrder) -> ReadOptions:
    """Return the options of reading without year and place, which are of another workbook."""
    profile = order.path("profile")
    return ReadOptions(
        profile=order.value("layout") if profile is None else str(profile),
        corrections=order.path("corrections"),
    )
