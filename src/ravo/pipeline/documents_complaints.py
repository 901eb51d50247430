"""Complaints in the register about a commune's households: reported before papers are signed."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ravo.faults import Fault
from ravo.pipeline.documents_register import on_day_of_papers
from ravo.pipeline.listener import Listener
from ravo.quotes import code_words
from ravo.text import first_named

if TYPE_CHECKING:
    from ravo.documents.holders import CommunePapers
    from ravo.register.complaints import Complaint, ComplaintBook


def report_complaints(
    register: str | None,
    communes: "Sequence[CommunePapers]",
    on: date | None,
    listener: Listener,
) -> None:
    """Report the communes' complaints that are open on a day, and accepted ones without effect.

    The day is that of the papers; today where they have none. Without a register nothing is
    reported.
    """
    if register is None:
        return
    from ravo.register.complained_classes import classes_complained_of
    from ravo.register.complaints import complaint_book

    with on_day_of_papers(register, on) as (connection, day):
        book = complaint_book(connection).as_of(day)
        accepted = [item for item in book.complaints if _is_accepted(item)]
        classes = classes_complained_of(connection, accepted) if accepted else {}
    for fault in book.faults:
        listener.fault(fault)
    for papers in communes:
        for fault in _of_commune(papers, book, classes, day):
            listener.fault(fault)


def _is_accepted(item: "Complaint") -> bool:
    return item.closed is not None and item.closed.result == "accepted" and item.code is not None


def _of_commune(
    papers: "CommunePapers", book: "ComplaintBook", classes: dict[str, str | None], day: date
) -> Iterator[Fault]:
    """Yield the faults to clear up before the papers of a commune are signed."""
    place = papers.place
    mine = book.kept(commune=place.code).complaints if place.code else ()
    mine = mine or book.kept(commune=place.commune or "").complaints
    pending = [item for item in mine if item.closed is None]
    if pending:
        overdue = sum(item.overdue(day) for item in pending)
        params = {"path": papers.file, "count": len(pending), "day": day, "overdue": overdue}
        yield Fault("RV-1440", params=params)
    same = [item for item in mine if item.id in classes and _is_same(papers, item, classes)]
    if same:
        codes = first_named([code_words(code) for code in dict.fromkeys(_codes(same))])
        yield Fault("RV-1441", params={"path": papers.file, "count": len(same), "codes": codes})


def _codes(complaints: "Sequence[Complaint]") -> Iterator[str]:
    return (item.code for item in complaints if item.code is not None)


def _is_same(papers: "CommunePapers", item: "Complaint", classes: dict[str, str | None]) -> bool:
    """Return whether a household still has the class that the complaint was about."""
    from ravo.register.periods import year_in
    from ravo.register.search import code_key

    if item.period is None or item.code is None:
        return False
    # In a register without this year's list, complaints are about the list before.
    listed = year_in(item.period)
    if listed != papers.year and not listed < papers.year <= item.received.year:
        return False
    key = code_key(item.code)
    now = [home.klass for home in papers.households if code_key(home.code) == key]
    return classes[item.id] in now
