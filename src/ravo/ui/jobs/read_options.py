"""Options for reading a survey from the fields of a card, for facts that the file lacks."""

from dataclasses import replace
from typing import cast

from ravo.criteria.terms import Area
from ravo.survey.options import ReadOptions
from ravo.ui.order import RunOrder


def reading_of(order: RunOrder) -> ReadOptions:
    """Return the options for reading; a file of a layout has precedence over a named layout.

    Raises UsageProblem (exit code 2) for an invalid year.
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
    """Return the options for reading without year and place, which belong to another workbook."""
    profile = order.path("profile")
    return ReadOptions(
        profile=order.value("layout") if profile is None else str(profile),
        corrections=order.path("corrections"),
    )
