"""The probable typing error behind a figure that is impossible or beyond what is usual."""

from ravo.contract.columns import DAY_TYPES, Column
from ravo.messages import Text, text
from ravo.text import format_number

NO_SLIP = Text("", "")
THOUSAND, MILLION = 1_000, 1_000_000
MONTHS = 12
PHONE_DIGITS, CITIZEN_DIGITS = frozenset({9, 10}), frozenset({11, 12})
"""Numbers of digits: of a telephone or old card nine or ten; of a citizen number twelve, or eleven
without its leading zero."""
BIRTH_YEARS = frozenset({"head_birth_year"})
CENTURY = 100


def likely_slip(figure: float, column: Column) -> Text:
    """Return words on what a figure beyond its limits probably meant; empty without a suggestion.

    `figure` is in the column's own unit: points, m², people, đồng; the year of a day.
    """
    if column.type in DAY_TYPES or column.name in BIRTH_YEARS:
        return _century(figure, column) or NO_SLIP
    for guess in (_zero, _number_of_a_person, _unit, _digits):
        if words := guess(figure, column):
            return words
    return NO_SLIP


def _text_of(key: str, value: float | None = None) -> Text:
    words = text(f"slips.{key}")
    if value is None:
        return words
    return Text(
        words.vi.format(value=format_number(value, "vi")),
        words.en.format(value=format_number(value, "en")),
    )


def _usual(figure: float, column: Column) -> bool:
    low = column.soft_low if column.soft_low is not None else column.low
    high = column.soft_high if column.soft_high is not None else column.high
    return (low is None or figure >= low) and (high is None or figure <= high)


def _century(year: float, column: Column) -> Text | None:
    """Return words on a year of birth a hundred years too early (1915 for 2015), else None."""
    if column.soft_low is None or year >= column.soft_low or year + CENTURY < column.soft_low:
        return None
    words = text("slips.century")
    return Text(*(part.format(value=f"{year + CENTURY:.0f}") for part in words))


def _zero(figure: float, column: Column) -> Text | None:
    """Return the words on a 0 that probably means not known; None for any other figure.

    They differ where a value is required, as the cell may not be left blank there.
    """
    if figure != 0:
        return None
    return _text_of("zero_people" if column.required else "zero")


def _number_of_a_person(figure: float, column: Column) -> Text | None:
    """Return the words on a whole number as long as a telephone or citizen number.

    None for a column of money if it ends in three zeros, as sums do.
    """
    if not float(figure).is_integer() or (column.type == "money" and figure % THOUSAND == 0):
        return None
    digits = len(f"{abs(figure):.0f}")
    if digits in CITIZEN_DIGITS:
        return _text_of("citizen")
    return _text_of("phone") if digits in PHONE_DIGITS else None


def _unit(figure: float, column: Column) -> Text | None:
    """Return words on a sum in thousands or millions of đồng, or of a whole year, else None."""
    if column.type != "money":
        return None
    guesses = (("thousands", figure * THOUSAND), ("millions", figure * MILLION))
    for key, amount in guesses:
        if _usual(amount, column):
            return _text_of(key, amount)
    return _text_of("year") if _usual(figure / MONTHS, column) else None


def _digits(figure: float, column: Column) -> Text | None:
    """Return words on a figure with a digit or decimal comma too many or too few, else None."""
    whole = column.type == "integer"
    fewer, more = figure / 10, figure * 10
    if figure > 0 and _usual(fewer, column) and (not whole or fewer.is_integer()):
        return _text_of("digit_more", fewer)
    if column.type == "number" and _usual(more, column):
        return _text_of("digit_less")
    return None
