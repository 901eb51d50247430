"""Complaints in the register: due ones, recording, closing, and receipts."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from ravo.messages import Text, text
from ravo.pipeline.complaints import (
    OfficeTerms,
    add_complaint,
    close_in_register,
    complaints_in_register,
    due_complaints,
    write_receipt,
)
from ravo.register.choices import ComplaintAbout, ComplaintResult, ComplaintReview
from ravo.register.complaints import Complaint, initials
from ravo.register.complaints_output import counts_of, state_words
from ravo.register.recorded_complaints import TypedComplaint, TypedHousehold, TypedResult
from ravo.ui.answer import AnswerTable, CardAnswer, OfferedFile
from ravo.ui.cards import COMPLAINTS_DUE, OPEN_COMPLAINTS
from ravo.ui.jobs.page_listener import Saying, fault_lines, sentence
from ravo.ui.jobs.register_place import author, register_of, written_to
from ravo.ui.jobs.typed_days import typed_day
from ravo.ui.order import RunOrder

RECEIPT = "giay-bien-nhan.docx"
WITHIN = 3
"""The number of working days within which a complaint is soon due."""
MOST_DAYS = 60
ABOUT: dict[str, ComplaintAbout] = {
    "not_listed": "not_listed",
    "listed": "listed",
    "of_class": "class",
    "facts_of_it": "facts",
    "other": "other",
}
REVIEWS: dict[str, ComplaintReview] = {"periodic": "periodic", "average_review": "average_living"}
RESULTS: dict[str, ComplaintResult] = {
    "accepted": "accepted",
    "not_accepted": "rejected",
    "withdrawn": "withdrawn",
}
"""The values of the register for the choices of the cards."""
HOUSEHOLD = ("code_listed", "name", "village", "commune")
HEADS = ("id", "household", "place", "about", "received", "due", "state")


def complaints(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the complaints that are due, that are open, or all of them, as of a day."""
    day = typed_day(order, "on_day")
    if isinstance(day, CardAnswer):
        return day
    if day is None:
        return CardAnswer("bad", text("ui.no_day_typed"), same_file=True)
    register, commune = register_of(order), order.value("commune")
    wanted = order.value("complaints_what") or COMPLAINTS_DUE
    if wanted == COMPLAINTS_DUE:
        terms = OfficeTerms(holidays=order.path("holidays"), settings=order.path("settings"))
        due = due_complaints(register, day, WITHIN, terms, saying, commune=commune)
        listed, days = due.book.complaints, {"on": due.on, "until": due.until}
        counts = {"overdue": due.overdue, "soon": len(listed) - due.overdue}
        key = "complaints.due_counts" if listed else "complaints.none_due"
        headline = text(key).filled(**days, **counts)
    else:
        book = complaints_in_register(register, day, saying, commune=commune)
        listed = book.kept(only_open=wanted == OPEN_COMPLAINTS).complaints
        key = "complaints.counts" if listed else "complaints.none"
        headline = text(key).filled(**counts_of(listed, day))
    lines = fault_lines(saying)
    overdue = any(item.overdue(day) for item in listed)
    return CardAnswer(
        "care" if overdue or (listed and lines) else "good",
        headline,
        lines,
        tables=_tables(listed, day),
        next_cards=("complaints_close", "complaints_receipt") if listed else ("complaints_add",),
        carries={"complaint": listed[0].short} if len(listed) == 1 else {},
    )


def complaints_add(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the answer after recording a complaint, with its due day."""
    received, posted = typed_day(order, "complaint_received"), typed_day(order, "complaint_posted")
    if isinstance(posted, CardAnswer):
        return posted
    if isinstance(received, CardAnswer):
        return received
    days = order.value("recheck_days")
    if days is not None and not _is_count(days):
        return CardAnswer("bad", text("ui.no_days").filled(value=days, most=MOST_DAYS))
    if received is None:
        return CardAnswer("bad", text("ui.no_day_typed"))
    typed = TypedComplaint(
        TypedHousehold(*(order.value(name) for name in HOUSEHOLD)),
        ABOUT[order.value("complaint_about") or "other"],
        order.value("complainant") or "",
        received,
        text=order.value("complaint_text"),
        posted=posted,
        review=REVIEWS[order.value("complaint_review") or "periodic"],
    )
    terms = OfficeTerms(
        None if days is None else int(days), order.path("holidays"), order.path("settings")
    )
    done = add_complaint(register_of(order), typed, terms, author(order), saying, today=_today())
    item, lines = done.complaint, fault_lines(saying)
    answer = CardAnswer(
        "care" if lines else "good",
        text("ui.complaint_added").filled(due=item.due, days=item.days),
        [text("ui.complaint_named").filled(id=item.short), *lines],
        next_cards=("complaints_receipt", "complaints", "register_undo"),
        carries={"complaint": item.short},
    )
    return written_to(order, answer)


def complaints_close(order: RunOrder, _saying: Saying) -> CardAnswer:
    """Return the answer after recording the result of a complaint."""
    day = typed_day(order, "closed_on")
    if isinstance(day, CardAnswer):
        return day
    if day is None:
        return CardAnswer("bad", text("ui.no_day_typed"))
    typed = TypedResult(
        RESULTS[order.value("complaint_result") or ""],
        day,
        order.value("result_text"),
        order.value("settled_by"),
    )
    named = order.value("complaint") or ""
    done = close_in_register(register_of(order), named, typed, author(order), today=_today())
    item = done.complaint
    lines = [text("ui.complaint_undo_hint")]
    late = day > item.due
    if late:
        lines.insert(0, text("complaints.closed_late").filled(due=item.due))
    state = text(f"complaints.state_{typed.result}")
    answer = CardAnswer(
        "care" if late else "good",
        text("ui.complaint_closed").filled(day=day, state=state),
        lines,
        next_cards=("complaints", "register_undo"),
    )
    return written_to(order, answer)


def complaints_receipt(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the receipt of a complaint, to be signed by both sides."""
    named, settings = order.value("complaint") or "", order.path("settings")
    write_receipt(register_of(order), named, order.out / RECEIPT, settings, saying)
    offered = OfferedFile(RECEIPT, text("ui.file_receipt"))
    return CardAnswer(
        "good",
        text("ui.receipt_done"),
        [text("ui.receipt_next")],
        files=[offered],
        next_cards=("complaints",),
        carries={"complaint": named},
    )


def _today() -> date:
    return date.today()  # noqa: DTZ011  the officer's day


def _is_count(typed: str) -> bool:
    """Return whether the typed text is a valid number of days."""
    return typed.isascii() and typed.isdigit() and len(typed) < 4 and int(typed) <= MOST_DAYS


def _tables(items: Sequence[Complaint], on: date) -> list[AnswerTable]:
    """Return the complaints as a table; an empty list without complaints."""
    if not items:
        return []
    heads = [text(f"complaints.head_{name}") for name in HEADS]
    return [AnswerTable(text("ui.complaints_table"), heads, [_row(item, on) for item in items])]


def _row(item: Complaint, on: date) -> list[str | Text]:
    nobody = text("complaints.no_list").filled(name=initials(item.name or ""))
    return [
        item.short,
        item.code or nobody,
        ", ".join(filter(None, (item.village, item.commune))),
        text(f"complaints.about_{item.about}"),
        f"{item.received:%d/%m/%Y}",
        f"{item.due:%d/%m/%Y}",
        sentence(partial(state_words, item, on)),
    ]
