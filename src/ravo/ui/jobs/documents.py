"""Decisions, certificates, letters of refusal, and the templates of all papers."""

from collections.abc import Callable, Iterator

from ravo.documents.lists import BELONGS
from ravo.documents.templates import PAPERS, PaperKind
from ravo.messages import Text, text
from ravo.pipeline.documents import (
    CommuneOutcome,
    DocumentsOutcome,
    DocumentsRequest,
    write_certificates,
    write_decisions,
    write_paper_templates,
    write_refusals,
)
from ravo.ui.answer import AnswerTable, CardAnswer, CountedSum, Tone
from ravo.ui.jobs.packed_files import offered_with_archive
from ravo.ui.jobs.page_listener import Saying, fault_lines, unread_lines
from ravo.ui.jobs.paper_files import ARCHIVE, WORD, offered_papers, own_templates
from ravo.ui.jobs.read_options import reading_of
from ravo.ui.jobs.register_place import past_of
from ravo.ui.jobs.typed_days import typed_day
from ravo.ui.order import RunOrder

PaperWriter = Callable[[DocumentsRequest], DocumentsOutcome]
LEFT = ("undetermined", "rejected", "departed", "blank")
WHOLE_NUMBER = "whole_number"


def decision(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the decision of each commune, with the number of households in each list."""
    return _papers(order, saying, "decision", lambda request: write_decisions(request, saying))


def certificates(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the certificates, a document for each village."""
    whole = order.value("numbers") == WHOLE_NUMBER

    def write(request: DocumentsRequest) -> DocumentsOutcome:
        """Write the certificates with the chosen form of citizen numbers."""
        return write_certificates(request, saying, whole_numbers=whole)

    return _papers(order, saying, "certificates", write)


def refusals(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the letters to the households whose request was refused."""
    return _papers(order, saying, "refusals", lambda request: write_refusals(request, saying))


def paper_templates(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the templates of all papers for an office to edit, and the list of their fields."""
    files = write_paper_templates(order.out, order.lang, saying)
    kinds = {paper.file: f"ui.field_template_{kind}" for kind, paper in PAPERS.items()}
    named = [(path, text(kinds.get(path.name, "ui.file_paper_fields"))) for path in files]
    offered = offered_with_archive(named, order.out / ARCHIVE, text("ui.file_papers_all"))
    return CardAnswer("good", text("ui.templates_done"), [text("ui.templates_next")], files=offered)


def _papers(order: RunOrder, saying: Saying, kind: PaperKind, write: PaperWriter) -> CardAnswer:
    """Return the papers of a kind, and the account of all households of the workbooks."""
    day = typed_day(order, "paper_day")
    if isinstance(day, CardAnswer):
        return day
    request = DocumentsRequest(
        results=order.paths("file"),
        out=order.out,
        reading=reading_of(order),
        previous=order.paths("previous"),
        register=past_of(order),
        links=order.path("links"),
        settings=order.path("settings"),
        templates=own_templates(order, kind),
        on=day,
    )
    done = write(request)
    lines = [*fault_lines(saying), *unread_lines(done.unread)]
    next_step = [text(f"ui.{kind}_next")] if done.files else []
    return CardAnswer(
        _tone(done, lines),
        text(f"ui.{kind}_done" if done.papers else f"ui.{kind}_none").filled(count=done.papers),
        [*next_step, *lines],
        [_account(one, kind) for one in done.communes],
        files=offered_papers(order, done.files, {WORD: f"ui.file_{kind}"}),
        tables=list(_lists(done)),
    )


def _tone(done: DocumentsOutcome, lines: list[Text]) -> Tone:
    if not all(one.account.agrees for one in done.communes):
        return "bad"
    return "care" if lines or not done.files else "good"


def _account(one: CommuneOutcome, kind: PaperKind) -> CountedSum:
    """Return the account of a workbook's households."""
    account = one.account
    parts = [
        (text(f"papers.{part}_{kind}"), getattr(account, part)) for part in ("named", "others")
    ]
    parts += [(text(f"ui.left_{part}"), getattr(account, part)) for part in LEFT]
    return CountedSum(text("ui.sum_papers").filled(commune=one.commune), account.read, parts)


def _lists(done: DocumentsOutcome) -> Iterator[AnswerTable]:
    """Yield a table of the households in each list of each decision."""
    listed = [one for one in done.communes if one.lists]
    if listed:
        heads = [text("ui.paper_commune"), *(text(f"ui.list_{name}") for name in BELONGS)]
        rows = [_list_row(one) for one in listed]
        yield AnswerTable(text("ui.paper_lists"), heads, rows)


def _list_row(one: CommuneOutcome) -> list[str | Text]:
    return [one.commune, *(text("ui.figure").filled(count=one.lists[name]) for name in BELONGS)]
