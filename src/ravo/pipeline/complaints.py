"""Complaints in a register: recorded with their due day, listed, closed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.faults import Fault, usage
from ravo.files import whole_file
from ravo.messages import text
from ravo.pipeline.listener import Listener
from ravo.pipeline.office_days import office_days
from ravo.pipeline.outputs import checked_output, refuse_inputs, spare
from ravo.pipeline.register import author_of, there
from ravo.register.choices import ComplaintReview
from ravo.register.complaints import ComplaintBook, complaint_book, complaint_named
from ravo.register.recorded_complaints import (
    RecordedComplaint,
    TypedComplaint,
    TypedResult,
    close_complaint,
    record_complaint,
    refuse_typed,
    refuse_unknown_commune,
)
from ravo.register.store import closed_as_register, reading, register_address, writing
from ravo.review_dates.loader import shipped_dates
from ravo.review_dates.model import TermUnit
from ravo.review_dates.working_days import WorkingDays

if TYPE_CHECKING:
    from ravo.report.forms.settings import ReportSettings

LAST_YEAR = 2100


@dataclass(frozen=True)
class OfficeTerms:
    """The rules by which an office counts days: an option `days`, a file of holidays, settings."""

    days: int | None = None
    holidays: Path | None = None
    settings: Path | None = None

    def read(self) -> "tuple[WorkingDays, ReportSettings | None]":
        """Return the working days of the office, and its settings (None without a file of them)."""
        from ravo.report.forms.settings_file import read_settings

        settings = None if self.settings is None else read_settings(self.settings)
        return office_days(self.holidays, settings, self.settings), settings


def add_complaint(
    register: str | None,
    typed: TypedComplaint,
    terms: OfficeTerms,
    by: str | None,
    listener: Listener,
    *,
    today: date,
) -> RecordedComplaint:
    """Record a complaint; its due day is counted from the day of receipt.

    `register` is a path or address, None for the usual one; `typed` has the values of the options,
    `terms` the office's number of days to answer, its holidays and working days. `by` is who
    records it, `today` the day on which it is recorded; `listener` receives warnings.

    Raises UsageProblem (exit code 2) for impossible days, a household that the register does not
    have, an unknown number of days to answer, and a complaint that is recorded already.
    """
    refuse_typed(typed, today)
    working, settings = terms.read()
    days, unit = _days(typed.review, terms.days, settings)
    counted = working.after(typed.received, days, unit)
    with writing(there(register)) as connection:
        done = record_complaint(connection, typed, days, counted.day, author_of(by))
    late = _after_posting(typed, working)
    for fault in (*done.faults, counted.doubt, late):
        if fault is not None:
            listener.fault(fault)
    return done


def _after_posting(typed: TypedComplaint, working: WorkingDays) -> Fault | None:
    """Return a note where a complaint came after the act's term of posting, else None."""
    term = shipped_dates().term(f"posting_{typed.review}")
    if typed.posted is None or term.days is None:
        return None
    last = working.after(typed.posted, term.days, term.unit).day
    if typed.received <= last:
        return None
    return Fault("RV-1444", params={"received": typed.received, "last": last})


def _days(
    review: ComplaintReview, given: int | None, settings: "ReportSettings | None"
) -> tuple[int, TermUnit]:
    """Return the days of a re-check: of the option, else of the act, else of the settings."""
    term = shipped_dates().term(f"recheck_{review}")
    if given is not None:
        return given, "working_days"
    if term.days is not None:
        return term.days, term.unit
    if settings is None or settings.recheck_days is None:
        raise usage("RV-1399")
    return settings.recheck_days, "working_days"


def close_in_register(
    register: str | None, written: str, typed: TypedResult, by: str | None, *, today: date
) -> RecordedComplaint:
    """Record the result of a complaint.

    Raises UsageProblem (exit code 2) where there is no such complaint, it is closed already, or the
    result is not possible.
    """
    with writing(there(register)) as connection:
        return close_complaint(connection, written, typed, today, author_of(by))


def complaints_in_register(
    register: str | None, on: date, listener: Listener, *, commune: str | None = None
) -> ComplaintBook:
    """Return the complaints of a register, or of a commune, as they are on a day.

    Warnings about them are reported. Raises UsageProblem (exit code 2) for a commune that the
    register does not have.
    """
    with reading(register_address(register)) as connection:
        if commune is not None:
            refuse_unknown_commune(connection, commune)
        book = complaint_book(connection)
    for fault in book.faults:
        listener.fault(fault)
    return book.as_of(on).kept(commune=commune)


@dataclass(frozen=True)
class DueComplaints:
    """The open complaints that are overdue on a day, or due up to the day `until`."""

    book: ComplaintBook
    on: date
    until: date

    @property
    def overdue(self) -> int:
        """The number of complaints that are overdue."""
        return sum(item.overdue(self.on) for item in self.book.complaints)


def due_complaints(
    register: str | None,
    on: date,
    within: int,
    terms: OfficeTerms,
    listener: Listener,
    *,
    commune: str | None = None,
) -> DueComplaints:
    """Return the complaints that are overdue on a day or due within some working days from it.

    The day is `on`, the number of working days `within`, counted with the holidays of `terms`.
    `register` is a path or address, None for the usual one; with a `commune` only its complaints
    are returned. `listener` receives warnings.

    Raises UsageProblem (exit code 2) for a day after the last year that can be counted.
    """
    if on.year > LAST_YEAR:
        raise usage("RV-1396", what=text("complaints.day_looked_at"), day=on)
    working, _ = terms.read()
    counted = working.after(on, within)
    book = complaints_in_register(register, on, listener, commune=commune).kept(only_open=True)
    if counted.doubt is not None:
        listener.fault(counted.doubt)
    return DueComplaints(book.due_by(counted.day), on, counted.day)


def write_receipt(
    register: str | None, written: str, out: Path, settings: Path | None, listener: Listener
) -> None:
    """Write the receipt of a complaint as a Word document, no more accessible than the register.

    An existing file that was edited is kept beside it. Raises UsageProblem (exit code 2) where
    there is no such complaint, or several fit.
    """
    from ravo.register.complaint_receipt import receipt_document, receipt_facts
    from ravo.report.forms.settings_file import read_settings

    target = checked_output(out, "docx", prints=False) or out
    office = read_settings(settings)
    address = register_address(register)
    refuse_inputs(target, [address.path, settings])
    with reading(address) as connection:
        complaint = complaint_named(complaint_book(connection), written)
        facts = receipt_facts(connection, complaint, office.unit, office.place)
    spare(target, listener)
    with closed_as_register(address), whole_file(target) as temporary:
        temporary.write_bytes(receipt_document(facts))
    listener.written(target)
