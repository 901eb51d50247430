"""The papers of villages: lists to post, and minutes of meetings with sheets for their votes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.faults import unreadable, usage
from ravo.faults.unread import Unread
from ravo.files import as_closed_as, distinct_names
from ravo.messages import Text, text
from ravo.pipeline.chosen_households import village_of_word
from ravo.pipeline.documents import (
    DocumentsRequest,
    PaperDraft,
    PapersRead,
    file_name,
    read_papers,
    write_drafts,
)
from ravo.pipeline.documents_complaints import report_complaints
from ravo.pipeline.documents_notes import report_twins
from ravo.pipeline.listener import Listener, reported_once, written_together
from ravo.pipeline.office_days import office_days
from ravo.pipeline.outputs import refuse_inputs, spare
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.documents.paper import PaperIssuer
    from ravo.documents.posted import PostedKind, PostingTerms
    from ravo.documents.templates import FilledPaper
    from ravo.documents.village_homes import CommuneHomes, VillagePart
    from ravo.documents.votes_output import EarlierMeetings
    from ravo.documents.votes_sheet import Meeting
    from ravo.report.forms.settings import ReportSettings

MINUTES, VOTES = "bien-ban", "bieu-quyet"
"""The beginnings of the file names of minutes and of the workbooks for their votes."""
PDF_SECONDS_FOR = 4
"""The number of households that take a PDF as much time as one sheet of paper."""


@dataclass(frozen=True, kw_only=True)
class VillageRequest:
    """The results for which papers of villages are written, into the folder `out`.

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
    """Lists to post: where complaints are received, the first day, the file of holidays.

    `until` is a last day that the office chose itself. `register` has the complaints. `votes` are
    outcomes of village meetings, or folders of them.
    """

    complaints_at: str | None = None
    posted_on: date | None = None
    until: date | None = None
    holidays: Path | None = None
    register: str | None = None
    votes: tuple[Path, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MinutesRequest(VillageRequest):
    """Minutes of village meetings; `number` counts the meetings of a village from 1.

    `villages` are those that meet, as an officer types them; all where none is given. `again` is
    the outcome of earlier meetings: households that these agreed to are left out, and villages
    without other households.
    """

    number: int | None = None
    villages: tuple[str, ...] = ()
    again: Path | None = None


@dataclass(frozen=True, slots=True)
class VillagesCount:
    """The numbers of a commune's papers: villages, households in them, households held back.

    `held_back` counts those to whose class a meeting did not agree; None where outcomes of meetings
    were not taken into account.
    """

    commune: str
    villages: int
    households: int
    waiting: int
    held_back: int | None = None


@dataclass(frozen=True)
class VillageOutcome:
    """The files written, and the numbers of each commune's papers.

    `until` has the last day for complaints about each kind of posted list.
    """

    files: tuple[Path, ...]
    communes: tuple[VillagesCount, ...]
    unread: Unread = field(default_factory=Unread)
    until: "Mapping[PostedKind, date]" = field(default_factory=dict)

    def last_days(self) -> list[Text]:
        """Return a sentence for each posted list: until when complaints are received."""
        from ravo.documents.posted import list_name

        sentence = text("village_papers.until")
        return [sentence.filled(name=list_name(kind), day=day) for kind, day in self.until.items()]


# what is posted


def write_posted(request: PostedRequest, listener: Listener) -> VillageOutcome:
    """Write a list to post for each village and one for the whole commune.

    Raises UsageProblem (exit code 2): RV-1370 where the place or the day is missing, RV-1385 where
    one place is given for several communes, RV-1371 for a last day that is too early; InputProblem
    (exit code 3) for an unusable workbook, template or file of holidays.
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
    read = read.voted(request.votes, listener)
    report_complaints(request.register, read.communes, terms.posted_on, listener)
    (papers,), (issuer,) = read.communes, read.issuers
    report_twins(papers, listener)
    homes = homes_of(papers)
    boxes, doubts = boxes_of(homes, terms)
    for doubt in doubts:
        listener.fault(doubt)

    def draft(part: "VillagePart | None") -> PaperDraft:
        """Return the list of a village; without a village, that of the whole commune."""
        words = text("village_papers.whole_commune").vi if part is None else _part_name(part)
        return PaperDraft(
            file_name("niem-yet", papers, words),
            lambda: filled_paper(
                "posted",
                request.templates,
                posted_values(homes, part, issuer, boxes),
                len(homes.homes),
            ),
        )

    parts = list(homes.villages())
    drafts = [draft(part) for part in (None, *parts)]
    with reported_once(listener) as once:
        files = with_pdf(request, write_drafts(documents, drafts, read, once), read, once)
    counts = _counts_of([(homes, part) for part in parts])
    until = {kind: box.end for kind, box in boxes.items()}
    return VillageOutcome(files, counts, read.unread, until)


def _terms(request: PostedRequest, settings: "ReportSettings") -> "PostingTerms":
    from ravo.documents.posted import PostingTerms
    from ravo.word.printed import printable

    given = settings.complaints_at if request.complaints_at is None else request.complaints_at
    place = printable(given).strip(" .")
    lacks = [
        text(f"village_papers.lacks_{name}")
        for name, value in (("place", place), ("day", request.posted_on))
        if not value
    ]
    if lacks or request.posted_on is None:
        raise usage("RV-1370", what=lacks)
    days = office_days(request.holidays, settings, request.settings)
    return PostingTerms(place, request.posted_on, days, request.until)


def _part_name(part: "VillagePart") -> str:
    from ravo.documents.posted import village_words

    return village_words(part)


def _counts_of(
    parts: "Sequence[tuple[CommuneHomes, VillagePart]]",
) -> tuple[VillagesCount, ...]:
    """Return the numbers of the papers of villages, by commune."""
    by_commune: dict[str, list[VillagePart]] = {}
    unplaced: dict[str, int] = {}
    by_meetings: dict[str, bool] = {}
    for homes, part in parts:
        commune = homes.papers.shown_name
        by_commune.setdefault(commune, []).append(part)
        unplaced[commune] = homes.unplaced
        by_meetings[commune] = homes.papers.meetings_known
    return tuple(
        VillagesCount(
            commune,
            len(mine),
            sum(len(part.homes) for part in mine),
            sum(part.waiting for part in mine) + unplaced[commune],
            sum(part.held_back for part in mine) if by_meetings[commune] else None,
        )
        for commune, mine in by_commune.items()
    )


def check_pdf(request: VillageRequest) -> None:
    """Raise UsageProblem (RV-1124) where PDFs are requested and no program here can write them."""
    from ravo.word.as_pdf import pdf_printer

    if request.pdf:
        pdf_printer()


def with_pdf(
    request: VillageRequest, files: tuple[Path, ...], read: PapersRead, listener: Listener
) -> tuple[Path, ...]:
    """Return the documents, each followed by its PDF where PDFs are requested."""
    from ravo.pipeline.sheets import pdf_of

    if not request.pdf:
        return files
    size = max((len(papers.households) for papers in read.communes), default=0)
    targets = [path.with_suffix(".pdf") for path in files]
    with written_together(listener) as written:
        for path, target in zip(files, targets, strict=True):
            pdf_of(path, target, size // PDF_SECONDS_FOR, listener)
            written.append(target)
    return (*files, *targets)


# minutes


def write_minutes(request: MinutesRequest, listener: Listener) -> VillageOutcome:
    """Write the minutes of each village's meeting, and a workbook to type its votes.

    Raises UsageProblem (exit code 2): RV-1161 for an unknown village, RV-1382 where no household is
    left for another meeting; InputProblem (exit code 3) for an unusable workbook or template,
    RV-1387 for a file that is no outcome of earlier meetings.
    """
    from ravo.documents.templates import check_paper

    check_paper("minutes", request.templates)
    check_pdf(request)
    documents = request.documents()
    read = read_papers(documents, listener)
    for papers in read.communes:
        report_twins(papers, listener)
    earlier = _earlier(request, read)
    number = request.number or (1 if earlier is None else earlier.last + 1)
    parts = list(_meeting_parts(request, read, earlier, number))
    if not parts and earlier is not None and request.again is not None:
        raise usage("RV-1382", what=[request.again.name])
    drafts = [_minutes_draft(request, part, number) for part in parts]
    meetings = [part.meeting(number) for part in parts]
    with reported_once(listener) as once:
        files = write_drafts(documents, drafts, read, once)
        sheets = _write_votes(request, files, meetings, read, once)
        files = with_pdf(request, files, read, once)
    counts = _counts_of([(part.homes, part.village) for part in parts])
    return VillageOutcome((*files, *sheets), counts, read.unread)


@dataclass(frozen=True)
class _MeetingPart:
    """A village that meets, with its commune, the issuing office, and the stem of its file.

    `stem` is unique in the commune, even where only some villages are chosen.
    """

    homes: "CommuneHomes"
    issuer: "PaperIssuer"
    village: "VillagePart"
    stem: str

    def meeting(self, number: int) -> "Meeting":
        """Return the meeting with that number."""
        from ravo.documents.votes_sheet import Meeting

        papers = self.homes.papers
        commune = papers.place.commune or papers.file
        return Meeting(commune, papers.year, self.village, number, papers.place.code or "")


def _minutes_draft(request: MinutesRequest, part: _MeetingPart, number: int) -> PaperDraft:
    from ravo.documents.minutes import minutes_values
    from ravo.documents.templates import filled_paper

    def fill() -> "FilledPaper":
        """Return the minutes of this village."""
        values = minutes_values(part.homes, part.village, part.issuer, number)
        return filled_paper("minutes", request.templates, values, len(part.village.homes))

    return PaperDraft(part.stem, fill)


def _meeting_parts(
    request: MinutesRequest, read: PapersRead, earlier: "EarlierMeetings | None", number: int
) -> Iterator[_MeetingPart]:
    """Yield the villages that meet; after earlier meetings, those with households to vote on."""
    from ravo.documents.village_homes import homes_of

    communes = [homes_of(papers) for papers in read.communes]
    there = [part.name for homes in communes for part in homes.villages()]
    wanted = villages_named(request.villages, there) if request.villages else set(there)
    # The minutes of a later meeting do not replace those of an earlier one.
    kind = MINUTES if number == 1 else f"{MINUTES}-lan-{number}"
    for homes, issuer in zip(communes, read.issuers, strict=True):
        left = homes if earlier is None else homes.without(earlier.agreed)
        stems = _stems_of_villages(kind, homes)
        for part in left.villages():
            if part.name in wanted and (part.homes or earlier is None):
                yield _MeetingPart(left, issuer, part, stems[part.name])


def _stems_of_villages(kind: str, homes: "CommuneHomes") -> dict[str, str]:
    """Return the file stem of each village's papers: names may differ by their marks alone."""
    parts = list(homes.villages())
    stems = [file_name(kind, homes.papers, _part_name(part)) for part in parts]
    names = distinct_names(stems, ".docx")
    return {part.name: Path(name).stem for part, name in zip(parts, names, strict=True)}


def _earlier(request: MinutesRequest, read: PapersRead) -> "EarlierMeetings | None":
    """Return the earlier meetings. Raises InputProblem (RV-1387) for those of another commune."""
    from ravo.documents.votes_output import read_outcomes

    if request.again is None:
        return None
    meetings = read_outcomes(request.again)
    there = [(papers.place.commune, papers.year) for papers in read.communes]
    if there != [(meetings.commune, meetings.year)]:
        raise unreadable("RV-1387", path=request.again.name)
    return meetings


def villages_named(words: Sequence[str], there: Sequence[str]) -> set[str]:
    """Return the villages that words name. Raises UsageProblem (RV-1161) for an unknown one."""
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

    paths = []
    with as_closed_as(read.books), written_together(listener) as written:
        stems = [document.stem.replace(MINUTES, VOTES, 1) for document in files]
        names = distinct_names(stems, ".xlsx")
        for name, meeting in zip(names, meetings, strict=True):
            path = request.out / name
            refuse_inputs(path, read.books)
            spare(path, listener)
            write_votes(meeting, path)
            written.append(path)
            paths.append(path)
    return tuple(paths)
