"""Forms 2 and 3 as they are printed: their columns, what each adds or takes, what must agree.

Column 1 is the opening figure, 2 to 4 are taken off, 5 to 8 are added, 9 is the closing figure.
"""

from collections.abc import Iterable, Mapping

from ravo.criteria.terms import HouseholdClass

FORM_OF: Mapping[str, str] = {
    HouseholdClass.poor.value: "2",
    HouseholdClass.near_poor.value: "3",
}
"""The form that follows the households of a class."""
SIGNS = (1, -1, -1, -1, 1, 1, 1, 1, -1)
"""Signs of the columns in the identity; the closing figure is taken off."""
COLUMNS = tuple(str(number) for number, _ in enumerate(SIGNS, start=1))
MINUS = "\u2212"
"""The sign of a difference below 0: minus itself, not a hyphen."""
OPENING, CLOSING = COLUMNS[0], COLUMNS[-1]
PASSAGES = (("2", "2", "3", "5"), ("3", "3", "2", "5"))
"""Households that leave one list for the other: form and column that they leave and enter."""


def left_over(figures: Iterable[float]) -> int:
    """Return 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8 - 9 of the columns of a form; 0 where it balances."""
    return round(float(sum(sign * figure for sign, figure in zip(SIGNS, figures, strict=True))))


def closing_formula() -> str:
    """Return how the closing column follows from the others, as the forms print it."""
    words = (
        (MINUS if sign < 0 else "+") + column
        for sign, column in zip(SIGNS[:-1], COLUMNS[:-1], strict=True)
    )
    return "".join(words).removeprefix("+")
