"""The dates of a review year as an iCalendar file (RFC 5545) for phones and mail programs."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from ravo.criteria.model import Citation
from ravo.messages import Lang, Text, say, text
from ravo.review_dates.loader import DatedTask
from ravo.review_dates.model import ReviewDates

PRODUCT = "-//ravo//review dates//VI"
REMIND_AT = 8
"""The hour of the day of a reminder."""
SATURDAY, SUNDAY = 5, 6
REVIEW = "periodic_review"
"""The id of the review itself, on whose results the higher office gives its opinion."""


def calendar_of(dates: ReviewDates, tasks: Sequence[DatedTask], year: int, lang: Lang) -> bytes:
    """Return the calendar of a year; the same dates give the same bytes.

    The id of an event follows from the day that the act names, so that importing the file again
    replaces the events. A day on a weekend is not moved. Work that is due before a day has its
    event on the day before.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", say("calendar.name", lang, year=str(year)))
    for task in tasks:
        calendar.add_component(_event(dates, task, lang))
    return bytes(calendar.to_ical(sorted=False))


def _event(dates: ReviewDates, task: DatedTask, lang: Lang) -> Event:
    summary = _summary(task, lang)
    event = Event()
    event.add("uid", f"{task.stated.isoformat()}-{task.task.id}@{dates.id}.ravo")
    event.add("dtstamp", datetime.combine(dates.checked_on, time(), UTC))
    event.add("dtstart", task.first)
    # The end of whole days is the day after them (RFC 5545, 3.6.1).
    event.add("dtend", task.last + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", "\n".join(description(dates, task, lang)))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(hours=REMIND_AT) - timedelta(days=task.task.remind_days))
    event.add_component(alarm)
    return event


def _summary(task: DatedTask, lang: Lang) -> str:
    words = text(f"calendar.{task.task.id}")
    if task.task.of_one_office:
        words = text("calendar.of_one_office").filled(task=words)
    return words.say(lang)


def description(dates: ReviewDates, task: DatedTask, lang: Lang) -> Iterator[str]:
    """Yield the lines of a date's description: who does what, whose date it is, its source."""
    one = task.task
    tier = "two_tier" if task.two_tier else "district"
    yield say(f"calendar.{one.id}_{tier}", lang)
    if one.of_one_office:
        yield say(f"calendar.change_{tier}", lang, document=dates.documents[one.citation.document])
    yield from _last_day(task, lang)
    yield from _weekend(task, lang)
    yield from _no_report(dates, task, lang)
    source = _source(dates, one.citation)
    yield say("calendar.source", lang, source=source, mark=_mark(one.mark))
    yield from _notes(dates, task, lang)
    if task.two_tier and (one.passes_tiers or one.id == REVIEW):
        source = dates.documents[dates.two_tier_document]
        yield say("calendar.no_district", lang, source=source, mark=_mark(dates.two_tier_mark))


def _source(dates: ReviewDates, citation: Citation) -> Text:
    """Return the document of a date, with the place in it where that is known."""
    place = [str(citation).removeprefix(citation.document).strip()]
    place += [citation.say("en").removeprefix(citation.document).strip()]
    document = dates.documents[citation.document]
    return Text(*(f"{p}, {d}" if p else d for p, d in zip(place, document, strict=True)))


def _mark(mark: str) -> Text:
    return text(f"calendar.mark_{mark}")


def _last_day(task: DatedTask, lang: Lang) -> Iterator[str]:
    """Yield, for work due before a day, that day and a remark that the event's day is the last."""
    if task.task.before:
        due, last = _day(task.stated), _day(task.last)
        yield say("calendar.due_before", lang, due=due, last=last)


def _day(day: date) -> str:
    return f"{day.day:02d}/{day.month}"


def _no_report(dates: ReviewDates, task: DatedTask, lang: Lang) -> Iterator[str]:
    """Yield a remark where the act names no report on a month's work in the next month."""
    if task.task.reported_by is None:
        return
    report = dates.date_of(task.task.reported_by)
    following = task.first.month % 12 + 1
    if following not in report.months:
        yield say(
            "calendar.no_report",
            lang,
            day=f"{report.day:02d}/{following}",
            first=str(min(report.months)),
            last=str(max(report.months)),
        )


def _notes(dates: ReviewDates, task: DatedTask, lang: Lang) -> Iterator[str]:
    """Yield the notes on this date that apply to this year only, each with its source."""
    for note in dates.notes:
        if (note.task, note.year) == (task.task.id, task.first.year):
            yield say(f"calendar.{note.id}", lang)
            source = _source(dates, note.citation)
            yield say("calendar.source", lang, source=source, mark=_mark(note.mark))


def _weekend(task: DatedTask, lang: Lang) -> Iterator[str]:
    """Yield a remark where a single day is on a weekend; no known rule moves it."""
    names = {SATURDAY: "saturday", SUNDAY: "sunday"}
    if task.first == task.last and task.first.weekday() in names:
        yield say("calendar.weekend", lang, day=text(f"calendar.{names[task.first.weekday()]}"))
