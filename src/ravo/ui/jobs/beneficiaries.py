"""The lists of each programme of support on a day, with their workbooks."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ravo.faults import UsageProblem
from ravo.messages import Lang, Text, text
from ravo.pipeline.beneficiaries import Beneficiaries, BeneficiariesRequest, beneficiaries_of
from ravo.pipeline.beneficiary_books import BeneficiaryBooks, write_beneficiary_books
from ravo.programmes.findings import ProgrammeFindings
from ravo.programmes.loader import read_programmes
from ravo.ui.answer import AnswerTable, CardAnswer, OfferedFile
from ravo.ui.jobs.packed_files import offered_with_archive
from ravo.ui.jobs.page_listener import Saying, fault_lines, refused, sentence, unread_lines
from ravo.ui.jobs.read_options import reading_of
from ravo.ui.jobs.register_place import past_of
from ravo.ui.jobs.typed_days import typed_day
from ravo.ui.order import RunOrder

ARCHIVE = "ai-duoc-ho-tro.zip"
FIGURES = ("listed", "to_ask", "not", "read")
HEADS = ("eligible", "to_ask", "not_eligible")


def beneficiaries(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the counts of each programme, with a workbook for each office and commune."""
    day = typed_day(order, "on_day")
    if isinstance(day, CardAnswer):
        return day
    if day is None:
        return CardAnswer("bad", text("ui.no_day_typed"), same_file=True)
    given = order.path("register")
    request = BeneficiariesRequest(
        order.paths("file"),
        day,
        _chosen(order),
        order.path("own_programmes"),
        past_of(order) if given is None else str(given),
        reading_of(order),
    )
    try:
        outcome = beneficiaries_of(request, saying)
    except UsageProblem as problem:
        return replace(refused(problem.fault), same_file=True)
    books = write_beneficiary_books(outcome, order.out, order.lang, saying)
    to_ask = sum(one.counts.to_ask for one in outcome.findings)
    lines = [text("ui.support_ask")] if to_ask else []
    lines += [text("ui.support_send"), *fault_lines(saying), *unread_lines(outcome.unread)]
    if outcome.departed:
        lines.append(text("programmes.departed").filled(count=outcome.departed))
    return CardAnswer(
        "care" if to_ask or outcome.unread else "good",
        _headline(outcome, to_ask),
        lines,
        files=_offered(order, outcome, books),
        tables=list(_tables(outcome)),
    )


def _chosen(order: RunOrder) -> tuple[str, ...]:
    """Return the ids of the chosen programmes; those of an own file are always included."""
    ticked, own = order.ticked("programmes"), order.path("own_programmes")
    if not ticked or own is None:
        return ticked
    return (*ticked, *(one.id for one in read_programmes(own)))


def _headline(lists: Beneficiaries, to_ask: int) -> Text:
    return text("ui.support_done").filled(
        on=lists.on,
        programmes=len(lists.findings),
        listed=sum(one.counts.listed for one in lists.findings),
        to_ask=to_ask,
    )


def _tables(lists: Beneficiaries) -> Iterator[AnswerTable]:
    """Yield the counts of each programme, and its remarks (outside the data, or not at hand)."""
    kinds = [text(f"beneficiaries.sheet_{name}") for name in HEADS]
    read = text("beneficiaries.col_count_read")
    heads = [text("ui.support_programme"), text("ui.support_unit"), *kinds, read]
    yield AnswerTable(text("ui.support_table"), heads, [_row(one) for one in lists.findings])
    rows = [
        [sentence(one.programme.title.say), sentence(partial(_remarks, one))]
        for one in lists.findings
        if one.programme.remarks
    ]
    if rows:
        heads = [text("ui.support_programme"), text("ui.support_remark")]
        yield AnswerTable(text("ui.support_remarks"), heads, rows)


def _row(one: ProgrammeFindings) -> list[str | Text]:
    figures = one.counts.for_machines()
    unit = text(f"programmes.unit_{one.programme.unit}")
    counts = [text("ui.figure").filled(count=figures[name]) for name in FIGURES]
    return [sentence(one.programme.title.say), unit, *counts]


def _remarks(one: ProgrammeFindings, lang: Lang) -> str:
    programme = one.programme
    sentences = [
        f"{remark.sentence.say(lang)} ({programme.cited(remark.citation, lang)})"
        for remark in programme.remarks
    ]
    return " ".join(sentences)


def _offered(order: RunOrder, lists: Beneficiaries, books: BeneficiaryBooks) -> list[OfferedFile]:
    """Return the summary, the workbooks of offices and of communes, and an archive of all."""
    offices = {
        one.programme.office.name.vi: sentence(one.programme.office.name.say)
        for one in lists.findings
    }
    files = [(books.summary, text("ui.file_support_summary"))]
    files += [
        (path, text("ui.file_support_office").filled(office=offices[name]))
        for name, path in books.offices.items()
    ]
    files += [
        (path, text("ui.file_support_commune").filled(commune=name or text("ui.no_commune")))
        for name, path in books.communes.items()
    ]
    return offered_with_archive(files, order.out / ARCHIVE, text("ui.file_support_all"))
