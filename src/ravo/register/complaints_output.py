"""Complaints for a terminal of 80 columns and as JSON; no names of people are among them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from ravo.messages import Lang, say, text
from ravo.register.choices import ComplaintResult
from ravo.register.complaints import Complaint, ComplaintBook, initials
from ravo.register.shown import folded, table_lines

RESULTS: tuple[ComplaintResult, ...] = ("accepted", "rejected", "withdrawn")
WIDTHS = {
    "id": 8,
    "household": 10,
    "place": 12,
    "about": 14,
    "received": 10,
    "due": 10,
    "state": 10,
}
SCHEMA = 1


def counts_of(complaints: Sequence[Complaint], on: date) -> dict[str, int]:
    """Return how many complaints there are, open, overdue on a day, and of each result."""
    results = Counter(item.closed.result for item in complaints if item.closed is not None)
    return {
        "all": len(complaints),
        "open": sum(item.closed is None for item in complaints),
        "overdue": sum(item.overdue(on) for item in complaints),
        **{result: results[result] for result in RESULTS},
    }


def complaints_json(book: ComplaintBook, on: date, until: date | None = None) -> dict[str, Any]:
    """Return complaints as they are on a day; with `until`, those that are due by that day."""
    ahead = {} if until is None else {"until": until.isoformat()}
    return {
        "schema": SCHEMA,
        "on": on.isoformat(),
        **ahead,
        "complaints": [complaint_json(item, on) for item in book.complaints],
        "counts": counts_of(book.complaints, on),
    }


def complaint_json(item: Complaint, on: date) -> dict[str, Any]:
    """Return one complaint; `household` is None for a household on no list."""
    closed = item.closed
    return {
        "id": item.id,
        "household": item.code,
        "commune": item.commune,
        "village": item.village,
        "about": item.about,
        "received": item.received.isoformat(),
        "due": item.due.isoformat(),
        "state": "open" if closed is None else "closed",
        "closed": None if closed is None else closed.on.isoformat(),
        "result": None if closed is None else closed.result,
        "overdue": item.overdue(on),
    }


def complaints_text(book: ComplaintBook, on: date, lang: Lang) -> str:
    """Return the table of complaints and their counts."""
    if not book.complaints:
        return say("complaints.none", lang) + "\n"
    lines = [*_table(book.complaints, on, lang), ""]
    lines += folded(say("complaints.counts", lang, **counts_of(book.complaints, on)))
    return "\n".join(lines) + "\n"


def due_text(book: ComplaintBook, on: date, until: date, lang: Lang) -> str:
    """Return the open complaints that are overdue, or due up to a day."""
    days = {"on": on, "until": until}
    if not book.complaints:
        return say("complaints.none_due", lang, **days) + "\n"
    overdue = counts_of(book.complaints, on)["overdue"]
    soon = len(book.complaints) - overdue
    lines = [*_table(book.complaints, on, lang), ""]
    lines += folded(say("complaints.due_counts", lang, overdue=overdue, soon=soon, **days))
    return "\n".join(lines) + "\n"


def state_words(item: Complaint, on: date, lang: Lang) -> str:
    """Return the state of a complaint: open, overdue, or its result with the day."""
    if item.closed is not None:
        state = text(f"complaints.state_{item.closed.result}")
        return say("complaints.state_on", lang, state=state, day=item.closed.on)
    return say(f"complaints.state_{'overdue' if item.overdue(on) else 'open'}", lang)


def _table(complaints: Sequence[Complaint], on: date, lang: Lang) -> list[str]:
    rows = [
        (
            item.short,
            item.code or say("complaints.no_list", lang, name=initials(item.name or "")),
            ", ".join(filter(None, (item.village, item.commune))),
            say(f"complaints.about_{item.about}", lang),
            f"{item.received:%d/%m/%Y}",
            f"{item.due:%d/%m/%Y}",
            state_words(item, on, lang),
        )
        for item in complaints
    ]
    return table_lines(WIDTHS, rows, lang, "complaints")


def done_sentence(item: Complaint, key: str, batch: str, lang: Lang) -> str:
    """Return the sentence that a complaint was recorded (`added`) or settled (`closed`)."""
    about: dict[str, Any] = {"id": item.short, "batch": batch}
    about |= {"received": item.received, "due": item.due, "days": item.days}
    if item.closed is None:
        return say(f"complaints.{key}", lang, **about)
    state = text(f"complaints.state_{item.closed.result}")
    words = say(f"complaints.{key}", lang, day=item.closed.on, state=state, **about)
    if item.closed.on > item.due:
        words += " " + say("complaints.closed_late", lang, due=item.due)
    return words
