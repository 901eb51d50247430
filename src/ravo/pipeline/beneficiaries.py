"""Who is on the list of which programme on a day: workbooks in, findings of each programme out."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ravo.faults import Fault, usage
from ravo.faults.exit_codes import ExitCode
from ravo.faults.unread import Unread
from ravo.files import as_closed_as, whole_file
from ravo.pipeline.listener import Listener
from ravo.pipeline.programme_facts import (
    BookFacts,
    facts_of_book,
    joined_facts,
    programme_edition,
)
from ravo.pipeline.reviews import report_passed_over
from ravo.pipeline.years import gathered_years, read_books, unread_of_item
from ravo.programmes.facts import ProgrammeFacts
from ravo.programmes.findings import ProgrammeFindings
from ravo.programmes.judging import judge_programmes
from ravo.programmes.loader import chosen_programmes, known_programmes
from ravo.programmes.machine import beneficiaries_json
from ravo.programmes.model import Programme
from ravo.review.review import Review
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from ravo.survey.survey import Info


@dataclass(frozen=True)
class BeneficiariesRequest:
    """Of which workbooks (surveys or results) the beneficiaries are wanted, and on which day.

    `programmes` are the ids of those wanted, all without any; `own` is an office's own file of
    programmes. A `register` (a file or the URL of a server) knows who is newly escaped and who was
    helped.
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

    `departed` counts the households that left the list and are no cases; `books` are the
    workbooks, `infos` what their sheets `Thông tin` have. What every list prints is in `findings`:
    `rows`, `counts`, `programme.remarks`.
    """

    on: date
    facts: ProgrammeFacts
    findings: tuple[ProgrammeFindings, ...]
    books: tuple[Path, ...]
    departed: int
    unread: Unread
    register: bool
    infos: tuple[Info, ...] = ()

    @property
    def code(self) -> int:
        """1 where something is to be asked, else 0."""
        open_ones = any(one.counts.to_ask for one in self.findings)
        return ExitCode.NOT_ALL if open_ones else ExitCode.DONE


def beneficiaries_of(request: BeneficiariesRequest, listener: Listener) -> Beneficiaries:
    """Return who is on the list of each programme.

    Raises UsageProblem (exit code 2) for an unknown programme or a year of no edition, and
    InputProblem (exit code 3) for a file that cannot be read.
    """
    chosen = chosen_programmes(known_programmes(request.own), request.programmes)
    edition = programme_edition(request.on)
    settings = load_settings(request.reading)
    gathered = gathered_years(request.paths, recursive=request.recursive)
    unread = report_passed_over(gathered, listener)
    books: list[BookFacts] = []
    infos: list[Info] = []
    for item in read_books(gathered.books, settings, listener):
        unread += unread_of_item(item)
        books.append(facts_of_book(item))
        infos.append(item.survey.info if isinstance(item, Review) else item.info)
    facts = joined_facts(books, request.on, edition)
    if request.register is None:
        listener.fault(Fault("RV-1307"))
    findings = tuple(judged(chosen, facts))
    return Beneficiaries(
        request.on,
        facts,
        findings,
        tuple(gathered.books),
        sum(book.departed for book in books),
        unread,
        request.register is not None,
        tuple(infos),
    )


def judged(programmes: Sequence[Programme], facts: ProgrammeFacts) -> Iterator[ProgrammeFindings]:
    """Yield the findings of programmes. Raises UsageProblem where cases got lost among them."""
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


def write_beneficiaries_json(found: Beneficiaries, out: Path | None, listener: Listener) -> None:
    """Write the lists as JSON into a file, or to stdout without one."""
    pieces = beneficiaries_json(found.on, found.findings)
    if out is None:
        sys.stdout.writelines(pieces)
        return
    with (
        as_closed_as(found.books),
        whole_file(out) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as lines,
    ):
        lines.writelines(pieces)
    listener.written(out)
