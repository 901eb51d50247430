"""The dates of a year's review for the officer's calendar."""

from ravo.formats import UnitLevel
from ravo.messages import text
from ravo.pipeline.calendars import write_calendar
from ravo.review_dates.model import LEVELS
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.order import RunOrder


def calendar(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the calendar of the year for the level that was chosen, or for all of them."""
    year = order.year()
    out = order.out / f"lich-ra-soat-{year}.ics"
    levels = _levels(order.value("level"))
    written = write_calendar(year, out, order.lang, saying, levels)
    # A year is no figure: it has no separator of thousands.
    headline = text("ui.calendar_done").filled(count=written.dates, year=str(written.year))
    lines = [text("ui.calendar_next")]
    if written.of_one_office:
        lines.append(text("ui.calendar_own_dates"))
    if written.district_ends:
        lines.append(text("calendar.district_ends"))
    return CardAnswer("good", headline, lines, files=[OfferedFile(out.name, text("ui.file_dates"))])


def _levels(chosen: str | None) -> tuple[UnitLevel, ...]:
    return tuple(level for level in LEVELS if level == chosen) or LEVELS
