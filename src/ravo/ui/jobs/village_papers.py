"""Papers of villages: minutes of meetings, their votes, lists to post, requests."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ravo.documents.choices import RequestForm
from ravo.documents.templates import PaperKind
from ravo.documents.votes import OUTCOMES
from ravo.faults.unread import Unread
from ravo.messages import Text, text
from ravo.pipeline.documents_requests import RequestsRequest, write_requests
from ravo.pipeline.documents_village import (
    MinutesRequest,
    PostedRequest,
    VillagesCount,
    write_minutes,
    write_posted,
)
from ravo.pipeline.documents_votes import VotesOutcome, VotesRequest, count_votes
from ravo.ui.answer import CardAnswer, CountedSum, OfferedFile, Tone
from ravo.ui.jobs.check import kinds_of
from ravo.ui.jobs.families import CLASSES
from ravo.ui.jobs.page_listener import Saying, fault_lines, shown_fault, unread_lines
from ravo.ui.jobs.paper_files import (
    PDF,
    SHEET,
    WORD,
    offered_papers,
    own_templates,
    with_pdf,
)
from ravo.ui.jobs.read_options import reading_of
from ravo.ui.jobs.typed_days import typed_day
from ravo.ui.order import RunOrder

FORMS: dict[str, RequestForm] = {"form_01": "01", "form_04": "04"}
FORM_KINDS: tuple[PaperKind, ...] = ("request_01", "request_04")


def minutes(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the minutes of each village's meeting, with a workbook to type its votes."""
    request = MinutesRequest(
        **_village_values(order, "minutes"), villages=_villages(order), again=order.path("again")
    )
    done = write_minutes(request, saying)
    words = {WORD: "ui.file_minutes", SHEET: "ui.file_votes_sheet", PDF: "ui.file_minutes_pdf"}
    offered = offered_papers(order, done.files, words)
    count = sum(one.villages for one in done.communes)
    headline = text("ui.minutes_done").filled(count=count)
    lines = [text("ui.minutes_next"), *_waiting(done.communes)]
    return _written(headline, lines, offered, done.unread, saying, next_card="documents_votes")


def posted(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the lists to post, of each village and the whole commune."""
    posted_on, until = (typed_day(order, name) for name in ("posted_on", "until"))
    if isinstance(posted_on, CardAnswer):
        return posted_on
    if isinstance(until, CardAnswer):
        return until
    request = PostedRequest(
        **_village_values(order, "posted"),
        posted_on=posted_on,
        until=until,
        complaints_at=order.value("complaints_at"),
        holidays=order.path("holidays"),
    )
    done = write_posted(request, saying)
    words = {WORD: "ui.file_posted", PDF: "ui.file_posted_pdf"}
    offered = offered_papers(order, done.files, words)
    headline = text("ui.posted_done").filled(count=sum(one.villages for one in done.communes))
    lines = [text("ui.posted_next"), *done.last_days(), *_waiting(done.communes)]
    return _written(headline, lines, offered, done.unread, saying)


def requests(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return requests of households, prefilled, or the blank forms without a workbook."""
    chosen = order.value("class")
    request = RequestsRequest(
        **_village_values(order, *FORM_KINDS),
        form=FORMS.get(order.value("request_form") or ""),
        code=order.value("request_code"),
        classes=CLASSES.get(chosen or "", (chosen,) if chosen else ()),
        villages=_villages(order),
    )
    done = write_requests(request, saying)
    words = {WORD: "ui.file_requests_word", PDF: "ui.file_requests_pdf"}
    offered = offered_papers(order, done.files, words)
    if not request.results:
        return CardAnswer("good", text("ui.requests_blank"), files=offered)
    headline = text("ui.requests_done").filled(count=sum(done.forms.values()))
    lines = [
        text("village_papers.requests").filled(form=form, count=count)
        for form, count in done.forms.items()
        if count
    ]
    return _written(headline, lines, offered, done.unread, saying)


def votes(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the decisions of the meetings on each household, and the faults of the sheets."""
    request = VotesRequest(
        results=order.paths("file"),
        out=order.out,
        reading=reading_of(order),
        votes=order.paths("votes"),
        lang=order.lang,
    )
    done = count_votes(request, saying)
    faults = [fault for commune in done.communes for fault in commune.faults]
    saying.faults = [fault for fault in saying.faults if fault not in faults]
    counts = [commune.counts() for commune in done.communes]
    again = sum(one["again"] for one in counts)
    good = done.complete and not (again or faults or done.unread)
    return CardAnswer(
        "good" if good else "care",
        text("ui.votes_done" if done.complete else "ui.votes_open"),
        [
            *([text("ui.votes_again").filled(count=again)] if again else []),
            *unread_lines(done.unread),
        ],
        _sums(done),
        kinds_of(faults),
        [shown_fault(fault) for fault in faults],
        _offered_votes(done.files, again=again > 0),
        next_cards=("documents", "documents_posted") if again else ("documents_posted",),
    )


def _village_values(order: RunOrder, *kinds: PaperKind) -> dict[str, Any]:
    """Return the values common to every request for papers of villages."""
    return {
        "results": order.paths("file"),
        "out": order.out,
        "reading": reading_of(order),
        "settings": order.path("settings"),
        "templates": own_templates(order, *kinds),
        "pdf": with_pdf(order),
    }


def _villages(order: RunOrder) -> tuple[str, ...]:
    """Return the villages that were typed, separated by semicolons."""
    names = (name.strip() for name in (order.value("villages") or "").split(";"))
    return tuple(name for name in names if name)


def _written(
    headline: Text,
    lines: list[Text],
    files: list[OfferedFile],
    unread: Unread,
    saying: Saying,
    *,
    next_card: str = "",
) -> CardAnswer:
    heard = [*fault_lines(saying), *unread_lines(unread)]
    following = (next_card,) if next_card else ()
    tone: Tone = "care" if heard else "good"
    return CardAnswer(tone, headline, [*lines, *heard], files=files, next_cards=following)


def _waiting(communes: Sequence[VillagesCount]) -> list[Text]:
    """Return a sentence that households without a result are on no paper, if there are any."""
    count = sum(one.waiting for one in communes)
    return [text("ui.papers_waiting").filled(count=count)] if count else []


def _sums(done: VotesOutcome) -> list[CountedSum]:
    """Return the households of each commune as a sum by decision."""
    sums = []
    for commune in done.communes:
        papers, counts = commune.homes.papers, commune.counts()
        parts = [(text(f"village_papers.votes_outcome_{name}"), counts[name]) for name in OUTCOMES]
        name = text("ui.sum_papers").filled(commune=papers.place.commune or papers.file)
        sums.append(CountedSum(name, counts["households"], parts))
    return sums


def _offered_votes(files: Sequence[Path], *, again: bool) -> list[OfferedFile]:
    """Return the list of each commune; with `again` also the file needed for further minutes."""
    words = {SHEET: "ui.file_votes_list"} | ({".json": "ui.file_votes_again"} if again else {})
    return [
        OfferedFile(path.name, text(words[path.suffix])) for path in files if path.suffix in words
    ]
