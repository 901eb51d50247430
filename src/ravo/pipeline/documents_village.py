"""The papers of villages: lists to post, and minutes of meetings with sheets for their votes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.faults import usage
from ravo.faults.unread import Unread
from ravo.files import as_closed_as, fitted_name
from ravo.messages import text
from ravo.pipeline.chosen_households import village_of_word
from ravo.pipeline.documents import (
    DocumentsRequest,
    PaperDraft,
    PapersRead,
    file_name,
    read_papers,
    write_drafts,
)
from ravo.pipeline.listener import Listener, written_together
from ravo.pipeline.office_days import office_days
from ravo.pipeline.outputs import refuse_inputs, spare
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.documents.paper import PaperIssuer
    from ravo.documents.posted import PostingTerms
    from ravo.documents.village_homes import CommuneHomes, VillagePart
    from ravo.documents.votes_sheet import Meeting
    from ravo.report.forms.settings import ReportSettings

PDF_SECONDS_FOR = 4
"""Households that take a PDF as long as a sheet of paper does."""


@dataclass(frozen=True, kw_only=True)
class VillageRequest:
    """Of which results papers of villages are written, into the folder `out`.

    `settings` is a file of the office, `templates` the folder of its Word templates. With `pdf`
    each document is written as a PDF as well.
    """

    results: Sequence[Path]
    out: Path
    reading: ReadOptions = field(default_factory=ReadOptions)
    settings: Path | None = None
    templates: Path | None = None
    recursive: bool = False
    pdf: bool = False

    def documents(self, on: date | None = None) -> DocumentsRequest:
        """Return the request of the papers; `on` is the day that they carry."""
        return DocumentsRequest(
            results=self.results,
            out=self.out,
            reading=self.reading,
            settings=self.settings,
            templates=self.templates,
            on=on,
            recursive=self.recursive,
        )


@dataclass(frozen=True, kw_only=True)
class PostedRequest(VillageRequest):
    """Lists to post: where complaints go, from which day on, by which file of holidays.

    `until` is a last day that the office chose itself.
    """

    complaints_at: str | None = None
    posted_on: date | None = None
    until: date | None = None
    holidays: Path | None = None


@dataclass(frozen=True, kw_only=True)
class MinutesRequest(VillageRequest):
    """Minutes of village meetings, `number` counts the meetings of a village from 1.

    `villages` are those that meet, as an officer types them; without any they are all.
    """

    number: int = 1
    villages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VillagesCount:
    """What the papers of a commune have: villages, households in them, and those that wait."""

    commune: str
    villages: int
    households: int
    waiting: int


@dataclass(frozen=True)
class VillageOutcome:
    """The files written, and what each commune's papers have."""

    files: tuple[Path, ...]
    communes: tuple[VillagesCount, ...]
    unread: Unread = field(default_factory=Unread)


# what is posted


def write_posted(request: PostedRequest, listener: Listener) -> VillageOutcome:
    """Write a list to post for each village and one for the whole commune.

    Raises UsageProblem (exit code 2): RV-1370 where the place or the day is missing, RV-1385 where
    one place is given for several communes, RV-1371 for too early a last day; InputProblem (exit
    code 3) for a workbook, template or file of holidays that cannot be used.
    """
    from ravo.documents.posted import boxes_of, posted_values
    from ravo.documents.templates import check_paper, filled_paper
    from ravo.documents.village_homes import homes_of
    from ravo.report.forms.settings_file import read_settings

    terms = _terms(request, read_settings(request.settings))
    check_paper("posted", request.templates)
    check_pdf(request)
    documents = request.documents(terms.posted_on)
    read = read_papers(documents, listener)
    if len(read.communes) > 1:
        raise usage("RV-1385", count=len(read.communes))
    drafts: list[PaperDraft] = []
    faults = {}
    for papers, issuer in zip(read.communes, read.issuers, strict=True):
        homes = homes_of(papers)
        boxes, doubts = boxes_of(homes, terms)
        faults.update({doubt.code: doubt for doubt in doubts})
        for part in (None, *homes.villages()):
            words = text("village_papers.whole_commune").vi if part is None else _part_name(part)
            drafts.append(
                PaperDraft(
                    file_name("niem-yet", papers, words),
                    lambda homes=homes, part=part, issuer=issuer, boxes=boxes: filled_paper(  # type: ignore[misc]
                        "posted",
                        request.templates,
                        posted_values(homes, part, issuer, boxes),
                        len(homes.homes),
                    ),
                )
            )
    for doubt in faults.values():
        listener.fault(doubt)
    files = with_pdf(request, write_drafts(documents, drafts, read, listener), read, listener)
    return VillageOutcome(files, _counts(read), read.unread)


def _terms(request: PostedRequest, settings: "ReportSettings") -> "PostingTerms":
    from ravo.documents.posted import PostingTerms

    place = request.complaints_at or settings.complaints_at
    lacks = [
        text(f"village_papers.lacks_{name}")
        for name, value in (("place", place), ("day", request.posted_on))
        if not value
    ]
    if lacks or not place or request.posted_on is None:
        raise usage("RV-1370", what=lacks)
    days = office_days(request.holidays, settings, request.settings)
    return PostingTerms(place.strip().rstrip("."), request.posted_on, days, request.until)


def _part_name(part: "VillagePart") -> str:
    from ravo.documents.posted import village_words

    return village_words(part)


def _counts(read: PapersRead) -> tuple[VillagesCount, ...]:
    from ravo.documents.village_homes import homes_of

    found = []
    for papers in read.communes:
        homes = homes_of(papers)
        found.append(
            VillagesCount(
                papers.place.commune or papers.file,
                len(list(homes.villages())),
                len(homes.homes),
                sum(homes.waiting.values()),
            )
        )
    return tuple(found)


def check_pdf(request: VillageRequest) -> None:
    """Raise UsageProblem (RV-1124) where PDFs are wanted and no program here makes them."""
    from ravo.word.as_pdf import pdf_printer

    if request.pdf:
        pdf_printer()


def with_pdf(
    request: VillageRequest, files: tuple[Path, ...], read: PapersRead, listener: Listener
) -> tuple[Path, ...]:
    """Return the documents, each with a PDF behind it where those are wanted."""
    from ravo.pipeline.sheets import pdf_of

    if not request.pdf:
        return files
    size = max((len(papers.households) for papers in read.communes), default=0)
    made = []
    for path in files:
        target = path.with_suffix(".pdf")
        pdf_of(path, target, size // PDF_SECONDS_FOR, listener)
        made += [path, target]
    return tuple(made)


# minutes


def write_minutes(request: MinutesRequest, listener: Listener) -> VillageOutcome:
    """Write the minutes of each village's meeting, and a workbook to type its votes.

    Raises UsageProblem (exit code 2), RV-1161 for a village that there is not; InputProblem (exit
    code 3) for a workbook or a template that cannot be used.
    """
    from ravo.documents.minutes import minutes_values
    from ravo.documents.templates import check_paper, filled_paper
    from ravo.documents.votes_sheet import Meeting

    check_paper("minutes", request.templates)
    check_pdf(request)
    documents = request.documents()
    read = read_papers(documents, listener)
    drafts, meetings = [], []
    for homes, issuer, part in _meeting_parts(request, read):
        papers = homes.papers
        drafts.append(
            PaperDraft(
                file_name("bien-ban", papers, _part_name(part)),
                lambda homes=homes, part=part, issuer=issuer: filled_paper(  # type: ignore[misc]
                    "minutes",
                    request.templates,
                    minutes_values(homes, part, issuer, request.number),
                    len(part.homes),
                ),
            )
        )
        commune = papers.place.commune or papers.file
        meetings.append(Meeting(commune, papers.year, part, request.number))
    files = write_drafts(documents, drafts, read, listener)
    sheets = _write_votes(request, files, meetings, read, listener)
    files = with_pdf(request, files, read, listener)
    return VillageOutcome((*files, *sheets), _counts(read), read.unread)


def _meeting_parts(
    request: MinutesRequest, read: PapersRead
) -> "Iterator[tuple[CommuneHomes, PaperIssuer, VillagePart]]":
    """Yield the villages that meet, each with its commune."""
    from ravo.documents.village_homes import homes_of

    communes = [homes_of(papers) for papers in read.communes]
    there = [part.name for homes in communes for part in homes.villages()]
    wanted = villages_named(request.villages, there) if request.villages else set(there)
    for homes, issuer in zip(communes, read.issuers, strict=True):
        for part in homes.villages():
            if part.name in wanted:
                yield homes, issuer, part


def villages_named(words: Sequence[str], there: Sequence[str]) -> set[str]:
    """Return the villages that words mean. Raises UsageProblem (RV-1161) for one of none."""
    names = [name for name in dict.fromkeys(there) if name]
    return {village_of_word(word, names) for word in words}


def _write_votes(
    request: MinutesRequest,
    files: Sequence[Path],
    meetings: "Sequence[Meeting]",
    read: PapersRead,
    listener: Listener,
) -> tuple[Path, ...]:
    """Write the workbook of votes of each of the minutes, named like them."""
    from ravo.documents.votes_sheet import write_votes

    made = []
    with as_closed_as(read.books), written_together(listener) as written:
        for document, meeting in zip(files, meetings, strict=True):
            stem = document.stem.replace("bien-ban", "bieu-quyet", 1)
            path = request.out / fitted_name(stem, ".xlsx")
            refuse_inputs(path, read.books)
            spare(path, listener)
            write_votes(meeting, path)
            written.append(path)
            made.append(path)
    return tuple(made)
