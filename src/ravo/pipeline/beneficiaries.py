"""Lists of the programmes of support on a day: reads workbooks, returns the findings of each."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from ravo.faults import Fault, usage
from ravo.faults.exit_codes import ExitCode
from ravo.faults.unread import Unread
from ravo.files import whole_file
from ravo.pipeline.commune_names import names_of_communes, place_of
from ravo.pipeline.deaths_of_facts import faults_of_deaths, with_deaths, with_deaths_of_escaped
from ravo.pipeline.listener import Listener
from ravo.pipeline.programme_facts import (
    BookFacts,
    facts_of_book,
    facts_of_escaped,
    joined_facts,
    programme_edition,
    unnamed_help,
    with_past,
)
from ravo.pipeline.reviews import report_passed_over
from ravo.pipeline.years import gathered_years, read_books, unread_of_item
from ravo.places.senders import sent_once
from ravo.programmes.expressions import columns_needed
from ravo.programmes.facts import REGISTER_COLUMN, ProgrammeFacts
from ravo.programmes.findings import ProgrammeFindings
from ravo.programmes.loader import chosen_programmes, known_programmes
from ravo.programmes.machine import beneficiaries_json
from ravo.programmes.model import Programme
from ravo.programmes.standings import judge_programmes
from ravo.register.names import closed_with_register
from ravo.register.programme_pasts import RegisteredPasts, escaped_elsewhere, registered_pasts
from ravo.results.results import Results
from ravo.review.review import Review
from ravo.survey.members import closing_day, owners
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from ravo.survey.survey import Info
from ravo.text import first_named

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True)
class BeneficiariesRequest:
    """Which workbooks (surveys or results) are read for beneficiaries, and for which day.

    `programmes` are the ids of the programmes, all where empty; `own` is an office's own file of
    programmes. A `register` (a file or the URL of a server) supplies who is newly escaped and who
    was helped.
    """

    paths: Sequence[Path]
    on: date
    programmes: Sequence[str] = ()
    own: Path | None = None
    register: str | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)
    recursive: bool = False


@dataclass(frozen=True)
class Beneficiaries:
    """The facts of all workbooks on a day, and the findings of each programme over them.

    `departed` counts the households that left the list and are no cases; `books` are the workbooks,
    `infos` the contents of their sheets `Thông tin`, `communes` the names of their communes on the
    lists. `findings` has the contents of every list: `rows`, `counts`, `programme.remarks`.
    `register_address` is the address of the register that was read.
    """

    on: date
    facts: ProgrammeFacts
    findings: tuple[ProgrammeFindings, ...]
    books: tuple[Path, ...]
    departed: int
    unread: Unread
    register: bool
    infos: tuple[Info, ...] = ()
    communes: tuple[str | None, ...] = ()
    register_address: str | None = None

    @property
    def code(self) -> int:
        """1 where an answer is missing, else 0."""
        open_ones = any(one.counts.to_ask for one in self.findings)
        return ExitCode.NOT_ALL if open_ones else ExitCode.DONE


def beneficiaries_of(request: BeneficiariesRequest, listener: Listener) -> Beneficiaries:
    """Return the findings of each programme: who is on its list.

    Raises UsageProblem (exit code 2) for an unknown programme or a year without an edition, and
    InputProblem (exit code 3) for a file that cannot be read.
    """
    known = known_programmes(request.own)
    chosen = chosen_programmes(known, request.programmes)
    edition = programme_edition(request.on)
    settings = load_settings(request.reading)
    gathered = gathered_years(request.paths, recursive=request.recursive)
    unread = report_passed_over(gathered, listener)
    has_register = request.register is not None
    books: list[BookFacts] = []
    with _register(request.register) as register:
        pasts: list[RegisteredPasts] = []
        infos: list[Info] = []
        for item in read_books(gathered.books, settings, listener):
            unread += unread_of_item(item)
            past = None if register is None else registered_pasts(register, item, request.on)
            pasts += [] if past is None else [past]
            _report_lost(item, listener)
            _report_faulty(item, listener)
            books.append(_book(item, past, listener))
            infos.append(item.info)
        communes = names_of_communes(gathered.books, infos)
        books = _named(books, communes)
        if register is not None:
            pasts = _named(pasts, communes)
            books += _escaped_elsewhere(register, pasts, request.on, listener)
    for fault in _faults_of_books(gathered.books, infos, request.on):
        listener.fault(fault)
    if not has_register:
        _report_no_register(chosen, listener)
    if unnamed := unnamed_help(books, known):
        listener.fault(Fault("RV-1312", params={"names": first_named(unnamed)}))
    facts = joined_facts(books, request.on, edition, known, registered=has_register)
    for fault in faults_of_deaths(facts):
        listener.fault(fault)
    if (without := facts.without_members) and any(one.unit == "person" for one in chosen):
        listener.fault(Fault("RV-1323", params={"count": without}))
    return Beneficiaries(
        request.on,
        facts,
        tuple(judged(chosen, facts)),
        tuple(gathered.books),
        sum(book.departed for book in books),
        unread,
        has_register,
        tuple(infos),
        communes,
        request.register,
    )


PerCommune = TypeVar("PerCommune", BookFacts, RegisteredPasts)


def _named(items: Sequence[PerCommune], communes: Sequence[str | None]) -> list[PerCommune]:
    """Return the items of workbooks, each with the name that its commune has on the lists."""
    pairs = zip(items, communes, strict=True)
    return [replace(item, commune=commune) for item, commune in pairs]


def _report_no_register(chosen: Sequence[Programme], listener: Listener) -> None:
    """Report that there is no register, if a programme has conditions that need one."""
    items = [item for one in chosen for item in (*one.requirements, *one.priority)]
    if any(REGISTER_COLUMN in columns_needed(item.expression) for item in items):
        listener.fault(Fault("RV-1307"))


def _faults_of_books(books: Sequence[Path], infos: Sequence[Info], on: date) -> Iterator[Fault]:
    """Yield faults of workbooks taken together: a commune twice, a review after the day.

    Raises UsageProblem (exit code 2) for workbooks of several years, which list households twice.
    """
    years = sorted({str(info.year) for info in infos})
    if len(years) > 1:
        raise usage("RV-1318", years=years)
    pairs = list(zip(books, infos, strict=True))
    _, several = sent_once(pairs, lambda pair: place_of(pair[1]))
    for group in several:
        names = [path.name for path, _ in group]
        yield Fault("RV-1319", params={"commune": group[0][1].commune or "", "names": names})
    closing = [info.review_date or closing_day(info.year) for info in infos if info.year]
    if closing and max(closing) > on:
        yield Fault("RV-1320", params={"day": on, "closing": max(closing)})
    # From its closing day on, the next year's review has new classes.
    newest = max((info.year for info in infos if info.year), default=None)
    if newest is not None and closing_day(newest + 1) < on:
        yield Fault("RV-1325", params={"day": on, "year": str(newest)})


def findings_of_review(
    review: Review, request: BeneficiariesRequest, listener: Listener
) -> tuple[ProgrammeFindings, ...]:
    """Return the findings of programmes over one judged survey; households that left are no cases.

    Of the `request` its day, programmes and register count. The errors are those of
    `beneficiaries_of`.
    """
    known = known_programmes(request.own)
    chosen = chosen_programmes(known, request.programmes)
    edition = programme_edition(request.on)
    with _register(request.register) as register:
        past = None if register is None else registered_pasts(register, review, request.on)
        book = _book(review, past, listener)
    if register is None:
        _report_no_register(chosen, listener)
    facts = joined_facts([book], request.on, edition, known, registered=register is not None)
    return tuple(judged(chosen, facts))


@contextmanager
def _register(given: str | None) -> "Iterator[Connection | None]":
    """Yield a register opened for reading; None where none is given."""
    if given is None:
        yield None
        return
    from ravo.register.store import address_of, reading

    with reading(address_of(given)) as connection:
        yield connection


def _report_lost(item: Review | Results, listener: Listener) -> None:
    """Report the facts for programmes that results lack, and that therefore stay open questions."""
    if isinstance(item, Review):
        return
    path = Path(item.source.path).name
    if item.facts_lost - {"old"}:
        listener.fault(Fault("RV-1333", params={"path": path}))
    elif item.kept is None or item.kept.homes is None:
        listener.fault(Fault("RV-1332", params={"path": path}))


def _report_faulty(item: Review | Results, listener: Listener) -> None:
    """Report people without a household, whom no programme counts, and that there are errors."""
    if not isinstance(item, Review):
        return
    path, people = Path(item.survey.source.path).name, item.survey.members
    if people is not None:
        strangers = people.rows[owners(item.survey.households, people) < 0].tolist()
        if strangers:
            about = {
                "path": path,
                "count": len(strangers),
                "rows": first_named([*map(str, strangers)]),
            }
            listener.fault(Fault("RV-1460", params=about))
    if errors := sum(fault.severity == "error" for fault in item.faults):
        listener.fault(Fault("RV-1461", params={"path": path, "count": errors}))


def _book(item: Review | Results, past: RegisteredPasts | None, listener: Listener) -> BookFacts:
    """Return the facts of a workbook; questions that the register leaves open are reported."""
    if past is None:
        return facts_of_book(item)
    for fault in past.faults:
        listener.fault(fault)
    return with_deaths(with_past(facts_of_book(item, past.escaped), past), past.deaths)


def _escaped_elsewhere(
    register: "Connection", pasts: Sequence[RegisteredPasts], on: date, listener: Listener
) -> list[BookFacts]:
    """Return the facts of newly escaped households that no workbook has; report them."""
    households = escaped_elsewhere(register, pasts, on)
    if households:
        listener.fault(Fault("RV-1311", params={"count": len(households)}))
    return with_deaths_of_escaped(facts_of_escaped(households), households)


def judged(programmes: Sequence[Programme], facts: ProgrammeFacts) -> Iterator[ProgrammeFindings]:
    """Yield the findings of programmes. Raises UsageProblem where cases are missing from them."""
    for one in judge_programmes(programmes, facts):
        if not one.counts.reconciled:
            raise usage("RV-1301", programme=one.programme.id, **_counts(one))
        yield one


def _counts(one: ProgrammeFindings) -> dict[str, int]:
    counts = one.counts
    return {
        "read": counts.read,
        "listed": counts.listed,
        "to_ask": counts.to_ask,
        "rest": counts.not_listed,
    }


def write_beneficiaries_json(
    lists: Beneficiaries, out: Path | None, listener: Listener, *, to: TextIO
) -> None:
    """Write the lists as JSON into a file, or to `to` without one."""
    pieces = beneficiaries_json(lists.on, lists.findings)
    if out is None:
        to.writelines(pieces)
        return
    with (
        closed_with_register(lists.books, lists.register_address),
        whole_file(out) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as lines,
    ):
        lines.writelines(pieces)
    listener.written(out)
