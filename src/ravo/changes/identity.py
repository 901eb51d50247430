"""Forms 2 and 3 as they are printed: their columns, the sign of each, what must agree.

Column 1 is the opening figure, 2 to 4 are taken off, 5 to 8 are added, 9 is the closing figure.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from ravo.criteria.terms import HouseholdClass
from ravo.text import MINUS

FORM_OF: Mapping[str, str] = {
    HouseholdClass.poor.value: "2",
    HouseholdClass.near_poor.value: "3",
}
"""The form that follows the households of a class."""
SIGNS = (1, -1, -1, -1, 1, 1, 1, 1, -1)
"""Signs of the columns in the identity; the closing figure is taken off."""
Figure = TypeVar("Figure", int, float)
DATA_SIGN = -1
"""JSON has the unexplained difference with the other sign: movements less the closing figure."""
COLUMNS = tuple(str(number) for number, _ in enumerate(SIGNS, start=1))
OPENING, CLOSING = COLUMNS[0], COLUMNS[-1]
PASSAGES = (("2", "2", "3", "5"), ("3", "3", "2", "5"))
"""Households that leave one list for the other: form and column that they leave and enter."""


def left_over(figures: Iterable[float]) -> int:
    """Return the unexplained difference of the columns of a form; 0 where it balances.

    It is the end of the year (9) less what the start and the movements give (1 - 2 - 3 - 4 + 5 + 6
    + 7 + 8): above 0 more households are on the list than the movements explain. Added to the
    movements it gives the end of the year. Every paper and page prints it so.
    """
    given = sum(sign * figure for sign, figure in zip(SIGNS, figures, strict=True))
    return -round(float(given))


def data_difference(identity: str, difference: Figure) -> Figure:
    """Return the difference of an identity with the sign that JSON has had from the start."""
    return DATA_SIGN * difference if identity == "balance" else difference


def closing_formula() -> str:
    """Return how the closing column follows from the others, as the forms print it."""
    words = (
        (MINUS if sign < 0 else "+") + column
        for sign, column in zip(SIGNS[:-1], COLUMNS[:-1], strict=True)
    )
    return "".join(words).removeprefix("+")
