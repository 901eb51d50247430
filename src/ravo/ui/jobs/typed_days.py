"""Days typed into a field of a card."""

from datetime import date

from ravo.contract.days import day_of
from ravo.messages import text
from ravo.ui.answer import CardAnswer
from ravo.ui.order import RunOrder


def typed_day(order: RunOrder, field: str) -> date | CardAnswer | None:
    """Return the day of a field, None where it is blank; an answer where it is no valid day."""
    written = order.value(field)
    if written is None:
        return None
    read = day_of(written)
    if read.code is not None or read.value is None:
        headline = text("ui.no_day").filled(value=written)
        return CardAnswer("bad", headline, [text("ui.no_day_next")], same_file=True)
    day: date = read.value
    return day
